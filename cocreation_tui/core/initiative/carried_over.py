"""What a meeting was brought by earlier ones, as it stands now: what was left open, and what the meeting builds on."""

from __future__ import annotations

from datetime import date

from cocreation_tui.core.capture.brought import Brought, Fate, Settlement
from cocreation_tui.core.capture.capture import Capture, Kind, Status
from cocreation_tui.core.forms import templates
from cocreation_tui.core.forms.beginnings import challenge_again, focus_again, letter_begun, observation_begun
from cocreation_tui.core.forms.fact_reading import fact_of
from cocreation_tui.core.forms.facts import ChallengeStated
from cocreation_tui.core.forms.focus_points import FOCUS_POINTS, still_open
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.initiative.last_time import said
from cocreation_tui.core.initiative.meeting_actors import actor_begins
from cocreation_tui.core.initiative.meeting_goals import goals_of
from cocreation_tui.core.people.people import Role
from cocreation_tui.core.session.session import Session, only_platform

LEFT = (Kind.TASK, Kind.PARKING)
"""Kinds that are left open and come back until somebody says what became of them."""


@dataclass(frozen=True, slots=True)
class Challenge:
    """The shared challenge as a meeting knows it (method: words; everything hangs under it)."""

    adopted: str = ""
    """As it was last adopted, here or before; empty for none."""
    proposed: str = ""
    """As it was stated here since and is not agreed on yet; empty for none."""

    @property
    def worked_on(self) -> str:
        """The words that whoever states it anew goes on from; empty for none."""
        return self.proposed or self.adopted


@dataclass(frozen=True, slots=True)
class LeftOver:
    """A task or a parked point from an earlier meeting."""

    brought: Brought
    """What it was when this meeting was planned."""
    fate: Fate
    """What has become of it; open until somebody says otherwise."""
    said: bool
    """Whether anybody has said anything about it in this meeting."""
    owner: str
    """Name of who answers for it now; empty for nobody."""
    due: date | None
    """When it is to be done now; None when nobody has said."""

    @property
    def open(self) -> bool:
        """Whether it is still to be dealt with."""
        return self.fate is Fate.OPEN


def left_over(session: Session) -> tuple[LeftOver, ...]:
    """The tasks and parked points a meeting was brought, in the order they came, tasks first."""
    left = [brought for kind in LEFT for brought in session.brought if brought.capture.kind is kind]
    return tuple(_now(session, brought) for brought in left)


def built_on(session: Session) -> tuple[Brought, ...]:
    """What else the meeting was brought: focus, goals, reality checks, ripples, changes that were proposed.

    Ground rules are not among them: they hold, see ``own_rules``.
    """
    return tuple(brought for brought in session.brought if brought.capture.kind not in (*LEFT, Kind.RULE))


def challenge_of(session: Session) -> Challenge:
    """The shared challenge as it stands in a meeting: what is stated or agreed on here counts at once."""
    known = Challenge()
    for one in (*(brought.capture for brought in session.brought), *session.captures):
        if not isinstance(fact_of(one), ChallengeStated) or one.status is Status.POSTPONED:
            continue
        known = Challenge(one.text) if one.status is Status.ADOPTED else Challenge(known.adopted, one.text)
    return known


def own_rules(session: Session) -> tuple[str, ...]:
    """The ground rules the initiative has adopted: those the meeting was brought, then its own, each once."""
    captures = (*(one.capture for one in session.brought), *session.captures)
    texts = [" ".join(one.text.split()) for one in captures if one.kind is Kind.RULE]
    return tuple({text.casefold(): text for text in reversed(texts)}.values())[::-1]


def brought_as(session: Session, wanted: str) -> Brought | None:
    """What the meeting was brought under a ``ref``; None for nothing."""
    return next((brought for brought in session.brought if brought.ref == wanted), None)


def _now(session: Session, brought: Brought) -> LeftOver:
    said = [settlement for settlement in session.settled if settlement.ref == brought.ref]
    owner, due = brought.owner, brought.capture.due
    for settlement in said:
        owner, due = _owner(session, settlement) or owner, settlement.due or due
    return LeftOver(brought, session.fate(brought.ref), bool(said), owner, due)


def _owner(session: Session, settlement: Settlement) -> str:
    people = (settlement.owner, *settlement.also)
    return ", ".join(filter(None, map(session.name, people)))


def goal_meant(session: Session, text: str, platform: str = "") -> str:
    """The ``ref`` of the only goal of these words, of the platform when several are alike; empty for none or several."""
    wanted, on = text.strip().casefold(), platform.casefold()
    alike = [goal for goal in goals_of(session) if goal.text.casefold() == wanted]
    own = [goal for goal in alike if goal.platform.casefold() == on]
    found = alike if len(alike) == 1 else own
    return found[0].ref if len(found) == 1 else ""


def known_values(session: Session, form: str, platform: str) -> dict[str, str]:
    """What earlier meetings have said already of the fields of a form about a platform."""
    focus = _last(session, Kind.FOCUS, platform)
    match form:
        case "focus-actors" if focus is not None:
            return focus_again(focus)
        case templates.ACTOR:
            return actor_begins(session)
        case "challenge" | "relevance-check":
            return challenge_again(challenge_of(session).worked_on)
        case "focus-points":
            return points_left(session)
        case templates.NEWSLETTER:
            return letter_begun(focus.text if focus else "", _coordinator(session, platform))
        case templates.OBSERVATION:
            return _baseline_next(session, platform)
        case _:
            return {}


def points_left(session: Session) -> dict[str, str]:
    """The focus points that were left open before, and that nobody has said anything of here."""
    spoken = {name for one in session.captures if one.form == FOCUS_POINTS for name in said(one)}
    told = (said(one.capture) for one in session.brought if one.capture.form == FOCUS_POINTS)
    return still_open({name: text for name, text in one.items() if name not in spoken} for one in told)


def _baseline_next(session: Session, platform: str) -> dict[str, str]:
    """The baseline of the first goal set here that has none yet; nothing when all have one."""
    lacking = (
        goal
        for goal in goals_of(session)
        if goal.source == session.id
        and goal.baseline is None
        and platform.casefold() in ("", goal.platform.casefold())
    )
    goal = next(lacking, None)
    return observation_begun(goal.text, goal.platform, True, "") if goal else {}


def focus_of(session: Session, platform: str) -> str:
    """The focus a platform was brought with; of a meeting of one platform, its own; empty for none."""
    focus = _last(session, Kind.FOCUS, platform)
    return focus.text if focus is not None else ""


def _last(session: Session, kind: Kind, platform: str) -> Capture | None:
    """The last thing of a kind about a platform: caught here, or else brought."""
    brought = [one.capture for one in session.brought if one.capture.kind is kind]
    about = [
        one for one in (*brought, *session.captures) if one.kind is kind and _about(session, one, platform)
    ]
    return about[-1] if about else None


def _about(session: Session, capture: Capture, platform: str) -> bool:
    only = only_platform(session.script, session.about)
    wanted = platform or only
    return bool(wanted) and session.platform_of(capture).casefold() == wanted.casefold()


def _coordinator(session: Session, platform: str) -> str:
    found = [
        one.name
        for one in session.people
        if one.role is Role.COORDINATOR and one.platform.casefold() == platform.casefold()
    ]
    return found[0] if platform and len(found) == 1 else ""
