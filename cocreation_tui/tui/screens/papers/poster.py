"""The poster, for the projector: all platforms at once, then each one alone; and saved to print."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.reports.poster import Poster
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.keys.acts import Acts
from cocreation_tui.tui.keys.table import Place, bindings
from cocreation_tui.tui.screens.base import BaseDialog
from cocreation_tui.tui.text import line, lines, plain
from cocreation_tui.tui.widgets.room_side.poster_rows import poster_pages, poster_rows

MARGIN = 2
"""Columns left free on either side."""


class PosterFace(Widget):
    """A page of the poster, painted for the room there is."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    PosterFace { width: 1fr; height: 1fr; background: $audience-ground; color: $audience-text; }
    """

    page: reactive[int] = reactive(0)
    """Which page, counted from 0."""

    def __init__(self, poster: Poster) -> None:
        super().__init__()
        self._poster = poster

    def render(self) -> Content:
        """The page."""
        rows = poster_rows(self._poster, self.page, self.size.width - 2 * MARGIN, self.size.height)
        return lines([line(" " * MARGIN, row) for row in rows[: self.size.height]])


class PosterScreen(BaseDialog[None]):
    """``PosterScreen(words, poster, save)``: left and right turn the pages, ``s`` saves, ``Esc`` leaves.

    ``words`` are those of the screens; the poster speaks the initiative's language. ``save`` writes the files and
    returns where they are; it may raise ``StoreError`` and is called in a thread: ``partial(save_poster, folder,
    poster)`` of ``export.poster`` with the initiative's folder.
    """

    CSS_PATH = "../../styles/poster.tcss"
    WHERE = Place.POSTER
    BINDINGS = [
        Binding("right,pagedown,space", "turn(1)", show=False),
        Binding("left,pageup", "turn(-1)", show=False),
        Binding("home", "turn_to(0)", show=False),
        Binding("end", "turn_to(-1)", show=False),
        Binding("enter", "close_dialog", show=False),
        *bindings(Place.POSTER),
    ]

    def __init__(self, words: Words, poster: Poster, save: Callable[[], tuple[Path, ...]]) -> None:
        super().__init__(words)
        self._pages = poster_pages(poster)
        self._save = save
        self._saving = False
        self._said = ""
        self.face = PosterFace(poster)
        """The poster."""

    @property
    def acts(self) -> Acts:
        """What it does, by command."""
        return {
            **super().acts,
            "poster-save": self.save,
            "poster-close": self.action_close_dialog,
        }

    def compose(self) -> ComposeResult:
        """The poster, what was said of saving, the keys."""
        yield self.too_small
        yield self.face
        yield Static(id="poster-said")
        yield Static(id="poster-hints")

    def on_mount(self) -> None:
        """Say which page it is."""
        self._say_page()

    def on_resize(self, event: events.Resize) -> None:
        """Paint for the new size."""
        super().on_resize(event)
        self.face.refresh()

    def _say_page(self) -> None:
        page = self.face.page + 1
        key = "poster.hints" if self._pages > 1 else "poster.hints-one"
        said = self.words(key, page=page, of=self._pages, **self.keyboard.letters(Place.POSTER))
        self.query_one("#poster-hints", Static).update(plain(said))

    def tell(self, said: str) -> None:
        """Say what was done."""
        told = self.query_one("#poster-said", Static)
        told.update(plain(said))
        told.set_class(bool(said), "-shown")

    def action_turn(self, by: int) -> None:
        """Turn a page; at either end nothing happens."""
        self.action_turn_to(max(0, min(self.face.page + by, self._pages - 1)))

    def action_turn_to(self, page: int) -> None:
        """Turn to a page; -1 is the last."""
        self.face.page = page % self._pages
        self._say_page()

    def save(self) -> None:
        """Save the poster to print; pressed again while that is done, it is done once."""
        if not self._saving:
            self._saving = True
            self.tell(self.words("poster.saving"))
            self.run_worker(self._write, thread=True, group="poster", exit_on_error=True)

    def _write(self) -> None:
        try:
            paths = self._save()
            files = self.words.together([str(paths[0]), *(path.suffix for path in paths[1:])])
            said = self.words("poster.saved", files=files)
        except StoreError as error:
            said = self.words(error.key, path=error.path.name, **error.values)
        finally:
            self._saving = False
        self.app.call_from_thread(partial(self._told, said))

    def _told(self, said: str) -> None:
        if self.is_attached:
            self.tell(said)
