"""Which laptop this is: an identity that is made at the first sharing, and a mark of the machine it was made on.

A workspace that is found on another machine came there as a copy, so that it takes a new identity; so does one whose
streams are told otherwise elsewhere. The earlier ones are kept: what they have written was written here.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.shared.streams import LaptopId
from cocreation_tui.store import files
from cocreation_tui.store.codec import CodecError, decode_record, dump_json, encode, parse_json

NAME = ".laptop"
"""Name of the file in the workspace."""
_LIMIT = 100_000
_ID = re.compile(r"[0-9a-f]{32}")
_MACHINE_IDS = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))


@dataclass(frozen=True, slots=True)
class Laptop:
    """The identity of the program with its workspace on a machine."""

    id: LaptopId
    """What the others know it by."""
    machine: str
    """The mark of the machine it was made on."""
    before: tuple[LaptopId, ...] = ()
    """What it was known by before, the first first."""
    secret: str = ""
    """What only this laptop knows, by every identity: what stays inside is sealed to it; 64 hexadecimal digits."""


def read_laptop(root: Path) -> Laptop | None:
    """The identity of a workspace; None where nothing was ever shared.

    Raises ``StoreError``: ``share.damaged-here`` for a file that says something else.
    """
    path = root / NAME
    if not files.exists(path):
        return None
    try:
        laptop = decode_record(Laptop, parse_json(files.read_limited(path, _LIMIT)))
    except CodecError as error:
        raise StoreError("share.damaged-here", path) from error
    if not _ID.fullmatch(laptop.id):
        raise StoreError("share.damaged-here", path)
    return laptop


def this_laptop(root: Path, machine: Callable[[], str] | None = None) -> Laptop:
    """The identity of a workspace on this machine; made where there is none, new where the workspace is a copy.

    ``machine`` gives the mark of this machine. Raises ``StoreError``; nothing has changed then.
    """
    mark = (machine or machine_mark)()
    laptop = read_laptop(root)
    if laptop is None:
        return _write(root, _first(mark))
    if laptop.machine != mark:
        return new_identity(root, lambda: mark)
    return laptop if laptop.secret else _write(root, replace(laptop, secret=token_hex(32)))


def new_identity(root: Path, machine: Callable[[], str] | None = None) -> Laptop:
    """Give a workspace a new identity, and keep the one it had among those before. Raises ``StoreError``."""
    laptop = read_laptop(root)
    mark = (machine or machine_mark)()
    if laptop is None:
        return _write(root, _first(mark))
    return _write(root, replace(laptop, id=_made(), machine=mark, before=(*laptop.before, laptop.id)))


def machine_mark() -> str:
    """What tells this machine from another, as far as can be told: 16 hexadecimal digits, which say nothing of it."""
    said = ""
    with suppress(OSError, ValueError, AttributeError):
        said = _told_by_the_system()
    if not said:
        import platform

        said = platform.node()
    return sha256(f"cocreation {said}".encode()).hexdigest()[:16]


def _told_by_the_system() -> str:
    """What the operating system calls the machine; empty where it does not say."""
    if sys.platform == "win32":
        import winreg

        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])
    if sys.platform == "darwin":
        import ctypes

        told = ctypes.create_string_buffer(16)
        wait = (ctypes.c_long * 2)(1, 0)
        return told.raw.hex() if ctypes.CDLL(None).gethostuuid(told, wait) == 0 else ""
    for path in _MACHINE_IDS:
        with suppress(OSError):
            if said := path.read_text("ascii").strip():
                return said
    return ""


def _first(mark: str) -> Laptop:
    return Laptop(_made(), mark, secret=token_hex(32))


def _made() -> LaptopId:
    return LaptopId(token_hex(16))


def _write(root: Path, laptop: Laptop) -> Laptop:
    files.atomic_write(files.private_folder(root) / NAME, dump_json(encode(laptop)))
    return laptop
