"""The rhythm of an initiative: what is due when, computed from what was held (method: rhythm)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from cocreation_tui.core.ground.days import add_months, day_of
from cocreation_tui.core.initiative.initiative import Initiative, Met
from cocreation_tui.core.initiative.phases import DEVELOPMENT, windows, workshop_day
from cocreation_tui.core.platforms.platforms import Platform, PlatformStatus

FIRST_MEETING_WITHIN = timedelta(days=28)
"""Soon after the workshop: four weeks, to keep momentum."""
GOALS_WITHIN_MONTHS = 2
"""Months after the first platform meeting in which the second sets goals."""
CHECK_BEFORE = timedelta(days=28)
"""How long before a status meeting it is time for it and for the reality checks it begins with."""
STATUS_EVERY_MONTHS = 6
"""Months between joint status meetings."""
STATUS_NOT_BEFORE_MONTHS = 3
"""Months after a meeting of all actors before which the next meeting agreed in it is another than the status meeting."""
LETTER_WITHIN = timedelta(days=14)
"""How soon the newsletter follows a status meeting."""


class Duty(StrEnum):
    """What can be due."""

    WORKSHOP = "establishment-workshop"
    FIRST_MEETING = "first-platform-meeting"
    COORDINATOR_MEETING = "coordinator-meeting"
    GOAL_MEETING = "goal-setting-meeting"
    REALITY_CHECK = "reality-check"
    STATUS_MEETING = "status-meeting"
    NEWSLETTER = "newsletter"
    LOOK_AGAIN = "look-again"
    """A platform on standby is to be looked at again."""


@dataclass(frozen=True, slots=True)
class Due:
    """Something the rhythm asks for that has not been done."""

    duty: Duty
    """What."""
    earliest: date
    """From which day on."""
    latest: date
    """Until which day."""
    platform: str = ""
    """On which platform; empty for the whole initiative."""
    planned: date | None = None
    """The day a meeting is planned for; None when none is."""
    meeting: str = ""
    """Identity of the meeting a newsletter follows; empty for other duties."""

    def late(self, today: date) -> bool:
        """Whether its last day has passed and no meeting lies ahead."""
        return today > self.latest and (self.planned is None or self.planned < today)


def due(initiative: Initiative) -> tuple[Due, ...]:
    """Everything that is to be done and has not been, the most urgent first."""
    if initiative.held("closing-meeting"):
        found = list(_letters(initiative))
    elif initiative.held("establishment-workshop") or initiative.said_phase >= DEVELOPMENT:
        found = [*_after_the_workshop(initiative, development_began(initiative)), *_letters(initiative)]
    else:
        found = [_workshop(initiative)]
    return tuple(sorted(found, key=lambda one: (one.latest, one.duty, one.platform.casefold())))


def _workshop(initiative: Initiative) -> Due:
    window, day = windows(initiative)[4], workshop_day(initiative)
    planned = _planned(initiative, Duty.WORKSHOP)
    return Due(Duty.WORKSHOP, day or window.earliest_end, day or window.latest_end, planned=planned)


def development_began(initiative: Initiative) -> date:
    """The day of the workshop; for an initiative that knows of none, the day it was entered."""
    return day_of(_began(initiative), initiative.zone)


def _after_the_workshop(initiative: Initiative, began: date) -> Iterator[Due]:
    with_goals = {initiative.carries_on(name) for name in {goal.platform for goal in initiative.goals}}
    for platform in initiative.platforms:
        yield from _of_platform(initiative, platform, began, platform.name in with_goals)
    if not [met for met in initiative.held("coordinator-meeting") if met.start >= _began(initiative)]:
        yield Due(
            Duty.COORDINATOR_MEETING,
            add_months(began, 1),
            add_months(began, 2),
            planned=_planned(initiative, Duty.COORDINATOR_MEETING),
        )
    usual = add_months(day_of(last_status(initiative), initiative.zone), STATUS_EVERY_MONTHS)
    latest = status_agreed(initiative) or usual
    planned = _planned(initiative, Duty.STATUS_MEETING)
    yield Due(Duty.STATUS_MEETING, latest - CHECK_BEFORE, latest, planned=planned)


def _of_platform(initiative: Initiative, platform: Platform, began: date, has_goals: bool) -> Iterator[Due]:
    standing, name = platform.standings[-1], platform.name
    if standing.status is PlatformStatus.STANDBY and standing.look_again:
        yield Due(Duty.LOOK_AGAIN, standing.look_again, standing.look_again, name)
    if not platform.running:
        return
    founded = max(began, day_of(platform.founded, initiative.zone))
    first = initiative.held(Duty.FIRST_MEETING, name)
    if not first:
        latest = platform.next_meeting or founded + FIRST_MEETING_WITHIN
        planned = _planned(initiative, Duty.FIRST_MEETING, name)
        yield Due(Duty.FIRST_MEETING, min(founded, latest), latest, name, planned)
        return
    if not has_goals and not initiative.held(Duty.GOAL_MEETING, name):
        day, planned = _day(initiative, first[0]), _planned(initiative, Duty.GOAL_MEETING, name)
        yield Due(Duty.GOAL_MEETING, day, add_months(day, GOALS_WITHIN_MONTHS), name, planned)
    since = last_status(initiative)
    if not checked_since(initiative, platform, since):
        meets = _planned(initiative, Duty.STATUS_MEETING) or status_agreed(initiative)
        last = day_of(since, initiative.zone)
        latest = min(add_months(last, STATUS_EVERY_MONTHS), meets or date.max)
        planned = _planned(initiative, Duty.REALITY_CHECK, name)
        yield Due(Duty.REALITY_CHECK, latest - CHECK_BEFORE, latest, name, planned)


def last_status(initiative: Initiative) -> datetime:
    """When the last joint status meeting began; before the first, when the development began."""
    began, held = _began(initiative), initiative.held(Duty.STATUS_MEETING)
    return max(began, held[-1].start) if held else began


def status_agreed(initiative: Initiative) -> date | None:
    """The day agreed on for the next status meeting where all actors last met: at the workshop or a status meeting."""
    met = [*initiative.held(Duty.WORKSHOP), *initiative.held(Duty.STATUS_MEETING)]
    last = max(met, key=lambda one: one.start, default=None)
    if last is None or last.meets_next is None:
        return None
    soonest = add_months(_day(initiative, last), STATUS_NOT_BEFORE_MONTHS)
    return last.meets_next if last.meets_next >= soonest else None


def _began(initiative: Initiative) -> datetime:
    """When the workshop began; the beginning of its day where that is all one knows, else when it was entered."""
    held, day = initiative.held(Duty.WORKSHOP), workshop_day(initiative)
    if held:
        return held[0].start
    return datetime.combine(day, time(), ZoneInfo(initiative.zone)) if day else initiative.founded


def checked_since(initiative: Initiative, platform: Platform, since: datetime) -> bool:
    """Whether a platform has done a reality check after an instant; one in a status meeting belongs to that."""
    status = {met.id for met in initiative.held(Duty.STATUS_MEETING) if met.start == since}
    return any(
        check.noted.platform.casefold() == platform.name.casefold()
        and check.noted.capture.at > since
        and check.noted.source not in status
        for check in initiative.checks
    )


def _letters(initiative: Initiative) -> Iterator[Due]:
    sent = {meeting for meeting, _ in initiative.sent}
    for met in initiative.held("status-meeting"):
        if met.closed_at is not None and met.id not in sent:
            day = _day(initiative, met)
            yield Due(Duty.NEWSLETTER, day, day + LETTER_WITHIN, meeting=met.id)


def _planned(initiative: Initiative, duty: Duty, platform: str = "") -> date | None:
    """The day of the next meeting of a kind that has been planned and has not begun; none before one that was held."""
    held = initiative.held(duty, platform)
    days = [
        day_of(met.planned_start, initiative.zone)
        for met in initiative.meetings
        if met.script == duty and met.started_at is None
        if not platform or platform.casefold() in [name.casefold() for name in met.platforms]
        if not held or met.planned_start > held[-1].start
    ]
    return max(days, default=None)


def _day(initiative: Initiative, met: Met) -> date:
    return day_of(met.start, initiative.zone)
