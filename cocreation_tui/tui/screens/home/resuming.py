"""Opening a meeting again: one that nobody closed on another day is asked about first."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from textual.app import App

from cocreation_tui.desk.desk import Desk, Room
from cocreation_tui.desk.left_open import LeftOpen, close_as_left, go_on, left_open
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.screens.dialogs.question import Answer, QuestionScreen

Trying = Callable[[Callable[[], object]], None]


def open_again(
    app: App[None],
    desk: Desk,
    words: Words,
    path: Path,
    trying: Trying,
    enter: Callable[[Room], None],
    anew: Callable[[str], None],
) -> None:
    """Open the meeting at ``path``, or do with it what is answered.

    ``trying`` does something that files may get in the way of; ``enter`` goes into a meeting; ``anew`` plans one after
    the script of that id.
    """

    def look() -> None:
        left = left_open(desk, path)
        if left is None or not left.of_another_day:
            enter(desk.open(path))
        else:
            _ask(app, desk, words, left, trying, enter, anew)

    trying(look)


def _ask(
    app: App[None],
    desk: Desk,
    words: Words,
    left: LeftOpen,
    trying: Trying,
    enter: Callable[[Room], None],
    anew: Callable[[str], None],
) -> None:
    answers = (
        Answer("go-on", words("left-open.go-on-paused")),
        Answer("close", words("left-open.close", alive=left.when(words))),
        Answer("beside", words("left-open.beside")),
    )
    script = left.session.script

    def close() -> None:
        close_as_left(desk, left)
        anew(script)

    ways: dict[str, Callable[[], object]] = {
        "go-on": lambda: enter(go_on(desk, left)),
        "close": close,
        "beside": partial(anew, script),
    }
    question = QuestionScreen(words, left.told(words), answers)
    app.push_screen(question, lambda answer: trying(ways[answer]) if answer else None)
