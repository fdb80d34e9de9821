"""Marks of the sheets in a workbook of LibreOffice."""

from __future__ import annotations

import io
from collections.abc import Iterator
from xml.etree import ElementTree
from zipfile import ZipFile

from cocreation_tui.method.tables.cells import COLUMN_LIMIT, ROW_LIMIT
from cocreation_tui.method.tables.marks import Marks, TooMuch

_UNSHOWN = ("collapse", "filter")
_MANY = 2_000_000
_FARTHEST_ROW, _FARTHEST_COLUMN = 50_000, 256


def read_marks(bundle: ZipFile) -> dict[str, Marks]:
    """The marks of every sheet, by its name."""
    found: dict[str, Marks] = {}
    struck: set[str] = set()
    marks, row = Marks(), 0
    parts = ElementTree.iterparse(io.BytesIO(bundle.read("content.xml")), events=("start", "end"))
    for event, element in parts:
        match event, _local(element.tag):
            case "start", "table":
                marks, row = found.setdefault(_said(element, "name"), Marks()), 0
            case "end", "style" if _is_struck(element):
                struck.add(_said(element, "name"))
            case "end", "table-row":
                row += _read_row(element, row, marks, struck)
                element.clear()
    return found


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _said(element: ElementTree.Element, name: str, otherwise: str = "") -> str:
    """An attribute, whatever its namespace."""
    return next((value for key, value in element.attrib.items() if _local(key) == name), otherwise)


def _times(element: ElementTree.Element, name: str) -> int:
    """A number of times or of cells; at least one."""
    said = _said(element, name, "1")
    return min(max(int(said), 1), _MANY) if said.isdecimal() else 1


def _is_struck(style: ElementTree.Element) -> bool:
    return any(_said(part, "text-line-through-style", "none") != "none" for part in style)


def _read_row(element: ElementTree.Element, row: int, marks: Marks, struck: set[str]) -> int:
    """Read a row, and return how many times it stands there."""
    repeated = _times(element, "number-rows-repeated")
    if _said(element, "visibility") in _UNSHOWN and row <= ROW_LIMIT:
        marks.hidden.update(range(row, min(row + repeated, ROW_LIMIT + 1)))
    column = 0
    for cell in element:
        if not _local(cell.tag).endswith("table-cell"):
            continue
        across = _times(cell, "number-columns-repeated")
        if _local(cell.tag) == "table-cell":
            _read_cell(cell, (row, repeated), (column, across), marks, struck)
        column += across
    return repeated


def _read_cell(
    cell: ElementTree.Element, rows: tuple[int, int], columns: tuple[int, int], marks: Marks, struck: set[str]
) -> None:
    """Read a cell that stands in so many rows and columns."""
    (row, down), (column, across) = rows, columns
    said = "\n".join("".join(part.itertext()) for part in cell if _local(part.tag) in ("p", "h"))
    valued = bool(_said(cell, "value-type")) and bool(
        said or _said(cell, "value") or _said(cell, "time-value") or _said(cell, "date-value")
    )
    if said or valued:
        if row + down > _FARTHEST_ROW or column + across > _FARTHEST_COLUMN:
            raise TooMuch
        marks.says(row + down - 1, column + across - 1, len(said) + 8, down * across)
    if row > ROW_LIMIT or column >= COLUMN_LIMIT:
        return
    if _said(cell, "style-name") in struck and (said or valued):
        marks.struck[row].update(range(column, min(column + across, COLUMN_LIMIT)))
    if _said(cell, "formula") and not said and not valued:
        marks.unsaid[row].add(column)
        marks.says(row, column, 0)
    for note in _notes(cell):
        marks.comment(row, column, note)
    right = column + _times(cell, "number-columns-spanned") - 1
    bottom = row + _times(cell, "number-rows-spanned") - 1
    if right > column or bottom > row:
        marks.merge(row, column, bottom, right)


def _notes(cell: ElementTree.Element) -> Iterator[str]:
    for part in cell:
        if _local(part.tag) == "annotation":
            yield "\n".join("".join(one.itertext()) for one in part if _local(one.tag) in ("p", "list"))
