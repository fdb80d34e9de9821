"""Minutes as files that go out with a mail: a page that opens everywhere, and the Markdown it is made of."""

from __future__ import annotations

from pathlib import Path

from cocreation_tui.export.mail import Files
from cocreation_tui.export.minutes.html import minutes_html


def attached_files(name: str, markdown: str, title: str, language: str) -> Files:
    """The minutes in every format there is, by file name; ``name`` is that of the Markdown."""
    page = minutes_html(markdown, title, language).encode()
    return {
        Path(name).with_suffix(".html").name: (page, "text/html"),
        name: (markdown.encode(), "text/markdown"),
    }
