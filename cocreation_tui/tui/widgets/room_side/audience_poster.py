"""The poster on the audience face."""

from __future__ import annotations

from dataclasses import replace

from cocreation_tui.core.reports.poster import Poster
from cocreation_tui.tui.room.scene import Scene
from cocreation_tui.tui.text import wrap
from cocreation_tui.tui.widgets.room_side.poster_rows import poster_rows
from cocreation_tui.tui.widgets.room_side.sheet import TEXT, Rows, middle, paragraph


def poster(scene: Scene, cells: int, height: int) -> Rows:
    """The page of the poster that is turned to; where there is none, a word that says so."""
    shown = scene.showing.poster
    if shown is None:
        said = wrap(scene.view.words("poster.no-initiative"), cells, 3)
        return middle(paragraph(said, cells, f"bold {TEXT}"), height)
    return poster_rows(_for_room(scene, shown), scene.showing.page, cells, height)


def _for_room(scene: Scene, shown: Poster) -> Poster:
    """The same without names of people when they are to be left out."""
    if not scene.showing.hide_names:
        return shown
    somebody = scene.view.words("audience.somebody")
    tiles = (
        replace(
            tile,
            coordinator=somebody if tile.coordinator else "",
            actors=tuple(map(scene.said, tile.actors)),
        )
        for tile in shown.tiles
    )
    return replace(shown, tiles=tuple(tiles), anchor="")
