"""How large words are set for the room: never beyond the window, nothing lost, the largest letters that fit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreation_tui.tui.room.letters import LARGE, SIZES, SMALL, Letters, drawn
from cocreation_tui.tui.room.type_size import (
    LETTER_CELLS,
    LETTER_ROWS,
    PAGE_CELLS,
    PAGE_ROWS,
    Passage,
    Passages,
    broken,
    pages,
    set_page,
    set_words,
)
from cocreation_tui.tui.text import width

LETTERS = "abcdefghijklmnopqrstuvwxyzæøåéüöäáàâêîñçłßABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅÉÜÖÇŁ0123456789.,:;!?-–'’()«»”%&/€"
WORDS = st.text(st.sampled_from(LETTERS + "漢م"), min_size=1, max_size=14)
PASSAGES = st.lists(
    st.builds(
        lambda words, mark, heading: Passage(" ".join(words), "" if heading else mark, heading),
        st.lists(WORDS, min_size=1, max_size=40),
        st.sampled_from(["", "- ", "1. ", "  - ", "10. "]),
        st.booleans(),
    ),
    min_size=1,
    max_size=8,
).map(tuple)


def words_of(passages: Passages) -> list[str]:
    return [word for passage in passages for word in passage.text.split()]


@given(PASSAGES)
def test_every_word_is_on_some_page_in_order(passages: Passages) -> None:
    laid = pages(passages)
    assert [word for page in laid for word in words_of(page)] == words_of(passages)
    marks = [passage.mark.strip() for page in laid for passage in page if passage.mark.strip()]
    assert marks == [passage.mark.strip() for passage in passages if passage.mark.strip()]


@given(PASSAGES, st.integers(PAGE_CELLS, 300), st.integers(PAGE_ROWS, 100))
def test_a_page_is_never_wider_or_higher_than_its_window(passages: Passages, cells: int, height: int) -> None:
    for page in pages(passages):
        setting = set_page(page, cells, height)
        assert len(setting.rows) <= height
        assert all(width(row.mark) + width(row.text) <= cells for row in setting.rows)
        if setting.letters is None:
            told = "".join(row.text for row in setting.rows).replace(" ", "")
            assert told == "".join(words_of(page))


@given(st.lists(WORDS, min_size=1, max_size=12), st.integers(20, 300), st.integers(3, 100))
def test_words_are_set_in_the_largest_letters_that_fit(words: list[str], cells: int, height: int) -> None:
    text = " ".join(words)
    setting = set_page((Passage(text),), cells, height)
    fitting = [size for size in SIZES if drawn(text, cells, height, size)]
    assert setting.letters == (fitting[0] if fitting else None)


@pytest.mark.parametrize(
    ("cells", "height", "size"),
    [(116, 29, SIZES[-3]), (76, 19, LARGE), (56, 12, LARGE), (40, 6, SMALL), (36, 7, SMALL), (10, 2, None)],
)
def test_a_short_question_is_as_large_as_its_window(cells: int, height: int, size: object) -> None:
    assert set_page((Passage("Hvem mangler?"),), cells, height).letters == size


@pytest.mark.parametrize("size", SIZES)
def test_every_size_has_danish_letters_and_accents(size: Letters) -> None:
    seen = set()
    for letter in "æøåÆØÅéèêëüöäáàâñçłŁÉÜÖÇ" + "abcdefghijklmnopqrstuvwxyz0123456789.,:;!?-–'’()«»”%&/€":
        rows = drawn(letter, 300, 300, size)
        assert rows, letter
        assert any(row.strip() for row in rows), letter
        seen.add((letter.upper(), tuple(rows)))
    assert drawn("漢", 300, 300, LARGE) is None
    assert len({rows for letter, rows in seen if letter.isalpha()}) >= 26


@given(WORDS.filter(lambda word: width(word) > 1), st.integers(2, 9))
def test_a_word_that_is_too_wide_goes_on_in_the_next_row(word: str, cells: int) -> None:
    rows = broken(word, cells)
    assert "".join(rows) == word
    assert all(width(row) <= cells for row in rows)


def test_rules_and_questions_have_letters_in_the_usual_window() -> None:
    rules = tuple(
        Passage(f"Vi taler ud om det, regel nummer {number}.", f"{number}. ") for number in range(1, 12)
    )
    for page in pages(rules):
        assert set_page(page, LETTER_CELLS, LETTER_ROWS).letters is not None
    assert set_words("Kan I genkende det?", LETTER_CELLS, LETTER_ROWS) is not None
