"""Time in hand: back-dating, rescue, a late start, nothing running, signals, and a computer that slept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from cocreation_tui.core.agenda.agenda import ItemKind
from cocreation_tui.core.agenda.idle import NOT_DISMISSED, nothing_runs
from cocreation_tui.core.agenda.rescue import MINUTE, Plan, Way, squeeze
from cocreation_tui.core.agenda.schedule import Projection, State, project
from cocreation_tui.core.agenda.signals import Away, Heard, crossing, slept
from cocreation_tui.core.session.backdate import Reason, Subject, command, happened, subjects, suggestion
from cocreation_tui.core.session.commands.command import Command, RetimeItems
from cocreation_tui.core.session.commands.corrections import (
    AgreeEnd,
    CountSleepAsPause,
    LeavePast,
    MovePlan,
    SkipItems,
)
from cocreation_tui.core.session.foresee import outlook
from cocreation_tui.core.session.session import Session
from cocreation_tui.i18n.dates import clock, clock_on, minute_words, minutes_of
from cocreation_tui.tui.keys.acts import Acts
from cocreation_tui.tui.screens.dialogs.question import Act, Answer, QuestionScreen
from cocreation_tui.tui.screens.meeting.deck import Deck, Part, Then
from cocreation_tui.tui.view import View
from cocreation_tui.tui.words.of_times import consequence, ending

OFF_PLAN = timedelta(minutes=2)
"""How far off the plan a first start is before it is asked what to do about it."""


class Timing(Part):
    """Everything that sets time right, and everything that time has to say."""

    def __init__(self, deck: Deck, pulse: Callable[[], None]) -> None:
        super().__init__(deck)
        self._pulse = pulse
        self._heard = Heard()
        self._dismissed = NOT_DISMISSED
        self._looked_at: datetime | None = None
        self._start_asked = False
        self._sleep_asked = False

    @property
    def acts(self) -> Acts:
        """What it does, by command."""
        return {
            "back-date": self.back_date,
            "rescue": self.rescue,
        }

    def mounted(self) -> None:
        """Say or ask what the time was in which nobody had the meeting open."""
        away, self.room.away = self.room.away, None
        if away is not None:
            self._look_back(away, self.room.runner.clock.now())

    def ticked(self, now: datetime) -> None:
        """Notice that the computer slept."""
        before, self._looked_at = self._looked_at, now
        if slept(before, now, self.session.facts) and before is not None:
            self._ask_about_sleep(before, now)

    def added(self, view: View) -> View:
        """The view with how long nothing has run, when that is to be said."""
        more = view.seen.next is not None
        idle = nothing_runs(view.session.facts, view.now, self._dismissed, more)
        return view if idle is None else replace(view, idle=idle)

    def watch(self, before: View | None, after: View) -> None:
        """Signal once when the item comes near its end."""
        self._heard, level = crossing(self._heard, after.session.facts, after.seen)
        if level is not None:
            self._pulse()

    def wave_away(self) -> bool:
        """Say no more that nothing is running, for a while; whether that was said."""
        if not self._offers_next() or self.line.is_open:
            return False
        self._dismissed = self._dismissed.again(self.session.facts, self.room.runner.clock.now())
        self.deck.tick()
        return True

    def _offers_next(self) -> bool:
        """Whether it stands on the screen that nothing runs."""
        return self.view is not None and self.view.idle is not None and not self.deck.faces_room

    def _told(self, session: Session) -> str:
        """How a meeting ends now, in words."""
        seen = project(session.agenda, session.facts, self.room.runner.clock.now())
        return ending(self.words, self.session.zone, seen)

    def _follows(self, wanted: Command) -> str:
        """What a command would do to the end; empty when it would be refused."""
        now = self.room.runner.clock.now()
        before, seen = (
            project(self.session.agenda, self.session.facts, now),
            outlook(self.session, wanted, now),
        )
        return consequence(self.words, self.session.zone, before, seen) if seen else ""

    def _say_done(self, what: str) -> Then:
        """Say what was done and how the meeting ends now, and that it can be undone."""
        return lambda before, after: self.say(self.words("timing.done", what=what, follows=self._told(after)))

    # Back-dating

    def back_date(self) -> None:
        """Say that something happened earlier than it was keyed."""
        from cocreation_tui.tui.screens.over_meeting.back_date import BackDateScreen

        clock_now = self.room.runner.clock.now
        if self._offers_next() and self._start_next_back_dated():
            return
        if not subjects(self.session, clock_now()):
            self.say(self.words("back-date.nothing-yet"), "$text-warning")
            return
        self.deck.ask(
            BackDateScreen(self.words, self.session, clock_now, self.deck.faces_room), self._back_date
        )

    def _start_next_back_dated(self) -> bool:
        """Start the next item as of when the last one ended; whether there is one."""
        found = suggestion(self.session, Subject.NEXT_START, self.room.runner.clock.now())
        if found is None or found[0] is not Reason.BEFORE_ENDED:
            return False
        self._back_date((Subject.NEXT_START, found[1]))
        return True

    def _back_date(self, moved: tuple[Subject, datetime] | None) -> None:
        if moved is None:
            return
        subject, at = moved
        self.do(command(subject, at), lambda before, after: self._say_moved(after, subject))

    def _say_moved(self, after: Session, subject: Subject) -> None:
        at = happened(after, subject)
        if at is not None:
            said = self.words(f"back-date.{subject.value}-done", clock=clock(at, after.zone))
            self._say_done(said)(after, after)

    # Rescue

    def rescue(self) -> None:
        """Three ways back to the planned end."""
        from cocreation_tui.tui.screens.over_meeting.rescue import RescueScreen, Situation

        if self.session.facts.closed_at is not None:
            self.say(self.words("refused.closed"), "$text-warning")
            return

        def look() -> Situation:
            return Situation(self.session, self.room.runner.clock.now())

        screen = RescueScreen(self.words, look, self.deck.faces_room)
        self.deck.ask(screen, self._rescue)

    def _rescue(self, plan: Plan | None) -> None:
        if plan is not None:
            self.do(_as_command(plan), self._say_done(self.words(f"rescue.{plan.way.value}-done")))

    # A start off the plan

    def done(self, before: Session, after: Session) -> None:
        """Ask once what to do about a first start off the plan."""
        start = after.facts.started_at
        if before.facts.started_at is None and start is not None and not self._start_asked:
            off = start - after.facts.planned_start
            if abs(off) >= OFF_PLAN:
                self._start_asked = True
                self._ask_about_start(start, off)

    def _ask_about_start(self, start: datetime, off: timedelta) -> None:
        move = MovePlan(start.replace(second=0, microsecond=0))
        moving = self._doing(move, "late-start.move-done")
        answers = [
            self._leave_plan(move),
            Answer(self.words("late-start.move"), self._follows(move), "2", moving),
        ]
        if off > timedelta(0):
            answers.append(self._spread())
        question = self._late_start(start, off)
        self.deck.ask(
            QuestionScreen(self.words, question, tuple(answers)), lambda act: act() if act else None
        )

    def _doing(self, command: Command, key: str) -> Act:
        """What has a command carried out, and says that it was with the words of ``key``."""
        return lambda: self.do(command, self._say_done(self.words(key)))

    def _spread(self) -> Answer:
        """Spreading the delay over what is ahead; where that cannot be done, why it cannot."""
        now = self.room.runner.clock.now()
        seen = project(self.session.agenda, self.session.facts, now)
        lengths = squeeze(self.session.agenda, self.session.facts, now, seen.drift)
        if not lengths:
            why = "rescue.not-needed" if seen.drift < MINUTE else "rescue.squeeze-nothing"
            return Answer(self.words("late-start.spread"), self.words(why), "3")
        command = RetimeItems(lengths)
        then = outlook(self.session, command, now) or seen
        said = "late-start.spread-break" if self._shorter_breaks(then) else "late-start.spread"
        follows = ending(self.words, self.session.zone, then)
        return Answer(self.words(said), follows, "3", self._doing(command, "late-start.spread-done"))

    def _leave_plan(self, move: Command) -> Answer:
        """Changing nothing: told by the clock times that stay, or, where none is fixed, by how far off the plan it ends."""
        now = self.room.runner.clock.now()
        seen, moved = project(self.session.agenda, self.session.facts, now), outlook(self.session, move, now)
        if moved is None or moved.end != seen.end or abs(seen.drift) < MINUTE:
            return Answer(self._kept(seen), self._told(self.session), "1")
        key = "late-start.leave-late" if seen.drift > timedelta(0) else "late-start.leave-early"
        end = clock_on(seen.end, self.session.zone, now, self.words.language)
        length = minute_words(self.words, minutes_of(abs(seen.drift)))
        follows = self.words(key, end=end, length=length)
        return Answer(self.words("late-start.leave"), follows, "1")

    def _kept(self, seen: Projection) -> str:
        """Leaving the plan, with the breaks that pay for it; where none does, that its clock times stay."""
        shorter = self._shorter_breaks(seen)
        if not shorter:
            return self.words("late-start.keep")
        return self.words.count("late-start.keep-break", len(shorter), lengths=self.words.together(shorter))

    def _shorter_breaks(self, seen: Projection) -> list[str]:
        """How long each break becomes that is to be shorter than planned."""
        breaks = (row for row in seen.rows if row.item.kind is ItemKind.BREAK and row.state is State.AHEAD)
        return [
            minute_words(self.words, minutes_of(row.allotted))
            for row in breaks
            if row.planned_end - row.planned_start - row.allotted >= MINUTE
        ]

    def _late_start(self, start: datetime, off: timedelta) -> str:
        """The question, with both clock times."""
        session = self.session
        return self.words(
            "late-start.late" if off > timedelta(0) else "late-start.early",
            length=minute_words(self.words, minutes_of(abs(off))),
            planned=clock_on(session.facts.planned_start, session.zone, start, self.words.language),
            start=clock(start, session.zone),
        )

    # A computer that slept, or that was set or started anew while the meeting was closed

    def _look_back(self, away: Away, now: datetime) -> None:
        run, length = self.session.facts.running, self._length(abs(away.set_by))
        if not away.set_by:
            self._ask_about_sleep(away.since, now, "gap.question")
        elif away.set_by > timedelta(0) and run is not None and not run.paused:
            self._ask_about_clock(away, now)
        else:
            key = "gap.clock-ahead" if away.set_by > timedelta(0) else "gap.clock-back"
            self.say(self.words(key, length=length), "$text-warning")

    def _ask_about_clock(self, away: Away, now: datetime) -> None:
        """Whether a clock that was set ahead is all there is to it, as it has been taken."""
        leave = LeavePast()

        def passed() -> None:
            self.do(leave, lambda before, after: self._ask_about_sleep(away.since - away.set_by, now))

        answers = (
            Answer(self.words("gap.only-clock"), self._told(self.session)),
            Answer(self.words("gap.time-passed"), self._follows(leave), act=passed),
        )
        question = self.words("gap.clock-question", length=self._length(away.set_by))
        self.deck.ask(QuestionScreen(self.words, question, answers), lambda act: act() if act else None)

    def _length(self, gap: timedelta) -> str:
        return minute_words(self.words, max(1, round(gap / MINUTE)))

    def _ask_about_sleep(self, since: datetime, now: datetime, key: str = "sleep.question") -> None:
        if self._sleep_asked:
            return
        self._sleep_asked = True
        pause = CountSleepAsPause(since)
        answers = (
            Answer(self.words("sleep.go-on"), self._told(self.session), "1"),
            Answer(self.words("sleep.pause"), self._follows(pause), "2", self._doing(pause, "sleep.paused")),
        )
        question = self.words(key, length=self._length(now - since))

        def answered(act: Act | None) -> None:
            self._sleep_asked = False
            if act:
                act()

        self.deck.ask(QuestionScreen(self.words, question, answers), answered)


def _as_command(plan: Plan) -> Command:
    match plan.way:
        case Way.SQUEEZE:
            return RetimeItems(plan.lengths)
        case Way.SKIP:
            return SkipItems(plan.skips)
        case Way.EXTEND:
            return AgreeEnd(plan.end or plan.seen.end)
