from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest

from cocreation_tui.core.people.people import Attendance, Person, Role
from cocreation_tui.method.columns import Column
from cocreation_tui.method.participants import Roster, read_participants
from cocreation_tui.method.tables.delimited import LINE_LIMIT

DATA = Path(__file__).parent / "data"
ANCHOR, COORDINATOR, ACTOR, GUEST = Role.ANCHOR, Role.COORDINATOR, Role.ACTOR, Role.GUEST
VEJE, VÆRT, LYS, UNGE = "Trygge veje hjem", "Godt værtskab", "Lys og rum", "Ungefællesskaber"
EXPECTED = [
    (
        "Åse Ørnholt",
        "Nordby Kommune, Børn og Unge",
        COORDINATOR,
        VEJE,
        "aase.oernholt@nordby.example",
        "+45 70 00 00 01",
    ),
    ("Søren Bech", "Natteravnene Nordby", ACTOR, VEJE, "soeren.bech@ravne.example", "+45 70 00 00 02"),
    ("Çelik Demir", "Nordby Taxa A/S", ACTOR, VEJE, "demir@taxa.example", ""),
    ("Dorte Kjær", "Politiet, forebyggelse", ANCHOR, "", "dkj@politi.example", "+45 70 00 00 04"),
    (
        "Emil Gräf-Lund",
        'Værtshusforeningen "Gaden"',
        COORDINATOR,
        VÆRT,
        "emil@gaden.example",
        "+45 70 00 00 05",
    ),
    ("Fatima Al-Sayed", "Ungdomsskolen", ACTOR, VÆRT, "fatima@ungskole.example", "70000006"),
    (
        "Gunnar Þórsson",
        "Ejendomsselskabet Havnefronten",
        ACTOR,
        LYS,
        "gunnar@havnefronten.example",
        "+45 70 00 00 07",
    ),
    (
        "Hjørdis Ø. Åberg",
        "Nordby Kommune, Teknik og Miljø",
        COORDINATOR,
        LYS,
        "hoa@nordby.example",
        "+45 70 00 00 08",
    ),
    ("Ida-Marie Sø", "Gymnasiernes elevråd", COORDINATOR, UNGE, "ida@elev.example", "+45 70 00 00 09"),
    ("Jens-Ole Qvist", "Boligforeningen Fjordparken", ACTOR, UNGE, "joq@fjordparken.example", ""),
    ("Karen Bæk", "Sygehus Nord, akutmodtagelsen", ACTOR, VÆRT, "kbk@sygehus.example", "+45 70 00 00 11"),
    ("Li Nguyễn", "Foreningen Byens Køkken", ACTOR, UNGE, "li@koekken.example", "+45 70 00 00 12"),
]


def read(path: Path) -> Roster:
    numbers = count(1)
    return read_participants(path, lambda: f"p{next(numbers)}")


def roster(folder: Path, content: str | bytes) -> Roster:
    path = folder / "deltagere.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read(path)


def told(found: Roster) -> list[tuple[int, str]]:
    assert not any(problem.fatal for problem in found.problems)
    return [(problem.line, problem.key.removeprefix("problem.roster-")) for problem in found.problems]


def row(person: Person) -> tuple[str, str, Role, str, str, str]:
    return (person.name, person.organisation, person.role, person.platform, person.email, person.phone)


def test_the_list_saved_as_utf_8() -> None:
    found = read(DATA / "deltagere-utf8-bom.csv")
    assert [row(person) for person in found.people] == EXPECTED
    assert [person.id for person in found.people] == [f"p{number}" for number in range(1, 13)]
    assert {person.attendance for person in found.people} == {Attendance.PRESENT}
    assert (found.problems, found.delimiter, found.encoding) == ((), ";", "utf-8-sig")


def test_the_list_saved_by_a_danish_excel() -> None:
    found = read(DATA / "deltagere-excel-dansk.csv")
    # Windows-1252 has no ễ, so the file itself says Nguyen.
    expected = [*EXPECTED[:-1], ("Li Nguyen", *EXPECTED[-1][1:])]
    assert [row(person) for person in found.people] == expected
    assert (found.problems, found.delimiter, found.encoding) == ((), ";", "cp1252")


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_delimiters_encodings_and_line_ends_give_the_same_people(
    tmp_path: Path, delimiter: str, encoding: str, line_end: str
) -> None:
    lines = [
        ["Rolle", "Navn", "Organisation"],
        ["tovholder", '"Ørn; Åse, cand.\tjur."', '"Foreningen\n""Æblet"""'],
        ["Aktør", "Søren", ""],
    ]
    text = "\n".join(delimiter.join(fields) for fields in lines)
    found = roster(tmp_path, text.replace("\n", line_end).encode(encoding))
    assert [(person.name, person.organisation, person.role) for person in found.people] == [
        ("Ørn; Åse, cand. jur.", 'Foreningen "Æblet"', COORDINATOR),
        ("Søren", "", ACTOR),
    ]
    assert found.problems == ()
    assert found.delimiter == delimiter


@pytest.mark.parametrize(
    ("headings", "fields"),
    [
        ("Navn;Organisation;Rolle;E-mail;Telefon;Platform", "Åse Ø;F;aktør;a@b.dk;1;P"),
        ("name;organisation;role;mail;phone;platform", "Åse Ø;F;actor;a@b.dk;1;P"),
        ("Platform;Mobil;mail;Rolle;Forening;Navn", "P;1;a@b.dk;Aktør;F;Åse Ø"),
        (
            "Fornavn;Efternavn;Virksomhed;Rolle;E-mailadresse;Tlf.;Udviklingsplatform",
            "Åse;Ø;F;aktør;a@b.dk;1;P",
        ),
        (
            "LAST NAME;First name;Company;Role;E-mail address;Mobile phone;Development platform",
            "Ø;Åse;F;ACTOR;a@b.dk;1;P",
        ),
        ("Fornavn;Navn;Forening/virksomhed;Rolle:;E_mail;Tlf. nr.;Platform", "Åse;Ø;F;aktør;a@b.dk;1;P"),
        ("Fornavn;Navn;Organisation;Rolle;Email;Telefon;Platform", "Åse;Åse Ø;F;aktør;a@b.dk;1;P"),
        ("Navn;Fornavn;Efternavn;Organisation;Rolle;Email;Telefon;Platform", "Åse Ø;Å;Ø;F;aktør;a@b.dk;1;P"),
    ],
)
def test_headings_in_danish_and_english_in_any_order(tmp_path: Path, headings: str, fields: str) -> None:
    found = roster(tmp_path, f"{headings}\n{fields}\n")
    assert [row(person) for person in found.people] == [("Åse Ø", "F", ACTOR, "P", "a@b.dk", "1")]
    assert found.problems == ()
    assert all(heading.column for heading in found.headings)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ankerperson", ANCHOR),
        ("anchor person", ANCHOR),
        ("Tovholder", COORDINATOR),
        ("co-ordinator", COORDINATOR),
        ("AKTØR", ACTOR),
        ("actor", ACTOR),
        ("gæst", GUEST),
        ("guest", GUEST),
        ("Observatør", GUEST),
        ("observer", GUEST),
        ("oplægsholder", Role.SPEAKER),
        ("Foredragsholder", Role.SPEAKER),
        ("guest speaker", Role.SPEAKER),
        ("Arbejdsgruppe", Role.WORKING_GROUP),
        ("medlem af arbejdsgruppen", Role.WORKING_GROUP),
        ("Working group", Role.WORKING_GROUP),
        ("Leder", Role.MANAGER),
        ("Leder/projektleder", Role.MANAGER),
        ("project lead (municipality)", Role.MANAGER),
        ("manager", Role.MANAGER),
        ("", GUEST),
    ],
)
def test_roles(tmp_path: Path, text: str, role: Role) -> None:
    found = roster(tmp_path, f"Navn;Rolle\nÅse;{text}\n")
    assert [person.role for person in found.people] == [role]
    assert found.problems == ()


def test_titles_are_taken_for_actors_and_told_once(tmp_path: Path) -> None:
    rows = "Bo;tovholder\nÅse;Lærer\nLi;Lokalbetjent\nEa;gæst\nIb;Lærer\nUlla;\n"
    found = roster(tmp_path, f"Navn;Rolle\n{rows}")
    assert [person.role for person in found.people] == [COORDINATOR, ACTOR, ACTOR, GUEST, ACTOR, GUEST]
    assert told(found) == [(3, "role")]
    assert found.problems[0].values == {"n": 3, "text": "Lærer; Lokalbetjent"}


def test_unknown_columns_are_told_with_what_stands_in_them(tmp_path: Path) -> None:
    found = roster(tmp_path, "\nNavn;Kost;;Bil;\nÅse;vegetar;x;;\nBo;vegetar;y;;\nLi;gluten;;;\n")
    assert [person.name for person in found.people] == ["Åse", "Bo", "Li"]
    assert told(found) == [(2, "column"), (2, "column"), (2, "column-empty")]
    assert [problem.values for problem in found.problems] == [
        {"name": "Kost", "text": "vegetar; gluten"},
        {"name": "3", "text": "x; y"},
        {"name": "Bil"},
    ]
    assert [heading.column for heading in found.headings] == [Column.NAME, None, None, None, None]


def test_lines_are_those_of_the_file(tmp_path: Path) -> None:
    text = 'Navn;Organisation\n"Åse";"To\nlinjer"\n\n;Uden navn\n;;\nBo;F;ekstra;mere\nLi\nBo;f\n'
    found = roster(tmp_path, text)
    assert [(person.name, person.organisation) for person in found.people] == [
        ("Åse", "To linjer"),
        ("Bo", "F"),
        ("Li", ""),
        ("Bo", "f"),
    ]
    assert told(found) == [(5, "no-name"), (7, "more-fields"), (8, "fewer-fields"), (9, "twice")]
    assert [problem.values for problem in found.problems] == [
        {"text": "Uden navn"},
        {"wanted": 2, "text": "ekstra; mere"},
        {"wanted": 2, "found": 1},
        {"name": "Bo", "first": 7},
    ]


def test_the_same_name_elsewhere_is_somebody_else(tmp_path: Path) -> None:
    found = roster(tmp_path, "Navn;Organisation\nBo;F\nBo;G\n")
    assert (len(found.people), found.problems) == (2, ())


def test_of_two_columns_for_one_thing_nothing_is_lost(tmp_path: Path) -> None:
    found = roster(tmp_path, "Navn;Telefon;Mobil\nÅse;;12\nBo;34;56\nLi;78;78\n")
    assert [person.phone for person in found.people] == ["12", "34", "78"]
    assert told(found) == [(3, "second")]
    assert found.problems[0].values == {"name": "Mobil", "text": "56"}


def test_a_quotation_mark_without_an_end_takes_nobody_away(tmp_path: Path) -> None:
    text = 'Navn;Organisation\n"Åse;F\nBo;"G" Nord\n"Li";"H"\n"To\nlinjer";I\nEa;"J\n'
    found = roster(tmp_path, text)
    assert [(person.name, person.organisation) for person in found.people] == [
        ("Åse", "F"),
        ("Bo", "G Nord"),
        ("Li", "H"),
        ("To linjer", "I"),
        ("Ea", "J"),
    ]
    assert told(found) == [(2, "open-quote"), (7, "open-quote")]


def test_what_excel_writes_first_is_no_heading(tmp_path: Path) -> None:
    found = roster(tmp_path, "sep=;\r\nNavn;Rolle\r\nÅse;aktør\r\n")
    assert [person.name for person in found.people] == ["Åse"]
    assert found.problems == ()


def test_controls_never_come_through(tmp_path: Path) -> None:
    found = roster(tmp_path, "Navn;Organisation\nÅ\x1b]52,c,eA\x07se\u202e;F\x1b[2J\n")
    assert [(person.name, person.organisation) for person in found.people] == [("Åse", "F")]


def test_a_field_that_is_too_long_is_told(tmp_path: Path) -> None:
    found = roster(tmp_path, f"Navn\n{'a' * 2_500}\n")
    assert [len(person.name) for person in found.people] == [2_000]
    assert told(found) == [(2, "cut")]


def test_headings_alone_are_an_empty_list(tmp_path: Path) -> None:
    found = roster(tmp_path, "Navn;Rolle\n")
    assert found.people == ()
    assert told(found) == [(1, "nobody")]


JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffdb004300") + bytes(range(256)) * 8


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "roster-empty"),
        (b" \r\n\r\n", "roster-empty"),
        (b"\xef\xbb\xbf\r\n", "roster-no-table"),
        (b"Navn;Rolle\n" + b"\n" * LINE_LIMIT + b"Bo;akt\xc3\xb8r\n", "roster-no-table"),
        (JPEG, "roster-no-table"),
        (JPEG.replace(b"\0", b"\1"), "roster-no-table"),
        (b"Navn;Rolle\n\0\0\0;x\n", "roster-no-table"),
        (b"\x81\x8d", "roster-no-table"),
        (b"Navn;Rolle\n" + b'"Bo;x\n' * 101, "roster-no-table"),
        (b"PK\x03\x04 regneark", "roster-spreadsheet"),
        (b"\xd0\xcf\x11\xe0 gammelt regneark", "roster-spreadsheet"),
        (b"Navn\n" + b"Bo\n" * 10_000, "roster-too-many"),
        (b"%PDF-1.7 et brev", "roster-no-names"),
        ("Rolle;Organisation\naktør;F\n".encode(), "roster-no-names"),
        ("Kære alle\n\nVi ses.\n".encode(), "roster-no-names"),
        (b"Navn\n" + b"a" * 2_000_000, "too-large"),
        (b'Navn\n"' + b"a" * 200_000 + b'"\n', "roster-no-table"),
    ],
)
def test_a_file_that_is_no_list_is_one_fatal_problem(tmp_path: Path, content: bytes, key: str) -> None:
    found = roster(tmp_path, content)
    assert found.people == ()
    assert [(problem.key, problem.fatal) for problem in found.problems] == [(f"problem.{key}", True)]


def test_a_folder_and_a_missing_file_are_one_fatal_problem(tmp_path: Path) -> None:
    assert [problem.key for problem in read(tmp_path).problems] == ["problem.not-a-file"]
    assert [problem.key for problem in read(tmp_path / "intet.csv").problems] == ["problem.missing-file"]
