"""The library: method cards and session scripts in every language, searched while one types, and read large."""

from __future__ import annotations

from textual.content import Content

from cocreation_tui.core.agenda.script import Script
from cocreation_tui.desk.desk import Desk
from cocreation_tui.i18n.words import LANGUAGES, Words, language_name
from cocreation_tui.method.cards import Card
from cocreation_tui.method.search import Found, Leaf, leaves, search
from cocreation_tui.tui.screens.dialogs.pick import Choice, PickScreen, label
from cocreation_tui.tui.screens.library.card_reader import ReadingScreen
from cocreation_tui.tui.screens.library.shelf_pages import place_of
from cocreation_tui.tui.text import line
from cocreation_tui.tui.words.of_keys import script_words


class LibraryScreen(PickScreen[Card | Script]):
    """Everything there is to read; Enter opens, Esc goes back. Closes with a script to start a meeting from.

    What is on disk is looked at anew at every search; what lies in other languages is read once the list is there.
    """

    CSS_PATH = "../../styles/library.tcss"

    def __init__(self, desk: Desk, words: Words) -> None:
        self._desk = desk
        self._languages = sorted(LANGUAGES, key=lambda language: language != words.language)
        super().__init__(words, words("library.title"), ())
        self._choices = self._search("", self._languages[:1])
        self.add_class("-library")

    def on_mount(self) -> None:
        """Read what is in other languages."""
        self.run_worker(self._read_on, thread=True, group="library", exit_on_error=True)

    def hints(self) -> str:
        """What the keys do."""
        return self.words("library.hints-list")

    def _read_on(self) -> None:
        self._leaves(self._languages)
        self.app.call_from_thread(self.list_again)

    def _leaves(self, languages: list[str]) -> tuple[Leaf, ...]:
        return leaves(languages, self._desk.workspace.cards, self._desk.workspace.scripts)

    def _search(self, typed: str, languages: list[str]) -> tuple[Choice[Card | Script], ...]:
        return tuple(map(self._choice, search(self._leaves(languages), typed)))

    def fitting(self, typed: str) -> tuple[Choice[Card | Script], ...]:
        """What has every word typed, as it is on disk now."""
        return self._search(typed, self._languages)

    def _choice(self, found: Found) -> Choice[Card | Script]:
        what = found.leaf.what
        told = [self._words_of(what), language_name(self.words, what.language)]
        if isinstance(what, Script):
            told.append(script_words(what, self.words))
        return Choice(what, what.title, " · ".join(told), found.line)

    def _words_of(self, what: object) -> str:
        return self.words("library.script" if isinstance(what, Script) else "library.card")

    def row(self, choice: Choice[Card | Script]) -> Content:
        """A title, and below it the line with what was typed where the title has it not."""
        if not choice.also:
            return label(choice)
        return line(label(choice), "\n", (f"  {choice.also}", "$text-muted italic"))

    def picked(self, choice: Card | Script) -> None:
        """Read it; the list and what was typed stay behind it."""
        screen = ReadingScreen(self._desk, self.words, place_of(choice))

        def left(_: None) -> None:
            if screen.starts is not None:
                self.dismiss(screen.starts)

        self.app.push_screen(screen, left)
