"""Asking for one line over the meeting: what is half written is there again the next time."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from cocreation_tui.core.capture.turns import Turns
from cocreation_tui.tui.screens.meeting.deck import Deck, Part


class Asking(Part):
    """One line at a time, with names and platforms completed."""

    def __init__(self, deck: Deck) -> None:
        super().__init__(deck)
        self._half_lines: dict[Hashable, str] = {}
        self._turns = Turns()

    def ask_line(
        self,
        about: Hashable,
        title: str,
        text: str,
        read: Callable[[str], tuple[bool, str]],
        then: Callable[[str], None],
    ) -> None:
        """Ask for one line; one left by Esc is there again the next time it is asked about the same."""
        from cocreation_tui.tui.screens.dialogs.one_line import Line, LineScreen

        def kept(typed: str) -> None:
            self._half_lines[about] = typed

        def given(typed: str | None) -> None:
            if typed is not None:
                self._half_lines.pop(about, None)
                then(typed)

        asked = Line(title, self._half_lines.get(about, text), read, kept, self._completed)
        self.deck.ask(LineScreen(self.words, asked), given)

    def _completed(self, text: str, cursor: int) -> tuple[str, ...]:
        found = self._turns.next(text, cursor, self.session.people, self.session.platforms)
        return (found,) if found else ()
