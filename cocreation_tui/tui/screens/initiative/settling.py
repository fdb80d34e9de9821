"""Saying between meetings what became of a task or a parked point: done, dropped, another day, somebody else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any, assert_never

from textual.app import App

from cocreation_tui.core.capture.brought import Fate
from cocreation_tui.core.ground.cleaning import clean_line
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.initiative.initiative import Matter
from cocreation_tui.core.people.people import Person
from cocreation_tui.core.people.spoken_names import labels
from cocreation_tui.core.session.commands.outcome import SettleBrought
from cocreation_tui.core.when.meant import Contradiction, Meant, NotRead, Past, Read, Wants
from cocreation_tui.i18n.dates import doubt_words, short_day
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.screens.dialogs.one_line import Line, LineScreen
from cocreation_tui.tui.screens.dialogs.pick import Choice, PickScreen
from cocreation_tui.tui.screens.dialogs.which_day import which_day
from cocreation_tui.tui.screens.initiative.targets import Way


@dataclass(frozen=True, slots=True)
class Settling:
    """The ways to settle something of one initiative."""

    app: App[Any]
    """Where questions are asked."""
    words: Words
    """The language."""
    people: Callable[[], Sequence[Person]]
    """Those who may answer for it."""
    read_day: Callable[[str, Wants], Meant]
    """The day that words stand for."""
    settle: Callable[[SettleBrought, str], object]
    """Carries out a command, and says something once it is kept."""

    def ways(self, matter: Matter) -> list[Way]:
        """What can be said of it now."""
        fates = (Fate.DONE, Fate.DROPPED) if matter.open else (Fate.OPEN,)
        ways = [Way(self.words(f"matters.{fate}"), partial(self.end, matter, fate)) for fate in fates]
        if matter.open:
            ways.append(Way(self.words("matters.date"), partial(self.ask_date, matter)))
            ways.append(Way(self.words("matters.owner"), partial(self.ask_owner, matter)))
        return ways

    def end(self, matter: Matter, fate: Fate) -> None:
        """It is done, dropped, or open again."""
        self._settle(SettleBrought(matter.noted.ref, fate), f"matters.said-{fate}", matter)

    def ask_date(self, matter: Matter) -> None:
        """Ask by when it is to be done now."""
        title = self.words("matters.date-title", text=_text(matter))
        line = Line(title, "", self._understood, lambda text: None)
        self.app.push_screen(LineScreen(self.words, line), partial(self._dated, matter))

    def ask_owner(self, matter: Matter) -> None:
        """Ask who does it now."""
        people = self.people()
        shown = labels(people)
        choices = tuple(
            Choice(shown[one.id], shown[one.id], one.organisation, one.name, person=one) for one in people
        )
        screen = PickScreen(
            self.words,
            self.words("matters.owner-title"),
            choices,
            lambda typed: Choice(typed, self.words("matters.owner-new", typed=typed)),
        )
        self.app.push_screen(screen, partial(self._owned, matter))

    def _settle(self, command: SettleBrought, key: str, matter: Matter, **values: str) -> None:
        self.settle(command, self.words(key, text=_text(matter), **values))

    def _understood(self, text: str) -> tuple[bool, str]:
        match meant := self.read_day(text, Wants.DAY):
            case Read(day=date() as day):
                return True, self.words("forms.date-read", day=short_day(day, self.words.language))
            case Contradiction() | Past():
                return True, f"▲ {doubt_words(self.words, meant)}"
            case Read() | NotRead():
                return False, self.words("matters.date-how")
            case _:
                assert_never(meant)

    def _dated(self, matter: Matter, text: str | None) -> None:
        meant = self.read_day(text or "", Wants.DAY)
        if isinstance(meant, Contradiction | Past):
            asked = which_day(self.words, meant, text or "", partial(self._due, matter))
            self.app.push_screen(asked, lambda act: act() if act else None)
        elif isinstance(meant, Read) and meant.day:
            self._due(matter, meant.day)

    def _due(self, matter: Matter, day: date) -> None:
        command = SettleBrought(matter.noted.ref, Fate.OPEN, due=day)
        self._settle(command, "matters.said-date", matter, day=short_day(day, self.words.language))

    def _owned(self, matter: Matter, name: str | None) -> None:
        if name:
            name = clean_line(name)
            command = SettleBrought(matter.noted.ref, Fate.OPEN, owner_name=name)
            self._settle(command, "matters.said-owner", matter, name=name)


def _text(matter: Matter) -> str:
    return " ".join(matter.noted.capture.text.split())
