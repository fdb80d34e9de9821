"""The minutes, to be read and scrolled, and where they were saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TypeVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Markdown, Static
from textual.widgets.markdown import MarkdownBlock

from cocreation_tui.core.reports.manner import USUAL, Manner, Names, Order, Readers
from cocreation_tui.export.document.formats import Format
from cocreation_tui.export.escaping import capital
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.keys.acts import Acts
from cocreation_tui.tui.keys.table import Place, bindings
from cocreation_tui.tui.screens.base import BaseDialog
from cocreation_tui.tui.screens.papers.going_out import Going, GoneOut, Wanted
from cocreation_tui.tui.text import plain

_Choice = TypeVar("_Choice", Order, Names, Readers)


def _next(now: _Choice) -> _Choice:
    """The choice after this one, the first after the last."""
    choices = list(type(now))
    return choices[(choices.index(now) + 1) % len(choices)]


class MinutesScreen(BaseDialog[None]):
    """Reads the Markdown as a colleague will see it."""

    CSS_PATH = "../../styles/page.tcss"
    WHERE = Place.MINUTES
    BINDINGS = [
        Binding("enter", "close_dialog", show=False),
        Binding("down", "move(2)", show=False),
        Binding("up", "move(-2)", show=False),
        Binding("pagedown,space", "move(15)", show=False),
        Binding("pageup", "move(-15)", show=False),
        Binding("home", "turn_to(False)", show=False),
        Binding("end", "turn_to(True)", show=False),
        *bindings(Place.MINUTES),
    ]

    def __init__(
        self,
        words: Words,
        text: str,
        saved: str,
        path: str = "",
        export: Callable[[Wanted, Manner], None] | None = None,
        retell: Callable[[Manner], None] | None = None,
        issue: Callable[[], None] | None = None,
        at: int | None = None,
    ) -> None:
        """``at`` is the line to begin at, which is marked, counted from 0; None for the top."""
        super().__init__(words)
        self._at = at
        self._manner = USUAL
        self._retell = retell
        self._text = text
        self._saved = saved
        self._path = path
        self._export = export
        self._issue = issue

    @property
    def acts(self) -> Acts:
        """What it does, by command."""
        return {
            **super().acts,
            "minutes-copy": self.copy_path,
            **{
                f"minutes-{one}": partial(self.export, one)
                for one in (*Format, *Going)
                if one is not Format.MD
            },
            "minutes-order": self.turn_order,
            "minutes-names": self.turn_names,
            "minutes-readers": self.turn_readers,
            "minutes-version": self.issue,
            "minutes-close": self.action_close_dialog,
        }

    def compose(self) -> ComposeResult:
        """Where it was saved, the minutes, how to go on."""
        yield self.too_small
        yield Static(plain(self._saved), id="minutes-saved")
        if self._retell:
            yield Static(plain(self._told_as()), id="minutes-manner")
        with VerticalScroll(id="minutes"):
            yield Markdown(self._text, open_links=False)
        keys = self.keyboard.letters(Place.MINUTES)
        issue = self.words("minutes.told-version", key=keys["version"]) if self.may_issue else ""
        key = "minutes.keys" if self._export else "page.hints"
        yield Static(plain(self.words(key, **keys, issue=issue)), id="page-hints")

    @property
    def may_issue(self) -> bool:
        """Whether it can be said here that they went out, or were approved."""
        return self._issue is not None

    def on_markdown_table_of_contents_updated(self, event: Markdown.TableOfContentsUpdated) -> None:
        """Go to what was looked for, once everything is there."""
        event.stop()
        at, self._at = self._at, None
        block = None if at is None else self._block_at(at)
        if block is not None:
            block.add_class("-moment")
            scroll = self.query_one("#minutes", VerticalScroll)
            self.call_after_refresh(scroll.scroll_to_widget, block, animate=False, center=True)

    def _block_at(self, line: int) -> MarkdownBlock | None:
        """The smallest part of the minutes that has a line."""
        having = [
            one for one in self.query(MarkdownBlock) if one.source_range[0] <= line < one.source_range[1]
        ]
        return min(having, key=lambda one: one.source_range[1] - one.source_range[0], default=None)

    def tell(self, said: str) -> None:
        """Say what was done, in place of where the minutes are."""
        self._saved = said
        for line in self.query("#minutes-saved").results(Static):
            line.update(plain(said))

    def went_out(self, done: GoneOut) -> None:
        """Say what was saved or copied to go out, unless the screen has been left since."""
        if done.copied:
            self.app.copy_to_clipboard(done.copied)
        if self.is_attached:
            self.tell(done.said)

    def copy_path(self) -> None:
        """Copy where the minutes are, for pasting elsewhere."""
        if self._path:
            self.app.copy_to_clipboard(self._path)
            self.tell(self.words("minutes.copied", path=self._path))
        else:
            self.tell(self.words("minutes.no-path"))

    def export(self, wanted: Wanted) -> None:
        """Save them in another format, as tables or with a mail beside the minutes, or copy the addresses."""
        if self._export is not None:
            self._export(wanted, self._manner)

    def issue(self) -> None:
        """Say that the minutes went out, or were approved."""
        if self._issue is not None:
            self._issue()

    def again(self) -> None:
        """Tell the minutes anew, as they are now."""
        self._ask(self._manner)

    def turn_order(self) -> None:
        """Item by item, or by kind."""
        self._ask(replace(self._manner, order=_next(self._manner.order)))

    def turn_names(self) -> None:
        """Full names, initials, roles."""
        self._ask(replace(self._manner, names=_next(self._manner.names)))

    def turn_readers(self) -> None:
        """For those the meeting was for, internal, to all."""
        self._ask(replace(self._manner, readers=_next(self._manner.readers)))

    def _ask(self, manner: Manner) -> None:
        if self._retell is not None:
            self._manner = manner
            self._retell(manner)

    def retold(self, text: str, saved: str, path: str, manner: Manner) -> None:
        """Show the minutes told in another manner, unless yet another has been asked for since.

        A screen that is not drawn yet begins with them; one that has been left shows nothing more.
        """
        if manner != self._manner or self._retell is None:
            return
        self._text, self._path = text, path
        for scroll in self.query("#minutes").results(VerticalScroll):
            scroll.remove_children()
            scroll.mount(Markdown(text, open_links=False))
        for line in self.query("#minutes-manner").results(Static):
            line.update(plain(self._told_as()))
        self.tell(saved)

    def _told_as(self) -> str:
        """How the minutes are told, with the keys that tell them otherwise."""
        words, keys, now = self.words, self.keyboard.letters(Place.MINUTES), self._manner
        said = words(
            "minutes.told-as",
            order=words(f"minutes.order-{now.order}"),
            names=words(f"minutes.names-{now.names}"),
            readers=words(f"minutes.readers-{now.readers}"),
            order_key=keys["order"],
            names_key=keys["names"],
            readers_key=keys["readers"],
        )
        version = words("minutes.told-version", key=keys["version"]) if self._issue else ""
        return capital(said) + version

    def action_turn_to(self, end: bool) -> None:
        """Go to the beginning or the end."""
        scroll = self.query_one("#minutes", VerticalScroll)
        (scroll.scroll_end if end else scroll.scroll_home)(animate=False)

    def action_move(self, by: int) -> None:
        """Scroll."""
        self.query_one("#minutes", VerticalScroll).scroll_relative(y=by, animate=False)
