"""The verbs that make files to be sent: mail, calendar, tables."""

from __future__ import annotations

import csv
import email
import io
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from email.policy import default
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from icalendar import Calendar
from openpyxl import load_workbook

from cocreation_tui.cli.main import main
from cocreation_tui.clock import ManualClock
from cocreation_tui.desk.desk import Desk
from cocreation_tui.desk.initiatives import InitiativeEntry, Initiatives
from cocreation_tui.desk.outgoing import initiative_calendar_bytes, initiative_tables
from cocreation_tui.i18n.words import Words
from cocreation_tui.store.workspace import Workspace
from tests.built import put_sample
from tests.posix import private

NOW = datetime(2026, 11, 21, 14, tzinfo=UTC)
Verb = Callable[..., Result]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The sample initiative, in Danish: it is read, and written beside only."""
    desk = Desk(Workspace(tmp_path_factory.mktemp("outgoing")), ManualClock(NOW), "da")
    put_sample(desk)
    return desk


@pytest.fixture
def verb(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Verb:
    monkeypatch.setenv("COCREATION_LANG", "en")
    return lambda *words: CliRunner().invoke(
        main, ["--workspace", str(desk.workspace.root), *map(str, words)]
    )


def sample(desk: Desk) -> InitiativeEntry:
    return Initiatives(desk).listed()[0]


def test_a_mail_is_saved_beside_the_minutes_or_in_a_new_file(verb: Verb, tmp_path: Path) -> None:
    saved = verb("mail")
    assert saved.exit_code == 0, saved.output
    path = Path(saved.stdout.strip())
    assert (path.parent.name, path.suffix, private(path)) == ("minutes", ".eml", True)
    message = email.message_from_bytes(path.read_bytes(), policy=default)
    reached = [one.display_name for one in message["To"].addresses]
    assert "Dorte Kjær" in reached
    assert "Karen Bæk" in reached, "invited and absent"
    assert saved.stderr == ""
    target = tmp_path / "a.eml"
    assert verb("mail", "-o", target).exit_code == 0
    assert target.read_bytes() == path.read_bytes()
    assert verb("mail", "-o", target).exit_code == 2


def test_addresses_are_printed_to_be_pasted_also_of_one_platform(verb: Verb) -> None:
    everybody = verb("mail", "--addresses").stdout.strip().split("; ")
    some = verb("mail", "--addresses", "--platform", "lys og rum").stdout.strip().split("; ")
    assert len(everybody) > len(some) > 0
    assert set(some) < set(everybody)
    refused = verb("mail", "--platform", "Månen")
    assert (refused.exit_code, len(refused.stderr.splitlines())) == (2, 1)
    assert "Lys og rum" in refused.stderr


def test_a_newsletter_goes_to_everybody_hidden_from_each_other(verb: Verb, tmp_path: Path) -> None:
    assert verb("newsletter", "--mail").exit_code == 2
    target = tmp_path / "brev.eml"
    assert verb("newsletter", "--mail", "-o", target).exit_code == 0
    message = email.message_from_bytes(target.read_bytes(), policy=default)
    assert message["To"] is None
    assert len(message["Bcc"].addresses) > 10
    assert message.get_content_type() == "multipart/alternative"
    saved = Path(verb("newsletter", "--mail", "--save").stdout.strip())
    assert saved.read_bytes() == target.read_bytes()


def test_the_rhythm_of_an_initiative_is_one_calendar(desk: Desk, verb: Verb, tmp_path: Path) -> None:
    entry = sample(desk)
    assert entry.initiative is not None
    content = initiative_calendar_bytes(desk, entry.folder, entry.initiative, Words("da"))
    assert initiative_calendar_bytes(desk, entry.folder, entry.initiative, Words("da")) == content
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    found = list(Calendar.from_ical(content).walk("VEVENT"))
    assert len({one["UID"] for one in found}) == len(found) > 8
    assert not any("ATTENDEE" in one for one in found)
    titles = " ".join(str(one["SUMMARY"]) for one in found)
    for wanted in ("Realitetstjek · Taxa og natbus", "Nyhedsbrev", "Fælles statusmøde", "standby"):
        assert wanted in titles
    target = tmp_path / "k.ics"
    assert verb("calendar", "-o", target).exit_code == 0
    assert Calendar.from_ical(target.read_bytes())["METHOD"] == "PUBLISH"
    assert verb("calendar", "-o", target).exit_code == 2
    saved = Path(verb("calendar").stdout.strip())
    assert (saved.parent.name, saved.suffix) == ("calendar", ".ics")


def test_tables_of_a_meeting_as_a_workbook_and_as_csv(verb: Verb, tmp_path: Path) -> None:
    book, folder = tmp_path / "t.xlsx", tmp_path / "csv"
    assert verb("tables", "-o", book).exit_code == 0
    assert load_workbook(book).sheetnames[0] == "Noteret"
    assert verb("tables", "-o", book).exit_code == 2
    written = [Path(line) for line in verb("tables", "--format", "csv", "-o", folder).stdout.splitlines()]
    assert len(written) == 7
    for path in written:
        text = path.read_bytes()
        assert text.startswith(b"\xef\xbb\xbf")
        rows = list(csv.reader(io.StringIO(text.decode("utf-8-sig"), newline=""), delimiter=";"))
        assert {len(row) for row in rows} == {len(rows[0])}
    assert verb("tables", "--format", "csv", "-o", folder).exit_code == 2
    assert verb("tables", "--format", "csv", "-o", book).exit_code == 2
    saved = verb("tables", "--format", "csv")
    assert all(Path(line).parent.name == "minutes" for line in saved.stdout.splitlines())


@pytest.mark.thorough
def test_tables_of_an_initiative_tell_of_all_its_meetings(desk: Desk, verb: Verb, tmp_path: Path) -> None:
    entry = sample(desk)
    assert entry.initiative is not None
    tables = initiative_tables(desk, entry.folder, entry.initiative)
    assert tables.files("xlsx") == initiative_tables(desk, entry.folder, entry.initiative).files("xlsx")
    sheets = {one.name: one for one in tables.sheets}
    begun = [met for met in entry.initiative.meetings if met.started_at]
    assert len(sheets["meetings"].rows) == len(begun) > 20
    outside = {one.name: one for one in initiative_tables(desk, entry.folder, entry.initiative, True).sheets}
    assert 0 < len(outside["captures"].rows) < len(sheets["captures"].rows)
    target = tmp_path / "i.xlsx"
    assert verb("tables", entry.initiative.name, "--for", "all", "-o", target).exit_code == 0
    assert load_workbook(target, read_only=True).sheetnames[0] == "Møder"


@pytest.fixture
def empty(tmp_path: Path) -> list[str]:
    return ["--workspace", str(tmp_path / "nothing"), "--lang", "en"]


@pytest.mark.parametrize("words", [("mail",), ("calendar",), ("tables",), ("tables", "Nattens by")])
def test_what_cannot_be_done_is_one_line(empty: list[str], words: tuple[str, ...]) -> None:
    result = CliRunner().invoke(main, [*empty, *words])
    assert (result.exit_code, len(result.stderr.splitlines()), result.stdout) == (2, 1, "")


def test_what_makes_such_files_is_not_loaded_before_it_is_needed() -> None:
    program = "import sys, cocreation_tui.cli.main, cocreation_tui.desk.desk; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert not {"icalendar", "openpyxl", "email.message", "textual", "dateutil"} & {*loaded.stdout.split()}
