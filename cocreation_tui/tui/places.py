"""Going from place to place: into a meeting and out of it again, Home, the sample, and obeying the settings."""

from __future__ import annotations

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory

from textual.app import App

from cocreation_tui.core.errors import Refused, StoreError
from cocreation_tui.desk import Desk, Room
from cocreation_tui.i18n.words import Words
from cocreation_tui.settings import Settings
from cocreation_tui.store.workspace import Workspace
from cocreation_tui.tui.keyboard import KeyProblem, remap, usable
from cocreation_tui.tui.keys import KEYS, keymap
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
    key_problems: tuple[KeyProblem, ...] = ()
    """Keys of the user's own that are not used, and why."""

    kept_form: dict[str, str]
    """What was typed into the form of a new meeting and not used yet."""
    kept_founding: dict[str, str]
    """What was typed into the form of a new initiative and not used yet."""

    _throw_away: TemporaryDirectory[str] | None = None
    _leaving: bool = False

    def set_keys(self, settings: Settings) -> None:
        """Set the keyboard of the language, with the keys of the user's own that can be used."""
        language = self.desk.language
        usual = {key.id: key.usual_keys(language) for key in KEYS}
        own, self.key_problems = usable(settings.keys, usual)
        remap(own)
        self.set_keymap(keymap(language))

    def obey(self, settings: Settings) -> None:
        """Do as the settings say from now on."""
        if settings.language and settings.language != self.desk.language:
            self.desk.language = settings.language
            self.words = Words(settings.language)
        self.theme = theme_name(settings.theme)
        self.bell_rings = settings.bell
        self.set_keys(settings)

    def enter(self, room: Room) -> None:
        """Open a meeting."""
        from cocreation_tui.tui.screens.meeting import MeetingScreen

        self.room = room
        self.push_screen(MeetingScreen(room, self.words, self.bell_rings))

    def go_home(self, says: str = "") -> None:
        """Open Home, and say something there."""
        from cocreation_tui.tui.screens.home import HomeScreen

        self.push_screen(HomeScreen(self.desk, self.words, says))

    def open_sample(self) -> None:
        """Open the sample meeting in a workspace that is thrown away. Raises ``StoreError`` and ``Refused``."""
        from cocreation_tui.sample import sample_room

        folder = TemporaryDirectory(prefix="cocreation-demo-")
        desk = Desk(Workspace(Path(folder.name)), self.desk.clock, self.desk.language, self.desk.settings)
        try:
            room = sample_room(desk)
        except (StoreError, Refused):
            folder.cleanup()
            raise
        self._throw_away = folder
        self.enter(room)

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
        if self._throw_away is not None:
            self._throw_away.cleanup()
            self._throw_away = None
        return trouble
