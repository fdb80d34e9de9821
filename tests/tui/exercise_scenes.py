"""A meeting with filled-in exercises, and what earlier meetings brought it, to test screens with."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from cocreation_tui.clock import ManualClock
from cocreation_tui.core.capture.brought import Brought
from cocreation_tui.core.capture.capture import Capture, Field, Kind
from cocreation_tui.core.ground.ids import CaptureId
from cocreation_tui.core.session.commands.command import PlanSession
from cocreation_tui.core.session.commands.outcome import FillForm
from cocreation_tui.core.session.decide.decide import decide
from cocreation_tui.core.session.events.event import Step
from cocreation_tui.core.session.evolve.evolve import apply
from cocreation_tui.core.session.session import Session
from cocreation_tui.core.session.six_questions import answer
from cocreation_tui.desk.desk import Desk, Room
from cocreation_tui.desk.runner import MemoryJournal, Runner
from cocreation_tui.sample import PLATFORMS, sample_people
from cocreation_tui.store.workspace import Workspace
from tests.tui.stage import START, TEXTS, Stage, planned

WORDS = {
    "da": {
        "challenge": "Ingen tør gå alene hjem fra Havnegade om natten",
        "solution": "Tænd lyset igen på stien bag stationen",
        "about": "Trygge nætter",
        "want": "At alle kan gå hjem uden at være bange",
        "help": "Taxaerne, værterne og de unge selv",
        "goal": "Halvt så mange går alene hjem fredag nat",
        "other-goal": "Naboerne hilser på hinanden",
        "seen": "Talt en fredag",
        "unit": "gående",
        "none": "Ingen kender nogen",
    },
    "en": {
        "challenge": "Nobody dares to walk home alone from Harbour Street at night",
        "solution": "Turn the light on the path behind the station back on",
        "about": "Safe nights",
        "want": "That everyone can walk home without being afraid",
        "help": "The taxis, the hosts and the young people themselves",
        "goal": "Half as many walk home alone on Friday nights",
        "other-goal": "Neighbours greet one another",
        "seen": "Counted on a Friday",
        "unit": "on foot",
        "none": "Nobody knows anybody",
    },
}


def fields(**said: str) -> tuple[Field, ...]:
    """Fields by name; ``_`` stands for ``-``."""
    return tuple(Field(name.replace("_", "-"), text) for name, text in said.items())


def exercises(language: str) -> dict[str, FillForm]:
    """Every exercise as it may be filled in."""
    said, platform = WORDS[language], PLATFORMS[language][0]
    return {
        "stop": FillForm(
            "relevance-check",
            Kind.ANSWER,
            said["challenge"],
            fields(obvious="yes", solution=said["solution"], starts="Gunnar Þórsson"),
        ),
        "relevance": FillForm(
            "relevance-check",
            Kind.ANSWER,
            said["challenge"],
            fields(
                obvious="no", complex="4", important="5", strategic="2", felt_by_many="5", backing="3",
                time="1", patience="4", answer="not-yet",
            ),
        ),
        "type": FillForm("co-creation-type", Kind.ANSWER, said["about"], fields(outcome="4", central="2")),
        "type-line": FillForm(
            "co-creation-type", Kind.ANSWER, said["about"], fields(outcome="3", central="5")
        ),
        "points": FillForm(
            "focus-points",
            Kind.ANSWER,
            said["about"],
            fields(
                part="clarification", purpose="talked", type="open", type_owner="Åse Ørnholt",
                what_exactly="open", democracy="not-ours",
            ),
        ),
        "reality": FillForm(
            "reality-check",
            Kind.ANSWER,
            platform,
            fields(
                used="4", by_whom="2", moves="3", active="5", right_actors="3", right_focus="4", pace="2",
                conclusion="adjust",
            ),
            platform=platform,
        ),
        "answer": answer("want", said["want"]),
    }  # fmt: skip


def brought(language: str) -> tuple[Brought, ...]:
    """A reality check, two goals, and an observation of one of them."""
    said, platforms = WORDS[language], PLATFORMS[language]
    captures = (
        _capture(1, Kind.ANSWER, platforms[0], "reality-check", platforms[0], used="3", by_whom="2", moves="4", pace="1"),
        _capture(
            2, Kind.GOAL, said["goal"], "goal", platforms[0],
            baseline=said["seen"], baseline_value="420", baseline_unit=said["unit"],
        ),
        _capture(3, Kind.ANSWER, said["goal"], "observation", platforms[0], of="observed", value="310", status="on-way"),
        _capture(4, Kind.GOAL, said["other-goal"], "goal", platforms[1], baseline=said["none"]),
    )  # fmt: skip
    held = START - timedelta(days=180)
    return tuple(Brought(f"before/{one.id}", one, meeting="1", held=held) for one in captures)


def _capture(number: int, kind: Kind, text: str, form: str, platform: str, **said: str) -> Capture:
    at = START - timedelta(days=180) + timedelta(minutes=number)
    return Capture(
        CaptureId(f"c{number}"), kind, text, at, platform=platform, form=form, fields=fields(**said)
    )


def stage_of(root: Path, language: str = "da", script: str = "coordinator-meeting") -> Stage:
    """A meeting in memory that was brought what ``brought`` lists."""
    clock = ManualClock(START)
    desk = Desk(Workspace(root / "workspace"), clock, language)
    found, problems = desk.script(script)
    assert found is not None, problems
    plan = planned(found, sample_people(language), TEXTS[language]["title"])
    plan = replace(plan, brought=brought(language), script=script)
    journal = MemoryJournal()
    first = Step(1, START, decide(Session(), PlanSession(plan), START))
    return Stage(
        desk, clock, Room(Runner(apply(Session(), first), journal, clock), journal, desk, None), journal
    )
