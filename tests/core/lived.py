"""Initiatives made of held meetings in memory, for tests of what is read out of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from cocreation_tui.core.capture.brought import Settlement
from cocreation_tui.core.capture.capture import Capture, Field, Kind
from cocreation_tui.core.forms.every_form import form_of
from cocreation_tui.core.ground.ids import CaptureId, SessionId
from cocreation_tui.core.initiative.fold import initiative_of
from cocreation_tui.core.initiative.initiative import Initiative
from cocreation_tui.core.initiative.meeting_record import Held
from cocreation_tui.core.people.people import Person

ZONE = "Europe/Copenhagen"
FOUNDED = datetime(2025, 1, 6, 8, 0, tzinfo=UTC)
"""A Monday."""


def on(day: int, hour: int = 8, minute: int = 0) -> datetime:
    """An instant so many days after the founding, at an hour in UTC."""
    return FOUNDED.replace(hour=hour, minute=minute) + timedelta(days=day)


def caught(kind: Kind, text: str, platform: str = "", at: datetime = FOUNDED, **more: object) -> Capture:
    """A quick capture."""
    capture = Capture(CaptureId(f"c-{at.isoformat()}-{platform}-{text}"), kind, text, at, platform=platform)
    return replace(capture, **more)  # type: ignore[arg-type] # fields of a capture, by name


def filled(form: str, text: str, platform: str = "", at: datetime = FOUNDED, **said: str) -> Capture:
    """A capture made with a form."""
    definition = form_of(form)
    assert definition is not None
    fields = tuple(Field(name.rstrip("_").replace("_", "-"), value) for name, value in said.items())
    return replace(caught(definition.kind, text, platform, at), form=form, fields=fields)


def met(
    script: str,
    day: int,
    *captures: Capture,
    about: tuple[str, ...] = (),
    people: tuple[Person, ...] = (),
    settled: tuple[Settlement, ...] = (),
    begun: bool = True,
    closed: bool = True,
    hour: int = 8,
) -> Held:
    """A meeting on a day counted from the founding."""
    start = on(day, hour)
    return Held(
        SessionId(f"{day:04}-{script}"),
        script,
        script,
        "da",
        start,
        start if begun else None,
        start + timedelta(hours=2) if begun and closed else None,
        about,
        about,
        people,
        captures,
        settled,
    )


def own(*captures: Capture, language: str = "da") -> Held:
    """What the initiative keeps itself."""
    return Held(
        SessionId("initiative"),
        "Trygge nætter",
        "initiative",
        language,
        FOUNDED,
        None,
        None,
        captures=captures,
    )


def initiative(*meetings: Held, itself: Held | None = None, zone: str = ZONE) -> Initiative:
    """The initiative of some meetings."""
    return initiative_of(itself or own(), zone, meetings)


def change(what: str, platform: str, day: int, settled: str = "agreed", **said: str) -> Capture:
    """A platform change."""
    return filled("platform-change", what, platform, on(day), what=what, settled=settled, **said)


def workshop(day: int, *names: str, people: tuple[Person, ...] = ()) -> Held:
    """An establishment workshop in which platforms are founded."""
    founded = (
        filled(
            "platform",
            name,
            name,
            on(day, 9, number),
            focus=f"Fokus {name}",
            coordinator=f"Tovholder {name}",
            aboard=f"Forening {name}, Bo {name}, lamper, ja\nKommunen",
        )
        for number, name in enumerate(names)
    )
    return met("establishment-workshop", day, *founded, people=people)
