"""Who speaks for an actor, and how many actors there are: organisations, not heads."""

from dataclasses import replace

import pytest

from cocreation_tui.core.agenda.agenda import Per
from cocreation_tui.core.agenda.script import heads
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.people.actors import speaking_for_actors
from cocreation_tui.core.people.people import ACTORS, ASIDE, Attendance, Person, Role


def person(name: str, home: str = "", role: Role = Role.ACTOR, here: bool = True) -> Person:
    """Somebody on the list, in the room or with apologies."""
    return Person(
        PersonId(name), name, home, role, attendance=Attendance.PRESENT if here else Attendance.EXCUSED
    )


LIST = (
    person("Dorte", "Kommunen", Role.ANCHOR),
    person("Åse", "Beboerforeningen", here=False),
    person("Bo", "Beboerforeningen"),
    person("Carl", " beboerforeningen "),
    person("Eva", "Bar 5", Role.COORDINATOR),
    person("Fie"),
    person("Gry"),
    person("Hans", "Kommunen", Role.WORKING_GROUP),
    person("Ida", "Politiet", Role.MANAGER),
    person("Jo", "Universitetet", Role.SPEAKER),
    person("Kaj", "Avisen", Role.GUEST),
)


def test_an_organisation_is_one_actor_and_somebody_without_one_too() -> None:
    assert [one.name for one in speaking_for_actors(LIST)] == ["Bo", "Eva", "Fie", "Gry"]
    assert {per: heads(per, LIST) for per in Per} == {
        Per.COORDINATOR: 1,
        Per.ACTOR: 4,
        Per.PLATFORM: 0,
        Per.PERSON: 10,
    }


def test_of_a_list_that_says_no_roles_everybody_may_speak_for_an_actor() -> None:
    unsaid = tuple(replace(one, role=Role.GUEST if one.role in ACTORS else one.role) for one in LIST)
    assert [one.name for one in speaking_for_actors(unsaid)] == ["Bo", "Eva", "Fie", "Gry", "Kaj"]


@pytest.mark.parametrize("role", sorted({*ASIDE, Role.ANCHOR}))
def test_who_is_there_for_the_initiative_is_no_actor(role: Role) -> None:
    assert speaking_for_actors([person("Li", "Kommunen", role)]) == ()
