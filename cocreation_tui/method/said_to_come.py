"""Who a list says does not come: columns of answers and apologies, and words beside a name.

It is read in Danish and English; others by ``in_known_words``. Only what names attendance unmistakably is taken. Columns about another meeting, as the report of one held online has
them, are told and left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum

from cocreation_tui.core.ground.cleaning import clean_line
from cocreation_tui.core.ground.languages import any_of, in_known_words
from cocreation_tui.method.columns import Column, Heading


class Sense(StrEnum):
    """What a mark in a column of attendance means."""

    COMES = "comes"
    """Who has one comes: *Deltager*, *Tilmeldt*."""
    AWAY = "away"
    """Who has one does not come: *Afbud*."""
    WORDS = "words"
    """Only words count: *Status*."""
    ELSEWHERE = "elsewhere"
    """It tells of a meeting that was held: *Første deltagelse*."""


_TAIL = (
    r"(?:(?: (?:i|til|på|at|in|to|for|ved))?(?: det| the)? (?:mødet?|workshop\w*|dagen|arrangementet?|meeting|event|day|seminaret?|seminar)"
    r"| ?\(?(?:ja|yes|j|y)\b\W*(?:eller|or)?\W*(?:nej|no|n)\)?| du| dato| date| x| den [0-9][^a-zæøå]*(?: [a-zæøå]+)?)*"
)
_SENSES = (
    (
        Sense.AWAY,
        r"(?:har )?(?:meldt )?afbud|afmeldt|afmelding|frameldt|framelding|kommer ikke|deltager ikke|declined|cancell?ed|apologies"
        r"|apology|regrets|forhindret|sygemeldt|not (?:attending|coming)",
    ),
    (
        Sense.COMES,
        r"deltager|kommer|(?:kan|vil) du (?:komme|deltage)|jeg (?:kommer|deltager)|tilmeldt|tilmelding|deltagelse|attending|attends"
        r"|(?:will|can) you (?:attend|come|join|be there)|are you (?:coming|attending)|coming|accepted|registered|bekræftet|confirmed",
    ),
    (
        Sense.WORDS,
        r"(?:møde|deltager|deltagelses|tilmeldings|svar|invitations)?status|(?:meeting |registration |attendance |invitation )?response"
        r"|rsvp|svar|attendance|fremmøde|tilbagemelding|(?:registration|attendance|invitation) status|status",
    ),
    (
        Sense.ELSEWHERE,
        r"første deltagelse|sidst forladt|deltagelsestidspunkt|forladt|tilsluttet|varighed(?: (?:i|af) mødet?)?|mødevarighed|brugerhandling"
        r"|fremmødt|mødt(?: op)?|deltog|first join|last leave|join(?:ed)?(?: time)?|leave time|left(?: time)?"
        r"|(?:in meeting |attendance )?duration|user action|attended|checked in",
    ),
)
_HEADINGS = tuple((sense, re.compile(rf"(?:{words}){_TAIL}\??")) for sense, words in _SENSES)
_CLEARLY_AWAY = re.compile(
    r"(?:har )?(?:meldt )?afbud\b.*|(?:er )?(?:afmeldt|frameldt)\b.*|(?:kommer|deltager) (?:desværre )?ikke\b.*|declined\b.*|afslået\b.*"
    r"|(?:not|(?:is )?not|can ?not|can't|won't) (?:attend|com|be there).*|(?:sends )?(?:apologies|regrets)\b.*|forhindret\b.*|sygemeldt\b.*"
)
_AWAY = re.compile(
    r"(?:nej|no|n|afvist|annulleret|cancell?ed|udmeldt|false|falsk|absent|fraværende|ikke)\b.*|0|÷"
)
_COMES = re.compile(
    r"(?:ja|yes|j|y|jep|tilmeldt|accepter\w*|accepted|kommer|deltager|bekræftet|confirmed|registered|attending|going|true|sand|ok)\b.*"
    r"|[x✓✔☑1]|[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{1,4}.*"
)
_NOTHING = re.compile(r"[-–—.]*")
_BESIDE_A_NAME = r"(?P<name>.*\w.*?)\s*(?:[([]\s*(?:har )?(?:meldt )?(?:{away})\b[^)\]]*[)\]]|[,;–:-]\s*(?:meldt )?(?:{apologies})\b.*)"
_APOLOGIES = re.compile(
    r"(?:har )?(?:meldt )?afbud(?: fra)?|afmeldte?|apologies(?: from)?|declined|kommer ikke|not coming"
)

_REGISTERED = re.compile(
    r"tilmeldte?|accepterede?|bekræftede?|fremmødte|registered|accepted|confirmed|attending|kommer"
)


def sense_of(heading: str) -> Sense | None:
    """What a mark under a heading means for attendance; None for a heading that is about something else."""
    plain = " ".join(
        re.sub(r"[\s._:*–-]+", " ", in_known_words(clean_line(heading).casefold())).split()
    ).strip(" ?/")
    return next((sense for sense, pattern in _HEADINGS if pattern.fullmatch(plain)), None)


def senses(headings: Sequence[Heading], rows: Sequence[Sequence[str]]) -> dict[int, Sense]:
    """The columns about attendance. One that could be of names is one where its cells are answers, beside another of names."""
    found = {}
    for place, heading in enumerate(headings):
        sense = sense_of(heading.text)
        texts = [row[place] for row in rows if place < len(row) and row[place].strip()]
        answers = texts and all(comes(text, Sense.COMES) is not None for text in texts)
        named = heading.column is Column.NAME
        others = any(one.column is Column.NAME for at, one in enumerate(headings) if at != place)
        if sense and (heading.column is None or (named and answers and (others or _has(headings, place)))):
            found[place] = sense
    return found


def _has(headings: Sequence[Heading], place: int) -> bool:
    return any(one.column is Column.FIRST_NAME for at, one in enumerate(headings) if at != place)


def with_attendance(headings: Sequence[Heading], found: Iterable[int]) -> tuple[Heading, ...]:
    """The headings, with those that are about attendance."""
    places = set(found)
    return tuple(
        replace(heading, column=Column.ATTENDANCE) if place in places else heading
        for place, heading in enumerate(headings)
    )


def comes(text: str, sense: Sense) -> bool | None:
    """Whether a cell says that somebody comes; None when it says neither, or nothing."""
    plain = in_known_words(text.casefold())
    if _NOTHING.fullmatch(plain):
        return None
    if says_away(plain):
        return False
    no, yes = _AWAY.fullmatch(plain), _COMES.fullmatch(plain)
    if sense is Sense.AWAY:
        return bool(no) or plain.startswith(("tilmeldt", "kommer", "deltager", "accept"))
    if sense is Sense.WORDS and (not any(letter.isalpha() for letter in plain) or plain == "x"):
        return None
    return False if no else True if yes else None


def says_away(text: str) -> bool:
    """Whether words say by themselves that somebody does not come, wherever they stand."""
    return bool(_CLEARLY_AWAY.fullmatch(in_known_words(text.casefold())))


def beside_name(name: str) -> tuple[str, bool]:
    """A name without what says beside it that they do not come, and whether it did: ``Bo Skov (afbud)``."""
    away, apologies = any_of("afbud", "afmeldt", "declined", "apologies"), any_of("afbud")
    pattern = _BESIDE_A_NAME.format(away=away, apologies=apologies)
    found = re.fullmatch(pattern, name, re.IGNORECASE)
    return (found["name"].strip(" ,;"), True) if found else (name, False)


def title_of_answers(title: str) -> bool | None:
    """Whether those below a title come: ``Tilmeldte``, ``Afbud``; None for a title of something else."""
    plain = in_known_words(title.casefold()).strip(" .:-–()")
    return False if _APOLOGIES.fullmatch(plain) else True if _REGISTERED.fullmatch(plain) else None


def says_nothing(text: str) -> bool:
    """Whether a cell stands for an empty one: ``-``."""
    return bool(_NOTHING.fullmatch(text.strip()))
