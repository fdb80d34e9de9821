"""What an initiative can be asked for, and by when (method: rhythm)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.initiative.initiative import Initiative


class Duty(StrEnum):
    """What can be due."""

    RELEVANCE = "relevance-check"
    WORKING_GROUP = "working-group"
    """The working group is to be named."""
    START_GOALS = "start-goals"
    """Goals of the first year, about the process."""
    MAPPING = "mapping"
    ANALYSIS_DATA = "analysis-data"
    ANALYSIS_FOCUS = "analysis-focus"
    ANALYSIS_ACTORS = "analysis-actors"
    ACTORS = "actor-meeting"
    PREPARE = "prepare"
    """Something the workshop needs beforehand."""
    WORKSHOP = "establishment-workshop"
    FIRST_MEETING = "first-platform-meeting"
    COORDINATOR_MEETING = "coordinator-meeting"
    GOAL_MEETING = "goal-setting-meeting"
    REALITY_CHECK = "reality-check"
    FOLLOW_CHECK = "follow-check"
    """What a reality check concluded is to become a change."""
    INVITE = "status-invitation"
    """All actors are to be invited to a status meeting in good time."""
    STATUS_MEETING = "status-meeting"
    NEWSLETTER = "newsletter"
    LOOK_AGAIN = "look-again"
    """A platform on standby is to be looked at again."""
    NEXT_MEETING = "next-meeting"
    """A meeting that was agreed on when people last met, and that nobody has planned yet."""
    EFFECT_GOALS = "effect-goals"
    """Goals of the second year, about the effect."""
    CLOSING = "closing-meeting"
    PUT_AWAY = "put-away"
    """The initiative is over: it is to be put away as what it was."""


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
    """Identity of the meeting a newsletter follows or a next one was agreed in; empty for other duties."""
    step: str = ""
    """Which part of it: something to prepare, what a reality check concluded, as what an initiative is put away; empty for all of it."""
    count: int = 0
    """How many it is about: actors without an answer; 0 where that is not counted."""

    def late(self, today: date) -> bool:
        """Whether its last day has passed and no meeting lies ahead."""
        return today > self.latest and (self.planned is None or self.planned < today)

    @property
    def noted(self) -> str:
        """What it is noted as done by, where a note is all it takes."""
        return ":".join(filter(None, (self.duty.value, self.step, self.platform)))


def planned_day(initiative: Initiative, script: str, platform: str = "") -> date | None:
    """The day of the next meeting of a kind that has been planned and has not begun; none before one that was held."""
    held = initiative.held(script, platform)
    days = [
        day_of(met.planned_start, initiative.zone)
        for met in initiative.meetings
        if met.script == script and met.started_at is None
        if not platform or platform.casefold() in [name.casefold() for name in met.platforms]
        if not held or met.planned_start > held[-1].start
    ]
    return max(days, default=None)


def noted_since(initiative: Initiative, due: Due, since: date = date.min) -> bool:
    """Whether it was noted as done on a day or after it."""
    return any(step == due.noted and day >= since for step, day in initiative.done)
