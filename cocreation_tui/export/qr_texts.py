"""What a QR code says: a meeting, a person, a network or a link, as telephones read them.

The texts are kept short: the fewer modules a code has, the farther away it can be read. Words people typed stay in
their field, whatever characters they contain.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from urllib.parse import quote, urlsplit

from cocreation_tui.core.ground.cleaning import UNSAFE, clean_line, clean_text
from cocreation_tui.core.ground.errors import Refused

MOST = 105
"""Bytes that fit a code which a window of 80 columns and 24 rows can show, with the character set they are in."""
LONGEST_LINE = 75
"""Bytes of a line of an event before it goes on in the next one."""
_SHORTEST = 12
_OF_EVENTS = re.compile(r"[\\;,]")
_SPECIAL = re.compile(r'[\\;,:"]')
_ESCAPED = r"\\\g<0>"
_NO_SCHEME = re.compile(r"[\w-]+(\.[\w-]+)+(:[0-9]+)?([/?#].*)?", re.DOTALL)
_KEY_LENGTHS = range(8, 64)
_HEX_KEY = re.compile(r"[0-9A-Fa-f]{64}")
_LINK_KEEPS = "/?#%&=+,;:@!$'()*~[]-._"


def event_text(title: str, start: datetime, end: datetime | None, place: str, most: int = MOST) -> str:
    """A meeting as an iCalendar event of at most ``most`` bytes.

    What gives way, in this order: the end, the place, the last words of the title. The start always stays.
    """
    title, place = clean_line(title), clean_line(place)
    ended = _event(title, start, end, place)
    if end and len(ended.encode()) <= most:
        return ended
    placed = _event(title, start, None, place)
    if len(placed.encode()) <= most:
        return placed
    while len(_event(title, start, None, "").encode()) > most and len(title) > _SHORTEST:
        title = title[:-1].rstrip()
    return _event(title, start, None, "")


def _event(title: str, start: datetime, end: datetime | None, place: str) -> str:
    lines = [
        "BEGIN:VEVENT",
        content_line("SUMMARY", escaped(title)),
        f"DTSTART:{utc(start)}",
        *([f"DTEND:{utc(end)}"] if end else []),
        *([content_line("LOCATION", escaped(place))] if place else []),
        "END:VEVENT",
    ]
    return "\r\n".join(lines)


def utc(instant: datetime) -> str:
    """An aware instant as calendars write it: ``20270112T080000Z``; parts of a second are cut."""
    return f"{instant.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def escaped(text: str) -> str:
    """Words as the value of a property, with nothing in them that ends it."""
    return _OF_EVENTS.sub(_ESCAPED, clean_text(text)).replace("\n", "\\n")


def content_line(name: str, value: str) -> str:
    """A property as one line, folded where it is longer than a line may be; no character is split."""
    rows, room = [""], LONGEST_LINE
    for character in f"{name}:{value}":
        size = len(character.encode("utf-8", "replace"))
        if size > room:
            rows.append(" ")
            room = LONGEST_LINE - 1
        rows[-1] += character
        room -= size
    return "\r\n".join(rows)


def contact_text(name: str, organisation: str, phone: str, email: str, most: int = MOST) -> str:
    """A person as a contact card (MECARD); the organisation gives way when it would be longer than ``most`` bytes.

    Refused without a name, and without a telephone or an address to write to.
    """
    name, organisation, phone, email = map(clean_line, (name, organisation, phone, email))
    if not name:
        raise Refused("refused.no-name")
    if not (phone or email):
        raise Refused("refused.no-contact")
    fields = (("N", name), ("ORG", organisation), ("TEL", phone), ("EMAIL", email))
    whole = _fields("MECARD", fields)
    if len(whole.encode()) <= most:
        return whole
    return _fields("MECARD", (field for field in fields if field[0] != "ORG"))


def wifi_text(network: str, password: str, hidden: bool = False) -> str:
    """A wireless network that a telephone joins; without a password an open one. A ``hidden`` one does not tell its name.

    Spaces are kept, for they may belong to the password. Refused without a name, and for a password that no network
    of today's kind can have.
    """
    network, password = _visible(network), _visible(password)
    if not network.strip():
        raise Refused("refused.no-network")
    kept = [("H", "true")] if hidden else []
    if not password:
        return _fields("WIFI", (("T", "nopass"), ("S", network), *kept))
    if len(password.encode()) not in _KEY_LENGTHS and not _HEX_KEY.fullmatch(password):
        raise Refused("refused.bad-password")
    return _fields("WIFI", (("T", "WPA"), ("S", network), ("P", password), *kept))


def link_text(link: str) -> str:
    """A link that begins with ``https://``; one typed without is given it.

    Refused: every other scheme, a name and password before the host, spaces, and what is no address.
    """
    link = clean_line(link)
    if _NO_SCHEME.fullmatch(link):
        link = f"https://{link}"
    if link[:8].casefold() != "https://":
        raise Refused("refused.link-not-https")
    try:
        parts = urlsplit(link)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except ValueError as error:
        raise Refused("refused.bad-link") from error
    if "@" in parts.netloc or "." not in host or not re.fullmatch(r"[a-z0-9.-]+", host) or " " in link:
        raise Refused("refused.bad-link")
    rest = link[8 + len(parts.netloc) :]
    return f"https://{host}{port}{quote(rest, safe=_LINK_KEEPS)}"


def _visible(text: str) -> str:
    """A text without controls and invisible characters, its spaces as they are."""
    return UNSAFE.sub("", text.replace("\t", "").replace("\n", ""))


def _fields(kind: str, fields: Iterable[tuple[str, str]]) -> str:
    """Named fields, empty ones left out; what would end a field is escaped."""
    said = "".join(f"{name}:{_SPECIAL.sub(_ESCAPED, value)};" for name, value in fields if value)
    return f"{kind}:{said};"
