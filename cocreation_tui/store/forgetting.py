"""Forgetting somebody in the files of meetings: all of them held at once, each history replaced whole, and nothing kept of the old.

What is under way is noted in the workspace until it is done, so that one that was cut off can be gone through again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.people.mentions import Somebody
from cocreation_tui.settings import SettingsDamaged, parse, settings_of, written
from cocreation_tui.store import backups, files, lock
from cocreation_tui.store.codec import CodecError, decode_record, dump_json, encode, parse_json
from cocreation_tui.store.found_file import forget
from cocreation_tui.store.initiative_shelf import KEPT
from cocreation_tui.store.meeting_file import MeetingFile
from cocreation_tui.store.meeting_reader import journal_path
from cocreation_tui.store.putting_away import FOLDER
from cocreation_tui.store.safe_names import RESERVED_FOLDERS
from cocreation_tui.store.settings_file import read_settings_text, write_settings_text
from cocreation_tui.store.workspace import INITIATIVE_FILE, meeting_paths

UNDER_WAY = ".erasing"
"""Name of the file, in the workspace, that says who is being forgotten and what they are called instead."""
_LIMIT = 1_000_000
_BESIDE = (".draft", ".forms", ".showing")


@dataclass(frozen=True, slots=True)
class Again:
    """Minutes that named somebody, to be made again."""

    meeting: str
    """The meeting's file, from the workspace on."""
    wanted: str
    """Id of the format."""


@dataclass(frozen=True, slots=True)
class UnderWay:
    """Somebody who is being forgotten."""

    somebody: Somebody
    """Who."""
    letter: str
    """What tells them from others who were forgotten."""
    others: tuple[str, ...] = ()
    """The names of everybody else."""
    meetings: tuple[str, ...] = ()
    """The files of meetings and initiatives that name them, or did, from the workspace on."""
    again: tuple[Again, ...] = ()
    """What is to be made again."""


def histories(root: Path) -> tuple[Path, ...]:
    """The files of all meetings of a workspace, those put away too, and of initiatives. Raises ``StoreError``."""
    found: list[Path] = []
    with files.reporting(root):
        folders = [one for one in sorted(root.iterdir()) if one.is_dir()] if root.is_dir() else []
    for folder in folders:
        if folder.name not in RESERVED_FOLDERS and not folder.name.startswith("."):
            own = folder / INITIATIVE_FILE
            found += [own] if files.exists(own) else []
            found += [*meeting_paths(folder), *meeting_paths(folder / FOLDER)]
    return tuple(found)


@contextmanager
def all_held(paths: Sequence[Path], now: datetime) -> Iterator[tuple[MeetingFile, ...]]:
    """All of some meetings, to write them; no file of them is touched before all are held.

    Raises ``StoreError`` when somebody else has one, or one cannot be read or written.
    """
    with ExitStack() as stack:
        held = []
        for path in paths:
            taken = lock.take(path, now)
            if taken is None:
                raise StoreError("store.locked", path, **lock.holder(path).names)
            stack.callback(lock.release, taken, path)
            held.append(taken)
        opened = tuple(MeetingFile.held(path, taken) for path, taken in zip(paths, held, strict=True))
        for file in opened:
            stack.callback(file.close)
        yield opened


def write_under_way(root: Path, what: UnderWay) -> None:
    """Note who is being forgotten. Raises ``StoreError``."""
    files.atomic_write(files.private_folder(root) / UNDER_WAY, dump_json(encode(what)))


def read_under_way(root: Path) -> UnderWay | None:
    """Who is being forgotten; None for nobody. Raises ``StoreError``."""
    path = root / UNDER_WAY
    if not files.exists(path):
        return None
    try:
        return decode_record(UnderWay, parse_json(files.read_limited(path, _LIMIT)))
    except CodecError as error:
        raise StoreError("store.damaged", path) from error


def done(root: Path) -> None:
    """Say that nobody is being forgotten any more. Raises ``StoreError``."""
    files.delete(root / UNDER_WAY)


def copies(path: Path) -> tuple[Path, ...]:
    """What a meeting's file was, as its journal and its backups have it."""
    journal = journal_path(path)
    return (*([journal] if files.exists(journal) else []), *(one.path for one in backups.listed(path)))


def beside(path: Path) -> dict[Path, object]:
    """What lies beside a meeting's file as JSON: half a sentence, half-filled forms, what its room was shown.

    What cannot be read is told as one text.
    """
    found: dict[Path, object] = {}
    for kept in (path.with_suffix(end) for end in _BESIDE):
        if files.exists(kept):
            data = files.read_limited(kept)
            try:
                found[kept] = parse_json(data)
            except CodecError:
                found[kept] = data.decode("utf-8", "replace")
    return found


def texts_in(document: object) -> Iterator[str]:
    """Every text in JSON values, names of fields among them."""
    match document:
        case str():
            yield document
        case list():
            for part in document:
                yield from texts_in(part)
        case dict():
            for name, part in document.items():
                yield name
                yield from texts_in(part)


def retell_beside(path: Path, told: Callable[[str], str]) -> None:
    """Tell what lies beside a meeting's file otherwise, text by text; what cannot be read is deleted if it would be.

    Raises ``StoreError``; it may be done again.
    """
    for kept, document in beside(path).items():
        if all(told(text) == text for text in texts_in(document)):
            continue
        if isinstance(document, str):
            files.delete(kept)
        else:
            files.atomic_write(kept, dump_json(_retold(document, told)))


def _retold(document: object, told: Callable[[str], str]) -> object:
    match document:
        case str():
            return told(document)
        case list():
            return [_retold(part, told) for part in document]
        case dict():
            return {told(name): _retold(part, told) for name, part in document.items()}
        case _:
            return document


def retell_settings(root: Path, told: Callable[[str], str]) -> bool:
    """Tell a workspace's settings otherwise, text by text; whether that was needed. What is no TOML is left.

    Raises ``StoreError``; it may be done again.
    """
    try:
        before = parse(read_settings_text(root))
    except SettingsDamaged:
        return False
    after = _retold(before, told)
    if after == before or not isinstance(after, dict):
        return False
    write_settings_text(root, written(settings_of(after)[0], after))
    return True


def forget_derived(root: Path) -> None:
    """Delete what is made of the files of meetings and can be made again: the index of words, and what meetings leave.

    Raises ``StoreError``; it may be done again.
    """
    forget(root)
    for folder in {path.parent for path in histories(root)}:
        if files.exists(folder / KEPT):
            files.delete(folder / KEPT)


def let_go(path: Path) -> None:
    """Delete what a killed program said of who holds a meeting; nothing where somebody does hold it."""
    with suppress(StoreError):
        if (taken := lock.take(path, None)) is not None:
            lock.release(taken, path)
