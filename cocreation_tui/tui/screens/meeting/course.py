"""What the facilitator does to the course of a meeting: items, time, speakers, undo."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from cocreation_tui.core.agenda.rescue import squeeze
from cocreation_tui.core.agenda.schedule import Row, State, project
from cocreation_tui.core.floor.speaking import COMMON_TALK
from cocreation_tui.core.ground.ids import ItemId
from cocreation_tui.core.session.commands.command import (
    AddTime,
    Advance,
    Command,
    GiveWord,
    GoBack,
    Redo,
    RetimeItems,
    SkipItem,
    StartItem,
    StartOrPause,
    TakeWord,
    Undo,
)
from cocreation_tui.core.session.events.event import StepRedone, StepUndone
from cocreation_tui.core.session.events.mark import Lane
from cocreation_tui.core.session.foresee import outlook
from cocreation_tui.core.session.history import lane, undoable
from cocreation_tui.core.session.session import Session
from cocreation_tui.i18n.dates import clock, drift_words
from cocreation_tui.tui.screens.dialogs.pick import Choice, PickScreen
from cocreation_tui.tui.screens.meeting.deck import MeetingBase
from cocreation_tui.tui.text import fit, width
from cocreation_tui.tui.view import View
from cocreation_tui.tui.words.of_steps import tell
from cocreation_tui.tui.words.of_times import consequence


class CourseActions(MeetingBase):
    """Start, pause, advance, time, speakers, undo."""

    _armed_said: tuple[str, str] = ("", "")

    def action_start_pause(self) -> None:
        """Start what comes next, or pause and go on with what runs."""
        self.do(StartOrPause())

    def action_advance(self) -> None:
        """Go to the next item: a first press arms, a second carries out."""
        now = self.room.runner.clock.now()
        seen = project(self.session.agenda, self.session.facts, now)
        self.guard, go = self.guard.press(seen, now)
        if go:
            self.say("")
            self.do(Advance())
            return
        if not self.guard.armed(now):
            return
        said = self.words("advance.armed-end")
        if seen.next:
            said = self.words("advance.armed", title=seen.next.item.title)
        self._armed_said = (said, "bold $text-warning")
        self.say(*self._armed_said)
        self.tick()

    def watch_view(self, before: View | None, after: View | None) -> None:
        """Stop promising that a second press advances when it does not any more."""
        super().watch_view(before, after)
        if before and before.armed and after and not after.armed:
            self._hush(self._armed_said)

    def action_back(self) -> None:
        """Return to the item before."""
        self.do(GoBack(), self._say_running)

    def _say_running(self, before: Session, after: Session) -> None:
        run = after.facts.running
        item = after.item(run.item) if run else None
        if item:
            self.say(self.words("back.said", title=item.title))

    def action_add_time(self, minutes: int) -> None:
        """Give or take a minute, and say what follows from it."""
        self.do(
            AddTime(timedelta(minutes=minutes)),
            lambda before, after: self._say_consequence(before, after, f"{minutes:+d}"),
        )

    def _say_consequence(self, before: Session, after: Session, what: str) -> None:
        now = self.room.runner.clock.now()
        was, seen = (project(one.agenda, one.facts, now) for one in (before, after))
        follows = consequence(self.words, after.zone, was, seen)
        self.say(self.words("timing.said", what=what, follows=follows))

    def _say_end(self, session: Session, what: str) -> None:
        seen = project(session.agenda, session.facts, self.room.runner.clock.now())
        end, drift = clock(seen.end, session.zone), drift_words(self.words, seen.drift)
        self.say(self.words("time.said", what=what, end=end, drift=drift))

    def action_squeeze(self) -> None:
        """Spread the delay over the items ahead, whole minutes, floors kept."""
        now = self.room.runner.clock.now()
        seen = project(self.session.agenda, self.session.facts, now)
        lengths = squeeze(self.session.agenda, self.session.facts, now, seen.drift)
        if not lengths:
            self.say(self.words("squeeze.nothing"), "$text-warning")
            return
        self.do(RetimeItems(lengths), lambda before, after: self._say_end(after, self.words("squeeze.done")))

    def action_undo(self) -> None:
        """Take back the last step."""
        self._undo(None)

    def action_redo(self) -> None:
        """Do again what was undone last."""
        self.do(Redo(), self._say_step)

    def action_undo_step(self) -> None:
        """Choose a step of one lane to take back; what was done after it stays."""
        steps = undoable(self.session)
        newest = {lane(step): step for step in reversed(steps)}
        choices = tuple(
            Choice(found.value, tell(step, self.session, self.words), self.words(f"lane.{found.value}"))
            for found, step in newest.items()
            if found is not None
        )
        screen = PickScreen(self.words, self.words("undo.title"), choices)
        self.app.push_screen(screen, lambda wanted: self._undo(Lane(wanted)) if wanted else None)

    def _undo(self, wanted: Lane | None) -> None:
        self.do(Undo(wanted), self._say_step)

    def _say_step(self, before: Session, after: Session) -> None:
        """Say in words what was undone or redone."""
        event = after.steps[-1].events[0]
        if isinstance(event, StepUndone | StepRedone):
            step = after.steps[event.step - 1]
            told = tell(step, before if isinstance(event, StepUndone) else after, self.words)
            key = "undo.said" if isinstance(event, StepUndone) else "redo.said"
            room = self.size.width - width(self.words(key, what="")) - 2
            self.say(self.words(key, what=fit(told, room)))

    def action_go_to(self) -> None:
        """Choose the item to start, whichever it is."""
        states = (State.AHEAD, State.DONE, State.SKIPPED)
        self._pick_item(self.words("go-to.title"), states, StartItem, self._start)

    def action_skip(self) -> None:
        """Choose an item to leave out."""
        self._pick_item(self.words("skip.title"), (State.AHEAD,), SkipItem, self._skip)

    def _pick_item(
        self,
        title: str,
        states: tuple[State, ...],
        command: Callable[[ItemId], Command],
        then: Callable[[str | None], None],
    ) -> None:
        """Choose an item; each one says how the meeting would end with it."""
        now = self.room.runner.clock.now()
        seen = project(self.session.agenda, self.session.facts, now)
        choices = tuple(
            Choice(
                row.item.id, f"{number} {row.item.title}", self._consequence(row, command(row.item.id), now)
            )
            for number, row in enumerate(seen.rows, 1)
            if row.state in states
        )
        self.app.push_screen(PickScreen(self.words, title, choices), then)

    def _consequence(self, row: Row, command: Command, now: datetime) -> str:
        """Where an item stands, and how the meeting would end after a command; nothing more when it is refused."""
        state, then = self.words(f"state.{row.state.value}"), outlook(self.session, command, now)
        if then is None:
            return state
        seen = project(self.session.agenda, self.session.facts, now)
        return f"{state} → {consequence(self.words, self.session.zone, seen, then)}"

    def _start(self, wanted: str | None) -> None:
        if wanted:
            self.do(StartItem(ItemId(wanted)))

    def _skip(self, wanted: str | None) -> None:
        if wanted:
            self.do(
                SkipItem(ItemId(wanted)), lambda before, after: self._say_end(after, self.words("skip.done"))
            )

    def action_speaker(self, number: int) -> None:
        """Give the word to the person with this digit."""
        people = self.session.present
        if number <= len(people):
            self.do(GiveWord(people[number - 1].id))

    def action_nobody(self) -> None:
        """Nobody speaks now."""
        self.do(TakeWord())

    def action_common(self) -> None:
        """Everybody talks."""
        self.do(GiveWord(COMMON_TALK))
