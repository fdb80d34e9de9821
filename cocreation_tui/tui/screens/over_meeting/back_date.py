"""Back-dating: what was keyed too late, set to when it happened; every choice says what follows from it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Input, OptionList, Static

from cocreation_tui.core.agenda.schedule import project
from cocreation_tui.core.floor.speaking import COMMON_TALK
from cocreation_tui.core.ground.cleaning import clean_line
from cocreation_tui.core.session.backdate import (
    Subject,
    command,
    happened,
    keyed,
    latest,
    subjects,
    suggestion,
)
from cocreation_tui.core.session.foresee import foresee
from cocreation_tui.core.session.session import Session
from cocreation_tui.core.when.moments import read_clock, wall
from cocreation_tui.i18n.dates import clock_on, minute_words, span
from cocreation_tui.i18n.lexicon import lexicon
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.keys.acts import Acts
from cocreation_tui.tui.keys.table import Place, bindings
from cocreation_tui.tui.screens.base import BaseDialog
from cocreation_tui.tui.screens.dialogs.question import Answer, answer_rows
from cocreation_tui.tui.text import line, plain
from cocreation_tui.tui.widgets.fields.focus import HoldsFocus
from cocreation_tui.tui.words.of_times import consequence

MINUTES_AGO = (1, 2, 3, 5)
"""The choices with a key of their own."""
LONG_AGO = timedelta(minutes=max(MINUTES_AGO))
"""From then on the choices are reckoned from when it was keyed: minutes ago would make it later, not earlier."""

Moved = tuple[Subject, datetime]
"""What was back-dated, and to when."""


class ClockInput(HoldsFocus, Input):
    """A field for a clock time; the arrows up and down leave it."""

    BINDINGS = [Binding("up,down", "screen.to_list", show=False)]

    def on_paste(self, event: events.Paste) -> None:
        """Take a paste as one clean line."""
        event.prevent_default()
        event.stop()
        self.insert_text_at_cursor(clean_line(event.text, 20))


class BackDateScreen(BaseDialog[Moved]):
    """What happened, and when it really did. Esc leaves everything as it is.

    ``for_all``: the room sees the screen, so neither names nor speaking times stand on it.
    """

    CSS_PATH = "../../styles/timing.tcss"
    WHERE = Place.BACK_DATE
    BINDINGS = [
        Binding("right,tab", "turn(1)", show=False),
        Binding("left,shift+tab", "turn(-1)", show=False),
        *bindings(Place.BACK_DATE),
    ]

    subject: reactive[int] = reactive(0, init=False)
    """Which subject is looked at, counted from 0."""

    def __init__(
        self, words: Words, session: Session, now: Callable[[], datetime], for_all: bool = False
    ) -> None:
        super().__init__(words)
        self._session = session
        self._now = now
        self._for_all = for_all
        self._subjects = subjects(session, now())
        self._instants: tuple[datetime, ...] = ()

    @property
    def acts(self) -> Acts:
        """What it does, by command."""
        return {
            **super().acts,
            "back-date-typed": self.typed,
        }

    def compose(self) -> ComposeResult:
        """What it is about, the choices, the field."""
        yield self.too_small
        with Vertical(classes="timing-dialog"):
            yield Static(id="back-subject", classes="timing-title")
            yield OptionList(compact=True, classes="timing-list")
            with Horizontal(id="back-typed"):
                yield Static(plain(self.words("back-date.typed")), id="back-label")
                field = ClockInput(placeholder="--:--", compact=True, max_length=20, id="back-field")
                field.cursor_blink = False
                yield field
                yield Static(id="back-follows")
            yield Static(plain(self.words("back-date.hints")), classes="timing-hints")

    def on_mount(self) -> None:
        """Stand on the likeliest."""
        self.watch_subject()

    def watch_subject(self) -> None:
        """List the choices for another subject."""
        subject = self._subjects[self.subject]
        self.query_one("#back-subject", Static).update(self._title(subject))
        listed, options = self.query_one(OptionList), answer_rows(self._answers(subject))
        listed.clear_options()
        listed.add_options(options)
        listed.highlighted = 0
        self.set_focus(listed)
        self._tell_typed()

    def _title(self, subject: Subject) -> Content:
        known = keyed(self._session, subject)
        key = f"back-date.{subject.value}"
        if subject is Subject.ATTENDANCE:
            key += f"-{self._session.movements[-1].attendance.value}"
        said = self.words(key, who=self._who(subject))
        noted = self.words("back-date.keyed", clock=self._clock(known)) if known else ""
        many = len(self._subjects) > 1
        return line(
            ("← " if many else "", "$text-primary"),
            said,
            (" →" if many else "", "$text-primary"),
            (f"   {noted}" if noted else "", "$text-muted"),
        )

    def _who(self, subject: Subject) -> str:
        """The item's title or the speaker's name."""
        session = self._session
        if subject is Subject.ATTENDANCE:
            moved = session.movements[-1].person
            return self.words("back-date.somebody") if self._for_all else session.name(moved)
        if subject is Subject.TURN_START:
            speaker = session.turns[-1].speaker
            person = session.person(speaker)
            if speaker == COMMON_TALK:
                return self.words("speaking.common")
            return session.name(speaker) if person and not self._for_all else self.words("back-date.speaker")
        if subject is Subject.NEXT_START:
            following = project(session.agenda, session.facts, self._now()).next
            return following.item.title if following else ""
        item = session.item(session.facts.runs[-1].item)
        return item.title if item else ""

    def _answers(self, subject: Subject) -> tuple[Answer, ...]:
        found = suggestion(self._session, subject, self._now())
        choices = [(found[1], self.words(f"back-date.{found[0].value}"), "")] if found else []
        for minutes in MINUTES_AGO:
            at, how = self._ago(subject, minutes)
            choices.append((at, self.words(how, length=minute_words(self.words, minutes)), str(minutes)))
        self._instants = tuple(at for at, _, _ in choices)
        return tuple(self._answer(subject, *choice) for choice in choices)

    def _answer(self, subject: Subject, at: datetime, said: str, key: str) -> Answer:
        after = foresee(self._session, command(subject, at), self._now())
        really = (happened(after, subject) if after else None) or at
        return Answer(f"{self._clock(really)}  {said}", self._follows(subject, after), key)

    def _ago(self, subject: Subject, minutes: int) -> tuple[datetime, str]:
        """So many minutes ago; of what was keyed long ago, so many minutes before that. With the words for it."""
        now, known, by = self._now(), keyed(self._session, subject), timedelta(minutes=minutes)
        if known is not None and now - known >= LONG_AGO:
            return known - by, "back-date.earlier"
        return now - by, "back-date.ago"

    def _clock(self, at: datetime) -> str:
        return clock_on(at, self._session.zone, self._now(), self.words.language)

    def _follows(self, subject: Subject, after: Session | None) -> str:
        """What follows from a choice: how the meeting ends, or how long the turn has lasted."""
        now = self._now()
        if after is None:
            return self.words("back-date.nothing")
        if subject is Subject.ATTENDANCE:
            return ""
        if subject is Subject.TURN_START:
            if self._for_all:
                return ""
            turn = after.turns[-1]
            return self.words("back-date.turn", time=span(turn.elapsed(after.facts.runs, now)))
        before = project(self._session.agenda, self._session.facts, now)
        return consequence(self.words, after.zone, before, project(after.agenda, after.facts, now))

    def _typed(self) -> datetime | None:
        typed, session = clean_line(self.query_one(ClockInput).value), self._session
        found = read_clock(typed, lexicon(session.language).dates, wall(self._now(), session.zone))
        return latest(found, ZoneInfo(session.zone), self._now()) if found else None

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what would follow from the time as it is typed."""
        event.stop()
        self._tell_typed()

    def _tell_typed(self) -> None:
        at, subject = self._typed(), self._subjects[self.subject]
        said = ""
        if at is not None:
            said = self._follows(subject, foresee(self._session, command(subject, at), self._now()))
        elif self.query_one(ClockInput).value.strip():
            said = self.words("back-date.unread")
        self.query_one("#back-follows", Static).update(plain(said))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the time that was typed."""
        event.stop()
        at = self._typed()
        if at is not None:
            self.dismiss((self._subjects[self.subject], at))

    def on_key(self, event: events.Key) -> None:
        """The digits are minutes ago."""
        if event.key in map(str, MINUTES_AGO) and not self.query_one(ClockInput).has_focus:
            event.stop()
            subject = self._subjects[self.subject]
            self.dismiss((subject, self._ago(subject, int(event.key))[0]))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take what is highlighted or was clicked."""
        event.stop()
        self.dismiss((self._subjects[self.subject], self._instants[event.option_index]))

    def action_turn(self, by: int) -> None:
        """Look at another subject."""
        self.subject = (self.subject + by) % len(self._subjects)

    def typed(self) -> None:
        """Go to the field."""
        self.set_focus(self.query_one(ClockInput))

    def action_to_list(self) -> None:
        """Go back to the choices."""
        self.set_focus(self.query_one(OptionList))
