"""What the facilitator does to the course of a meeting: items, time, speakers, undo."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from cocreation_tui.core.agenda.guard import Guard
from cocreation_tui.core.agenda.rescue import MINUTE, squeeze
from cocreation_tui.core.agenda.schedule import Projection, Row, State, project
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
from cocreation_tui.i18n.dates import minute_words
from cocreation_tui.tui.keys.acts import Acts
from cocreation_tui.tui.screens.dialogs.pick import Choice, PickScreen
from cocreation_tui.tui.screens.dialogs.question import Answer, QuestionScreen
from cocreation_tui.tui.screens.meeting.audience import RoomFace
from cocreation_tui.tui.screens.meeting.deck import Deck, Part
from cocreation_tui.tui.text import fit, width
from cocreation_tui.tui.view import View
from cocreation_tui.tui.words.of_steps import tell
from cocreation_tui.tui.words.of_times import consequence, ending


class Course(Part):
    """Start, pause, advance, time, speakers, undo."""

    _armed_said: tuple[str, str] = ("", "")

    def __init__(self, deck: Deck, face: RoomFace) -> None:
        super().__init__(deck)
        self.face = face
        self.guard = Guard()
        """What has been pressed of an advance."""
        self._runs = len(self.session.facts.runs)

    @property
    def acts(self) -> Acts:
        """What it does, by command."""
        speakers = {f"speaker-{number}": partial(self.speaker, number) for number in range(1, 10)}
        return speakers | {
            "toggle": self.start_pause,
            "advance": self.advance,
            "back": self.back,
            "more": partial(self.add_time, 1),
            "less": partial(self.add_time, -1),
            "undo": self.undo,
            "redo": self.redo,
            "undo-step": self.undo_step,
            "skip": self.skip,
            "go-to": self.go_to,
            "take-first": self.take_first,
            "squeeze": self.squeeze,
            "nobody": self.nobody,
            "common": self.common,
        }

    def start_pause(self) -> None:
        """Start what comes next, or pause and go on with what runs."""
        self.do(StartOrPause())

    def advance(self) -> None:
        """Turn the page the room reads, else go to the next item: a first press arms, a second carries out."""
        if self.face.turn_page(1):
            return
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
            key = "advance.armed-rest" if seen.next.elapsed else "advance.armed"
            said = self.words(key, title=seen.next.item.title)
        self._armed_said = (said, "bold $text-warning")
        self.say(*self._armed_said)
        self.deck.tick()

    def watch(self, before: View | None, after: View) -> None:
        """Stop promising that a second press advances when it does not any more."""
        if before and before.armed and not after.armed:
            self.deck.hush(self._armed_said)

    def added(self, view: View) -> View:
        """The view with whether an advance is armed; a press was meant for the item that ran then."""
        runs = len(view.session.facts.runs)
        if runs != self._runs:
            self._runs, self.guard = runs, Guard(pressed_at=self.guard.pressed_at)
        return replace(view, armed="armed") if self.guard.armed(view.now) else view

    def back(self) -> None:
        """Turn the page back, else return to the item before."""
        if self.face.turn_page(-1):
            return
        self.do(GoBack(), self._say_running)

    def _say_running(self, before: Session, after: Session) -> None:
        run = after.facts.running
        item = after.item(run.item) if run else None
        if item:
            self.say(self.words("back.said", title=item.title))

    def add_time(self, minutes: int) -> None:
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
        self.say(self.words("timing.said", what=what, follows=ending(self.words, session.zone, seen)))

    def squeeze(self) -> None:
        """Spread the delay over the items ahead, whole minutes, floors kept."""
        now = self.room.runner.clock.now()
        seen = project(self.session.agenda, self.session.facts, now)
        lengths = squeeze(self.session.agenda, self.session.facts, now, seen.drift)
        if not lengths:
            self.say(self.words("squeeze.nothing"), "$text-warning")
            return
        self.do(RetimeItems(lengths), lambda before, after: self._say_end(after, self.words("squeeze.done")))

    def undo(self) -> None:
        """Take back the last step."""
        self._undo(None)

    def redo(self) -> None:
        """Do again what was undone last."""
        self.do(Redo(), self.say_step)

    def undo_step(self) -> None:
        """Choose a step of one lane to take back; what was done after it stays."""
        newest = {lane(step): step for step in reversed(tuple(undoable(self.session)))}
        choices = tuple(
            Choice(found, tell(step, self.session, self.words), self.words(f"lane.{found.value}"))
            for found, step in newest.items()
            if found is not None
        )
        screen = PickScreen(self.words, self.words("undo.title"), choices)
        self.deck.ask(screen, lambda wanted: self._undo(wanted) if wanted else None)

    def _undo(self, wanted: Lane | None) -> None:
        self.do(Undo(wanted), self.say_step)

    def say_step(self, before: Session, after: Session) -> None:
        """Say in words what was undone or redone."""
        event = after.steps[-1].events[0]
        if isinstance(event, StepUndone | StepRedone):
            step = after.steps[event.step - 1]
            told = tell(step, before if isinstance(event, StepUndone) else after, self.words)
            key = "undo.said" if isinstance(event, StepUndone) else "redo.said"
            room = self.deck.size.width - width(self.words(key, what="")) - 2
            self.say(self.words(key, what=fit(told, room)))

    def go_to(self) -> None:
        """Choose the item to start, whichever it is."""
        states = (State.AHEAD, State.DONE, State.SKIPPED)
        self._pick_item(self.words("go-to.title"), states, StartItem, partial(self._start, come_back=False))

    def take_first(self) -> None:
        """Choose the item to take first; the rest of the one under way comes after it."""
        command = partial(StartItem, come_back=True)
        self._pick_item(
            self.words("take-first.title"), (State.AHEAD,), command, partial(self._start, come_back=True)
        )

    def _start(self, wanted: ItemId | None, come_back: bool) -> None:
        if wanted:
            self.do(StartItem(wanted, come_back))

    def take(self, wanted: ItemId | None) -> None:
        """Take an item now, after asking what becomes of the one under way, and saying how the meeting would end."""
        row = next((row for row in self._seen().rows if row.item.id == wanted), None)
        if row is None or row.state in (State.RUNNING, State.PAUSED):
            return
        answers = tuple(self._ways_to(row))
        question = QuestionScreen(self.words, self.words("places.go-to", title=row.item.title), answers)
        self.deck.ask(question, lambda act: act() if act else None)

    def _seen(self) -> Projection:
        return project(self.session.agenda, self.session.facts, self.room.runner.clock.now())

    def _ways_to(self, row: Row) -> Iterator[Answer]:
        now, here, wanted = self.room.runner.clock.now(), self._seen().current, row.item.id
        go, back = StartItem(wanted), StartItem(wanted, come_back=True)
        yield Answer(self.words("places.stay"), key="1")
        if here is None or here.left < MINUTE:
            follows = self.consequence_of(row, go, now)
            yield Answer(self.words("places.go"), follows, "2", partial(self.do, go))
            return
        left = minute_words(self.words, here.left // MINUTE)
        yield Answer(self.words("agenda-take.done"), self._follows(go), "2", partial(self.do, go))
        said = self.words("agenda-take.come-back", left=left)
        yield Answer(said, self._follows(back), "3", partial(self.do, back))

    def _follows(self, command: Command) -> str:
        """How the meeting would end after a command."""
        after = outlook(self.session, command, self.room.runner.clock.now())
        return consequence(self.words, self.session.zone, self._seen(), after) if after else ""

    def skip(self) -> None:
        """Choose an item to leave out."""
        self._pick_item(self.words("skip.title"), (State.AHEAD,), SkipItem, self._skip)

    def _pick_item(
        self,
        title: str,
        states: tuple[State, ...],
        command: Callable[[ItemId], Command],
        then: Callable[[ItemId | None], None],
    ) -> None:
        """Choose an item; each one says how the meeting would end with it."""
        now = self.room.runner.clock.now()
        seen = project(self.session.agenda, self.session.facts, now)
        choices = tuple(
            Choice(
                row.item.id, f"{number} {row.item.title}", self.consequence_of(row, command(row.item.id), now)
            )
            for number, row in enumerate(seen.rows, 1)
            if row.state in states
        )
        self.deck.ask(PickScreen(self.words, title, choices), then)

    def consequence_of(self, row: Row, command: Command, now: datetime) -> str:
        """Where an item stands, and how the meeting would end after a command; nothing more when it is refused."""
        state, then = self.words(f"state.{row.state.value}"), outlook(self.session, command, now)
        if then is None:
            return state
        seen = project(self.session.agenda, self.session.facts, now)
        return f"{state} → {consequence(self.words, self.session.zone, seen, then)}"

    def _skip(self, wanted: ItemId | None) -> None:
        if wanted:
            self.do(SkipItem(wanted), lambda before, after: self._say_end(after, self.words("skip.done")))

    def speaker(self, number: int) -> None:
        """Give the word to the person with this digit."""
        person = self.session.at_digit(number)
        if person is not None:
            self.do(GiveWord(person.id))

    def nobody(self) -> None:
        """Nobody speaks now."""
        self.do(TakeWord())

    def common(self) -> None:
        """Everybody talks."""
        self.do(GiveWord(COMMON_TALK))
