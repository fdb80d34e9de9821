"""What can be found of a meeting, and by which words: everything that stands in it, and nothing that was taken back."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreation_tui.core.agenda.circle import Circle
from cocreation_tui.core.capture.capture import Capture, Kind, Wording
from cocreation_tui.core.ground.cleaning import clean_text
from cocreation_tui.core.ground.ids import CaptureId
from cocreation_tui.core.reports.said import Around, capture_text, is_internal, said_in, what_of
from cocreation_tui.core.reports.sought import excerpt, plain_words, sought
from cocreation_tui.core.session.session import Session
from tests.core.lived import caught, filled, on
from tests.export.meetings import CLOSED, FILLED
from tests.export.nasty import NASTY

TEXT = NASTY.map(clean_text).filter(str.strip)


@given(TEXT, st.data())
def test_a_capture_is_found_by_any_of_its_words(text: str, data: st.DataObject) -> None:
    session = replace(Session(), captures=(caught(Kind.NOTE, text),))
    (said,) = (one for one in said_in(session) if one.kind is Kind.NOTE)
    chunks = [chunk for chunk in re.split(r'[\s"]+', text) if plain_words(chunk)]
    if chunks:
        typed = data.draw(st.lists(st.sampled_from(chunks), min_size=1, max_size=3))
        assert sought(" ".join(typed)).found_in(said.text)
        assert sought(f'"{typed[0]}"').found_in(said.text)
        begun = plain_words(typed[0])[0]
        assert sought(begun[: data.draw(st.integers(1, len(begun)))]).found_in(said.text)


@given(TEXT, st.integers(10, 60), st.data())
def test_what_stands_out_is_what_was_typed(text: str, room: int, data: st.DataObject) -> None:
    words = plain_words(text)
    if not words:
        return
    wanted = sought(data.draw(st.sampled_from(words)))
    spans = wanted.spans(text)
    assert all(wanted.found_in(text[start:end]) for start, end in spans)
    shown, moved = excerpt(text, spans, room)
    assert len(shown) <= max(room, 10)
    assert "\n" not in shown
    assert all(0 <= start < end <= len(shown) for start, end in moved)


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        ("far", "Får på marken", False),
        ("får", "Far er her", False),
        ("faar", "Får på marken", True),
        ("får", "Faar paa marken", True),
        ("moede", "Møderne", True),
        ("aero", "Ærø", True),
        ("cafe", "Café Ærlig", True),
        ("marken får", "Får på marken", True),
        ("mark på", "Får på marken", True),
        ("arken", "Får på marken", False),
        ('"på marken"', "Får på marken", True),
        ('"på mark"', "Får på marken", False),
        ('"marken på"', "Får på marken", False),
        ("B-3", "B-30 vedtaget", True),
        ('"B-3"', "B-30 vedtaget", False),
        ("", "alt", True),
        ("[/] *", "alt", False),
        ("lygter [/]", "Nye lygter", True),
        ("A\u030arhus", "Århus", True),
    ],
)
def test_how_words_are_meant(typed: str, text: str, found: bool) -> None:
    assert sought(typed).found_in(text) is found


def test_an_excerpt_shows_the_first_word_found() -> None:
    text = "a " * 100 + "lygter " + "b " * 100
    shown, ((start, end),) = excerpt(text, sought("lyg").spans(text), 40)
    assert (len(shown), shown[start:end], shown[0], shown[-1]) == (40, "lygter", "…", "…")
    assert excerpt("kort\ntekst", (), 40) == ("kort tekst", ())


def test_a_decision_is_found_by_what_it_said_before() -> None:
    old = (Wording("Vi prøver i maj", on(1)), Wording("slag i luften", on(1)))
    decision = caught(Kind.DECISION, "Vi begynder i juni", at=on(0), earlier=old)
    assert capture_text(decision).split("\n") == ["Vi begynder i juni", "Vi prøver i maj"]


def test_a_form_is_found_by_its_words_and_not_by_its_choices() -> None:
    founded = filled(
        "initiative", "Trygge nætter", ref="m/c", starts="2026-11-21", anchor="Dorte", ended="completed"
    )
    assert capture_text(founded) == "Trygge nætter\nDorte"
    stray = replace(founded, form="from-the-future")
    assert capture_text(stray).split("\n") == ["Trygge nætter", "2026-11-21", "Dorte", "completed"]


def test_meeting_items_and_hands_are_found_and_breaks_are_not() -> None:
    told = {(one.kind, one.id): one for one in said_in(CLOSED)}
    assert CLOSED.title in told[Around.MEETING, ""].text
    assert CLOSED.place in told[Around.MEETING, ""].text
    items = {key for kind, key in told if kind is Around.ITEM}
    assert items == {one.id for one in CLOSED.agenda if one.kind.value != "break"}
    assert {key for kind, key in told if isinstance(kind, Kind)} == {one.id for one in CLOSED.captures}


def test_what_is_known_of_a_piece() -> None:
    for one in said_in(FILLED):
        assert what_of(one.kind.value) is one.kind
        capture = FILLED.capture(CaptureId(one.id))
        if capture is not None:
            assert one.at == capture.at
            assert one.owners == FILLED.owners(capture)
            assert one.person == FILLED.name(capture.speaker)
            assert one.platform == FILLED.platform_of(capture)


def test_what_was_dropped_is_no_piece() -> None:
    gone: Capture = CLOSED.captures[0]
    session = replace(CLOSED, captures=CLOSED.captures[1:])
    assert all(one.id != gone.id for one in said_in(session))


def test_internal_meetings_are_known_as_such() -> None:
    assert is_internal(replace(CLOSED, circle=Circle.INTERNAL))
    assert not is_internal(replace(CLOSED, circle=Circle.ALL))
