"""The queue, open beside the running clock: who waits, in the order they asked; it never changes by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from enum import Enum
from functools import partial

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from cocreation_tui.core.floor.speaking import COMMON_TALK
from cocreation_tui.core.ground.cleaning import clean_line
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.people.finding import found_people
from cocreation_tui.core.people.people import Person
from cocreation_tui.core.session.commands.command import Command, GiveWord
from cocreation_tui.core.session.commands.floor import (
    CloseQueue,
    JoinQueue,
    LeaveQueue,
    MoveInQueue,
    NextInQueue,
    PutBackInQueue,
)
from cocreation_tui.core.session.session import Session
from cocreation_tui.i18n.dates import span
from cocreation_tui.tui.keys.repeat import Steady
from cocreation_tui.tui.screens.command_queue import Asked, Following
from cocreation_tui.tui.screens.dialogs.pick import FilterInput
from cocreation_tui.tui.screens.over_meeting.live import LiveDialog, LiveText, relist
from cocreation_tui.tui.text import fit, line, pad, plain, styled, width
from cocreation_tui.tui.view import View
from cocreation_tui.tui.widgets.control.speaker import speaker_line
from cocreation_tui.tui.words.of_voices import heard, short_name, voices


class Deed(Enum):
    """What can be done with the queue as a whole."""

    BACK = "back"
    """Who spoke last waits again."""
    CLOSE = "close"
    """The queue is closed, or opened again."""


Target = PersonId | Deed
"""What a row stands for."""


class Row(Option):
    """A person or a deed."""

    def __init__(self, content: Content, target: Target) -> None:
        name = f"deed:{target.value}" if isinstance(target, Deed) else f"person:{target}"
        super().__init__(content, id=name)
        self.target = target
        """What it stands for; its id only tells it from other rows."""


class QueueInput(FilterInput):
    """Letters look for people; digits, + and - are keys, because no name begins with one."""

    BINDINGS = [
        Binding("tab", "screen.reply", show=False),
        Binding("delete", "take_out", show=False),
    ]

    async def on_key(self, event: events.Key) -> None:
        """Act on a key that is none of a name."""
        key = event.character or ""
        action = ""
        if key.isascii() and key.isdigit():
            action = "screen.take_out" if key == "0" else f"screen.digit({key})"
        elif key in ("+", "-") and not self.value:
            action = f"screen.shift({-1 if key == '+' else 1})"
        if action:
            event.prevent_default()
            event.stop()
            await self.run_action(action)

    async def action_take_out(self) -> None:
        """Delete a letter, or take the highlighted person out when there is none."""
        if self.value:
            self.action_delete_right()
        else:
            await self.run_action("screen.take_out")


class QueueScreen(LiveDialog[None]):
    """Those who wait, then everybody else, with turns and minutes. Esc closes it and changes nothing."""

    CSS_PATH = "../../styles/voices.tcss"

    def __init__(
        self, view: View, do: Callable[[Asked], None], now: Callable[[], datetime], figures: bool = True
    ) -> None:
        super().__init__(view.words, view)
        self._figures = figures
        self._do = do
        self._now = now
        self._steady = Steady()

    def compose(self) -> ComposeResult:
        """Title and speaker, field, list; what the keys do at the bottom."""
        yield self.too_small
        with Vertical(id="queue"):
            yield LiveText(id="queue-title")
            yield LiveText(id="queue-speaker")
            field = QueueInput(placeholder=self.words("queue.placeholder"), compact=True, id="queue-filter")
            field.cursor_blink = False
            yield field
            yield OptionList(id="queue-list", compact=True)
        yield Static(plain(self.words("queue.hints")), id="queue-hints")

    def on_mount(self) -> None:
        """Start with the keys in the field."""
        self.set_focus(self.query_one(QueueInput))
        self.call_after_refresh(self.show_view)

    def on_resize(self, event: events.Resize) -> None:
        """Take as much room as the agenda beneath."""
        super().on_resize(event)
        self.set_class(event.size.width >= 100, "-wide")
        self.call_after_refresh(self.show_view)

    def on_key(self, event: events.Key) -> None:
        """Keep what is typed before the field has the keys."""
        field = self.query_one(QueueInput)
        if event.is_printable and event.character and not field.has_focus:
            event.stop()
            field.insert_text_at_cursor(event.character)

    def show_view(self) -> None:
        """Speaker and rows as they are now."""
        # As wide as the agenda beneath, whatever decided that.
        self.set_class(any(screen.has_class("-huge") for screen in self.app.screen_stack[:-1]), "-huge")
        session, cells = self.view.session, self.query_one(OptionList).scrollable_content_region.width
        if not cells:
            return
        title = self.words("queue.title-closed" if session.queue_closed else "queue.title")
        self.query_one("#queue-title", LiveText).put(styled(fit(title, cells), "bold $text-primary"))
        row = self.view.seen.current
        speaks = speaker_line(self.view, row, cells) if row else plain(self.words("between.nothing"))
        self.query_one("#queue-speaker", LiveText).put(speaks)
        highlight = bool(session.queue or self.query_one(QueueInput).value)
        relist(self.query_one(OptionList), self._rows(cells), highlight)

    def _rows(self, cells: int) -> list[Option]:
        """The queue, what can be done with it, and everybody else; with letters typed, those who fit."""
        session = self.view.session
        typed = clean_line(self.query_one(QueueInput).value)
        waiting = [one.person for one in session.queue]
        places = {one.person: (number, one.reply) for number, one in enumerate(session.queue, 1)}
        queued = [person for one in session.queue if (person := session.person(one.person)) is not None]
        rows = [
            self._person(person, places[person.id][0], cells, places[person.id][1])
            for person in _fitting(queued, typed)
        ]
        if not waiting and not typed:
            rows.append(Option(styled(self.words("queue.empty"), "$text-muted"), disabled=True))
        free = [person for person in session.present if person.id not in waiting]
        others = [
            self._person(person, session.digit(person.id), cells, None) for person in _fitting(free, typed)
        ]
        # Letters are for names first.
        return [*rows, *others, *self._deeds(typed)] if typed else [*rows, *self._deeds(""), *others]

    def _person(self, person: Person, number: int, cells: int, reply: bool | None) -> Option:
        """A row: place in the queue or key, name, turns and minutes. ``reply`` is None for who does not wait."""
        said = self._said(person, bool(reply))
        first = person.id not in voices(self.view)
        mark = f"{number or ' '}{' ' if reply is None else '.'} "
        room = cells - width(mark) - width(said) - 1
        style = "$text-muted" if reply is None else "bold"
        return Row(
            line(
                (mark, "bold $text-primary"),
                (pad(self.view.session.name(person.id), room) + " ", style),
                (said, "bold $text-accent" if first and reply is not None else "$text-muted"),
            ),
            person.id,
        )

    def _said(self, person: Person, reply: bool) -> str:
        """Turns and minutes; for a direct reply, that it is one instead of the turns."""
        voice = voices(self.view).get(person.id)
        word = self.words("queue.reply")
        if not self._figures:
            return word if reply else ""
        said = heard(self.view, voice)
        if not reply:
            return said
        return word if voice and not self.view.individual else f"{word} {span(voice.time) if voice else said}"

    def _deeds(self, typed: str) -> list[Option]:
        session = self.view.session
        spoken = [turn.speaker for turn in session.turns if turn.speaker != COMMON_TALK]
        deeds = [(Deed.CLOSE, self.words("queue.open" if session.queue_closed else "queue.close"))]
        if spoken:
            deeds.insert(0, (Deed.BACK, self.words("queue.back", name=short_name(session, spoken[-1]))))
        return [
            Row(styled(f"   {said}", "$text-secondary"), deed)
            for deed, said in deeds
            if typed.casefold() in said.casefold()
        ]

    def _highlighted(self) -> Target | None:
        row = self.query_one(OptionList).highlighted_option
        return row.target if isinstance(row, Row) else None

    def _chosen(self) -> PersonId | None:
        chosen = self._highlighted()
        return None if isinstance(chosen, Deed) else chosen

    def on_input_changed(self, event: Input.Changed) -> None:
        """List who fits, the first one highlighted."""
        event.stop()
        self.query_one(OptionList).highlighted = None
        self.show_view()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Act on what is highlighted."""
        event.stop()
        self._act(self._highlighted())

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Act on what was clicked."""
        event.stop()
        self._act(event.option.target if isinstance(event.option, Row) else None)

    def _act(self, chosen: Target | None) -> None:
        """Who waits gets the word, who does not joins; a second press that was not meant does nothing."""
        if chosen is None or not self._steady.press(self._now()):
            return
        match chosen:
            case Deed.BACK:
                self._do(PutBackInQueue())
            case Deed.CLOSE:
                self._do(Following(lambda session: CloseQueue(not session.queue_closed)))
            case str() as person:
                self._do(Following(partial(_word_for, person)))
        self._clear()

    def _clear(self) -> None:
        self.query_one(QueueInput).value = ""

    def action_digit(self, number: int) -> None:
        """Put the person with this digit in the queue."""
        person = self.view.session.at_digit(number)
        if person is not None:
            self._do(JoinQueue(person.id))
            self._clear()

    def action_reply(self) -> None:
        """Let the highlighted person reply directly, before everybody else."""
        person = self._chosen()
        if person is not None:
            self._do(JoinQueue(person, reply=True))
            self._clear()

    def action_take_out(self) -> None:
        """Take the highlighted person out of the queue."""
        person = self._chosen()
        if person is not None:
            self._do(LeaveQueue(person))

    def action_shift(self, by: int) -> None:
        """Move the highlighted person in the queue; negative is towards the front."""
        person = self._chosen()
        if person is not None:
            self._do(MoveInQueue(person, by))

    def action_move(self, by: int) -> None:
        """Move the highlight."""
        options = self.query_one(OptionList)
        for _ in range(abs(by)):
            (options.action_cursor_down if by > 0 else options.action_cursor_up)()


def _word_for(person: PersonId, session: Session) -> Command:
    """Who is first gets the word, who waits gets it out of turn, anybody else joins."""
    waiting = [one.person for one in session.queue]
    if person not in waiting:
        return JoinQueue(person)
    return NextInQueue() if waiting[0] == person else GiveWord(person)


def _fitting(people: Iterable[Person], typed: str) -> tuple[Person, ...]:
    """With letters typed, those who fit, the best first."""
    return found_people(people, typed) if typed else tuple(people)
