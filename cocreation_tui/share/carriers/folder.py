"""A folder that others keep in step between laptops: OneDrive, Nextcloud, a network drive, a stick.

Nothing that lies there is ever changed, so no program that copies it can bring two versions of a file together wrongly.
There is no list and no lock: whatever file checks counts, in whatever order it came and whatever it is called by now;
what has not arrived whole waits. Only what is superseded is deleted, and only under names that the program gives.

    <folder>/<share>/<stream>/<generation>-<after>-<last>.<sum>.steps
    <folder>/<share>/laptops/<laptop>-<number>.hello
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.ground.slugs import is_device
from cocreation_tui.core.shared.streams import Batch, Head, Hello, LaptopId, Ring, ShareId, StreamName
from cocreation_tui.share.carrier import DAMAGED, NEWER, NO_KEY, NO_PART, NOT_YOURS, UNREACHABLE, CarrierError
from cocreation_tui.share.chains import Telling, newest, still_to_come
from cocreation_tui.share.reaching import reaching
from cocreation_tui.share.sealing import WRONG_CODE, Keys
from cocreation_tui.share.segments import (
    Content,
    Greeting,
    Piece,
    Sealed,
    Segment,
    greeting_of,
    hello_file,
    is_stream,
    opened,
    parts,
    segment_of,
    steps_file,
    steps_of,
)
from cocreation_tui.store import files

_LAPTOPS = "laptops"
_STEPS = re.compile(r"\.?(\d{1,9})-\d{6,9}-\d{6,9}\.[0-9a-f]{8}\b.*")
_HELLO = re.compile(r"\.?([0-9a-f]{32})-(\d{6,9})\b.*\.hello\b.*")
_ON_THE_WAY = re.compile(r"[.~].*|.*\.(?:tmp|temp|partial|part|crdownload|download)", re.IGNORECASE)
"""Names of files that somebody is still writing."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """A file as it was when it was last read."""

    size: int
    changed: int
    piece: Piece | None = None
    hello: tuple[Greeting, Hello] | None = None
    trouble: str = ""


class FolderCarrier:
    """An initiative in a folder.

    A folder keeps nobody from anything: who may do what is not looked at beyond who the writer is, and who has the keys.
    """

    def __init__(self, path: Path, share: ShareId, keys: Keys, laptop: LaptopId) -> None:
        self._path = path
        self._home = path / share
        self._share = share
        self._keys = keys
        self._laptop = laptop
        self._seen: dict[Path, dict[Path, _Seen]] = {}
        self._pieces: dict[StreamName, dict[Path, Piece]] = {}

    @property
    def share(self) -> ShareId:
        """The initiative it carries."""
        return self._share

    def heads(self) -> Mapping[StreamName, Head]:
        """How far every stream has come there.

        Raises ``CarrierError``: ``share.wrong-code`` or ``share.newer`` when nothing there can be opened for that reason.
        """
        self._look()
        tellings = ((stream, newest(pieces.values())) for stream, pieces in sorted(self._pieces.items()))
        return {stream: telling.head for stream, telling in tellings if telling and telling.head}

    def pull(self, stream: StreamName, generation: int, after: int) -> Iterator[Batch]:
        """The steps after a number; with ``share.forked`` after the last where another file tells otherwise."""
        telling = self._telling(stream)
        if telling and telling.head and telling.head.generation == generation:
            yield from telling.after(after)

    def push(self, batch: Batch) -> Head:
        """Write what is not there yet; a new telling so that it is there as a whole or not at all."""
        if self.refuses(batch.ring):
            raise CarrierError(NO_PART)
        missing = still_to_come(batch, self._telling(batch.stream))
        pieces, key = [*parts(missing)] if missing else [], self._key_of(batch)
        for part in pieces if missing and missing.after else reversed(pieces):
            self._write(self._folder_of(batch.stream), *steps_file(self._share, self._keys, part, key))
        telling = self._telling(batch.stream)
        if telling is None or telling.head is None:
            raise CarrierError(UNREACHABLE)
        self._forget_earlier(batch.stream, telling.head)
        return telling.head

    def refuses(self, ring: Ring) -> str:
        """Only what cannot be sealed."""
        return "" if self._keys.closes(ring) else NO_KEY

    def _key_of(self, batch: Batch) -> str:
        """The public key of a stream's writer: as it is known, or as what lies there inside tells it; empty for neither.

        What lies there for all tells none: anybody could have written it.
        """
        if batch.writer == self._laptop:
            return self._keys.key
        if known := self._keys.writers.get(batch.writer):
            return known
        told = [piece.segment for piece in self._pieces.get(batch.stream, {}).values()]
        inside = (one for one in told if one.ring is Ring.INSIDE and one.writer == batch.writer)
        return next((one.key for one in inside if one.key), "")

    def tell(self, hello: Hello) -> None:
        """Write what this laptop says of itself now; delete what it said before, and earlier tellings of streams."""
        if hello.laptop != self._laptop:
            raise CarrierError(NOT_YOURS)
        for stream, head in self.heads().items():
            if any(piece.segment.generation < head.generation for piece in self._pieces[stream].values()):
                self._forget_earlier(stream, head)
        own = {
            path: int(named[2])
            for folder in self._seen.values()
            for path in folder
            if (named := _HELLO.fullmatch(path.name)) and named[1] == hello.laptop
        }
        number = max(own.values(), default=0) + 1
        self._write(self._home / _LAPTOPS, *hello_file(self._share, self._keys, hello, number))
        _remove(own)

    def laptops(self) -> tuple[Hello, ...]:
        """What every laptop has told last."""
        self._look()
        told = [file.hello for file in self._all() if file.hello]
        told.sort(key=lambda one: (one[0].number, one[1].at))
        return tuple({greeting.laptop: hello for greeting, hello in told}.values())

    def waiting(self) -> tuple[Path, ...]:
        """Files there that have not arrived whole, or were damaged, as far as was seen at the last look."""
        files_ = (item for folder in self._seen.values() for item in folder.items())
        return tuple(sorted(path for path, file in files_ if file.trouble == DAMAGED))

    def become(self, laptop: LaptopId) -> None:
        """Write as another laptop from now on."""
        self._laptop = laptop

    def close(self) -> None:
        """Forget what was read."""
        self._seen, self._pieces = {}, {}

    def _folder_of(self, stream: StreamName) -> Path:
        if not is_stream(stream):
            raise CarrierError(DAMAGED)
        return self._inside(self._home / (f"{stream}-" if is_device(stream, windows=True) else stream))

    def _inside(self, folder: Path) -> Path:
        """A folder, unless a link leads from there to somewhere else."""
        if not folder.resolve().is_relative_to(self._path.resolve()):
            raise CarrierError(UNREACHABLE)
        return folder

    def _telling(self, stream: StreamName) -> Telling | None:
        """A stream as its files tell it now; those that lie where they do not belong as at the last look."""
        own = self._folder_of(stream)
        if not self._seen:
            self._look()
        with reaching(), files.reporting(self._path):
            self._path.stat()
        self._look_into(own)
        self._check()
        return newest(self._pieces.get(stream, {}).values())

    def _look(self) -> None:
        if self._is_gone:
            raise CarrierError(UNREACHABLE, folder=str(self._path))
        with reaching():
            homes = [one for one in files.listed(self._path)[1] if one.name.startswith(self._share)]
            folders = [*homes, *(inner for home in homes for inner in files.listed(home)[1])]
        for folder in {*folders, *self._seen}:
            self._look_into(folder)
        self._check()

    @property
    def _is_gone(self) -> bool:
        """Whether there is no such folder: a drive that is not connected, a program that keeps folders in step and has not begun."""
        with suppress(OSError):
            return not self._path.is_dir()
        return False

    def _check(self) -> None:
        """Tell a wrong code from an empty folder, before anything is written with it."""
        if any(file.piece or file.hello for file in self._all()):
            return
        troubles = {file.trouble for file in self._all()}
        for key in (WRONG_CODE, NEWER):
            if key in troubles:
                raise CarrierError(key)

    def _all(self) -> Iterator[_Seen]:
        return (file for folder in self._seen.values() for file in folder.values())

    def _look_into(self, folder: Path) -> None:
        """See what is new in a folder; what is known already is not read again."""
        before, now = self._seen.get(folder, {}), {}
        for one in _files_in(folder):
            known = before.get(one.path)
            if known and known.trouble != DAMAGED and (known.size, known.changed) == (one.size, one.changed):
                now[one.path] = known
            elif not _ON_THE_WAY.fullmatch(one.path.name):
                now[one.path] = self._read(one)
        for path, file in before.items():
            if file.piece and now.get(path) is not file:
                del self._pieces[file.piece.segment.stream][path]
        for path, file in now.items():
            if file.piece:
                self._pieces.setdefault(file.piece.segment.stream, {})[path] = file.piece
        self._seen[folder] = now

    def _read(self, one: files.Listed) -> _Seen:
        seen = _Seen(one.size, one.changed)
        try:
            sealed = self._opened(one.path)
            if sealed.content is Content.HELLO:
                return replace(seen, hello=greeting_of(sealed, self._keys))
            segment = segment_of(sealed)
        except CarrierError as error:
            of_now = error.key not in (WRONG_CODE, NO_PART, NEWER)
            return replace(seen, trouble=DAMAGED if of_now else error.key)
        came = (one.changed, one.path.name)
        return replace(seen, piece=Piece(segment, came, partial(self._steps, one.path, segment)))

    def _opened(self, path: Path) -> Sealed:
        with reaching():
            sealed = opened(files.read_limited(path), self._keys)
        if sealed.share != self._share:
            raise CarrierError(NO_PART)
        return sealed

    def _steps(self, path: Path, segment: Segment) -> tuple[bytes, ...]:
        return steps_of(self._opened(path), segment, self._keys)

    def _write(self, folder: Path, name: str, data: bytes) -> None:
        with reaching():
            for one in (self._home, folder):
                files.common_folder(self._inside(one))
            files.atomic_write(folder / name, data, private=False)

    def _forget_earlier(self, stream: StreamName, head: Head) -> None:
        """Delete the files of earlier tellings, copies and halves too; what cannot be deleted now is tried again."""
        pieces = self._pieces.get(stream, {})
        earlier = {path for path, piece in pieces.items() if piece.segment.generation < head.generation}
        named = {one.path: _STEPS.fullmatch(one.path.name) for one in _files_in(self._folder_of(stream))}
        earlier |= {path for path, name in named.items() if name and int(name[1]) < head.generation}
        _remove(path for path in earlier if _STEPS.fullmatch(path.name))


def _files_in(folder: Path) -> list[files.Listed]:
    with reaching():
        try:
            return files.listed(folder)[0]
        except StoreError as error:
            if error.key != "store.missing":
                raise
    return []


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        with suppress(StoreError):
            files.remove(path)
