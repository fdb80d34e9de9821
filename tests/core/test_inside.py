"""Internal matters stay inside: every pair of kinds of meetings against a table that is written out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cocreation_tui.core.agenda.agenda import RoomPage
from cocreation_tui.core.agenda.circle import Circle, usual_circle
from cocreation_tui.core.capture.capture import Capture, Kind
from cocreation_tui.core.ground.ids import PersonId, SessionId
from cocreation_tui.core.initiative.contacts import contacts_of
from cocreation_tui.core.initiative.fold import initiative_of
from cocreation_tui.core.initiative.initiative import Initiative
from cocreation_tui.core.initiative.meeting_record import Held, held_of
from cocreation_tui.core.initiative.outside import seen_from_outside
from cocreation_tui.core.initiative.starting import Offer, offer
from cocreation_tui.core.people.people import Person, Role
from cocreation_tui.core.reports.newsletter import newsletter_of
from cocreation_tui.core.reports.poster import poster_of
from cocreation_tui.core.session.events.event import SessionPlanned, Step
from cocreation_tui.core.session.evolve.evolve import apply
from cocreation_tui.core.session.session import Session
from tests.core.lived import FOUNDED, ZONE, caught, change, filled, met, on, own, workshop

SCRIPTS = {
    Circle.INTERNAL: (
        "relevance-check",
        "analysis-workshop",
        "analysis-data",
        "analysis-focus",
        "analysis-actors",
        "manager-dialogue",
        "mobilisation-dialogue",
    ),
    Circle.ACTOR: ("actor-meeting", "newcomer-meeting"),
    Circle.PLATFORM: ("first-platform-meeting", "goal-setting-meeting", "reality-check"),
    Circle.COORDINATORS: ("coordinator-meeting",),
    Circle.ALL: ("establishment-workshop", "status-meeting", "closing-meeting", "own-script"),
}
"""Scripts by whom they are for."""

MATTERS = """
came from        about  internal  one-actor  platform  another  coordinators  all
internal         -      yes       no         no        no       no            no
internal         Lys    yes       no         no        no       no            no
one-actor        -      yes       no         no        no       no            no
one-actor        Lys    yes       no         no        no       no            no
platform         Lys    no        no         yes       no       yes           yes
coordinators     -      no        no         no        no       yes           yes
coordinators     Lys    no        no         yes       no       yes           yes
all              -      yes       no         yes       yes      yes           yes
all              Lys    no        no         yes       no       yes           yes
"""
"""Whether an open matter is offered: where it came from, the platform it is about, and whom the new meeting is for.

``platform`` is a meeting of Lys, ``another`` one of Veje.
"""

SECRET = "HEMMELIGT"
"""Stands in everything that is said in the meeting that is looked for elsewhere."""


def rows() -> list[tuple[Circle, str, str, bool]]:
    """Every field of the table."""
    heading, *lines = [line.split() for line in MATTERS.strip().replace("came from", "came-from").split("\n")]
    return [
        (Circle(came), "" if about == "-" else about, to, said == "yes")
        for came, about, *told in lines
        for to, said in zip(heading[2:], told, strict=True)
    ]


def lived(source: Held) -> Initiative:
    """An initiative with two platforms, and a meeting of which is asked who hears of it."""
    return initiative_of(own(), ZONE, [workshop(90, "Lys", "Veje"), source])


def new_meeting(known: Initiative, to: str, script: str = "") -> Offer:
    """What a new meeting for somebody starts from."""
    circle = Circle.PLATFORM if to == "another" else Circle(to)
    platform = {"platform": "Lys", "another": "Veje"}.get(to, "")
    return offer(known, script or SCRIPTS[circle][0], platform, actor="Forening Lys")


def test_the_table_has_every_pair() -> None:
    assert {(came, to) for came, _, to, _ in rows()} == {
        (came, to) for came in Circle for to in (*map(str, Circle), "another")
    }
    assert {usual_circle(script): 0 for one in SCRIPTS.values() for script in one} == dict.fromkeys(Circle, 0)
    assert all(usual_circle(script) is kind for kind, some in SCRIPTS.items() for script in some)


@pytest.mark.parametrize(("came", "about", "to", "heard"), rows())
def test_an_open_matter_comes_up_where_it_may(came: Circle, about: str, to: str, heard: bool) -> None:
    target = Circle.PLATFORM if to == "another" else Circle(to)
    for script in SCRIPTS[came]:
        matters = (
            caught(Kind.TASK, "Ringer", about, on(100)),
            caught(Kind.PARKING, "Hvem betaler?", about, on(100, 9)),
        )
        known = lived(met(script, 100, *matters, about=("Lys",) if came is Circle.PLATFORM else ()))
        for wanted in SCRIPTS[target]:
            brought = [one.capture.text for one in new_meeting(known, to, wanted).brought]
            assert ("Ringer" in brought, "Hvem betaler?" in brought) == (heard, heard), (script, wanted)


def everything(day: int) -> tuple[Capture, ...]:
    """Something secret of every kind and in every form that says anything about the initiative.

    An actor is chosen inside and then asked: who it is goes on, but not why it was chosen.
    """
    quick = [kind for kind in Kind if kind is not Kind.ACTOR]
    kinds = [caught(kind, f"{SECRET} {kind}", "Lys", on(day, 9, n)) for n, kind in enumerate(quick)]
    return (
        *kinds,
        caught(Kind.TASK, f"{SECRET} opgave", "", on(day, 10)),
        caught(Kind.NOTE, f"{SECRET} note", SECRET, on(day, 10, 1)),
        caught(Kind.RULE, f"{SECRET} regel", "", on(day, 10, 2)),
        filled("platform", SECRET, SECRET, on(day, 10, 3), focus=SECRET, coordinator=SECRET, aboard=SECRET),
        filled("focus-actors", SECRET, "Lys", on(day, 10, 4), aboard=SECRET),
        filled("actor", "Netto", "Lys", on(day, 10, 5), standing="aboard", reason=SECRET),
        filled("goal", SECRET, "Lys", on(day, 10, 6), baseline=SECRET),
        filled("observation", "Kendt mål", "Lys", on(day, 10, 7), seen=SECRET, status="reached"),
        filled("observation", "Kendt mål", "Lys", on(day, 10, 8), of="baseline", seen=SECRET),
        filled("newsletter", SECRET, "Lys", on(day, 10, 9), progress=SECRET, coordinator=SECRET),
        filled("reality-check", SECRET, "Lys", on(day, 10, 10), used="3", conclusion="close"),
        change("close", "Lys", day, why=SECRET),
        change("rename", "Veje", day, new_name=SECRET),
        change("actor-in", "Veje", day, who=SECRET),
    )


def confided(script: str) -> Initiative:
    """An initiative in which everything secret was said in one internal meeting, between open ones."""
    goal = met("goal-setting-meeting", 95, filled("goal", "Kendt mål", "Lys", on(95)), about=("Lys",))
    people = (
        Person(PersonId("chef"), SECRET, SECRET, Role.MANAGER, email=SECRET),
        Person(PersonId("gaest"), f"{SECRET} to", SECRET, platform=""),
        Person(PersonId("dorte"), "Dorte Holm", "Kommunen", Role.ANCHOR),
    )
    inside = met(script, 100, *everything(100), people=people)
    status = met("status-meeting", 110, people=people[2:])
    return initiative_of(own(), ZONE, [workshop(90, "Lys", "Veje"), goal, inside, status])


@pytest.mark.parametrize("script", SCRIPTS[Circle.INTERNAL])
def test_nothing_said_inside_comes_to_any_meeting_with_others(script: str) -> None:
    known = confided(script)
    for circle, scripts in SCRIPTS.items():
        for wanted in scripts:
            platform = "Lys" if circle is Circle.PLATFORM else ""
            told = repr(offer(known, wanted, platform, tuple(RoomPage), "Forening Lys"))
            assert (SECRET in told) == (circle is Circle.INTERNAL), wanted


@pytest.mark.parametrize("script", SCRIPTS[Circle.ACTOR])
def test_what_one_actor_said_is_its_own_to_tell_everybody(script: str) -> None:
    known = confided(script)
    letter = newsletter_of(known)
    assert letter is not None
    assert SECRET not in repr((letter.ripples, letter.decisions, letter.changes))
    assert letter.road is not None
    assert letter.road.ripples == 0


@pytest.mark.parametrize("script", [*SCRIPTS[Circle.INTERNAL], *SCRIPTS[Circle.ACTOR]])
def test_meetings_that_stay_inside_are_not_counted_to_everybody(script: str) -> None:
    road = [
        one and one.road for one in (newsletter_of(confided(script)), newsletter_of(confided("own-script")))
    ]
    assert [one and one.meetings for one in road] == [3, 4]


@pytest.mark.parametrize("script", SCRIPTS[Circle.INTERNAL])
def test_nothing_said_inside_is_on_the_poster_or_in_the_newsletter(script: str) -> None:
    known = confided(script)
    letter = newsletter_of(known)
    assert letter is not None
    assert SECRET not in repr(letter)
    assert SECRET not in repr(poster_of(known, FOUNDED.date()))
    assert SECRET not in repr(contacts_of(seen_from_outside(known)))
    assert [(one.name, one.running) for one in known.platforms] == [("Lys", True), ("Veje", True)], (
        "nothing inside founds, closes or renames a platform"
    )
    assert all(letter.goals[0].told == "none" for letter in letter.letters if letter.goals)


def test_what_is_said_elsewhere_is_told() -> None:
    known = initiative_of(
        own(),
        ZONE,
        [workshop(90, "Lys", "Veje"), met("own-script", 100, *everything(100)), met("status-meeting", 110)],
    )
    assert SECRET in repr(newsletter_of(known))
    assert SECRET in repr(poster_of(known, FOUNDED.date()))


def test_the_challenge_is_stated_inside_and_is_for_everybody() -> None:
    stated = filled("challenge", "Ingen skal gå alene hjem", "", on(20))
    known = lived(met("analysis-workshop", 20, stated))
    assert poster_of(known, FOUNDED.date()).challenge == "Ingen skal gå alene hjem"
    for script in ("actor-meeting", "establishment-workshop"):
        assert stated.text in [one.capture.text for one in offer(known, script).brought]


def test_one_actor_hears_of_the_challenge_alone() -> None:
    stated = filled("challenge", "Ingen skal gå alene hjem", "", on(20))
    open_to_all = (caught(Kind.TASK, "Ringer", at=on(91)), caught(Kind.RULE, "Kom til tiden", at=on(91)))
    known = initiative_of(
        own(),
        ZONE,
        [met("analysis-workshop", 20, stated), workshop(90, "Lys"), met("status-meeting", 91, *open_to_all)],
    )
    assert [one.capture.text for one in offer(known, "actor-meeting", actor="Forening Lys").brought] == [
        stated.text
    ]


PEOPLE = (
    Person(PersonId("anker"), "Dorte Holm", "Kommunen", Role.ANCHOR),
    Person(PersonId("gruppe"), "Gry Gran", "Kommunen", Role.WORKING_GROUP),
    Person(PersonId("chef"), "Carl Chef", "Kommunen", Role.MANAGER),
    Person(PersonId("taxa"), "Bo Ek", "Taxa", Role.ACTOR),
    Person(PersonId("bar"), "Pia Lund", "Barerne", Role.ACTOR),
)


@pytest.mark.parametrize(
    ("script", "platform", "invited"),
    [
        ("manager-dialogue", "", ["Carl Chef", "Dorte Holm", "Eva Expert", "Gry Gran"]),
        ("analysis-workshop", "", ["Carl Chef", "Dorte Holm", "Eva Expert", "Gry Gran"]),
        ("actor-meeting", "", ["Bo Ek", "Dorte Holm"]),
        ("establishment-workshop", "", ["Bo Ek", "Dorte Holm", "Gry Gran", "Pia Lund"]),
        ("coordinator-meeting", "", ["Dorte Holm"]),
    ],
)
def test_a_new_meeting_invites_those_it_is_for(script: str, platform: str, invited: list[str]) -> None:
    expert = Person(PersonId("ekspert"), "Eva Expert", "Universitetet")
    known = initiative_of(
        own(),
        ZONE,
        [
            met("relevance-check", 1, people=(*PEOPLE[:3], expert)),
            met("actor-meeting", 20, people=(PEOPLE[0], PEOPLE[3])),
            met("actor-meeting", 21, people=(PEOPLE[0], PEOPLE[4])),
        ],
    )
    assert sorted(one.name for one in offer(known, script, platform, actor="taxa").people) == invited


def test_a_newcomer_hears_of_the_rules_of_the_joint_platform_too() -> None:
    rules = [caught(Kind.RULE, "Kom til tiden", at=on(91)), caught(Kind.RULE, "Kun på Lys", "Lys", on(95))]
    joint, platform = met("status-meeting", 91, rules[0]), met("reality-check", 95, rules[1], about=("Lys",))
    known = initiative_of(own(), ZONE, [workshop(90, "Lys"), joint, platform])
    assert [one.capture.text for one in offer(known, "newcomer-meeting").brought] == ["Kom til tiden"]


def test_the_working_group_is_done_when_the_platforms_work() -> None:
    known = initiative_of(own(), ZONE, [workshop(90, "Lys", people=PEOPLE)])
    names = {one.name for one in offer(known, "status-meeting").people}
    assert names == {"Dorte Holm", "Bo Ek", "Pia Lund"}


def test_a_script_of_ones_own_may_be_for_anybody() -> None:
    inside = replace(
        met("own-script", 100, caught(Kind.TASK, "Ringer", at=on(100))), said_circle=Circle.INTERNAL
    )
    known = lived(inside)
    assert "Ringer" not in [one.capture.text for one in offer(known, "status-meeting").brought]
    brought = offer(known, "own-script", circle=Circle.INTERNAL).brought
    assert "Ringer" in [one.capture.text for one in brought]


def test_a_meeting_from_before_is_for_those_its_script_is_for() -> None:
    plan = SessionPlanned(SessionId("x"), "Møde", "da", ZONE, FOUNDED, (), script="manager-dialogue")
    told = (plan, replace(plan, circle=Circle.ALL), replace(plan, script="eget"))
    sessions = [apply(Session(), Step(1, FOUNDED, (event,))) for event in told]
    assert [one.circle for one in sessions] == [Circle.INTERNAL, Circle.ALL, Circle.ALL]
    assert [held_of(one).circle for one in sessions] == [one.circle for one in sessions]
