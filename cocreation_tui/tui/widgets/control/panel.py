"""A panel: a widget that paints the view as rows of styled text and redraws only those that have changed."""

from __future__ import annotations

from itertools import zip_longest

from rich.segment import Segment
from textual.content import Content
from textual.geometry import Region, Size, Spacing
from textual.reactive import reactive
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual

from cocreation_tui.tui.view import View
from cocreation_tui.tui.widgets.kept import Kept

Rows = list[Content]
"""Rows of styled text, from the top."""


class Panel(Kept):
    """Shows part of the view. Subclasses say what in ``paint``."""

    ALLOW_SELECT = False

    view: reactive[View | None] = reactive(None, repaint=False)
    """The meeting as it is to be shown; None before the first tick."""

    auto_links = False
    _rows: Rows = []
    _told: object = None
    _away: bool = False

    def paint(self, view: View, size: Size) -> Rows:
        """What to show of the view in the room there is."""
        raise NotImplementedError

    def told_by(self, view: View) -> object:
        """What of the view is shown; it is painted again when that has changed, or the room there is. Anything may."""
        return object()

    def watch_view(self) -> None:
        """Redraw what has changed of what is painted, not everything at every tick."""
        if self.view is None or not self.is_mounted or self._away:
            return
        size = self.size
        if not size:
            return
        told = size, self.told_by(self.view)
        if told == self._told:
            return
        self._told = told
        before, self._rows = self._rows, self.paint(self.view, size)
        changed = [
            number
            for number, (old, new) in enumerate(zip_longest(before, self._rows))
            if old is not new and (old is None or new is None or not old.is_same(new))
        ]
        if changed:
            self._redraw(changed, size)

    def _redraw(self, changed: list[int], size: Size) -> None:
        """Draw some rows anew and keep the others as they were drawn last; all, if those were of another size."""
        kept, gutter = self._drawn, self.gutter
        whole = Size(size.width + gutter.width, size.height + gutter.height)
        self.refresh(*(Region(-gutter.left, row, whole.width, 1) for row in changed))
        if kept is not None and kept[0] == whole.region:
            drawn = self._strips([row for row in changed if row < size.height], whole.width, gutter)
            kept[1][:] = (drawn.get(y, strip) for y, strip in enumerate(kept[1]))
            self._drawn = kept

    def _strips(self, rows: list[int], cells: int, gutter: Spacing) -> dict[int, Strip]:
        """Rows with the room on either side of them, as they go to the terminal, by how far down they are."""
        style, filters = self.visual_style, self.get_line_filters()
        ground = style.background or self.background_colors[1]
        left, right = _space(gutter.left, style), _space(gutter.right, style)
        strips = {}
        for row in rows:
            segments = [*left, *self._segments(row, cells - gutter.width, style), *right]
            for line_filter in filters:
                segments = line_filter.apply(segments, ground)
            strips[row + gutter.top] = Strip(segments, cells)
        return strips

    def _segments(self, y: int, cells: int, style: Style) -> list[Segment]:
        """A row as it was painted last, cut between words or filled up."""
        if y >= len(self._rows):
            return _space(cells, style)
        row = self._rows[y]
        space = cells - row.cell_length
        if space < 0:
            return list(Visual.to_strips(self, row, cells, 1, style)[0])
        return [*row.render_segments(style), *_space(space, style)]

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
        cells = self.size.width
        return Strip(self._segments(y, cells, self.visual_style), cells)


def _space(cells: int, style: Style) -> list[Segment]:
    """Blank cells; nothing at all where there are none."""
    return [Segment(" " * cells, style.rich_style)] if cells else []
