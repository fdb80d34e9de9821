"""What the method's order says about holding a meeting now.

Advice is told and never refuses anything (product: the app advises, people decide).
"""

from __future__ import annotations

from collections.abc import Iterator

from cocreation_tui.core.agenda.circle import Circle
from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.initiative.initiative import Initiative
from cocreation_tui.core.initiative.rhythm import checked_since, last_status
from cocreation_tui.core.platforms.platforms import FEWEST, MOST, Platform

PLATFORM_MEETINGS = ("first-platform-meeting", "goal-setting-meeting", "reality-check")
"""Scripts of meetings of one platform."""


@dataclass(frozen=True, slots=True)
class Advice:
    """Something the method says about holding a meeting now."""

    key: str
    """Catalogue key."""
    names: tuple[str, ...] = ()
    """Platforms it is about; they stand for ``names``."""
    count: int = 0
    """A number it is about; it stands for ``count``."""


def advice_on(
    initiative: Initiative, script: str, circle: Circle, platform: Platform | None
) -> Iterator[Advice]:
    """What the method's order says."""
    if circle is Circle.PLATFORM and platform is None and initiative.running:
        yield Advice("advice.which-platform", tuple(one.name for one in initiative.running))
    yield from _of_order(initiative, script, platform)
    number = len(initiative.running)
    if script in ("coordinator-meeting", "status-meeting") and number and not FEWEST <= number <= MOST:
        yield Advice("advice.few-platforms" if number < FEWEST else "advice.many-platforms", count=number)


def _of_order(initiative: Initiative, script: str, platform: Platform | None) -> Iterator[Advice]:
    match script:
        case "establishment-workshop" if not initiative.challenge:
            yield Advice("advice.no-challenge")
        case "first-platform-meeting" if not initiative.held("establishment-workshop"):
            yield Advice("advice.no-workshop")
        case "goal-setting-meeting" if platform and not platform.focus:
            yield Advice("advice.no-focus", (platform.name,))
        case "goal-setting-meeting" if platform and not _met_first(initiative, platform):
            yield Advice("advice.no-first-meeting", (platform.name,))
        case "coordinator-meeting":
            waiting = [one.name for one in initiative.running if not _met_first(initiative, one)]
            if waiting:
                yield Advice("advice.first-meetings", tuple(waiting))
        case "status-meeting":
            unchecked = _unchecked(initiative)
            if unchecked:
                yield Advice("advice.no-checks", unchecked)
            newcomers = _newcomers(initiative)
            if newcomers:
                yield Advice("advice.newcomers", newcomers)
        case "closing-meeting":
            still = tuple(one.name for one in initiative.running if _open_goals(initiative, one))
            if still:
                yield Advice("advice.open-goals", still)
        case _:
            return


def _newcomers(initiative: Initiative) -> tuple[str, ...]:
    """Actors who came after the last status meeting and their platform's first, with no meeting of their own since."""
    met = [one.start for one in initiative.held("newcomer-meeting")]
    found = []
    for platform in initiative.running:
        first = initiative.held("first-platform-meeting", platform.name)
        since = max([last_status(initiative), *(one.start for one in first[:1])])
        last = max(met, default=since)
        day = day_of(max(since, last), initiative.zone)
        found += [
            one.actor
            for one in platform.aboard
            if one.since and first and day_of(one.since, initiative.zone) > day
        ]
    return tuple(dict.fromkeys(found))


def _met_first(initiative: Initiative, platform: Platform) -> bool:
    return bool(initiative.held("first-platform-meeting", platform.name))


def _unchecked(initiative: Initiative) -> tuple[str, ...]:
    since = last_status(initiative)
    return tuple(one.name for one in initiative.running if not checked_since(initiative, one, since))


def _open_goals(initiative: Initiative, platform: Platform) -> bool:
    return any(
        goal.open and goal.platform.casefold() == platform.name.casefold() for goal in initiative.goals
    )
