"""The head of a page that takes the clock's place: its title, and the time that is left in the corner."""

from __future__ import annotations

from cocreation_tui.tui.room.letters import LARGE, SMALL, drawn
from cocreation_tui.tui.room.scene import Scene
from cocreation_tui.tui.text import fit, line, pad
from cocreation_tui.tui.widgets.room_side.audience_clock import countdown
from cocreation_tui.tui.widgets.room_side.sheet import ACCENT, EMPTY, Rows

HIGH = 30
"""Rows from which the time is as high as large letters."""


def headed(scene: Scene, title: str, cells: int, height: int, beside: tuple[str, str] | None = None) -> Rows:
    """The title in letters where they have room beside the time; a blank row below it in all but the lowest windows.

    The time is what is left, or another with its style.
    """
    size = LARGE if height >= HIGH else SMALL
    figure, style = beside or countdown(scene)
    corner = drawn(figure, cells, size.height, size) or [""]
    room = cells - len(corner[0]) - 2 * bool(figure)
    letters = next(filter(None, (drawn(title, room, size.height, one) for one in (size, SMALL))), None)
    plain = letters is None
    texts = [fit(title, room)] if letters is None else letters
    high = max(len(texts), len(corner))
    texts = [*[""] * ((high - len(texts)) // 2), *texts]
    rows = [
        line((pad(text, cells - len(corner[0])), f"bold {ACCENT}" if plain else ACCENT), (time, style))
        for text, time in zip([*texts, *[""] * high], [*corner, *[" " * len(corner[0])] * high], strict=False)
    ]
    return [*rows[:high], *([EMPTY] if height >= 20 else [])]
