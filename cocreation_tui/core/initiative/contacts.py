"""How to reach everybody who takes part in an initiative, as far as is known now (method: newsletters)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.initiative.actor_list import stays_away
from cocreation_tui.core.initiative.initiative import Initiative
from cocreation_tui.core.people.people import Person, Role, is_named, plain_name, told_apart
from cocreation_tui.core.platforms.platforms import Aboard, Platform, PlatformStatus

_LAST_LETTERS = str.maketrans("æäøöå", "\uf000\uf000\uf001\uf001\uf002")
"""The letters a Danish alphabet ends with, in its order."""


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach somebody."""

    name: str
    """The person, or the organisation where no person is known."""
    organisation: str = ""
    """Where the person comes from."""
    platforms: tuple[str, ...] = ()
    """The platforms the person or the organisation is on."""
    email: str = ""
    """Address."""
    phone: str = ""
    """Telephone, or whatever else was given as contact."""


def contacts_of(initiative: Initiative) -> tuple[Contact, ...]:
    """Everybody who takes part now, by name: people as last met, and actors of whom no person is known.

    Somebody who has left every platform is not among them, nor who has said no.
    """
    return tuple(sorted(_contacts(initiative), key=lambda one: one.name.casefold().translate(_LAST_LETTERS)))


def _contacts(initiative: Initiative) -> Iterator[Contact]:
    gone = _gone(initiative)
    known: set[str] = set()
    for person in (one.person for one in initiative.people if not stays_away(initiative, one.person)):
        name, organisation = plain_name(person.name), plain_name(person.organisation)
        leads = person.role in (Role.ANCHOR, Role.COORDINATOR)
        if name in gone or (organisation in gone and not leads):
            continue
        known |= {name, organisation}
        yield Contact(
            person.name,
            person.organisation,
            _platforms_of(initiative, name, organisation, person.platform),
            person.email,
            person.phone or _given(initiative, name),
        )
    yield from _others(initiative, known)


def _others(initiative: Initiative, known: set[str]) -> Iterator[Contact]:
    for actor in _all_aboard(initiative):
        person, organisation = plain_name(actor.person), plain_name(actor.actor)
        if person in known or (not person and organisation in known) or not organisation:
            continue
        known |= {person or organisation}
        on = _platforms_of(initiative, person, organisation, "")
        yield Contact(actor.person or actor.actor, actor.actor if actor.person else "", on, "", actor.contact)


def _platforms_of(initiative: Initiative, name: str, organisation: str, own: str) -> tuple[str, ...]:
    """The platforms at work that somebody is on: by name, or as the person's own, or by an organisation alone."""
    return tuple(
        platform.name
        for platform in _at_work(initiative)
        if _same(platform.name, own)
        or is_named(Person(PersonId(""), name, organisation, platform=own), platform.coordinator)
        or any(
            (plain_name(actor.person) == name)
            if actor.person
            else plain_name(actor.actor) in (name, organisation)
            for actor in platform.aboard
        )
    )


def _given(initiative: Initiative, name: str) -> str:
    """The contact an actor gave for somebody."""
    return next((one.contact for one in _all_aboard(initiative) if plain_name(one.person) == name), "")


def _gone(initiative: Initiative) -> set[str]:
    """People and organisations that have left every platform they were on."""
    here, gone = set[str](), set[str]()
    for platform in initiative.platforms:
        for actor in platform.actors:
            (here if actor.until is None else gone).update(
                {plain_name(actor.person), plain_name(actor.actor)}
            )
    here |= {plain_name(told_apart(platform.coordinator)[0]) for platform in _at_work(initiative)}
    return gone - here - {"", plain_name(told_apart(initiative.anchor)[0])}


def _at_work(initiative: Initiative) -> Iterable[Platform]:
    over = (PlatformStatus.CLOSED, PlatformStatus.MERGED)
    return (platform for platform in initiative.platforms if platform.status not in over)


def _all_aboard(initiative: Initiative) -> Iterator[Aboard]:
    return (actor for platform in _at_work(initiative) for actor in platform.aboard)


def _same(name: str, other: str) -> bool:
    return name.casefold() == other.casefold()
