"""One page, whatever the initiative has grown to: nothing overlaps, nothing is lost, and it prints on A3."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
from collections import Counter
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from cocreation_tui.core.ground.cleaning import clean_line
from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.platforms.platforms import PlatformStatus
from cocreation_tui.core.reports.poster import Gone, Poster, Tile
from cocreation_tui.export.poster.line_breaks import HYPHEN
from cocreation_tui.export.poster.paper import HIGH, MARGIN, SMALLEST, WIDE, Layout, Line, Texture, Tint
from cocreation_tui.export.poster.pen import DPI, measure
from cocreation_tui.export.poster.poster import PNG, SVG, poster_bytes, poster_layout, save_poster
from tests.examples import examples
from tests.export.nasty import NASTY

DAY = date(2026, 5, 12)
SINCE = date(2026, 3, 12)
HAIR = 0.01
"""Millimetres that do not show."""
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
    "gåden",
    "Værtshusforening",
    "kl.",
    "23",
    "råd",
    "$x_1$",
    "<b>fed</b>",
    "-->",
    "R&D",
    "🙂",
    "日本",
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
ANY = NASTY.map(clean_line) | st.integers(1, 2_000).map(lambda times: ("Wæ" * times)[:2_000])
BEYOND = st.builds(
    Poster,
    ANY,
    ANY,
    st.sampled_from(("da", "en")),
    st.just(DAY),
    ANY,
    st.lists(tiles(ANY, ANY, 30), max_size=24).map(tuple),
    st.lists(st.builds(Gone, said(32), st.just(PlatformStatus.CLOSED), st.just(SINCE)), max_size=9).map(
        tuple
    ),
)
"""Initiatives beyond them, and texts nobody hangs on a wall."""
SLOW = settings(
    examples(12),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
"""Without looking for the smallest example: a page takes a tenth of a second."""


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


def dots(*edges: float) -> tuple[int, int, int, int]:
    """Edges in millimetres as dots of the PNG."""
    left, top, right, bottom = (round(edge * DPI / 25.4) for edge in edges)
    return left, top, right, bottom


def overlap(one: Line, other: Line) -> bool:
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    down = min(one.top + one.height, other.top + other.height) - max(one.top, other.top)
    return across > HAIR and down > HAIR


def check_page(layout: Layout) -> None:
    """Everything is on the page, large enough, and nothing lies on anything else."""
    for line in layout.lines:
        assert line.style.size >= SMALLEST - 1e-9
        assert line.x >= MARGIN - HAIR
        assert line.top >= MARGIN - HAIR
        assert line.x + line.width <= WIDE - MARGIN + HAIR
        assert line.top + line.height <= HIGH - MARGIN + HAIR
        assert measure(line.text, line.style.bold) * line.style.size <= line.width + HAIR
    assert not [(one, other) for one, other in combinations(layout.lines, 2) if overlap(one, other)]
    for shape in layout.shapes:
        assert MARGIN - HAIR <= shape.x <= shape.x + shape.width <= WIDE - MARGIN + HAIR
        assert MARGIN - HAIR <= shape.top <= shape.top + shape.height <= HIGH - MARGIN + HAIR


def check_fields(layout: Layout) -> None:
    """Every platform's text lies in its own field, below its band."""
    fields = [shape for shape in layout.shapes if shape.tint is Tint.RULE]
    bands = [shape for shape in layout.shapes if shape.tint in (Tint.ACTIVE, Tint.STANDBY)]
    for place, (field, band) in enumerate(zip(fields, bands, strict=True)):
        for line in layout.lines:
            if line.part == f"tile-{place}":
                assert field.x < line.x
                assert line.x + line.width < field.x + field.width
                assert band.top + band.height < line.top
                assert line.top + line.height < field.top + field.height


def letters(*texts: str) -> Counter[str]:
    """What must be there however it is broken into rows: letters, without spaces, hyphens and dots between."""
    return Counter(re.sub(rf"[\s·{HYPHEN}]", "", "".join(texts)))


def words_of(layout: Layout, part: str) -> Counter[str]:
    return letters(*(line.text for line in layout.lines if line.part == part))


@SLOW
@given(USUAL)
def test_nothing_overlaps_and_every_word_is_there(poster: Poster) -> None:
    layout = poster_layout(poster)
    check_page(layout)
    check_fields(layout)
    assert words_of(layout, "head") >= letters(poster.title, poster.challenge)
    for place, tile in enumerate(poster.tiles):
        told = words_of(layout, f"tile-{place}")
        assert told >= letters(tile.name, tile.focus, tile.coordinator, *tile.actors)
    assert words_of(layout, "foot") >= letters(
        poster.anchor, *(one.name for one in poster.gone), *(one.into for one in poster.gone)
    )
    assert "…" not in "".join(line.text for line in layout.lines)


@pytest.mark.thorough
@SLOW
@given(BEYOND)
def test_whatever_is_written_stays_on_the_page(poster: Poster) -> None:
    check_page(poster_layout(poster))


@pytest.mark.thorough
def test_what_there_is_no_room_for_is_counted() -> None:
    poster = fullest()
    many = tuple(f"Aktør nummer {number} fra kommunen" for number in range(60))
    crowded = Poster(
        poster.title,
        poster.challenge,
        "da",
        DAY,
        tiles=tuple(
            Tile(tile.name, tile.status, SINCE, tile.focus, tile.coordinator, many)
            for tile in poster.tiles * 2
        ),
    )
    layout = poster_layout(crowded)
    check_page(layout)
    check_fields(layout)
    assert len({line.part for line in layout.lines if line.part.startswith("tile-")}) == 15
    tile = " ".join(line.text for line in layout.lines if line.part == "tile-0")
    assert "+ 48 flere" in tile.replace("\xa0", " ")
    assert "nummer 11" in tile
    assert "nummer 12" not in tile
    foot = " ".join(line.text for line in layout.lines if line.part == "foot")
    assert foot.count("Platform nummer") == 15


def test_fewer_platforms_get_larger_type() -> None:
    full = fullest()
    few = Poster(full.title, full.challenge, "da", DAY, tiles=full.tiles[:3])
    sizes = [
        max(line.style.size for line in poster_layout(one).lines if line.part == "tile-0")
        for one in (full, few)
    ]
    assert sizes[1] > 1.5 * sizes[0]


def test_standing_is_told_by_word_and_pattern() -> None:
    layout = poster_layout(fullest())
    bands = [shape.texture for shape in layout.shapes if shape.tint in (Tint.ACTIVE, Tint.STANDBY)]
    assert bands == [Texture.STRIPES if place == 4 else Texture.SOLID for place in range(15)]
    tile = " ".join(line.text for line in layout.lines if line.part == "tile-4")
    assert tile.startswith("På standby siden 12. marts 2026")
    foot = " ".join(line.text for line in layout.lines if line.part == "foot")
    assert "Afsluttet: Kamera i gaden (12. marts 2026)" in foot
    assert "Lagt sammen: Vagter med Natteværter (12. marts 2026)" in foot
    assert "12. maj 2026" in foot
    marks = [shape.texture for shape in layout.shapes if shape.tint in (Tint.CLOSED, Tint.MERGED)]
    assert marks == [Texture.OPEN, Texture.DOTS]


def test_an_initiative_without_platforms_says_so() -> None:
    layout = poster_layout(Poster("Trygge nætter", "", "da", DAY))
    told = " ".join(line.text for line in layout.lines)
    assert "Der er ingen platforme endnu" in told
    assert "ikke formuleret endnu" in told


@pytest.fixture(scope="module")
def pictures() -> dict[str, bytes]:
    return poster_bytes(fullest())


def test_the_png_prints_on_a3(pictures: dict[str, bytes]) -> None:
    image = Image.open(io.BytesIO(pictures[PNG]))
    assert DPI >= 150
    assert image.size == (round(WIDE / 25.4 * DPI - 0.5), round(HIGH / 25.4 * DPI - 0.5))
    assert image.info["dpi"] == pytest.approx((DPI, DPI), abs=0.1)


def test_what_is_drawn_is_where_the_layout_says(pictures: dict[str, bytes]) -> None:
    ink = ImageChops.invert(Image.open(io.BytesIO(pictures[PNG])).convert("L"))
    for line in poster_layout(fullest()).lines:
        around = (line.x - 0.6, line.top - 0.3, line.x + line.width + 0.6, line.top + line.height + 0.3)
        drawn = ink.crop(dots(*around)).point([0] * 65 + [255] * 191).getbbox()
        assert drawn is not None, line
        width = (drawn[2] - drawn[0]) * 25.4 / DPI
        assert width == pytest.approx(line.width, abs=0.15 * line.style.size + 0.6)
    ink.paste(0, dots(MARGIN - 1, MARGIN - 1, WIDE - MARGIN + 1, HIGH - MARGIN + 1))
    assert ink.getbbox() is None


def test_the_svg_is_an_a3_page_and_nothing_but_a_picture(pictures: dict[str, bytes]) -> None:
    root = ET.fromstring(pictures[SVG])
    assert (root.get("width"), root.get("height")) == ("420mm", "297mm")
    box = [float(edge) for edge in root.get("viewBox", "").split()]
    assert box[2] / box[3] == pytest.approx(WIDE / HIGH, rel=1e-4)
    names = {element.tag.rsplit("}")[-1] for element in root.iter()}
    assert not names & {"script", "foreignObject", "image", "a", "text", "animate", "pattern", "iframe"}
    drawn = {f"#{element.get('id')}" for element in root.iter()}
    for element in root.iter():
        for name, value in element.attrib.items():
            assert not name.lower().startswith("on")
            assert not name.endswith("href") or value in drawn


@examples(12)
@given(NASTY.map(clean_line), NASTY.map(clean_line))
def test_nothing_typed_breaks_a_picture(one: str, other: str) -> None:
    tile = Tile(one, PlatformStatus.STANDBY, SINCE, other, one, (one, other, "$\\frac{1}{2}$"))
    drawn = poster_bytes(Poster(one, other, "da", DAY, other, (tile,)))
    assert ET.fromstring(drawn[SVG]).get("width") == "420mm"
    assert not re.search(rb"[\x00-\x08\x0b-\x1f\x7f]", drawn[SVG])
    assert Image.open(io.BytesIO(drawn[PNG])).size[0] > 2000


def test_the_same_poster_is_the_same_bytes(pictures: dict[str, bytes]) -> None:
    assert poster_bytes(fullest()) == pictures


def test_a_poster_is_never_written_over(tmp_path: Path) -> None:
    poster = Poster("Trygge nætter", "Ingen skal være bange", "da", DAY)
    first = save_poster(tmp_path, poster)
    assert [path.name for path in first] == ["2026-05-12-plakat.svg", "2026-05-12-plakat.png"]
    assert save_poster(tmp_path, poster) == first
    first[0].write_text("mit eget", encoding="utf-8")
    second = save_poster(tmp_path, poster)
    assert [path.name for path in second] == ["2026-05-12-plakat-2.svg", "2026-05-12-plakat-2.png"]
    assert first[0].read_text(encoding="utf-8") == "mit eget"
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in second)


def test_a_poster_that_cannot_be_saved_says_so(tmp_path: Path) -> None:
    (tmp_path / "poster").write_text("i vejen", encoding="utf-8")
    with pytest.raises(StoreError) as caught:
        save_poster(tmp_path, Poster("Trygge nætter", "", "da", DAY))
    assert caught.value.key == "poster.not-saved"
