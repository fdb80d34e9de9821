"""A shared initiative as it lies on disk: what other laptops have noted is read, kept, found, and settled from here."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cocreation_tui.clock import ManualClock
from cocreation_tui.core.capture.brought import Fate
from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.ground.arrived import Arrived
from cocreation_tui.core.ground.ids import LaptopId, SessionId
from cocreation_tui.core.initiative.initiative import Initiative, Topic
from cocreation_tui.core.initiative.refs import notes_id
from cocreation_tui.core.reports.sought import sought
from cocreation_tui.core.session.commands.command import CaptureThis, Command, PlanSession
from cocreation_tui.core.session.commands.outcome import FillForm, SettleBrought
from cocreation_tui.core.session.decide.decide import decide
from cocreation_tui.core.session.events.event import SessionPlanned, Step
from cocreation_tui.core.session.evolve.evolve import apply, replay
from cocreation_tui.core.session.session import INITIATIVE, Session
from cocreation_tui.core.shared.streams import NOTHING, Head, Hello, Part, Ring, ShareId, notes_of
from cocreation_tui.desk.brought_anew import bring_anew
from cocreation_tui.desk.desk import Desk
from cocreation_tui.desk.initiatives import Initiatives
from cocreation_tui.desk.planning import Plan
from cocreation_tui.desk.searching import Searching, is_between
from cocreation_tui.desk.tasks import TaskBook
from cocreation_tui.store.index import Query
from cocreation_tui.store.meeting_file import MeetingFile
from cocreation_tui.store.shared_streams import KEPT, Known, Shared, notes_path, sharing_folder, write_shared
from cocreation_tui.store.workspace import Workspace
from tests.core.laptops import form
from tests.store.test_initiative_shelf import counting

NOW = datetime(2026, 3, 5, 8, 0, tzinfo=UTC)
LATELY = datetime(2027, 1, 1, tzinfo=UTC)
"""When Ida was heard of: not long ago whatever day a test is on."""
HERE, THERE = LaptopId("a" * 32), LaptopId("b" * 32)
ABROAD = notes_id(THERE)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(Workspace(tmp_path / "w"), ManualClock(NOW), "da")


@pytest.fixture
def folder(desk: Desk) -> Path:
    """An initiative with a task of its own and a meeting that was planned early, from before it was shared."""
    room = Initiatives(desk).found("Trygge nætter")
    room.runner.do(CaptureThis(Kind.TASK, "Ringer til Taxa"))
    room.close()
    script, _ = desk.script("coordinator-meeting")
    assert script is not None
    desk.plan(Plan(script, NOW + timedelta(days=7), folder=room.folder)).close()
    return room.folder


def shared(folder: Path, *commands: Command, more: int = 0) -> None:
    """Let it be shared, with what Ida has noted on another laptop; she has so many notes that have not arrived."""
    planned = SessionPlanned(SessionId(INITIATIVE), "Trygge nætter", "da", "UTC", NOW, (), script=INITIATIVE)
    session, steps = Session(), list[Step]()
    for number, command in enumerate((PlanSession(planned), *commands), start=1):
        at = NOW + timedelta(hours=number)
        steps.append(Step(number, at, decide(session, command, at)))
        session = apply(session, steps[-1])
    path = notes_path(folder, THERE)
    shutil.rmtree(path.parent, ignore_errors=True)
    path.parent.mkdir(parents=True)
    with MeetingFile.create(path, steps[0], replay(steps[:1])) as file:
        for step in steps[1:]:
            file.append(step)
        file.fold(session)
    head = Head(1, len(steps), NOTHING, THERE, Ring.ALL)
    ida = Hello(
        THERE,
        "Ida",
        Part.COORDINATOR,
        (),
        LATELY,
        "Trygge nætter",
        "da",
        "UTC",
        (Arrived(notes_of(THERE), 1, len(steps) + more),),
    )
    streams = (Known(notes_of(THERE), THERE, head, NOW),)
    write_shared(folder, Shared(ShareId("c" * 32), HERE, Part.ANCHOR, streams=streams, others=(ida,)))


def known(desk: Desk, folder: Path) -> Initiative:
    entry = Initiatives(desk).read(folder)
    assert not entry.problems
    assert entry.initiative is not None
    return entry.initiative


TASK = CaptureThis(Kind.TASK, "Skriver til Natteravnene")


def test_what_others_noted_is_read_and_kept_until_it_changes(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [task.noted.ref for task in known(desk, folder).tasks] == ["initiative/c3"]
    shared(folder, TASK)
    texts = [(task.noted.ref, task.noted.capture.text) for task in known(desk, folder).tasks]
    assert texts == [
        (f"{notes_id(HERE)}/c3", "Ringer til Taxa"),
        (f"{ABROAD}/c2", "Skriver til Natteravnene"),
    ]
    read = counting(monkeypatch)
    again = Desk(desk.workspace, desk.clock, "da")
    assert known(again, folder) == known(desk, folder)
    assert set(read) == {INITIATIVE}, "its own, which may be written any time"
    shared(folder, TASK, CaptureThis(Kind.NOTE, "mere"))
    known(again, folder)
    assert THERE in read


def test_a_sharing_file_that_cannot_be_read_is_told_and_the_rest_is_there(desk: Desk, folder: Path) -> None:
    shared(folder, TASK)
    (sharing_folder(folder) / KEPT).write_bytes(b"{}")
    entry = Initiatives(desk).read(folder)
    assert [one.key for one in entry.problems] == ["share.damaged-here"]
    assert entry.initiative is not None
    assert [task.noted.ref for task in entry.initiative.tasks] == ["initiative/c3"]


def test_what_another_laptop_noted_is_settled_from_here(desk: Desk, folder: Path) -> None:
    shared(folder, TASK, FillForm("goal", Kind.GOAL, "Færre ture", (), platform="Lys"))
    assert isinstance(desk.clock, ManualClock)
    desk.clock.advance(timedelta(days=1))
    with closing(Initiatives(desk).open(folder)) as room:
        room.runner.do(SettleBrought(f"{ABROAD}/c2", Fate.DONE))
        room.runner.do(
            form("observation", Kind.ANSWER, "Færre ture", of="observed", seen="tre", ref=f"{ABROAD}/c3")
        )
        assert [task.open for task in room.initiative.tasks] == [True, False]
        assert [one.text for one in room.initiative.goals[0].observed] == ["tre"]
        assert (room.source, room.written_by(ABROAD), room.written_by(room.source)) == (
            notes_id(HERE),
            "Ida",
            "",
        )
    book = TaskBook(desk)
    book.look()
    assert [task.open for task in book.listed.tasks] == [True, False]


def test_a_meeting_planned_before_sharing_is_brought_the_same_task_once(desk: Desk, folder: Path) -> None:
    (path,) = [one.path for one in desk.meetings()]
    room = desk.open(path)
    bring_anew(desk, room)
    assert [one.ref for one in room.runner.session.brought] == ["initiative/c3"]
    room.runner.do(SettleBrought("initiative/c3", Fate.OPEN, due=NOW.date()))
    shared(folder, TASK)
    bring_anew(desk, room)
    assert [one.ref for one in room.runner.session.brought] == ["initiative/c3", f"{ABROAD}/c2"]
    steps = len(room.runner.session.steps)
    bring_anew(desk, room)
    assert len(room.runner.session.steps) == steps
    room.close()
    assert [task.due for task in known(desk, folder).tasks] == [NOW.date(), None]


def test_what_another_laptop_noted_is_found(desk: Desk, folder: Path) -> None:
    shared(folder, TASK)
    with closing(Searching(desk)) as searching:
        list(searching.fill())
        (hit,) = searching.find(Query(sought("Natteravnene"), folder=folder))
        assert is_between(hit)
        assert hit.meeting.path == notes_path(folder, THERE)
        assert hit.meeting.initiative == "Trygge nætter"
        list(searching.fill())
        notes_path(folder, THERE).unlink()
        list(searching.fill())
        assert not searching.find(Query(sought("Natteravnene")))


def test_what_two_laptops_say_differently_is_known(desk: Desk, folder: Path) -> None:
    shared(folder, form("initiative", Kind.NOTE, "Rolige nætter", phase="phase-2"))
    found = {one.topic: (one.one.value, one.other.value) for one in known(desk, folder).contradictions}
    assert found == {Topic.NAME: ("Rolige nætter", "Trygge nætter"), Topic.PHASE: ("phase-2", "")}


def test_what_has_not_arrived_is_known_with_the_initiative(desk: Desk, folder: Path) -> None:
    shared(folder, TASK)
    assert Initiatives(desk).read(folder).awaited == ()
    shared(folder, TASK, more=2)
    entry = Initiatives(desk).read(folder)
    assert [(one.name, one.notes, one.meetings) for one in entry.awaited] == [("Ida", True, 0)]
    with closing(Initiatives(desk).open(folder)) as room:
        assert room.awaited == Initiatives(desk).awaited(folder) == entry.awaited
