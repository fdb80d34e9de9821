"""From events to the session: total functions, because a fact cannot be refused.

An event about something that is not there (the edit of a capture whose making was undone, say) changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from types import MappingProxyType

from cocreation_tui.core.agenda.circle import usual_circle
from cocreation_tui.core.agenda.schedule import Facts, Pause, Run
from cocreation_tui.core.capture.brought import Brought
from cocreation_tui.core.capture.capture import Capture, Wording
from cocreation_tui.core.floor.floor import going_of
from cocreation_tui.core.floor.speaking import Turn
from cocreation_tui.core.ground.ids import ItemId, PersonId
from cocreation_tui.core.session.events.agenda import AgendaEvent
from cocreation_tui.core.session.events.corrections import Correction
from cocreation_tui.core.session.events.event import (
    AttendanceMarked,
    CaptureConverted,
    Captured,
    CaptureDropped,
    CaptureEdited,
    DecisionRevised,
    DecisionSettled,
    Event,
    ItemEnded,
    ItemPlanned,
    ItemRetimed,
    ItemSkipped,
    ItemStarted,
    MeetingPaused,
    MeetingResumed,
    PersonAdded,
    PersonPlaced,
    SessionClosed,
    SessionPlanned,
    Step,
    StepRedone,
    StepUndone,
    TimeAdded,
    TurnCorrected,
    TurnEnded,
    TurnStarted,
)
from cocreation_tui.core.session.events.laptops import LaptopEvent, OthersHeard
from cocreation_tui.core.session.events.outcome import BroughtAnew, OutcomeEvent
from cocreation_tui.core.session.events.people import PeopleEvent, PersonEdited
from cocreation_tui.core.session.evolve.agenda import rearrange
from cocreation_tui.core.session.evolve.corrections import correct
from cocreation_tui.core.session.evolve.floor import FloorEvent, leave, on_the_floor
from cocreation_tui.core.session.evolve.laptops import between_laptops
from cocreation_tui.core.session.evolve.outcome import bring_about
from cocreation_tui.core.session.evolve.people import among_people, joined, marked, seated, told_then
from cocreation_tui.core.session.placing import place
from cocreation_tui.core.session.session import Session


def replay(steps: Iterable[Step]) -> Session:
    """The session that a history of steps tells of; the same as that of one step after the other."""
    steps = tuple(steps)
    undone: tuple[int, ...] = ()
    redoable: tuple[int, ...] = ()
    for step in steps:
        match step.events:
            case (StepUndone(step=number),):
                undone, redoable = (*undone, number), (*redoable, number)
            case (StepRedone(step=number),):
                undone = tuple(other for other in undone if other != number)
                redoable = tuple(other for other in redoable if other != number)
            case (OthersHeard(),):
                pass
            case _:
                redoable = ()
    return _refold(steps, undone, redoable)


def apply(session: Session, step: Step) -> Session:
    """The session after one more step; undoing and redoing fold the whole history again."""
    steps = (*session.steps, step)
    match step.events:
        case (StepUndone(step=number),):
            undone = (*session.undone, number)
            return _refold(steps, undone, (*session.redoable, number))
        case (StepRedone(step=number),):
            undone = tuple(other for other in session.undone if other != number)
            redoable = tuple(other for other in session.redoable if other != number)
            return _refold(steps, undone, redoable)
        case events:
            for event in events:
                session = evolve(session, event)
            heard = all(isinstance(event, OthersHeard) for event in events)
            return replace(session, steps=steps, redoable=session.redoable if heard else ())


def _refold(steps: tuple[Step, ...], undone: tuple[int, ...], redoable: tuple[int, ...]) -> Session:
    session = Session()
    for step in steps:
        if step.number not in undone:
            for event in step.events:
                session = evolve(session, event)
    return replace(session, steps=steps, undone=undone, redoable=redoable)


def evolve(session: Session, event: Event) -> Session:
    """The session after one event."""
    session = _evolved(session, event)
    round_, facts = session.round, session.facts
    if round_ is None and facts.going is None:
        return session
    going = going_of(round_, session.turns, facts.runs, session.people) if round_ else None
    return _with_facts(session, replace(facts, going=going))


def _evolved(session: Session, event: Event) -> Session:
    match event:
        case SessionPlanned():
            return _plan(session, event)
        case PersonAdded(person=person, at=at):
            return joined(replace(session, platforms=_named(session.platforms, person.platform)), person, at)
        case AttendanceMarked(person=person, attendance=attendance):
            return marked(session, person, told_then(session, person, attendance))
        case PersonPlaced(platform=platform):
            people = place(session.people, event)
            return replace(session, people=people, platforms=_named(session.platforms, platform))
        case ItemPlanned() | ItemRetimed():
            return _retime(session, event)
        case ItemStarted() | ItemEnded() | ItemSkipped() | MeetingPaused() | MeetingResumed() | TimeAdded():
            return _course(session, event)
        case TurnStarted() | TurnEnded() | TurnCorrected():
            return _speech(session, event)
        case Captured():
            return _capture(session, event.capture)
        case CaptureEdited() | CaptureConverted() | DecisionRevised() | DecisionSettled():
            return _change(session, event)
        case CaptureDropped(capture=dropped):
            return replace(session, captures=tuple(c for c in session.captures if c.id != dropped))
        case SessionClosed(at=at):
            ended = _with_facts(_end_turn(session, at), _end_run(session.facts, at))
            return _with_facts(ended, replace(ended.facts, closed_at=at))
        case StepUndone() | StepRedone():
            return session
        case _:
            return _later_rooms(session, event)


def _later_rooms(
    session: Session, event: Correction | AgendaEvent | FloorEvent | OutcomeEvent | PeopleEvent | LaptopEvent
) -> Session:
    """What is dealt with elsewhere, by what it is about."""
    if isinstance(event, Correction):
        return correct(session, event)
    if isinstance(event, AgendaEvent):
        return rearrange(session, event)
    if isinstance(event, PeopleEvent):
        named = event.person.platform if isinstance(event, PersonEdited) else ""
        return among_people(replace(session, platforms=_named(session.platforms, named)), event)
    if isinstance(event, LaptopEvent):
        return between_laptops(session, event)
    if isinstance(event, BroughtAnew):
        session = replace(session, platforms=_concerned(session.platforms, event.brought))
    return bring_about(session, event) if isinstance(event, OutcomeEvent) else on_the_floor(session, event)


def _plan(session: Session, plan: SessionPlanned) -> Session:
    platforms = plan.platforms
    for person in plan.people:
        platforms = _named(platforms, person.platform)
    return replace(
        session,
        id=plan.session,
        title=plan.title,
        language=plan.language,
        zone=plan.zone,
        script=plan.script,
        circle=plan.circle or usual_circle(plan.script),
        initiative=plan.initiative,
        purpose=plan.purpose,
        place=plan.place,
        led_by=plan.led_by,
        asks_agreement=plan.asks_agreement,
        must_end_with=plan.must_end_with,
        results=plan.results,
        brought=plan.brought,
        about=plan.platforms,
        agenda=plan.agenda,
        people=plan.people,
        platforms=_concerned(platforms, plan.brought),
        facts=Facts(plan.planned_start),
    )


def _concerned(platforms: tuple[str, ...], brought: tuple[Brought, ...]) -> tuple[str, ...]:
    """The platforms, and those that what is brought is about."""
    for one in brought:
        platforms = _named(platforms, one.capture.platform)
    return platforms


def _named(platforms: tuple[str, ...], name: str) -> tuple[str, ...]:
    known = {platform.casefold() for platform in platforms}
    return (*platforms, name) if name and name.casefold() not in known else platforms


def _retime(session: Session, event: ItemPlanned | ItemRetimed) -> Session:
    match event:
        case ItemPlanned(item=item, length=length):
            agenda, plan = (
                tuple(replace(i, length=length) if i.id == item else i for i in items)
                for items in (session.agenda, session.facts.plan)
            )
            return _with_facts(replace(session, agenda=agenda), replace(session.facts, plan=plan))
        case ItemRetimed(item=item, length=length, by_heads=by_heads):
            facts = session.facts
            lengths = MappingProxyType({**facts.lengths, item: length})
            by_hand = facts.by_hand if by_heads else facts.by_hand | {item}
            return _with_facts(session, replace(facts, lengths=lengths, by_hand=by_hand))


def _course(
    session: Session,
    event: ItemStarted | ItemEnded | ItemSkipped | MeetingPaused | MeetingResumed | TimeAdded,
) -> Session:
    facts = session.facts
    match event:
        case ItemStarted(item=item, at=at):
            facts = _end_run(_left_for(session, item), at)
            session = _end_turn(_disband(session), at)
            facts = replace(facts, runs=(*facts.runs, Run(item, at)), skipped=facts.skipped - {item})
        case ItemEnded(at=at):
            session, facts = _end_turn(_disband(session), at), _end_run(facts, at)
        case ItemSkipped(item=item):
            facts = replace(facts, skipped=facts.skipped | {item})
        case MeetingPaused(at=at):
            facts = _on_open_run(facts, lambda run: _paused(run, at))
        case MeetingResumed(at=at):
            facts = _on_open_run(facts, lambda run: replace(run, pauses=_closed(run.pauses, at)))
        case TimeAdded(item=item, by=by):
            facts = _add_time(facts, item, by)
    return seated(_with_facts(session, facts))


def _left_for(session: Session, item: ItemId) -> Facts:
    """The facts with the open run marked as unfinished, when it gives way to an item before its own."""
    run, places = session.facts.running, {one.id: place for place, one in enumerate(session.agenda)}
    if run is None or places.get(item, 0) >= places.get(run.item, 0):
        return session.facts
    return _on_open_run(session.facts, lambda run: replace(run, unfinished=True))


def _disband(session: Session) -> Session:
    """A round and a way of working belong to their item."""
    return replace(session, round=None, work=None)


def _with_facts(session: Session, facts: Facts) -> Session:
    return replace(session, facts=facts)


def _on_open_run(facts: Facts, change: Callable[[Run], Run]) -> Facts:
    if facts.running is None:
        return facts
    return replace(facts, runs=(*facts.runs[:-1], change(facts.runs[-1])))


def _end_run(facts: Facts, at: datetime) -> Facts:
    return _on_open_run(
        facts, lambda run: replace(run, end=max(at, run.start), pauses=_closed(run.pauses, at))
    )


def _paused(run: Run, at: datetime) -> Run:
    return run if run.paused else replace(run, pauses=(*run.pauses, Pause(max(at, run.start))))


def _closed(pauses: tuple[Pause, ...], at: datetime) -> tuple[Pause, ...]:
    if not pauses or pauses[-1].end is not None:
        return pauses
    return (*pauses[:-1], replace(pauses[-1], end=max(at, pauses[-1].start)))


def _add_time(facts: Facts, item: ItemId, by: timedelta) -> Facts:
    runs = list(facts.runs)
    for index in range(len(runs) - 1, -1, -1):
        if runs[index].item == item:
            runs[index] = replace(runs[index], added=runs[index].added + by)
            break
    return replace(facts, runs=tuple(runs))


def _speech(session: Session, event: TurnStarted | TurnEnded | TurnCorrected) -> Session:
    match event:
        case TurnStarted(speaker=speaker, at=at, reply=reply):
            session = _end_turn(session, at)
            run = session.facts.running
            if run is None:
                return session
            session = replace(session, queue=leave(session.queue, speaker))
            return _with_turn(session, Turn(speaker, run.item, at, reply=reply))
        case TurnEnded(at=at):
            return _resume_interrupted(_end_turn(session, at), session.turn)
        case TurnCorrected(speaker=speaker):
            return _correct_turn(session, speaker)


def _resume_interrupted(session: Session, ended: Turn | None) -> Session:
    """After a direct reply, the speech it interrupted goes on."""
    if ended is None or not ended.reply or session.facts.running is None:
        return session
    at = session.turns[-1].end
    for turn in reversed(session.turns[:-1]):
        if turn.end == ended.start and turn.item == ended.item and at is not None:
            if turn.reply:
                return session
            return _with_turn(session, Turn(turn.speaker, turn.item, at, continued=True))
    return session


def _with_turn(session: Session, turn: Turn) -> Session:
    return replace(session, turns=(*session.turns, turn))


def _end_turn(session: Session, at: datetime) -> Session:
    turn = session.turn
    if turn is None:
        return session
    return replace(session, turns=(*session.turns[:-1], replace(turn, end=max(at, turn.start))))


def _correct_turn(session: Session, speaker: PersonId | None) -> Session:
    slip = session.turn
    if slip is None:
        return session
    session = replace(session, turns=session.turns[:-1])
    before = session.turns[-1] if session.turns else None
    if before and before.speaker == speaker and before.end == slip.start and before.item == slip.item:
        return replace(session, turns=(*session.turns[:-1], replace(before, end=None)))
    return session if speaker is None else _with_turn(session, replace(slip, speaker=speaker))


def _capture(session: Session, capture: Capture) -> Session:
    return replace(
        session,
        captures=(*session.captures, capture),
        platforms=_named(session.platforms, capture.platform),
        decisions=max(session.decisions, capture.number),
    )


def _change(
    session: Session, event: CaptureEdited | CaptureConverted | DecisionRevised | DecisionSettled
) -> Session:
    captures = tuple(
        _changed(capture, event) if capture.id == event.capture else capture for capture in session.captures
    )
    session = replace(session, captures=captures)
    if isinstance(event, CaptureConverted):
        return replace(session, decisions=max(session.decisions, event.number))
    if isinstance(event, CaptureEdited):
        return replace(session, platforms=_named(session.platforms, event.platform))
    return session


def _changed(
    capture: Capture, event: CaptureEdited | CaptureConverted | DecisionRevised | DecisionSettled
) -> Capture:
    match event:
        case CaptureEdited(text=text, owner=owner, due=due, platform=platform, also=also):
            return replace(capture, text=text, owner=owner, due=due, platform=platform, also=also)
        case CaptureConverted(kind=kind, number=number):
            return replace(capture, kind=kind, number=number)
        case DecisionRevised(text=text, at=at):
            return replace(capture, text=text, earlier=(*capture.earlier, Wording(capture.text, at)))
        case DecisionSettled(status=status):
            return replace(capture, status=status)
