"""The application: language, theme, filters and signals; everything else is in the screens."""

from __future__ import annotations

import asyncio
import io
import re
from collections import deque
from contextlib import suppress

from rich.console import Console
from textual import events
from textual.filter import LineFilter
from textual.message import Message
from textual.message_pump import MessagePump
from textual.widgets import OptionList

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.desk.desk import Desk, Room
from cocreation_tui.i18n.words import Words
from cocreation_tui.store.terminals import first_time
from cocreation_tui.tui.app.driver import HouseDriver, obey_the_system
from cocreation_tui.tui.app.navigation import PlacesApp
from cocreation_tui.tui.app.safety import filters, is_old_console
from cocreation_tui.tui.keys.bursts import burst
from cocreation_tui.tui.keys.names import SEVERAL
from cocreation_tui.tui.keys.table import BY_ID, Key
from cocreation_tui.tui.theme import THEMES, theme_name

HELD = 0.012
"""Seconds a key waits for those that come with it, where it would be a command: less than a screen shows.

With none it waits for those that are there already."""
LONGEST_TOLD = 60
"""Characters of a text that are told where it cannot be used."""
KEY_LAPS = 3
"""How often a key is followed: it makes a message, which makes another, which opens or closes something."""


def task_of(target: MessagePump) -> asyncio.Task[None] | None:
    """What handles the messages of ``target``; None when that has gone."""
    with suppress(AssertionError):  # how Textual says that there is none
        return target.task
    return None


class KeyHandled(Message):
    """Comes back to the app when all that lay before it, in ``target`` and what holds that, has been dealt with."""

    def __init__(self, target: MessagePump, laps: int) -> None:
        super().__init__()
        self.target = target
        """Where the key went, or where the next one would go."""
        self.laps = laps
        """How often it has yet to come back from there."""
        self.task = task_of(target)
        """What handles the messages of ``target``; done, or None, when that has gone."""


class CocreationApp(PlacesApp):
    """Runs meetings. Opens on one when given one, else on Home."""

    ENABLE_COMMAND_PALETTE = False
    TITLE = "cocreation"

    def __init__(
        self,
        desk: Desk,
        room: Room | None = None,
        notices: tuple[str, ...] = (),
        bell: bool = False,
        theme: str = "",
    ) -> None:
        super().__init__(driver_class=HouseDriver)
        self._old_console = is_old_console()
        self._seen_through = filters(self._old_console)
        self.desk = desk
        """The workspace and its meetings."""
        self.words = Words(desk.language)
        """The language of the screens."""
        self.room = room
        """The meeting that is open; None on Home."""
        self.bell_rings = bell or desk.settings.bell
        """Whether the terminal's bell rings when an item comes near its end."""
        self.kept_form, self.kept_founding = {}, {}
        self._notices = notices
        self._keys: deque[events.Key | events.Paste] = deque()
        self._followed: KeyHandled | None = None
        self._held = False
        self._caps_told = False
        # Textual writes a crash here, with every local variable: names. The command line tells of it instead.
        self.crash_report = io.StringIO()
        """What Textual has to say of a crash; shown only when asked for."""
        self.error_console = Console(file=self.crash_report, markup=False, highlight=False, width=100)
        for known in THEMES:
            self.register_theme(known)
        self.theme = theme_name(theme or desk.settings.theme)

    def get_line_filters(self) -> list[LineFilter]:
        """Nothing unsafe reaches the terminal, whatever draws it."""
        return [*super().get_line_filters(), *self._seen_through]

    async def on_event(self, event: events.Event) -> None:
        """Let one key take full effect before the next one is looked at.

        Textual decides where a key goes before the key ahead of it has opened or closed a field: of a fast typist,
        or on a slow computer, letters would become commands and commands letters. A paste waits its turn like a key.
        """
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            if not self.screen_stack:  # the program is ending
                return
            self._keys.append(event)
            if not self._key_under_way():
                await self._first_key(event)
        else:
            await super().on_event(event)

    def _key_under_way(self) -> bool:
        """Whether a key has not taken its full effect, however long that takes."""
        return self._followed is not None or self._held

    async def _first_key(self, event: events.Key | events.Paste) -> None:
        """Look at a key; at one that types something where nothing is written, when those that came with it are there."""
        if isinstance(event, events.Paste) or not event.is_printable or self._writes:
            await self._next_key()
            return
        self._held = True
        look = events.Callback(self._next_key)
        if HELD:
            asyncio.get_running_loop().call_later(HELD, self.post_message, look)
        else:
            self.post_message(look)

    @property
    def _writes(self) -> bool:
        """Whether what is typed goes into a field."""
        return self.focused is not None and not isinstance(self.focused, OptionList)

    def _take_burst(self) -> None:
        """Make a paste of letters that nobody has typed: they are no commands."""
        text = "" if self._writes else burst(self._keys, self._opens_field)
        if not text:
            return
        for _ in text:
            self._keys.popleft()
        self._keys.appendleft(events.Paste(text))
        if not hasattr(self.screen, "on_paste"):
            self.notify(
                self.words("paste.nowhere", text=text[:LONGEST_TOLD]), severity="warning", markup=False
            )

    def _opens_field(self, key: str) -> bool:
        """Whether a key opens something that is written into, by the table of keys; Caps Lock left aside."""
        command = self._command(key)
        return command is not None and command.writes and key in self.keyboard.keys(command.id).split(SEVERAL)

    def _command(self, key: str) -> Key | None:
        """What a key does here, of what the table of keys has; None for anything else."""
        bound = self.screen.active_bindings.get(key)
        found = re.fullmatch(r"act\('(.+)'\)", bound.binding.action) if bound else None
        return BY_ID[found[1]] if found else None

    def _tell_caps_lock(self, event: events.Key | events.Paste) -> None:
        """Say once that Caps Lock seems to be on, when a command is given with a capital that is none of its own."""
        if isinstance(event, events.Paste) or self._writes or not (event.character or "").isalpha():
            return
        command = self._command(event.key) if event.key.isupper() else None
        lent = command is not None and event.key in self.keyboard.capitals(command.id)
        if lent and not self._caps_told:
            self.notify(self.words("caps-lock"), severity="warning", markup=False)
        self._caps_told = event.key.isupper() and (self._caps_told or lent)

    async def _next_key(self) -> None:
        self._held = False
        self._take_burst()
        self._tell_caps_lock(self._keys[0])
        event, target = self._keys.popleft(), self._key_place
        await super().on_event(event)
        self._follow(KeyHandled(target, KEY_LAPS))

    @property
    def _key_place(self) -> MessagePump:
        """Where a key goes now."""
        return self.focused or self.screen

    def _follow(self, handled: KeyHandled) -> None:
        """Send a word after the key. It comes back through every queue that the key goes through, or when they end."""
        self._followed = handled
        handled.target.post_message(handled)
        if handled.task is None:
            self.post_message(handled)
        else:
            handled.task.add_done_callback(self._target_gone)

    def _target_gone(self, task: asyncio.Task[None]) -> None:
        """Nothing comes back from a target that has gone, so the word is passed on from here."""
        if self._followed is not None and self._followed.task is task:
            self.post_message(self._followed)

    async def on_key_handled(self, event: KeyHandled) -> None:
        """Follow the key once more, from the beginning where it opened or closed something; or look at the next one.

        A key that ends the program is followed no further: then there is no screen any more.
        """
        if event is not self._followed or not self.screen_stack:
            return
        if event.task is not None:
            event.task.remove_done_callback(self._target_gone)
        place = self._key_place
        laps = event.laps - 1 if place is event.target else KEY_LAPS
        if laps:
            self._follow(KeyHandled(place, laps))
            return
        self._followed = None
        if self._keys:
            await self._next_key()

    def on_mount(self) -> None:
        """Set the keys of the language, obey the system's wish to end, open the first screen."""
        self.set_keys(self.desk.settings)
        obey_the_system(self)
        if self.room is not None:
            self.enter(self.room)
        else:
            self.go_home()
        if self._notices:
            self._show_notices()
        if self._old_console and first_time("old-console"):
            self.notify(self.words("old-console"), markup=False, timeout=20)

    def _show_notices(self) -> None:
        """What was not understood of the files that were given."""
        from cocreation_tui.tui.screens.dialogs.page import PageScreen
        from cocreation_tui.tui.text import lines, plain
        from cocreation_tui.tui.words.pages import Page

        page = Page(self.words("cli.roster-title"), lines([plain(notice) for notice in self._notices]))
        self.push_screen(PageScreen(self.words, (page,)))

    async def action_quit(self) -> None:
        """End the program, unless something is not on disk yet. Folding the journal is for whoever started the app."""
        runner = self.room.runner if self.room else None
        if runner and runner.unsaved and not runner.retry():
            self.notify(self.words("leave.unsaved"), severity="error", markup=False)
        else:
            self.exit()

    def action_help_quit(self) -> None:
        """Say how to leave to somebody who pressed Ctrl+C."""
        self.notify(f"Ctrl+Q: {self.words('key.leave')}", markup=False)


def close_room(app: CocreationApp) -> StoreError | None:
    """Fold and let go of the open meeting after the app has ended; what went wrong, and what is lost by it, if anything."""
    runner = app.room.runner if app.room else None
    trouble = app.let_go()
    app.throw_away()
    if trouble is not None and runner is not None and runner.unsaved:
        return StoreError("leave.lost", trouble.path, n=runner.unsaved)
    if trouble is not None and trouble.key == "store.disk-full":  # its words are for a meeting that goes on
        return StoreError("leave.kept", trouble.path)
    return trouble
