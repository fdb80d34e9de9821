"""What is found while one types, in meetings that may still be read meanwhile."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.ground.cleaning import clean_line
from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.reports.sought import Sought, sought
from cocreation_tui.desk.desk import Desk, Room
from cocreation_tui.desk.searching import Filling, Searching, initiative_of_file
from cocreation_tui.i18n.words import Words
from cocreation_tui.store.index import Hit, Query
from cocreation_tui.tui.screens.base import BaseScreen
from cocreation_tui.tui.screens.dialogs.pick import FilterInput
from cocreation_tui.tui.screens.initiative.spine import hint_line
from cocreation_tui.tui.screens.papers.hit_rows import VIEWS, row, views
from cocreation_tui.tui.text import fit, line, plain, styled, width

MOST = 100
"""Rows at most: more words find fewer, and each is drawn anew at every key."""
CAUGHT = frozenset(one.value for one in Kind)
"""What is listed before anything is typed: what was caught last, not the agendas around it."""


class FindLive(BaseScreen[str]):
    """A field and what it finds. Closes with what is to be set right in the open meeting, by identity.

    Meetings that have changed are read meanwhile; that may be left at any time and goes on the next time.
    """

    CSS_PATH = "../../styles/find.tcss"

    view: reactive[str] = reactive("all")
    """Which of ``VIEWS`` is shown."""
    everywhere: reactive[bool] = reactive(True)
    """Whether all initiatives are searched, and not only the one that was open."""

    def __init__(
        self, desk: Desk, words: Words, room: Room | None = None, folder: Path | None = None
    ) -> None:
        """``room`` is the meeting that is open, ``folder`` that of the initiative; None for neither."""
        super().__init__(words)
        self._desk = desk
        self._room = room
        self._folder = initiative_of_file(room.path) if room and room.path else folder
        self._searching: Searching | None = None
        self._filling = Filling(of=1)
        self._left = False
        self._asked = 0
        self._hits: dict[str, Hit] = {}
        self._wanted = self._shown = Sought()

    def compose(self) -> ComposeResult:
        """Title, field, kinds, list, what is to be known, keys."""
        yield self.too_small
        yield Static(id="find-title")
        field = FilterInput(placeholder=self.words("found.placeholder"), compact=True, id="find-words")
        field.cursor_blink = False
        yield field
        yield Static(id="find-views")
        yield OptionList(id="find-list")
        yield Static(id="find-says")
        yield Static(id="find-hints")

    def on_mount(self) -> None:
        """Give the field the keys, and read what has changed off the event loop."""
        self.set_focus(self.query_one(FilterInput))
        self._show_around()
        self._fill()

    def on_unmount(self) -> None:
        """Stop reading, and let go of the index."""
        self._left = True
        if self._searching is not None:
            self._searching.close()

    # Reading what has changed

    def _fill(self) -> None:
        self.run_worker(self._read, thread=True, group="find-reading", exit_on_error=True)

    def _read(self) -> None:
        try:
            if self._searching is None:
                self._searching = Searching(self._desk)
            for filling in self._searching.fill():
                if self._left:
                    break
                self.app.call_from_thread(self._have_read, filling)
        except StoreError as error:
            self.app.call_from_thread(self._tell, error)
        if self._left and self._searching is not None:
            self._searching.close()

    def _have_read(self, filling: Filling) -> None:
        self._filling = filling
        if self.is_mounted and not self._left:
            self._show_around()
            if filling.problems:
                self._say(self.words.count("found.unread", len(filling.problems)))
            if self._searching is not None and self._searching.trouble is not None:
                self._say(self.words("found.in-memory"))
            # The latest meetings are read first: a list that is full does not change any more.
            if filling.done or len(self._hits) < MOST:
                self._search()

    def _tell(self, error: StoreError) -> None:
        if self.is_mounted:
            self._say(self.words(error.key, path=error.path.name, **error.values))

    # Searching

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find what has the words typed."""
        event.stop()
        self._search()

    @property
    def typed(self) -> str:
        """What is typed."""
        return clean_line(self.query_one(FilterInput).value)

    def _search(self) -> None:
        """Look for what is typed, off the event loop; only the last that was asked is shown."""
        if self._searching is None:
            return
        self._asked += 1
        folder = None if self.everywhere else self._folder
        kinds = VIEWS[self.view] or (frozenset() if self.typed else CAUGHT)
        query = Query(sought(self.typed), kinds, folder, most=MOST)
        job = partial(self._find, self._searching, query, self._asked)
        self.run_worker(job, thread=True, group="find-search", exclusive=True, exit_on_error=True)

    def _find(self, searching: Searching, query: Query, asked: int) -> None:
        if asked != self._asked or self._left:
            return
        try:
            hits = searching.find(query)
        except StoreError as error:
            self.app.call_from_thread(self._tell, error)
            return
        self.app.call_from_thread(self._have_found, query.sought, hits, asked)

    def _have_found(self, wanted: Sought, hits: tuple[Hit, ...], asked: int) -> None:
        if asked != self._asked or not self.is_mounted or self._left:
            return
        self._wanted = wanted
        self._hits = {f"{hit.meeting.path}/{hit.said.kind}/{hit.said.id}": hit for hit in hits}
        self._show_list()
        if self._searching is not None and self._searching.begun_anew:
            self._fill()

    # What is shown

    def _show_list(self) -> None:
        room = self.size.width - 6
        wanted, words = self._wanted, self.words
        options = [Option(row(hit, wanted, words, room), id=key) for key, hit in self._hits.items()]
        if not options:
            options = [Option(plain(self._nothing()), disabled=True)]
        listed, chosen = self.query_one(OptionList), self.chosen_key
        same, self._shown = self._shown == self._wanted, self._wanted
        listed.clear_options()
        listed.add_options(options)
        keys = list(self._hits)
        listed.highlighted = (keys.index(chosen) if same and chosen in keys else 0) if keys else None
        self._show_around()

    @property
    def chosen_key(self) -> str:
        """The row that is highlighted; empty for none."""
        option = self.query_one(OptionList).highlighted_option
        return (option.id if option else None) or ""

    def _nothing(self) -> str:
        """Why nothing is listed."""
        if not self._filling.done:
            return ""
        if self.typed:
            return self.words("found.none-typed", typed=self.typed)
        return self.words("found.none-yet" if self.view == "all" else "found.none-kind")

    def _show_around(self) -> None:
        self.query_one("#find-title", Static).update(self._title())
        self.query_one("#find-views", Static).update(views(self.view, self.words, self.size.width - 4))
        self.query_one("#find-hints", Static).update(hint_line(self.hints(), self.size.width - 4))

    def _title(self) -> Content:
        """Where is searched on the left; how much was found, or how far reading has come, on the right."""
        named = self.scope_name()
        title = self.words("found.title") if self.everywhere else self.words("found.title-of", name=named)
        count = len(self._hits)
        said = (
            self.words.count("found.counted", count)
            if count < MOST
            else self.words("found.counted-more", n=MOST)
        )
        if not self._filling.done:
            said = self.words("found.reading", read=self._filling.read, of=self._filling.of)
        room = self.size.width - 6 - width(said)
        title = fit(title, max(room, 12))
        return line(
            (title, "bold $text-primary"), " " * max(2, room - width(title) + 2), (said, "$text-secondary")
        )

    def scope_name(self) -> str:
        """The initiative that may be searched alone, as its meetings call it; else its folder."""
        if self._folder is None:
            return ""
        named = (
            hit.meeting.initiative for hit in self._hits.values() if hit.meeting.path.parent == self._folder
        )
        return next(filter(None, named), self._folder.name)

    def hints(self) -> list[tuple[str, str]]:
        """The keys that apply now, the most needed first."""
        return []

    def _say(self, text: str) -> None:
        self.query_one("#find-says", Static).update(styled(text, "$text-warning"))

    def on_resize(self, event: events.Resize) -> None:
        """Fit the rows into the window."""
        super().on_resize(event)
        if self.is_mounted:
            self._show_list()

    def watch_view(self) -> None:
        """Find what is of the kind."""
        self._search_anew()

    def watch_everywhere(self) -> None:
        """Find what was said there."""
        self._search_anew()

    def _search_anew(self) -> None:
        if self.is_mounted:
            self._show_around()
            self._search()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say which keys apply."""
        event.stop()
        self._show_around()
