"""Minutes as files that go out with a mail: pages that look the same everywhere, and Word to go on writing in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from cocreation_tui.export.document.formats import FORMATS, Format
from cocreation_tui.export.mail import Files

ATTACHED = (Format.PDF, Format.DOCX)
"""The formats, in the order they are attached."""


def attached_files(name: str, made: Callable[[Format], bytes]) -> Files:
    """The minutes in the formats that are attached, by file name; ``name`` is that of the Markdown."""
    return {
        Path(name).with_suffix(FORMATS[one].suffix).name: (made(one), FORMATS[one].media_type)
        for one in ATTACHED
    }
