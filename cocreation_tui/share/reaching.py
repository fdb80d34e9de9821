"""Files on a disk that is not the program's own: what goes wrong there, as reasons of carriers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.share.carrier import FULL, UNREACHABLE, CarrierError

NO_PERMISSION, TOO_LARGE = "share.no-permission", "share.too-large"
"""A folder that one may not read or write; more than fits into a file."""
_REASONS = {"store.disk-full": FULL, "store.no-permission": NO_PERMISSION, "store.too-large": TOO_LARGE}


@contextmanager
def reaching() -> Iterator[None]:
    """Turn a ``StoreError`` into a ``CarrierError``."""
    try:
        yield
    except StoreError as error:
        raise CarrierError(_REASONS.get(error.key, UNREACHABLE), **error.values) from error
