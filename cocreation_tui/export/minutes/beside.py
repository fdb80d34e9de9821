"""What is saved beside the minutes when somebody asks for it: tables and a page for the browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from cocreation_tui.core.reports.manner import USUAL, Manner, Names
from cocreation_tui.core.session.session import Session
from cocreation_tui.export.csv_tables import captures_csv, tasks_csv
from cocreation_tui.export.minutes.called import cover_of
from cocreation_tui.export.minutes.html import minutes_html
from cocreation_tui.export.minutes.minutes import told_name
from cocreation_tui.export.saving import minutes_name, save_file
from cocreation_tui.i18n.words import Words

TABLES, HTML = "tables", "html"
"""What can be asked for."""


def save_beside(
    what: str,
    folder: Path,
    session: Session,
    markdown: str,
    words: Words,
    manner: Manner = USUAL,
    tables: Callable[[], bytes] | None = None,
) -> tuple[Path, ...]:
    """Save tables or a page in ``folder`` and return where they are; what a person has edited is left alone.

    The page says what ``markdown`` says; tables are the house's own, whatever the minutes call people; ``tables``
    makes the workbook of them, where there is to be one. Raises ``StoreError``.
    """
    if what == HTML:
        title = session.full_title
        if manner.names is not Names.FULL:
            title = cover_of(session, manner.names, words).text(title)
        page = minutes_html(markdown, title, session.language)
        files = {Path(told_name(session, manner, words)).with_suffix(".html").name: page.encode()}
    else:
        stem = Path(minutes_name(session, session.zone)).stem
        files = {
            f"{stem}-{words('minutes.file-captures')}.csv": captures_csv(session, words).encode(),
            f"{stem}-{words('minutes.file-tasks')}.csv": tasks_csv(session, words).encode(),
            **({f"{stem}-{words('tables.file')}.xlsx": tables()} if tables else {}),
        }
    return tuple(save_file(folder, name, content, session.id) for name, content in files.items())
