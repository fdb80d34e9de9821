"""The points of an agenda: settings, notes and Plan B under a heading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from cocreation_tui.core.agenda.agenda import Item
from cocreation_tui.core.agenda.script import Point
from cocreation_tui.core.ground.ids import ItemId
from cocreation_tui.core.ground.languages import known_word
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.ground.slugs import slug
from cocreation_tui.method.documents import Block, BlockKind, plain_key
from cocreation_tui.method.passages import line_of_text, text_of
from cocreation_tui.method.point_settings import Setting, apply
from cocreation_tui.method.sources import Findings, excerpt
from cocreation_tui.method.vocabulary import KEYS, REPEATABLE, Key


@dataclass(frozen=True, slots=True)
class Source:
    """Where a point of the agenda stands in the file."""

    line: int
    """Line of its heading, counted from 1."""
    settings: tuple[Setting, ...]
    """Its settings, in order."""

    def line_of(self, *keys: Key) -> int:
        """Line of the first of the settings that is there, else of the heading."""
        lines = (setting.line for key in keys for setting in self.settings if setting.key is key)
        return next(lines, self.line)


def read_points(
    sections: Sequence[Sequence[Block]], lines: Sequence[str], findings: Findings
) -> tuple[tuple[Point, ...], tuple[Source, ...]]:
    """The points of the agenda and where they stand; each section begins with its heading."""
    if not sections:
        findings.error(0, "problem.no-points")
    read = [_point(position, section, lines, findings) for position, section in enumerate(sections, start=1)]
    return tuple(point for point, _ in read), tuple(source for _, source in read)


def _point(
    position: int, section: Sequence[Block], lines: Sequence[str], findings: Findings
) -> tuple[Point, Source]:
    heading, *blocks = section
    settings, blocks = _settings(blocks, lines, findings)
    source = Source(heading.line, tuple(settings))
    notes, plan_b = _notes(blocks, findings)
    title = line_of_text(heading, findings)
    if not title:
        findings.error(heading.line, "problem.point-without-title")
    name = ItemId(f"{position}-{slug(title, nameless='')}".strip("-"))
    item = Item(name, title, timedelta(0), notes=notes, plan_b=plan_b)
    return _set(Point(item), source, findings), source


def _settings(
    blocks: Sequence[Block], lines: Sequence[str], findings: Findings
) -> tuple[list[Setting], list[Block]]:
    """The settings in the bullet list that a point begins with, and all other text.

    A line of that list that stands after a blank line and is no known setting is a note. The values of a setting may
    stand in a list under it.
    """
    if not blocks or blocks[0].kind is not BlockKind.POINT or blocks[0].number is not None:
        return [], list(blocks)
    settings: list[Setting] = []
    notes: list[Block] = []
    for block, under in _lines_of_list([block for block in blocks if block.part == blocks[0].part]):
        word, colon, value = block.text.partition(":")
        key = KEYS.get(plain_key(word)) if colon else None
        if key:
            values = under if under and not value.strip() else [replace(block, text=value)]
            settings += [Setting(key, word, line_of_text(each, findings), each.line) for each in values]
            notes += [] if values is under else under
        elif settings and not lines[block.line - 2].strip():
            notes += [block, *under]
        else:
            findings.error(block.line, "problem.unknown-setting", text=excerpt(block.text))
    return settings, notes + [block for block in blocks if block.part != blocks[0].part]


def _lines_of_list(blocks: Iterable[Block]) -> list[tuple[Block, list[Block]]]:
    """Each line of a list with what stands under it."""
    lines: list[tuple[Block, list[Block]]] = []
    for block in blocks:
        if lines and (block.level > 1 or block.kind is not BlockKind.POINT):
            lines[-1][1].append(block)
        else:
            lines.append((block, []))
    return lines


def _set(point: Point, source: Source, findings: Findings) -> Point:
    """The point with its settings; a setting that is not understood is left out and told."""
    first: dict[Key, int] = {}
    for setting in source.settings:
        if setting.key in first and setting.key not in REPEATABLE:
            name = excerpt(setting.word)
            findings.error(setting.line, "problem.duplicate", name=name, first=first[setting.key])
            continue
        first.setdefault(setting.key, setting.line)
        result = apply(point, setting)
        if isinstance(result, str):
            findings.error(setting.line, result, text=excerpt(setting.value))
        else:
            point = result
    _compare(point, source, findings)
    return point


def _compare(point: Point, source: Source, findings: Findings) -> None:
    """Find what is missing or does not go together."""
    item = point.item
    if not any(setting.key is Key.TIME for setting in source.settings):
        findings.error(source.line, "problem.no-time", title=excerpt(item.title))
    elif not item.per and item.floor > item.length > timedelta(0):
        findings.error(source.line_of(Key.AT_LEAST, Key.END), "problem.floor-over-length")
    if point.start_clock and point.end_clock and point.end_clock <= point.start_clock:
        findings.error(source.line_of(Key.END), "problem.ends-before-start")


def _notes(blocks: Iterable[Block], findings: Findings) -> tuple[str, str]:
    """The facilitator's notes and Plan B."""
    notes: list[Block] = []
    plan_b: list[Block] = []
    target = notes
    for block in blocks:
        heading = block.kind is BlockKind.HEADING
        if heading and block.level == 1:
            findings.error(block.line, "problem.second-title", text=excerpt(block.text))
        elif heading and known_word(plain_key(block.text).rstrip(":")) == "plan b":
            target = plan_b
        else:
            target = notes if heading else target
            target.append(block)
    return text_of(notes, findings), text_of(plan_b, findings)
