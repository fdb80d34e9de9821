"""What is added to a closed list on the side and forgotten elsewhere is found, by mypy or by a test here."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import pytest
from mypy import api

from cocreation_tui.core.agenda.schedule import Facts
from cocreation_tui.core.capture.capture import Capture, Kind
from cocreation_tui.core.ground.ids import CaptureId
from cocreation_tui.core.session.events import (
    agenda,
    corrections,
    event,
    floor,
    laptops,
    outcome,
    people,
    work,
)
from cocreation_tui.core.session.events.event import Event, Step
from cocreation_tui.core.session.events.mark import Mark
from cocreation_tui.core.session.evolve.evolve import replay
from cocreation_tui.core.session.session import Session
from cocreation_tui.i18n.capture_kinds import IN_MINUTES, KINDS
from cocreation_tui.i18n.words import LANGUAGES, Words
from cocreation_tui.store.meeting_file import MeetingFile
from cocreation_tui.tui.words.of_steps import tell
from tests.export.told import by_kind

NOW = datetime(2026, 3, 5, 8, 0, tzinfo=UTC)
ROOT = Path(__file__).parents[1]
EVENTS: tuple[type[Event], ...] = get_args(Event)

ON_THE_SIDE = {
    "core/session/events/work.py": (
        "WorkEvent = ",
        "@dataclass(frozen=True, slots=True)\nclass RoomLeft:\n    at: datetime\n\n\nWorkEvent = RoomLeft | ",
    ),
    "core/forms/facts.py": (
        "Fact = (\n",
        "@dataclass(frozen=True, slots=True)\nclass RoomBooked:\n    on: date\n\n\nFact = (\n    RoomBooked |\n",
    ),
    "core/capture/capture.py": ('    RULE = "rule"\n', '    RULE = "rule"\n    RISK = "risk"\n'),
}
"""What is added, by file: instead of what, and what."""


@pytest.fixture(scope="module")
def complaints(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What mypy says of the package with an event, a fact and a kind of capture added on the side and nothing else done about it."""
    package = tmp_path_factory.mktemp("side") / "cocreation_tui"
    shutil.copytree(ROOT / "cocreation_tui", package, ignore=shutil.ignore_patterns("__pycache__"))
    for name, (before, after) in ON_THE_SIDE.items():
        text = (package / name).read_text(encoding="utf-8")
        assert text.count(before) == 1
        (package / name).write_text(text.replace(before, after), encoding="utf-8")
    cache = ["--config-file", str(ROOT / "pyproject.toml"), "--cache-dir", str(package.parent / "cache")]
    rooms = ("core", "store/codec.py", "i18n/capture_kinds.py")
    said, trouble, _ = api.run([*cache, *(str(package / room) for room in rooms)])
    assert not trouble
    return said


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("forgotten", "said"),
    [
        ("core/session/history.py", 'no attribute "mark"'),
        ("store/codec.py", 'no attribute "mark"'),
        ("evolve/floor.py", "Missing return"),
        ("session/placing.py", "Missing return"),
        ("initiative/changes.py", 'unhandled case for values of type "RoomBooked"'),
        ("i18n/capture_kinds.py", "Missing return"),
        ("core/forms/fact_reading.py", "Missing return"),
    ],
)
def test_what_is_forgotten_is_a_mypy_error(complaints: str, forgotten: str, said: str) -> None:
    assert any(forgotten in line and said in line for line in complaints.splitlines()), complaints


def test_an_event_outside_the_union_is_found() -> None:
    rooms = (agenda, corrections, event, floor, laptops, outcome, people, work)
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
    told = {}
    files = ("schema", "people", "agenda", "agreed", "early", "corrected", "clock", "forgotten", "shared")
    for name in (f"{one}-1.json" for one in files):
        steps = MeetingFile.open(data / name, read_only=True).steps
        session = replay(steps)
        for step in steps:
            for one in step.events:
                told[type(one)] = tell(Step(step.number, step.at, (one,)), session, words)
    assert told.keys() == set(EVENTS)
    assert all(said and "{" not in said and not said.startswith("step.") for said in told.values())


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("language", ["da", "en"])
def test_what_is_captured_stands_once_in_the_minutes_under_its_own_heading(kind: Kind, language: str) -> None:
    words = Words(language)
    session = replace(Session(), captures=(Capture(CaptureId("c1"), kind, "Kvidder", NOW),), facts=Facts(NOW))
    _, heading, rest = by_kind(session, NOW, words).partition(f"## {words(f'minutes.{kind}')}\n")
    assert heading
    assert rest.partition("\n## ")[0].count("Kvidder") == 1


def test_no_two_kinds_have_the_same_place_or_word() -> None:
    assert [KINDS[kind].section for kind in IN_MINUTES] == list(range(1, len(Kind) + 1))
    for many in (
        *([Words(language)(f"typed.{kind}").split(", ") for kind in Kind] for language in LANGUAGES),
        [one.script.split("|") for one in KINDS.values()],
    ):
        said = [word for one in many for word in one]
        assert len(set(said)) == len(said)
