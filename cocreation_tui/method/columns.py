"""The columns of a list of participants, by their headings in Danish and English."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from cocreation_tui.core.ground.cleaning import clean_line
from cocreation_tui.core.people.people import Role


class Column(StrEnum):
    """What a column holds."""

    NAME = "name"
    FIRST_NAME = "first-name"
    LAST_NAME = "last-name"
    ORGANISATION = "organisation"
    ROLE = "role"
    EMAIL = "email"
    PHONE = "phone"
    PLATFORM = "platform"


NAMES = frozenset({Column.NAME, Column.FIRST_NAME, Column.LAST_NAME})
"""The columns of which a list must have one."""

_HEADINGS = {
    Column.NAME: "navn|name|fulde navn|full name|deltager|deltagere|deltagernavn|participant|participants|participant name",
    Column.FIRST_NAME: "fornavn|fornavne|first name|firstname|given name|forename",
    Column.LAST_NAME: "efternavn|efternavne|last name|lastname|surname|family name",
    Column.ORGANISATION: "organisation|organization|organisationsnavn|forening|virksomhed|firma|company|association"
    "|arbejdsplads|arbejdssted|workplace|employer|org",
    Column.ROLE: "rolle|role|roller|roles",
    Column.EMAIL: "e mail|email|mail|e mailadresse|emailadresse|mailadresse|e mail address|email address|e post",
    Column.PHONE: "telefon|telefonnummer|telefonnr|telefon nr|tlf|tlf nr|tlfnr|mobil|mobilnummer|mobilnr|mobil nr"
    "|mobiltelefon|phone|phone number|telephone|telephone number|mobile|mobile number|mobile phone|cell|cell phone",
    Column.PLATFORM: "platform|platforme|platforms|udviklingsplatform|development platform",
}
_COLUMNS = {heading: column for column, many in _HEADINGS.items() for heading in many.split("|")}
_ROLES = {
    "ankerperson": Role.ANCHOR,
    "anker": Role.ANCHOR,
    "anchor person": Role.ANCHOR,
    "anchor": Role.ANCHOR,
    "tovholder": Role.COORDINATOR,
    "tovholdere": Role.COORDINATOR,
    "koordinator": Role.COORDINATOR,
    "coordinator": Role.COORDINATOR,
    "co ordinator": Role.COORDINATOR,
    "aktør": Role.ACTOR,
    "aktører": Role.ACTOR,
    "actor": Role.ACTOR,
    "gæst": Role.GUEST,
    "gæster": Role.GUEST,
    "guest": Role.GUEST,
    "guests": Role.GUEST,
    "observatør": Role.GUEST,
    "observatører": Role.GUEST,
    "observer": Role.GUEST,
    "observers": Role.GUEST,
    "oplægsholder": Role.GUEST,
    "oplægsholdere": Role.GUEST,
    "speaker": Role.GUEST,
    "speakers": Role.GUEST,
}
_SEPARATORS = re.compile(r"[\s._:*-]+")


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of a list of participants, as its heading was understood."""

    text: str
    """The heading as written; may be empty."""
    column: Column | None
    """What it holds; None when the heading is not known."""


def read_headings(row: Sequence[str]) -> tuple[Heading, ...]:
    """The headings of a list, each with the column it stands for.

    A first name beside a plain ``Navn`` makes that column the last name when there is no other.
    """
    headings = [Heading(clean_line(text), column_of(text)) for text in row]
    columns = {heading.column for heading in headings}
    if Column.FIRST_NAME in columns and Column.LAST_NAME not in columns:
        headings = [
            Heading(heading.text, Column.LAST_NAME if heading.column is Column.NAME else heading.column)
            for heading in headings
        ]
    return tuple(headings)


def column_of(heading: str) -> Column | None:
    """What a heading stands for; ``Forening/virksomhed`` counts when both words mean the same."""
    columns = {_COLUMNS.get(_plain(part)) for part in clean_line(heading).split("/")}
    return columns.pop() if len(columns) == 1 else None


def role_of(text: str) -> Role | None:
    """The role that a word means; None for a word that is not known."""
    return _ROLES.get(_plain(text))


def _plain(text: str) -> str:
    return _SEPARATORS.sub(" ", text.casefold()).strip()
