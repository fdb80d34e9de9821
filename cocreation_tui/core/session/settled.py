"""What a meeting has settled for its platforms: who keeps each together, and when each meets (method: establishment)."""

from __future__ import annotations

from datetime import date

from cocreation_tui.core.agenda.agenda import Settles
from cocreation_tui.core.capture.capture import Capture, Kind
from cocreation_tui.core.forms.fact_reading import fact_of, form_fact
from cocreation_tui.core.forms.facts import FocusSettled, PlatformChanged, PlatformFounded
from cocreation_tui.core.forms.templates import FOUNDING, ChangeKind
from cocreation_tui.core.people.people import WAS_HERE, Attendance, Person, Role
from cocreation_tui.core.platforms.agreement import holds
from cocreation_tui.core.session.session import Session, only_platform

SETTLING = (PlatformFounded, FocusSettled)
"""What says who is on board and when the platform meets next."""


def at_hand(session: Session) -> tuple[str, ...]:
    """The platforms a meeting answers for: those founded in it, then those of the people who came; each once.

    Who leaves takes no platform along, and that of a coordinator who was invited is answered for whether they come or
    not. One that was closed or merged in it needs nothing more.
    """
    changing = _changing(session)
    founded = [session.platform_of(one) for one in changing if _founds(session, one)]
    here = [one.platform for one in session.people if one.attendance in WAS_HERE or _keeps(one)]
    names: dict[str, str] = {}
    for name in filter(None, (*founded, *here)):
        names.setdefault(name.casefold(), name)
    for one in changing:
        if _over(session, one):
            names.pop(session.platform_of(one).casefold(), None)
    return tuple(names.values())


def _keeps(person: Person) -> bool:
    """Whether somebody was invited as the one who keeps a platform together."""
    return person.role is Role.COORDINATOR and person.attendance is not Attendance.MENTIONED


def lacking(session: Session, what: Settles) -> tuple[str, ...]:
    """The platforms at hand for which something has not been settled, in their order; none where it is nobody's own."""
    match what:
        case Settles.COORDINATOR:
            having = set(coordinators(session))
        case Settles.DATE:
            having = _meeting(session)
        case Settles.NEXT:
            return ()
    return tuple(name for name in at_hand(session) if name.casefold() not in having)


def founding(session: Session, platform: str) -> Capture | None:
    """What was caught when a platform was founded in this meeting, the last time; None when it was not."""
    found = (
        one
        for one in reversed(session.captures)
        if one.form == FOUNDING and session.platform_of(one).casefold() == platform.casefold()
    )
    return next(found, None)


def coordinators(session: Session) -> dict[str, str]:
    """Who keeps each platform together, by its name in small letters: as last said, else as the list of people has it."""
    found = {
        one.platform.casefold(): session.name(one.id)
        for one in session.people
        if one.role is Role.COORDINATOR and one.platform
    }
    for capture in _changing(session):
        if who := _coordinates(session, capture):
            found[session.platform_of(capture).casefold()] = who
    return found


def said_days(session: Session) -> dict[str, tuple[str, date]]:
    """Each platform and the day it meets next as its form says, by its name in small letters; its last word counts."""
    found = {}
    for one in _changing(session):
        fact = form_fact(one)
        if isinstance(fact, SETTLING) and fact.meets is not None:
            name = session.platform_of(one)
            found[name.casefold()] = (name, fact.meets)
    return found


def _meeting(session: Session) -> set[str]:
    """Platforms of which a day is known; that of a meeting of one platform is the next meeting's."""
    only = only_platform(session.script, session.about) if session.next_meeting else ""
    return {*said_days(session), only.casefold()}


def _changing(session: Session) -> list[Capture]:
    """The captures that may say anything of a platform beyond their words."""
    return [one for one in session.captures if one.form or one.kind is Kind.CHANGE]


def _founds(session: Session, capture: Capture) -> bool:
    return (
        isinstance(fact_of(capture), PlatformFounded)
        or _changes(session, capture, ChangeKind.FOUND) is not None
    )


def _over(session: Session, capture: Capture) -> bool:
    return any(_changes(session, capture, what) for what in (ChangeKind.CLOSE, ChangeKind.MERGE))


def _coordinates(session: Session, capture: Capture) -> str:
    fact = fact_of(capture)
    if isinstance(fact, PlatformFounded):
        return fact.coordinator
    change = _changes(session, capture, ChangeKind.COORDINATOR)
    return change.who if change else ""


def _changes(session: Session, capture: Capture, what: ChangeKind) -> PlatformChanged | None:
    """The change of a kind that a capture says and that holds; None for everything else."""
    fact = fact_of(capture)
    holding = isinstance(fact, PlatformChanged) and fact.what is what and holds(fact.agreed, session.script)
    return fact if holding and isinstance(fact, PlatformChanged) else None
