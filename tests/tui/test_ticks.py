"""When the clock is looked at again, what of a view is more than seconds, and that nothing derived once is another."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from cocreation_tui.core.agenda.guard import WITHIN, Guard
from cocreation_tui.core.floor.speaking import balance
from cocreation_tui.core.session.commands.command import GiveWord, StartOrPause
from cocreation_tui.i18n.dates import span
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.view import SECOND, View, but_seconds, look, until_next
from tests.tui.stage import START, Stage, at_the_break, in_memory, lively, person

WORDS = Words("da")
HAIR = timedelta(milliseconds=1)


def seen(stage: Stage, after: timedelta = timedelta(0)) -> View:
    return look(stage.session, stage.clock.now() + after, WORDS)


def left(view: View) -> str:
    assert view.seen.current is not None
    return span(view.seen.current.left)


def test_the_clock_is_looked_at_just_after_the_figure_changes(tmp_path: Path) -> None:
    stage = lively(in_memory(tmp_path)).after(0.0037)
    view = seen(stage)
    after = until_next(view)
    assert timedelta(0) < after < SECOND
    assert left(seen(stage, after - HAIR)) == left(view) != left(seen(stage, after + HAIR))
    late = timedelta(hours=1)
    over = until_next(seen(stage, late))
    assert left(seen(stage, late + over - HAIR)) == left(seen(stage, late))
    assert left(seen(stage, late + over + HAIR)) != left(seen(stage, late))


def test_what_stands_still_is_looked_at_once_a_second(tmp_path: Path) -> None:
    stage = lively(in_memory(tmp_path)).after(0.0037, StartOrPause())
    assert until_next(seen(stage)) == SECOND
    assert until_next(seen(in_memory(tmp_path / "before"), timedelta(seconds=0.25))) == timedelta(
        seconds=0.75
    )


def test_an_armed_press_is_looked_at_when_it_ends() -> None:
    guard = Guard(armed_at=START)
    assert guard.left(START + SECOND) == WITHIN - SECOND
    assert guard.left(START + WITHIN + HAIR) is None
    assert Guard().left(START) is None


def test_a_minute_is_more_than_seconds(tmp_path: Path) -> None:
    stage = lively(in_memory(tmp_path))
    assert but_seconds(seen(stage)) == but_seconds(seen(stage, SECOND))
    assert but_seconds(seen(stage)) != but_seconds(seen(stage, 60 * SECOND))
    before = but_seconds(seen(stage))
    stage.after(0, GiveWord(person(3)))
    assert but_seconds(seen(stage)) != before


def test_speech_counted_once_is_what_it_is_counted_anew(tmp_path: Path) -> None:
    stage = at_the_break(lively(in_memory(tmp_path)))
    session = stage.session
    for minutes in (-60, -20, -1, 0, 1, 30):
        now = stage.clock.now() + timedelta(minutes=minutes)
        anew = balance(session.people, session.turns, session.facts.runs, now)
        assert look(session, now, WORDS).spread == anew, minutes
