"""Checking a script or card before it is used: all that reading finds, and what is likely to be a slip."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from cocreation_tui.core.errors import Problem
from cocreation_tui.core.script import Point, Script
from cocreation_tui.method.cards import list_cards, read_card
from cocreation_tui.method.documents import BlockKind, Document, plain_key, read_document
from cocreation_tui.method.drafts import Draft, read_draft
from cocreation_tui.method.points import Source
from cocreation_tui.method.settings import ASSUMED_HEADS, card_ids
from cocreation_tui.method.sources import SCRIPT_LIMIT, Findings, read_lines
from cocreation_tui.method.vocabulary import KEYS, META, SCREENS, Key, Meta

_SCRIPT_ONLY = frozenset({Meta.PHASE, Meta.LED_BY, Meta.WITH})


def check(path: Path, user_cards: Path | None = None) -> tuple[Problem, ...]:
    """What is wrong, or likely to be, in a script or card file, by line; nothing for a good one.

    Cards that a script shows are looked for in ``user_cards``, in a folder ``cards`` beside the script's own, and
    among the built-in ones.
    """
    lines = read_lines(path, SCRIPT_LIMIT)
    if isinstance(lines, Problem):
        return (lines,)
    if not _is_script(read_document(lines, Findings(path)), path):
        return read_card(path)[1]
    draft = read_draft(path)
    if draft.script is None:
        return draft.problems
    findings = Findings(path, list(draft.problems))
    _check_clock(draft.script, draft, findings)
    _check_lengths(draft.script, draft, findings)
    _check_cards(draft.script, draft, findings, user_cards or _cards_beside(path))
    return findings.in_order()


def _is_script(document: Document, path: Path) -> bool:
    """By front matter, then by settings under headings, then by the folder it lies in."""
    if any(META.get(entry.key) in _SCRIPT_ONLY for entry in document.front):
        return True
    after_heading = False
    for block in document.blocks:
        word, colon, _ = block.text.partition(":")
        if after_heading and block.kind is BlockKind.POINT and colon and plain_key(word) in KEYS:
            return True
        after_heading = block.kind is BlockKind.HEADING and block.level == 2
    return "sessions" in path.absolute().parent.parts[-2:]


def _pairs(script: Script, draft: Draft) -> Iterator[tuple[Point, Source]]:
    return zip(script.points, draft.sources, strict=True)


def _check_clock(script: Script, draft: Draft, findings: Findings) -> None:
    """Find fixed times that the planned lengths since the fixed time before them run past."""
    reached: timedelta | None = None
    for point, source in _pairs(script, draft):
        start, end = _of_day(point, "start"), _of_day(point, "end")
        if start is not None:
            _compare(reached, start, source.line_of(Key.START), findings)
            reached = start
        if reached is not None:
            reached += point.item.length if end is None else timedelta(0)
        if end is not None:
            _compare(reached, end, source.line_of(Key.END), findings)
            reached = end


def _compare(reached: timedelta | None, clock: timedelta, line: int, findings: Findings) -> None:
    if reached is not None and reached > clock:
        findings.notice(line, "problem.overrun", minutes=round((reached - clock) / timedelta(minutes=1)))


def _of_day(point: Point, which: str) -> timedelta | None:
    """Time since midnight of a fixed start or end; None for neither."""
    clock = point.start_clock if which == "start" else point.end_clock
    return None if clock is None else timedelta(hours=clock.hour, minutes=clock.minute)


def _check_lengths(script: Script, draft: Draft, findings: Findings) -> None:
    """Find lengths per head without a length for when nobody knows how many come."""
    for point, source in _pairs(script, draft):
        times = [setting for setting in source.settings if setting.key is Key.TIME]
        words = times[0].value.casefold() if times else ""
        if point.item.per and not any(word in words for word in ("ellers", "else", "otherwise")):
            findings.notice(source.line_of(Key.TIME), "problem.length-guessed", heads=ASSUMED_HEADS)


def _check_cards(script: Script, draft: Draft, findings: Findings, user_cards: Path | None) -> None:
    """Find cards to show that exist nowhere."""
    known = {card.id for card in list_cards(script.language, user_cards)[0]} | SCREENS
    listed = ", ".join(sorted(known))
    for source in draft.sources:
        for setting in source.settings:
            for card in card_ids(setting.value) if setting.key is Key.SHOW else ():
                if card not in known:
                    findings.notice(setting.line, "problem.card-nowhere", name=card, known=listed)


def _cards_beside(path: Path) -> Path | None:
    """A folder ``cards`` beside the folder of scripts that a file lies in; None for none."""
    folders = (parent / "cards" for parent in path.absolute().parents[:3])
    return next((folder for folder in folders if folder.is_dir()), None)
