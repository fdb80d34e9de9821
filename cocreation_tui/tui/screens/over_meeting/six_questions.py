"""The six guiding questions, each with what has been answered so far; Enter answers the one that is marked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from cocreation_tui.core.forms.exercises import QUESTIONS
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.keys.acts import Acts
from cocreation_tui.tui.keys.table import Place, bindings
from cocreation_tui.tui.screens.base import BaseDialog
from cocreation_tui.tui.text import line, lines, plain, styled, wrap
from cocreation_tui.tui.widgets.fields.form_fields import LineField

Answers = dict[str, tuple[str, ...]]
"""What was answered to every question, in order."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the screen begins with, and whom it tells."""

    answers: Answers
    """What was answered so far."""
    at: str
    """The question that is marked."""
    draft: str
    """An answer half written; empty for none."""
    kept: Callable[[str, str], None]
    """Told the question and the half-written answer whenever that changes."""
    given: Callable[[str, str], None]
    """Told the question and an answer to keep."""


class AnswerField(LineField):
    """An answer: Enter keeps it, Esc goes back to the questions."""

    BINDINGS = [
        Binding("enter", "screen.keep", show=False),
        Binding("escape", "screen.put_away", show=False),
        Binding("up,down", "screen.put_away", show=False),
    ]


class SixQuestionsScreen(BaseDialog[bool]):
    """The questions and a line for the answer. Closes with True when the room is to see them."""

    CSS_PATH = "../../styles/exercises.tcss"
    WHERE = Place.EXERCISE
    BINDINGS = bindings(Place.EXERCISE)

    def __init__(self, words: Words, asked: Asked) -> None:
        super().__init__(words)
        self._asked = asked
        self._answers = asked.answers

    @property
    def acts(self) -> Acts:
        """What it does, by command."""
        return {
            **super().acts,
            "exercise-room": self.to_the_room,
        }

    def compose(self) -> ComposeResult:
        """Title, questions, the line, the keys."""
        yield self.too_small
        yield Static(classes="exercise-title")
        yield OptionList(id="six-list", compact=True)
        with Vertical(id="six-answer"):
            yield Static(id="six-asked")
            yield AnswerField(self._asked.draft)
        yield Static(classes="exercise-hints")

    def on_mount(self) -> None:
        """Begin at the question at hand; in the line when an answer was left half written."""
        self._list(QUESTIONS.index(self._asked.at))
        self.query_one(AnswerField).cursor_position = len(self._asked.draft)
        self._show_line(bool(self._asked.draft))

    def on_resize(self, event: events.Resize) -> None:
        """Wrap for the new width."""
        super().on_resize(event)
        self._list(self.query_one(OptionList).highlighted or 0)

    def renew(self, answers: Answers) -> None:
        """Answers were kept: list them. The mark stays: somebody may have gone on to another question since."""
        self._answers = answers
        self._list(self._at())

    def give_back(self, question: str, text: str) -> None:
        """An answer could not be kept: put it back into the line, before what has been written since."""
        field = self.query_one(AnswerField)
        self._list(QUESTIONS.index(question))
        field.value = f"{text} {field.value}".strip()
        field.cursor_position = len(field.value)
        self._show_line(True)

    def _at(self) -> int:
        return self.query_one(OptionList).highlighted or 0

    def _list(self, at: int) -> None:
        questions = self.query_one(OptionList)
        questions.clear_options()
        cells = max(20, self.size.width - 6)
        questions.add_options(
            [Option(self._row(number, question, cells)) for number, question in enumerate(QUESTIONS, 1)]
        )
        questions.highlighted = at
        done = sum(bool(self._answers[question]) for question in QUESTIONS)
        title = f"{self.words('minutes.six-questions')} · {self.words('exercise.six-stand', n=done)}"
        self.query_one(".exercise-title", Static).update(plain(title))

    def _row(self, number: int, question: str, cells: int) -> Content:
        given = self._answers[question]
        asked = wrap(self.words(f"choice.question-{question}"), cells - 5, 2)
        sign = "✓" if given else "·"
        rows = [
            line((f"{sign} {number} " if not place else "    ", "bold $text-accent"), (text, "bold"))
            for place, text in enumerate(asked)
        ]
        texts = [row for text in given for row in wrap(f"– {' '.join(text.split())}", cells - 5, 4)]
        rows += [plain(f"    {text}") for text in texts]
        return lines(
            rows if given else [*rows, styled(f"    {self.words('exercise.six-none')}", "$text-muted")]
        )

    def _show_line(self, answering: bool) -> None:
        self.query_one("#six-answer").display = answering
        key = "exercise.six-hints-answer" if answering else "exercise.six-hints"
        self.query_one(".exercise-hints", Static).update(
            plain(self.words(key, **self.keyboard.letters(Place.EXERCISE)))
        )
        question = self.words(f"choice.question-{QUESTIONS[self._at()]}")
        self.query_one("#six-asked", Static).update(plain(question))
        self.set_focus(self.query_one(AnswerField) if answering else self.query_one(OptionList))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answer the question."""
        event.stop()
        self._show_line(True)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep the draft."""
        event.stop()
        self._asked.kept(QUESTIONS[self._at()], self.query_one(AnswerField).value)

    def action_keep(self) -> None:
        """Keep the answer, and go on to the next question that nobody has answered."""
        field = self.query_one(AnswerField)
        at = self._at()
        text = field.value.strip()
        field.value = ""
        if text:
            order = [*range(at + 1, len(QUESTIONS)), *range(at)]
            self._list(next((place for place in order if not self._answers[QUESTIONS[place]]), at))
            self._asked.given(QUESTIONS[at], text)
        self._show_line(False)

    def action_put_away(self) -> None:
        """Back to the questions; what is written stays in the line."""
        self._show_line(False)

    def to_the_room(self) -> None:
        """Show the room."""
        self.dismiss(True)
