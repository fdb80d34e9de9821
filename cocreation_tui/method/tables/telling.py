"""What is told of a file with tables: how its letters were read, and which of its sheets was."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cocreation_tui.core.ground.errors import Problem
from cocreation_tui.method.sources import Findings, excerpt, read_bytes
from cocreation_tui.method.tables.cells import Sheet
from cocreation_tui.method.tables.charsets import Decoded, Reading, decode
from cocreation_tui.method.tables.opened import Chosen, Opened, is_page, is_workbook

DOUBT_WITHIN = 2_000_000
"""Largest text file whose letters are looked at, in bytes: no larger one is read."""


def encoding_told(opened: Opened, findings: Findings) -> None:
    """Tell how letters were read, where that was a guess."""
    told = encoding_key(opened.text)
    if opened.text is not None and told:
        findings.notice(0, told, name=opened.text.called, text=opened.text.sample)


def reads_as(path: Path, encoding: str) -> bool:
    """Whether a text file can be read in an encoding; what is no text file is not in any."""
    data = read_bytes(path, DOUBT_WITHIN)
    return isinstance(data, Problem) or is_workbook(data) or decode(data, encoding) is not None


def readings_of(path: Path) -> tuple[Reading, ...]:
    """How the letters of a file may be read, the likeliest first; nothing where there is no doubt, or no text."""
    data = read_bytes(path, DOUBT_WITHIN)
    if isinstance(data, Problem) or is_workbook(data) or is_page(data):
        return ()
    text = decode(data)
    return () if text is None else text.readings


def encoding_key(text: Decoded | None) -> str:
    """What is to be told of how letters were read; empty for nothing."""
    if text is None or text.sure or not text.sample:
        return ""
    return "table.twice" if text.twice else "table.encoding"


def sheet_told(chosen: Chosen, findings: Findings) -> None:
    """Tell which sheet was read, where there were several or it is not shown."""
    if not chosen.sheet.visible:
        findings.notice(0, "table.hidden-sheet", sheet=excerpt(chosen.sheet.name))
    if chosen.found is not None and chosen.found.turned:
        findings.notice(0, "table.turned")
    if chosen.others:
        names = sheet_names(chosen.others)
        findings.notice(0, "drejebog.left-sheets", sheet=excerpt(chosen.sheet.name), names=names)


def sheet_names(sheets: Sequence[Sheet]) -> str:
    """The names of sheets in a row."""
    return excerpt(", ".join(sheet.name for sheet in sheets))


def unknown_sheet(path: Path, wanted: str, opened: Opened) -> Problem:
    """There is no sheet of a name."""
    values: dict[str, str | int] = {"sheet": excerpt(wanted), "names": sheet_names(opened.sheets) or "–"}
    return Problem(path, 0, "table.no-sheet", values)
