"""How long items took before, in words: beside what is planned, and what it would come to."""

from __future__ import annotations

from datetime import datetime, timedelta

from cocreation_tui.core.reports.suggested import Suggested
from cocreation_tui.i18n.dates import clock, length_words, minutes_of
from cocreation_tui.i18n.words import Words


def last_times(words: Words, one: Suggested) -> str:
    """``sidst 12, 15, 14 min – planlagt 10``, and what is suggested where that is something else: ``→ 14``."""
    told = words(
        "lengths.last", minutes=", ".join(map(str, one.recent)), planned=str(minutes_of(one.planned))
    )
    return words("lengths.change", told=told, length=str(minutes_of(one.length))) if one.changes else told


def of_item(words: Words, one: Suggested) -> str:
    """The same with the item's title before it."""
    return words("lengths.of-item", title=one.title, told=last_times(words, one))


def signed(words: Words, by: timedelta) -> str:
    """A difference in rounded minutes, with its sign: ``+9 min``, ``−4 min``, ``±0 min``."""
    minutes = minutes_of(by)
    sign = "+" if minutes > 0 else "−" if minutes else "±"
    return words("lengths.by", sign=sign, minutes=str(abs(minutes)))


def in_all(words: Words, start: datetime, ends: tuple[datetime, datetime], zone: str) -> dict[str, str]:
    """What taking the lengths over comes to: the whole, the difference, the end; values for sentences."""
    return {
        "length": length_words(words, ends[1] - start),
        "by": signed(words, ends[1] - ends[0]),
        "end": clock(ends[1], zone),
        "planned": clock(ends[0], zone),
    }
