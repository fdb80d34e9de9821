"""The newsletter after a status meeting, as a read model (method: newsletters, joint status meetings).

It tells of the time from one joint status meeting to the next: what coordinators wrote, where goals stand, what
rippled, what changed, and how to reach everybody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from cocreation_tui.core.forms.facts import LetterWritten, PlatformFounded
from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.ground.ids import SessionId
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.initiative.changes import agreed
from cocreation_tui.core.initiative.contacts import Contact, contacts_of
from cocreation_tui.core.initiative.goals import Goal
from cocreation_tui.core.initiative.initiative import Initiative, Met, Noted
from cocreation_tui.core.initiative.outside import seen_from_outside
from cocreation_tui.core.initiative.rhythm import Duty, due
from cocreation_tui.core.people.people import is_named
from cocreation_tui.core.platforms.platforms import Aboard, Dated, Platform, PlatformStatus, Standing

STATUS_MEETING = "status-meeting"
"""Id of the script whose meetings become newsletters."""


class Written(StrEnum):
    """Whether a platform's coordinator has written for the newsletter."""

    NOW = "now"
    """In the status meeting or after it."""
    BEFORE = "before"
    """Since the status meeting before, but not since this one."""
    MISSING = "missing"
    """Not since the status meeting before."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What the newsletter tells of one platform."""

    platform: str
    """Its name."""
    standing: Standing
    """Where it stands."""
    written: Written
    """Whether its coordinator has written."""
    day: date | None = None
    """The day that was written; None when it was not."""
    focus: str = ""
    """What it works on: as written, else as last settled."""
    progress: str = ""
    """How far it has come, in the coordinator's words."""
    difficult: str = ""
    """What is difficult."""
    needs: str = ""
    """What it needs help with."""
    time_horizon: str = ""
    """How long it expects to go on."""
    who: str = ""
    """Who takes part, in the coordinator's words; empty where ``actors`` have to tell."""
    coordinator: str = ""
    """Who coordinates now."""
    contact: str = ""
    """How to reach the coordinator; may be empty."""
    actors: tuple[Aboard, ...] = ()
    """The actors on it."""
    goals: tuple[Goal, ...] = ()
    """Its goals with what was observed so far, oldest first."""

    @property
    def over(self) -> bool:
        """Whether the platform was closed or merged."""
        return self.standing.status in (PlatformStatus.CLOSED, PlatformStatus.MERGED)


@dataclass(frozen=True, slots=True)
class Change:
    """Something that changed on a platform, or was proposed to."""

    noted: Noted
    """What was caught."""
    settled: bool
    """Whether it is agreed on."""


@dataclass(frozen=True, slots=True)
class Road:
    """The road so far: how this newsletter hangs together with all the work before it (method: newsletters)."""

    began: date
    """The day the initiative began."""
    workshop: date | None
    """The day of the establishment workshop; None when none was held."""
    meetings: int
    """How many meetings have been held."""
    goals: int
    """How many goals have been set."""
    reached: int
    """How many of them have been reached."""
    ripples: int
    """How many ripples have been noted."""
    reworded: bool
    """Whether the shared challenge was worded anew since the newsletter before."""


@dataclass(frozen=True, slots=True)
class Newsletter:
    """Everything one newsletter tells."""

    initiative: str
    """Name of the initiative."""
    language: str
    """Id of its language."""
    challenge: str
    """The shared challenge; may be empty."""
    anchor: str
    """The anchor person, who gathers it; may be empty."""
    meeting: SessionId
    """The status meeting it follows."""
    title: str
    """What that meeting is called."""
    day: date
    """The day that meeting was held."""
    since: date
    """The day of the status meeting before, or of the establishment workshop."""
    first: bool
    """Whether there was no status meeting before."""
    letters: tuple[Letter, ...]
    """Active platforms, then those on standby, then those that were closed or merged since."""
    ripples: tuple[Noted, ...]
    """Ripples noticed since, oldest first."""
    changes: tuple[Change, ...]
    """What changed on platforms since, oldest first."""
    decisions: tuple[Noted, ...]
    """Decisions of the status meeting, by number."""
    contacts: tuple[Contact, ...]
    """Everybody who takes part, by name."""
    next_from: date | None = None
    """From which day on the next status meeting may lie; the very day when it is planned; None for none to come."""
    next_until: date | None = None
    """Until which day; the same as ``next_from`` when it is planned."""
    closes: bool = False
    """Whether all meet next to close, and not for another status meeting."""
    sent: date | None = None
    """The day it was sent; None before."""
    road: Road | None = None
    """The road so far; None where nobody has counted."""

    @property
    def missing(self) -> tuple[str, ...]:
        """Platforms at work that have not written."""
        return tuple(
            letter.platform
            for letter in self.letters
            if letter.written is Written.MISSING and letter.standing.status is PlatformStatus.ACTIVE
        )


@dataclass(frozen=True, slots=True)
class _Span:
    """The time a newsletter is about: whatever happens belongs to one newsletter."""

    met: Met
    before: Met | None
    after: Met | None
    begun: datetime
    since: datetime
    until: datetime | None

    def within(self, at: datetime) -> bool:
        return self.since < at and self.before_end(at)

    def before_end(self, at: datetime) -> bool:
        return self.until is None or at <= self.until


def status_meetings(initiative: Initiative) -> tuple[Met, ...]:
    """The joint status meetings that have begun, oldest first."""
    return initiative.held(STATUS_MEETING)


def newsletter_of(initiative: Initiative, meeting: str = "") -> Newsletter | None:
    """The newsletter after a status meeting, by default the last one begun; None when there is no such meeting.

    It goes to all actors: nothing of an internal meeting is in it.
    """
    initiative = seen_from_outside(initiative)
    held = status_meetings(initiative)
    place = next((n for n, met in enumerate(held) if met.id == meeting), None) if meeting else len(held) - 1
    if not held or place is None:
        return None
    span = _span(initiative, held, place)
    next_from, next_until, closes = _next(initiative, span)
    return Newsletter(
        initiative=initiative.name,
        language=initiative.language,
        challenge=_at(initiative.challenges, span),
        anchor=initiative.anchor,
        meeting=span.met.id,
        title=span.met.title,
        day=day_of(span.met.start, initiative.zone),
        since=day_of(span.begun, initiative.zone),
        first=span.before is None,
        letters=tuple(_letters(initiative, span)),
        ripples=tuple(one for one in initiative.ripples if span.within(one.capture.at)),
        changes=tuple(_changes(initiative, span)),
        decisions=tuple(_decisions(initiative, span)),
        contacts=contacts_of(initiative),
        next_from=next_from,
        next_until=next_until,
        closes=closes,
        sent=_sent(initiative, span.met.id),
        road=_road(initiative, span),
    )


def _road(initiative: Initiative, span: _Span) -> Road:
    held = [one for one in initiative.meetings if one.started_at and span.before_end(one.started_at)]
    workshops = [one for one in held if one.script == "establishment-workshop"]
    days = [day_of(one.start, initiative.zone) for one in held]
    goals = [goal for platform in _all_platforms(initiative) for goal in _goals(initiative, platform, span)]
    return Road(
        began=min([initiative.starts or day_of(initiative.founded, initiative.zone), *days]),
        workshop=day_of(workshops[0].start, initiative.zone) if workshops else None,
        meetings=len(held),
        goals=len(goals),
        reached=sum(goal.status == "reached" for goal in goals),
        ripples=sum(span.before_end(one.capture.at) for one in initiative.ripples),
        reworded=_reworded(initiative, span),
    )


def _reworded(initiative: Initiative, span: _Span) -> bool:
    """Whether the challenge got other words than those everybody had when they last met."""
    met = span.before or next(iter(initiative.held("establishment-workshop")), None)
    since = max(span.since, (met.closed_at or met.start) if met else span.since)
    known = [one.text for one in initiative.challenges if one.since <= since]
    now = [one.text for one in initiative.challenges if span.before_end(one.since)]
    return bool(known) and known[-1].casefold() != now[-1].casefold()


def _all_platforms(initiative: Initiative) -> set[str]:
    """Every platform that goals are on; empty for goals of the whole initiative."""
    return {goal.platform.casefold() for goal in initiative.goals}


def _span(initiative: Initiative, held: tuple[Met, ...], place: int) -> _Span:
    before = held[place - 1] if place else None
    after = held[place + 1] if place + 1 < len(held) else None
    workshops = initiative.held("establishment-workshop")
    met, first = held[place], (workshops[0].start if workshops else initiative.founded)
    since = _end(initiative, before, met) if before else None
    until = _end(initiative, met, after)
    begun = before.start if before else first
    return _Span(met, before, after, begun, since or initiative.founded, until)


def _end(initiative: Initiative, met: Met, after: Met | None) -> datetime | None:
    """Until when things belong to a meeting's newsletter: the day it was sent, else until the meeting was over.

    None while it has not been sent and no other status meeting has followed.
    """
    over = met.closed_at or met.start
    sent = _sent(initiative, met.id)
    if sent is None and after is None:
        return None
    ends = [over]
    if sent is not None:
        midnight = datetime.combine(sent + timedelta(days=1), time.min, ZoneInfo(initiative.zone))
        ends.append(midnight.astimezone(UTC))
    return min(max(ends), after.start) if after else max(ends)


def _sent(initiative: Initiative, meeting: SessionId) -> date | None:
    return next((day for sent, day in reversed(initiative.sent) if sent == meeting), None)


def _at(history: tuple[Dated, ...], span: _Span) -> str:
    held = [dated.text for dated in history if span.before_end(dated.since)]
    return held[-1] if held else ""


_ORDER = (PlatformStatus.ACTIVE, PlatformStatus.STANDBY, PlatformStatus.CLOSED, PlatformStatus.MERGED)


def _letters(initiative: Initiative, span: _Span) -> list[Letter]:
    letters = [
        _letter(initiative, platform, standing, span)
        for platform in initiative.platforms
        if (standing := _standing(platform, span)) is not None
    ]
    told = [letter for letter in letters if not letter.over or span.within(letter.standing.since)]
    return sorted(told, key=lambda letter: _ORDER.index(letter.standing.status))


def _standing(platform: Platform, span: _Span) -> Standing | None:
    """Where a platform stood at the end of a span; None when it was not there yet."""
    stood = [standing for standing in platform.standings if span.before_end(standing.since)]
    return stood[-1] if stood else None


def _letter(initiative: Initiative, platform: Platform, standing: Standing, span: _Span) -> Letter:
    noted, written = _written(initiative, platform.name, span)
    coordinator = _at(platform.coordinators, span)
    told = Letter(
        platform.name,
        standing,
        written,
        focus=_at(platform.focuses, span),
        coordinator=coordinator,
        contact=_contact_of(initiative, coordinator),
        actors=tuple(actor for actor in platform.actors if _aboard(actor, span)),
        goals=tuple(_goals(initiative, platform.name, span)),
    )
    fact = noted.fact if noted else None
    if noted is None or not isinstance(fact, LetterWritten):
        return told
    return replace(
        told,
        day=day_of(noted.capture.at, initiative.zone),
        focus=fact.focus or told.focus,
        progress=fact.progress,
        difficult=fact.difficult,
        needs=fact.needs,
        time_horizon=fact.time_horizon,
        who=fact.who,
        contact=fact.contact or told.contact,
    )


def _written(initiative: Initiative, platform: str, span: _Span) -> tuple[Noted | None, Written]:
    """What a platform's coordinator wrote last: since the status meeting, else since the newsletter before."""
    own = [one for one in initiative.letters if _same(one.platform, platform) and span.within(one.capture.at)]
    if not own:
        return None, Written.MISSING
    return own[-1], Written.NOW if own[-1].capture.at >= span.met.start else Written.BEFORE


def _aboard(actor: Aboard, span: _Span) -> bool:
    came = actor.since is None or span.before_end(actor.since)
    return came and (actor.until is None or not span.before_end(actor.until))


def _goals(initiative: Initiative, platform: str, span: _Span) -> Iterator[Goal]:
    for goal in initiative.goals:
        if _same(goal.platform, platform) and span.before_end(goal.at):
            observed = tuple(measure for measure in goal.observed if span.before_end(measure.at))
            yield replace(goal, observed=observed)


def _changes(initiative: Initiative, span: _Span) -> Iterator[Change]:
    """What changed; that platforms were founded at the workshop is how all began, and no change."""
    scripts = {met.id: met.script for met in initiative.meetings}
    for noted in initiative.changes:
        script, founded = scripts.get(noted.source, ""), isinstance(noted.fact, PlatformFounded)
        if span.within(noted.capture.at) and not (founded and script == "establishment-workshop"):
            yield Change(noted, agreed(noted, script))


def _decisions(initiative: Initiative, span: _Span) -> list[Noted]:
    made = [one for one in initiative.decisions if one.source == span.met.id]
    return sorted(made, key=lambda one: one.capture.number)


def _contact_of(initiative: Initiative, name: str) -> str:
    known = next((one.person for one in initiative.people if is_named(one.person, name)), None)
    return ", ".join(part for part in (known.phone, known.email) if part) if known else ""


def _next(initiative: Initiative, span: _Span) -> tuple[date | None, date | None, bool]:
    """When all meet next: the day it was held or is planned for, else the span the rhythm gives; and whether to close."""
    if span.after is not None:
        day = day_of(span.after.start, initiative.zone)
        return day, day, False
    wanted = next((one for one in due(initiative) if one.duty in (Duty.STATUS_MEETING, Duty.CLOSING)), None)
    if wanted is None:
        return None, None, False
    first, last = wanted.planned or wanted.earliest, wanted.planned or wanted.latest
    return first, last, wanted.duty is Duty.CLOSING


def _same(name: str, other: str) -> bool:
    return name.casefold() == other.casefold()
