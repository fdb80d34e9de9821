"""A second terminal for the room: the audience face of a meeting that somebody else runs, read-only and live.

Only the files tie it to the control terminal, so it goes on whatever becomes of that: a crash, a restart, a file that
is away for a moment. What it cannot read it leaves as it was; the clock runs on.
"""

from __future__ import annotations

import asyncio
import io
import time
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from threading import Thread

from rich.console import Console
from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.filter import LineFilter
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.desk.desk import Desk
from cocreation_tui.desk.follower import Follower, follow
from cocreation_tui.i18n.words import Words
from cocreation_tui.store.workspace import MeetingEntry
from cocreation_tui.tui.app.driver import HouseDriver, obey_the_system
from cocreation_tui.tui.app.safety import filters, is_old_console
from cocreation_tui.tui.room.scene import FindCard, remembering, scene_of
from cocreation_tui.tui.screens.base import TooSmall, watch_size
from cocreation_tui.tui.text import lines, plain, styled
from cocreation_tui.tui.theme import THEMES, theme_name
from cocreation_tui.tui.view import JUST_AFTER, look, until_next
from cocreation_tui.tui.widgets.room_side.audience import AudienceFace

LOOK = 0.25
"""Seconds between looks at whether anything has been written."""
SEARCH = timedelta(seconds=1)
"""How often a meeting is looked for while none that is followed is under way."""
FRESH = timedelta(hours=12)
"""How long after its planned start a meeting that has not begun is still waited for."""


def meeting_to_follow(entries: tuple[MeetingEntry, ...], now: datetime) -> MeetingEntry | None:
    """The meeting under way that began last; else the one that is to begin next; None when there is neither."""
    begun = [(entry.started_at, entry) for entry in entries if entry.under_way and entry.started_at]
    if begun:
        return max(begun, key=lambda pair: pair[0])[1]
    waiting = [
        (entry.planned_start, entry)
        for entry in entries
        if entry.planned_start and not entry.started_at and not entry.closed_at
        if now - FRESH <= entry.planned_start
    ]
    return min(waiting, key=lambda pair: pair[0])[1] if waiting else None


class StageScreen(Screen[None], inherit_bindings=False):
    """The audience face, or a word on what is waited for."""

    AUTO_FOCUS = ""
    BLANK = True
    ALLOW_SELECT = False
    DEFAULT_CSS = """
    StageScreen { background: $audience-ground; color: $audience-text; }
    StageScreen AudienceFace { display: none; }
    StageScreen.-following AudienceFace { display: block; }
    StageScreen.-following #stage-waits { display: none; }
    StageScreen #stage-waits { width: 1fr; height: 1fr; content-align: center middle; text-align: center; }
    """

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words
        """The language it waits in; a meeting is shown in its own."""
        self.face = AudienceFace()
        """What the room sees."""
        self._too_small = TooSmall()

    def compose(self) -> ComposeResult:
        """The face, and what is said while there is nothing to show."""
        yield self._too_small
        yield self.face
        said = [
            styled(self.words("audience.waiting"), "bold $audience-text"),
            plain(""),
            styled(self.words("audience.waiting-more"), "$audience-quiet"),
        ]
        yield Static(lines(said), id="stage-waits")

    def on_resize(self, event: events.Resize) -> None:
        """Give way to a sentence when the window is too small."""
        watch_size(self, self._too_small, self.words, event, self.has_class("-following"))


class StageApp(App[None], inherit_bindings=False):
    """Follows a meeting and shows it to the room."""

    ENABLE_COMMAND_PALETTE = False
    TITLE = "cocreation"
    BINDINGS = [Binding("q,ctrl+q", "quit", show=False)]

    class Stirred(Message):
        """There may be something new in the files."""

    class Seen(Message):
        """There is something new to show, or another figure."""

    def __init__(self, desk: Desk, wanted: Path | None = None, theme: str = "") -> None:
        super().__init__(driver_class=HouseDriver)
        self._seen_through = filters(is_old_console())
        self.desk = desk
        """The workspace and its meetings."""
        self.words = Words(desk.language)
        """The language it waits in."""
        self.follower: Follower | None = None
        """The meeting that is followed; None while there is none."""
        # See CocreationApp.
        self.crash_report = io.StringIO()
        """What Textual has to say of a crash; shown only when asked for."""
        self.error_console = Console(file=self.crash_report, markup=False, highlight=False, width=100)
        self._wanted = wanted
        self._path: Path | None = None
        self._apart = timedelta(0)
        self._find: FindCard = lambda card_id: None
        self._searched_at: datetime | None = None
        self._looking = False
        self._ended = False
        self._coming: asyncio.TimerHandle | None = None
        for known in THEMES:
            self.register_theme(known)
        self.theme = theme_name(theme)

    def get_line_filters(self) -> list[LineFilter]:
        """Nothing unsafe reaches the terminal, whatever draws it."""
        return [*super().get_line_filters(), *self._seen_through]

    def get_default_screen(self) -> StageScreen:
        """The only screen."""
        return StageScreen(self.words)

    def on_mount(self) -> None:
        """Start looking at the files and the clock, and obey the system's wish to end."""
        obey_the_system(self)
        self.tick()
        Thread(target=self._watch, daemon=True).start()

    def on_unmount(self) -> None:
        """Stop looking."""
        self._ended = True

    def _watch(self) -> None:
        """Tell when there is something to look at; in a thread, so that a slow disk never stops the clock."""
        while not self._ended:
            # A plain sleep wakes up for less than an event that is waited for, and nobody waits for this thread.
            time.sleep(LOOK)
            follower = self.follower
            if self._search_is_due() or (follower is not None and follower.stirred()):
                with suppress(RuntimeError):  # The loop has ended meanwhile.
                    self.post_message(self.Stirred())

    def on_stage_app_stirred(self) -> None:
        """Look at it."""
        self.tick()

    def tick(self) -> None:
        """Show the meeting as of now, and have its files looked at."""
        self._show()
        if not self._looking:
            self._looking = True
            self.run_worker(self._look, thread=True, group="look", exit_on_error=True)

    def _show(self) -> None:
        # A tick may come while no screen stands: before the first one is there, and after the last one has gone.
        screen = next(reversed(self.screen_stack), None)
        if self.follower is None or not isinstance(screen, StageScreen):
            return
        screen.add_class("-following")
        view = look(self.follower.session, self.desk.clock.now() - self._apart, self.words)
        screen.face.scene = scene_of(view, self.follower.showing, self._find)
        self._show_again(until_next(view).total_seconds() + JUST_AFTER)

    def _show_again(self, after: float) -> None:
        """Show it anew when the next figure changes."""
        if self._coming is not None:
            self._coming.cancel()
        self._coming = asyncio.get_running_loop().call_later(after, self.post_message, self.Seen())

    def on_stage_app_seen(self) -> None:
        """Show it at once."""
        self._show()

    def _look(self) -> None:
        """Take in what has been written; in a thread, so that a slow disk never stops the clock."""
        from cocreation_tui.desk.left_open import apart

        try:
            self._search()
            if self._path is not None:
                self._apart = apart(self._path, self.desk.clock)
            if self.follower is not None and self.follower.look():
                # Another showing may be of a card that has been edited since.
                self._find = remembering(self.follower.card)
                self.post_message(self.Seen())
        except StoreError:
            # Away or half written: it stays as it was and is looked at again.
            pass
        finally:
            self._looking = False

    def _search(self) -> None:
        """Follow the meeting to be followed, when it is not the one that is."""
        if not self._search_is_due():
            return
        self._searched_at = now = self.desk.clock.now()
        path = self._wanted
        if path is None:
            found = meeting_to_follow(self.desk.meetings(), now)
            path = found.path if found else None
        if path is not None and path != self._path:
            self._follow(path)

    def _search_is_due(self) -> bool:
        """Whether none that is under way is followed, and it is a while ago that one was looked for."""
        facts = self.follower.session.facts if self.follower else None
        if facts is not None and facts.started_at is not None and facts.closed_at is None:
            return False
        return self._searched_at is None or self.desk.clock.now() - self._searched_at >= SEARCH

    def _follow(self, path: Path) -> None:
        follower = follow(self.desk, path)
        follower.look()
        if self.follower is not None:
            self.follower.close()
        self._path, self._find, self.follower = path, remembering(follower.card), follower
        self.post_message(self.Seen())
