"""What is saved beside the minutes when somebody asks for it: tables and a page for the browser."""

from __future__ import annotations

from pathlib import Path

from cocreation_tui.core.session.session import Session
from cocreation_tui.export.csv_tables import captures_csv, tasks_csv
from cocreation_tui.export.minutes.html import minutes_html
from cocreation_tui.export.saving import minutes_name, save_minutes
from cocreation_tui.i18n.words import Words

TABLES, HTML = "tables", "html"
"""What can be asked for."""


def save_beside(what: str, folder: Path, session: Session, markdown: str, words: Words) -> tuple[Path, ...]:
    """Save tables or a page in ``folder`` and return where they are; what a person has edited is left alone.

    Raises ``StoreError``.
    """
    stem = Path(minutes_name(session, session.zone)).stem
    if what == HTML:
        files = {f"{stem}.html": minutes_html(markdown, session.full_title, session.language)}
    else:
        files = {
            f"{stem}-{words('minutes.file-captures')}.csv": captures_csv(session, words),
            f"{stem}-{words('minutes.file-tasks')}.csv": tasks_csv(session, words),
        }
    return tuple(save_minutes(folder, name, text, session.id) for name, text in files.items())
