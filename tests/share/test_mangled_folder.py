"""Folders as sync clients leave them: files late, cut, twice, in any order; at the end all laptops see the same.

Every laptop has a copy of the folder of its own. What one writes there reaches the others by a client that delivers
what it likes when it likes, at first half of it, or under the name of a conflict copy; it loses nothing in the end.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cocreation_tui.core.shared.streams import (
    NOTHING,
    Batch,
    LaptopId,
    Ring,
    StreamName,
    chain,
    notes_of,
)
from cocreation_tui.share.carrier import FORKED, CarrierError
from cocreation_tui.share.carriers.folder import FolderCarrier
from cocreation_tui.share.sealing import Keys
from cocreation_tui.share.segments import opened
from tests.share.carrier_contract import SHARE, hello, not_awaited

KEYS = Keys(b"sixteen letters!", anchor=True)
LAPTOPS = tuple(LaptopId(letter * 32) for letter in "abcd")
CONFLICTS = (
    "{stem} (1){end}",
    "{stem}-PC123{end}",
    "{stem} (Mette Jensens conflicted copy){end}",
    "Kopi af {stem}{end}",
    "{stem} (conflict 2026-03-05){end}",
)


@dataclass
class Told:
    """A stream as those who wrote it have told it."""

    name: StreamName
    writer: int
    """Place of the laptop that may go on."""
    generation: int = 1
    bodies: tuple[bytes, ...] = ()
    otherwise: tuple[bytes, ...] | None = None
    """How it goes on where somebody has told otherwise."""

    def batch(self, after: int, bodies: tuple[bytes, ...], by: int) -> Batch:
        before = [NOTHING, *chain(bodies)][after]
        return Batch(
            *(self.name, Ring.ALL, self.generation, after, before, bodies[after:]),
            *(LAPTOPS[self.writer], LAPTOPS[by]),
        )


@dataclass
class Copies:
    """The copies of the folder, and the client that keeps them in step."""

    root: Path
    number: int
    chance: Random
    streams: list[Told] = field(default_factory=list)
    greetings: dict[LaptopId, str] = field(default_factory=dict)
    steps: int = 0
    """Told so far, so that no two are alike."""

    def __post_init__(self) -> None:
        self.paths = [self.root / f"laptop-{place}" for place in range(self.number)]
        self.carriers: list[FolderCarrier] = []
        for path, laptop in zip(self.paths, LAPTOPS, strict=False):
            path.mkdir()
            self.carriers.append(FolderCarrier(path, SHARE, KEYS, laptop))
            self.streams.append(Told(notes_of(laptop), len(self.streams)))

    def further(self) -> tuple[bytes, ...]:
        count = self.chance.randint(1, 4)
        self.steps += count
        return tuple(f'{{"seq":{self.steps - place}}}'.encode() for place in range(count))

    # What laptops do

    def write(self) -> None:
        """A writer goes on, at times handing the stream over, at times beginning with what is there already."""
        one = self.chance.choice(self.streams)
        if one.otherwise is None and self.has_all(one):
            by, here = one.writer, len(one.bodies)
            one.bodies += self.further()
            if self.chance.random() < 0.2:
                one.writer = self.chance.randrange(self.number)
            begin = self.chance.choice((here, here, self.chance.randint(0, here)))
            head = self.carriers[by].push(one.batch(begin, one.bodies, by))
            assert head.number == len(one.bodies)

    def tell_anew(self) -> None:
        one = self.chance.choice(self.streams)
        if one.otherwise is None and self.has_all(one):
            by = one.writer
            one.generation += 1
            one.bodies = () if self.chance.random() < 0.2 else self.further()
            self.carriers[by].push(one.batch(0, one.bodies, by))

    def fork(self) -> None:
        """A copied laptop goes on with an earlier state of a stream, in the copy of another one."""
        one = self.chance.choice(self.streams)
        other = self.chance.randrange(self.number)
        if one.otherwise is None and one.bodies and self.has_all(one) and other != one.writer:
            head = self.carriers[other].heads().get(one.name)
            if head and head.generation == one.generation and head.writer == LAPTOPS[one.writer]:
                known, by = one.bodies[: head.number], one.writer
                one.otherwise = known + self.further()
                one.bodies += self.further()
                self.carriers[by].push(one.batch(len(known), one.bodies, by))
                self.carriers[other].push(one.batch(len(known), one.otherwise, by))

    def greet(self) -> None:
        place = self.chance.randrange(self.number)
        self.steps += 1
        self.carriers[place].tell(hello(LAPTOPS[place], name=f"Nr. {self.steps}"))
        self.greetings[LAPTOPS[place]] = f"Nr. {self.steps}"

    def look(self) -> None:
        """Whatever is there by now is a beginning of what was told; nothing else."""
        carrier = self.chance.choice(self.carriers)
        for one in self.streams:
            head = carrier.heads().get(one.name)
            if head and head.generation == one.generation:
                given = taken(carrier, one)[0]
                branches = [one.bodies, *([] if one.otherwise is None else [one.otherwise])]
                assert any(branch[: len(given)] == given for branch in branches)
                assert len(given) == head.number

    def has_all(self, one: Told) -> bool:
        """Whether the writer sees all of a stream, as it does not yet after a hand-over."""
        head = self.carriers[one.writer].heads().get(one.name)
        if head is None:
            return one.generation == 1 and not one.bodies
        return (head.generation, head.number) == (one.generation, len(one.bodies))

    # What the client does

    def deliver(self) -> None:
        """Some file comes to some copy: whole, cut, of zeros, or whole under another name."""
        source, target = self.chance.sample(range(self.number), 2)
        files = [one for one in contents(self.paths[source]) if is_whole(one)]
        if not files:
            return
        path = self.chance.choice(files)
        data = path.read_bytes()
        there = self.paths[target] / path.relative_to(self.paths[source])
        match self.chance.randrange(5):
            case 0:
                self.put(there, data[: self.chance.randint(0, len(data))], path, half=True)
            case 1:
                self.put(there, bytes(len(data)), path, half=True)
            case 2:
                name = self.chance.choice(CONFLICTS).format(stem=there.stem, end=there.suffix)
                self.put(there.with_name(name), data, path)
            case 3:
                self.put(there.with_name(f"~${there.name}"), data[:40], path, half=True)
            case _:
                self.put(there, data, path)

    def put(self, there: Path, data: bytes, of: Path, *, half: bool = False) -> None:
        if half and there.exists():
            return
        there.parent.mkdir(parents=True, exist_ok=True)
        there.write_bytes(data)
        if self.chance.random() < 0.5:
            os.utime(there, ns=(of.stat().st_mtime_ns, of.stat().st_mtime_ns))

    def tidy(self) -> None:
        """Temporary files go."""
        for path in self.paths:
            for one in contents(path):
                if one.name.startswith("~$"):
                    one.unlink()

    def settle(self) -> None:
        """All that anybody has whole reaches everybody."""
        self.tidy()
        whole = [
            (path, one, one.read_bytes()) for path in self.paths for one in contents(path) if is_whole(one)
        ]
        for path, one, data in self.chance.sample(whole, len(whole)):
            for other in self.paths:
                there = other / one.relative_to(path)
                if not there.exists() or not is_whole(there):
                    self.put(there, data, one)


def contents(path: Path) -> list[Path]:
    """The files in a copy."""
    return sorted(one for one in path.rglob("*") if one.is_file())


def is_whole(path: Path) -> bool:
    try:
        opened(path.read_bytes(), KEYS)
    except CarrierError:
        return False
    return True


def taken(carrier: FolderCarrier, one: Told) -> tuple[tuple[bytes, ...], bool]:
    """What a laptop gets of a stream, and whether it is told that somebody tells otherwise."""
    bodies: list[bytes] = []
    try:
        for batch in carrier.pull(one.name, one.generation, 0):
            assert batch.after == len(bodies)
            bodies += batch.bodies
    except CarrierError as error:
        assert (error.key, error.values["stream"]) == (FORKED, one.name)  # noqa: PT017 - what came before counts
        return tuple(bodies), True
    return tuple(bodies), False


ACTIONS = ("write", "tell_anew", "fork", "greet", "look", "deliver", "tidy")
histories = st.lists(st.sampled_from([*ACTIONS, *["write"] * 6, *["deliver"] * 14]), min_size=10, max_size=70)


def live(actions: Iterable[str], number: int, seed: int) -> Copies:
    """A history, and what is there when all has arrived."""
    with TemporaryDirectory() as root, pytest.MonkeyPatch.context() as patch:
        not_awaited(patch)
        copies = Copies(Path(root), number, Random(seed))
        for action in actions:
            getattr(copies, action)()
        copies.settle()
        all_see_what_was_told(copies)
        nothing_earlier_stays(copies)
    return copies


def all_see_what_was_told(copies: Copies) -> None:
    """0 lost, 0 doubled, and what was told otherwise is told to everybody."""
    anew = [
        FolderCarrier(path, SHARE, KEYS, laptop) for path, laptop in zip(copies.paths, LAPTOPS, strict=False)
    ]
    for carrier in (*copies.carriers, *anew):
        heads = dict(carrier.heads())
        for one in copies.streams:
            head = heads.pop(one.name, None)
            if one.otherwise is not None:
                given, forked = taken(carrier, one)
                assert forked
                assert given in (one.bodies, one.otherwise)
            elif head is None:
                assert (one.generation, one.bodies) == (1, ())
            else:
                assert head == replace(one.batch(0, one.bodies, 0).head, writer=head.writer)
                assert taken(carrier, one) == (one.bodies, False)
                assert head.writer == LAPTOPS[one.writer]
        assert not heads
        assert {one.laptop: one.name for one in carrier.laptops()} == copies.greetings


def nothing_earlier_stays(copies: Copies) -> None:
    """With the next hello all that has a name of the program goes where it is of an earlier telling."""
    newest = {one.name: one.generation for one in copies.streams}
    for path, laptop, carrier in zip(copies.paths, LAPTOPS, copies.carriers, strict=False):
        carrier.tell(hello(laptop))
        named = [one for one in contents(path) if re.match(r"\d+-\d{6}-", one.name) and is_whole(one)]
        assert not [
            one for one in named if int(one.name.partition("-")[0]) < newest[StreamName(one.parent.name)]
        ]


@settings(max_examples=4, deadline=None)
@given(histories, st.integers(2, 4), st.integers(0, 2**32))
def test_all_laptops_see_the_same_in_the_end(actions: list[str], number: int, seed: int) -> None:
    live(actions, number, seed)


@pytest.mark.thorough
@settings(max_examples=400, deadline=None)
@given(histories, st.integers(2, 4), st.integers(0, 2**32))
def test_all_laptops_see_the_same_in_the_end_of_400_histories(
    actions: list[str], number: int, seed: int
) -> None:
    live(actions, number, seed)


def test_the_histories_have_all_that_is_to_be_survived() -> None:
    """One in which streams were handed over, told anew and told otherwise."""
    actions = [
        *["write", *["deliver"] * 6] * 5,
        "tell_anew",
        "write",
        *["deliver"] * 9,
        "fork",
        "greet",
        "look",
    ] * 2
    copies = live(actions, 3, 29)
    assert any(one.otherwise for one in copies.streams)
    assert any(one.generation > 1 for one in copies.streams)
    assert any(one.writer != place for place, one in enumerate(copies.streams))
