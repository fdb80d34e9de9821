"""The rhythm of an initiative: what is due when, computed from what was held (method: rhythm)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from cocreation_tui.core.forms.templates import COMPLETED
from cocreation_tui.core.ground.days import add_months, day_of
from cocreation_tui.core.initiative.duty import Due, Duty, noted_since, planned_day
from cocreation_tui.core.initiative.early_steps import PUT_AWAY_WITHIN, before_the_workshop
from cocreation_tui.core.initiative.ending import checks_of, followed_up, may_close
from cocreation_tui.core.initiative.initiative import Initiative, Met
from cocreation_tui.core.initiative.phases import DEVELOPMENT, workshop_day
from cocreation_tui.core.platforms.platforms import Platform, PlatformStatus
from cocreation_tui.core.session.session import JOINT

__all__ = ["Due", "Duty", "agreed_on", "checked_since", "development_began", "due", "last_status"]

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
CHECK_EVERY_MONTHS = 3
"""Months between reality checks of a platform: the anchor person urges them all along."""
INVITED_MONTHS_BEFORE = 3
"""Months before a status meeting by which everybody is invited: in very good time."""
GOALS_AGAIN_WITHIN = timedelta(days=56)
"""How long after the first year the goals of the second are to be set."""
LAST_CHECK_WITHIN = timedelta(days=14)
"""How soon before that the platforms still at work check themselves for the last time."""
CLOSING_WITHIN = timedelta(days=28)
"""How soon an initiative closes once its platforms are done: two to four weeks."""


_ORDER = {duty: number for number, duty in enumerate(Duty)}
"""What comes first of what is due on one day: the method's order."""


def due(initiative: Initiative) -> tuple[Due, ...]:
    """Everything that is to be done and has not been, the most urgent first."""
    if initiative.told.ended:
        found: list[Due] = []
    elif initiative.held("closing-meeting"):
        found = [*_letters(initiative), *_completed(initiative)]
    elif _was_founded(initiative) or initiative.said_phase >= DEVELOPMENT:
        found = [*_after_the_workshop(initiative, development_began(initiative)), *_letters(initiative)]
    else:
        found = list(before_the_workshop(initiative))
    return tuple(sorted(found, key=lambda one: (one.latest, _ORDER[one.duty], one.platform.casefold())))


def _was_founded(initiative: Initiative) -> bool:
    """Whether the workshop has been held: here, or before the day the initiative was entered, as was said of it."""
    entered, day = day_of(initiative.founded, initiative.zone), initiative.workshop
    ahead = planned_day(initiative, Duty.WORKSHOP)
    return bool(initiative.held(Duty.WORKSHOP)) or (day is not None and day < entered and ahead is None)


def development_began(initiative: Initiative) -> date:
    """The day of the workshop; for an initiative that knows of none, the day it was entered."""
    return day_of(_began(initiative), initiative.zone)


def _after_the_workshop(initiative: Initiative, began: date) -> Iterator[Due]:
    yield from _looked_at_again(initiative)
    yield from followed_up(initiative)
    over = may_close(initiative)
    if over is not None:
        yield from _closing(initiative, over)
        return
    with_goals = {initiative.carries_on(name) for name in {goal.platform for goal in initiative.goals}}
    for platform in initiative.running:
        yield from _of_platform(initiative, platform, began, platform.name in with_goals)
    if not [met for met in initiative.held("coordinator-meeting") if met.start >= _began(initiative)]:
        yield Due(
            Duty.COORDINATOR_MEETING,
            add_months(began, 1),
            add_months(began, 2),
            planned=planned_day(initiative, Duty.COORDINATOR_MEETING),
        )
    yield from _status(initiative)
    yield from _effect_goals(initiative)


def _looked_at_again(initiative: Initiative) -> Iterator[Due]:
    for platform in initiative.platforms:
        day = platform.standings[-1].look_again
        if platform.status is PlatformStatus.STANDBY and day:
            yield Due(Duty.LOOK_AGAIN, day, day, platform.name)


def _status(initiative: Initiative) -> Iterator[Due]:
    """The next joint status meeting, and inviting to it in very good time."""
    since = day_of(last_status(initiative), initiative.zone)
    latest = status_agreed(initiative) or add_months(since, STATUS_EVERY_MONTHS)
    planned = planned_day(initiative, Duty.STATUS_MEETING)
    yield Due(Duty.STATUS_MEETING, latest - CHECK_BEFORE, latest, planned=planned)
    invited_by = add_months(latest, -INVITED_MONTHS_BEFORE)
    invite = Due(Duty.INVITE, invited_by - CHECK_BEFORE, invited_by)
    if planned is None and not noted_since(initiative, invite, since):
        yield invite


def _effect_goals(initiative: Initiative) -> Iterator[Due]:
    """After a year goals are to be about the effect, and no longer about getting going."""
    starts = initiative.starts or day_of(initiative.founded, initiative.zone)
    day = add_months(starts, 12)
    wanted = Due(Duty.EFFECT_GOALS, day, day + GOALS_AGAIN_WITHIN)
    named = any(goal.effect == "effect" for goal in initiative.goals)
    if initiative.running and initiative.goals and not named and not noted_since(initiative, wanted):
        yield wanted


def _of_platform(initiative: Initiative, platform: Platform, began: date, has_goals: bool) -> Iterator[Due]:
    name = platform.name
    founded = max(began, day_of(platform.founded, initiative.zone))
    first = initiative.held(Duty.FIRST_MEETING, name)
    if not first:
        latest = platform.next_meeting or founded + FIRST_MEETING_WITHIN
        planned = planned_day(initiative, Duty.FIRST_MEETING, name)
        yield Due(Duty.FIRST_MEETING, min(founded, latest), latest, name, planned)
        return
    if not has_goals and not initiative.held(Duty.GOAL_MEETING, name):
        day, planned = _day(initiative, first[0]), planned_day(initiative, Duty.GOAL_MEETING, name)
        yield Due(Duty.GOAL_MEETING, day, add_months(day, GOALS_WITHIN_MONTHS), name, planned)
    latest = _next_check(initiative, platform, first[0])
    planned = planned_day(initiative, Duty.REALITY_CHECK, name)
    yield Due(Duty.REALITY_CHECK, latest - CHECK_BEFORE, latest, name, planned)


def _next_check(initiative: Initiative, platform: Platform, first: Met) -> date:
    """By when a platform checks itself: a quarter after the last time, and before a status meeting it is not ready for."""
    since = last_status(initiative)
    done = [one.noted.capture.at for one in checks_of(initiative, platform)]
    quarter = add_months(day_of(max([first.start, *done]), initiative.zone), CHECK_EVERY_MONTHS)
    if checked_since(initiative, platform, since):
        return quarter
    meets = planned_day(initiative, Duty.STATUS_MEETING) or status_agreed(initiative)
    return min(quarter, add_months(day_of(since, initiative.zone), STATUS_EVERY_MONTHS), meets or date.max)


def _closing(initiative: Initiative, over: date) -> Iterator[Due]:
    """The closing meeting, and the last reality checks before it."""
    latest, closes = over + CLOSING_WITHIN, planned_day(initiative, Duty.CLOSING)
    yield Due(Duty.CLOSING, over, latest, planned=closes)
    for platform in initiative.running:
        done = [day_of(one.noted.capture.at, initiative.zone) for one in checks_of(initiative, platform)]
        if max(done, default=date.min) < over - CHECK_BEFORE:
            planned = planned_day(initiative, Duty.REALITY_CHECK, platform.name)
            until = min(over + LAST_CHECK_WITHIN, closes or date.max)
            yield Due(Duty.REALITY_CHECK, min(over, until), until, platform.name, planned)


def _completed(initiative: Initiative) -> Iterator[Due]:
    """Once all have said thank you, the initiative is put away as completed."""
    met = initiative.held(Duty.CLOSING)[-1]
    if met.closed_at is not None:
        day = _day(initiative, met)
        yield Due(Duty.PUT_AWAY, day, day + PUT_AWAY_WITHIN, step=COMPLETED)


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


def agreed_on(initiative: Initiative, today: date) -> tuple[Due, ...]:
    """The meetings that were agreed on when people last met and lie ahead, where none is planned or held by then.

    The next joint status meeting is not among them: it is due that day.
    """
    last = {
        (met.script, () if met.script in JOINT else met.platforms): met
        for met in initiative.meetings
        if met.started_at is not None
    }
    joint = status_agreed(initiative)
    return tuple(
        Due(Duty.NEXT_MEETING, day, day, planned=day, meeting=met.id)
        for met in last.values()
        if (day := met.meets_next) is not None and day >= today and day != joint
        if not _followed(initiative, met)
    )


def _followed(initiative: Initiative, met: Met) -> bool:
    """Whether a meeting is planned for the day that was agreed on in another."""
    return any(one.id != met.id and _day(initiative, one) == met.meets_next for one in initiative.meetings)


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
        one.noted.capture.at > since and one.noted.source not in status
        for one in checks_of(initiative, platform)
    )


def _letters(initiative: Initiative) -> Iterator[Due]:
    sent = {meeting for meeting, _ in initiative.sent}
    for met in initiative.held("status-meeting"):
        if met.closed_at is not None and met.id not in sent:
            day = _day(initiative, met)
            yield Due(Duty.NEWSLETTER, day, day + LETTER_WITHIN, meeting=met.id)


def _day(initiative: Initiative, met: Met) -> date:
    return day_of(met.start, initiative.zone)
