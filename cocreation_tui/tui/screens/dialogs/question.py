"""A question with a few answers, each with what follows from it: one key answers, Esc changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.screens.base import BaseDialog
from cocreation_tui.tui.text import line, pad, plain, width

Act = Callable[[], None]
"""Does what an answer says."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One of a few."""

    label: str
    """What it says."""
    follows: str = ""
    """What follows from it."""
    key: str = ""
    """The key that chooses it; empty for the digit of its place."""
    act: Act | None = None
    """Does what it says; None where nothing is to be done."""


class QuestionScreen(BaseDialog[Act]):
    """A question over the meeting. The first answer changes nothing and is the one Enter takes.

    Closes with what is to be done; None where that is nothing, as after Esc.
    """

    CSS_PATH = "../../styles/timing.tcss"

    def __init__(self, words: Words, question: str, answers: tuple[Answer, ...]) -> None:
        super().__init__(words)
        self._question = question
        self._answers = tuple(
            replace(answer, key=answer.key or str(place)) for place, answer in enumerate(answers, 1)
        )

    def compose(self) -> ComposeResult:
        """Question, answers, how to answer."""
        yield self.too_small
        with Vertical(classes="timing-dialog"):
            yield Static(plain(self._question), classes="timing-title")
            yield OptionList(compact=True, classes="timing-list")
            yield Static(plain(self.words("question.hints", n=len(self._answers))), classes="timing-hints")

    def on_mount(self) -> None:
        """Stand on the harmless answer."""
        listed, options = self.query_one(OptionList), answer_rows(self._answers)
        listed.add_options(options)
        listed.highlighted = 0
        self.set_focus(listed)

    def on_resize(self, event: events.Resize) -> None:
        """Of a question that is longer than the window, the answers are seen first; the wheel shows the rest."""
        super().on_resize(event)
        self.set_class(event.size.height < 24, "-low")
        self.call_after_refresh(self.query_one(OptionList).scroll_visible, animate=False)

    def on_key(self, event: events.Key) -> None:
        """Answer with the key that stands beside an answer."""
        for answer in self._answers:
            if answer.key and event.key == answer.key:
                event.stop()
                self.dismiss(answer.act)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answer with what is highlighted or was clicked."""
        event.stop()
        self.dismiss(self._answers[event.option_index].act)


def answer_rows(answers: tuple[Answer, ...]) -> list[Option]:
    """Answers as rows: key, what they say, what follows, in columns."""
    column = max((width(answer.label) for answer in answers), default=0)
    return [Option(_row(answer, column)) for answer in answers]


def _row(answer: Answer, column: int) -> Content:
    return line(
        (f" {answer.key or ' '}  ", "bold $text-primary"),
        pad(answer.label, column),
        (f"   {answer.follows}" if answer.follows else "", "$text-secondary"),
    )
