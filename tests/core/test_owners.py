"""Who answers for what is caught: one, several, somebody off the list; and a line that reads back as it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cocreation_tui.core.capture.capture import Capture, Kind
from cocreation_tui.core.capture.capture_line import read_line
from cocreation_tui.core.capture.line_writing import Around, as_line, owner_marks, unchanged
from cocreation_tui.core.capture.turns import Turns
from cocreation_tui.core.ground.ids import CaptureId, PersonId
from cocreation_tui.core.people.people import Attendance, Person, Role
from cocreation_tui.core.reports.minutes import minutes_of
from cocreation_tui.core.session.commands.command import AddPerson, CaptureThis, EditCapture
from cocreation_tui.i18n.lexicon import lexicon
from cocreation_tui.i18n.words import Words
from tests.core.test_finding import PEOPLE
from tests.core.test_session import Meeting
from tests.export.told import by_kind

DANISH = lexicon("da")

TODAY = date(2026, 11, 30)
PLATFORMS = ("Lys og rum", "Trygge veje hjem")
IDA, EMIL, KAREN = (
    Person(PersonId("ida"), "Ida-Marie Sø"),
    Person(PersonId("emil"), "Emil Gräf"),
    Person(PersonId("kar"), "Karen"),
)
TEAM = (*PEOPLE[:15], IDA, EMIL)
AROUND = Around(DANISH, TEAM, PLATFORMS, TODAY)


def read(text: str) -> tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The words, owners on the list, owners who are not, and what was not understood."""
    found = read_line(text, Kind.TASK, DANISH, TEAM, PLATFORMS, TODAY)
    known = (*((found.owner,) if found.owner else ()), *found.also)
    return found.text, known, found.off_list, found.unread


@pytest.mark.parametrize(
    ("line", "text", "owners", "off"),
    [
        ("@Celik ringer", "ringer", ("p13",), ()),
        ("@soren ringer", "ringer", ("p15",), ()),
        ("Ringer @hjordis", "Ringer", ("p12",), ()),
        ("@aase ringer", "ringer", ("p8",), ()),
        ("@Ida-Marie og @Emil laver opslag", "laver opslag", ("ida", "emil"), ()),
        ("@Ida og Emil laver opslag", "laver opslag", ("ida", "emil"), ()),
        ("@Ida, @Emil laver opslag", "laver opslag", ("ida", "emil"), ()),
        ("@Ida @Emil, @Celik laver opslag", "laver opslag", ("ida", "emil", "p13"), ()),
        ("@Ida & @Emil: opslag", "opslag", ("ida", "emil"), ()),
        ("Laver opslag @Ida og @Emil", "Laver opslag", ("ida", "emil"), ()),
        ("Laver opslag @Ida !fre og @Emil", "Laver opslag", ("ida", "emil"), ()),
        ("@Sukarno og @Karen ringer !fre", "ringer", ("p3",), ("Karen",)),
        ("@Ida og @Ida ringer", "ringer", ("ida",), ()),
        ("@Mette Jensen (Politiet) ringer", "ringer", ("p2",), ()),
        ("@Mette Jensen Politiet ringer", "ringer", ("p2",), ()),
        ("@Jan van der Berg ringer", "ringer", ("p4",), ()),
        ("@van der Berg ringer", "ringer", ("p4",), ()),
        ("@Maria de la Cruz Møller-Lund ringer", "ringer", ("p5",), ()),
        ("@Moller-Lund ringer", "ringer", ("p5",), ()),
        ("@Siobhan O'Neill ringer", "ringer", ("p10",), ()),
        ("@王小明 ringer", "ringer", ("p6",), ()),
        ("Aftal med naboen @Peter Hansen", "Aftal med naboen", (), ("Peter Hansen",)),
        ("Aftal @Peter van der Bo i morgen", "Aftal i morgen", (), ("Peter van der Bo",)),
        ("Aftal @Emil Hansen i morgen", "Aftal i morgen", (), ("Emil Hansen",)),
        ("@Emil Ringer i morgen", "Ringer i morgen", ("emil",), ()),
        ("@Emil Hansen ringer", "ringer", (), ("Emil Hansen",)),
        ("@Emil Hansen: ringer", "ringer", (), ("Emil Hansen",)),
        ("@Emil Møller ringer i morgen", "ringer i morgen", (), ("Emil Møller",)),
        ("@Emil Møller", "", (), ("Emil Møller",)),
        ("@Ida og naboen ringer", "og naboen ringer", ("ida",), ()),
    ],
)
def test_who_answers_for_it(line: str, text: str, owners: tuple[str, ...], off: tuple[str, ...]) -> None:
    assert read(line) == (text, owners, off, ())


def test_one_of_two_of_a_name_is_asked_for() -> None:
    found = read_line("@Mette Jensen ringer", Kind.TASK, DANISH, TEAM, PLATFORMS, TODAY)
    assert (found.owner, found.text) == (None, "@Mette Jensen ringer")
    assert found.several == ("Mette Jensen (Nordby Kommune)", "Mette Jensen (Politiet)")


WORDS = st.sampled_from(
    [
        "ringer",
        "@Emil",
        "@Ida",
        "og",
        "!fre",
        "#Lys",
        "v/",
        "v/Bo",
        "opgave:",
        "\\",
        "\\@Emil",
        "@",
        "!",
        "C#",
        "Hansen",
        ",",
        "a@b.dk",
        "beslutning: x",
        "🙂",
        "&",
        "(@Ida)",
        "@Emil,",
        "!12/9",
        "Lys",
        "og rum",
    ]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
OWNERS = st.lists(st.sampled_from([one.id for one in TEAM]), unique=True, max_size=4)


@given(
    text=TEXTS,
    owners=OWNERS,
    due=st.none() | st.dates(date(2026, 1, 1), date(2028, 1, 1)),
    platform=st.sampled_from(("", *PLATFORMS)),
    kind=st.sampled_from(Kind),
)
@example("lave opslag og @Emil", [PersonId("ida")], None, "", Kind.TASK)
@example("\\ opgave:", [], None, "", Kind.FOCUS)
@example("\\\\opgave: x", [], None, "", Kind.TASK)
def test_a_capture_reads_back_as_it_is(
    text: str, owners: list[PersonId], due: date | None, platform: str, kind: Kind
) -> None:
    capture = Capture(
        CaptureId("c1"),
        kind,
        text,
        datetime(2026, 11, 30, tzinfo=UTC),
        owner=owners[0] if owners else None,
        due=due,
        platform=platform,
        also=tuple(owners[1:]),
    )
    line = as_line(capture, AROUND)
    reading = read_line(line, kind, DANISH, TEAM, PLATFORMS, TODAY, due)
    assert unchanged(reading, capture), (line, reading)


def meeting() -> Meeting:
    one = Meeting()
    one.do(*(AddPerson(person) for person in (IDA, EMIL)))
    return one


def test_several_owners_stand_in_the_minutes() -> None:
    one = meeting()
    one.do(CaptureThis(Kind.TASK, "Laver opslag", IDA.id, also=(EMIL.id,)))
    one.do(CaptureThis(Kind.TASK, "Ringer", owner_name="emil og Ida"))
    assert [task.owners for task in minutes_of(one.session, one.clock.now()).of(Kind.TASK)] == [
        ("Ida-Marie Sø", "Emil Gräf"),
        ("Emil Gräf", "Ida-Marie Sø"),
    ]
    assert "| Laver opslag | Ida-Marie Sø og Emil Gräf |" in by_kind(
        one.session, one.clock.now(), Words("da")
    )


def test_who_is_off_the_list_is_named_and_stays_open() -> None:
    one = meeting()
    one.do(CaptureThis(Kind.TASK, "Ringer", IDA.id, also_names=("Karen",), due=TODAY))
    task = one.session.captures[-1]
    karen = one.session.person(task.also[0])
    assert karen is not None
    assert (karen.name, karen.attendance) == ("Karen", Attendance.MENTIONED)
    told = minutes_of(one.session, one.clock.now()).open
    assert [stranger.strangers for stranger in told.strangers] == [("Karen",)]
    one.do(CaptureThis(Kind.TASK, "Skriver", owner_name="karen"))
    assert one.session.captures[-1].owner == karen.id


def test_an_edit_that_changes_owners_only_is_one() -> None:
    one = meeting()
    one.do(CaptureThis(Kind.TASK, "Ringer", IDA.id))
    task = one.session.captures[-1]
    one.do(EditCapture(task.id, task.text, IDA.id, also=(EMIL.id,)))
    assert one.session.captures[-1] == replace(task, also=(EMIL.id,))


METTES = (
    Person(PersonId("m1"), "Mette Hansen", "Nørreå Bibliotek", Role.COORDINATOR, "Fælles måltider"),
    Person(PersonId("m2"), "Mette Hansen", "Politiet", Role.ACTOR, "Trygge veje hjem"),
    Person(PersonId("m3"), "Mette Friis", "Lions", Role.ACTOR, "Fælles måltider"),
)


@pytest.mark.parametrize(
    ("line", "owner", "platform", "text"),
    [
        ("Ringer @Mette #Fælles måltider !12/12", "m1", "Fælles måltider", "Ringer"),
        ("#Fælles måltider Ringer @Mette", "m1", "Fælles måltider", "Ringer"),
        ("Ringer #Fælles måltider @Mette !12/12", "m1", "Fælles måltider", "Ringer"),
        ("@Mette Hansen #Trygge veje hjem ringer", "m2", "Trygge veje hjem", "ringer"),
        ("Ringer @Mette #Trygge", "m2", "Trygge veje hjem", "Ringer"),
        ("Ringer @Mette Politiet #Fælles måltider", "m2", "Fælles måltider", "Ringer"),
        ("Ringer @Mette Friis #Trygge veje hjem", "m3", "Trygge veje hjem", "Ringer"),
        ("Ringer @Mette @Friis", "", "", "Ringer @Mette"),
    ],
)
def test_a_platform_tells_people_of_one_name_apart_and_is_kept_in_either_order(
    line: str, owner: str, platform: str, text: str
) -> None:
    found = read_line(line, Kind.TASK, DANISH, METTES, ("Fælles måltider", "Trygge veje hjem"), TODAY)
    assert (found.platform, found.text) == (platform, text) or not owner
    assert found.owner == (owner or "m3")
    assert not (owner and (found.several or found.unread))


@pytest.mark.parametrize(
    ("owners", "people", "marks"),
    [
        ("Mette Hansen (Politiet)", METTES, ("@Mette Hansen (Politiet)",)),
        ("Mette Hansen (Politiet)", METTES[1:], ("@Mette Hansen",)),
        (
            "Mette Hansen (Nørreå Bibliotek), Mette Friis",
            METTES,
            ("@Mette Hansen (Nørreå Bibliotek)", "@Mette Friis"),
        ),
        ("Mette Hansen (Politiet, Nord)", METTES, ()),
        ("Mette Hansen", METTES, ()),
        ("Karen Bundgaard", METTES, ("@Karen Bundgaard",)),
        ("Bo Lund (Havnen)", METTES, ()),
        ("", METTES, ()),
    ],
)
def test_owners_of_earlier_meetings_are_written_so_that_they_are_understood_or_not_at_all(
    owners: str, people: tuple[Person, ...], marks: tuple[str, ...]
) -> None:
    around = Around(DANISH, people, (), TODAY)
    assert owner_marks(owners, around) == marks
    read_back = read_line(" ".join(marks), Kind.TASK, DANISH, people, (), TODAY)
    assert (read_back.text, read_back.several) == ("", ())


def test_what_tells_somebody_apart_elsewhere_is_understood_also_where_nobody_else_has_the_name() -> None:
    found = read_line("Ringer @Mette Hansen (Politiet) i dag", Kind.TASK, DANISH, METTES[1:], (), TODAY)
    assert (found.owner, found.text) == ("m2", "Ringer i dag")


ALIKE = (
    *METTES[:2],
    Person(PersonId("m4"), "Mette Hansen", "Nørreå Skole"),
    Person(PersonId("s1"), "Søren Bech"),
    Person(PersonId("s2"), "Søren Beck"),
    Person(PersonId("k1"), "Kim", platform="Lys"),
    Person(PersonId("k2"), "Kim", platform="Lys"),
)


@pytest.mark.parametrize(
    ("line", "people", "apart"),
    [
        ("@Mette ringer", METTES, ("Mette Nør", "Mette Pol", "Mette Fri")),
        ("@Mette ringer", METTES[:2], ("Mette Nør", "Mette Pol")),
        ("@Mette ringer", ALIKE, ("Mette Fæl", "Mette Pol", "Mette Hansen (Nørreå Skole)")),
        ("@Søren ringer", ALIKE, ("Søren Bech", "Søren Beck")),
        ("@Kim ringer", ALIKE, ("Kim (1)", "Kim (2)")),
    ],
)
def test_what_to_write_of_a_name_that_several_have_is_told_and_understood(
    line: str, people: tuple[Person, ...], apart: tuple[str, ...]
) -> None:
    found = read_line(line, Kind.TASK, DANISH, people, (), TODAY)
    assert found.apart == apart
    owners = [read_line(f"@{way} ringer", Kind.TASK, DANISH, people, (), TODAY) for way in apart]
    assert [one.text for one in owners] == ["ringer"] * len(apart)
    assert len({one.owner for one in owners} - {None}) == len(apart)


def test_the_name_is_written_out_anew_each_time_and_the_last_is_followed_by_the_first() -> None:
    turns, text, found = Turns(), "Ringer @Mette H", []
    for _ in range(3):
        text = turns.next(text, len(text), METTES, ()) or ""
        found.append(text)
    library, police = "Ringer @Mette Hansen (Nørreå Bibliotek) ", "Ringer @Mette Hansen (Politiet) "
    assert found == [library, police, library]
    assert turns.next("Ringer @Mette F", 15, METTES, ()) == "Ringer @Mette Friis "
    assert turns.next("Ringer", 6, METTES, ()) is None
