"""Forgetting somebody: no byte of the name is left in any encoding, and everything else is as it was."""

from __future__ import annotations

import errno
import hashlib
import json
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from itertools import count
from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from cocreation_tui.cli.main import main
from cocreation_tui.clock import ManualClock
from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.ground.cleaning import clean_line
from cocreation_tui.core.ground.errors import Refused, StoreError
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.people.mentions import Mention, Mentions, Somebody
from cocreation_tui.core.people.one_person import Listed, everybody
from cocreation_tui.core.people.people import Person
from cocreation_tui.core.session.commands.command import AddPerson, CaptureThis, Command, PlanSession
from cocreation_tui.core.session.evolve.evolve import replay
from cocreation_tui.core.session.pseudonyms import Renaming, erased, texts_of
from cocreation_tui.core.session.session import Session
from cocreation_tui.desk.desk import Desk
from cocreation_tui.desk.erasure import carry_out, plan_erasure
from cocreation_tui.desk.initiatives import Initiatives
from cocreation_tui.desk.runner import MemoryJournal, Runner
from cocreation_tui.export.saving import RECORD
from cocreation_tui.store.codec import decode_step, dump_json, encode_step, parse_json
from cocreation_tui.store.forgetting import UNDER_WAY, histories
from cocreation_tui.store.meeting_file import MeetingFile
from cocreation_tui.store.workspace import Workspace
from tests.built import put_sample
from tests.core.test_replay import commands
from tests.core.test_session import PEOPLE, PLAN, START
from tests.examples import examples
from tests.marked import BEFORE, FIRST, MAIL, NAME, PHONE, TURNED, Marked, holding, marked
from tests.posix import private
from tests.store.test_faults import Disk, broken

SURE: Callable[[str, Mention], bool] = lambda text, mention: mention.sure  # noqa: E731
SORTS = {
    *(".json", ".journal", ".draft", ".forms", ".showing", ".holder", ".held", ".found", ".toml"),
    *(".damaged-1", ".tmp", "backups", "put-away", RECORD, ".md", ".html", ".docx", ".pdf", ".svg"),
    *(".csv", ".xlsx", ".eml", ".ics", "data.json", "initiative.json"),
}
"""Sorts of places in which the name lies."""


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Marked:
    return marked(tmp_path_factory.mktemp("marked") / "workspace", papers=False)


@pytest.fixture
def made(lived: Marked, tmp_path: Path) -> Marked:
    """The workspace without its papers."""
    return _copied(lived, tmp_path / "workspace")


def _copied(lived: Marked, root: Path) -> Marked:
    copytree(lived.root, root)
    moved = (
        root / one.relative_to(lived.root)
        for one in (lived.initiative, lived.meeting, lived.away, lived.loose)
    )
    desk = Desk(type(lived.desk.workspace)(root), lived.desk.clock, "da")
    return Marked(desk, *moved)


def _verb(root: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["--workspace", str(root), "person", *words, "--lang", "da"])


def _state(root: Path) -> dict[str, str]:
    files = (path for path in root.rglob("*") if path.is_file() and path.suffix not in (".lock", ".holder"))
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def _shape(session: Session) -> object:
    """What must stay of a meeting: who was there, what was caught, decided, counted, and for how long."""
    return (
        [(one.id, one.role, one.attendance) for one in session.people],
        [(one.id, one.kind, one.owners, one.status, one.number, one.at) for one in session.captures],
        session.turns,
        replace(session.facts, plan=()),
        [(one.id, one.counts) for one in session.hands],
        [item.id for item in session.agenda],
        [step.number for step in session.steps],
        session.undone,
    )


def _shapes(made: Marked) -> list[object]:
    return [_shape(made.desk.read(path)) for path in histories(made.root)]


def test_no_byte_of_the_name_is_left_and_meetings_stay_whole(made: Marked) -> None:
    before, shapes = holding(made.root), _shapes(made)
    assert len(before) >= 25
    done = _verb(made.root, "erase", NAME, "--yes")
    assert done.exit_code == 0, done.output
    assert holding(made.root) == []
    assert _shapes(made) == shapes
    minutes = made.desk.minutes(made.desk.read(made.meeting))
    assert "deltager A" in minutes
    assert "deltager A's plan følges" in minutes
    assert f"[{FIRST}] kom med et forslag" in done.stdout, "the first name alone is told, and left"
    assert FIRST in minutes
    assert not (made.root / UNDER_WAY).exists()
    for path in histories(made.root):
        with MeetingFile.open(path) as file:
            assert not file.read_only
            assert not file.notices
    assert made.desk.backups(made.meeting) == (1, 1)


def test_another_one_is_called_by_another_letter(made: Marked) -> None:
    assert _verb(made.root, "erase", NAME, "--yes").exit_code == 0
    told = _verb(made.root, "erase", "Ida Ask", "--yes")
    assert (told.exit_code, "deltager B" in told.stdout) == (0, True)


@pytest.mark.thorough
def test_no_byte_is_left_in_any_paper(tmp_path: Path) -> None:
    made = marked(tmp_path / "workspace")
    hand = made.meeting.parent / "minutes" / "eget.md"
    hand.write_text(f"Mine egne ord om {NAME}", "utf-8")
    edited = next((made.meeting.parent / "minutes").glob("*tovholdermoede.html"))
    edited.write_bytes(edited.read_bytes() + b"<!-- rettet -->")
    before = holding(made.root)
    found = {sort for sort in SORTS if any(sort in path for path in before)}
    assert found == SORTS, "the search of the test finds the name in every sort of place"
    done = _verb(made.root, "erase", NAME, "--yes")
    assert done.exit_code == 0, done.output
    theirs = [hand, edited]
    assert holding(made.root) == sorted(path.relative_to(made.root).as_posix() for path in theirs)
    assert all(f"rettet i hånden: {path}" in done.stdout for path in theirs)
    again = {path.suffix for path in (made.meeting.parent / "minutes").glob("*tovholdermoede*")}
    assert again >= {".md", ".docx", ".pdf"}, "minutes are made again"
    assert not list((made.initiative / "poster").glob("*.png")), "a picture of the name goes with it"


def test_nothing_is_done_without_an_answer(made: Marked) -> None:
    before = _state(made.root)
    asked = _verb(made.root, "erase", NAME)
    assert asked.exit_code == 2
    assert "--yes" in asked.stderr
    assert f"Oplæg ved [{NAME}]" in asked.stderr
    assert _verb(made.root, "erase", "xanth", "--yes").exit_code == 2
    assert _verb(made.root, "erase", "Nobody At All", "--yes").exit_code == 2
    assert _state(made.root) == before


def test_every_place_is_asked_for_and_stop_changes_nothing(
    made: Marked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cocreation_tui.cli.erasing.can_ask", lambda: True)
    before = _state(made.root)

    def answered(answers: str) -> Result:
        command = ["--workspace", str(made.root), "person", "erase", NAME, "--lang", "da"]
        return CliRunner().invoke(main, command, input="\n".join(answers) + "\n")

    assert answered("1" * 5 + "3").exit_code == 2
    assert _state(made.root) == before
    plan = plan_erasure(made.desk, NAME)
    asked = len({(spot.text, spot.mention.start) for spot in plan.spots})
    bare = [
        n
        for n, spot in enumerate({(s.text, s.mention.start): s for s in plan.spots}.values())
        if not spot.mention.sure
    ]
    answers = ["1"] * asked
    answers[0] = "2"
    assert bare
    done = answered("".join(answers) + "1")
    assert done.exit_code == 0, done.output
    assert plan.spots[0].text in {
        text for path in histories(made.root) for text in texts_of(made.desk.read(path).steps)
    }
    assert FIRST not in made.desk.minutes(made.desk.read(made.meeting)).replace(plan.spots[0].text, "")


def test_a_meeting_that_is_open_stops_it_before_anything_is_changed(made: Marked) -> None:
    before = _state(made.root)
    with MeetingFile.open(made.loose):
        refused = _verb(made.root, "erase", NAME, "--yes")
        assert refused.exit_code == 2
        assert "Traceback" not in refused.output
        assert _state(made.root) == before
    assert _verb(made.root, "erase", NAME, "--yes").exit_code == 0


def test_what_was_cut_off_is_gone_through_again(made: Marked, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = count(1)
    whole = MeetingFile.rewrite

    def third_fails(self: MeetingFile, session: Session) -> None:
        if next(calls) == 3:
            raise StoreError("store.disk-full", self.path)
        whole(self, session)

    with monkeypatch.context() as patch:
        patch.setattr(MeetingFile, "rewrite", third_fails)
        cut = _verb(made.root, "erase", NAME, "--yes")
    assert (cut.exit_code, f'cocreation person erase "{NAME}"' in cut.stderr) == (2, True)
    assert (made.root / UNDER_WAY).exists()
    other = _verb(made.root, "erase", "Ida Ask", "--yes")
    assert (other.exit_code, NAME in other.stderr) == (2, True)
    assert _verb(made.root, "erase", TURNED, "--yes").exit_code == 0
    assert holding(made.root) == []
    called = {
        one.name for path in histories(made.root) for one in made.desk.read(path).people if one.id == "marked"
    }
    assert called == {"deltager A"}


@pytest.mark.thorough
def test_whichever_write_is_the_last_it_can_be_gone_through_again(
    lived: Marked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)
    monkeypatch.setattr("tests.store.test_faults.CALLS", ("replace", "unlink", "write"))
    shapes = _shapes(lived)
    for nth in count(1):
        made, disk = _copied(lived, tmp_path / str(nth)), Disk(nth, errno.EIO, True, True)
        with broken(disk), suppress(StoreError):
            carry_out(made.desk, plan_erasure(made.desk, NAME), SURE)
        assert _shapes(made) == shapes, "every meeting can be read, as it was or as it is to be"
        if holding(made.root):
            carry_out(made.desk, plan_erasure(made.desk, NAME), SURE)
        assert holding(made.root) == [], nth
        assert not (made.root / UNDER_WAY).exists(), nth
        assert _shapes(made) == shapes
        if not disk.failed:
            break
    assert nth > 60


def test_namesakes_are_told_apart_or_refused(tmp_path: Path, made: Marked) -> None:
    one, two = (
        Person(PersonId("1"), "Mette Jensen", "Politiet"),
        Person(PersonId("2"), "Mette Jensen", "Havnen"),
    )
    room = made.desk.open(made.loose)
    room.runner.do(AddPerson(one))
    room.runner.do(AddPerson(two))
    room.runner.do(
        CaptureThis(Kind.TASK, "Mette Jensen (Politiet) ringer til Mette Jensen (Havnen)", owner=one.id)
    )
    room.runner.do(CaptureThis(Kind.NOTE, "Mette Jensen var her"))
    room.close()
    refused = _verb(made.root, "erase", "Mette Jensen", "--yes")
    assert refused.exit_code == 2
    assert "Mette Jensen (Politiet), Mette Jensen (Havnen)" in refused.stderr
    done = _verb(made.root, "erase", "Mette Jensen (Politiet)", "--yes")
    assert done.exit_code == 0, done.output
    session = made.desk.read(made.loose)
    assert [person.name for person in session.people if person.id in ("1", "2")] == [
        "deltager A",
        "Mette Jensen",
    ]
    texts = [capture.text for capture in session.captures[-2:]]
    assert texts == ["deltager A ringer til Mette Jensen (Havnen)", "Mette Jensen var her"]
    assert "[Mette Jensen] var her" in done.stdout


def test_a_first_name_alone_on_a_list_is_forgotten_there_and_in_the_minutes(made: Marked) -> None:
    room = made.desk.open(made.loose)
    room.runner.do(AddPerson(Person(PersonId("anna"), "Annabella")))
    room.runner.do(CaptureThis(Kind.TASK, "Køber brød", owner=PersonId("anna")))
    room.runner.do(CaptureThis(Kind.NOTE, "Annabella smiler"))
    room.save_minutes()
    room.close()
    done = _verb(made.root, "erase", "annabella", "--yes")
    assert done.exit_code == 0, done.output
    (minutes,) = (made.loose.parent / "minutes").glob("*.md")
    said = minutes.read_text("utf-8").replace("Annabella smiler", "")
    assert "deltager A" in said
    assert "Annabella" not in said
    assert "[Annabella] smiler" in done.stdout


def test_a_backup_that_knows_more_than_its_meeting_is_no_hiding_place(made: Marked) -> None:
    before = made.loose.read_bytes()
    room = made.desk.open(made.loose)
    room.runner.do(CaptureThis(Kind.NOTE, "Naboen Sofus Krøyer klager"))
    room.close()
    made.loose.write_bytes(before)
    made.loose.with_suffix(".journal").write_bytes(b"")
    room = made.desk.open(made.meeting)
    room.runner.do(AddPerson(Person(PersonId("s"), "Sofus Krøyer")))
    room.close()
    assert _verb(made.root, "erase", "Sofus Krøyer", "--yes").exit_code == 0
    left = [
        path for path in made.root.rglob("*") if path.is_file() and "Krøyer".encode() in path.read_bytes()
    ]
    assert left == []


def test_data_that_cannot_be_read_is_told_and_left(made: Marked) -> None:
    broken_off = made.loose.read_bytes()[:-200]
    made.loose.write_bytes(broken_off)
    done = _verb(made.root, "erase", NAME, "--yes")
    assert (done.exit_code, made.loose.name in done.stderr) == (2, True)
    assert made.loose.read_bytes() == broken_off
    assert {path.partition("/")[0] for path in holding(made.root)} == {made.loose.parent.name}
    assert made.loose.name in done.stdout, "it is among the files that still name them"
    (meant,) = made.loose.parent.glob("backups/*21.json")
    made.loose.write_bytes(meant.read_bytes())
    again = _verb(made.root, "erase", NAME, "--yes")
    assert (again.exit_code, "»deltager A«" in again.stdout) == (0, True)
    assert holding(made.root) == []


def test_a_file_the_program_never_made_is_told_and_left(made: Marked) -> None:
    own = made.loose.with_name(".mine.tmp")
    own.write_text(NAME, "utf-8")
    done = _verb(made.root, "erase", NAME, "--yes")
    assert (done.exit_code, str(own) in done.stdout) == (0, True)
    assert own.read_text("utf-8") == NAME


def test_somebody_who_is_only_named_is_forgotten_too(made: Marked) -> None:
    room = made.desk.open(made.loose)
    room.runner.do(CaptureThis(Kind.NOTE, "Naboen Sofus Krøyer klager"))
    room.close()
    assert _verb(made.root, "erase", "Sofus Krøyer", "--yes").exit_code == 0
    assert made.desk.read(made.loose).captures[-1].text == "Naboen deltager A klager"


def test_everything_about_somebody_is_shown_and_given(made: Marked, tmp_path: Path) -> None:
    shown = _verb(made.root, "show", NAME)
    assert shown.exit_code == 0, shown.output
    for said in (
        NAME,
        BEFORE,
        MAIL,
        PHONE,
        "Ringer igen til",
        "En halv sætning om",
        "Hvordan får",
        "settings.toml",
    ):
        assert said in shown.stdout
    given = _verb(made.root, "export", NAME, "-o", str(tmp_path / "ud"))
    assert given.exit_code == 0, given.output
    data = json.loads((tmp_path / "ud" / "xanthippe-quaacksoelv.json").read_text("utf-8"))
    assert len(data["meetings"]) == len(histories(made.root))
    assert {*data["files"]} >= {path for path in holding(made.root) if not path.endswith(".found")}
    assert data["emails"] == [MAIL]
    assert "# Det, der er gemt om" in (tmp_path / "ud" / "xanthippe-quaacksoelv.md").read_text("utf-8")
    assert _verb(made.root, "export", NAME, "-o", str(tmp_path / "ud")).exit_code == 2, (
        "nothing is written over"
    )
    assert all(map(private, (tmp_path / "ud", *(tmp_path / "ud").iterdir())))
    (tmp_path / "file").write_text("", "utf-8")
    refused = _verb(made.root, "export", NAME, "-o", str(tmp_path / "file" / "below"))
    assert (refused.exit_code, str(tmp_path / "file") in refused.stderr) == (2, True)
    part = _verb(made.root, "show", NAME, "--meeting", made.loose.stem)
    assert (part.exit_code, "Hvordan får" in part.stdout) == (0, False)


def test_a_name_is_changed_in_every_place(made: Marked) -> None:
    assert _verb(made.root, "rename", NAME, "Zenia Quist").exit_code == 0
    assert "Zenia Quist" in _verb(made.root, "show").stdout
    assert "Zenia Quist" in [one.name for one in made.desk.read(made.loose).people]


ONE = Somebody(
    (PersonId("1"),), ("Åse Ørnholt", "Mette Friis"), ("Politiet",), ("aase@x.dk",), ("+45 12 34 56 78",)
)
OTHERS = ("Mette Holm", "Anna Mette Friis", "Bo Ek")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ørnholt, Åse ringer", "deltager A ringer"),
        ("åse ørnholt og METTE FRIIS", "deltager A og deltager A"),
        ("Mette Friis' og Mette Friiss og Mette Friis's", "deltager A' og deltager A's og deltager A's"),
        ("A\u030ase Ørnholt", "deltager A"),
        ("Aase Oernholt", "deltager A"),
        ("3-aase-oernholt-x", "3-deltager-A-x"),
        ("skriv x.mette.friis2@y.dk nu", "skriv … nu"),
        ("ring 12345678, +4512 34 56 78 eller aase@x.dk.", "ring …, … eller …."),
        ("Mette Friis (Politiet) kom", "deltager A kom"),
        ("Anna Mette Friis kom med Mette Holm", "Anna Mette Friis kom med Mette Holm"),
        ("Mette Friisholm, Åses, 912345678", "Mette Friisholm, Åses, 912345678"),
    ],
)
def test_whole_names_and_addresses_are_found_in_every_spelling(text: str, told: str) -> None:
    assert Mentions(ONE, OTHERS).replaced(text, "deltager A", SURE) == told


@given(st.text(max_size=30).map(clean_line).filter(bool), st.text(max_size=30), st.text(max_size=30))
def test_whatever_a_name_is_made_of_it_is_found_alone_and_replaced(
    name: str, before: str, after: str
) -> None:
    mentions = Mentions(Somebody(names=(name, f"{name} Ask")), ("Bo Ek",))
    assert mentions.replaced(f"{name} Ask", "Q", SURE) == "Q"
    text = f"{before}  {name} Ask  {after}"
    told = mentions.replaced(text, "Q", lambda text, mention: True)
    assert not mentions.names(told)


@pytest.mark.parametrize("text", ["Ida Ø. Ask", "Ida Ø Ask", "Ida Ask", "Ask, Ida", "ASK, IDA Ø."])
def test_an_initial_may_be_left_out(text: str) -> None:
    assert Mentions(Somebody(names=("Ida Ø. Ask",))).replaced(text, "A", SURE) == "A"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Åses cykel", ["Åse"]),
        ("Mette og Friis", ["Mette", "Friis"]),
        ("Mette Holm og mette", []),
        ("Mette Ørnholt ringer", ["Mette Ørnholt"]),
        ("Mette Friisholm", ["Mette"]),
    ],
)
def test_parts_of_a_name_are_for_a_person_to_judge(text: str, parts: list[str]) -> None:
    found = Mentions(ONE, OTHERS).find(text)
    assert [text[one.start : one.end] for one in found] == parts
    assert not any(one.sure for one in found)


def test_entries_are_one_person_by_identity_and_by_name_within_an_organisation() -> None:
    def listed(*people: tuple[str, str, str], now: bool = False) -> Listed:
        entries = tuple(Person(PersonId(one), name, home) for one, name, home in people)
        return Listed(tuple((START, one) for one in entries), entries if now else ())

    def groups(*lists: Listed) -> list[list[str]]:
        return sorted(sorted(one.ids) for _, one in everybody(lists))

    mette = "Mette Jensen"
    assert groups(listed(("1", mette, "A")), listed(("2", "Jensen, Mette", "a"))) == [["1", "2"]]
    assert groups(listed(("1", mette, "A")), listed(("2", mette, ""))) == [["1", "2"]]
    assert groups(listed(("1", mette, "A"), ("2", mette, "B")), listed(("3", mette, ""))) == [
        ["1"],
        ["2"],
        ["3"],
    ]
    assert groups(listed(("1", mette, "A"), ("1", "M. Friis", "A"))) == [["1"]]
    assert groups(listed(("1", mette, ""), ("2", mette, ""), now=True), listed(("3", mette, ""))) == [
        ["1"],
        ["2"],
        ["3"],
    ]


@pytest.mark.thorough
def test_an_initiative_of_two_years_counts_the_same_without_anybody_of_it(tmp_path: Path) -> None:
    desk = Desk(Workspace(tmp_path / "workspace"), ManualClock(START), "da")
    put_sample(desk)
    (before,) = Initiatives(desk).listed()
    for name in ("Hjørdis Ø. Åberg", "Emil Græf-Lund"):
        assert _verb(desk.workspace.root, "erase", name, "--yes").exit_code == 0
    (after,) = Initiatives(desk).listed()
    assert (known := after.initiative) is not None
    assert (once := before.initiative) is not None
    for part in (
        "people",
        "actors",
        "platforms",
        "goals",
        "decisions",
        "tasks",
        "parked",
        "checks",
        "meetings",
    ):
        assert len(getattr(known, part)) == len(getattr(once, part)), part
    assert [len(one.aboard) for one in known.platforms] == [len(one.aboard) for one in once.platforms]
    data = (path for path in desk.workspace.root.rglob("*") if path.is_file())
    assert not [path for path in data if b"Hj\xc3\xb8rdis \xc3\x98. \xc3\x85berg" in path.read_bytes()]


@examples(100)
@given(st.lists(commands, max_size=40))
def test_any_meeting_told_otherwise_is_the_same_meeting(asked: list[Command]) -> None:
    clock = ManualClock(START)
    runner = Runner(Session(), MemoryJournal(), clock)
    runner.do(PlanSession(PLAN))
    for command in asked:
        with suppress(Refused):
            runner.do(command)
    anna = PEOPLE[0]
    mentions = Mentions(Somebody((anna.id,), (anna.name,)), [one.name for one in PEOPLE[1:]])
    told = erased(runner.session.steps, Renaming(mentions, "deltager Q", lambda text, mention: True))
    session = replay(told)
    assert _shape(session) == _shape(runner.session)
    assert all(decode_step(parse_json(dump_json(encode_step(step)))) == step for step in told)
    assert not any(mentions.find(text) for text in texts_of(told))
