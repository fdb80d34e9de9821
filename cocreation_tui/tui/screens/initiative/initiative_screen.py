"""The initiative's screen: its keys, its palette, its help."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Literal

from textual import events
from textual.binding import Binding
from textual.widgets import OptionList

from cocreation_tui.desk.desk import Desk
from cocreation_tui.desk.initiatives import InitiativeRoom
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.screens.initiative.going import GoingActions
from cocreation_tui.tui.screens.initiative.page_names import PAGES
from cocreation_tui.tui.screens.initiative.targets import Deed, Target, Way
from cocreation_tui.tui.text import fit

LETTERS = {
    "start": Target(Deed.START),
    "write": Target(Deed.WRITE),
    "focus": Target(Deed.FORM, "focus-actors"),
    "actor": Target(Deed.FORM, "actor"),
    "goal": Target(Deed.FORM, "goal"),
    "task": Target(Deed.FORM, "task"),
    "ripple": Target(Deed.FORM, "ripple"),
    "poster": Target(Deed.POSTER),
    "newsletter": Target(Deed.NEWSLETTER),
}
"""What has a letter of the language: ``initiative.key-<id>``; in a meeting the same letters catch the same things."""


_Alone = Literal[Deed.CHANGE, Deed.START, Deed.WRITE, Deed.ROSTER, Deed.SENT, Deed.POSTER, Deed.NEWSLETTER]
_NAMED = (
    Deed.DUE, Deed.PLATFORM, Deed.GOAL, Deed.MATTER, Deed.MEETING, Deed.FORM, Deed.START, Deed.CHANGE, Deed.ACTOR,
)  # fmt: skip
"""What the hint line has words for; of everything else it says that it is read."""


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

    def __init__(self, desk: Desk, words: Words, room: InitiativeRoom, begin: Target | None = None) -> None:
        super().__init__(desk, words, room)
        self._begin_with = begin

    def on_mount(self) -> None:
        """Begin with what was asked for."""
        if self._begin_with is not None:
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
        if row is not None and row.target is not None:
            self.act(row.target)
        else:
            self.read(row)

    def act(self, target: Target) -> None:
        """Do what a row or a letter stands for."""
        self._way(target)()

    def _way(self, target: Target) -> Callable[[], None]:
        """What is done with the one thing it is about."""
        about = target.about
        match target.deed:
            case Deed.FORM:
                return partial(self.open_form, about)
            case Deed.PLATFORM:
                return partial(self.go_to, about)
            case Deed.ACTOR:
                return partial(self.deal_with_actor, about)
            case Deed.MISSING:
                return partial(self.set_actor, about)
            case Deed.GOAL:
                return partial(self.deal_with_goal, about)
            case Deed.NOTED:
                return partial(self.deal_with_noted, about)
            case Deed.MATTER:
                return partial(self.deal_with_matter, about)
            case Deed.MEETING:
                return partial(self.open_meeting, about)
            case Deed.DUE:
                return partial(self.begin_due, about)
            case (
                Deed.CHANGE
                | Deed.START
                | Deed.WRITE
                | Deed.ROSTER
                | Deed.SENT
                | Deed.POSTER
                | Deed.NEWSLETTER
            ) as deed:
                return self._way_alone(deed)

    def _way_alone(self, deed: _Alone) -> Callable[[], None]:
        """What is done with nothing to say what about."""
        match deed:
            case Deed.CHANGE:
                return self.choose_change
            case Deed.START:
                return self.action_start
            case Deed.WRITE:
                return self.action_write
            case Deed.ROSTER:
                return self.take_in_list
            case Deed.SENT:
                return self.choose_sent
            case Deed.POSTER:
                return self.action_poster
            case Deed.NEWSLETTER:
                return self.action_newsletter

    def hints(self) -> list[tuple[str, str]]:
        """The keys that apply now."""
        words = self.words
        target = self.chosen.target if self.chosen else None
        enter = words(f"initiative.enter-{target.deed if target and target.deed in _NAMED else 'read'}")
        undo = self.undo_words()
        leads_to = "initiative.hint-back" if self.platform else "initiative.hint-home"
        return [
            ("Enter", enter),
            *([("o", words("initiative.hint-open"))] if self.chosen_meeting else []),
            *([("Delete", words("away.hint"))] if self.chosen_meeting else []),
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
            Way(
                self.words(f"initiative.page-{page}"),
                partial(self.action_page, number),
                str(number),
                other(f"initiative.page-{page}"),
            )
            for number, page in enumerate(PAGES, 1)
        ]
        acts = [
            Way(
                self.words(f"initiative.do-{name}"),
                partial(self.act, target),
                self.words(f"initiative.key-{name}"),
                other(f"initiative.do-{name}"),
            )
            for name, target in LETTERS.items()
        ]
        facts = Way(
            self.words("form.initiative"), partial(self.open_form, "initiative"), "", other("form.initiative")
        )
        leave = Way(self.words("initiative.hint-home"), self.leave, "Esc", other("initiative.hint-home"))
        away = Way(self.words("away.palette"), self.action_put_away, "Delete", other("away.palette"))
        here = (away,) if self.chosen_meeting else ()
        self.pick(self.words("palette.title"), (*here, *acts, *pages, facts, leave))

    def action_help(self) -> None:
        """What can be done here, then every key of a meeting."""
        from cocreation_tui.tui.screens.dialogs.help import HelpScreen, initiative_page

        self.app.push_screen(HelpScreen(self.words, self.keyboard, initiative_page(self.words)))
