"""Drejebøger as tables: every format reads back, nothing is a formula, a held meeting has both times."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from cocreation_tui.core.agenda.agenda import Item, ItemKind
from cocreation_tui.core.agenda.script import Point, Script
from cocreation_tui.core.ground.cleaning import clean_line, clean_text
from cocreation_tui.core.ground.ids import ItemId
from cocreation_tui.desk.drejebog import as_file
from cocreation_tui.export.csv_tables import BOM
from cocreation_tui.export.drejebog import (
    Sheet,
    as_csv,
    as_workbook,
    guarded,
    sheet_of_script,
    sheet_of_session,
)
from cocreation_tui.i18n.words import LANGUAGES
from cocreation_tui.method.drejebog.understanding import Drejebog, read_drejebog
from cocreation_tui.method.scripts import list_scripts
from cocreation_tui.method.tables.cells import unguarded
from tests.examples import examples
from tests.export.meetings import CLOSED, RUNNING, UNSTARTED, at
from tests.export.nasty import NASTY

FORMATS = ("md", "csv", "xlsx")
BUILT_IN = [script for language in LANGUAGES for script in list_scripts(language, None)[0]]


def written(sheet: Sheet, to: str, folder: Path) -> Path:
    path = folder / f"drejebog.{to}"
    path.write_bytes(as_file(sheet, to))
    return path


def again(script: Script, to: str, folder: Path) -> Drejebog:
    read = read_drejebog(
        written(sheet_of_script(script), to, folder), "da" if script.language == "en" else "en"
    )
    assert read.problem is None
    assert read.left_out == ()
    return read


def kept(script: Script) -> list[tuple[str, timedelta, ItemKind, str, str]]:
    items = [point.item for point in script.points]
    return [(item.title, item.length, item.kind, item.notes, item.plan_b) for item in items]


@pytest.mark.parametrize("to", FORMATS)
@pytest.mark.parametrize("script", BUILT_IN, ids=lambda script: f"{script.language}-{script.id}")
def test_a_built_in_script_goes_out_and_comes_in_again(script: Script, to: str, tmp_path: Path) -> None:
    read = again(script, to, tmp_path)
    assert read.script is not None
    assert kept(read.script) == kept(script)
    assert read.script.language == script.language
    if to != "csv":
        assert read.script.title == script.title


@pytest.mark.parametrize("to", FORMATS)
def test_fixed_starts_have_their_clock_times(to: str, tmp_path: Path) -> None:
    from datetime import time

    lengths = (timedelta(minutes=40), timedelta(seconds=90), timedelta(minutes=15))
    points = tuple(
        Point(Item(ItemId(str(n)), f"Punkt {n}", length), start)
        for n, (length, start) in enumerate(zip(lengths, (time(20, 10), time(20, 50), None), strict=True))
    )
    script = Script("x", "da", "Møde", points)
    assert [row[0] for row in sheet_of_script(script).rows] == ["20:10–20:50", "20:50, 1 min 30 s", "15 min"]
    read = again(script, to, tmp_path)
    assert read.script is not None
    assert [length for _, length, *_ in kept(read.script)] == list(lengths)
    assert read.start == time(20, 10)


TEXTS = NASTY.map(clean_text).map(
    lambda text: clean_text("\n".join(clean_line(line) for line in text.split("\n"))).strip()
)
NAMES = NASTY.map(clean_line).filter(lambda text: 0 < len(text) <= 160 and clean_line(text) == text)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tabeller")


@examples(60)
@given(
    NAMES,
    NAMES,
    TEXTS,
    TEXTS,
    st.sampled_from(ItemKind),
    st.sampled_from(FORMATS),
    st.sampled_from(tuple(LANGUAGES)),
)
def test_hostile_words_come_back(
    folder: Path, title: str, item: str, notes: str, plan_b: str, kind: ItemKind, to: str, language: str
) -> None:
    points = tuple(
        Point(Item(ItemId(str(n)), item, timedelta(minutes=5), kind, notes=notes, plan_b=plan_b))
        for n in range(2)
    )
    script = Script("x", language, title, points)
    read = again(script, to, folder)
    assert read.script is not None
    assert kept(read.script) == kept(script)


def test_why_how_and_who_have_their_columns() -> None:
    notes = "Hvorfor: Alle er med\nHvordan: To og to\nog så i plenum\nHvem: Bo\n\nHusk navneskilte"
    item = Item(ItemId("1"), "Velkomst", timedelta(minutes=5), ItemKind.ROUND, notes=notes)
    sheet = sheet_of_script(Script("x", "da", "Møde", (Point(item),)))
    assert sheet.columns == ("Tid", "Hvad", "Hvorfor", "Hvordan", "Hvem", "Plan B", "Noter")
    assert sheet.rows == (
        ("5 min", "Velkomst", "Alle er med", "runde\nTo og to\nog så i plenum", "Bo", "", "Husk navneskilte"),
    )


@pytest.mark.parametrize("text", ["=1+1", "+45", "-x", "@a", "'=1", "''-x", " =x", "\n-x"])
def test_no_cell_is_a_formula_and_none_is_changed(text: str) -> None:
    assert guarded(text) == f"'{text}"
    assert unguarded(guarded(text)) == text
    assert guarded("'tis") == "'tis" == unguarded("'tis")


def test_a_csv_suits_a_danish_excel() -> None:
    text = as_csv(Sheet("Møde", "", ("Tid", "Hvad"), (("5 min", "=HYPERLINK(1)"), ("5 min", "a;b\nc"))))
    assert text.startswith(BOM)
    rows = list(csv.reader(io.StringIO(text.removeprefix(BOM), newline=""), delimiter=";"))
    assert rows == [["Tid", "Hvad"], ["5 min", "'=HYPERLINK(1)"], ["5 min", "a;b\nc"]]


def test_a_workbook_holds_text_only() -> None:
    sheet = Sheet(
        "=A1 [/] " + "x" * 40, "Formål", ("Tid", "Hvad"), (("09:00", '=HYPERLINK("x")'), ("5", "+45"))
    )
    page = load_workbook(io.BytesIO(as_workbook(sheet))).active
    assert page is not None
    cells = [cell for row in page.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.value for cell in cells][:2] == [sheet.title, "Formål"]
    assert len(page.title) <= 31


def test_a_meeting_has_planned_and_actual_times() -> None:
    sheet = sheet_of_session(CLOSED, at("16:00"))
    assert sheet.columns[:3] == ("Tid", "Faktisk", "Hvad")
    assert [row[:3] for row in sheet.rows] == [
        ("14:00–14:05", "14:02–14:06", "Velkomst"),
        ("14:05–14:30", "14:06–14:40", "Platformene præsenterer"),
        ("14:30–14:45", "sprunget over", "Pause"),
        ("14:45–15:15", "14:40–15:15", "Scenarier | og *svar*"),
        ("15:15–15:20", "", "Tak for i dag"),
    ]
    assert sheet_of_session(RUNNING, at("15:00")).rows[3][1] == "14:40–"
    assert {row[1] for row in sheet_of_session(UNSTARTED, at("13:00")).rows} == {""}


@pytest.mark.parametrize("to", FORMATS)
def test_a_held_meeting_becomes_a_drejebog(to: str, tmp_path: Path) -> None:
    session = replace(CLOSED, purpose="Hvorfor vi mødes")
    read = read_drejebog(written(sheet_of_session(session, at("16:00")), to, tmp_path), "en")
    assert read.script is not None
    assert [(point.item.title, point.item.length) for point in read.script.points] == [
        (item.title, item.length) for item in session.agenda
    ]
    assert "Faktisk: 14:02–14:06" in read.script.points[0].item.notes
    assert read.script.purpose == ("" if to == "csv" else "Hvorfor vi mødes")
