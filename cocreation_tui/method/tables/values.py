"""Values of workbooks of LibreOffice and of Excel before 2007, read by calamine.

Of a damaged file that reader may end the whole process, so it works in one of its own, with a limit on time and memory.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys

from cocreation_tui.method.tables.cell_text import as_text
from cocreation_tui.method.tables.cells import COLUMN_LIMIT, ROW_LIMIT

SHEET_LIMIT = 50
"""Most sheets that are looked at."""
SECONDS = 20
"""How long reading may take."""
MEMORY = 1_000_000_000
"""How many bytes reading may take, where the system can be told so."""

Values = list[tuple[str, bool, list[list[str]]]]
"""Sheets by name, whether each is shown, and its cells as text."""


def read_values(data: bytes) -> Values | str:
    """The sheets of a workbook; the key of what is wrong when it cannot be read."""
    command = [sys.executable, "-P", "-m", __name__]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=SECONDS, check=False, env=environment
        )
        read = json.loads(done.stdout) if done.returncode == 0 else "drejebog.bad-workbook"
    except (subprocess.SubprocessError, OSError, ValueError):
        return "drejebog.bad-workbook"
    return read if isinstance(read, str) else [(name, shown, rows) for name, shown, rows in read]


def _read(data: bytes) -> Values | str:
    from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    except PasswordError:
        return "table.password"
    sheets: Values = []
    for about in book.sheets_metadata[:SHEET_LIMIT]:
        if about.typ is SheetTypeEnum.WorkSheet:
            rows = book.get_sheet_by_name(about.name).to_python(skip_empty_area=False, nrows=ROW_LIMIT + 1)
            texts = [[as_text(value) for value in row[:COLUMN_LIMIT]] for row in rows]
            sheets.append((about.name, about.visible is SheetVisibleEnum.Visible, texts))
    return sheets


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    _limit_memory()
    sys.stdout.write(json.dumps(_read(sys.stdin.buffer.read())))
