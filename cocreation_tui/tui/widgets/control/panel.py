"""A panel: a widget that paints the view as styled text and redraws only when that text has changed."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from cocreation_tui.tui.text import plain
from cocreation_tui.tui.view import View


class Panel(Widget):
    """Shows part of the view. Subclasses say what in ``paint``."""

    ALLOW_SELECT = False

    view: reactive[View | None] = reactive(None, repaint=False)
    """The meeting as it is to be shown; None before the first tick."""

    _painted: Content = plain("")

    def paint(self, view: View, size: Size) -> Content:
        """What to show of the view in the room there is."""
        raise NotImplementedError

    def watch_view(self) -> None:
        """Redraw when what is painted has changed, not at every tick."""
        if self.view is None or not self.is_mounted or not self.size:
            return
        content = self.paint(self.view, self.size)
        if (content.plain, content.spans) != (self._painted.plain, self._painted.spans):
            self._painted = content
            self.refresh()

    def on_resize(self) -> None:
        """Paint for the new size."""
        self.watch_view()

    def render(self) -> Content:
        """What was painted last."""
        return self._painted
