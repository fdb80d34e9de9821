"""All that may go to the others of an initiative, at once: for a file that is given to somebody."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from datetime import datetime
from pathlib import Path

from cocreation_tui.core.shared.streams import Batch, Head, Hello, LaptopId, Ring, ShareId, StreamName
from cocreation_tui.share.carrier import DAMAGED, NO_KEY, CarrierError
from cocreation_tui.share.exchange import Identity, exchange, kept
from cocreation_tui.share.news import Exchanged
from cocreation_tui.share.openers import pack_file, seals
from cocreation_tui.store.laptop import this_laptop
from cocreation_tui.store.shared_streams import Shared


class Gathering:
    """A carrier that has nothing and takes everything: what is sent to it goes into a file."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self.batches: list[Batch] = []
        """What was sent."""
        self.hello: Hello | None = None
        """What the laptop told of itself."""

    @property
    def share(self) -> ShareId:
        """The initiative."""
        return self._shared.share

    def heads(self) -> Mapping[StreamName, Head]:
        """Nothing."""
        return {}

    def pull(self, stream: StreamName, generation: int, after: int) -> Iterator[Batch]:
        """Nothing."""
        yield from ()

    def push(self, batch: Batch) -> Head:
        """Take it."""
        self.batches.append(batch)
        return batch.head

    def refuses(self, ring: Ring) -> str:
        """Only what the file could not be sealed for."""
        making = seals()
        return "" if making is None or making.closes(self._shared, ring) else NO_KEY

    def tell(self, hello: Hello) -> None:
        """Take it."""
        self.hello = hello

    def laptops(self) -> tuple[Hello, ...]:
        """Nobody."""
        return ()

    def become(self, laptop: LaptopId) -> None:
        """What it has taken was written by the identity before."""

    def close(self) -> None:
        """Nothing to let go of."""


def pack(
    folder: Path,
    target: Path,
    now: datetime,
    name: str = "",
    only: Container[str] | None = None,
    identity: Identity = this_laptop,
) -> Exchanged:
    """Write all that may go to the others into a file, or ``only`` some streams; what went into it is as good as sent.

    Where it does not arrive it goes by the next way: that one has less, and so gets the rest. Raises ``StoreError`` and
    ``CarrierError``; there is no file then, or the one that was there before.
    """
    shared = kept(folder)
    gathered = Gathering(shared)
    done = exchange(folder, gathered, now, name, identity, only=only)
    if gathered.hello is None:
        raise CarrierError(DAMAGED, title=target.name)
    pack_file(target, kept(folder), gathered.hello, gathered.batches)
    return done
