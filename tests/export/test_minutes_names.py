"""Minutes without names: initials or roles wherever somebody is named, and no name left anywhere."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.people.people import Person, Role
from cocreation_tui.core.people.spoken_names import as_added
from cocreation_tui.core.reports.manner import Manner, Names, Order, Readers
from cocreation_tui.core.session.session import Session
from cocreation_tui.export.minutes.called import cover_of
from cocreation_tui.export.minutes.minutes import minutes_markdown, told_name
from cocreation_tui.export.minutes.speech import Speaking
from cocreation_tui.i18n.words import Words
from tests.export.meetings import CLOSED, PEOPLE, REARRANGED, at, capture
from tests.export.test_left_over_minutes import settled

DANISH = Words("da")
EVERYWHERE = "Åse Ørnholt, Søren Bech og Jens Dam"


def named_everywhere() -> Session:
    """A meeting in which people are named wherever there is room for it."""
    session = settled(REARRANGED)
    return replace(
        session,
        title=f"Møde med {EVERYWHERE}",
        initiative=EVERYWHERE,
        purpose=EVERYWHERE,
        place="Hos Ida Ask",
        led_by="Lone Ulistet",
        minute_taker="Ida Ask",
        results=(EVERYWHERE,),
        agenda=tuple(
            replace(one, title=f"{one.title} ved {EVERYWHERE}", questions=(EVERYWHERE,))
            for one in session.agenda
        ),
        captures=tuple(
            replace(
                one,
                text=f"{one.text} {EVERYWHERE}",
                platform="Bech, Søren",
                speaker=PersonId("p3"),
                fields=tuple(replace(field, text="Hjørdis Åberg") for field in one.fields),
            )
            for one in session.captures
        ),
        hands=tuple(replace(one, question=EVERYWHERE) for one in session.hands),
        about=(EVERYWHERE,),
    )


NAMES = (*(as_added(one).name for one in PEOPLE), "Bech, Søren", "Hjørdis Åberg", "Lone Ulistet", "Bo Ek")
PARTS = {word for name in NAMES for word in re.findall(r"\w{2,}", name)}


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("names", [Names.INITIALS, Names.ROLES])
@pytest.mark.parametrize("readers", Readers)
def test_no_name_is_left_anywhere(order: Order, names: Names, readers: Readers) -> None:
    manner = Manner(order, names, readers)
    written = minutes_markdown(named_everywhere(), at("16:00"), DANISH, Speaking.PEOPLE, manner)
    assert not PARTS & set(re.findall(r"\w+", written))


def test_no_name_is_left_in_the_name_of_the_file() -> None:
    session = replace(CLOSED, title="Møde med Ida Ask")
    assert told_name(session, Manner(names=Names.INITIALS), DANISH) == "2026-11-21-moede-med-ia-initialer.md"


def test_initials_stand_where_the_names_stood() -> None:
    written = minutes_markdown(REARRANGED, at("16:00"), DANISH, manner=Manner(names=Names.INITIALS))
    assert "mødeleder: ÅØ · referent: IA" in written
    assert "- HØÅ, Beboerforeningen (tovholder · Lys og rum)" in written
    assert "- **Svar:** Beboerne (ordet: IA)" in written
    assert "| Booker lokale | SB |" in written
    assert "SBs idé om skilte" in written


def test_roles_have_their_organisation_and_are_told_apart() -> None:
    twin = Person(PersonId("p7"), "Otto Nør", "Taxa 8x48", Role.COORDINATOR)
    session = replace(CLOSED, people=(*PEOPLE, twin))
    say = cover_of(session, Names.ROLES, DANISH).text
    assert say("Søren Bech og Otto Nør") == "tovholder 1 fra Taxa 8x48 og tovholder 2 fra Taxa 8x48"
    assert say("Åse Ørnholt spørger Ida Ask") == "ankerperson fra Aarhus Kommune spørger aktør"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Sørensen og Idas", "Sørensen og IAs"),
        ("bech og søren bech", "bech og SB"),
        ("Bech, Søren ringer", "SB ringer"),
        ("Damgade, Asken, xIda", "Damgade, Asken, xIda"),
        ("Ida Asks lygte; Ida; Ask", "IAs lygte; IA; IA"),
        ("Åse-dagen", "Åse-dagen"),
        ("Ejendomsringen og Lys og rum", "Ejendomsringen og Lys og rum"),
    ],
)
def test_a_name_counts_where_it_stands_as_a_word(typed: str, told: str) -> None:
    assert cover_of(CLOSED, Names.INITIALS, DANISH).text(typed) == told


def test_a_name_that_two_have_is_nobodys() -> None:
    twin = Person(PersonId("p7"), "Ida Bo", "Taxa 8x48", Role.ACTOR)
    session = replace(CLOSED, people=(*PEOPLE, twin))
    assert (
        cover_of(session, Names.INITIALS, DANISH).text("Ida siger det, Ida Bo ikke")
        == "en deltager siger det, IB ikke"
    )


def test_a_word_of_an_organisation_is_not_taken_for_a_name() -> None:
    one = Person(PersonId("p7"), "Bo Lys", "Lys ApS", Role.ACTOR)
    say = cover_of(replace(CLOSED, people=(*PEOPLE, one)), Names.INITIALS, DANISH).text
    assert say("Lys i gaden, siger Bo Lys") == "Lys i gaden, siger BL"


def test_an_organisation_that_answers_for_something_keeps_its_name() -> None:
    firm = replace(PEOPLE[5], name="Ejendomsringen")
    session = replace(
        CLOSED, people=(*PEOPLE[:5], firm), captures=(capture(1, Kind.TASK, "Maler", "14:10", "p6"),)
    )
    written = minutes_markdown(session, at("16:00"), DANISH, manner=Manner(names=Names.ROLES))
    assert "ansvarlig: Ejendomsringen)" in written
