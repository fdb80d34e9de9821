"""Promises that are settled for each platform: who keeps it together, and when it meets first."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from cocreation_tui.clock import ManualClock
from cocreation_tui.core.agenda.agenda import Item, Per, Settles, Want
from cocreation_tui.core.agenda.schedule import project
from cocreation_tui.core.capture.capture import Field, Kind
from cocreation_tui.core.ground.ids import CaptureId, ItemId, PersonId, SessionId
from cocreation_tui.core.people.people import Attendance, Person, Role
from cocreation_tui.core.reports.minutes import minutes_of
from cocreation_tui.core.session.commands.command import Advance, CaptureThis, Command, PlanSession
from cocreation_tui.core.session.commands.outcome import FillForm, SetNextMeeting
from cocreation_tui.core.session.events.event import SessionPlanned
from cocreation_tui.core.session.incomplete import incomplete, known_of
from cocreation_tui.core.session.promises import owed
from cocreation_tui.core.session.session import Session
from cocreation_tui.core.session.settled import at_hand, founding, lacking
from cocreation_tui.core.session.tally import needed, toward
from cocreation_tui.desk.runner import MemoryJournal, Runner

START = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
KEEPS = Want(Kind.CHANGE, 1, Per.PLATFORM, Settles.COORDINATOR)
MEETS = Want(Kind.CHANGE, 1, Per.PLATFORM, Settles.DATE)
ALL_MEET = Want(Kind.CHANGE, 1, None, Settles.NEXT)
CHOOSE = Item(ItemId("choose"), "Tovholder", timedelta(minutes=25), wants=(KEEPS,))
DATES = Item(ItemId("dates"), "Det, der sker nu", timedelta(minutes=25), wants=(MEETS, ALL_MEET))
FREE = Item(ItemId("free"), "Drøftelse", timedelta(minutes=25))
PEOPLE = (
    Person(PersonId("a"), "Åse Ø", "Bar 5", Role.ACTOR),
    Person(PersonId("b"), "Bo B", "Politiet", Role.ACTOR),
    Person(PersonId("c"), "Carl C", "Kommunen", Role.WORKING_GROUP),
)


class Held:
    """A workshop, told in commands."""

    def __init__(self, *items: Item, script: str = "establishment-workshop") -> None:
        self.runner = Runner(Session(), MemoryJournal(), ManualClock(START))
        wants = (KEEPS, MEETS, ALL_MEET)
        self.do(
            PlanSession(
                SessionPlanned(
                    SessionId("2026-11-23-w"), "Workshop", "da", "Europe/Copenhagen", START, items, PEOPLE,
                    script=script, must_end_with=wants,
                )
            )
        )  # fmt: skip
        self.do(Advance())

    @property
    def session(self) -> Session:
        return self.runner.session

    def do(self, *commands: Command) -> None:
        for command in commands:
            self.runner.do(command)

    def found(self, name: str, capture: str = "", **fields: str) -> str:
        """Found a platform, or set right what was said of one; gives what it is kept as."""
        told = tuple(Field(key.replace("_", "-"), text) for key, text in fields.items())
        self.do(FillForm("platform", Kind.CHANGE, name, told, CaptureId(capture) if capture else None, name))
        return capture or str(self.session.captures[-1].id)


def test_platforms_without_coordinator_and_date_are_owed_by_name() -> None:
    held = Held(CHOOSE)
    light = held.found("Lys", focus="Lysere stier", aboard="Bar 5")
    held.found("Veje", focus="Hjem sammen", aboard="Politiet", coordinator="Bo B")
    session = held.session
    assert at_hand(session) == ("Lys", "Veje")
    assert lacking(session, Settles.COORDINATOR) == ("Lys",)
    assert lacking(session, Settles.DATE) == ("Lys", "Veje")
    row = project(session.agenda, session.facts, START).current
    assert row is not None
    assert [(one.number, one.platforms) for one in owed(session, row)] == [(1, ("Lys",))]

    held.found(
        "Lys", light, focus="Lysere stier", aboard="Bar 5", coordinator="Åse Ø", first_meeting="2026-12-10"
    )
    session = held.session
    assert owed(session, row) == ()
    assert (toward(session, MEETS), needed(session, MEETS)) == (1, 2)
    assert [one for one in session.captures if one.form == "platform"][1:] == [founding(session, "veje")]
    outcomes = {one.want: one for one in minutes_of(session, START).outcomes}
    assert outcomes[KEEPS].met
    assert (outcomes[MEETS].missing, outcomes[MEETS].platforms) == (1, ("Veje",))


def test_the_day_all_meet_is_the_next_meeting() -> None:
    held = Held(DATES)
    assert (toward(held.session, ALL_MEET), needed(held.session, ALL_MEET)) == (0, 1)
    held.do(SetNextMeeting(START + timedelta(days=180)))
    assert toward(held.session, ALL_MEET) == 1
    assert toward(held.session, MEETS) == 0


@pytest.mark.parametrize(
    ("fields", "left"),
    [
        ({"what": "coordinator", "who": "Bo B", "settled": "agreed"}, ()),
        ({"what": "coordinator", "who": "Bo B", "settled": "proposed"}, ("Lys",)),
        ({"what": "close", "settled": "agreed"}, ()),
        ({"what": "found", "settled": "agreed"}, ("Lys",)),
    ],
)
def test_a_change_of_a_platform_counts_where_it_holds(fields: dict[str, str], left: tuple[str, ...]) -> None:
    held = Held(CHOOSE)
    held.found("Lys", focus="Lysere stier", aboard="Bar 5")
    told = tuple(Field(key, text) for key, text in fields.items())
    held.do(FillForm("platform-change", Kind.CHANGE, "Ændring", told, None, "Lys"))
    assert lacking(held.session, Settles.COORDINATOR) == left


def test_nothing_is_needed_before_a_platform_is_founded_and_the_minutes_say_so() -> None:
    held = Held(CHOOSE)
    assert needed(held.session, KEEPS) == 0
    assert {one.found for one in minutes_of(held.session, START).outcomes} == {0}
    assert not any(one.met for one in minutes_of(held.session, START).outcomes)


@pytest.mark.parametrize(
    ("item", "offered"),
    [
        (CHOOSE, [("Lys", (Settles.COORDINATOR,))]),
        (DATES, [("Lys", (Settles.DATE,)), ("Veje", (Settles.DATE,))]),
        (FREE, [("Lys", (Settles.COORDINATOR, Settles.DATE)), ("Veje", (Settles.DATE,))]),
    ],
)
def test_what_is_offered_is_what_the_item_promises(
    item: Item, offered: list[tuple[str, tuple[Settles, ...]]]
) -> None:
    held = Held(item)
    held.found("Lys", focus="Lysere stier", aboard="Bar 5")
    held.found("Veje", focus="Hjem sammen", aboard="Politiet", coordinator="Bo B")
    found = incomplete(held.session, held.session.item(item.id))
    assert [(one.platform, one.lacks) for one in found] == offered
    assert all(one.capture == founding(held.session, one.platform) for one in found)


def test_the_form_of_a_platform_begins_with_all_that_was_said_since() -> None:
    held = Held(FREE)
    held.found("Lys", focus="Lysere stier", aboard="Bar 5")
    told = (
        Field("aboard", "Bar 5\nKajs kiosk"),
        Field("missing", "Vejvæsenet, Bo B"),
        Field("next-meeting", "2026-12-10"),
    )
    held.do(FillForm("focus-actors", Kind.FOCUS, "Lys på stien til havnen", told, None, "Lys"))
    assert known_of(held.session, "Lys") == {
        "platform": "Lys",
        "focus": "Lys på stien til havnen",
        "aboard": "Bar 5\nKajs kiosk",
        "missing": "Vejvæsenet, Bo B",
        "coordinator": "",
        "first-meeting": date(2026, 12, 10).isoformat(),
    }


def test_a_platform_that_only_people_are_known_of_begins_with_them() -> None:
    held = Held(FREE)
    held.do(CaptureThis(Kind.FOCUS, "Hjem sammen", platform="Veje"))
    people = tuple(
        Person(one.id, one.name, one.organisation, role, "Veje")
        for one, role in zip(PEOPLE, (Role.COORDINATOR, Role.ACTOR, Role.MANAGER), strict=True)
    )
    session = replace(held.session, people=people)
    assert lacking(session, Settles.COORDINATOR) == ()
    assert known_of(session, "Veje")["aboard"] == "Bar 5, Åse Ø\nPolitiet, Bo B"
    assert known_of(session, "Veje")["coordinator"] == "Åse Ø"


FOCUS_EACH = Want(Kind.FOCUS, 1, Per.PLATFORM)


def three_coordinators(*attendance: Attendance) -> Session:
    """A meeting of coordinators of three platforms, of whom each is here or not; two have told a focus."""
    people = tuple(
        Person(PersonId(name), name, "", Role.COORDINATOR, name, attendance=here)
        for name, here in zip(("Lys", "Veje", "Havn"), attendance, strict=True)
    )
    held = Held(FREE, script="coordinator-meeting")
    held.do(CaptureThis(Kind.FOCUS, "Lysere stier", platform="Lys"))
    held.do(CaptureThis(Kind.FOCUS, "Hjem sammen", platform="veje"))
    return replace(held.session, people=people, must_end_with=(FOCUS_EACH,))


@pytest.mark.parametrize("last", [one for one in Attendance if one is not Attendance.MENTIONED])
@pytest.mark.parametrize("first", [Attendance.PRESENT, Attendance.LEFT, Attendance.EXCUSED])
def test_what_is_promised_for_each_platform_does_not_fall_when_somebody_leaves(
    first: Attendance, last: Attendance
) -> None:
    session = three_coordinators(first, Attendance.PRESENT, last)
    (focus,) = minutes_of(session, START).outcomes
    assert (focus.found, focus.needed, focus.platforms) == (2, 3, ("Havn",))


def test_who_is_only_named_promises_nothing_and_an_actor_who_stays_away_neither() -> None:
    session = three_coordinators(Attendance.PRESENT, Attendance.PRESENT, Attendance.MENTIONED)
    assert needed(session, FOCUS_EACH) == 2
    people = tuple(replace(one, role=Role.ACTOR, attendance=Attendance.ABSENT) for one in session.people)
    assert needed(replace(session, people=people), FOCUS_EACH) == 0


def test_one_platform_with_two_makes_up_for_none_and_who_left_still_counts() -> None:
    session = three_coordinators(Attendance.PRESENT, Attendance.LEFT, Attendance.PRESENT)
    twice = (*session.captures, replace(session.captures[0], id=CaptureId("again"), text="Og lygter"))
    session = replace(session, captures=twice)
    assert (toward(session, FOCUS_EACH), needed(session, FOCUS_EACH)) == (2, 3)
    assert needed(session, Want(Kind.GOAL, 1, Per.COORDINATOR)) == 3
    nowhere = replace(session.captures[0], id=CaptureId("none"), platform="")
    (focus,) = minutes_of(replace(session, captures=(*twice, nowhere)), START).outcomes
    assert (focus.found, focus.platforms) == (3, ())
