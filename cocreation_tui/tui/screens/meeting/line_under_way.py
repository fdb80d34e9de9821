"""What is under way in the capture line: words that are kept before they are caught, lines that are caught one by one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.tui.screens.meeting.deck import Deck, Then

DRAFT_AFTER = 0.5
"""Seconds after a change at which the unfinished words are kept on disk."""


class Draft:
    """The words a crash must not cost, on disk half a second after they were typed."""

    def __init__(self, deck: Deck, unfinished: Callable[[], tuple[Kind | None, str]]) -> None:
        self._deck = deck
        self._unfinished = unfinished
        self._kept: tuple[Kind | None, str] = (None, "")
        self._due = False

    def found(self) -> tuple[Kind | None, str]:
        """What was left unfinished last time: its kind and its words."""
        self._kept = self._deck.room.draft()
        return self._kept

    def keep_soon(self) -> None:
        """Keep the words in a moment, together with what is typed until then."""
        if not self._due:
            self._due = True
            self._deck.later(DRAFT_AFTER, lambda: self._deck.work(self._keep(), "draft"))

    async def _keep(self) -> None:
        """Keep the words off the event loop, until what is kept is what is there."""
        try:
            while self._kept != (unfinished := self._unfinished()):
                await asyncio.to_thread(self._deck.room.keep_draft, *unfinished)
                self._kept = unfinished
        finally:
            self._due = False

    def keep_now(self) -> None:
        """Keep the words before the line goes."""
        if self._kept != self._unfinished():
            self._deck.room.keep_draft(*self._unfinished())


class Lines:
    """So many lines that are caught one by one; ``told`` is called when it is known of each what became of it."""

    def __init__(self, count: int, told: Callable[[Lines], None]) -> None:
        self.kept: list[str] = []
        """Those that are caught, in the order in which that became known."""
        self.back: list[str] = []
        """Those that could not be kept."""
        self.unread: list[str] = []
        """Marks in them that were not understood."""
        self._count = count
        self._told = told

    def keeps(self, line: str) -> Then:
        """What to do when a line is kept."""
        return lambda before, after: self._settled(line, self.kept)

    def gives_back(self, line: str) -> None:
        """A line is not kept."""
        self._settled(line, self.back)

    def _settled(self, line: str, where: list[str]) -> None:
        where.append(line)
        if len(self.kept) + len(self.back) == self._count:
            self._told(self)
