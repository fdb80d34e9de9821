"""What the commands of the table of keys do: every screen has a mapping of those of its place."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from inspect import isawaitable

Act = Callable[[], Awaitable[None] | None]
"""What one command of the table of keys does."""
Acts = Mapping[str, Act]
"""What commands do, by their identities in the table of keys."""


async def carry_out(acts: Acts, wanted: str) -> None:
    """Do what a command does."""
    waits = acts[wanted]()
    if isawaitable(waits):
        await waits
