"""The actors of an initiative in one list: how far it has come with each, and what is known of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreation_tui.core.capture.capture import Capture, Kind
from cocreation_tui.core.forms.templates import ActorStanding
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.initiative.actor import Actor
from cocreation_tui.core.initiative.actor_list import actor_named, unanswered
from cocreation_tui.core.initiative.initiative import Initiative
from cocreation_tui.core.people.finding import alike_spelled
from cocreation_tui.core.people.people import Attendance, Person, Role
from tests.core.lived import caught, change, filled, initiative, met, on, own, workshop

KAJ = Person(PersonId("kaj"), "Kaj Holm", "Netto", Role.ACTOR)
PIA = Person(PersonId("pia"), "Pia Lund", "Kommunen", Role.ANCHOR)
STEPS = ("chosen", "contacted", "met", "invited", "aboard", "later", "declined")


def actor(name: str, day: int, standing: str = "", platform: str = "", **said: str) -> Capture:
    """A form of an actor, filled in on a day."""
    more = {"standing": standing} if standing else {}
    return filled("actor", name, platform, on(day, 9), **more, **said)


def only(known: Initiative) -> Actor:
    """The one actor there is."""
    (one,) = known.actors
    return one


def test_everything_told_of_an_actor_is_put_together() -> None:
    known = initiative(
        met("analysis-workshop", 20, actor("Netto", 20, "chosen", reason="Lukker sidst", invites="Pia Lund", invites_by="2025-02-03")),
        met("actor-meeting", 30, actor("netto", 30, "met", person="Kaj Holm", interest="Ro i butikken", brings="Lys")),
        itself=own(actor("Netto", 25, "contacted"), actor("Netto", 35, "invited", needs="Møder om morgenen", contact="12 34")),
    )  # fmt: skip
    one = only(known)
    assert (one.name, one.standing, one.following, one.answered) == (
        "Netto", ActorStanding.INVITED, None, False,
    )  # fmt: skip
    assert (one.person, one.interest, one.brings, one.needs) == (
        "Kaj Holm", "Ro i butikken", "Lys", "Møder om morgenen",
    )  # fmt: skip
    assert (one.contacts, one.by, one.contact) == ("Pia Lund", date(2025, 2, 3), "12 34")
    assert [step.standing.value for step in one.history] == ["chosen", "contacted", "met", "invited"]
    assert [step.source for step in one.history] == [
        "0020-analysis-workshop", "initiative", "0030-actor-meeting", "initiative",
    ]  # fmt: skip
    assert [step.reason for step in one.history] == ["Lukker sidst", "", "", ""]
    assert known.told_actors[-1].ref == one.ref


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (("Åens Børn", "Aaens Boern", "åens børn"), ["Åens Børn"]),
        (("Netto, Kaj", "Kaj"), ["Netto"]),
        (("Kaj", "Netto, Kaj"), ["Netto"]),
        (("Kaj", "Netto", "Netto, Kaj"), ["Netto"]),
        (("Kaj Holm", "Netto"), ["Netto"]),
        (("Netto", "Netto Ågade"), ["Netto", "Netto Ågade"]),
    ],
)
def test_one_actor_is_one_organisation(names: tuple[str, ...], found: list[str]) -> None:
    lines = [caught(Kind.ACTOR, name, at=on(20, 9, number)) for number, name in enumerate(names)]
    people = (KAJ,) if KAJ.name in names else ()
    known = initiative(met("status-meeting", 10, people=people), met("analysis-workshop", 20, *lines))
    assert [one.name for one in known.actors] == found


@pytest.mark.parametrize(
    ("standing", "platform", "stands", "lacks", "aboard"),
    [
        ("aboard", "", "aboard", False, False),
        ("wanted", "", "chosen", False, False),
        ("declined", "", "declined", False, False),
        ("", "", "chosen", False, False),
        ("aboard", "Lys", "aboard", False, True),
        ("", "Lys", "aboard", False, True),
        ("wanted", "Lys", "chosen", True, False),
        ("invited", "Lys", "invited", True, False),
        ("later", "Lys", "later", False, False),
        ("declined", "Lys", "declined", False, False),
    ],
)
def test_what_a_form_means_with_and_without_a_platform(
    standing: str, platform: str, stands: str, lacks: bool, aboard: bool
) -> None:
    known = initiative(workshop(5, "Lys"), met("status-meeting", 20, actor("Netto", 20, standing, platform)))
    one = actor_named(known, "netto")
    assert one is not None
    assert (one.standing.value, one.lacking == ("Lys",), one.platforms == ("Lys",)) == (stands, lacks, aboard)


def test_actors_of_platforms_are_on_the_list_with_where_they_are() -> None:
    known = initiative(
        met("analysis-workshop", 1, actor("Kommunen", 1, "chosen"), actor("Forening Lys", 1, "later")),
        workshop(5, "Lys", "Veje"),
        itself=own(
            change("actor-out", "Veje", 9, who="Kommunen"),
            filled("focus-actors", "Stier", "Lys", on(8), missing="Netto, Pia Lund"),
        ),
    )
    there = {one.name: one for one in known.actors}
    assert (there["Kommunen"].platforms, there["Kommunen"].former) == (("Lys",), ("Veje",))
    assert not there["Kommunen"].gone
    assert [step.standing.value for step in there["Forening Lys"].history] == ["later", "aboard"]
    assert there["Forening Lys"].history[-1].source == "0005-establishment-workshop"
    assert (there["Netto"].standing.value, there["Netto"].lacking, there["Netto"].contacts) == (
        "chosen", ("Lys",), "Pia Lund",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("script", "role", "attendance", "caught_too", "stands"),
    [
        ("actor-meeting", Role.ACTOR, Attendance.PRESENT, False, "met"),
        ("actor-meeting", Role.GUEST, Attendance.PRESENT, True, "met"),
        ("actor-meeting", Role.GUEST, Attendance.PRESENT, False, ""),
        ("actor-meeting", Role.ACTOR, Attendance.ABSENT, True, "chosen"),
        ("establishment-workshop", Role.ACTOR, Attendance.LEFT, True, "aboard"),
        ("status-meeting", Role.ACTOR, Attendance.PRESENT, False, ""),
    ],
)
def test_whoever_came_was_met_or_is_with_us(
    script: str, role: Role, attendance: Attendance, caught_too: bool, stands: str
) -> None:
    guest = replace(KAJ, role=role, attendance=attendance)
    known = initiative(
        met("analysis-workshop", 5, *([actor("Netto", 5, "chosen")] if caught_too else [])),
        met(script, 9, people=(PIA, guest)),
    )
    assert [one.standing.value for one in known.actors] == ([stands] if stands else [])


def test_what_was_said_is_not_taken_back_by_what_follows_from_a_meeting() -> None:
    no = actor("Netto", 5, "declined", reason="Ingen timer")
    known = initiative(met("analysis-workshop", 5, no), met("actor-meeting", 9, people=(KAJ,)))
    assert (only(known).standing.value, only(known).reason) == ("declined", "Ingen timer")
    came = initiative(met("analysis-workshop", 5, no), met("establishment-workshop", 9, people=(KAJ,)))
    assert only(came).standing.value == "aboard"


def test_those_without_an_answer_come_by_their_day() -> None:
    known = initiative(
        met(
            "analysis-workshop", 5, actor("Bo", 5, "later"), actor("Ask", 5, "chosen"), actor("Taxa", 5, "aboard"),
            actor("Netto", 5, "met", invites_by="2025-02-03"), actor("Zoo", 5, "invited", invites_by="2025-01-30"),
        )
    )  # fmt: skip
    assert [one.name for one in unanswered(known)] == ["Zoo", "Netto", "Ask"]


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ((("Neto", ""), ("Netto", "Neto")), ["Netto"]),
        ((("Neto", ""), ("Netto", "Neto"), ("Neto", ""), ("Nettto", "Netto")), ["Nettto"]),
        ((("Neto", ""), ("Bo", ""), ("Bo", "Neto")), ["Bo"]),
        ((("A", ""), ("B", "A"), ("A", "B"), ("B", "A")), ["B"]),
        ((("Neto", ""), ("Netto", "Nobody")), ["Neto", "Netto"]),
    ],
)
def test_an_actor_is_renamed_and_answers_to_both_names(
    told: tuple[tuple[str, str], ...], names: list[str]
) -> None:
    refs: dict[str, str] = {}
    forms = []
    for number, (name, again) in enumerate(told):
        form = actor(name, number, "chosen", brings=name, ref=refs.get(again, again))
        refs[name] = f"initiative/{form.id}"
        forms.append(form)
    known = initiative(itself=own(*forms, filled("focus-actors", "Stier", "Lys", on(30), aboard=told[0][0])))
    assert [one.name for one in known.actors] == names
    assert [one.platforms for one in known.actors if one.platforms] == [("Lys",)]


NAMES = st.sampled_from(("Netto", "netto", "NETTO", "Åen", "Aaen", "Taxa", "Bo Ek", "Taxa, Bo Ek"))


@given(st.lists(st.tuples(NAMES, st.sampled_from(("", *STEPS, "wanted"))), max_size=8))
def test_however_it_is_told_each_actor_is_there_once_and_stands_as_last_said(
    told: list[tuple[str, str]],
) -> None:
    forms = [actor(name, day, standing) for day, (name, standing) in enumerate(told)]
    known = initiative(itself=own(*forms))
    names = [one.name for one in known.actors]
    assert not [
        (one, other)
        for place, one in enumerate(names)
        for other in names[:place]
        if alike_spelled(one, other)
    ]
    for name in {name for name, standing in told if standing in STEPS}:
        later = [said for other, said in told if alike_spelled(other, name) and said in STEPS]
        found = actor_named(known, name)
        assert found is not None
        assert found.standing.value == later[-1]
        assert found.history[-1].standing is found.standing
    assert {one.name for one in unanswered(known)} == {
        one.name for one in known.actors if one.standing.value in STEPS[:4]
    }
