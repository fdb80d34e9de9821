"""What is added to a closed list on the side and forgotten elsewhere is found, by mypy or by a test here."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import get_args

import pytest
from mypy import api

from cocreation_tui.core.session.events import corrections, event, floor, outcome, work
from cocreation_tui.core.session.events.event import Event, Step
from cocreation_tui.core.session.events.mark import Mark
from cocreation_tui.core.session.evolve.evolve import replay
from cocreation_tui.i18n.words import Words
from cocreation_tui.store.meeting_file import MeetingFile
from cocreation_tui.tui.words.of_steps import tell

ROOT = Path(__file__).parents[1]
EVENTS: tuple[type[Event], ...] = get_args(Event)

ON_THE_SIDE = {
    "core/session/events/work.py": (
        "WorkEvent = ",
        "@dataclass(frozen=True, slots=True)\nclass RoomLeft:\n    at: datetime\n\n\nWorkEvent = RoomLeft | ",
    ),
}
"""What is added, by file: instead of what, and what."""


@pytest.fixture(scope="module")
def complaints(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What mypy says of the package with an event added on the side and nothing else done about it."""
    package = tmp_path_factory.mktemp("side") / "cocreation_tui"
    shutil.copytree(ROOT / "cocreation_tui", package, ignore=shutil.ignore_patterns("__pycache__"))
    for name, (before, after) in ON_THE_SIDE.items():
        text = (package / name).read_text(encoding="utf-8")
        assert text.count(before) == 1
        (package / name).write_text(text.replace(before, after), encoding="utf-8")
    cache = ["--config-file=", "--strict", "--cache-dir", str(package.parent / "cache")]
    said, trouble, _ = api.run([*cache, str(package / "core"), str(package / "store" / "codec.py")])
    assert not trouble
    return said


def test_an_event_without_a_mark_is_a_mypy_error(complaints: str) -> None:
    for forgotten in ("core/session/history.py", "store/codec.py"):
        assert any(forgotten in line and 'no attribute "mark"' in line for line in complaints.splitlines())


def test_an_event_that_changes_nothing_is_a_mypy_error(complaints: str) -> None:
    assert any("evolve/floor.py" in line and "Missing return" in line for line in complaints.splitlines()), (
        complaints
    )


def test_an_event_outside_the_union_is_found() -> None:
    rooms = (corrections, event, floor, outcome, work)
    marked = {
        one for room in rooms for one in vars(room).values() if isinstance(one, type) and _has_mark(one)
    }
    assert marked == set(EVENTS)


def _has_mark(kind: type) -> bool:
    return isinstance(vars(kind).get("mark"), Mark)


def test_no_two_events_are_called_the_same_in_files() -> None:
    assert len({kind.mark.name for kind in EVENTS}) == len(EVENTS)


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_event_is_told_in_words(language: str) -> None:
    words, data = Words(language), ROOT / "tests" / "store" / "data"
    steps = MeetingFile.open(data / "schema-1.json", read_only=True).steps
    session = replay(steps)
    told = {
        type(one): tell(Step(step.number, step.at, (one,)), session, words)
        for step in steps
        for one in step.events
    }
    assert told.keys() == set(EVENTS)
    assert all(said and "{" not in said and not said.startswith("step.") for said in told.values())
