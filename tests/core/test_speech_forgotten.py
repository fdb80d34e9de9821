"""When a meeting is over its steps no longer tell who had the word; everything else is what it was."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from cocreation_tui.clock import ManualClock
from cocreation_tui.core.floor.speaking import ALL_KNOWN, COMMON_TALK, Balance, Remembered, balance
from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.people.people import Attendance, Person, Role
from cocreation_tui.core.session.commands.command import (
    Advance,
    CloseSession,
    Command,
    GiveWord,
    MarkAttendance,
    PlanSession,
    TakeWord,
    Undo,
)
from cocreation_tui.core.session.commands.corrections import CorrectEnd
from cocreation_tui.core.session.commands.floor import JoinQueue, StartRound
from cocreation_tui.core.session.events.event import AttendanceMarked, Step
from cocreation_tui.core.session.events.floor import SpeechForgotten
from cocreation_tui.core.session.events.mark import Lane
from cocreation_tui.core.session.evolve.evolve import replay
from cocreation_tui.core.session.session import Session
from cocreation_tui.core.session.speech_forgotten import without_speakers
from cocreation_tui.desk.runner import MemoryJournal, Runner
from cocreation_tui.store.tinydb_tables import build
from tests.core.test_replay import histories, hold, through_the_codec
from tests.core.test_session import PLAN, START
from tests.examples import examples

ROLES = (*[Role.COORDINATOR] * 3, *[Role.ACTOR] * 4, Role.ANCHOR, Role.GUEST)
CROWD = tuple(Person(PersonId(f"person-{n}"), f"Navn {n}", role=role) for n, role in enumerate(ROLES))


def _but_speech(session: Session) -> Session:
    """A meeting without what is forgotten."""
    facts = replace(session.facts, going=None)
    kept = replace(session, turns=(), remembered=ALL_KNOWN, queue=(), queue_closed=False, round=None)
    return replace(kept, facts=facts, steps=())


def _spread(session: Session) -> Balance:
    now = session.facts.closed_at or START + timedelta(days=1)
    runs = session.facts.runs
    return balance(session.people, session.turns, runs, now, stays=session.moved, kept=session.remembered)


def _runner(session: Session | None = None) -> Runner:
    runner = Runner(session or Session(), MemoryJournal(), ManualClock(START))
    if session is None:
        runner.do(PlanSession(replace(PLAN, people=CROWD)))
    return runner


def _live(runner: Runner, *commands: tuple[float, Command]) -> Session:
    assert isinstance(runner.clock, ManualClock)
    for minutes, command in commands:
        runner.clock.advance(timedelta(minutes=minutes))
        runner.do(command)
    return runner.session


def _spoken(runner: Runner) -> Session:
    """Everybody has the word for as many minutes as their number and two more; then common talk."""
    turns = [(n + 1, GiveWord(one.id)) for n, one in enumerate(CROWD)]
    return _live(runner, (0, Advance()), *turns, (10, GiveWord(COMMON_TALK)), (3, TakeWord()))


def _closed() -> Session:
    runner = _runner()
    _spoken(runner)
    return _live(runner, (2, CloseSession()))


@examples(250)
@given(histories, st.booleans())
def test_all_but_speech_is_as_it_was(history: list[tuple[Command, float]], reopened: bool) -> None:
    session, _, clock = hold(history)
    runner = Runner(session, MemoryJournal(), clock)
    with suppress(Refused):
        runner.do(CloseSession())
    if reopened:
        with suppress(Refused):
            runner.do(Undo(Lane.AGENDA))
            runner.do(CloseSession())
    session = runner.session
    forgotten = without_speakers(session)
    if session.facts.closed_at is None:
        assert forgotten is session
        return
    assert _but_speech(forgotten) == _but_speech(session)
    assert [step.number for step in forgotten.steps] == [step.number for step in session.steps]
    assert not any(event.mark.lane is Lane.SPEAKING for step in forgotten.steps for event in step.events)
    assert without_speakers(forgotten) == forgotten
    assert replay(through_the_codec(step) for step in forgotten.steps) == forgotten
    assert {one.id for one in session.people if session.has_spoken(one.id)} <= set(forgotten.remembered.heard)
    for lane in (Lane.AGENDA, Lane.CAPTURE, Lane.PEOPLE):
        assert _undone(forgotten, lane) == _undone(session, lane)


def _undone(session: Session, lane: Lane) -> Session | str:
    runner = Runner(session, MemoryJournal(), ManualClock(session.steps[-1].at))
    try:
        return _but_speech(runner.do(Undo(lane)))
    except Refused as refusal:
        return refusal.key


def test_groups_are_told_as_before_and_nobody_by_name() -> None:
    session = _closed()
    forgotten = without_speakers(session)
    before, after = _spread(session), _spread(forgotten)
    assert not after.voices
    assert after.common == before.common
    assert after.unheard == before.unheard
    large = {Role.COORDINATOR, Role.ACTOR}
    assert {share.role: share.time for share in after.shares} == {
        share.role: share.time for share in before.shares if share.role in large
    }


def test_so_few_that_it_would_be_somebody_are_nobody() -> None:
    """One anchor person and one guest: what they said stands nowhere, and cannot be worked out of the rest."""
    kept = without_speakers(_closed()).remembered
    assert {group.role for group in kept.groups} == {Role.COORDINATOR, Role.ACTOR}
    spread = _spread(without_speakers(_closed()))
    assert spread.unassigned > _spread(_closed()).unassigned


def test_small_groups_are_told_together() -> None:
    runner = _runner()
    guests = tuple(Person(PersonId(f"g{n}"), f"Gæst {n}", role=Role.GUEST) for n in range(2))
    runner = Runner(Session(), MemoryJournal(), ManualClock(START))
    runner.do(PlanSession(replace(PLAN, people=(*CROWD[:7], CROWD[7], *guests))))
    spoken = [(3, GiveWord(one.id)) for one in (*CROWD[:8], *guests)]
    session = _live(runner, (0, Advance()), *spoken, (3, CloseSession()))
    forgotten = without_speakers(session)
    assert [group.role for group in forgotten.remembered.groups] == [Role.COORDINATOR, Role.ACTOR, None]
    others = _spread(forgotten).shares[-1]
    assert (others.word, others.size, others.time) == ("minutes.others", 3, timedelta(minutes=9))


def test_too_little_speech_leaves_no_figure() -> None:
    runner = _runner()
    told = [(0.5, GiveWord(one.id)) for one in CROWD[:4]]
    session = _live(runner, (0, Advance()), *told, (0.5, CloseSession()))
    assert without_speakers(session).remembered == Remembered(heard=tuple(one.id for one in CROWD[:4]))


def test_no_instant_of_speaking_is_left() -> None:
    """Not in the file either: when somebody asked for the word and in which order a round went would tell."""
    runner = _runner()
    _live(runner, (0, Advance()), (1, JoinQueue(CROWD[0].id)), (1, GiveWord(CROWD[0].id)))
    _live(runner, (1.25, StartRound(tuple(one.id for one in CROWD[1:3]), timedelta(minutes=1))))
    session = _live(runner, (5, CloseSession()))
    times = {turn.start for turn in session.turns}
    forgotten = without_speakers(session)
    assert not times & {step.at for step in forgotten.steps}
    written = build(forgotten)
    assert all(at.isoformat().replace("+00:00", "Z").encode() not in written for at in times)
    assert b'"what": "person"' not in written


def test_a_meeting_that_is_opened_again_goes_on_and_is_forgotten_again() -> None:
    first = without_speakers(_closed())
    runner = _runner(first)
    runner.clock = ManualClock(first.steps[-1].at)
    again = _live(runner, (1, Undo(Lane.AGENDA)), (1, GiveWord(CROWD[0].id)), (4, TakeWord()))
    assert again.facts.closed_at is None
    assert [turn.speaker for turn in again.turns] == [CROWD[0].id]
    groups = {share.role: share.time for share in _spread(again).shares}
    spoken = {share.role: share.time for share in _spread(first).shares}
    assert groups[Role.COORDINATOR] == spoken[Role.COORDINATOR] + timedelta(minutes=4)
    second = without_speakers(_live(runner, (1, CloseSession())))
    assert not second.turns
    assert {share.role: share.time for share in _spread(second).shares} == {
        role: groups[role] for role in (Role.COORDINATOR, Role.ACTOR)
    }
    kept = [event for step in second.steps for event in step.events if isinstance(event, SpeechForgotten)]
    assert sum(event.kept is not None for event in kept) == 1


def test_corrections_after_the_meeting_leave_no_time_below_nothing() -> None:
    forgotten = without_speakers(_closed())
    runner = _runner(forgotten)
    runner.clock = ManualClock(forgotten.steps[-1].at)
    corrected = _live(runner, (5, CorrectEnd(START + timedelta(minutes=1))))
    assert _spread(corrected).unassigned == timedelta(0)


def test_who_has_spoken_was_there() -> None:
    """Also as it was told before comings and goings were kept: who had spoken had left."""
    runner = _runner()
    session = _live(runner, (0, Advance()), (1, GiveWord(CROWD[0].id)), (1, TakeWord()))
    at = session.steps[-1].at
    marked = Step(len(session.steps) + 1, at, (AttendanceMarked(CROWD[0].id, Attendance.ABSENT),))
    runner = _runner(replay((*session.steps, marked)))
    runner.clock = ManualClock(at)
    forgotten = without_speakers(_live(runner, (1, CloseSession())))
    assert forgotten.people[0].attendance is Attendance.LEFT
    runner = _runner(without_speakers(_closed()))
    runner.clock = ManualClock(runner.session.steps[-1].at)
    told = _live(runner, (1, MarkAttendance(CROWD[1].id, Attendance.ABSENT)))
    assert told.people[1].attendance is Attendance.LEFT
