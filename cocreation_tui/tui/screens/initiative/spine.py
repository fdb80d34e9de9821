"""The spine of an initiative's screen: its pages, the list, and the one way commands are sent."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterable
from contextlib import suppress

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.ground.errors import Refused, StoreError
from cocreation_tui.core.initiative.initiative import Initiative
from cocreation_tui.core.platforms.platforms import Platform
from cocreation_tui.core.session.commands.command import Command
from cocreation_tui.core.session.session import Session
from cocreation_tui.desk.desk import Desk, Room
from cocreation_tui.desk.initiatives import InitiativeRoom
from cocreation_tui.desk.runner import Runner
from cocreation_tui.export.duties import pending, phase_words
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.screens.base import BaseScreen
from cocreation_tui.tui.screens.command_queue import Order, Orders
from cocreation_tui.tui.screens.initiative import one_platform, times
from cocreation_tui.tui.screens.initiative.listed_rows import Look, Row
from cocreation_tui.tui.screens.initiative.page_names import PAGES, by_id
from cocreation_tui.tui.screens.initiative.targets import OnPlatform, OnSharing, OnTimes, PageName, PageOf
from cocreation_tui.tui.screens.over_meeting.live import relist
from cocreation_tui.tui.text import Part, fit, line, styled, width
from cocreation_tui.tui.widgets.fields.focus import HoldsFocus
from cocreation_tui.tui.widgets.page_tabs import PageTabs

SAID_FOR = 12.0
"""Seconds a remark stays."""
SAID_IN = 3
"""Lines it may take: where something was saved is to be read whole."""


def hint_line(hints: Iterable[tuple[str, str]], room: int) -> Content:
    """Keys with what they do, as many as fit into so many columns."""
    parts: list[Part] = []
    for key, said in hints:
        needed = width(key) + width(said) + (4 if parts else 1)
        if needed <= room:
            parts += ["   " if parts else "", (key, "bold $text-primary"), f" {said}"]
            room -= needed
    return line(*parts)


def unsaved_words(words: Words, runner: Runner) -> str:
    """How much is not on disk, and why; empty when everything is."""
    trouble = runner.trouble
    if trouble is None:
        return ""
    why = words(trouble.key, path=trouble.path.name, **trouble.values)
    return words.count("banner.unsaved", runner.unsaved, why=why)


class InitiativeList(HoldsFocus, OptionList):
    """The rows of the page that is shown."""


class InitiativeBase(BaseScreen[Room]):
    """Everything the actions of an initiative's screen stand on. Closes with a meeting that is to be entered."""

    CSS_PATH = "../../styles/initiative.tcss"

    page: reactive[PageOf] = reactive[PageOf](PageName.OVERVIEW)
    """Which page is shown."""

    def __init__(self, desk: Desk, words: Words, room: InitiativeRoom) -> None:
        super().__init__(words)
        self.room = room
        """The initiative, open to be changed."""
        self._desk = desk
        self._orders = Orders(self, room.runner)
        self._known = room.initiative
        self._rows: dict[str, Row] = {}
        self._stood: dict[PageOf, str] = {}
        self._from = PageName.OVERVIEW
        self._said: tuple[str, str] = ("", "")
        self.unshared = ""
        """What of it is not yet shared, in words; empty for nothing."""

    @property
    def known(self) -> Initiative:
        """What is known of the initiative now."""
        return self._known

    @property
    def session(self) -> Session:
        """What it keeps about itself."""
        return self.room.runner.session

    @property
    def platform(self) -> Platform | None:
        """The platform whose page is shown; None on the other pages."""
        return self._known.platform(self.page.name) if isinstance(self.page, OnPlatform) else None

    @property
    def _tab(self) -> PageName:
        """The page whose tab stands out: of a page behind another, the one it was gone to from."""
        return self.page if isinstance(self.page, PageName) else self._from

    @property
    def look(self) -> Look:
        """The initiative as it is looked at now."""
        today = day_of(self._desk.clock.now(), self._known.zone)
        size, unread = self.size, len(self.room.problems)
        at = self.platform.name if self.platform else ""
        room = self.room
        about = (room.source, size.width, unread, at, room.written_by, self.unshared, room.whose)
        return Look(self._known, self.words, today, *about)

    def compose(self) -> ComposeResult:
        """Name and phase, pages, list, what just happened, keys."""
        yield self.too_small
        yield Static(id="initiative-title")
        yield PageTabs()
        yield InitiativeList(id="initiative-list")
        yield Static(id="initiative-says")
        yield Static(id="initiative-hints")

    def on_mount(self) -> None:
        """Show the first page."""
        self.query_one(PageTabs).names = tuple(self.words(f"initiative.page-{page}") for page in PAGES)
        self._turn()
        self.set_focus(self._list)
        if self.room.runner.read_only:
            self.say(self.words("initiative.read-only"), "bold $text-warning", lasting=True)

    @property
    def _list(self) -> InitiativeList:
        return self.query_one(InitiativeList)

    def on_screen_resume(self) -> None:
        """Take in what happened elsewhere meanwhile."""
        if self.is_mounted:
            self.room.look()
            self.renew()
            self.set_focus(self._list)

    def on_resize(self, event: events.Resize) -> None:
        """Fit the rows into the window."""
        super().on_resize(event)
        if self.is_mounted:
            self._show()

    def renew(self) -> None:
        """Show the initiative as it is now."""
        self._known = self.room.initiative
        if isinstance(self.page, OnPlatform) and self.platform is None:
            self.page = PageName.PLATFORMS
        self._show()

    # Pages

    def watch_page(self, before: PageOf, after: PageOf) -> None:
        """Turn to another page, and stand where one stood there last."""
        if not self.is_mounted:
            return
        chosen = self._list.highlighted_option
        self._stood[before] = (chosen.id or "") if chosen else ""
        if isinstance(before, PageName):
            self._from = before
        self._turn()

    def _turn(self) -> None:
        self._list.clear_options()
        self._list.scroll_home(animate=False)
        self._show()
        stood = [option.id for option in self._list.options]
        wanted = self._stood.get(self.page)
        if wanted in stood:
            self._list.highlighted = stood.index(wanted)

    def _show(self) -> None:
        look = self.look
        self._rows = by_id(self._page_rows(look))
        options = [Option(row.content, id=key, disabled=not row.id) for key, row in self._rows.items()]
        relist(self._list, options)
        tabs = self.query_one(PageTabs)
        tabs.chosen = list(PAGES).index(self._tab)
        self.query_one("#initiative-title", Static).update(self._title(look))
        self._hint()

    def _page_rows(self, look: Look) -> Iterable[Row]:
        if isinstance(self.page, OnTimes):
            return times.rows(look)
        if isinstance(self.page, OnSharing):
            return self.sharing_rows(look)
        platform = self.platform
        return one_platform.rows(look, platform) if platform else PAGES[self._tab](look)

    def sharing_rows(self, look: Look) -> Iterable[Row]:
        """The rows of the page of who shares it."""
        raise NotImplementedError

    def _title(self, look: Look) -> Content:
        """Name on the left; phase, and what is late, on the right."""
        late = sum(len(one.dues) for one in pending(self._known, look.today) if one.late)
        said = f"  ▲ {self.words.count('initiative.late', late)}" if late else ""
        behind = self.platform.name if self.platform else ""
        behind = self.words("times.title") if isinstance(self.page, OnTimes) else behind
        behind = self.words("together.title") if isinstance(self.page, OnSharing) else behind
        name = " › ".join(filter(None, (self._known.name, behind)))
        phase = phase_words(self._known, self.words)
        if self.size.width - 6 < width(name + phase + said):
            phase = phase.partition(" · ")[0]
        told: tuple[Part, ...] = ((phase, "$text-secondary"), (said, "bold $text-error"))
        room = self.size.width - 4 - width(line(*told).plain) - 2
        name = fit(name, max(room, 12))
        return line((name, "bold $text-primary"), " " * max(2, room - width(name) + 2), *told)

    def action_page(self, number: int) -> None:
        """Go to a page by its digit."""
        if 1 <= number <= len(PAGES):
            self.page = list(PAGES)[number - 1]

    def action_next_page(self, by: int) -> None:
        """Go to the page beside this one."""
        names = list(PAGES)
        self.page = names[(names.index(self._tab) + by) % len(names)]

    def on_page_tabs_picked(self, event: PageTabs.Picked) -> None:
        """Go to the page that was clicked."""
        event.stop()
        self.action_page(event.number + 1)

    # What is chosen and said

    @property
    def chosen(self) -> Row | None:
        """The highlighted row; None when none is."""
        option = self._list.highlighted_option
        return self._rows.get(option.id or "") if option else None

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the heading above the first row again, and the keys that apply."""
        event.stop()
        first = next((index for index, option in enumerate(self._list.options) if not option.disabled), 0)
        if event.option_index == first:
            self._list.scroll_home(animate=False)
        self._hint()

    def _hint(self) -> None:
        self.query_one("#initiative-hints", Static).update(hint_line(self.hints(), self.size.width - 4))

    def hints(self) -> list[tuple[str, str]]:
        """The keys that apply now, the most needed first."""
        raise NotImplementedError

    def later(self, seconds: float, call: Callable[[], object]) -> None:
        """Call something after a while."""
        self.set_timer(seconds, call)

    def work(self, job: Coroutine[None, None, None], group: str) -> None:
        """Go on with something on the event loop, beside the keys."""
        self.run_worker(job, group=group)

    def say(self, text: str, style: str = "$text-success", lasting: bool = False) -> None:
        """Say something below the list, for a while or until something else is said."""
        self._said = (text, style)
        room = self.size.width - 4
        self.query_one("#initiative-says", Static).update(styled(fit(text, room * SAID_IN), style))
        if text and not lasting:
            said = self._said
            self.set_timer(SAID_FOR, lambda: self.say("") if self._said is said else None)

    # Changing

    def do(self, command: Command, then: Callable[[Session, Session], None] | None = None) -> None:
        """Have a command carried out; the only way anything here changes the initiative."""
        order = Order(
            command,
            self._desk.clock.now(),
            lambda before, after: self._done(before, after, then),
            lambda refusal: self.say(self.words(refusal.key, **refusal.values), "$text-warning"),
        )
        self._orders.give(order)

    def _done(self, before: Session, after: Session, then: Callable[[Session, Session], None] | None) -> None:
        self.renew()
        if then is not None:
            then(before, after)
        if self.room.runner.trouble is not None:
            self.say(unsaved_words(self.words, self.room.runner), "bold $text-error", lasting=True)

    def trying(self, act: Callable[[], object]) -> None:
        """Do something that files may get in the way of."""
        try:
            act()
        except StoreError as error:
            self.say(self.words(error.key, path=error.path.name, **error.values), "bold $text-error")
        except Refused as refusal:
            self.say(self.words(refusal.key, **refusal.values), "$text-warning")

    # Leaving

    def leave(self, room: Room | None = None) -> None:
        """Let go of the initiative and close; with something that is not on disk, stay and say so."""
        runner = self.room.runner
        if runner.unsaved and not runner.retry():
            self.say(self.words("leave.unsaved"), "bold $text-error", lasting=True)
            if room is not None:
                room.close()
            return
        self.dismiss(room)

    def on_unmount(self) -> None:
        """Fold what was done, however the screen was left: nothing is lost when that fails."""
        with suppress(StoreError):
            self.room.close()
