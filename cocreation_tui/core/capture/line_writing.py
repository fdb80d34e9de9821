"""Writing a capture as a line that reads back as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from cocreation_tui.core.capture.capture import Capture, Kind
from cocreation_tui.core.capture.capture_line import Lexicon, Reading, read_line
from cocreation_tui.core.capture.line_names import whom
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.people.people import Person
from cocreation_tui.core.people.spoken_names import labels, names_in_a_row
from cocreation_tui.core.when.written import written_day

_SIGN = re.compile(r"(?<!\S)(?=\\*(?:[@#!]|[vV]/))")


@dataclass(frozen=True, slots=True)
class Around:
    """What a line is read by."""

    lexicon: Lexicon
    """Words of the language."""
    people: tuple[Person, ...]
    """Everybody on the list."""
    platforms: tuple[str, ...]
    """Names of platforms."""
    today: date
    """The day it is read on."""


def as_line(capture: Capture, around: Around) -> str:
    """A capture in one line: its words, then its marks; signs in the words that would be read as marks are made plain."""
    text, marks = " ".join(capture.text.split()), _marks(capture, labels(around.people), around)
    line = " ".join([text, *marks])
    if _says(line, capture, around):
        return line
    plain = " ".join([_SIGN.sub(r"\\", text), *marks])
    return plain if _says(plain, capture, around) else "\\" + plain


def _marks(capture: Capture, shown: Mapping[PersonId, str], around: Around) -> Sequence[str]:
    marks = [f"@{shown[owner]}" for owner in capture.owners if owner in shown]
    marks += [f"!{written_day(capture.due, around.today, around.lexicon.dates)}"] if capture.due else []
    return [*marks, f"#{capture.platform}"] if capture.platform else marks


def owner_marks(owners: str, around: Around) -> tuple[str, ...]:
    """The marks that say who answers for something; none at all where a line could not say somebody of them.

    ``owners`` are the names as an initiative tells them.
    """
    marks = [_owner_mark(name, around) for name in names_in_a_row(owners)]
    return tuple(marks) if all(marks) else ()


def _owner_mark(name: str, around: Around) -> str:
    by, person = around, whom(around.people, name)
    mark = f"@{labels(by.people)[person.id] if person else name}"
    read = read_line(mark, Kind.TASK, by.lexicon, by.people, by.platforms, by.today)
    return "" if read.text or read.unread or read.several else mark


def _says(line: str, capture: Capture, around: Around) -> bool:
    by = around
    read = read_line(line, capture.kind, by.lexicon, by.people, by.platforms, by.today, capture.due)
    return unchanged(read, capture)


def unchanged(reading: Reading, capture: Capture) -> bool:
    """Whether a line says what a capture says already."""
    said = (reading.kind, reading.text, reading.owner, reading.also, reading.due, reading.platform)
    text = " ".join(capture.text.split())
    kept = (capture.kind, text, capture.owner, capture.also, capture.due, capture.platform)
    return said == kept and not reading.off_list and reading.doubt is None
