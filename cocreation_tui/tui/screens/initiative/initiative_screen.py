"""The initiative's screen: its keys, its palette, its help."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from textual.binding import Binding
from textual.widgets import OptionList

from cocreation_tui.core.forms.templates import ACTOR
from cocreation_tui.desk.desk import Desk
from cocreation_tui.desk.initiatives import InitiativeRoom
from cocreation_tui.i18n.words import Words, in_other_languages
from cocreation_tui.tui.keys.acts import Acts
from cocreation_tui.tui.keys.table import BY_ID, Place, bindings
from cocreation_tui.tui.screens.dialogs.pick import command_choices
from cocreation_tui.tui.screens.initiative.changing_hands import ChangingHands
from cocreation_tui.tui.screens.initiative.page_names import PAGES
from cocreation_tui.tui.screens.initiative.sharing_acts import SHARING_DEEDS
from cocreation_tui.tui.screens.initiative.targets import (
    Alone,
    Deed,
    OnSharing,
    OnTimes,
    PageName,
    Target,
    Way,
)
from cocreation_tui.tui.text import fit, width

LETTERS = {
    "initiative-start": Target(Alone.START),
    "initiative-write": Target(Alone.WRITE),
    "initiative-focus": Target(Deed.FORM, "focus-actors"),
    "initiative-actor": Target(Deed.FORM, "actor"),
    "initiative-goal": Target(Deed.FORM, "goal"),
    "initiative-task": Target(Deed.FORM, "task"),
    "initiative-ripple": Target(Deed.FORM, "ripple"),
    "initiative-times": Target(Alone.TIMES),
    "initiative-sharing": Target(Alone.SHARING),
    "initiative-share-now": Target(Alone.SHARE_NOW),
    "initiative-poster": Target(Alone.POSTER),
    "initiative-newsletter": Target(Alone.NEWSLETTER),
}
"""What has a letter, by command; in a meeting the same letters catch the same things."""
OF_A_MEETING = ("initiative-open-held", "initiative-hand-over", "initiative-put-away")
"""Commands that are about the meeting that is highlighted."""
OF_AN_ACTOR = ("initiative-next-step",)
"""Commands that are about the actor that is highlighted."""
DIGITS = range(1, len(PAGES) + 1)
"""The digits of the pages."""

LEAST_UNDO = 12
"""Columns in which it is worth telling what undo would take back."""

_NAMED = (
    Deed.DUE, Deed.PLATFORM, Deed.GOAL, Deed.MATTER, Deed.MEETING, Deed.FORM, Alone.START, Alone.CHANGE, Deed.ACTOR,
    Deed.PERSON, Deed.APPROACH, Deed.WAY, *SHARING_DEEDS,
)  # fmt: skip
"""What the hint line has words for; of everything else it says that it is read."""


def enter_words(target: Target | None) -> str:
    """What Enter does with a row: the end of a key of the catalogues."""
    if target is None or target.deed not in _NAMED:
        return "read"
    return "share" if target.deed in SHARING_DEEDS else target.deed


class InitiativeScreen(ChangingHands):
    """An initiative: arrows and Enter, a digit for each page, a letter for what is done most."""

    BINDINGS = [
        *bindings(Place.INITIATIVE),
        Binding("right", "next_page(1)", show=False),
        Binding("left", "next_page(-1)", show=False),
        Binding("escape,backspace", "back", show=False),
    ]

    def __init__(self, desk: Desk, words: Words, room: InitiativeRoom, begin: Target | None = None) -> None:
        super().__init__(desk, words, room)
        self._begin_with = begin

    def on_mount(self) -> None:
        """Begin with what was asked for."""
        if self._begin_with is not None:
            self.call_after_refresh(self.act, self._begin_with)

    @property
    def acts(self) -> Acts:
        """What it does, by command."""
        return {
            **{command: partial(self.act, target) for command, target in LETTERS.items()},
            **{f"initiative-page-{number}": partial(self.action_page, number) for number in DIGITS},
            "initiative-next-step": self.next_step,
            "initiative-tasks": self.open_tasks,
            "initiative-calendar": self.save_calendar,
            "initiative-whole": self.save_whole,
            "initiative-search": self.search,
            "initiative-undo": self.action_undo,
            "initiative-redo": self.action_redo,
            "initiative-open-held": self.open_held,
            "initiative-put-away": self.put_away,
            "initiative-hand-over": self.hand_over,
            "initiative-help": self.help,
            "initiative-palette": self.palette,
            "initiative-home": self.leave,
            "initiative-quit": self.quit,
        }

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
                return self.write_actor if about == ACTOR else partial(self.open_form, about)
            case Deed.PLATFORM:
                return partial(self.go_to, about)
            case Deed.ACTOR:
                return partial(self.deal_with_actor, about)
            case Deed.APPROACH:
                return partial(self.approach, about)
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
            case Deed.PERSON:
                return partial(self.deal_with_person, about)
            case Deed.DUE:
                return partial(self.begin_due, about)
            case Deed.WAY:
                return partial(self.stop_way, about)
            case Alone() as alone:
                return self._way_alone(alone)

    def _way_alone(self, deed: Alone) -> Callable[[], None]:
        """What is done with nothing to say what about."""
        match deed:
            case Alone.CHANGE:
                return self.choose_change
            case Alone.START:
                return self.action_start
            case Alone.WRITE:
                return self.action_write
            case Alone.ROSTER:
                return self.take_in_list
            case Alone.SENT:
                return self.choose_sent
            case Alone.POSTER:
                return self.action_poster
            case Alone.NEWSLETTER:
                return self.action_newsletter
            case Alone.TIMES:
                return self.action_times
            case (
                Alone.SHARING
                | Alone.SHARE_NOW
                | Alone.ADD_FOLDER
                | Alone.ADD_SERVER
                | Alone.ROOM
                | Alone.END_ROOM
                | Alone.CODE
                | Alone.ANCHORS_CODE
                | Alone.PACK
                | Alone.BRING_IN
            ):
                return self.sharing_act(deed)

    def hints(self) -> list[tuple[str, str]]:
        """The keys that apply now; undo says as much as there is room for."""
        words, key = self.words, self.keyboard.first
        target = self.chosen.target if self.chosen else None
        held = self.chosen_meeting is not None and self.chosen_meeting.closed_at is not None
        enter = words(f"initiative.enter-{'held' if held else enter_words(target)}")
        behind = not isinstance(self.page, PageName)
        told = [
            *([("Enter", enter)] if target or (self.chosen and self.chosen.full) else []),
            *self._meeting_hints(held),
            *([(key("initiative-next-step"), words("actors.hint-step"))] if self.chosen_actor else []),
            (key("initiative-start"), words("initiative.hint-start")),
            (key("initiative-write"), words("initiative.hint-write")),
            ("Esc", words("initiative.hint-back" if behind else "initiative.hint-home")),
            (key("initiative-help"), words("initiative.hint-help")),
        ]
        if self.page != OnSharing():
            told.append((key("initiative-sharing"), words("initiative.hint-sharing")))
        undo = self.undo_words()
        if undo:
            beside = sum(width(k) + width(does) + 4 for k, does in told)
            room = (
                self.size.width - 4 - beside - width(key("initiative-undo") + words("hint.undo", what="")) - 4
            )
            what = (
                words("hint.undo", what=fit(undo, room)) if room >= LEAST_UNDO else words("key.undo").lower()
            )
            told.append((key("initiative-undo"), what))
        return told

    def _meeting_hints(self, held: bool) -> list[tuple[str, str]]:
        """The keys that apply to the meeting that is highlighted; none for other rows."""
        if self.chosen_meeting is None:
            return []
        words, key, hands = self.words, self.keyboard.first, self.hand_over_words
        opens = words("initiative.hint-read-on" if self.theirs else "initiative.hint-open")
        return [
            *([(key("initiative-open-held"), opens)] if held else []),
            *([] if self.theirs else [(key("initiative-put-away"), words("away.hint"))]),
            *([(key("initiative-hand-over"), hands)] if hands else []),
        ]

    def action_back(self) -> None:
        """From a page behind another to where one came from; from there, Home."""
        if not isinstance(self.page, PageName):
            self.page = self._from
        else:
            self.leave()

    def action_times(self) -> None:
        """How long items were planned and held."""
        self.page = OnTimes()

    async def quit(self) -> None:
        """Leave the program, unless something is not on disk."""
        runner = self.room.runner
        if runner.unsaved and not runner.retry():
            self.say(self.words("leave.unsaved"), "bold $text-error", lasting=True)
        else:
            await self.app.action_quit()

    def palette(self) -> None:
        """Everything that can be done here, by name."""
        others = in_other_languages(self.words)
        first = self.keyboard.first
        pages = [
            Way(
                self.words(f"initiative.page-{page}"),
                partial(self.action_page, number),
                first(f"initiative-page-{number}"),
                " ".join(other(f"initiative.page-{page}") for other in others),
            )
            for number, page in zip(DIGITS, PAGES, strict=True)
        ]
        found = " ".join(other("form.initiative") for other in others)
        facts = Way(self.words("form.initiative"), partial(self.open_form, "initiative"), "", found)
        here, after = (
            (OF_A_MEETING if self.chosen_meeting else ()) + (OF_AN_ACTOR if self.chosen_actor else ()),
            (
                "initiative-tasks",
                "initiative-calendar",
                "initiative-whole",
                "initiative-search",
                "initiative-undo",
                "initiative-redo",
                "initiative-home",
            ),
        )
        ways = (*self._commands(here), *self._commands(LETTERS), *pages, facts, *self._commands(after))
        self.pick(self.words("palette.title"), ways)

    def _commands(self, wanted: Iterable[str]) -> list[Way]:
        choices = command_choices((BY_ID[command] for command in wanted), self.words, self.keyboard)
        return [Way(one.label, self.acts[one.target], one.detail, one.also) for one in choices]

    def help(self) -> None:
        """What can be done here, then every key of a meeting."""
        from cocreation_tui.tui.screens.dialogs.help import HelpScreen, initiative_page

        self.app.push_screen(
            HelpScreen(self.words, self.keyboard, initiative_page(self.words, self.keyboard))
        )
