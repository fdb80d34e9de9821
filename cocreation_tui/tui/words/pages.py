"""Pages made of what the method and the meeting say: cards, questions, notes, help."""

from __future__ import annotations

import re
from collections.abc import Iterator

from textual.content import Content

from cocreation_tui.core.agenda.schedule import Row
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.i18n.words import Words
from cocreation_tui.method.cards import Card
from cocreation_tui.method.documents import BlockKind
from cocreation_tui.tui.keys.keyboard import Keyboard
from cocreation_tui.tui.keys.table import Group, Place, at
from cocreation_tui.tui.text import line, lines, pad, plain, styled


@dataclass(frozen=True, slots=True)
class Page:
    """Something to read."""

    title: str
    """What it is called."""
    body: Content
    """What it says."""


_WRAPPED = re.compile(r"(?<=\S)\n *(?=[^\s-])(?![0-9]+\. )(?!\w+: )")
"""The end of a line that neither ends a paragraph nor comes before a point of a list or a word with a colon, a label."""


def card_page(card: Card) -> Page:
    """A card, without the links at its foot."""
    return Page(card.title, _card_body(card))


def _card_body(card: Card) -> Content:
    rows: list[Content] = []
    for block in card.text:
        if block.kind is BlockKind.HEADING:
            rows.append(styled(block.text, "bold $text-primary"))
        elif block.kind is BlockKind.POINT:
            mark = f"{block.number}. " if block.number is not None else "- "
            rows.append(line(("  " * max(0, block.level - 1) + mark, "bold $text-primary"), block.text))
        else:
            rows.append(plain(block.text))
        rows.append(plain(""))
    return lines(rows)


def notes_page(row: Row, words: Words) -> Iterator[Page]:
    """The facilitator's notes and Plan B, when there are any: private."""
    parts: list[Content] = []
    if row.item.notes:
        parts += [plain(flowing(row.item.notes)), plain("")]
    if row.item.plan_b:
        parts += [styled(words("notes.plan-b"), "bold $text-warning"), plain(flowing(row.item.plan_b))]
    if parts:
        yield Page(words("notes.title", title=row.item.title), lines(parts))


def flowing(text: str) -> str:
    """A text whose paragraphs are lines of their own, however the file they come from was wrapped."""
    return _WRAPPED.sub(" ", text)


def help_pages(words: Words, keyboard: Keyboard) -> Iterator[Page]:
    """Every command with its keys, by group, and how marks are written in the capture line."""
    rows: list[Content] = []
    for group in Group:
        rows += [styled(words(f"help.{group.value}"), "bold $text-secondary")]
        for key in at(Place.MEETING):
            keys = keyboard.shown(key.id)
            if key.group is not group or not keys or key.id.startswith("speaker-"):
                continue
            rows.append(line((pad(keys, 12), "bold $text-primary"), words(f"key.{key.id}")))
        if group is Group.SPEAKING:
            rows.append(line((pad("1-9", 12), "bold $text-primary"), words("key.speaker")))
        rows.append(plain(""))
    rows += [plain(text) for text in words("help.marks").split("\n")]
    yield Page(words("help.title"), lines(rows))
