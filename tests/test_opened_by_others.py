"""The whole folder of the sample, opened by programs that are not ours: office, browser, calendar, mail, tables, schema."""

from __future__ import annotations

import csv
import email
import email.policy
import io
import json
import shutil
import subprocess
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import vobject
from jsonschema import Draft202012Validator, FormatChecker
from pypdf import PdfReader

from cocreation_tui.clock import ManualClock
from cocreation_tui.desk.desk import Desk
from cocreation_tui.desk.initiatives import Initiatives
from cocreation_tui.desk.whole_folder import pieces, write_all
from cocreation_tui.export.document.reading import read_document
from cocreation_tui.store.workspace import Workspace
from tests.built import put_sample

pytestmark = pytest.mark.thorough

NOW = datetime(2026, 11, 21, 14, 0, tzinfo=UTC)
PATIENCE = 300
"""Seconds another program may take, however busy the machine is."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    desk = Desk(Workspace(tmp_path_factory.mktemp("ws")), ManualClock(NOW), "da")
    put_sample(desk)
    (entry,) = Initiatives(desk).listed()
    assert entry.initiative is not None
    target = tmp_path_factory.mktemp("hele")
    written = list(write_all(pieces(desk, entry.folder, entry.initiative), target, entry.initiative.name))
    assert [one.problem for one in written if one.problem] == []
    return target


def every(whole: Path, suffix: str) -> list[Path]:
    """The files of a kind; there is at least one."""
    found = sorted(whole.rglob(f"*{suffix}"))
    assert found
    return found


def title_of(paper: Path) -> str:
    """What a paper is called, by the Markdown beside it."""
    return read_document(paper.with_suffix(".md").read_text("utf-8"), "da").title


def program(*names: str) -> str:
    """A program by any of its names; the test is skipped, and says so, where there is none."""
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        pytest.skip(f"{names[0]} is not installed")
    return found


def converted(paths: list[Path], wanted: str, into: Path) -> None:
    """Files opened by LibreOffice and saved as something else."""
    office, home = program("soffice"), f"-env:UserInstallation={(into / 'home').as_uri()}"
    command = [office, home, "--headless", "--convert-to", wanted, "--outdir", str(into), *map(str, paths)]
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)


def test_an_office_opens_every_word_file(whole: Path, tmp_path: Path) -> None:
    papers = every(whole, ".docx")
    converted(papers, "txt:Text (encoded):UTF8", tmp_path)
    for paper in papers:
        said = (tmp_path / paper.with_suffix(".txt").name).read_text("utf-8-sig")
        assert title_of(paper) in said, paper.name


def test_an_office_opens_the_workbook_with_all_its_sheets(whole: Path, tmp_path: Path) -> None:
    (book,) = every(whole, ".xlsx")
    converted([book], "ods", tmp_path)
    with zipfile.ZipFile(tmp_path / book.with_suffix(".ods").name) as opened:
        content = opened.read("content.xml").decode()
    for sheet in ("Noteret", "Beslutninger", "Opgaver", "Mål", "Deltagere", "Taletid", "Plan og forløb"):
        assert f'table:name="{sheet}"' in content
    assert "Err:" not in content
    assert 'office:value-type="date"' in content


def test_a_browser_shows_every_page(whole: Path, tmp_path: Path) -> None:
    browser = program("chromium", "chromium-browser", "google-chrome")
    for page in (every(whole, ".html")[0], next(whole.glob("nyhedsbreve/*.html"))):
        printed = tmp_path / f"{page.stem}.pdf"
        command = [
            *(browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"),
            *(f"--user-data-dir={tmp_path / 'home'}", f"--print-to-pdf={printed}", page.as_uri()),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
        assert title_of(page) in " ".join(PdfReader(printed).pages[0].extract_text().split())


def test_every_pdf_is_read_and_tagged(whole: Path) -> None:
    for paper in every(whole, ".pdf"):
        opened = PdfReader(paper)
        root: Any = opened.trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"], paper.name
        assert str(root["/Lang"]).startswith("da")
        assert opened.pages[0].extract_text().strip()


def test_another_library_finds_every_calendar_valid(whole: Path) -> None:
    for path in every(whole, ".ics"):
        (calendar,) = vobject.readComponents(path.read_text("utf-8"))
        assert calendar.validate(raiseException=True), path.name
        assert list(calendar.vevent_list), path.name


def test_every_mail_is_parsed_without_a_defect(whole: Path) -> None:
    for path in every(whole, ".eml"):
        mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        assert not mail.defects
        assert mail["X-Unsent"] == "1"
        assert mail["To"] or mail["Bcc"], path.name
        body = mail.get_body(("plain",))
        assert body is not None
        assert body.get_content().strip()
        for attached in mail.iter_attachments():
            assert not attached.defects
            assert attached.get_filename()


def test_every_table_opens_in_a_danish_spreadsheet(whole: Path) -> None:
    """Excel in Danish: a byte order mark says UTF-8, semicolons part the cells, commas the decimals."""
    for path in every(whole, ".csv"):
        raw = path.read_bytes()
        assert raw.startswith(b"\xef\xbb\xbf"), path.name
        rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";", strict=True))
        assert len({len(row) for row in rows}) == 1, path.name
        assert not [cell for row in rows for cell in row if cell.startswith(("=", "@", "\t"))]


def test_a_validator_finds_the_data_as_its_schema_says(whole: Path) -> None:
    data = json.loads((whole / "internt/data/data.json").read_text("utf-8"))
    schema = json.loads((whole / "internt/data" / data["$schema"]).read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    wrong = Draft202012Validator(schema, format_checker=FormatChecker()).iter_errors(data)
    assert [f"{one.json_path}: {one.message[:200]}" for one in wrong] == []
    assert len(data["meetings"]) >= 35
