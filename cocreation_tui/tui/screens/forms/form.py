"""A template form: every field in reach of Tab, what is missing said in words, nothing ever in the way of saving."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import field as field_of
from datetime import date
from functools import partial
from typing import assert_never

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from cocreation_tui.core.forms.form import FieldDef, FieldType, Form, applies, marked
from cocreation_tui.core.forms.templates import EITHER_WAY, LOOKING_BACK, NAME_FIELDS
from cocreation_tui.core.ground.days import iso_day
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.when.meant import Contradiction, Meant, NotRead, Past, Read, Wants
from cocreation_tui.core.when.written import written_in_full
from cocreation_tui.export.minutes.forms import field_label
from cocreation_tui.i18n.dates import doubt_words, short_day
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.keys.acts import Acts
from cocreation_tui.tui.keys.table import Place, bindings
from cocreation_tui.tui.screens.base import BaseDialog
from cocreation_tui.tui.screens.dialogs.which_day import or_else, which_day
from cocreation_tui.tui.screens.forms.form_drafts import several_named
from cocreation_tui.tui.text import lines, plain, styled
from cocreation_tui.tui.widgets.fields.drawings import DRAWINGS
from cocreation_tui.tui.widgets.fields.focus import HoldsFocus
from cocreation_tui.tui.widgets.fields.form_fields import LineField, OptionsField, ScaleField, TextField
from cocreation_tui.tui.widgets.fields.ink import CONTROL
from cocreation_tui.tui.widgets.fields.points_field import OwnerField, PointList, PointsField
from cocreation_tui.tui.widgets.fields.scale_bars import bars

BROAD = 110
"""Columns from which on a drawing stands beside the fields."""
PLATFORM_FIELDS = frozenset({"platform", "into"})
"""Fields in which platforms complete."""
ACTOR_NAMES = frozenset({"actor", "missing"})
"""Fields that begin with the name of an actor, or each of whose lines does."""
ONLY_DAYS = ("founding", "initiative")
"""Forms whose date fields are used as days only; other words in them would be lost."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A form as it is to be filled in."""

    form: Form
    """Its definition."""
    values: dict[str, str]
    """What its fields say to begin with."""
    people: tuple[str, ...]
    """Names that complete."""
    platforms: tuple[str, ...]
    """Platforms that complete."""
    read_day: Callable[[str, Wants, date | None], Meant]
    """The day that words stand for; one that is known already may have passed."""
    kept: Callable[[dict[str, str]], None]
    """Told what the fields say whenever that changes."""
    notice: str = ""
    """What is said above the form; empty for nothing."""
    earlier: dict[str, str] = field_of(default_factory=dict)
    """What its fields said the last time, the platform among them; empty where that is not compared."""
    goals: tuple[str, ...] = ()
    """Goals that complete in the field of a goal."""
    above: str = ""
    """What the form starts from, told above its fields; empty for nothing."""
    actors: tuple[str, ...] = ()
    """Actors that complete, as a form names one on a line: organisation, person, contribution."""


class SaveRow(HoldsFocus, Static, can_focus=True):
    """The row that saves: by Enter or the mouse; a space that was meant for a field saves nothing."""

    BINDINGS = [
        Binding("enter", "screen.save", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    async def on_click(self) -> None:
        """Save."""
        await self.run_action("screen.save")


class FormScreen(BaseDialog[dict[str, str]]):
    """One form. Ctrl+S or the last row closes it with what was filled in; Esc puts it away and keeps the draft."""

    CSS_PATH = "../../styles/form.tcss"
    BINDINGS = [*bindings(Place.FIELDS), *bindings(Place.FORM)]

    def __init__(self, words: Words, sheet: Sheet) -> None:
        super().__init__(words)
        self.assigning = False
        """Whether tasks are to be made of what is open and has a name, once it is saved."""
        self._points: PointsField | None = None
        self._bars: dict[str, Static] = {}
        self._sheet = sheet
        self._fields: dict[str, Widget] = {}
        self._rows: dict[str, Widget] = {}
        self._readings: dict[str, Static] = {}
        self._known = {name: day for name, value in sheet.values.items() if (day := iso_day(value))}

    @property
    def acts(self) -> Acts:
        """What it does, by command."""
        return {
            "fields-save": self.action_save,
            "form-assign": self.assign,
        }

    def compose(self) -> ComposeResult:
        """Title, fields, the row that saves, what is drawn of them, what is missing, the keys."""
        yield self.too_small
        yield Static(plain(self._title()), id="form-title")
        if self._sheet.above:
            yield Static(plain(self._sheet.above), id="form-above")
        with Container(id="form-body"):
            with VerticalScroll(id="form-fields", can_focus=False):
                yield from self._compose_rows()
                yield SaveRow(plain(f"[ {self.words('forms.save')} ]"), id="form-save")
            yield Static(id="form-drawing")
        yield Static(id="form-missing")
        yield Static(id="form-hints")

    def _title(self) -> str:
        title = self.words(f"form.{self._sheet.form.id}")
        return f"{title} · {self._sheet.notice}" if self._sheet.notice else title

    def _compose_rows(self) -> Iterator[Widget]:
        comments = {f"{field.name}-comment" for field in self._sheet.form.fields}
        for field in self._sheet.form.fields:
            if field.type is FieldType.POINT and self._points is None:
                self._points = PointsField(self.words, self._sheet.values, self._sheet.people)
                yield Vertical(self._points, classes="form-row")
            if self._points is not None and field.name in self._points:
                self._fields[field.name] = self._points.list
            elif field.name not in comments:
                row = Vertical(*self._row(field), classes="form-row")
                self._rows[field.name] = row
                yield row

    def _row(self, field: FieldDef) -> Iterator[Widget]:
        label = self.words(f"form.{self._sheet.form.id}.{field.name}")
        ends = f"   {self._ends(field)}" if field.type is FieldType.SCALE else ""
        yield Static(plain(label + ends), classes="form-label")
        widget = self._fields[field.name] = self._widget(field)
        if field.type is FieldType.SCALE:
            comment = self._fields[f"{field.name}-comment"] = LineField(
                self._sheet.values.get(f"{field.name}-comment", ""), placeholder=self.words("forms.comment")
            )
            yield Horizontal(widget, comment, classes="form-beside")
            bars = self._bars[field.name] = Static(classes="form-bars")
            yield bars
        elif field.type is FieldType.DATE:
            reading = self._readings[field.name] = Static(classes="form-reading")
            yield Horizontal(widget, reading, classes="form-beside")
        else:
            yield widget

    def _ends(self, field: FieldDef) -> str:
        """What the ends of a scale mean: its own words where it has some."""
        key = f"ends.{self._sheet.form.id}.{field.name}"
        own = self.words(key)
        return own if own != key else self.words("forms.scale-ends")

    def _widget(self, field: FieldDef) -> Widget:
        value = self._sheet.values.get(field.name, "")
        match field.type:
            case FieldType.TEXT:
                return TextField(value, self._names(field.name))
            case FieldType.CHOICE | FieldType.POINT:
                names = tuple((choice, self.words(f"choice.{choice}")) for choice in field.choices)
                return OptionsField(names, value)
            case FieldType.SCALE:
                return ScaleField(value)
            case FieldType.DATE:
                day = self._known.get(field.name)
                text = written_in_full(day) if day else value
                return LineField(text, placeholder=self.words("forms.date-how"))
            case FieldType.LINE:
                return LineField(value, self._names(field.name))

    def _names(self, field: str) -> tuple[str, ...]:
        sheet = self._sheet
        if field in NAME_FIELDS:
            return sheet.people
        if field in ACTOR_NAMES:
            return tuple(line.partition(",")[0] for line in sheet.actors)
        known = {"goal": sheet.goals, "aboard": sheet.actors, "group": sheet.people}
        return known.get(field, sheet.platforms if field in PLATFORM_FIELDS else ())

    def on_mount(self) -> None:
        """Begin in the first field that is missing something, else in the first."""
        self._show_state()
        first = next(iter(self._sheet.form.missing(self.values())), self._sheet.form.fields[0].name)
        field = self._fields[first]
        if isinstance(field, Input):
            field.cursor_position = len(field.value)
        # At once: the next key is already part of the answer.
        self.set_focus(field)

    def values(self) -> dict[str, str]:
        """What every field says, dates that were understood as ISO."""
        return {field.name: self._value(field) for field in self._sheet.form.fields}

    def _value(self, field: FieldDef) -> str:
        widget = self._fields[field.name]
        if self._points is not None and field.name in self._points:
            return self._points.said(field.name)
        if isinstance(widget, OptionsField):
            return widget.value
        text = widget.text if isinstance(widget, TextArea) else ""
        text = widget.value if isinstance(widget, Input) else text
        day = self._day(field.name, text) if field.type is FieldType.DATE else None
        return day.isoformat() if day else text

    def _meant(self, field: str, text: str) -> Meant:
        """What a date field says."""
        wants = Wants.ANY_DAY if field in EITHER_WAY else Wants.BEGUN if field in LOOKING_BACK else Wants.DAY
        return self._sheet.read_day(text, wants, self._known.get(field))

    def _day(self, field: str, text: str) -> date | None:
        """The day a date field says for certain; None for none."""
        meant = self._meant(field, text)
        return meant.day if isinstance(meant, Read) else None

    def on_input_changed(self, event: Input.Changed) -> None:
        """Take in a line."""
        event.stop()
        self._changed()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Take in a text."""
        event.stop()
        self._changed()

    def on_options_field_chosen(self, event: OptionsField.Chosen) -> None:
        """Take in a choice."""
        event.stop()
        self._changed()

    def on_points_field_changed(self, event: PointsField.Changed) -> None:
        """Take in where a point stands, or who takes it."""
        event.stop()
        self._changed()

    def on_point_list_moved(self, event: PointList.Moved) -> None:
        """Bring the marked point into view."""
        if self._points is not None and self._points.list.has_focus:
            fields = self.query_one("#form-fields", VerticalScroll)
            row = self._points.list.region.y - fields.region.y + round(fields.scroll_y) + event.first
            fields.scroll_to_region(Region(0, row, 1, event.rows + 1), animate=False, immediate=True)

    def _changed(self) -> None:
        if self.values() != self._sheet.values:
            self._sheet.kept(self.values())
        self._show_state()

    def _show_state(self) -> None:
        """Rows that make sense now, dates as they were read, and what is missing."""
        values, form = self.values(), self._sheet.form
        for field in form.fields:
            if field.name in self._rows:
                self._rows[field.name].display = applies(field, values)
            if field.name in self._readings:
                self._readings[field.name].update(self._read(field.name))
        if self._points is not None:
            self._points.show_part(values.get("part", ""))
        self._show_bars(values)
        self._show_drawing(values)
        missing = ", ".join(
            field_label(self.words, form.id, name).rstrip("?") for name in form.missing(values)
        )
        line = self.query_one("#form-missing", Static)
        said = self.words("forms.missing", names=missing) if missing else self.words("forms.complete")
        several = several_named(values, self._sheet.people)
        line.set_class(not missing and not several, "-complete")
        line.update(plain(self.words("forms.several", names=" / ".join(several)) if several else said))

    def _show_bars(self, values: dict[str, str]) -> None:
        """Each answer from 1 to 5 beside the last time's, where that is known and of the same platform."""
        earlier = self._sheet.earlier
        named = values.get("platform", "").strip().casefold()
        same = named in ("", earlier.get("platform", "").casefold())
        for name, shown in self._bars.items():
            before, now = earlier.get(name, "") if same else "", values.get(name, "")
            shown.display = bool(marked(before))
            shown.update(lines(bars(self.words, "", now, before, self.size.width - 5, CONTROL)))

    def _show_drawing(self, values: dict[str, str]) -> None:
        """What is drawn of the form, beside the fields or, in a narrow window, under them."""
        draw, shown = DRAWINGS.get(self._sheet.form.id), self.query_one("#form-drawing", Static)
        shown.display = draw is not None
        if draw is not None:
            broad = self.size.width >= BROAD
            cells = self.size.width * 9 // 20 - 4 if broad else self.size.width - 4
            height = self.size.height - 5 if broad else max(2, (self.size.height - 4) * 2 // 5)
            shown.update(lines(draw(self.words, values, cells, height)))

    def on_resize(self, event: events.Resize) -> None:
        """Draw for the new size."""
        super().on_resize(event)
        self.set_class(event.size.width >= BROAD, "-broad")
        self._show_state()

    def _read(self, name: str) -> Content:
        """How a date field is understood."""
        field = self._fields[name]
        text = field.value.strip() if isinstance(field, Input) else ""
        match meant := self._meant(name, text):
            case Read(day=date() as day):
                said = self.words("forms.date-read", day=short_day(day, self.words.language))
                return styled(said, "$text-success")
            case Contradiction() | Past():
                return styled(f"▲ {doubt_words(self.words, meant)}", "$text-warning")
            case Read() | NotRead():
                key = "forms.date-unused" if self._sheet.form.id in ONLY_DAYS else "forms.date-unread"
                return styled(self.words(key) if text else "", "$text-warning")
            case _:
                assert_never(meant)

    def _ask_day(self) -> bool:
        """Ask which day is meant in the first date field that says two, or one that has passed."""
        for field in self._sheet.form.fields:
            widget = self._fields[field.name] if field.type is FieldType.DATE else None
            if isinstance(widget, Input) and self._rows[field.name].display:
                meant = self._meant(field.name, widget.value)
                if isinstance(meant, Contradiction | Past):
                    answered = partial(self._answered, field.name, widget)
                    asked = which_day(self.words, meant, widget.value, answered)
                    self.app.push_screen(asked, or_else(partial(self.set_focus, widget)))
                    return True
        return False

    def _answered(self, field: str, widget: Input, day: date) -> None:
        """Put the day that is meant into its field, and save."""
        self._known[field] = day
        widget.value = written_in_full(day)
        self.action_save()

    def _unread_day(self, values: dict[str, str]) -> Widget | None:
        """The first date field whose words would be lost; None for a form that keeps them as written."""
        if self._sheet.form.id not in ONLY_DAYS:
            return None
        days = [one.name for one in self._sheet.form.fields if one.type is FieldType.DATE]
        lost = (one for one in days if (text := values.get(one, "").strip()) and not self._day(one, text))
        return next((self._fields[one] for one in lost), None)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Bring the field into view with its label, and say which keys apply in it."""
        rows = [row for row in event.widget.ancestors_with_self if row.has_class("form-row")]
        shown = rows[0] if rows else event.widget
        if isinstance(shown, Widget):
            shown.scroll_visible(animate=False, immediate=True)
        name = next((name for name, widget in self._fields.items() if widget is event.widget), "")
        types = {field.name: field.type for field in self._sheet.form.fields}
        said = {
            FieldType.CHOICE: "forms.hints-choice",
            FieldType.SCALE: "forms.hints-scale",
            FieldType.DATE: "forms.hints-date",
            FieldType.POINT: "exercise.hints-points",
        }
        key = said.get(types.get(name, FieldType.LINE), "forms.hints")
        names = types.get(name) in (FieldType.LINE, FieldType.TEXT) and self._names(name)
        key = "forms.hints-names" if names else key
        key = "exercise.hints-owner" if isinstance(event.widget, OwnerField) else key
        self.query_one("#form-hints", Static).update(
            plain(self.words(key, **self.keyboard.letters(Place.FORM)))
        )

    def assign(self) -> None:
        """Save, and make tasks of the open points that somebody takes."""
        if self._points is not None:
            self.assigning = True
            self.action_save()

    def action_save(self) -> None:
        """Close with what was filled in; something must be."""
        if self._ask_day():
            return
        values = self.values()
        unread = self._unread_day(values)
        if unread is not None:
            self.set_focus(unread)
        elif any(value.strip() for value in values.values()):
            self.dismiss(values)
        else:
            self.query_one("#form-missing", Static).update(plain(self.words("forms.empty")))
