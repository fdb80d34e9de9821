"""A new meeting: one form in which everything is optional but the script."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TypeVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from cocreation_tui.core.agenda.circle import Circle
from cocreation_tui.core.agenda.script import Script
from cocreation_tui.core.ground.errors import Refused, StoreError
from cocreation_tui.core.people.people import Attendance, Person
from cocreation_tui.core.people.spoken_names import labels
from cocreation_tui.core.when.meant import Contradiction, Past
from cocreation_tui.core.when.written import settled
from cocreation_tui.desk.desk import Desk
from cocreation_tui.desk.lists import columns_words, people_words
from cocreation_tui.desk.planning import advice_words
from cocreation_tui.i18n.words import Words
from cocreation_tui.store.workspace import MeetingEntry
from cocreation_tui.tui.keys.acts import Acts
from cocreation_tui.tui.keys.table import Place, bindings
from cocreation_tui.tui.screens.dialogs.page import PageScreen
from cocreation_tui.tui.screens.dialogs.pick import Choice, PickScreen
from cocreation_tui.tui.screens.dialogs.which_day import or_else, which_day
from cocreation_tui.tui.screens.forms.form import SaveRow
from cocreation_tui.tui.screens.home.list_rows import OfTheList
from cocreation_tui.tui.screens.home.plan_choices import (
    actor_choices,
    initiative_choices,
    people_choices,
    platform_choices,
    script_choices,
)
from cocreation_tui.tui.screens.home.plan_fields import (
    AS_HELD,
    FIELDS,
    Reader,
    Typed,
    all_scripts,
    earlier_people,
    problem_words,
    script_key,
    wanted_script,
)
from cocreation_tui.tui.screens.home.plan_lengths import can_choose, held_page, held_rows, in_all_rows
from cocreation_tui.tui.text import line, lines, plain, styled
from cocreation_tui.tui.widgets.fields.choice_row import ChoiceRow, PathField
from cocreation_tui.tui.widgets.fields.form_fields import LineField, TextField
from cocreation_tui.tui.words.of_keys import script_words
from cocreation_tui.tui.words.of_starting import KnownInitiatives, offer_rows

Chosen = TypeVar("Chosen")

CHOSEN = ("script", "initiative", "platform", "actor")
"""Rows that are chosen from a list; the first two are always there, where there are initiatives."""
LENGTHS = "lengths"
"""The row that says how long items are to take; there where earlier meetings say something else than the script."""
MOST_NOTICES = 40
"""How many rows of a list that were not understood are told."""


class NewMeetingScreen(OfTheList):
    """The form. Ctrl+S or the last row makes the meeting; Esc goes back and keeps what was typed."""

    CSS_PATH = "../../styles/new_meeting.tcss"
    BINDINGS = [*bindings(Place.FIELDS), *bindings(Place.NEW_MEETING)]

    def __init__(self, desk: Desk, words: Words, kept: dict[str, str]) -> None:
        super().__init__(words, kept)
        self._desk = desk
        self._scripts = all_scripts(desk)
        script = wanted_script(self._scripts, kept.get("script", "")) or next(iter(self._scripts), None)
        kept["script"] = script_key(script) if script else ""
        self._initiatives = KnownInitiatives(desk)
        if "initiative" not in kept and (only := self._initiatives.only()):
            kept["initiative"] = only
        self._reader = Reader(desk, words, self._scripts, initiatives=self._initiatives)
        self._earlier: tuple[tuple[MeetingEntry, tuple[Person, ...]], ...] = ()
        self._fields: dict[str, Widget] = {}

    @property
    def acts(self) -> Acts:
        """What it does, by command."""
        return {
            "fields-save": self.action_save,
            "new-meeting-lengths": self.take_lengths,
            "new-meeting-help": self.help,
        }

    def compose(self) -> ComposeResult:
        """Title, fields, the row that makes the meeting, what was understood, the keys."""
        yield self.too_small
        yield Static(plain(self.words("new.heading")), id="new-title")
        with VerticalScroll(id="new-fields", can_focus=False):
            for name in (*CHOSEN, *FIELDS[1:], LENGTHS):
                with Horizontal(classes="new-row", id=f"new-row-{name}"):
                    yield Static(plain(self.words(f"new.{name}")), classes="new-label")
                    yield self._field(name)
                    if name == "names":
                        yield ChoiceRow("screen.earlier", "new-earlier")
                if name == "roster":
                    yield from self.rows_of_the_list()
            yield SaveRow(plain(f"[ {self.words('new.make')} ]"), id="new-make")
        with VerticalScroll(id="new-says", can_focus=False):
            yield Static(id="new-understood")
        yield Static(id="new-hints")

    def _field(self, name: str) -> Widget:
        value = self.kept.get(name, "")
        if name in (*CHOSEN, LENGTHS):
            widget: Widget = ChoiceRow(f"screen.{name}", f"new-{name}")
        elif name == "names":
            widget = TextField(value)
        elif name == "roster":
            widget = PathField(value, placeholder=self.words("new.roster-how"))
        else:
            widget = LineField(value, placeholder=self.words(f"new.{name}-how"))
        self._fields[name] = widget
        return widget

    def on_mount(self) -> None:
        """Begin with the title; look up who took part earlier meanwhile."""
        self.query_one("#new-earlier", ChoiceRow).update(plain(f"[ {self.words('new.earlier')} ]"))
        self.show_read()
        self.set_focus(self._fields["title"])
        self.run_worker(self._look_up, thread=True, group="earlier", exit_on_error=True)

    def _look_up(self) -> None:
        found = earlier_people(self._desk)
        self.app.call_from_thread(self._looked_up, found)

    def _looked_up(self, found: tuple[tuple[MeetingEntry, tuple[Person, ...]], ...]) -> None:
        self._earlier = found
        self._reader.known = tuple(person for _, people in found for person in people)
        if self.is_mounted:
            self.show_read()

    # What is typed

    def on_input_changed(self, event: Input.Changed) -> None:
        """Take in a line."""
        event.stop()
        self._changed()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Take in the names."""
        event.stop()
        self._changed()

    def _changed(self) -> None:
        for name, widget in self._fields.items():
            if isinstance(widget, Input):
                if name == "roster" and widget.value != self.kept.get("roster", ""):
                    self.kept |= {"sheet": "", "encoding": ""}
                self.kept[name] = widget.value
            elif isinstance(widget, TextArea):
                self.kept[name] = widget.text
        self.show_read()

    def show_read(self) -> None:
        """The script, and how the fields are understood."""
        script = wanted_script(self._scripts, self.kept["script"])
        row = self.query_one("#new-script", ChoiceRow)
        if script is None:
            row.update(styled(self.words("new.no-script"), "$text-warning"))
        else:
            told = script_words(script, self.words)
            row.update(line((script.title, "bold"), (f"   {told}", "$text-muted")))
        self._show_chosen(script)
        typed = self._reader.read(self.kept)
        self.show_list(typed)
        self._show_lengths(typed)
        self._say(typed)

    def _show_lengths(self, typed: Typed) -> None:
        """Whose lengths the items have, where there is something to choose."""
        self.query_one("#new-row-lengths").display = can_choose(typed)
        said = self.words("new.lengths-held" if typed.as_held else "new.lengths-script")
        self.query_one("#new-lengths", ChoiceRow).update(
            styled(said, "bold" if typed.as_held else "$text-muted")
        )

    def _show_chosen(self, script: Script | None) -> None:
        """The initiative and the platform, where there is something to choose."""
        folder = self.kept.get("initiative", "")
        self.query_one("#new-row-initiative").display = bool(folder or self._initiatives)
        circle = script.circle if script else Circle.ALL
        self.query_one("#new-row-platform").display = bool(folder) and circle is Circle.PLATFORM
        with_actor = bool(folder) and circle is Circle.ACTOR and bool(self._initiatives.actors(folder))
        self.query_one("#new-row-actor").display = with_actor
        named = {"initiative": self._initiatives.name(folder) if folder else ""}
        named |= {name: self.kept.get(name, "") for name in CHOSEN[2:]}
        for name, said in named.items():
            told = said or self.words(f"new.no-{name}")
            self.query_one(f"#new-{name}", ChoiceRow).update(styled(told, "bold" if said else "$text-muted"))

    def _say(self, typed: Typed, pressed: bool = False) -> None:
        warning = "bold $text-warning" if pressed else "$text-warning"
        rows: list[Content] = [styled(text, warning) for text in typed.wrong.values()]
        when = self._reader.when_words(typed)
        if when:
            rows.append(styled(when, "bold"))
        rows += in_all_rows(typed, self.words, self.keyboard.first("new-meeting-lengths"))
        if typed.offer is not None:
            rows += [styled(text, "$text-accent") for text in advice_words(typed.offer, self.words)]
            wanting = self._initiatives.awaited(self.kept, self.words)
            rows += [styled(wanting, "$text-warning")] if wanting else []
            rows += [plain(text) for text in offer_rows(typed.offer, self.words)]
        rows += held_rows(typed, self.words)
        rows += self._told_people(typed)
        self.query_one("#new-understood", Static).update(lines(rows))

    def _told_people(self, typed: Typed) -> list[Content]:
        rows = [plain(people_words(typed.people, self.words))] if typed.people else []
        roster = typed.roster
        if roster is not None and roster.headings:
            rows.append(styled(columns_words(roster, self.words), "$text-secondary"))
            notices = [problem for problem in roster.problems if not problem.fatal]
            rows += [
                styled(problem_words(notice, self.words), "$text-warning")
                for notice in notices[:MOST_NOTICES]
            ]
        shown, away = labels(typed.people), f" ({self.words('attendance.excused')})"
        names = ", ".join(
            shown[one.id] + (away if one.attendance is Attendance.EXCUSED else "") for one in typed.people
        )
        return [*rows, styled(names, "$text-muted")] if names else rows

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say which keys apply in this field."""
        name = next((name for name, widget in self._fields.items() if widget is event.widget), "")
        if name in CHOSEN[1:]:
            name = "chosen"
        special = {
            "chosen": "new.hints-chosen",
            "script": "new.hints-script",
            "roster": "new.hints-roster",
            "names": "new.hints-names",
            LENGTHS: "new.hints-lengths",
        }
        said = self.words(special.get(name, "new.hints"), **self.keyboard.letters(Place.NEW_MEETING))
        self.query_one("#new-hints", Static).update(plain(said))

    # Lists to choose from

    def action_script(self) -> None:
        """Choose the script."""
        self._choose("script", script_choices(self._scripts, self.words), self._script_chosen)

    def _choose(
        self, what: str, choices: Sequence[Choice[Chosen]], chosen: Callable[[Chosen | None], None]
    ) -> None:
        self.app.push_screen(PickScreen(self.words, self.words(f"new.which-{what}"), tuple(choices)), chosen)

    def _script_chosen(self, chosen: str | None) -> None:
        if chosen:
            self.kept |= {"script": chosen, LENGTHS: ""}
            self.show_read()
            self.set_focus(self._fields["title"])

    def action_initiative(self) -> None:
        """Choose the initiative the meeting belongs to, or none."""
        self._choose("initiative", initiative_choices(self._initiatives, self.words), self._initiative_chosen)

    def _initiative_chosen(self, folder: str | None) -> None:
        if folder is not None and folder != self.kept.get("initiative", ""):
            self.kept |= {"initiative": folder, "platform": "", "actor": "", LENGTHS: ""}
            self.show_read()

    def action_platform(self) -> None:
        """Choose the platform the meeting is about."""
        names = self._initiatives.platforms(self.kept.get("initiative", ""))
        self._choose("platform", platform_choices(names, self.words), partial(self._chosen, "platform"))

    def _chosen(self, what: str, chosen: str | None) -> None:
        if chosen is not None:
            self.kept[what] = chosen
            self.show_read()

    def action_actor(self) -> None:
        """Choose the actor the meeting is held with."""
        actors = self._initiatives.actors(self.kept.get("initiative", ""))
        self._choose("actor", actor_choices(actors, self.words), partial(self._chosen, "actor"))

    def action_lengths(self) -> None:
        """How long the items took the last times, to be read before they are to take as long again."""
        self.app.push_screen(PageScreen(self.words, (held_page(self._reader.read(self.kept), self.words),)))

    def take_lengths(self) -> None:
        """Let the items take as long as they were held before, or as the script has it again."""
        if can_choose(self._reader.read(self.kept)):
            self.kept[LENGTHS] = "" if self.kept.get(LENGTHS) == AS_HELD else AS_HELD
            self.show_read()
        else:
            self.query_one("#new-understood", Static).update(
                styled(self.words("lengths.none"), "$text-warning")
            )

    def action_earlier(self) -> None:
        """Choose people of earlier meetings: everybody of one, or one by one."""
        if self._earlier:
            choices = people_choices(self._reader.known, self._earlier, self.words)
            self._choose("people", choices, self._people_chosen)
        else:
            self.query_one("#new-understood", Static).update(
                styled(self.words("new.nobody-earlier"), "$text-warning")
            )

    def _people_chosen(self, names: tuple[str, ...] | None) -> None:
        field = self._fields["names"]
        if names is not None and isinstance(field, TextArea):
            have = [row.strip() for row in field.text.split("\n") if row.strip()]
            field.text = "\n".join(dict.fromkeys([*have, *names])) + "\n"
            field.move_cursor(field.document.end)

    # The end

    def action_save(self) -> None:
        """Make the meeting; with something in the way, say what and go there."""
        if self._ask_day():
            return
        typed = self._reader.read(self.kept)
        if typed.plan is None:
            self._say(typed, pressed=True)
            if set(typed.wrong) == {"encoding"}:
                self.ask_letters()
                return
            first = next((name for name in (*CHOSEN, *FIELDS[1:]) if name in typed.wrong), "")
            if first:
                self.set_focus(self._fields[first])
            return
        try:
            room = self._desk.plan(typed.plan)
        except StoreError as error:
            self._fail(self.words(error.key, path=error.path.name, **error.values))
        except Refused as refusal:
            self._fail(self.words(refusal.key, **refusal.values))
        else:
            self.kept.clear()
            self.dismiss(room)

    def _ask_day(self) -> bool:
        """Ask which day is meant when the field says two, or one that has passed."""
        text = self.kept.get("date", "").strip()
        meant = self._reader.meant_day(text)
        if not isinstance(meant, Contradiction | Past):
            return False
        answered = partial(self._answered, text, meant)
        asked = which_day(self.words, meant, text[meant.start : meant.end], answered, past=False)
        self.app.push_screen(asked, or_else(partial(self.set_focus, self._fields["date"])))
        return True

    def _answered(self, text: str, doubt: Contradiction | Past, day: date) -> None:
        """Put the day that is meant into its field, and make the meeting."""
        field = self._fields["date"]
        if isinstance(field, Input):
            field.value = self.kept["date"] = settled(text, doubt, day)
            self.action_save()

    def _fail(self, why: str) -> None:
        self.query_one("#new-understood", Static).update(styled(why, "bold $text-error"))

    def help(self) -> None:
        """What the form is for."""
        from cocreation_tui.tui.screens.dialogs.help import HelpScreen, form_page

        self.app.push_screen(HelpScreen(self.words, self.keyboard, form_page(self.words, self.keyboard)))
