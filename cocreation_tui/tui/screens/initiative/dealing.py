"""What Enter does with a row: read it, go to it, or say what became of it."""

from __future__ import annotations

from datetime import date

from cocreation_tui.core.capture.brought import Fate
from cocreation_tui.core.forms.beginnings import actor_again
from cocreation_tui.core.forms.templates import ChangeKind
from cocreation_tui.core.ground.cleaning import clean_line
from cocreation_tui.core.initiative.initiative import Matter, Noted
from cocreation_tui.core.initiative.merging import unknown_people
from cocreation_tui.core.session.commands.command import AddPerson
from cocreation_tui.core.session.commands.outcome import SettleBrought
from cocreation_tui.tui.screens.dialogs.one_line import Line, LineScreen
from cocreation_tui.tui.screens.dialogs.page import PageScreen
from cocreation_tui.tui.screens.dialogs.pick import Choice, PickScreen
from cocreation_tui.tui.screens.home.plan_fields import people_words, problem_words
from cocreation_tui.tui.screens.initiative.between_meetings import FillingActions
from cocreation_tui.tui.text import lines, plain
from cocreation_tui.tui.words.file_names import completions, path_of
from cocreation_tui.tui.words.pages import Page


class DealingActions(FillingActions):
    """Rows and choices by the word their id begins with."""

    def act(self, what: str) -> None:
        """Do what a row or a choice stands for; one that stands for nothing else is read in full."""
        kind, _, about = what.partition(":")
        method = getattr(self, f"deal_{kind.replace('-', '_')}", None)
        if method is not None:
            method(about)
        else:
            self.deal_read(what)

    def deal_read(self, what: str) -> None:
        """Read a row in full."""
        row = self._rows.get(what)
        if row is not None and row.full is not None:
            self.app.push_screen(PageScreen(self.words, (row.full(),), large=True))

    def deal_form(self, form: str) -> None:
        """Fill in a form."""
        self.open_form(form)

    def deal_draft(self, key: str) -> None:
        """Go on with a form that was put away."""
        form, _, about = key.partition(":")
        goal = next((one for one in self.known.goals if one.ref == about), None)
        if form == "observation" and goal is not None:
            self.observe(goal)
        else:
            self.open_form(form, about=about)

    def deal_platform(self, name: str) -> None:
        """Go to a platform."""
        self.page = f"platform:{name}"

    def deal_change(self, what: str) -> None:
        """Say what happens to a platform; choose what first, where that has not been said."""
        kind, _, name = what.partition(":")
        platform = self.known.platform(name) or self.platform
        if name and platform:
            self.change(ChangeKind(kind), platform.name)
        elif platform:
            self.pick(self.words("platforms.change-title", name=platform.name), self.change_choices(platform))

    def deal_actor(self, name: str) -> None:
        """An actor of the platform that is shown: read, set right, gone."""
        choices = [
            Choice(f"read:actor:{name}", self.words("initiative.read")),
            Choice(f"actor-set:{name}", self.words("platforms.actor-set")),
            Choice(f"actor-out:{name}", self.words("platforms.actor-out")),
        ]
        self.pick(name, choices)

    def deal_actor_set(self, name: str) -> None:
        """Say more about an actor: backing, what it brings, how to get hold of it."""
        platform = self.platform
        if platform is None:
            return
        actor = next((one for one in platform.aboard if one.actor == name), None)
        self.open_form("actor", actor_again(name, actor), f"{platform.name}:{name}")

    def deal_actor_out(self, name: str) -> None:
        """An actor leaves the platform that is shown."""
        if self.platform is not None:
            self.change(ChangeKind.ACTOR_OUT, self.platform.name, name)

    def deal_missing(self, name: str) -> None:
        """An actor that was missing: perhaps it is aboard now."""
        self.deal_actor_set(name.partition("#")[0])

    def deal_goal(self, ref: str) -> None:
        """A goal: measure it, or read everything about it."""
        ref = ref.partition("#")[0]
        goal = next((one for one in self.known.goals if one.ref == ref), None)
        noted = next((one for one in self.known.set_goals if one.ref == ref), None)
        if goal is None or noted is None:
            return
        self.pick(
            goal.text,
            [
                Choice(f"observe:observed:{ref}", self.words("goals.observe")),
                Choice(f"observe:baseline:{ref}", self.words("goals.take-baseline")),
                Choice(f"read:goal:{ref}", self.words("initiative.read")),
                *self._own_choices(noted),
            ],
        )

    def deal_observe(self, what: str) -> None:
        """Measure a goal."""
        of, _, ref = what.partition(":")
        goal = next((one for one in self.known.goals if one.ref == ref), None)
        if goal is not None:
            self.observe(goal, of == "baseline")

    def deal_noted(self, ref: str) -> None:
        """Something that was caught: read it; what was written down here can be set right."""
        ref = ref.partition("#")[0]
        noted = self._noted(ref)
        own = self._own_choices(noted) if noted else []
        if own and noted is not None:
            title = " ".join(noted.capture.text.split())
            self.pick(title, [Choice(f"read:noted:{ref}", self.words("initiative.read")), *own])
        else:
            self.deal_read(f"noted:{ref}")

    def _noted(self, ref: str) -> Noted | None:
        known = self.known
        everything = (
            *known.ripples, *known.decisions, *known.changes, *known.set_goals, *known.exercises, *known.rules,
            *(check.noted for check in known.checks), *(one.noted for one in (*known.tasks, *known.parked)),
        )  # fmt: skip
        return next((noted for noted in everything if noted.ref == ref), None)

    def _own_choices(self, noted: Noted) -> list[Choice]:
        if self.own(noted) is None:
            return []
        found = [Choice(f"edit:{noted.ref}", self.words("initiative.edit"))] if noted.capture.form else []
        return [*found, Choice(f"drop:{noted.ref}", self.words("initiative.drop"))]

    def deal_edit(self, ref: str) -> None:
        """Set right something that was written down here."""
        noted = self._noted(ref)
        capture = self.own(noted) if noted else None
        if capture is not None:
            self.edit(capture)

    def deal_drop(self, ref: str) -> None:
        """Delete something that was written down here."""
        noted = self._noted(ref)
        capture = self.own(noted) if noted else None
        if capture is not None:
            self.drop(capture)

    # Open tasks and parked points

    def deal_matter(self, ref: str) -> None:
        """Say what became of a task or a parked point."""
        ref = ref.partition("#")[0]
        matter = self._matter(ref)
        if matter is None:
            return
        ways = ("done", "dropped", "date", "owner") if matter.open else ("open",)
        choices = [Choice(f"settle:{way}:{ref}", self.words(f"matters.{way}")) for way in ways]
        choices.append(Choice(f"read:matter:{ref}", self.words("initiative.read")))
        choices += self._own_choices(matter.noted)
        self.pick(" ".join(matter.noted.capture.text.split()), choices)

    def _matter(self, ref: str) -> Matter | None:
        matters = (*self.known.tasks, *self.known.parked)
        return next((matter for matter in matters if matter.noted.ref == ref), None)

    def deal_settle(self, what: str) -> None:
        """Settle it, date it, or say who answers for it."""
        way, _, ref = what.partition(":")
        matter = self._matter(ref)
        if matter is None:
            return
        match way:
            case "done" | "dropped" | "open":
                self._settle(SettleBrought(ref, Fate(way)), f"matters.said-{way}", matter)
            case "date":
                self._ask_date(ref, matter)
            case "owner":
                self._ask_owner(ref, matter)

    def _settle(self, command: SettleBrought, key: str, matter: Matter, **values: str) -> None:
        text = " ".join(matter.noted.capture.text.split())
        self.do(command, lambda before, after: self.say(self.words(key, text=text, **values)))

    def _ask_date(self, ref: str, matter: Matter) -> None:
        def understood(text: str) -> tuple[bool, str]:
            day = self.read_day(text)
            if day:
                return True, self.words("forms.date-read", day=self.look.near(day))
            return False, self.words("matters.date-how")

        title = self.words("matters.date-title", text=" ".join(matter.noted.capture.text.split()))
        line = Line(title, "", understood, lambda text: None)
        self.app.push_screen(LineScreen(self.words, line), lambda text: self._dated(ref, matter, text))

    def _dated(self, ref: str, matter: Matter, text: str | None) -> None:
        day: date | None = self.read_day(text) if text else None
        if day is not None:
            command = SettleBrought(ref, Fate.OPEN, due=day)
            self._settle(command, "matters.said-date", matter, day=self.look.near(day))

    def _ask_owner(self, ref: str, matter: Matter) -> None:
        choices = tuple(
            Choice(known.person.name, known.person.name, known.person.organisation, known.person.name)
            for known in self.known.people
        )
        screen = PickScreen(self.words, self.words("matters.owner-title"), choices, new="matters.owner-new")
        self.app.push_screen(screen, lambda name: self._owned(ref, matter, name))

    def _owned(self, ref: str, matter: Matter, name: str | None) -> None:
        if name:
            name = clean_line(name.removeprefix("new:"))
            command = SettleBrought(ref, Fate.OPEN, owner_name=name)
            self._settle(command, "matters.said-owner", matter, name=name)

    # People

    def deal_roster(self, about: str) -> None:
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
        roster = self._desk.participants(path_of(written))
        new = unknown_people((one.person for one in self.known.people), roster.people)
        for person in new:
            self.do(AddPerson(person))
        self.say(self.words.count("people.taken-in", len(new)))
        if roster.problems:
            notices = lines([plain(problem_words(one, self.words)) for one in roster.problems])
            page = Page(self.words("cli.roster-title"), notices)
            self.app.push_screen(PageScreen(self.words, (page,)))
