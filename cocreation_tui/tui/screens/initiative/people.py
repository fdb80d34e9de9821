"""Everybody who took part, and the organisations."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from cocreation_tui.core.initiative.initiative import Known
from cocreation_tui.core.people.people import Role
from cocreation_tui.core.people.spoken_names import labels
from cocreation_tui.tui.screens.initiative.listed_rows import WIDE, Look, Row, empty, gap, heading, more
from cocreation_tui.tui.screens.initiative.targets import Alone, Deed, OnlyRead, Target
from cocreation_tui.tui.text import fit, line, lines, pad, styled
from cocreation_tui.tui.words.pages import Page


def rows(look: Look) -> Iterator[Row]:
    """People by name, then organisations."""
    people = look.initiative.people
    told = look.words.count("new.people", len(people)) if people else ""
    yield heading(look.words("people.who"), told)
    yield more(look, "people.new", Target(Deed.FORM, "person"))
    yield more(look, "people.from-list", Target(Alone.ROSTER))
    shown = labels([known.person for known in people])
    yield from (_row(look, known, shown[known.person.id]) for known in people)
    if not people:
        yield empty(look, "people.none")
    organisations = look.initiative.organisations
    if organisations:
        yield gap()
        yield heading(look.words("people.organisations"), str(len(organisations)))
        yield from (
            Row(_organisation(look, name), OnlyRead(f"organisation:{name}")) for name in organisations
        )


def _row(look: Look, known: Known, label: str) -> Row:
    person = known.person
    name, place = (30, 30) if look.columns >= WIDE else (22, 20)
    met = look.words.count("people.meetings", known.meetings)
    role, platform = _role(look, known)
    room = look.room - name - place - 14 - 3
    content = line(
        (pad(label, name) + " ", "bold"),
        pad(person.organisation, place) + " ",
        (pad(" · ".join(filter(None, (role, platform))), room) + " ", "$text-secondary"),
        (pad(met, 14), "$text-muted"),
    )
    return Row(content, Target(Deed.PERSON, label), lambda: person_page(look, known))


def _role(look: Look, known: Known) -> tuple[str, str]:
    """What somebody is now, and on which platform: whoever keeps one together is told as that."""
    person = known.person
    keeps = [one.name for one in look.initiative.kept_by(person)]
    role = Role.COORDINATOR if keeps else Role.ACTOR if person.role is Role.COORDINATOR else person.role
    return "" if role is Role.GUEST else look.words(f"role.{role.value}"), ", ".join(keeps) or person.platform


def _organisation(look: Look, name: str) -> Content:
    """An organisation and the platforms it is on."""
    on = [
        platform.name
        for platform in look.initiative.platforms
        if name.casefold() in [actor.actor.casefold() for actor in platform.aboard]
    ]
    return line(fit(name, look.room // 2), (fit(f"   {', '.join(on)}", look.room // 2), "$text-muted"))


def person_page(look: Look, known: Known) -> Page:
    """Somebody, with how to get hold of them."""
    person, words = known.person, look.words
    role, platform = _role(look, known)
    said = [
        ("column.organisation", person.organisation),
        ("column.role", role),
        ("column.platform", platform),
        ("column.email", person.email),
        ("column.phone", person.phone),
        ("people.seen", f"{words.count('people.meetings', known.meetings)} · {look.on(known.last)}"),
    ]
    rows = [line((f"{words(key).capitalize()}: ", "$text-secondary"), text) for key, text in said if text]
    return Page(person.name, lines([*rows, styled("", "")]))
