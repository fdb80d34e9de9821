"""Shows of hands in the minutes: a bar in text for each count, and the average; no names."""

from __future__ import annotations

from datetime import datetime

from cocreation_tui.core.capture.capture import Hands, HandsKind
from cocreation_tui.export.escaping import bullets, inline
from cocreation_tui.i18n import dates
from cocreation_tui.i18n.numbers import decimal
from cocreation_tui.i18n.words import Words

LONGEST_BAR = 20
"""Characters of a bar when there are more hands than that."""
CONSENT = ("for", "can-live", "against")
"""What the counts of a consent check are of; each has a word of its own."""


def labels(words: Words, kind: HandsKind) -> tuple[str, ...]:
    """What each count is of, in the order of the counts."""
    if kind is HandsKind.CONSENT:
        return tuple(words(f"hands.{name}") for name in CONSENT)
    return tuple(words.count("hands.fingers", fingers) for fingers in range(6))


def bar(count: int, most: int, room: int) -> str:
    """A count as blocks: one a hand, or in proportion where ``most`` hands are more than ``room``."""
    return "█" * (max(1, count * room // max(most, room)) if count else 0)


def sum_words(words: Words, hands: Hands) -> str:
    """How many hands, and the average of a fist of five: ``10 hænder · gennemsnit 3,8 af 5``."""
    said = words.count("hands.total", hands.total)
    if hands.average is None:
        return said
    return said + " · " + words("hands.average", average=decimal(hands.average, words.language))


def present_words(words: Words, hands: Hands) -> str:
    """That there were more hands than people; empty when there were not."""
    return words("hands.too-many", hands=hands.total, people=hands.present) if hands.too_many else ""


def counts_words(words: Words, hands: Hands) -> str:
    """How many hands of each sort: ``for 8, kan leve med det 2, imod 0``."""
    counts = zip(labels(words, hands.kind), hands.counts, strict=True)
    return ", ".join(f"{label} {count}" for label, count in counts)


def hands_line(hands: Hands, zone: str, words: Words) -> str:
    """A show of hands on one line: counts, sum, time, and whether there were more hands than people."""
    told = counts_words(words, hands)
    at = words("minutes.at", clock=dates.clock(hands.at, zone))
    question = f"{inline(hands.question)}: " if hands.question else f"{words('minutes.hands-untitled')}: "
    return "; ".join(filter(None, (f"{question}{told} ({at})", present_words(words, hands))))


def hands_list(shows: tuple[Hands, ...], zone: str, words: Words, start: datetime | None = None) -> str:
    """Every show of hands of a meeting that began at ``start``, as Markdown; empty when there was none."""
    return bullets([row for hands in shows for row in hands_rows(hands, zone, words, start)])


def hands_rows(hands: Hands, zone: str, words: Words, start: datetime | None) -> list[str]:
    """Lines for ``bullets``: what was asked, and a bar under it for each count."""
    question = inline(hands.question) or words("minutes.hands-untitled")
    at = words("minutes.at", clock=dates.clock_on(hands.at, zone, start or hands.at, words.language))
    most = max(hands.counts)
    rows = (
        f"  {label}: {count} {bar(count, most, LONGEST_BAR)}".rstrip()
        for label, count in zip(labels(words, hands.kind), hands.counts, strict=True)
    )
    told = "; ".join(filter(None, (sum_words(words, hands), present_words(words, hands))))
    return [f"**{question}** ({at}): {told}", *rows]
