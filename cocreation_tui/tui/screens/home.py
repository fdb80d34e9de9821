"""Home: meetings under way to resume, meetings to start, minutes to read."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from cocreation_tui.clock import local_zone
from cocreation_tui.core.errors import Refused, StoreError
from cocreation_tui.core.script import Script
from cocreation_tui.desk import Desk, Plan, Room, default_start
from cocreation_tui.i18n.dates import clock, day_of, short_day
from cocreation_tui.i18n.words import Words
from cocreation_tui.store.workspace import MeetingEntry
from cocreation_tui.tui.screens.base import BaseScreen
from cocreation_tui.tui.text import line, plain, styled
from cocreation_tui.tui.widgets.focus import HoldsFocus

SHOWN = 12
"""How many meetings that are over are listed."""


class HomeList(HoldsFocus, OptionList):
    """The list of Home."""


class HomeScreen(BaseScreen[None]):
    """One list: arrows and Enter."""

    CSS_PATH = "../styles/home.tcss"
    BINDINGS = [Binding("ctrl+q,q", "app.quit", show=False)]

    def __init__(self, desk: Desk, words: Words, entered: Callable[[Room], None]) -> None:
        super().__init__(words)
        self._desk = desk
        self._entered = entered
        self._targets: dict[str, Callable[[], Room]] = {}

    def compose(self) -> ComposeResult:
        """Title, list, what was wrong, keys."""
        yield self.too_small
        yield Static(plain(self.words("home.title")), id="home-title")
        yield HomeList(id="home-list")
        yield Static(id="home-says")
        yield Static(plain(self.words("home.hints")), id="home-hints")

    def on_mount(self) -> None:
        """List what there is."""
        options = self.query_one(OptionList)
        for option in self._options():
            options.add_option(option)
        options.action_first()
        warning = self._desk.workspace.warning()
        if warning:
            self._say(self.words(warning, path=str(self._desk.workspace.root)))

    def on_screen_resume(self) -> None:
        """Give the list the keys."""
        self.query_one(OptionList).focus()

    def _options(self) -> list[Option | None]:
        meetings = self._desk.meetings()
        under_way = [m for m in meetings if m.under_way and not m.problem]
        planned = [m for m in meetings if m.planned_start and not m.started_at and not m.problem]
        over = [m for m in meetings if m.closed_at][:SHOWN]
        broken = [m for m in meetings if m.problem]
        rows: list[Option | None] = []
        for key, entries in (("home.under-way", under_way), ("home.planned", planned)):
            rows += self._section(key, [self._meeting(entry) for entry in entries])
        rows += self._section("home.start", [self._script(script) for script in self._desk.scripts()])
        rows += self._section("home.over", [self._meeting(entry) for entry in over])
        rows += self._section("home.broken", [self._meeting(entry) for entry in broken])
        return rows[:-1]

    def _section(self, key: str, options: list[Option]) -> list[Option | None]:
        heading = Option(styled(self.words(key), "bold $text-secondary"), disabled=True)
        return [heading, *options, None] if options else []

    def _meeting(self, entry: MeetingEntry) -> Option:
        path = entry.path
        self._targets[str(path)] = lambda: self._desk.open(path)
        return Option(self._told(entry), id=str(path))

    def _told(self, entry: MeetingEntry) -> Content:
        """A meeting on one line: when, what, and since when it runs."""
        if entry.planned_start is None or entry.problem:
            return line(
                entry.title, (f"   {self.words(entry.problem or '', path=entry.path.name)}", "$text-error")
            )
        zone = local_zone()[0]
        day = short_day(day_of(entry.planned_start, zone), self.words.language)
        said = entry.title, (f"   {day} {clock(entry.planned_start, zone)}", "$text-muted")
        if entry.under_way and entry.started_at:
            since = self.words("home.since", clock=clock(entry.started_at, zone))
            return line(("▸ ", "bold $text-success"), *said, (f"   {since}", "bold $text-success"))
        return line("  ", *said)

    def _script(self, script: Script) -> Option:
        self._targets[script.id] = lambda: self._desk.plan(
            Plan(script, default_start(self._desk.clock.now()))
        )
        return Option(line("  ", script.title, (f"   {script.id}", "$text-muted")), id=script.id)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open what was chosen."""
        event.stop()
        target = self._targets.get(event.option_id or "")
        if target is None:
            return
        try:
            self._entered(target())
        except StoreError as error:
            self._say(self.words(error.key, path=error.path.name, **error.values))
        except Refused as refusal:
            self._say(self.words(refusal.key, **refusal.values))

    def _say(self, text: str) -> None:
        self.query_one("#home-says", Static).update(styled(text, "bold $text-warning"))
