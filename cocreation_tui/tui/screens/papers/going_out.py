"""What the minutes are saved as to go out, or copied for: done off the event loop, and told in words."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.reports.mailing import Mailing
from cocreation_tui.core.reports.manner import Manner
from cocreation_tui.core.session.session import Session
from cocreation_tui.desk.desk import Desk
from cocreation_tui.export.document.formats import Format
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.screens.papers.saved_words import saved_words


class Going(StrEnum):
    """What can be asked for besides the minutes as a file."""

    TABLES = "tables"
    """Captures, tasks and all the rest in a workbook and as CSV."""
    MAIL = "mail"
    """A draft of a mail with the minutes."""
    ADDRESSES = "addresses"
    """The addresses of those the mail goes to."""


Wanted = Format | Going
"""What can be asked for."""


@dataclass(frozen=True, slots=True)
class GoneOut:
    """What was done."""

    said: str
    """What is told of it."""
    copied: str = ""
    """What is to be copied to the clipboard; empty for nothing."""
    path: str = ""
    """Where the minutes are, when they were saved; empty for anything else."""


def go_out(
    what: Wanted, desk: Desk, session: Session, path: Path | None, manner: Manner, words: Words
) -> GoneOut:
    """Save what is wanted beside the minutes of the meeting kept at ``path``, or give the addresses."""
    from cocreation_tui.desk.outgoing import mailing_of, save_minutes_mail, save_tables_beside

    if what is Going.ADDRESSES:
        return addresses_of(mailing_of(session, manner), words)
    try:
        if path is None:
            raise StoreError("store.read-only", Path("-"))
        match what:
            case Going.MAIL:
                saved, mailing = save_minutes_mail(desk, session, path, manner)
                return GoneOut(mail_words(saved, mailing, words))
            case Going.TABLES:
                *_, book = save_tables_beside(desk, session, path)
                return GoneOut(words("minutes.tables-saved", path=book))
            case _:
                file = desk.papers.save_beside(session, path, manner, what)
                return GoneOut(saved_words(file, words), path=str(file.path))
    except StoreError as error:
        return GoneOut(words(error.key, path=error.path.name, **error.values))


def addresses_of(mailing: Mailing, words: Words, hidden: bool = False) -> GoneOut:
    """The addresses to be pasted into a mail, ``hidden`` from each other or not, and whom that does not reach."""
    if not mailing.to:
        return GoneOut(words("mail.nobody-reached"))
    said = words.count("mail.copied-hidden" if hidden else "mail.copied", len(mailing.to))
    return GoneOut("\n".join((said, *left_out(mailing, words))), mailing.pasted)


def mail_words(saved: Path, mailing: Mailing, words: Words) -> str:
    """Where a draft is, to how many it goes, and who is left out."""
    to = words.count("mail.people", len(mailing.to))
    return "\n".join((words("mail.saved", to=to, path=saved), *left_out(mailing, words)))


def left_out(mailing: Mailing, words: Words) -> tuple[str, ...]:
    """Whom a mail does not reach, and why, a line each; nothing where it reaches all."""
    told = (("mail.without", mailing.without), ("mail.not-for", mailing.not_for))
    return tuple(words(key, names=", ".join(names)) for key, names in told if names)
