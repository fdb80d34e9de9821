"""From a file to a session script, with everything a preview needs: what was understood, guessed and left out.

Nothing that the file says is lost: what is no title, time or Plan B is in the notes.
"""

from __future__ import annotations

from dataclasses import field, replace
from datetime import time, timedelta
from pathlib import Path

from cocreation_tui.core.agenda.agenda import EndMode, Item, ItemKind
from cocreation_tui.core.agenda.script import Point, Script
from cocreation_tui.core.ground.cleaning import TEXT_LIMIT, clean_text
from cocreation_tui.core.ground.errors import Problem
from cocreation_tui.core.ground.ids import ItemId
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.ground.slugs import slug
from cocreation_tui.i18n.words import Words
from cocreation_tui.method.drejebog.around import Around, read_around
from cocreation_tui.method.drejebog.clocks import DAY
from cocreation_tui.method.drejebog.file_kinds import read_parts
from cocreation_tui.method.drejebog.gathering import Gathered, gather
from cocreation_tui.method.drejebog.headings import Column, Heading, language_of
from cocreation_tui.method.drejebog.kinds import floor_of, guessed_kind, said_kind
from cocreation_tui.method.drejebog.parts import Parts
from cocreation_tui.method.drejebog.preview_notes import Telling, minutes_of
from cocreation_tui.method.drejebog.rows import Entry
from cocreation_tui.method.drejebog.timetable import Slot, Timed, Timetable, settle_numbers, timetable
from cocreation_tui.method.sources import excerpt
from cocreation_tui.method.tables.telling import encoding_key, sheet_names

_LONG = timedelta(minutes=90)
"""Items longer than this seldom go on past a title."""


@dataclass(frozen=True, slots=True)
class Understood:
    """An item as it was understood."""

    row: int
    """Its row or line in the file, counted from 1."""
    point: Point
    """The item."""
    start: time | None
    """When the plan has it begin, local time of the day; None when no clock time is known."""


@dataclass(frozen=True, slots=True)
class Drejebog:
    """A drejebog as read, whether usable or not."""

    script: Script | None = None
    """The session script; None when the file cannot be used."""
    start: time | None = None
    """When the meeting is planned to begin, local time of the day; None when the file does not say."""
    rows: tuple[Understood, ...] = ()
    """The items in order."""
    columns: tuple[Heading, ...] = ()
    """The columns as understood."""
    guessed: tuple[Problem, ...] = field(default=())
    """What was guessed, by row."""
    left_out: tuple[Problem, ...] = ()
    """What is not in the script, by row."""
    problem: Problem | None = None
    """Why the file cannot be used."""
    sheet: str = ""
    """The sheet of a workbook that was read."""
    sheets: tuple[str, ...] = ()
    """The sheets of the workbook that say something."""


def read_drejebog(
    path: Path, language: str, decided: bool = False, sheet: str = "", encoding: str = ""
) -> Drejebog:
    """A drejebog in a Markdown, CSV or workbook file. Never raises for a bad file.

    ``language`` is that of the script where the headings could be either, or in any case when it is ``decided``.
    ``sheet`` names the sheet of a workbook; without it the one that is shown and looks most like a drejebog is read.
    ``encoding`` is Python's name of the encoding of a text file; without it the likeliest one is taken.
    """
    parts = read_parts(path, sheet, encoding)
    if isinstance(parts, Problem):
        return Drejebog(problem=parts)
    heading = parts.tables[0].heading.texts
    words = Words(language if decided else language_of(heading) or language)
    telling = Telling(path)
    gathered = gather(parts, words, telling)
    if not gathered.entries:
        return Drejebog(columns=gathered.columns, problem=Problem(path, 0, "drejebog.no-rows"))
    around = read_around(parts.parts, parts.sheet, path)
    _tell_around(around, parts, telling)
    _remark(gathered.entries[0], around)
    rows = _understood(gathered, words, telling)
    script = Script(
        id=slug(around.title, nameless="drejebog"),
        language=words.language,
        title=around.title,
        points=tuple(row.point for row in rows),
        purpose=around.purpose,
    )
    return Drejebog(
        script,
        rows[0].start,
        rows,
        gathered.columns,
        telling.in_order(),
        telling.left_in_order(),
        None,
        parts.sheet,
        parts.sheets,
    )


def _tell_around(around: Around, parts: Parts, telling: Telling) -> None:
    if around.title_from != "text":
        telling.guess(0, f"drejebog.title-{around.title_from}", text=excerpt(around.title))
    if around.purpose and not around.purpose_said:
        telling.guess(0, "drejebog.purpose", text=excerpt(around.purpose))
    if parts.text is not None and (told := encoding_key(parts.text)):
        telling.guess(0, told, name=parts.text.called, text=parts.text.sample)
    if parts.chosen is not None and not parts.chosen.sheet.visible:
        telling.guess(0, "table.hidden-sheet", sheet=excerpt(parts.sheet))
    if parts.chosen is not None and parts.chosen.found is not None and parts.chosen.found.turned:
        telling.guess(0, "table.turned")
    if parts.chosen is not None and parts.chosen.others:
        names = sheet_names(parts.chosen.others)
        telling.leave(0, "drejebog.left-sheets", sheet=excerpt(parts.sheet), names=names)
    for row in parts.cut:
        telling.leave(row, "drejebog.left-cut", limit=TEXT_LIMIT)


def _remark(first: Entry, around: Around) -> None:
    """Words above the table that are neither title nor purpose: the first item's notes."""
    before = first.said.pop(Column.NOTE, "")
    for remark in around.remarks:
        first.add(Column.NOTE, remark.text)
    first.add(Column.NOTE, before)


def _understood(gathered: Gathered, words: Words, telling: Telling) -> tuple[Understood, ...]:
    """The items with their lengths and kinds."""
    slots = [Slot(entry.row, entry.when) for entry in gathered.entries]
    if gathered.end is not None:
        slots.append(Slot(gathered.end.row, gathered.end.when, item=False))
    settled = settle_numbers([slot.when for slot in slots])
    for slot, when in zip(slots, settled, strict=True):
        if when != slot.when:
            key = "drejebog.number-hour" if when.start is not None else "drejebog.number-minutes"
            telling.guess(slot.row, key, number=slot.when.bare or 0)
    times = timetable([replace(slot, when=when) for slot, when in zip(slots, settled, strict=True)])
    telling.times(times)
    _tell_over_sections(gathered, times, telling)
    rows = [
        _item(position, entry, timed, words, telling)
        for position, (entry, timed) in enumerate(zip(gathered.entries, times.rows, strict=False), start=1)
    ]
    unsaid = [
        row.row
        for row, entry in zip(rows, gathered.entries, strict=True)
        if row.point.item.kind is ItemKind.DISCUSSION and entry.kind is None and not said_kind(entry.title)
    ]
    telling.discussions(unsaid)
    return tuple(rows)


def _tell_over_sections(gathered: Gathered, times: Timetable, telling: Telling) -> None:
    """Tell of an item that only ends at the clock time after a title: a break between the two may not be written."""
    for before, title in gathered.sections:
        if not 0 < before < len(gathered.entries):
            continue
        entry, timed = gathered.entries[before - 1], times.rows[before - 1]
        if entry.when.length is None and entry.when.end is None and timed.length > _LONG:
            minutes = minutes_of(timed.length)
            telling.guess(
                entry.row, "drejebog.over-section", title=excerpt(entry.title), text=title, minutes=minutes
            )


def _item(position: int, entry: Entry, timed: Timed, words: Words, telling: Telling) -> Understood:
    telling.length(entry, timed)
    kind = entry.kind or _kind(entry, timed.length, telling)
    item = Item(
        ItemId(f"{position}-{slug(entry.title, nameless='')}".strip("-")),
        entry.title,
        timed.length,
        kind=kind,
        notes=_kept(entry.row, entry.notes(words), telling),
        plan_b=_kept(entry.row, entry.plan_b, telling),
    )
    if kind is ItemKind.BREAK:
        item = replace(item, end=EndMode.SHRINK, floor=floor_of(timed.length))
    return Understood(entry.row, Point(item), _of_day(timed.start))


def _kind(entry: Entry, length: timedelta, telling: Telling) -> ItemKind:
    named = said_kind(entry.title)
    if named is not None and named is not ItemKind.BREAK:
        return named
    guess = guessed_kind(entry.title, entry.said.get(Column.HOW, ""))
    if guess is None:
        return ItemKind.DISCUSSION
    kind, word = guess
    floor = round(floor_of(length) / timedelta(minutes=1))
    telling.guess(
        entry.row, f"drejebog.kind-{kind.value}", title=excerpt(entry.title), word=word, floor=floor
    )
    return kind


def _kept(row: int, text: str, telling: Telling) -> str:
    """A text as long as can be kept; more than that is told."""
    if len(text) > TEXT_LIMIT:
        telling.leave(row, "drejebog.left-cut", limit=TEXT_LIMIT)
    return clean_text(text).strip()


def _of_day(since: timedelta | None) -> time | None:
    """A time since midnight as a time of the day."""
    if since is None:
        return None
    minutes = since % DAY // timedelta(minutes=1)
    return time(minutes // 60, minutes % 60)
