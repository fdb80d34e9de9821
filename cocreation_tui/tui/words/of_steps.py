"""Steps told in words: what was undone, what could be."""

from __future__ import annotations

from datetime import timedelta

from cocreation_tui.core.agenda.agenda import Item
from cocreation_tui.core.floor.speaking import COMMON_TALK
from cocreation_tui.core.ground.ids import CaptureId, ItemId, PersonId
from cocreation_tui.core.initiative.carried_over import brought_as
from cocreation_tui.core.people.people import WAS_HERE, Attendance
from cocreation_tui.core.people.spoken_names import spoken
from cocreation_tui.core.session.events import agenda, corrections, floor, outcome, people, work
from cocreation_tui.core.session.events import event as e
from cocreation_tui.core.session.events.event import Event, Step
from cocreation_tui.core.session.history import telling
from cocreation_tui.core.session.session import Session
from cocreation_tui.i18n.attendance import at_clock
from cocreation_tui.i18n.capture_kinds import kind_name
from cocreation_tui.i18n.dates import span
from cocreation_tui.i18n.words import Words


def tell(step: Step, session: Session, words: Words) -> str:
    """A step as a person would name it: ``gik til Pause``."""
    event = telling(step)
    together = sum(isinstance(other, type(event)) for other in step.events)
    if isinstance(event, e.ItemRetimed | e.ItemSkipped) and together > 1:
        return words(f"{event.mark.key}-many", n=together)
    form = next((other.form for other in step.events if isinstance(other, outcome.FormFilled)), "")
    if form in _TOLD_BY_FORM:
        return words(f"step.form.{form}")
    if isinstance(event, agenda.ItemInserted):
        return _inserted(event.item, step, session, words)
    return _of_event(event, session, words)


def _of_event(event: Event, session: Session, words: Words) -> str:
    """What happened to the course of the meeting and what was caught; else among people."""
    match event:
        case e.Captured(capture=capture):
            return words(event.mark.key, kind=kind_name(words, capture), text=capture.text)
        case (
            e.CaptureEdited()
            | e.CaptureConverted()
            | e.CaptureDropped()
            | e.DecisionRevised()
            | e.DecisionSettled()
            | outcome.FormFilled()
            | outcome.CaptureMoved()
            | outcome.ParkedSettled()
        ):
            return words(event.mark.key, text=_text_of(event.capture, session))
        case (
            e.ItemStarted(item=item)
            | e.ItemSkipped(item=item)
            | e.ItemPlanned(item=item)
            | e.ItemRetimed(item=item)
            | agenda.ItemMoved(item=item)
            | agenda.ItemNoted(item=item)
            | agenda.ItemRestored(item=item)
            | corrections.TimesCorrected(item=item)
        ):
            return words(event.mark.key, title=_title(item, session))
        case e.TimeAdded(by=by):
            return _of_time(by, words)
        case agenda.ItemRenamed(title=title):
            return words(event.mark.key, title=title)
        case outcome.BroughtSettled(settlement=settlement):
            brought = brought_as(session, settlement.ref)
            if brought is None:
                return words(event.mark.key)
            fate = words(f"fate.{settlement.fate.value}")
            return words("step.brought-settled-as", text=brought.capture.text, fate=fate)
        case _:
            return _of_people(event, session, words)


def _inserted(new: Item, step: Step, session: Session, words: Words) -> str:
    """An item of its own; or the rest of one, which was split, or put off when another has begun."""
    if not new.part_of:
        return words(agenda.ItemInserted.mark.key, title=new.title)
    off = any(isinstance(one, e.ItemStarted) for one in step.events)
    return words("step.item-put-off" if off else "step.item-split", title=_title(new.part_of, session))


def _of_time(by: timedelta, words: Words) -> str:
    if timedelta(seconds=25) <= abs(by) <= timedelta(seconds=35):
        return words("step.half-more" if by > timedelta(0) else "step.half-less")
    if abs(by).total_seconds() % 60:
        return words("step.time-added-exactly", time=("+" if by.total_seconds() > 0 else "") + span(by))
    return words("step.time-added", minutes=f"{round(by.total_seconds() / 60):+d}")


def _of_people(event: Event, session: Session, words: Words) -> str:
    """What happened among people: who spoke, came and waited, how they voted and worked."""
    match event:
        case e.TurnStarted(speaker=speaker) | corrections.TurnChanged(speaker=speaker):
            return words(event.mark.key, name=_name(speaker, session, words))
        case people.AttendanceTold(person=person, attendance=attendance, at=at):
            timed = session.facts.started_at is not None and attendance in WAS_HERE
            key = f"attendance.{'told-' if timed else ''}{attendance.value}"
            said = words(key, at=at_clock(at, session.zone, words))
            return words(event.mark.key, name=_name(person, session, words), attendance=said)
        case people.PersonEdited(person=told) | e.PersonAdded(person=told):
            return words(event.mark.key, name=told.name)
        case people.PeopleMerged(kept=kept, gone=gone):
            return words(event.mark.key, name=_name(kept, session, words), other=_last_name(gone, session))
        case e.AttendanceMarked(person=person, attendance=attendance):
            was = Attendance.EXCUSED if attendance is Attendance.ABSENT else attendance
            said = words(f"attendance.{was.value}")
            return words(event.mark.key, name=_name(person, session, words), attendance=said)
        case e.PersonPlaced(person=person, role=role, platform=platform):
            said = words(f"role.{role.value}")
            return words(event.mark.key, name=_name(person, session, words), role=said, platform=platform)
        case (
            floor.QueueJoined()
            | floor.QueueLeft()
            | floor.QueueMoved()
            | floor.RoundPassed()
            | floor.RoundJoined()
        ):
            return words(event.mark.key, name=_name(event.person, session, words))
        case floor.QueueClosed(closed=closed):
            return words("step.queue-closed" if closed else "step.queue-opened")
        case outcome.HandsCounted(hands=hands):
            return words(event.mark.key, question=hands.question or words("hands.untitled"))
        case outcome.LeaderNamed(name=name) | outcome.MinuteTakerNamed(name=name):
            return words(event.mark.key, name=name or words("roles.nobody"))
        case outcome.MinutesSent(version=version):
            return words(event.mark.key, n=version)
        case outcome.MinutesApproved(version=version, by=by):
            return words(event.mark.key, n=version, name=by)
        case work.WorkStarted(form=form):
            return words(event.mark.key, form=words(f"work.form.{form}"))
        case _:
            return words(event.mark.key)


_TOLD_BY_FORM = ("initiative", "newsletter-sent", "challenge")
"""Forms whose own words would not say what was done."""


def _title(wanted: ItemId, session: Session) -> str:
    item = session.item(wanted)
    return item.title if item else ""


def _name(wanted: PersonId, session: Session, words: Words) -> str:
    if wanted == COMMON_TALK:
        return words("speaking.common")
    return session.name(wanted) or _last_name(wanted, session)


def _last_name(wanted: PersonId, session: Session) -> str:
    """What somebody was called who is no longer on the list by that identity."""
    for event in (event for step in reversed(session.steps) for event in reversed(step.events)):
        match event:
            case e.PersonAdded(person=person) | people.PersonEdited(person=person) if person.id == wanted:
                return person.name
            case e.SessionPlanned(people=planned):
                return next((spoken(one.name) for one in planned if one.id == wanted), "")
            case _:
                pass
    return ""


def _text_of(wanted: CaptureId, session: Session) -> str:
    """The words of a capture, from the history when it has been dropped."""
    capture = session.capture(wanted)
    if capture:
        return capture.text
    for step in session.steps:
        for event in step.events:
            if isinstance(event, e.Captured) and event.capture.id == wanted:
                return event.capture.text
    return ""
