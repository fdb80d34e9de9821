"""The pages of a place on one line, each with its digit; the one that is shown stands out by more than colour."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from cocreation_tui.tui.text import Part, line, width


class PageTabs(Widget):
    """Names of pages with their digits; where there is no room for all, only the one shown has its name."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    PageTabs { height: 1; padding: 0 1; background: $boost; }
    """

    chosen: reactive[int] = reactive(0)
    """Which page is shown, counted from 0; -1 for none of them."""
    names: reactive[tuple[str, ...]] = reactive(())
    """What the pages are called."""

    class Picked(Message):
        """A page was clicked."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def render(self) -> Content:
        """The names that fit."""
        parts: list[Part] = []
        for number, said in enumerate(self._said()):
            style = "bold reverse" if number == self.chosen else "$text-muted"
            parts += [" " if parts else "", (said, style)]
        return line(*parts)

    def _said(self) -> list[str]:
        full = [f" {number} {name} " for number, name in enumerate(self.names, 1)]
        tight = [one.strip() for one in full]
        tightest = [f"{number}{name}" for number, name in enumerate(self.names, 1)]
        for names in (full, tight, tightest):
            if sum(map(width, names)) + len(names) - 1 <= self.size.width:
                return names
        shown = self.chosen if self.chosen >= 0 else 0
        return [one if number == shown else one.split(" ")[0] for number, one in enumerate(tight)]

    def on_click(self, event: events.Click) -> None:
        """Tell which page was clicked."""
        at = event.get_content_offset(self)
        begins = 0
        for number, said in enumerate(self._said()):
            if at is not None and begins <= at.x < begins + width(said):
                event.stop()
                self.post_message(self.Picked(number))
                return
            begins += width(said) + 1
