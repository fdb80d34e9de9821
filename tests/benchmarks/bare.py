"""The bare things that others are compared with: a greeting, and an input with two lists and a clock."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.widgets import Digits, Footer, Header, Input, OptionList, ProgressBar, Static

READY = "Ready to go"
"""What both show."""


class Hello(App[None]):
    """A greeting."""

    def compose(self) -> ComposeResult:
        """The greeting."""
        yield Static(READY)


class Combination(App[None]):
    """What a meeting is made of, without a meeting: input, agenda, clock, captures."""

    def __init__(self, captures: int) -> None:
        super().__init__()
        self._captures = captures
        self._seconds = 0

    def compose(self) -> ComposeResult:
        """All of it."""
        yield Header()
        with Horizontal():
            yield OptionList(*(f"Item {number}" for number in range(8)))
            yield Digits("00:00")
            yield OptionList(
                *(f"Something caught {number}" for number in range(self._captures)), id="captures"
            )
        yield ProgressBar(100)
        yield Input(placeholder=READY)
        yield Footer()

    def on_mount(self) -> None:
        """Write into the input; let the clock run."""
        self.query_one(Input).focus()
        self.set_interval(1, self._tick)

    def _tick(self) -> None:
        self._seconds += 1
        self.query_one(Digits).update(f"{self._seconds // 60:02}:{self._seconds % 60:02}")


HELLO = "from tests.benchmarks.bare import Hello; Hello().run()"
COMBINATION = "import sys; from tests.benchmarks.bare import Combination; Combination(int(sys.argv[1])).run()"
"""What ``python -c`` is given, so that they are compiled once as the program is."""
