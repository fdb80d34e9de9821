"""The tables of one meeting as sheets."""

from __future__ import annotations

from datetime import datetime

from cocreation_tui.core.reports.manner import USUAL, Manner, Readers
from cocreation_tui.core.session.session import Session
from cocreation_tui.export.minutes.minutes import minutes_told
from cocreation_tui.export.minutes.speech import Speaking
from cocreation_tui.export.workbook.meeting_sheets import meeting_sheets
from cocreation_tui.export.workbook.sheets import Sheet
from cocreation_tui.i18n.words import Words


def sheets_of(session: Session, now: datetime, speaking: str, manner: Manner = USUAL) -> tuple[Sheet, ...]:
    """The sheets of a meeting seen from ``now``; ``speaking`` is how much is told of it: none, groups, people."""
    words, told = Words(session.language), Speaking(speaking)
    if manner.readers is Readers.ALL and told is Speaking.PEOPLE:
        told = Speaking.GROUPS
    return meeting_sheets(minutes_told(session, now, words, manner), told, words)
