"""A way to other laptops as somebody writes it: a folder, a file, a table in a room, or the address of a server."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.share.openers import FOLDER, POSTGRES, ROOM, file_way
from cocreation_tui.share.room_address import is_table, read_table
from cocreation_tui.store.shared_streams import Way

SERVERS = ("postgresql://", "postgres://", "service=")
"""What the address of a server begins with; the last names a part of the library's service file."""


def way_of(written: str) -> Way:
    """A way as it was written; whether it is there is not looked at, but what is a file is one.

    Raises ``Refused``: an address with a password in it, which is kept nowhere; a table that cannot be.
    """
    text = written.strip().strip("\"'")
    if is_table(text):
        return Way(ROOM, str(read_table(text)))
    if not text.startswith(SERVERS):
        path = Path(text)
        with suppress(RuntimeError):  # nobody of that name, so it is the name of a folder
            path = path.expanduser()
        return file_way(path.absolute()) if path.is_file() else Way(FOLDER, str(path.absolute()))
    try:
        address = urlsplit(text)
    except ValueError:
        return Way(POSTGRES, text)
    if address.password is not None or {"password", "sslpassword"} & set(parse_qs(address.query)):
        raise Refused("together.server-password")
    return Way(POSTGRES, text)
