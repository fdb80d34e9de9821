"""Home: meetings under way to resume, initiatives and what is due in them, meetings to start, and the other places."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, cast

from textual import events
from textual.app import ComposeResult
from textual.widgets import OptionList, Static

from cocreation_tui.clock import local_zone
from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.ground.errors import Refused, StoreError
from cocreation_tui.desk.desk import Desk
from cocreation_tui.desk.initiatives import InitiativeEntry, Initiatives
from cocreation_tui.i18n.words import Words
from cocreation_tui.store.housekeeping import looked_lately
from cocreation_tui.store.workspace import MeetingEntry
from cocreation_tui.tui.keys.acts import Acts
from cocreation_tui.tui.keys.table import Place, at, bindings
from cocreation_tui.tui.screens.base import BaseScreen
from cocreation_tui.tui.screens.dialogs.pick import PickScreen, command_choices
from cocreation_tui.tui.screens.dialogs.question import Answer, QuestionScreen
from cocreation_tui.tui.screens.home.home_rows import (
    Elsewhere,
    HomeRow,
    HomeRows,
    OfInitiative,
    OfScript,
    Shelf,
    Wanted,
)
from cocreation_tui.tui.screens.home.ways_out import WaysOut
from cocreation_tui.tui.text import fit, lines, plain, styled
from cocreation_tui.tui.widgets.fields.focus import HoldsFocus
from cocreation_tui.tui.words.of_keys import key_problem_words

if TYPE_CHECKING:
    from cocreation_tui.core.agenda.script import Script
    from cocreation_tui.tui.screens.home.time_is_up import Found
    from cocreation_tui.tui.screens.laptops.at_home import Idle
    from cocreation_tui.tui.screens.ways import Ways


OF_A_MEETING = ("home-open-held", "home-correct", "home-put-away")
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
        self._told: tuple[str, ...] = ()
        self._ways = WaysOut(self, desk)
        self._shelf = Shelf()
        self._idle: Idle | None = None

    @property
    def places(self) -> Ways:
        """The application's own ways."""
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
        said += self._unreadable()
        said += [
            self.words("settings.trouble", why=self.words(problem.key, line=problem.line, **problem.values))
            for problem in self._desk.settings_problems[:1]
        ]
        said += [key_problem_words(problem, self.words) for problem in self.places.key_problems[:1]]
        self.say(*said)
        if self.places.own is None:
            self._once_shown(self._look_after, "due")

    def _once_shown(self, read: Callable[[], None], group: str) -> None:
        """Read something off the event loop; the first picture waits for nothing that is read at length."""
        self.call_after_refresh(self.run_worker, read, thread=True, group=group, exit_on_error=True)

    def _look_after(self) -> None:
        """See once a day whether anything is to be deleted because its time is up, off the event loop."""
        if looked_lately(self._desk.workspace.root, self._desk.clock.now()):
            return
        from cocreation_tui.tui.screens.home.time_is_up import look_after

        self.app.call_from_thread(self._looked_after, look_after(self._desk, self.words))

    def _looked_after(self, found: Found) -> None:
        from cocreation_tui.tui.screens.home.time_is_up import ask_to_delete

        if found.said and self.is_mounted:
            self.say(*self._told, *found.said)
        if found.look.to_ask and self.is_active:
            ask_to_delete(self.app, found, self.words, partial(self._delete, found))

    def _delete(self, found: Found) -> None:
        """Delete what was on the list, off the event loop, and say so."""
        from cocreation_tui.tui.screens.home.time_is_up import deleted

        def delete() -> None:
            said = deleted(found.retention, found.look.to_ask, self.words)
            self.app.call_from_thread(self._was_deleted, said)

        self.run_worker(delete, thread=True, group="due", exit_on_error=True)

    def _was_deleted(self, said: list[str]) -> None:
        self.renew()
        self.say(*said, style="bold $text-success")

    def _unreadable(self) -> list[str]:
        """That a meeting of today is there and cannot be read: it stands far down in the list."""
        today = day_of(self._desk.clock.now(), local_zone()[0]).isoformat()
        broken = (one for one in self._shelf.meetings if one.planned_start is None and one.id[:10] == today)
        return [
            self.words(
                "resume.damaged",
                id=one.id,
                why=self.words(one.problem or "", path=one.path.name, **one.values),
            )
            for one in broken
        ][:1]

    def renew(self) -> None:
        """List anew what there is, in the language there is now, and stay where one was."""
        self.words = self.places.words
        told = self.words("home.title") if self.places.own is None else self.words("sample.title")
        self.query_one("#home-title", Static).update(plain(told))
        place = self._desk.workspace
        self._shelf = replace(self._shelf, meetings=place.meetings(), named=place.initiatives())
        self._list()
        self._once_shown(self._read_more, "initiatives")

    def _read_more(self) -> None:
        """Read initiatives and scripts off the event loop: a slow disk never holds up the list."""
        listed = Initiatives(self._desk).listed()
        self.app.call_from_thread(self._list_initiatives, listed)
        self.app.call_from_thread(self._list_scripts, self._desk.scripts())
        from cocreation_tui.tui.screens.laptops.at_home import unshared

        waiting = unshared(self._desk, (one.folder for one in listed), self.words)
        if waiting is not None:
            self.app.call_from_thread(self._list_unshared, waiting)

    def _list_unshared(self, waiting: Mapping[str, str]) -> None:
        """List what is not yet shared, and share it while nobody does anything here."""
        from cocreation_tui.tui.screens.laptops.at_home import EVERY, SOON, Idle

        self._shelf = replace(self._shelf, unshared=waiting)
        self._list()
        if self._idle is None and self.places.own is None:
            self._idle = Idle(self, self._desk)
            self.set_interval(EVERY, self._idle.exchange)
        if self._idle is not None and self._idle.is_news(waiting):
            self.set_timer(SOON, self._idle.exchange)

    def _list_initiatives(self, found: tuple[InitiativeEntry, ...]) -> None:
        self._shelf = replace(self._shelf, initiatives=found)
        self._list()

    def _list_scripts(self, scripts: tuple[Script, ...]) -> None:
        own = self._desk.workspace.scripts
        users = frozenset(one.id for one in scripts if one.path and one.path.is_relative_to(own))
        self._shelf = replace(self._shelf, scripts=scripts, own_scripts=users)
        self._list()

    def _list(self) -> None:
        if not self.query(HomeList):  # not composed yet, or gone
            return
        options = self.query_one(HomeList)
        before = options.highlighted_option.id if options.highlighted_option else None
        usable = [option.id for option in options.options if not option.disabled]
        # Until somebody has moved, the first row is the one that is meant, whatever comes to stand there.
        stay = before is not None and before not in usable[:1]
        options.clear_options()
        sample = self.places.own is not None
        now = self._desk.clock.now()
        for option in HomeRows(self._shelf, self.words, self.keyboard, self.size.width, now, sample).rows():
            options.add_option(option)
        ids = [option.id for option in options.options]
        if stay and before in ids:
            options.highlighted = ids.index(before)
        else:
            options.action_first()
        self._hint()

    def on_resize(self, event: events.Resize) -> None:
        """Fit the rows into the window."""
        super().on_resize(event)
        self._list()

    def on_screen_resume(self) -> None:
        """Give the list the keys."""
        self.query_one(OptionList).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go where was chosen."""
        event.stop()
        if isinstance(event.option, HomeRow):
            self._choose(event.option.wanted)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say which keys apply to it."""
        event.stop()
        self._hint()

    @property
    def _wanted(self) -> Wanted | None:
        """What the highlighted row stands for."""
        row = self.query_one(OptionList).highlighted_option
        return row.wanted if isinstance(row, HomeRow) else None

    def _hint(self) -> None:
        key, keys = self._shelf.hints(self._wanted), self.keyboard.letters(Place.HOME)
        self.query_one("#home-hints", Static).update(plain(fit(self.words(key, **keys), self.size.width - 2)))

    @property
    def acts(self) -> Acts:
        """What it does, by command."""
        return {
            **self._ways.acts,
            "home-open-held": self.open_held,
            "home-correct": self.correct,
            "home-put-away": self.put_away,
            "home-help": self.help,
            "home-palette": self.palette,
            "home-quit": self.app.action_quit,
        }

    def _choose(self, wanted: Wanted) -> None:
        match wanted:
            case MeetingEntry() as entry:
                self._choose_meeting(entry)
            case OfInitiative(folder, begin):
                self.trying(lambda: self._ways.open_initiative(folder, begin))
            case OfScript(""):
                self._ways.choose_script(self._shelf.scripts)
            case OfScript(script):
                self._ways.open_form(script)
            case Elsewhere(command):
                self._ways.acts[command]()

    def _choose_meeting(self, entry: MeetingEntry) -> None:
        if entry.problem:
            self._mend(entry)
        elif entry.closed_at:
            self.trying(lambda: self._show_minutes(entry))
        else:
            self._open(entry)

    def trying(self, act: Callable[[], object]) -> None:
        """Do something that files may get in the way of."""
        self.say()
        try:
            act()
        except StoreError as error:
            self.say(self.words(error.key, path=error.path.name, **error.values))
        except Refused as refusal:
            self.say(self.words(refusal.key, **refusal.values))

    def _open(self, entry: MeetingEntry, then: str = "") -> None:
        """Open a meeting, and do something there by its command."""
        from cocreation_tui.tui.screens.home.opening_again import open_again

        anew, enter = partial(self._anew, entry), partial(self.places.enter, then=then)
        open_again(self.app, self._desk, self.words, entry.path, self.trying, enter, anew)

    def _anew(self, entry: MeetingEntry, script: str) -> None:
        """Plan a meeting instead of one that was left open, in the same initiative."""
        folder = entry.path.parent
        if folder != self._desk.workspace.folder():
            self.places.kept_form["initiative"] = folder.name
        self.renew()
        self._ways.open_form(script)

    def _chosen_meeting(self) -> MeetingEntry | None:
        """The meeting that is highlighted; None for anything else, and for one that cannot be read."""
        wanted = self._wanted
        return wanted if isinstance(wanted, MeetingEntry) and not wanted.problem else None

    def open_held(self) -> None:
        """Open a meeting that was held, to set something right."""
        entry = self._chosen_meeting()
        if entry is not None:
            self._open(entry)

    def correct(self) -> None:
        """Correct the minutes of a meeting that was held; one that goes on is opened."""
        entry = self._chosen_meeting()
        whose = self._shelf.whose(entry) if entry else None
        if whose is not None and not whose.here:
            self.say(self.words("laptops.correct-there", name=whose.name))
        elif entry is not None:
            self._open(entry, "correct" if entry.closed_at else "")

    def put_away(self) -> None:
        """Put a meeting away, after a question."""
        from cocreation_tui.tui.screens.home.putting_away import ask_to_put_away

        entry = self._chosen_meeting()
        if entry is not None:
            meeting = entry.title, entry.path
            ask_to_put_away(self.app, self._desk, self.words, meeting, self.trying, self._was_put_away)

    def _was_put_away(self, told: str) -> None:
        self.renew()
        self.say(told, style="bold $text-success")

    def _show_minutes(self, entry: MeetingEntry) -> None:
        from cocreation_tui.tui.screens.papers.past_minutes import PastMinutesScreen

        saved = self.words("home.minutes", path=str(entry.path.parent / "minutes"))
        self.app.push_screen(PastMinutesScreen(self.words, self._desk, entry.path, saved))

    def _mend(self, entry: MeetingEntry) -> None:
        """Say what is wrong with a meeting's file, and offer its newest good backup."""
        why = self.words(entry.problem or "", path=entry.path.name, **entry.values)
        number, good = self._desk.backups(entry.path)
        answers = [Answer(self.words("home.leave-file"))]
        if entry.planned_start is not None:
            answers.append(Answer(self.words("home.open-anyway"), act=lambda: self._open(entry)))
        elif good:
            said, follows = self.words("home.restore"), self.words("home.restore-follows")
            answers.append(Answer(said, follows, act=lambda: self.trying(lambda: self._restore(entry))))
        told = self.words("home.mend", file=entry.path.name, why=why, good=good, number=number)
        self.app.push_screen(
            QuestionScreen(self.words, told, tuple(answers)), lambda act: act() if act else None
        )

    def _restore(self, entry: MeetingEntry) -> None:
        backup, copy = self._desk.restore(entry.path)
        self.renew()
        self.say(
            self.words("cli.restored", backup=backup.name, copy=copy.name if copy else "-"),
            style="bold $text-success",
        )

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

    def say(self, *said: str, style: str = "bold $text-warning") -> None:
        """Say something below the list."""
        self._told = said
        room = max(20, self.size.width - 6)
        self.query_one("#home-says", Static).update(
            lines([styled(fit(text, room * 2), style) for text in said])
        )
