"""The poster in characters: all platforms at once, as much of each as there is room for, and each one alone.

What a platform's field says gives way in this order when there is little room: the actors become a number, the focus
is cut to two rows and then to one, then only name and coordinator are left, then the name, then the name without a rule
above it. Nothing is lost by it: the page of each platform has everything.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum

from textual.content import Content

from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.platforms.platforms import PlatformStatus
from cocreation_tui.core.reports.poster import Gone, Poster, Tile
from cocreation_tui.i18n.dates import full_day
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.room.letters import HEIGHT, large
from cocreation_tui.tui.text import fit, line, pad, width, wrap
from cocreation_tui.tui.widgets.room_side.sheet import ACCENT, CALM, EMPTY, QUIET, TEXT, WARN, Rows, paragraph

GAP = 3
"""Columns between fields."""
NARROWEST, ROOMY = 16, 30
"""Columns of the narrowest field, and of one that is wide enough."""
MOST_COLUMNS = 6
"""Most fields side by side."""
WIDEST = 96
"""Columns beyond which a text is hard to read."""
_RULES = {PlatformStatus.ACTIVE: ("━", CALM), PlatformStatus.STANDBY: ("╍", WARN)}


class Detail(IntEnum):
    """How much a field says."""

    ALL = 0
    NUMBER = 1
    BRIEF = 2
    SHORT = 3
    WHO = 4
    NAME = 5
    BARE = 6


Row = tuple[str, str]
"""A row of a field, and its style."""


@dataclass(frozen=True, slots=True)
class _Grid:
    columns: int
    across: int
    fields: tuple[tuple[Row, ...], ...]
    airy: bool

    def rows(self) -> Rows:
        rows: Rows = []
        for at in range(0, len(self.fields), self.columns):
            beside = self.fields[at : at + self.columns]
            for number in range(max(map(len, beside))):
                rows.append(self._beside(beside, number))
            rows += [EMPTY] * self.airy
        return rows[: len(rows) - self.airy]

    def _beside(self, beside: tuple[tuple[Row, ...], ...], number: int) -> Content:
        cells = [field[number] if number < len(field) else ("", TEXT) for field in beside]
        texts = [pad(text, self.across) for text, _ in cells]
        gaps = [" " * GAP] * (len(cells) - 1) + [""]
        return line(*((text + gap, cell[1]) for text, gap, cell in zip(texts, gaps, cells, strict=True)))


def poster_pages(poster: Poster) -> int:
    """How many pages there are: all platforms at once, then each one alone."""
    return 1 + len(poster.tiles)


def poster_rows(poster: Poster, page: int, cells: int, height: int) -> Rows:
    """A page of the poster in its own language, in at most so many columns and rows."""
    words = Words(poster.language)
    if 1 <= page <= len(poster.tiles):
        return _alone(poster.tiles[page - 1], words, cells, height)
    head, foot = _head(poster, words, cells, height), list(_foot(poster, words, cells))
    foot = foot if height >= 20 else foot[-1:]
    room = height - len(head) - len(foot) - 1
    rows = _fields(poster, words, cells, room)
    return [*head, *rows[:room], *[EMPTY] * (room - len(rows)), EMPTY, *foot]


def _head(poster: Poster, words: Words, cells: int, height: int) -> Rows:
    """The initiative's name and the challenge; large where there is room."""
    said = poster.challenge or words("poster.no-challenge")
    title = line((fit(poster.title, cells), f"bold {ACCENT}"))
    drawn = large(said, cells, 2 * HEIGHT) if height >= 48 else None
    rows = [line((row, TEXT)) for row in drawn] if drawn else _left(said, cells, max(1, height // 8))
    return [EMPTY, title, *rows, EMPTY] if height >= 20 else [title, *rows]


def _left(text: str, cells: int, most: int) -> Rows:
    return [line((row, f"bold {TEXT}")) for row in wrap(text, cells, most)]


def _foot(poster: Poster, words: Words, cells: int) -> Iterator[Content]:
    """What was closed and merged, and of which day the poster is."""
    if poster.gone:
        told = " · ".join(gone_words(one, words) for one in poster.gone)
        yield line((fit(told, cells), QUIET))
    parts = [
        words.count("poster.platforms", len(poster.tiles)),
        words.count("poster.actors-in-all", poster.actors),
        full_day(poster.day, words.language),
    ]
    yield line((fit(" · ".join(parts), cells), QUIET))


def gone_words(gone: Gone, words: Words) -> str:
    """What became of a platform that is not there any more, and when."""
    key = "poster.gone-into" if gone.into else "poster.gone-from"
    day = full_day(gone.since, words.language)
    told = words(key, name=gone.name or words("poster.no-name"), into=gone.into, day=day)
    return f"{words(f'poster.gone.{gone.status.value}')}: {told}"


# All at once


def _fields(poster: Poster, words: Words, cells: int, room: int) -> Rows:
    """Every platform, with as much about each as there is room for."""
    if not poster.tiles:
        return paragraph(wrap(words("poster.no-platforms"), cells, 2), cells, QUIET)
    for detail in Detail:
        for airy in (True, False):
            for columns in _columns(len(poster.tiles), cells):
                across = (cells - GAP * (columns - 1)) // columns
                fields = tuple(tuple(_field(tile, words, across, detail)) for tile in poster.tiles)
                rows = _Grid(columns, across, fields, airy).rows()
                if len(rows) <= room:
                    return rows
    return [line((fit(" · ".join(tile.name for tile in poster.tiles), cells), TEXT))]


def _columns(number: int, cells: int) -> list[int]:
    """How many fields may stand side by side: most that are wide enough first, then fewer, then narrower ones."""
    widths = {n: (cells - GAP * (n - 1)) // n for n in range(1, min(number, MOST_COLUMNS) + 1)}
    roomy = [n for n, across in widths.items() if across >= ROOMY]
    narrow = [n for n, across in widths.items() if NARROWEST <= across < ROOMY]
    return [*reversed(roomy), *narrow] or [1]


def _field(tile: Tile, words: Words, across: int, detail: Detail) -> Iterator[Row]:
    rule, tint = _RULES.get(tile.status, ("┈", QUIET))
    resting = tile.status is not PlatformStatus.ACTIVE
    short = resting and detail >= Detail.SHORT and detail is not Detail.WHO
    if detail < Detail.BARE:
        yield rule * across, tint
    name = tile.name or words("poster.no-name")
    if short:
        name = _resting(name, words, across)
    for row in wrap(name, across, 3 if detail < Detail.BRIEF else 1):
        yield row, f"bold {tint if short else TEXT}"
    if resting and not short:
        yield fit(standing_words(tile, words), across), tint
    most = {Detail.ALL: 1_000, Detail.NUMBER: 1_000, Detail.BRIEF: 2, Detail.SHORT: 1}.get(detail, 0)
    for row in wrap(tile.focus or words("poster.no-focus"), across, most) if most else ():
        yield row, TEXT
    if detail < Detail.NAME and not (resting and detail is Detail.WHO):
        yield from ((row, f"bold {TEXT}") for row in _who(tile, words, across, detail))
    if detail is Detail.ALL:
        said = _run(tile.actors) or words("poster.no-actors")
        yield from ((row, QUIET) for row in wrap(said, across, 1_000))


def _resting(name: str, words: Words, across: int) -> str:
    """A name with the word that it rests; the word is never what is cut."""
    told = f"{name} · {words('poster.resting')}"
    return told if width(told) <= across else words("poster.resting-name", name=name)


def _who(tile: Tile, words: Words, across: int, detail: Detail) -> list[str]:
    """Who keeps it together, and how many are on it where they are not named."""
    name = tile.coordinator or words("poster.no-coordinator")
    who = f"{words('poster.coordinator')}: {name}"
    if detail is Detail.ALL:
        return wrap(who, across, 3)
    number = words.count("poster.actors-in-all", len(tile.actors))
    together = f"{who} · {number}"
    if width(together) <= across:
        return [together]
    return [fit(who, across), number] if detail < Detail.SHORT else [fit(name, across)]


def _run(parts: tuple[str, ...]) -> str:
    """Parts after one another; a row never begins with the dot between them."""
    return "\u00a0· ".join(parts)


def standing_words(tile: Tile, words: Words) -> str:
    """Where a platform stands, and since when."""
    day = full_day(tile.since, words.language)
    return words(f"poster.status.{tile.status.value}", day=day)


# One alone


def _alone(tile: Tile, words: Words, cells: int, height: int) -> Rows:
    """A platform with everything about it, as large as there is room for."""
    across = min(cells, WIDEST)
    rule, tint = _RULES.get(tile.status, ("┈", QUIET))
    name, focus = tile.name or words("poster.no-name"), tile.focus or words("poster.no-focus")
    drawn = large(name, cells, 2 * HEIGHT) if height >= 24 else None
    head = [line((row, ACCENT)) for row in drawn] if drawn else _bold(name, across, ACCENT)
    head = [line((rule * across, tint)), *head, line((standing_words(tile, words), f"bold {tint}"))]
    rows = [*head, EMPTY, *_bold(focus, across, TEXT), EMPTY]
    rows.append(line((f"{words('poster.coordinator')}  ", QUIET), _who_alone(tile, words, across)))
    rows += [EMPTY, line((words("poster.actors"), QUIET))]
    rows = rows if len(rows) < height else [row for row in rows if row.plain]
    rows += _actors(tile, words, across, height - len(rows))
    spare = max(0, height - len(rows)) // 4
    return [*[EMPTY] * spare, *block_of(rows, cells)]


def _who_alone(tile: Tile, words: Words, across: int) -> tuple[str, str]:
    return fit(tile.coordinator or words("poster.no-coordinator"), across - 14), f"bold {TEXT}"


def _bold(text: str, across: int, style: str) -> Rows:
    return [line((row, f"bold {style}")) for row in wrap(text, across, len(text) + 1)]


def _actors(tile: Tile, words: Words, across: int, room: int) -> Rows:
    """The actors one on a row, side by side or after one another; those there is no room for are counted."""
    actors = tile.actors or (words("poster.no-actors"),)
    for columns in (1, 2, 3):
        each = across // columns
        if -(-len(actors) // columns) <= room and all(width(actor) < each for actor in actors):
            down = -(-len(actors) // columns)
            return [line(*((pad(actor, each), TEXT) for actor in actors[row::down])) for row in range(down)]
    for named in range(len(actors), 0, -1):
        left = len(actors) - named
        more = (words.count("poster.more", left),) if left else ()
        rows = wrap(_run((*actors[:named], *more)), across, 1_000)
        if len(rows) <= room:
            return [line((row, TEXT)) for row in rows]
    return [line((words.count("poster.more", len(actors)), TEXT))]


def block_of(rows: Rows, cells: int) -> Rows:
    """Rows moved to the middle together."""
    widest = max((width(row.plain) for row in rows), default=0)
    left = " " * max(0, (cells - widest) // 2)
    return [line(left, row) for row in rows]
