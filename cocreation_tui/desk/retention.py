"""How long what is on disk is kept, what is due to be deleted, and deleting it: only what somebody saw on a list.

A meeting of an initiative is kept while the initiative lasts, for years if need be. Its days begin when the closing
meeting is over and nothing has been planned after it; those of a meeting without an initiative begin when it is over,
and those of one that was put away begin then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.ground.errors import Problem, StoreError
from cocreation_tui.desk.desk import Desk
from cocreation_tui.i18n.dates import full_day
from cocreation_tui.i18n.words import Words
from cocreation_tui.settings import Settings
from cocreation_tui.store import remains
from cocreation_tui.store.files import delete, fingerprint
from cocreation_tui.store.housekeeping import A_DAY, Housekeeping, read_housekeeping, write_housekeeping
from cocreation_tui.store.initiative_shelf import KEPT
from cocreation_tui.store.workspace import INITIATIVE_FILE, MeetingEntry, data_folders, entry_of

CLOSING = "closing-meeting"
"""Script of the meeting that an initiative ends with."""
FAR = timedelta(days=180)
"""A clock this much later than when it was last looked at is not believed unseen: it may have been set."""


class Kind(StrEnum):
    """What is to be deleted."""

    SPEECH = "speech"
    """Who had the word in a meeting that is over; the meeting stays."""
    DRAFT = "draft"
    """What was left unfinished in a meeting that is over."""
    COPY = "copy"
    """The copy of a damaged file, or half of one that was being written when the program died."""
    MEETING = "meeting"
    """A meeting without an initiative, or one that was put away."""
    INITIATIVE = "initiative"
    """What an initiative that is over keeps about itself, with all its meetings."""


ASKED = frozenset({Kind.MEETING, Kind.INITIATIVE})
"""What is deleted only when somebody has just seen it on the list."""


class Doubt(StrEnum):
    """Why the clock of the computer is not believed."""

    EARLIER = "earlier"
    """It is before something that has happened: nothing is deleted."""
    LATER = "later"
    """It is much later than when the program last looked: nothing is deleted unasked."""


@dataclass(frozen=True, slots=True)
class Due:
    """Something that is deleted from a day on."""

    kind: Kind
    """What it is."""
    title: str
    """What it is called: a meeting's title, or a file's name."""
    paths: tuple[Path, ...]
    """The files it stands for; of a meeting its own file only."""
    since: datetime
    """When its days began."""
    at: datetime
    """When they are over."""
    marks: tuple[object, ...] = ()
    """What the files were like, to see whether anything has changed."""

    @property
    def unchanged(self) -> bool:
        """Whether its files are still as they were when it was listed."""
        return self.marks == tuple(map(fingerprint, self.paths))


@dataclass(frozen=True, slots=True)
class Look:
    """What was found when it was looked whether anything is to be deleted."""

    due: tuple[Due, ...] = ()
    """What is due, in the order of its days."""
    coming: tuple[Due, ...] = ()
    """What will be."""
    doubt: Doubt | None = None
    """Why the clock is not believed; None when it is."""
    agreed: bool = False
    """Whether somebody has seen such a list before and said yes."""

    @property
    def unasked(self) -> tuple[Due, ...]:
        """What may be deleted without being asked about."""
        free = self.agreed and self.doubt is None
        return tuple(one for one in self.due if one.kind not in ASKED) if free else ()

    @property
    def to_ask(self) -> tuple[Due, ...]:
        """What somebody has to see first; nothing while the clock is wrong."""
        return (
            () if self.doubt is Doubt.EARLIER else tuple(one for one in self.due if one not in self.unasked)
        )


class Retention:
    """What the files of a workspace come to, as of now."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._root = desk.workspace.root
        self._now = desk.clock.now()
        self._kept = read_housekeeping(self._root)

    def look(self, whole: bool = False) -> Look:
        """What is due and what will be; ``whole`` also reads files that have not changed since the last time.

        Nothing at all where the settings cannot be read: they may say that everything is to be kept.
        """
        entries, settings = self._desk.meetings(), self._desk.settings
        if any(one.fatal for one in self._desk.settings_problems):
            return Look()
        found = sorted(self._all(entries, settings, whole), key=lambda one: (one.at, one.title))
        marked = [replace(one, marks=tuple(map(fingerprint, one.paths))) for one in found]
        due = tuple(one for one in marked if one.at <= self._now)
        coming = tuple(one for one in marked if one.at > self._now)
        return Look(due, coming, doubt(self._now, self._kept.looked, entries), self._kept.agreed)

    def remember(self, look: Look, agreed: bool = False) -> None:
        """Note that it was looked, and that somebody has seen the list and said yes."""
        looked = self._kept.looked if look.doubt is Doubt.EARLIER else self._now
        self._keep(replace(self._kept, looked=looked, agreed=self._kept.agreed or agreed))

    def tell_once(self, key: str) -> bool:
        """Whether something is told for the first time in this workspace."""
        if key in self._kept.told:
            return False
        self._keep(replace(self._kept, told=(*self._kept.told, key)))
        return True

    def delete(self, listed: Iterable[Due]) -> tuple[Problem, ...]:
        """Delete what was listed, unless it has changed since; what could not be deleted."""
        from cocreation_tui.store.index import take_out_gone

        problems = []
        for one in listed:
            try:
                if one.unchanged:
                    self._delete(one)
            except StoreError as error:
                problems.append(Problem(error.path, 0, error.key, error.values, fatal=False))
        with suppress(StoreError):
            take_out_gone(self._root)
        return tuple(problems)

    def _delete(self, one: Due) -> None:
        match one.kind:
            case Kind.SPEECH:
                self._desk.open(one.paths[0]).close()
            case Kind.DRAFT:
                remains.forget_unfinished(one.paths)
            case Kind.COPY:
                delete(*one.paths)
            case Kind.MEETING | Kind.INITIATIVE:
                if one.kind is Kind.INITIATIVE:
                    delete(one.paths[0].parent / KEPT)
                for path in one.paths:
                    remains.delete_meeting(path, self._now)

    def _keep(self, kept: Housekeeping) -> None:
        self._kept = kept
        with suppress(StoreError):
            write_housekeeping(self._root, kept)

    def _all(self, entries: tuple[MeetingEntry, ...], settings: Settings, whole: bool) -> Iterator[Due]:
        since = None if whole or not self._kept.agreed else self._kept.looked
        if not settings.keep_speaking_times:
            yield from _speech(entries, since)
        if days := settings.drafts_days:
            for one in entries:
                if one.closed_at is not None and (left := remains.unfinished_of(one.path)):
                    yield _due(Kind.DRAFT, one.title, left, one.closed_at, days)
        if days := settings.copies_days:
            for path in remains.copies_in(self._root):
                if (written := remains.changed_at(path)) is not None:
                    yield _due(Kind.COPY, path.name, (path,), written, days)
        if days := settings.meetings_days:
            yield from self._meetings(entries, days)

    def _meetings(self, entries: tuple[MeetingEntry, ...], days: int) -> Iterator[Due]:
        for folder in data_folders(self._root):
            here = tuple(one for one in entries if one.path.parent == folder)
            if (folder / INITIATIVE_FILE).is_file():
                if (over := _over(here)) is not None:
                    own = folder / INITIATIVE_FILE
                    # What says that it is over goes last: whatever is left then is due all the same.
                    *others, closing = sorted(here, key=lambda one: one.closed_at or self._now)
                    paths = (*(one.path for one in others), own, closing.path)
                    yield _due(Kind.INITIATIVE, entry_of(own).title, paths, over, days)
            else:
                for one in here:
                    if (ended := _ended(one)) is not None:
                        yield _due(Kind.MEETING, one.title, (one.path,), ended, days)
            for path in remains.put_away_in(folder):
                if (away := remains.changed_at(path)) is not None:
                    yield _due(Kind.MEETING, entry_of(path).title, (path,), away, days)


def doubt(now: datetime, looked: datetime | None, entries: Iterable[MeetingEntry]) -> Doubt | None:
    """Why a clock is not to be believed, by when it was last looked and what meetings say has happened."""
    told = (at for one in entries for at in (one.started_at, one.closed_at))
    if any(now < at - A_DAY for at in (looked, *told) if at is not None):
        return Doubt.EARLIER
    return Doubt.LATER if looked is not None and now - looked > FAR else None


def _speech(entries: Iterable[MeetingEntry], since: datetime | None) -> Iterator[Due]:
    """Meetings that are over and whose files, of those written since, tell who had the word."""
    copies: dict[Path, dict[str, list[Path]]] = {}
    for one in entries:
        folder = one.path.parent
        if one.closed_at is None or one.problem:
            continue
        if folder not in copies:
            copies[folder] = remains.backups_in(folder)
        if remains.tells_who_spoke(one.path, copies[folder].get(one.path.stem, ()), since):
            yield Due(Kind.SPEECH, one.title, (one.path,), one.closed_at, one.closed_at)


def _due(kind: Kind, title: str, paths: tuple[Path, ...], since: datetime, days: int) -> Due:
    return Due(kind, title, paths, since, since + timedelta(days=days))


def _ended(one: MeetingEntry) -> datetime | None:
    """When a meeting was over: as it was closed, or planned and never held; None for one that nobody can read."""
    return None if one.problem else one.closed_at or one.planned_start


def _over(meetings: tuple[MeetingEntry, ...]) -> datetime | None:
    """When an initiative was over: its closing meeting was, and nothing begins after that; None while it lasts."""
    if any(one.problem or one.closed_at is None for one in meetings):
        return None
    ended = [one.closed_at for one in meetings if one.closed_at is not None]
    closings = [one.closed_at for one in meetings if one.id[11:].rpartition("-")[0] == CLOSING]
    last = max(ended, default=None)
    return last if last is not None and last in closings else None


def due_words(one: Due, words: Words, zone: str) -> str:
    """Something on the list, with the day its time is counted from: ``3. november 2026: mødet »…«``."""
    return words(
        "retention.row", day=full_day(day_of(one.since, zone), words.language), what=what_words(one, words)
    )


def what_words(one: Due, words: Words) -> str:
    """What something on the list is."""
    return words(f"retention.{one.kind}", title=one.title)
