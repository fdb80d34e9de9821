"""An initiative to start meetings from: founded, its workshop held, two platforms, a task and a parked point left."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from cocreation_tui.core.capture.capture import Field, Kind
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.people.people import Person, Role
from cocreation_tui.core.session.commands.command import Advance, CaptureThis, CloseSession
from cocreation_tui.core.session.commands.outcome import FillForm
from cocreation_tui.desk.initiatives import Initiatives
from cocreation_tui.desk.planning import Plan
from tests.tui.stage import FRIDAY, Stage

NAME = {"da": "Trygge nætter", "en": "Safe nights"}
LIGHT = {"da": "Lys og rum", "en": "Light and space"}
ROADS = {"da": "Trygge veje", "en": "Safe roads"}
TASK = {"da": "Ringer til taxa om holdepladsen", "en": "Calls the taxis about the rank"}
POINT = {"da": "Hvem betaler for lygterne?", "en": "Who pays for the lamps?"}
FOCUS = {"da": "Lysere stier ved havnen", "en": "Brighter paths by the harbour"}
CHALLENGE = {"da": "Mange går en omvej hjem om natten", "en": "Many take a detour home at night"}
PEOPLE = (
    Person(PersonId("dorte"), "Dorte Holm", "Nordby Kommune", Role.ANCHOR),
    Person(PersonId("ida"), "Ida Ask", "Natteravnene", Role.ACTOR),
    Person(PersonId("bo"), "Bo Ek", "Taxa 4", Role.ACTOR),
    Person(PersonId("pia"), "Pia Lund", "Barerne", Role.ACTOR),
)


def held_workshop(stage: Stage) -> Path:
    """Found the initiative and hold its workshop a week before now; its folder."""
    language, now = stage.language, stage.clock.now()
    stage.clock.advance(timedelta(days=-7))
    room = Initiatives(stage.desk).found(
        NAME[language], (Field("anchor", "Dorte Holm"),), CHALLENGE[language]
    )
    room.close()
    script, _ = stage.desk.script("establishment-workshop")
    assert script is not None
    workshop = stage.desk.plan(Plan(script, stage.clock.now(), PEOPLE, folder=room.folder))
    runner = workshop.runner
    runner.do(Advance())
    runner.do(founding(LIGHT[language], FOCUS[language], "Ida Ask", "Taxa 4, Bo Ek, vogne, ja"))
    runner.do(founding(ROADS[language], "X", "Pia Lund", "Barerne"))
    runner.do(
        CaptureThis(Kind.TASK, TASK[language], owner_name="Bo Ek", due=FRIDAY, platform=LIGHT[language])
    )
    runner.do(CaptureThis(Kind.PARKING, POINT[language]))
    runner.do(CloseSession())
    workshop.close()
    stage.clock.advance(now - stage.clock.now())
    return room.folder


def founding(name: str, focus: str, coordinator: str, aboard: str) -> FillForm:
    """The form that founds a platform."""
    said = {"focus": focus, "aboard": aboard, "coordinator": coordinator}
    return FillForm("platform", Kind.CHANGE, name, tuple(Field(*pair) for pair in said.items()), None, name)
