"""Workbooks of tables: read back by two readers, the same twice, days as days and no words as formulas."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zipfile import ZipFile

import pytest
from hypothesis import given
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from cocreation_tui.core.agenda.circle import Circle
from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.ground.cleaning import clean_text
from cocreation_tui.core.people.people import Attendance, Role
from cocreation_tui.core.reports.manner import USUAL, Manner, Readers
from cocreation_tui.core.session.session import Session
from cocreation_tui.export.minutes.speech import Speaking
from cocreation_tui.export.workbook.initiative_sheets import initiative_sheets, whole_of
from cocreation_tui.export.workbook.of_a_meeting import sheets_of
from cocreation_tui.export.workbook.sheets import Part, Sheet, Value
from cocreation_tui.export.workbook.xlsx import sheet_name, workbook_bytes
from cocreation_tui.i18n.words import LANGUAGES, Words
from tests.core.newsletters import FIRST, founded, someone
from tests.core.test_times import meeting
from tests.examples import examples
from tests.export.meetings import FILLED, REARRANGED, at
from tests.export.nasty import NASTY

DANISH, NOW = Words("da"), at("16:00")
SHEETS = ["Noteret", "Beslutninger", "Opgaver", "Mål", "Deltagere", "Taletid", "Plan og forløb"]


def opened(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def meeting_workbook(session: Session, now: datetime, speaking: str) -> bytes:
    dated = session.steps[-1].at if session.steps else session.facts.planned_start
    return workbook_bytes(
        sheets_of(session, now, speaking), session.full_title, dated, Words(session.language)
    )


def page(book: Workbook, name: str) -> Worksheet:
    found = book[name]
    assert isinstance(found, Worksheet)
    return found


def table(book: Workbook, name: str) -> list[dict[str, object]]:
    """The rows of a sheet by its headings."""
    head, *rows = page(book, name).iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def one_sheet(*row: Value) -> bytes:
    columns = tuple(["text", "kind", "label", "owner", "due", "platform"][: len(row)])
    return workbook_bytes((Sheet("captures", columns, (row,)),), "Møde", NOW, DANISH)


def test_everything_has_its_sheet_in_the_language_of_the_meeting() -> None:
    book = opened(meeting_workbook(FILLED, NOW, "groups"))
    assert book.sheetnames == SHEETS
    assert [len(table(book, name)) for name in SHEETS] == [20, 2, 4, 2, 6, 2, 5]
    english = opened(meeting_workbook(replace(FILLED, language="en"), NOW, "groups"))
    assert english.sheetnames == [
        *("Captures", "Decisions", "Tasks", "Goals", "People", "Speaking"),
        "Plan and course",
    ]


def test_days_times_lengths_and_numbers_are_what_they_are() -> None:
    book = opened(meeting_workbook(FILLED, NOW, "groups"))
    first = table(book, "Noteret")[0]
    assert (first["Dato"], first["Tid"], first["Slags"]) == (datetime(2026, 11, 21), time(14, 8), "fokus")  # noqa: DTZ001
    assert table(book, "Opgaver")[0]["Frist"] == datetime(2026, 11, 27)  # noqa: DTZ001
    goal = table(book, "Mål")[1]
    assert (goal["Baseline i tal"], goal["Enhed"], goal["Slags"]) == (42, "personer pr. nat", "hypotese")
    item = table(book, "Plan og forløb")[1]
    assert [item[name] for name in ("Planlagt start", "Start", "Slut")] == [
        time(14, 5),
        time(14, 6),
        time(14, 40),
    ]
    assert [item[f"{name} (min.)"] for name in ("Planlagt", "Faktisk", "Forskel")] == [25, 32, 7]
    assert table(book, "Taletid")[0]["Talt i alt"] == timedelta(minutes=12)


def test_the_other_reader_sees_the_same() -> None:
    read = CalamineWorkbook.from_filelike(io.BytesIO(meeting_workbook(FILLED, NOW, "groups")))
    assert read.sheet_names == SHEETS
    head, first, *_ = read.get_sheet_by_name("Opgaver").to_python()
    assert head == ["Opgave", "Ansvarlig", "Frist", "Platform", "Punkt"]
    assert first[:3] == ["Spørger om tidsplan | pris", "Teknisk forvaltning", date(2026, 11, 27)]
    assert read.get_sheet_by_name("Noteret").to_python()[1][1] == time(14, 8)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_the_same_twice_and_dated_by_the_meeting(language: str) -> None:
    session = replace(REARRANGED, language=language)
    content = meeting_workbook(session, NOW, "people")
    assert meeting_workbook(session, NOW, "people") == content
    assert opened(content).properties.title == session.full_title
    with ZipFile(io.BytesIO(content)) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(2026, 11, 21, 13, 0, 0)}
        assert b"2026-11-21T13:00:00Z" in packed.read("docProps/core.xml")


def test_headings_stay_in_view_and_can_be_filtered_by() -> None:
    book = opened(meeting_workbook(FILLED, NOW, "groups"))
    for name in SHEETS:
        sheet = page(book, name)
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(7 <= one.width <= 44 for one in sheet.column_dimensions.values())
        assert sheet.cell(1, 1).font.bold
    assert page(book, "Noteret").cell(2, 5).alignment.wrap_text


@examples(60)
@given(text=NASTY)
def test_whatever_is_typed_stays_in_its_cell_and_is_no_formula(text: str) -> None:
    content = one_sheet(text, f"={text}", "_x0041_", "#N/A")
    cells = next(page(opened(content), "Noteret").iter_rows(min_row=2))
    assert {cell.data_type for cell in cells if cell.value} == {"s"}
    (row,) = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()[1:]
    assert row == [clean_text(text), clean_text(f"={text}"), "_x0041_", "#N/A"]


def test_a_name_that_excel_forbids_is_made_one_that_it_takes() -> None:
    assert sheet_name("[a]:b*c?/d\\'") == "a b c d"
    assert len(sheet_name("ø" * 40)) == 31
    assert sheet_name("'") == "1"


def test_a_part_of_a_whole_is_shown_as_percent() -> None:
    cell = page(opened(one_sheet(Part(0.25))), "Noteret").cell(2, 1)
    assert (cell.value, cell.number_format) == (0.25, "0%")


def spoken(session: Session, speaking: str, manner: Manner = USUAL) -> list[tuple[Value, ...]] | None:
    sheets = {one.name: one for one in sheets_of(session, NOW, speaking, manner)}
    return list(sheets["speaking"].rows) if "speaking" in sheets else None


def test_groups_have_their_part_of_the_speech() -> None:
    actors = tuple(
        replace(one, role=Role.COORDINATOR)
        if number < 3
        else replace(one, role=Role.ACTOR, attendance=Attendance.PRESENT)
        for number, one in enumerate(FILLED.people)
    )
    groups = spoken(replace(FILLED, people=actors), "groups")
    assert groups is not None
    assert groups[0] == ("Tovholdere", timedelta(minutes=16), Part(0.8), 3, Part(0.5))


def test_how_long_somebody_spoke_is_told_only_where_minutes_tell_it() -> None:
    people, groups = spoken(FILLED, "people"), spoken(FILLED, "groups")
    assert people is not None
    assert groups is not None
    assert "Søren Bech" in {row[1] for row in people}
    assert len({len(row) for row in groups}) == 1
    assert len(groups[0]) == len(people[0]) - 2
    assert spoken(FILLED, "none") is None
    assert spoken(FILLED, "people", Manner(readers=Readers.ALL)) == groups


def test_for_everybody_an_internal_meeting_tells_nothing() -> None:
    inside = replace(FILLED, circle=Circle.INTERNAL)
    sheets = sheets_of(inside, NOW, "groups", Manner(readers=Readers.ALL))
    assert not any(one.rows for one in sheets if one.name != "speaking")


def test_an_initiative_has_its_meetings_below_each_other() -> None:
    told = founded("Lys").say(FIRST, 240.1, Kind.TASK, "Måler lys", "Lys")
    initiative = told.initiative((someone(1, "Ida", "Org"),))
    inside = replace(FILLED, id=type(FILLED.id)("2026-11-20-x"), title="Indre", circle=Circle.INTERNAL)
    whole = whole_of(initiative, (FILLED, inside), NOW)
    sheets = {one.name: one for one in initiative_sheets(whole, Speaking.GROUPS, DANISH)}
    assert list(sheets) == [
        *("meetings", "captures", "decisions", "tasks", "goals", "people", "speaking", "agenda", "times")
    ]
    assert sheets["captures"].columns[:3] == ("day", "meeting", "time")
    assert len(sheets["captures"].rows) == 2 * len(FILLED.captures)
    assert {len(row) for row in sheets["captures"].rows} == {len(sheets["captures"].columns)}
    assert [row[2] for row in sheets["tasks"].rows] == ["Måler lys"]
    assert [row[0] for row in sheets["people"].rows] == ["Ida"]
    outside = {
        one.name: one
        for one in initiative_sheets(
            whole_of(initiative, (FILLED, inside), NOW, True), Speaking.GROUPS, DANISH
        )
    }
    assert {row[1] for row in outside["captures"].rows} == {FILLED.title}


def test_planned_against_held_is_drawn_beside_its_rows() -> None:
    told = replace(founded("Lys").initiative(), meetings=(meeting(1, 5, 10), meeting(2, 7, 9)))
    inside = replace(meeting(3, 1), script="relevance-check", circle=Circle.INTERNAL)
    whole = whole_of(replace(told, meetings=(*told.meetings, inside)), (), NOW)
    (*_, times) = initiative_sheets(whole, Speaking.GROUPS, DANISH)
    assert [row[2:] for row in times.rows][1:] == [(10, 6, 5, 7, 2), (10, 9.5, 9, 10, 2)]
    (*_, outside) = initiative_sheets(whole_of(whole.initiative, (), NOW, True), Speaking.GROUPS, DANISH)
    assert outside.rows == times.rows[1:]
    book = opened(workbook_bytes((times,), "x", NOW, DANISH))
    assert [len(one.series) for one in vars(book.worksheets[0])["_charts"]] == [2, 2]


def test_every_heading_has_words_in_both_languages() -> None:
    initiative = founded("Lys").initiative()
    sheets = (
        *sheets_of(FILLED, NOW, "people"),
        *initiative_sheets(whole_of(initiative, (FILLED,), NOW), Speaking.PEOPLE, DANISH),
    )
    for language in LANGUAGES:
        words = Words(language)
        for sheet in sheets:
            said = [words(f"minutes.column-{one}") for one in sheet.columns]
            assert not [one for one in said if re.match("minutes", one)]
            assert len(set(said)) == len(said), sheet.name
