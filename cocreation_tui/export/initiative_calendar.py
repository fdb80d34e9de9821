"""The rhythm of an initiative as one calendar: meetings that are planned or agreed on, and what is due by which day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import chain

from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.ground.slugs import slug
from cocreation_tui.core.initiative.initiative import Initiative
from cocreation_tui.core.initiative.rhythm import Due, Duty
from cocreation_tui.core.platforms.platforms import Platform
from cocreation_tui.core.reports.invitation import Invitation
from cocreation_tui.export.calendar import WholeDay, calendar_of
from cocreation_tui.export.duties import Pending, days_words, pending, what_words
from cocreation_tui.i18n.words import Words

_LONGEST_PART = 120
_MEETS = "meets"


def initiative_calendar(
    initiative: Initiative, meetings: Iterable[Invitation], today: date, words: Words
) -> bytes:
    """The calendar of an initiative as of a day: ``meetings`` ahead, the days its platforms meet, and what is due.

    Taken in again later, it replaces what a calendar has of it. Nobody is invited by it.
    """
    coming = sorted(meetings, key=lambda one: (one.start, one.uid))
    days = chain(_platforms(initiative, today, words), _due(initiative, today, words))
    return calendar_of(coming, tuple(days), words, initiative.name, invites=False)


def _platforms(initiative: Initiative, today: date, words: Words) -> Iterator[WholeDay]:
    """The days on which platforms have said that they meet, where no meeting of theirs is known for that day."""
    known = {
        (name, day)
        for met in initiative.meetings
        for name in met.platforms
        for day in (day_of(met.start, initiative.zone), met.meets_next)
    }
    for platform in initiative.running:
        day = platform.next_meeting
        if day is not None and day >= today and (platform.name, day) not in known:
            title = words("calendar.platform-meets", platform=platform.name)
            yield _whole_day(initiative, _MEETS, platform.name, title, day)


def _due(initiative: Initiative, today: date, words: Words) -> Iterator[WholeDay]:
    """What is due and no meeting is planned for, each on its last day."""
    for group in pending(initiative, today):
        for one in group.dues:
            if one.planned is None and one.duty is not Duty.NEXT_MEETING:
                alone = Pending(one.duty, (one,), group.late)
                title = words(
                    "calendar.due", what=what_words(alone, words, initiative), initiative=initiative.name
                )
                told = days_words(one.earliest, one.latest, words) if one.earliest < one.latest else ""
                yield _whole_day(initiative, _part(one), one.platform, title, one.latest, told)


def _part(one: Due) -> str:
    return ":".join(filter(None, (one.duty.value, one.step, one.meeting)))


def _whole_day(
    initiative: Initiative, what: str, platform: str, title: str, day: date, told: str = ""
) -> WholeDay:
    known = initiative.platform(platform) if platform else None
    founded = f"{initiative.founded:%Y%m%dT%H%M%S}"
    parts = (what, _first_name(known) if known else platform)
    name = "-".join(slug(part, _LONGEST_PART) for part in parts if part)
    return WholeDay(f"{founded}-{name}@cocreation", _facts(initiative), _last(initiative), title, day, told)


def _first_name(platform: Platform) -> str:
    """What a platform was called first: a new name makes no other entry of it."""
    return platform.former[0] if platform.former else platform.name


def _facts(initiative: Initiative) -> int:
    """How much has happened in an initiative: it only grows, and days change with it only."""
    begun = sum(met.started_at is not None for met in initiative.meetings)
    closed = sum(met.closed_at is not None for met in initiative.meetings)
    return begun + closed + len(initiative.done) + len(initiative.sent) + len(initiative.changes)


def _last(initiative: Initiative) -> datetime:
    """When something last happened in it."""
    held = (at for met in initiative.meetings for at in (met.started_at, met.closed_at) if at)
    changed = (one.capture.at for one in initiative.changes)
    said = (initiative.said_at,) if initiative.said_at else ()
    return max(chain((initiative.founded,), held, changed, said))
