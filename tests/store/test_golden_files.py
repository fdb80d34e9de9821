"""Files of every released schema open for ever."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cocreation_tui.core.floor.speaking import Share, balance
from cocreation_tui.core.session.events.event import Step
from cocreation_tui.core.session.evolve.evolve import replay
from cocreation_tui.core.session.session import Session
from cocreation_tui.store import codec
from cocreation_tui.store.meeting_file import MeetingFile

DATA = Path(__file__).parent / "data"


@pytest.fixture
def opened(tmp_path: Path) -> MeetingFile:
    """Schema 1: twenty steps in the file, thirty in the journal."""
    for suffix in ("json", "journal"):
        shutil.copy(DATA / f"schema-1.{suffix}", tmp_path)
    return MeetingFile.open(tmp_path / "schema-1.json", read_only=True)


def test_schema_1_opens_with_every_step(opened: MeetingFile, everything: tuple[Step, ...]) -> None:
    assert opened.notices == ()
    assert opened.pending == 30
    assert opened.steps == everything


def test_a_meeting_of_people_who_come_and_go_opens_with_every_step(coming: tuple[Step, ...]) -> None:
    """Eight steps in the file, two in the journal."""
    meeting = MeetingFile.open(DATA / "people-1.json", read_only=True)
    assert meeting.pending == 2
    assert meeting.steps == coming


def test_an_agenda_that_was_changed_opens_with_every_step(rearranged: tuple[Step, ...]) -> None:
    """Eight steps in the file, two in the journal."""
    meeting = MeetingFile.open(DATA / "agenda-1.json", read_only=True)
    assert meeting.pending == 2
    assert meeting.steps == rearranged


def test_a_meeting_in_which_the_room_agreed_opens_with_every_step(agreed: tuple[Step, ...]) -> None:
    """Six steps in the file, two in the journal."""
    meeting = MeetingFile.open(DATA / "agreed-1.json", read_only=True)
    assert meeting.pending == 2
    assert meeting.steps == agreed


def test_a_meeting_that_was_planned_early_opens_with_every_step(early: tuple[Step, ...]) -> None:
    """Two steps in the file, one in the journal."""
    meeting = MeetingFile.open(DATA / "early-1.json", read_only=True)
    assert meeting.pending == 1
    assert meeting.steps == early


def test_a_meeting_that_was_corrected_afterwards_opens_with_every_step(corrected: tuple[Step, ...]) -> None:
    """Eight steps in the file, two in the journal."""
    meeting = MeetingFile.open(DATA / "corrected-1.json", read_only=True)
    assert meeting.pending == 2
    assert meeting.steps == corrected


def test_a_meeting_whose_clock_was_set_opens_with_every_step(clock_set: tuple[Step, ...]) -> None:
    """Three steps in the file, two in the journal."""
    meeting = MeetingFile.open(DATA / "clock-1.json", read_only=True)
    assert meeting.pending == 2
    assert meeting.steps == clock_set


def test_a_meeting_that_does_not_tell_who_spoke_opens_with_every_step(forgotten: tuple[Step, ...]) -> None:
    """Five steps in the file, one in the journal."""
    meeting = MeetingFile.open(DATA / "forgotten-1.json", read_only=True)
    assert meeting.pending == 1
    assert meeting.steps == forgotten
    assert [share.time.total_seconds() for share in _shares(replay(meeting.steps))] == [420, 90.5]


def test_a_meeting_that_went_from_laptop_to_laptop_opens_with_every_step(shared: tuple[Step, ...]) -> None:
    """Five steps in the file, one in the journal."""
    meeting = MeetingFile.open(DATA / "shared-1.json", read_only=True)
    assert meeting.pending == 1
    assert meeting.steps == shared


def _shares(session: Session) -> tuple[Share, ...]:
    now = session.facts.closed_at or session.steps[-1].at
    return balance(session.people, (), session.facts.runs, now, kept=session.remembered).shares


def test_the_golden_files_have_every_kind_of_event(
    opened: MeetingFile,
    coming: tuple[Step, ...],
    rearranged: tuple[Step, ...],
    agreed: tuple[Step, ...],
    early: tuple[Step, ...],
    corrected: tuple[Step, ...],
    clock_set: tuple[Step, ...],
    forgotten: tuple[Step, ...],
    shared: tuple[Step, ...],
) -> None:
    later = (*early, *corrected, *clock_set, *forgotten, *shared)
    steps = (*opened.steps, *coming, *rearranged, *agreed, *later)
    assert {type(event) for step in steps for event in step.events} == set(codec.event_types().values())


def test_schema_1_goes_on(tmp_path: Path, opened: MeetingFile, everything: tuple[Step, ...]) -> None:
    with MeetingFile.open(opened.path) as meeting:
        meeting.fold(replay(meeting.steps))
    assert MeetingFile.open(opened.path, read_only=True).steps == everything
