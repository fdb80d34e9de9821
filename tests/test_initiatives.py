"""Initiatives as screens and verbs ask for them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from cocreation_tui.clock import ManualClock
from cocreation_tui.core.capture.brought import Fate
from cocreation_tui.core.capture.capture import Field, Kind
from cocreation_tui.core.ground.errors import Refused, StoreError
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.initiative.merging import unknown_people
from cocreation_tui.core.initiative.starting import offer
from cocreation_tui.core.people.people import Person
from cocreation_tui.core.session.commands.command import AddPerson, Advance, CaptureThis, Undo
from cocreation_tui.core.session.commands.outcome import BringAnew, FillForm, SettleBrought
from cocreation_tui.core.session.evolve.evolve import replay
from cocreation_tui.core.session.session import Session
from cocreation_tui.desk.desk import Desk
from cocreation_tui.desk.initiatives import InitiativeRoom, Initiatives
from cocreation_tui.desk.left_open import go_on, left_open
from cocreation_tui.desk.planning import Plan, start_from
from cocreation_tui.store import files
from cocreation_tui.store.workspace import Workspace
from tests.posix import private

NOW = datetime(2026, 3, 5, 8, 0, tzinfo=UTC)
ABOUT = (Field("anchor", "Dorte Holm"), Field("starts", "2026-03-02"), Field("phase", "phase-2"))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(Workspace(tmp_path / "w"), ManualClock(NOW), "da")


@pytest.fixture
def initiatives(desk: Desk) -> Initiatives:
    return Initiatives(desk)


def test_an_initiative_is_founded_with_what_is_known_of_it(initiatives: Initiatives) -> None:
    room = initiatives.found(" Trygge  nætter\n", ABOUT, "Ingen går alene hjem")
    known = room.initiative
    assert (known.name, known.anchor, known.challenge) == (
        "Trygge nætter",
        "Dorte Holm",
        "Ingen går alene hjem",
    )
    assert (known.starts, known.said_phase, known.founded) == (date(2026, 3, 2), 2, NOW)
    assert room.folder.name == "trygge-naetter"
    room.close()
    assert private(room.folder)
    assert private(room.folder / "initiative.json")
    (entry,) = initiatives.listed()
    assert (entry.folder, entry.initiative, entry.problems) == (room.folder, known, ())


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("Ærø/Åben havn \\ Øst", "aeroe-aaben-havn-oest"),
        ("../../etc", "etc"),
        ("...", "uden-navn"),
        ("CON", "con-1"),
        ("meetings", "meetings-2"),
        ("sessions", "x-sessions"),
        ("x" * 500, "x" * 60),
    ],
)
def test_a_name_may_be_anything_and_its_folder_lies_in_the_workspace(
    initiatives: Initiatives, name: str, folder: str
) -> None:
    room = initiatives.found(name)
    room.close()
    assert (room.folder.parent, room.folder.name) == (initiatives.desk.workspace.root, folder)
    assert room.initiative.name == name


def test_two_of_one_name_are_two(initiatives: Initiatives) -> None:
    rooms = [initiatives.found("Lys i nat", (), challenge) for challenge in ("en", "to")]
    for room in rooms:
        room.close()
    assert [room.folder.name for room in rooms] == ["lys-i-nat", "lys-i-nat-2"]
    listed = [entry.initiative for entry in initiatives.listed()]
    assert [(one.name, one.challenge) for one in listed if one] == [("Lys i nat", "en"), ("Lys i nat", "to")]


@pytest.mark.parametrize("name", ["", "  \n", "\u200b\x1b"])
def test_without_a_name_nothing_is_founded(initiatives: Initiatives, name: str) -> None:
    with pytest.raises(Refused, match=r"refused\.no-name"):
        initiatives.found(name)
    assert not initiatives.desk.workspace.root.exists()


def test_a_challenge_of_nothing_visible_is_none(initiatives: Initiatives) -> None:
    room = initiatives.found("Lys", (), "\u200b \u2060")
    assert room.initiative.challenges == ()
    room.close()


def test_a_full_disk_founds_nothing_and_leaves_the_name_free(
    initiatives: Initiatives, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, data: bytes, *, awaited: bool = True) -> None:
        raise StoreError("store.disk-full", path)

    with monkeypatch.context() as patch:
        patch.setattr(files, "atomic_write", full)
        with pytest.raises(StoreError, match=r"store\.disk-full"):
            initiatives.found("Lys")
    assert initiatives.listed() == ()
    room = initiatives.found("Lys")
    assert room.folder.name == "lys"
    room.close()


def test_a_disk_that_fills_up_later_is_told_of_and_nothing_is_lost(
    initiatives: Initiatives, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cocreation_tui.store.journal import Journal

    room = initiatives.found("Lys")

    def full(journal: Journal, step: object) -> None:
        raise StoreError("store.disk-full", room.folder)

    with monkeypatch.context() as patch:
        patch.setattr(Journal, "append", full)
        room.runner.do(CaptureThis(Kind.TASK, "Ringer"))
        assert room.runner.trouble is not None
        assert [one.noted.capture.text for one in room.initiative.tasks] == ["Ringer"]
    room.close()
    known = initiatives.read(room.folder).initiative
    assert known is not None
    assert [one.noted.capture.text for one in known.tasks] == ["Ringer"]


def test_who_comes_second_may_look_and_follows_what_is_done(initiatives: Initiatives) -> None:
    first = initiatives.found("Lys")
    second = initiatives.open(first.folder)
    assert second.runner.read_only
    with pytest.raises(Refused, match=r"refused\.read-only"):
        second.runner.do(CaptureThis(Kind.TASK, "Nej"))
    first.runner.do(CaptureThis(Kind.TASK, "Ja"))
    assert not second.initiative.tasks
    second.look()
    assert [one.noted.capture.text for one in second.initiative.tasks] == ["Ja"]
    second.close()
    first.close()
    third = initiatives.open(first.folder)
    assert not third.runner.read_only
    third.close()


def test_what_is_done_between_meetings_counts_at_once_and_is_undone(
    initiatives: Initiatives, desk: Desk
) -> None:
    room = initiatives.found("Lys")
    script, _ = desk.script("actor-meeting")
    assert script is not None
    meeting = desk.plan(Plan(script, NOW, (), folder=room.folder))
    meeting.runner.do(Advance())
    meeting.runner.do(CaptureThis(Kind.TASK, "Ringer"))
    assert not room.initiative.tasks
    room.look()
    before = room.initiative
    assert room.initiative is before, "nothing happened"
    (task,) = before.tasks
    assert isinstance(desk.clock, ManualClock)
    desk.clock.advance(timedelta(hours=1))
    room.runner.do(SettleBrought(task.noted.ref, Fate.DONE))
    assert not room.initiative.tasks[0].open
    room.runner.do(Undo())
    assert room.initiative == before
    meeting.close()
    room.close()


def test_a_meeting_knows_its_initiative(initiatives: Initiatives, desk: Desk) -> None:
    room = initiatives.found("Lys")
    room.close()
    script, _ = desk.script("actor-meeting")
    assert script is not None
    meeting = desk.plan(Plan(script, NOW, (), folder=room.folder))
    alone = desk.plan(Plan(script, NOW, ()))
    assert meeting.path is not None
    assert alone.path is not None
    known = initiatives.of(meeting.path)
    assert known is not None
    assert [met.id for met in known.meetings] == [meeting.path.stem]
    assert initiatives.of(alone.path) is None
    for opened in (meeting, alone):
        opened.close()
    (room.folder / "initiative.json").write_bytes(b"")
    (room.folder / "initiative.journal").unlink()
    assert initiatives.of(meeting.path) is None
    (entry,) = initiatives.listed()
    assert entry.initiative is None
    assert [(one.path.name, one.key) for one in entry.problems] == [
        ("initiative.json", "store.damaged-with-backup")
    ]
    with pytest.raises(StoreError):
        initiatives.open(room.folder)


def test_a_meeting_planned_early_is_brought_what_is_known_when_it_is_opened_to_begin(
    initiatives: Initiatives, desk: Desk
) -> None:
    own = initiatives.found("Trygge nætter", ABOUT, "Ingen går alene hjem")
    own.runner.do(CaptureThis(Kind.TASK, "Ringer til taxa"))
    own.runner.do(CaptureThis(Kind.TASK, "Skriver til rådet"))
    script, _ = desk.script("status-meeting")
    assert script is not None
    plan = start_from(
        Plan(script, NOW + timedelta(days=90)), own.folder, offer(own.initiative, script.id, "", script.shows)
    )
    early = desk.plan(plan)
    assert early.runner.session.initiative == "Trygge nætter"
    path, (ring, *_) = early.path, early.runner.session.brought
    assert path is not None
    early.runner.do(SettleBrought(ring.ref, Fate.DONE))
    early.runner.do(CaptureThis(Kind.TASK, "Booker lokalet"))
    early.close()

    desk.clock.advance(timedelta(days=60))  # type: ignore[attr-defined]  # the clock of the fixture
    own.runner.do(FillForm("challenge", Kind.DECISION, "Mange går en omvej hjem", ()))
    fields = (Field("focus", "Flere lygter"), Field("coordinator", "Bo Ek"))
    own.runner.do(FillForm("platform", Kind.CHANGE, "Lys", fields, None, "Lys"))
    own.runner.do(FillForm("goal", Kind.GOAL, "Færre omveje", (), None, "Lys"))
    own.close()

    def opened() -> Session:
        left = left_open(desk, path)
        assert left is not None
        room = go_on(desk, left)
        room.close()
        return room.runner.session

    session = opened()
    texts = [one.capture.text for one in session.brought]
    assert texts == [
        "Ringer til taxa",
        "Skriver til rådet",
        "Mange går en omvej hjem",
        "Flere lygter",
        "Færre omveje",
    ]
    assert session.fate(ring.ref) is Fate.DONE, "what was said of it before the meeting stays"
    assert session.platforms == ("Lys",)
    assert [one.name for one in session.people if one.platform == "Lys"] == ["Bo Ek"], "named since"
    assert replay(session.steps) == session
    assert len(opened().steps) == len(session.steps), "what is up to date is left alone"
    begun = desk.open(path)
    begun.runner.do(Advance())
    with pytest.raises(Refused, match="has-begun"):
        begun.runner.do(BringAnew(()))
    begun.close()


def put_on_list(room: InitiativeRoom, people: tuple[Person, ...]) -> None:
    for person in unknown_people((one.person for one in room.initiative.people), people):
        room.runner.do(AddPerson(person))


def test_people_are_put_on_the_list_once(initiatives: Initiatives) -> None:
    room = initiatives.found("Lys")
    room.runner.do(CaptureThis(Kind.TASK, "Ringer", owner_name="Ida"))
    ida, jens, other = (
        Person(PersonId(name), shown, home)
        for name, shown, home in (("a", "Ida", ""), ("b", "Jens", "Havnen"), ("c", "jens", "Skolen"))
    )
    put_on_list(room, (ida, jens, other, ida))
    put_on_list(room, (Person(PersonId("d"), "JENS", "havnen"), Person(PersonId("b"), "Jens Ny")))
    assert [(one.person.name, one.person.organisation) for one in room.initiative.people] == [
        ("Ida", ""),
        ("Jens", "Havnen"),
        ("jens", "Skolen"),
    ]
    room.close()
