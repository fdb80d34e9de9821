"""Help for where one is, then every key."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events
from textual.content import Content

from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.keys.keyboard import Keyboard
from cocreation_tui.tui.keys.table import BY_ID, Place, at
from cocreation_tui.tui.screens.dialogs.page import PageScreen
from cocreation_tui.tui.text import line, lines, pad, plain, styled, width
from cocreation_tui.tui.words.pages import Page, help_pages

OPENED_BY = ("help", "home-help", "initiative-help", "tasks-help", "new-meeting-help", "over-help")
"""The commands that open the help."""
MEETING_FIRST = (
    "toggle", "advance", "back", "more", "undo", "find", "capture-decision", "capture-task", "open-line",
    "face", "rescue", "minutes", "close", "palette", "home",
)  # fmt: skip
"""The commands that carry a meeting, in the order they are needed."""
LINE_FIRST = ("form-typed", "rules", "captures", "minutes", "palette")
"""Commands that work while the capture line is open."""


class HelpScreen(PageScreen):
    """The page for where one is, then all keys; the key that opened it turns the page and closes the last."""

    def __init__(self, words: Words, keyboard: Keyboard, here: Page) -> None:
        super().__init__(words, (here, *help_pages(words, keyboard)))
        self._turned_by = {"f1", *(key for command in OPENED_BY for key in keyboard.keys(command).split(","))}

    def on_key(self, event: events.Key) -> None:
        """Go on to all keys, then close."""
        if event.key in self._turned_by:
            event.stop()
            if self.number < len(self._pages) - 1:
                self.number += 1
            else:
                self.dismiss(None)


def meeting_page(words: Words, keyboard: Keyboard) -> Page:
    """The commands that carry a meeting."""
    return Page(
        words("help.here-meeting"), lines([*_commands(MEETING_FIRST, words, keyboard), *_more(words)])
    )


def line_page(words: Words, keyboard: Keyboard) -> Page:
    """What applies while the capture line is open."""
    rows = [plain(text) for text in words("help.marks").split("\n")]
    return Page(
        words("help.here-line"),
        lines([*rows, plain(""), *_commands(LINE_FIRST, words, keyboard), *_more(words)]),
    )


def place_page(where: Place, words: Words, keyboard: Keyboard) -> Page:
    """The commands of a place that has no page of its own."""
    rows = _commands((key.id for key in at(where)), words, keyboard)
    return Page(words("help.here", place=words(f"place.{where}")), lines([*rows, *_more(words)]))


def home_page(words: Words, keyboard: Keyboard) -> Page:
    """What can be done at Home."""
    rows = _text("help.home", words, **keyboard.letters(Place.HOME))
    return Page(words("help.here-home"), lines([*rows, *_more(words)]))


def initiative_page(words: Words, keyboard: Keyboard) -> Page:
    """What can be done on an initiative's screen."""
    rows = _text("initiative.help", words, **keyboard.letters(Place.INITIATIVE))
    return Page(words("initiative.help-title"), lines([*rows, *_more(words)]))


def tasks_page(words: Words, keyboard: Keyboard) -> Page:
    """What can be done with the tasks."""
    rows = _text("tasks.help", words, **keyboard.letters(Place.TASKS))
    return Page(words("tasks.help-title"), lines([*rows, *_more(words)]))


def form_page(words: Words, keyboard: Keyboard) -> Page:
    """How a new meeting is filled in."""
    rows = _text("help.form", words, **keyboard.letters(Place.NEW_MEETING))
    return Page(words("help.here-form"), lines([*rows, *_more(words)]))


def _text(key: str, words: Words, **values: str) -> list[Content]:
    return [plain(text) for text in words(key, **values).split("\n")]


def _more(words: Words) -> list[Content]:
    return [plain(""), styled(words("help.more"), "$text-muted")]


def _commands(wanted: Iterable[str], words: Words, keyboard: Keyboard) -> list[Content]:
    rows = [(keyboard.shown(name), BY_ID[name].told(words)) for name in wanted if keyboard.keys(name)]
    column = max((width(keys) for keys, _ in rows), default=0) + 3
    return [line((pad(keys, column), "bold $text-primary"), said) for keys, said in rows]
