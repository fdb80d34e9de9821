"""What starting costs: to the first picture with everything on it, in memory, and a verb from start to end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from statistics import median

from cocreation_tui.i18n.words import Words
from tests.benchmarks.bare import COMBINATION, HELLO, READY
from tests.benchmarks.programs import COCREATION, Program, Spent, python, spent
from tests.benchmarks.table import Row
from tests.benchmarks.workspaces import LAST, MEETINGS, NAME, held, under_way

TIMES = 9
"""How many times each is started, in turns with all others."""
LONG, SHORT = 2_000, 50
"""Events of a long and of a short meeting."""
INITIATIVES = 20
"""Initiatives that a thousand meetings belong to."""
SCRIPT = Path(__file__).parents[2] / "sessions/da/coordinator-meeting.md"
"""A script to check."""
ONE, FLAT, MANY = (
    "one meeting",
    f"{MEETINGS:,} meetings",
    f"{MEETINGS:,} meetings in {INITIATIVES} initiatives",
)

Start = Callable[[], Spent]
Measured = dict[str, list[Spent]]


def rows(root: Path) -> Iterator[Row]:
    """Home, meetings, memory, a thousand meetings, verbs."""
    starts = _starts(root)
    measured = _in_turns(starts)

    def ratio(name: str, base: str = "hello") -> float:
        return median(one.cpu / by.cpu for one, by in zip(measured[name], measured[base], strict=True))

    def memory(name: str) -> float:
        return median(one.memory for one in measured[name]) / median(one.memory for one in measured["hello"])

    yield Row("start, input with lists and clock ÷ hello", ratio("combination"), 1.6, TIMES)
    yield Row("start, Home, empty ÷ hello", ratio("Home, empty"), 1.6, TIMES)
    yield Row(f"start, Home, {ONE} ÷ hello", ratio(f"Home, {ONE}"), 1.6, TIMES)
    for events in (SHORT, LONG):
        yield Row(
            f"start, meeting resumed, {events:,} events ÷ hello", ratio(f"meeting, {events}"), 2.2, TIMES
        )
    for name in (f"Home, {ONE}", f"meeting, {SHORT}", f"meeting, {LONG}"):
        yield Row(f"memory, {name} ÷ hello", memory(name), 1.5, TIMES)
    for place in ("Home", "new meeting"):
        for many in (FLAT, MANY):
            yield Row(f"{place}, {many} ÷ {ONE}", ratio(f"{place}, {many}", f"{place}, {ONE}"), 1.4, TIMES)
    for verb in list(starts)[list(starts).index("--version") :]:
        yield Row(f"cocreation {verb} ÷ hello", ratio(verb), 0.7, TIMES)


def _in_turns(starts: dict[str, Start]) -> Measured:
    """Each once, so that all is compiled and in memory, then in turns."""
    measured: Measured = {name: [] for name in starts}
    for turn in range(-1, TIMES):
        for name, start in starts.items():
            cost = start()
            if turn >= 0:
                measured[name].append(cost)
    return measured


def _starts(root: Path) -> dict[str, Start]:
    words = Words("da")
    places = {"empty": root / "empty", ONE: root / "one", FLAT: root / "flat", MANY: root / "many"}
    (root / "empty").mkdir()
    held(places[ONE], 1)
    held(places[FLAT], MEETINGS)
    held(places[MANY], MEETINGS, INITIATIVES)
    over = {ONE: words("home.over"), FLAT: words("home.over"), MANY: NAME}
    starts: dict[str, Start] = {
        "hello": partial(_shown, root, python(HELLO), READY),
        "combination": partial(_shown, root, python(COMBINATION, SHORT), READY),
    }
    for name, place in places.items():
        starts[f"Home, {name}"] = partial(
            _shown, root, cocreation(place), over.get(name, words("home.places"))
        )
    for name in over:
        starts[f"new meeting, {name}"] = partial(_new_meeting, root, cocreation(places[name]), words)
    for events in (SHORT, LONG):
        path = under_way(root / f"meeting-{events}", events)
        command = cocreation(path.parent.parent, "run", path.stem, "--resume")
        starts[f"meeting, {events}"] = partial(_shown, root, command, LAST)
    starts |= {verb: partial(spent, command, root) for verb, command in _verbs(root, places[FLAT]).items()}
    return starts


def _verbs(root: Path, thousand: Path) -> dict[str, list[str]]:
    held(root / "hundred", 100)
    return {
        "--version": cocreation(root / "empty", "--version"),
        "--help": cocreation(root / "empty", "--help"),
        "list, 100 meetings": cocreation(root / "hundred", "list"),
        f"list, {FLAT}": cocreation(thousand, "list"),
        f"minutes, {SHORT} events": cocreation(root / f"meeting-{SHORT}", "minutes"),
        f"minutes, {LONG:,} events": cocreation(root / f"meeting-{LONG}", "minutes"),
        "check, a script": cocreation(root / "empty", "check", SCRIPT),
    }


def cocreation(workspace: Path, *words: object) -> list[str]:
    """The program's command, in Danish."""
    return python(COCREATION, "--workspace", workspace, "--lang", "da", *words)


def _shown(home: Path, command: Sequence[str], words: str) -> Spent:
    """What it takes until these words are there."""
    with Program(command, home) as program:
        program.wait_for(words)
        return program.kill()


def _new_meeting(home: Path, command: Sequence[str], words: Words) -> Spent:
    """What the form of a new meeting takes from Home, once everything there has been read."""
    with Program(command, home) as program:
        program.wait_for(words("home.places"))
        program.rest()
        before = program.cpu()
        program.write(b"n")
        program.wait_for(words("new.roster"))
        return Spent(program.cpu() - before, 0)
