"""What is known here of an initiative that is shared: with whom, by which ways, and how far every stream has come.

It lies in the folder ``.sharing`` of the initiative, beside what other laptops have noted of it. A folder without it is
not shared; nothing here is needed to hold a meeting.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import cast
from zlib import crc32

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.shared.streams import (
    Head,
    Hello,
    LaptopId,
    Part,
    Ring,
    ShareId,
    StreamName,
    notes_of,
    noting_laptop,
)
from cocreation_tui.store import files, lock
from cocreation_tui.store.codec import CodecError, as_object, decode_record, dump_json, encode
from cocreation_tui.store.workspace import INITIATIVE_FILE

FOLDER = ".sharing"
"""Folder of an initiative for all that sharing needs."""
KEPT = "sharing.json"
"""The file: a line with version and checksum, and a line with all else."""
VERSION = 1
"""Of the file."""
WRITTEN_ELSEWHERE = "share.written-elsewhere"
"""Catalogue key of why a meeting that another laptop writes is read-only; ``user`` is who has that laptop."""
LOOKED = "looked.json"
"""The file of what was found when it was last exchanged; derived."""
_NOTES, _AWAY = "notes", "put-away"


@dataclass(frozen=True, slots=True)
class Way:
    """A way to the other laptops that is set up."""

    kind: str
    """``folder``, ``postgres``, or ``room``, which is there as long as its meeting."""
    where: str
    """The folder, the table, or how the server is reached; never a password."""


@dataclass(frozen=True, slots=True)
class Known:
    """A stream as it is here."""

    stream: StreamName
    """Which."""
    origin: LaptopId
    """The laptop that began it: what it calls ``initiative`` are the notes of that one."""
    head: Head
    """How far what is here has come, as it was sent or as it came."""
    at: datetime
    """When it was last sent or came."""
    forked: int = 0
    """Step from which on it is told otherwise elsewhere; 0 for none."""
    given: bool = False
    """Whether it was handed over here to whoever writes it now, and they have not been told."""
    continues: str = ""
    """The stream that this one goes on with, where it was taken over or told otherwise here; empty for none."""
    since: int = 0
    """How many steps of that one it begins with."""
    sent: int = 0
    """How many steps the others had of it when it was put away."""


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose a meeting is that does not begin and go on at this laptop alone."""

    name: str
    """Who has the laptop that writes it, or that it came from; the beginning of its identity where nobody has said."""
    here: bool
    """Whether it came here: handed over or taken over, and written here now."""


@dataclass(frozen=True, slots=True)
class Shared:
    """All that is known here of sharing one initiative."""

    share: ShareId
    """The initiative, whatever it is called where."""
    laptop: LaptopId
    """This laptop."""
    part: Part
    """The part one has here."""
    platforms: tuple[str, ...] = ()
    """The platforms one keeps together; empty for an anchor person."""
    secret: str = ""
    """What the seals of files and folders are made from, as it stands on the wall; never told."""
    ways: tuple[Way, ...] = ()
    """The ways that are set up."""
    streams: tuple[Known, ...] = ()
    """Every stream that has been sent or has come."""
    others: tuple[Hello, ...] = ()
    """The other laptops, as they told of themselves last."""
    before: tuple[LaptopId, ...] = ()
    """What this laptop was known by before."""
    since: datetime | None = None
    """When it got the identity it has, where it had another one before."""
    own: str = ""
    """The laptop's own secret, to which its internal meetings are sealed besides the anchor persons; never told."""
    anchors: str = ""
    """The public key of the anchor persons, as it was first heard; empty until then."""

    @property
    def living(self) -> tuple[Hello, ...]:
        """The other laptops without those that have told nothing since they got another identity."""
        became = [(self.before, self.since), *((one.before, one.since) for one in self.others)]
        gone = [(old, since) for before, since in became if since for old in before]
        return tuple(one for one in self.others if not any(_is(one, old, since) for old, since in gone))

    def known(self, stream: str) -> Known | None:
        """A stream as it is here; None for one that has neither been sent nor come."""
        return next((one for one in self.streams if one.stream == stream), None)

    def name(self, laptop: LaptopId) -> str:
        """Who has a laptop, as they call themselves; empty when it is not known."""
        return next((one.name for one in self.others if one.laptop == laptop), "")

    def whose(self, stream: str) -> Whose | None:
        """Whose a meeting is; None for one that is of this laptop alone."""
        known = self.known(stream)
        if known is None:
            return None
        here = known.head.writer == self.laptop
        laptop = known.origin if here else known.head.writer
        if laptop in (self.laptop, *self.before):
            return None
        return Whose(self.name(laptop) or laptop[:6], here)


def _is(one: Hello, laptop: LaptopId, since: datetime) -> bool:
    """Whether a laptop is one that has told nothing since an instant."""
    return one.laptop == laptop and one.at <= since


def sharing_folder(folder: Path) -> Path:
    """Where an initiative keeps what sharing needs."""
    return folder / FOLDER


def is_shared(folder: Path) -> bool:
    """Whether an initiative is shared; False where it cannot be told."""
    return files.fingerprint(sharing_folder(folder) / KEPT) is not None


def notes_path(folder: Path, laptop: LaptopId) -> Path:
    """The file of what another laptop has noted of an initiative: laid out as a meeting's."""
    return sharing_folder(folder) / _NOTES / f"{laptop}.json"


def are_notes_at(path: Path) -> bool:
    """Whether a file holds what was noted between meetings, on this laptop or on another one."""
    return path.name == INITIATIVE_FILE or path.parts[-3:-1] == (FOLDER, _NOTES)


def notes_here(folder: Path) -> tuple[Path, ...]:
    """The files of what other laptops have noted of an initiative, by name; none where it is not shared."""
    return tuple(sorted((sharing_folder(folder) / _NOTES).glob("*.json")))


def read_shared(folder: Path) -> Shared | None:
    """What is known of sharing the initiative in a folder; None where it is not shared.

    Raises ``StoreError``: ``share.damaged-here`` for a file that is not as it was written, ``store.newer-unreadable``.
    """
    path = sharing_folder(folder) / KEPT
    try:
        head, _, body = files.read_limited(path).partition(b"\n")
    except StoreError as error:
        if error.key == "store.missing":
            return None
        raise
    try:
        about = as_object(json.loads(head))
        if isinstance(about.get("v"), int) and cast("int", about["v"]) > VERSION:
            raise StoreError("store.newer-unreadable", path)
        if about != _head(body):
            raise CodecError("not as it was written")
        return decode_record(Shared, json.loads(body))
    except (ValueError, RecursionError) as error:
        raise StoreError("share.damaged-here", path) from error


def write_shared(folder: Path, shared: Shared) -> None:
    """Keep it; durable on return. Raises ``StoreError``; what was kept before is then still there."""
    files.private_folder(sharing_folder(folder))
    body = dump_json(encode(shared), ascii_only=True)
    files.atomic_write(sharing_folder(folder) / KEPT, dump_json(_head(body)) + b"\n" + body)


def written_elsewhere(path: Path) -> Known | None:
    """What is known of a meeting's stream that another laptop writes; None for one that may be written here.

    ``path`` is the meeting's file. Raises ``StoreError`` when it cannot be told.
    """
    return _elsewhere(path)[1]


def _elsewhere(path: Path) -> tuple[Shared | None, Known | None]:
    """How the initiative of a meeting's file is shared, and its stream where another laptop writes it."""
    if path.name == INITIATIVE_FILE or not is_shared(path.parent):
        return None, None
    shared = read_shared(path.parent)
    known = shared and shared.known(path.stem)
    return shared, known if shared and known and known.head.writer != shared.laptop else None


def retell_others(folder: Path, told: Callable[[str], str]) -> None:
    """Tell otherwise who has the other laptops, until they tell it themselves. Raises ``StoreError``; it may be done again."""
    shared = read_shared(folder)
    if shared is None or all(told(one.name) == one.name for one in shared.others):
        return
    path = sharing_folder(folder) / KEPT
    held = lock.take(path, None)
    if held is None:
        raise lock.refused(path)
    try:
        shared = read_shared(folder) or shared
        others = tuple(replace(one, name=told(one.name)) for one in shared.others)
        write_shared(folder, replace(shared, others=others))
    finally:
        lock.release(held, path)


def began(path: Path) -> LaptopId | None:
    """The laptop that began the meeting of a file; None where its initiative is not shared, or that cannot be told."""
    try:
        shared = read_shared(path.parent)
    except StoreError:
        return None
    if shared is None:
        return None
    known = shared.known(path.stem)
    return known.origin if known else shared.laptop


def others_notes(folder: Path, shared: Shared) -> dict[LaptopId, Path]:
    """The files of what other laptops have noted, by laptop: as the anchor persons may read it where that has come."""
    rings = {Ring.ALL, Ring.INSIDE} if shared.part is Part.ANCHOR else {Ring.ALL}
    noting = {
        noting_laptop(one.stream) for one in shared.streams if one.head.ring in rings and not one.head.away
    }
    return {one: notes_path(folder, one) for one in sorted(noting - {None, shared.laptop}, key=str) if one}


def writer_elsewhere(path: Path) -> str | None:
    """Who writes a meeting on another laptop, by name, or by laptop when that is not known; None for one written here.

    Where it cannot be told, it is taken as written here: a meeting never waits for sharing. ``path`` is its file.
    """
    try:
        shared, known = _elsewhere(path)
    except StoreError:
        return None
    return (shared.name(known.head.writer) or known.head.writer[:6]) if shared and known else None


def shared_at(path: Path) -> tuple[Path, str] | None:
    """The folder of the shared initiative that a file belongs to, and its stream; None for a file that is not shared.

    The file may be a meeting's, one that was put away, or others' notes. Raises ``StoreError`` when it cannot be told.
    """
    home = path.parent
    if home.name == _NOTES and home.parent.name == FOLDER:
        folder, names = home.parents[1], [notes_of(LaptopId(path.stem), ring) for ring in reversed(Ring)]
    else:
        folder, names = home.parent if home.name == _AWAY else home, [StreamName(path.stem)]
    if path.name == INITIATIVE_FILE or not is_shared(folder):
        return None
    shared = read_shared(folder)
    return next(((folder, name) for name in names if shared and shared.known(name)), None)


@dataclass(frozen=True, slots=True)
class ToldAnew:
    """A stream that was told anew here, and not yet everywhere."""

    generation: int
    """The telling it was before."""
    away: bool = False
    """Whether it was put away."""
    erased: bool = False
    """Whether something was erased in it since: the others then do not keep what they put away of it."""


def note_told_anew(path: Path, away: bool = False) -> None:
    """Note that a file's stream is being told anew, before it is; nothing where it is not shared.

    The next exchange tells the others, where one may. Raises ``StoreError``.
    """
    found = shared_at(path)
    if found is None:
        return
    folder, stream = found
    shared = read_shared(folder)
    known = shared and shared.known(stream)
    in_away, before = path.parent.name == _AWAY, told_anew(folder).get(stream)
    # What was told anew and not yet sent is not in the copies that the others put away.
    erased = in_away or bool(before and (before.erased or not before.away))
    if known and (in_away or not known.head.away):
        is_away = away or in_away
        note_of(folder, stream, ToldAnew(known.head.generation, is_away, is_away and erased))


def note_of(folder: Path, stream: str, note: ToldAnew) -> None:
    """Note that a stream of an initiative was told anew. Raises ``StoreError``."""
    files.atomic_write(files.private_folder(_anew(folder)) / f"{stream}.json", dump_json(encode(note)))


def told_anew(folder: Path) -> dict[str, ToldAnew]:
    """The streams of an initiative that were told anew here and not yet everywhere, by name. Raises ``StoreError``."""
    found = {}
    for path in sorted(_anew(folder).glob("*.json")) if _anew(folder).is_dir() else ():
        try:
            found[path.stem] = decode_record(ToldAnew, json.loads(files.read_limited(path)))
        except ValueError as error:
            raise StoreError("share.damaged-here", path) from error
    return found


def noted_at(folder: Path, stream: str) -> object:
    """What changes when it is noted again that a stream was told anew."""
    return files.fingerprint(_anew(folder) / f"{stream}.json")


def forget_told_anew(folder: Path, stream: str, noted: object) -> None:
    """Note that the others can know that a stream was told anew, unless it was again since. Raises ``StoreError``."""
    if noted_at(folder, stream) == noted:
        files.remove(_anew(folder) / f"{stream}.json")


def _anew(folder: Path) -> Path:
    return sharing_folder(folder) / "anew"


def _head(body: bytes) -> dict[str, int]:
    return {"v": VERSION, "crc": crc32(body)}
