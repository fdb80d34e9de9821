"""The languages there are: one registration each, from which everything that depends on a language follows.

A further language is its catalogue, its scripts and cards, and one record in ``LANGUAGES``. Nothing else names a language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal


@dataclass(frozen=True, slots=True)
class DayPatterns:
    """How days are written, in the signs of Unicode's date patterns: ``EEEE EEE d M MMM MMMM y`` and words between ``'``."""

    long: str
    """In full, with the weekday."""
    short: str
    """With the weekday, all in short."""
    full: str
    """As it stands on paper, without the weekday."""
    brief: str
    """Of the months ahead: weekday and no year."""
    plain: str
    """Of a history: no weekday."""
    near: str
    """One that lies near: neither weekday nor year."""


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """What the program has to know of a language besides its texts."""

    id: str
    """Two letters, as in ``--lang``, front matter and the names of folders."""
    name: str
    """What it calls itself; shown where a catalogue has no ``language.<id>``."""
    names: tuple[str, ...]
    """What a script or card may call it, casefolded, besides its id."""
    catalogue: str
    """Module with its texts, ``WORDS``, and with what it calls days, ``DATES``."""
    sample: str
    """Module with the sample initiative in it, ``TEXTS``."""
    locale: str
    """What files of other programs call it, with its land."""
    days: DayPatterns
    """How days are written."""
    decimal: Literal[",", "."] = "."
    """The sign before decimals; the other one groups thousands."""
    clock: str = ":"
    """What stands between hours and minutes within a sentence."""
    percent_gap: bool = True
    """Whether there is a space before the sign for percent."""
    zones: frozenset[str] = frozenset()
    """IANA names of the time zones where it is spoken when the computer does not say."""
    letters: Literal["danish", "english"] = "english"
    """The column of the key table its keys are taken from."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Keys of its own by a command's id, separated by commas, before those of the column."""
    reads: Mapping[str, str] = field(default_factory=dict)
    """Its own words in scripts and lists, casefolded, each with a word already known there: ``{"durée": "length"}``."""


DANISH = Language(
    id="da",
    name="dansk",
    names=("dansk", "danish"),
    catalogue="cocreation_tui.i18n.da",
    sample="cocreation_tui.sample.da",
    locale="da_DK",
    days=DayPatterns("EEEE 'den' d. MMMM y", "EEE d. MMM y", "d. MMMM y", "EEE d. MMM", "d. MMM y", "d. MMM"),
    decimal=",",
    clock=".",
    zones=frozenset({"Europe/Copenhagen", "Atlantic/Faroe", "America/Nuuk"}),
    letters="danish",
)
"""Danish: the language of those the program is made for, and of files that do not say theirs."""
ENGLISH = Language(
    id="en",
    name="English",
    names=("engelsk", "english"),
    catalogue="cocreation_tui.i18n.en",
    sample="cocreation_tui.sample.en",
    locale="en_GB",
    days=DayPatterns("EEEE d MMMM y", "EEE d MMM y", "d MMMM y", "EEE d MMM", "d MMM y", "d MMM"),
    percent_gap=False,
)
"""English, as written in Europe: for everybody whose own language is not there."""
LANGUAGES = {language.id: language for language in (DANISH, ENGLISH)}
"""Every language by its id, the first one first."""
FIRST, FALLBACK = DANISH.id, ENGLISH.id
"""The language of what does not say its own, and the one for those whose own is not there."""


def spoken(language: str) -> Language:
    """The registration of a language; that of English for one that is not there."""
    return LANGUAGES.get(language, ENGLISH)


def others(language: str) -> tuple[str, ...]:
    """Every language but one, whose words are understood besides."""
    return tuple(other for other in LANGUAGES if other != language)


def named(word: str) -> str:
    """The language a file means by a word, its id or a name, casefolded; empty for none."""
    return next((one.id for one in LANGUAGES.values() if word in (one.id, *one.names)), "")


def spoken_in(zone: str) -> str:
    """The language of a time zone, for a computer that does not say."""
    return next((one.id for one in LANGUAGES.values() if zone in one.zones), FALLBACK)


def own_words() -> Iterator[tuple[str, str]]:
    """The words that languages read by themselves, each with the word of the built-in tables it stands for."""
    return ((own, known) for one in LANGUAGES.values() for own, known in one.reads.items())


def any_of(*known: str) -> str:
    """A pattern that any of some words fits, or a language's own word for one of them."""
    return "|".join(map(re.escape, (*known, *(own for own, word in own_words() if word in known))))


def in_known_words(text: str) -> str:
    """A text, casefolded before, with all that a language reads by its own words put as the built-in tables have it."""
    said, known = " ".join(text.split()), dict(reversed(list(own_words())))
    return _any_own(tuple(known)).sub(lambda own: known[own[0]], said) if known else said


@lru_cache(maxsize=8)
def _any_own(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of some words or phrases, the longest first, with no letters beside it."""
    longest = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(rf"(?<![^\W\d_])(?:{longest})(?![^\W\d_])")


def known_word(word: str) -> str:
    """The word of the built-in tables for one that a language reads by its own; any other word as it is."""
    return next((known for own, known in own_words() if own == word), word)
