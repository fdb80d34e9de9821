"""The meetings of an initiative, and what follows them: minutes, newsletter, poster."""

from __future__ import annotations

from collections.abc import Iterator

from cocreation_tui.core.initiative.initiative import Met
from cocreation_tui.core.initiative.rhythm import Duty
from cocreation_tui.export.duties import pending, when_words
from cocreation_tui.i18n.dates import clock, short_day
from cocreation_tui.tui.screens.initiative.listed_rows import Look, Row, empty, gap, heading, more, told
from cocreation_tui.tui.screens.initiative.overview import due_line
from cocreation_tui.tui.screens.initiative.targets import Alone, Deed, Target
from cocreation_tui.tui.words.of_laptops import whose_words

PLACE = 26
"""Columns for the platforms a meeting was about."""


def rows(look: Look) -> Iterator[Row]:
    """Ways to go on, then what lies ahead, what is under way, what was held."""
    meetings = look.initiative.meetings
    yield more(look, "initiative.start", Target(Alone.START))
    yield more(look, "initiative.times", Target(Alone.TIMES), "→")
    yield more(look, "initiative.poster", Target(Alone.POSTER), "→")
    yield more(look, "initiative.newsletter", Target(Alone.NEWSLETTER), "→")
    yield more(look, "initiative.sent", Target(Alone.SENT), "→")
    under_way = [met for met in meetings if met.started_at and not met.closed_at]
    ahead = [met for met in meetings if not met.started_at]
    held = [met for met in reversed(meetings) if met.closed_at]
    agreed = [one for one in pending(look.initiative, look.today) if one.duty is Duty.NEXT_MEETING]
    for one in agreed:
        when = when_words(one, look.today, look.words)
        yield Row(due_line(look, one, when), Target(Deed.DUE, one.id))
    for key, found in (("home.under-way", under_way), ("home.planned", ahead), ("home.over", held)):
        if found:
            yield gap()
            yield heading(look.words(key), str(len(found)))
            yield from (meeting_row(look, met) for met in found)
    if not meetings:
        yield empty(look, "initiative.no-meetings")


def meeting_row(look: Look, met: Met) -> Row:
    """A meeting on one line: what, about which platform, whose, when; whether its newsletter was sent."""
    zone = look.initiative.zone
    day = f"{short_day(look.day(met.start), look.words.language)} {clock(met.start, zone)}"
    sent = dict(look.initiative.sent).get(met.id)
    letter = f"   {look.words('meetings.letter-sent', day=look.near(sent))}" if sent else ""
    few = met.platforms if len(met.platforms) <= 2 else ()
    place = look.place(", ".join(few), PLACE)
    mark = "▸ " if met.started_at and not met.closed_at else "  "
    content = told(
        look,
        mark,
        met.title,
        (place, "$text-secondary"),
        (whose_words(look.whose(met.id), look.words), "$text-accent"),
        (letter, "$text-success"),
        (f"   {day}", "$text-muted"),
    )
    return Row(content, Target(Deed.MEETING, met.id))
