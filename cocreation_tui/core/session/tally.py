"""What captures bring about, beyond their own kind: a platform that is founded has a focus, actors and a first meeting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from cocreation_tui.core.agenda.agenda import Per, Settles, Want
from cocreation_tui.core.agenda.script import heads
from cocreation_tui.core.capture.brought import Fate
from cocreation_tui.core.capture.capture import Capture, Kind, Status
from cocreation_tui.core.forms.fact_reading import fact_of, form_fact
from cocreation_tui.core.forms.facts import PlatformFounded, RelevanceAnswered
from cocreation_tui.core.ground.ids import ItemId
from cocreation_tui.core.people.people import Attendance, Person
from cocreation_tui.core.platforms.agreement import COORDINATOR_MEETING
from cocreation_tui.core.platforms.platforms import read_actor
from cocreation_tui.core.session.session import Session
from cocreation_tui.core.session.settled import SETTLING, at_hand, lacking, said_days


def tally(session: Session, item: ItemId | None = None, adopted: bool = False) -> Counter[Kind]:
    """How many of each kind a session, or one of its items, has; of decisions only those adopted when told so.

    The focus of a platform that is founded is a focus unless one was caught for it too, and those named on board in a
    form are actors unless they were caught too.
    """
    captures = _caught(session, item)
    found = Counter(one.kind for one in _counting(captures, adopted))
    found.update(kind for kind, _ in _said_in_forms(session, captures))
    return found


def _counting(captures: tuple[Capture, ...], adopted: bool) -> Iterable[Capture]:
    if not adopted:
        return captures
    return (one for one in captures if one.kind is not Kind.DECISION or one.status is Status.ADOPTED)


def _said_in_forms(session: Session, captures: tuple[Capture, ...]) -> Iterator[tuple[Kind, str]]:
    """What ``tally`` counts beyond what was caught, with its platform in small letters."""
    filled_in = [one for one in captures if one.form]
    if founded := _founded(session, filled_in):
        yield from ((Kind.FOCUS, platform) for platform in founded - _focused(session, captures))
    if named := _named(session, filled_in):
        yield from ((Kind.ACTOR, platform) for platform, _ in named - _actors(session, captures))


def _caught(session: Session, item: ItemId | None) -> tuple[Capture, ...]:
    """What was caught in a session, or under one of its items and the parts of it."""
    if item is None:
        return session.captures
    parts = session.parts_of(item)
    return tuple(one for one in session.captures if one.item in parts)


def not_to_be(session: Session) -> RelevanceAnswered | None:
    """The last relevance check, where it says that it is not to be co-creation: what was promised beyond it falls away."""
    facts = (fact_of(one) for one in reversed(session.captures) if one.form)
    last = next((fact for fact in facts if isinstance(fact, RelevanceAnswered)), None)
    return last if last and last.says_no else None


def needed(session: Session, want: Want) -> int:
    """How many a want comes to with those who came: nobody who leaves makes it fewer; see ``at_hand`` for platforms."""
    if want.per is Per.PLATFORM:
        return len(at_hand(session)) * (want.count if want.settles is None else 1)
    return want.count * (heads(want.per, _who_came(session)) if want.per else 1)


def _who_came(session: Session) -> tuple[Person, ...]:
    """The list of people, with those who have left as they were when they were here."""
    return tuple(
        replace(one, attendance=Attendance.PRESENT) if one.attendance is Attendance.LEFT else one
        for one in session.people
    )


def toward(session: Session, want: Want, item: ItemId | None = None, adopted: bool = False) -> int:
    """How many there are of what is wanted, see ``tally``; what is settled is, whatever item it was settled under.

    Of what is wanted for each platform, one with more than enough makes up for no other.
    """
    if want.settles is not None:
        return _settled(session, want.settles)
    if want.per is not Per.PLATFORM:
        return tally(session, item, adopted)[want.kind]
    each = _each(session, want, item, adopted)
    return sum(min(number, want.count) if platform else number for platform, number in each.items())


def _each(session: Session, want: Want, item: ItemId | None, adopted: bool) -> Counter[str]:
    """How many of what is wanted each platform has, by its name in small letters; the empty name for those of none.

    Where coordinators go on from each platform's focus, one that was brought and stands is there already.
    """
    captures = _caught(session, item)
    each = Counter(
        session.platform_of(one).casefold() for one in _counting(captures, adopted) if one.kind is want.kind
    )
    each.update(platform for kind, platform in _said_in_forms(session, captures) if kind is want.kind)
    if want.kind is Kind.FOCUS and session.script == COORDINATOR_MEETING:
        each.update({name.casefold() for name in at_hand(session)} & _standing(session) - each.keys())
    return each


def _settled(session: Session, what: Settles) -> int:
    """How many platforms something is settled for; of the day all meet next, whether it is."""
    if what is Settles.NEXT:
        return int(session.next_meeting is not None)
    return len(at_hand(session)) - len(lacking(session, what))


def unsettled(
    session: Session, want: Want, item: ItemId | None = None, adopted: bool = False
) -> tuple[str, ...]:
    """The platforms that lack what is wanted for each of them; none where it is not, or cannot be known which lack it."""
    if want.per is not Per.PLATFORM:
        return ()
    if want.settles is not None:
        return lacking(session, want.settles)
    each = _each(session, want, item, adopted)
    return () if each[""] else tuple(one for one in at_hand(session) if each[one.casefold()] < want.count)


def agreed_meetings(session: Session) -> tuple[tuple[str, date], ...]:
    """Platforms and the day each meets next as its form says, the first day first; a platform's last word counts."""
    return tuple(sorted(said_days(session).values(), key=lambda pair: (pair[1], pair[0])))


def _founded(session: Session, captures: Iterable[Capture]) -> set[str]:
    """Platforms founded with a focus."""
    return {
        session.platform_of(one).casefold()
        for one in captures
        if isinstance(fact := fact_of(one), PlatformFounded) and fact.focus.strip()
    }


def _focused(session: Session, captures: Iterable[Capture]) -> set[str]:
    """Platforms a focus was caught for."""
    return {session.platform_of(one).casefold() for one in captures if one.kind is Kind.FOCUS}


def _standing(session: Session) -> set[str]:
    """Platforms whose focus was brought and has not been dropped."""
    return {
        one.capture.platform.casefold()
        for one in session.brought
        if one.capture.kind is Kind.FOCUS and session.fate(one.ref) is not Fate.DROPPED
    }


def _named(session: Session, captures: Iterable[Capture]) -> set[tuple[str, str]]:
    """Platform and name of those on board by a form."""
    return {
        (session.platform_of(one).casefold(), actor.actor.casefold())
        for one in captures
        if isinstance(fact := form_fact(one), SETTLING)
        for actor in fact.aboard
    }


def _actors(session: Session, captures: Iterable[Capture]) -> set[tuple[str, str]]:
    """Platform and name of the actors caught."""
    return {
        (session.platform_of(one).casefold(), read_actor(one.text).actor.casefold())
        for one in captures
        if one.kind is Kind.ACTOR
    }
