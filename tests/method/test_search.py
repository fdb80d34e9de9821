"""Searching: every word, whatever its case and marks; titles first; the line that was found."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreation_tui.method.cards import Card
from cocreation_tui.method.search import Found, fold, leaves, parts_of, search

CARD = "---\nid: {id}\nsprog: {language}\n---\n# {title}\n\n{body}\n"
SCRIPT = "---\nid: {id}\nsprog: da\n---\n# {title}\n\n{body}\n\n## Punkt et\n\n- Tid: 5 min\n\n{notes}\n"


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A folder of cards and one of scripts, about things no built-in file is about."""
    for kind, name, text in (
        ("cards", "kvas", CARD.format(id="kvas", language="da", title="Kvæstor på Ærø", body="Intet")),
        (
            "cards",
            "gris",
            CARD.format(
                id="gris",
                language="da",
                title="Gris",
                body="Et to tre fire fem sekskant kvæstor\n\n- Ålefiskeri\n\n## Se også\n\n- [Kvabso](kvas.md)",
            ),
        ),
        ("cards", "engelsk", CARD.format(id="engelsk", language="en", title="Kvaestor", body="Nothing")),
        ("sessions", "s", SCRIPT.format(id="s", title="Møde", body="Formål", notes="Kvæstor\nog sekskant")),
    ):
        (tmp_path / kind).mkdir(exist_ok=True)
        (tmp_path / kind / f"{name}.md").write_text(text, encoding="utf-8")
    return tmp_path


def _found(shelf: Path, typed: str) -> list[tuple[str, str]]:
    among = leaves(("da", "en"), shelf / "cards", shelf / "sessions")
    return [(one.leaf.what.id, one.line) for one in search(among, typed)]


def test_titles_come_first_then_what_is_in_the_text_with_its_line(shelf: Path) -> None:
    assert _found(shelf, "kvæstor") == [
        ("kvas", ""),
        ("engelsk", ""),
        ("s", "Kvæstor og sekskant"),
        ("gris", "… fire fem sekskant kvæstor"),
    ]


@pytest.mark.parametrize(
    "typed", ["KVÆSTOR ærø", "kvaestor aero", "aeroe kvaest", "paa kvæstor", "pa ÆRØ", "vaest rö"]
)
def test_case_and_marks_do_not_matter_and_every_word_must_occur(typed: str, shelf: Path) -> None:
    assert [found for found, _ in _found(shelf, typed)] == ["kvas"]


def test_words_may_be_in_different_places(shelf: Path) -> None:
    assert _found(shelf, "gris ålefiskeri kvæstor") == [("gris", "… fire fem sekskant kvæstor")]
    assert _found(shelf, "gris alefisk") == [("gris", "Ålefiskeri")]
    assert _found(shelf, "gris ålefiskeri findesikke") == []


def test_links_at_the_foot_are_not_what_a_card_says(shelf: Path) -> None:
    assert _found(shelf, "kvabso") == []


def test_nothing_typed_is_everything_in_order(shelf: Path) -> None:
    among = leaves(("da", "en"), shelf / "cards", shelf / "sessions")
    assert search(among, "  ") == tuple(Found(leaf) for leaf in among)
    assert [leaf.what.language for leaf in among] == sorted(leaf.what.language for leaf in among)


def test_aktor_finds_aktoer_in_what_is_built_in() -> None:
    among = leaves(("da",), None, None)
    spelt = [one.leaf.what.id for one in search(among, "aktør")]
    assert spelt
    for typed in ("aktor", "AKTØR", "aktoer", "Aktor"):
        assert [one.leaf.what.id for one in search(among, typed)] == spelt


def test_what_was_edited_is_searched_as_it_is_now(shelf: Path) -> None:
    path = shelf / "cards" / "kvas.md"
    assert _found(shelf, "zebrafink") == []
    path.write_text(CARD.format(id="kvas", language="da", title="Ny", body="Zebrafinke"), encoding="utf-8")
    assert _found(shelf, "zebrafink") == [("kvas", "Zebrafinke")]
    path.unlink()
    assert _found(shelf, "zebrafink") == []


@given(st.text("aeoåæøAEOÅÆØ bö-"), st.text("aeoåæøAEOÅÆØ bö-"))
def test_a_part_of_a_text_is_a_part_of_it_folded(text: str, more: str) -> None:
    assert fold(text) in fold(more + text + more)
    assert fold(text.swapcase()) == fold(text)
    assert fold(fold(text)) == fold(text)
    assert fold(text).isascii()


@given(st.text(max_size=30))
def test_any_text_can_be_searched_for(typed: str) -> None:
    for one in search(leaves(("en",), None, None), typed):
        said = "\n".join((one.leaf.folded_title, *one.leaf.folded))
        assert all(any(spelling in said for spelling in part) for part in parts_of(typed))


WORDS_OF_THE_FIELD = {
    "erkendelse": "focus-points-realisation",
    "organisering": "organisation",
    "målstyring": "tool-goal-setting",
    "mobilisering": "mobilising-leadership",
    "samlende platform": "development-platform",
    "styregruppe": "organisation",
    "frivillige": "mild-to-radical",
    "samproduktion": "mild-to-radical",
    "stedfortræder": "anchor-person",
    "ankerperson": "anchor-person",
    "tovholder": "coordinator-role",
    "arbejdsgruppe": "working-group",
    "ringe i vandet": "tool-ripples",
    "realitetstjek": "reality-check",
    "baseline": "tool-goal-setting",
    "hypotese": "tool-goal-setting",
    "effektmål": "tool-goal-setting",
    "plakat": "anchor-person",
    "nyhedsbrev": "tool-newsletters",
    "standby": "platform-scenarios",
    "overlap": "tool-coordinator-meeting",
    "spilleregler": "ground-rules",
    "udlicitering": "what-it-is-not",
    "høring": "what-it-is-not",
    "forberedelse": "preparing-the-workshop",
    "kortlægning": "phase-2-mapping",
    "forandringer": "tool-platform-changes",
    "bundlinjer": "four-bottom-lines",
    "SAM-design": "mild-to-radical",
    "kommune": "where-are-we",
    "præmisser": "premises",
    "insight": "focus-points-realisation",
    "goal management": "tool-goal-setting",
    "joint platform": "development-platform",
    "steering group": "organisation",
    "co-production": "mild-to-radical",
    "stand-in": "anchor-person",
    "consultation": "what-it-is-not",
    "effect goals": "tool-goal-setting",
    "preparing": "preparing-the-workshop",
    "municipality": "where-are-we",
}
"""Words people of the field look for, and the card that tells of them."""


@pytest.mark.parametrize("typed", WORDS_OF_THE_FIELD)
def test_a_word_of_the_field_finds_its_card(typed: str) -> None:
    among = leaves(("da", "en"), None, None)
    cards = [one.leaf.what.id for one in search(among, typed) if isinstance(one.leaf.what, Card)]
    assert WORDS_OF_THE_FIELD[typed] in cards[:3]
