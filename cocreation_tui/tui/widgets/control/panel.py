"""A panel: a widget that paints the view as rows of styled text and redraws only those that have changed."""

from __future__ import annotations

from itertools import zip_longest

from textual.content import Content
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from cocreation_tui.tui.view import View

Rows = list[Content]
"""Rows of styled text, from the top."""


class Panel(Widget):
    """Shows part of the view. Subclasses say what in ``paint``."""

    ALLOW_SELECT = False

    view: reactive[View | None] = reactive(None, repaint=False)
    """The meeting as it is to be shown; None before the first tick."""

    auto_links = False
    _rows: Rows = []
    _away: bool = False

    def paint(self, view: View, size: Size) -> Rows:
        """What to show of the view in the room there is."""
        raise NotImplementedError

    def watch_view(self) -> None:
        """Redraw what has changed of what is painted, not everything at every tick."""
        if self.view is None or not self.is_mounted or not self.size or self._away:
            return
        before, self._rows = self._rows, self.paint(self.view, self.size)
        changed = [
            Region(0, number, self.size.width, 1)
            for number, (old, new) in enumerate(zip_longest(before, self._rows))
            if old is not new and (old is None or new is None or not old.is_same(new))
        ]
        if changed:
            self.refresh(*changed)

    def on_resize(self) -> None:
        """Paint for the new size."""
        self.watch_view()

    def on_hide(self) -> None:
        """Paint nothing that is not seen."""
        self._away = True

    def on_show(self) -> None:
        """Paint what has become of it meanwhile."""
        self._away = False
        self.watch_view()

    def render_line(self, y: int) -> Strip:
        """A row as it was painted last."""
        style, cells = self.visual_style, self.size.width
        if y >= len(self._rows):
            return Strip.blank(cells, style.rich_style)
        row = self._rows[y]
        if row.cell_length > cells:
            # Cut between words.
            return Visual.to_strips(self, row, cells, 1, style)[0]
        return Strip(row.render_segments(style), row.cell_length).adjust_cell_length(cells, style.rich_style)
