"""Every input from life has its number, and its right outcome is proven somewhere: here, or in the test that is named.

Small inputs lie under ``tests/data`` and ``tests/method/data``; everybody in them is invented.
"""

from __future__ import annotations

import ast
from datetime import time
from functools import lru_cache
from pathlib import Path

import pytest

from cocreation_tui.core.agenda.agenda import ItemKind
from cocreation_tui.method.check import check
from tests.method.test_table_finder import DATA, book, items, people, roster, told

TESTS = Path(__file__).parent
LISTS, BOOKS = "method/test_table_finder.py::test_lists", "method/test_table_finder.py::test_drejeboeger"
UNREAD = "method/test_table_finder.py::test_what_cannot_be_read_is_told_as_what_it_is"
MORE_LISTS, MORE_BOOKS = "test_case_table.py::test_more_lists", "test_case_table.py::test_more_drejeboeger"
NUMBERS = [
    "01",
    "02",
    "04",
    "05",
    "06",
    "07",
    "08",
    "10",
    "11",
    "12",
    "13",
    "14",
    "16",
    "17",
    "18",
    "19",
    "23",
    "24",
    "30",
    "31",
    "33",
    "35",
    "36",
    "37",
    "38",
    "39",
    "41",
    "42",
    "43",
    "44",
    "45",
    "46",
    "47",
    "48",
    "49",
    "51",
    "52",
    "54",
    "55",
    "56",
    "57",
    "58",
    "59",
    "60",
    "61",
    "63",
    "64",
    "65",
    "66",
    "67",
    "80",
    "81",
    "82",
    "84",
    "85",
    "86",
    "88",
    "89",
    "90",
    "90b",
    "91",
    "93",
    "96",
    "100",
    "101",
    "106",
    "107",
    "108",
    "112",
]
"""The numbers of all inputs."""
PROVEN = {
    **dict.fromkeys(
        ["01", "02", "04", "05", "06", "07", "08", "10", "11", "12", "13", "16", "18", "23", "24"], LISTS
    ),
    **dict.fromkeys(
        ["31", "33", "35", "36", "37", "39", "47", "48", "55", "57", "58", "59", "60", "63", "66", "67"],
        BOOKS,
    ),
    **dict.fromkeys(["43", "44", "54"], UNREAD),
    **dict.fromkeys(["17", "19"], MORE_LISTS),
    **dict.fromkeys(["30", "42", "45", "46", "49", "51", "52", "56", "61", "64"], MORE_BOOKS),
    **dict.fromkeys(["65", "81"], "test_case_table.py::test_lists_and_drejeboeger_of_many_rows"),
    "14": "method/test_table_finder.py::test_names_of_the_world_are_as_they_are_written",
    "38": "method/test_table_finder.py::test_a_sheet_of_ones_choice",
    "41": "method/test_table_finder.py::test_times_as_people_type_them",
    "80": "test_people_cases.py::test_a_case_comes_out_right",
    "82": "test_people_cases.py::test_a_case_comes_out_right",
    "84": "test_resuming.py::test_what_has_been_asked_tells_which_meeting_from_when_and_what_does_not_fit",
    "85": "core/test_reading.py::test_no_word_of_a_date_is_left_over",
    "86": "test_people_cases.py::test_a_case_comes_out_right",
    "88": "test_people_cases.py::test_a_case_comes_out_right",
    "89": "test_people_cases.py::test_a_case_comes_out_right",
    "90": "test_case_table.py::test_scripts_as_editors_leave_them",
    "90b": "test_people_cases.py::test_a_case_comes_out_right",
    "91": "export/test_markdown.py::test_plain_words_stay_readable",
    "93": "core/test_date_reader.py::test_moments",
    "96": "tui/test_parts.py::test_hands_are_about_the_decision_the_room_sees_and_a_recount_replaces_or_stands_beside",
    "100": "core/test_agenda_changes.py::test_an_item_is_put_in_and_never_before_what_has_run",
    "101": "core/test_agenda_changes.py::test_what_was_jumped_over_stays_to_come_with_its_length",
    "106": "tui/test_bursts.py::test_what_came_at_once_is_text_unless_it_is_typed_into_something",
    "107": "tui/test_bursts.py::test_a_paste_without_brackets_is_in_the_line_and_runs_nothing",
    "108": "tui/test_bursts.py::test_with_caps_lock_letters_do_what_they_do_without",
    "112": "test_resuming.py::test_beside_a_damaged_meeting_none_is_begun_without_a_word",
}
"""Where each of them comes out right."""
SAID_THERE = {
    "85": "Ringer til kommunen @Åse !fredag d. 11/12",
    "88": "@Sukarno og @Karen ringer !fre",
    "89": "Jens Petersn",
    "91": "AB_cd_12",
    "93": "tirsdag 10.30",
    "107": "Husk: kaffe kl 12, ring til Bo",
}
"""The words of an input that are typed, in the test that is named."""


@lru_cache(maxsize=64)
def _source(path: str) -> tuple[str, frozenset[str]]:
    text = (TESTS / path).read_text(encoding="utf-8")
    functions = ast.FunctionDef | ast.AsyncFunctionDef
    return text, frozenset(node.name for node in ast.parse(text).body if isinstance(node, functions))


def test_every_number_has_its_test() -> None:
    assert sorted(PROVEN) == sorted(NUMBERS)
    for number, where in PROVEN.items():
        path, name = where.split("::")
        text, functions = _source(path)
        assert name in functions, number
        if where in (LISTS, BOOKS, UNREAD, MORE_LISTS, MORE_BOOKS):
            assert f'"{number}.' in text, number
        if "people_cases" in path:
            assert f'"""{number}' in text or number == "80", number
        assert SAID_THERE.get(number, "") in text, number


@pytest.mark.parametrize(
    ("name", "who", "said"),
    [
        (
            "17.csv",
            [
                ("Anna Østby", "tovholder"),
                ("Bo Skov", "aktør"),
                ("Cai Lund", "tovholder"),
                ("Dea Holm", "tovholder"),
                ("Eva Riis", "tovholder"),
                ("Fie Bro", "aktør"),
                ("Gro Dam", "aktør"),
                ("Hans Ege", "aktør"),
            ],
            {(3, "problem.roster-role")},
        ),
        ("19.csv", [("Anna Østby", "tovholder"), ("Bo Skov", "aktør")], {(1, "table.away")}),
    ],
)
def test_more_lists(name: str, who: list[tuple[str, str]], said: set[tuple[int, str]]) -> None:
    found = roster(DATA / name)
    assert [(row[0], row[2]) for row in people(found)] == who
    assert told(found) == said


def test_lists_and_drejeboeger_of_many_rows() -> None:
    found = roster(DATA / "81.csv")
    assert (len(found.people), len({one.name for one in found.people}), found.problems) == (75, 75, ())
    rows = book(DATA / "65.csv").rows
    assert ([row.point.item.length.seconds // 60 for row in rows[:-1]], rows[-1].start) == (
        [5] * 59,
        time(12, 55),
    )


@pytest.mark.parametrize(
    ("name", "wanted", "said"),
    [
        (
            "30.xlsx",
            [
                ("09:00", "Velkomst", 10),
                ("09:10", "Runde: hvad er vigtigst?", 40),
                ("09:50", "Pause", 15),
                ("10:05", "Beslutning om mål", 25),
            ],
            set(),
        ),
        (
            "42.csv",
            [
                ("09:00", "Kaffe og morgenbrød", 15),
                ("09:15", "Velkomst", 15),
                ("09:30", "Pausegymnastik: hvad har vi lært?", 20),
                ("09:50", "Time-out og frisk luft", 10),
                ("10:00", "Walk and talk med kaffe", 30),
                ("10:30", "Debat: pauser i skoledagen", 30),
                ("11:00", "Kort strækker", 5),
                ("11:05", "Frokostoplæg ved borgmesteren", 25),
                ("11:30", "Frokost", 30),
                ("12:00", "Te-ceremoni", 10),
            ],
            {(11, "drejebog.assumed")},
        ),
        (
            "45.md",
            [
                ("09:00", "Velkomst | kaffe", 15),
                ("09:15", "Runde", 30),
                ("09:45", "Link (https://x.example/a_b_c)", 15),
                ("10:00", "Pause", 15),
                ("10:15", "Afslutning", 10),
            ],
            {(9, "drejebog.assumed")},
        ),
        (
            "46.txt",
            [("09:00", "Velkomst", 15), ("09:15", "Runde", 45), ("10:00", "Pause", 10)],
            {(5, "drejebog.assumed")},
        ),
        (
            "49.xlsx",
            [
                ("09:00", "Fælles velkomst", 15),
                ("09:15", "Lys", 45),
                ("10:00", "Pause", 15),
                ("10:15", "Opsamling", 10),
            ],
            {(5, "drejebog.assumed"), (1, "drejebog.column")},
        ),
        (
            "51.csv",
            [
                ("", "1. Godkendelse af dagsorden", 5),
                ("", "2. Meddelelser", 10),
                ("", "3a. Budget (B)", 30),
                ("", "3b. Budget, fortsat (D)", 10),
                ("", "4. Eventuelt", 5),
            ],
            {(5, "drejebog.assumed"), (1, "drejebog.column")},
        ),
        (
            "52.csv",
            [("09:00", "Velkomst", 15), ("09:15", "Runde", 30), ("09:45", "Pause", 10)],
            {(6, "drejebog.picked"), (8, "drejebog.left-end")},
        ),
        (
            "56.xlsx",
            [
                ("09:00", "Velkomst", 30),
                ("09:30", "Runde", 10),
                ("09:40", "Godmorgen", 60),
                ("10:40", "Beslutning", 60),
            ],
            {
                (6, "drejebog.left-end"),
                (4, "drejebog.backwards"),
                (3, "drejebog.assumed"),
                (1, "drejebog.column"),
            },
        ),
        (
            "61.csv",
            [
                ("09:00", "Welcome", 10),
                ("09:10", "Check-in round", 40),
                ("09:50", "Break", 15),
                ("10:05", "Ideation, in groups of 4", 85),
            ],
            {(1, "drejebog.column")},
        ),
        (
            "64.csv",
            [("09:00", "=Hvad er lighed?", 10), ("09:10", "+1 runde", 20), ("09:30", "-- Pause --", 15)],
            {(5, "drejebog.left-end")},
        ),
    ],
)
def test_more_drejeboeger(name: str, wanted: list[tuple[str, str, int]], said: set[tuple[int, str]]) -> None:
    found = book(DATA / name)
    assert items(found) == wanted
    assert said <= told(found)


def test_what_else_the_tables_say_is_kept() -> None:
    kinds = [row.point.item.kind for row in book(DATA / "42.csv").rows]
    assert [kinds.index(ItemKind.BREAK), *(kinds[at] is ItemKind.BREAK for at in (2, 5, 7, 8))] == [
        0,
        False,
        False,
        False,
        True,
    ]
    notes = {
        name: [row.point.item.notes for row in book(DATA / name).rows]
        for name in ("49.xlsx", "51.csv", "64.csv")
    }
    assert notes["49.xlsx"][1] == "Hvem: Bo\n\nSpor B: Veje"
    assert notes["51.csv"][3] == "Sagsfremstilling: Se bilag 3"
    assert notes["64.csv"] == ["-husk kaffe", "@alle: tag telefonen med", ""]


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("base", []),
        ("boldtid", []),
        ("bom-crlf", []),
        ("endash", []),
        ("nospace", []),
        ("star", []),
        ("cp1252", [(6, "problem.not-utf-8")]),
        ("utf16", [(1, "problem.not-utf-8")]),
        ("fullwidth-colon", [(10, "problem.no-time"), (12, "problem.unknown-setting")]),
        ("wordfront", [(1, "problem.no-id"), (1, "problem.no-language")]),
        ("words", [(13, "problem.kind")]),
    ],
)
def test_scripts_as_editors_leave_them(name: str, wrong: list[tuple[int, str]]) -> None:
    found = check(TESTS / "method" / "data" / "notepad" / f"{name}.md")
    told = [(problem.line, problem.key) for problem in found]
    assert [one for one in told if one != (1, "problem.no-circle")] == wrong
