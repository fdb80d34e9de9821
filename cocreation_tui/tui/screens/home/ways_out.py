"""The ways from Home to other places, and what follows when one comes back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Protocol

from textual.app import App

from cocreation_tui.desk.desk import Desk, Room
from cocreation_tui.desk.initiatives import InitiativeRoom, Initiatives
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.screens.dialogs.pick import Choice, PickScreen
from cocreation_tui.tui.screens.initiative.targets import Target
from cocreation_tui.tui.screens.laptops.slowly import Working
from cocreation_tui.tui.words.of_keys import script_words

if TYPE_CHECKING:
    from cocreation_tui.core.agenda.script import Script
    from cocreation_tui.method.cards import Card
    from cocreation_tui.tui.screens.home.import_script import Imported
    from cocreation_tui.tui.screens.laptops.arriving import Arriving
    from cocreation_tui.tui.screens.ways import Ways


class Host(Working, Protocol):
    """Where the ways begin: Home."""

    words: Words
    """The language there is now."""

    @property
    def app(self) -> App[Any]:
        """What screens are pushed onto."""

    @property
    def is_active(self) -> bool:
        """Whether nothing is open over it."""

    @property
    def places(self) -> Ways:
        """The application's own ways."""

    def renew(self) -> None:
        """List anew what there is."""

    def trying(self, act: Callable[[], object]) -> None:
        """Do something that files may get in the way of."""

    def say(self, *said: str, style: str = "") -> None:
        """Say something below the list."""


class WaysOut:
    """To initiatives, to a new meeting, to the library, the settings, the sample."""

    def __init__(self, host: Host, desk: Desk) -> None:
        self._host = host
        self._desk = desk

    @property
    def acts(self) -> Mapping[str, Callable[[], None]]:
        """The ways to the places of ``PLACES``, by command."""
        return {
            "home-new": lambda: self.open_form(""),
            "home-found": self._found,
            "home-tasks": self._open_tasks,
            "home-search": self._open_search,
            "home-import": self._open_import,
            "home-bring-in": lambda: self._arriving.bring_in(),
            "home-take-part": lambda: self._arriving.take_part(),
            "home-library": self._open_library,
            "home-settings": self._open_settings,
            "home-sample": self._sample,
        }

    @property
    def _arriving(self) -> Arriving:
        from cocreation_tui.tui.screens.laptops.arriving import Arriving

        host = self._host

        def say(text: str, style: str = "bold $text-warning", /) -> None:
            host.say(*filter(None, (text,)), style=style)

        return Arriving(host, self._desk, host.words, say, lambda folder: host.renew())

    def _sample(self) -> None:
        """Into the sample, or out of it again."""
        if self._host.places.own is None:
            self._host.say(self._host.words("sample.making"), style="bold $text-accent")
            self._host.places.open_sample()
        else:
            self._host.app.run_worker(self._host.places.leave_sample(), group="leaving", exit_on_error=True)

    def open_form(self, script: str) -> None:
        """Plan a meeting, from a script where one was chosen; empty for none."""
        from cocreation_tui.tui.screens.home.new_meeting import NewMeetingScreen

        kept = self._host.places.kept_form
        if script:
            kept["script"] = script
        self._host.app.push_screen(NewMeetingScreen(self._desk, self._host.words, kept), self._made)

    def _made(self, room: Room | None) -> None:
        """Enter the meeting that was made."""
        if room is not None:
            self._host.places.enter(room)

    def _open_import(self) -> None:
        from cocreation_tui.tui.screens.home.import_script import ImportScreen

        self._host.app.push_screen(
            ImportScreen(self._desk, self._host.words, self._host.places.kept_form), self._imported
        )

    def _imported(self, imported: Imported | None) -> None:
        """Go on to a new meeting that follows the drejebog."""
        if imported is not None:
            self._host.renew()
            self._host.places.kept_form["clock"] = imported.clock
            self.open_form(imported.script)

    def choose_script(self, scripts: tuple[Script, ...]) -> None:
        """Choose the script to start from, among all of them."""
        choices = tuple(
            Choice(script.id, script.title, script_words(script, self._host.words), script.purpose)
            for script in scripts
        )
        screen = PickScreen(self._host.words, self._host.words("home.which-script"), choices)
        self._host.app.push_screen(screen, lambda script: self.open_form(script) if script else None)

    def _found(self) -> None:
        """Fill in what a new initiative begins with."""
        from cocreation_tui.tui.screens.forms.form import FormScreen
        from cocreation_tui.tui.screens.home.founding import founding_sheet

        sheet = founding_sheet(self._desk, self._host.places.kept_founding)
        self._host.app.push_screen(FormScreen(self._host.words, sheet), self._founded)

    def _founded(self, values: dict[str, str] | None) -> None:
        """Set it up; what was typed is there again when that cannot be done."""
        if values is not None:
            self._host.trying(lambda: self._set_up(values))

    def _set_up(self, values: dict[str, str]) -> None:
        from cocreation_tui.tui.screens.home.founding import found

        room = found(self._desk, values)
        self._host.places.kept_founding.clear()
        self._enter_initiative(room)

    def open_initiative(self, folder: str, begin: Target | None = None) -> None:
        """Go to an initiative, and begin there with something that is due."""
        root = self._desk.workspace.root
        self._enter_initiative(Initiatives(self._desk).open(root / folder), begin)

    def _enter_initiative(self, room: InitiativeRoom, begin: Target | None = None) -> None:
        from cocreation_tui.tui.screens.initiative.initiative_screen import InitiativeScreen

        screen = InitiativeScreen(self._desk, self._host.words, room, begin)
        self._host.app.push_screen(screen, self._left_initiative)

    def _left_initiative(self, room: Room | None) -> None:
        """Enter the meeting that was started or opened there, or list anew what there is."""
        if room is not None:
            self._host.places.enter(room)
        else:
            self._host.renew()

    def _open_tasks(self) -> None:
        from cocreation_tui.tui.screens.initiative.tasks import TasksScreen

        screen = TasksScreen(self._desk, self._host.words)
        self._host.app.push_screen(screen, lambda _: self._host.renew())

    def _open_search(self) -> None:
        from cocreation_tui.tui.screens.papers.find import FindScreen

        self._host.app.push_screen(FindScreen(self._desk, self._host.words))

    def _open_library(self) -> None:
        from cocreation_tui.tui.screens.library.library import LibraryScreen

        self._host.app.push_screen(LibraryScreen(self._desk, self._host.words), self._left_library)

    def _left_library(self, starts: Card | Script | None) -> None:
        """Start a meeting from a script that was read there."""
        from cocreation_tui.core.agenda.script import Script
        from cocreation_tui.tui.screens.home.plan_fields import script_key

        if isinstance(starts, Script):
            self.open_form(script_key(starts))

    def _open_settings(self) -> None:
        from cocreation_tui.tui.screens.home.settings import SettingsScreen

        screen = SettingsScreen(self._desk, self._host.words, self._host.places)
        self._host.app.push_screen(screen, lambda _: self._host.renew())
