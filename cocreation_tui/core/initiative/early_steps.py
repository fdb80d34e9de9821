"""What is due in the phases before the workshop (method: seven phases), and the rule that stops all of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from cocreation_tui.core.forms.facts import RelevanceAnswered
from cocreation_tui.core.forms.templates import NOT_CO_CREATION
from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.initiative.actor_list import unanswered
from cocreation_tui.core.initiative.duty import Due, Duty, noted_since, planned_day
from cocreation_tui.core.initiative.initiative import Initiative, Noted
from cocreation_tui.core.initiative.phases import ESTABLISHMENT, Window, phase_of, windows, workshop_day

HALF_DAYS = (Duty.ANALYSIS_DATA, Duty.ANALYSIS_FOCUS, Duty.ANALYSIS_ACTORS)
"""The three half days of the analysis, in order."""
WEEKS_BEFORE = {
    "invitation": 4, "room": 4, "opener": 3, "typists": 3, "tables": 2, "pictures": 2, "food": 1,
}  # fmt: skip
"""What the workshop needs, and how many weeks before it that is begun."""
AHEAD = 2
"""How many phases with something to do are told of at once."""
PUT_AWAY_WITHIN = timedelta(days=14)
"""How soon an initiative that is over, or never was one for co-creation, is put away."""


def before_the_workshop(initiative: Initiative) -> Iterator[Due]:
    """What is due until the platforms are founded; after a no, only to put the initiative away."""
    stopped = stopped_on(initiative)
    if stopped is not None:
        yield Due(Duty.PUT_AWAY, stopped, stopped + PUT_AWAY_WITHIN, step=NOT_CO_CREATION)
        return
    told = 0
    for window, phase in zip(windows(initiative), _PHASES, strict=False):
        found = list(phase(initiative, window)) if window.number >= phase_of(initiative) else []
        told += bool(found)
        if told <= AHEAD:
            yield from found
    yield from _preparation(initiative)
    yield _workshop(initiative)


def relevance(initiative: Initiative) -> tuple[Noted, RelevanceAnswered] | None:
    """The last answer to whether co-creation is right; None before the first."""
    answered = [
        (one, one.fact)
        for one in initiative.exercises
        if isinstance(one.fact, RelevanceAnswered) and one.fact.answer
    ]
    return answered[-1] if answered else None


def stopped_on(initiative: Initiative) -> date | None:
    """The day on which it was found not to be co-creation; None when it was not, or when the work went on since."""
    last = relevance(initiative)
    if last is None or not last[1].says_no:
        return None
    at = last[0].capture.at
    went_on = [
        met
        for met in initiative.meetings
        if met.started_at and met.started_at > at and met.id != last[0].source
    ]
    return None if went_on else day_of(at, initiative.zone)


def _start(initiative: Initiative, window: Window) -> Iterator[Due]:
    """Phase 1: whether it is right at all, by whom, and what the first year is to show."""
    latest, answered = window.latest_end, relevance(initiative)
    decided = answered is not None and answered[1].answer == "yes"
    if not decided and (answered or not initiative.held(Duty.RELEVANCE)):
        planned = planned_day(initiative, Duty.RELEVANCE)
        yield Due(Duty.RELEVANCE, window.earliest_start, latest, planned=planned)
    if not initiative.told.group:
        yield from _unless_noted(initiative, Due(Duty.WORKING_GROUP, window.earliest_start, latest))
    if decided and not initiative.goals:
        yield from _unless_noted(initiative, Due(Duty.START_GOALS, window.earliest_start, latest))


def _mapping(initiative: Initiative, window: Window) -> Iterator[Due]:
    yield from _unless_noted(initiative, Due(Duty.MAPPING, window.earliest_start, window.latest_end))


def _analysis(initiative: Initiative, window: Window) -> Iterator[Due]:
    """Phase 3: three half days, unless all of it was done in one."""
    for part in HALF_DAYS:
        if not initiative.held("analysis-workshop") and not initiative.held(part):
            planned = planned_day(initiative, part)
            one = Due(part, window.earliest_start, window.latest_end, planned=planned)
            yield from _unless_noted(initiative, one)


def _actors(initiative: Initiative, window: Window) -> Iterator[Due]:
    """Phase 4: those who were chosen and have not answered."""
    waiting = unanswered(initiative)
    if waiting or not initiative.held(Duty.ACTORS):
        planned = planned_day(initiative, Duty.ACTORS)
        one = Due(Duty.ACTORS, window.earliest_start, window.latest_end, planned=planned, count=len(waiting))
        yield from _unless_noted(initiative, one)


_PHASES: tuple[Callable[[Initiative, Window], Iterator[Due]], ...] = (_start, _mapping, _analysis, _actors)
"""What is due in each phase before the workshop is prepared."""


def _preparation(initiative: Initiative) -> Iterator[Due]:
    """What the workshop needs, week by week, once its day is known."""
    day = workshop_day(initiative)
    if day is None:
        return
    for step, weeks in WEEKS_BEFORE.items():
        begins = day - timedelta(weeks=weeks)
        ends = min(begins + timedelta(weeks=1), day - timedelta(days=1))
        yield from _unless_noted(initiative, Due(Duty.PREPARE, begins, ends, step=step))


def _workshop(initiative: Initiative) -> Due:
    window, day = windows(initiative)[ESTABLISHMENT - 1], workshop_day(initiative)
    planned = planned_day(initiative, Duty.WORKSHOP)
    return Due(Duty.WORKSHOP, day or window.earliest_end, day or window.latest_end, planned=planned)


def _unless_noted(initiative: Initiative, due: Due) -> Iterator[Due]:
    if not noted_since(initiative, due):
        yield due
