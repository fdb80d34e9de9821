"""The one table of capture kinds: the words they are typed and asked for by, their keys, their place in the minutes."""

from __future__ import annotations

from cocreation_tui.core.capture.capture import Capture, Kind
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.i18n.words import Words


@dataclass(frozen=True, slots=True)
class KindWords:
    """How a kind of capture is written; words are separated by ``|``. A line begins with the words of ``typed.<kind>``."""

    section: int
    """Place of its section in the minutes, counted from 1; ``minutes.<kind>`` in the catalogues heads it."""
    script: str
    """Words a script may ask for it by, in Danish and English."""
    danish_key: str = ""
    """Its key by the letters of Danish words; empty for palette only."""
    english_key: str = ""
    """Its key by the letters of English words."""
    hint: int = 0
    """Rank in the hint line, 1 first; 0 leaves it out."""


def is_new_platform(capture: Capture) -> bool:
    """Whether a change on a platform is that it was founded."""
    return capture.kind is Kind.CHANGE and capture.form == "platform"


def kind_name(words: Words, capture: Capture, area: str = "kind") -> str:
    """What a capture is called by its kind; ``area`` is ``kind`` or, where there is little room, ``short``."""
    return words(f"{area}.{'new-platform' if is_new_platform(capture) else capture.kind.value}")


def kind_words(kind: Kind) -> KindWords:
    """The row of a kind."""
    match kind:
        case Kind.FOCUS:
            script = "fokus|fokusser|fokusområde|fokusområder|focus|focuses|foci|focus area|focus areas"
            return KindWords(1, script, "f", "f", 10)
        case Kind.ACTOR:
            script = "aktør|aktører|actor|actors"
            return KindWords(2, script, "a", "a", 11)
        case Kind.GOAL:
            script = "mål|målsætning|målsætninger|goal|goals"
            return KindWords(3, script, "m", "g", 12)
        case Kind.DECISION:
            script = "beslutning|beslutninger|decision|decisions"
            return KindWords(4, script, "d", "d", 13)
        case Kind.TASK:
            script = "opgave|opgaver|task|tasks|action|actions"
            return KindWords(5, script, "h", "t", 14)
        case Kind.RIPPLE:
            script = "ring|ringe|ring i vandet|ringe i vandet|ripple|ripples"
            return KindWords(6, script, "r", "r", 15)
        case Kind.CHANGE:
            da = "ændring|ændringer|platformsændring|platformsændringer|ændring på platform|ændringer på platforme"
            script = f"{da}|change|changes|platform change|platform changes"
            return KindWords(7, script)
        case Kind.ANSWER:
            return KindWords(8, "svar|answer|answers")
        case Kind.RULE:
            script = "regel|regler|spilleregel|spilleregler|rule|rules|ground rule|ground rules"
            return KindWords(9, script)
        case Kind.PARKING:
            da = "parkering|parkeringer|parkeret|parkerede|parkeret punkt|parkerede punkter"
            script = f"{da}|parked|parked point|parked points"
            return KindWords(10, script, "p", "p", 16)
        case Kind.NOTE:
            script = "note|noter|notat|notater|notes"
            return KindWords(11, script, "n", "n", 17)


KINDS = {kind: kind_words(kind) for kind in Kind}
"""The row of every kind."""
IN_MINUTES = tuple(sorted(KINDS, key=lambda kind: KINDS[kind].section))
"""Every kind in the order of the minutes."""


def kinds_typed(words: Words) -> dict[str, Kind]:
    """Kind by the words a line may begin with in a language."""
    return {word: kind for kind in Kind for word in words(f"typed.{kind}").split(", ")}
