"""Who is proposed for a new meeting by what the initiative itself says: those behind it, and what actors answered."""

from __future__ import annotations

import pytest

from cocreation_tui.core.agenda.circle import Circle
from cocreation_tui.core.forms.facts import InitiativeTold
from cocreation_tui.core.ground.ids import PersonId, SessionId
from cocreation_tui.core.initiative.behind import named_behind
from cocreation_tui.core.initiative.contacts import contacts_of
from cocreation_tui.core.initiative.fold import initiative_of
from cocreation_tui.core.initiative.initiative import Initiative
from cocreation_tui.core.initiative.meeting_record import Held
from cocreation_tui.core.initiative.planned_early import excused_by_now, offered_by_now, placed_by_now
from cocreation_tui.core.initiative.starting import Offer, offer
from cocreation_tui.core.people.people import Person, Role
from cocreation_tui.core.session.session import Session
from tests.core.lived import ZONE, filled, met, on, own

ABOUT = filled(
    "initiative", "Trygge nætter", anchor="Dorte Holm", manager="Carl Krogh", stand_in="Eva Eg",
    group="Gry Gran, Teknik\nMads Lund",
)  # fmt: skip
GRY = Person(PersonId("gry"), "Gry Gran", "Teknik")
TOVE = Person(PersonId("tove"), "Tove Birk", "Biografen")


def known(*meetings: Held) -> Initiative:
    return initiative_of(own(ABOUT), ZONE, meetings)


def everyone(found: Offer) -> dict[str, Role]:
    return {one.name: one.role for one in (*found.people, *found.named)}


def actor(standing: str, day: int, person: str = "") -> Held:
    return met("own-script", day, filled("actor", "Biografen", "", on(day), standing=standing, person=person))


def test_those_behind_it_are_named_once_and_come_in_their_roles() -> None:
    inside = {
        "Dorte Holm": Role.ANCHOR, "Carl Krogh": Role.MANAGER, "Eva Eg": Role.WORKING_GROUP,
        "Gry Gran": Role.WORKING_GROUP, "Mads Lund": Role.WORKING_GROUP,
    }  # fmt: skip
    assert everyone(offer(known(), "analysis-data")) == inside
    assert {one.organisation for one in offer(known(), "analysis-data").named} == {"", "Teknik"}
    met_as_guest = known(met("relevance-check", 3, people=(GRY,)))
    assert everyone(offer(met_as_guest, "analysis-data")) == inside
    assert [one.id for one in offer(met_as_guest, "analysis-data").people] == ["gry"]


def test_the_group_is_at_the_workshop_and_neither_it_nor_the_manager_where_platforms_meet() -> None:
    assert set(everyone(offer(known(), "establishment-workshop"))) == {
        "Dorte Holm", "Eva Eg", "Gry Gran", "Mads Lund",
    }  # fmt: skip
    held = known(met("establishment-workshop", 90))
    for script in ("status-meeting", "coordinator-meeting", "actor-meeting"):
        assert set(everyone(offer(held, script))) == {"Dorte Holm"}


def test_a_role_that_a_list_gives_counts_before_the_initiatives() -> None:
    spoke = met("relevance-check", 3, people=(Person(PersonId("mads"), "Mads Lund", role=Role.SPEAKER),))
    assert everyone(offer(known(spoke), "analysis-data"))["Mads Lund"] is Role.SPEAKER


def test_nobody_is_behind_it_who_was_not_named() -> None:
    assert [one.name for one in named_behind(InitiativeTold("", None, None, 0), "Dorte") if one.name] == [
        "Dorte"
    ]


@pytest.mark.parametrize(
    ("standing", "comes"), [("declined", False), ("later", False), ("aboard", True), ("met", True)]
)
def test_an_actor_that_said_no_is_not_asked_again_and_in_no_list_of_contacts(
    standing: str, comes: bool
) -> None:
    found = known(met("actor-meeting", 20, people=(TOVE,)), actor(standing, 21))
    for script in ("establishment-workshop", "status-meeting"):
        assert everyone(offer(found, script)).get("Tove Birk") is (Role.ACTOR if comes else None)
    assert ("Tove Birk" in [one.name for one in contacts_of(found)]) is comes
    assert "Tove Birk" in everyone(offer(found, "actor-meeting", actor="Biografen"))


def test_an_organisation_gives_its_place_to_the_person_that_is_named_for_it() -> None:
    place = Person(PersonId("bio"), "Biografen", "Biografen", Role.ACTOR)
    nobody = known(met("actor-meeting", 20, people=(place,)), actor("aboard", 21))
    assert "Biografen" in everyone(offer(nobody, "establishment-workshop"))
    named = everyone(offer(known(met("actor-meeting", 20, people=(place,)), actor("aboard", 21, "Tove Birk")),
                           "establishment-workshop"))  # fmt: skip
    assert "Biografen" not in named
    assert named["Tove Birk"] is Role.ACTOR


def test_a_meeting_planned_early_hears_who_said_no_and_whose_platform_is_over() -> None:
    pia = Person(PersonId("pia"), "Pia Vad", "Barerne", Role.COORDINATOR, "Vand")
    founded = filled("platform", "Vand", "Vand", on(90), coordinator="Pia Vad", aboard="Barerne, Pia Vad")
    change = filled("platform-change", "Slut", "Vand", on(120), what="close", settled="agreed", why="x")
    held = known(met("establishment-workshop", 90, founded, people=(pia,)), met("own-script", 120, change),
                 actor("declined", 121))  # fmt: skip
    session = Session(id=SessionId("x"), script="status-meeting", circle=Circle.ALL, people=(pia, TOVE, GRY))
    found = offered_by_now(held, session)
    assert [(one.person, one.role, one.platform) for one in placed_by_now(session, found)] == [
        ("pia", Role.ACTOR, "")
    ]
    assert [one.name for one in excused_by_now(held, session)] == ["Tove Birk"]
    alone = Session(id=SessionId("y"), script="actor-meeting", circle=Circle.ACTOR, people=(TOVE,))
    assert excused_by_now(held, alone) == ()
