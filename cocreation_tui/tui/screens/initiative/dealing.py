"""What Enter does with a row: read it, go to it, or say what became of it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from cocreation_tui.core.forms.templates import ChangeKind
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.initiative.initiative import Matter, Noted
from cocreation_tui.core.initiative.merging import unknown_people
from cocreation_tui.core.people.people import Attendance, Person
from cocreation_tui.core.people.spoken_names import labels
from cocreation_tui.core.session.commands.command import AddPerson
from cocreation_tui.core.session.commands.outcome import SettleBrought
from cocreation_tui.core.session.commands.people import EditPerson, MergePeople
from cocreation_tui.desk.lists import people_words
from cocreation_tui.method.participants import Roster
from cocreation_tui.method.tables.telling import readings_of
from cocreation_tui.tui.screens.dialogs.one_line import Line, LineScreen
from cocreation_tui.tui.screens.dialogs.page import PageScreen
from cocreation_tui.tui.screens.dialogs.person_fields import PersonScreen
from cocreation_tui.tui.screens.dialogs.pick import Choice, PickScreen
from cocreation_tui.tui.screens.dialogs.which_letters import which_letters
from cocreation_tui.tui.screens.home.plan_fields import problem_words
from cocreation_tui.tui.screens.initiative.approaching import ApproachingActions
from cocreation_tui.tui.screens.initiative.listed_rows import Row
from cocreation_tui.tui.screens.initiative.settling import Settling
from cocreation_tui.tui.screens.initiative.targets import Deed, OnPlatform, Target, Way
from cocreation_tui.tui.text import lines, plain
from cocreation_tui.tui.words.file_names import completions, path_of
from cocreation_tui.tui.words.pages import Page


class DealingActions(ApproachingActions):
    """What can be done with what is known: platforms, actors, goals, what was caught, what is open, people."""

    def read(self, row: Row | None) -> None:
        """Read a row in full."""
        if row is not None and row.full is not None:
            self.app.push_screen(PageScreen(self.words, (row.full(),), large=True))

    def _reading(self, target: Target) -> Way:
        return Way(self.words("initiative.read"), partial(self.read, self._rows.get(target.id)))

    def go_to(self, platform: str) -> None:
        """Go to a platform."""
        self.page = OnPlatform(platform)

    def choose_change(self) -> None:
        """Say what happens to the platform that is shown."""
        platform = self.platform
        if platform:
            self.pick(self.words("platforms.change-title", name=platform.name), self.change_ways(platform))

    def deal_with_actor(self, name: str) -> None:
        """An actor of the platform that is shown: read, set right, gone."""
        ways = [
            self._reading(Target(Deed.ACTOR, name)),
            Way(self.words("platforms.actor-set"), partial(self.set_actor, name)),
            Way(self.words("platforms.actor-out"), partial(self._actor_out, name)),
        ]
        self.pick(name, ways)

    def _actor_out(self, name: str) -> None:
        if self.platform is not None:
            self.change(ChangeKind.ACTOR_OUT, self.platform.name, name)

    def deal_with_goal(self, ref: str) -> None:
        """A goal: measure it, or read everything about it."""
        goal = next((one for one in self.known.goals if one.ref == ref), None)
        noted = next((one for one in self.known.set_goals if one.ref == ref), None)
        if goal is None or noted is None:
            return
        ways = [
            Way(self.words("goals.observe"), partial(self.observe, goal)),
            Way(self.words("goals.take-baseline"), partial(self.observe, goal, True)),
            self._reading(Target(Deed.GOAL, ref)),
            *self.own_ways(noted),
        ]
        self.pick(goal.text, ways)

    def deal_with_noted(self, ref: str) -> None:
        """Something that was caught: read it; what was written down here can be set right."""
        noted, target = self._noted(ref), Target(Deed.NOTED, ref)
        own = self.own_ways(noted) if noted else []
        if own and noted is not None:
            self.pick(" ".join(noted.capture.text.split()), [self._reading(target), *own])
        else:
            self.read(self._rows.get(target.id))

    def _noted(self, ref: str) -> Noted | None:
        known = self.known
        everything = (
            *known.ripples, *known.decisions, *known.changes, *known.set_goals, *known.exercises, *known.rules,
            *known.findings,
            *(check.noted for check in known.checks), *(one.noted for one in (*known.tasks, *known.parked)),
        )  # fmt: skip
        return next((noted for noted in everything if noted.ref == ref), None)

    # Open tasks and parked points

    def deal_with_matter(self, ref: str) -> None:
        """Say what became of a task or a parked point."""
        matter = self._matter(ref)
        if matter is None:
            return
        ways = self.settling.ways(matter)
        ways += [self._reading(Target(Deed.MATTER, ref)), *self.own_ways(matter.noted)]
        self.pick(" ".join(matter.noted.capture.text.split()), ways)

    @property
    def settling(self) -> Settling:
        """The ways to settle what meetings left."""
        people = [known.person for known in self.known.people]
        return Settling(self.app, self.words, lambda: people, self.read_day, self._settle)

    def _settle(self, command: SettleBrought, said: str) -> None:
        self.do(command, lambda before, after: self.say(said))

    def _matter(self, ref: str) -> Matter | None:
        matters = (*self.known.tasks, *self.known.parked)
        return next((matter for matter in matters if matter.noted.ref == ref), None)

    # People

    def deal_with_person(self, wanted: str) -> None:
        """Somebody: read, set right, put together with another entry."""
        person = self._person(wanted)
        if person is not None:
            ways = [
                Way(self.words("people.edit"), partial(self._edit_person, person)),
                Way(self.words("people.merge"), partial(self._choose_same, person)),
                self._reading(Target(Deed.PERSON, wanted)),
            ]
            self.pick(wanted, ways)

    def _person(self, wanted: str) -> Person | None:
        people = [known.person for known in self.known.people]
        shown = labels(people)
        return next((person for person in people if shown[person.id] == wanted), None)

    def _edit_person(self, person: Person) -> None:
        platforms = tuple(platform.name for platform in self.known.platforms)
        self.app.push_screen(PersonScreen(self.words, person, platforms), self._edited)

    def _edited(self, person: Person | None) -> None:
        if person is not None:
            said = self.words("step.person-edited", name=person.name)
            self.do(EditPerson(person), lambda before, after: self.say(said))

    def _choose_same(self, kept: Person) -> None:
        people = [known.person for known in self.known.people]
        shown = labels(people)
        choices = tuple(
            Choice(
                one.id, shown[one.id], " · ".join(filter(None, (one.organisation, one.platform))), person=one
            )
            for one in people
            if one.id != kept.id
        )

        def chosen(gone: str | None) -> None:
            if gone is not None:
                said = self.words("step.people-merged", name=shown[kept.id], other=shown[PersonId(gone)])
                self.do(MergePeople(kept.id, PersonId(gone)), lambda before, after: self.say(said))

        title = self.words("people.merge-title", name=shown[kept.id])
        self.app.push_screen(PickScreen(self.words, title, choices), chosen)

    def take_in_list(self) -> None:
        """Put everybody of a list on the initiative's list of people."""

        def understood(text: str) -> tuple[bool, str]:
            path = path_of(text)
            if not text.strip() or not path.is_file():
                return False, self.words("people.list-how")
            roster = self._desk.participants(path)
            fatal = next((problem for problem in roster.problems if problem.fatal), None)
            if fatal is not None:
                return False, self.words(fatal.key, **fatal.values)
            return True, people_words(roster.people, self.words)

        line = Line(
            self.words("people.list-title"),
            "",
            understood,
            lambda text: None,
            lambda text, cursor: completions(text),
        )
        self.app.push_screen(LineScreen(self.words, line), self._take_in)

    def _take_in(self, written: str | None) -> None:
        if not written:
            return
        path = path_of(written)
        if readings := readings_of(path):
            asked = which_letters(self.words, readings)
            self.app.push_screen(
                asked, lambda said: self._take(self._desk.participants(path, encoding=said)) if said else None
            )
            return
        roster = self._desk.participants(path)
        if len(roster.sheets) < 2:
            self._take(roster)
            return
        names = sorted(roster.sheets, key=lambda name: name != roster.sheet)
        screen = PickScreen(
            self.words, self.words("people.which-sheet"), tuple(Choice(name, name) for name in names)
        )
        self.app.push_screen(
            screen, lambda name: self._take(self._desk.participants(path, name)) if name else None
        )

    def _take(self, roster: Roster) -> None:
        """Put those of a list on the list of people who are not on it, and tell what was not understood."""
        new = unknown_people((one.person for one in self.known.people), roster.people)
        for person in new:
            self.do(AddPerson(replace(person, attendance=Attendance.PRESENT)))
        self.say(self.words.count("people.taken-in", len(new)))
        if roster.problems:
            notices = lines([plain(problem_words(one, self.words)) for one in roster.problems])
            page = Page(self.words("cli.roster-title"), notices)
            self.app.push_screen(PageScreen(self.words, (page,)))
