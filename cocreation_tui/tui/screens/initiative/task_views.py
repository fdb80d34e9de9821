"""What is shown of the tasks of all meetings, or of one initiative: a view for each digit, searched while one types."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from cocreation_tui.clock import local_zone
from cocreation_tui.core.ground.cleaning import clean_line
from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.ground.errors import Refused, StoreError
from cocreation_tui.core.initiative.tasks import Task
from cocreation_tui.desk.desk import Desk
from cocreation_tui.desk.initiatives import InitiativeRoom
from cocreation_tui.desk.tasks import TaskBook
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.keys.table import TASK_VIEWS
from cocreation_tui.tui.screens.base import BaseScreen
from cocreation_tui.tui.screens.dialogs.pick import Choice, FilterInput, PickScreen
from cocreation_tui.tui.screens.initiative.listed_rows import Row
from cocreation_tui.tui.screens.initiative.page_names import by_id
from cocreation_tui.tui.screens.initiative.spine import SAID_FOR, hint_line
from cocreation_tui.tui.screens.initiative.task_rows import TaskLook, about, rows
from cocreation_tui.tui.screens.over_meeting.live import relist
from cocreation_tui.tui.text import fit, line, plain, styled, width
from cocreation_tui.tui.widgets.fields.focus import HoldsFocus
from cocreation_tui.tui.widgets.page_tabs import PageTabs


class TaskRows(HoldsFocus, OptionList):
    """The rows of the view that is shown."""


class TasksBase(BaseScreen[bool]):
    """What is shown of the tasks: views, search, list. Closes with whether one wants to go Home."""

    CSS_PATH = "../../styles/tasks.tcss"

    view: reactive[str] = reactive(TASK_VIEWS[0])
    """Which of ``TASK_VIEWS`` is shown."""
    typed: reactive[str] = reactive("")
    """The words that are searched for."""

    def __init__(self, desk: Desk, words: Words, given: InitiativeRoom | None = None) -> None:
        """``given`` is an initiative that the screen below has open: then its tasks are shown."""
        super().__init__(words)
        self.book = TaskBook(desk, given)
        """The tasks."""
        self._desk = desk
        self._given = given
        self._read = False
        self._rows: dict[str, Row] = {}
        self._said = ("", "")

    def compose(self) -> ComposeResult:
        """Title, views, search, list, where the task is from, what just happened, keys."""
        yield self.too_small
        yield Static(id="tasks-title")
        yield PageTabs()
        field = FilterInput(placeholder=self.words("tasks.find"), compact=True, id="tasks-filter")
        field.cursor_blink = False
        yield field
        yield TaskRows(id="tasks-list")
        yield Static(id="tasks-about")
        yield Static(id="tasks-says")
        yield Static(id="tasks-hints")

    def on_mount(self) -> None:
        """Read the tasks off the event loop: a slow disk never holds up the keys."""
        self.query_one(PageTabs).names = tuple(self.words(f"tasks.view-{view}") for view in TASK_VIEWS)
        self.set_focus(self._list)
        self.show()
        self.run_worker(self._read_tasks, thread=True, group="tasks", exit_on_error=True)

    def _read_tasks(self) -> None:
        self.book.look()
        self.app.call_from_thread(self._have_read)

    def _have_read(self) -> None:
        self._read = True
        if self.is_mounted:
            self.show()
            for problem in self.book.listed.problems[:1]:
                why = self.words(problem.key, path=problem.path.name, **problem.values)
                self.say(why, "bold $text-warning", lasting=True)

    @property
    def _list(self) -> TaskRows:
        return self.query_one(TaskRows)

    @property
    def look(self) -> TaskLook:
        """The tasks as they are looked at now."""
        zone = self._given.initiative.zone if self._given else local_zone()[0]
        today = day_of(self._desk.clock.now(), zone)
        name, other = self._desk.settings.name, self.keyboard.first("tasks-view-mine")
        tasks, columns = self.book.listed.tasks, self.size.width
        return TaskLook(tasks, self.words, today, zone, columns, self.view, name, self.typed, other)

    def show(self) -> None:
        """List what the view is of, and stay where one was."""
        look = self.look
        self._rows = by_id(rows(look)) if self._read else {}
        options = [Option(row.content, id=key, disabled=not row.id) for key, row in self._rows.items()]
        relist(self._list, options)
        self.query_one(PageTabs).chosen = TASK_VIEWS.index(self.view)
        self.query_one("#tasks-title", Static).update(self._title(look.tasks))
        self._hint()

    def _title(self, tasks: tuple[Task, ...]) -> Content:
        """What is listed on the left; how much is open, and late, on the right."""
        late = sum(task.late for task in tasks)
        said = self.words.count("tasks.counted", sum(task.open for task in tasks))
        said = said if self._read else self.words("tasks.reading")
        more = f"  ▲ {self.words.count('matters.late', late)}" if late else ""
        known = self._given.initiative.name if self._given else ""
        title = self.words("tasks.title-of", name=known) if known else self.words("tasks.title")
        room = self.size.width - 6 - width(said + more)
        title = fit(title, max(room, 12))
        gap = " " * max(2, room - width(title) + 2)
        return line((title, "bold $text-primary"), gap, (said, "$text-secondary"), (more, "bold $text-error"))

    def watch_view(self) -> None:
        """Show another view, from its top."""
        if self.is_mounted:
            self._list.clear_options()
            self.show()

    def watch_typed(self) -> None:
        """Show what has the words."""
        if self.is_mounted:
            self.show()

    def on_resize(self, event: events.Resize) -> None:
        """Fit the rows into the window."""
        super().on_resize(event)
        if self.is_mounted:
            self.show()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say where the task is from."""
        event.stop()
        self._hint()

    @property
    def chosen(self) -> Task | None:
        """The task that is highlighted; None when none is."""
        option = self._list.highlighted_option
        return self.task_of(option.id or "") if option else None

    def row(self, wanted: str) -> Row | None:
        """A row by its identity."""
        return self._rows.get(wanted)

    def task_of(self, row: str) -> Task | None:
        """The task that a row stands for; None for any other row."""
        found = self._rows.get(row)
        wanted = found.target.about if found and found.target else ""
        return next((task for task in self.book.listed.tasks if task.id == wanted), None)

    def _hint(self) -> None:
        chosen, room = self.chosen, self.size.width - 4
        told = about(self.look, chosen) if chosen else ""
        self.query_one("#tasks-about", Static).update(plain(fit(told, room)))
        self.query_one("#tasks-hints", Static).update(hint_line(self.hints(), room))

    def hints(self) -> list[tuple[str, str]]:
        """The keys that apply now, the most needed first."""
        key, words = self.keyboard.first, self.words
        if self.searching:
            return [("Enter", words("tasks.hint-list")), ("Esc", words("tasks.hint-clear"))]
        names = ("done", "move", "give") if self.chosen else ()
        acts = [(key(f"tasks-{name}"), words(f"tasks.hint-{name}")) for name in names]
        enter = [("Enter", words("tasks.hint-enter"))] if self.chosen else []
        back = words("tasks.hint-clear" if self.typed else "tasks.hint-back")
        ends = [(key("tasks-find"), words("tasks.hint-find")), ("Esc", back)]
        undo = [(key("tasks-undo"), words("tasks.hint-undo"))] if self.book.can_undo else []
        return [*acts, *undo, *enter, *ends, (key("tasks-help"), words("tasks.hint-help"))]

    def say(self, text: str, style: str = "$text-success", lasting: bool = False) -> None:
        """Say something below the list, for a while or until something else is said."""
        said = self._said = (text, style)
        self.query_one("#tasks-says", Static).update(styled(fit(text, self.size.width - 4), style))
        if text and not lasting:
            self.set_timer(SAID_FOR, lambda: self.say("") if self._said is said else None)

    # Views and search

    @property
    def searching(self) -> bool:
        """Whether words are being typed."""
        return self.query_one(FilterInput).has_focus

    def find(self) -> None:
        """Type words to search for."""
        self.add_class("-searching")
        self.set_focus(self.query_one(FilterInput))
        self._hint()

    def on_input_changed(self, event: Input.Changed) -> None:
        """List what has the words typed."""
        event.stop()
        self.typed = clean_line(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the list the keys; what was typed stays."""
        event.stop()
        self._to_list()

    def action_move(self, by: int) -> None:
        """Move in the list while words are typed."""
        move = self._list.action_cursor_down if by > 0 else self._list.action_cursor_up
        for _ in range(abs(by)):
            move()

    def _to_list(self) -> None:
        self.set_focus(self._list)
        self.set_class(bool(self.typed), "-searching")
        self._hint()

    def clear(self) -> None:
        """End the search."""
        self.query_one(FilterInput).value = ""
        self.typed = ""
        self._to_list()

    def turn(self, view: str) -> None:
        """Show a view; of one's own, ask once who one is, and again when it is shown already."""
        if view == "mine" and (not self._desk.settings.name or self.view == "mine"):
            self._ask_name()
        else:
            self.view = view

    def action_next_view(self, by: int) -> None:
        """Go to the view beside this one."""
        self.turn(TASK_VIEWS[(TASK_VIEWS.index(self.view) + by) % len(TASK_VIEWS)])

    def on_page_tabs_picked(self, event: PageTabs.Picked) -> None:
        """Go to the view that was clicked."""
        event.stop()
        self.turn(TASK_VIEWS[event.number])

    def _ask_name(self) -> None:
        choices = tuple(Choice(name, name) for name in self.book.listed.names)
        title = self.words("tasks.mine-title")
        self.app.push_screen(
            PickScreen(
                self.words,
                title,
                choices,
                lambda typed: Choice(typed, self.words("matters.owner-new", typed=typed)),
            ),
            self._named,
        )

    def _named(self, name: str | None) -> None:
        if name:
            self.trying(lambda: self._desk.keep_settings(replace(self._desk.settings, name=name)))
            self.view = "mine"
            self.show()

    def trying(self, act: Callable[[], object]) -> None:
        """Do something that files may get in the way of, or that makes no sense for some tasks."""
        try:
            act()
        except StoreError as error:
            self.say(self.words(error.key, path=error.path.name, **error.values), "bold $text-error")
        except Refused as refusal:
            self.say(self.words(refusal.key, **refusal.values), "$text-warning")
