"""``run`` on a meeting that is there: nothing is gone on with, closed or begun beside it without a word."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner, Result

from cocreation_tui.cli import main as cli
from cocreation_tui.cli import resuming, shell
from cocreation_tui.clock import ManualClock
from cocreation_tui.core.agenda.schedule import project
from cocreation_tui.core.agenda.signals import Moment
from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.session.commands.command import Advance, CaptureThis, GiveWord
from cocreation_tui.core.session.history import undoable
from cocreation_tui.core.session.session import Session
from cocreation_tui.desk import planning
from cocreation_tui.desk.desk import Desk, Room
from cocreation_tui.desk.left_open import apart
from cocreation_tui.store.alive import Alive, alive_path, read_alive, write_alive
from cocreation_tui.store.workspace import Workspace

Run = Callable[..., Result]
ZONE = "Europe/Copenhagen"
FIRST = datetime(2026, 11, 16, 8, 0, tzinfo=UTC)
"""A Monday, 09:00 in Copenhagen."""
SCRIPT = "coordinator-meeting"
PEOPLE = "Navn;Organisation;Rolle\nÅse Ørnholt;Trygge veje;tovholder\nBo Bech;;gæst\n"
OTHERS = "Navn;Organisation;Rolle\nBo Bech;;gæst\nDea Riis;Biblioteket;aktør\n"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> ManualClock:
    now = ManualClock(FIRST)
    monkeypatch.setattr(shell, "SystemClock", lambda: now)
    monkeypatch.setattr(planning, "local_zone", lambda: (ZONE, ZoneInfo(ZONE)))
    return now


@pytest.fixture
def desk(tmp_path: Path, clock: ManualClock) -> Desk:
    return Desk(Workspace(tmp_path / "workspace"), clock, "da")


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Session]:
    """The meetings that were opened, each let go of at once."""
    sessions: list[Session] = []

    def note(shell: object, room: Room | None, notices: tuple[object, ...] = ()) -> None:
        assert room is not None
        sessions.append(room.runner.session)
        room.close()

    monkeypatch.setattr(cli, "_open", note)
    monkeypatch.setattr(cli, "_needs_terminal", lambda shell: None)
    monkeypatch.setattr(resuming, "can_ask", lambda: True)
    return sessions


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: list[Session]) -> Run:
    monkeypatch.setenv("COCREATION_LANG", "da")
    words = ["--workspace", str(tmp_path / "workspace"), "run"]
    return lambda *more, says="": CliRunner().invoke(cli.main, [*words, *map(str, more)], input=says)


def listed(folder: Path, text: str, name: str = "people.csv") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


@pytest.fixture
def forgotten(tmp_path: Path, run: Run, desk: Desk, clock: ManualClock, opened: list[Session]) -> Session:
    """Begun on Monday at 09:00, the first item over after 40 minutes, and then the window was closed; a week ago."""
    run(SCRIPT, "--start", "09:00", "--participants", listed(tmp_path, PEOPLE))
    (entry,) = desk.meetings()
    room = desk.open(entry.path)
    room.runner.do(Advance())
    room.runner.do(GiveWord(room.runner.session.people[0].id))
    clock.advance(timedelta(minutes=40))
    room.runner.do(CaptureThis(Kind.NOTE, "Lyset mangler"))
    session = room.runner.session
    room.close()
    clock.advance(timedelta(days=7) - timedelta(minutes=40))
    opened.clear()
    return session


def test_todays_meeting_is_gone_on_with_at_once(
    run: Run, forgotten: Session, clock: ManualClock, opened: list[Session]
) -> None:
    clock.advance(FIRST + timedelta(hours=1) - clock.now())
    result = run(SCRIPT)
    assert [one.id for one in opened] == [forgotten.id]
    assert result.stderr == ""


def test_what_has_been_asked_tells_which_meeting_from_when_and_what_does_not_fit(
    run: Run, forgotten: Session, tmp_path: Path
) -> None:
    people = listed(tmp_path, OTHERS)
    said = run(
        SCRIPT, "--start", "10:00", "--title", "Nyt møde", "--participants", people, says="\x04"
    ).stderr
    assert "»Tovholdermøde« begyndte man. 16. nov. kl. 09:00 og er ikke afsluttet" in said
    assert "sidst i gang man. 16. nov. kl. 09:40" in said
    assert "--participants, --start, --title" in said
    assert [row[:4] for row in said.splitlines() if row.startswith("  ")] == ["  1 ", "  2 ", "  3 "]


def test_asked_and_left_alone_nothing_changes(run: Run, forgotten: Session, desk: Desk) -> None:
    result = run(SCRIPT)
    assert result.exit_code == 2
    assert "Intet er ændret" in result.stderr
    (entry,) = desk.meetings()
    assert desk.read(entry.path).steps == forgotten.steps


def test_going_on_counts_the_time_between_as_a_pause(
    run: Run, forgotten: Session, clock: ManualClock, opened: list[Session]
) -> None:
    run(SCRIPT, says="7\n1\n")
    (session,) = opened
    assert session.id == forgotten.id
    row = project(session.agenda, session.facts, clock.now()).current
    assert row is not None
    assert row.elapsed == timedelta(minutes=40)
    assert session.turns[-1].elapsed(session.facts.runs, clock.now()) == timedelta(minutes=40)


def test_closed_as_of_when_it_was_last_alive_its_minutes_have_no_drift_of_days(
    run: Run, forgotten: Session, desk: Desk, opened: list[Session]
) -> None:
    result = run(SCRIPT, "--start", "09:00", "--title", "Nyt møde", says="2\n")
    assert "afsluttet pr. man. 16. nov. kl. 09:40" in result.stderr
    (new,) = opened
    assert (new.title, new.facts.started_at) == ("Nyt møde", None)
    assert new.facts.planned_start == FIRST + timedelta(days=7)
    old = next(one for one in desk.meetings() if one.id == forgotten.id)
    session = desk.read(old.path)
    assert session.facts.closed_at == FIRST + timedelta(minutes=40)
    assert session.facts.runs[-1].end == FIRST + timedelta(minutes=40)
    assert not session.turns, "who spoke is forgotten when it is over"
    minutes = desk.minutes(session)
    assert "09:00–09:40" in minutes
    (saved,) = (old.path.parent / "minutes").glob("*.md")
    assert saved.read_text("utf-8") == minutes


def test_a_meeting_that_was_open_without_a_key_is_closed_when_it_was_let_go_of(
    run: Run, forgotten: Session, desk: Desk
) -> None:
    (entry,) = desk.meetings()
    kept = read_alive(entry.path)
    assert kept is not None
    then = ManualClock(FIRST + timedelta(minutes=75))
    write_alive(entry.path, Alive(then.moment(), kept.steps))
    run(SCRIPT, says="2\n")
    old = next(one for one in desk.meetings() if one.id == forgotten.id)
    assert old.closed_at == FIRST + timedelta(minutes=75)


@pytest.mark.parametrize(("more", "says"), [((), "3\n"), (("--new",), "")])
def test_another_beside_it_leaves_it_as_it_is(
    more: tuple[str, ...], says: str, run: Run, forgotten: Session, desk: Desk, opened: list[Session]
) -> None:
    run(SCRIPT, *more, says=says)
    assert len(opened) == 1
    assert len(desk.meetings()) == 2
    old = next(one for one in desk.meetings() if one.id == forgotten.id)
    assert desk.read(old.path).steps == forgotten.steps


def test_people_of_a_list_come_along_after_a_look_at_them(
    run: Run, forgotten: Session, tmp_path: Path, opened: list[Session]
) -> None:
    result = run(SCRIPT, "--participants", listed(tmp_path, OTHERS), says="1\n1\n")
    assert "+ Dea Riis · Biblioteket" in result.stderr
    assert "+ Bo Bech" not in result.stderr
    assert [one.name for one in opened[0].people] == ["Åse Ørnholt", "Bo Bech", "Dea Riis"]
    run(SCRIPT, "--resume", "--participants", listed(tmp_path, PEOPLE + "Eva Ek;;\n"), says="2\n")
    assert "Eva Ek" not in [one.name for one in opened[1].people]


def test_todays_meeting_is_asked_about_too_when_options_do_not_fit(
    run: Run, forgotten: Session, clock: ManualClock, opened: list[Session]
) -> None:
    clock.advance(FIRST + timedelta(hours=1) - clock.now())
    assert "--place" in run(SCRIPT, "--place", "Rådhuset", "--start", "09:00", says="1\n").stderr
    assert (opened[0].id, opened[0].place) == (forgotten.id, "")
    assert "--start" not in run(SCRIPT, "--start", "09:00", "--title", "Tovholdermøde").stderr


def test_with_nobody_to_answer_it_says_what_to_add(
    run: Run, forgotten: Session, opened: list[Session], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resuming, "can_ask", lambda: False)
    result = run(SCRIPT)
    assert result.exit_code == 2
    assert "16. nov." in result.stderr
    assert "--resume" in result.stderr
    assert "--new" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert run(SCRIPT, "--resume").exit_code == 0
    assert [one.id for one in opened] == [forgotten.id]


def test_options_that_cannot_be(run: Run, opened: list[Session]) -> None:
    assert "--resume" in run(SCRIPT, "--resume", "--new").stderr
    assert run(SCRIPT, "--resume").exit_code == 2
    assert run(SCRIPT, "--start", "25:99").exit_code == 2
    assert opened == []


def damaged(desk: Desk) -> Path:
    (entry,) = desk.meetings()
    entry.path.write_bytes(entry.path.read_bytes()[:500])
    return entry.path


def test_a_damaged_meeting_is_told_of_and_restored(
    run: Run, forgotten: Session, desk: Desk, clock: ManualClock, opened: list[Session]
) -> None:
    clock.advance(FIRST + timedelta(hours=1) - clock.now())
    path = damaged(desk)
    result = run(SCRIPT, says="1\n")
    assert f"Mødet {path.stem} kan ikke læses" in result.stderr
    assert [one.id for one in opened] == [forgotten.id]
    assert [one.text for one in opened[0].captures] == ["Lyset mangler"]


def test_beside_a_damaged_meeting_none_is_begun_without_a_word(
    run: Run, forgotten: Session, desk: Desk, opened: list[Session], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = damaged(desk)
    before = path.read_bytes()
    assert run(SCRIPT).exit_code == 2, "left without an answer"
    run(SCRIPT, says="2\n")
    assert "kan ikke læses" in run(SCRIPT, "--new").stderr
    assert len(opened) == 2
    assert path.read_bytes() == before
    for one in desk.meetings():
        if one.path != path:
            one.path.unlink()
    monkeypatch.setattr(resuming, "can_ask", lambda: False)
    result = run(SCRIPT)
    assert result.exit_code == 2
    assert f"cocreation doctor {path.stem} --restore" in result.stderr
    assert "--new" in result.stderr


def test_minutes_tell_of_a_damaged_meeting(run: Run, forgotten: Session, desk: Desk, tmp_path: Path) -> None:
    path = damaged(desk)
    result = CliRunner().invoke(cli.main, ["--workspace", str(tmp_path / "workspace"), "minutes"])
    assert result.exit_code == 2
    assert path.stem in result.stderr
    assert "cocreation run" not in result.stderr


# A clock that was set


def begun(run: Run, desk: Desk, tmp_path: Path, opened: list[Session]) -> Session:
    """Begun at 09:00 and left after 20 minutes."""
    run(SCRIPT, "--start", "09:00", "--participants", listed(tmp_path, PEOPLE))
    (entry,) = desk.meetings()
    room = desk.open(entry.path)
    room.runner.do(Advance())
    desk.clock.advance(timedelta(minutes=20))  # type: ignore[attr-defined]  # the clock of the fixture
    room.runner.do(CaptureThis(Kind.NOTE, "Lyset mangler"))
    room.close()
    opened.clear()
    return room.runner.session


@pytest.mark.parametrize("by", [3, -3])
def test_a_clock_that_was_set_takes_what_has_been_along(
    by: int, run: Run, desk: Desk, tmp_path: Path, clock: ManualClock, opened: list[Session]
) -> None:
    before = begun(run, desk, tmp_path, opened)
    for _ in range(3):
        clock.set(timedelta(hours=by))
        clock.advance(timedelta(minutes=1))
        run(SCRIPT)
    session, moved = opened[-1], timedelta(hours=3 * by)
    (running,) = session.facts.runs
    assert running.elapsed(clock.now()) == timedelta(minutes=23)
    assert running.start == before.facts.runs[0].start + moved
    assert session.captures[0].at == before.captures[0].at + moved
    assert session.facts.planned_start == before.facts.planned_start + moved
    assert [one.number for one in undoable(session)] == [one.number for one in undoable(before)]


def test_a_plan_that_a_wrong_clock_was_off_stays_when_it_is_set_right(
    run: Run, desk: Desk, tmp_path: Path, clock: ManualClock, opened: list[Session]
) -> None:
    clock.set(-timedelta(hours=3))  # it is 09:00 in truth
    before = begun(run, desk, tmp_path, opened)
    clock.set(timedelta(hours=3))
    run(SCRIPT)
    assert opened[-1].facts.planned_start == before.facts.planned_start == FIRST
    assert opened[-1].facts.runs[0].start == FIRST


def test_what_was_moved_is_moved_once_whenever_the_program_dies(
    run: Run, desk: Desk, tmp_path: Path, clock: ManualClock, opened: list[Session]
) -> None:
    begun(run, desk, tmp_path, opened)
    (entry,) = desk.meetings()
    noted = alive_path(entry.path).read_bytes()
    clock.set(timedelta(hours=3))
    run(SCRIPT)
    alive_path(entry.path).write_bytes(noted)  # as if it had died before it could note that it goes on
    run(SCRIPT)
    assert opened[-1].facts.runs[0].elapsed(clock.now()) == timedelta(minutes=20)


def test_a_second_terminal_knows_by_which_clock_a_meeting_is_held(
    run: Run, desk: Desk, tmp_path: Path, clock: ManualClock, opened: list[Session]
) -> None:
    begun(run, desk, tmp_path, opened)
    (entry,) = desk.meetings()
    assert apart(entry.path, clock) == timedelta(0)
    clock.set(timedelta(hours=-3))
    assert apart(entry.path, clock) == timedelta(hours=-3)
    alive_path(entry.path).unlink()
    assert apart(entry.path, clock) == timedelta(0)


def test_a_note_of_before_says_no_more_than_when(tmp_path: Path) -> None:
    path = tmp_path / "m.json"
    alive_path(path).write_text(FIRST.isoformat(), "ascii")
    assert read_alive(path) == Alive(Moment(FIRST))
    for bad in ("", "x", "2026-11-16T08:00:00", f"{FIRST.isoformat()} 1 x y", "\0" * 300):
        alive_path(path).write_text(bad, "ascii")
        assert read_alive(path) is None
