"""What the sample is told with: its people in the roles they have by then, what they say, and meetings to say it in."""

from __future__ import annotations

from cocreation_tui.core.capture.capture import Field, Kind
from cocreation_tui.core.people.people import Person, Role
from cocreation_tui.core.session.commands.command import CaptureThis
from cocreation_tui.core.session.commands.outcome import FillForm
from cocreation_tui.desk.desk import Desk
from cocreation_tui.i18n.words import Words
from cocreation_tui.sample.cast import (
    ABOARD,
    ANCHOR,
    COORDINATORS,
    NEPTUNE,
    ULLA,
    VIGGO,
    home,
    name,
    person_id,
    reachable,
)
from cocreation_tui.sample.living import Acts, Life, form
from cocreation_tui.sample.texts import PlatformText, Texts

ROADS, HOSTS, LIGHT, YOUTH, TAXIS, CLEAN, CAMERAS, NEIGHBOURS = range(8)
"""The platforms, in the order of their words."""
AT_WORK = (ROADS, HOSTS, LIGHT, YOUTH, TAXIS, NEIGHBOURS)
"""Those at work today."""
FOUNDED, FIRST_STATUS, SECOND_STATUS = 428, 186, 16
"""Days before today."""


class Scenes:
    """An initiative that is lived through, and what its scenes are made of."""

    def __init__(self, desk: Desk, texts: Texts) -> None:
        """Raises ``StoreError``."""
        self._texts, self._said, self._words = texts, texts.said, Words(desk.language)
        self._keeps = {
            platform: number for platform, number in enumerate(COORDINATORS) if platform != NEIGHBOURS
        }
        about = {"anchor": name(ANCHOR)}
        fields = tuple(Field(key, said) for key, said in about.items())
        self.life = Life(desk, texts.name, FOUNDED, fields)
        """The initiative while it is lived through."""
        self._newcomers = True

    def people(self, *numbers: int) -> tuple[Person, ...]:
        """People of the cast in the roles they have now."""
        return tuple(self._person(number) for number in numbers)

    def _person(self, number: int) -> Person:
        keeps = next((platform for platform, who in self._keeps.items() if who == number), None)
        if number == ANCHOR:
            return reachable(number, self._texts, Role.ANCHOR, None)
        if keeps is not None and not self._newcomers:
            return reachable(number, self._texts, Role.COORDINATOR, keeps)
        on = None if self._newcomers else LIGHT if number == ULLA else home(number)
        return reachable(number, self._texts, Role.ACTOR, on)

    def _platform(self, number: int) -> PlatformText:
        return self._texts.platforms[number]

    def _place(self, number: int) -> str:
        return list(self._texts.places.values())[number % len(self._texts.places)]

    def _task(self, key: str, owner: int, ago: int, platform: int | None = None) -> CaptureThis:
        """A task that is due that many days ago."""
        text = self._said.get(key, key)
        on = "" if platform is None else self._platform(platform).name
        due = self.life.at(ago, "12:00").date()
        return CaptureThis(Kind.TASK, text, owner=person_id(owner), due=due, platform=on)

    def _catch(self, kind: Kind, key: str, platform: int | None = None) -> CaptureThis:
        return CaptureThis(
            kind, self._said[key], platform="" if platform is None else self._platform(platform).name
        )

    def _ripple(self, key: str, whom: str, by: int, platform: int | None = None) -> FillForm:
        on = "" if platform is None else self._platform(platform).name
        return form("ripple", self._said[key], on, for_whom=whom, noticed_by=name(by))

    def _on(self, script: str, platform: int, ago: int, acts: Acts) -> None:
        """A meeting of one platform, with those who are on it."""
        here = {*ABOARD[platform], *([self._keeps[platform]] if platform in self._keeps else [])}
        gone = {NEPTUNE} if ago < 240 else set[int]()
        gone |= {VIGGO} if ago < 120 else set()
        people = self.people(*sorted(here - gone))
        plan = self.life.plan(
            script,
            self.life.at(ago, "15:30"),
            people,
            self._place(platform + len(script)),
            self._platform(platform).name,
        )
        self.life.meet(plan, acts)

    def _meet(
        self,
        script: str,
        ago: int,
        clock: str,
        people: tuple[Person, ...],
        acts: Acts,
        title: str = "",
        actor: str = "",
    ) -> str:
        """A meeting of the whole initiative, or with one actor."""
        place = self._texts.places["warehouse" if len(people) > 12 else "hall"]
        plan = self.life.plan(script, self.life.at(ago, clock), people, place, actor=actor)
        return self.life.meet(plan, acts, title)
