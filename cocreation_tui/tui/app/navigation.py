"""Going from place to place: into a meeting and out of it again, Home, the sample, and obeying the settings."""

from __future__ import annotations

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory

from textual.app import App

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.desk.desk import Desk, Room
from cocreation_tui.i18n.words import Words
from cocreation_tui.settings import Settings
from cocreation_tui.store.workspace import Workspace
from cocreation_tui.tui.keys.keyboard import Keyboard
from cocreation_tui.tui.keys.own import KeyProblem, usable
from cocreation_tui.tui.screens.base import BaseDialog, BaseScreen
from cocreation_tui.tui.theme import theme_name

MEETING_WORK = frozenset({"orders", "fold", "draft", "minutes", "stage", "forms"})
"""Groups of workers that must be done before a meeting is let go of."""


class PlacesApp(App[None]):
    """The places of the program and the ways between them."""

    desk: Desk
    """The workspace and its meetings."""
    words: Words
    """The language of the screens."""
    room: Room | None
    """The meeting that is open; None on Home."""
    bell_rings: bool
    """Whether the terminal's bell rings when an item comes near its end."""
    keyboard: Keyboard
    """The keys as they are set."""
    key_problems: tuple[KeyProblem, ...] = ()
    """Keys of the user's own that are not used, and why."""

    kept_form: dict[str, str]
    """What was typed into the form of a new meeting and not used yet."""
    kept_founding: dict[str, str]
    """What was typed into the form of a new initiative and not used yet."""

    own: Desk | None = None
    """The user's own workspace while the sample is open; None otherwise."""
    _throw_away: TemporaryDirectory[str] | None = None
    _own_forms: tuple[dict[str, str], dict[str, str]] = ({}, {})
    _leaving: bool = False
    _making: bool = False

    def set_keys(self, settings: Settings) -> None:
        """Set the keyboard of the language, with the keys of the user's own that can be used."""
        language = self.desk.language
        own, self.key_problems = usable(settings.keys, language)
        self.keyboard = Keyboard(language, own)
        for screen in self.screen_stack:
            if isinstance(screen, BaseScreen | BaseDialog):
                screen.take_keys()

    def obey(self, settings: Settings) -> None:
        """Do as the settings say from now on."""
        if settings.language and settings.language != self.desk.language:
            self.desk.language = settings.language
            self.words = Words(settings.language)
        self.theme = theme_name(settings.theme)
        self.bell_rings = settings.bell
        self.set_keys(settings)

    def enter(self, room: Room, then: str = "") -> None:
        """Open a meeting, and do something there by its command."""
        from cocreation_tui.tui.screens.meeting import MeetingScreen

        self.room = room
        screen = MeetingScreen(room, self.words, self.bell_rings)
        self.push_screen(screen)
        if then:
            screen.call_after_refresh(screen.act, then)
        if self.own is not None:
            screen.call_after_refresh(screen.say, self.words("sample.told"), "$text-accent")

    def go_home(self, says: str = "") -> None:
        """Open Home, and say something there."""
        from cocreation_tui.tui.screens.home.home import HomeScreen

        self.push_screen(HomeScreen(self.desk, self.words, says))

    def open_sample(self) -> None:
        """Make the sample in a workspace that is thrown away, and open its meeting under way as soon as it is there."""
        if self.own is None and not self._making:
            self._making = True
            self.run_worker(self._make_sample, thread=True, group="sample", exit_on_error=True)

    def _make_sample(self) -> None:
        """Live through the sample, off the event loop."""
        from cocreation_tui.sample import sample_initiative

        folder = TemporaryDirectory[str](prefix="cocreation-demo-", ignore_cleanup_errors=True)
        desk = Desk(Workspace(Path(folder.name)), self.desk.clock, self.desk.language, self.desk.settings)
        try:
            room = sample_initiative(desk)
        except StoreError as error:
            folder.cleanup()
            said = self.words(error.key, path=error.path.name, **error.values)
            self.call_from_thread(self._sample_failed, said)
        else:
            self.call_from_thread(self._enter_sample, folder, desk, room)

    def _sample_failed(self, said: str) -> None:
        self._making = False
        self.notify(said, severity="error", markup=False)

    def _enter_sample(self, folder: TemporaryDirectory[str], desk: Desk, room: Room) -> None:
        """Be in the sample, unless a meeting was entered while it was made."""
        self._making = False
        if self.room is not None:
            room.close()
            folder.cleanup()
            return
        self._throw_away = folder
        self.be_in_sample(desk)
        self.enter(room)

    def be_in_sample(self, desk: Desk) -> None:
        """Let everything be about the sample that lies on this desk, until it is left."""
        self.own, self.desk = self.desk, desk
        self._own_forms = (self.kept_form, self.kept_founding)
        self.kept_form, self.kept_founding = {}, {}

    async def leave_sample(self) -> None:
        """Return to one's own Home; what was done in the sample is thrown away."""
        if self.own is None:
            return
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        self.desk, self.own = self.own, None
        self.kept_form, self.kept_founding = self._own_forms
        self.words = Words(self.desk.language)
        self.obey(self.desk.settings)
        self.throw_away()
        self.go_home(self.words("sample.left"))

    def throw_away(self) -> None:
        """Delete the workspace of the sample, if there is one."""
        folder, self._throw_away = self._throw_away, None
        if folder is not None:
            folder.cleanup()

    def leave_meeting(self) -> None:
        """Fold the meeting, let go of it and return to Home; while something is not on disk, stay and say so."""
        if self.room is not None and not self._leaving:
            self._leaving = True
            self.run_worker(self._leave_meeting(self.room), group="leaving", exit_on_error=True)

    async def _leave_meeting(self, room: Room) -> None:
        try:
            busy = [worker for worker in self.workers if worker.group in MEETING_WORK]
            if busy:
                await self.workers.wait_for_complete(busy)
            if room.runner.unsaved and not await asyncio.to_thread(room.runner.retry):
                self.notify(self.words("leave.unsaved"), severity="error", markup=False)
                return
            while len(self.screen_stack) > 1:
                await self.pop_screen()
            trouble = await asyncio.to_thread(self.let_go)
            says = (
                "" if trouble is None else self.words(trouble.key, path=trouble.path.name, **trouble.values)
            )
            self.go_home(says)
        finally:
            self._leaving = False

    def let_go(self) -> StoreError | None:
        """Fold the open meeting and let go of it; what went wrong, if anything."""
        room, self.room = self.room, None
        trouble = None
        if room is not None:
            try:
                room.close()
                trouble = room.runner.trouble
            except StoreError as error:
                trouble = error
        return trouble
