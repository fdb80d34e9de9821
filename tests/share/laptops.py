"""Laptops that share an initiative: each with a workspace and an identity of its own, and a clock that is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cocreation_tui.clock import ManualClock
from cocreation_tui.core.agenda.agenda import Item
from cocreation_tui.core.agenda.circle import usual_circle
from cocreation_tui.core.agenda.script import Point, Script
from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.ground.ids import ItemId
from cocreation_tui.core.session.commands.command import Advance, CaptureThis, CloseSession
from cocreation_tui.core.shared.streams import (
    Batch,
    Digest,
    Head,
    Hello,
    LaptopId,
    Part,
    Ring,
    ShareId,
    StreamName,
)
from cocreation_tui.desk.desk import Desk
from cocreation_tui.desk.initiatives import Initiatives
from cocreation_tui.desk.planning import Plan
from cocreation_tui.settings import Settings
from cocreation_tui.share.carrier import Carrier
from cocreation_tui.share.exchange import exchange
from cocreation_tui.share.histories import Histories
from cocreation_tui.share.joining import begin_sharing, join
from cocreation_tui.share.news import Exchanged
from cocreation_tui.store import lock
from cocreation_tui.store.laptop import Laptop as Identity
from cocreation_tui.store.laptop import new_identity, this_laptop
from cocreation_tui.store.shared_streams import Shared, read_shared
from cocreation_tui.store.workspace import Workspace
from tests.share.memory import Cloud, Memory

START = datetime(2026, 3, 5, 8, 0, tzinfo=UTC)
NAME = "Trygge nætter"
INTERNAL = "manager-dialogue"


def nothing(_: str) -> None:
    """What happens at a call where nothing does."""


class Troubled:
    """A carrier at whose calls something may happen, before and after."""

    def __init__(self, carrier: Carrier, laptop: Laptop) -> None:
        self.carrier = carrier
        self.of = laptop

    @property
    def share(self) -> ShareId:
        return self.carrier.share

    def become(self, laptop: LaptopId) -> None:
        self.carrier.become(laptop)

    def refuses(self, ring: Ring) -> str:
        return self.carrier.refuses(ring)

    def heads(self) -> Mapping[StreamName, Head]:
        self.of.happens("heads")
        return self.carrier.heads()

    def pull(self, stream: StreamName, generation: int, after: int) -> Iterator[Batch]:
        self.of.happens("pull")
        for whole in self.carrier.pull(stream, generation, after):
            half = len(whole.bodies) // 2
            first = replace(whole, bodies=whole.bodies[:half])
            yield from [first] if half else []
            self.of.happens("half pulled")
            yield replace(whole, after=first.last, before=first.digest, bodies=whole.bodies[half:])

    def push(self, batch: Batch) -> Head:
        self.of.happens("push")
        head = self.carrier.push(batch)
        self.of.happens("pushed")
        return head

    def tell(self, hello: Hello) -> None:
        self.of.happens("tell")
        self.carrier.tell(hello)
        self.of.happens("told")

    def laptops(self) -> tuple[Hello, ...]:
        self.of.happens("laptops")
        return self.carrier.laptops()

    def close(self) -> None:
        self.carrier.close()


class Laptop:
    """Somebody's laptop; everything on it is done as screens and verbs do it."""

    def __init__(
        self, root: Path, name: str, machine: str = "", part: Part = Part.ANCHOR, skew: float = 0
    ) -> None:
        self.root = root
        self.name = name
        self.machine = machine or name
        self.part = part
        self.login = root.name
        self.clock = ManualClock(START + timedelta(minutes=skew))
        self.desk = Desk(Workspace(root), self.clock, "da", Settings(name=name))
        self.happens: Callable[[str], None] = nothing

    @property
    def folder(self) -> Path:
        (found,) = (path.parent for path in self.root.glob("*/initiative.json"))
        return found

    @property
    def has_joined(self) -> bool:
        return any(self.root.glob("*/initiative.json"))

    @property
    def shared(self) -> Shared:
        shared = read_shared(self.folder)
        assert shared is not None
        return shared

    @property
    def id(self) -> LaptopId:
        return self.shared.laptop

    def identity(self, root: Path) -> Identity:
        return this_laptop(root, lambda: self.machine)

    def renew(self, root: Path) -> Identity:
        return new_identity(root, lambda: self.machine)

    # What is done on it

    def found(self) -> Memory:
        Initiatives(self.desk).found(NAME).close()
        return Memory(begin_sharing(self.folder, self.clock.now(), identity=self.identity).share)

    def found_by(self, way: Callable[[ShareId], Cloud], secret: str) -> Cloud:
        """The same, to be shared by some other way."""
        Initiatives(self.desk).found(NAME).close()
        return way(begin_sharing(self.folder, self.clock.now(), secret, self.identity).share)

    def join(self, cloud: Cloud) -> Exchanged:
        me = self.identity(self.root).id
        with closing(cloud.open(self, me)) as carrier:
            join(
                *(self.root, carrier, self.clock.now(), self.part),
                secret=cloud.secret(self.part),
                identity=self.identity,
            )
        return self.exchange(cloud)

    def exchange(self, cloud: Cloud) -> Exchanged:
        self.clock.advance(timedelta(seconds=30))
        self.identity(self.root)
        return cloud.exchange(self, self._exchange)

    def _exchange(self, carrier: Carrier) -> Exchanged:
        troubled = Troubled(carrier, self)
        return exchange(self.folder, troubled, self.clock.now(), self.name, self.identity, self.renew)

    def plan(self, script: str = "coordinator-meeting", title: str = "Møde") -> Path:
        wanted = Script(
            script,
            "da",
            title,
            (Point(Item(ItemId("a"), "Velkomst", timedelta(minutes=5))),),
            circle=usual_circle(script),
        )
        room = self.desk.plan(Plan(wanted, self.clock.now(), folder=self.folder))
        room.close()
        assert room.path is not None
        return room.path

    def go_on(self, path: Path, *texts: str, close: bool = False) -> None:
        """Catch some notes in a meeting, begun if it is not."""
        room = self.desk.open(path)
        assert not room.runner.read_only, "a meeting that is written here"
        if not room.runner.session.facts.started_at:
            room.runner.do(Advance())
        for text in texts:
            self.clock.advance(timedelta(seconds=20))
            room.runner.do(CaptureThis(Kind.NOTE, text))
        if close:
            room.runner.do(CloseSession())
        room.close()

    def note(self, text: str, inside: bool = False) -> None:
        """Note something of the initiative between meetings; ``inside`` of an actor that no platform has chosen."""
        room = Initiatives(self.desk).open(self.folder)
        self.clock.advance(timedelta(seconds=20))
        room.runner.do(CaptureThis(Kind.ACTOR if inside else Kind.NOTE, text))
        room.close()

    # What is on it

    def known(self) -> dict[StreamName, Head]:
        return {one.stream: one.head for one in self.shared.streams}

    def chains(self) -> dict[StreamName, tuple[Digest, ...]]:
        """What every meeting here comes to, read from its file."""
        histories = Histories(self.folder, self.id)
        return {stream: histories.read(stream).digests for stream in histories.meetings()}

    def texts(self, path: Path) -> list[str]:
        return [one.text for one in self.desk.read(path).captures]

    def here(self, path: Path) -> Path:
        """Another laptop's meeting on this one."""
        return self.folder / path.name

    def is_held(self) -> bool:
        taken = lock.take(self.folder / ".sharing" / "sharing.json", None)
        if taken is not None:
            lock.release(taken, self.folder / ".sharing" / "sharing.json")
        return taken is None
