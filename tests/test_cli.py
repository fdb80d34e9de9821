"""The verbs that open no screen, and what they answer when something is wrong."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from docx import Document as open_word
from tinydb import Query, TinyDB

from cocreation_tui.cli.main import main
from cocreation_tui.cli.shell import SAID, preferred_language
from cocreation_tui.clock import SystemClock
from cocreation_tui.core.agenda.script import Script
from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.session.commands.command import CloseSession
from cocreation_tui.core.session.commands.outcome import NameMinuteTaker
from cocreation_tui.core.when.meant import Contradiction, Past
from cocreation_tui.desk.desk import Desk
from cocreation_tui.desk.initiatives import Initiatives
from cocreation_tui.desk.planning import Plan, read_start, start_today
from cocreation_tui.i18n.day_names import DANISH_DATES
from cocreation_tui.i18n.words import Words
from cocreation_tui.sample import sample_room
from cocreation_tui.store.workspace import Workspace
from tests.export.read_back import word_file, word_said
from tests.posix import private

Verb = Callable[..., Result]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return tmp_path / "workspace"


@pytest.fixture
def cocreation(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Verb:
    monkeypatch.setenv("COCREATION_LANG", "en")
    return lambda *words: CliRunner().invoke(main, ["--workspace", str(workspace), *map(str, words)])


@pytest.fixture
def meeting(workspace: Path) -> Path:
    """The sample meeting, held and let go of."""
    room = sample_room(Desk(Workspace(workspace), SystemClock(), "da"))
    room.close()
    assert room.path is not None
    return room.path


@pytest.mark.parametrize("verb", ["run", "demo", "list", "minutes", "check", "doctor"])
def test_every_verb_explains_itself(cocreation: Verb, verb: str) -> None:
    result = cocreation(verb, "--help")
    assert result.exit_code == 0
    assert result.output.startswith(SAID("click.Usage:"))
    assert verb in cocreation("--help").output


def test_list_tells_id_start_state_and_title_with_tabs(cocreation: Verb, meeting: Path) -> None:
    (line,) = cocreation("list").output.splitlines()
    assert line.split("\t")[0] == meeting.stem
    assert line.split("\t")[2:] == ["under way", "Tovholdermøde"]


def test_an_empty_workspace_lists_nothing_and_says_where_it_looked(cocreation: Verb, workspace: Path) -> None:
    result = cocreation("list")
    assert (result.exit_code, result.stdout) == (0, "")
    assert str(workspace) in result.stderr


def test_minutes_go_to_the_pipe_beside_the_meeting_or_to_a_new_file(
    cocreation: Verb, meeting: Path, tmp_path: Path
) -> None:
    printed = cocreation("minutes", meeting.stem[:12]).stdout
    assert printed.startswith("# Tovholdermøde")
    assert "Lys og Veje holder fælles møde i januar" in printed
    saved = Path(cocreation("minutes", "--save").stdout.strip())
    assert saved.parent == meeting.parent / "minutes"
    assert private(saved)
    target = tmp_path / "referat.md"
    assert cocreation("minutes", "-o", target).exit_code == 0
    before = target.read_bytes()
    again = cocreation("minutes", "-o", target)
    assert again.exit_code == 2
    assert target.read_bytes() == before
    assert len(again.stderr.splitlines()) == 1


def test_the_name_of_a_file_or_an_option_chooses_the_format(
    cocreation: Verb, meeting: Path, tmp_path: Path
) -> None:
    word = tmp_path / "referat.docx"
    assert cocreation("minutes", "-o", word).exit_code == 0
    assert word_said(word.read_bytes())[0] == "Tovholdermøde"
    assert cocreation("minutes", "--format", "docx").stdout_bytes == word.read_bytes()
    page = tmp_path / "referat.txt"
    assert cocreation("minutes", "--format", "html", "-o", page).exit_code == 0
    assert page.read_text("utf-8").startswith("<!doctype html>")
    saved = Path(cocreation("minutes", "--names", "initials", "--format", "html", "--save").stdout.strip())
    assert (saved.parent, saved.suffix) == (meeting.parent / "minutes", ".html")
    assert saved.stem.endswith("-initialer")
    unknown = cocreation("minutes", "-o", tmp_path / "referat.odt")
    assert (unknown.exit_code, unknown.stderr.count("\n")) == (2, 1)
    assert ".docx" in unknown.stderr


def test_a_word_file_is_not_poured_into_a_terminal(
    cocreation: Verb, meeting: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cocreation_tui.cli.as_files.is_terminal", lambda: True)
    result = cocreation("minutes", "--format", "docx")
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert "--save" in result.stderr


def test_a_template_in_the_workspace_is_used_or_told_of(
    cocreation: Verb, meeting: Path, workspace: Path
) -> None:
    own = open_word()
    own.sections[0].header.paragraphs[0].text = "Aarhus Kommune"
    own.save(str(workspace / "referat-skabelon.docx"))
    made = word_file(cocreation("minutes", "--format", "docx").stdout_bytes)
    assert made.sections[0].header.paragraphs[0].text == "Aarhus Kommune"
    (workspace / "referat-skabelon.docx").write_bytes(b"PK")
    told = cocreation("minutes", "--format", "docx", "--save")
    assert told.exit_code == 0
    assert Path(told.stdout.strip()).is_file()
    assert "referat-skabelon.docx" in told.stderr
    assert told.stderr.count("\n") == 1


def test_minutes_go_out_are_corrected_and_approved(cocreation: Verb, workspace: Path) -> None:
    room = sample_room(Desk(Workspace(workspace), SystemClock(), "da"))
    assert room.path is not None
    meeting = room.path.stem
    room.close()
    assert "not closed" in cocreation("minutes", meeting, "--sent").stderr
    assert "not been sent out" in cocreation("minutes", meeting, "--changes").stdout
    desk = Desk(Workspace(workspace), SystemClock(), "da")
    room = desk.open(room.path)
    room.runner.do(CloseSession())
    room.close()
    assert cocreation("minutes", meeting, "--sent").stdout.startswith("version 1 · sent out ")
    again = cocreation("minutes", meeting, "--sent")
    assert (again.exit_code, again.stderr) == (2, "Version 1 has gone out, and nothing in it is new\n")
    assert (
        cocreation("minutes", meeting, "--changes").stdout == "Nothing has been corrected since version 1.\n"
    )
    room = desk.open(desk.workspace.find(meeting).path)
    room.runner.do(NameMinuteTaker("Ida [/]"))
    room.close()
    changes = cocreation("minutes", meeting, "--changes").stdout
    assert changes == "## Rettet siden version 1\n\n- **Referent:** – → Ida \\[/\\]\n"
    approved = cocreation("minutes", meeting, "--approved-by", "Ida Ask").stdout
    assert approved.startswith("version 2 · approved ")
    assert "**Version 2** · godkendt" in cocreation("minutes", meeting).stdout


def test_minutes_are_told_in_the_manner_that_is_asked_for(cocreation: Verb, meeting: Path) -> None:
    usual, kind = (cocreation("minutes", meeting.stem, "--by", by).stdout for by in ("item", "kind"))
    assert usual == cocreation("minutes", meeting.stem).stdout
    assert "## Punkt 1: " in usual
    assert "## Punkt 1: " not in kind
    for_all = ("minutes", meeting.stem, "--names", "roles", "--for", "all", "--save")
    saved = Path(cocreation(*for_all).stdout.strip())
    assert saved.name.endswith("-roller-til-alle.md")
    assert "**Til:** alle, der er med" in saved.read_text("utf-8")
    assert cocreation("minutes", "--by", "mood").exit_code == 2


@pytest.mark.parametrize(
    "words", [("minutes",), ("minutes", "nothing"), ("doctor", "nothing"), ("doctor", "--restore")]
)
def test_what_is_not_there_is_one_clear_line(cocreation: Verb, words: tuple[str, ...]) -> None:
    result = cocreation(*words)
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert not result.stdout


def test_screens_need_a_terminal(cocreation: Verb) -> None:
    for words in (("run", "coordinator-meeting"), ("demo",), ()):
        result = cocreation(*words)
        assert result.exit_code == 2
        assert result.stderr.count("\n") == 1


def test_check_tells_file_line_and_what_was_expected(cocreation: Verb, tmp_path: Path) -> None:
    script = tmp_path / "mine.md"
    script.write_text(
        "---\nid: mine\nlanguage: en\n---\n\n# Mine\n\n## First\n\n- Time: soon\n", encoding="utf-8"
    )
    result = cocreation("check", script)
    assert result.exit_code == 2
    assert f"{script}:10: " in result.stdout
    script.write_text(script.read_text(encoding="utf-8").replace("soon", "10 min"), encoding="utf-8")
    assert cocreation("check", script).exit_code == 0


def test_doctor_verifies_what_an_initiative_keeps_about_itself(cocreation: Verb, meeting: Path) -> None:
    desk = Desk(Workspace(meeting.parent.parent), SystemClock(), "da")
    room = Initiatives(desk).found("Trygge nætter")
    room.close()
    own = room.folder / "initiative.json"
    assert str(own) in cocreation("doctor").output
    own.write_bytes(b"\0" * 40)
    broken = cocreation("doctor")
    assert (broken.exit_code, str(own) in broken.output) == (2, True)
    assert cocreation("doctor", str(own), "--restore").exit_code == 0
    assert cocreation("doctor").exit_code == 0


def test_doctor_verifies_and_restores(cocreation: Verb, meeting: Path) -> None:
    assert cocreation("doctor").exit_code == 0
    whole = meeting.read_bytes()
    meeting.write_bytes(whole[: len(whole) // 2])
    assert cocreation("doctor").exit_code == 2
    assert cocreation("doctor", meeting.stem, "--restore").exit_code == 0
    assert meeting.read_bytes() == whole


def test_plain_tinydb_reads_the_meeting(meeting: Path) -> None:
    with TinyDB(meeting, access_mode="r") as db:
        (decision,) = db.table("captures").search(Query().kind == "decision")
        assert decision["text"] == "Lys og Veje holder fælles møde i januar"
        assert len(db.table("participants")) == 8
        assert len(db.table("agenda")) == 8


def test_a_script_of_ones_own_runs_by_id_and_by_path(workspace: Path, tmp_path: Path) -> None:
    script = workspace / "sessions" / "mine.md"
    script.parent.mkdir(parents=True)
    script.write_text(
        "---\nid: mine\nlanguage: en\n---\n\n# Mine\n\n## First\n\n- Time: 10 min\n", encoding="utf-8"
    )
    elsewhere = Path(shutil.copy(script, tmp_path / "elsewhere.md"))
    desk = Desk(Workspace(workspace), SystemClock(), "en")
    for wanted in ("mine", str(elsewhere)):
        found, problems = desk.script(wanted)
        assert not problems
        assert found is not None
        room = desk.plan(Plan(found, desk.clock.now(), title="[/] mine"))
        assert room.runner.session.title == "[/] mine"
        room.runner.do(CloseSession())
        room.close()


def test_a_meeting_is_written_by_one(workspace: Path) -> None:
    desk = Desk(Workspace(workspace), SystemClock(), "da")
    first = sample_room(desk)
    assert first.path is not None
    second = desk.open(first.path)
    assert second.runner.read_only
    assert "KUN TIL LÆSNING" in second.notice(Words("da"))
    with pytest.raises(StoreError):
        desk.restore(first.path)
    first.close()
    assert not desk.open(first.path).runner.read_only


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "da_DK.UTF-8"}, "da"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "da_DK.UTF-8", "COCREATION_LANG": "en"}, "en"),
        ({"LC_ALL": "da_DK", "LANG": "en_US"}, "da"),
    ],
)
def test_the_language_follows_the_computer(environment: dict[str, str], language: str) -> None:
    assert preferred_language(environment) == language


@pytest.mark.parametrize("clock", ["09:00", "9.00", "kl. 9"])
def test_a_start_is_a_clock_time_of_today(clock: str) -> None:
    now = SystemClock().now()
    start = start_today(clock, now)
    assert start is not None
    assert abs((start - now).total_seconds()) < 86_400
    assert start_today("soon", now) is None


NOW = datetime(2026, 11, 29, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("09:00", "2026-11-29 09:00"),
        ("kl. 9", "2026-11-29 09:00"),
        ("nu", "2026-11-29 10:00"),
        ("fredag kl. 9", "2026-12-04 09:00"),
        ("fredag d. 11/12 10.30", "2026-12-11 10:30"),
        ("i morgen", "2026-11-30 09:00"),
    ],
)
def test_a_start_is_read_as_every_date_is(text: str, begins: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cocreation_tui.desk.planning.local_zone", lambda: ("UTC", UTC))
    script = Script("tom", "Tom", "da", ())
    found = read_start(text, script, DANISH_DATES, NOW)
    assert found == datetime.fromisoformat(begins).replace(tzinfo=UTC)
    assert read_start("snart", script, DANISH_DATES, NOW) is None
    assert isinstance(read_start("fredag 10/12", script, DANISH_DATES, NOW), Contradiction)
    assert isinstance(read_start("20/11", script, DANISH_DATES, NOW), Past)
