"""Whom a mail about a meeting, or a newsletter, goes to: those it is for, by the address that is known of them."""

from __future__ import annotations

from collections.abc import Iterable

from cocreation_tui.core.agenda.circle import Circle
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.initiative.contacts import Contact
from cocreation_tui.core.initiative.outside import BEHIND
from cocreation_tui.core.people.addresses import address_of
from cocreation_tui.core.people.finding import alike_spelled
from cocreation_tui.core.people.people import ACTORS, ASIDE, Attendance, Person, Role
from cocreation_tui.core.people.spoken_names import as_added
from cocreation_tui.core.reports.manner import Readers
from cocreation_tui.core.session.session import Session


@dataclass(frozen=True, slots=True)
class Receiver:
    """Somebody a mail goes to."""

    name: str
    """What the person is called, first name first."""
    address: str
    """Where the mail goes, ready to be used."""


@dataclass(frozen=True, slots=True)
class Mailing:
    """Whom a mail goes to, and who is left out."""

    to: tuple[Receiver, ...] = ()
    """Those it goes to, each address once, in the order of the list."""
    without: tuple[str, ...] = ()
    """Names of those it is for, whose address is not known or is none."""
    not_for: tuple[str, ...] = ()
    """Names of those on the list whom it is not for."""

    @property
    def pasted(self) -> str:
        """The addresses as mail programs take them into the field *To*: ``a@b.dk; c@d.dk``."""
        return "; ".join(one.address for one in self.to)


def meeting_mailing(session: Session, readers: Readers = Readers.OWN, platform: str = "") -> Mailing:
    """Whom the minutes of a meeting go to, absent ones too; of one platform only, where one is given.

    Who was only named in a meeting is not of it.
    """
    people = [one for one in session.people if one.attendance is not Attendance.MENTIONED]
    if platform:
        people = [one for one in people if alike_spelled(one.platform, platform)]
    circle = Circle.INTERNAL if readers is Readers.INTERNAL else session.circle
    inside = session.circle is Circle.INTERNAL
    wanted = [one for one in people if _is_for(one, circle, inside)]
    names = {one.id: as_added(one).name for one in people}
    mailing = _addressed((names[one.id], one.email) for one in wanted)
    not_for = tuple(names[one.id] for one in people if one not in wanted)
    return Mailing(mailing.to, mailing.without, not_for)


def platforms_of(session: Session) -> tuple[str, ...]:
    """The platforms that people of a meeting are on, in the order of the list."""
    named = (one.platform for one in session.people if one.attendance is not Attendance.MENTIONED)
    return tuple(dict.fromkeys(filter(None, named)))


def contacts_mailing(contacts: Iterable[Contact]) -> Mailing:
    """Whom a newsletter goes to, of everybody who is to know how to reach everybody."""
    return _addressed((one.name, f"{one.email} {one.phone}") for one in contacts)


def _is_for(person: Person, circle: Circle, inside: bool) -> bool:
    """Whether minutes for a circle are for somebody on the list; ``inside`` where the meeting itself was internal."""
    if person.role is Role.ANCHOR:
        return True
    match circle:
        case Circle.INTERNAL:
            guest = inside and person.role not in ACTORS and not person.platform
            return person.role in BEHIND or guest
        case Circle.ACTOR:
            return person.role not in ASIDE
        case Circle.COORDINATORS | Circle.PLATFORM | Circle.ALL:
            return True


def _addressed(people: Iterable[tuple[str, str]]) -> Mailing:
    """Names with what was written as their address, each address once."""
    to: dict[str, Receiver] = {}
    without: list[str] = []
    for name, written in people:
        address = address_of(written)
        if address:
            to.setdefault(address.casefold(), Receiver(name, address))
        else:
            without.append(name)
    return Mailing(tuple(to.values()), tuple(without))
