"""Minutes by item: everything once, nothing less than by kind, and the same whatever was typed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreation_tui.core.agenda.circle import Circle
from cocreation_tui.core.capture.capture import Capture, Field, Kind
from cocreation_tui.core.ground.ids import CaptureId, ItemId, PersonId
from cocreation_tui.core.reports.manner import USUAL, Manner, Names, Order, Readers
from cocreation_tui.core.session.session import Session
from cocreation_tui.export.minutes.minutes import minutes_markdown, told_name
from cocreation_tui.export.minutes.speech import Speaking
from cocreation_tui.i18n.words import Words
from tests.core.lived import filled as form_filled
from tests.examples import examples
from tests.export.meetings import CLOSED, FILLED, PRIVATE, REARRANGED, RUNNING, at
from tests.export.nasty import NASTY
from tests.export.test_minutes_markdown import COUNT, PARSER, PLAIN, skeleton, texts_of, worded
from tests.export.told import by_kind

GOLDEN = Path(__file__).parent / "golden"
DANISH, ENGLISH = Words("da"), Words("en")
TO_ALL = Manner(names=Names.ROLES, readers=Readers.ALL)


@pytest.mark.parametrize(
    ("name", "words", "manner"), [("by-item-da", DANISH, USUAL), ("by-item-en", ENGLISH, TO_ALL)]
)
def test_golden_minutes_by_item_are_the_same_twice(name: str, words: Words, manner: Manner) -> None:
    expected = (GOLDEN / f"{name}.md").read_text("utf-8")
    for later in (timedelta(0), timedelta(days=900)):
        assert minutes_markdown(REARRANGED, at("16:00") + later, words, manner=manner) == expected


def test_both_languages_say_the_same_in_the_same_places() -> None:
    danish, english = (minutes_markdown(REARRANGED, at("16:00"), words) for words in (DANISH, ENGLISH))
    assert skeleton(PARSER.parse(danish)) == skeleton(PARSER.parse(english))


FORMS = (
    "",
    "goal",
    "reality-check",
    "six-questions",
    "newsletter",
    "relevance-check",
    "co-creation-type",
    "platform",
)
PLACES = st.sampled_from(
    [None, *(ItemId(name) for name in ("welcome", "platforms", "break", "thanks", "gone"))]
)


@st.composite
def caught(draw: Callable[..., object], number: int) -> Capture:
    """Anything caught anywhere, with words that nothing else has."""
    form, minute = draw(st.sampled_from(FORMS)), draw(st.integers(0, 90))
    fields = (Field("in-the-way", f"ord{number}felt"),) if form else ()
    return Capture(
        CaptureId(f"x{number}"),
        draw(st.sampled_from(Kind)),  # type: ignore[arg-type] # hypothesis draws what it is asked for
        f"ord{number}ord",
        at("13:50") + timedelta(minutes=int(str(minute))),
        draw(PLACES),  # type: ignore[arg-type]
        owner=draw(st.sampled_from([None, PersonId("p4"), PersonId("p6")])),  # type: ignore[arg-type]
        number=number + 1,
        form=str(form),
        fields=fields,
    )


SOME = st.integers(1, 8).flatmap(lambda count: st.tuples(*(caught(number) for number in range(count))))


def apart(written: str) -> str:
    """What stands in the minutes apart from tables and lists that sum them up."""
    sections = re.split(r"^## ", written, flags=re.M)
    short = ("Beslutninger\n", "Opgaver\n", "Fra sidst\n", "Åbent")
    return "".join(section for section in sections if not section.startswith(short))


@examples(100)
@given(captures=SOME, session=st.sampled_from([CLOSED, RUNNING, REARRANGED]))
def test_everything_caught_is_told_once_and_nothing_of_by_kind_is_missing(
    captures: tuple[Capture, ...], session: Session
) -> None:
    session = replace(session, captures=captures)
    by_item = minutes_markdown(session, at("16:00"), DANISH)
    told = apart(by_item)
    assert [told.count(one.text) for one in captures] == [1] * len(captures)
    words = re.compile(r"ord\d+(?:ord|felt)")
    assert {*words.findall(by_kind(session, at("16:00"), DANISH))} <= {*words.findall(by_item)}


def test_nothing_of_a_whole_meeting_by_kind_is_missing_by_item() -> None:
    session = worded(FILLED, PLAIN)
    by_item = minutes_markdown(session, at("14:50"), DANISH, Speaking.PEOPLE)
    kind = by_kind(session, at("14:50"), DANISH, Speaking.PEOPLE)
    assert not [text for text in PLAIN if text in kind and text not in by_item]


@examples(20)
@given(texts=st.lists(NASTY, min_size=COUNT, max_size=COUNT))
def test_nothing_typed_changes_the_shape_of_the_minutes_by_item(texts: list[str]) -> None:
    figures = {*"12345"}
    texts = [f"x{text}" if text.strip() in figures else text for text in texts]
    plain, nasty = (
        minutes_markdown(worded(FILLED, some), at("14:50"), DANISH, Speaking.PEOPLE)
        for some in (PLAIN, texts)
    )
    assert skeleton(PARSER.parse(nasty)) == skeleton(PARSER.parse(plain))
    assert len(texts_of(nasty)) == len(texts_of(plain))


@pytest.mark.parametrize("order", Order)
def test_minutes_for_all_do_not_say_who_had_the_word(order: Order) -> None:
    session = replace(REARRANGED, facts=CLOSED.facts)
    own, everybody = (
        minutes_markdown(session, at("16:00"), DANISH, Speaking.PEOPLE, Manner(order, readers=readers))
        for readers in (Readers.OWN, Readers.ALL)
    )
    assert ("ordet: Ida Ask" in own) is (order is Order.ITEM)
    assert "ordet:" not in everybody
    assert "| Ida Ask | 1 |" in own
    assert "| Ida Ask | 1 |" not in everybody


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("circle", [Circle.INTERNAL, Circle.ACTOR])
def test_of_what_stays_inside_only_the_shared_challenge_goes_to_all(circle: Circle, order: Order) -> None:
    stated = form_filled("challenge", "Mange går alene hjem", at=at("14:50"))
    session = replace(REARRANGED, circle=circle, captures=(*REARRANGED.captures, stated))
    inside = minutes_markdown(session, at("16:00"), DANISH, manner=Manner(order, readers=Readers.INTERNAL))
    assert "**Til:** kun internt" in inside
    assert "Natteravnene" in inside
    everybody = minutes_markdown(session, at("16:00"), DANISH, manner=Manner(order, readers=Readers.ALL))
    assert "Mange går alene hjem" in everybody
    assert "**Til:** alle, der er med" in everybody
    for text in ("Natteravnene", "Hjørdis", "Booker lokale", "Scenarier", "Biblioteket", "Er vi trætte"):
        assert text not in everybody


def test_private_notes_are_never_in_the_minutes_by_item() -> None:
    for session in (REARRANGED, RUNNING):
        assert PRIVATE not in minutes_markdown(session, at("14:50"), ENGLISH)


def test_a_no_to_co_creation_reads_as_the_result_it_is() -> None:
    check = form_filled(
        "relevance-check", "Nattelivet", at=at("14:50"), obvious="yes", solution="Lamper", starts="Bo"
    )
    written = minutes_markdown(replace(CLOSED, captures=(*CLOSED.captures, check)), at("16:00"), DANISH)
    sections = re.findall(r"^## (.+)$", written, re.M)
    assert sections.index("Resultat: det bliver ikke samskabelse") < sections.index("Beslutninger")
    assert not [one for one in sections if "Tak for i dag" in one]
    assert written.count("Lamper") == 1


def test_each_manner_has_a_file_of_its_own() -> None:
    assert told_name(CLOSED, USUAL, DANISH) == "2026-11-21-tovholdermoede-trygge-naetter.md"
    other = Manner(Order.KIND, Names.INITIALS, Readers.ALL)
    assert told_name(CLOSED, other, DANISH).endswith("-naetter-efter-slags-initialer-til-alle.md")
    manners = {Manner(order, names, readers) for order in Order for names in Names for readers in Readers}
    assert len({told_name(CLOSED, manner, ENGLISH) for manner in manners}) == 18
