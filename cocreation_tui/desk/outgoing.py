"""What leaves the room by mail, calendar and workbook, made of meetings and initiatives. Nothing is ever sent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.ground.errors import Refused, StoreError
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.initiative.initiative import Initiative
from cocreation_tui.core.initiative.rhythm import agreed_on
from cocreation_tui.core.reports.invitation import Invitation, next_invitation, planned_invitation
from cocreation_tui.core.reports.mailing import Mailing, contacts_mailing, meeting_mailing, platforms_of
from cocreation_tui.core.reports.manner import USUAL, Manner, Names
from cocreation_tui.core.reports.newsletter import Newsletter
from cocreation_tui.core.session.session import Session
from cocreation_tui.desk.desk import Desk
from cocreation_tui.export.document.formats import Format
from cocreation_tui.i18n.words import Words

if TYPE_CHECKING:
    from cocreation_tui.export.workbook.sheets import Sheet

MAIL, CALENDAR, TABLES = ".eml", ".ics", ".xlsx"
"""What the names of the files end with."""
_CALENDARS, _TABLES = "calendar", "tables"
_NOON = time(12)


@dataclass(frozen=True, slots=True)
class Mail:
    """A draft, and whom it goes to."""

    content: bytes
    """The file."""
    name: str
    """What the file is called."""
    mailing: Mailing
    """Whom it goes to, and who is left out."""


def mailing_of(session: Session, manner: Manner = USUAL, platform: str = "") -> Mailing:
    """Whom the mail of a meeting goes to. Refused for a platform nobody on its list is on."""
    found = meeting_mailing(session, manner.readers, platform)
    if platform and found == Mailing():
        names = ", ".join(platforms_of(session))
        raise Refused("mail.no-platform" if names else "mail.no-platforms", name=platform, names=names)
    return found


def minutes_mail(
    desk: Desk,
    session: Session,
    manner: Manner = USUAL,
    platform: str = "",
    made: Callable[[Format], bytes] | None = None,
) -> Mail:
    """A draft with the minutes of a meeting, told in a manner; ``made`` gives them where they have been made already.

    Refused for a platform nobody on its list is on.
    """
    from cocreation_tui.export.mail import Draft, draft_bytes, file_name
    from cocreation_tui.export.minutes.attached import attached_files
    from cocreation_tui.export.minutes.covering_mail import mail_subject, mail_text
    from cocreation_tui.export.minutes.minutes import minutes_told, told_name

    mailing, words = mailing_of(session, manner, platform), Words(session.language)
    told = minutes_told(session, desk.clock.now(), words, manner)
    name = told_name(session, manner, words)
    papers = attached_files(name, made or partial(_made, desk, session, manner))
    files = {**papers, **_invitation(session, words)}
    stem = f"{Path(name).stem}-{words('mail.file')}"
    draft = Draft(
        id=f"{session.id}-{stem}",
        at=session.facts.closed_at or session.facts.planned_start,
        subject=mail_subject(told, words),
        text=mail_text(told, [file_name(one) for one in files], words),
        to=mailing.to,
        names=manner.names is Names.FULL,
        files=files,
    )
    return Mail(draft_bytes(draft), f"{stem}{MAIL}", mailing)


def _invitation(session: Session, words: Words) -> dict[str, tuple[bytes, str]]:
    """The next meeting as a calendar file to attach; nothing where none has been agreed on."""
    from cocreation_tui.export.calendar import calendar_text
    from cocreation_tui.export.saving import minutes_name

    if session.next_meeting is None:
        return {}
    name = f"{Path(minutes_name(session, session.zone)).stem}-{words('calendar.name')}{CALENDAR}"
    return {name: (calendar_text(session).encode(), "text/calendar")}


def _made(desk: Desk, session: Session, manner: Manner, wanted: Format) -> bytes:
    return desk.papers.minutes(session, manner, wanted).content


def save_minutes_mail(
    desk: Desk, session: Session, path: Path, manner: Manner = USUAL, platform: str = ""
) -> tuple[Path, Mailing]:
    """Save the draft beside a meeting's minutes; where it is, and whom it goes to.

    One that somebody has edited is left alone. Raises ``StoreError`` and ``Refused``.
    """
    mail = minutes_mail(desk, session, manner, platform)
    try:
        folder = desk.workspace.minutes_folder(path)
        return _save(folder, mail.name, mail.content, session.id), mail.mailing
    except StoreError as error:
        raise StoreError("mail.not-saved", error.path) from error


def newsletter_mail(newsletter: Newsletter) -> Mail:
    """A draft of a newsletter to everybody who is to have it, hidden from each other."""
    from cocreation_tui.export.document.html import html_of
    from cocreation_tui.export.document.reading import read_document
    from cocreation_tui.export.mail import Draft, draft_bytes
    from cocreation_tui.export.newsletter import newsletter_markdown, newsletter_name
    from cocreation_tui.export.plain_text import plain_text
    from cocreation_tui.i18n.dates import full_day

    words, mailing = Words(newsletter.language), contacts_mailing(newsletter.contacts)
    document = read_document(newsletter_markdown(newsletter, words), newsletter.language, newsletter.day)
    stem, day = Path(newsletter_name(newsletter, words)).stem, full_day(newsletter.day, newsletter.language)
    subject = words("mail.newsletter-subject", initiative=newsletter.initiative, day=day)
    draft = Draft(
        id=f"{newsletter.meeting}-{stem}",
        at=datetime.combine(newsletter.day, _NOON, UTC),
        subject=subject,
        text=plain_text(document),
        hidden=mailing.to,
        page=html_of(document),
    )
    return Mail(draft_bytes(draft), f"{stem}{MAIL}", mailing)


def save_newsletter_mail(folder: Path, newsletter: Newsletter) -> tuple[Path, Mailing]:
    """Save the draft of a newsletter in an initiative's folder; where it is, and whom it goes to. Raises ``StoreError``."""
    from cocreation_tui.export.newsletter import FOLDER

    mail = newsletter_mail(newsletter)
    try:
        return _save(folder / FOLDER, mail.name, mail.content, newsletter.meeting), mail.mailing
    except StoreError as error:
        raise StoreError("mail.not-saved", error.path) from error


def initiative_calendar_bytes(desk: Desk, folder: Path, known: Initiative, words: Words) -> bytes:
    """The rhythm of an initiative as a calendar. What cannot be read of its meetings is left out."""
    from cocreation_tui.export.initiative_calendar import initiative_calendar

    today = day_of(desk.clock.now(), known.zone)
    return initiative_calendar(known, tuple(_ahead(desk, folder, known)), today, words)


def _ahead(desk: Desk, folder: Path, known: Initiative) -> Iterator[Invitation]:
    """The meetings that are planned, and those that were agreed on and nobody has planned yet."""
    for met in known.meetings:
        if met.started_at is None and met.closed_at is None:
            session = _read(desk, folder, met.id)
            if session is not None:
                yield planned_invitation(session)
    for due in agreed_on(known, day_of(desk.clock.now(), known.zone)):
        session = _read(desk, folder, due.meeting)
        coming = next_invitation(session) if session else None
        if coming is not None:
            yield coming


def _read(desk: Desk, folder: Path, meeting: str) -> Session | None:
    with suppress(StoreError):
        return desk.read(folder / f"{meeting}.json")
    return None


def save_initiative_calendar(desk: Desk, folder: Path, known: Initiative) -> Path:
    """Save the calendar in an initiative's folder and return where. Raises ``StoreError``."""
    words = Words(known.language)
    content = initiative_calendar_bytes(desk, folder, known, words)
    try:
        return _save(folder / _CALENDARS, f"{folder.name}{CALENDAR}", content, known.name)
    except StoreError as error:
        raise StoreError("calendar.not-saved", error.path) from error


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of a meeting or an initiative, before a format is chosen."""

    sheets: tuple[Sheet, ...]
    """The tables."""
    title: str
    """What they are about."""
    at: datetime
    """The instant they are dated."""
    stem: str
    """What the names of their files begin with."""
    folder: Path
    """Where they are kept."""
    of: str
    """What they are written for."""
    words: Words
    """The language they are in."""

    def files(self, kind: str) -> dict[str, bytes]:
        """The files by name: one ``xlsx`` workbook, or a ``csv`` for each table."""
        from cocreation_tui.core.ground.slugs import slug
        from cocreation_tui.export.csv_tables import sheet_csv
        from cocreation_tui.export.workbook.xlsx import workbook_bytes

        if kind == "xlsx":
            name = f"{self.stem}-{self.words('tables.file')}{TABLES}"
            return {name: workbook_bytes(self.sheets, self.title, self.at, self.words)}
        return {
            f"{self.stem}-{slug(self.words(f'tables.sheet-{one.name}'))}.csv": sheet_csv(
                one, self.words
            ).encode()
            for one in self.sheets
        }

    def save(self, kind: str) -> tuple[Path, ...]:
        """Save them where they are kept; what somebody has edited is left alone. Raises ``StoreError``."""
        try:
            files = self.files(kind).items()
            return tuple(_save(self.folder, name, content, self.of) for name, content in files)
        except StoreError as error:
            raise StoreError("tables.not-saved", error.path) from error


def meeting_tables(desk: Desk, session: Session, path: Path, manner: Manner = USUAL) -> Tables:
    """The tables of a meeting, with as much of speaking as the settings say. Raises ``StoreError``."""
    from cocreation_tui.export.saving import minutes_name
    from cocreation_tui.export.workbook.of_a_meeting import sheets_of

    sheets = sheets_of(session, desk.clock.now(), desk.settings.speaking_in_minutes, manner)
    at = session.steps[-1].at if session.steps else session.facts.planned_start
    stem, folder = Path(minutes_name(session, session.zone)).stem, desk.workspace.minutes_folder(path)
    return Tables(sheets, session.full_title, at, stem, folder, session.id, Words(session.language))


def save_tables_beside(desk: Desk, session: Session, path: Path) -> tuple[Path, ...]:
    """Save the tables of a meeting beside its minutes, as a workbook and as CSV; where they are. Raises ``StoreError``."""
    from cocreation_tui.export.minutes.beside import save_tables

    (book,) = meeting_tables(desk, session, path).files("xlsx").values()
    return save_tables(desk.workspace.minutes_folder(path), session, Words(session.language), book)


def initiative_tables(desk: Desk, folder: Path, known: Initiative, to_all: bool = False) -> Tables:
    """The tables of an initiative with all its meetings; ``to_all`` without what stays with those who were there."""
    from cocreation_tui.export.minutes.speech import Speaking
    from cocreation_tui.export.workbook.initiative_sheets import initiative_sheets, whole_of

    begun = [met for met in known.meetings if met.started_at is not None]
    sessions = [one for met in begun if (one := _read(desk, folder, met.id)) is not None]
    speaking, words = Speaking(desk.settings.speaking_in_minutes), Words(known.language)
    if to_all and speaking is Speaking.PEOPLE:
        speaking = Speaking.GROUPS
    whole = whole_of(known, sessions, desk.clock.now(), to_all)
    at = max([known.founded, *(one.steps[-1].at for one in sessions)])
    sheets = initiative_sheets(whole, speaking, words)
    return Tables(sheets, known.name, at, folder.name, folder / _TABLES, known.name, words)


def _save(folder: Path, name: str, content: bytes, of: str) -> Path:
    from cocreation_tui.export.saving import save_minutes

    return save_minutes(folder, name, content, of)
