"""Checking a script or card before it is used: all that reading finds, and what is likely to be a slip."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from cocreation_tui.core.agenda.agenda import RoomPage
from cocreation_tui.core.agenda.circle import Circle
from cocreation_tui.core.agenda.script import Point, Script
from cocreation_tui.core.ground.errors import Problem
from cocreation_tui.method.cards import find_card, list_cards, read_card
from cocreation_tui.method.documents import BlockKind, Document, plain_key, read_document
from cocreation_tui.method.links import Link
from cocreation_tui.method.point_settings import ASSUMED_HEADS, card_ids
from cocreation_tui.method.points import Source
from cocreation_tui.method.script_draft import Draft, read_draft
from cocreation_tui.method.scripts import list_scripts
from cocreation_tui.method.sources import SCRIPT_LIMIT, Findings, excerpt, read_lines
from cocreation_tui.method.vocabulary import KEYS, META, SCREENS, Key, Meta

EXAMPLE = "shared-challenge"
"""Id of the card on how a challenge is worded, with an example from elsewhere."""
_SCRIPT_ONLY = frozenset({Meta.PHASE, Meta.LED_BY, Meta.WITH, Meta.DECISIONS, Meta.FOR})


def check(path: Path, user_cards: Path | None = None) -> tuple[Problem, ...]:
    """What is wrong, or likely to be, in a script or card file, by line; nothing for a good one.

    Cards that a script shows, and what a card links to, are looked for in ``user_cards``, in folders ``cards`` and
    ``sessions`` beside the file's own, and among the built-in ones.
    """
    lines = read_lines(path, SCRIPT_LIMIT)
    if isinstance(lines, Problem):
        return (lines,)
    document = read_document(lines, Findings(path))
    if not _is_script(document, path):
        return _check_card(path, user_cards or _beside(path, "cards"))
    draft = read_draft(path)
    if draft.script is None:
        return draft.problems
    findings = Findings(path, list(draft.problems))
    _check_circle(draft.script, document, findings)
    _check_clock(draft.script, draft, findings)
    _check_lengths(draft.script, draft, findings)
    _check_cards(draft.script, draft, findings, user_cards or _beside(path, "cards"))
    return findings.in_order()


def _is_script(document: Document, path: Path) -> bool:
    """By front matter, then by a folder of cards, then by settings under headings, then by a folder of scripts."""
    if any(META.get(entry.key) in _SCRIPT_ONLY for entry in document.front):
        return True
    folders = path.absolute().parent.parts[-2:]
    if "cards" in folders:
        return False
    after_heading = False
    for block in document.blocks:
        word, colon, _ = block.text.partition(":")
        if after_heading and block.kind is BlockKind.POINT and colon and plain_key(word) in KEYS:
            return True
        after_heading = block.kind is BlockKind.HEADING and block.level == 2
    return "sessions" in folders


def _check_circle(script: Script, document: Document, findings: Findings) -> None:
    """Find that nobody said whom the meeting is for, and that its name does not tell either."""
    said = any(META.get(entry.key) is Meta.FOR for entry in document.front)
    if not said and script.circle is Circle.ALL:
        findings.notice(1, "problem.no-circle")


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
    """Find cards to show that exist nowhere, and the card with an example where the initiative's own may be meant."""
    for point, source in _pairs(script, draft):
        if EXAMPLE in point.item.shows and RoomPage.CHALLENGE not in point.item.shows:
            findings.notice(source.line_of(Key.SHOW), "problem.example-shown", name=EXAMPLE)
    shown = [
        (setting.line, card)
        for source in draft.sources
        for setting in source.settings
        if setting.key is Key.SHOW
        for card in card_ids(setting.value)
    ]
    # All cards are read only when one is not found by its name.
    if all(card in SCREENS or _is_there(card, script.language, user_cards) for _, card in shown):
        return
    known = {card.id for card in list_cards(script.language, user_cards)[0]} | SCREENS
    listed = ", ".join(sorted(known))
    for line, card in shown:
        if card not in known:
            findings.notice(line, "problem.card-nowhere", name=card, known=listed)


def _is_there(wanted: str, language: str, user_cards: Path | None) -> bool:
    """Whether a card of that id is in the file of that name."""
    card, _ = find_card(wanted, language, user_cards)
    return card is not None and (card.id, card.language) == (wanted, language)


def _check_card(path: Path, user_cards: Path | None) -> tuple[Problem, ...]:
    """What is wrong with a card, and which of its links lead nowhere."""
    card, problems = read_card(path)
    if card is None:
        return problems
    findings = Findings(path, list(problems))
    for block in card.body:
        for link in block.links:
            listed = _listed(link, card.language, user_cards, _beside(path, "sessions"))
            if link.id not in listed:
                findings.notice(
                    block.line,
                    "problem.link-nowhere",
                    text=excerpt(link.words),
                    name=excerpt(link.address),
                    known=", ".join(sorted(listed)),
                )
    return findings.in_order()


def _listed(link: Link, language: str, cards: Path | None, scripts: Path | None) -> set[str]:
    """Ids that a link of its kind can lead to."""
    found = list_scripts(language, scripts)[0] if link.is_script else list_cards(language, cards)[0]
    return {each.id for each in found}


def _beside(path: Path, name: str) -> Path | None:
    """A folder ``cards`` or ``sessions`` beside the folder that a file lies in; None for none."""
    folders = (parent / name for parent in path.absolute().parents[:3])
    return next((folder for folder in folders if folder.is_dir()), None)
