"""Looking at the clock: the meeting as of now, and when it is looked at again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from cocreation_tui.desk.desk import Room
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.keys.keyboard import Keyboard
from cocreation_tui.tui.view import JUST_AFTER, SECOND, View, look, until_next


def seen_now(room: Room, words: Words, keyboard: Keyboard) -> View:
    """The meeting as of now, and what must not be overlooked about its file."""
    runner = room.runner
    trouble = runner.trouble
    return replace(
        look(runner.session, runner.clock.now(), words, keyboard),
        unsaved=runner.unsaved,
        trouble=words(trouble.key, path=trouble.path.name, **trouble.values) if trouble else "",
        notice=room.notice(words),
    )


class NextLook:
    """Has the clock looked at again when a figure changes, and no sooner."""

    def __init__(self, look_again: Callable[[], object]) -> None:
        self._look_again = look_again
        self._coming: asyncio.TimerHandle | None = None

    def after(self, view: View, armed: timedelta | None) -> None:
        """Look again when the next figure of a view changes, or what was ``armed`` is not any more."""
        self.never()
        wait = min(until_next(view), SECOND if armed is None else armed)
        loop = asyncio.get_running_loop()
        self._coming = loop.call_later(wait.total_seconds() + JUST_AFTER, self._look_again)

    def never(self) -> None:
        """Do not look again."""
        if self._coming is not None:
            self._coming.cancel()
