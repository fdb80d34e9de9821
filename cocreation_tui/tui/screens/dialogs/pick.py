"""Choosing one of many by typing a few letters: speakers, items, captures, commands, steps to undo."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Generic, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from cocreation_tui.core.ground.cleaning import clean_line
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.people.finding import Rank, best_first, folded, person_texts, rank
from cocreation_tui.core.people.people import Person, plain_name
from cocreation_tui.i18n.words import Words, in_other_languages
from cocreation_tui.tui.keys.keyboard import Keyboard
from cocreation_tui.tui.keys.table import Key
from cocreation_tui.tui.screens.base import BaseDialog
from cocreation_tui.tui.text import line, plain
from cocreation_tui.tui.widgets.fields.focus import HoldsFocus

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


ALIKE = 0.7
"""How like two words are, from 0 to 1, when one may have been meant by the other."""
MOST_SOUGHT = 4
"""Words of those typed that are looked for when nothing fits them all: more are no name and no command."""


@dataclass(frozen=True, slots=True)
class Choice(Generic[T_co]):
    """One of many."""

    target: T_co
    """What is returned when it is chosen."""
    label: str
    """What it is called; searched."""
    detail: str = ""
    """What is told beside it; searched too."""
    also: str = ""
    """Other words it is found by; not shown."""
    person: Person | None = None
    """Whom it stands for: somebody is found by name, then organisation, then platform."""

    def rank(self, typed: str) -> Rank | None:
        """How well it fits what was typed, 0 best; None when a word typed is nowhere in it.

        A label that is what was typed, or begins so, comes first, also after a heading such as ``New:``; then
        words that begin as typed come before words with it inside, and the label before what is told beside it.
        """
        if self.person is not None:
            return rank((*person_texts(self.person), self.detail), typed)
        label, rest = folded(self.label), folded(f"{self.detail} {self.also}")
        ranks = []
        for part in folded(typed).split():
            places = (_begins(label, part), _begins(rest, part), part in label, part in rest)
            if True not in places:
                return None
            ranks.append(places.index(True))
        said = folded(typed)
        names = (label, folded(self.label.partition(": ")[2]), folded(plain_name(self.label)))
        if said in names:
            return 0, 0
        return 0, 1 if any(name.startswith(said) for name in names) else 2 + max(ranks, default=0)

    def matches(self, typed: str) -> bool:
        """Whether every word typed is somewhere in it."""
        return self.rank(typed) is not None


def _begins(text: str, part: str) -> bool:
    return any(word.startswith(part) for word in text.split())


def ranked(choices: tuple[Choice[T], ...], typed: str) -> tuple[Choice[T], ...]:
    """Those that fit what was typed, the best first; those that fit alike in the order they came."""
    return best_first((choice.rank(typed), choice) for choice in choices)


def nearest(choices: tuple[Choice[T], ...], typed: str, most: int = 5) -> tuple[Choice[T], ...]:
    """Those with words most like what was typed, for when nothing fits it: slips of the hand, other endings."""
    likeness = [(_likeness(choice, typed), choice) for choice in choices]
    like = [pair for pair in likeness if pair[0] >= ALIKE]
    return tuple(choice for _, choice in sorted(like, key=lambda pair: -pair[0])[:most])


def _likeness(choice: Choice[T], typed: str) -> float:
    """How like its words are to those typed, from 0 to 1; the likest pair of words counts."""
    words = re.findall(r"\w+", f"{choice.label} {choice.also}".casefold())
    sought = re.findall(r"\w+", typed.casefold())[:MOST_SOUGHT]
    return max((_word_likeness(word, part) for part in sought for word in words), default=0.0)


@lru_cache(maxsize=16384)
def _word_likeness(word: str, part: str) -> float:
    if 2 * min(len(word), len(part)) < ALIKE * (len(word) + len(part)):
        return 0.0  # two words are at most as alike as their lengths
    matched = SequenceMatcher(None, word, part, autojunk=False)
    return matched.ratio() if matched.real_quick_ratio() >= ALIKE else 0.0


class FilterInput(HoldsFocus, Input):
    """A field whose arrows move in the list below it."""

    BINDINGS = [
        Binding("down", "screen.move(1)", show=False),
        Binding("up", "screen.move(-1)", show=False),
        Binding("pagedown", "screen.move(8)", show=False),
        Binding("pageup", "screen.move(-8)", show=False),
    ]

    def on_paste(self, event: events.Paste) -> None:
        """Take a paste as one clean line."""
        event.prevent_default()
        event.stop()
        self.insert_text_at_cursor(clean_line(event.text, 200))


class PickScreen(BaseDialog[T]):
    """A field and a list; Enter chooses, Esc leaves everything as it is.

    ``new`` makes a choice of what was typed, where something may be chosen that is not listed.
    """

    CSS_PATH = "../../styles/pick.tcss"

    def __init__(
        self,
        words: Words,
        title: str,
        choices: tuple[Choice[T], ...],
        new: Callable[[str], Choice[T]] | None = None,
    ) -> None:
        super().__init__(words)
        self._title = title
        self._choices = choices
        self._new = new
        self._found = choices

    def compose(self) -> ComposeResult:
        """Title, field, list."""
        yield self.too_small
        with Vertical(id="pick"):
            yield Static(plain(self._title), id="pick-title")
            field = self.field()
            field.cursor_blink = False
            yield field
            yield OptionList(id="pick-list", compact=True)
            yield Static(plain(self.hints()), id="pick-hints")

    def on_mount(self) -> None:
        """Start with everything listed and the keys in the field."""
        self.show(self._choices)
        self.set_focus(self.query_one(FilterInput))

    def on_key(self, event: events.Key) -> None:
        """Keep what is typed before the field has the keys."""
        field = self.query_one(FilterInput)
        if event.is_printable and event.character and not field.has_focus:
            event.stop()
            field.insert_text_at_cursor(event.character)

    def show(self, choices: tuple[Choice[T], ...]) -> None:
        """List these, the first one highlighted."""
        self._found = choices
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(self.row(choice)) for choice in choices])
        options.highlighted = 0 if choices else None

    @property
    def stands_on(self) -> T | None:
        """What is highlighted; None when nothing is."""
        place = self.query_one(OptionList).highlighted
        return self._found[place].target if place is not None and place < len(self._found) else None

    def list_again(self) -> None:
        """List anew what fits what is typed, with the highlight still on what it stood on."""
        stood = self.stands_on
        self._list_fitting(clean_line(self.query_one(FilterInput).value))
        self.stand_on(stood)

    def stand_on(self, target: T | None) -> None:
        """Highlight this, if it is listed."""
        for place, choice in enumerate(self._found):
            if target is not None and choice.target == target:
                self.query_one(OptionList).highlighted = place
                return

    def on_input_changed(self, event: Input.Changed) -> None:
        """List what fits what was typed."""
        event.stop()
        self._list_fitting(clean_line(event.value))

    def _list_fitting(self, typed: str) -> None:
        found = self.fitting(typed)
        found = (*found, *(self.added(typed, found) if typed else ()))
        near = () if found or not typed else nearest(self._choices, typed)
        self.show(found or near)
        if not found:
            # What was not asked for is not chosen by Enter alone.
            self.query_one(OptionList).highlighted = None
        self._say_none("" if found or not typed else "pick.near" if near else "pick.none", typed)

    def _say_none(self, key: str, typed: str) -> None:
        """Say in place of the hints that nothing fits; the hints again without a key."""
        hints = self.query_one("#pick-hints", Static)
        hints.update(plain(self.words(key, typed=typed) if key else self.hints()))

    def field(self) -> FilterInput:
        """The field to type in."""
        return FilterInput(placeholder=self.words("pick.placeholder"), compact=True, id="pick-filter")

    def hints(self) -> str:
        """What the keys do."""
        return self.words("pick.hints")

    def added(self, typed: str, found: tuple[Choice[T], ...]) -> tuple[Choice[T], ...]:
        """What can be chosen though it is not listed: what was typed, unless it is the name of something found."""
        known = any(folded(plain_name(choice.also)) == folded(plain_name(typed)) for choice in found)
        return (self._new(typed),) if self._new and not known else ()

    def fitting(self, typed: str) -> tuple[Choice[T], ...]:
        """What fits what was typed, the best first."""
        return ranked(self._choices, typed)

    def row(self, choice: Choice[T]) -> Content:
        """A choice as it is listed."""
        return label(choice)

    def action_move(self, by: int) -> None:
        """Move the highlight."""
        options = self.query_one(OptionList)
        if self._found:
            options.highlighted = max(0, min((options.highlighted or 0) + by, len(self._found) - 1))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Choose what is highlighted."""
        event.stop()
        self._choose(self.query_one(OptionList).highlighted)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Choose what was clicked."""
        event.stop()
        self._choose(event.option_index)

    def _choose(self, index: int | None) -> None:
        if index is not None and index < len(self._found):
            self.picked(self._found[index].target)

    def picked(self, choice: T) -> None:
        """Something was chosen: close with it."""
        self.dismiss(choice)


def label(choice: Choice[object]) -> Content:
    """A choice as a line of the list."""
    return line(choice.label, (f"   {choice.detail}" if choice.detail else "", "$text-muted"))


def command_choices(keys: Iterable[Key], words: Words, keyboard: Keyboard) -> tuple[Choice[str], ...]:
    """Commands to choose among, with their keys, found by their names in any language and by other words for them."""
    others = in_other_languages(words)
    return tuple(
        Choice(
            key.id,
            key.told(words),
            keyboard.shown(key.id),
            " ".join((*(key.told(other) for other in others), _sought(key, words, *others))),
        )
        for key in keys
    )


def _sought(key: Key, *languages: Words) -> str:
    """Other words that people look for a command under; none where a catalogue has none."""
    found = ((wanted := f"sought.{key.id}", words(wanted)) for words in languages)
    return " ".join(said for wanted, said in found if said != wanted)
