"""What of its actors an initiative gives to a new meeting, and what the forms there begin with."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cocreation_tui.core.capture.capture import Capture
from cocreation_tui.core.forms.beginnings import aboard_lines, actor_again
from cocreation_tui.core.forms.fact_reading import fact_of
from cocreation_tui.core.forms.facts import ActorTold
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.initiative.actor_list import actor_named
from cocreation_tui.core.initiative.bringing import may_join
from cocreation_tui.core.initiative.carried_over import known_values
from cocreation_tui.core.initiative.initiative import Initiative
from cocreation_tui.core.initiative.meeting_actors import actor_begins, actors_at_hand
from cocreation_tui.core.initiative.starting import offer
from cocreation_tui.core.people.people import Person, Role
from cocreation_tui.core.session.session import Session
from tests.core.lived import FOUNDED, filled, initiative, met, on, own, workshop

PIA = Person(PersonId("pia"), "Pia Lund", "Kommunen", Role.ANCHOR)
BO = Person(PersonId("bo"), "Bo Ek", "Taxa", Role.ACTOR)


def actor(name: str, standing: str, day: int = 5, **said: str) -> Capture:
    return filled("actor", name, "", on(day, 9), standing=standing, **said)


def found() -> Initiative:
    """Five actors, each further than the one before."""
    return initiative(
        met(
            "analysis-workshop", 5,
            actor("Netto", "chosen", reason="Kan stoppe det hele", interest="Ro", invites="Pia Lund"),
            actor("Taxa", "met", person="Bo Ek"), actor("Kirken", "declined"),
            people=(PIA,),
        ),
        met("actor-meeting", 8, people=(PIA, BO)),
        itself=own(
            actor("Netto", "contacted", 6),
            actor("Barerne", "invited", 9, person="Emil Græf", contact="12 34", brings="En dør", needs="Ro"),
            actor("Skolen", "aboard", 9, interest="Elever"),
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("script", "one", "brought"),
    [
        ("analysis-workshop", "", ["Taxa", "Netto", "Kirken", "Barerne", "Skolen"]),
        ("actor-meeting", "netto", ["Netto"]),
        ("actor-meeting", "", []),
        ("establishment-workshop", "", ["Barerne", "Skolen"]),
        ("status-meeting", "", []),
        ("coordinator-meeting", "", []),
    ],
)
def test_each_kind_of_meeting_is_brought_the_actors_it_is_about(
    script: str, one: str, brought: list[str]
) -> None:
    facts = [fact_of(each.capture) for each in offer(found(), script, actor=one).brought]
    assert sorted(each.actor.actor for each in facts if isinstance(each, ActorTold)) == sorted(brought)


def test_an_actor_is_brought_with_everything_that_was_told_of_it_but_what_is_internal() -> None:
    (netto,) = offer(found(), "actor-meeting", actor="Netto").brought
    known = actor_named(found(), "Netto")
    assert known is not None
    assert fact_of(netto.capture) == replace(known.told, reason="", contacts="")
    inside = offer(found(), "analysis-workshop").brought
    assert [said for one in inside for said in one.capture.fields if said.name == "reason"] == [
        field for one in inside for field in one.capture.fields if field.text == "Kan stoppe det hele"
    ]


@pytest.mark.parametrize(
    ("script", "one", "people", "named"),
    [
        ("actor-meeting", "Taxa", ["Bo Ek", "Pia Lund"], []),
        ("actor-meeting", "Barerne", ["Pia Lund"], ["Emil Græf, Barerne, 12 34"]),
        ("actor-meeting", "Netto", ["Pia Lund"], ["Netto, Netto, "]),
        (
            "establishment-workshop",
            "",
            ["Bo Ek", "Pia Lund"],
            ["Emil Græf, Barerne, 12 34", "Skolen, Skolen, "],
        ),
    ],
)
def test_those_who_were_invited_or_met_are_proposed_with_their_organisation(
    script: str, one: str, people: list[str], named: list[str]
) -> None:
    got = offer(found(), script, actor=one)
    assert [person.name for person in got.people] == people
    assert [f"{person.name}, {person.organisation}, {person.phone}" for person in got.named] == named
    assert {person.role for person in got.named} <= {Role.ACTOR}


def meeting(script: str, one: str = "", *captures: Capture) -> Session:
    """A meeting with what it was brought, and what it has caught."""
    return Session(script=script, brought=offer(found(), script, actor=one).brought, captures=captures)


def test_the_form_of_an_actor_begins_with_what_is_known() -> None:
    begins = known_values(meeting("actor-meeting", "Netto"), "actor", "")
    ref = actors_at_hand(meeting("actor-meeting", "Netto"))[0].again
    assert ref in [one.ref for one in found().told_actors]
    assert begins == {"actor": "Netto", "interest": "Ro", "standing": "met", "ref": ref}
    assert known_values(meeting("actor-meeting", "Netto", actor("Netto", "met")), "actor", "") == {
        "standing": "met"
    }
    begins = actor_begins(meeting("establishment-workshop"), "barerne")
    assert begins.pop("ref").startswith("initiative/")
    assert begins == {
        "actor": "Barerne", "person": "Emil Græf", "brings": "En dør", "needs": "Ro", "standing": "aboard",
        "contact": "12 34",
    }  # fmt: skip
    assert actor_begins(meeting("analysis-workshop"), "Kirken")["standing"] == "declined"


@pytest.mark.parametrize(
    ("script", "standing"),
    [("analysis-workshop", "chosen"), ("establishment-workshop", "aboard"), ("status-meeting", "")],
)
def test_an_actor_nobody_knows_begins_where_the_meeting_is(script: str, standing: str) -> None:
    assert actor_begins(meeting(script), "Åen").get("standing", "") == standing


def test_those_written_down_here_are_no_longer_at_hand() -> None:
    assert [one.actor.actor for one in actors_at_hand(meeting("establishment-workshop"))] == [
        "Barerne",
        "Skolen",
    ]
    left = actors_at_hand(meeting("establishment-workshop", "", actor("skolen", "aboard")))
    assert [one.actor.actor for one in left] == ["Barerne"]
    begins = actor_begins(meeting("establishment-workshop"), "Skolen")
    renamed = actor("Byens Skole", "aboard", ref=begins["ref"])
    left = actors_at_hand(meeting("establishment-workshop", "", renamed))
    assert [one.actor.actor for one in left] == ["Barerne"]


@pytest.mark.parametrize("standing", ["", "chosen", "invited", "aboard", "wanted"])
def test_what_a_form_says_is_what_it_begins_with_again(standing: str) -> None:
    said = {
        "person": "Bo",
        "interest": "Ro",
        "brings": "Lys",
        "needs": "Tid",
        "reason": "x",
        "backing": "yes",
    }
    said |= {"invites": "Pia", "invites_by": "2025-02-03", "contact": "12 34"}
    said |= {"standing": standing} if standing else {}
    fact = fact_of(filled("actor", "Netto", "", FOUNDED, **said))
    assert isinstance(fact, ActorTold)
    again = actor_again(fact)
    text = again.pop("actor")
    assert fact_of(filled("actor", text, "", FOUNDED, **again)) == fact


def test_a_platform_is_proposed_those_who_are_not_on_it_and_have_not_said_no() -> None:
    known = initiative(
        workshop(9, "Lys", "Veje"),
        itself=own(actor("Netto", "chosen"), actor("Kirken", "declined"), actor("Taxa", "aboard", brings="Vogne", person="Bo")),
    )  # fmt: skip
    free = may_join(known, "lys")
    assert [one.name for one in free] == ["Taxa", "Forening Veje", "Netto"]
    assert aboard_lines(one.told.actor for one in free)[0] == "Taxa, Bo, Vogne"
