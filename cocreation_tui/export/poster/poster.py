"""The poster as pages that print on A3, and as files beside the initiative."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Mapping
from html import escape
from pathlib import Path

from cocreation_tui.core.ground.cleaning import UNSAFE
from cocreation_tui.core.ground.slugs import slug
from cocreation_tui.core.reports.poster import Poster
from cocreation_tui.export.poster.wording import texts_of, worded
from cocreation_tui.export.saving import save_new
from cocreation_tui.export.typesetting.typesetting import Data, Pages
from cocreation_tui.i18n.words import Words

FOLDER = "poster"
"""Where posters go in an initiative's folder."""
SVG, PNG, PDF = ".svg", ".png", ".pdf"
"""What a poster can be written as."""
DPI = 200
"""Dots per inch of the PNG."""
WIDE, HIGH = 420, 297
"""A3, landscape, in millimetres."""
TEMPLATE = "poster/poster.typ"
"""How it looks."""
_HEADER = 33


def poster_bytes(poster: Poster, suffixes: tuple[str, ...] = (SVG, PNG, PDF)) -> dict[str, bytes]:
    """The poster as files by their suffixes, ``.svg``, ``.png`` and ``.pdf``; the same poster gives the same bytes."""
    told = worded(poster)
    pages = Pages(TEMPLATE, told)
    make = {
        SVG: lambda: _read_aloud(pages.svg(), told),
        PNG: lambda: _measured(pages.png(DPI)),
        PDF: pages.pdf,
    }
    return {suffix: make[suffix]() for suffix in suffixes}


def save_poster(folder: Path, poster: Poster) -> tuple[Path, ...]:
    """Save a poster as SVG, PNG and PDF in the folder ``poster`` of an initiative's ``folder``, and return where.

    Nothing that is there is written over: ``-2``, ``-3`` … are taken then. Raises ``StoreError``.
    """
    words = Words(poster.language)
    stem = f"{poster.day.isoformat()}-{slug(words('poster.file'))}"
    return save_new(folder / FOLDER, stem, poster_bytes(poster))


def _read_aloud(svg: bytes, told: Mapping[str, Data]) -> bytes:
    """An SVG in millimetres that says what it shows: its letters are outlines, which nobody can search or hear."""
    size = re.search(rb' viewBox="[^"]*"', svg)
    named, *said = (escape(UNSAFE.sub("", text)) for text in texts_of(told))
    head = (
        f'<svg width="{WIDE}mm" height="{HIGH}mm"{size[0].decode() if size else ""} role="img"'
        ' xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
        f"<title>{named}</title><desc>{chr(10).join(said)}</desc>"
    )
    return head.encode() + svg.partition(b">")[2]


def _measured(png: bytes) -> bytes:
    """A PNG that says how large it prints."""
    said = b"pHYs" + struct.pack(">IIB", *(round(DPI / 0.0254),) * 2, 1)
    return png[:_HEADER] + struct.pack(">I", 9) + said + struct.pack(">I", zlib.crc32(said)) + png[_HEADER:]
