"""Method cards: a title and a few short blocks, large enough to be read by a room."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cocreation_tui.core.ground.cleaning import clean_line, clean_text
from cocreation_tui.core.ground.errors import Problem
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.method.documents import Block, BlockKind, read_document
from cocreation_tui.method.links import Link
from cocreation_tui.method.lookup import find_file, markdown_files
from cocreation_tui.method.metadata import CARD_META, read_meta
from cocreation_tui.method.passages import title_of
from cocreation_tui.method.shelf import Shelf
from cocreation_tui.method.sources import CARD_LIMIT, Findings, excerpt, folders, read_lines
from cocreation_tui.method.vocabulary import Meta


@dataclass(frozen=True, slots=True)
class Card:
    """A method card."""

    id: str
    """Name used in scripts and on the command line: ``[a-z0-9-]``."""
    language: str
    """Id of its language."""
    title: str
    """What it is called."""
    body: tuple[Block, ...]
    """Headings, paragraphs and points in order, each text on one line."""
    path: Path
    """The file it was read from."""

    @property
    def links(self) -> tuple[Link, ...]:
        """The cards and scripts it links to, each once, in order."""
        found: dict[tuple[str, bool], Link] = {}
        for block in self.body:
            for link in block.links:
                found.setdefault((link.id, link.is_script), link)
        return tuple(found.values())

    @property
    def see_also(self) -> tuple[str, ...]:
        """Ids of the cards and scripts it links to, in order."""
        return tuple(link.id for link in self.links)

    @property
    def text(self) -> tuple[Block, ...]:
        """The body without a last part that only lists links, for where these are shown otherwise."""
        headings = [place for place, block in enumerate(self.body) if block.kind is BlockKind.HEADING]
        last = headings[-1] if headings else len(self.body)
        listed = self.body[last + 1 :]
        only_links = listed and all(block.kind is BlockKind.POINT and block.links for block in listed)
        return self.body[:last] if only_links and last else self.body


Read = tuple[Card | None, tuple[Problem, ...]]
"""A card and what is wrong with its file."""


def read_card(path: Path) -> Read:
    """A card and what is wrong with the file; None when anything fatal is. Never raises for a bad file."""
    lines = read_lines(path, CARD_LIMIT)
    if isinstance(lines, Problem):
        return None, (lines,)
    findings = Findings(path)
    document = read_document(lines, findings)
    meta = read_meta(document, CARD_META, findings)
    title, blocks = title_of(document.blocks, findings)
    body = tuple(replace(block, text=clean_line(block.text)) for block in blocks)
    if not any(block.text for block in body):
        findings.error(0, "problem.empty-card")
    card = Card(meta[Meta.ID], meta[Meta.LANGUAGE], title, tuple(block for block in body if block.text), path)
    return None if findings.fatal else card, findings.in_order()


def written_page(text: str) -> tuple[str, tuple[Block, ...]]:
    """Title and blocks of a text somebody wrote on the spot; without a heading its first line is the title."""
    document = read_document(clean_text(text).split("\n"), Findings(Path()))
    blocks = [replace(block, text=clean_line(block.text)) for block in document.blocks]
    said = [block for block in blocks if block.text]
    if not said:
        return "", ()
    titles = [block for block in said if block.kind is BlockKind.HEADING and block.level == 1]
    title = titles[0] if titles else said[0]
    body = tuple(block for block in said if block is not title)
    return (title.text, body) if body or titles else (title.text, ())


_SHELF = Shelf(read_card)


def find_card(card_id: str, language: str, user_folder: Path | None) -> Read:
    """A card by id, in the folder of the user's own cards first: directly or in a folder per language."""
    path = find_file(card_id, folders("cards", language, user_folder))
    if path is not None:
        return _SHELF.take(path)
    cards, _ = list_cards(language, user_folder)
    values: dict[str, str | int] = {
        "name": excerpt(card_id),
        "known": ", ".join(card.id for card in cards),
    }
    return None, (Problem(Path(card_id), 0, "problem.no-such-card", values),)


def list_cards(language: str, user_folder: Path | None) -> tuple[tuple[Card, ...], tuple[Problem, ...]]:
    """Every usable card of a language, by title, and the problems of all files that were looked at."""
    cards: dict[str, Card] = {}
    problems: list[Problem] = []
    for folder in folders("cards", language, user_folder):
        for path in markdown_files(folder):
            card, found = _SHELF.take(path)
            problems += found
            if card and card.language == language:
                cards.setdefault(card.id, card)
    return tuple(sorted(cards.values(), key=lambda card: card.title)), tuple(problems)
