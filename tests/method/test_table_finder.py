"""Lists and drejebøger as people send them, each with what should come of it; everybody in them is invented."""

from __future__ import annotations

import io
from datetime import time
from itertools import count
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font

from cocreation_tui.core.people.people import Attendance, Role
from cocreation_tui.i18n.words import LANGUAGES, Words
from cocreation_tui.method.drejebog.understanding import Drejebog, read_drejebog
from cocreation_tui.method.participants import Roster, read_participants
from cocreation_tui.method.tables.charsets import decode, encoding_named
from cocreation_tui.method.tables.telling import readings_of
from cocreation_tui.method.tables.workbooks import read_workbook
from cocreation_tui.method.written_names import first_last, phone

DATA = Path(__file__).parent / "data" / "tables"
Row = tuple[str, str, str, str, str]


def roster(path: Path, sheet: str = "") -> Roster:
    numbers = count(1)
    found = read_participants(path, lambda: f"p{next(numbers)}", sheet)
    for problem in found.problems:
        assert all(Words(tongue)(problem.key, **problem.values) != problem.key for tongue in LANGUAGES)
    return found


def people(found: Roster) -> list[Row]:
    """Name, organisation, role, address, number."""
    roles = {Role.ANCHOR: "anker", Role.COORDINATOR: "tovholder", Role.ACTOR: "aktør", Role.GUEST: ""}
    return [(one.name, one.organisation, roles[one.role], one.email, one.phone) for one in found.people]


def told(found: Roster | Drejebog) -> set[tuple[int, str]]:
    problems = found.problems if isinstance(found, Roster) else (*found.guessed, *found.left_out)
    return {(problem.line, problem.key) for problem in problems}


def book(path: Path, sheet: str = "") -> Drejebog:
    found = read_drejebog(path, "da", sheet=sheet)
    for problem in (*found.guessed, *found.left_out, *filter(None, [found.problem])):
        assert all(Words(tongue)(problem.key, **problem.values) != problem.key for tongue in LANGUAGES)
    return found


def items(found: Drejebog) -> list[tuple[str, str, int]]:
    """Clock time, title, minutes."""
    assert found.script is not None, found.problem
    return [
        (
            f"{row.start:%H:%M}" if row.start else "",
            row.point.item.title,
            round(row.point.item.length.seconds / 60),
        )
        for row in found.rows
    ]


ANNA, BO = (
    ("Anna Østby", "Nordby Kommune", "tovholder", "", "70000001"),
    ("Bo Skov", "Politiet", "aktør", "", "70000002"),
)
ÅSE = [("Åse Ørnholt", "Børn og Unge", "tovholder", "", ""), ("Søren Kjær", "Natteravnene", "aktør", "", "")]


@pytest.mark.parametrize(
    ("name", "wanted", "said"),
    [
        ("01.csv", [ANNA, BO], set()),
        ("02.csv", [ANNA, BO], set()),
        ("04.csv", ÅSE, {(0, "table.encoding")}),
        ("05.csv", ÅSE, {(0, "table.encoding")}),
        ("06.csv", ÅSE, {(0, "table.twice")}),
        ("07.csv", ÅSE, set()),
        (
            "08.csv",
            [
                ("Anna Østby", "", "", "anna@nordby.example", ""),
                ("Bo Skov", "", "", "bo@politi.example", "4570000002"),
                ("Cai Lund", "", "", "cai@x.example", "+4570000003"),
                ("Dea Holm", "", "", "dea@x.example", "+4570000004"),
            ],
            {(2, "table.phone")},
        ),
        (
            "10.csv",
            [
                ("Anna Sofie Østby", "Nordby Kommune", "", "anna@nordby.example", "70 00 00 01"),
                ("Bo Skov", "Politiet", "", "bo@politi.example", ""),
            ],
            set(),
        ),
        (
            "11.csv",
            [
                ("Anna Østby", "Nordby Kommune", "", "anna@nordby.example", ""),
                ("Bo Skov", "Politiet", "", "bo@politi.example", ""),
            ],
            {(1, "problem.roster-column"), (1, "table.away")},
        ),
        (
            "12.csv",
            [(name, "", "", "", "") for name in ("Anna Østby", "Bo Skov", "Cai Lund")],
            {(1, "table.no-headings")},
        ),
        ("13.csv", [(*ANNA[:4], ""), (*BO[:4], "")], {(1, "table.no-headings")}),
        ("16.csv", [(*ANNA[:4], ""), (*BO[:4], "")], set()),
        ("18.xlsx", [("Anna Østby", "Kommunen", "tovholder", "", "")], set()),
        (
            "23.csv",
            [
                (name, "", "", "", "")
                for name in ("Max-Martin von Richter", "Anne Marie Sø-Lund", "Sukarno", "Madonna")
            ],
            set(),
        ),
        (
            "24.csv",
            [("Anna", "", "tovholder", "", ""), ("Bo", "", "aktør", "", "")],
            {(5, "table.section"), (7, "table.total")},
        ),
    ],
)
def test_lists(name: str, wanted: list[Row], said: set[tuple[int, str]]) -> None:
    found = roster(DATA / name)
    assert people(found) == wanted
    assert told(found) == said


HELD = "Navn\tFørste deltagelse\tSidst forladt\nAnna\t08.58\t10.04\nBo\t09.02\t10.03\n"


@pytest.mark.parametrize(
    ("text", "away", "said"),
    [
        ("Navn;Afbud\nAnna;\nBo;x\n", "Bo", {"table.away"}),
        ("Navn;Afbud\nAnna;nej\nBo;ferie\nCai;12-11-2026\nDea;-\n", "Bo Cai", {"table.away"}),
        ("Navn;Deltager (ja/nej)\nAnna;Ja\nBo;Nej, desværre\nCai;\n", "Bo", {"table.away"}),
        ("Navn;Deltager\nAnna;ja\nBo;nej\n", "Bo", {"table.away"}),
        ("Fornavn;Efternavn;Deltager\nAnna;Ø;ja\nBo;S;nej\n", "Bo S", {"table.away"}),
        ("Navn;Status\nAnna;Tilmeldt\nBo;Afmeldt\nCai;Måske\nDea;Venteliste\n", "Bo", {"table.away", "table.answers"}),
        ("Navn;Status\nAnna;ansat\nBo;pensioneret\n", "", {"table.answers"}),
        ("Navn;Tilmeldt;Afmeldt\nAnna;1-11-2026;\nBo;1-11-2026;9-11-2026\n", "Bo", {"table.away"}),
        ("Name,Attendance,Response\nAnna,Required Attendee,Accepted\nBo,Optional Attendee,Declined\nCai,Required Attendee,None\n", "Bo", {"table.away", "table.answers"}),
        ("Navn;Svar\nAnna;Accepteret\nBo;Afslået\nCai;Foreløbigt\n", "Bo", {"table.away", "table.answers"}),
        ("Tidsstempel;Dit navn;Deltager du i mødet?\n1;Anna;Ja\n2;Bo;Nej\n", "Bo", {"table.away", "problem.roster-column"}),
        ("Name;Will you attend the meeting?\nAnna;Yes\nBo;No\n", "Bo", {"table.away"}),
        ("Navn;Deltager du i middagen?\nAnna;Ja\nBo;Nej\n", "", {"problem.roster-second"}),
        ("Navn;Samtykke\nAnna;Ja\nBo;Nej\n", "", {"problem.roster-column"}),
        ("Navn;Bemærkning\nAnna;vegetar\nBo;afbud pga. ferie\n", "Bo", {"table.away", "problem.roster-column"}),
        ("Navn;Rolle\nAnna;tovholder\nBo;Afbud\n", "Bo", {"table.away"}),
        ("Navn;Organisation\nAnna;Ø\nBo (afbud);S\nCai - meldt afbud;S\n", "Bo Cai", {"table.away"}),
        ("Navn\nAnna Ø\nBo S (afbud)\n", "Bo S", {"table.away"}),
        ("Navn;Organisation\nTilmeldte;\nAnna;Ø\nAFBUD;\nBo;S\nGÆSTER;\nCai;S\n", "Bo", {"table.away", "table.section"}),
        (HELD, "", {"table.held"}),
        ("Navn;Fremmødt\nAnna;ja\nBo;nej\n", "", {"table.held"}),
    ],
)  # fmt: skip
def test_who_a_list_says_does_not_come(tmp_path: Path, text: str, away: str, said: set[str]) -> None:
    path = tmp_path / "liste.csv"
    path.write_text(text, encoding="utf-8")
    found = roster(path)
    excused = [one.name for one in found.people if one.attendance is Attendance.EXCUSED]
    assert " ".join(excused) == away
    assert {problem.key for problem in found.problems} == said
    assert found.people[0].name.startswith("Anna")


def test_names_of_the_world_are_as_they_are_written() -> None:
    names = [person.name for person in roster(DATA / "14.csv").people]
    assert names[3:] == [
        "Jan van der Berg",
        "Maria de la Cruz Møller-Lund",
        "王小明",
        "محمد العلي",
        "Åse Ørnholt",
        "👩‍👩‍👧 Familien Holm",
        'Siobhán "Shiv" O\'Neill',
        "Björn Þór Guðmundsson",
    ]


TEAMS = (
    "1. Oversigt\nMødetitel\tTovholdermøde\nDeltagere\t2\n\n2. Deltagere\n"
    "Navn\tFørste deltagelse\tSidst forladt\tMail\tDeltager-id (UPN)\tRolle\n"
    "Anna Østby\t12-11-2026 08.58\t12-11-2026 10.04\tanna@x.example\tanna@x.example\tArrangør\n"
    "Bo Skov\t12-11-2026 09.02\t12-11-2026 10.03\t\t\tDeltager\n\n"
    "3. Aktiviteter under mødet\nNavn\tDeltagelsestidspunkt\tForladt\tMail\tRolle\n"
    "Anna Østby\t12-11-2026 08.58\t12-11-2026 10.04\tanna@x.example\tArrangør\n"
)
TWO = ["Anna Østby", "Bo Skov"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Liste\nMøde d. 12. november kl. 17\n\nNr.;For- og efternavn;E-mail-adresse\n1;Anna Østby;a@x\n2;Bo Skov;\n",
            TWO,
        ),
        ("Fornavn og efternavn\nAnna Østby\nBo Skov\n", TWO),
        ("Dit fulde navn;Hvilken forening kommer du fra?\nAnna Østby;A\nBo Skov;B\n", TWO),
        ("Display name,User principal name\nAnna Østby,a@x\nBo Skov,b@x\n", TWO),
        (
            "First Name,Middle Name,Last Name,E-mail Display Name\nAnna,,Østby,A (a@x)\nBo,,Skov,B (b@x)\n",
            TWO,
        ),
        ("Given Name,Additional Name,Family Name,E-mail 1 - Value\nAnna,,Østby,a@x\nBo,,Skov,\n", TWO),
        ("Fornavn,Efternavn,Organisationsnavn,E-mail 1 – værdi\nAnna,Østby,,a@x\nBo,Skov,,\n", TWO),
        ("Person;;Kontakt;\nFornavn;Efternavn;Mail;Tlf\nAnna;Østby;a@x;1\nBo;Skov;;\nI alt;2;;\n", TWO),
        ("Navn;Kontakt;\n;Mail;Tlf\nAnna Østby;a@x;1\nBo Skov;b@x;2\n", TWO),
        ("1. Anna Østby\n2. Bo Skov\n", TWO),
        ("Deltagere:\nAnna Østby\nBo Skov\n", TWO),
        ("Anna Østby, Politiet\nBo Skov, Kommunen\n", TWO),
        ("Østby, Anna\nSkov, Bo\n", TWO),
        ("Navn;Rolle\nØstby, Anna;gæst\nSkov, Bo;gæst\n", TWO),
        (TEAMS, TWO),
        ("Full Name\tUser Action\nAnna Østby\tJoined\nBo Skov\tJoined\nBo Skov\tLeft\n", TWO),
        ("ID;Mail;Navn;Hvad hedder du?\n1;anonymous;;Anna Østby\n2;anonymous;;Bo Skov\n", TWO),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_lists_of_all_kinds(tmp_path: Path, text: str, names: list[str], encoding: str) -> None:
    path = tmp_path / "liste.csv"
    path.write_bytes(text.encode(encoding, errors="replace"))
    assert [person.name for person in roster(path).people] == names


@pytest.mark.parametrize(
    "encoding", ["cp1252", "mac_roman", "cp850", "cp865", "utf-8", "utf-16-le", "utf-16-be"]
)
@pytest.mark.parametrize(
    "text", ["Navn\nSøren\n", "Navn;Sted\nÅse Ørnholt;Vestre Å\n", "Navn\nZoë Müller\nJosé\n"]
)
def test_letters_of_every_machine(text: str, encoding: str) -> None:
    data = text.encode(encoding, errors="replace")
    read = decode(data)
    assert read is not None
    assert read.text == data.decode(encoding)
    assert read.sure == (encoding not in ("mac_roman", "cp850", "cp865"))


@pytest.mark.parametrize(
    ("text", "encoding", "likely"),
    [
        ("Çelik", "cp1252", ["Çelik", "«elik"]),
        ("Émile", "mac_roman", ["Émile", "âmile"]),
        ("Österlund", "cp865", ["Österlund", "ôsterlund"]),
        ("Çelik Østby", "cp1252", []),
        ("Søren Åse", "mac_roman", []),
        ("O’Neill – 9–10", "cp1252", []),
        ("José", "mac_roman", []),
        ("Émile", "utf-8", []),
    ],
)
def test_letters_in_doubt_are_asked_with_what_each_reading_says(
    tmp_path: Path, text: str, encoding: str, likely: list[str]
) -> None:
    path = tmp_path / "liste.csv"
    path.write_bytes(f"Navn\n{text}\n".encode(encoding))
    readings = readings_of(path)
    assert [one.sample for one in readings] == likely
    assert roster(path).people[0].name == text
    for one in readings:
        found = read_participants(path, lambda: "p", encoding=one.encoding)
        assert ([person.name for person in found.people], found.problems) == ([one.sample], ())


@pytest.mark.parametrize(
    ("said", "encoding"),
    [
        ("windows", "cp1252"),
        ("Windows-1252", "cp1252"),
        ("mac", "mac-roman"),
        ("Mac Roman", "mac-roman"),
        ("DOS", "cp865"),
        ("UTF8", "utf-8"),
        ("latin-2", "iso8859-2"),
        ("hex", None),
        ("nonsense", None),
        ("", None),
    ],
)
def test_encodings_are_called_as_people_call_them(said: str, encoding: str | None) -> None:
    assert encoding_named(said) == encoding


def test_letters_saved_twice_are_mended_and_others_left() -> None:
    for once in ("cp1252", "latin-1"):
        text = "Navn\nSøren\nÆrø\n"
        read = decode(text.encode().decode(once).encode())
        assert read is not None
        assert (read.text, read.twice) == (text, True)
    rare = decode("Navn\nÂ¡Olé!\nMÃ¥ler å\n".encode())
    assert rare is not None
    assert not rare.twice


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("Bech, Søren", "Søren Bech"),
        ("van der Berg, Jan", "Jan van der Berg"),
        ("O'Neill, Siobhán", "Siobhán O'Neill"),
        ("Mette Friis, Biblioteket", "Mette Friis, Biblioteket"),
        ("Anna Lund, cand. jur.", "Anna Lund, cand. jur."),
        ("Skov, Politiet", "Skov, Politiet"),
        ("Åse", "Åse"),
    ],
)
def test_last_first_is_one_person(written: str, wanted: str) -> None:
    assert first_last(written) == wanted


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("4,57E+09", None),
        ("4.570000002E+09", "4570000002"),
        ('="+4570000003"', "+4570000003"),
        ("'+45 70 00 00 04", "+45 70 00 00 04"),
        ("70000005.0", "70000005"),
        ("70 00 00 06 / 70 00 00 07", "70 00 00 06 / 70 00 00 07"),
    ],
)
def test_numbers_as_a_spreadsheet_leaves_them(written: str, wanted: str | None) -> None:
    assert phone(written) == wanted


VELKOMST, RUNDE = ("09:00", "Velkomst"), "Runde"


@pytest.mark.parametrize(
    ("name", "wanted", "said"),
    [
        (
            "31.xlsx",
            [
                ("18:00", "Velkomst", 30),
                ("18:30", "Oplæg", 60),
                ("19:30", "Pause", 15),
                ("19:45", "Runde", 75),
            ],
            {(2, "drejebog.number-clock")},
        ),
        (
            "33.xlsx",
            [
                ("09:00", "Velkomst", 10),
                ("09:10", "Runde", 40),
                ("09:50", "Pause", 15),
                ("10:05", "Beslutning", 25),
            ],
            {(3, "table.unsaid")},
        ),
        (
            "35.xlsx",
            [("09:00", "Velkomst", 30), ("09:30", "Pause", 15), ("09:45", "Runde", 10)],
            {(3, "table.hidden"), (0, "drejebog.left-sheets")},
        ),
        ("36.xlsx", [("09:00", "Velkomst", 30), ("09:30", "Runde", 10)], {(3, "table.struck")}),
        (
            "37.xlsx",
            [
                ("09:00", "Velkomst", 10),
                ("09:10", "Runde", 25),
                ("09:35", "Opsamling", 25),
                ("10:00", "Pause", 15),
            ],
            {(5, "drejebog.merged")},
        ),
        (
            "39.xlsx",
            [
                ("22:00", "Samling", 90),
                ("23:30", "Taler", 30),
                ("00:00", "Skål", 30),
                ("00:30", "Oprydning", 30),
            ],
            set(),
        ),
        ("47.xlsx", [("09:00", "Velkomst", 15), ("09:15", "Runde", 15), ("09:30", "#NAME?", 15)], set()),
        ("48.xlsx", [("09:00", "Velkomst", 15), ("09:15", "Runde", 10)], set()),
        ("55.ods", [("09:00", "Velkomst", 15), ("09:15", "Runde", 10)], set()),
        (
            "57.xlsx",
            [("", "Velkomst", 10), ("", "Runde", 40), ("", "Pause", 15), ("", "Beslutning", 25)],
            {(6, "table.total")},
        ),
        (
            "58.xlsx",
            [("", "Velkomst", 10), ("", "Runde", 40), ("", "Pause", 15), ("", "Beslutning", 25)],
            {(6, "table.total")},
        ),
        (
            "59.xlsx",
            [
                ("09:00", "Velkomst", 15),
                ("09:15", "Runde", 225),
                ("13:00", "Gruppearbejde", 60),
                ("14:00", "Opsamling", 30),
                ("14:30", "Tak for i dag", 10),
            ],
            {(2, "drejebog.remark"), (5, "drejebog.remark"), (4, "drejebog.over-section")},
        ),
        (
            "60.xlsx",
            [
                ("09:00", "Velkomst", 15),
                ("09:15", "Runde", 30),
                ("09:45", "Pause", 15),
                ("10:00", "Beslutning", 10),
            ],
            {(0, "table.turned")},
        ),
        (
            "63.csv",
            [
                ("09:00", "Velkomst", 15),
                ("09:15", "Runde", 35),
                ("09:50", "Pause", 10),
                ("10:00", "Beslutning", 90),
            ],
            set(),
        ),
        ("66.csv", [("", "Velkomst", 10), ("", "Runde", 40), ("", "Pause", 15)], set()),
        (
            "67.csv",
            [
                ("18:30", "Indslusning", 30),
                ("19:00", "Velkomst", 270),
                ("23:30", "Dans", 45),
                ("00:15", "Natmad", 30),
            ],
            set(),
        ),
    ],
)
def test_drejeboeger(name: str, wanted: list[tuple[str, str, int]], said: set[tuple[int, str]]) -> None:
    found = book(DATA / name)
    assert items(found) == wanted
    assert said <= told(found)


def test_times_as_people_type_them() -> None:
    lengths = [minutes for _, _, minutes in items(book(DATA / "41.csv"))]
    assert lengths[:10] == [10, 20, 20, 20, 45, 15, 15, 30, 25, 10]
    assert items(book(DATA / "41.csv"))[6] == ("18:30", "Pause", 15)


def test_comments_are_kept_and_what_is_merged_counts_for_each_row() -> None:
    script = book(DATA / "48.xlsx").script
    assert script is not None
    assert "Husk at hente kaffe inden" in script.points[1].item.notes
    script = book(DATA / "37.xlsx").script
    assert script is not None
    assert script.title == "Drejebog for borgermøde"
    assert not script.purpose
    assert script.points[2].item.notes == "Hvordan: Plenum\nHvem: Bo"


def test_a_sheet_of_ones_choice() -> None:
    path = DATA / "38.xlsx"
    assert book(path).sheets == ("Dag 1", "Dag 2")
    assert [title for _, title, _ in items(book(path))] == ["Velkomst", "Frokost", "Gruppearbejde"]
    for wanted in ("Dag 2", "dag 2", "2"):
        assert [title for _, title, _ in items(book(path, wanted))] == [
            "Godmorgen",
            "Beslutninger",
            "Tak for nu",
        ]
    problem = book(path, "Dag 3").problem
    assert problem is not None
    assert (problem.key, problem.values["names"]) == ("table.no-sheet", "Dag 1, Dag 2")


@pytest.mark.parametrize(
    ("name", "key"),
    [("43.xlsx", "table.password"), ("44.xls", "table.page"), ("54.numbers", "table.numbers")],
)
def test_what_cannot_be_read_is_told_as_what_it_is(name: str, key: str) -> None:
    for problem in (book(DATA / name).problem, roster(DATA / name).problems[0]):
        assert problem is not None
        assert (problem.key, problem.fatal) == (key, True)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Tid;Hvad\n22,5;A\n23,3;B\n0,15;C\n0,45;Slut\n",
            [("22:50", "A", 40), ("23:30", "B", 45), ("00:15", "C", 30)],
        ),
        ("Start;Slut;Hvad\n0,5;0,5625;A\n0,75;0,875;B\n", [("12:00", "A", 90), ("18:00", "B", 180)]),
        ("Tid;Hvad\n0,25;A\n46000,5;B\n", [("06:00", "A", 360), ("12:00", "B", 10)]),
        (
            "Tid;Hvad\n9h;A\n9h30-10h;B\n1h30;C\n",
            [("09:00", "A", 30), ("09:30", "B", 30), ("10:00", "C", 90)],
        ),
        (
            "Min;Punkt\n10;A\n20;B\n30;\n2 x 10;C\n10+5;D\n35;\n65;Samlet tid\n",
            [("", "A", 10), ("", "B", 20), ("", "C", 20), ("", "D", 15)],
        ),
        (
            "Hvad;Varighed\nDEL 1: START;\nA;10\nDel 2: Mere;\nB;20\nTid i alt:;30 min\n",
            [("", "A", 10), ("", "B", 20)],
        ),
        (
            "Tid;;Program\nFra;Til;Punkt\n9.00;9.30;A\n9.30;10.00;B\n",
            [("09:00", "A", 30), ("09:30", "B", 30)],
        ),
        ("Tid;Hvad\n10.00;PAUSE\n;FROKOST\n11.00;Slut\n", [("10:00", "PAUSE", 30), ("10:30", "FROKOST", 30)]),
    ],
)
def test_drejeboeger_of_all_kinds(tmp_path: Path, text: str, wanted: list[tuple[str, str, int]]) -> None:
    path = tmp_path / "x.csv"
    path.write_text(text, encoding="utf-8")
    assert items(book(path)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted", "told_unit"),
    [
        ("Tid;Hvad;Varighed\n9;A;0,25\n9.15;B;0,5\n9.45;C;0,25\n10;D;1\n", [15, 30, 15, 60], False),
        ("Start;Hvad;Varighed\n9.00;A;0,25\n15.00;B;0,125\n18.00;C;0,0625\n", [360, 180, 90], False),
        ("Start;Hvad;Varighed\n9.00;A;0,25\n9.25;B;0,35\n", [25, 35], False),
        ("Hvad;Varighed\nA;0,25\nB;0,5\nC;1,5\nD;2\n", [15, 30, 90, 120], True),
        ("Hvad;Varighed (timer)\nA;0,25\nB;0,75\nC;2\n", [15, 45, 120], False),
        ("Hvad;Timer\nA;1\nB;0,33\n", [60, 20], False),
        ("What;Duration (hours)\nA;0.1\nB;1\n", [6, 60], False),
        ("Hvad;Varighed\nA;0,0208333333333333\nB;0,25\nC;0,0416666666666667\n", [30, 360, 60], True),
        ("Hvad;Varighed\nA;0,3333333333\nB;0,25\n", [20, 15], True),
        ("Hvad;Varighed\nA;0,15\nB;0,30\nC;1,15\n", [15, 30, 75], False),
        ("Hvad;Varighed\nA;0,67\nB;0,33\n", [40, 20], True),
        ("Hvad;Varighed\nA;0,5\nB;10\nC;45\n", [30, 10, 45], True),
        ("Hvad;Minutter\nA;7,5\nB;2,5\n", [8, 2], False),
        ("Hvad;Varighed\nA;10\nB;20\n", [10, 20], False),
        ("Tid;Hvad\n0,25;A\n0,5;B\n0,25;C\n", [15, 30, 15], True),
    ],
)
def test_a_number_in_a_column_of_lengths(
    tmp_path: Path, text: str, wanted: list[int], told_unit: bool
) -> None:
    path = tmp_path / "x.csv"
    path.write_text(text, encoding="utf-8")
    found = book(path)
    assert [minutes for _, _, minutes in items(found)] == wanted
    assert any(key == "drejebog.length-unit" for _, key in told(found)) == told_unit


def test_a_length_in_a_workbook_is_what_its_format_says(tmp_path: Path) -> None:
    made = Workbook()
    page = made.active
    assert page is not None
    page.append(("Hvad", "Varighed"))
    for title, shown in (("A", "h:mm"), ("B", "[h]:mm"), ("C", "[mm]"), ("D", "hh:mm:ss")):
        page.append((title, 0.0104166666666667))
        page.cell(page.max_row, 2).number_format = shown
    made.save(tmp_path / "x.xlsx")
    assert [minutes for _, _, minutes in items(book(tmp_path / "x.xlsx"))] == [15, 15, 15, 15]


@pytest.fixture
def invited(tmp_path: Path) -> Path:
    """A workbook with a title, two rows of headings, and rows that nobody sees or that are struck through."""
    made = Workbook()
    page = made.active
    assert page is not None
    page.title = "Inviterede"
    for row in (
        ("Tilmelding",),
        ("Person", None, "Kontakt", None),
        ("Fornavn", "Efternavn", "E-mail", "Tlf"),
        ("Anna", "Østby", "a@x.example", 4570000001),
        ("Bo", "Skov", "b@x.example", 70000002),
        ("Cai", "Lund"),
        ("Dea", "Riis", '="dea"&"@x.example"'),
        ("I alt", 4),
    ):
        page.append(row)
    page.merge_cells("A2:B2")
    page.row_dimensions[5].hidden = True
    for cell in page[6]:
        cell.font = Font(strike=True)
    page["A7"].comment = Comment("Kommer kl. 10", "Anna")
    old = made.create_sheet("Gammel")
    old.append(("Navn", "Organisation", "Rolle", "E-mail", "Telefon"))
    old.append(("Gl Person", "x", "aktør", "x@x.example", "1"))
    old.sheet_state = "hidden"
    path = tmp_path / "liste.xlsx"
    made.save(path)
    return path


def test_what_the_eye_sees_of_a_workbook_counts(invited: Path) -> None:
    found = roster(invited)
    assert people(found) == [
        ("Anna Østby", "", "", "a@x.example", "4570000001"),
        ("Dea Riis", "", "", "", ""),
    ]
    assert told(found) == {
        (0, "drejebog.left-sheets"),
        (5, "table.hidden"),
        (6, "table.struck"),
        (7, "table.unsaid"),
        (7, "table.comment"),
        (8, "table.total"),
    }
    other = roster(invited, "gammel")
    assert [person.name for person in other.people] == ["Gl Person"]
    assert (0, "table.hidden-sheet") in told(other)
    assert roster(invited, "intet").sheets == ("Inviterede", "Gammel")


def test_a_damaged_old_workbook_takes_nothing_with_it() -> None:
    for data in (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5_000), b"\xd0\xcf\x11\xe0" + b"\xff" * 4_000):
        assert read_workbook(data) == "drejebog.old-workbook"


def test_a_time_of_the_day_in_a_workbook_stays_one() -> None:
    made = Workbook()
    page = made.active
    assert page is not None
    page.append(("Tid", "Hvad"))
    page.append((time(17, 30), "Åbning"))
    out = io.BytesIO()
    made.save(out)
    read = read_workbook(out.getvalue())
    assert not isinstance(read, str)
    assert read[0].rows[1].texts == ("17:30", "Åbning")
