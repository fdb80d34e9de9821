"""The tasks of all meetings, or of one initiative, with a key for everything that can become of one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from inspect import isawaitable
from pathlib import Path

from textual.binding import Binding
from textual.widgets import OptionList

from cocreation_tui.core.capture.brought import Fate
from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.core.initiative.tasks import Task
from cocreation_tui.core.session.commands.command import Command, Redo, Undo
from cocreation_tui.core.session.commands.outcome import SettleBrought
from cocreation_tui.core.session.session import Session
from cocreation_tui.core.when.meant import Meant, Wants
from cocreation_tui.core.when.moments import wall
from cocreation_tui.core.when.reader import read_all
from cocreation_tui.desk.desk import Desk
from cocreation_tui.desk.initiatives import InitiativeRoom
from cocreation_tui.desk.tasks import Settled
from cocreation_tui.i18n.lexicon import lexicon
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.keys.acts import Acts
from cocreation_tui.tui.keys.table import TASK_VIEWS, Place, at, bindings
from cocreation_tui.tui.screens.command_queue import Order, Orders
from cocreation_tui.tui.screens.dialogs.page import PageScreen
from cocreation_tui.tui.screens.dialogs.pick import Choice, PickScreen, command_choices
from cocreation_tui.tui.screens.initiative.listed_rows import Row
from cocreation_tui.tui.screens.initiative.settling import Settling
from cocreation_tui.tui.screens.initiative.spine import unsaved_words
from cocreation_tui.tui.screens.initiative.targets import Way
from cocreation_tui.tui.screens.initiative.task_views import TasksBase


class TasksScreen(TasksBase):
    """The tasks, with a key for everything that can become of one."""

    BINDINGS = [
        *bindings(Place.TASKS),
        Binding("right", "next_view(1)", show=False),
        Binding("left", "next_view(-1)", show=False),
        Binding("escape,backspace", "back", show=False),
    ]

    def __init__(self, desk: Desk, words: Words, given: InitiativeRoom | None = None) -> None:
        super().__init__(desk, words, given)
        self._orders: dict[Path, Orders] = {}

    @property
    def acts(self) -> Acts:
        """What it does, by command."""
        return {
            **{f"tasks-view-{view}": partial(self.turn, view) for view in TASK_VIEWS},
            "tasks-done": partial(self.deal, lambda settling, task: settling.end(task.matter, Fate.DONE)),
            "tasks-move": partial(self.deal, lambda settling, task: settling.ask_date(task.matter)),
            "tasks-give": partial(self.deal, lambda settling, task: settling.ask_owner(task.matter)),
            "tasks-find": self.find,
            "tasks-undo": self.undo,
            "tasks-redo": self.redo,
            "tasks-help": self.help,
            "tasks-palette": self.palette,
            "tasks-home": lambda: self.leave(True),
            "tasks-quit": self.quit,
        }

    # Settling

    def deal(self, act: Callable[[Settling, Task], None]) -> None:
        """Settle the task that is highlighted, when it is open."""
        task = self.chosen
        if task is None:
            self.say(self.words("tasks.choose-first"), "$text-warning")
        elif not task.open:
            self.say(self.words("tasks.is-settled"), "$text-warning")
        else:
            self.trying(lambda: act(self._settling(self.book.room_of(task)), task))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Offer everything that can become of a task; one that can only be read is read."""
        event.stop()
        task, row = self.task_of(event.option_id or ""), self.row(event.option_id or "")
        if task is None or row is None:
            return
        ways = [Way(self.words("initiative.read"), partial(self._show_page, row))]
        if task.initiative:
            self.trying(lambda: self._offer(task, ways))
        else:
            self._show_page(row)
            self.say(self.words("tasks.outside"), "$text-warning")

    def _offer(self, task: Task, reading: list[Way]) -> None:
        self.pick(task.text, [*self._settling(self.book.room_of(task)).ways(task.matter), *reading])

    def _show_page(self, row: Row) -> None:
        if row.full is not None:
            self.app.push_screen(PageScreen(self.words, (row.full(),), large=True))

    def _settling(self, room: InitiativeRoom) -> Settling:
        def read_day(text: str, wants: Wants) -> Meant:
            now = wall(self._desk.clock.now(), room.initiative.zone)
            return read_all(text, lexicon(self.words.language).dates, wants, now, None)

        people = [known.person for known in room.initiative.people]
        return Settling(self.app, self.words, lambda: people, read_day, partial(self._settle, room))

    def _settle(self, room: InitiativeRoom, command: SettleBrought, said: str) -> None:
        def done() -> None:
            self.book.settled(room, said)
            self.say(said)

        self._do(room, command, done)

    def undo(self) -> None:
        """Take back what was settled here last."""
        self._step(Undo(), self.book.undo, self.book.redo, "undo.said", "tasks.nothing-to-undo")

    def redo(self) -> None:
        """Do again what was undone here last."""
        self._step(Redo(), self.book.redo, self.book.undo, "redo.said", "tasks.nothing-to-redo")

    def _step(
        self,
        command: Command,
        there: Callable[[], Settled | None],
        back: Callable[[], Settled | None],
        said: str,
        nothing: str,
    ) -> None:
        """Undo or redo; where that is refused, it can be asked for again."""
        step = there()
        if step is None:
            self.say(self.words(nothing), "$text-warning")
            return

        def done() -> None:
            self.book.renew(step.room)
            self.say(self.words(said, what=step.said))

        self._do(step.room, command, done, back)

    def _do(
        self,
        room: InitiativeRoom,
        command: Command,
        done: Callable[[], None],
        refused: Callable[[], object] = lambda: None,
    ) -> None:
        """Have a command carried out in an initiative; the only way anything here changes one."""

        def kept(before: Session, after: Session) -> None:
            done()
            self.show()
            if room.runner.trouble is not None:
                self.say(unsaved_words(self.words, room.runner), "bold $text-error", lasting=True)

        def said_why(refusal: Refused) -> None:
            refused()
            self.say(self.words(refusal.key, **refusal.values), "$text-warning")

        orders = self._orders.setdefault(room.folder, Orders(self, room.runner))
        orders.give(Order(command, self._desk.clock.now(), kept, said_why))

    # Everything by name, and the ways on

    def pick(self, title: str, ways: Iterable[Way]) -> None:
        """Offer things to do, and do the one that is chosen."""
        choices = tuple(Choice(way.act, way.label, way.detail, way.also) for way in ways)

        async def done(act: Callable[[], object] | None) -> None:
            waits = act() if act else None
            if isawaitable(waits):
                await waits

        self.app.push_screen(PickScreen(self.words, title, choices), done)

    def palette(self) -> None:
        """Everything that can be done here, by name."""
        offered = (key for key in at(Place.TASKS) if key.id not in ("tasks-palette", "tasks-help"))
        choices = command_choices(offered, self.words, self.keyboard)
        ways = [Way(one.label, self.acts[one.target], one.detail, one.also) for one in choices]
        self.pick(self.words("palette.title"), ways)

    def help(self) -> None:
        """What can be done here, then every key of a meeting."""
        from cocreation_tui.tui.screens.dialogs.help import HelpScreen, tasks_page

        self.app.push_screen(HelpScreen(self.words, self.keyboard, tasks_page(self.words, self.keyboard)))

    def action_back(self) -> None:
        """End the search; without one, go back to where one came from."""
        if self.searching or self.typed:
            self.clear()
        else:
            self.leave(False)

    def leave(self, home: bool) -> None:
        """Close; with something that is not on disk, stay and say so."""
        if self.book.unsaved:
            self.say(self.words("leave.unsaved"), "bold $text-error", lasting=True)
        else:
            self.dismiss(home)

    async def quit(self) -> None:
        """Leave the program, unless something is not on disk."""
        if self.book.unsaved:
            self.say(self.words("leave.unsaved"), "bold $text-error", lasting=True)
        else:
            await self.app.action_quit()

    def on_unmount(self) -> None:
        """Let go of what was opened, however the screen was left."""
        self.book.close()
