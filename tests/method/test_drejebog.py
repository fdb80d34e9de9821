"""Drejebøger as people write them, in Markdown, CSV and Excel."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook

from cocreation_tui.core.agenda.agenda import EndMode, ItemKind
from cocreation_tui.core.ground.errors import Problem
from cocreation_tui.i18n.words import LANGUAGES, Words
from cocreation_tui.method.drejebog.file_kinds import TEXT_FILE_LIMIT
from cocreation_tui.method.drejebog.parts import ROW_LIMIT
from cocreation_tui.method.drejebog.understanding import Drejebog, read_drejebog
from cocreation_tui.method.tables.workbooks import UNPACKED_LIMIT, WORKBOOK_LIMIT

INFO, TALK, ROUND = ItemKind.INFORMATION, ItemKind.DISCUSSION, ItemKind.ROUND
GROUPS, DECISION, BREAK = ItemKind.GROUP_WORK, ItemKind.DECISION, ItemKind.BREAK

MARKDOWN = """# Drejebog: Beboermøde om gården

Formål: Vi finder ud af, hvad gården skal bruges til.

*Sted:* Fælleshuset

## Formiddag

| Tid | Hvad | Hvorfor | Hvordan | Hvem | Plan B |
| --- | :--- | ------- | ------- | ---: | ------ |
| 9.00–9.15 | **Velkomst** | Alle ved, hvad dagen går ud på | Kort oplæg | Karen | Karen taler uden slides |
| 9.15 | Navnerunde | Alle har sagt noget | Bordet rundt<br>ét minut hver | Alle | |
| 9.45 | Hvad drømmer vi om? | | I grupper à fire | Borde \\| værter | [Lyt](https://x.dk) i plenum |
| kl. 10 | Pause | | | | |
| 10.15-11 | Vi vælger tre ting | | Afstemning med prikker | Jens | Håndsoprækning |

## Eftermiddag

| Tid | Hvad | Hvorfor | Hvordan | Hvem | Plan B |
| --- | --- | --- | --- | --- | --- |
| 12 | Aftaler | | | | |
| 12.30 | Slut | | | | |

Husk at låse.
"""


def told(problems: tuple[Problem, ...]) -> list[tuple[int, str]]:
    return [(problem.line, problem.key.removeprefix("drejebog.")) for problem in problems]


def read(folder: Path, name: str, content: str | bytes, language: str = "da") -> Drejebog:
    path = folder / name
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    found = read_drejebog(path, language)
    for problem in (*found.guessed, *found.left_out, *filter(None, [found.problem])):
        for tongue in LANGUAGES:
            said = Words(tongue)(problem.key, **problem.values)
            assert said != problem.key
            assert all(f"{{{name}}}" not in said for name in problem.values)
    return found


def items(found: Drejebog) -> list[tuple[str, int, ItemKind]]:
    assert found.script is not None, found.problem
    return [
        (point.item.title, round(point.item.length / timedelta(minutes=1)), point.item.kind)
        for point in found.script.points
    ]


def column(folder: Path, *times: str) -> list[int]:
    """Minutes of rows with these words in the column of times."""
    rows = "\n".join(f"| {text} | Punkt {place} |" for place, text in enumerate(times))
    return [minutes for _, minutes, _ in items(read(folder, "x.md", f"| Tid | Hvad |\n|---|---|\n{rows}\n"))]


def workbook(*rows: tuple[object, ...], title: str = "Ark1", more: dict[str, object] | None = None) -> bytes:
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = title
    for row in rows:
        page.append(list(row))
    for name, text in (more or {}).items():
        book.create_sheet(name).append([text])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_document_in_markdown(tmp_path: Path) -> None:
    found = read(tmp_path, "gaarden.md", MARKDOWN)
    assert items(found) == [
        ("Velkomst", 15, INFO),
        ("Navnerunde", 30, ROUND),
        ("Hvad drømmer vi om?", 15, GROUPS),
        ("Pause", 15, BREAK),
        ("Vi vælger tre ting", 45, DECISION),
        ("Aftaler", 30, TALK),
    ]
    script = found.script
    assert script is not None
    assert (script.id, script.language, script.title) == (
        "drejebog-beboermoede-om-gaarden",
        "da",
        "Drejebog: Beboermøde om gården",
    )
    assert script.purpose == "Vi finder ud af, hvad gården skal bruges til."
    assert found.start == time(9)
    assert [(row.row, row.start) for row in found.rows][-2:] == [(15, time(10, 15)), (21, time(12))]
    welcome, names, dreams, pause, _, deals = (point.item for point in script.points)
    assert welcome.notes == (
        "Hvorfor: Alle ved, hvad dagen går ud på\nHvordan: Kort oplæg\nHvem: Karen\n\nSted: Fælleshuset\nFormiddag"
    )
    assert welcome.plan_b == "Karen taler uden slides"
    assert names.notes == "Hvorfor: Alle har sagt noget\nHvordan: Bordet rundt\nét minut hver\nHvem: Alle"
    assert dreams.notes.endswith("Hvem: Borde | værter")
    assert dreams.plan_b == "Lyt (https://x.dk) i plenum"
    assert (pause.end, pause.floor) == (EndMode.SHRINK, timedelta(minutes=5))
    assert deals.notes == "Eftermiddag\nHusk at låse."
    assert all(point.start_clock is None and point.end_clock is None for point in script.points)
    assert told(found.left_out) == [(22, "left-end")]
    assert (0, "clock") in told(found.guessed)
    assert (15, "gap") in told(found.guessed)


def test_a_csv_as_a_danish_excel_saves_it(tmp_path: Path) -> None:
    content = (
        "Drejebog for tovholdermøde;;;;\r\n"
        "Sted: Rådhuset;;;;\r\n"
        ";;;;\r\n"
        "Tidspunkt;Aktivitet;Formål;Metode;Ansvarlig;Bemærkninger;Plan B\r\n"
        '09.00;Velkomst & kaffe;"Godt i gang;\r\nsammen";Oplæg;Åse;;\r\n'
        "09.10;Runde;Vi hører alle;;;Ét minut hver;Skriv på sedler\r\n"
        "09.40;Frokost;;;;;\r\n"
        "10.40;Tak for i dag;;;;'-5 stole;\r\n"
        ";;;;;;\r\n"
    )
    found = read(tmp_path, "drejebog.csv", content.encode("cp1252"), "en")
    assert items(found) == [
        ("Velkomst & kaffe", 10, INFO),
        ("Runde", 30, ROUND),
        ("Frokost", 60, BREAK),
        ("Tak for i dag", 10, TALK),
    ]
    script = found.script
    assert script is not None
    assert (script.title, script.language) == ("Drejebog for tovholdermøde", "da")
    first, second, lunch, last = (point.item for point in script.points)
    assert first.notes == ("Hvorfor: Godt i gang;\nsammen\nHvordan: Oplæg\nHvem: Åse\n\nSted: Rådhuset")
    assert second.notes == "Hvorfor: Vi hører alle\n\nÉt minut hver"
    assert second.plan_b == "Skriv på sedler"
    assert lunch.floor == timedelta(minutes=30)
    assert last.notes == "-5 stole"
    assert (9, "assumed") in told(found.guessed)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_csv_in_every_encoding_and_with_every_delimiter(tmp_path: Path, encoding: str, mark: str) -> None:
    rows = [("Plan B", "Hvad", "Varighed"), ("Gå en tur", "Åbning på gården", "1½ time")]
    text = "\n".join(mark.join(row) for row in rows)
    found = read(tmp_path, "x.csv", text.encode(encoding, "replace"))
    assert items(found) == [("Åbning på gården", 90, TALK)]
    assert found.script is not None
    assert found.script.points[0].item.plan_b == "Gå en tur"


def test_a_workbook_with_times_of_every_type(tmp_path: Path) -> None:
    # Spreadsheets know no time zones.
    content = workbook(
        ("Temadag om nattelivet",),
        ("Dato:", datetime(2026, 11, 23)),  # noqa: DTZ001
        (),
        ("Tid", "Varighed", "Hvad", "Hvordan", "Hvem", "Rekvisitter", "Nr."),
        (time(9), time(0, 15), "Velkomst", "Oplæg", "Åse", "Mikrofon", 1),
        (datetime(2026, 11, 23, 9, 15), timedelta(minutes=45), "Runde", None, None, None, 2),  # noqa: DTZ001
        (None, 20, "Gruppearbejde", "=1+1", None, 3.5, 3),
        (None, "en halv time", "Opsamling", None, None, True, 4),
        (),
        (time(10, 50, 0), 1.5, "Frokost", None, None, None, 5),
        ("Tid", "Varighed", "Hvad", "Hvordan", "Hvem", "Rekvisitter", "Nr."),
        (None, None, None, "og så hjem", None, None, None),
        title="Program",
        more={"Deltagere": "Åse", "Tomt": None},
    )
    found = read(tmp_path, "Temadag.xlsx", content)
    assert items(found) == [
        ("Velkomst", 15, INFO),
        ("Runde", 45, ROUND),
        ("Gruppearbejde", 20, GROUPS),
        ("Opsamling", 30, TALK),
        ("Frokost", 90, BREAK),
    ]
    assert found.script is not None
    assert found.script.title == "Temadag om nattelivet"
    assert (
        found.script.points[0].item.notes
        == "Hvordan: Oplæg\nHvem: Åse\n\nRekvisitter: Mikrofon\n\nDato: 2026-11-23"
    )
    assert found.script.points[2].item.notes == "Rekvisitter: 3.5", "formulas are not calculated"
    assert found.script.points[4].item.notes == "Hvordan: og så hjem"
    assert [row.start for row in found.rows] == [time(9), time(9, 15), time(10), time(10, 20), time(10, 50)]
    assert told(found.left_out) == [
        (0, "left-empty"),
        (0, "left-sheets"),
        (4, "left-numbers"),
        (11, "left-heading"),
    ]
    assert (4, "column") in told(found.guessed)
    assert (12, "continued") in told(found.guessed)
    assert "Deltagere" in str(found.left_out[1].values)
    assert "Tomt" not in str(found.left_out[1].values)


def test_english_headings_in_any_order(tmp_path: Path) -> None:
    text = "Who,Plan B,What,Why,Time,How\nAnn,Walk,Welcome,Start well,9:00 am,\nAll,,Coffee break,,9.30,\n,,Decide together,,9:45-10:30,Vote\n"
    found = read(tmp_path, "town_meeting.csv", text)
    assert items(found) == [
        ("Welcome", 30, INFO),
        ("Coffee break", 15, BREAK),
        ("Decide together", 45, DECISION),
    ]
    assert found.script is not None
    assert (found.script.language, found.script.title) == ("en", "Town meeting")
    assert found.script.points[0].item.notes == "Why: Start well\nWho: Ann"
    assert found.script.points[0].item.plan_b == "Walk"
    assert (0, "title-file") in told(found.guessed)


@pytest.mark.parametrize(
    ("times", "minutes"),
    [
        (("9.00", "9.15", "10.00–10.30"), [15, 45, 30]),
        (("kl. 9", "kl. 9.15", "kl 10 - 10.30"), [15, 45, 30]),
        (("9-9.30", "9.30-10", "10-11"), [30, 30, 60]),
        (("15 min", "15 min.", "1t30", "1 t 30", "1½ time", "en halv time"), [15, 15, 90, 90, 90, 30]),
        (("9.00", "10", "10.30"), [60, 30, 10]),
        (("9", "10", "12"), [60, 120, 10]),
        (("10", "15", "5"), [10, 15, 5]),
        (("10", "15", "20"), [10, 15, 20]),
        (("9.00 (20 min)", "", "10.00-10.10"), [20, 40, 10]),
        (("9.00", "", "", "10.00"), [20, 20, 20, 10]),
        (("9.00", "efter behov", "10.00-11"), [30, 30, 60]),
        (("23.30", "0.15", "1.00-1.30"), [45, 45, 30]),
        (("0900-0930", "0930-1000"), [30, 30]),
        (("5-10 min", "ca. 20 min", "20'", "to timer"), [10, 20, 20, 120]),
        (("15.00", "16.00", "9.00", "10.00"), [60, 10, 60, 10]),
        (("0 min", "", "99 t"), [10, 10, 10]),
        (("9", "9.3", "10.15-10.30"), [30, 45, 15]),
        (("0,375", "0.3854166667", "9.30-10"), [15, 15, 30]),
    ],
)
def test_times_as_danes_write_them(tmp_path: Path, times: tuple[str, ...], minutes: list[int]) -> None:
    assert column(tmp_path, *times) == minutes


@pytest.mark.parametrize(
    ("text", "row", "key"),
    [
        ("efter behov", 4, "unread"),
        ("", 4, "assumed"),
        ("10", 4, "number-minutes"),
        ("ca. 10 min", 4, "about-time"),
        ("10 min, højst", 4, "picked"),
    ],
)
def test_what_is_guessed_of_time_is_told(tmp_path: Path, text: str, row: int, key: str) -> None:
    table = f"| Tid | Hvad |\n|---|---|\n| 5 min | A |\n| {text} | B |\n"
    found = read(tmp_path, "x.md", table)
    assert (row, key) in told(found.guessed)
    assert found.script is not None
    if key in ("unread", "picked"):
        assert found.script.points[1].item.notes == f"Tid: {text}"


def test_start_end_and_length_in_columns_of_their_own(tmp_path: Path) -> None:
    text = "Fra;Til;Varighed;Emne\n9.00;9.20;;A\n;9.50;;B\n10.00;10.30;20;C\n"
    found = read(tmp_path, "x.csv", text)
    assert items(found) == [("A", 20, TALK), ("B", 30, TALK), ("C", 20, TALK)]
    assert (4, "two-lengths") in told(found.guessed)
    assert (3, "gap") in told(found.guessed)
    assert [row.start for row in found.rows] == [time(9), time(9, 20), time(10)]


@pytest.mark.parametrize("times", ["Kl.;Tid", "Tid;Varighed", "Start;Minutter", "Tidspunkt;Tid (min)"])
def test_a_clock_time_and_a_length(tmp_path: Path, times: str) -> None:
    found = read(tmp_path, "x.csv", f"{times};Hvad\n9.00;15;A\n9.15;90;B\n10.45;5;C\n")
    assert items(found) == [("A", 15, TALK), ("B", 90, TALK), ("C", 5, TALK)]
    assert found.start == time(9)
    assert {row.point.item.notes for row in found.rows} == {""}
    assert "gap" not in [key for _, key in told(found.guessed)]


def test_minutes_in_the_heading(tmp_path: Path) -> None:
    assert items(read(tmp_path, "x.csv", "Tid (min.);Hvad\n10;A\n90;B\n")) == [
        ("A", 10, TALK),
        ("B", 90, TALK),
    ]


def test_rows_at_the_same_time_are_one_item(tmp_path: Path) -> None:
    text = "Tid;Hvad;Hvem\n9.00;Spor A;Bo\n9.00;Spor B;Ida\n10.00-11.00;Samling;\n"
    found = read(tmp_path, "x.csv", text)
    assert [(title, minutes) for title, minutes, _ in items(found)] == [("Spor A", 60), ("Samling", 60)]
    assert found.script is not None
    assert found.script.points[0].item.notes == "Hvem: Bo\n\nSamtidig: Spor B\nHvem: Ida"
    assert (3, "parallel") in told(found.guessed)


def test_rows_that_are_no_items(tmp_path: Path) -> None:
    text = (
        "Tid;Hvad;Hvordan\nFORMIDDAG;;\n9.00;;\n;Velkomst;\n;;Tal højt\n9.30;;Oplæg om natten\n9.50;;\n10.00;A;\n"
        "10.30-10.40;;\n11.00;;\n"
    )
    found = read(tmp_path, "x.csv", text)
    assert [(title, minutes) for title, minutes, _ in items(found)] == [
        ("Velkomst", 30),
        ("Oplæg om natten", 20),
        ("A", 30),
        ("Punkt 4", 10),
    ]
    assert found.script is not None
    assert found.script.points[0].item.notes == "Hvordan: Tal højt\n\nFORMIDDAG"
    keys = told(found.guessed)
    for wanted in (
        (2, "remark"),
        (4, "clock-above"),
        (5, "continued"),
        (6, "title-words"),
        (9, "title-none"),
    ):
        assert wanted in keys
    assert told(found.left_out) == [(7, "left-clock"), (10, "left-end")]


def test_nothing_of_the_text_is_lost(tmp_path: Path) -> None:
    found = read(tmp_path, "gaarden.md", MARKDOWN)
    script = found.script
    assert script is not None
    kept = " ".join(
        [
            script.title,
            script.purpose,
            *(f"{p.item.title} {p.item.notes} {p.item.plan_b}" for p in script.points),
        ]
    )
    for word in (
        "Karen",
        "slides",
        "Fælleshuset",
        "værter",
        "https://x.dk",
        "prikker",
        "Håndsoprækning",
        "låse",
    ):
        assert word in kept


def test_a_long_or_broken_title_goes_on_in_the_notes(tmp_path: Path) -> None:
    long = "Vi taler om " + "meget " * 40
    text = f'Hvad;Noter\n"Velkomst\nved døren";b\n{long};\n'
    found = read(tmp_path, "x.csv", text)
    assert found.script is not None
    first, second = (point.item for point in found.script.points)
    assert (first.title, first.notes) == ("Velkomst", "ved døren\nb")
    assert second.title.endswith("…")
    assert len(second.title) <= 161
    assert second.notes == long.strip()


@pytest.mark.parametrize(
    ("title", "how", "kind"),
    [
        ("Kaffepause", "", BREAK),
        ("Frokost", "", BREAK),
        ("Frokostoplæg", "", TALK),
        ("Ankomst og kaffe", "", INFO),
        ("Opsamling efter frokost", "", TALK),
        ("Lunch", "", BREAK),
        ("Målgrupper", "", TALK),
        ("Baggrunde", "", TALK),
        ("Tjek ind", "", ROUND),
        ("Emner", "i grupper", GROUPS),
        ("Emner", "Runde", ROUND),
        ("Beslutningspunkt", "Runde", ROUND),
        ("Oplæg", "I grupper", INFO),
        ("We decide", "", DECISION),
    ],
)
def test_kinds_are_guessed_by_words(tmp_path: Path, title: str, how: str, kind: ItemKind) -> None:
    found = read(tmp_path, "x.csv", f"Hvad;Hvordan;Varighed\n{title};{how};20\n")
    assert items(found) == [(title, 20, kind)]


def test_the_name_of_a_kind_is_no_guess_and_stands_for_itself(tmp_path: Path) -> None:
    found = read(
        tmp_path, "x.csv", 'Hvad;Hvordan;Varighed\nFrokost;"orientering\nved bordene";20\nRunde;;10\n'
    )
    assert [kind for *_, kind in items(found)] == [INFO, ROUND]
    assert found.script is not None
    assert found.script.points[0].item.notes == "Hvordan: ved bordene"
    assert not [key for _, key in told(found.guessed) if key.startswith("kind-")]


def test_the_language_follows_the_headings_unless_it_is_decided(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("Hvad;Tid\nA;5 min\n", encoding="utf-8")
    languages = [read_drejebog(path, "en", decided).script for decided in (False, True)]
    assert [script and script.language for script in languages] == ["da", "en"]
    path.write_text("Program;Plan B\nA;B\n", encoding="utf-8")
    script = read_drejebog(path, "en").script
    assert script is not None
    assert script.language == "en"


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("x.csv", "", "empty"),
        ("x.csv", " \n ", "empty"),
        ("x.csv", "Navn;Rolle\nBo;aktør\n", "no-table"),
        ("x.md", "# Uden tabel\n\nTid: 9\n", "no-table"),
        ("x.csv", "Tid;Hvad\n", "no-rows"),
        ("x.csv", "Tid;Hvad\n" + "5;x\n" * (ROW_LIMIT + 1), "too-many-rows"),
        ("x.md", "| Hvad |\n|---|\n" + "| x |\n" * (ROW_LIMIT + 1), "too-many-rows"),
        ("x.md", "> " * 40 + "x\n\n| Hvad |\n|---|\n| A |\n", "problem.too-deep"),
        ("x.xls", b"\xd0\xcf\x11\xe0" + b"x" * 100, "old-workbook"),
        ("x.xlsx", b"PK\x03\x04" + b"x" * 100, "bad-workbook"),
        ("x.csv", "x" * (TEXT_FILE_LIMIT + 1), "problem.too-large"),
        ("x.xlsx", b"PK\x03\x04" + b"x" * WORKBOOK_LIMIT, "problem.too-large"),
        ("x.csv", b"\x00\x01\x02", "problem.not-text"),
    ],
)
def test_what_cannot_be_used_is_told(tmp_path: Path, name: str, content: str | bytes, key: str) -> None:
    found = read(tmp_path, name, content)
    assert found.script is None
    assert found.problem is not None
    assert found.problem.key.removeprefix("drejebog.") == key


def test_a_folder_and_a_missing_file_are_told(tmp_path: Path) -> None:
    for path, key in ((tmp_path, "problem.not-a-file"), (tmp_path / "x", "problem.missing-file")):
        problem = read_drejebog(path, "da").problem
        assert problem is not None
        assert problem.key == key


def packed(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, content in members.items():
            bundle.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    bomb = packed(xl__worksheets__sheet1_xml=b" " * (UNPACKED_LIMIT + 1))
    assert len(bomb) < 100_000
    found = read(tmp_path, "x.xlsx", bomb)
    assert found.problem is not None
    assert found.problem.key == "drejebog.unpacked-too-large"


def test_many_members_and_entities_are_refused(tmp_path: Path) -> None:
    many = packed(**{f"a{n}": b"" for n in range(2001)})
    entities = packed(xl__workbook_xml=b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>')
    word = packed(word__document_xml=b"<x/>")
    wide = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    laughs = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "aaaa">{wide}]><workbook>&a9;</workbook>'
    in_utf_16 = packed(xl__workbook_xml=laughs.encode("utf-16"))
    assert read(tmp_path, "x.xlsx", in_utf_16).problem is not None
    for content, key in ((many, "unpacked-too-large"), (entities, "bad-workbook"), (word, "word")):
        problem = read(tmp_path, "x.xlsx", content).problem
        assert problem is not None
        assert problem.key == f"drejebog.{key}"


def test_a_workbook_far_too_long(tmp_path: Path) -> None:
    rows = [("Tid", "Hvad"), *((5, f"Punkt {n}") for n in range(ROW_LIMIT + 1))]
    problem = read(tmp_path, "x.xlsx", workbook(*rows)).problem
    assert problem is not None
    assert problem.key == "drejebog.too-many-rows"
    empty = read(tmp_path, "x.xlsx", workbook()).problem
    assert empty is not None
    assert empty.key == "drejebog.empty"


def test_a_workbook_that_claims_to_be_endless(tmp_path: Path) -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    page.append(("Tid", "Hvad"))
    page.append((5, "A"))
    page.cell(1_048_576, 16_384, "langt væk")
    out = io.BytesIO()
    book.save(out)
    assert items(read(tmp_path, "x.xlsx", out.getvalue())) == [("A", 5, TALK)]


def test_a_cell_that_is_a_novel_is_cut_and_told(tmp_path: Path) -> None:
    found = read(tmp_path, "x.csv", f"Hvad;Noter\nA;{'lang ' * 5000}\n")
    assert (2, "left-cut") in told(found.left_out)


def test_controls_and_directions_are_cleaned_away(tmp_path: Path) -> None:
    found = read(tmp_path, "x.csv", 'Hvad;Plan B\nA\x1b[31mB\u202eC;"\x1b]52;c;aGVq\x07D"\n')
    assert found.script is not None
    item = found.script.points[0].item
    assert (item.title, item.plan_b) == ("ABC", "D")


def test_a_date_is_a_date(tmp_path: Path) -> None:
    found = read(tmp_path, "x.xlsx", workbook(("Hvad", "Frist"), ("A", date(2026, 12, 1))))
    assert found.script is not None
    assert found.script.points[0].item.notes == "Frist: 2026-12-01"
