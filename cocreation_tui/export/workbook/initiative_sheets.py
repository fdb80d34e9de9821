"""The sheets of an initiative: those of its meetings below each other, and what its tasks and goals have come to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import chain

from cocreation_tui.core.initiative.goals import Measure
from cocreation_tui.core.initiative.hearing import stays_inside
from cocreation_tui.core.initiative.initiative import Initiative, Matter
from cocreation_tui.core.initiative.outside import seen_from_outside
from cocreation_tui.core.people.people import WAS_HERE
from cocreation_tui.core.reports.minutes import Minutes, minutes_of
from cocreation_tui.core.reports.outward import outward
from cocreation_tui.core.reports.times import UsualItem, UsualKind, kinds
from cocreation_tui.core.session.session import Session
from cocreation_tui.export.minutes.speech import Speaking
from cocreation_tui.export.workbook.meeting_sheets import (
    clock_value,
    day_value,
    meeting_sheets,
    person_values,
)
from cocreation_tui.export.workbook.sheets import Bars, Row, Sheet, joined, with_columns
from cocreation_tui.i18n.words import Words

MINUTE = timedelta(minutes=1)
OF_MEETING = ("day", "meeting")
"""Columns in front of what belongs to one meeting."""
_MEASURED = ("value", "unit", "taken")
MEETINGS = ("day", "start", "end", "meeting", "platform", "for", "present", "caught")
TASKS = ("day", "meeting", "task", "owner", "due", "platform", "status", "settled")
GOALS = (
    *("goal", "platform", "kind", "horizon", "seen-by", "baseline", *_MEASURED),
    *("latest", "latest-value", "latest-unit", "latest-taken", "status"),
)
TIMES = ("meeting", "point", "planned-length", "held-length", "shortest", "longest", "count")
PEOPLE = ("name", "organisation", "role", "platform", "email", "phone", "meetings", "last-there")


@dataclass(frozen=True, slots=True)
class Whole:
    """An initiative with all that its meetings hold."""

    initiative: Initiative
    """The initiative."""
    minutes: tuple[Minutes, ...]
    """What each meeting that has begun came to, oldest first."""


def whole_of(
    initiative: Initiative, sessions: Iterable[Session], now: datetime, to_all: bool = False
) -> Whole:
    """An initiative with its meetings; ``to_all`` without what stays with those who were at a meeting."""
    begun = [one for one in sessions if one.facts.started_at]
    minutes = tuple(sorted((minutes_of(one, now) for one in begun), key=lambda one: one.start))
    if not to_all:
        return Whole(initiative, minutes)
    outside = seen_from_outside(initiative)
    goals_kept = {one.ref for one in outside.set_goals if not stays_inside(one.circle)}
    goals = tuple(one for one in outside.goals if one.ref in goals_kept)
    told = tuple(one for one in map(outward, minutes) if not one.kept_inside)
    return Whole(replace(outside, goals=goals), told)


def initiative_sheets(whole: Whole, speaking: Speaking, words: Words) -> tuple[Sheet, ...]:
    """Everything as sheets: meetings, what was caught, decisions, tasks, goals, people, speech, plan and course."""
    known = whole.initiative
    of_meetings = {sheet.name: sheet for sheet in _of_meetings(whole.minutes, speaking, words)}
    own = {
        "tasks": Sheet("tasks", TASKS, tuple(_task(one, known, words) for one in known.tasks)),
        "goals": Sheet("goals", GOALS, tuple(_goals(known, words))),
        "people": Sheet("people", PEOPLE, tuple(_people(known, words))),
    }
    meetings = Sheet("meetings", MEETINGS, tuple(_meeting(one, words) for one in whole.minutes))
    times = _times(kinds(known.meetings))
    return (meetings, *(own.get(name, sheet) for name, sheet in of_meetings.items()), times)


def _times(held: Sequence[UsualKind]) -> Sheet:
    """Planned against held by item, over all meetings of a kind, in minutes; a chart of each kind."""
    rows: list[Row] = []
    bars: list[Bars] = []
    for kind in held:
        items = [_usual(kind, item) for item in kind.items]
        if items:
            last = len(rows) + len(items) - 1
            bars.append(Bars(kind.title, len(rows), last, TIMES.index("point"), (2, 3)))
            rows += items
    return Sheet("times", TIMES, tuple(rows), tuple(bars))


def _usual(kind: UsualKind, item: UsualItem) -> Row:
    lengths = (item.usual_plan, item.median, item.least, item.most)
    return (kind.title, item.title, *(round(one / MINUTE, 1) for one in lengths), item.count)


def _of_meetings(minutes: Sequence[Minutes], speaking: Speaking, words: Words) -> Iterator[Sheet]:
    """The sheets of all meetings, those of one name below each other."""
    found: dict[str, list[Sheet]] = {}
    for one in minutes:
        about = (day_value(one.start, one.zone), one.title)
        for sheet in meeting_sheets(one, speaking, words):
            found.setdefault(sheet.name, []).append(_told_once(with_columns(sheet, OF_MEETING, about)))
    return map(joined, found.values())


def _told_once(sheet: Sheet) -> Sheet:
    """A sheet without its own column of days, where one stands in front."""
    place = len(OF_MEETING)
    if sheet.columns[place] != "day":
        return sheet
    rows = tuple((row[place], *row[1:place], *row[place + 1 :]) for row in sheet.rows)
    return Sheet(sheet.name, (*sheet.columns[:place], *sheet.columns[place + 1 :]), rows)


def _meeting(one: Minutes, words: Words) -> Row:
    return (
        day_value(one.start, one.zone),
        clock_value(one.start, one.zone),
        clock_value(one.end, one.zone),
        one.title,
        ", ".join(one.about),
        words(f"minutes-for.{one.circle}"),
        sum(person.attendance in WAS_HERE for person in one.present),
        sum(len(entries) for _, entries in one.captures),
    )


def _task(one: Matter, initiative: Initiative, words: Words) -> Row:
    noted = one.noted
    return (
        *(day_value(noted.capture.at, initiative.zone), noted.meeting, noted.capture.text),
        *(one.owner, one.due, noted.platform, words(f"matters.fate-{one.fate.value}")),
        day_value(one.settled_at, initiative.zone) if one.settled_at and not one.open else None,
    )


def _goals(initiative: Initiative, words: Words) -> Iterator[Row]:
    for goal in initiative.goals:
        kind, horizon = (words(f"choice.{said}") if said else "" for said in (goal.kind, goal.horizon))
        measured = chain(_measure(goal.baseline, initiative), _measure(goal.latest, initiative))
        status = words(f"goals.status-{goal.told}")
        yield (goal.text, goal.platform, kind, horizon, goal.seen_by, *measured, status)


def _measure(measure: Measure | None, initiative: Initiative) -> Row:
    """How things stood: words, figure, unit, day."""
    if measure is None:
        return ("", None, "", None)
    return (measure.text, measure.value, measure.unit, measure.on or day_value(measure.at, initiative.zone))


def _people(initiative: Initiative, words: Words) -> Iterator[Row]:
    for known in initiative.people:
        last = day_value(known.last, initiative.zone) if known.meetings else None
        yield (*person_values(known.person, words), known.meetings, last)
