"""A reader of Markdown to which an address in angle brackets is words like any others."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from cocreation_tui.method.documents import keep_addresses


def reader(html: bool = True) -> MarkdownIt:
    """CommonMark with GFM tables and strikethrough."""
    parser = MarkdownIt("commonmark", {"html": html}).enable(["table", "strikethrough"])
    keep_addresses(parser)
    parser.core.ruler.push("addresses", _addresses)
    return parser


def _addresses(state: StateCore) -> None:
    for token in state.tokens:
        if token.children:
            token.children = _joined(token.children)


def _joined(tokens: list[Token]) -> list[Token]:
    kept: list[Token] = []
    for token in tokens:
        if token.type in ("link_open", "link_close") and token.info == "auto":
            continue
        if token.type == "text" and kept and kept[-1].type == "text":
            kept[-1].content += token.content
        else:
            kept.append(token)
    return kept
