"""Finding people by what somebody types, and telling them apart."""

from __future__ import annotations

import unicodedata

import pytest

from cocreation_tui.core.capture.line_names import owner_names, whom
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.people.finding import called, folded, found_people, nearest
from cocreation_tui.core.people.people import Person
from cocreation_tui.core.people.spoken_names import as_added, as_listed, as_rows, labels, walk_ins

ROSTER = (
    ("Mette Jensen", "Nordby Kommune", ""),
    ("Mette Jensen", "Politiet", ""),
    ("Sukarno", "Foreningen Byen", ""),
    ("Jan van der Berg", "Havnen", ""),
    ("Maria de la Cruz Møller-Lund", "Skolen", ""),
    ("王小明", "Byens Køkken", ""),
    ("محمد العلي", "Moskeen", ""),
    ("Åse Ørnholt", "Kommunen", "Trygge veje hjem"),
    ("👩‍👩‍👧 Familien Holm", "Grundejerne", ""),
    ('O’Neill, Siobhán "Shiv"', "Pubben", ""),
    ("Björn Þór Guðmundsson", "Havnen", ""),
    ("Hjørdis Lund", "Natteravnene", "Godt værtskab"),
    ("Çelik Demir", "", ""),
    ("Łukasz Żak", "", ""),
    ("Bech, Søren", "Natteravnene", ""),
    ("Emil Gräf-Lund", "", ""),
    ("Nguyễn Thị Hoa", "", ""),
)
PEOPLE = tuple(
    Person(PersonId(f"p{number}"), name, organisation, platform=platform)
    for number, (name, organisation, platform) in enumerate(ROSTER, 1)
)


def firsts(typed: str) -> list[str]:
    return [one.name for one in found_people(PEOPLE, typed)]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("bjorn", "Björn Þór Guðmundsson"),
        ("bjoern", "Björn Þór Guðmundsson"),
        ("thor", "Björn Þór Guðmundsson"),
        ("gudmund", "Björn Þór Guðmundsson"),
        ("siobhan", 'O’Neill, Siobhán "Shiv"'),
        ("o'neill", 'O’Neill, Siobhán "Shiv"'),
        ("oneill", 'O’Neill, Siobhán "Shiv"'),
        ("shiv", 'O’Neill, Siobhán "Shiv"'),
        ("ase", "Åse Ørnholt"),
        ("aase", "Åse Ørnholt"),
        ("ornh", "Åse Ørnholt"),
        ("oern", "Åse Ørnholt"),
        (unicodedata.normalize("NFD", "Åse"), "Åse Ørnholt"),
        ("hj", "Hjørdis Lund"),
        ("hjordis", "Hjørdis Lund"),
        ("hjoerdis", "Hjørdis Lund"),
        ("celik", "Çelik Demir"),
        ("lukasz", "Łukasz Żak"),
        ("zak", "Łukasz Żak"),
        ("soren", "Bech, Søren"),
        ("soeren bech", "Bech, Søren"),
        ("sb", "Bech, Søren"),
        ("S.B.", "Bech, Søren"),
        ("graf lund", "Emil Gräf-Lund"),
        ("graef", "Emil Gräf-Lund"),
        ("egl", "Emil Gräf-Lund"),
        ("nguyen", "Nguyễn Thị Hoa"),
        ("jan berg", "Jan van der Berg"),
        ("van der", "Jan van der Berg"),
        ("jb", "Jan van der Berg"),
        ("jvdb", "Jan van der Berg"),
        ("moller", "Maria de la Cruz Møller-Lund"),
        ("møller lund", "Maria de la Cruz Møller-Lund"),
        ("de la cruz", "Maria de la Cruz Møller-Lund"),
        ("王", "王小明"),
        ("小明", "王小明"),
        ("العلي", "محمد العلي"),
        ("familien", "👩‍👩‍👧 Familien Holm"),
        ("pubben", 'O’Neill, Siobhán "Shiv"'),
        ("moskeen", "محمد العلي"),
        ("trygge", "Åse Ørnholt"),
        ("mette pol", "Mette Jensen"),
    ],
)
def test_the_first_that_is_found(typed: str, name: str) -> None:
    assert firsts(typed)[0] == name


def test_names_go_before_organisations_and_those_before_platforms() -> None:
    people = (
        Person(PersonId("1"), "Åse", platform="Havnens venner"),
        Person(PersonId("2"), "Bo", "Havnen"),
        Person(PersonId("3"), "Dagny Møllerhavn"),
        Person(PersonId("4"), "Havard"),
    )
    assert [one.id for one in found_people(people, "hav")] == ["4", "3", "2", "1"]
    assert firsts("hj") == ["Hjørdis Lund", "Åse Ørnholt"]


def test_nobody_is_found_by_what_nobody_has() -> None:
    assert firsts("xyz") == []
    assert found_people(PEOPLE, "") == PEOPLE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Åge", "aage"),
        ("Øst", "oest"),
        ("Æble", "aeble"),
        ("É", "e"),
        ("O’Neill", "O'Neill"),
        ("Ida-Marie", "ida marie"),
    ],
)
def test_what_is_spelled_without_its_letters_is_the_same(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Celik", "p13"),
        ("soren", "p15"),
        ("Søren Bech", "p15"),
        ("SB", "p15"),
        ("Jan Berg", "p4"),
        ("van der Berg", "p4"),
        ("Maria", "p5"),
        ("Mette Jensen (Politiet)", "p2"),
        ("Mette Jensen, Politiet", "p2"),
        ("mette kommune", None),
        ("Mette", None),
        ("Karen", None),
        ("Emil Hansen", None),
        ("", None),
    ],
)
def test_who_is_meant_by_a_name(text: str, who: str | None) -> None:
    found = whom(PEOPLE, text)
    assert (found.id if found else None) == who


def test_several_owners_in_one_field() -> None:
    assert owner_names(PEOPLE, "Sukarno og Karen") == ("Sukarno", "Karen")
    assert owner_names(PEOPLE, "Hjørdis, Celik & Emil") == ("Hjørdis", "Celik", "Emil")
    assert owner_names(PEOPLE, "Natur og Miljø") == ("Natur og Miljø",)
    assert owner_names(PEOPLE, "Bech, Søren") == ("Bech, Søren",)


@pytest.mark.parametrize(
    ("name", "home", "who"),
    [
        ("aase oernholt", "", "p8"),
        ("Bech, Soren", "", "p15"),
        ("Mette Jensen", "Politiet", "p2"),
        ("Mette Jensen", "Havnen", None),
        ("Çelik Demir", "Havnen", "p13"),
        ("Åse", "", None),
    ],
)
def test_who_has_a_full_name(name: str, home: str, who: str | None) -> None:
    found = called(PEOPLE, name, home)
    assert (found.id if found else None) == who


def test_a_slip_is_near_somebody() -> None:
    near = nearest(PEOPLE, "Hjørdsi")
    assert near is not None
    assert near.name == "Hjørdis Lund"
    assert nearest(PEOPLE, "Kommunaldirektøren") is None


def test_people_of_one_name_are_told_apart() -> None:
    shown = labels(PEOPLE)
    assert (shown[PersonId("p1")], shown[PersonId("p2")]) == (
        "Mette Jensen (Nordby Kommune)",
        "Mette Jensen (Politiet)",
    )
    assert shown[PersonId("p15")] == "Søren Bech"
    twins = (
        Person(PersonId("a"), "Bo Ek", "Havnen", platform="Lys"),
        Person(PersonId("b"), "Ek, Bo", "Havnen", platform="Veje"),
        Person(PersonId("c"), "bo ek", "Havnen"),
    )
    assert [*labels(twins).values()] == ["Bo Ek (Lys)", "Bo Ek (Veje)", "bo ek (3)"]


def test_last_name_first_is_turned_round() -> None:
    turned = as_listed((Person(PersonId("a"), "Bech Nielsen, Søren"), Person(PersonId("b"), "Ida")))
    assert [one.name for one in turned] == ["Søren Bech Nielsen", "Ida"]
    assert as_added(Person(PersonId("a"), "van der Berg, Jan")).name == "Jan van der Berg"
    assert as_added(Person(PersonId("a"), "Mette Friis, Biblioteket")).name == "Mette Friis, Biblioteket"


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Mette Friis, Biblioteket", ("Mette Friis", "Biblioteket")),
        ("mette friis, bibliot", ("mette friis", "bibliot")),
        ("Bech, Søren", ("Søren Bech", "")),
        ("Mette, Natteravnene", ("Mette", "Natteravnene")),
        ("Mette Friis", ("Mette Friis", "")),
        ("Mette Friis, Biblioteket, Nordby", ("Mette Friis", "Biblioteket, Nordby")),
        ("Mette Friis,", ("Mette Friis", "")),
        ("Natteravnene Mette Friis", ("Mette Friis", "Natteravnene")),
        ("mette friis natteravnene", ("mette friis", "Natteravnene")),
        ("Natteravnene", ("Natteravnene", "")),
    ],
)
def test_what_a_walk_in_is_understood_as(typed: str, first: tuple[str, str]) -> None:
    assert walk_ins(typed, ("Natteravnene",))[0] == first


def test_a_list_of_names_has_everybody_once_and_tells_people_of_one_name_apart() -> None:
    one, other = (Person(PersonId(home), "Mette Hansen", home) for home in ("Biblioteket", "Politiet"))
    again, ida = Person(PersonId("3"), "mette hansen", "politiet"), Person(PersonId("4"), "Ida Ask", "Lions")
    rows = as_rows((one, other, ida, again))
    assert rows == (("Ida Ask", ida), ("Mette Hansen, Biblioteket", one), ("Mette Hansen, Politiet", other))
    assert [walk_ins(row, ("Biblioteket", "Politiet"))[0] for row, _ in rows[1:]] == [
        ("Mette Hansen", "Biblioteket"),
        ("Mette Hansen", "Politiet"),
    ]
