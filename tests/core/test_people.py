"""Who is meant by a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.capture.capture_line import complete
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.initiative.merging import unknown_people
from cocreation_tui.core.people.people import Person, find_person, same_person
from cocreation_tui.core.platforms.naming import aboard_as, name_of
from cocreation_tui.core.platforms.platforms import Aboard, read_actor
from cocreation_tui.core.session.assigning import tasks_of
from cocreation_tui.core.session.commands.command import AddPerson, CaptureThis
from tests.core.test_session import Meeting

PIA = Person(PersonId("pia"), "Ølberg, Pia", "Aarhus Kommune")
KIRSTEN = Person(PersonId("kir"), "Kirsten Løvbjerg", "Åby Skole")
HJOERDIS = Person(PersonId("hjo"), "Hjørdis Mølgaard", "Natteravnene")
ALONE = Person(PersonId("bo"), "Bo Ek")
PEOPLE = (PIA, KIRSTEN, HJOERDIS, ALONE)
NAMES = st.lists(st.sampled_from(["Ida", "Bo", "Ek", "Holm", "Lund"]), min_size=2, max_size=3).map(" ".join)


@pytest.mark.parametrize(
    ("name", "organisation", "found"),
    [
        ("pia  ØLBERG", "", PIA),
        ("Ølberg, Pia", "Teknik", PIA),
        ("Pia", "aarhus kommune", PIA),
        ("Kirsten", "Åby Skole", KIRSTEN),
        ("Kirsten", "", None),
        ("Kirsten", "Natteravnene", None),
        ("Kirsten Lund", "Åby Skole", None),
        ("Løvbjerg", "Åby Skole", None),
        ("", "Åby Skole", None),
        ("", "", None),
    ],
)
def test_a_name_means_somebody_on_the_list(name: str, organisation: str, found: Person | None) -> None:
    assert find_person(PEOPLE, name, organisation) is found


def test_a_first_name_that_two_of_an_organisation_have_means_neither() -> None:
    other = Person(PersonId("k2"), "Kirsten Dal", "Åby Skole")
    assert find_person((*PEOPLE, other), "Kirsten", "Åby Skole") is None


def test_of_namesakes_the_one_of_the_organisation_is_meant() -> None:
    other = Person(PersonId("k2"), "Kirsten Løvbjerg", "Taxa")
    assert find_person((*PEOPLE, other), "kirsten løvbjerg", "taxa") is other


@given(NAMES, NAMES)
def test_two_full_names_are_never_one_person(one: str, other: str) -> None:
    assert same_person(one, other) == (one == other)
    last, first = one.split()[-1], " ".join(one.split()[:-1])
    assert same_person(f"{last}, {first}", one)


@pytest.mark.parametrize(
    ("line", "actor"),
    [
        ("hjørdis mølgaard", Aboard("Natteravnene", "Hjørdis Mølgaard")),
        ("Mølgaard, Hjørdis", Aboard("Natteravnene", "Hjørdis Mølgaard")),
        ("Natteravnene", Aboard("Natteravnene")),
        ("Natteravnene, Hjørdis, vogne, ja", Aboard("Natteravnene", "Hjørdis Mølgaard", "vogne", "yes")),
        ("Bo Ek", Aboard("Bo Ek")),
        ("Hjørdis Mølgaard Hansen", Aboard("Hjørdis Mølgaard Hansen")),
    ],
)
def test_a_person_alone_on_a_line_is_there_for_the_organisation(line: str, actor: Aboard) -> None:
    assert aboard_as(PEOPLE, read_actor(line)) == actor


def test_an_organisation_called_as_somebody_stays_an_organisation() -> None:
    firm = Person(PersonId("x"), "Ida Ask", "Bo Ek")
    assert aboard_as((*PEOPLE, firm), Aboard("Bo Ek")) == Aboard("Bo Ek")


def test_a_first_name_of_two_actors_is_left_as_it_was_said() -> None:
    aboard = [Aboard("Åby Skole", "Kirsten Løvbjerg"), Aboard("Taxa", "Kirsten Dal")]
    assert name_of(PEOPLE, "Kirsten", aboard[:1]) == "Kirsten Løvbjerg"
    assert name_of(PEOPLE, "Kirsten", aboard) == "Kirsten"


def test_an_owner_is_who_the_name_means_on_the_list_whichever_way_round_it_is_listed() -> None:
    meeting = Meeting()
    meeting.do(AddPerson(PIA), CaptureThis(Kind.TASK, "Ringer", owner_name="Pia Ølberg"))
    assert meeting.session.captures[-1].owner == PIA.id
    assert sum(same_person(one.name, PIA.name) for one in meeting.session.people) == 1
    before = len(meeting.session.steps)
    assert tasks_of(meeting.session, (("Ringer", "pia ølberg"),)) == ()
    meeting.do(*tasks_of(meeting.session, (("Skriver", "Pia Ølberg"),)))
    assert meeting.session.captures[-1].owner == PIA.id
    assert len(meeting.session.steps) == before + 1


@pytest.mark.parametrize("typed", ["@Pia", "@pia ølb", "@ølberg, p"])
def test_a_name_is_completed_whichever_way_round_it_is_listed(typed: str) -> None:
    assert complete(typed, len(typed), PEOPLE, ()) == ("@Pia Ølberg ",)


def test_a_namesake_of_another_organisation_is_somebody_else() -> None:
    police, council = (Person(PersonId(home), "Anne Jensen", home) for home in ("Politiet", "Kommunen"))
    turned = Person(PersonId("x"), "Jensen, Anne", "politiet")
    assert unknown_people((police,), (turned, council, council)) == (council,)
