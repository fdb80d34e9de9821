"""What the files of a workspace say, in every way in which they may say it: for finding what is left of somebody.

Nothing here writes. A file is read as text in several encodings, unescaped, unpacked, and without its markup.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from email.parser import BytesParser
from email.policy import default
from pathlib import Path
from urllib.parse import unquote

from cocreation_tui.store import files

LIMIT = 60_000_000
"""Largest file that is looked into, in bytes; and what is unpacked of one at the most."""
PICTURES = frozenset({".pdf", ".png"})
"""Ends of names of files that show words which no search finds: letters drawn as shapes."""

_DEEPEST = 3
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_TAG = re.compile(r"<[^<>]{0,2000}>")
_STREAM = re.compile(rb"stream\r?\n")


def all_files(root: Path) -> Iterator[Path]:
    """Every regular file below a folder, by name; links are not followed. What cannot be listed is passed over."""
    for entry in files.entries(root):
        if entry.is_symlink():
            continue
        if entry.is_dir():
            yield from all_files(entry)
        elif entry.is_file():
            yield entry


def says(path: Path) -> Iterator[str]:
    """Everything a file says, as texts. Raises ``StoreError`` when it cannot be read."""
    return readings(files.read_limited(path, LIMIT), path.suffix.casefold())


def readings(data: bytes, suffix: str = "", depth: int = 0) -> Iterator[str]:
    """Everything some bytes may say."""
    text = data.decode("utf-8", "replace")
    yield from _unescaped(text)
    if not data.isascii():
        yield from _unescaped(data.decode("cp1252", "replace"))
    if b"\0" in data:
        for order in ("utf-16-le", "utf-16-be"):
            for begin in (0, 1):
                yield data[begin:].decode(order, "replace")
    if depth >= _DEEPEST:
        return
    if suffix == ".eml":
        yield from _of_mail(data, depth)
    for name, part in _unpacked(data):
        yield from readings(part, Path(name).suffix.casefold(), depth + 1)


def _unescaped(text: str) -> Iterator[str]:
    yield text
    ways: tuple[tuple[str, Callable[[], str]], ...] = (
        ("\\u", lambda: _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)),
        ("%", lambda: unquote(text)),
        ("&", lambda: html.unescape(text)),
        ("<", lambda: html.unescape(_TAG.sub("", text))),
        ("\\", lambda: text.replace("\\", "")),
        ("\r\n ", lambda: text.replace("\r\n ", "")),
    )
    for sign, way in ways:
        if sign in text:
            yield way()


def _of_mail(data: bytes, depth: int) -> Iterator[str]:
    """The heads and parts of a mail, decoded."""
    message = BytesParser(policy=default).parsebytes(data)
    for part in message.walk():
        with suppress(ValueError, LookupError):
            yield from map(str, part.values())
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            yield from readings(content, Path(part.get_filename() or "").suffix.casefold(), depth + 1)


def _unpacked(data: bytes) -> Iterator[tuple[str, bytes]]:
    """What is packed in an Office file or another archive, and in the streams of a PDF."""
    if data.startswith(b"PK\x03\x04"):
        with suppress(zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, zlib.error, ValueError):
            yield from _members(data)
    elif data.startswith(b"\x1f\x8b"):
        with suppress(zlib.error):
            yield "", zlib.decompressobj(31).decompress(data, LIMIT)
    elif data.startswith(b"%PDF"):
        for begin in _STREAM.finditer(data):
            with suppress(zlib.error):
                yield "", zlib.decompressobj().decompress(data[begin.end() :], LIMIT)


def _members(data: bytes) -> Iterator[tuple[str, bytes]]:
    left = LIMIT
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for member in archive.infolist():
            with archive.open(member) as file:
                content = file.read(left)
            left -= len(content)
            yield member.filename, content
