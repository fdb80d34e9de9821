"""Asking which day is meant, when words say two days or one that has passed."""

from __future__ import annotations

from datetime import date
from typing import assert_never

from cocreation_tui.core.when.meant import Contradiction, Doubt, Past
from cocreation_tui.i18n.dates import long_day
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.screens.dialogs.question import Answer, QuestionScreen

NO_DAY = "none"
"""The answer that the words stay as they are, and no day is kept."""


def which_day(words: Words, doubt: Doubt, said: str, without: str = "", past: bool = True) -> QuestionScreen:
    """The question, with a key for each day in full; ``without`` is the key of what no day at all is called.

    A day that has passed may be meant unless ``past`` is denied. It gives the day as ISO 8601, or ``NO_DAY``.
    """
    days = [(day, key) for day, key in _days(doubt) if past or key != "date.over"]
    answers = [
        Answer(day.isoformat(), long_day(day, words.language), words(key), str(number))
        for number, (day, key) in enumerate(days, 1)
    ]
    if without:
        answers.append(Answer(NO_DAY, words(without), key=str(len(answers) + 1)))
    key = "date.which" if isinstance(doubt, Contradiction) else "date.passed"
    return QuestionScreen(words, words(key, words=" ".join(said.split())), tuple(answers))


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
