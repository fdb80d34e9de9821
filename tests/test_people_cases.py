"""Cases of real rooms that concern people, each from its list as a file to its right outcome."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from cocreation_tui.clock import ManualClock
from cocreation_tui.core.agenda.agenda import Item, Per
from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.capture.capture_line import read_line
from cocreation_tui.core.floor.floor import round_view
from cocreation_tui.core.ground.ids import ItemId, PersonId, SessionId
from cocreation_tui.core.people.finding import found_people
from cocreation_tui.core.people.people import Attendance, Person, Role
from cocreation_tui.core.people.spoken_names import labels, walk_ins
from cocreation_tui.core.session.commands.command import (
    AddPerson,
    Advance,
    CaptureThis,
    Command,
    GiveWord,
    MarkAttendance,
    PlanSession,
    TakeWord,
)
from cocreation_tui.core.session.commands.floor import JoinRound, StartRound
from cocreation_tui.core.session.commands.people import EditPerson
from cocreation_tui.core.session.events.event import SessionPlanned
from cocreation_tui.core.session.session import Session
from cocreation_tui.desk.planning import new_person_id
from cocreation_tui.desk.runner import MemoryJournal, Runner
from cocreation_tui.i18n.lexicon import lexicon
from cocreation_tui.i18n.words import Words
from cocreation_tui.method.participants import read_participants
from tests.core.test_session import START
from tests.export.told import by_kind

DANISH = lexicon("da")

DATA = Path(__file__).parent / "data"
AGENDA = (
    Item(ItemId("a"), "Velkomst", timedelta(minutes=10)),
    Item(ItemId("b"), "Runde", timedelta(minutes=5), each=timedelta(minutes=5), per=Per.COORDINATOR),
)


class Held:
    """A meeting with the people of a list."""

    def __init__(self, case: str) -> None:
        roster = read_participants(DATA / case, new_person_id)
        self.people = tuple(
            replace(one, id=PersonId(str(number))) for number, one in enumerate(roster.people, 1)
        )
        self.clock = ManualClock(START)
        self.runner = Runner(Session(), MemoryJournal(), self.clock)
        plan = SessionPlanned(SessionId("x"), "Møde", "da", "Europe/Copenhagen", START, AGENDA, self.people)
        self.runner.do(PlanSession(plan))

    @property
    def session(self) -> Session:
        """The meeting as it stands."""
        return self.runner.session

    def do(self, *commands: Command, after: float = 0) -> None:
        """Some minutes later, something is done."""
        self.clock.advance(timedelta(minutes=after))
        for command in commands:
            self.runner.do(command)

    def called(self, name: str) -> PersonId:
        """Who is called that."""
        return next(one.id for one in self.session.people if one.name.startswith(name))

    def minutes(self) -> str:
        """The minutes in Danish."""
        return by_kind(self.session, self.clock.now(), Words("da"))


def one_name_twice() -> object:
    """14b: two of one name are told apart in lists and as owners."""
    held = Held("people-world-names.csv")
    shown = labels(held.session.people)
    line = read_line("@Mette Jensen (Politiet) ringer", None, DANISH, held.session.people, (), START.date())
    asked = read_line("@Mette Jensen ringer", None, DANISH, held.session.people, (), START.date())
    return (
        [one for one in shown.values() if "Mette" in one],
        line.owner,
        line.text,
        asked.owner,
        asked.several,
    )


def came_late_and_left_early() -> object:
    """82a: Dea took part and left early, Bo came late; neither stands under apologies."""
    held = Held("people-four.csv")
    held.do(MarkAttendance(held.called("Bo"), Attendance.EXCUSED), Advance())
    held.do(GiveWord(held.called("Dea")), after=5)
    held.do(TakeWord(), MarkAttendance(held.called("Bo"), Attendance.PRESENT), after=5)
    held.do(MarkAttendance(held.called("Dea"), Attendance.ABSENT), after=10)
    told = held.minutes()
    return (
        "## Afbud" in told,
        "kom kl. 09.10" in told,
        "Dea Riis, Housing (tovholder · gik kl. 09.20)" in told,
    )


def late_for_the_round() -> object:
    """82b: somebody who came after the round began gets the word at its end."""
    held = Held("people-four.csv")
    bo = held.called("Bo")
    held.do(MarkAttendance(bo, Attendance.EXCUSED), Advance())
    held.do(StartRound(tuple(one.id for one in held.session.present), timedelta(minutes=1)))
    held.do(MarkAttendance(bo, Attendance.PRESENT), JoinRound(bo), after=1)
    session = held.session
    assert session.round is not None
    left = round_view(session.round, session.turns, session.facts.runs, session.people, held.clock.now()).left
    return [session.name(one) for one in left]


def letters_that_are_on_no_keyboard() -> object:
    """86: names are found without their letters, and an owner so written is the one on the list."""
    people = Held("people-world-names.csv").session.people
    found = [found_people(people, typed)[0].name.split()[0] for typed in ("bjorn", "siobhan", "ase")]
    soren = (*people, Person(PersonId("s"), "Bech, Søren"))
    return found, read_line("Ringer @Soren", None, DANISH, soren, (), START.date()).owner


def two_owners() -> object:
    """88: both answer for it; the one who is not on the list is told."""
    held = Held("people-world-names.csv")
    line = read_line(
        "@Sukarno og @Karen ringer !fre", Kind.TASK, DANISH, held.session.people, (), START.date()
    )
    held.do(
        CaptureThis(line.kind, line.text, line.owner, line.owner_name, line.due, also_names=line.also_names)
    )
    task = held.session.captures[-1]
    return task.text, held.session.owners(task), "Ikke på deltagerlisten: Karen – ringer" in held.minutes()


def a_misspelt_guest() -> object:
    """89: the name is set right, and the guest is made a coordinator; the round per coordinator is longer."""
    held = Held("people-four.csv")
    held.do(Advance(), AddPerson(Person(PersonId("j"), "Jens Petersn")))
    held.do(EditPerson(Person(PersonId("j"), "Jens Petersen", role=Role.COORDINATOR)))
    jens = held.session.people[-1]
    return jens.name, jens.role, held.session.facts.lengths[ItemId("b")] > AGENDA[1].length


def digits_do_not_move() -> object:
    """90b: Bo was absent at the start; when he comes, Cai is still 2."""
    held = Held("people-four.csv")
    held.do(MarkAttendance(held.called("Bo"), Attendance.ABSENT), Advance())
    before = [(digit, one.name) for digit, one in held.session.digits]
    held.do(MarkAttendance(held.called("Bo"), Attendance.PRESENT), after=5)
    return before, [(digit, one.name) for digit, one in held.session.digits]


METTES = ["Mette Jensen (Nordby Kommune)", "Mette Jensen (Politiet)"]
PLACES = [(1, "Anna Holm"), (2, "Cai Lund"), (3, "Dea Riis")]


@pytest.mark.parametrize(
    ("case", "outcome"),
    [
        (one_name_twice, (METTES, "2", "ringer", None, tuple(METTES))),
        (came_late_and_left_early, (False, True, True)),
        (late_for_the_round, ["Cai Lund", "Dea Riis", "Bo Skov"]),
        (letters_that_are_on_no_keyboard, (["Björn", "Siobhán", "Åse"], "s")),
        (two_owners, ("ringer", ("Sukarno", "Karen"), True)),
        (a_misspelt_guest, ("Jens Petersen", Role.COORDINATOR, True)),
        (digits_do_not_move, (PLACES, [*PLACES, (4, "Bo Skov")])),
    ],
)
def test_a_case_comes_out_right(case: Callable[[], object], outcome: object) -> None:
    assert case() == outcome


def test_a_walk_in_is_name_and_organisation() -> None:
    assert walk_ins("Mette Friis, Biblioteket")[0] == ("Mette Friis", "Biblioteket")
