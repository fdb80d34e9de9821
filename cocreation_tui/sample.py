"""A sample meeting to learn from: fictional people in a fictional town, in the middle of a coordinator meeting."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from cocreation_tui.clock import ManualClock
from cocreation_tui.core.capture import Kind
from cocreation_tui.core.commands import Advance, CaptureThis, Command, GiveWord, MarkAttendance
from cocreation_tui.core.errors import StoreError
from cocreation_tui.core.ids import PersonId
from cocreation_tui.core.people import Attendance, Person, Role
from cocreation_tui.desk import Desk, Room
from cocreation_tui.planning import Plan
from cocreation_tui.runner import Runner


class _Someone(NamedTuple):
    name: str
    organisation: dict[str, str]
    role: Role
    platform: int | None


PLATFORMS = {
    "da": ("Trygge veje hjem", "Godt værtskab", "Lys og rum", "Ungefællesskaber"),
    "en": ("Safe ways home", "Good hosting", "Light and space", "Youth communities"),
}
"""The development platforms of the sample initiative."""

_PEOPLE = (
    _Someone("Åse Ørnholt", {"da": "Nordby Kommune", "en": "Nordby Municipality"}, Role.COORDINATOR, 0),
    _Someone("Emil Græf-Lund", {"da": "Værtshusforeningen", "en": "Pub owners"}, Role.COORDINATOR, 1),
    _Someone("Hjørdis Ø. Åberg", {"da": "Teknik og Miljø", "en": "Public works"}, Role.COORDINATOR, 2),
    _Someone("Ida-Marie Sø", {"da": "Elevrådet", "en": "Student council"}, Role.COORDINATOR, 3),
    _Someone("Dorte Kjær", {"da": "Politiet", "en": "Police"}, Role.ANCHOR, None),
    _Someone("Bech, Søren", {"da": "Natteravnene", "en": "Night Ravens"}, Role.ACTOR, 0),
    _Someone("Gunnar Þórsson", {"da": "Havnefronten", "en": "Waterfront"}, Role.ACTOR, 2),
    _Someone("Karen Bæk", {"da": "Sygehus Nord", "en": "North Hospital"}, Role.ACTOR, 1),
)

_TEXTS = {
    "da": {
        "place": "Rådhuset, lokale 3",
        "focus-0": "Ingen går alene hjem fra Havnegade",
        "focus-1": "Værter, der ser en konflikt, før den begynder",
        "decision": "Lys og Veje holder fælles møde i januar",
        "task": "Spørge teknisk forvaltning om tidsplanen for nye lygter",
        "ripple": "Taxaerne er begyndt at vente ved broen af sig selv",
        "parking": "Hvem betaler for vagterne til sommer?",
    },
    "en": {
        "place": "Town hall, room 3",
        "focus-0": "Nobody walks home alone from Harbour Street",
        "focus-1": "Hosts who see a conflict before it starts",
        "decision": "Light and Roads hold a joint meeting in January",
        "task": "Ask public works when the new lamps will come",
        "ripple": "The taxis have started waiting by the bridge on their own",
        "parking": "Who pays for the watch next summer?",
    },
}


def sample_people(language: str) -> tuple[Person, ...]:
    """Those invited to the sample meeting."""
    platforms = PLATFORMS[language]
    return tuple(
        Person(
            PersonId(f"sample-{number}"),
            someone.name,
            someone.organisation[language],
            someone.role,
            "" if someone.platform is None else platforms[someone.platform],
        )
        for number, someone in enumerate(_PEOPLE, 1)
    )


def sample_room(desk: Desk) -> Room:
    """The sample meeting, opened in a desk's workspace half an hour after it began.

    Raises ``StoreError`` when it cannot be written.
    """
    now = desk.clock.now()
    past = ManualClock(now - timedelta(minutes=37))
    script, problems = desk.script("coordinator-meeting")
    if script is None:
        raise StoreError("store.failed", problems[0].path, code=problems[0].key)
    room = Desk(desk.workspace, past, desk.language).plan(
        Plan(script, past.now(), sample_people(desk.language), place=_TEXTS[desk.language]["place"])
    )
    _hold(room.runner, past, desk.language)
    room.runner.clock = desk.clock
    return room


def _hold(runner: Runner, clock: ManualClock, language: str) -> None:
    """Live through the first half hour of the meeting."""
    texts, platforms = _TEXTS[language], PLATFORMS[language]
    people = {number: PersonId(f"sample-{number}") for number in range(1, len(_PEOPLE) + 1)}

    def after(minutes: float, *commands: Command) -> None:
        clock.advance(timedelta(minutes=minutes))
        for command in commands:
            runner.do(command)

    after(0, MarkAttendance(people[8], Attendance.ABSENT), Advance(), GiveWord(people[5]))
    after(4, Advance(), GiveWord(people[5]))
    after(5, Advance(), GiveWord(people[1]))
    after(1.5, GiveWord(people[2]))
    after(1, GiveWord(people[3]))
    after(1.5, GiveWord(people[4]))
    after(1.5, Advance(), GiveWord(people[5]))
    after(4, GiveWord(people[6]))
    after(3, CaptureThis(Kind.RIPPLE, texts["ripple"]), GiveWord(people[1]))
    after(4, CaptureThis(Kind.PARKING, texts["parking"]), GiveWord(people[7]))
    after(3, Advance(), GiveWord(people[1]))
    after(3, CaptureThis(Kind.FOCUS, texts["focus-0"], platform=platforms[0]))
    after(2, GiveWord(people[2]))
    after(2, CaptureThis(Kind.FOCUS, texts["focus-1"], platform=platforms[1]))
    after(0.25, CaptureThis(Kind.DECISION, texts["decision"]))
    after(0.25, CaptureThis(Kind.TASK, texts["task"], owner=people[3]))
    after(0.75, GiveWord(people[3]))
