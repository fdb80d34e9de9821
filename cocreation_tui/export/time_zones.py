"""The rules of a time zone as calendars are told them: when its clocks are put forward and back (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import groupby
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from cocreation_tui.core.ground.records import dataclass

if TYPE_CHECKING:
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY, _SECOND = timedelta(days=1), timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Turning:
    """Clocks were put forward or back."""

    at: datetime
    """The clock time of the old offset at which it happened, naive."""
    name: str
    """What the time is called from then on: ``CEST``."""
    before: timedelta
    """How far clocks were ahead of UTC until then."""
    after: timedelta
    """How far from then on."""
    summer: bool
    """Whether that is summer time."""


def turnings(zone: tzinfo, first: int, last: int) -> Iterator[Turning]:
    """When the clocks of a zone are put forward or back, from the beginning of one year to the end of another."""
    at, end = datetime(first, 1, 1, tzinfo=UTC), datetime(last + 1, 1, 1, tzinfo=UTC)
    while at < end:
        if _offset(at, zone) != _offset(at + _DAY, zone):
            yield _turning(at, zone)
        at += _DAY


def _offset(at: datetime, zone: tzinfo) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta(0)


def _turning(since: datetime, zone: tzinfo) -> Turning:
    """The one that happens within a day."""
    before, after = since, since + _DAY
    while after - before > _SECOND:
        middle = before + (after - before) // 2
        if _offset(middle, zone) == _offset(since, zone):
            before = middle
        else:
            after = middle
    after = after.replace(microsecond=0)
    local = after.astimezone(zone)
    old = _offset(since, zone)
    at = (after + old).replace(tzinfo=None)
    return Turning(at, local.tzname() or "", old, _offset(after, zone), bool(local.dst()))


def zone_rules(name: str, first: date, last: date) -> Timezone:
    """The rules of the zone of that IANA name that hold for days between two, as a part of a calendar.

    Rules that are the same each year are told as such; others one by one.
    """
    from icalendar import Timezone

    zone, rules = ZoneInfo(name), Timezone()
    rules.add("tzid", name)
    found = sorted(turnings(zone, first.year - 1, last.year + 1), key=_sort)
    for _, alike in groupby(found, key=_sort):
        rules.add_component(_rule(tuple(alike)))
    if not found:
        offset = _offset(datetime(first.year, 1, 1, tzinfo=UTC), zone)
        named = datetime(first.year, 1, 1, tzinfo=zone).tzname() or name
        always = Turning(datetime(1970, 1, 1), named, offset, offset, False)  # noqa: DTZ001 a clock time
        rules.add_component(_rule((always,)))
    return rules


def _sort(one: Turning) -> tuple[bool, int, str, timedelta, time]:
    """What turnings have in common that are one rule; winter first."""
    return one.summer, one.at.month, one.name, one.before, one.at.time()


def _rule(alike: tuple[Turning, ...]) -> TimezoneDaylight | TimezoneStandard:
    from icalendar import TimezoneDaylight, TimezoneStandard

    first = alike[0]
    rule = TimezoneDaylight() if first.summer else TimezoneStandard()
    rule.add("tzname", first.name)
    rule.add("tzoffsetfrom", first.before)
    rule.add("tzoffsetto", first.after)
    rule.add("dtstart", first.at)
    every = _every_year(alike)
    if every:
        rule.add("rrule", {"freq": "yearly", "bymonth": first.at.month, "byday": every})
    elif len(alike) > 1:
        rule.add("rdate", [one.at for one in alike[1:]])
    return rule


def _every_year(alike: tuple[Turning, ...]) -> str:
    """Which weekday of the month all of them are on, one a year: ``-1SU``; empty for none."""
    years = [one.at.year for one in alike]
    if len(alike) < 2 or years != list(range(years[0], years[0] + len(years))):
        return ""
    ways = [
        {f"{-1 - _left(one.at)}{_day(one.at)}", f"{1 + (one.at.day - 1) // 7}{_day(one.at)}"} for one in alike
    ]
    return min(set.intersection(*ways), default="")


def _day(at: datetime) -> str:
    return _DAYS[at.weekday()]


def _left(at: datetime) -> int:
    """How many more of its weekday follow in its month."""
    found, days = 0, at + timedelta(weeks=1)
    while days.month == at.month:
        found, days = found + 1, days + timedelta(weeks=1)
    return found
