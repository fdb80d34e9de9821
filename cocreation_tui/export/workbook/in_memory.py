"""Writing a workbook without files in between: people's words belong in no folder of temporary files."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

if TYPE_CHECKING:
    from openpyxl import Workbook


def write_workbook(book: Workbook, archive: ZipFile) -> None:
    """Write a workbook into an archive, and close that."""
    from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
    from openpyxl.worksheet._writer import WorksheetWriter
    from openpyxl.writer.excel import ExcelWriter

    class InMemory(ExcelWriter):
        """openpyxl's writer, which puts each sheet into a file in the folder for temporary ones before it is packed."""

        def write_worksheet(self, ws: Any) -> None:  # what it goes by is in no stubs
            """Write a sheet and what is drawn on it."""
            drawing = SpreadsheetDrawing()
            drawing.charts, drawing.images = ws._charts, ws._images
            ws._drawing = drawing
            sheet: Any = WorksheetWriter(ws, io.BytesIO())
            sheet.write()
            archive.writestr(ws.path.removeprefix("/"), sheet.read())
            ws._rels = sheet._rels
            self.manifest.append(ws)

    InMemory(book, archive).save()
