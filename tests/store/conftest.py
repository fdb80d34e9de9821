"""A meeting's history to keep on disk: one of everything that can happen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from cocreation_tui.core.agenda.agenda import EndMode, Item, ItemKind, Per, Want
from cocreation_tui.core.capture.brought import Brought, Fate, Settlement
from cocreation_tui.core.capture.capture import Capture, Field, Hands, HandsKind, Kind, Parked, Status
from cocreation_tui.core.floor.speaking import COMMON_TALK, GroupTime, Remembered
from cocreation_tui.core.floor.work import WorkStep
from cocreation_tui.core.ground.arrived import Arrived
from cocreation_tui.core.ground.ids import CaptureId, ItemId, LaptopId, PersonId, SessionId, StreamName
from cocreation_tui.core.people.people import Attendance, Person, Role
from cocreation_tui.core.session.events import agenda, corrections, floor, laptops, outcome, people, work
from cocreation_tui.core.session.events import event as e
from cocreation_tui.core.session.evolve.evolve import replay
from cocreation_tui.core.session.session import Session

START = datetime(2026, 3, 5, 8, 0, tzinfo=UTC)
WELCOME, ROUND = ItemId("welcome"), ItemId("round")
ASE, BO, HJ = PersonId("aase"), PersonId("bo"), PersonId("hjoerdis")


def _at(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def _plan() -> e.SessionPlanned:
    return e.SessionPlanned(
        session=SessionId("2026-03-05-tovholdermoede-k7"),
        title='Tovholdermøde · "Trygge nætter" 🌙\nanden linje',
        language="da",
        zone="Europe/Copenhagen",
        planned_start=START,
        agenda=(
            Item(WELCOME, "Velkomst", timedelta(minutes=5), ItemKind.INFORMATION, notes="privat"),
            Item(
                ROUND,
                "Platformene",
                timedelta(minutes=25),
                ItemKind.ROUND,
                each=timedelta(minutes=5),
                per=Per.COORDINATOR,
                end=EndMode.FIXED,
                ends_at=_at(40),
                wants=(Want(Kind.FOCUS, 3, Per.PLATFORM),),
                questions=("Hvad vil I?",),
                warning=timedelta(seconds=90.5),
            ),
        ),
        people=(Person(ASE, "Åse Ørnholt", role=Role.COORDINATOR, platform="Lys"), Person(BO, "Bo")),
        platforms=("Lys", "Veje"),
        must_end_with=(Want(Kind.DECISION),),
        results=("fælles retning",),
        brought=(_left(),),
    )


def _left() -> Brought:
    """A task that an earlier meeting left."""
    task = Capture(
        CaptureId("c4"), Kind.TASK, "Ringer til taxa", _at(-9_000), due=date(2026, 3, 1), platform="Lys"
    )
    return Brought("2026-02-27-x-k1/c4", task, "Bo", "Første møde", _at(-9_060))


def _before_the_round() -> list[tuple[e.Event, ...]]:
    decision = CaptureId("c7")
    return [
        (_plan(),),
        (e.ItemPlanned(ROUND, timedelta(minutes=20)),),
        (e.ItemStarted(WELCOME, _at(1)),),
        (e.TurnStarted(ASE, _at(2)),),
        (e.TurnCorrected(BO),),
        (e.PersonAdded(Person(HJ, "Hjørdis", attendance=Attendance.MENTIONED)),),
        (
            e.Captured(
                Capture(decision, Kind.DECISION, "Fælles møde i januar", _at(3), WELCOME, BO, number=1)
            ),
        ),
        (e.DecisionRevised(decision, "Fælles møde i februar", _at(4)),),
        (e.DecisionSettled(decision, Status.PROPOSED),),
        (e.Captured(Capture(CaptureId("c10"), Kind.NOTE, "Lysere stier", _at(5), WELCOME, platform="Lys")),),
        (e.CaptureConverted(CaptureId("c10"), Kind.TASK),),
        (e.CaptureEdited(CaptureId("c10"), "Spørger om tidsplan", HJ, date(2026, 3, 20), "Veje"),),
        (e.TimeAdded(WELCOME, timedelta(minutes=-1)),),
        (e.MeetingPaused(_at(6)),),
        (e.MeetingResumed(_at(8)),),
        (e.AttendanceMarked(BO, Attendance.ABSENT),),
        (e.ItemRetimed(ROUND, timedelta(minutes=22, microseconds=1)),),
        (e.TurnStarted(COMMON_TALK, _at(9)),),
        (e.TurnEnded(_at(10)),),
        (e.ItemEnded(_at(11)),),
    ]


def _from_the_round_on() -> list[tuple[e.Event, ...]]:
    return [
        (e.ItemStarted(ROUND, _at(12)), e.TurnStarted(ASE, _at(12))),
        (e.Captured(Capture(CaptureId("c22"), Kind.FOCUS, "slettes igen", _at(13))),),
        (e.CaptureDropped(CaptureId("c22")),),
        (e.StepUndone(23),),
        (e.StepRedone(23),),
        (e.ItemSkipped(WELCOME),),
        (e.SessionClosed(_at(60)),),
    ]


def _in_the_room() -> tuple[tuple[e.Event, ...], ...]:
    """What a room full of people brings: queue, round, ways of working, forms, hands, corrections."""
    person, other = ASE, BO
    wanted, each = CaptureId("c9"), timedelta(minutes=2)
    hands = Hands("h40", HandsKind.FIST, "Kan vi gå videre?", (0, 1, 0, 2, 4, 3), _at(40), WELCOME)
    return (
        (floor.QueueJoined(person), floor.QueueJoined(other, True)),
        (floor.QueueMoved(person, 0),),
        (floor.QueueLeft(other),),
        (floor.QueueClosed(True),),
        (floor.RoundStarted((person, other), each), e.TurnStarted(person, _at(32))),
        (floor.RoundPassed(other),),
        (floor.RoundEnded(),),
        (work.WorkStarted("1-2-4-all", (WorkStep("alone", each), WorkStep("pairs", each)), _at(35)),),
        (work.WorkStepped(_at(36)),),
        (work.WorkEnded(_at(37)),),
        (
            outcome.FormFilled(
                wanted, "goal", (Field("kind", "hypothesis"), Field("argument", "lys\nhjælper"))
            ),
        ),
        (outcome.CaptureMoved(wanted, ROUND),),
        (outcome.ParkedSettled(wanted, Parked.NEXT),),
        (outcome.HandsCounted(hands),),
        (outcome.NextMeetingSet(_at(60), "Rådhuset"),),
        (corrections.ItemStartMoved(_at(20)),),
        (corrections.ItemEndMoved(_at(44)),),
        (corrections.TurnChanged(_at(32), other, _at(31), _at(33)),),
        (corrections.TurnRemoved(_at(31)),),
        (corrections.PlanMoved(_at(1)),),
        (corrections.EndAgreed(_at(90)),),
        (e.PersonPlaced(other, Role.COORDINATOR, "Veje"),),
        (
            outcome.BroughtSettled(
                Settlement("2026-02-27-x-k1/c4", Fate.OPEN, _at(50), other, date(2026, 4, 1))
            ),
        ),
    )


def _numbered(happened: tuple[tuple[e.Event, ...], ...], first: int = 1) -> tuple[e.Step, ...]:
    return tuple(
        e.Step(number, _at(number) + timedelta(microseconds=number), events)
        for number, events in enumerate(happened, start=first)
    )


@pytest.fixture(scope="session")
def history() -> tuple[e.Step, ...]:
    """Steps with every kind of event about agenda, speech and captures, numbered from 1."""
    return _numbered((*_before_the_round(), *_from_the_round_on()))


@pytest.fixture(scope="session")
def everything(history: tuple[e.Step, ...]) -> tuple[e.Step, ...]:
    """Steps with every kind of event there is."""
    return (*history, *_numbered(_in_the_room(), len(history) + 1))


@pytest.fixture(scope="session")
def coming() -> tuple[e.Step, ...]:
    """Steps of a meeting to which people come late and which they leave, and in which names are set right."""
    late, twin = PersonId("late"), PersonId("twin")
    caught = Capture(CaptureId("c5"), Kind.TASK, "Ringer", _at(5), WELCOME, owner=ASE, also=(BO, late))
    return _numbered(
        (
            (_plan(),),
            (e.ItemStarted(WELCOME, _at(1)),),
            (e.PersonAdded(Person(late, "Mette Friis", "Biblioteket"), _at(3)),),
            (people.AttendanceTold(BO, Attendance.EXCUSED, _at(4)),),
            (e.Captured(caught), e.PersonAdded(Person(twin, "M. Friis", attendance=Attendance.MENTIONED))),
            (floor.RoundStarted((ASE,), timedelta(minutes=1)), floor.RoundJoined(late)),
            (e.CaptureEdited(caught.id, "Skriver", late, also=(twin,)),),
            (people.PersonEdited(Person(late, "Mette Friis", "Biblioteket", Role.ACTOR), _at(8)),),
            (people.PeopleMerged(late, twin, _at(9)),),
            (people.AttendanceTold(late, Attendance.LEFT, _at(10)),),
        )
    )


@pytest.fixture(scope="session")
def rearranged() -> tuple[e.Step, ...]:
    """Steps of a meeting whose agenda was changed while it went on."""
    lights, rest = ItemId("new-3"), ItemId("new-8")
    return _numbered(
        (
            (_plan(),),
            (e.ItemStarted(WELCOME, _at(2)),),
            (
                agenda.ItemInserted(
                    Item(lights, "Trafiklys", timedelta(minutes=10), ItemKind.DECISION), WELCOME
                ),
            ),
            (agenda.ItemMoved(lights, ROUND), e.ItemStarted(ROUND, _at(4))),
            (agenda.ItemRenamed(lights, "Lys ved skolen"),),
            (agenda.ItemNoted(lights, "Spørg Åse"),),
            (e.ItemSkipped(lights),),
            (agenda.ItemRestored(lights),),
            (
                agenda.ItemInserted(
                    Item(rest, "Resten af runden", timedelta(minutes=5), part_of=ROUND), lights
                ),
                e.ItemStarted(lights, _at(9)),
            ),
            (e.ItemRetimed(rest, timedelta(minutes=4), by_heads=False),),
        )
    )


@pytest.fixture(scope="session")
def agreed() -> tuple[e.Step, ...]:
    """Steps of a meeting in which the room agrees on a decision, is counted twice, and roles are given."""
    decision = CaptureId("c3")
    caught = Capture(decision, Kind.DECISION, "Vi mødes", _at(3), WELCOME, number=1, status=Status.PROPOSED)
    counted = Hands("h4", HandsKind.CONSENT, "", (6, 1, 0), _at(4), WELCOME, decision, "", 2)
    return _numbered(
        (
            (replace(_plan(), asks_agreement=True),),
            (e.ItemStarted(WELCOME, _at(1)),),
            (e.Captured(caught),),
            (outcome.HandsCounted(counted),),
            (outcome.HandsCounted(replace(counted, id="h5", counts=(2, 0, 0), instead_of="h4")),),
            (e.DecisionSettled(decision, Status.ADOPTED),),
            (outcome.LeaderNamed("Åse Ørnholt"),),
            (outcome.MinuteTakerNamed("Ida Lund"),),
        )
    )


@pytest.fixture(scope="session")
def early() -> tuple[e.Step, ...]:
    """Steps of a meeting that was planned early, and was brought more when it was opened to begin."""
    stated = Capture(CaptureId("c9"), Kind.DECISION, "Mange går en omvej", _at(1), number=1, form="challenge")
    anew = (_left(), Brought("2026-02-01-x/c9", stated, "", "Workshop", _at(1)))
    return _numbered(((_plan(),), (outcome.BroughtAnew(anew),), (e.ItemStarted(WELCOME, _at(3)),)))


@pytest.fixture(scope="session")
def corrected() -> tuple[e.Step, ...]:
    """Steps of a meeting that was corrected after it was closed, and whose minutes went out and were approved."""
    caught = Capture(CaptureId("c3"), Kind.TASK, "Ringer", _at(3), WELCOME, ASE)
    late = Capture(CaptureId("c6"), Kind.NOTE, "Glemt", _at(6), ROUND)
    return _numbered(
        (
            (_plan(),),
            (e.ItemStarted(WELCOME, _at(1)),),
            (e.Captured(caught),),
            (e.SessionClosed(_at(4)),),
            (outcome.MinutesSent(1, _at(5), 4),),
            (e.Captured(late),),
            (corrections.TimesCorrected(WELCOME, _at(1.5), _at(3)),),
            (corrections.EndCorrected(_at(3.5)),),
            (e.CaptureEdited(caught.id, "Skriver", BO),),
            (outcome.MinutesApproved(2, _at(10), 9, "Ida Lund"),),
        )
    )


@pytest.fixture(scope="session")
def clock_set() -> tuple[e.Step, ...]:
    """Steps of a meeting on a computer whose clock was set ahead by an hour while nobody had it open."""
    return _numbered(
        (
            (_plan(),),
            (e.ItemStarted(WELCOME, _at(1)),),
            (e.TurnStarted(ASE, _at(2)),),
            (corrections.PastMoved(timedelta(hours=1)),),
            (e.TurnStarted(BO, _at(65)),),
        )
    )


@pytest.fixture(scope="session")
def forgotten() -> tuple[e.Step, ...]:
    """Steps of a meeting that is over and no longer tells who had the word."""
    groups = (GroupTime(Role.COORDINATOR, timedelta(minutes=7)), GroupTime(None, timedelta(seconds=90.5)))
    kept = Remembered(groups, timedelta(minutes=2), (ASE, BO))
    return _numbered(
        (
            (_plan(),),
            (e.ItemStarted(WELCOME, _at(1)),),
            (floor.SpeechForgotten(),),
            (floor.SpeechForgotten(kept),),
            (e.SessionClosed(_at(30)),),
            (outcome.MinutesSent(1, _at(31), 5),),
        )
    )


@pytest.fixture(scope="session")
def shared() -> tuple[e.Step, ...]:
    """Steps of a meeting that was taken over from a laptop that is gone, and handed on."""
    laptop = LaptopId("0123456789abcdef" * 2)
    heads = (Arrived(StreamName(f"notes-{laptop}"), 1, 12), Arrived(StreamName("2026-02-01-x"), 2, 40))
    return _numbered(
        (
            (_plan(),),
            (e.ItemStarted(WELCOME, _at(1)),),
            (laptops.MeetingContinued(SessionId("2026-03-05-tovholdermoede-j2"), 2, "Bo Lund", _at(3)),),
            (laptops.OthersHeard(heads),),
            (e.SessionClosed(_at(5)),),
            (laptops.WriterHandedOver(laptop, "Ida Lund", _at(6)),),
        )
    )


@pytest.fixture
def first(history: tuple[e.Step, ...]) -> e.Step:
    """The plan."""
    return history[0]


@pytest.fixture
def session(first: e.Step) -> Session:
    """What the plan makes."""
    return replay((first,))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a meeting's file may go; the folder is not there yet."""
    return tmp_path / "work" / "meetings" / "2026-03-05-tovholdermoede-k7.json"
