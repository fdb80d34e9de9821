"""A document as PDF: every word of it, for eyes, for search, for reading aloud, and nothing that was typed is markup."""

from __future__ import annotations

import io
import re
from collections import Counter
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PageObject, PdfReader

from cocreation_tui.export.document.document import (
    Block,
    Bullet,
    Bullets,
    Document,
    Heading,
    Line,
    Paragraph,
    Run,
    Style,
    Table,
)
from cocreation_tui.export.document.pdf import pdf_of
from tests.examples import examples
from tests.export.nasty import NASTY

UNDRAWN = "\U0003fff0"
"""A character that nobody has drawn, nor will."""
MARKUP = (
    "#panic()",
    "#set page(width: 1pt)",
    '#read("/etc/passwd")',
    "$x$",
    "= Overskrift",
    "- punkt",
    "*fed* _kursiv_",
    "@kilde",
    "<mærke>",
    "// bort",
    "/* bort */",
    "\\u{41}",
    "[/]",
    "---",
    "https://x.dk/a_b",
    '"citat"',
)


def line(text: str, style: Style = Style.PLAIN) -> Line:
    return (Run(text, style),)


def cells(*texts: str) -> tuple[Line, ...]:
    return tuple(line(text) for text in texts)


def document(*blocks: Block, title: str = "Tovholdermøde", language: str = "da") -> Document:
    return Document(title, language, (Heading(1, line(title)), *blocks))


def read(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def root_of(content: bytes) -> dict[str, Any]:
    """What a PDF says of itself."""
    return cast("dict[str, Any]", PdfReader(io.BytesIO(content)).trailer["/Root"])


def text_of(content: bytes) -> str:
    """All text, as it is copied out of it, with single spaces."""
    return " ".join(" ".join(page.extract_text() for page in read(content).pages).split())


def places(page: PageObject) -> list[tuple[float, float]]:
    """Where texts begin, in points from the lower left corner."""
    found: list[tuple[float, float]] = []

    def look(text: str, page: list[float], of: list[float], *_: object) -> None:
        if text.strip():
            x, y = of[4:]
            found.append((x * page[0] + y * page[2] + page[4], x * page[1] + y * page[3] + page[5]))

    page.extract_text(visitor_text=look)
    return found


@pytest.fixture(scope="module")
def minutes() -> bytes:
    rows = tuple(cells(f"B-{n}", f"Lysere stier nummer {n}", "Åse Ørnholt") for n in range(60))
    return pdf_of(
        document(
            Paragraph((Run("Til: ", Style.STRONG), Run("tovholderne\nog ankerpersonen"))),
            Heading(2, line("Deltagere")),
            Bullets(
                (Bullet(line("Åse Ørnholt"), 0), Bullet(line("fra kl. 9"), 1), Bullet(line("Þórsson"), 0))
            ),
            Heading(2, line("Beslutninger")),
            Table(cells("Nr.", "Beslutning", "Ansvarlig"), rows),
            Heading(3, line("Udsat", Style.STRUCK)),
        )
    )


def test_every_word_is_on_a4_in_the_order_it_is_read(minutes: bytes) -> None:
    said = text_of(minutes)
    order = (
        "Tovholdermøde",
        "Til: tovholderne og ankerpersonen",
        "Deltagere",
        "Åse Ørnholt",
        "fra kl. 9",
        "Þórsson",
    )
    places = [said.index(one) for one in (*order, "Beslutninger", "B-0", "B-59", "Udsat")]
    assert places == sorted(places)
    assert [float(edge) for edge in read(minutes).pages[0].mediabox[2:]] == pytest.approx(
        [595.28, 841.89], abs=0.1
    )


def test_pages_are_numbered_and_carry_title_and_heads_of_tables(minutes: bytes) -> None:
    pages = [" ".join(page.extract_text().split()) for page in read(minutes).pages]
    assert len(pages) > 1
    assert all(f"Side {n} / {len(pages)}" in page for n, page in enumerate(pages, 1))
    assert all("Tovholdermøde" in page and "Nr. Beslutning Ansvarlig" in page for page in pages)


def test_it_can_be_read_aloud_and_has_bookmarks(minutes: bytes) -> None:
    root = root_of(minutes)
    assert root["/Lang"] == "da"
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert b"pdfuaid" in root["/Metadata"].get_data()
    top, under = read(minutes).outline
    assert isinstance(under, list)
    assert [one.title for one in (top, *under) if not isinstance(one, list)] == [
        "Tovholdermøde",
        "Deltagere",
        "Beslutninger",
    ]


def test_the_same_document_is_the_same_bytes_and_names_no_time() -> None:
    one = document(Paragraph(line("Det samme")))
    assert pdf_of(one) == pdf_of(one)
    told = read(pdf_of(one)).metadata
    assert told is not None
    assert told.title == "Tovholdermøde"
    assert told.creation_date is None


def test_what_no_letters_have_is_a_box_and_no_claim_to_be_read_aloud_whole() -> None:
    content = pdf_of(document(Paragraph(line(f"Før {UNDRAWN} efter"))))
    root = root_of(content)
    assert b"pdfuaid" not in root["/Metadata"].get_data()
    assert root["/MarkInfo"]["/Marked"]
    assert re.search("Før .* ?efter", text_of(content))


def test_emoji_chinese_and_arabic_never_make_it_fail() -> None:
    assert "Efter" in text_of(
        pdf_of(document(Paragraph(line("🙂 日本 العربية \u202e vendt \x1b[31m Efter"))))
    )


def test_an_address_is_copied_whole() -> None:
    rows = (
        cells(
            "Hjørdis Ø. Åberg",
            "Teknik og Miljø i Sølvby Kommune",
            "hjoerdis.oe.aaberg@solvby.example",
            "00 10 20 03",
        ),
    )
    link = "https://solvby.example/trygge-naetter/plakater-og-referater/2026?side=1"
    content = pdf_of(
        document(Paragraph(line(link)), Table(cells("Navn", "Organisation", "E-mail", "Telefon"), rows))
    )
    assert link in text_of(content)
    assert "hjoerdis.oe.aaberg@solvby.example" in text_of(content)


def test_what_means_something_to_the_library_is_said_as_it_was_typed() -> None:
    table = Table(cells(*MARKUP[:4]), (cells(*MARKUP[4:8]), cells(*MARKUP[8:12]), cells(*MARKUP[12:16])))
    lines = [Paragraph(line(one)) for one in MARKUP]
    bullets = Bullets(tuple(Bullet(line(one), depth % 3) for depth, one in enumerate(MARKUP)))
    content = pdf_of(document(*lines, bullets, table, title=MARKUP[0]))
    said = text_of(content)
    assert float(read(content).pages[0].mediabox.width) > 590
    assert all(said.count(one) >= 2 for one in MARKUP), [one for one in MARKUP if said.count(one) < 2]


def test_long_words_and_endless_cells_stay_on_the_page() -> None:
    word, endless = "Wæ" * 200, "Alle skal kunne gå hjem. " * 200
    content = pdf_of(
        document(
            Heading(2, line(word)), Paragraph(line(word)), Table(cells("a", word), (cells(endless, word),))
        )
    )
    for page in read(content).pages:
        for x, y in places(page):
            assert 40 < x < 595 - 40
            assert 24 < y < 842 - 24
    assert text_of(content).count("hjem.") == 200


@pytest.mark.parametrize(
    "blocks",
    [
        (),
        (Heading(4, line("Dybt")), Heading(6, line("Dybere"))),
        (Bullets((Bullet(line("x"), 3), Bullet(line("y"), 0))),),
    ],
    ids=["nothing", "headings", "bullets"],
)
def test_what_is_not_well_formed_is_told_all_the_same(blocks: tuple[Block, ...]) -> None:
    content = pdf_of(Document("", "da", (*blocks, Paragraph(()), Table(cells("a"), ()))))
    assert b"pdfuaid" in root_of(content)["/Metadata"].get_data()


TEXTS = st.lists(NASTY, min_size=3, max_size=3)


@examples(60)
@given(TEXTS)
def test_whatever_is_typed_is_there(texts: list[str]) -> None:
    one, two, three = texts
    made = document(
        Paragraph((Run(one), Run(two, Style.EMPHASIS))),
        Bullets((Bullet(line(three, Style.STRONG), 0),)),
        Table(cells("Hvad", one), (cells(two, three),)),
    )
    told, said = letters(text_of(pdf_of(made))), letters(*texts, *texts)
    assert said <= told, said - told


def letters(*texts: str) -> Counter[str]:
    """What every reader of PDFs gets out of it whole: letters and signs of ASCII; hyphens come with the ends of rows."""
    return Counter(re.sub(r"[^!-~]|-", "", "".join(texts)))
