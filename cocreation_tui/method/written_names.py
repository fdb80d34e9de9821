"""Names and telephone numbers as lists write them, and as spreadsheets leave them."""

from __future__ import annotations

import re
from decimal import Decimal

from cocreation_tui.core.ground.cleaning import clean_line

_PARTICLES = frozenset(
    [
        "af",
        "al",
        "bin",
        "da",
        "de",
        "del",
        "della",
        "den",
        "der",
        "di",
        "dos",
        "du",
        "el",
        "la",
        "le",
        "ten",
        "ter",
        "van",
        "vom",
        "von",
        "y",
        "zu",
    ]
)
_NOT_GIVEN = re.compile(
    r"\b(?:ph\.?\s?d|cand|stud|dr|prof|mag|md|msc|bsc|ma|ba|mba|jr|sr|iii?|iv|aps|a/s|i/s|amba|fmba|kommune|region|politi\w*"
    r"|forening\w*|formand|næstformand|kasserer|chair|leder|chef|direktør|konsulent|borger|m\.?\s?fl)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w.'’´`-]*|\"[^\"]*\"|\([^)]*\)")
_SCIENTIFIC = re.compile(r"(?P<mantissa>[0-9](?:[.,][0-9]+)?)[eE]\+?(?P<power>[0-9]{1,2})")
_DIGITS = re.compile(r"\+?[0-9][0-9 ()./-]{4,24}")


def first_last(name: str, listed: bool = False) -> str:
    """``Bech, Søren`` as ``Søren Bech``; any other name as it is.

    A last name of several words is turned only where the list has names in this order (``listed``): ``Mette Friis,
    Biblioteket`` may be anything.
    """
    last, comma, first = (part.strip() for part in name.partition(","))
    if not (comma and last and first) or "," in first or _NOT_GIVEN.search(first):
        return name
    given, family = first.split(), last.split()
    if len(given) > 4 or not all(_WORD.fullmatch(word) for word in (*given, *family)):
        return name
    own = [word for word in family if word.casefold() not in _PARTICLES]
    if not own or any(word[0].islower() for word in (given[0], *own)):
        return name
    sole = len(own) == 1
    return f"{first} {last}" if sole or (listed and len(family) <= 4) else name


def names_are_turned(names: list[str]) -> bool:
    """Whether a list has its names as ``Last, First``: half of them are plainly so, and nearly all could be."""
    filled = [name for name in names if name]
    plainly = sum(first_last(name) != name for name in filled)
    could_be = sum(first_last(name, listed=True) != name for name in filled)
    return 2 * plainly > len(filled) > 1 and could_be > 0.8 * len(filled)


def phone(text: str) -> str | None:
    """A telephone number as it was before a spreadsheet took it for a number; None when digits were lost."""
    plain = clean_line(text).lstrip("'’=").strip('"').strip()
    scientific = _SCIENTIFIC.fullmatch(plain)
    if scientific:
        mantissa, power = scientific["mantissa"].replace(",", "."), int(scientific["power"])
        digits = len(mantissa.partition(".")[2])
        return str(int(Decimal(mantissa).scaleb(power))) if digits == power else None
    return re.sub(r"(?<=[0-9])[.,]0$", "", plain)


def looks_like_phone(text: str) -> bool:
    """Whether a cell holds a telephone number."""
    plain = phone(text)
    return plain is None or (bool(_DIGITS.fullmatch(plain)) and sum(sign.isdigit() for sign in plain) >= 6)


def looks_like_name(text: str) -> bool:
    """Whether a cell could be somebody's name: a few words of letters."""
    words = clean_line(text).split()
    lettered = sum(any(letter.isalpha() for letter in word) for word in words)
    return (
        0 < len(words) <= 7
        and len(text) <= 70
        and lettered >= len(words) - 1 > -1
        and not re.search(r"[0-9@:;=|<>{}\[\]#*?!]", text)
        and not text.rstrip().endswith((".", ","))
    )
