"""A sharing that is told what to find: for screens and verbs, whose business is what they show and ask for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.core.shared.streams import Hello, LaptopId, Part, ShareId, StreamName
from cocreation_tui.desk import together
from cocreation_tui.desk.desk import Desk
from cocreation_tui.desk.initiatives import Initiatives
from cocreation_tui.desk.together import Codes, Member, Status
from cocreation_tui.share.carrier import UNREACHABLE, Carrier, CarrierError
from cocreation_tui.share.news import Coming, Exchanged, Lagging, Moved, Preview, Trouble, Waiting
from cocreation_tui.share.openers import FOLDER
from cocreation_tui.store.shared_streams import Shared, Way, write_shared
from cocreation_tui.tui.screens.laptops import arriving

OWN, EVA, BO = (LaptopId(sign * 32) for sign in "abc")
SHARE = ShareId("5" * 32)
CODES = Codes("7K3M-9QXA-2PWD-HF5T-8ZNB-4RVC-JE6G", "1B6T-0WQE-7MKX-R4DA-93VN-HZ5P-C2GF")
MEETING = StreamName("2026-11-20-coordinator-meeting-abc123")


@dataclass
class World:
    """What the fake finds, and what it was asked for."""

    folder: Path
    now: datetime
    title: str = "Tovholdermøde"
    shared: bool = True
    ways: tuple[Way, ...] = (Way(FOLDER, "/mnt/faelles/Trygge naetter"),)
    part: Part = Part.ANCHOR
    waiting: Waiting = field(default_factory=lambda: Waiting(4, 41, 3))
    troubles: tuple[Trouble, ...] = ()
    lagging: tuple[Lagging, ...] = ()
    comes: tuple[Moved, ...] = ()
    names: tuple[str, str] = ("Eva Natt", "Bo Ek")
    platform: str = "Lys og rum"
    failing: CarrierError | None = None
    needs_code: bool = False
    here: bool = True
    asked: list[tuple[object, ...]] = field(default_factory=list)

    def appear(self) -> None:
        """Let the initiative be a shared one on disk."""
        write_shared(self.folder, Shared(SHARE, OWN, self.part, ways=self.ways))

    @property
    def last(self) -> tuple[object, ...]:
        """What it was asked for last."""
        return self.asked[-1]

    @property
    def members(self) -> tuple[Member, ...]:
        eva, bo = self.names
        before = self.now - timedelta(days=4)
        return (
            Member(OWN, "Dorte Holm", self.part, (), True, None, 9, None),
            Member(EVA, eva, Part.COORDINATOR, (self.platform,), False, self.now, 5, self.now),
            Member(BO, bo, Part.READER, (), False, before, 0, before),
        )

    @property
    def status(self) -> Status | None:
        if not self.shared:
            return None
        return Status(
            self.folder, self.part, self.ways, self.members, self.waiting, self.troubles, self.lagging,
            self.now - timedelta(minutes=20),
        )  # fmt: skip

    @property
    def preview(self) -> Preview:
        new = 0 if self.here and ("take_in",) in [one[:1] for one in self.asked] else 12
        hello = Hello(
            EVA, self.names[0], Part.COORDINATOR, (self.platform,), self.now, "Trygge nætter", "da", "UTC"
        )
        streams = (
            Coming(MEETING, self.title, EVA, 3, new),
            Coming(StreamName(f"notes-{EVA}"), "", EVA, 8, 0),
        )
        return Preview(SHARE, "Trygge nætter", (hello,), streams)


class FakeTogether:
    """The methods of ``Together``, over a world."""

    world: World

    def __init__(self, desk: Desk, opening: object = None, hearing: object = None) -> None:
        self.desk = desk

    def _asked(self, *what: object) -> None:
        self.world.asked.append(what)
        if self.world.failing is not None:
            raise self.world.failing

    def status(self, folder: Path) -> Status | None:
        return self.world.status

    def outbox(self) -> dict[Path, Waiting]:
        return {self.world.folder: self.world.waiting} if self.world.shared else {}

    def begin(self, folder: Path, secret: str = "") -> Shared:
        self.world.asked.append(("begin", folder))
        self.world.shared = True
        self.world.appear()
        return Shared(SHARE, OWN, Part.ANCHOR)

    def set_up(self, folder: Path, way: Way, code: str = "") -> Shared:
        self._asked("set_up", way)
        self.world.ways = (*self.world.ways, way)
        return Shared(SHARE, OWN, Part.ANCHOR, ways=self.world.ways)

    def take_down(self, folder: Path, way: Way) -> Shared:
        self._asked("take_down", way)
        self.world.ways = tuple(one for one in self.world.ways if one != way)
        return Shared(SHARE, OWN, Part.ANCHOR, ways=self.world.ways)

    def codes(self, folder: Path) -> Codes:
        return CODES if self.world.part is Part.ANCHOR else replace(CODES, anchors="")

    def opened(self, way: Way, shared: Shared | None, code: str = "") -> Carrier:
        raise CarrierError(UNREACHABLE)

    def exchange(self, folder: Path) -> Exchanged:
        self._asked("exchange", folder)
        sent = (Moved(StreamName("2026-11-23-x"), self.world.title, OWN, 41),) if self.world.waiting else ()
        self.world.waiting = Waiting()
        came, self.world.comes = self.world.comes, ()
        return Exchanged(came, sent, self.world.troubles)

    def preview(self, way: Way, folder: Path | None = None, code: str = "") -> Preview:
        self._asked("preview", way, code)
        if self.world.needs_code and not code:
            raise CarrierError("share.no-code")
        return self.world.preview

    def parts(self, way: Way, code: str) -> tuple[Part, ...]:
        return (Part.COORDINATOR, Part.READER, *((Part.ANCHOR,) if code == CODES.anchors else ()))

    def join(self, way: Way, code: str, part: Part, platforms: Sequence[str] = ()) -> tuple[Path, Exchanged]:
        self._asked("join", way, code, part, tuple(platforms))
        room = Initiatives(self.desk).found("Delt")
        room.close()
        return room.folder, Exchanged((Moved(MEETING, self.world.title, EVA, 12),))

    def folder_of(self, preview: Preview) -> Path | None:
        return self.world.folder if self.world.here else None

    def pack(self, folder: Path, target: Path, platform: str = "") -> Exchanged:
        self._asked("pack", target, platform)
        target.write_bytes(b"PK")
        return Exchanged()

    def take_in(self, file: Path, folder: Path) -> Exchanged:
        self._asked("take_in", file, folder)
        return Exchanged((Moved(MEETING, self.world.title, EVA, 12),))

    def hand_over(self, path: Path, to: LaptopId) -> None:
        self._asked("hand_over", path.stem, to)

    def take_over(self, path: Path) -> Path:
        self._asked("take_over", path.stem)
        if not path.exists():
            raise Refused("refused.no-meeting")
        return path


def pretend(world: World, monkeypatch: pytest.MonkeyPatch) -> World:
    """Let everybody who asks for the sharing of a workspace get the fake."""
    FakeTogether.world = world
    for place in (together, arriving):
        monkeypatch.setattr(place, "Together", FakeTogether)
    return world
