"""What is saved beside the minutes when somebody asks for it: the minutes in another format, and tables."""

from __future__ import annotations

from pathlib import Path

from cocreation_tui.core.reports.manner import Manner
from cocreation_tui.core.session.session import Session
from cocreation_tui.export.csv_tables import captures_csv, tasks_csv
from cocreation_tui.export.document.formats import FORMATS, Format
from cocreation_tui.export.minutes.minutes import told_name
from cocreation_tui.export.saving import minutes_name, save_minutes
from cocreation_tui.i18n.words import Words


def save_tables(folder: Path, session: Session, words: Words, workbook: bytes) -> tuple[Path, ...]:
    """Save captures and tasks, and the ``workbook`` of all tables, in ``folder`` and return where they are.

    They are the house's own, whatever the minutes call people; what a person has edited is left alone. Raises
    ``StoreError``.
    """
    stem = Path(minutes_name(session, session.zone)).stem
    files = {
        f"{words('minutes.file-captures')}.csv": captures_csv(session, words).encode(),
        f"{words('minutes.file-tasks')}.csv": tasks_csv(session, words).encode(),
        f"{words('tables.file')}.xlsx": workbook,
    }
    return tuple(
        save_minutes(folder, f"{stem}-{name}", content, session.id) for name, content in files.items()
    )


def save_as(
    wanted: Format, folder: Path, session: Session, content: bytes, words: Words, manner: Manner
) -> Path:
    """Save minutes that were made in a format, and told in a manner; where they are. Raises ``StoreError``."""
    name = Path(told_name(session, manner, words)).with_suffix(FORMATS[wanted].suffix).name
    return save_minutes(folder, name, content, session.id)
