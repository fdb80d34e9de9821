"""The question before a meeting is put away, and what is said afterwards."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual.app import App

from cocreation_tui.desk.desk import Desk
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.screens.dialogs.question import Answer, QuestionScreen


def ask_to_put_away(
    app: App[None],
    desk: Desk,
    words: Words,
    meeting: tuple[str, Path],
    trying: Callable[[Callable[[], object]], None],
    then: Callable[[str], None],
) -> None:
    """Ask whether a meeting, its title and its file, is to be put away; leaving it is the first answer.

    ``trying`` does it and tells what gets in the way, before it is asked where that is known; ``then`` hears in words
    that it was done.
    """
    title, path = meeting

    def put_away() -> None:
        trying(lambda: then(_told(words, title, desk.put_away(path))))

    answers = (
        Answer(words("away.leave")),
        Answer(words("away.do"), words("away.follows"), act=put_away),
    )

    def ask() -> None:
        desk.check_putting_away(path)
        screen = QuestionScreen(words, words("away.question", title=title), answers)
        app.push_screen(screen, lambda act: act() if act else None)

    trying(ask)


def _told(words: Words, title: str, path: Path) -> str:
    """That it was done, and where the file is now, by the last two folders."""
    return words("away.done", title=title, path="/".join(path.parent.parts[-2:]))
