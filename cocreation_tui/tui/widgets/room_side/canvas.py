"""Cells to draw on: words and signs put at columns and rows, each in a style. For words of the catalogues only."""

from __future__ import annotations

from itertools import groupby

from textual.content import Content

from cocreation_tui.tui.text import line


class Canvas:
    """A field of cells, empty to begin with; what is put later lies on top."""

    def __init__(self, cells: int, rows: int) -> None:
        self._rows = [[(" ", "")] * cells for _ in range(rows)]

    def put(self, column: int, row: int, text: str, style: str) -> None:
        """Put a text whose characters take one cell each; blanks in it leave what is there, and so does the edge."""
        for place, character in enumerate(text, column):
            if character != " " and 0 <= row < len(self._rows) and 0 <= place < len(self._rows[row]):
                self._rows[row][place] = (character, style)

    def rows(self) -> list[Content]:
        """What was drawn, row by row."""
        return [
            line(*(("".join(sign for sign, _ in run), style) for style, run in _runs(row)))
            for row in self._rows
        ]


def _runs(row: list[tuple[str, str]]) -> list[tuple[str, list[tuple[str, str]]]]:
    return [(style, list(run)) for style, run in groupby(row, key=lambda cell: cell[1])]
