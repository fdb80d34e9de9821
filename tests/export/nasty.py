"""Texts that mean something to Markdown, HTML or a terminal."""

from __future__ import annotations

from hypothesis import strategies as st

from cocreation_tui.export.escaping import flat

PIECES = (
    *"|`*_~#>+-=!.:\\&<>[](){}\"'$^@ \t\n",
    *("**", "__", "~~", "~~~", "```", "---", "***", "===", "# x", "## ", "1. x", "2) y", "- x", "+ ", "> q"),
    *("[x]", "[ ] ", "[a](b)", "![a](b)", "[a]: b", "[^1]", "<script>", "</b>", "<!--", "-->", "<a@b.dk>"),
    *(
        "<https://x.dk>",
        "https://x.dk/a_b",
        "&amp;",
        "&#35;",
        "&lt;b&gt;",
        "&copy",
        "R&D",
        "\\|",
        "\\\\",
        "| - |",
    ),
    *(
        "|---|",
        ":---",
        "  ",
        "\n\n",
        "\r\n",
        "    kode",
        "\u2028",
        "\xa0",
        "\u202e",
        "\x1b[31m",
        "æøå",
        "🙂",
        "👩‍👩‍👧",
    ),
    *("e\u0301", "ord", "B-3", "10/12", "a*b*c", "snake_case", "::", ":::", "+++", "\\", "\u3000"),
)

NASTY = (st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join) | st.text(min_size=1)).filter(
    lambda text: bool(flat(text)) and flat(flat(text)) == flat(text)
)
"""Texts with something visible in them."""
