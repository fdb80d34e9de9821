"""Drafts of mail: read back by a mail program, the same twice, and nothing typed gets into their head."""

from __future__ import annotations

import email
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import default

from hypothesis import given
from hypothesis import strategies as st

from cocreation_tui.core.ground.cleaning import clean_line
from cocreation_tui.core.reports.mailing import Receiver
from cocreation_tui.core.reports.manner import Manner, Names, Readers
from cocreation_tui.core.session.session import NextMeeting
from cocreation_tui.export.document.reading import read_document
from cocreation_tui.export.mail import LONGEST_NAME, LONGEST_SUBJECT, Draft, draft_bytes, file_name
from cocreation_tui.export.minutes.attached import attached_files
from cocreation_tui.export.minutes.covering_mail import mail_subject, mail_text
from cocreation_tui.export.minutes.minutes import minutes_told
from cocreation_tui.export.plain_text import plain_text
from cocreation_tui.i18n.words import Words
from tests.examples import examples
from tests.export.meetings import FILLED, RUNNING, at
from tests.export.nasty import NASTY

DANISH = Words("da")
AT = datetime(2026, 11, 21, 14, 15, 20, 5, tzinfo=UTC)
DRAFT = Draft("2026-11-21-møde", AT, "Referat", "Kære alle", (Receiver("Åse", "aase@nordby.dk"),))
HEAD = {"x-unsent", "date", "message-id", "subject", "to", "bcc", "mime-version", "content-type"}
HEAD |= {"content-transfer-encoding"}
NEXT = NextMeeting(at("15:00") + timedelta(days=21), "Biblioteket", at("16:30") + timedelta(days=21))


def read(content: bytes) -> EmailMessage:
    """A draft as a mail program reads it; every line ends as it must and is short enough."""
    assert content.count(b"\n") == content.count(b"\r\n")
    assert max(map(len, content.split(b"\r\n"))) <= 78
    message = email.message_from_bytes(content, policy=default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def shown(raw: str) -> str:
    return str(make_header(decode_header(raw)))


def receivers(content: bytes, line: str) -> list[tuple[str, str]]:
    """Names and addresses of a head line, by the letter of the standard."""
    raw = str(email.message_from_bytes(content)[line]).replace("\r\n", "")
    found = [re.fullmatch(r"(?:(.*) )?<?([^<> ]+@[^<> ]+?)>?", one.strip()) for one in raw.split(",")]
    return [(shown(one[1] or ""), one[2]) for one in found if one]


def test_it_opens_as_a_draft_and_is_dated_by_the_meeting() -> None:
    content = draft_bytes(DRAFT)
    message = read(content)
    assert draft_bytes(DRAFT) == content
    assert message["X-Unsent"] == "1"
    assert message["Message-ID"] == "<2026-11-21-moede@cocreation.invalid>"
    assert message["Date"].datetime == AT.replace(microsecond=0)
    assert [(one.display_name, one.addr_spec) for one in message["To"].addresses] == [
        ("Åse", "aase@nordby.dk")
    ]
    assert message.get_content() == "Kære alle\r\n"


def test_what_is_attached_comes_out_as_it_went_in() -> None:
    files = {
        "2026 Møde.HTML": (b"<p>\xc3\xb8</p>", "text/html"),
        "referat.pdf": (b"\0%PDF", "application/pdf"),
    }
    content = draft_bytes(replace(DRAFT, files=files, page="<p>Kære</p>"))
    assert draft_bytes(replace(DRAFT, files=files, page="<p>Kære</p>")) == content
    message = read(content)
    parts = list(message.iter_attachments())
    assert [one.get_filename() for one in parts] == ["2026-moede.html", "referat.pdf"]
    assert [one.get_payload(decode=True) for one in parts] == [one for one, _ in files.values()]
    page, text = message.get_body(("html",)), message.get_body(("plain",))
    assert page is not None
    assert text is not None
    assert (page.get_content().strip(), text.get_content().strip()) == ("<p>Kære</p>", "Kære alle")
    assert file_name("../../etc/passwd") == "etc-passwd"


def test_who_is_hidden_is_in_no_line_that_all_see() -> None:
    message = read(draft_bytes(replace(DRAFT, to=(), hidden=DRAFT.to)))
    assert message["To"] is None
    assert [one.addr_spec for one in message["Bcc"].addresses] == ["aase@nordby.dk"]


@examples(120)
@given(text=NASTY | st.text(max_size=400), other=st.text('\r\n:,;<>"@=?_ æBcc', max_size=320))
def test_nothing_typed_becomes_a_line_of_the_head(text: str, other: str) -> None:
    people = (Receiver(text, "a@x.dk"), Receiver(other, "b@x.dk"), Receiver("Bo", "c@x.dk"))
    content = draft_bytes(replace(DRAFT, subject=text, text=text, to=people))
    message = read(content)
    assert {name.lower() for name in message} <= HEAD
    assert len(message.keys()) == len(set(message.keys()))
    wanted = clean_line(text, LONGEST_SUBJECT)
    assert shown(str(email.message_from_bytes(content)["Subject"]).replace("\r\n", "")) == wanted
    named = [clean_line(one.name, LONGEST_NAME) for one in people]
    assert receivers(content, "To") == [(name, one.address) for name, one in zip(named, people, strict=True)]
    assert [one.addr_spec for one in message["To"].addresses] == [one.address for one in people]


def test_the_text_tells_decisions_tasks_by_owner_and_the_next_meeting() -> None:
    told = minutes_told(replace(FILLED, next_meeting=NEXT), at("16:00"), DANISH)
    assert mail_subject(told, DANISH) == "Referat af Tovholdermøde · Trygge nætter 21. november 2026"
    text = mail_text(told, ["a.html"], DANISH)
    assert text.split("\n\n")[2:] == [
        "BESLUTNINGER\nB-1 (vedtaget): Lys og Veje holder fælles møde\nB-2 (forslag): Platformene mødes i januar",
        "OPGAVER\nHjørdis Ø. Åberg:\n  - Maler striber (frist: tirs. 1. dec. 2026)\n"
        "Søren Bech:\n  - Booker lokale\n"
        "Teknisk forvaltning:\n  - Spørger om tidsplan | pris (Lys og rum · frist: fre. 27. nov. 2026)\n"
        "Uden ansvarlig:\n  - # Skriver ud",
        "NÆSTE MØDE\nLørdag den 12. december 2026 kl. 15:00-16:30 · Biblioteket",
        "Hele referatet er vedhæftet: a.html.",
        "Mange hilsner\nÅse Ørnholt",
    ]


def test_a_draft_of_minutes_says_so_and_what_stays_inside_is_left_out() -> None:
    assert DANISH("minutes.draft") in mail_text(minutes_told(RUNNING, at("15:00"), DANISH), (), DANISH)
    inside = replace(FILLED, circle=type(FILLED.circle)("internal"), next_meeting=NEXT)
    text = mail_text(minutes_told(inside, at("16:00"), DANISH, Manner(readers=Readers.ALL)), (), DANISH)
    assert "Booker lokale" not in text
    assert "Biblioteket" not in text
    roles = mail_text(minutes_told(FILLED, at("16:00"), DANISH, Manner(names=Names.ROLES)), (), DANISH)
    assert not any(name in roles for name in ("Hjørdis", "Søren", "Åse"))


@examples(60)
@given(text=NASTY)
def test_whatever_is_typed_is_one_line_of_the_text(text: str) -> None:
    def said(words: str) -> str:
        captures = tuple(replace(one, text=words, platform="") for one in FILLED.captures)
        return mail_text(minutes_told(replace(FILLED, captures=captures), at("16:00"), DANISH), (), DANISH)

    assert said(text).count("\n") == said("ord").count("\n")


def test_minutes_are_attached_to_be_read_and_to_be_gone_on_with() -> None:
    files = attached_files("2026-11-21-møde.md", lambda wanted: wanted.encode())
    assert {name: (content, kind.partition("/")[0]) for name, (content, kind) in files.items()} == {
        "2026-11-21-møde.pdf": (b"pdf", "application"),
        "2026-11-21-møde.docx": (b"docx", "application"),
    }


def test_a_document_reads_as_plain_text() -> None:
    markdown = "# T\n\n## Mål\n\n**Kære** alle\n\n- a\n  - b\n\n| Navn | E-mail | Tlf |\n| --- | --- | --- |\n| Bo | – | 70 |\n"
    assert plain_text(read_document(markdown, "da")) == "MÅL\n\nKære alle\n\n- a\n  - b\n\n- Bo · tlf: 70"
