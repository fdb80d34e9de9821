"""Two weeks of several laptops, with everything that can go wrong: at the end all have the same, and nothing is lost.

What was acknowledged on any laptop is a token that a ledger keeps; dice decide what happens.
"""

from __future__ import annotations

import os
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from cocreation_tui.core.ground.errors import Refused, StoreError
from cocreation_tui.core.session.evolve.evolve import replay
from cocreation_tui.core.shared.streams import (
    NOTHING,
    Batch,
    Head,
    LaptopId,
    Part,
    Ring,
    ShareId,
    StreamName,
    noting_laptop,
)
from cocreation_tui.desk.erasure import carry_out, plan_erasure
from cocreation_tui.share.carrier import CarrierError
from cocreation_tui.share.glance import lagging, outbox
from cocreation_tui.share.histories import Histories, decoded
from cocreation_tui.share.news import ERASED_ELSEWHERE
from cocreation_tui.store import files
from cocreation_tui.store.shared_streams import others_notes
from tests.share.clouds import ANCHORS, Copies, Mail, OnAServer
from tests.share.laptops import INTERNAL, Laptop, nothing
from tests.share.memory import Cloud, Memory

if TYPE_CHECKING:
    from tests.share.postgres_server import Server

NAMED = "Hanne Holm"
ELSEWHERE = LaptopId("f" * 32)
NEWER = StreamName("2026-03-05-from-a-newer-program-abcdef")
_TOKEN = re.compile(r"\bt\d+\b")


class Killed(BaseException):
    """The program ends here."""


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for no disk: power cuts are tried elsewhere."""
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)


@contextmanager
def ending(dice: Random, laptop: Laptop, full: bool) -> Iterator[None]:
    """Something ends an exchange: at a call of the carrier, before or after a write, or the disk is full at one."""
    left = [dice.randrange(1, 60)]

    def count(_: str) -> None:
        left[0] -= 1
        if left[0] == 0:
            raise Killed

    def spoiled(call: Any) -> Any:
        def instead(path: Path, *args: Any, **named: Any) -> Any:
            if full and not path.name.endswith(".holder"):
                left[0] -= 1
                if left[0] in (0, -1):
                    raise StoreError("store.disk-full", path)
                return call(path, *args, **named)
            count("before")
            done = call(path, *args, **named)
            count("after")
            return done

        return instead

    laptop.happens = nothing if full else count
    with pytest.MonkeyPatch.context() as patch:
        for name in ("atomic_write", "move", "remove"):
            patch.setattr(files, name, spoiled(getattr(files, name)))
        try:
            yield
        except (Killed, StoreError, CarrierError):
            pass
        finally:
            laptop.happens = nothing


Way = Callable[[Path, ShareId, Random], Cloud]
"""Makes what laptops share through: where it may keep things, what is shared, and the dice."""


def in_memory(_: Path, share: ShareId, dice: Random) -> Cloud:
    """A way of which all is known at once."""
    return Memory(share)


class World:
    """The laptops, what they share through, and the ledger."""

    def __init__(self, root: Path, seed: int, laptops: int = 3, way: Way = in_memory) -> None:
        self.root = root
        self.dice = Random(seed)
        self.tokens = 0
        self.kept: set[str] = set()
        """Tokens that were acknowledged."""
        self.away: set[str] = set()
        """Stems of meetings that were put away."""
        self.erased = False
        self.doubled = False
        """Whether something happened after which a step may rightly stand in two streams."""
        self.told: Counter[str] = Counter()
        anchor = Laptop(root / "0", "Anna", skew=self.dice.uniform(-9, 9))
        self.cloud = anchor.found_by(lambda share: way(root / "way", share, self.dice), ANCHORS)
        anchor.exchange(self.cloud)
        self.laptops = [anchor]
        for number in range(1, laptops):
            part = Part.ANCHOR if number == 2 else Part.COORDINATOR
            one = Laptop(root / str(number), f"Bo {number}", part=part, skew=self.dice.uniform(-9, 9))
            one.join(self.cloud)
            self.laptops.append(one)

    # What happens

    def text(self) -> str:
        self.tokens += 1
        self.kept.add(f"t{self.tokens}")
        named = f"{NAMED} " if not self.erased and self.dice.random() < 0.3 else ""
        return f"{named}siger t{self.tokens}"

    def own(self, laptop: Laptop) -> list[Path]:
        writers = {name: head.writer for name, head in self.cloud.heads().items()}
        writers |= {one.stream: one.head.writer for one in laptop.shared.streams}
        found = sorted(laptop.folder.glob("2026-*.json"))
        return [path for path in found if writers.get(StreamName(path.stem), laptop.id) == laptop.id]

    def day(self, laptop: Laptop) -> None:
        """What somebody does in a day, and whether they have a connection then."""
        dice = self.dice
        laptop.clock.advance(timedelta(hours=dice.uniform(1, 20)))
        if dice.random() < 0.45:
            laptop.plan(dice.choice(("coordinator-meeting", "coordinator-meeting", INTERNAL)))
        if dice.random() < 0.4:
            laptop.note(self.text(), inside=dice.random() < 0.4)
        for path in dice.sample(own := self.own(laptop), min(len(own), 2)):
            if laptop.desk.read(path).facts.closed_at is None:
                texts = [self.text() for _ in range(dice.randrange(1, 4))]
                laptop.go_on(path, *texts, close=dice.random() < 0.3)
        if dice.random() < 0.7:
            self.exchange(laptop)

    def exchange(self, laptop: Laptop, sure: bool = False) -> None:
        if not sure and self.dice.random() < 0.35:
            with ending(self.dice, laptop, full=self.dice.random() < 0.3):
                laptop.exchange(self.cloud)
            return
        done = laptop.exchange(self.cloud)
        self.told.update(one.key for one in done.troubles)
        self.doubled = self.doubled or done.identity is not None

    def put_away(self, laptop: Laptop) -> None:
        for path in self.dice.sample(own := self.own(laptop), min(len(own), 1)):
            laptop.desk.put_away(path)
            self.away.add(path.stem)

    def erase(self, laptop: Laptop) -> None:
        self.erased = True
        # Of what is put away only whoever erased in it last is sure to keep a copy.
        away = set[str]().union(*map(self.put_away_on, self.laptops))
        self.kept -= away - set[str]().union(*map(self.tokens_on, self.laptops))
        with suppress(Refused):
            plan = plan_erasure(laptop.desk, NAMED)
            carry_out(laptop.desk, plan, lambda text, mention: True)

    def restore(self, laptop: Laptop, old: Path) -> None:
        """An old copy of the initiative in the place of what is there: what was never sent goes with it."""
        gone = self.tokens_on(laptop) | self.put_away_on(laptop)
        folder = laptop.folder
        shutil.rmtree(folder)
        shutil.copytree(old, folder)
        elsewhere = set[str]().union(*(self.tokens_on(one) for one in self.laptops)) | self.sent()
        self.kept -= gone - elsewhere
        self.doubled = True

    def copy(self, laptop: Laptop, machine: str) -> None:
        """Another laptop is made of an image of one; the new one is not used by whoever has the first."""
        number = len(self.laptops)
        shutil.copytree(laptop.root, self.root / str(number))
        self.laptops.append(Laptop(self.root / str(number), f"Kopi {number}", machine, laptop.part))
        self.laptops[-1].login = laptop.login
        self.doubled = True

    def hand_over(self, laptop: Laptop) -> None:
        from cocreation_tui.share.handing import hand_over, take_over

        others = [one.laptop for one in laptop.shared.others]
        with suppress(Refused):
            for path in self.own(laptop)[:1] if others else ():
                hand_over(laptop.folder, StreamName(path.stem), self.dice.choice(others), laptop.clock.now())
        theirs = sorted(
            {path.stem for path in laptop.folder.glob("2026-*.json")} - {one.stem for one in self.own(laptop)}
        )
        with suppress(Refused):
            for name in theirs[:1] if self.dice.random() < 0.3 else ():
                take_over(laptop.folder, StreamName(name), laptop.clock.now())
                self.doubled = True

    def newer(self) -> None:
        """Somebody with a newer program is with us, too."""
        body = b'{"v":99,"seq":1,"at":"2026-03-05T08:00:00Z","events":[{"type":"beamed"}]}'
        self.cloud.put(Batch(NEWER, Ring.ALL, 1, 0, NOTHING, (body,), ELSEWHERE, ELSEWHERE))

    # Two weeks of it

    def live(self, days: int) -> None:
        old: dict[Laptop, Path] = {}
        for day in range(days):
            for laptop in list(self.laptops):
                self.cloud.pass_time()
                self.day(laptop)
                if self.dice.random() < 0.06:
                    old[laptop] = self.root / f"old-{laptop.root.name}-{day}"
                    shutil.copytree(laptop.folder, old[laptop])
                elif laptop in old and self.dice.random() < 0.3:
                    self.restore(laptop, old.pop(laptop))
                if self.dice.random() < 0.05:
                    self.put_away(laptop)
                if self.dice.random() < 0.08:
                    self.hand_over(laptop)
            if day == days // 3:
                self.copy(
                    self.dice.choice(self.laptops),
                    self.dice.choice(("another", "")) or self.laptops[-1].machine,
                )
            if day == days // 2:
                self.newer()
                self.erase(self.laptops[0])

    def settle(self) -> None:
        """Everybody has a connection, and exchanges until nothing goes or comes any more."""
        rested, late = 0, False
        for number in range(24):
            self.cloud.arrive()
            if number == 3:
                self.erase(self.laptops[0])
            quiet = True
            for laptop in self.laptops:
                done = laptop.exchange(self.cloud)
                self.cloud.arrive()
                quiet = quiet and not (done.came or done.sent)
                self.doubled = self.doubled or done.identity is not None
                self.told.update(one.key for one in done.troubles)
                if ERASED_ELSEWHERE in {one.key for one in done.troubles}:  # it asks for that
                    self.erase(laptop)
            rested += quiet
            if rested > 1 and number > 4:  # what arrived is told once more
                if late or not self.is_named(self.laptops[0]):
                    return
                late, rested = (
                    True,
                    0,
                )  # a fork came to light after erasing: what lives on is erased when it is found
                assert self.told["share.forked"] or self.told["share.identity-twice"]
                self.erase(self.laptops[0])
        raise AssertionError("it never comes to rest")

    # What is there

    def sessions(self, laptop: Laptop) -> dict[str, Any]:
        paths = [*laptop.folder.glob("2026-*.json"), laptop.folder / "initiative.json"]
        paths += others_notes(laptop.folder, laptop.shared).values()
        return {path.stem: laptop.desk.read(path) for path in paths if path.exists()}

    def is_named(self, laptop: Laptop) -> bool:
        sessions = self.sessions(laptop).values()
        return any(NAMED in one.text for session in sessions for one in session.captures)

    def tokens_on(self, laptop: Laptop) -> set[str]:
        return {token for one in self.sessions(laptop).values() for token in _tokens(one)}

    def put_away_on(self, laptop: Laptop) -> set[str]:
        away = (laptop.folder / "put-away").glob("*.json")
        return {token for path in away for token in _tokens(laptop.desk.read(path))}

    def sent(self) -> set[str]:
        streams = ((name, kept) for name, kept in self.cloud.told().items() if name != NEWER)
        return {token for name, kept in streams for token in _tokens(replay(decoded(name, kept.bodies, 0)))}

    def reads(self, laptop: Laptop, head: Head) -> bool:
        """Whether a stream is for a laptop: what stays inside is for the anchor persons, and for whoever writes it."""
        ids = (one for each in self.laptops if each.login == laptop.login for one in _ids(each))
        return head.ring is Ring.ALL or laptop.part is Part.ANCHOR or head.writer in set(ids)

    def check_inside(self) -> None:
        """All that stays inside is with every anchor person, and with nobody else but its writer."""
        told = {name: kept for name, kept in self.cloud.told().items() if name != NEWER}
        said = {name: set(_tokens(replay(decoded(name, kept.bodies, 0)))) for name, kept in told.items()}
        rings = {ring: [name for name, kept in told.items() if kept.head.ring is ring] for ring in Ring}
        for_all = set[str]().union(*(said[name] for name in rings[Ring.ALL]))
        secret = set[str]().union(*(said[name] for name in rings[Ring.INSIDE])) - for_all
        names = [name.encode() for name in rings[Ring.INSIDE] if noting_laptop(name) is None]
        put_away = set[str]().union(*map(self.put_away_on, self.laptops))
        for laptop in self.laptops:
            here = self.tokens_on(laptop)
            own = {
                token for name, kept in told.items() if self.reads(laptop, kept.head) for token in said[name]
            }
            assert not (here & secret) - own, laptop.name
            if laptop.part is Part.ANCHOR:
                assert self.kept - here - put_away == set(), laptop.name
        for place in self.cloud.shown():
            bodies = b"".join(body for name, kept in place.items() for body in kept.bodies)
            assert not secret & set(_TOKEN.findall(bodies.decode()))
            assert not [name for name in names if name in bodies]

    def check(self) -> None:
        chains = [laptop.chains() for laptop in self.laptops]
        told = self.cloud.told()
        for laptop, here in zip(self.laptops, chains, strict=True):
            # What only a copied laptop has put away, of which it then turns out that it is the other's.
            away = {path.stem for path in (laptop.folder / "put-away").glob("*.json")}
            away = away if laptop.part is not Part.ANCHOR else set()
            wanted = {
                name: tuple(kept.digests[1:])
                for name, kept in told.items()
                if noting_laptop(name) is None and name != NEWER and not kept.head.away and name not in away
                if self.reads(laptop, kept.head)
            }
            assert here == wanted, laptop.name
            assert not outbox(laptop.folder), laptop.name
        self.check_inside()
        on_some = set[str]().union(*map(self.tokens_on, self.laptops))
        put_away = set[str]().union(*map(self.put_away_on, self.laptops))
        assert self.kept - on_some - put_away == set(), "lost"
        for laptop in self.laptops:
            counted = Counter(token for one in self.sessions(laptop).values() for token in _tokens(one))
            for name, one in self.sessions(laptop).items():
                assert max(Counter(_tokens(one)).values(), default=0) < 2, f"doubled in {name}"
            assert self.doubled or max(counted.values(), default=0) < 2, "doubled"
            texts = " ".join(
                one.text for session in self.sessions(laptop).values() for one in session.captures
            )
            assert NAMED not in texts, laptop.name
            twice = {one for one, number in Counter(each.id for each in self.laptops).items() if number > 1}
            assert all(one.laptop in twice for one in lagging(laptop.folder))
        assert self.told["share.newer"]


def _ids(laptop: Laptop) -> tuple[LaptopId, ...]:
    return laptop.id, *laptop.shared.before


def _tokens(session: Any) -> list[str]:
    return [token for one in session.captures for token in _TOKEN.findall(one.text)]


@contextmanager
def dice_only(seed: int) -> Iterator[None]:
    """Have identities made with dice, too, so that whatever happens happens again."""
    dice = Random(f"identities {seed}")

    def made(length: int) -> str:
        return dice.randbytes(length).hex()

    with pytest.MonkeyPatch.context() as patch:
        for place in ("secrets.token_hex", *(f"cocreation_tui.{one}.token_hex" for one in _MADE)):
            patch.setattr(place, made)
        yield


_MADE = ("store.laptop", "share.joining")


def two_weeks(root: Path, seed: int, days: int = 14, laptops: int = 3, way: Way = in_memory) -> World:
    with dice_only(seed):
        world = World(root, seed, laptops, way)
        world.live(days)
        world.settle()
        world.check()
    return world


@pytest.mark.parametrize("seed", range(2))
def test_all_have_the_same_in_the_end(seed: int, tmp_path: Path) -> None:
    two_weeks(tmp_path, seed, days=6)


def by_folder(root: Path, share: ShareId, dice: Random) -> Cloud:
    """Copies of a folder."""
    return Copies(root, share, dice)


def by_files(root: Path, share: ShareId, dice: Random) -> Cloud:
    """Files that are sent."""
    return Mail(root, share, dice)


@pytest.mark.parametrize("way", [by_folder, by_files])
def test_by_every_way_all_have_the_same_in_the_end(way: Way, tmp_path: Path) -> None:
    two_weeks(tmp_path, 1, days=4, way=way)


def test_by_a_server_all_have_the_same_in_the_end(server: Server, tmp_path: Path) -> None:
    two_weeks(tmp_path, 1, days=4, way=partial(on, server))


def on(server: Server, root: Path, share: ShareId, dice: Random) -> Cloud:
    """A real server."""
    return OnAServer(server, share)


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("way", "seed"),
    [*((by_folder, seed) for seed in range(200, 206)), *((by_files, seed) for seed in range(412, 416))],
)
def test_two_weeks_of_it_by_every_way(way: Way, seed: int, tmp_path: Path) -> None:
    two_weeks(tmp_path, seed, way=way)


@pytest.mark.thorough
@pytest.mark.parametrize("seed", range(300, 306))
def test_two_weeks_of_it_by_a_server(seed: int, server: Server, tmp_path: Path) -> None:
    two_weeks(tmp_path, seed, way=partial(on, server))


@pytest.mark.thorough
@pytest.mark.parametrize("seed", range(100, 112))
def test_two_weeks_of_it(seed: int, tmp_path: Path) -> None:
    two_weeks(tmp_path, seed)


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(1_000, 1_200))
def test_hundreds_of_two_weeks(seed: int, tmp_path: Path) -> None:
    two_weeks(tmp_path, seed, laptops=3 + seed % 3)


@pytest.mark.nightly
@pytest.mark.parametrize("way", [by_folder, by_files])
@pytest.mark.parametrize("seed", range(2_000, 2_050))
def test_scores_of_two_weeks_by_folder_and_by_files(way: Way, seed: int, tmp_path: Path) -> None:
    two_weeks(tmp_path, seed, laptops=3 + seed % 3, way=way)


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(3_000, 3_050))
def test_scores_of_two_weeks_by_a_server(seed: int, server: Server, tmp_path: Path) -> None:
    two_weeks(tmp_path, seed, laptops=3 + seed % 3, way=partial(on, server))


def _forgets_what_differs(at: Any, stream: Any, here: Any, common: Any) -> Any:
    """Nothing lives on."""
    return stream


def _leaves_the_last_out(self: Histories, stream: str, steps: Any, now: Any, anew: bool = False) -> None:
    """Something of what came is not kept, and confirmed all the same."""
    _TAKE_IN(self, stream, steps[:-1] if len(steps) > 3 else steps, now, anew)


_TAKE_IN = Histories.take_in
_SHARE = "cocreation_tui.share"


@pytest.mark.parametrize(
    ("broken", "instead"),
    [
        (f"{_SHARE}.forking.live_on", _forgets_what_differs),
        (f"{_SHARE}.histories.Histories.take_in", _leaves_the_last_out),
    ],
)
def test_what_is_broken_on_purpose_is_found(
    broken: str, instead: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(broken, instead)
    with pytest.raises((AssertionError, IndexError, KeyError, StoreError)):
        two_weeks(tmp_path, CONTROL, days=6)


CONTROL = 3
"""Seed of a time in which two go on with one meeting."""
