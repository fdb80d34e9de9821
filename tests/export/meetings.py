"""A whole meeting to write minutes of, made of plain values."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from cocreation_tui.core.agenda.agenda import EndMode, Item, ItemKind, Per, Want
from cocreation_tui.core.agenda.schedule import Facts, Pause, Run
from cocreation_tui.core.capture.capture import (
    Capture,
    Field,
    Hands,
    HandsKind,
    Kind,
    Parked,
    Status,
    Wording,
)
from cocreation_tui.core.floor.speaking import COMMON_TALK, Turn
from cocreation_tui.core.ground.ids import CaptureId, ItemId, PersonId, SessionId
from cocreation_tui.core.people.people import Attendance, Person, Role
from cocreation_tui.core.session.session import NextMeeting, Session

PRIVATE = "FORTROLIGT"


def at(clock: str) -> datetime:
    """That clock time in Copenhagen on 21 November 2026, as an instant; seconds may follow."""
    hour, minute, second = (int(part) for part in f"{clock}:0".split(":")[:3])
    return datetime(2026, 11, 21, hour - 1, minute, second, tzinfo=UTC)


def item(name: str, title: str, minutes: int, kind: ItemKind = ItemKind.DISCUSSION) -> Item:
    return Item(
        ItemId(name),
        title,
        timedelta(minutes=minutes),
        kind,
        end=EndMode.SHRINK if kind is ItemKind.BREAK else EndMode.FLOW,
        notes=f"{PRIVATE} note",
        plan_b=f"{PRIVATE} plan B",
    )


def capture(
    number: int, kind: Kind, text: str, clock: str, owner: str = "", due: date | None = None
) -> Capture:
    return Capture(
        CaptureId(f"c{number}"),
        kind,
        text,
        at(clock),
        ItemId("platforms"),
        owner=PersonId(owner) if owner else None,
        due=due,
    )


def filled(one: Capture, form: str, *fields: tuple[str, str]) -> Capture:
    return replace(one, form=form, fields=tuple(Field(name, text) for name, text in fields))


def run(name: str, start: str, end: str | None, *pauses: Pause) -> Run:
    return Run(ItemId(name), at(start), at(end) if end else None, pauses)


PEOPLE = (
    Person(PersonId("p1"), "Åse Ørnholt", "Aarhus Kommune", Role.ANCHOR),
    Person(PersonId("p2"), "Hjørdis Ø. Åberg", "Beboerforeningen", Role.COORDINATOR, "Lys og rum"),
    Person(PersonId("p3"), "Bech, Søren", "Taxa 8x48", Role.COORDINATOR, "Trygge veje hjem"),
    Person(PersonId("p4"), "Ida Ask", "", Role.ACTOR),
    Person(PersonId("p5"), "Jens Dam", "Ejendomsringen", attendance=Attendance.ABSENT),
    Person(PersonId("p6"), "Teknisk forvaltning", attendance=Attendance.MENTIONED),
)

AGENDA = (
    item("welcome", "Velkomst", 5),
    item("platforms", "Platformene præsenterer", 25, ItemKind.ROUND),
    item("break", "Pause", 15, ItemKind.BREAK),
    item("scenarios", "Scenarier | og *svar*", 30),
    item("thanks", "Tak for i dag", 5),
)

FACTS = Facts(
    planned_start=at("14:00"),
    runs=(
        run("welcome", "14:02", "14:06"),
        run("platforms", "14:06", "14:40", Pause(at("14:10"), at("14:12"))),
        run("scenarios", "14:40", "15:15:20"),
    ),
    skipped=frozenset({ItemId("break")}),
    closed_at=at("15:15:20"),
)

TURNS = (
    Turn(PersonId("p1"), ItemId("welcome"), at("14:02"), at("14:05")),
    Turn(PersonId("p2"), ItemId("platforms"), at("14:06"), at("14:16")),
    Turn(PersonId("p3"), ItemId("platforms"), at("14:16"), at("14:21")),
    Turn(COMMON_TALK, ItemId("scenarios"), at("14:40"), at("14:52")),
    Turn(PersonId("p4"), ItemId("scenarios"), at("14:52"), at("14:56")),
)

CAPTURES = (
    replace(
        capture(1, Kind.FOCUS, "Lysere stier mellem stationen og havnen", "14:08"), platform="Lys og rum"
    ),
    capture(2, Kind.ACTOR, "Natteravnene", "14:09"),
    capture(3, Kind.GOAL, "Flere går hjem ad havnestien", "14:10"),
    replace(
        capture(4, Kind.DECISION, "Platformene mødes i januar", "14:12"), number=2, status=Status.PROPOSED
    ),
    replace(
        capture(5, Kind.DECISION, "Lys og Veje holder fælles møde", "14:13"),
        number=1,
        earlier=(Wording("Lys holder møde", at("14:16")), Wording("Lys & Veje holder møde", at("14:19"))),
    ),
    replace(
        capture(6, Kind.TASK, "Spørger om tidsplan | pris", "14:14", "p6", date(2026, 11, 27)),
        platform="Lys og rum",
    ),
    capture(7, Kind.TASK, "Booker lokale", "14:15", "p3"),
    capture(8, Kind.TASK, "# Skriver ud", "14:16"),
    capture(9, Kind.RIPPLE, "To foreninger deler nu lokale", "14:17"),
    capture(10, Kind.CHANGE, "Kamera-platformen på standby", "14:18", "p1", date(2027, 2, 1)),
    capture(11, Kind.PARKING, "Hvem betaler for lyset?", "14:19"),
    capture(12, Kind.NOTE, "Fin stemning <b>", "14:20"),
    capture(13, Kind.ANSWER, "Ja, vi er de rette", "14:21"),
    capture(14, Kind.RULE, "Vi lytter", "14:22"),
)

CLOSED = Session(
    id=SessionId("2026-11-21-tovholdermoede"),
    title="Tovholdermøde · Trygge nætter",
    language="da",
    zone="Europe/Copenhagen",
    initiative="Trygge nætter",
    purpose="Ingen overlap mellem platformene,\nog alle kender rollen.",
    place="Rådhuset, lokale 2",
    led_by="Åse Ørnholt",
    must_end_with=(Want(Kind.CHANGE), Want(Kind.GOAL, 1, Per.COORDINATOR)),
    results=("plakaten er opdateret",),
    agenda=AGENDA,
    people=PEOPLE,
    platforms=("Lys og rum", "Trygge veje hjem"),
    facts=FACTS,
    turns=TURNS,
    captures=CAPTURES,
    decisions=2,
)
"""A meeting that is over."""

RUNNING = replace(
    CLOSED,
    facts=replace(FACTS, runs=(*FACTS.runs[:2], run("scenarios", "14:40", None)), closed_at=None),
)
"""The same meeting while its last item but one runs."""

UNSTARTED = replace(CLOSED, facts=Facts(at("14:00")), turns=(), captures=())
"""The same meeting before anything has happened."""

FILLED = replace(
    CLOSED,
    captures=(
        *CAPTURES,
        filled(
            capture(15, Kind.GOAL, "Halvt så mange går alene", "14:23"),
            "goal",
            ("kind", "hypothesis"),
            ("horizon", "long"),
            ("seen-by", "Vi tæller fredag nat\nVi spørger vagten"),
            ("argument", "Lys lokker flere derhen"),
            ("weaknesses", "Vejret"),
            ("baseline", "Mange går alene i dag"),
            ("baseline-value", "42"),
            ("baseline-unit", "personer pr. nat"),
            ("baseline-date", "2026-11-06"),
        ),
        filled(
            capture(16, Kind.ANSWER, "Lys og rum", "14:24"),
            "reality-check",
            ("used", "4"),
            ("used-comment", "Mest om fredagen"),
            ("moves", "2"),
            ("pace-comment", "Ved ikke"),
            ("in-the-way", "Penge til lygter"),
            ("conclusion", "go-on"),
        ),
        filled(
            capture(17, Kind.NOTE, "Trygge veje hjem", "14:25"),
            "newsletter",
            ("focus", "Ruten langs havnen"),
            ("progress", "To nye lygter\nÉn vagt"),
            ("coordinator", "Bech, Søren"),
        ),
        filled(
            capture(18, Kind.TASK, "Maler striber", "14:26", "p2", date(2026, 12, 1)),
            "ripple",
            ("noticed-by", "Ida"),
        ),
        replace(capture(19, Kind.PARKING, "Skal der musik på?", "14:27"), parked=Parked.NEXT),
        replace(capture(20, Kind.PARKING, "Hvad med regnen?", "14:28"), parked=Parked.DROPPED),
    ),
)
"""The meeting that is over, with forms filled in and parked points settled."""


def under(item: str | None, one: Capture, **more: object) -> Capture:
    """The capture under an item of the agenda, or under none."""
    return replace(one, item=ItemId(item) if item else None, **more)  # type: ignore[arg-type] # fields of a capture, by name


REARRANGED = replace(
    FILLED,
    minute_taker="Ida Ask",
    must_end_with=(Want(Kind.FOCUS, 4), Want(Kind.CHANGE)),
    agenda=tuple(
        replace(one, questions=("Hvem mangler?", "Hvad skal der til?")) if one.id == "scenarios" else one
        for one in AGENDA
    ),
    facts=replace(
        FACTS,
        runs=(
            run("welcome", "14:02", "14:06"),
            run("scenarios", "14:06", "14:30"),
            run("platforms", "14:30", "15:15:20"),
        ),
    ),
    captures=(
        under(None, capture(30, Kind.NOTE, "Kaffen er klar, siger Hjørdis", "13:58")),
        under("scenarios", capture(31, Kind.ANSWER, "Beboerne", "14:07"), speaker=PersonId("p4")),
        under("scenarios", capture(32, Kind.PARKING, "Søren Bechs idé om skilte", "14:09")),
        under(
            "scenarios",
            filled(
                capture(33, Kind.ANSWER, "Nattelivet", "14:10"),
                "relevance-check",
                ("answer", "yes"),
                ("starts", "Bo"),
            ),
        ),
        *FILLED.captures,
        under(
            "platforms",
            filled(
                capture(34, Kind.ANSWER, "Vagten", "14:40"),
                "six-questions",
                ("question", "question-mobilise"),
            ),
        ),
        under(
            "gone",
            capture(35, Kind.TASK, "Rydder op", "15:14", "p4", date(2026, 11, 22)),
            also=(PersonId("p6"),),
        ),
    ),
    hands=(
        Hands("h1", HandsKind.CONSENT, "", (3, 1, 0), at("14:14"), ItemId("platforms"), CaptureId("c5")),
        Hands("h2", HandsKind.FIST, "Er vi trætte?", (0, 0, 1, 2, 1, 0), at("14:20"), ItemId("scenarios")),
    ),
    next_meeting=NextMeeting(
        at("15:00") + timedelta(days=21), "Biblioteket", at("16:30") + timedelta(days=21)
    ),
)
"""The meeting with forms, its items held in another order, with hands, answers, and what belongs to no item."""
