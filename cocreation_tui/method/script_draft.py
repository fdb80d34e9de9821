"""From a Markdown file to a session script, keeping the lines that each part came from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from cocreation_tui.core.agenda.script import Script
from cocreation_tui.core.ground.cleaning import TEXT_LIMIT, clean_line
from cocreation_tui.core.ground.errors import Problem
from cocreation_tui.core.ground.languages import any_of
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.method.documents import Block, BlockKind, read_document
from cocreation_tui.method.metadata import SCRIPT_META, circle_of, read_meta
from cocreation_tui.method.passages import line_of_text, text_of, title_of
from cocreation_tui.method.points import Source, read_points
from cocreation_tui.method.sources import SCRIPT_LIMIT, Findings, read_lines
from cocreation_tui.method.vocabulary import PROPOSED, Meta
from cocreation_tui.method.wants import counted_want


def _before_meeting() -> re.Pattern[str]:
    return re.compile(any_of("før mødet", "before the meeting"), re.IGNORECASE)


def _timed() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('tid', 'time')})\s*:.*", re.IGNORECASE | re.DOTALL)


def _results() -> re.Pattern[str]:
    told = any_of("skal ende med", "must end with")
    return re.compile(rf"(?:{told})\s*:\s*(?P<rest>.*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Draft:
    """A session script as read, whether usable or not."""

    script: Script | None
    """The script; None when something in the file makes it unusable."""
    problems: tuple[Problem, ...]
    """What is wrong, by line."""
    sources: tuple[Source, ...] = ()
    """Where the points stand, in order."""


def read_draft(path: Path) -> Draft:
    """Read a session script; whatever is wrong with the file is among the problems."""
    lines = read_lines(path, SCRIPT_LIMIT)
    if isinstance(lines, Problem):
        return Draft(None, (lines,))
    findings = Findings(path)
    document = read_document(lines, findings)
    meta = read_meta(document, SCRIPT_META, findings)
    head, sections = _sections(document.blocks)
    title, head = title_of(head, findings)
    purpose, results = _purpose(head, findings)
    before, sections = _before(sections, findings)
    points, sources = read_points(sections, document.lines, findings)
    script = Script(
        id=meta[Meta.ID],
        language=meta[Meta.LANGUAGE],
        title=title,
        points=points,
        purpose=purpose,
        phase=meta.get(Meta.PHASE, ""),
        led_by=meta.get(Meta.LED_BY, ""),
        asks_agreement=meta.get(Meta.DECISIONS, "").casefold() in PROPOSED,
        with_whom=meta.get(Meta.WITH, ""),
        circle=circle_of(meta),
        must_end_with=tuple(want for want in map(counted_want, results) if want is not None),
        results=tuple(result for result in results if counted_want(result) is None),
        before=before,
        path=path,
    )
    return Draft(None if findings.fatal else script, findings.in_order(), sources)


def _sections(blocks: Sequence[Block]) -> tuple[list[Block], list[list[Block]]]:
    """What stands before the first heading of the second level, and what stands from each such heading on."""
    head: list[Block] = []
    sections: list[list[Block]] = []
    for block in blocks:
        if block.kind is BlockKind.HEADING and block.level == 2:
            sections.append([block])
        else:
            (sections[-1] if sections else head).append(block)
    return head, sections


def _before(sections: list[list[Block]], findings: Findings) -> tuple[tuple[str, ...], list[list[Block]]]:
    """What is to be done before the meeting, where the first section says so, and the other sections.

    A section of that name that has a length is an item like any other.
    """
    if not sections or not _before_meeting().fullmatch(sections[0][0].text.strip()):
        return (), sections
    said = sections[0][1:]
    if any(_timed().fullmatch(block.text) for block in said):
        return (), sections
    lines = (line_of_text(block, findings) for block in said)
    return tuple(filter(None, lines)), sections[1:]


def _purpose(head: Iterable[Block], findings: Findings) -> tuple[str, tuple[str, ...]]:
    """Why the meeting is held, and what it must end with."""
    purpose: list[Block] = []
    results: list[str] = []
    wanted: int | None = None
    for block in head:
        before, _, last = block.text.rpartition("\n")
        found = _results().fullmatch(last) if block.kind is BlockKind.PARAGRAPH else None
        if found:
            wanted = block.part + 1
            results += [found["rest"]] if found["rest"] else []
            purpose += [replace(block, text=before)] if before else []
        elif block.kind is not BlockKind.HEADING and block.part == wanted:
            results.append(line_of_text(block, findings))
        else:
            purpose.append(replace(block, text=clean_line(block.text, TEXT_LIMIT)))
    return text_of(purpose, findings), tuple(result for result in results if result)
