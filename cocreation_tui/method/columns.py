"""The columns of a list of participants, by their headings in Danish and English; others by ``in_known_words``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from cocreation_tui.core.ground.cleaning import clean_line
from cocreation_tui.core.ground.languages import in_known_words
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.people.people import Role


class Column(StrEnum):
    """What a column holds."""

    NAME = "name"
    FIRST_NAME = "first-name"
    MIDDLE_NAME = "middle-name"
    LAST_NAME = "last-name"
    ORGANISATION = "organisation"
    ROLE = "role"
    EMAIL = "email"
    PHONE = "phone"
    PLATFORM = "platform"
    ATTENDANCE = "attendance"


NAMES = frozenset({Column.NAME, Column.FIRST_NAME, Column.LAST_NAME})
"""The columns of which a list must have one."""

_HEADINGS = {
    Column.NAME: "navn|name|navne|names|fulde navn|full name|fuldt navn|deltager|deltagere|deltagernavn|participant|participants"
    "|participant name|vist navn|display name|for og efternavn|fornavn og efternavn"
    "|first and last name|person|personer|people|medlem|medlemmer|member|members|attendee|attendees|inviterede|tilmeldte"
    "|invitee|invitees|kontaktperson|contact|gæst|gæster|hvem kommer|navn og efternavn",
    Column.FIRST_NAME: "fornavn|fornavne|first name|firstname|given name|forename",
    Column.MIDDLE_NAME: "mellemnavn|mellemnavne|middle name|middle names|additional name",
    Column.LAST_NAME: "efternavn|efternavne|last name|lastname|surname|family name",
    Column.ORGANISATION: "organisation|organization|organisationsnavn|organisation navn|organization name|organization 1 name"
    "|organisation 1 navn|forening|virksomhed|firma|firmanavn|company|company name|association|arbejdsplads|arbejdssted"
    "|workplace|employer|org|institution|skole|school",
    Column.ROLE: "rolle|role|roller|roles|rolle i mødet",
    Column.EMAIL: "e mail|email|mail|e mailadresse|emailadresse|mailadresse|e mail address|email address|e post|e mail adresse"
    "|email adresse|mail adresse|e mails|e mail 1 value|e mail 1 værdi",
    Column.PHONE: "mobil|mobilnummer|mobilnr|mobil nr|mobiltelefon|mobile|mobile number|mobile phone|telefon|telefonnummer"
    "|telefonnr|telefon nr|tlf|tlf nr|tlfnr|phone|phone number|telephone|telephone number|cell|cell phone|phone 1 value"
    "|telefon 1 værdi",
    Column.PLATFORM: "platform|platforme|platforms|udviklingsplatform|development platform",
}
_COLUMNS = {heading: column for column, many in _HEADINGS.items() for heading in many.split("|")}
_ASIDE = {
    Role.WORKING_GROUP: "arbejdsgruppe|arbejdsgruppen|i arbejdsgruppen|arbejdsgruppemedlem|arbejdsgruppemedlemmer|medlem af arbejdsgruppe"
    "|medlem af arbejdsgruppen|medlemmer af arbejdsgruppen|intern arbejdsgruppe|working group|the working group|working group member"
    "|working group members|member of the working group|members of the working group|workgroup|workgroup member|workgroup members",
    Role.MANAGER: "leder|ledere|lederen|projektleder|projektledere|projektlederen|projektledelse|ledelse|ledelsen|manager|managers"
    "|project manager|project managers|project lead|project leads|project leader|project leaders|management",
    Role.SPEAKER: "oplægsholder|oplægsholdere|oplægsholderen|foredragsholder|foredragsholdere|gæstetaler|gæstetalere|taler|talere"
    "|speaker|speakers|guest speaker|guest speakers|keynote|keynote speaker|keynote speakers",
}
_ROLES = {
    "ankerperson": Role.ANCHOR,
    "anker": Role.ANCHOR,
    "anchor person": Role.ANCHOR,
    "anchor": Role.ANCHOR,
    "tovholder": Role.COORDINATOR,
    "tovholdere": Role.COORDINATOR,
    "tovh": Role.COORDINATOR,
    "medtovholder": Role.COORDINATOR,
    "medtovholdere": Role.COORDINATOR,
    "koordinator": Role.COORDINATOR,
    "coordinator": Role.COORDINATOR,
    "co ordinator": Role.COORDINATOR,
    "aktør": Role.ACTOR,
    "aktører": Role.ACTOR,
    "actor": Role.ACTOR,
    "actors": Role.ACTOR,
    "coordinators": Role.COORDINATOR,
    "koordinatorer": Role.COORDINATOR,
    "ankerpersoner": Role.ANCHOR,
    "anchor persons": Role.ANCHOR,
    "anchors": Role.ANCHOR,
    "gæst": Role.GUEST,
    "gæster": Role.GUEST,
    "guest": Role.GUEST,
    "guests": Role.GUEST,
    "observatør": Role.GUEST,
    "observatører": Role.GUEST,
    "observer": Role.GUEST,
    "deltager": Role.GUEST,
    "deltagere": Role.GUEST,
    "participant": Role.GUEST,
    "participants": Role.GUEST,
    "attendee": Role.GUEST,
    "organizer": Role.GUEST,
    "organiser": Role.GUEST,
    "presenter": Role.GUEST,
    "arrangør": Role.GUEST,
    "præsentationsvært": Role.GUEST,
    "observers": Role.GUEST,
} | {word: role for role, many in _ASIDE.items() for word in many.split("|")}
_CONTAINED = (
    (Column.NAME, r"^e mail (?:display name|vist navn)$"),
    (Column.EMAIL, r"e ?mail|\bmail|mailadresse|\be ?post\b"),
    (Column.PHONE, r"telefon|\btlf|\bmobil|phone\b|\bcell\b"),
    (
        Column.NAME,
        r"\b(?:for|fornavn|first)\W+(?:og|and|&|/)?\W*(?:efternavn|last name)|\b(?:fulde|fuldt|full) na(?:vn|me)",
    ),
    (Column.FIRST_NAME, r"\bfornavn|\bfirst name|\bgiven name"),
    (Column.MIDDLE_NAME, r"\bmellemnavn|\bmiddle name"),
    (Column.LAST_NAME, r"\befternavn|\blast name|\bsurname|\bfamily name"),
    (
        Column.ORGANISATION,
        r"organi[sz]ation|forening|virksomhed|\bfirma|company|arbejdsplads|arbejdssted|workplace|employer|association"
        r"|hvor kommer du fra|where (?:are you|do you come) from",
    ),
    (Column.ROLE, r"\brolle\b|\brole\b"),
    (Column.PLATFORM, r"platform"),
    (
        Column.NAME,
        r"display name|vist navn|\bnavn|\bname|hvad hedder|\bdeltager(?:e|nes?|navn)?\b|\bparticipants?\b",
    ),
)
_PATTERNS = tuple((column, re.compile(pattern)) for column, pattern in _CONTAINED)
_NOT_SAID = re.compile(
    r"\b(?:label|etiket|type|yomi|phonetic|fonetisk|nickname|kaldenavn|øgenavn|prefix|suffix|suffiks|titel|title|department|afdeling"
    r"|fax|id|user|username|bruger|brugernavn|filnavn|file|birthday|fødselsdag|spouse|ægtefælle|assistent\w*|assistant\w*|manager\w*"
    r"|leder\w*|pårørende|barn\w*|børn\w*|child\w*|antal|samtykke\w*|nyhedsbrev\w*|newsletter|consent)\b"
)
_ADDRESS = re.compile(r"\bupn\b|\bprincipal name\b")
_SHOWN = re.compile(r"\bdisplay name\b|\bvist navn\b")
_LONGEST = 120
_SEPARATORS = re.compile(r"[\s._:*–-]+")


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of a list of participants, as its heading was understood."""

    text: str
    """The heading as written; may be empty."""
    column: Column | None
    """What it holds; None when the heading is not known."""


def read_headings(row: Sequence[str]) -> tuple[Heading, ...]:
    """The headings of a list, each with the column it stands for.

    A heading that only contains a word, as ``Hvad er dit navn?``, counts where no other stands for the same; of names
    and addresses further ones serve for those who leave the first empty. A first name beside a plain ``Navn`` makes
    that column the last name when there is no other.
    """
    plain = {plain_column(text) for text in row}
    headings = [
        Heading(clean_line(text), plain_column(text) or _unless(_contained(text), plain)) for text in row
    ]
    columns = {heading.column for heading in headings}
    if columns & {Column.FIRST_NAME, Column.LAST_NAME}:
        headings = [
            Heading(one.text, None if _SHOWN.search(_plain(one.text)) else one.column) for one in headings
        ]
    if Column.FIRST_NAME in columns and Column.LAST_NAME not in columns:
        headings = [
            Heading(heading.text, Column.LAST_NAME if heading.column is Column.NAME else heading.column)
            for heading in headings
        ]
    return tuple(headings)


def _unless(column: Column | None, plain: set[Column | None]) -> Column | None:
    """A column that a heading contains, unless another heading is plainly that."""
    return None if column in plain and column not in (Column.NAME, Column.EMAIL, Column.PHONE) else column


def column_of(heading: str) -> Column | None:
    """What a heading stands for, plainly or by a word in it."""
    return plain_column(heading) or _contained(heading)


def plain_column(heading: str) -> Column | None:
    """What a heading plainly stands for; ``Forening/virksomhed`` counts when both words mean the same."""
    columns = {_COLUMNS.get(_plain(part)) for part in clean_line(heading).split("/")}
    return columns.pop() if len(columns) == 1 else None


def _contained(heading: str) -> Column | None:
    """What a word in a heading stands for: ``Dit fulde navn (for- og efternavn)``."""
    text = clean_line(heading).casefold()
    plain = _plain(text)
    if _ADDRESS.search(plain):
        return Column.EMAIL
    if len(text) > _LONGEST or "@" in text or _NOT_SAID.search(plain):
        return None
    return next((column for column, pattern in _PATTERNS if pattern.search(plain)), None)


def score(row: Sequence[str]) -> int:
    """How much a row looks like the headings of a list: 0 when no column of names is among them, or it is a sentence."""
    if [text.rstrip().endswith(".") for text in row if text.strip()] == [True]:
        return 0
    columns = {column_of(text) for text in row} - {None}
    if not columns & NAMES:
        return 0
    exact = {plain_column(text) for text in row} - {None}
    return 2 * len(columns) + len(exact)


def known(heading: str) -> bool:
    """Whether a heading stands for a column of a list."""
    return column_of(heading) is not None


def role_of(text: str) -> Role | None:
    """The role that a word means, whatever stands in brackets after it; None for a word that is not known.

    Words with a stroke between them, as ``leder/projektleder``, count when all of them mean the same.
    """
    roles = {_ROLES.get(_plain(part)) for part in text.partition("(")[0].split("/")}
    return roles.pop() if len(roles) == 1 else None


def _plain(text: str) -> str:
    return in_known_words(_SEPARATORS.sub(" ", text.casefold()).strip())
