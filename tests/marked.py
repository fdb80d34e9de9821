"""A workspace in which one person with an unmistakable name is in every sort of place the program has, and a search of bytes.

The search is the test's own and shares nothing with the program's.
"""

from __future__ import annotations

import email
import html
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from email.policy import default
from pathlib import Path
from unicodedata import normalize
from urllib.parse import quote

from pypdf import PdfReader

from cocreation_tui.clock import ManualClock
from cocreation_tui.core.capture.capture import Field, HandsKind, Kind
from cocreation_tui.core.forms.templates import ACTOR
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.people.people import Person, Role
from cocreation_tui.core.reports.manner import USUAL
from cocreation_tui.core.reports.newsletter import newsletter_of, status_meetings
from cocreation_tui.core.reports.poster import poster_of
from cocreation_tui.core.reports.showing import Showing
from cocreation_tui.core.session.commands.agenda import InsertItem, NoteItem, RenameItem
from cocreation_tui.core.session.commands.command import (
    Advance,
    CaptureThis,
    CloseSession,
    EditCapture,
    GiveWord,
    Undo,
)
from cocreation_tui.core.session.commands.outcome import (
    ApproveMinutes,
    CountHands,
    FillForm,
    NameLeader,
    NameMinuteTaker,
    SendMinutes,
    SetNextMeeting,
)
from cocreation_tui.core.session.commands.people import EditPerson
from cocreation_tui.desk.desk import Desk, Room
from cocreation_tui.desk.initiatives import Initiatives
from cocreation_tui.desk.outgoing import (
    initiative_tables,
    save_initiative_calendar,
    save_minutes_mail,
    save_newsletter_mail,
    save_tables_beside,
)
from cocreation_tui.desk.planning import Plan
from cocreation_tui.desk.searching import Searching
from cocreation_tui.desk.whole_folder import default_target, pieces, write_all
from cocreation_tui.export.document.formats import Format
from cocreation_tui.export.poster.poster import save_poster
from cocreation_tui.i18n.words import Words
from cocreation_tui.settings import Settings
from cocreation_tui.store.files import keep_copy
from cocreation_tui.store.workspace import Workspace
from tests.tui.stage import START

FIRST, LAST = "Xanthippe", "Quåcksølv"
NAME, TURNED, BEFORE = f"{FIRST} {LAST}", f"{LAST}, {FIRST}", f"{FIRST} Zwölfhund"
MAIL, PHONE, HOME = "xq@marked.example", "98 76 54 32", f"{NAME} Rådgivning"
WHO = PersonId("marked")
MARKED = Person(WHO, NAME, HOME, Role.COORDINATOR, "Lys og rum", MAIL, PHONE)
IDA = Person(PersonId("ida"), "Ida Ask", "Kommunen", Role.ACTOR, "Lys og rum", "ida@kommunen.example")


@dataclass(slots=True)
class Marked:
    """The workspace."""

    desk: Desk
    initiative: Path
    meeting: Path
    away: Path
    loose: Path

    @property
    def root(self) -> Path:
        return self.desk.workspace.root


def _everywhere(room: Room, clock: ManualClock) -> None:
    """Say the name in everything that a meeting takes words for."""
    do = room.runner.do
    item = room.runner.session.agenda[1].id
    do(NoteItem(item, f"Spørg {NAME} først"))
    do(EditPerson(replace(MARKED, name=BEFORE)))
    do(EditPerson(MARKED))
    do(Advance())
    do(GiveWord(WHO))
    clock.advance(timedelta(minutes=2))
    do(CaptureThis(Kind.TASK, f"Ringer til {NAME} på {PHONE} eller {MAIL}", owner=WHO))
    do(CaptureThis(Kind.DECISION, f"{NAME}s plan følges"))
    do(CaptureThis(Kind.NOTE, f"{FIRST} kom med et forslag"))
    do(CaptureThis(Kind.NOTE, "Kaffe", owner_name=TURNED))
    do(CaptureThis(Kind.NOTE, f"Fortrudt: {NAME}"))
    do(Undo())
    first = room.runner.session.captures[0]
    do(EditCapture(first.id, f"Ringer igen til {NAME}", owner=WHO))
    do(FillForm(ACTOR, Kind.ACTOR, HOME, (Field("person", NAME), Field("contact", PHONE))))
    aboard = f"{HOME}, {NAME}, penge\nKommunen, Ida Ask, lys"
    fields = (Field("focus", f"Det {NAME} vil"), Field("aboard", aboard), Field("coordinator", NAME))
    do(FillForm("platform", Kind.CHANGE, "Lys og rum", fields))
    do(CountHands(HandsKind.CONSENT, f"Er vi enige med {NAME}?", (2, 0, 0)))
    do(InsertItem(f"Oplæg ved {NAME}", timedelta(minutes=5)))
    do(RenameItem(item, f"Samtale med {NAME}"))
    do(NameLeader(NAME))
    do(NameMinuteTaker(NAME))
    do(SetNextMeeting(START + timedelta(days=30), f"Hos {NAME}"))
    room.fold()
    clock.advance(timedelta(minutes=2))
    do(CaptureThis(Kind.RIPPLE, f"Naboen har hørt om {NAME}"))
    room.keep_draft(Kind.NOTE, f"En halv sætning om {NAME}")
    room.keep_form_drafts({"goal:new": {"text": f"Et mål, {NAME} har"}})
    room.show(Showing(message=f"Velkommen til {NAME}"))


def marked(root: Path, *, papers: bool = True) -> Marked:
    """Live through two meetings of an initiative and one without, and save every paper there is."""
    clock = ManualClock(START)
    desk = Desk(Workspace(root), clock, "da")
    desk.keep_settings(Settings(name=NAME))
    script, _ = desk.script("coordinator-meeting")
    assert script is not None
    room = Initiatives(desk).found("Trygge nætter", (Field("anchor", NAME),), f"Hvordan får {NAME} ro?")
    room.runner.do(FillForm("step-done", Kind.NOTE, f"Talt med {NAME}", ()))
    room.close()
    folder = room.folder

    def meet(where: Path | None, title: str) -> Path:
        plan = Plan(script, clock.now(), (MARKED, IDA), title, f"Hos {NAME}", folder=where)
        opened = desk.plan(plan)
        _everywhere(opened, clock)
        assert opened.path is not None
        if where is not None:
            opened.runner.do(CloseSession())
            opened.runner.do(SendMinutes())
            opened.runner.do(ApproveMinutes(NAME))
            opened.fold()
        opened._journal.close()  # type: ignore[attr-defined] # as a killed program leaves it: with a journal
        return opened.path

    away = desk.put_away(meet(folder, f"Samtale med {NAME}"))
    path = meet(folder, "Tovholdermøde")
    loose = meet(None, "Uden initiativ")
    made = Marked(desk, folder, path, away, loose)
    if papers:
        save_papers(made)
    Initiatives(desk).read(folder)
    searching = Searching(desk)
    for _ in searching.fill():
        pass
    searching.close()
    leave_behind(made)
    return made


def save_papers(made: Marked) -> None:
    """Save every paper that the program makes."""
    desk, folder, session = made.desk, made.initiative, made.desk.read(made.meeting)
    known = Initiatives(desk).read(folder).initiative
    assert known is not None
    for wanted in Format:
        desk.papers.save_beside(session, made.meeting, USUAL, wanted)
    desk.save_minutes(session, made.meeting, desk.minutes(session))
    save_tables_beside(desk, session, made.meeting)
    save_minutes_mail(desk, session, made.meeting)
    save_initiative_calendar(desk, folder, known)
    for kind in ("xlsx", "csv"):
        initiative_tables(desk, folder, known).save(kind)
    save_poster(folder, poster_of(known, START.date()))
    for met in status_meetings(known):
        letter = newsletter_of(known, met.id)
        if letter is not None:
            for wanted in Format:
                desk.papers.save_newsletter(folder, letter, wanted)
            save_newsletter_mail(folder, letter)
    target = default_target(folder, Words("da"))
    assert not [
        one.problem for one in write_all(pieces(desk, folder, known), target, known.name) if one.problem
    ]


def leave_behind(made: Marked) -> None:
    """What killed and mended programs leave."""
    keep_copy(made.meeting)
    keep_copy(made.root / "settings.toml")
    (made.meeting.parent / f".{made.meeting.name}.123-4.tmp").write_bytes(made.meeting.read_bytes())
    (made.meeting.parent / "minutes" / ".k3jd82ks.tmp").write_text(f"Referat: {NAME}", "utf-8")
    for drawn in (made.meeting.parent / "minutes").glob("*.pdf"):
        (made.meeting.parent / "minutes" / ".cocreation-pdf82ks_.tmp").write_bytes(drawn.read_bytes())
    made.meeting.with_suffix(".holder").write_text(
        json.dumps({"pid": 1, "host": "pc", "user": NAME, "since": None}), "utf-8"
    )


def _ways(word: str) -> Iterator[bytes]:
    """A word in every encoding it may stand in."""
    for text in (word, word.lower(), word.casefold(), word.upper()):
        for form in ("NFC", "NFD"):
            said = normalize(form, text)
            for code in ("utf-8", "cp1252", "utf-16-le", "utf-16-be"):
                with suppress(UnicodeEncodeError):
                    yield said.encode(code)
            yield json.dumps(said)[1:-1].encode()
            yield json.dumps(said)[1:-1].upper().replace("\\U", "\\u").encode()
            yield quote(said).encode()
            yield html.escape(said).encode()
            yield "".join(sign if sign.isascii() else f"&#{ord(sign)};" for sign in said).encode()


WORDS = (LAST, "Zwölfhund", MAIL, PHONE, PHONE.replace(" ", ""), "quaacksoelv")
BYTES = tuple({way for word in WORDS for way in _ways(word)})


def expanded(data: bytes, suffix: str = "") -> Iterator[bytes]:
    """Some bytes, and what is packed in them."""
    yield data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield from expanded(archive.read(name), Path(name).suffix)
    if data.startswith(b"%PDF"):
        for found in re.finditer(rb"stream\r?\n", data):
            with suppress(zlib.error):
                yield zlib.decompressobj().decompress(data[found.end() :])
        reader = PdfReader(io.BytesIO(data))
        yield " ".join(" ".join(page.extract_text() for page in reader.pages).split()).encode()
        yield str(reader.metadata).encode()
    if suffix == ".eml":
        for part in email.message_from_bytes(data, policy=default).walk():
            yield str(part.items()).encode()
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                yield from expanded(content, Path(part.get_filename() or "").suffix)


def holds(path: Path) -> bool:
    """Whether a file, or its name, holds the name in any encoding."""
    named = any(way in path.name.encode() for way in BYTES)
    return named or any(way in part for part in expanded(path.read_bytes(), path.suffix) for way in BYTES)


def holding(root: Path) -> list[str]:
    """The files of a workspace that hold the name."""
    files = sorted(path for path in root.rglob("*") if path.is_file())
    return [path.relative_to(root).as_posix() for path in files if holds(path)]
