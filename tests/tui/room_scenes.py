"""Everything the room can be shown, as scenes to paint."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from cocreation_tui.core.capture.capture import HandsKind, Kind
from cocreation_tui.core.floor.speaking import COMMON_TALK
from cocreation_tui.core.platforms.platforms import PlatformStatus
from cocreation_tui.core.reports.poster import Gone, Poster, Tile
from cocreation_tui.core.reports.showing import Showing, Subject
from cocreation_tui.core.session.commands.command import (
    Advance,
    CaptureThis,
    CloseSession,
    GiveWord,
    StartOrPause,
)
from cocreation_tui.core.session.commands.floor import StartRound, StartWork, StepWork
from cocreation_tui.core.session.commands.outcome import CountHands, SetNextMeeting
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.room.scene import Scene, scene_of
from cocreation_tui.tui.view import look
from tests.tui.stage import START, TEXTS, Stage, at_the_break, in_memory, lively, person

Set = Callable[[Stage], Showing]
CLOCK = Showing()
LINK = "https://example.org/trygge-naetter"
MESSAGE = {"da": "Kaffen står i gangen. Åse har nøglen.", "en": "Coffee is in the corridor. Åse has the key."}
POSTER = Poster(
    "Trygge nætter",
    "Ingen skal være bange på vej hjem",
    "da",
    date(2026, 11, 23),
    tiles=(
        Tile(
            "Lys og rum", PlatformStatus.ACTIVE, date(2026, 3, 2), "Lysere stier", "Åse", ("Politiet", "DSB")
        ),
        Tile("Veje", PlatformStatus.STANDBY, date(2026, 9, 1), "Ingen går alene", "Bo", ("Kommunen", "Taxa")),
    ),
    gone=(Gone("Kamera", PlatformStatus.CLOSED, date(2026, 6, 1)),),
)
HANDS = {"da": "Kan vi leve med forslaget?", "en": "Can we live with the proposal?"}


def _ready(stage: Stage) -> Showing:
    stage.clock.advance(-timedelta(minutes=12))
    return CLOCK


def _after(minutes: float, *commands: object) -> Set:
    def prepare(stage: Stage) -> Showing:
        lively(stage).after(minutes, *commands)  # type: ignore[arg-type]  # commands of every sort
        return CLOCK

    return prepare


def _round(stage: Stage) -> Showing:
    people = tuple(one.id for one in lively(stage).session.present)
    stage.after(0, StartRound(people, timedelta(minutes=2)))
    stage.after(1.5, GiveWord(people[1]))
    stage.after(1.5, GiveWord(people[2]))
    return CLOCK


def _work(stage: Stage) -> Showing:
    lively(stage).after(0, StartWork("1-2-4-all")).after(1, StepWork()).after(0.5)
    return CLOCK


def _silence(stage: Stage) -> Showing:
    lively(stage).after(0, StartWork("silent-writing")).after(1.5)
    return CLOCK


def _break(minutes: float) -> Set:
    def prepare(stage: Stage) -> Showing:
        at_the_break(lively(stage)).after(minutes)
        return CLOCK

    return prepare


def _done(stage: Stage) -> Showing:
    at_the_break(lively(stage)).after(1, Advance(), Advance(), Advance())
    return CLOCK


def _closed(stage: Stage) -> Showing:
    at_the_break(lively(stage)).after(
        1, SetNextMeeting(START + timedelta(days=28, hours=3, minutes=30), "Rådhuset"), CloseSession()
    )
    return CLOCK


def _shown(subject: Subject, **values: object) -> Set:
    def prepare(stage: Stage) -> Showing:
        lively(stage)
        return replace(Showing(subject), **values)  # type: ignore[arg-type]  # fields of Showing

    return prepare


def _capture(kind: Kind) -> Set:
    def prepare(stage: Stage) -> Showing:
        found = next(one for one in lively(stage).session.captures if one.kind is kind)
        return Showing(Subject.CAPTURE, found.id)

    return prepare


def _status(stage: Stage) -> Showing:
    lively(stage)
    return Showing(Subject.STATUS_ROUND)


def _hands(kind: HandsKind, counts: tuple[int, ...]) -> Set:
    def prepare(stage: Stage) -> Showing:
        lively(stage).after(0, CountHands(kind, HANDS[stage.language], counts))
        return Showing(Subject.HANDS, stage.session.hands[-1].id)

    return prepare


def _message(stage: Stage) -> Showing:
    lively(stage)
    return Showing(message=MESSAGE[stage.language])


SETS: dict[str, Set] = {
    "ready": _ready,
    "late": lambda stage: (stage.after(4), CLOCK)[1],
    "running": _after(0),
    "common": _after(0, GiveWord(COMMON_TALK)),
    "round": _round,
    "warning": _after(10),
    "over": _after(18),
    "paused": _after(0, StartOrPause()),
    "work": _work,
    "silence": _silence,
    "break": _break(0),
    "break-over": _break(15),
    "between": _done,
    "closed": _closed,
    "message": _message,
    "rules": _shown(Subject.RULES),
    "premises": _shown(Subject.RULES, page=1),
    "card": _shown(Subject.CARD, ref="platform-scenarios"),
    "agenda": _shown(Subject.AGENDA),
    "questions": _shown(Subject.QUESTIONS),
    "decision": _capture(Kind.DECISION),
    "task": _capture(Kind.TASK),
    "status-round": _status,
    "consent": _hands(HandsKind.CONSENT, (6, 2, 1)),
    "fist": _hands(HandsKind.FIST, (0, 0, 1, 2, 4, 2)),
    "qr": _shown(Subject.QR, ref=LINK, title="Trygge nætter"),
    "challenge": _shown(Subject.CHALLENGE),
    "no-poster": _shown(Subject.POSTER),
    "poster": _shown(Subject.POSTER, poster=POSTER),
    "poster-platform": _shown(Subject.POSTER, poster=POSTER, page=2),
    "blank": _shown(Subject.BLANK),
}
"""What is prepared, and what is then shown."""


def scene(name: str, root: Path, language: str = "da", **showing: object) -> tuple[Scene, Stage]:
    """A scene, and the meeting it is of."""
    stage = in_memory(root, language)
    shown = replace(SETS[name](stage), **showing)  # type: ignore[arg-type]  # fields of Showing
    view = look(stage.session, stage.clock.now(), Words(language))
    return scene_of(view, shown, stage.room.card), stage


def with_names(stage: Stage) -> Stage:
    """Have people named wherever words are typed."""
    first = stage.session.people[0].name.split(" ")[0]
    name = stage.session.people[2].name
    text = f"{first} ringer til {name} om {TEXTS[stage.language]['decision']}"
    return stage.after(0, CaptureThis(Kind.DECISION, text, owner=person(3)), CaptureThis(Kind.TASK, text))
