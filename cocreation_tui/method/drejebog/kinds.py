"""What the room does under an item, guessed from the words of a drejebog; and lengths of breaks."""

from __future__ import annotations

import re
from datetime import timedelta

from cocreation_tui.core.agenda.agenda import ItemKind
from cocreation_tui.i18n.words import LANGUAGES, Words
from cocreation_tui.method.vocabulary import ITEM_KINDS

_BREAK = re.compile(
    r"\b(?:\w*pausen?|frokost|kaffe|te|kage|middag|aftensmad|morgenmad|brunch|benstrækker|strække ben"
    r"|\w*break|lunch|dinner|supper|breakfast|coffee|tea|refreshments)\b"
)
_NO_BREAK = re.compile(
    r"\b(?:uden|ingen|efter|før|inden|without|no|after|before|until|velkom\w*|ankom\w*|oplæg\w*|indtjek\w*|registrering"
    r"|welcome|arrival|registration|talk|speech|presentation)\b"
)
_GUESSES = (
    (
        ItemKind.DECISION,
        r"\bbeslut\w*|\bafstem\w*|\bvedtag\w*|\bprioriter\w*|\bdeci(?:de|sions?)\b|\bvot(?:e|ing)\b|\bprioriti\w*",
    ),
    (
        ItemKind.GROUP_WORK,
        r"\bgruppe(?:arbejde|r|rne|drøftelse\w*|vis|øvelse)\b|\bi par\b|\bto og to\b|\bsumme\w*|\bbreakouts?\b"
        r"|\bgroup ?work\b|\bin (?:small )?groups\b|\bin pairs\b|\bworld ?café\b|\bworld ?cafe\b",
    ),
    (
        ItemKind.ROUND,
        r"(?<!g)runde[nr]?\b|\bbordet rundt\b|\btjek[- ]?(?:ind|ud)\b|\brounds?\b|\bgo[- ]round\b|\bcheck[- ]?(?:in|out)\b",
    ),
    (
        ItemKind.INFORMATION,
        r"\bvelkom\w*|\bankomst\b|\boplæg\b|\borientering\b|\binformation\b|\bintro(?:duktion)?\b|\brammesætning\b"
        r"|\bwelcome\b|\barrival\b|\bintroduction\b|\bpresentation\b|\bbriefing\b",
    ),
)
_PATTERNS = tuple((kind, re.compile(pattern)) for kind, pattern in _GUESSES)
_FIVE = timedelta(minutes=5)


def said_kind(text: str) -> ItemKind | None:
    """The kind that a text is the name of; None when it says anything else."""
    return ITEM_KINDS.get(" ".join(text.casefold().replace("-", " ").split()))


def is_plain_name(text: str) -> bool:
    """Whether a text is the name that a kind is written with here, and says nothing more than the kind."""
    said = " ".join(text.casefold().split())
    return any(
        said == Words(language)(f"item-kind.{kind.value}") for language in LANGUAGES for kind in ItemKind
    )


def guessed_kind(title: str, how: str) -> tuple[ItemKind, str] | None:
    """The kind that words of a title, or else of how it is done, let expect, and the word; None for nothing."""
    meal = _BREAK.search(title.casefold())
    if meal and not _NO_BREAK.search(title.casefold()):
        return ItemKind.BREAK, meal[0]
    for text in (title.casefold(), how.casefold()):
        for kind, pattern in _PATTERNS:
            found = pattern.search(text)
            if found:
                return kind, found[0]
    return None


def floor_of(length: timedelta) -> timedelta:
    """The shortest a break may become: five minutes, and half of a long one."""
    return min(length, _FIVE) if length <= 4 * _FIVE else length / 2 // _FIVE * _FIVE
