"""Markdown as a flat sequence of blocks: headings, paragraphs and points of lists, each with its line.

Inline marks are dropped, words are kept verbatim: HTML is text, ``[x]`` is text, and a link keeps its address, unless
it leads to another card or script: then its words are the text, and where it leads is kept beside them. Lists and
quotations deeper than ``DEEPEST`` are refused rather than cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from cocreation_tui.core.ground.cleaning import clean_line
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.method.links import Link, link_to
from cocreation_tui.method.sources import Findings, excerpt

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

FRONT_LIMIT = 8_000
"""Largest front matter that is read, in characters."""
FRONT_LINE_LIMIT = 1_000
"""Longest line of front matter that is read, in characters."""
DEEPEST = 20
"""Levels of nesting at which a text is refused."""

_INLINE_LIMIT = 2_000


class BlockKind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    POINT = "point"
    """The first paragraph of a point of a list."""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph or a point of a list, as plain text."""

    kind: BlockKind
    """What it is."""
    text: str
    """The words without marks; line breaks as in the file."""
    level: int = 0
    """A heading's level from 1; how many lists a point or paragraph lies in, 0 for none."""
    number: int | None = None
    """A point's number in a numbered list; None for a bullet and for other blocks."""
    line: int = 0
    """Line in the file, counted from 1."""
    part: int = 0
    """Which of the top-level blocks it belongs to: all points of one list share it."""
    links: tuple[Link, ...] = ()
    """The cards and scripts it links to, in order."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One ``key: value`` line of the front matter."""

    key: str
    """The key in lower case, words separated by single spaces."""
    value: str
    """The value without quotation marks."""
    line: int
    """Line in the file, counted from 1."""


@dataclass(frozen=True, slots=True)
class Document:
    """A Markdown file taken apart."""

    front: tuple[Entry, ...]
    """Front matter, in order."""
    blocks: tuple[Block, ...]
    """The text, in order."""
    lines: tuple[str, ...]
    """The lines of the file."""


def read_document(lines: Sequence[str], findings: Findings) -> Document:
    """Take a Markdown text apart; what is wrong with its front matter goes to ``findings``."""
    parser = _parser()
    tokens = parser.parse("\n".join(lines) + "\n")
    front: tuple[Entry, ...] = ()
    if tokens and tokens[0].type == "front_matter":
        front = tuple(_front(tokens[0].content, findings))
    elif lines and lines[0].startswith("---"):
        findings.error(1, "problem.front-matter-open")
    deep = next((token for token in tokens if token.nesting == 1 and token.level >= DEEPEST - 1), None)
    if deep is not None:
        findings.error(deep.map[0] + 1 if deep.map else 0, "problem.too-deep")
    return Document(front, tuple(_blocks(tokens, parser)), tuple(lines))


@cache
def _parser() -> MarkdownIt:
    """Block structure only: inline text is taken apart piece by piece, with a limit on its length."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.front_matter import front_matter_plugin

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST})
    # Definitions of link targets would take words away and give `[x]` another meaning.
    parser.use(front_matter_plugin).disable("reference")
    parser.core.ruler.disable("inline")
    return parser


def _front(content: str, findings: Findings) -> Iterator[Entry]:
    if len(content) > FRONT_LIMIT:
        findings.error(1, "problem.front-matter-too-large", limit=FRONT_LIMIT // 1000)
        return
    for number, line in enumerate(content.split("\n"), start=2):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        key, colon, value = line.partition(":")
        if len(line) > FRONT_LINE_LIMIT:
            findings.error(number, "problem.front-matter-long-line", limit=FRONT_LINE_LIMIT)
        elif not colon or not key.strip():
            findings.error(number, "problem.front-matter-line", text=excerpt(line))
        else:
            yield Entry(plain_key(key), _unquoted(clean_line(value)), number)


def plain_key(text: str) -> str:
    """A key as it is looked up: lower case, words separated by single spaces."""
    return " ".join(text.casefold().replace("_", " ").replace("-", " ").split())


def _unquoted(value: str) -> str:
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1].strip() if quoted else value


@dataclass(slots=True)
class _Place:
    """Where in a document a token stands."""

    depth: int = 0
    part: int = 0
    heading: int = 0
    number: int | None = None
    starts_point: bool = False

    def move(self, token: Token) -> None:
        """Go past a token that opens or closes something."""
        if token.level == 0 and token.nesting >= 0:
            self.part += 1
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                self.depth += 1
            case "bullet_list_close" | "ordered_list_close":
                self.depth -= 1
            case "list_item_open":
                self.starts_point, self.number = True, int(token.info) if token.info.isdecimal() else None
            case "list_item_close":
                self.starts_point = False
            case "heading_open":
                # A heading inside a list or a quotation is a sentence there, not a part of the document.
                self.heading = int(token.tag[1]) if token.level == 0 else 0
            case "heading_close":
                self.heading = 0

    def block(self, text: str, token: Token) -> Block:
        """The block that a token with text makes here."""
        line = token.map[0] + 1 if token.map else 0
        if self.heading:
            return Block(BlockKind.HEADING, text, self.heading, None, line, self.part)
        if not self.starts_point:
            return Block(BlockKind.PARAGRAPH, text, self.depth, None, line, self.part)
        self.starts_point = False
        return Block(BlockKind.POINT, text, self.depth, self.number, line, self.part)


def _blocks(tokens: Sequence[Token], parser: MarkdownIt) -> Iterator[Block]:
    place = _Place()
    for token in tokens:
        place.move(token)
        if token.type == "inline":
            links: list[Link] = []
            block = place.block(_plain(token.content, parser, links), token)
            yield replace(block, links=tuple(links)) if links else block
        elif token.type in ("fence", "code_block"):
            yield place.block(token.content.rstrip("\n"), token)


def _plain(content: str, parser: MarkdownIt, links: list[Link]) -> str:
    """Inline text without marks; ``links`` gets those in it. A paragraph too long to be taken apart is kept as it is."""
    if len(content) > _INLINE_LIMIT:
        return content
    tokens: list[Token] = []
    parser.inline.parse(content, parser, {}, tokens)
    return _words(tokens, links).strip()


def _words(tokens: Sequence[Token], links: list[Link]) -> str:
    words: list[str] = []
    opened: list[tuple[int, str]] = []
    for token in tokens:
        match token.type:
            case "softbreak" | "hardbreak":
                words.append("\n")
            case "link_open":
                opened.append((len(words), str(token.attrs.get("href", ""))))
            case "link_close" if opened:
                start, address = opened.pop()
                shown = "".join(words[start:])
                link = link_to(address, shown)
                if link is None:
                    words.append(_address(address, shown))
                else:
                    links.append(link)
            case "image":
                shown = _words(token.children or [], links)
                words.append(shown + _address(str(token.attrs.get("src", "")), shown))
            case _:
                words.append(token.content)
    return "".join(words)


def _address(address: str, shown: str) -> str:
    """What to write after a link's words: its address, unless the words are the address already."""
    return f" ({address})" if address and address.removeprefix("mailto:") != shown else ""
