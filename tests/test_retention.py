"""What is kept for how long: only what was listed is deleted, never by a clock that is wrong, and initiatives stay."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cocreation_tui.cli.main import main
from cocreation_tui.clock import ManualClock
from cocreation_tui.core.capture.capture import Kind as Caught
from cocreation_tui.core.session.commands.command import Advance, CaptureThis, CloseSession, GiveWord
from cocreation_tui.desk.desk import Desk, Room
from cocreation_tui.desk.initiatives import Initiatives
from cocreation_tui.desk.planning import Plan
from cocreation_tui.desk.retention import Doubt, Due, Kind, Retention, doubt
from cocreation_tui.sample import sample_people
from cocreation_tui.settings import Settings
from cocreation_tui.store.housekeeping import (
    NAME,
    Housekeeping,
    looked_lately,
    read_housekeeping,
    write_housekeeping,
)
from cocreation_tui.store.settings_file import keep, settings_path
from cocreation_tui.store.workspace import Workspace

START = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(Workspace(tmp_path / "workspace"), ManualClock(START), "da")


def _clock(desk: Desk) -> ManualClock:
    assert isinstance(desk.clock, ManualClock)
    return desk.clock


def _planned(desk: Desk, script: str = "coordinator-meeting", folder: Path | None = None) -> Room:
    found, _ = desk.script(script)
    assert found is not None
    plan = Plan(found, desk.clock.now(), sample_people("da")[:5])
    plan.folder = folder
    return desk.plan(plan)


def _held(desk: Desk, script: str = "coordinator-meeting", folder: Path | None = None) -> Path:
    """A meeting that was held for ten minutes, with half a sentence left."""
    room = _planned(desk, script, folder)
    people = room.runner.session.people
    room.runner.do(Advance())
    for one in people[:3]:
        room.runner.do(GiveWord(one.id))
        _clock(desk).advance(timedelta(minutes=3))
    room.runner.do(CaptureThis(Caught.NOTE, "Et ord"))
    room.keep_draft(Caught.TASK, "Ringer til")
    room.runner.do(CloseSession())
    room.close()
    assert room.path is not None
    return room.path


def _after(desk: Desk, days: float) -> Retention:
    """What there is to look after so many days after the start."""
    _clock(desk)._now = START + timedelta(days=days)
    return Retention(desk)


def _due(desk: Desk, days: float) -> dict[Kind, tuple[Due, ...]]:
    due = _after(desk, days).look().due
    return {kind: found for kind in Kind if (found := tuple(one for one in due if one.kind is kind))}


def _files(desk: Desk) -> set[str]:
    return {one.name for one in desk.workspace.root.rglob("*") if one.is_file() and one.name != NAME}


def test_a_meeting_without_initiative_is_due_after_ninety_days_and_what_was_unfinished_after_seven(
    desk: Desk,
) -> None:
    path = _held(desk)
    assert _due(desk, 6) == {}
    assert list(_due(desk, 8)) == [Kind.DRAFT]
    assert list(_due(desk, 89)) == [Kind.DRAFT]
    assert _due(desk, 91)[Kind.MEETING][0].paths == (path,)


def test_days_are_set_and_none_is_for_ever(desk: Desk) -> None:
    _held(desk)
    desk.keep_settings(Settings(meetings_days=10, drafts_days=0))
    assert list(_due(desk, 11)) == [Kind.MEETING]
    desk.keep_settings(Settings(meetings_days=0, drafts_days=0, copies_days=0))
    assert _due(desk, 9_000) == {}


def test_deleting_leaves_nothing_but_the_minutes(desk: Desk) -> None:
    kept, gone = _held(desk), None
    _clock(desk).advance(80 * DAY)
    later = _held(desk)
    retention = _after(desk, 91)
    listed = retention.look().due
    gone = next(one.paths[0] for one in listed if one.kind is Kind.MEETING)
    assert gone == kept
    assert retention.delete(listed) == ()
    left = _files(desk)
    assert not [name for name in left if name.startswith(kept.stem)]
    assert [name for name in left if name.startswith(later.stem) and name.endswith(".json")]
    assert any(name.endswith(".md") for name in left)


def test_only_what_was_listed_and_has_not_changed_is_deleted(desk: Desk) -> None:
    path = _held(desk)
    retention = _after(desk, 91)
    listed = retention.look().due
    room = desk.open(path)
    room.runner.do(CaptureThis(Caught.NOTE, "Rettet bagefter"))
    room.close()
    assert retention.delete(listed) == ()
    assert path.exists()


def test_a_meeting_that_is_open_is_not_deleted(desk: Desk) -> None:
    path = _held(desk)
    retention = _after(desk, 91)
    listed = [one for one in retention.look().due if one.kind is Kind.MEETING]
    room = desk.open(path)
    (problem,) = retention.delete(listed)
    assert problem.key == "store.locked"
    room.close()
    assert path.exists()
    assert desk.read(path).captures


def test_an_initiative_keeps_its_meetings_for_years_and_goes_after_its_closing_meeting(desk: Desk) -> None:
    room = Initiatives(desk).found("Trygge nætter")
    folder = room.folder
    room.close()
    first = _held(desk, folder=folder)
    assert _due(desk, 800).keys() == {Kind.DRAFT}
    _after(desk, 800)
    closing = _held(desk, "closing-meeting", folder)
    assert Kind.INITIATIVE not in _due(desk, 880)
    (over,) = _due(desk, 900)[Kind.INITIATIVE]
    assert set(over.paths) == {first, closing, folder / "initiative.json"}
    planned = _planned(desk, folder=folder)
    planned.close()
    assert Kind.INITIATIVE not in _due(desk, 900), "something comes after the closing meeting"
    assert planned.path is not None
    planned.path.unlink()
    retention = _after(desk, 900)
    assert retention.delete(retention.look().due) == ()
    gone = {first.stem, closing.stem, "initiative"}
    assert not [one.name for one in folder.rglob("*") if one.name.partition(".")[0] in gone]


def test_what_was_put_away_has_its_days_from_then(desk: Desk) -> None:
    path = _held(desk)
    _clock(desk).advance(80 * DAY)
    away = desk.put_away(path)
    assert Kind.MEETING not in _due(desk, 100)
    assert _due(desk, 171)[Kind.MEETING][0].paths == (away,)


def test_copies_of_damaged_files_go_after_two_weeks(desk: Desk) -> None:
    path = _held(desk)
    copy, half = (
        path.with_name(f"{path.name}.damaged-1"),
        path.parent / "minutes" / ".cocreation-abc12_x9.tmp",
    )
    for one in (copy, half, half.with_name(".mine.tmp")):
        one.write_text("{", encoding="utf-8")
        os.utime(one, (START.timestamp(), START.timestamp()))
    assert Kind.COPY not in _due(desk, 13)
    assert {one.paths[0] for one in _due(desk, 15)[Kind.COPY]} == {copy, half}


def test_the_first_time_everything_is_asked_about_and_meetings_always_are(desk: Desk) -> None:
    _held(desk)
    look = _after(desk, 8).look()
    assert [one.kind for one in look.to_ask] == [Kind.DRAFT]
    retention = _after(desk, 8)
    retention.remember(look, agreed=True)
    assert looked_lately(desk.workspace.root, desk.clock.now())
    look = _after(desk, 95).look()
    assert [one.kind for one in look.unasked] == [Kind.DRAFT]
    assert [one.kind for one in look.to_ask] == [Kind.MEETING]


def test_saying_no_deletes_nothing_and_is_asked_again_another_day(desk: Desk) -> None:
    _held(desk)
    retention = _after(desk, 8)
    retention.remember(retention.look())
    assert looked_lately(desk.workspace.root, desk.clock.now())
    _after(desk, 9.1)
    assert not looked_lately(desk.workspace.root, desk.clock.now())
    assert [one.kind for one in Retention(desk).look().to_ask] == [Kind.DRAFT]


def test_a_clock_that_is_wrong_deletes_nothing_unasked(desk: Desk) -> None:
    _held(desk)
    retention = _after(desk, 1)
    retention.remember(retention.look(), agreed=True)
    look = _after(desk, 4_000).look()
    assert look.doubt is Doubt.LATER
    assert not look.unasked
    assert look.to_ask == look.due
    look = _after(desk, -400).look()
    assert look.doubt is Doubt.EARLIER
    assert not look.unasked
    assert not look.to_ask
    retention = _after(desk, -400)
    retention.remember(look)
    assert read_housekeeping(desk.workspace.root).looked == START + DAY


def test_a_clock_is_doubted_by_what_has_happened_and_by_when_it_was_looked(desk: Desk) -> None:
    now = START
    assert doubt(now, None, ()) is None
    assert doubt(now, now - 100 * DAY, ()) is None
    assert doubt(now, now + 2 * DAY, ()) is Doubt.EARLIER
    assert doubt(now, now - 200 * DAY, ()) is Doubt.LATER
    _held(desk)
    (entry,) = desk.meetings()
    assert doubt(START - 2 * DAY, None, (entry,)) is Doubt.EARLIER
    assert doubt(START - 2 * DAY, None, (replace(entry, started_at=None, closed_at=None),)) is None


def test_nothing_is_deleted_while_the_settings_cannot_be_read(desk: Desk) -> None:
    _held(desk)
    settings_path(desk.workspace.root).write_text("[retention\nmeetings_days = 0", encoding="utf-8")
    desk._settings = None
    assert _after(desk, 400).look().due == ()


def test_a_memory_that_cannot_be_read_is_asked_anew(desk: Desk) -> None:
    _held(desk)
    root = desk.workspace.root
    write_housekeeping(root, Housekeeping(START, agreed=True, told=("x",)))
    assert read_housekeeping(root) == Housekeeping(START, agreed=True, told=("x",))
    (root / NAME).write_bytes(b"\0" * 40)
    assert read_housekeeping(root) == Housekeeping()
    assert _after(desk, 8).look().to_ask


def test_a_writer_that_was_killed_has_its_meeting_forgotten_the_next_time(desk: Desk) -> None:
    room = _planned(desk)
    room.runner.do(Advance())
    room.runner.do(GiveWord(room.runner.session.people[0].id))
    room.runner.do(CloseSession())
    room._journal.close()  # type: ignore[attr-defined] # as a kill does it: nothing is folded
    retention = _after(desk, 1)
    (due,) = retention.look().due
    assert due.kind is Kind.SPEECH
    assert retention.delete((due,)) == ()
    assert Retention(desk).look(whole=True).due == ()
    assert room.path is not None
    assert not desk.read(room.path).turns


# The verb


@pytest.fixture
def cocreation(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    monkeypatch.setenv("COCREATION_LANG", "en")
    monkeypatch.setattr("cocreation_tui.cli.shell.SystemClock", lambda: desk.clock)
    root = str(desk.workspace.root)
    return lambda *words, **more: CliRunner().invoke(main, ["--workspace", root, *words], **more)


def test_the_verb_lists_asks_and_deletes(desk: Desk, cocreation: Callable[..., Result]) -> None:
    path = _held(desk)
    said = cocreation("privacy").output
    assert "There is nothing to be deleted now." in said
    assert str(desk.workspace.root) in said
    _after(desk, 91)
    assert "the meeting “Tovholdermøde”" in cocreation("privacy").output
    assert cocreation("privacy", "--delete", input="n\n").exit_code == 0
    assert path.exists()
    done = cocreation("privacy", "--delete", "--yes")
    assert (done.exit_code, path.exists()) == (0, False)
    assert "2 deleted" in done.output


def test_the_verb_refuses_a_clock_that_is_set_back(desk: Desk, cocreation: Callable[..., Result]) -> None:
    path = _held(desk)
    keep(desk.workspace.root, Settings(drafts_days=1, meetings_days=1))
    _after(desk, -300)
    said = cocreation("privacy", "--delete", "--yes").output
    assert "clock" in said
    assert path.exists()
