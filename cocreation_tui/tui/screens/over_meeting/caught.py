"""The list of what was caught: newest first, filtered by words, and by kind when the first word names one."""

from __future__ import annotations

from textual.widgets import Input

from cocreation_tui.core.capture.capture import Capture, Kind
from cocreation_tui.core.ground.cleaning import clean_line
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.screens.dialogs.pick import Choice, PickScreen

LEAST = 3
"""Letters of a word from which on it may be the beginning of a kind."""


class CaughtScreen(PickScreen[Capture]):
    """Choose a capture; ``mål lys`` lists goals with *lys* in them."""

    def __init__(
        self,
        words: Words,
        choices: tuple[Choice[Capture], ...],
        named: dict[str, frozenset[Kind]],
    ) -> None:
        super().__init__(words, words("captures.choose"), choices)
        self._named = named

    def on_input_changed(self, event: Input.Changed) -> None:
        """List what fits: the kind that is named, or else the words."""
        event.stop()
        event.prevent_default()
        first, _, rest = clean_line(event.value).casefold().partition(" ")
        kinds = kinds_called(first, self._named)
        found = tuple(
            choice for choice in self._choices if choice.target.kind in kinds and choice.matches(rest)
        )
        self.show(found or tuple(one for one in self._choices if one.matches(clean_line(event.value))))


def kinds_called(word: str, named: dict[str, frozenset[Kind]]) -> frozenset[Kind]:
    """The kinds a word names: by one of their names, or by the beginning of one when it is long enough."""
    if word in named:
        return named[word]
    if len(word) < LEAST:
        return frozenset()
    return frozenset(kind for name, kinds in named.items() if name.startswith(word) for kind in kinds)
