from __future__ import annotations

import pytest
from hypothesis import example, given
from markdown_it import MarkdownIt
from markdown_it.token import Token

from cocreation_tui.export.escaping import bullets, cell, flat, heading, inline, struck, table
from tests.export.nasty import NASTY

PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
PARAGRAPH = ["paragraph_open", "inline", "paragraph_close"]


def inlines(tokens: list[Token]) -> list[list[tuple[str, str]]]:
    return [
        [(one.type, one.content) for one in token.children or []]
        for token in tokens
        if token.type == "inline"
    ]


def types(tokens: list[Token]) -> list[str]:
    return [token.type for token in tokens]


@given(NASTY)
@example("Setext\n===")
@example("slutter på \\")
@example("`a` <b> &amp; ~~x~~ | y")
def test_a_paragraph_is_one_text(text: str) -> None:
    tokens = PARSER.parse(inline(text))
    assert types(tokens) == PARAGRAPH
    assert inlines(tokens) == [[("text", flat(text))]]


@pytest.mark.parametrize(
    "text",
    [
        "https://a.dk/_x/y_/ https://b.dk/z_",
        "https://a.dk/_/b/_/c",
        "https://a.dk/a_-b_-c_ __x__ _y_",
        "https://a.dk/~a/ https://a.dk/~b/ ~c~ ~~d~~",
        "a_@b.dk c_@d.dk _e",
        "https://a.dk/*x* https://a.dk/[x](y) https://a.dk/&copy;_",
    ],
)
def test_addresses_mean_nothing_but_themselves(text: str) -> None:
    for written in (inline(text), f"{inline(text)} {inline(text)}"):
        tokens = PARSER.parse(written)
        assert types(tokens) == PARAGRAPH
        assert {kind for kind, _ in inlines(tokens)[0]} == {"text"}


@given(NASTY)
@example("C#")
@example("x ##")
@example("#")
@example("\\#")
def test_a_heading_is_one_text(text: str) -> None:
    tokens = PARSER.parse(heading(text, 2))
    assert [(token.type, token.tag) for token in tokens] == [
        ("heading_open", "h2"),
        ("inline", ""),
        ("heading_close", "h2"),
    ]
    assert inlines(tokens) == [[("text", flat(text))]]


@given(NASTY, NASTY)
def test_list_items_are_one_text_each(text: str, other: str) -> None:
    tokens = PARSER.parse(bullets([inline(text), f"  {struck(other)} (14:05)", inline(other)]))
    nested = ["bullet_list_open", "list_item_open", *PARAGRAPH, "list_item_close", "bullet_list_close"]
    assert types(tokens) == [
        *("bullet_list_open", "list_item_open", *PARAGRAPH, *nested, "list_item_close"),
        *("list_item_open", *PARAGRAPH, "list_item_close", "bullet_list_close"),
    ]
    gone = [("s_open", ""), ("text", flat(other)), ("s_close", ""), ("text", " (14:05)")]
    assert [[part for part in one if part != ("text", "")] for one in inlines(tokens)] == [
        [("text", flat(text))],
        gone,
        [("text", flat(other))],
    ]


@given(NASTY, NASTY)
@example("a\\|b", "\\")
def test_cells_are_one_text_each(text: str, other: str) -> None:
    tokens = PARSER.parse(table([text, other], [[other, text], [text, ""]]))
    cells = inlines(tokens)
    assert cells == [
        *([("text", flat(text))], [("text", flat(other))]),
        *([("text", flat(other))], [("text", flat(text))]),
        *([("text", flat(text))], []),
    ]
    assert types(tokens).count("table_open") == 1
    assert types(tokens)[-1] == "table_close"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Lysere stier, R&D og 5 > 3!", "Lysere stier, R&D og 5 > 3!"),
        ("Se https://eksempel.dk/a?b=1&c=2", "Se https://eksempel.dk/a?b=1&c=2"),
        ("Se https://forms.example/r/AB_cd_12", "Se https://forms.example/r/AB_cd_12"),
        ("Se www.forms.example/_layouts/AB_cd", "Se www.forms.example/_layouts/AB_cd"),
        ("skriv til anna_b@nordby.example", "skriv til anna_b@nordby.example"),
        ("https://a.dk/_layouts/15/x.aspx?e=_1", "https://a.dk/_layouts/15/x.aspx?e=_1"),
        ("(https://a.dk/r/AB_-cd_/e).", "(https://a.dk/r/AB_-cd_/e)."),
        ("https://a.dk/_x/ og https://a.dk/y_/", "https://a.dk/_x/ og https://a.dk/y\\_/"),
        ("https://a.dk/_/b/_/c", "https://a.dk/\\_/b/\\_/c"),
        ("https://a.dk/~anna og x~y", "https://a.dk/~anna og x\\~y"),
        ("https://a.dk/Stier_(Nordby)", "https://a.dk/Stier_(Nordby)"),
        ("a_@nordby.example", "a_@nordby.example"),
        ("snake_case, _kun_ a__b", "snake_case, \\_kun\\_ a__b"),
        ("10/12 - kl. 14.30 (ca.)", "10/12 - kl. 14.30 (ca.)"),
        ("1. maj", "1\\. maj"),
        ("- 5 grader", "\\- 5 grader"),
        ("to\nlinjer", "to linjer"),
    ],
)
def test_plain_words_stay_readable(text: str, written: str) -> None:
    assert inline(text) == written


def test_a_cell_has_no_block_to_guard_against() -> None:
    assert cell("# 1. a|b") == "# 1. a\\|b"
    assert struck("  ") == ""
