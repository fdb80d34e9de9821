"""Home: meetings under way to resume, initiatives and what is due in them, meetings to start, and the other places."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, cast

from textual import events
from textual.app import ComposeResult
from textual.widgets import OptionList, Static

from cocreation_tui.core.agenda.script import Script
from cocreation_tui.core.ground.errors import Refused, StoreError
from cocreation_tui.desk.desk import Desk, Room
from cocreation_tui.desk.initiatives import InitiativeEntry, InitiativeRoom, Initiatives
from cocreation_tui.i18n.words import Words
from cocreation_tui.store.workspace import MeetingEntry
from cocreation_tui.tui.keys.acts import Acts
from cocreation_tui.tui.keys.table import Place, at, bindings
from cocreation_tui.tui.screens.base import BaseScreen
from cocreation_tui.tui.screens.dialogs.pick import Choice, PickScreen, command_choices
from cocreation_tui.tui.screens.dialogs.question import Answer, QuestionScreen
from cocreation_tui.tui.screens.home.home_rows import HomeRows, Shelf
from cocreation_tui.tui.screens.home.putting_away import ask_to_put_away
from cocreation_tui.tui.screens.initiative.targets import Deed, Target
from cocreation_tui.tui.text import fit, lines, plain, styled
from cocreation_tui.tui.widgets.fields.focus import HoldsFocus
from cocreation_tui.tui.words.of_keys import key_problem_words, script_words

if TYPE_CHECKING:
    from cocreation_tui.method.cards import Card
    from cocreation_tui.tui.screens.home.import_script import Imported
    from cocreation_tui.tui.screens.ways import Ways


OF_A_MEETING = ("home-open-held", "home-put-away")
"""Commands that are about the meeting that is highlighted."""


class HomeList(HoldsFocus, OptionList):
    """The list of Home."""


class HomeScreen(BaseScreen[None]):
    """One list: arrows and Enter, a letter for each place, and the mouse."""

    CSS_PATH = "../../styles/home.tcss"
    BINDINGS = bindings(Place.HOME)

    def __init__(self, desk: Desk, words: Words, says: str = "") -> None:
        super().__init__(words)
        self._desk = desk
        self._says = says
        self._shelf = Shelf()
        self._initiatives: tuple[InitiativeEntry, ...] = ()

    @property
    def _places(self) -> Ways:
        return cast("Ways", self.app)

    def compose(self) -> ComposeResult:
        """Title, list, what was wrong, keys."""
        yield self.too_small
        yield Static(id="home-title")
        yield HomeList(id="home-list")
        yield Static(id="home-says")
        yield Static(id="home-hints")

    def on_mount(self) -> None:
        """List what there is."""
        self.renew()
        said = [self._says] if self._says else []
        warning = self._desk.workspace.warning()
        if warning:
            said.append(self.words(warning, path=str(self._desk.workspace.root)))
        said += [
            self.words("settings.trouble", why=self.words(problem.key, line=problem.line, **problem.values))
            for problem in self._desk.settings_problems[:1]
        ]
        said += [key_problem_words(problem, self.words) for problem in self._places.key_problems[:1]]
        self._say(*said)

    def renew(self) -> None:
        """List anew what there is, in the language there is now, and stay where one was."""
        self.words = self._places.words
        told = self.words("home.title") if self._places.own is None else self.words("sample.title")
        self.query_one("#home-title", Static).update(plain(told))
        self._look()
        self.run_worker(self._read_initiatives, thread=True, group="initiatives", exit_on_error=True)

    def _read_initiatives(self) -> None:
        """Read the initiatives off the event loop: a slow disk never holds up the list."""
        found = Initiatives(self._desk).listed()
        self.app.call_from_thread(self._have_read, found)

    def _have_read(self, found: tuple[InitiativeEntry, ...]) -> None:
        self._initiatives = found
        if self.is_mounted:
            self._look()

    def _look(self) -> None:
        """Take in what there is, and list it."""
        scripts, own = self._desk.scripts(), self._desk.workspace.scripts
        self._shelf = Shelf(
            self._desk.meetings(),
            self._initiatives,
            scripts,
            frozenset(one.id for one in scripts if one.path and one.path.is_relative_to(own)),
        )
        self._shelf.keep()
        self._list()
        self._hint()

    def _list(self) -> None:
        options = self.query_one(OptionList)
        before = options.highlighted_option.id if options.highlighted_option else None
        usable = [option.id for option in options.options if not option.disabled]
        # Until somebody has moved, the first row is the one that is meant, whatever comes to stand there.
        stay = before is not None and before not in usable[:1]
        options.clear_options()
        sample = self._places.own is not None
        now = self._desk.clock.now()
        for option in HomeRows(self._shelf, self.words, self.keyboard, self.size.width, now, sample).rows():
            options.add_option(option)
        ids = [option.id for option in options.options]
        if stay and before in ids:
            options.highlighted = ids.index(before)
        else:
            options.action_first()

    def on_resize(self, event: events.Resize) -> None:
        """Fit the rows into the window."""
        super().on_resize(event)
        if self.is_mounted:
            self._list()
            self._hint()

    def on_screen_resume(self) -> None:
        """Give the list the keys."""
        self.query_one(OptionList).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go where was chosen."""
        event.stop()
        self._choose(event.option_id or "")

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say which keys apply to it."""
        event.stop()
        self._hint()

    def _hint(self) -> None:
        chosen = self.query_one(OptionList).highlighted_option
        wanted = (chosen.id or "") if chosen else ""
        entry = self._shelf.entries.get(wanted)
        kind = wanted.partition(":")[0]
        key = f"home.hints-{kind}" if kind in ("initiative", "due") else "home.hints"
        if entry is not None:
            key = "home.hints-held" if entry.closed_at else "home.hints-meeting"
            key = "home.hints-broken" if entry.problem else key
        keys = self.keyboard.letters(Place.HOME)
        self.query_one("#home-hints", Static).update(plain(fit(self.words(key, **keys), self.size.width - 2)))

    @property
    def acts(self) -> Acts:
        """What it does, by command."""
        return {
            **self._goings,
            "home-open-held": self.open_held,
            "home-put-away": self.put_away,
            "home-help": self.help,
            "home-palette": self.palette,
            "home-quit": self.app.action_quit,
        }

    @property
    def _goings(self) -> Mapping[str, Callable[[], None]]:
        """The ways to the places of ``PLACES``, by command."""
        return {
            "home-new": lambda: self._open_form(""),
            "home-found": self._found,
            "home-import": self._open_import,
            "home-library": self._open_library,
            "home-settings": self._open_settings,
            "home-sample": self._sample,
        }

    def _choose(self, chosen: str) -> None:
        kind, _, what = chosen.partition(":")
        entry = self._shelf.entries.get(chosen)
        if entry is not None and entry.problem:
            self._mend(entry)
        elif entry is not None and entry.closed_at:
            self._trying(lambda: self._show_minutes(entry))
        elif entry is not None:
            self._open(entry)
        elif kind == "script":
            self._open_form(what)
        elif kind == "scripts":
            self._choose_script()
        elif kind == "initiative":
            self._trying(lambda: self._open_initiative(what))
        elif kind == "due":
            folder, _, due = what.partition(":")
            self._trying(lambda: self._open_initiative(folder, Target(Deed.DUE, due)))
        elif kind == "place":
            self._goings[what]()

    def _sample(self) -> None:
        """Into the sample, or out of it again."""
        if self._places.own is None:
            self._say(self.words("sample.making"), style="bold $text-accent")
            self._places.open_sample()
        else:
            self.app.run_worker(self._places.leave_sample(), group="leaving", exit_on_error=True)

    def _trying(self, act: Callable[[], object]) -> None:
        """Do something that files may get in the way of."""
        self._say()
        try:
            act()
        except StoreError as error:
            self._say(self.words(error.key, path=error.path.name, **error.values))
        except Refused as refusal:
            self._say(self.words(refusal.key, **refusal.values))

    def _open(self, entry: MeetingEntry) -> None:
        self._trying(lambda: self._places.enter(self._desk.open(entry.path)))

    def _chosen_meeting(self) -> MeetingEntry | None:
        """The meeting that is highlighted; None for anything else, and for one that cannot be read."""
        chosen = self.query_one(OptionList).highlighted_option
        entry = self._shelf.entries.get((chosen.id or "") if chosen else "")
        return entry if entry is not None and not entry.problem else None

    def open_held(self) -> None:
        """Open a meeting that was held, to set something right."""
        entry = self._chosen_meeting()
        if entry is not None:
            self._open(entry)

    def put_away(self) -> None:
        """Put a meeting away, after a question."""
        entry = self._chosen_meeting()
        if entry is not None:
            meeting = entry.title, entry.path
            ask_to_put_away(self.app, self._desk, self.words, meeting, self._trying, self._was_put_away)

    def _was_put_away(self, told: str) -> None:
        self.renew()
        self._say(told, style="bold $text-success")

    def _show_minutes(self, entry: MeetingEntry) -> None:
        from cocreation_tui.tui.screens.papers.minutes import MinutesScreen

        text = self._desk.minutes(self._desk.read(entry.path))
        folder = entry.path.parent / "minutes"
        self.app.push_screen(MinutesScreen(self.words, text, self.words("home.minutes", path=str(folder))))

    def _mend(self, entry: MeetingEntry) -> None:
        """Say what is wrong with a meeting's file, and offer its newest good backup."""
        why = self.words(entry.problem or "", path=entry.path.name, **entry.values)
        number, good = self._desk.backups(entry.path)
        answers = [Answer("leave", self.words("home.leave-file"))]
        if entry.planned_start is not None:
            answers.append(Answer("open", self.words("home.open-anyway")))
        elif good:
            answers.append(Answer("restore", self.words("home.restore"), self.words("home.restore-follows")))
        told = self.words("home.mend", file=entry.path.name, why=why, good=good, number=number)
        self.app.push_screen(
            QuestionScreen(self.words, told, tuple(answers)), lambda answer: self._mended(answer, entry)
        )

    def _mended(self, answer: str | None, entry: MeetingEntry) -> None:
        if answer == "restore":
            self._trying(lambda: self._restore(entry))
        elif answer == "open":
            self._open(entry)

    def _restore(self, entry: MeetingEntry) -> None:
        backup, copy = self._desk.restore(entry.path)
        self.renew()
        self._say(
            self.words("cli.restored", backup=backup.name, copy=copy.name if copy else "-"),
            style="bold $text-success",
        )

    def _open_form(self, script: str) -> None:
        from cocreation_tui.tui.screens.home.new_meeting import NewMeetingScreen

        kept = self._places.kept_form
        if script:
            kept["script"] = script
        self.app.push_screen(NewMeetingScreen(self._desk, self.words, kept), self._made)

    def _made(self, room: Room | None) -> None:
        """Enter the meeting that was made."""
        if room is not None:
            self._places.enter(room)

    def _open_import(self) -> None:
        from cocreation_tui.tui.screens.home.import_script import ImportScreen

        self.app.push_screen(ImportScreen(self._desk, self.words, self._places.kept_form), self._imported)

    def _imported(self, imported: Imported | None) -> None:
        """Go on to a new meeting that follows the drejebog."""
        if imported is not None:
            self._look()
            self._places.kept_form["clock"] = imported.clock
            self._open_form(imported.script)

    def _choose_script(self) -> None:
        choices = tuple(
            Choice(script.id, script.title, script_words(script, self.words), script.purpose)
            for script in self._shelf.scripts
        )
        screen = PickScreen(self.words, self.words("home.which-script"), choices)
        self.app.push_screen(screen, lambda script: self._open_form(script) if script else None)

    def _found(self) -> None:
        """Fill in what a new initiative begins with."""
        from cocreation_tui.tui.screens.forms.form import FormScreen
        from cocreation_tui.tui.screens.home.founding import founding_sheet

        sheet = founding_sheet(self._desk, self._places.kept_founding)
        self.app.push_screen(FormScreen(self.words, sheet), self._founded)

    def _founded(self, values: dict[str, str] | None) -> None:
        """Set it up; what was typed is there again when that cannot be done."""
        if values is not None:
            self._trying(lambda: self._set_up(values))

    def _set_up(self, values: dict[str, str]) -> None:
        from cocreation_tui.tui.screens.home.founding import found

        room = found(self._desk, values)
        self._places.kept_founding.clear()
        self._enter_initiative(room)

    def _open_initiative(self, folder: str, begin: Target | None = None) -> None:
        """Go to an initiative, and begin there with something that is due."""
        root = self._desk.workspace.root
        self._enter_initiative(Initiatives(self._desk).open(root / folder), begin)

    def _enter_initiative(self, room: InitiativeRoom, begin: Target | None = None) -> None:
        from cocreation_tui.tui.screens.initiative import InitiativeScreen

        screen = InitiativeScreen(self._desk, self.words, room, begin)
        self.app.push_screen(screen, self._left_initiative)

    def _left_initiative(self, room: Room | None) -> None:
        """Enter the meeting that was started or opened there, or list anew what there is."""
        if room is not None:
            self._places.enter(room)
        else:
            self.renew()

    def _open_library(self) -> None:
        from cocreation_tui.tui.screens.library.library import LibraryScreen

        self.app.push_screen(LibraryScreen(self._desk, self.words), self._left_library)

    def _left_library(self, starts: Card | Script | None) -> None:
        """Start a meeting from a script that was read there."""
        from cocreation_tui.tui.screens.home.plan_fields import script_key

        if isinstance(starts, Script):
            self._open_form(script_key(starts))

    def _open_settings(self) -> None:
        from cocreation_tui.tui.screens.home.settings import SettingsScreen

        screen = SettingsScreen(self._desk, self.words, self._places)
        self.app.push_screen(screen, lambda _: self.renew())

    def palette(self) -> None:
        """Everything that can be done from Home, by name."""
        without = {"home-palette"} if self._chosen_meeting() else {"home-palette", *OF_A_MEETING}
        offered = (key for key in at(Place.HOME) if key.id not in without)
        choices = command_choices(offered, self.words, self.keyboard)
        screen = PickScreen(self.words, self.words("palette.title"), choices)
        self.app.push_screen(screen, self._run_choice)

    async def _run_choice(self, choice: str | None) -> None:
        if choice:
            await self.action_act(choice)

    def help(self) -> None:
        """What can be done here, then every key of a meeting."""
        from cocreation_tui.tui.screens.dialogs.help import HelpScreen, home_page

        self.app.push_screen(HelpScreen(self.words, self.keyboard, home_page(self.words, self.keyboard)))

    def _say(self, *said: str, style: str = "bold $text-warning") -> None:
        room = max(20, self.size.width - 6)
        self.query_one("#home-says", Static).update(
            lines([styled(fit(text, room * 2), style) for text in said])
        )
