"""Opening a meeting again: one that nobody closed on another day is asked about first."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App

from cocreation_tui.desk.desk import Desk, Room
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.screens.dialogs.question import Answer, QuestionScreen

if TYPE_CHECKING:
    from cocreation_tui.desk.left_open import LeftOpen

Trying = Callable[[Callable[[], object]], None]
"""Does something that files may get in the way of."""


def open_again(
    app: App[None],
    desk: Desk,
    words: Words,
    path: Path,
    trying: Trying,
    enter: Callable[[Room], object],
    anew: Callable[[str], object],
) -> None:
    """Open the meeting at ``path``, or do with it what is answered.

    ``enter`` goes into a meeting; ``anew`` plans one after the script of that id.
    """

    from cocreation_tui.desk.left_open import go_on, left_open

    def look() -> None:
        left = left_open(desk, path)
        if left is None or not left.of_another_day:
            enter(go_on(desk, left) if left else desk.open(path))
            return
        question = QuestionScreen(words, left.told(words), _answers(desk, words, left, trying, enter, anew))
        app.push_screen(question, lambda act: act() if act else None)

    trying(look)


def _answers(
    desk: Desk,
    words: Words,
    left: LeftOpen,
    trying: Trying,
    enter: Callable[[Room], object],
    anew: Callable[[str], object],
) -> tuple[Answer, ...]:
    """Go on with it, close it as it was left, or begin another beside it."""
    from cocreation_tui.desk.left_open import close_as_left, go_on

    begin = partial(anew, left.session.script)

    def close() -> None:
        close_as_left(desk, left)
        begin()

    return (
        Answer(words("left-open.go-on-paused"), act=lambda: trying(lambda: enter(go_on(desk, left)))),
        Answer(words("left-open.close", alive=left.when(words)), act=lambda: trying(close)),
        Answer(words("left-open.beside"), act=lambda: trying(begin)),
    )
