"""What every carrier can do, whether it is a file, a folder or a database."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from cocreation_tui.core.shared.streams import Batch, Head, Hello, LaptopId, Ring, ShareId, StreamName

FORKED, GAP, NOT_YOURS, NO_PART, UNREACHABLE, DAMAGED, FULL, NEWER, NO_KEY = (
    f"share.{name}"
    for name in (
        *("forked", "gap", "not-yours", "no-part", "unreachable", "damaged", "full", "newer"),
        "no-key-of-anchors",
    )
)
"""Catalogue keys of why a carrier does not take or give something."""
ROOM_GONE = "share.room.gone"
"""The same of a room that does not answer: it may be over, so that nobody is told who has not asked."""


class CarrierError(Exception):
    """A carrier that cannot be used now, or refuses; ``key`` is one of the catalogue keys above, or one of its own."""

    def __init__(self, key: str, **values: str | int) -> None:
        super().__init__(key)
        self.key = key
        """Catalogue key of the reason."""
        self.values = values
        """What the placeholders of the key stand for."""


class Carrier(Protocol):
    """A way between laptops, for one initiative. For one thread at a time; slow; never asked by a screen's own thread.

    All raise ``CarrierError``. What was pushed is durable there on return, or an error was raised and it may or may
    not have arrived: the next look at ``heads`` tells, and pushing the same again changes nothing.
    """

    @property
    def share(self) -> ShareId:
        """The initiative it carries."""
        ...

    def heads(self) -> Mapping[StreamName, Head]:
        """How far every stream has come there that may be read from here, in its newest generation."""
        ...

    def pull(self, stream: StreamName, generation: int, after: int) -> Iterator[Batch]:
        """The steps after a number, in order and without gaps; only what is chained and, where sealed, opens.

        Nothing for another generation than the newest. Where several can write at once, the telling counts that has the lower
        digest where they part, and
        ``share.forked`` is raised after the last of it; so take each batch before asking for the next.
        """
        ...

    def push(self, batch: Batch) -> Head:
        """Add steps and return how far the stream has come; what is there already stays.

        Refuses with ``share.gap`` what does not begin where the stream ends or earlier, with ``share.forked`` what
        tells otherwise, with ``share.not-yours`` what its writer has not written, in a generation that is there. A
        batch of a later generation begins at 0 and takes the place of the earlier ones, which are then deleted; one of
        an earlier generation is refused with ``share.gap``. What is there already is never refused, whoever wrote it.
        """
        ...

    def refuses(self, ring: Ring) -> str:
        """Catalogue key of why nothing can be sent from here now that goes to a ring; empty where it can."""
        ...

    def tell(self, hello: Hello) -> None:
        """Tell the others about this laptop; it takes the place of what was told before."""
        ...

    def laptops(self) -> tuple[Hello, ...]:
        """What every laptop has told last."""
        ...

    def become(self, laptop: LaptopId) -> None:
        """Be used by the same laptop under another identity from now on."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...
