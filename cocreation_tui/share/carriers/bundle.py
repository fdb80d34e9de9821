"""One file to mail or to put on a stick: a zip of what would lie in a folder, and a page that tells whose it is.

It is read whole or not at all. Names in it mean nothing; nothing of it is ever unpacked to the disk.
"""

from __future__ import annotations

import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property, partial
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from cocreation_tui.core.shared.streams import Batch, Head, Hello, LaptopId, Ring, ShareId, StreamName
from cocreation_tui.share.carrier import DAMAGED, NEWER, NO_PART, CarrierError
from cocreation_tui.share.chains import Telling, newest
from cocreation_tui.share.reaching import TOO_LARGE, reaching
from cocreation_tui.share.sealing import Keys
from cocreation_tui.share.segments import (
    Content,
    Piece,
    greeting_of,
    hello_file,
    opened,
    parts,
    segment_of,
    steps_file,
    steps_of,
)
from cocreation_tui.store import files
from cocreation_tui.store.codec import CodecError, as_object, decode_record, dump_json, encode, parse_json

SUFFIX = ".cocreation"
"""What such files are called; they open under any other name, too."""
NO_CODE, ONLY_READ = "share.no-code", "share.only-read"
"""A file without its code; a file that one wants to write into."""
VERSION = 1
"""Of these files."""
MOST = 20_000
"""Files in one."""

_PAGE, _PAGE_LIMIT = "about", 20_000
_ENTRY = b"PK\x01\x02"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError)


@dataclass(frozen=True, slots=True)
class Packed:
    """What a file tells of itself."""

    share: ShareId
    """The initiative it is of."""
    who: str
    """Who packed it, as they call themselves."""
    at: datetime
    """When, by their clock."""
    initiative: str = ""
    """What they call the initiative; empty without the code."""


def pack(path: Path, share: ShareId, keys: Keys, hello: Hello, batches: Iterable[Batch]) -> None:
    """Write a file with some steps, and what the laptop that packs it says of itself; all of it or nothing.

    Raises ``CarrierError``: ``share.too-large`` for more than a mail may carry, ``share.no-part`` where the key of a
    ring is missing, and what is wrong with the disk.
    """
    inside = [hello_file(share, keys, hello, 1)[1]]
    inside += [
        steps_file(share, keys, part, keys.key if part.writer == hello.laptop else "")[1]
        for batch in batches
        for part in parts(batch)
    ]
    if len(inside) >= MOST:
        raise CarrierError(TOO_LARGE, megabytes=files.LIMIT // 1_000_000)
    clear = dump_json({"cocreation": VERSION, **encode(Packed(share, hello.name, hello.at))})
    page = (
        clear + b"\n" + keys.seal(Ring.ALL, dump_json({"of": hello.initiative, "sum": _sum(inside)}), clear)
    )
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w") as bundle:
        for name, data in ((_PAGE, page), *((f"{place:06}", one) for place, one in enumerate(inside, 1))):
            bundle.writestr(zipfile.ZipInfo(name), data)
    with reaching():
        files.atomic_write(path, whole.getvalue())


class BundleCarrier:
    """A file that somebody has packed, to be read.

    Raises ``CarrierError``: ``share.damaged`` for what is no such file or has been changed, ``share.newer``.
    """

    def __init__(self, path: Path, keys: Keys | None = None) -> None:
        self._keys = keys
        with reaching():
            data = files.read_limited(path)
        page, self._inside = _unzipped(data)
        self._clear, _, self._closed = page.partition(b"\n")
        self._packed = _packed(self._clear)

    @property
    def share(self) -> ShareId:
        """The initiative it is of."""
        return self._packed.share

    def about(self) -> Packed:
        """Whose it is; without the code only what is not sealed. Raises ``CarrierError``."""
        return self._packed if self._keys is None else replace(self._packed, initiative=str(self._told["of"]))

    def heads(self) -> Mapping[StreamName, Head]:
        """How far every stream comes in it that may be read with this code; ``share.no-code`` without one."""
        return {stream: telling.head for stream, telling in self._content[0].items() if telling.head}

    def pull(self, stream: StreamName, generation: int, after: int) -> Iterator[Batch]:
        """The steps after a number."""
        telling = self._content[0].get(stream)
        if telling and telling.head and telling.head.generation == generation:
            yield from telling.after(after)

    def push(self, batch: Batch) -> Head:
        """Refuses with ``share.only-read``."""
        raise CarrierError(ONLY_READ)

    def refuses(self, ring: Ring) -> str:
        """Nothing goes into it, and that is no trouble of a ring."""
        return ""

    def tell(self, hello: Hello) -> None:
        """Refuses with ``share.only-read``."""
        raise CarrierError(ONLY_READ)

    def laptops(self) -> tuple[Hello, ...]:
        """What the laptop says of itself that packed it."""
        return self._content[1]

    def become(self, laptop: LaptopId) -> None:
        """Whoever reads it is nothing to a file."""

    def close(self) -> None:
        """Nothing is open."""

    def _given(self) -> Keys:
        if self._keys is None:
            raise CarrierError(NO_CODE)
        return self._keys

    @cached_property
    def _told(self) -> dict[str, object]:
        """What is sealed of its page; then nothing of it has been changed or left out."""
        told = _object(self._given().open(Ring.ALL, self._closed, self._clear))
        if told.get("sum") != _sum(self._inside):
            raise CarrierError(DAMAGED)
        return told

    @cached_property
    def _content(self) -> tuple[dict[StreamName, Telling], tuple[Hello, ...]]:
        keys, hellos = self._given(), []
        pieces: dict[StreamName, list[Piece]] = defaultdict(list)
        for data in self._inside if self._told else ():
            try:
                sealed = opened(data, keys)
            except CarrierError as error:
                if error.key != NO_PART:
                    raise
                continue
            if sealed.share != self.share:
                raise CarrierError(DAMAGED)
            if sealed.content is Content.HELLO:
                hellos.append(greeting_of(sealed, keys)[1])
                continue
            segment = segment_of(sealed)
            pieces[segment.stream].append(Piece(segment, (0, ""), partial(steps_of, sealed, segment, keys)))
        tellings = ((stream, newest(pieces[stream])) for stream in sorted(pieces))
        return {stream: telling for stream, telling in tellings if telling}, tuple(hellos)


def _unzipped(data: bytes) -> tuple[bytes, list[bytes]]:
    """The page and all else in a zip, which must be whole and no larger than a file may be."""
    if data.count(_ENTRY) > MOST:
        raise CarrierError(DAMAGED)
    try:
        with zipfile.ZipFile(BytesIO(data)) as bundle:
            entries = bundle.infolist()
            if sum(one.file_size for one in entries) > files.LIMIT:
                raise CarrierError(DAMAGED)
            read = [(one.filename, bundle.read(one)) for one in entries]
    except _BROKEN as error:
        raise CarrierError(DAMAGED) from error
    pages = [content for name, content in read if name == _PAGE]
    if len(pages) != 1:
        raise CarrierError(DAMAGED)
    return pages[0], [content for name, content in read if name != _PAGE]


def _packed(clear: bytes) -> Packed:
    if len(clear) > _PAGE_LIMIT:
        raise CarrierError(DAMAGED)
    told = _object(clear)
    version = told.get("cocreation")
    if isinstance(version, int) and version > VERSION:
        raise CarrierError(NEWER)
    try:
        return replace(decode_record(Packed, told), initiative="")
    except CodecError as error:
        raise CarrierError(DAMAGED) from error


def _object(data: bytes) -> dict[str, object]:
    try:
        return as_object(parse_json(data))
    except CodecError as error:
        raise CarrierError(DAMAGED) from error


def _sum(inside: Iterable[bytes]) -> str:
    return sha256(b"".join(sorted(sha256(one).digest() for one in inside))).hexdigest()
