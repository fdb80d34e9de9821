"""An initiative with two status meetings, told by what its meetings leave."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count

from cocreation_tui.core.capture.capture import Capture, Field, Kind, Status
from cocreation_tui.core.ground.ids import CaptureId, PersonId, SessionId
from cocreation_tui.core.initiative.fold import initiative_of
from cocreation_tui.core.initiative.initiative import Initiative
from cocreation_tui.core.initiative.meeting_record import Held
from cocreation_tui.core.people.people import Person, Role

ZONE = "Europe/Copenhagen"
FOUNDED = datetime(2025, 1, 6, 9, tzinfo=UTC)
WORKSHOP, FIRST, SECOND = "w", "s1", "s2"
DAYS = {WORKSHOP: 60, FIRST: 240, SECOND: 420}
"""Days after the founding on which the meetings were held."""


def on(day: float) -> datetime:
    """The instant so many days after the founding."""
    return FOUNDED + timedelta(days=day)


class Told:
    """What is caught, meeting by meeting."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self.captures: dict[str, list[Capture]] = {}
        """Captures by meeting; ``initiative`` for between meetings."""

    def say(
        self,
        meeting: str,
        day: float,
        kind: Kind,
        text: str,
        platform: str = "",
        form: str = "",
        **fields: str,
    ) -> Told:
        """Catch something in a meeting, on a day after the founding."""
        number = next(self._numbers)
        filled = tuple(Field(name.replace("_", "-"), said) for name, said in fields.items() if said)
        capture = Capture(
            CaptureId(f"c{number}"), kind, text, on(day), platform=platform, form=form, fields=filled,
            number=number if kind is Kind.DECISION else 0, status=Status.ADOPTED,
        )  # fmt: skip
        self.captures.setdefault(meeting, []).append(capture)
        return self

    def letter(self, meeting: str, day: float, platform: str, progress: str, **fields: str) -> Told:
        """A coordinator writes for the newsletter."""
        return self.say(
            meeting, day, Kind.NOTE, platform, platform, "newsletter", progress=progress, **fields
        )

    def change(self, meeting: str, day: float, platform: str, what: str, text: str, **fields: str) -> Told:
        """A platform changes."""
        return self.say(meeting, day, Kind.CHANGE, text, platform, "platform-change", what=what, **fields)

    def initiative(self, people: tuple[Person, ...] = (), meetings: dict[str, int] = DAYS) -> Initiative:
        """The initiative that tells of it."""
        scripts = {WORKSHOP: "establishment-workshop", FIRST: "status-meeting", SECOND: "status-meeting"}
        held = [
            Held(
                SessionId(name), f"Møde {name}", scripts[name], "da", on(day), on(day), on(day + 0.2),
                people=people, captures=tuple(self.captures.get(name, ())),
            )
            for name, day in meetings.items()
        ]  # fmt: skip
        kept = tuple(self.captures.get("initiative", ()))
        own = Held(
            SessionId("initiative"), "Trygge nætter", "initiative", "da", FOUNDED, None, None, captures=kept
        )
        return initiative_of(own, ZONE, held)


def founded(*names: str) -> Told:
    """Platforms founded at the workshop."""
    told = Told()
    for name in names:
        told.say(
            WORKSHOP, 60.05, Kind.CHANGE, name, name, "platform",
            focus=f"Fokus {name}", aboard=f"Org {name}, Person {name}, lamper, ja", coordinator=f"Tovholder {name}",
        )  # fmt: skip
    return told


def someone(number: int, name: str, organisation: str = "", **more: str) -> Person:
    """Somebody with an address and a telephone."""
    role = Role(more.get("role", "actor"))
    return Person(
        PersonId(f"p{number}"),
        name,
        organisation,
        role,
        more.get("platform", ""),
        f"{number}@sted.dk",
        f"{number}0 00",
    )
