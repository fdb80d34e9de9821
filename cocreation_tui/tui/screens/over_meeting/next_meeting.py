"""Agreeing on the next meeting: when and where."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import partial
from typing import assert_never

from textual.content import Content

from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.session.commands.outcome import SetNextMeeting
from cocreation_tui.core.session.session import NextMeeting, Session
from cocreation_tui.core.when.meant import Contradiction, Hours, Meant, NotRead, Past, Read, Wants
from cocreation_tui.core.when.moments import moments, wall
from cocreation_tui.core.when.reader import read_all
from cocreation_tui.core.when.written import settled, written_day, written_hours
from cocreation_tui.i18n.dates import clocks, doubt_words, local, long_day
from cocreation_tui.i18n.lexicon import lexicon
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.screens.dialogs.ask import Ask, AskScreen, Understood
from cocreation_tui.tui.screens.dialogs.which_day import or_else, which_day
from cocreation_tui.tui.text import plain, styled


class NextMeetingScreen(AskScreen[SetNextMeeting]):
    """Two fields; gives the command that sets the next meeting, or None. Nothing in the past is taken."""

    def __init__(self, words: Words, session: Session, now: datetime) -> None:
        self._session = session
        self._now = now
        self._dates = lexicon(session.language).dates
        coming = session.next_meeting
        asks = (
            Ask("when", words("next.when"), self._written(coming) if coming else "", words("next.example")),
            Ask("place", words("next.place"), coming.place if coming else session.place),
        )
        super().__init__(words, words("next.title"), asks)

    def _written(self, coming: NextMeeting) -> str:
        """What is agreed, as people write it and as it is read back."""
        zone = self._session.zone
        begins, ends = wall(coming.at, zone), wall(coming.until, zone) if coming.until else None
        hours = written_hours(Hours(begins.time(), ends.time() if ends else None))
        return f"{written_day(begins.date(), day_of(self._now, zone), self._dates)} {hours}"

    def understand(self, values: Mapping[str, str]) -> Understood[SetNextMeeting]:
        """The day and the clock time in full; without a clock time, that of this meeting."""
        meant = self._meant(values["when"])
        match meant:
            case Read(day=date() as day, hours=hours):
                return self._at(day, hours, values["place"])
            case Past(coming=None):
                said = self.words("next.past", when=long_day(meant.day, self.words.language))
                return Understood(None, (plain(said),), "when")
            case Contradiction() | Past():
                return Understood(None, (plain(doubt_words(self.words, meant)),), "when")
            case Read() | NotRead():
                return Understood(None, (self._how(values["when"], meant),), "when")
            case _:
                assert_never(meant)

    def _meant(self, text: str) -> Meant:
        return read_all(text, self._dates, Wants.MOMENT, wall(self._now, self._session.zone))

    def _how(self, text: str, meant: Read | NotRead) -> Content:
        """How to write it, and what of it was not understood."""
        if not text:
            return styled(self.words("next.how"), "$text-muted")
        left = meant.words if isinstance(meant, NotRead) else text
        return styled(self.words("next.not-understood", words=left), "$text-muted")

    def _at(self, day: date, hours: Hours | None, place: str) -> Understood[SetNextMeeting]:
        session = self._session
        usual = local(session.facts.planned_start, session.zone).time()
        at, until = moments(day, hours, usual, session.zone)
        said = when_words(self.words, at, session.zone, until)
        if at <= self._now:
            return Understood(None, (plain(self.words("next.past", when=said)),), "when")
        return Understood(SetNextMeeting(at, place, until), (styled(said, "bold $text-success"),))

    def give(self) -> None:
        """Close with what is agreed; ask which day is meant when the words say two, or one that has passed."""
        text = self.values["when"]
        match meant := self._meant(text):
            case Contradiction() | Past(coming=date()):
                answered = partial(self._answered, text, meant)
                asked = which_day(self.words, meant, text[meant.start : meant.end], answered, past=False)
                self.app.push_screen(asked, or_else(lambda: self.set_focus(self._field("when"))))
            case Past() | Read() | NotRead():
                super().give()
            case _:
                assert_never(meant)

    def _answered(self, text: str, doubt: Contradiction | Past, day: date) -> None:
        field = self._field("when")
        if field is not None:
            field.value = settled(text, doubt, day)
            super().give()


def when_words(words: Words, at: datetime, zone: str, until: datetime | None = None) -> str:
    """A day in full with its clock time: ``Tirsdag den 12. januar 2027 kl. 09:00``."""
    return " ".join(day_and_clock(words, at, zone, until))


def day_and_clock(words: Words, at: datetime, zone: str, until: datetime | None = None) -> tuple[str, str]:
    """A day in full, and its clock time in words."""
    day = long_day(day_of(at, zone), words.language)
    return f"{day[:1].upper()}{day[1:]}", words("minutes.at", clock=clocks(at, until, zone))
