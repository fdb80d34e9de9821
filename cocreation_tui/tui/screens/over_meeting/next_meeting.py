"""Agreeing on the next meeting: when and where."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.session.commands.outcome import SetNextMeeting
from cocreation_tui.core.session.session import Session
from cocreation_tui.i18n.dates import clock, local, long_day
from cocreation_tui.i18n.lexicon import lexicon
from cocreation_tui.i18n.words import Words
from cocreation_tui.method.when import read_when
from cocreation_tui.tui.screens.dialogs.ask import Ask, AskScreen, Understood
from cocreation_tui.tui.text import plain, styled


class NextMeetingScreen(AskScreen[SetNextMeeting]):
    """Two fields; gives the command that sets the next meeting, or None. Nothing in the past is taken."""

    def __init__(self, words: Words, session: Session, now: datetime) -> None:
        coming = session.next_meeting
        written = f"{local(coming.at, session.zone):%Y-%m-%d %H:%M}" if coming else ""
        place = coming.place if coming else session.place
        asks = (
            Ask("when", words("next.when"), written, words("next.example")),
            Ask("place", words("next.place"), place),
        )
        super().__init__(words, words("next.title"), asks)
        self._session = session
        self._now = now

    def understand(self, values: Mapping[str, str]) -> Understood[SetNextMeeting]:
        """The day and the clock time in full; without a clock time, that of this meeting."""
        session = self._session
        today = day_of(self._now, session.zone)
        usual = local(session.facts.planned_start, session.zone).time()
        at = read_when(values["when"], lexicon(session.language), today, session.zone, usual)
        if at is None:
            key = "next.not-understood" if values["when"] else "next.how"
            return Understood(None, (styled(self.words(key), "$text-muted"),), "when")
        said = when_words(self.words, at, session.zone)
        if at <= self._now:
            return Understood(None, (plain(self.words("next.past", when=said)),), "when")
        return Understood(SetNextMeeting(at, values["place"]), (styled(said, "bold $text-success"),))


def when_words(words: Words, at: datetime, zone: str) -> str:
    """A day in full with its clock time: ``Tirsdag den 12. januar 2027 kl. 09:00``."""
    return " ".join(day_and_clock(words, at, zone))


def day_and_clock(words: Words, at: datetime, zone: str) -> tuple[str, str]:
    """A day in full, and its clock time in words."""
    day = long_day(day_of(at, zone), words.language)
    return f"{day[:1].upper()}{day[1:]}", words("minutes.at", clock=clock(at, zone))
