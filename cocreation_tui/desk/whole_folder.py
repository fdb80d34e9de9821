"""Everything an initiative has come to, in one folder: for whoever takes it over, and for the archive.

What was for the organisation alone, or for one actor, lies under *internal*: the rest can be given to others as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path

from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.ground.errors import Problem, StoreError
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.initiative.hearing import stays_inside
from cocreation_tui.core.initiative.initiative import Initiative, Met
from cocreation_tui.core.reports.manner import USUAL
from cocreation_tui.core.reports.newsletter import Newsletter, newsletter_of, status_meetings
from cocreation_tui.core.reports.poster import poster_of
from cocreation_tui.core.session.session import Session
from cocreation_tui.desk.desk import Desk
from cocreation_tui.desk.outgoing import (
    initiative_calendar_bytes,
    initiative_tables,
    minutes_mail,
    newsletter_mail,
)
from cocreation_tui.export.document.formats import FORMATS, Format
from cocreation_tui.export.saving import save_minutes
from cocreation_tui.i18n.words import Words

Files = Mapping[str, bytes]
"""What is in files, by their names."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Files that are made together."""

    folder: str
    """Where they go, within the whole folder."""
    called: str
    """What is being made, for whoever waits."""
    make: Callable[[], Files]
    """Makes them. Raises ``StoreError`` for a meeting that cannot be read."""


@dataclass(frozen=True, slots=True)
class Written:
    """What has become of a piece."""

    paths: tuple[Path, ...] = ()
    """Where its files are."""
    problem: Problem | None = None
    """Why there are none; None when there are."""


def default_target(folder: Path, words: Words) -> Path:
    """Where the whole folder goes when nobody says otherwise, within that of the initiative."""
    return folder / words("whole.folder")


def pieces(desk: Desk, folder: Path, known: Initiative) -> tuple[Piece, ...]:
    """All that the initiative in ``folder`` has come to, in the order it is made."""
    words = Words(known.language)
    inside = words("whole.internal")
    place = {
        name: words(f"whole.{name}")
        for name in ("minutes", "newsletters", "poster", "calendar", "tables", "data")
    }
    begun = [met for met in known.meetings if met.started_at is not None]
    return (
        *(
            Piece(
                f"{inside}/{place['minutes']}" if stays_inside(met.circle) else place["minutes"],
                met.title,
                partial(_minutes, desk, folder, met),
            )
            for met in begun
        ),
        *(
            Piece(place["newsletters"], words("newsletter.offer"), partial(_newsletter, desk, letter))
            for met in status_meetings(known)
            if (letter := newsletter_of(known, met.id)) is not None
        ),
        Piece(place["poster"], place["poster"], partial(_poster, desk, known)),
        Piece(place["calendar"], place["calendar"], partial(_calendar, desk, folder, known)),
        Piece(f"{inside}/{place['tables']}", place["tables"], partial(_tables, desk, folder, known)),
        Piece(f"{inside}/{place['data']}", place["data"], partial(_data, desk, folder, known, begun)),
        Piece(inside, known.name, partial(_overview, desk, known)),
    )


def write_all(wanted: tuple[Piece, ...], target: Path, of: str) -> Iterator[Written]:
    """Make piece after piece and save it in ``target``; each as soon as it is there.

    A file that a person has edited is left alone, and one that is the same is not written again. ``of`` says what they
    are written for. Raises ``StoreError`` when nothing can be written.
    """
    for piece in wanted:
        try:
            made = piece.make()
        except StoreError as error:
            yield Written(problem=Problem(error.path, 0, error.key, error.values))
            continue
        folder = target / piece.folder
        yield Written(tuple(save_minutes(folder, name, content, of) for name, content in made.items()))


def _minutes(desk: Desk, folder: Path, met: Met) -> Files:
    """The minutes of a meeting in every format, a mail with them, and the next meeting as a calendar."""
    from cocreation_tui.export.calendar import calendar_text
    from cocreation_tui.export.minutes.minutes import told_name

    session = desk.read(folder / f"{met.id}.json")
    words = Words(session.language)
    name = Path(told_name(session, USUAL, words))
    made = cache(lambda one: desk.papers.minutes(session, USUAL, one).content)
    mail = minutes_mail(desk, session, made=made)
    calendar = f"{name.stem}-{words('calendar.name')}.ics"
    return {
        **{name.with_suffix(FORMATS[one].suffix).name: made(one) for one in Format},
        **({mail.name: mail.content} if mail.mailing.to else {}),
        **({calendar: calendar_text(session).encode()} if session.next_meeting else {}),
    }


def _newsletter(desk: Desk, letter: Newsletter) -> Files:
    from cocreation_tui.export.newsletter import newsletter_name

    name, mail = Path(newsletter_name(letter, Words(letter.language))), newsletter_mail(letter)
    papers = {
        name.with_suffix(FORMATS[one].suffix).name: desk.papers.newsletter(letter, one).content
        for one in Format
    }
    return {**papers, mail.name: mail.content}


def _poster(desk: Desk, known: Initiative) -> Files:
    from cocreation_tui.export.poster.poster import poster_bytes

    words, poster = Words(known.language), poster_of(known, day_of(desk.clock.now(), known.zone))
    return {f"{words('poster.file')}{suffix}": content for suffix, content in poster_bytes(poster).items()}


def _calendar(desk: Desk, folder: Path, known: Initiative) -> Files:
    return {f"{folder.name}.ics": initiative_calendar_bytes(desk, folder, known, Words(known.language))}


def _tables(desk: Desk, folder: Path, known: Initiative) -> Files:
    tables = initiative_tables(desk, folder, known)
    return {**tables.files("xlsx"), **tables.files("csv")}


def _data(desk: Desk, folder: Path, known: Initiative, begun: list[Met]) -> Files:
    from cocreation_tui.export.data.initiative_data import SCHEMA_NAME, data_json, schema_json

    sessions: list[Session] = [desk.read(folder / f"{met.id}.json") for met in begun]
    return {"data.json": data_json(known, sessions, desk.clock.now()), SCHEMA_NAME: schema_json()}


def _overview(desk: Desk, known: Initiative) -> Files:
    """Everything at a glance as text: phases, what is due, platforms, goals, tasks, meetings."""
    from cocreation_tui.export.initiative import initiative_markdown

    words, today = Words(known.language), day_of(desk.clock.now(), known.zone)
    paper = partial(desk.papers.page, initiative_markdown(known, today, words), known.language, today)
    return {f"{words('whole.overview')}{FORMATS[one].suffix}": paper(one).content for one in Format}
