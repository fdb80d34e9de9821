"""Reading cards and scripts, from one to the next and back again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static

from cocreation_tui.core.agenda.script import Script
from cocreation_tui.desk.desk import Desk
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.keys.acts import Acts
from cocreation_tui.tui.keys.table import Place, bindings
from cocreation_tui.tui.screens.dialogs.page import PageScreen
from cocreation_tui.tui.screens.library.shelf_pages import MOST_LINKS, Shelfmark, onward, page_of, read_place
from cocreation_tui.tui.text import plain, styled
from cocreation_tui.tui.widgets.see_also import LinkLine, SeeAlso
from cocreation_tui.tui.words.pages import Page


@dataclass(slots=True)
class _Step:
    """Something on the way that was read, and how far."""

    place: Shelfmark
    row: float = 0


class ReadingScreen(PageScreen):
    """One card or script at a time; digits follow its links, left goes back, Esc leaves them all."""

    WHERE = Place.READING
    BINDINGS = [
        Binding("left", "go(-1)", show=False),
        Binding("right", "go(1)", show=False),
        Binding("pagedown,space", "turn(1)", show=False),
        Binding("pageup", "turn(-1)", show=False),
        Binding("enter", "start", show=False),
        *bindings(Place.READING),
    ]

    def __init__(self, desk: Desk, words: Words, place: Shelfmark) -> None:
        super().__init__(words, (), large=True)
        self._desk = desk
        self._way = [_Step(place)]
        self._at = 0
        self._script: Script | None = None
        self._onward: tuple[Shelfmark, ...] = ()
        self.starts: Script | None = None
        """The script that a meeting is to be started from; None for none."""

    @property
    def acts(self) -> Acts:
        """What it does, by command."""
        return {
            **super().acts,
            "reading-start": self.action_start,
            **{
                f"reading-link-{number}": partial(self._follow, number) for number in range(1, MOST_LINKS + 1)
            },
        }

    def compose(self) -> ComposeResult:
        """Title, text, links, and how to go on."""
        yield self.too_small
        with VerticalScroll(id="page", classes="-large"):
            yield Static(id="page-title")
            yield Static(id="page-body")
        yield SeeAlso(self.words("library.see-also"), MOST_LINKS)
        yield Static(id="page-hints")

    def _show_page(self) -> None:
        """Show what stands at this place now."""
        step = self._way[self._at]
        what = read_place(step.place, self._desk)
        self._script = what if isinstance(what, Script) else None
        self._onward = onward(what, self._desk) if what else ()
        gone = Page(step.place.words, styled(self.words("library.gone"), "$text-warning"))
        self._pages = (page_of(what, self._desk.clock.now(), self.words) if what else gone,)
        super()._show_page()
        self.query_one(SeeAlso).links = tuple(place.words for place in self._onward)
        hints = "library.hints-script" if self._script else "library.hints-card"
        self.query_one("#page-hints", Static).update(
            plain(self.words(hints, **self.keyboard.letters(Place.READING)))
        )
        row = step.row
        self.call_after_refresh(lambda: self._page.scroll_to(y=row, animate=False))

    @property
    def _page(self) -> VerticalScroll:
        return self.query_one("#page", VerticalScroll)

    def on_link_line_picked(self, event: LinkLine.Picked) -> None:
        """Follow the link that was clicked."""
        event.stop()
        self._follow(event.number)

    def _follow(self, number: int) -> None:
        if number <= len(self._onward):
            del self._way[self._at + 1 :]
            self._way.append(_Step(self._onward[number - 1]))
            self.action_go(1)

    def action_go(self, by: int) -> None:
        """Go back to what was read before, or on again; back from the first leaves."""
        if self._at + by < 0:
            self.dismiss(None)
        elif self._at + by < len(self._way):
            self._way[self._at].row = self._page.scroll_y
            self._at += by
            self._show_page()

    def action_start(self) -> None:
        """Close, and start a meeting from the script that is read."""
        if self._script is not None:
            self.starts = self._script
            self.dismiss(None)
