"""Hearing of what the others write as soon as a way can tell; by other ways one looks from time to time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.share.carrier import ROOM_GONE, CarrierError
from cocreation_tui.store.shared_streams import read_shared

if TYPE_CHECKING:
    from cocreation_tui.core.shared.streams import StreamName
    from cocreation_tui.desk.together import Together
    from cocreation_tui.share.carrier import Carrier

SLICE = 2.0
"""Seconds of listening at a time, so that one who listens can be called away."""
AGAIN = 60.0
"""Seconds until a way that has failed is tried again."""


@runtime_checkable
class Watches(Protocol):
    """A carrier that can tell of what is pushed to it."""

    def watch(self, seconds: float) -> set[StreamName]:
        """Wait until streams are appended to and say which; an empty set when nothing came in so many seconds."""
        ...


class Ear(Thread):
    """Listens beside everything else, until it is stopped; nothing waits for it when the program ends."""

    def __init__(self, together: Together, folder: Path, heard: Callable[[], object]) -> None:
        super().__init__(daemon=True)
        self._together = together
        self._folder = folder
        self._heard = heard
        self._gone = Event()

    def stop(self) -> None:
        """Let it end with what it is about."""
        self._gone.set()

    def run(self) -> None:
        """Listen; where no way can tell there is nothing to do."""
        while not self._gone.is_set():
            carrier = None
            try:
                carrier = _watching(self._together, self._folder)
                if carrier is None:
                    return
                self._listen(carrier)
            except (CarrierError, StoreError):
                self._gone.wait(AGAIN)
            finally:
                if carrier is not None:
                    carrier.close()

    def _listen(self, carrier: Carrier) -> None:
        assert isinstance(carrier, Watches)
        carrier.watch(0)
        while not self._gone.is_set():
            if carrier.watch(SLICE) and not self._gone.is_set():
                with suppress(RuntimeError):  # nobody is there any more
                    self._heard()


@contextmanager
def waiting(together: Together, folder: Path, seconds: float) -> Iterator[Callable[[], None]]:
    """What waits until something came or so long, for a verb that does nothing else; it listens from now on.

    Raises ``CarrierError`` and ``StoreError``; what it gives raises neither.
    """
    carrier = _watching(together, folder)

    def waited() -> None:
        try:
            if isinstance(carrier, Watches):
                carrier.watch(seconds)
                return
        except CarrierError:
            pass
        Event().wait(seconds)

    try:
        if isinstance(carrier, Watches):
            carrier.watch(0)
        yield waited
    finally:
        if carrier is not None:
            carrier.close()


def _watching(together: Together, folder: Path) -> Carrier | None:
    """An open carrier that can tell; None where no way can. Raises ``CarrierError`` and ``StoreError``.

    A room that does not answer counts for nothing beside other ways.
    """
    shared = read_shared(folder)
    for way in shared.ways if shared else ():
        try:
            carrier = together.opened(way, shared)
        except CarrierError as error:
            if error.key != ROOM_GONE or len(shared.ways if shared else ()) == 1:
                raise
            continue
        if isinstance(carrier, Watches):
            return carrier
        carrier.close()
    return None
