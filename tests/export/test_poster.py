"""One page, whatever the initiative has grown to: nothing is lost, nothing typed is markup, and it prints on A3."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops
from pypdf import PdfReader

from cocreation_tui.core.ground.cleaning import clean_line
from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.platforms.platforms import PlatformStatus
from cocreation_tui.core.reports.poster import Gone, Poster, Tile
from cocreation_tui.export.poster.poster import DPI, PDF, PNG, SVG, poster_bytes, save_poster
from tests.examples import examples
from tests.export.nasty import NASTY
from tests.posix import private

DAY = date(2026, 5, 12)
SINCE = date(2026, 3, 12)
WIDE, HIGH, MARGIN = 420.0, 297.0, 14.0
"""A3, landscape, and what is left free all around, in millimetres."""
PILED = 8.0
"""So far marks that are piled on one another may stand above the first row, in millimetres."""
DANISH = (
    "Speciallægepraksisorganisationen",
    "ejendomsejerforeningernes",
    "udskænkningsbevillingsnævnet",
    "børnehavepædagoger",
    "Ørnholt",
    "æblegrød",
    "på",
    "Aarhus",
    "Ålborg",
    "Værtshusforening",
    "kl.",
    "23",
    "$x_1$",
    "#panic()",
    "<b>fed</b>",
    "R&D",
)


def said(most: int) -> st.SearchStrategy[str]:
    """Words of Danish towns and offices, long ones among them, in at most so many characters."""
    return st.lists(st.sampled_from(DANISH), min_size=1, max_size=12).map(lambda words: whole(words, most))


def whole(words: list[str], most: int) -> str:
    while len(" ".join(words)) > most and len(words) > 1:
        words = words[:-1]
    return " ".join(words)


def tiles(
    text: st.SearchStrategy[str], focus: st.SearchStrategy[str], actors: int
) -> st.SearchStrategy[Tile]:
    return st.builds(
        Tile,
        text,
        st.sampled_from((PlatformStatus.ACTIVE, PlatformStatus.STANDBY)),
        st.just(SINCE),
        focus | st.just(""),
        text | st.just(""),
        st.lists(text, max_size=actors).map(tuple),
    )


GONE = st.builds(
    Gone, said(32), st.sampled_from((PlatformStatus.CLOSED, PlatformStatus.MERGED)), st.just(SINCE), said(32)
)
USUAL = st.builds(
    Poster,
    said(60),
    said(160),
    st.sampled_from(("da", "en")),
    st.just(DAY),
    said(32),
    st.lists(tiles(said(32), said(120), 12), max_size=15).map(tuple),
    st.lists(GONE, max_size=4).map(tuple),
)
"""Initiatives within the method's numbers."""
ANY = NASTY.map(clean_line) | st.integers(1, 200).map(lambda times: "Wæ" * times)
BEYOND = st.builds(
    Poster,
    ANY,
    ANY,
    st.sampled_from(("da", "en")),
    st.just(DAY),
    ANY,
    st.lists(tiles(ANY, ANY, 30), max_size=24).map(tuple),
    st.lists(st.builds(Gone, ANY, st.just(PlatformStatus.CLOSED), st.just(SINCE)), max_size=9).map(tuple),
)
"""Initiatives beyond them, and texts nobody hangs on a wall."""
SLOW = settings(
    examples(12),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
"""Without looking for the smallest example: a page takes some tenths of a second."""


def fullest() -> Poster:
    """The most the method speaks of: fifteen platforms with twelve actors each."""
    actors = tuple(
        f"{name} {number}" for number, name in enumerate(("Ørnholt Boligforening", "Natteravnene") * 6)
    )
    status = (PlatformStatus.ACTIVE, PlatformStatus.STANDBY)
    return Poster(
        "Trygge nætter",
        "Alle skal kunne gå ud, arbejde og bo i midtbyen om natten uden at være bange.",
        "da",
        DAY,
        "Dorte Holm",
        tuple(
            Tile(
                f"Platform nummer {n}",
                status[n == 4],
                SINCE,
                "Lysere stier til havnen",
                "Åse Ørnholt",
                actors,
            )
            for n in range(15)
        ),
        (
            Gone("Kamera i gaden", PlatformStatus.CLOSED, SINCE),
            Gone("Vagter", PlatformStatus.MERGED, SINCE, "Natteværter"),
        ),
    )


def page_of(pdf: bytes) -> str:
    """The text of its only page, with single spaces."""
    (page,) = PdfReader(io.BytesIO(pdf)).pages
    return " ".join(page.extract_text().replace("\xad", "").split())


def drawn(poster: Poster) -> str:
    return page_of(poster_bytes(poster, (PDF,))[PDF])


def letters(*texts: str) -> Counter[str]:
    """What must be there however it is broken into rows: letters, without spaces, hyphens and dots between."""
    return Counter(re.sub(r"[\s·\xad-]", "", "".join(texts)))


def every_text(poster: Poster) -> tuple[str, ...]:
    return (
        poster.title,
        poster.challenge,
        poster.anchor,
        *(text for one in poster.tiles for text in (one.name, one.focus, one.coordinator, *one.actors)),
        *(text for one in poster.gone for text in (one.name, one.into)),
    )


def check_page(png: bytes, beyond: float = 1.0) -> None:
    """Nothing is drawn outside the margins by more than so many millimetres."""
    ink = ImageChops.invert(Image.open(io.BytesIO(png)).convert("L"))
    free = MARGIN - beyond
    edges = (free, free, WIDE - free, HIGH - free)
    left, top, right, bottom = (round(edge * DPI / 25.4) for edge in edges)
    ink.paste(0, (left, top, right, bottom))
    assert ink.getbbox() is None


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return poster_bytes(fullest())


def test_the_fullest_the_method_speaks_of_is_told_in_full_on_one_page(files: dict[str, bytes]) -> None:
    poster, told = fullest(), page_of(files[PDF])
    assert letters(*every_text(poster)) <= letters(told)
    assert "flere" not in told
    assert "…" not in told
    check_page(files[PNG])


@pytest.mark.thorough
@SLOW
@given(USUAL)
def test_every_word_is_there(poster: Poster) -> None:
    told = drawn(poster)
    assert letters(*every_text(poster)) <= letters(told)
    assert "…" not in told


@pytest.mark.thorough
@settings(SLOW, max_examples=6)
@given(BEYOND)
def test_whatever_is_written_stays_on_the_page(poster: Poster) -> None:
    made = poster_bytes(poster, (PNG, PDF))
    page_of(made[PDF])
    check_page(made[PNG], PILED)


def crowded() -> Poster:
    """Twice as many platforms, five times as many actors."""
    many = tuple(f"Aktør nummer {number} fra kommunen" for number in range(60))
    return replace(
        fullest(), tiles=tuple(replace(tile, actors=many) for tile in fullest().tiles * 2), gone=()
    )


def test_what_there_is_no_room_for_is_counted() -> None:
    told = drawn(crowded())
    assert told.count("I gang") + told.count("På standby") == 15
    assert told.count("+ 48 flere") == 15
    assert "nummer 11 fra" in told
    assert "nummer 12 fra" not in told
    assert told.partition("Flere platforme:")[2].count("Platform nummer") == 15


@pytest.mark.thorough
def test_texts_that_nobody_hangs_on_a_wall_end_with_an_ellipsis() -> None:
    word = "Wæ" * 1000
    tile = Tile(word, PlatformStatus.ACTIVE, SINCE, word, word, (word,) * 30)
    made = poster_bytes(Poster(word, word, "da", DAY, word, (tile,) * 24), (PNG, PDF))
    assert page_of(made[PDF]).count("…") > 30
    check_page(made[PNG])


def sizes(poster: Poster) -> float:
    """The largest type of a platform's name, in points."""
    found: list[float] = []

    def look(text: str, _: object, __: object, ___: object, size: float) -> None:
        if "Platform nummer" in text:
            found.append(size)

    PdfReader(io.BytesIO(poster_bytes(poster, (PDF,))[PDF])).pages[0].extract_text(visitor_text=look)
    return max(found)


def test_fewer_platforms_get_larger_type() -> None:
    full = fullest()
    assert sizes(replace(full, tiles=full.tiles[:3])) > 1.4 * sizes(full)


def test_standing_is_told_by_word(files: dict[str, bytes]) -> None:
    told = page_of(files[PDF])
    assert told.count("På standby siden 12. marts 2026") == 1
    assert told.count("I gang") == 14
    assert "Afsluttet: Kamera i gaden (12. marts 2026)" in told
    assert "Lagt sammen: Vagter med Natteværter (12. marts 2026)" in told
    assert "15 platforme · 12 aktører · Ankerperson: Dorte Holm" in told
    assert "12. maj 2026" in told


def test_accents_on_capitals_stand_within_the_margins() -> None:
    check_page(poster_bytes(Poster("Åbne Ørnereder", "Ålborg", "da", DAY), (PNG,))[PNG])


def test_an_initiative_without_platforms_says_so() -> None:
    told = drawn(Poster("Trygge nætter", "", "da", DAY))
    assert "Der er ingen platforme endnu" in told
    assert "ikke formuleret endnu" in told


def test_the_pdf_is_an_a3_page_of_its_day_that_can_be_read_aloud(files: dict[str, bytes]) -> None:
    reader = PdfReader(io.BytesIO(files[PDF]))
    wide, high = (float(edge) * 25.4 / 72 for edge in reader.pages[0].mediabox[2:])
    assert (wide, high) == pytest.approx((WIDE, HIGH), abs=0.1)
    root = cast("dict[str, Any]", reader.trailer["/Root"])
    assert root["/Lang"] == "da"
    assert root["/MarkInfo"]["/Marked"]
    assert b"pdfuaid" in root["/Metadata"].get_data()
    assert reader.metadata is not None
    assert reader.metadata.title == "Trygge nætter"
    assert reader.metadata.creation_date is not None
    assert reader.metadata.creation_date.date() == DAY


def test_the_png_prints_on_a3(files: dict[str, bytes]) -> None:
    image = Image.open(io.BytesIO(files[PNG]))
    assert DPI >= 150
    assert image.size == pytest.approx((WIDE / 25.4 * DPI, HIGH / 25.4 * DPI), abs=1)
    assert image.info["dpi"] == pytest.approx((DPI, DPI), abs=0.1)


def test_the_svg_is_an_a3_page_that_says_what_it_shows_and_nothing_but_a_picture(
    files: dict[str, bytes],
) -> None:
    root = ET.fromstring(files[SVG])
    assert (root.get("width"), root.get("height")) == ("420mm", "297mm")
    box = [float(edge) for edge in root.get("viewBox", "").split()]
    assert box[2] / box[3] == pytest.approx(WIDE / HIGH, rel=1e-4)
    named = {element.tag.rsplit("}")[-1]: element for element in root.iter()}
    assert not named.keys() & {
        "script",
        "foreignObject",
        "image",
        "a",
        "animate",
        "pattern",
        "iframe",
        "style",
    }
    assert named["title"].text == "Trygge nætter"
    for text in every_text(fullest())[1:]:
        assert text in (named["desc"].text or "")
    shapes = {f"#{element.get('id')}" for element in root.iter()}
    for element in root.iter():
        for name, value in element.attrib.items():
            assert not name.lower().startswith("on")
            assert not name.endswith("href") or value in shapes


@examples(12)
@given(NASTY.map(clean_line), NASTY.map(clean_line))
def test_nothing_typed_is_markup_or_breaks_a_picture(one: str, other: str) -> None:
    tile = Tile(
        one, PlatformStatus.STANDBY, SINCE, other, one, (one, other, '#read("/etc/passwd")', "$x$ = *y*")
    )
    made = poster_bytes(Poster(one, other, "da", DAY, other, (tile,)), (SVG, PDF))
    root = ET.fromstring(made[SVG])
    assert root[0].text == one
    assert not re.search(rb"[\x00-\x08\x0b-\x1f\x7f]", made[SVG])
    told = page_of(made[PDF])
    assert '#read("/etc/passwd")' in told
    assert "$x$ = *y*" in told


def test_the_same_poster_is_the_same_bytes(files: dict[str, bytes]) -> None:
    assert poster_bytes(fullest()) == files


def test_a_poster_is_never_written_over(tmp_path: Path) -> None:
    poster = Poster("Trygge nætter", "Ingen skal være bange", "da", DAY)
    first = save_poster(tmp_path, poster)
    assert [path.name for path in first] == [f"2026-05-12-plakat{suffix}" for suffix in (SVG, PNG, PDF)]
    assert save_poster(tmp_path, poster) == first
    first[0].write_text("mit eget", encoding="utf-8")
    second = save_poster(tmp_path, poster)
    assert [path.name for path in second] == [f"2026-05-12-plakat-2{suffix}" for suffix in (SVG, PNG, PDF)]
    assert first[0].read_text(encoding="utf-8") == "mit eget"
    assert all(map(private, second))


def test_a_poster_that_cannot_be_saved_says_so(tmp_path: Path) -> None:
    (tmp_path / "poster").write_text("i vejen", encoding="utf-8")
    with pytest.raises(StoreError) as caught:
        save_poster(tmp_path, Poster("Trygge nætter", "", "da", DAY))
    assert caught.value.key == "poster.not-saved"
