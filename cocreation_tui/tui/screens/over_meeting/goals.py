"""Goals against their baseline, to look at and to go on from."""

from __future__ import annotations

from enum import Enum, auto

from textual import events
from textual.app import ComposeResult
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from cocreation_tui.core.initiative.goals import Goal
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.keys.acts import Acts
from cocreation_tui.tui.keys.table import Place, bindings
from cocreation_tui.tui.screens.base import BaseDialog
from cocreation_tui.tui.text import lines, plain
from cocreation_tui.tui.widgets.fields.goal_rows import goal_rows
from cocreation_tui.tui.widgets.fields.ink import CONTROL


class ToTheRoom(Enum):
    """What the room is to see."""

    GOALS = auto()
    """All of the goals."""


class GoalsScreen(BaseDialog[Goal | ToTheRoom]):
    """Every goal with its bars. Closes with a goal, for a new observation, or with what the room is to see."""

    CSS_PATH = "../../styles/exercises.tcss"
    WHERE = Place.EXERCISE
    BINDINGS = bindings(Place.EXERCISE)

    def __init__(self, words: Words, goals: tuple[Goal, ...]) -> None:
        super().__init__(words)
        self._goals = goals

    @property
    def acts(self) -> Acts:
        """What it does, by command."""
        return {
            **super().acts,
            "exercise-room": self.to_the_room,
        }

    def compose(self) -> ComposeResult:
        """Title, goals, keys."""
        yield self.too_small
        yield Static(plain(self.words("exercise.goals-title")), classes="exercise-title")
        if not self._goals:
            yield Static(plain(self.words("exercise.goals-none")), id="goals-none")
        yield OptionList(id="goals-list", compact=True)
        yield Static(
            plain(self.words("exercise.goals-hints", **self.keyboard.letters(Place.EXERCISE))),
            classes="exercise-hints",
        )

    def on_mount(self) -> None:
        """Begin at the first goal."""
        self.set_focus(self.query_one(OptionList))

    def on_resize(self, event: events.Resize) -> None:
        """Draw the bars as long as there is room for."""
        super().on_resize(event)
        goals = self.query_one(OptionList)
        at, cells = goals.highlighted or 0, event.size.width - 6
        goals.clear_options()
        goals.add_options(
            [Option(lines([*goal_rows(self.words, goal, cells, CONTROL), plain("")])) for goal in self._goals]
        )
        goals.highlighted = at if self._goals else None

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take a new observation of a goal."""
        event.stop()
        self.dismiss(self._goals[event.option_index])

    def to_the_room(self) -> None:
        """Show the room."""
        self.dismiss(ToTheRoom.GOALS)
