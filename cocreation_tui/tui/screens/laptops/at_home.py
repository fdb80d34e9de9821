"""Sharing as Home has it: what is not yet shared, told in a quiet line, and exchanging while nobody does anything there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from cocreation_tui.desk.desk import Desk
from cocreation_tui.i18n.words import Words
from cocreation_tui.store.initiative_shelf import initiative_folders
from cocreation_tui.store.shared_streams import is_shared
from cocreation_tui.tui.screens.laptops.slowly import Working, slowly

if TYPE_CHECKING:
    from cocreation_tui.share.news import Exchanged

EVERY = 240.0
"""Seconds between exchanges while Home is there and nothing is open over it."""
SOON = 5.0
"""Seconds until what has come to wait is shared: after the key that closed a meeting, and not by it."""


class Host(Working, Protocol):
    """Home, as far as sharing goes."""

    @property
    def is_active(self) -> bool:
        """Whether nothing is open over it."""

    def renew(self) -> None:
        """List anew what there is."""


def unshared(desk: Desk, folders: Iterable[Path], words: Words) -> Mapping[str, str] | None:
    """What is not yet shared, in words, by the name of the initiative's folder; None where nothing is shared.

    Then one look was taken at each folder, and nothing was read.
    """
    if not any(map(is_shared, folders)):
        return None
    from cocreation_tui.desk.together import Together
    from cocreation_tui.desk.told_sharing import waiting_words

    return {
        folder.name: waiting_words(waiting, words)
        for folder, waiting in Together(desk).outbox().items()
        if waiting
    }


class Idle:
    """Exchanges what is shared while Home is there and nothing is open over it."""

    def __init__(self, host: Host, desk: Desk) -> None:
        self._host = host
        self._desk = desk
        self._busy = False
        self._tried: Mapping[str, str] = {}

    def is_news(self, waiting: Mapping[str, str]) -> bool:
        """Whether something waits that did not when this was asked last: then it is worth an exchange soon."""
        before, self._tried = self._tried, waiting
        return bool(waiting) and waiting != before

    def exchange(self) -> None:
        """Exchange beside the keys, one initiative after another; what came is listed."""
        if self._host.is_active and not self._busy:
            folders = [one for one in initiative_folders(self._desk.workspace.root) if is_shared(one)]
            self._busy = True
            slowly(self._host, lambda: self._exchanged(folders), self._done, self._failed)

    def _exchanged(self, folders: list[Path]) -> list[Exchanged]:
        from cocreation_tui.core.ground.errors import StoreError
        from cocreation_tui.desk.together import Together

        together = Together(self._desk)
        found: list[Exchanged] = []
        for folder in folders:
            try:
                status = together.status(folder)
                if status is not None and status.ways:
                    found.append(together.exchange(folder))
            except StoreError:  # the page of the initiative tells of it
                continue
        return found

    def _done(self, found: list[Exchanged]) -> None:
        self._busy = False
        if self._host.is_active and any(one.came or one.sent for one in found):
            self._host.renew()

    def _failed(self, failure: Exception) -> None:
        self._busy = False
