"""The initiative's screen: its keys, its palette, its help."""

from __future__ import annotations

from textual import events
from textual.binding import Binding
from textual.widgets import OptionList

from cocreation_tui.desk.desk import Desk
from cocreation_tui.desk.initiatives import InitiativeRoom
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.screens.dialogs.pick import Choice, PickScreen
from cocreation_tui.tui.screens.initiative.going import GoingActions
from cocreation_tui.tui.screens.initiative.page_names import PAGES
from cocreation_tui.tui.text import fit

LETTERS = {
    "start": "start:",
    "write": "write:",
    "focus": "form:focus-actors",
    "actor": "form:actor",
    "goal": "form:goal",
    "task": "form:task",
    "ripple": "form:ripple",
    "poster": "poster:",
    "newsletter": "newsletter:",
}
"""What has a letter of the language: ``initiative.key-<id>``; in a meeting the same letters catch the same things."""


class InitiativeScreen(GoingActions):
    """An initiative: arrows and Enter, a digit for each page, a letter for what is done most."""

    BINDINGS = [
        *(Binding(str(number), f"page({number})", show=False) for number in range(1, len(PAGES) + 1)),
        Binding("right", "next_page(1)", show=False),
        Binding("left", "next_page(-1)", show=False),
        Binding("u", "undo", show=False),
        Binding("U", "redo", show=False),
        Binding("o", "open_held", show=False),
        Binding("delete", "put_away", show=False),
        Binding("escape,backspace", "back", show=False),
        Binding("ctrl+o", "home", show=False),
        Binding("ctrl+q", "quit", show=False),
        Binding("ctrl+p", "palette", show=False),
        Binding("f1,question_mark", "help", show=False),
    ]

    def __init__(self, desk: Desk, words: Words, room: InitiativeRoom, begin: str = "") -> None:
        super().__init__(desk, words, room)
        self._begin_with = begin

    def on_mount(self) -> None:
        """Begin with what was asked for."""
        if self._begin_with:
            self.call_after_refresh(self.act, self._begin_with)

    def on_key(self, event: events.Key) -> None:
        """A letter does what it stands for."""
        for name, what in LETTERS.items():
            if event.character and event.character == self.words(f"initiative.key-{name}"):
                event.stop()
                self.act(what)
                return

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Deal with the row that was chosen."""
        event.stop()
        row = self._rows.get(event.option_id or "")
        if row is not None:
            self.act(row.id)

    def deal_write(self, about: str) -> None:
        """Write something down."""
        self.action_write()

    def hints(self) -> list[tuple[str, str]]:
        """The keys that apply now."""
        words = self.words
        kind = (self.chosen.id if self.chosen else "").partition(":")[0]
        known = ("due", "platform", "goal", "matter", "met", "form", "start", "change", "actor")
        enter = words(f"initiative.enter-{kind if kind in known else 'read'}")
        undo = self.undo_words()
        leads_to = "initiative.hint-back" if self.platform else "initiative.hint-home"
        return [
            ("Enter", enter),
            *([("o", words("initiative.hint-open"))] if kind == "met" else []),
            *([("Delete", words("away.hint"))] if kind == "met" else []),
            (words("initiative.key-start"), words("initiative.hint-start")),
            (words("initiative.key-write"), words("initiative.hint-write")),
            ("Esc", words(leads_to)),
            *([("u", words("hint.undo", what=fit(undo, max(12, self.size.width - 84))))] if undo else []),
            ("F1", words("initiative.hint-help")),
        ]

    def action_back(self) -> None:
        """From a platform to where one came from; from there, Home."""
        if self.platform is not None:
            self.page = self._from
        else:
            self.leave()

    def action_home(self) -> None:
        """Home."""
        self.leave()

    async def action_quit(self) -> None:
        """Leave the program, unless something is not on disk."""
        runner = self.room.runner
        if runner.unsaved and not runner.retry():
            self.say(self.words("leave.unsaved"), "bold $text-error", lasting=True)
        else:
            await self.app.action_quit()

    def action_palette(self) -> None:
        """Everything that can be done here, by name."""
        other = Words("en" if self.words.language == "da" else "da")
        pages = [
            Choice(
                f"page:{number}",
                self.words(f"initiative.page-{page}"),
                str(number),
                other(f"initiative.page-{page}"),
            )
            for number, page in enumerate(PAGES, 1)
        ]
        acts = [
            Choice(
                what,
                self.words(f"initiative.do-{name}"),
                self.words(f"initiative.key-{name}"),
                other(f"initiative.do-{name}"),
            )
            for name, what in LETTERS.items()
        ]
        facts = Choice("form:initiative", self.words("form.initiative"), "", other("form.initiative"))
        leave = Choice("home:", self.words("initiative.hint-home"), "Esc", other("initiative.hint-home"))
        chosen = self.chosen.id if self.chosen else ""
        kind, _, meeting = chosen.partition(":")
        away = Choice(f"away:{meeting}", self.words("away.palette"), "Delete", other("away.palette"))
        here = (away,) if kind == "met" else ()
        screen = PickScreen(self.words, self.words("palette.title"), (*here, *acts, *pages, facts, leave))
        self.app.push_screen(screen, self._picked)

    def deal_page(self, number: str) -> None:
        """Go to a page."""
        self.action_page(int(number))

    def deal_home(self, about: str) -> None:
        """Home."""
        self.leave()

    def action_help(self) -> None:
        """What can be done here, then every key of a meeting."""
        from cocreation_tui.tui.screens.dialogs.help import HelpScreen, initiative_page

        self.app.push_screen(HelpScreen(self.words, self.keyboard, initiative_page(self.words)))
