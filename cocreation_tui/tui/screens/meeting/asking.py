"""Asking for one line over the meeting: what is half written is there again the next time."""

from __future__ import annotations

from collections.abc import Callable

from cocreation_tui.core.capture.capture_line import complete
from cocreation_tui.desk.desk import Room
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.screens.dialogs.one_line import Line, LineScreen
from cocreation_tui.tui.screens.meeting.deck import MeetingBase


class AskActions(MeetingBase):
    """One line at a time, with names and platforms completed."""

    def __init__(self, room: Room, words: Words) -> None:
        super().__init__(room, words)
        self._half_lines: dict[str, str] = {}

    def _ask_line(
        self,
        line: str,
        title: str,
        text: str,
        read: Callable[[str], tuple[bool, str]],
        then: Callable[[str], None],
    ) -> None:
        """Ask for one line; one left by Esc is there again the next time."""

        def kept(typed: str) -> None:
            self._half_lines[line] = typed

        def given(typed: str | None) -> None:
            if typed is not None:
                self._half_lines.pop(line, None)
                then(typed)

        asked = Line(title, self._half_lines.get(line, text), read, kept, self._completed)
        self.app.push_screen(LineScreen(self.words, asked), given)

    def _completed(self, text: str, cursor: int) -> tuple[str, ...]:
        return complete(text, cursor, self.session.people, self.session.platforms)
