"""What a meeting starts from: people in the roles they have now, what is left open, what it builds on, advice."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest

from cocreation_tui.core.capture.brought import Brought, Fate, Settlement
from cocreation_tui.core.capture.capture import Capture, Field, Kind, Parked, Status
from cocreation_tui.core.ground.ids import CaptureId, PersonId, SessionId
from cocreation_tui.core.initiative.carried_over import Challenge, challenge_of, known_values
from cocreation_tui.core.initiative.fold import initiative_of
from cocreation_tui.core.initiative.initiative import Initiative
from cocreation_tui.core.initiative.meeting_goals import goals_of
from cocreation_tui.core.initiative.meeting_record import Held
from cocreation_tui.core.initiative.planned_early import brought_by_now, offered_by_now
from cocreation_tui.core.initiative.starting import offer
from cocreation_tui.core.people.people import Attendance, Person, Role
from cocreation_tui.core.session.session import Session

START = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
OWN = Held(SessionId("initiative"), "Trygge nætter", "initiative", "da", START, None, None)
DORTE = Person(PersonId("dorte"), "Dorte Holm", "Kommunen")
ASK = Person(
    PersonId("ask"), "Ida Ask", "Natteravnene", Role.COORDINATOR, "Lys", attendance=Attendance.ABSENT
)
BO = Person(PersonId("bo"), "Bo Ek", "Taxa", Role.ACTOR, "Lys")
PIA = Person(PersonId("pia"), "Pia Lund", "Barerne", Role.ACTOR, "Veje")
numbers = count(1)


def caught(kind: Kind, text: str, form: str = "", platform: str = "", day: int = 90, **said: str) -> Capture:
    fields = tuple(Field(name.replace("_", "-"), value) for name, value in said.items())
    number = next(numbers)
    at = START + timedelta(days=day, minutes=number % 500)
    return Capture(CaptureId(f"c{number}"), kind, text, at, platform=platform, form=form, fields=fields)


def met(script: str, day: int, *captures: Capture, about: str = "", people: tuple[Person, ...] = ()) -> Held:
    start = START + timedelta(days=day)
    return Held(
        SessionId(f"{day:04}-{script}"),
        script,
        script,
        "da",
        start,
        start,
        start + timedelta(hours=2),
        (about,) if about else (),
        people=people,
        captures=captures,
    )


def workshop() -> Held:
    lys = caught(
        Kind.CHANGE,
        "Lys",
        "platform",
        "Lys",
        focus="Lys i gaden",
        coordinator="Ida Ask",
        aboard="Taxa\nLygten, Nina Ny",
    )
    veje = caught(
        Kind.CHANGE, "Veje", "platform", "Veje", focus="Trygge veje", coordinator="Kaj Kold", aboard="Taxa"
    )
    return met("establishment-workshop", 90, lys, veje, people=(DORTE, ASK, BO, PIA))


def initiative(*meetings: Held, anchor: str = "Dorte Holm") -> Initiative:
    fields = (Field("anchor", anchor),)
    about = Capture(CaptureId("c0"), Kind.NOTE, "Trygge nætter", START, form="initiative", fields=fields)
    own = Held(**{name: getattr(OWN, name) for name in OWN.__slots__} | {"captures": (about,)})
    return initiative_of(own, "Europe/Copenhagen", meetings)


def test_everybody_comes_as_what_they_are_now() -> None:
    people = offer(initiative(workshop()), "status-meeting").people
    assert {one.name: one.role for one in people} == {
        "Bo Ek": Role.ACTOR,
        "Dorte Holm": Role.ANCHOR,
        "Ida Ask": Role.COORDINATOR,
        "Pia Lund": Role.ACTOR,
    }
    assert {one.attendance for one in people} == {Attendance.PRESENT}, (
        "who was away last time is invited again"
    )
    assert {one.id for one in people} == {"dorte", "ask", "bo", "pia"}


def test_a_platform_has_its_own_and_those_of_an_actor_nobody_is_named_for() -> None:
    known = initiative(workshop())
    assert [one.name for one in offer(known, "first-platform-meeting", "lys").people] == ["Bo Ek", "Ida Ask"]
    veje = offer(known, "first-platform-meeting", "Veje")
    assert [(one.name, one.platform) for one in veje.people] == [("Bo Ek", "Veje"), ("Pia Lund", "Veje")]


def test_those_only_a_form_names_are_named_once() -> None:
    known = initiative(workshop(), anchor="Åse Ny")
    assert [
        (one.name, one.organisation, one.role, one.id) for one in offer(known, "reality-check", "Lys").named
    ] == [("Nina Ny", "Lygten", Role.ACTOR, "")]
    assert [(one.name, one.role) for one in offer(known, "coordinator-meeting").named] == [
        ("Åse Ny", Role.ANCHOR),
        ("Kaj Kold", Role.COORDINATOR),
    ]
    assert [one.name for one in offer(known, "status-meeting").named] == ["Åse Ny", "Nina Ny", "Kaj Kold"]


def test_what_is_open_comes_back_until_it_is_settled() -> None:
    task = caught(Kind.TASK, "Ringer", platform="Lys")
    later = caught(Kind.PARKING, "Hvem betaler?")
    gone = Capture(CaptureId("x"), Kind.PARKING, "Nej", START, parked=Parked.DROPPED)
    first = met("first-platform-meeting", 100, task, later, gone, about="Lys", people=(BO,))
    known = initiative(workshop(), first)
    texts = [one.capture.text for one in offer(known, "coordinator-meeting").brought]
    assert texts[:2] == ["Ringer", "Hvem betaler?"]
    refs = {one.capture.text: one.ref for one in offer(known, "coordinator-meeting").brought}
    after = START + timedelta(days=120)
    settled = (
        Settlement(refs["Hvem betaler?"], Fate.DONE, after),
        Settlement(refs["Ringer"], Fate.OPEN, after, PersonId("pia"), date(2026, 6, 1)),
    )
    second = met("coordinator-meeting", 120, people=(PIA,))
    second = Held(**{name: getattr(second, name) for name in second.__slots__} | {"settled": settled})
    (left, *_) = offer(initiative(workshop(), first, second), "status-meeting").brought
    assert (left.capture.text, left.owner, left.capture.due) == ("Ringer", "Pia Lund", date(2026, 6, 1))
    texts = [
        one.capture.text for one in offer(initiative(workshop(), first, second), "status-meeting").brought
    ]
    assert "Hvem betaler?" not in texts


def test_a_platforms_meeting_leaves_what_is_another_platforms() -> None:
    held = met(
        "status-meeting", 100, caught(Kind.TASK, "Vejes", platform="Veje"), caught(Kind.TASK, "Fælles")
    )
    texts = [
        one.capture.text
        for one in offer(initiative(workshop(), held), "first-platform-meeting", "Lys").brought
    ]
    assert texts == ["Fælles", "Lys i gaden"]


@pytest.mark.parametrize(
    ("script", "platform", "built_on"),
    [
        ("first-platform-meeting", "Veje", ["Trygge veje"]),
        ("goal-setting-meeting", "Lys", ["Lys i gaden", "Tjek 2", "Færre fald"]),
        ("coordinator-meeting", "", ["Lys i gaden", "Trygge veje"]),
        ("reality-check", "Lys", ["Lys i gaden", "Tjek 2", "Færre fald"]),
        ("borgermoede", "Veje", ["Trygge veje"]),
        ("manager-dialogue", "", ["Lys i gaden", "Trygge veje"]),
        ("status-meeting", "", ["Lys i gaden", "Trygge veje", "Tjek 2", "Færre fald"]),
        (
            "closing-meeting",
            "",
            ["Lys i gaden", "Trygge veje", "Tjek 2", "Færre fald", "Nået", "Taxaer venter"],
        ),
        ("actor-meeting", "", []),
    ],
)
def test_what_a_meeting_builds_on(script: str, platform: str, built_on: list[str]) -> None:
    held = (
        met(
            "goal-setting-meeting",
            110,
            caught(Kind.GOAL, "Færre fald"),
            caught(Kind.GOAL, "Nået"),
            about="Lys",
        ),
        met(
            "reality-check",
            200,
            caught(Kind.ANSWER, "Tjek 1", "reality-check", day=200, used="2"),
            caught(Kind.RIPPLE, "Taxaer venter", day=200),
            about="Lys",
        ),
        met(
            "reality-check",
            300,
            caught(Kind.ANSWER, "Tjek 2", "reality-check", day=300, used="3"),
            about="Lys",
        ),
        met("status-meeting", 310, caught(Kind.ANSWER, "Nået", "observation", "Lys", 310, status="reached")),
    )
    brought = offer(initiative(workshop(), *held), script, platform).brought
    told = [one.capture.text for one in brought if one.capture.form != "observation"]
    assert told == built_on


def test_rules_adopted_hold_in_every_later_meeting() -> None:
    own = met("reality-check", 100, caught(Kind.RULE, "Kun i Veje", day=100), about="Veje")
    known = initiative(workshop(), met("status-meeting", 95, caught(Kind.RULE, "Mød til tiden")), own)
    for script in ("manager-dialogue", "coordinator-meeting", "closing-meeting"):
        rules = [one.capture.text for one in offer(known, script).brought if one.capture.kind is Kind.RULE]
        assert rules == ["Mød til tiden", "Kun i Veje"]
    lys = [one for one in offer(known, "reality-check", "Lys").brought if one.capture.kind is Kind.RULE]
    assert [one.capture.text for one in lys] == ["Mød til tiden"]
    taken_back = replace(known, settled=frozenset({lys[0].ref}))
    assert not [one for one in offer(taken_back, "reality-check", "Lys").brought if one.ref == lys[0].ref]


def test_advice_is_told_and_refuses_nothing() -> None:
    known = initiative(workshop())
    assert [one.key for one in offer(known, "establishment-workshop").advice] == ["advice.no-challenge"]
    assert [one.key for one in offer(initiative(), "first-platform-meeting").advice] == ["advice.no-workshop"]
    (which, *_) = offer(known, "reality-check").advice
    assert (which.key, which.names) == ("advice.which-platform", ("Lys", "Veje"))
    waiting, few = offer(known, "coordinator-meeting").advice
    assert (waiting.key, waiting.names) == ("advice.first-meetings", ("Lys", "Veje"))
    assert (few.key, few.count) == ("advice.few-platforms", 2)
    (first,) = offer(known, "goal-setting-meeting", "Lys").advice
    assert first.key == "advice.no-first-meeting"
    held = met("first-platform-meeting", 100, about="Lys", people=(BO,))
    assert offer(initiative(workshop(), held), "goal-setting-meeting", "Lys").advice == ()
    assert offer(known, "goal-setting-meeting", "Ny").platforms == ("Ny",)


def test_who_is_on_a_list_last_name_first_is_nobody_new() -> None:
    pia = Person(PersonId("oel"), "Ølberg, Pia", "Aarhus Kommune", email="pia@x.dk")
    kirsten = Person(PersonId("kir"), "Kirsten Løvbjerg", "Åby Skole")
    lines = "aarhus kommune, pia ølberg, armaturer\nÅby Skole, Kirsten\nÅby Skole, Per Dal"
    form = caught(Kind.CHANGE, "Park", "platform", "Park", coordinator="Kirsten", aboard=lines)
    known = initiative(met("establishment-workshop", 90, form, people=(pia, kirsten)))
    assert [one.person.name for one in known.people] == ["Kirsten Løvbjerg", "pia ølberg"]
    found = offer(known, "reality-check", "Park")
    assert {one.id: (one.role, one.email) for one in found.people} == {
        "kir": (Role.COORDINATOR, ""),
        "oel": (Role.ACTOR, "pia@x.dk"),
    }
    assert [one.name for one in found.named] == ["Per Dal"], "another full name is another person"


def test_checks_held_on_the_day_of_the_workshop_are_not_missing() -> None:
    known = initiative(workshop())
    assert "advice.no-checks" in [one.key for one in offer(known, "status-meeting").advice]
    checks = [caught(Kind.ANSWER, "x", "reality-check", name, used="3") for name in ("Lys", "Veje")]
    held = replace(met("reality-check", 90, *checks), id=SessionId("later"))
    advice = offer(initiative(workshop(), held), "status-meeting").advice
    assert "advice.no-checks" not in [one.key for one in advice]


@pytest.mark.parametrize("what", ["standby", "resume"])
def test_who_coordinates_now_comes_as_that_also_from_a_platform_on_standby(what: str) -> None:
    new = caught(
        Kind.CHANGE, "Ny", "platform-change", "Lys", 120, what="coordinator", who="bo ek", settled="agreed"
    )
    rest = caught(Kind.CHANGE, "Hvil", "platform-change", "Lys", 121, what=what, settled="agreed")
    known = initiative(workshop(), met("status-meeting", 120, new, rest))
    roles = {one.name: one.role for one in offer(known, "status-meeting").people}
    assert (roles["Bo Ek"], roles["Ida Ask"]) == (Role.COORDINATOR, Role.ACTOR)
    assert [one.name for one in known.kept_by(Person(PersonId("?"), "BO EK"))] == ["Lys"]
    assert not known.kept_by(Person(PersonId("?"), "Ida Ask"))


BEFORE_THE_PLATFORMS = ("relevance-check", "analysis-workshop", "actor-meeting", "establishment-workshop")
WITH_THE_PLATFORMS = ("coordinator-meeting", "status-meeting", "closing-meeting", "manager-dialogue")
OF_ONE_PLATFORM = ("first-platform-meeting", "goal-setting-meeting", "reality-check")


@pytest.mark.parametrize(
    "script", [*BEFORE_THE_PLATFORMS, *WITH_THE_PLATFORMS, *OF_ONE_PLATFORM, "mobilisation-dialogue", "egen"]
)
def test_every_meeting_has_the_shared_challenge_as_last_adopted(script: str) -> None:
    first = caught(Kind.DECISION, "Ingen skal gå alene hjem", "challenge", day=1)
    second = caught(Kind.DECISION, "Mange går en omvej hjem", "challenge", day=20)
    third = replace(
        caught(Kind.DECISION, "Kun et forslag", "challenge", day=95), status=Status.PROPOSED, number=1
    )
    other = caught(Kind.DECISION, "Vi mødes igen", day=21)
    known = initiative(
        met("relevance-check", 1, first),
        met("analysis-workshop", 20, second, other),
        workshop(),
        met("x", 95, third),
    )
    brought = offer(known, script, "Lys" if script in OF_ONE_PLATFORM else "").brought
    texts = [one.capture.text for one in brought]
    assert texts[0] == second.text
    assert (texts[1:] == []) is (script in BEFORE_THE_PLATFORMS)
    assert not {first.text, third.text, other.text} & set(texts)


def test_a_platform_is_brought_how_its_goals_were_seen_first_and_last() -> None:
    goals = met(
        "goal-setting-meeting",
        110,
        caught(Kind.GOAL, "Færre fald"),
        caught(Kind.GOAL, "Nået"),
        caught(Kind.ANSWER, "Færre fald", "observation", day=110, of="baseline", value="9"),
        about="Lys",
    )
    seen = [
        caught(Kind.ANSWER, text, "observation", day=day, of="observed", value=value, status=status)
        for text, day, value, status in (
            ("Færre fald", 150, "7", ""),
            ("Færre fald", 200, "4", ""),
            ("Nået", 200, "1", "reached"),
        )
    ]
    known = initiative(workshop(), goals, met("coordinator-meeting", 200, *seen))
    for script, shows in (*((one, ()) for one in OF_ONE_PLATFORM), ("borgermoede", ("goals",))):
        brought = offer(known, script, "Lys", shows).brought
        session = Session(language="da", brought=brought)
        (goal,) = goals_of(session)
        assert (goal.text, goal.baseline and goal.baseline.value) == ("Færre fald", 9)
        assert [one.value for one in goal.observed] == [4]
        assert not goals_of(Session(brought=offer(known, script, "Veje", shows).brought))


def test_focus_points_left_open_are_brought_to_the_next_dialogue_until_they_are_talked_through() -> None:
    first = met(
        "manager-dialogue", 10,
        caught(Kind.ANSWER, "Fokuspunkter", "focus-points", day=10, part="clarification",
               purpose="open", purpose_owner="Pia", type="talked", democracy="open"),
        caught(Kind.ANSWER, "Fokuspunkter", "focus-points", day=10, part="up", risk="open"),
    )  # fmt: skip
    second = met(
        "manager-dialogue", 20,
        caught(Kind.ANSWER, "Fokuspunkter", "focus-points", day=20, part="up", risk="talked"),
    )  # fmt: skip
    left = {"part": "clarification", "purpose": "open", "purpose-owner": "Pia", "democracy": "open"}
    for held, wanted in (((first,), {**left, "risk": "open"}), ((first, second), left)):
        brought = offer(initiative(*held), "manager-dialogue").brought
        session = Session(script="manager-dialogue", brought=brought)
        assert known_values(session, "focus-points", "") == wanted
    here = caught(Kind.ANSWER, "Fokuspunkter", "focus-points", democracy="not-ours", purpose="open")
    assert known_values(replace(session, captures=(here,)), "focus-points", "") == {}
    done = met("manager-dialogue", 30, replace(here, fields=(Field("purpose", "talked"), *here.fields[:1])))
    assert not [
        one for one in offer(initiative(first, second, done), "manager-dialogue").brought if one.capture.form
    ]
    assert not [one for one in offer(initiative(first), "status-meeting").brought if one.capture.form]


@pytest.mark.parametrize("script", ["status-meeting", *OF_ONE_PLATFORM])
def test_a_goal_of_the_whole_initiative_comes_to_all_of_them_as_that(script: str) -> None:
    start_up = met("relevance-check", 10, caught(Kind.GOAL, "Vi er i gang", "goal", day=10, baseline="Ingen"))
    inside = met("manager-dialogue", 20, caught(Kind.GOAL, "Vores eget", day=20))
    own = met("goal-setting-meeting", 110, caught(Kind.GOAL, "Færre fald", day=110), about="Lys")
    known = initiative(start_up, inside, workshop(), own)
    brought = offer(known, script, "Lys" if script in OF_ONE_PLATFORM else "").brought
    session = Session(language="da", script=script, about=("Lys",), brought=brought)
    whose = [(goal.text, goal.platform, goal.baseline is not None) for goal in goals_of(session)]
    assert whose == [("Vi er i gang", "", True), ("Færre fald", "Lys", False)]


def test_what_a_script_shows_it_is_brought() -> None:
    known = initiative(
        workshop(), met("goal-setting-meeting", 110, caught(Kind.GOAL, "Færre fald"), about="Lys")
    )
    for script in ("coordinator-meeting", "borgermoede"):
        plain, showing = (offer(known, script, "", shows).brought for shows in ((), ("goals", "poster")))
        assert "Færre fald" not in [one.capture.text for one in plain]
        assert "Færre fald" in [one.capture.text for one in showing]


def test_a_meeting_with_one_actor_planned_early_keeps_its_actor_and_gets_the_new_challenge() -> None:
    actors = [caught(Kind.ACTOR, name, "actor", day=20) for name in ("Taxa", "Barerne")]
    found = met("analysis-workshop", 20, *actors)
    planned = offer(initiative(found), "actor-meeting", actor="Barerne").brought
    assert [one.capture.text for one in planned] == ["Barerne"]
    stated = met("x", 30, caught(Kind.DECISION, "Mange går en omvej hjem", "challenge", day=30))
    session = Session(script="actor-meeting", brought=planned)
    by_now = brought_by_now(session, offered_by_now(initiative(found, stated), session))
    assert [one.capture.text for one in by_now] == ["Mange går en omvej hjem", "Barerne"]


@pytest.mark.parametrize(
    ("stated", "adopted", "proposed"),
    [
        ([], "Som den kom", ""),
        ([("Ny ordlyd", Status.ADOPTED)], "Ny ordlyd", ""),
        ([("Ny ordlyd", Status.PROPOSED)], "Som den kom", "Ny ordlyd"),
        ([("A", Status.PROPOSED), ("B", Status.ADOPTED)], "B", ""),
        ([("A", Status.ADOPTED), ("B", Status.POSTPONED)], "A", ""),
    ],
)
def test_what_is_restated_in_a_meeting_counts_at_once(
    stated: list[tuple[str, Status]], adopted: str, proposed: str
) -> None:
    came = Brought("x/1", caught(Kind.DECISION, "Som den kom", "challenge"))
    here = tuple(replace(caught(Kind.DECISION, text, "challenge"), status=status) for text, status in stated)
    other = caught(Kind.DECISION, "Vi mødes igen")
    session = Session(brought=(came,), captures=(*here, other))
    assert challenge_of(session) == Challenge(adopted, proposed)
    begun = known_values(session, "challenge", "")
    assert begun == {"challenge": proposed or adopted}, "the form goes on from the words last worked on"
    assert challenge_of(Session(captures=(other,))) == Challenge()


def test_a_relevance_check_begins_with_the_challenge_that_was_brought() -> None:
    stated = caught(Kind.DECISION, "Alle skal kunne gå trygt hjem", "challenge")
    session = Session(brought=(Brought("2026/c1", stated),))
    for form in ("relevance-check", "challenge"):
        assert known_values(session, form, "") == {"challenge": stated.text}
        assert known_values(Session(), form, "") == {"challenge": ""}
