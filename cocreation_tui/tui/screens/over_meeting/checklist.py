"""The closing checklist as rows: what is settled, what is open, and what can be done about each. Nothing blocks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from cocreation_tui.core.agenda.schedule import State, project
from cocreation_tui.core.capture.capture import Capture, Kind, Parked, Status
from cocreation_tui.core.forms.fact_reading import conclusion_of
from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.ground.ids import CaptureId
from cocreation_tui.core.initiative.ending import asked_for
from cocreation_tui.core.people.people import Attendance
from cocreation_tui.core.reports.minutes import Minutes, minutes_of
from cocreation_tui.core.session.session import Session
from cocreation_tui.core.session.tally import agreed_meetings
from cocreation_tui.i18n.dates import brief_day, clock, clock_on, drift_words
from cocreation_tui.i18n.promised import want_count
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.screens.over_meeting.carried_rows import unsaid_rows
from cocreation_tui.tui.screens.over_meeting.checklist_row import Caught, Check, Deed, Lacking, Once, ToClose


def checks(
    words: Words, session: Session, now: datetime, read: frozenset[CaptureId]
) -> tuple[Check[ToClose], ...]:
    """Everything a facilitator looks at before people stand up; ``read`` has been read aloud."""
    minutes = minutes_of(session, now)
    return (
        *_clock(words, session, now),
        *_people(words, session),
        *_decisions(words, session, read),
        *_tasks(words, session),
        *unsaid_rows(words, session),
        *_parked(words, session),
        *_asked_for(words, session),
        *_results(words, minutes),
        *_unreached(words, session, now, minutes),
        *_next(words, session, minutes),
    )


def _clock(words: Words, session: Session, now: datetime) -> Iterator[Check[ToClose]]:
    seen = project(session.agenda, session.facts, now)
    end = clock_on(now, session.zone, seen.start, words.language)
    yield Check(words("closing.clock", end=end, drift=drift_words(words, seen.drift)), settled=True)
    run = session.facts.runs[-1] if session.facts.runs else None
    item = session.item(run.item) if run else None
    if run is None or item is None:
        return
    key = "closing2.stopped" if run.end else "closing2.stop"
    said = words(
        key, title=item.title, end=clock_on(run.end or now, session.zone, seen.start, words.language)
    )
    yield Check(said, Once.STOP, True, words(f"{key}-detail"))


def _people(words: Words, session: Session) -> Iterator[Check[ToClose]]:
    count = Counter(person.attendance for person in session.people)
    others = (Attendance.LEFT, Attendance.EXCUSED, Attendance.ABSENT)
    told = [words.count(f"closing.{one.value}", count[one]) for one in others if count[one]]
    said = ", ".join([words("closing.people", present=count[Attendance.PRESENT]), *told])
    yield Check(said, Once.PEOPLE, bool(session.people), words("closing2.people-detail"))


def _decisions(words: Words, session: Session, read: frozenset[CaptureId]) -> Iterator[Check[ToClose]]:
    decisions = sorted(_of(session, Kind.DECISION), key=lambda one: one.number)
    if decisions:
        yield Check(words("closing2.decisions"), heading=True)
    for one in decisions:
        label = words("decision.label", number=one.number)
        done = words("closing2.decision-read") if one.id in read else words("closing2.decision-detail")
        yield Check(f"{label}  {_flat(one)}", Caught(Deed.READ, one.id), one.id in read, done)
        if one.status is not Status.ADOPTED:
            said = words("closing2.settle", label=label, status=words(f"status.{one.status.value}"))
            yield Check(said, Caught(Deed.SETTLE, one.id), False, words("closing2.settle-detail"))


def _tasks(words: Words, session: Session) -> Iterator[Check[ToClose]]:
    tasks = _of(session, Kind.TASK)
    if not tasks:
        return
    lacking = [one for one in tasks if one.owner is None or one.due is None]
    ownerless = sum(one.owner is None for one in tasks)
    undated = sum(one.due is None for one in tasks)
    if not lacking:
        yield Check(words("closing2.tasks-done"), settled=True)
        return
    counts = (words.count("closing.no-owner", ownerless), words.count("closing.no-date", undated))
    said = " · ".join(count for count, n in zip(counts, (ownerless, undated), strict=True) if n)
    yield Check(said, heading=True)
    for one in lacking:
        yield Check(_flat(one), Caught(Deed.ASSIGN, one.id), False, words(_lacking(one)))


def _lacking(task: Capture) -> str:
    if task.owner is None:
        return "closing2.lacks-owner" if task.due else "closing2.lacks-both"
    return "closing2.lacks-due"


def _parked(words: Words, session: Session) -> Iterator[Check[ToClose]]:
    parked = _of(session, Kind.PARKING)
    if parked:
        yield Check(words.count("closing.parked", len(parked)), heading=True)
    for one in parked:
        settled = one.parked is not Parked.OPEN
        yield Check(_flat(one), Caught(Deed.PARK, one.id), settled, words(f"parked.{one.parked.value}"))


def _asked_for(words: Words, session: Session) -> Iterator[Check[ToClose]]:
    """Changes that reality checks ask for and nobody has written."""
    for check, platform, _ in asked_for(session):
        said = words(f"choice.{conclusion_of(check)}")
        told = words("closing2.follow", platform=platform, what=said)
        yield Check(told, Caught(Deed.FOLLOW, check.id), False, words("closing2.follow-detail"))


def _results(words: Words, minutes: Minutes) -> Iterator[Check[ToClose]]:
    if minutes.outcomes or minutes.results:
        yield Check(words("closing2.results"), heading=True)
    for one in minutes.outcomes:
        wanted = want_count(words, one.want, one.needed, one.platforms)
        said = words("closing2.met" if one.met else "closing2.unmet", wanted=wanted, found=one.found)
        detail = "" if one.met else words("closing2.unmet-detail")
        platform = next(iter(one.platforms), "") if one.want.settles else ""
        yield Check(said, Lacking(one.want.kind, one.want.settles, platform), one.met, detail)
    for result in minutes.results:
        yield Check(result)


def _unreached(words: Words, session: Session, now: datetime, minutes: Minutes) -> Iterator[Check[ToClose]]:
    """What was not come to; after a no it has lapsed."""
    rows = project(session.agenda, session.facts, now).rows
    unreached = [row.item.title for row in rows if row.state is State.AHEAD]
    if unreached:
        key = "closing.lapsed" if minutes.no else "closing.unreached"
        yield Check(words.count(key, len(unreached)), heading=True)
    for title in unreached:
        yield Check(title)


def _next(words: Words, session: Session, minutes: Minutes) -> Iterator[Check[ToClose]]:
    """When all meet next; nobody has to after a no."""
    if session.next_meeting is not None or not minutes.no:
        yield _next_meeting(words, session)


def _next_meeting(words: Words, session: Session) -> Check[ToClose]:
    coming = session.next_meeting
    agreed = agreed_meetings(session)
    if coming is None and agreed:
        days = " · ".join(f"{name} {brief_day(day, words.language)}".strip() for name, day in agreed)
        return Check(words("closing2.next", at=days), Once.NEXT, True)
    if coming is None:
        return Check(words("closing2.no-next"), Once.NEXT, False, words("closing2.next-detail"))
    day = brief_day(day_of(coming.at, session.zone), words.language)
    at = f"{day} {clock(coming.at, session.zone)}" + (f" · {coming.place}" if coming.place else "")
    return Check(words("closing2.next", at=at), Once.NEXT, True)


def _of(session: Session, kind: Kind) -> list[Capture]:
    return [capture for capture in session.captures if capture.kind is kind]


def _flat(capture: Capture) -> str:
    return " ".join(capture.text.split())
