"""One meeting after another, each planned from nothing but what is known: nothing is typed twice, nothing is lost."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from cocreation_tui.clock import ManualClock
from cocreation_tui.core.capture.brought import REF, Fate
from cocreation_tui.core.capture.capture import Field, Kind, Parked
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.initiative.carried_over import built_on, goal_meant, known_values, left_over
from cocreation_tui.core.initiative.initiative import Initiative
from cocreation_tui.core.initiative.starting import Offer, offer
from cocreation_tui.core.people.people import Person, Role
from cocreation_tui.core.reports.minutes import minutes_of
from cocreation_tui.core.session.commands.command import Advance, CaptureThis, CloseSession, Command
from cocreation_tui.core.session.commands.outcome import FillForm, SettleBrought, SettleParked
from cocreation_tui.core.session.session import Session
from cocreation_tui.desk.desk import Desk, Room
from cocreation_tui.desk.initiatives import Initiatives
from cocreation_tui.desk.planning import Plan, start_from
from cocreation_tui.i18n.words import LANGUAGES
from cocreation_tui.store.workspace import Workspace

START = datetime(2026, 1, 12, 8, 0, tzinfo=UTC)
LIGHT, ROADS, HOSTS = "Lys og rum", "Trygge veje hjem", "Godt værtskab"


class Facilitator:
    """Somebody who holds meetings and never writes the same words twice."""

    def __init__(self, root: Path, language: str) -> None:
        self.clock = ManualClock(START)
        self.desk = Desk(Workspace(root), self.clock, language)
        self.written: set[str] = set()
        room = Initiatives(self.desk).found(
            "Trygge nætter", (Field("anchor", self.write("Dorte Holm")),), "Alle kan gå hjem"
        )
        self.folder = room.folder
        room.close()

    def write(self, text: str) -> str:
        """Write something, for the first time."""
        assert text.casefold() not in self.written, f"written twice: {text}"
        self.written.add(text.casefold())
        return text

    @property
    def initiative(self) -> Initiative:
        """What is known of it now, from disk."""
        found = Initiatives(self.desk).read(self.folder)
        assert found.problems == ()
        assert found.initiative is not None
        return found.initiative

    def begin(
        self, script: str, platform: str = "", people: Iterable[Person] = (), days: int = 7
    ) -> tuple[Room, Offer]:
        """Plan a meeting from what is known, some days later, and begin it."""
        self.clock.advance(timedelta(days=days))
        found, problems = self.desk.script(script)
        assert found is not None, problems
        known = offer(self.initiative, script, platform, found.shows)
        plan = start_from(Plan(found, self.clock.now(), tuple(people)), self.folder, known, platform)
        room = self.desk.plan(plan)
        room.runner.do(Advance())
        return room, known

    def do(self, room: Room, *commands: Command) -> Session:
        """Carry out commands, a minute apart."""
        for command in commands:
            self.clock.advance(timedelta(minutes=1))
            room.runner.do(command)
        return room.runner.session

    def end(self, room: Room) -> None:
        """Close the meeting."""
        self.do(room, CloseSession())
        room.close()


def fields(**said: str) -> tuple[Field, ...]:
    return tuple(Field(name.replace("_", "-"), text) for name, text in said.items())


def complete(names: Iterable[str], start: str) -> str:
    """A name that is there already, written out from its beginning."""
    (found,) = [name for name in names if name.startswith(start)]
    return found


def names(session: Session) -> set[str]:
    return {one.name for one in session.people}


def texts(session: Session, kind: Kind) -> list[str]:
    return [one.capture.text for one in session.brought if one.capture.kind is kind]


def workshop(hand: Facilitator) -> None:
    people = [
        Person(PersonId(f"p{number}"), hand.write(name), organisation, Role.ACTOR)
        for number, (name, organisation) in enumerate(
            (
                ("Ida Ask", "Natteravnene"),
                ("Bo Ek", "Taxa 4"),
                ("Pia Lund", "Barerne"),
                ("Kim Vad", "Havnen"),
                ("Ulla Vest", "Skolen"),
                ("Jens Bro", "Lygten"),
            )
        )
    ]
    room, known = hand.begin("establishment-workshop", people=people)
    assert [advice.key for advice in known.advice] == []
    assert [one.name for one in known.named] == ["Dorte Holm"]
    here = names(room.runner.session)
    assert "Dorte Holm" in here, "the anchor person is named once, when the initiative is founded"
    for platform, focus, coordinator, actor in (
        (LIGHT, "Lysere stier ved havnen", "Ida", "Bo"),
        (ROADS, "Følgeskab hjem efter klokken to", "Pia", "Kim"),
        (HOSTS, "Vand og snak ved dørene", "Ulla", "Jens"),
    ):
        founded = FillForm(
            "platform",
            Kind.CHANGE,
            hand.write(platform),
            fields(
                focus=hand.write(focus),
                aboard=complete(
                    [one.organisation + ", " + one.name for one in people if one.name.startswith(actor)], ""
                ),
                coordinator=complete(here, coordinator),
                first_meeting="2026-02-02",
            ),
            None,
            platform,
        )
        hand.do(room, founded)
    session = hand.do(
        room,
        CaptureThis(
            Kind.TASK,
            hand.write("Ringer til belysningen"),
            owner_name="Bo Ek",
            due=date(2026, 2, 1),
            platform=LIGHT,
        ),
        CaptureThis(Kind.PARKING, hand.write("Hvem betaler for lygterne?")),
    )
    (point,) = [one for one in session.captures if one.kind is Kind.PARKING]
    hand.do(room, SettleParked(point.id, Parked.NEXT))
    assert {one.platform for one in session.people if one.role is Role.COORDINATOR} == {LIGHT, ROADS, HOSTS}
    hand.end(room)


def first_meetings(hand: Facilitator) -> None:
    for platform, people in (
        (LIGHT, {"Ida Ask", "Bo Ek"}),
        (ROADS, {"Pia Lund", "Kim Vad"}),
        (HOSTS, {"Ulla Vest", "Jens Bro"}),
    ):
        room, known = hand.begin("first-platform-meeting", platform)
        session = room.runner.session
        assert known.advice == ()
        assert names(session) == people
        assert {one.id[0] for one in session.people} == {"p"}, "everybody keeps their identity"
        assert session.about == (platform,)
        assert texts(session, Kind.TASK) == (["Ringer til belysningen"] if platform == LIGHT else [])
        assert texts(session, Kind.PARKING) == ["Hvem betaler for lygterne?"]
        said = known_values(session, "focus-actors", platform)
        assert said["focus"] == hand.initiative.platforms[[LIGHT, ROADS, HOSTS].index(platform)].focus
        assert said["aboard"]
        text = said.pop("focus")
        more = {"why": hand.write(f"Derfor {platform}"), "together": hand.write(f"Sammen {platform}")}
        hand.do(room, FillForm("focus-actors", Kind.FOCUS, text, fields(**said, **more), None, platform))
        hand.end(room)


def goal_setting(hand: Facilitator) -> None:
    room, known = hand.begin("goal-setting-meeting", LIGHT)
    session = room.runner.session
    assert known.advice == ()
    assert [one.capture.text for one in built_on(session)] == ["Alle kan gå hjem", "Lysere stier ved havnen"]
    assert [one.owner for one in left_over(session)] == ["Bo Ek", ""]
    goal = fields(
        kind="quantitative", horizon="short", seen_by="Tælling", baseline_value="40", baseline_unit="%"
    )
    hand.do(
        room,
        *(
            FillForm("goal", Kind.GOAL, hand.write(text), goal)
            for text in ("Flere går den lyse vej", "Færre omveje", "Lys til tiden")
        ),
    )
    (task, point) = left_over(session)
    session = hand.do(
        room,
        SettleBrought(task.brought.ref, Fate.OPEN, due=date(2026, 4, 1)),
        CaptureThis(Kind.TASK, hand.write("Tæller på stien"), owner_name="Ida Ask"),
    )
    assert [one.brought.capture.text for one in minutes_of(session, hand.clock.now()).open.left] == [
        task.brought.capture.text,
        point.brought.capture.text,
    ]
    hand.end(room)


def coordinators(hand: Facilitator) -> None:
    room, known = hand.begin("coordinator-meeting")
    session = room.runner.session
    assert known.advice == (), "every platform has held its first meeting"
    assert names(session) == {"Dorte Holm", "Ida Ask", "Pia Lund", "Ulla Vest"}
    assert {one.name: one.role for one in session.people}["Dorte Holm"] is Role.ANCHOR
    assert session.about == ()
    assert set(session.platforms) == {LIGHT, ROADS, HOSTS}
    assert len(texts(session, Kind.FOCUS)) == 3
    assert texts(session, Kind.TASK) == ["Ringer til belysningen", "Tæller på stien"]
    (lamps, _, point) = left_over(session)
    assert (lamps.owner, lamps.due) == ("Bo Ek", date(2026, 4, 1)), "what was said of it last time"
    hand.do(room, SettleBrought(lamps.brought.ref, Fate.DONE), SettleBrought(point.brought.ref, Fate.DROPPED))
    hand.end(room)


def reality_checks(hand: Facilitator) -> None:
    for platform in (LIGHT, ROADS, HOSTS):
        room, known = hand.begin("reality-check", platform, days=30)
        session = room.runner.session
        assert known.advice == ()
        assert texts(session, Kind.GOAL) == (
            ["Flere går den lyse vej", "Færre omveje", "Lys til tiden"] if platform == LIGHT else []
        )
        assert texts(session, Kind.TASK) == (["Tæller på stien"] if platform == LIGHT else [])
        assert texts(session, Kind.PARKING) == []
        answers = fields(used="4", by_whom="3", moves="2", conclusion="adjust")
        hand.do(room, FillForm("reality-check", Kind.ANSWER, platform, answers, None, platform))
        if platform == LIGHT:
            ref = goal_meant(session, complete(texts(session, Kind.GOAL), "Flere"))
            told = fields(of="observed", seen=hand.write("Flere er set"), value="55", status="on-way")
            seen = (*told, Field(REF, ref))
            hand.do(room, FillForm("observation", Kind.ANSWER, "Flere går den lyse vej", seen))
        hand.end(room)


def status(hand: Facilitator) -> Session:
    room, known = hand.begin("status-meeting")
    session = room.runner.session
    assert known.advice == (), "every platform has done its reality check"
    everybody = {"Dorte Holm", "Ida Ask", "Bo Ek", "Pia Lund", "Kim Vad", "Ulla Vest", "Jens Bro"}
    assert names(session) == everybody
    assert len({one.id for one in session.people}) == len(everybody)
    checks = [one.capture.platform for one in built_on(session) if one.capture.form == "reality-check"]
    assert checks == [LIGHT, ROADS, HOSTS]
    assert texts(session, Kind.GOAL) == ["Flere går den lyse vej", "Færre omveje", "Lys til tiden"]
    assert [one.brought.capture.text for one in left_over(session)] == ["Tæller på stien"]
    assert known_values(session, "newsletter", LIGHT) == {
        "focus": "Lysere stier ved havnen",
        "coordinator": "Ida Ask",
    }
    hand.end(room)
    return session


@pytest.mark.parametrize("language", LANGUAGES)
def test_from_the_workshop_to_the_status_meeting_nothing_is_written_twice(
    language: str, tmp_path: Path
) -> None:
    hand = Facilitator(tmp_path / "workspace", language)
    for hold in (workshop, first_meetings, goal_setting, coordinators, reality_checks):
        hold(hand)
    session = status(hand)
    initiative = hand.initiative
    assert [one.name for one in initiative.platforms] == [LIGHT, ROADS, HOSTS]
    assert [one.coordinator for one in initiative.platforms] == ["Ida Ask", "Pia Lund", "Ulla Vest"]
    assert initiative.platforms[0].focus == "Lysere stier ved havnen"
    (goal, *_) = initiative.goals
    assert goal.latest is not None
    assert (goal.baseline and goal.baseline.value, goal.latest.value) == (40.0, 55.0)
    assert [one.noted.capture.text for one in initiative.tasks if one.open] == ["Tæller på stien"]
    assert [one.fate for one in initiative.parked] == [Fate.DROPPED]
    assert len(initiative.people) == len(session.people)
    assert {one.person.id for one in initiative.people} == {one.id for one in session.people}
