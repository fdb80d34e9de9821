"""The formats that minutes and newsletters go out in: one table, which every way to a file goes through."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from cocreation_tui.core.ground.records import dataclass

if TYPE_CHECKING:
    from cocreation_tui.export.document.document import Document


class Format(StrEnum):
    """What a file may be."""

    MD = "md"
    """Markdown: the words themselves."""
    DOCX = "docx"
    """A Word file."""
    PDF = "pdf"
    """Pages to print and to send."""
    HTML = "html"
    """A page for the browser."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a paper says, before a format is chosen."""

    markdown: str
    """Its words, as ``export/escaping.py`` writes them."""
    language: str
    """Id of the language it is written in."""
    day: date
    """The day it tells of."""

    def document(self) -> Document:
        """The same as blocks."""
        from cocreation_tui.export.document.reading import read_document

        return read_document(self.markdown, self.language, self.day)


Writer = Callable[[Told, bytes | None], bytes]
"""Makes a file of what is told and, where the format knows such a thing, the user's own template."""


@dataclass(frozen=True, slots=True)
class FileKind:
    """What there is to know of a format."""

    suffixes: tuple[str, ...]
    """How its files end, the usual way first."""
    media_type: str
    """What it is called in mail (RFC 6838)."""
    write: Writer
    """Makes one. With a template it may raise ``BadTemplate``."""
    is_text: bool = True
    """Whether it may be printed in a terminal."""
    has_template: bool = False
    """Whether a template of the user's own may be used."""

    @property
    def suffix(self) -> str:
        """How its files end, with the dot."""
        return self.suffixes[0]


def _markdown(told: Told, template: bytes | None) -> bytes:
    return told.markdown.encode("utf-8", "replace")


def _word(told: Told, template: bytes | None) -> bytes:
    from cocreation_tui.export.document.word import word_of

    return word_of(told.document(), template)


def _pdf(told: Told, template: bytes | None) -> bytes:
    from cocreation_tui.export.document.pdf import pdf_of

    return pdf_of(told.document())


def _html(told: Told, template: bytes | None) -> bytes:
    from cocreation_tui.export.document.html import html_of

    return html_of(told.document()).encode()


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMATS = MappingProxyType(
    {
        Format.MD: FileKind((".md", ".markdown", ".txt", ""), "text/markdown", _markdown),
        Format.DOCX: FileKind((".docx",), _WORD, _word, is_text=False, has_template=True),
        Format.PDF: FileKind((".pdf",), "application/pdf", _pdf, is_text=False),
        Format.HTML: FileKind((".html", ".htm"), "text/html", _html),
    }
)
"""Every format."""


def format_of(path: Path) -> Format | None:
    """The format that a file's name asks for; None when it asks for none there is."""
    ending = path.suffix.casefold()
    return next((one for one, kind in FORMATS.items() if ending in kind.suffixes), None)
