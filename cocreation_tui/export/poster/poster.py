"""The poster as pictures that print on A3, and as files beside the initiative."""

from __future__ import annotations

from pathlib import Path

from cocreation_tui.core.ground.slugs import slug
from cocreation_tui.core.reports.poster import Poster
from cocreation_tui.export.poster.layout import laid_out
from cocreation_tui.export.poster.paper import Layout
from cocreation_tui.export.saving import save_new
from cocreation_tui.i18n.words import Words

FOLDER = "poster"
"""Where posters go in an initiative's folder."""
SVG, PNG = ".svg", ".png"
"""What a poster can be written as."""


def poster_layout(poster: Poster) -> Layout:
    """The page of a poster, in its own language and the letters it is drawn in."""
    from cocreation_tui.export.poster.pen import measure

    return laid_out(poster, Words(poster.language), measure)


def poster_bytes(poster: Poster, suffixes: tuple[str, ...] = (SVG, PNG)) -> dict[str, bytes]:
    """The poster as files by their suffixes, ``.svg`` and ``.png``; the same poster gives the same bytes.

    The first time on a computer takes some seconds: the drawing library looks over its letters then.
    """
    from cocreation_tui.export.poster.pen import poster_png, poster_svg

    paint = {SVG: poster_svg, PNG: poster_png}
    layout = poster_layout(poster)
    return {suffix: paint[suffix](layout, poster.title) for suffix in suffixes}


def save_poster(folder: Path, poster: Poster) -> tuple[Path, ...]:
    """Save a poster as SVG and PNG in the folder ``poster`` of an initiative's ``folder``, and return where.

    Nothing that is there is written over: ``-2``, ``-3`` … are taken then. Raises ``StoreError``.
    """
    words = Words(poster.language)
    stem = f"{poster.day.isoformat()}-{slug(words('poster.file'))}"
    return save_new(folder / FOLDER, stem, poster_bytes(poster))
