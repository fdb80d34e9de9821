"""Minutes read back out of the files they were made into: what stands in each paragraph, heading, bullet and cell."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser

from docx import Document as open_word
from docx.document import Document as WordDocument
from docx.table import Table as WordTable
from markdown_it import MarkdownIt

from cocreation_tui.core.session.session import Session
from cocreation_tui.export.document.document import Block, Bullets, Document, Heading, Line, Paragraph, plain
from cocreation_tui.export.document.formats import Told
from cocreation_tui.export.minutes.minutes import minutes_markdown
from cocreation_tui.i18n.words import Words
from tests.export.meetings import at

DAY = date(2026, 11, 21)
_BLOCKS = {"h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "th", "td"}
_EMPTY = {"meta", "br"}


def told(session: Session) -> Told:
    """The minutes of a meeting, seen in the afternoon of its day."""
    words = Words(session.language)
    return Told(minutes_markdown(session, at("16:00"), words), session.language, DAY)


class Page(HTMLParser):
    """A page: its elements with their attributes, and what stands in its blocks."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[str] = []
        self.title = ""
        self._open: list[tuple[str, int]] = []
        self.feed(text)
        self.close()
        assert not self._open, f"never closed: {self._open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag == "br":
            self._say("\n")
        if tag in _EMPTY:
            return
        if tag in _BLOCKS:
            self.texts.append("")
        self._open.append((tag, len(self.texts) - 1 if tag in _BLOCKS else -1))

    def handle_endtag(self, tag: str) -> None:
        opened, _ = self._open.pop()
        assert opened == tag, f"{opened} ends as {tag}"

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][0] == "title":
            self.title += data
        self._say(data)

    def _say(self, data: str) -> None:
        inside = [number for _, number in self._open if number >= 0]
        if inside:
            self.texts[inside[-1]] += data

    def names(self) -> list[str]:
        """The elements, in the order they begin."""
        return [tag for tag, _ in self.elements]

    def all(self, tag: str) -> list[dict[str, str]]:
        """The attributes of every element of a kind."""
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def said(self) -> list[str]:
        """What its blocks say; those that say nothing are left out."""
        return _spoken(self.texts)


def markdown_said(markdown: str) -> list[str]:
    """What the blocks of a Markdown text say, by a reader of its own."""
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    return Page(parser.render(markdown)).said


def word_file(content: bytes) -> WordDocument:
    """A Word file, opened."""
    return open_word(io.BytesIO(content))


def word_said(content: bytes) -> list[str]:
    """What the paragraphs and cells of a Word file's body say."""
    return _spoken(_word_texts(word_file(content)))


def _word_texts(file: WordDocument) -> Iterator[str]:
    for block in file.iter_inner_content():
        if isinstance(block, WordTable):
            yield from (
                "\n".join(one.text for one in cell.paragraphs) for row in block.rows for cell in row.cells
            )
        else:
            yield block.text


def document_said(document: Document) -> list[str]:
    """What the lines of a document say."""
    return _spoken(plain(line) for block in document.blocks for line in lines(block))


def lines(block: Block) -> Iterator[Line]:
    """The lines of a block, as they are read."""
    match block:
        case Heading(line=line) | Paragraph(line=line):
            yield line
        case Bullets(bullets):
            yield from (bullet.line for bullet in bullets)
        case _:
            yield from (cell for row in (block.columns, *block.rows) for cell in row)


def _spoken(texts: Iterator[str] | list[str]) -> list[str]:
    """Texts with something in them; where a line breaks is left to the format."""
    return [flat for text in texts if (flat := " ".join(text.split()))]
