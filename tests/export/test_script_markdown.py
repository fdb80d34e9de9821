"""Scripts written as Markdown: they read back as they were, whatever people's words contain."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreation_tui.core.agenda.agenda import EndMode, Item, ItemKind, Per, RoomPage, Want
from cocreation_tui.core.agenda.circle import Circle
from cocreation_tui.core.agenda.script import Point, Script
from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.floor.work import FORMS
from cocreation_tui.core.ground.cleaning import clean_line, clean_text
from cocreation_tui.core.ground.ids import ItemId
from cocreation_tui.core.ground.slugs import slug
from cocreation_tui.export.script_markdown import length_text, script_markdown, want_words
from cocreation_tui.i18n.words import LANGUAGES, Words
from cocreation_tui.method.drejebog.clocks import length_of
from cocreation_tui.method.durations import parse_length
from cocreation_tui.method.scripts import list_scripts, read_script
from cocreation_tui.method.vocabulary import FORM_NAMES
from cocreation_tui.method.wants import counted_want, parse_want
from tests.examples import examples
from tests.export.nasty import NASTY

LINES = NASTY.map(clean_line).filter(lambda text: bool(text) and clean_line(text) == text and len(text) < 300)
TEXTS = (
    st.lists(
        NASTY | st.sampled_from(["- punkt", "  - under", "1. et", "", "### Plan B", "- Tid: 5 min"]),
        max_size=6,
    )
    .map("\n".join)
    .map(clean_text)
    .filter(lambda text: clean_text(text) == text)
)
LENGTHS = st.integers(1, 24 * 360_000).map(lambda hundredths: timedelta(milliseconds=10 * hundredths))
MINUTES = st.integers(1, 600).map(lambda minutes: timedelta(minutes=minutes))
CLOCKS = st.builds(time, st.integers(0, 23), st.integers(0, 59))
WANTS = st.builds(Want, st.sampled_from(Kind), st.integers(1, 99), st.none() | st.sampled_from(Per))
NAMED = ("ground-rules", "premises", "coordinator-role", "platform-scenarios", *RoomPage)
CARDS = st.sampled_from([*NAMED, "qr", "min-egen"])
RESULTS = LINES.filter(lambda text: counted_want(text) is None)
PURPOSES = st.lists(
    LINES.filter(lambda text: not text.startswith("- ")) | st.sampled_from(["- a\n- b", "Skal ende med: x"]),
    max_size=3,
).map("\n\n".join)


@st.composite
def points(draw: st.DrawFn) -> Point:
    length = draw(LENGTHS)
    per = draw(st.none() | st.sampled_from(Per))
    clocks = sorted(draw(st.sets(CLOCKS, min_size=2, max_size=2)))
    end = draw(st.sampled_from(EndMode))
    item = Item(
        ItemId("later"),
        draw(LINES),
        length,
        draw(st.sampled_from(ItemKind)),
        each=draw(LENGTHS) if per else None,
        per=per,
        end=end,
        floor=min(draw(LENGTHS | st.just(timedelta(0))), length),
        may_be_dropped=draw(st.booleans()),
        shows=tuple(draw(st.lists(CARDS, unique=True, max_size=2))),
        wants=tuple(draw(st.lists(WANTS, max_size=2))),
        questions=tuple(draw(st.lists(LINES, max_size=2))),
        notes=draw(TEXTS),
        plan_b=draw(TEXTS),
        warning=draw(st.none() | MINUTES),
        danger=draw(st.none() | MINUTES),
        work=draw(st.just("") | st.sampled_from([form.id for form in FORMS])),
        forms=tuple(
            draw(st.lists(st.sampled_from(sorted(set(FORM_NAMES.values()))), unique=True, max_size=2))
        ),
    )
    return Point(
        item,
        clocks[0] if draw(st.booleans()) else None,
        clocks[1] if end is EndMode.FIXED else None,
    )


@st.composite
def scripts(draw: st.DrawFn) -> Script:
    agenda = [
        replace(
            point,
            item=replace(point.item, id=ItemId(f"{place}-{slug(point.item.title, nameless='')}".strip("-"))),
        )
        for place, point in enumerate(draw(st.lists(points(), min_size=1, max_size=3)), start=1)
    ]
    return Script(
        id=draw(st.sampled_from(["x", "borgermoede-2"])),
        language=draw(st.sampled_from(tuple(LANGUAGES))),
        title=draw(LINES),
        points=tuple(agenda),
        purpose=draw(PURPOSES),
        phase=draw(st.just("") | LINES),
        led_by=draw(st.just("") | LINES),
        with_whom=draw(st.just("") | LINES),
        circle=draw(st.sampled_from(Circle)),
        must_end_with=tuple(draw(st.lists(WANTS, max_size=2))),
        results=tuple(draw(st.lists(RESULTS, max_size=2))),
        before=tuple(draw(st.lists(LINES, max_size=2))),
    )


def read_back(path: Path, script: Script) -> Script:
    path.write_text(script_markdown(script), encoding="utf-8")
    read, problems = read_script(path)
    assert problems == (), path.read_text("utf-8")
    assert read is not None
    return replace(read, path=script.path)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("drejebog") / "x.md"


@examples(200)
@given(scripts())
def test_what_is_written_is_read_back(path: Path, script: Script) -> None:
    assert read_back(path, script) == script


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_shown_and_filled_in_is_written_in_words_of_the_language(language: str, path: Path) -> None:
    forms = tuple(sorted(set(FORM_NAMES.values())))
    item = Item(ItemId("1-a"), "a", timedelta(minutes=5), shows=(*NAMED, "min-egen"), forms=forms)
    script = Script("x", language, "X", (Point(item),))
    assert read_back(path, script) == script
    said = {
        "da": ("Vis: spilleregler, præmisser,", ", udfordring, plakat, mål, min-egen", "ændring på platform"),
        "en": ("Show: ground rules, premises,", ", challenge, poster, goals, min-egen", "platform change"),
    }
    assert [words for words in said[language] if words not in script_markdown(script)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_built_in_scripts_are_read_back(language: str, tmp_path: Path) -> None:
    found, _ = list_scripts(language, None)
    assert found
    for script in found:
        assert read_back(tmp_path / "x.md", script) == script


@pytest.mark.parametrize(
    "notes", ["a\n- b", "- a\n\n- b", "  - a", "```\nx\n```", "x\n\n\ny", "\u3000x", "Tid: 5 min"]
)
def test_notes_of_every_shape(notes: str, path: Path) -> None:
    item = Item(ItemId("1-a"), "a", timedelta(minutes=5), notes=notes, plan_b=notes)
    script = Script("x", "da", "X", (Point(item),))
    assert read_back(path, script) == script


def test_notes_with_a_list_stay_a_list() -> None:
    item = Item(ItemId("1-a"), "a", timedelta(minutes=5), notes="Husk:\n\n- *lys*\n- lyd")
    assert "\n\nHusk:\n\n- \\*lys\\*\n- lyd\n" in script_markdown(Script("x", "da", "X", (Point(item),)))


@given(LENGTHS, st.sampled_from(tuple(LANGUAGES)))
def test_lengths_are_written_exactly(length: timedelta, language: str) -> None:
    said = length_text(length, Words(language))
    assert parse_length(said) == length
    assert length_of(said) == length


@pytest.mark.parametrize(("language", "kind"), list(product(LANGUAGES, Kind)))
def test_every_result_can_be_written(language: str, kind: Kind) -> None:
    for want in (Want(kind), Want(kind, 3), *(Want(kind, 2, per) for per in Per)):
        said = want_words(want, Words(language))
        assert parse_want(said) == want
        assert counted_want(said) == want
