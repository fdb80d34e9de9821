"""The carrier of a table: the PostgreSQL on an anchor's laptop in the same room, found by its address and the code."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from cocreation_tui.core.shared.streams import LaptopId, Ring, ShareId
from cocreation_tui.share.carrier import NO_PART, ROOM_GONE, UNREACHABLE, CarrierError
from cocreation_tui.share.carriers.connecting import CERTIFICATE, LOGIN, connect, driver
from cocreation_tui.share.carriers.postgres import PostgresCarrier, initiatives_over
from cocreation_tui.share.certificates import FOR_ANCHORS, authority
from cocreation_tui.share.room_address import Table
from cocreation_tui.share.sealing import Keys

if TYPE_CHECKING:
    from cocreation_tui.share.carriers.connecting import Connection

DATABASE = "cocreation"
"""What a room calls it."""
ANCHORS = "anchor"
"""The login of anchor persons, at whichever table they sit."""
OTHER_CODE, SHUT = "share.room.other-code", "share.room.shut"
"""Catalogue keys: the laptop there has another code; it knows no such table."""
_WORDS = {CERTIFICATE: OTHER_CODE, UNREACHABLE: ROOM_GONE, LOGIN: SHUT, NO_PART: SHUT}
"""What is said of any server, and what of a room."""


def login_of(keys: Keys, table: int) -> str:
    """Whom a laptop comes in as at a table."""
    return ANCHORS if keys.opens(Ring.INSIDE) else f"table-{table}"


def password_of(keys: Keys, login: str) -> str:
    """What a login proves itself with. Raises ``CarrierError``: ``share.no-part`` for one that is not given by the code."""
    return keys.for_room(f"login {login}", 24, Ring.INSIDE if login == ANCHORS else Ring.ALL).hex()


class RoomCarrier(PostgresCarrier):
    """One initiative in the room; ``share`` is asked for there where it is not known."""

    def __init__(self, table: Table, keys: Keys, share: ShareId | None, laptop: LaptopId) -> None:
        self._keys, self._table, self._share_there = keys, table, share
        super().__init__("", share or ShareId(""), laptop, password_of(keys, login_of(keys, table.table)))

    def reach(self) -> None:
        """See that it is there, and which initiative it has. Raises ``CarrierError``."""
        with self._used() as connection:
            if self._share_there is None:
                with self._in_words():
                    found = list(initiatives_over(connection))
                if not found:
                    raise CarrierError(SHUT)
                self._share = self._share_there = found[0]

    def _reached(self, name: str) -> Connection:
        with TemporaryDirectory(prefix="cocreation-") as folder:  # the library reads it from a file alone
            trusted = Path(folder, "authority.crt")
            anchors = self._keys.opens(Ring.INSIDE)
            trusted.write_bytes(authority(self._keys, Ring.INSIDE if anchors else Ring.ALL))
            address = driver().conninfo.make_conninfo(
                host=FOR_ANCHORS if anchors else self._table.host,
                hostaddr=self._table.host,
                port=self._table.port,
                user=login_of(self._keys, self._table.table),
                dbname=DATABASE,
                sslmode="verify-full",
                sslrootcert=str(trusted),
            )
            with _as_of_a_room():
                return connect(address, name, self._password)

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        with _as_of_a_room(), super()._in_words():
            yield


@contextmanager
def _as_of_a_room() -> Iterator[None]:
    try:
        yield
    except CarrierError as error:
        raise CarrierError(_WORDS.get(error.key, error.key), **error.values) from None
