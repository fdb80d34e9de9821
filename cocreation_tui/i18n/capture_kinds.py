"""The one table of capture kinds: the words they are typed and asked for by, their keys, their place in the minutes."""

from __future__ import annotations

from dataclasses import dataclass

from cocreation_tui.core.capture.capture import Capture, Kind
from cocreation_tui.i18n.words import Words


@dataclass(frozen=True, slots=True)
class KindWords:
    """How a kind of capture is written; words are separated by ``|``."""

    section: int
    """Place of its section in the minutes, counted from 1; ``minutes.<kind>`` in the catalogues heads it."""
    da: str
    """Words a line in Danish may begin with."""
    en: str
    """Words a line in English may begin with."""
    script: str
    """Words a script may ask for it by, in either language."""
    da_key: str = ""
    """Its key on a Danish set-up; empty for palette only."""
    en_key: str = ""
    """Its key on an English set-up."""
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
            return KindWords(1, "fokus", "focus", script, "f", "f", 10)
        case Kind.ACTOR:
            script = "aktør|aktører|actor|actors"
            return KindWords(2, "aktør|aktører", "actor|actors", script, "a", "a", 11)
        case Kind.GOAL:
            script = "mål|målsætning|målsætninger|goal|goals"
            return KindWords(3, "mål|målsætning", "goal|aim", script, "m", "g", 12)
        case Kind.DECISION:
            script = "beslutning|beslutninger|decision|decisions"
            da, en = "beslutning|besluttet|vedtaget", "decision|decided|agreed"
            return KindWords(4, da, en, script, "d", "d", 13)
        case Kind.TASK:
            script = "opgave|opgaver|task|tasks|action|actions"
            da, en = "opgave|handling|aktion|todo", "task|action|to do|to-do|todo"
            return KindWords(5, da, en, script, "h", "t", 14)
        case Kind.RIPPLE:
            da, en = "ring|ringe|ring i vandet|ringe i vandet", "ripple|ripples"
            return KindWords(6, da, en, f"{da}|{en}", "r", "r", 15)
        case Kind.CHANGE:
            da = "ændring|ændringer|platformsændring|platformsændringer|ændring på platform|ændringer på platforme"
            script = f"{da}|change|changes|platform change|platform changes"
            return KindWords(7, "ændring|ændringer", "change|platform change", script)
        case Kind.ANSWER:
            return KindWords(8, "svar", "answer", "svar|answer|answers")
        case Kind.RULE:
            script = "regel|regler|spilleregel|spilleregler|rule|rules|ground rule|ground rules"
            return KindWords(9, "regel|spilleregel", "rule|ground rule", script)
        case Kind.PARKING:
            da = "parkering|parkeringer|parkeret|parkerede|parkeret punkt|parkerede punkter"
            script = f"{da}|parked|parked point|parked points"
            typed = "parkering|parkér|parker|parkeret|p-plads"
            return KindWords(10, typed, "parking|park|parked", script, "p", "p", 16)
        case Kind.NOTE:
            script = "note|noter|notat|notater|notes"
            return KindWords(11, "note|notat|bemærkning", "note|remark", script, "n", "n", 17)


KINDS = {kind: kind_words(kind) for kind in Kind}
"""The row of every kind."""
IN_MINUTES = tuple(sorted(KINDS, key=lambda kind: KINDS[kind].section))
"""Every kind in the order of the minutes."""


def kinds_typed(language: str) -> dict[str, Kind]:
    """Kind by the word a line in ``da`` or ``en`` begins with."""
    rows = ((row.da if language == "da" else row.en, kind) for kind, row in KINDS.items())
    return {word: kind for words, kind in rows for word in words.split("|")}
