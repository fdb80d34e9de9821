"""When an initiative may close, and what follows from what platforms concluded (method: seven phases, reality check)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from cocreation_tui.core.capture.capture import Capture
from cocreation_tui.core.forms.fact_reading import conclusion_of, fact_of
from cocreation_tui.core.forms.facts import ActorTold, Fact, PlatformChanged
from cocreation_tui.core.forms.templates import ChangeKind
from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.initiative.duty import Due, Duty, noted_since
from cocreation_tui.core.initiative.initiative import Check, Initiative, Noted
from cocreation_tui.core.platforms.platforms import Platform
from cocreation_tui.core.session.session import Session

FOLLOWS = {
    "standby": ChangeKind.STANDBY,
    "close": ChangeKind.CLOSE,
    "merge": ChangeKind.MERGE,
    "new-actors": ChangeKind.ACTOR_IN,
}
"""The change that a conclusion of a reality check asks for; the others ask for none."""
FOLLOWED_WITHIN = timedelta(days=14)
"""How soon a conclusion is to become a change: stagnation wants a quick response."""
SETTLED = ("reached", "given-up")
"""Statuses of a goal that is not worked for any more."""


def checks_of(initiative: Initiative, platform: Platform) -> list[Check]:
    """The reality checks of a platform, oldest first."""
    name = platform.name.casefold()
    return [one for one in initiative.checks if one.noted.platform.casefold() == name]


def may_close(initiative: Initiative) -> date | None:
    """The day since which nothing is left to be done: no platform is alive, or every goal is settled; None before.

    Goals about getting going are not enough, and a platform without goals has not said what it wants yet.
    """
    zone = initiative.zone
    if initiative.platforms and not initiative.alive:
        return day_of(max(one.standings[-1].since for one in initiative.platforms), zone)
    goals = initiative.goals
    with_goals = {initiative.carries_on(goal.platform) for goal in goals}
    if any(goal.open for goal in goals) or all(goal.effect == "process" for goal in goals):
        return None
    if not all(platform.name in with_goals for platform in initiative.alive):
        return None
    return max(day_of(one.at, zone) for goal in goals for one in goal.observed if one.status in SETTLED)


def asked_for(session: Session) -> tuple[tuple[Capture, str, ChangeKind], ...]:
    """Reality checks of a meeting that ask for a change nobody has written in it, with platform and change."""
    last = {
        session.platform_of(one).casefold(): one for one in session.captures if conclusion_of(one) in FOLLOWS
    }
    found = []
    for platform, check in last.items():
        what = FOLLOWS[conclusion_of(check)]
        later = [one for one in session.captures if one.at >= check.at and one is not check]
        about = [one for one in later if session.platform_of(one).casefold() == platform]
        if not any(_is_change(fact_of(one), what) for one in about):
            found.append((check, session.platform_of(check), what))
    return tuple(found)


def followed_up(initiative: Initiative) -> Iterator[Due]:
    """Conclusions of the last reality checks that nothing has followed from yet."""
    for platform in initiative.running:
        for check in checks_of(initiative, platform)[-1:]:
            day = day_of(check.noted.capture.at, initiative.zone)
            due = Due(Duty.FOLLOW_CHECK, day, day + FOLLOWED_WITHIN, platform.name, step=check.conclusion)
            open_ = check.conclusion in FOLLOWS and not _taken_up(initiative, platform, check)
            if open_ and not noted_since(initiative, due, day):
                yield due


def _taken_up(initiative: Initiative, platform: Platform, check: Check) -> bool:
    """Whether the change it asks for was agreed or proposed after it."""
    later = [
        one
        for one in (*initiative.changes, *initiative.told_actors)
        if one.capture.at > check.noted.capture.at
    ]
    return any(_answers(one, platform, FOLLOWS[check.conclusion]) for one in later)


def _answers(noted: Noted, platform: Platform, wanted: ChangeKind) -> bool:
    if noted.platform.casefold() != platform.name.casefold():
        return False
    return _is_change(noted.fact, wanted)


def _is_change(fact: Fact | None, wanted: ChangeKind) -> bool:
    """Whether something says that a change happened or is proposed; a new actor may be written down as one."""
    if isinstance(fact, ActorTold):
        return wanted is ChangeKind.ACTOR_IN
    return isinstance(fact, PlatformChanged) and fact.what is wanted
