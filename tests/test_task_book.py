"""The tasks of a workspace: read from what is kept, settled where they belong, brought on as they were settled."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from cocreation_tui.core.capture.brought import Fate
from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.core.initiative.carried_over import left_over
from cocreation_tui.core.initiative.starting import offer
from cocreation_tui.core.initiative.tasks import Task, Wanted, listed
from cocreation_tui.core.session.commands.command import Advance, CaptureThis, Command, Redo, Undo
from cocreation_tui.core.session.commands.outcome import SettleBrought
from cocreation_tui.desk.desk import Desk, Room
from cocreation_tui.desk.initiatives import Initiatives
from cocreation_tui.desk.planning import Plan, start_from
from cocreation_tui.desk.tasks import TaskBook, every_task
from cocreation_tui.store import meeting_reader
from tests.tui.followed import LOOSE, MORE, TASK, with_tasks
from tests.tui.stage import Stage, in_memory

LAMPS, ROOM, LETTER = MORE["da"]
DAY = date(2026, 12, 24)


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return in_memory(tmp_path, "da")


@pytest.fixture
def folder(stage: Stage) -> Path:
    return with_tasks(stage)


def texts(desk: Desk) -> list[str]:
    return [task.text for task in listed(every_task(desk).tasks, Wanted())]


def task_of(book: TaskBook, text: str) -> Task:
    return next(task for task in book.listed.tasks if task.text == text)


def settle(book: TaskBook, text: str, fate: Fate, owner: str = "", due: date | None = None) -> None:
    """Say what became of a task, as the screen does it."""
    task = task_of(book, text)
    room = book.room_of(task)
    room.runner.do(SettleBrought(task.matter.noted.ref, fate, owner_name=owner, due=due))
    book.settled(room, text)


def next_meeting(desk: Desk, folder: Path, script: str = "coordinator-meeting") -> Room:
    """The next meeting of the initiative, planned from what is known now."""
    known, (found, _) = Initiatives(desk).read(folder).initiative, desk.script(script)
    assert known is not None
    assert found is not None
    return desk.plan(start_from(Plan(found, desk.clock.now()), folder, offer(known, script)))


@pytest.fixture
def book(stage: Stage, folder: Path) -> TaskBook:
    book = TaskBook(stage.desk)
    book.look()
    return book


def test_the_latest_comes_first_and_meetings_without_an_initiative_are_there(
    stage: Stage, folder: Path
) -> None:
    assert texts(stage.desk) == [TASK["da"], LETTER, LAMPS, LOOSE["da"], ROOM]
    found = every_task(stage.desk)
    assert {"Eva Natt", "Ida Ask", "Dorte Holm"} <= set(found.names)
    assert "Sidste bus" in found.platforms


def test_only_meetings_that_have_changed_are_read(
    stage: Stage, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts(stage.desk)
    read: list[str] = []
    before = meeting_reader.read_settled

    def counted(path: Path) -> meeting_reader.Contents:
        read.extend({path.stem} - {"initiative"})
        return before(path)

    monkeypatch.setattr(meeting_reader, "read_settled", counted)
    desk = Desk(stage.desk.workspace, stage.clock, "da")
    assert len(texts(desk)) == 5
    assert read == []
    changed = next(desk.workspace.folder().glob("*coordinator-meeting*.json"))
    room = desk.open(changed)
    room.runner.do(CaptureThis(Kind.TASK, "Skyller kopper"))
    room.close()
    assert "Skyller kopper" in texts(desk)
    assert read == [changed.stem]


def test_what_is_settled_is_not_brought_and_what_is_moved_is_brought_as_it_is_now(
    stage: Stage, folder: Path, book: TaskBook
) -> None:
    early = next_meeting(stage.desk, folder)
    early.close()
    settle(book, TASK["da"], Fate.DONE)
    settle(book, LETTER, Fate.OPEN, due=DAY)
    settle(book, LAMPS, Fate.OPEN, owner="Gunnar Ny")
    book.close()
    room = next_meeting(stage.desk, folder)
    left = {one.brought.capture.text: (one.owner, one.due) for one in left_over(room.runner.session)}
    start = stage.clock.now().date()
    assert left.pop("Hvem betaler for vagterne til sommer?") == ("", None)
    assert left == {
        LETTER: ("", DAY),
        LAMPS: ("Gunnar Ny", start + timedelta(days=11)),
        ROOM: ("Åse Ørnholt", None),
    }
    room.runner.do(Advance(), stage.clock.now())
    (wanted,) = [one for one in left_over(room.runner.session) if one.brought.capture.text == LETTER]
    room.runner.do(SettleBrought(wanted.brought.ref, Fate.DONE))
    room.close()
    assert texts(stage.desk) == [LAMPS, LOOSE["da"], ROOM]


def test_a_task_that_was_moved_here_and_ticked_in_a_meeting_can_be_opened_again(
    stage: Stage, folder: Path, book: TaskBook
) -> None:
    settle(book, LETTER, Fate.OPEN, due=DAY)
    room = next_meeting(stage.desk, folder)
    stage.clock.advance(timedelta(minutes=1))
    room.runner.do(Advance())
    room.runner.do(SettleBrought(task_of(book, LETTER).matter.noted.ref, Fate.DONE))
    room.close()
    book.look()
    assert not task_of(book, LETTER).open
    stage.clock.advance(timedelta(minutes=1))
    settle(book, LETTER, Fate.OPEN)
    assert (task_of(book, LETTER).open, task_of(book, LETTER).matter.due) == (True, DAY)
    book.close()
    assert LETTER in texts(stage.desk)


def test_undo_goes_from_initiative_to_initiative_and_no_further_than_what_was_done_here(
    stage: Stage, folder: Path
) -> None:
    other = Initiatives(stage.desk).found("Åben havn")
    other.runner.do(CaptureThis(Kind.TASK, "Maler bænke", owner_name="Ea"))
    other.close()
    book = TaskBook(stage.desk)
    book.look()
    settle(book, "Maler bænke", Fate.DONE)
    settle(book, ROOM, Fate.DROPPED)

    def step(command: Command) -> list[bool]:
        moved = book.undo() if isinstance(command, Undo) else book.redo()
        if moved is not None:
            moved.room.runner.do(command)
            book.renew(moved.room)
        return [task_of(book, text).open for text in ("Maler bænke", ROOM)]

    assert step(Undo()) == [False, True]
    assert step(Undo()) == [True, True]
    assert not book.can_undo
    assert step(Undo()) == [True, True]
    assert step(Redo()) == [False, True]
    assert step(Redo()) == [False, False]
    book.close()
    assert ROOM not in texts(stage.desk)
    assert "Maler bænke" not in texts(stage.desk)


def test_what_belongs_to_no_initiative_is_read_only(book: TaskBook) -> None:
    with pytest.raises(Refused, match=r"tasks\.outside"):
        book.room_of(task_of(book, LOOSE["da"]))
    book.close()


def test_a_folder_that_cannot_be_read_is_told_of_beside_the_rest(stage: Stage, folder: Path) -> None:
    for path in (
        min(folder.glob("*first-platform-meeting*.json")),
        *stage.desk.workspace.folder().glob("*.json"),
    ):
        path.write_bytes(b"\x00" * 80)
        path.with_suffix(".journal").unlink(missing_ok=True)
    found = every_task(stage.desk)
    assert len({problem.path.parent for problem in found.problems}) == 2
    assert [task.text for task in listed(found.tasks, Wanted())] == [LETTER, LAMPS, ROOM]
