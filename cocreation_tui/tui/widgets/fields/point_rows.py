"""A manager's focus points as rows: a sign and a word for where each stands, and who takes it."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content

from cocreation_tui.core.forms.focus_points import NOT_OURS, OPEN, STATES, TALKED, owner_field, stand_of
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.text import fit, line, pad, width, wrap
from cocreation_tui.tui.widgets.fields.ink import Ink

SIGNS = {TALKED: "✓", OPEN: "○", NOT_OURS: "–", "": "·"}
"""A sign for where a point stands; the word for it stands beside."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A point on its rows."""

    point: str
    """Which."""
    first: int
    """Its first row, counted from 0."""
    rows: tuple[Content, ...]
    """How it is drawn."""


def point_rows(
    words: Words,
    points: tuple[str, ...],
    values: Mapping[str, str],
    cells: int,
    ink: Ink,
    at: str = "",
    names: bool = True,
    most: int = 3,
) -> tuple[Placed, ...]:
    """Points under one another, each of at most ``most`` rows of words.

    ``at`` is the one that is marked, under which stands what may also be asked; ``names`` whether it is told who takes them.
    """
    side = max(width(words(f"choice.{state}")) for state in STATES) + 2
    placed: list[Placed] = []
    first = 0
    for number, point in enumerate(points, 1):
        rows = tuple(_point(words, number, point, values, (cells, side, most), ink, point == at, names))
        placed.append(Placed(point, first, rows))
        first += len(rows)
    return tuple(placed)


def _point(
    words: Words,
    number: int,
    point: str,
    values: Mapping[str, str],
    room_for: tuple[int, int, int],
    ink: Ink,
    marked: bool,
    names: bool,
) -> list[Content]:
    cells, side, most = room_for
    state = values.get(point, "")
    state = state if state in STATES else ""
    style = {TALKED: ink.calm, OPEN: ink.warn, NOT_OURS: ink.quiet, "": ink.text}[state]
    lead = f"{'▸' if marked else ' '} {SIGNS[state]} {number} "
    room = cells - width(lead) - side
    texts = wrap(words(f"form.focus-points.{point}"), room, most)
    told = words(f"choice.{state}") if state else ""
    weight = f"bold {ink.accent}" if marked else ink.text
    rows = [line((lead, f"bold {style}"), (pad(texts[0], room), weight), (f"  {told}", f"bold {style}"))]
    rows += [line(" " * width(lead), (text, weight)) for text in texts[1:]]
    if marked:
        asked = wrap(words(f"ask.{point}"), room + side, most)
        rows += [line(" " * width(lead), (text, ink.quiet)) for text in asked]
    if state == OPEN and names:
        owner = values.get(owner_field(point), "").strip()
        said = words("exercise.takes", name=owner) if owner else words("exercise.nobody")
        rows.append(line(" " * width(lead), (fit(said, room + side), f"bold {style}" if owner else style)))
    return rows


def stand_words(words: Words, part: str, values: Mapping[str, str]) -> str:
    """How far a part is, in words."""
    stand = stand_of(part, dict(values))
    if not stand.total:
        return words("exercise.choose-part")
    return words(
        "exercise.stand",
        talked=stand.talked,
        total=stand.total,
        open=stand.open,
        unowned=stand.unowned,
        left=stand.left,
    )
