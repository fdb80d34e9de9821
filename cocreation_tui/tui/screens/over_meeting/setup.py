"""Setting up a round or a way of working before it starts: a few rows, each changed with the arrows."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Static

from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.i18n.numbers import figure
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.screens.base import BaseDialog
from cocreation_tui.tui.text import line, pad, plain, width

MOST = 240.0
"""The most minutes of a row."""
LABEL = 20
"""Cells of a label at least."""


@dataclass(frozen=True, slots=True)
class Knob:
    """One row: minutes, or one of several words."""

    label: str
    """What it sets."""
    value: float
    """Minutes, or the place of the word that holds."""
    values: tuple[str, ...] = ()
    """The words to choose among; empty for minutes."""
    least: float = 0.0
    """The fewest minutes."""
    zero: str = ""
    """What no minutes mean, in words."""

    @property
    def minutes(self) -> bool:
        """Whether it is a row of minutes."""
        return not self.values

    def turned(self, by: int) -> float:
        """The value after turning it."""
        if self.values:
            return (self.value + by) % len(self.values)
        return max(self.least, min(self.value + by, MOST))


Values = tuple[float, ...]


class KnobRow(Static):
    """A row that can be clicked: the first click chooses it, more turn it."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self._place = place

    async def on_click(self, event: events.Click) -> None:
        """Choose or turn."""
        event.stop()
        await self.run_action(f"screen.click({self._place})")


class SetupScreen(BaseDialog[Values]):
    """Up and down choose a row, left and right turn it, digits write minutes, Enter starts, Esc does not."""

    CSS_PATH = "../../styles/voices.tcss"
    BINDINGS = [
        Binding("down,tab", "choose(1)", show=False),
        Binding("up,shift+tab", "choose(-1)", show=False),
        Binding("right,plus", "turn(1)", show=False),
        Binding("left,minus", "turn(-1)", show=False),
        Binding("backspace", "rub_out", show=False),
        Binding("enter", "start", show=False),
    ]

    def __init__(
        self,
        words: Words,
        title: str,
        knobs: tuple[Knob, ...],
        says: Callable[[Values], str],
        chosen: int = 0,
    ) -> None:
        super().__init__(words)
        self._title = title
        self._knobs = knobs
        self._values: list[float] = [knob.value for knob in knobs]
        self._says = says
        self._chosen = chosen
        self._typed = ""

    def compose(self) -> ComposeResult:
        """Title, rows, what comes of it, keys."""
        yield self.too_small
        with Vertical(id="setup"):
            yield Static(plain(self._title), id="setup-title")
            for place in range(len(self._knobs)):
                yield KnobRow(place)
            yield Static(id="setup-says")
            yield Static(plain(self.words("setup.hints")), id="setup-hints")

    def on_mount(self) -> None:
        """Show the rows."""
        self._show()

    def _show(self) -> None:
        for place, row in enumerate(self.query(KnobRow)):
            knob, here = self._knobs[place], place == self._chosen
            label = max([LABEL, *(width(other.label) for other in self._knobs)])
            said = self._said(place)
            row.update(
                line(
                    ("▸ " if here else "  ", "bold $text-primary"),
                    (pad(knob.label, label) + "  ", "bold" if here else ""),
                    ("← " if here else "  ", "$text-primary"),
                    (said, "bold" if here else ""),
                    (" →" if here else "", "$text-primary"),
                )
            )
        self.query_one("#setup-says", Static).update(plain(self._says(tuple(self._values))))

    def _said(self, place: int) -> str:
        knob, value = self._knobs[place], self._values[place]
        if knob.values:
            return knob.values[int(value)]
        if place == self._chosen and self._typed:
            return self.words("setup.minutes", minutes=self._typed + "_")
        if not value and knob.zero:
            return knob.zero
        return self.words("setup.minutes", minutes=number_words(self.words, value))

    def action_choose(self, by: int) -> None:
        """Go to another row."""
        self._typed = ""
        self._chosen = max(0, min(self._chosen + by, len(self._knobs) - 1))
        self._show()

    def action_turn(self, by: int) -> None:
        """Change the row."""
        self._typed = ""
        knob = self._knobs[self._chosen]
        turned = Knob(knob.label, self._values[self._chosen], knob.values, knob.least)
        self._values[self._chosen] = turned.turned(by)
        self._show()

    def action_click(self, place: int) -> None:
        """Choose a row, or turn the one that is chosen."""
        if place == self._chosen:
            self.action_turn(1)
        else:
            self.action_choose(place - self._chosen)

    def on_key(self, event: events.Key) -> None:
        """Write minutes."""
        character = event.character or ""
        if not self._knobs[self._chosen].minutes or character not in (*"0123456789", ",", "."):
            return
        event.stop()
        if character in ",." and "," in self._typed:
            return
        self._write(self._typed + ("," if character in ",." else character))

    def action_rub_out(self) -> None:
        """Take back a digit."""
        self._write(self._typed[:-1])

    def _write(self, typed: str) -> None:
        knob = self._knobs[self._chosen]
        if not knob.minutes or len(typed) > 5:
            return
        self._typed = typed
        if typed.strip(","):
            self._values[self._chosen] = max(knob.least, min(float(typed.replace(",", ".")), MOST))
        self._show()

    def action_start(self) -> None:
        """Close with what the rows say."""
        self.dismiss(tuple(self._values))


def number_words(words: Words, number: float) -> str:
    """A number of minutes as people write it: ``5``, ``1,5``; ``1.5`` in English."""
    return figure(round(number, 1), words.language)
