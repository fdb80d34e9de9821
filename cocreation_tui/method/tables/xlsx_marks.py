"""Marks of the sheets in a workbook of Excel."""

from __future__ import annotations

import io
import posixpath
import re
from collections.abc import Iterator
from xml.etree import ElementTree
from zipfile import ZipFile

from cocreation_tui.method.tables.cells import COLUMN_LIMIT, ROW_LIMIT
from cocreation_tui.method.tables.marks import MERGE_LIMIT, Marks

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_OFF = ("0", "false", "none")
_THREADED = "[Threaded comment]"


def read_marks(bundle: ZipFile) -> dict[str, Marks]:
    """The marks of every sheet, by its name."""
    names = set(bundle.namelist())
    targets = {link: target for link, _, target in _links(bundle, "xl/workbook.xml", names)}
    struck, strings = _struck_styles(bundle, names), _string_lengths(bundle, names)
    found = {}
    for element in _elements(bundle, "xl/workbook.xml", names, "sheet"):
        link = next((value for key, value in element.attrib.items() if key.endswith("}id")), "")
        path = targets.get(link, "")
        if path in names:
            marks = found[element.get("name", "")] = Marks()
            _read_sheet(bundle, path, marks, struck, strings)
            _read_comments(bundle, path, marks, names)
    return found


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _elements(bundle: ZipFile, path: str, names: set[str], *wanted: str) -> Iterator[ElementTree.Element]:
    """The elements of these names in a part of the bundle, each only until the next is asked for."""
    if path not in names:
        return
    for _, element in ElementTree.iterparse(io.BytesIO(bundle.read(path))):
        if _local(element.tag) in wanted:
            yield element
            element.clear()


def _links(bundle: ZipFile, path: str, names: set[str]) -> Iterator[tuple[str, str, str]]:
    """What a part refers to: id, kind, and the path of the part."""
    folder, name = posixpath.split(path)
    for one in _elements(bundle, f"{folder}/_rels/{name}.rels", names, "Relationship"):
        target = one.get("Target", "")
        whole = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
        yield one.get("Id", ""), one.get("Type", "").rpartition("/")[2], whole


def _struck_styles(bundle: ZipFile, names: set[str]) -> set[str]:
    """The numbers of the cell styles whose font is struck through."""
    fonts: list[bool] = []
    styles: list[str] = []
    for element in _elements(bundle, "xl/styles.xml", names, "fonts", "cellXfs"):
        if _local(element.tag) == "fonts":
            fonts = [_is_struck(font) for font in element]
        else:
            styles = [style.get("fontId", "0") for style in element]
    return {
        str(at)
        for at, font in enumerate(styles)
        if font.isdecimal() and int(font) < len(fonts) and fonts[int(font)]
    }


def _is_struck(font: ElementTree.Element) -> bool:
    return any(_local(one.tag) == "strike" and one.get("val", "1") not in _OFF for one in font)


def _string_lengths(bundle: ZipFile, names: set[str]) -> list[int]:
    """How long each of the texts is that cells share."""
    return [len("".join(one.itertext())) for one in _elements(bundle, "xl/sharedStrings.xml", names, "si")]


def _place(reference: str) -> tuple[int, int] | None:
    """Row and column of ``B3``, counted from 0."""
    found = _REFERENCE.fullmatch(reference.upper())
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1


def _read_sheet(bundle: ZipFile, path: str, marks: Marks, struck: set[str], strings: list[int]) -> None:
    row, merges = -1, 0
    for element in _elements(bundle, path, {path}, "row", "mergeCell"):
        if _local(element.tag) == "row":
            number = element.get("r", "")
            row = int(number) - 1 if number.isdecimal() else row + 1
            _read_row(element, row, marks, struck, strings)
        elif merges < MERGE_LIMIT:
            merges += 1
            first, _, last = element.get("ref", "").partition(":")
            top, bottom = _place(first), _place(last)
            if top and bottom:
                marks.merge(*top, *bottom)


def _read_row(
    element: ElementTree.Element, row: int, marks: Marks, struck: set[str], strings: list[int]
) -> None:
    if row <= ROW_LIMIT and element.get("hidden", "0") not in _OFF:
        marks.hidden.add(row)
    column = -1
    for cell in element:
        place = _place(cell.get("r", ""))
        column = place[1] if place else column + 1
        _read_cell(cell, row, column, marks, strings)
        if cell.get("s") in struck and row <= ROW_LIMIT:
            marks.struck[row].add(column)


def _read_cell(cell: ElementTree.Element, row: int, column: int, marks: Marks, strings: list[int]) -> None:
    parts = {_local(part.tag): part for part in cell}
    kind, value = cell.get("t", "n"), (parts["v"].text or "") if "v" in parts else ""
    letters = len("".join(parts["is"].itertext())) if "is" in parts else len(value)
    if kind == "s" and value.isdecimal() and int(value) < len(strings):
        letters = strings[int(value)]
    if letters:
        marks.says(row, column, letters)
    if row > ROW_LIMIT or column >= COLUMN_LIMIT:
        return
    if "f" in parts and not value and kind != "str":
        marks.unsaid[row].add(column)
        marks.says(row, column, 0)


def _read_comments(bundle: ZipFile, path: str, marks: Marks, names: set[str]) -> None:
    """Comments, old and new: a new one is kept in the old way too, as a note on where to read it."""
    for _, kind, target in _links(bundle, path, names):
        if kind not in ("comments", "threadedComment"):
            continue
        for element in _elements(bundle, target, names, "comment", "threadedComment"):
            place, text = _place(element.get("ref", "")), "".join(element.itertext())
            if place and not text.lstrip().startswith(_THREADED):
                marks.comment(*place, text)
