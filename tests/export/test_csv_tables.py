"""Tables beside the minutes, and the minutes in other formats: what people typed stays words there too."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given

from cocreation_tui.core.reports.manner import USUAL, Manner, Names
from cocreation_tui.core.session.session import Session
from cocreation_tui.export.csv_tables import BOM, captures_csv, harmless, sheet_csv, tasks_csv
from cocreation_tui.export.document.formats import Format
from cocreation_tui.export.minutes.beside import save_as, save_tables
from cocreation_tui.export.workbook.sheets import Part, Sheet
from cocreation_tui.i18n.words import Words
from tests.examples import examples
from tests.export.meetings import FILLED
from tests.export.nasty import NASTY

DANISH, ENGLISH = Words("da"), Words("en")


def rows(text: str) -> list[list[str]]:
    assert text.startswith(BOM)
    return list(csv.reader(io.StringIO(text.removeprefix(BOM), newline=""), delimiter=";"))


def test_every_capture_is_a_row() -> None:
    head, *caught = rows(captures_csv(FILLED, DANISH))
    assert head[:4] == ["Tid", "Slags", "Nummer", "Tekst"]
    assert [row[3] for row in caught] == [one.text for one in FILLED.captures]
    assert caught[3][:3] == ["14:12", "beslutning", "B-2"]
    assert caught[14][-1].split("\n")[:2] == ["Slags: hypotese", "Horisont: langt sigt"]
    assert [row[8] for row in caught if row[1] == "parkeret punkt"] == [
        "ikke afgjort",
        "til næste møde",
        "bortfalder",
    ]


def test_tasks_have_owner_and_date() -> None:
    head, first, *_ = rows(tasks_csv(FILLED, ENGLISH))
    assert head == ["Task", "Owner", "Due", "Platform", "Item"]
    assert first == [
        "Spørger om tidsplan | pris",
        "Teknisk forvaltning",
        "2026-11-27",
        "Lys og rum",
        "Platformene præsenterer",
    ]


@pytest.mark.parametrize("text", ["=1+1", "+45 12", "-2 grader", "@SUM(A1)", " =x", "\n=x", "\xa0=x", "\t=x"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert harmless(text).startswith("'")


def test_plain_words_are_left_alone() -> None:
    assert harmless('Lys; rum og "mere" = godt') == 'Lys; rum og "mere" = godt'


def said(session: Session, text: str) -> Session:
    captures = tuple(
        replace(
            one, text=text, platform=text, fields=tuple(replace(field, text=text) for field in one.fields)
        )
        for one in session.captures
    )
    return replace(session, title=text, captures=captures)


@examples(60)
@given(text=NASTY)
def test_whatever_is_typed_stays_in_its_cell(text: str) -> None:
    head, *caught = rows(captures_csv(said(FILLED, text), DANISH))
    assert {len(row) for row in caught} == {len(head)}
    assert {row[3] for row in caught} == {harmless(text)}
    assert all(not cell.lstrip().startswith(("=", "+", "-", "@")) for row in caught for cell in row)


def test_a_sheet_of_days_and_numbers_is_read_by_a_danish_excel() -> None:
    length = timedelta(hours=1, minutes=2, seconds=3)
    row = (date(2026, 11, 21), time(14, 7), length, -1.5, 12, Part(0.255), None, "=1+1", 'Ø;\n"')
    columns = ("day", "time", "length", "value", "number", "share", "due", "text", "owner")
    sheet = Sheet("captures", columns, (row,))
    raw = sheet_csv(sheet, DANISH).encode()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert rows(raw.decode())[1] == [
        *("2026-11-21", "14:07", "1:02:03", "-1,5", "12", "25,5%"),
        *("", "'=1+1", 'Ø;\n"'),
    ]
    assert rows(sheet_csv(sheet, ENGLISH))[1][3] == "-1.5"


def test_they_are_saved_beside_the_minutes_and_never_over_an_edited_one(tmp_path: Path) -> None:
    saved = save_tables(tmp_path, FILLED, DANISH, b"PK")
    assert [path.name for path in saved] == [
        "2026-11-21-tovholdermoede-trygge-naetter-noteret.csv",
        "2026-11-21-tovholdermoede-trygge-naetter-opgaver.csv",
        "2026-11-21-tovholdermoede-trygge-naetter-tabeller.xlsx",
    ]
    assert saved[2].read_bytes() == b"PK"
    assert saved[0].read_bytes().startswith(b"\xef\xbb\xbfTid;")
    saved[0].write_text("min egen", "utf-8")
    again = save_tables(tmp_path, FILLED, DANISH, b"PK")
    assert again[0].name.endswith("-2.csv")
    assert again[1] == saved[1]


def test_other_formats_are_saved_by_the_same_name_and_never_over_an_edited_one(tmp_path: Path) -> None:
    word = save_as(Format.DOCX, tmp_path, FILLED, b"PK1", DANISH, USUAL)
    assert word.name == "2026-11-21-tovholdermoede-trygge-naetter.docx"
    assert save_as(Format.DOCX, tmp_path, FILLED, b"PK2", DANISH, USUAL) == word
    word.write_bytes(b"PK3")
    assert save_as(Format.DOCX, tmp_path, FILLED, b"PK4", DANISH, USUAL).name.endswith("-2.docx")
    assert word.read_bytes() == b"PK3"
    page = save_as(Format.HTML, tmp_path, FILLED, b"", DANISH, Manner(names=Names.INITIALS))
    assert page.name == "2026-11-21-tovholdermoede-trygge-naetter-initialer.html"
