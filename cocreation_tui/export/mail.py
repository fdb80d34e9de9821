"""Mail that somebody sends: drafts as files that Outlook and Thunderbird open to be written on. Nothing is sent from here."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import UTC, datetime
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP

from cocreation_tui.core.ground.cleaning import clean_line, clean_text
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.ground.slugs import slug
from cocreation_tui.core.reports.mailing import Receiver

LONGEST_SUBJECT = 200
"""Characters of a subject; a title may be longer."""
LONGEST_NAME = 100
"""Characters of somebody's name in a head line."""
LONGEST_STEM = 80
"""Characters of the name of an attached file, before its suffix."""
DOMAIN = "cocreation.invalid"
"""What the identity of a draft ends with: nobody's domain, for no computer has sent it."""
_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 -]*")
_POLICY = SMTP.clone(refold_source="none")
_WIDTH, _FOLD = 72, "\r\n "

Files = Mapping[str, tuple[bytes, str]]
"""What is attached: by file name, what it holds and what it is, ``text/html``."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A mail before anybody has sent it."""

    id: str
    """What tells it from other drafts: the meeting's, with what it is."""
    at: datetime
    """The instant it is dated."""
    subject: str
    """What stands above it."""
    text: str
    """What it says, as plain text."""
    to: Sequence[Receiver] = ()
    """Whom it goes to, seen by all of them."""
    hidden: Sequence[Receiver] = ()
    """Whom it goes to without being seen by the others."""
    names: bool = True
    """Whether receivers are named beside their addresses."""
    page: str = ""
    """The same as ``text`` as HTML; empty for plain text alone."""
    files: Files = field(default_factory=dict)
    """What is attached."""


def draft_bytes(draft: Draft) -> bytes:
    """A draft as a file (RFC 5322): the same twice. Nothing in its words becomes a line of its head."""
    message = EmailMessage(_POLICY)
    message["X-Unsent"] = "1"
    message["Date"] = draft.at.astimezone(UTC).replace(microsecond=0)
    message["Message-ID"] = f"<{slug(draft.id, 200)}@{DOMAIN}>"
    message.set_raw("Subject", _written(clean_line(draft.subject, LONGEST_SUBJECT), "Subject"))
    for line, people in (("To", draft.to), ("Bcc", draft.hidden)):
        if people:
            message.set_raw(line, f",{_FOLD}".join(_receiver(one, draft.names) for one in people))
    message.set_content(clean_text(draft.text, len(draft.text) + 1) + "\n", cte="quoted-printable")
    if draft.page:
        message.add_alternative(draft.page, subtype="html", cte="quoted-printable")
    for name, (content, kind) in draft.files.items():
        main, _, sub = kind.partition("/")
        message.add_attachment(content, main, sub, filename=file_name(name))
    _set_boundaries(message)
    return message.as_bytes()


def file_name(name: str) -> str:
    """The name of an attached file: short, in plain letters, with its suffix."""
    stem, dot, suffix = name.rpartition(".")
    kept = f".{suffix}".lower()
    if dot and _SUFFIX.fullmatch(kept):
        return slug(stem, LONGEST_STEM) + kept
    return slug(name, LONGEST_STEM)


def _receiver(one: Receiver, named: bool) -> str:
    """Name and address as a part of a head line."""
    name = clean_line(one.name, LONGEST_NAME) if named else ""
    written = _written(name)
    short = "\r\n" not in written and len(written) + len(one.address) < _WIDTH
    return f"{written}{' ' if short else _FOLD}<{one.address}>" if name else one.address


def _written(text: str, line: str = "") -> str:
    """Words in a head line: as they are where no sign means anything, else encoded, folded where they are long."""
    if _PLAIN.fullmatch(text) and len(text) < _WIDTH - len(line):
        return text
    return Header(text, "utf-8", _WIDTH, line or None).encode(linesep="\r\n")


def _set_boundaries(message: EmailMessage) -> None:
    """What stands between the parts, made of what is in them, so that no part can hold it and it is the same twice."""
    whole = hashlib.sha256()
    for part in message.walk():
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            whole.update(content)
    for number, part in enumerate(message.walk()):
        if part.is_multipart():
            part.set_boundary(f"=_{whole.hexdigest()[:40]}_{number}")
