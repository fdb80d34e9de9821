"""What happens between laptops that share an initiative, as commands, events and words."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cocreation_tui.clock import ManualClock
from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.ground.arrived import Arrived
from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.core.ground.ids import LaptopId, SessionId, StreamName
from cocreation_tui.core.reports.manner import Manner, Names
from cocreation_tui.core.session.commands.command import Advance, CaptureThis, PlanSession, Redo, Undo
from cocreation_tui.core.session.commands.laptops import ContinueMeeting, HandOver, HearOthers
from cocreation_tui.core.session.evolve.evolve import replay
from cocreation_tui.core.session.session import INITIATIVE, Session
from cocreation_tui.desk.runner import MemoryJournal, Runner
from cocreation_tui.export.minutes.minutes import minutes_markdown
from cocreation_tui.i18n.words import Words
from tests.core.test_session import PLAN, START
from tests.export.told import by_kind

IDA = LaptopId("1d" * 16)


@pytest.fixture
def runner() -> Runner:
    runner = Runner(Session(), MemoryJournal(), ManualClock(START))
    runner.do(PlanSession(PLAN))
    return runner


def heads(*numbers: int) -> tuple[Arrived, ...]:
    return tuple(
        Arrived(StreamName(f"notes-{name}"), 1, number) for name, number in zip("ab", numbers, strict=False)
    )


def test_only_what_is_new_is_heard(runner: Runner) -> None:
    runner.do(HearOthers(heads(3, 4)))
    runner.do(HearOthers(heads(3, 5)))
    assert runner.session.heard == heads(3, 5)
    assert runner.session.steps[-1].events[0].heads == heads(3, 5)[1:]  # type: ignore[union-attr] # what was heard
    with pytest.raises(Refused, match="nothing-to-change"):
        runner.do(HearOthers(heads(2, 5)))


def test_what_was_undone_can_be_done_again_although_the_others_were_heard(runner: Runner) -> None:
    runner.do(CaptureThis(Kind.NOTE, "Lamper"))
    runner.do(Undo())
    runner.do(HearOthers(heads(3)))
    assert replay(runner.session.steps) == runner.session
    runner.do(Redo())
    assert [one.text for one in runner.session.captures] == ["Lamper"]


def test_a_meeting_is_handed_over_and_notes_are_not(runner: Runner) -> None:
    runner.do(HandOver(IDA, " Ida Lund\n"))
    handed = runner.session.handed_over
    assert handed is not None
    assert (handed.to, handed.name, handed.at) == (IDA, "Ida Lund", START)
    with pytest.raises(Refused, match="no-name"):
        runner.do(HandOver(IDA, " "))
    own = Runner(Session(script=INITIATIVE, id=SessionId(INITIATIVE)), MemoryJournal(), ManualClock(START))
    with pytest.raises(Refused, match="notes-stay"):
        own.do(HandOver(IDA, "Ida Lund"))


def test_a_meeting_is_taken_over_once_and_says_so(runner: Runner) -> None:
    runner.do(Advance())
    runner.clock.advance(timedelta(minutes=65))  # type: ignore[attr-defined] # set by hand
    taken = ContinueMeeting(SessionId("old"), 2, "Ida *Lund")
    runner.do(taken)
    with pytest.raises(Refused, match="nothing-to-change"):
        runner.do(taken)
    told = {one: by_kind(runner.session, START, Words(one)) for one in ("da", "en")}
    assert "*Mødet går videre fra Ida \\*Lunds computer, som det var kendt her " in told["da"]
    assert ": til og med skridt 2.*\n" in told["da"]
    assert "*The meeting goes on from Ida \\*Lund's laptop, as it was known here on " in told["en"]
    assert ": up to step 2.*\n" in told["en"]
    covered = minutes_markdown(runner.session, START, Words("en"), manner=Manner(names=Names.INITIALS))
    assert "from IL's laptop" in covered
    assert "Lund" not in covered
