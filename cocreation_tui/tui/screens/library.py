"""The library: method cards and session scripts in both languages, searched while one types, and read large."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from textual.binding import Binding
from textual.content import Content

from cocreation_tui.clock import local_zone
from cocreation_tui.core.agenda import Item
from cocreation_tui.core.schedule import Facts, project
from cocreation_tui.core.script import Script
from cocreation_tui.desk import Desk, default_start, start_today
from cocreation_tui.i18n.dates import clock, length_words
from cocreation_tui.i18n.words import LANGUAGES, Words
from cocreation_tui.method.cards import Card, list_cards
from cocreation_tui.tui.pages import card_pages, flowing
from cocreation_tui.tui.plans import all_scripts, script_key
from cocreation_tui.tui.screens.page import Page, PageScreen
from cocreation_tui.tui.screens.pick import Choice, PickScreen
from cocreation_tui.tui.text import line, lines, plain, styled
from cocreation_tui.tui.told import script_words

BEGINS = "09:00"
"""When the meeting begins in the preview of a script, unless its first item has a clock time."""


class ScriptScreen(PageScreen):
    """A script as an agenda; ``n`` starts a meeting from it."""

    BINDINGS = [Binding("n", "start", show=False), Binding("enter", "start", show=False)]

    def __init__(self, words: Words, page: Page) -> None:
        super().__init__(words, (page,))
        self.starts = False
        """Whether a meeting is to be started from it."""

    def _show_page(self) -> None:
        super()._show_page()
        from textual.widgets import Static

        self.query_one("#page-hints", Static).update(plain(self.words("library.hints-script")))

    def action_start(self) -> None:
        """Close, and start a meeting from this script."""
        self.starts = True
        self.dismiss(None)


class LibraryScreen(PickScreen):
    """Everything there is to read; Enter opens, Esc goes back. Closes with a script to start a meeting from."""

    CSS_PATH = "../styles/library.tcss"

    def __init__(self, desk: Desk, words: Words) -> None:
        self._desk = desk
        languages = sorted(LANGUAGES, key=lambda language: language != words.language)
        self._scripts = {f"script:{script_key(script)}": script for script in all_scripts(desk)}
        self._cards = {
            f"card:{card.language}/{card.id}": card
            for language in languages
            for card in list_cards(language, desk.workspace.cards)[0]
        }
        choices = (*self._script_choices(words), *self._card_choices(words))
        super().__init__(words, words("library.title"), choices)
        self.add_class("-library")

    def _script_choices(self, words: Words) -> Iterator[Choice]:
        for key, script in self._scripts.items():
            told = f"{words('library.script')} · {words(f'language.{script.language}')} · {script_words(script, words)}"
            body = (
                script.id,
                script.purpose,
                *script.results,
                *(_said(point.item) for point in script.points),
            )
            yield Choice(key, script.title, told, " ".join(body))

    def _card_choices(self, words: Words) -> Iterator[Choice]:
        for key, card in self._cards.items():
            told = f"{words('library.card')} · {words(f'language.{card.language}')}"
            yield Choice(key, card.title, told, " ".join((card.id, *(block.text for block in card.body))))

    def picked(self, choice: str) -> None:
        """Read it; the list and what was typed stay behind it."""
        if choice in self._cards:
            self._read_card(self._cards[choice])
        elif choice in self._scripts:
            self._read_script(choice, self._scripts[choice])

    def _read_card(self, card: Card) -> None:
        pages = tuple(card_pages((card.id,), lambda _: card))
        self.app.push_screen(PageScreen(self.words, pages, large=True))

    def _read_script(self, key: str, script: Script) -> None:
        now = self._desk.clock.now()
        start = start_today(BEGINS, now) or default_start(now)
        screen = ScriptScreen(self.words, script_page(script, start, self.words))

        def left(_: None) -> None:
            if screen.starts:
                self.dismiss(key.removeprefix("script:"))

        self.app.push_screen(screen, left)


def _said(item: Item) -> str:
    return " ".join((item.title, item.notes, item.plan_b, *item.questions))


def script_page(script: Script, start: datetime, words: Words) -> Page:
    """A script as an agenda with times, and the notes to each item."""
    zone, rules = local_zone()
    first = script.points[0].start_clock if script.points else None
    if first is not None:
        start = start.astimezone(rules).replace(hour=first.hour, minute=first.minute)
    agenda = script.agenda(start.astimezone(rules).date(), rules, ())
    seen = project(agenda, Facts(start), start)
    rows = [*_head(script, words), styled(words("library.agenda"), "bold $text-secondary")]
    for number, row in enumerate(seen.rows, 1):
        length = length_words(words, row.item.length)
        rows.append(
            line(
                (f"{clock(row.start, zone)}  ", "bold $text-primary"),
                (f"{number} {row.item.title}", "bold"),
                (f"   {length} · {words(f'item-kind.{row.item.kind.value}')}", "$text-muted"),
            )
        )
        rows += _notes(row.item, words)
    rows.append(line((f"{clock(seen.end, zone)}  ", "bold $text-primary"), words("library.end")))
    return Page(script.title, lines(rows))


def _head(script: Script, words: Words) -> list[Content]:
    told = [script_words(script, words), words(f"language.{script.language}")]
    told += [words("library.led-by", who=script.led_by)] if script.led_by else []
    told += [words("library.with-whom", who=script.with_whom)] if script.with_whom else []
    rows = [styled(" · ".join(told), "$text-muted"), plain("")]
    if script.purpose:
        rows += [plain(flowing(script.purpose)), plain("")]
    if script.results:
        rows.append(styled(words("library.results"), "bold $text-secondary"))
        rows += [plain(f"- {result}") for result in script.results]
        rows.append(plain(""))
    return rows


def _notes(item: Item, words: Words) -> list[Content]:
    rows = [styled(f"? {question}", "$text-accent") for question in item.questions]
    for paragraph in flowing(item.notes).split("\n"):
        if paragraph.strip():
            rows.append(plain(paragraph.strip()))
    if item.plan_b:
        plan_b = " ".join(flowing(item.plan_b).split())
        rows.append(line(("Plan B: ", "bold $text-warning"), plan_b))
    return [*rows, plain("")]
