"""The seven phases with their usual lengths, and where an initiative is (method: seven phases)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from cocreation_tui.core.ground.days import add_months, add_working_days, day_of
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.initiative.initiative import Initiative

PHASES = range(1, 8)
"""Numbers of the phases; ``phase.<number>`` names them in the catalogues."""
MAPPING, ANALYSIS, ESTABLISHMENT, DEVELOPMENT, CLOSING = 2, 3, 5, 6, 7
_DAYS = {1: (21, 28), 2: (14, 42), ANALYSIS: (3, 4), 4: (7, 28), ESTABLISHMENT: (21, 28), CLOSING: (14, 28)}
"""Shortest and longest, in days, those of phase 3 in working days; phase 5 is its preparation, with the workshop as its last day."""
MONTHS, WEEKS = (3, 24), (2, 4)
"""Shortest and longest of phase 6, and of phase 7: they have no end date beforehand."""
_BEGUN_BY = {
    "relevance-check": 1,
    **dict.fromkeys(("analysis-workshop", "analysis-data", "analysis-focus", "analysis-actors"), ANALYSIS),
    "actor-meeting": 4,
    "establishment-workshop": DEVELOPMENT,
    "first-platform-meeting": DEVELOPMENT,
    "coordinator-meeting": DEVELOPMENT,
    "goal-setting-meeting": DEVELOPMENT,
    "reality-check": DEVELOPMENT,
    "status-meeting": DEVELOPMENT,
    "closing-meeting": CLOSING,
}
"""The phase an initiative is in once a meeting of that script has begun."""
_BEGUN_WHEN = {"mapping": ANALYSIS}
"""The phase it is in once a step has been noted as done."""


@dataclass(frozen=True, slots=True)
class Window:
    """When a phase is to lie."""

    number: int
    """Number of the phase."""
    earliest_start: date
    """When it begins when all before it is as short as can be."""
    latest_start: date
    """When it begins when all before it takes its time."""
    earliest_end: date
    """When it ends at the earliest."""
    latest_end: date
    """When it ends at the latest."""
    open_ended: bool = False
    """Whether only its usual length can be told: from the development on the platforms decide when it ends."""


def windows(initiative: Initiative) -> tuple[Window, ...]:
    """The planned window of every phase, chained from the start; the workshop, once known, fixes those around it.

    Phases before the workshop end before it is prepared, unless even the shortest way there takes longer. A phase that
    is over ended at the latest when a later one was known to have begun.
    """
    return tuple(_chained(initiative))


def windows_told(initiative: Initiative) -> tuple[Window, ...]:
    """The windows that are told of it: all of them, or of an initiative that has ended, those of the phases it came to."""
    last = phase_of(initiative) if initiative.told.ended else len(PHASES)
    return tuple(window for window in windows(initiative) if window.number <= last)


def _chained(initiative: Initiative) -> Iterator[Window]:
    early = late = initiative.starts or day_of(initiative.founded, initiative.zone)
    workshop, begins, here = workshop_day(initiative), early, phase_of(initiative)
    for number in PHASES:
        over = _begun_by(initiative, number + 1) if number < here else date.max
        if number == ESTABLISHMENT and workshop is not None:
            ends = min(workshop, over)
            soonest, latest = (
                max(begins, workshop - timedelta(days=days)) for days in reversed(_DAYS[number])
            )
            yield Window(number, min(soonest, ends), min(latest, ends), ends, ends)
            early = late = ends
            continue
        soonest, latest = _ends(number, early, late)
        if number < ESTABLISHMENT and workshop is not None:
            latest = max(soonest, min(latest, workshop - timedelta(days=_DAYS[ESTABLISHMENT][0])))
        soonest, latest = min(soonest, over), min(latest, over)
        open_ended = number >= DEVELOPMENT and here < CLOSING
        yield Window(number, min(early, soonest), min(late, latest), soonest, latest, open_ended)
        early, late = soonest, latest


def _ends(number: int, early: date, late: date) -> tuple[date, date]:
    if number == DEVELOPMENT:
        return add_months(early, MONTHS[0]), add_months(late, MONTHS[1])
    shortest, longest = _DAYS[number]
    if number == ANALYSIS:
        return add_working_days(early, shortest), add_working_days(late, longest)
    return early + timedelta(days=shortest), late + timedelta(days=longest)


def _begun_by(initiative: Initiative, phase: int) -> date:
    """The day by which a phase or a later one is known to have begun; ``date.max`` when none is."""
    begun = [
        met.start for met in initiative.meetings if met.started_at and _BEGUN_BY.get(met.script, 1) >= phase
    ]
    if initiative.said_at is not None and initiative.said_phase >= phase:
        begun.append(initiative.said_at)
    days = [day_of(one, initiative.zone) for one in begun]
    days += [day for step, day in initiative.done if _BEGUN_WHEN.get(step, 1) >= phase]
    return min(days, default=date.max)


def workshop_day(initiative: Initiative) -> date | None:
    """The day of the establishment workshop: held, planned as a meeting, or agreed on; None when not known."""
    held = initiative.held("establishment-workshop")
    if held:
        return day_of(held[0].start, initiative.zone)
    planned = [met for met in initiative.meetings if met.script == "establishment-workshop"]
    return day_of(planned[-1].start, initiative.zone) if planned else initiative.workshop


def phase_of(initiative: Initiative) -> int:
    """The phase an initiative is in: by the meetings that have begun, or later if somebody has said so."""
    begun = (_BEGUN_BY.get(met.script, 1) for met in initiative.meetings if met.started_at is not None)
    noted = (_BEGUN_WHEN.get(step, 1) for step, _ in initiative.done)
    mapped = MAPPING if initiative.findings else 1
    return max(mapped, initiative.said_phase, *begun, *noted)
