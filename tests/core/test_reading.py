from __future__ import annotations

import re
import unicodedata
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.capture.capture_line import Reading, complete, read_line
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.people.people import Attendance, Person
from cocreation_tui.core.people.spoken_names import spoken
from cocreation_tui.core.when.meant import Contradiction
from cocreation_tui.core.when.written import settled
from cocreation_tui.i18n.lexicon import lexicon

DANISH = lexicon("da")

TODAY = date(2026, 11, 21)  # a Saturday


def person(number: int, name: str, attendance: Attendance = Attendance.PRESENT) -> Person:
    return Person(PersonId(f"p{number}"), name, attendance=attendance)


PEOPLE = (
    person(1, "Åse Ørnholt"),
    person(2, "Hjørdis Ø. Åberg"),
    person(3, "Bech, Søren"),
    person(4, "Søren Holm"),
    person(5, "Bo"),
    person(6, "Bodil O'Brien"),
    person(7, "Anne-Marie Krag (Lys)"),
)
PLATFORMS = ("Lys og rum", "Lysere nætter", "Trygge veje hjem", "Åben by")


def read(text: str, kind: Kind | None = Kind.TASK, language: str = "da") -> Reading:
    return read_line(text, kind, lexicon(language), PEOPLE, PLATFORMS, TODAY)


@pytest.mark.parametrize(
    ("text", "owner", "left"),
    [
        ("@Hjørdis spørger forvaltningen", "p2", "spørger forvaltningen"),
        ("@hjør spørger", "p2", "spørger"),
        ("@HJØRDIS spørger", "p2", "spørger"),
        ("Hører ad @Åberg om tid", "p2", "Hører ad om tid"),
        ("@Hjørdis Ø. Åberg ringer", "p2", "ringer"),
        ("@Hjørdis Ø. ringer", "p2", "ringer"),
        ("@Hjørdis Åberg ringer", "p2", "ringer"),
        ("@Bech, Søren skriver", "p3", "skriver"),
        ("@Søren Bech skriver", "p3", "skriver"),
        ("@Bech skriver", "p3", "skriver"),
        ("@Søren B skriver", "p3", "skriver"),
        ("@Søren Holm skriver", "p4", "skriver"),
        ("@Bo køber ind", "p5", "køber ind"),
        ("@Bod køber ind", "p6", "køber ind"),
        ("@O'Brien køber ind", "p6", "køber ind"),
        ("@Anne-Marie Krag (Lys) ringer", "p7", "ringer"),
        ("@anne ringer", "p7", "ringer"),
        ("v/Åse holder oplæg", "p1", "holder oplæg"),
        ("Oplæg v/Åse Ørnholt.", "p1", "Oplæg."),
        ("Oplæg V/ Åse", "p1", "Oplæg"),
        ("Spørg @Åse, om hun kan", "p1", "Spørg, om hun kan"),
        ("@Åse: ring til havnen", "p1", "ring til havnen"),
        ("A\u030ase @A\u030ase", "p1", "Åse"),
    ],
)
def test_an_owner_on_the_list_is_found_and_taken_out(text: str, owner: str, left: str) -> None:
    reading = read(text)
    assert (reading.owner, reading.text, reading.unread) == (owner, left, ())


def test_an_ambiguous_owner_stays_and_is_named() -> None:
    reading = read("@Søren skriver")
    assert reading == Reading(
        Kind.TASK,
        "@Søren skriver",
        unread=("@Søren",),
        several=("Søren Bech", "Søren Holm"),
        apart=("Søren Bec", "Søren Hol"),
    )


def test_an_owner_off_the_list_is_kept_as_a_word() -> None:
    reading = read("@Kommunen, svarer senest i maj")
    assert (reading.owner, reading.owner_name, reading.text) == (None, "Kommunen", "svarer senest i maj")


def test_a_second_owner_beside_the_first_answers_for_it_too_and_one_elsewhere_stays_and_is_named() -> None:
    reading = read("@Bo og @Åse maler")
    assert (reading.owner, reading.also, reading.text, reading.unread) == ("p5", ("p1",), "maler", ())
    reading = read("@Bo maler for @Åse")
    assert (reading.owner, reading.also, reading.text, reading.unread) == (
        "p5",
        (),
        "maler for @Åse",
        ("@Åse",),
    )


@pytest.mark.parametrize(
    "text",
    [
        "Skriv til a@b.dk",
        "Mødes 10/12 eller senere",
        "Kurset i C# er aflyst",
        "Sov/vågn er et ordspil",
        "Godt gået!",
        "Hvad nu !?",
        "Et @ for sig selv og et # og et ! til",
        "@14:30 er pausen slut",
        "#1 er vigtigst",
        "https://eksempel.dk/#anker v/ havnen",
        "(@Bo)",
    ],
)
def test_what_is_no_mark_stays_text(text: str) -> None:
    assert read(text) == Reading(Kind.TASK, text)


@pytest.mark.parametrize(
    ("mark", "due"),
    [
        ("!fre", date(2026, 11, 27)),
        ("!fredag", date(2026, 11, 27)),
        ("!Fredag", date(2026, 11, 27)),
        ("!lør", date(2026, 11, 28)),
        ("!søndag", date(2026, 11, 22)),
        ("!12/9", date(2027, 9, 12)),
        ("!21/11", TODAY),
        ("!20/9", date(2027, 9, 20)),
        ("!1/12", date(2026, 12, 1)),
        ("!12/9/2028", date(2028, 9, 12)),
        ("!12-9-2028", date(2028, 9, 12)),
        ("!12-9", date(2027, 9, 12)),
        ("!1. dec", date(2026, 12, 1)),
        ("!1 december", date(2026, 12, 1)),
        ("!1. dec. 2028", date(2028, 12, 1)),
        ("!om 2 uger", date(2026, 12, 5)),
        ("!12/9-28", date(2028, 9, 12)),
        ("!12.9", date(2027, 9, 12)),
        ("!24.12.2026", date(2026, 12, 24)),
        ("!2026-12-24", date(2026, 12, 24)),
        ("!2u", date(2026, 12, 5)),
        ("!2 uger", date(2026, 12, 5)),
        ("!3d", date(2026, 11, 24)),
        ("!3m", date(2027, 2, 21)),
        ("!i morgen", date(2026, 11, 22)),
        ("!imorgen", date(2026, 11, 22)),
        ("!i dag", TODAY),
        ("!næste uge", date(2026, 11, 27)),
    ],
)
def test_danish_dates(mark: str, due: date) -> None:
    for line in (f"{mark} Ring til havnen", f"Ring {mark} til havnen", f"Ring til havnen {mark}"):
        reading = read(line)
        assert (reading.due, reading.text, reading.unread) == (due, "Ring til havnen", ())
    assert read(f"Ring {mark}, tak").text == "Ring, tak"


@pytest.mark.parametrize(
    ("mark", "due"),
    [
        ("!fri", date(2026, 11, 27)),
        ("!Friday", date(2026, 11, 27)),
        ("!12/9", date(2027, 9, 12)),
        ("!2w", date(2026, 12, 5)),
        ("!3 days", date(2026, 11, 24)),
        ("!tomorrow", date(2026, 11, 22)),
        ("!today", TODAY),
        ("!next week", date(2026, 11, 27)),
    ],
)
def test_english_dates(mark: str, due: date) -> None:
    reading = read(f"Call {mark} the harbour", language="en")
    assert (reading.due, reading.text) == (due, "Call the harbour")


@pytest.mark.parametrize(
    "mark", ["!31/2", "!29/2", "!0/5", "!12/13", "!31/2/2027", "!2026-02-30", "!12/9/x", "!fredg", "!999x"]
)
def test_an_impossible_date_stays_and_is_named(mark: str) -> None:
    assert read(f"Ring {mark} igen") == Reading(Kind.TASK, f"Ring {mark} igen", unread=(mark,))


@pytest.mark.parametrize(
    ("text", "left", "due"),
    [
        ("Ringer til kommunen @Åse !fredag d. 11/12", "Ringer til kommunen", date(2026, 12, 11)),
        ("Ringer !11/12 fredag til kommunen @Åse", "Ringer til kommunen", date(2026, 12, 11)),
        ("!fredag den 4. december @Åse ringer", "ringer", date(2026, 12, 4)),
        ("Ringer !01.12. @Åse", "Ringer", date(2026, 12, 1)),
        ("Ringer !inden jul @Åse til skolen", "Ringer til skolen", date(2026, 12, 23)),
        ("Ringer !uge 50 @Åse", "Ringer", date(2026, 12, 11)),
        ("Ringer @Åse !næste fredag!", "Ringer!", date(2026, 11, 27)),
        ("Mødes @Åse !fredag kl. 9 på torvet", "Mødes kl. 9 på torvet", date(2026, 11, 27)),
    ],
)
def test_no_word_of_a_date_is_left_over(text: str, left: str, due: date) -> None:
    reading = read(text)
    assert (reading.text, reading.due, reading.owner, reading.unread) == (left, due, "p1", ())


def test_a_date_that_contradicts_itself_stays_and_is_asked_about() -> None:
    reading = read("opgave: Ring @Åse !fredag d. 10/12 igen", None)
    assert reading.doubt == Contradiction(date(2026, 12, 11), date(2026, 12, 10), None, 19, 34)
    assert (reading.kind, reading.due, reading.owner) == (Kind.TASK, None, "p1")
    assert (reading.text, reading.unread) == ("Ring !fredag d. 10/12 igen", ("!fredag d. 10/12",))
    again = settled("opgave: Ring @Åse !fredag d. 10/12 igen", reading.doubt, date(2026, 12, 11))
    assert again == "opgave: Ring @Åse !11/12-2026 igen"
    assert read(again).due == date(2026, 12, 11)


def test_months_end_within_the_month_and_time_itself_ends() -> None:
    assert read_line("!1m", None, DANISH, (), (), date(2027, 1, 31)).due == date(2027, 2, 28)
    assert read_line("!3d", None, DANISH, (), (), date.max).unread == ("!3d",)


@pytest.mark.parametrize(
    ("text", "platform", "left"),
    [
        ("#Lys og rum Lysere stier", "Lys og rum", "Lysere stier"),
        ("#lys og rum", "Lys og rum", ""),
        ("#Lysere nætter", "Lysere nætter", ""),
        ("#Lys og husk nøglen", "Lys og rum", "og husk nøglen"),
        ("#trygge stier", "Trygge veje hjem", "stier"),
        ("Stier #åben", "Åben by", "Stier"),
        ("Stier #Havnen.", "Havnen", "Stier."),
    ],
)
def test_platforms(text: str, platform: str, left: str) -> None:
    reading = read(text)
    assert (reading.platform, reading.text, reading.unread) == (platform, left, ())


def test_an_ambiguous_platform_stays_and_is_named() -> None:
    assert read("#Ly stier").unread == ("#Ly",)


@pytest.mark.parametrize(
    ("text", "language", "kind", "left"),
    [
        ("beslutning: Vi mødes", "da", Kind.DECISION, "Vi mødes"),
        ("Opgave : Ring", "da", Kind.TASK, "Ring"),
        ("RINGE I VANDET: Nye venner", "da", Kind.RIPPLE, "Nye venner"),
        ("ændring: Pause", "da", Kind.CHANGE, "Pause"),
        ("svar: Ja", "da", Kind.ANSWER, "Ja"),
        ("regel: Vi lytter", "da", Kind.RULE, "Vi lytter"),
        ("decision: We meet", "da", Kind.DECISION, "We meet"),
        ("opgave: Ring", "en", Kind.TASK, "Ring"),
        ("Husk: kaffe", "da", Kind.NOTE, "Husk: kaffe"),
        ("note://x", "da", Kind.NOTE, "note://x"),
        ("Lysere stier", "da", Kind.NOTE, "Lysere stier"),
        ("Ring til havnen !fre", "da", Kind.TASK, "Ring til havnen"),
        ("Ring til havnen @Bo", "da", Kind.TASK, "Ring til havnen"),
        ("note: Bo kommer !fre", "da", Kind.NOTE, "Bo kommer"),
    ],
)
def test_the_open_line_knows_its_kind(text: str, language: str, kind: Kind, left: str) -> None:
    reading = read(text, None, language)
    assert (reading.kind, reading.text) == (kind, left)


def test_a_kind_named_at_the_beginning_goes_before_that_of_the_open_field() -> None:
    assert read("opgave: Ring", Kind.TASK) == Reading(Kind.TASK, "Ring")
    assert read("beslutning: Ring", Kind.TASK) == Reading(Kind.DECISION, "Ring")
    assert read("Husk: Ring", Kind.TASK) == Reading(Kind.TASK, "Husk: Ring")
    assert read("Nye stier !fre", Kind.GOAL).kind is Kind.GOAL


def test_everything_at_once() -> None:
    reading = read("opgave: #Lys og rum @Hjørdis !fre Spørger teknisk forvaltning om C# & a@b.dk!", None)
    assert reading == Reading(
        Kind.TASK,
        "Spørger teknisk forvaltning om C# & a@b.dk!",
        owner=PersonId("p2"),
        due=date(2026, 11, 27),
        platform="Lys og rum",
    )


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("@hj", "@Hjørdis Ø. Åberg"),
        ("Ring @Hjørdis Ø. Å", "Ring @Hjørdis Ø. Åberg"),
        ("v/søren h", "v/Søren Holm"),
        ("v/soeren", "v/Søren Bech"),
        ("#ly", "#Lys og rum"),
        ("#Lys og", "#Lys og rum"),
        ("@", "@Åse Ørnholt"),
    ],
)
def test_completion_at_the_end(text: str, first: str) -> None:
    assert complete(text, len(text), PEOPLE, PLATFORMS)[0] == f"{first} "


def test_completion_inside_a_line() -> None:
    assert complete("@hj ringer", 3, PEOPLE, PLATFORMS) == ("@Hjørdis Ø. Åberg ringer",)
    assert complete("@hjør ringer", 3, PEOPLE, PLATFORMS) == ("@Hjørdis Ø. Åberg ringer",)
    assert complete("@ringer", 1, PEOPLE[:1], ()) == ("@Åse Ørnholt ringer",)
    assert complete("#try stier", 4, PEOPLE, PLATFORMS) == ("#Trygge veje hjem stier",)


def test_those_present_come_first_and_nothing_is_offered_twice() -> None:
    people = (person(1, "Ida Ask", Attendance.ABSENT), person(2, "Ib Ask"), person(3, "Ib Ask"))
    both = ("@Ib Ask (1) ", "@Ib Ask (2) ", "@Ida Ask ")
    assert complete("@i", 2, people, ()) == complete("@ask", 4, people, ()) == both


@pytest.mark.parametrize("text", ["", "Ring", "a@b", "C#", "@Åse Ørnholt", "@xyz", "!fre"])
def test_no_completion(text: str) -> None:
    assert complete(text, len(text), PEOPLE, PLATFORMS) == ()


@pytest.mark.parametrize("someone", PEOPLE)
def test_a_completed_name_is_read_as_that_person(someone: Person) -> None:
    line = next(line for line in complete("@", 1, PEOPLE, ()) if line.endswith(f"{spoken(someone.name)} "))
    assert read(f"{line}ringer").owner == someone.id
    assert read(f"{line}ringer").text == "ringer"


def test_marks_straight_after_a_name_are_read() -> None:
    reading = read("Ringer @Hjørdis Ø. Åberg!1/12#Lys og rum")
    assert (reading.text, reading.owner, reading.platform) == ("Ringer", PersonId("p2"), "Lys og rum")
    assert reading.due is not None
    assert (reading.due.day, reading.due.month) == (1, 12)
    assert read("Ringer #Lys og rum!1/12").due == reading.due
    assert read("Hej @Hjørdis!").owner == PersonId("p2")
    assert read("Se lysplan!1/12").text == "Se lysplan!1/12"


PIECES = st.sampled_from(
    [
        "@",
        "v/",
        "!",
        "#",
        " ",
        ", ",
        ":",
        ".",
        "Hjørdis",
        "Søren",
        "Bech",
        "Bech, Søren",
        "Ø.",
        "Bo",
        "Lys og rum",
        "fre",
        "12/9",
        "31/2",
        "2u",
        "i morgen",
        "opgave: ",
        "C#",
        "a@b.dk",
        "ord",
        "İ",
        "ß",
        "e\u0301",
        "🙂",
        "\n",
        "99999m",
    ]
)
LINES = st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=60)


OF_A_NAME = {"og"}
"""Words that go with names."""


def words_of(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"\w+", unicodedata.normalize("NFC", text))}


@given(text=LINES, kind=st.none() | st.sampled_from(Kind), today=st.dates())
@example("!999m", None, date.max)
@example("@\u0130", None, TODAY)
def test_nothing_fails_and_no_word_is_lost(text: str, kind: Kind | None, today: date) -> None:
    for words in (DANISH, lexicon("en")):
        reading = read_line(text, kind, words, PEOPLE, PLATFORMS, today)
        owners = " ".join(one.name for one in PEOPLE if one.id in (reading.owner, *reading.also))
        off = " ".join(reading.off_list)
        kept = words_of(f"{reading.text} {owners} {off} {reading.platform} v") | OF_A_NAME
        lost = {word for word in words_of(text) if not any(one.startswith(word) for one in kept)}
        if reading.due:
            marks = re.findall(r"!(\S+(?: \w+)?)", text)
            lost = {word for word in lost if word not in words_of(" ".join(marks))}
        assert lost <= words_of(" ".join(words.kinds))
        assert all(mark in reading.text for mark in reading.unread)


@given(text=LINES, cursor=st.integers(-3, 80))
def test_completion_never_fails(text: str, cursor: int) -> None:
    names = (*(spoken(one.name) for one in PEOPLE), *PLATFORMS)
    assert all(any(name in line for name in names) for line in complete(text, cursor, PEOPLE, PLATFORMS))
