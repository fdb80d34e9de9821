"""An initiative that has been followed for most of a year: platforms of every standing, goals measured, things late."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from cocreation_tui.clock import ManualClock
from cocreation_tui.core.capture.brought import Fate, ref
from cocreation_tui.core.capture.capture import Field, Kind
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.initiative.initiative import Initiative
from cocreation_tui.core.people.people import Person, Role
from cocreation_tui.core.session.commands.command import Advance, CaptureThis, CloseSession, Command
from cocreation_tui.core.session.commands.outcome import FillForm, SettleBrought
from cocreation_tui.desk.desk import Desk
from cocreation_tui.desk.initiatives import Initiatives
from cocreation_tui.desk.planning import Plan
from cocreation_tui.desk.runner import Runner
from cocreation_tui.store.initiative_shelf import initiative_folders
from tests.built import copied
from tests.tui.stage import START, Stage

NAME = {"da": "Trygge nætter", "en": "Safe nights"}
CHALLENGE = {
    "da": "Alle skal kunne gå trygt hjem gennem byen om natten, også når barerne lukker",
    "en": "Everybody is to get home safely through the town at night, also when the bars close",
}
PLATFORMS = {
    "da": ("Lys og rum", "Trygge veje", "Godt værtskab", "Unge til unge", "Sidste bus"),
    "en": ("Light and space", "Safe roads", "Good hosts", "Youth to youth", "Last bus"),
}
FOCUSES = {
    "da": (
        "Lysere stier mellem stationen og havnen",
        "Ingen går alene hjem fra Havnegade",
        "Værter, der ser en konflikt i tide",
        "Unge, der taler med unge om alkohol",
        "En bus, der kører, når barerne lukker",
    ),
    "en": (
        "Brighter paths between station and harbour",
        "Nobody walks home alone from Harbour Street",
        "Hosts who see a conflict in time",
        "Young people who talk with young people about drink",
        "A bus that runs when the bars close",
    ),
}
GOAL = {
    "da": ("Flere går ad havnestien efter kl. 22", "I dag går 12 % den vej"),
    "en": ("More people take the harbour path after ten", "Today 12 % go that way"),
}
RIPPLE = {
    "da": "Taxaerne er begyndt at vente ved broen af sig selv",
    "en": "The taxis have started waiting by the bridge on their own",
}
TASK = {"da": "Ringer til taxa om holdepladsen", "en": "Calls the taxis about the rank"}
POINT = {"da": "Hvem betaler for vagterne til sommer?", "en": "Who pays for the watch next summer?"}
DECISION = {
    "da": "Lys og veje holder fælles møde i januar",
    "en": "Light and roads hold a joint meeting in January",
}
MORE = {
    "da": ("Taler med kommunen om lamperne", "Finder lokale til næste møde", "Skriver til naboerne"),
    "en": (
        "Talks with the town about the lamps",
        "Finds a room for the next meeting",
        "Writes to the neighbours",
    ),
}
LOOSE = {"da": "Køber kaffe ind", "en": "Buys coffee"}
WHY = {"da": "Byrådet beslutter først i marts", "en": "The council decides in March only"}
COORDINATORS = ("Åse Ørnholt", "Bo Ek", "Pia Lund", "Ida Ask", "Per Holm")
ORGANISATIONS = ("Nordby Kommune", "Taxa 4", "Barforeningen", "Ungdomsskolen", "Midttrafik", "Natteravnene")
PEOPLE = (
    Person(PersonId("dorte"), "Dorte Holm", "Politiet", Role.ANCHOR, phone="12 34 56 78"),
    *(
        Person(PersonId(f"k{number}"), name, ORGANISATIONS[number], Role.ACTOR)
        for number, name in enumerate(COORDINATORS)
    ),
    Person(PersonId("eva"), "Eva Natt", "Natteravnene", Role.ACTOR, email="eva@natteravnene.example"),
)


@dataclass(frozen=True, slots=True)
class _Past:
    """A desk, and the hand on its clock."""

    desk: Desk
    clock: ManualClock

    @property
    def language(self) -> str:
        return self.desk.language


def followed(stage: Stage) -> Path:
    """Found the initiative 40 weeks before now and live until now; its folder. Lived through once, then copied."""
    copied(_live, stage.desk)
    (folder,) = initiative_folders(stage.desk.workspace.root)
    return folder


def _live(desk: Desk) -> None:
    assert isinstance(desk.clock, ManualClock)
    stage = _Past(desk, desk.clock)
    language = stage.language
    _at(stage, -280)
    about = (Field("anchor", "Dorte Holm"), Field("starts", (START - timedelta(days=280)).date().isoformat()))
    room = Initiatives(stage.desk).found(NAME[language], about, CHALLENGE[language])
    room.close()
    folder = room.folder
    _at(stage, -190)
    with held(stage, folder, "establishment-workshop") as runner:
        for number, name in enumerate(PLATFORMS[language]):
            runner.do(founding(name, FOCUSES[language][number], number))
    _meet_first(stage, folder)
    _between(stage, folder)


def _meet_first(stage: Stage | _Past, folder: Path) -> None:
    language = stage.language
    first, second = PLATFORMS[language][:2]
    _at(stage, -170)
    with held(stage, folder, "first-platform-meeting", first) as runner:
        runner.do(CaptureThis(Kind.RIPPLE, RIPPLE[language], platform=first))
        due = date(2026, 11, 2)
        runner.do(CaptureThis(Kind.TASK, TASK[language], owner_name="Bo Ek", due=due, platform=first))
        runner.do(CaptureThis(Kind.PARKING, POINT[language]))
    _at(stage, -165)
    with held(stage, folder, "first-platform-meeting", second):
        pass
    _at(stage, -140)
    with held(stage, folder, "goal-setting-meeting", first) as runner:
        runner.do(goal(stage, first))
        runner.do(CaptureThis(Kind.DECISION, DECISION[language]))


def _between(stage: Stage | _Past, folder: Path) -> None:
    language = stage.language
    first, second, third, fourth, last = PLATFORMS[language]
    _at(stage, -60)
    room = Initiatives(stage.desk).open(folder)
    runner = room.runner
    runner.do(change("coordinator", first, who="Eva Natt"))
    runner.do(change("standby", fourth, why=WHY[language], look_again="2026-11-30"))
    runner.do(change("merge", last, into=second))
    measured = room.initiative.goals[0]
    for value, status in (("19", ""), ("31", "on-way")):
        stage.clock.advance(timedelta(days=12))
        runner.do(observation(measured.ref, measured.text, value, status))
    runner.do(CaptureThis(Kind.TASK, TASK[language].upper(), platform=third))
    done = ref(runner.session.id, runner.session.captures[-1].id)
    runner.do(SettleBrought(done, Fate.DONE))
    room.close()


def _at(stage: Stage | _Past, days: float) -> None:
    """Let it be so many days from the start of the stage's meeting."""
    stage.clock.advance(START + timedelta(days=days) - stage.clock.now())


@contextmanager
def held(stage: Stage | _Past, folder: Path, script: str, platform: str = "") -> Iterator[Runner]:
    """A meeting that begins now, and is closed after what happens in it."""
    wanted, problems = stage.desk.script(script)
    assert wanted is not None, problems
    about = (platform,) if platform else ()
    room = stage.desk.plan(Plan(wanted, stage.clock.now(), PEOPLE, platforms=about, folder=folder))
    room.runner.do(Advance())
    stage.clock.advance(timedelta(minutes=30))
    yield room.runner
    room.runner.do(CloseSession())
    room.close()


def with_tasks(stage: Stage) -> Path:
    """The same with tasks of every sort, and a meeting that belongs to none; the initiative's folder."""
    copied(_live_with_tasks, stage.desk)
    (folder,) = initiative_folders(stage.desk.workspace.root)
    return folder


def _live_with_tasks(desk: Desk) -> None:
    assert isinstance(desk.clock, ManualClock)
    _live(desk)
    stage, (folder,) = _Past(desk, desk.clock), initiative_folders(desk.workspace.root)
    _at(stage, -1)
    lamps, room, letter = MORE[desk.language]
    roads, day = PLATFORMS[desk.language][1], START.date()
    with held(stage, folder, "coordinator-meeting") as runner:
        due = day + timedelta(days=11)
        runner.do(CaptureThis(Kind.TASK, lamps, owner_name="Eva Natt, Bo Ek", due=due, platform=roads))
        runner.do(CaptureThis(Kind.TASK, room, owner_name="Åse Ørnholt"))
        runner.do(CaptureThis(Kind.TASK, letter, due=day - timedelta(days=1), platform=roads))
    with held(stage, desk.workspace.folder(), "coordinator-meeting") as runner:
        runner.do(CaptureThis(Kind.TASK, LOOSE[desk.language], owner_name="Ida Ask"))


def known(stage: Stage, folder: Path) -> Initiative:
    """What is known of the initiative on disk."""
    found = Initiatives(stage.desk).read(folder).initiative
    assert found is not None
    return found


def form(form_id: str, caught: Kind, words: str, about: str = "", /, **said: str) -> FillForm:
    """A form that was filled in."""
    fields = tuple(Field(name.replace("_", "-"), text) for name, text in said.items() if text)
    return FillForm(form_id, caught, words, fields, None, about)


def founding(name: str, focus: str, number: int) -> Command:
    """A platform is founded with three actors, one more is missing."""
    aboard = [f"{ORGANISATIONS[number]}, {COORDINATORS[number]}, mandskab, ja"]
    aboard += [f"{ORGANISATIONS[(number + 1) % 6]}, , biler, spørger", f"{ORGANISATIONS[(number + 3) % 6]}"]
    return form(
        "platform", Kind.CHANGE, name, name, focus=focus, aboard="\n".join(aboard), missing="Havnevagten",
        coordinator=COORDINATORS[number], first_meeting="2026-06-10",
    )  # fmt: skip


def goal(stage: Stage | _Past, platform: str) -> Command:
    """A goal with its baseline."""
    text, baseline = GOAL[stage.language]
    return form(
        "goal", Kind.GOAL, text, platform, kind="quantitative", horizon="short", seen_by=baseline,
        baseline=baseline, baseline_value="12", baseline_unit="%", baseline_date="2026-07-06",
    )  # fmt: skip


def change(what: str, platform: str, **said: str) -> Command:
    """A change on a platform that was agreed."""
    return form("platform-change", Kind.CHANGE, f"{platform}: {what}", platform, what=what, **said)


def observation(goal_ref: str, text: str, value: str, status: str) -> Command:
    """A goal was measured again."""
    return form(
        "observation",
        Kind.ANSWER,
        text,
        of="observed",
        ref=goal_ref,
        seen=f"{value} %",
        value=value,
        status=status,
    )
