"""Initials mean one of a list only."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.people.initials import first_letters, initials_of
from cocreation_tui.core.people.people import Person


def of(*names: str) -> list[str]:
    people = [Person(PersonId(f"p{number}"), name) for number, name in enumerate(names)]
    return list(initials_of(people).values())


def test_initials_are_the_first_letters_in_the_order_spoken() -> None:
    assert of("Åse Ørnholt", "Bech, Søren", "Hjørdis Ø. Åberg", "Ida van Ask", "Bo") == [
        "ÅØ",
        "SB",
        "HØÅ",
        "IA",
        "B",
    ]


def test_those_who_share_them_get_more_of_the_last_name_and_at_last_a_number() -> None:
    assert of("Ida Bech", "Inge Bisgaard") == ["IBe", "IBi"]
    assert of("Ida Bech", "Ida Beck", "Bo Ek") == ["IBech", "IBeck", "BE"]
    assert of("Ida Bech", "Ida Bech") == ["IBech1", "IBech2"]
    assert first_letters("?!") == "?"


@given(st.lists(st.text("abAB ,æ1.", min_size=1, max_size=6), max_size=8))
def test_no_two_have_the_same(names: list[str]) -> None:
    found = of(*names)
    assert len(set(found)) == len(found)
    assert all(found)
