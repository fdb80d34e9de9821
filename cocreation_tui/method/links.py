"""Links between cards and scripts: relative addresses of Markdown files, told from addresses on the web."""

from __future__ import annotations

import re
from urllib.parse import unquote

from cocreation_tui.core.ground.cleaning import clean_line
from cocreation_tui.core.ground.records import dataclass

SCRIPT_FOLDER = "sessions"
"""The folder in an address that tells a script from a card."""

_NOT_HERE = re.compile(r"[a-z][a-z0-9+.-]*:|[/#?]", re.IGNORECASE)
"""How an address begins that leads out of the folders of cards and scripts."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link to another card or script."""

    id: str
    """The card or script: the name of the file without its ending."""
    is_script: bool
    """Whether it leads to a script; else to a card."""
    words: str
    """The words that are the link."""
    address: str
    """Where the file lies, from the file the link stands in, as written."""


def link_to(address: str, words: str) -> Link | None:
    """A link to a card or script; None for any other address."""
    path, _, _ = unquote(address).partition("#")
    *folders, name = path.split("/")
    if _NOT_HERE.match(address) or not name.casefold().endswith(".md"):
        return None
    return Link(clean_line(name[:-3]), SCRIPT_FOLDER in folders, clean_line(words), clean_line(path))
