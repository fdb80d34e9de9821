"""A document out of Markdown, and the same words in every format."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreation_tui.core.session.session import Session
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
from cocreation_tui.export.document.formats import FORMATS, Format, format_of
from cocreation_tui.export.document.html import html_of
from cocreation_tui.export.document.reading import read_document
from cocreation_tui.export.document.table_widths import table_widths
from cocreation_tui.export.document.word import word_of
from cocreation_tui.export.escaping import flat
from tests.examples import examples
from tests.export.meetings import FILLED, REARRANGED
from tests.export.nasty import NASTY
from tests.export.read_back import DAY, Page, document_said, markdown_said, told, word_said


def lined(text: str, style: Style = Style.PLAIN) -> Line:
    return (Run(text, style),)


def test_blocks_are_read_with_their_looks() -> None:
    text = (
        "# A *b*\n\nC **d** ~~e~~\\\nf\n\n- g\n  - h\n- i\n\n| j | k |\n| --- | --- |\n| l \\| | |\n\n> m\n"
    )
    read = read_document(text, "da", DAY)
    assert read == Document(
        "A b",
        "da",
        (
            Heading(1, (Run("A "), Run("b", Style.EMPHASIS))),
            Paragraph((Run("C "), Run("d", Style.STRONG), Run(" "), Run("e", Style.STRUCK), Run("\nf"))),
            Bullets((Bullet(lined("g"), 0), Bullet(lined("h"), 1), Bullet(lined("i"), 0))),
            Table((lined("j"), lined("k")), ((lined("l |"), ()),)),
            Paragraph(lined("m")),
        ),
        DAY,
    )
    assert read.body == read.blocks[1:]


def said(session: Session, text: str) -> Session:
    captures = tuple(
        replace(
            one, text=text, platform=text, fields=tuple(replace(field, text=text) for field in one.fields)
        )
        for one in session.captures
    )
    return replace(session, title=text, place=text, captures=captures)


@examples(60)
@given(text=NASTY)
def test_every_text_of_a_hostile_meeting_survives_reading(text: str) -> None:
    meeting = said(FILLED, text)
    paper = told(meeting)
    read = document_said(paper.document())
    assert read == markdown_said(paper.markdown)
    assert read[0] == " ".join(flat(text).split())
    words = " ".join(flat(text).split())
    assert sum(words in one for one in read) >= len(FILLED.captures)


@examples(30)
@given(text=NASTY)
def test_word_and_page_say_what_the_markdown_says(text: str) -> None:
    paper = told(said(REARRANGED, text))
    expected = markdown_said(paper.markdown)
    assert word_said(word_of(paper.document())) == expected
    assert Page(html_of(paper.document())).said == expected


_TEXTS = st.text(st.characters(codec=None), max_size=20) | st.sampled_from(
    ["\x00\x1b[31m", "\ud800", "\ufffe", "x" * 1000, "\r\n\t", "<b>&amp;</b>", "]]>", "\u202e", "a\nb"]
)
_LINES = st.lists(
    st.builds(Run, _TEXTS, st.sampled_from([Style.PLAIN, Style.STRONG | Style.STRUCK, Style.EMPHASIS])),
    max_size=3,
).map(tuple)
_BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, st.integers(1, 6), _LINES),
    st.builds(Paragraph, _LINES),
    st.lists(st.builds(Bullet, _LINES, st.integers(0, 6)), max_size=4).map(tuple).map(Bullets),
    st.integers(0, 3).flatmap(
        lambda columns: st.builds(
            Table,
            st.tuples(*[_LINES] * columns),
            st.lists(st.tuples(*[_LINES] * columns), max_size=3).map(tuple),
        )
    ),
)


@examples(100)
@given(
    title=_TEXTS,
    blocks=st.lists(_BLOCKS, max_size=4).map(tuple),
    language=st.sampled_from(["da", "en", "xx"]),
)
def test_no_document_is_too_strange_for_a_file(title: str, blocks: tuple[Block, ...], language: str) -> None:
    document = Document(title, language, blocks)
    assert word_of(document) == word_of(document)
    page = html_of(document)
    assert page == html_of(document)
    assert page.encode("utf-8")
    assert Page(page).names().count("h1") == 1


def test_the_end_of_a_name_tells_the_format() -> None:
    assert [format_of(Path(name)) for name in ("a.DOCX", "a.htm", "a.md", "a", "a.txt")] == [
        Format.DOCX,
        Format.HTML,
        Format.MD,
        Format.MD,
        Format.MD,
    ]
    assert format_of(Path("a.xyz")) is None
    assert {*FORMATS} == {*Format}


@pytest.mark.parametrize("wanted", Format)
def test_a_file_is_the_same_twice(wanted: Format) -> None:
    kind = FORMATS[wanted]
    assert kind.write(told(REARRANGED), None) == kind.write(told(REARRANGED), None)


def test_columns_are_as_wide_as_their_words_need() -> None:
    short, long = lined("Nr."), lined("En opgave, der fylder mere end en linje, når der kun er et smalt felt")
    widths = table_widths(Table((short, long, short), ((short, long, lined("x" * 1000)),)), 9638, 96)
    assert sum(widths) == 9638
    assert widths[2] > widths[1] > 5 * widths[0] > 2000
    assert table_widths(Table(((),), ()), 100, 96) == (100,)
