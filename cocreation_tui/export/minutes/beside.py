"""What is saved beside the minutes when somebody asks for it: tables and a page for the browser."""

from __future__ import annotations

from pathlib import Path

from cocreation_tui.core.reports.manner import USUAL, Manner, Names
from cocreation_tui.core.session.session import Session
from cocreation_tui.export.csv_tables import captures_csv, tasks_csv
from cocreation_tui.export.minutes.called import cover_of
from cocreation_tui.export.minutes.html import minutes_html
from cocreation_tui.export.minutes.minutes import told_name
from cocreation_tui.export.saving import minutes_name, save_minutes
from cocreation_tui.i18n.words import Words

TABLES, HTML = "tables", "html"
"""What can be asked for."""


def save_beside(
    what: str, folder: Path, session: Session, markdown: str, words: Words, manner: Manner = USUAL
) -> tuple[Path, ...]:
    """Save tables or a page in ``folder`` and return where they are; what a person has edited is left alone.

    The page says what ``markdown`` says; tables are the house's own, whatever the minutes call people. Raises
    ``StoreError``.
    """
    if what == HTML:
        title = session.full_title
        if manner.names is not Names.FULL:
            title = cover_of(session, manner.names, words).text(title)
        page = minutes_html(markdown, title, session.language)
        files = {Path(told_name(session, manner, words)).with_suffix(".html").name: page}
    else:
        stem = Path(minutes_name(session, session.zone)).stem
        files = {
            f"{stem}-{words('minutes.file-captures')}.csv": captures_csv(session, words),
            f"{stem}-{words('minutes.file-tasks')}.csv": tasks_csv(session, words),
        }
    return tuple(save_minutes(folder, name, text, session.id) for name, text in files.items())
