"""Minutes told by kind, as most tests read them: a section for each kind of thing."""

from __future__ import annotations

from datetime import datetime

from cocreation_tui.core.reports.manner import Manner, Order
from cocreation_tui.core.session.session import Session
from cocreation_tui.export.minutes.minutes import minutes_markdown
from cocreation_tui.export.minutes.speech import Speaking
from cocreation_tui.i18n.words import Words


def by_kind(session: Session, now: datetime, words: Words, speaking: Speaking = Speaking.GROUPS) -> str:
    """The minutes of a session by kind, in their usual names and for those it was for."""
    return minutes_markdown(session, now, words, speaking, Manner(Order.KIND))
