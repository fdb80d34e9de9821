"""Asking which day is meant, when words say two days or one that has passed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import assert_never

from cocreation_tui.core.when.meant import Contradiction, Doubt, Past
from cocreation_tui.i18n.dates import long_day
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.screens.dialogs.question import Act, Answer, QuestionScreen


def which_day(
    words: Words,
    doubt: Doubt,
    said: str,
    meant: Callable[[date], None],
    without: Answer | None = None,
    past: bool = True,
) -> QuestionScreen:
    """The question, with a key for each day in full; ``without`` is the answer that no day is meant.

    A day that has passed may be meant unless ``past`` is denied. It closes with ``meant`` of the day.
    """
    days = [(day, key) for day, key in _days(doubt) if past or key != "date.over"]
    answers = [
        Answer(long_day(day, words.language), words(key), str(number), partial(meant, day))
        for number, (day, key) in enumerate(days, 1)
    ]
    if without:
        answers.append(replace(without, key=str(len(answers) + 1)))
    key = "date.which" if isinstance(doubt, Contradiction) else "date.passed"
    return QuestionScreen(words, words(key, words=" ".join(said.split())), tuple(answers))


def or_else(left: Act) -> Callable[[Act | None], None]:
    """What is done with the answer; ``left`` when nobody answers."""
    return lambda act: (act or left)()


def _days(doubt: Doubt) -> list[tuple[date, str]]:
    """The days that may be meant, each with the key of why."""
    match doubt:
        case Contradiction():
            return [(doubt.written, "date.as-date"), (doubt.said, "date.as-said")]
        case Past():
            coming = [(doubt.coming, "date.coming")] if doubt.coming else []
            return [*coming, (doubt.day, "date.over")]
        case _:
            assert_never(doubt)
