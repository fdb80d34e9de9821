"""The words of scripts in Danish and English. Any file may use either language, or both; others by ``known_word``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import TypeVar

from cocreation_tui.core.agenda.agenda import ItemKind, Per, RoomPage, Settles
from cocreation_tui.core.agenda.circle import Circle
from cocreation_tui.core.ground.languages import known_word, own_words
from cocreation_tui.i18n.capture_kinds import KINDS

Meaning = TypeVar("Meaning")


class Vocabulary(Mapping[str, Meaning]):
    """What words mean; a further language's own words mean what its registration says they stand for."""

    def __init__(self, words: Mapping[str, Meaning]) -> None:
        self._words = dict(words)

    def __getitem__(self, word: str) -> Meaning:
        return self._words[word] if word in self._words else self._words[known_word(word)]

    def __iter__(self) -> Iterator[str]:
        yield from self._words
        yield from (own for own, known in own_words() if known in self._words and own not in self._words)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Key(StrEnum):
    """What a line under an agenda point can set."""

    TIME = "time"
    KIND = "kind"
    START = "start"
    END = "end"
    AT_LEAST = "at-least"
    DROP = "drop"
    SHOW = "show"
    CAPTURE = "capture"
    ASK = "ask"
    WARNING = "warning"
    DANGER = "danger"
    WORK = "work"
    TEMPLATE = "template"


class Meta(StrEnum):
    """What the front matter can say."""

    ID = "id"
    LANGUAGE = "language"
    PHASE = "phase"
    LED_BY = "led-by"
    WITH = "with"
    DECISIONS = "decisions"
    FOR = "for"


def _by_word(words: Mapping[Meaning, str]) -> Vocabulary[Meaning]:
    """Each of the words that are separated by ``|``, with what it means."""
    return Vocabulary({word: meaning for meaning, many in words.items() for word in many.split("|")})


KEYS = _by_word(
    {
        Key.TIME: "tid|time|varighed|length|duration",
        Key.KIND: "slags|kind|type",
        Key.START: "start|starter|starts",
        Key.END: "slut|slutter|end|ends",
        Key.AT_LEAST: "mindst|at least",
        Key.DROP: "kan udgå|may be dropped|can be dropped",
        Key.SHOW: "vis|show",
        Key.CAPTURE: "fang|capture",
        Key.ASK: "spørg|spørgsmål|ask|question",
        Key.WARNING: "varsel|warning",
        Key.DANGER: "haster|danger",
        Key.WORK: "form|arbejdsform|way|way of working",
        Key.TEMPLATE: "skabelon|skabeloner|øvelse|template|templates|exercise",
    }
)
"""Setting by its word."""

REPEATABLE = frozenset({Key.SHOW, Key.CAPTURE, Key.ASK, Key.TEMPLATE})
"""Settings that may stand more than once under a point."""

META = _by_word(
    {
        Meta.ID: "id",
        Meta.LANGUAGE: "language|sprog",
        Meta.PHASE: "phase|fase",
        Meta.LED_BY: "led by|ledes af|ledet af",
        Meta.WITH: "with|med",
        Meta.DECISIONS: "decisions|beslutninger",
        Meta.FOR: "for|til",
    }
)
"""Front matter by its word."""

PROPOSED = frozenset(
    {"proposed", "proposal", "proposals", "proposed first", "forslag", "forslag først", "foreslået"}
)
"""Words for decisions that are proposals until the room has agreed."""

CIRCLES = _by_word(
    {
        Circle.INTERNAL: "internal|internt|intern",
        Circle.ACTOR: "one actor|one-actor|an actor|actor|én aktør|en aktør|aktør",
        Circle.PLATFORM: "platform|the platform|one platform|platformen|en platform|én platform",
        Circle.COORDINATORS: "coordinators|the coordinators|all coordinators|tovholdere|tovholderne|alle tovholdere",
        Circle.ALL: "all|everyone|everybody|all actors|alle|alle aktører",
    }
)
"""Whom a meeting is for, by its word."""

ITEM_KINDS = _by_word(
    {
        ItemKind.INFORMATION: "information|orientering|oplæg|info",
        ItemKind.DISCUSSION: "discussion|drøftelse|diskussion|dialog|dialogue",
        ItemKind.DECISION: "decision|beslutning",
        ItemKind.ROUND: "round|runde",
        ItemKind.GROUP_WORK: "group work|gruppearbejde",
        ItemKind.BREAK: "break|pause",
    }
)
"""What the room does, by its word."""

WORK_FORMS = Vocabulary(
    {
        **dict.fromkeys(
            ("1-2-4-alle", "1-2-4-all", "1 2 4 alle", "1 2 4 all", "124alle", "124all"), "1-2-4-all"
        ),
        **dict.fromkeys(("stille skrivning", "skriv i stilhed", "silent writing"), "silent-writing"),
        **dict.fromkeys(("gruppearbejde", "grupper", "group work", "groups"), "group-work"),
        **dict.fromkeys(("fishbowl", "fish bowl", "fiskebowle", "akvarium"), "fishbowl"),
    }
)
"""Id of a way of working by its word."""

FORM_NAMES = Vocabulary(
    {
        word: form
        for form, many in {
            "focus-actors": "fokus og aktører|fokus + aktører|focus and actors|focus + actors|focus actors",
            "goal": "mål|målsætning|goal",
            "ripple": "ring i vandet|ringe i vandet|ripple",
            "platform-change": "platformsændring|ændring på platform|platform change",
            "reality-check": "realitetstjek|reality check",
            "newsletter": "nyhedsbrev|newsletter",
            "finding": "kilde|fund|kilde/fund|finding|source|source/finding",
            "challenge": "udfordring|fælles udfordring|challenge|shared challenge",
            "platform": "ny platform|new platform|platform",
            "actor": "aktør|actor",
            "observation": "måling|observation",
            "relevance-check": "relevanstjek|relevance check",
            "co-creation-type": "samskabelsestype|co-creation type|co creation type|type of co creation",
            "focus-points": "fokuspunkter|focus points",
            "six-questions": "seks spørgsmål|six questions",
        }.items()
        for word in many.split("|")
    }
)
"""Id of a template or exercise by its word."""

PERS = _by_word(
    {
        Per.COORDINATOR: "coordinator|coordinators|tovholder|tovholdere",
        Per.ACTOR: "actor|actors|aktør|aktører",
        Per.PLATFORM: "platform|platforms|platforme|udviklingsplatform|development platform",
        Per.PERSON: "person|personer|persons|people|deltager|deltagere|participant|participants",
    }
)
"""Whom something is counted per, by its word."""

CAPTURE_KINDS = _by_word({kind: row.script for kind, row in KINDS.items()})
"""What can be captured, by its word."""

SETTLED = _by_word(
    {
        Settles.COORDINATOR: "tovholder|tovholdere|coordinator|coordinators",
        Settles.DATE: "dato|datoer|mødedato|mødedatoer|dato for første møde|date|dates|meeting date|meeting dates"
        "|date for the first meeting",
        Settles.NEXT: "dato for næste møde|datoer for næste møde|dato for det næste møde|dato for statusmødet"
        "|dato for det første statusmøde|date for the next meeting|dates for the next meeting|date for the status meeting"
        "|date for the first status meeting",
    }
)
"""What can be promised without being a capture, by its word."""

COUNTS = Vocabulary(
    {
        **dict.fromkeys(("en", "én", "et", "ét", "a", "an", "one"), 1),
        **dict.fromkeys(("to", "two"), 2),
        **dict.fromkeys(("tre", "three"), 3),
        **dict.fromkeys(("fire", "four"), 4),
        **dict.fromkeys(("fem", "five"), 5),
    }
)
"""Small numbers by their word."""

YES_NO = Vocabulary({"ja": True, "yes": True, "nej": False, "no": False})
"""Answers by their word."""

CARDS = Vocabulary(
    {
        "spilleregler": "ground-rules",
        "spilleregel": "ground-rules",
        "rules": "ground-rules",
        "præmisser": "premises",
        "præmisserne": "premises",
        "oplysning": "information",
        "oplysningen": "information",
        "oplysning til deltagerne": "information",
        "information for participants": "information",
        "tovholderrollen": "coordinator-role",
        "tovholderrolle": "coordinator-role",
        "tovholderens rolle": "coordinator-role",
        "platformsscenarier": "platform-scenarios",
        "platformscenarier": "platform-scenarios",
        "scenarier": "platform-scenarios",
        "scenarios": "platform-scenarios",
        "dagsorden": "agenda",
        "dagsordenen": "agenda",
        "program": "agenda",
        "agendaen": "agenda",
        "udfordring": "challenge",
        "udfordringen": "challenge",
        "fælles udfordring": "challenge",
        "den fælles udfordring": "challenge",
        "shared challenge": "challenge",
        "the shared challenge": "challenge",
        "plakat": "poster",
        "plakaten": "poster",
        "mål": "goals",
        "målene": "goals",
        "mål mod baseline": "goals",
        "mål og baseline": "goals",
    }
)
"""Id of a built-in card, or of a page of the room's own, by another of its names."""

SCREENS = frozenset({"qr", *RoomPage})
"""What a point may show that is not a card."""
