"""Golden pictures of screens: the characters on them, line by line, kept in ``pictures/``.

``UPDATE_PICTURES=1`` writes them anew; look at every change before keeping it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from textual._compositor import LayoutUpdate
from textual.app import App

from cocreation_tui.tui.room.letters import SIZES, drawn

PICTURES = Path(__file__).parent / "pictures"
_BLOCKS = re.compile(
    r'<text class="([a-z0-9-]+)" x="([0-9.]+)" y="([0-9.]+)" textLength="[0-9.]+"[^>]*>((?:[█▀▄]|&#160;)+)</text>'
)
_CELL, _ROW, _FIRST = 12.2, 24.4, 20.0


def characters(app: App[Any]) -> str:
    """The characters on the screen, one line a row, without blanks at the ends of lines."""
    painted = app.screen._compositor.render_update(full=True, screen_stack=app._background_screens)
    assert isinstance(painted, LayoutUpdate)
    rows = ["".join(strip.text for strip in row).replace("\xa0", " ").rstrip() for row in painted.strips]
    while rows and not rows[-1]:
        rows.pop()
    return "\n".join(rows) + "\n"


def drawing(app: App[Any]) -> str:
    """The screen as SVG; its ids, which Rich makes of everything in it, are made the same for every picture."""
    svg = re.sub(r"terminal-[0-9]+", "terminal", app.export_screenshot(title="cocreation"))
    return _BLOCKS.sub(_as_boxes, svg)


def _as_boxes(piece: re.Match[str]) -> str:
    """Blocks as boxes: browsers leave gaps between the characters that terminals do not."""
    style, x, y, text = piece.groups()
    top = float(y) - _FIRST + 1.5
    return "".join(
        f'<rect class="{style}" x="{float(x) + run.start() * _CELL:g}" '
        f'y="{top + (_ROW / 2 if run.group()[0] == "▄" else 0):g}" width="{len(run.group()) * _CELL:g}" '
        f'height="{(_ROW if run.group()[0] == "█" else _ROW / 2) + 0.25:g}" shape-rendering="crispEdges"/>'
        for run in re.finditer("█+|▀+|▄+", text.replace("&#160;", " "))
    )


def match(name: str, content: str) -> None:
    """Compare with the golden file of that name, or write it anew when asked to."""
    path = PICTURES / name
    if os.environ.get("UPDATE_PICTURES") == "1":
        assert os.environ.get("CI", "").lower() != "true", "pictures are not written where they are checked"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="\n")
        return
    assert path.exists(), f"{name} has no picture yet: UPDATE_PICTURES=1 makes it"
    assert content == path.read_text(encoding="utf-8"), f"{name} looks different"


def in_letters(word: str, seen: str) -> bool:
    """Whether a word is on a screen, in letters of any size or as it is."""
    ways = (drawn(word, 300, 300, size) or [] for size in SIZES)
    return word in seen or any(all(row.strip() in seen for row in way) for way in ways if way)
