"""A checklist of focus points in a form: arrows move, digits or letters say where a point stands, Enter who takes it."""

from __future__ import annotations

from collections.abc import Mapping

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input, Static

from cocreation_tui.core.forms.focus_points import OPEN, PARTS, POINTS, STATES, owner_field
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.text import lines, plain
from cocreation_tui.tui.widgets.fields.focus import HoldsFocus
from cocreation_tui.tui.widgets.fields.form_fields import LineField
from cocreation_tui.tui.widgets.fields.ink import CONTROL
from cocreation_tui.tui.widgets.fields.point_rows import Placed, point_rows


class PointList(HoldsFocus, Widget, can_focus=True):
    """The points of one part, one of them marked."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    PointList { height: auto; width: 1fr; }
    """
    BINDINGS = [
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("home", "move(-99)", show=False),
        Binding("end", "move(99)", show=False),
        Binding("right,space", "step(1)", show=False),
        Binding("left", "step(-1)", show=False),
        Binding("delete,backspace", "say('')", show=False),
        Binding("enter", "go_on", show=False),
    ]

    at: reactive[int] = reactive(0, layout=True)
    """Which point is marked, counted from 0."""

    class Changed(Message):
        """A point stands elsewhere now."""

    class Moved(Message):
        """Another point is marked."""

        def __init__(self, first: int, rows: int) -> None:
            super().__init__()
            self.first = first
            """Its first row."""
            self.rows = rows
            """How many rows it takes."""

    class OwnerWanted(Message):
        """Somebody is to take the marked point."""

    def __init__(self, words: Words, values: dict[str, str]) -> None:
        super().__init__()
        self._words = words
        self._values = values
        self.points: tuple[str, ...] = ()
        """The points that are listed."""

    @property
    def point(self) -> str:
        """The marked point; empty when none are listed."""
        return self.points[self.at] if self.at < len(self.points) else ""

    def list_part(self, part: str) -> None:
        """List the points of a part."""
        points = PARTS.get(part, ())
        if points != self.points:
            self.points = points
            self.at = 0
            self.display = bool(points)
            self.refresh(layout=True)

    def action_move(self, by: int) -> None:
        """Mark another point; at the ends go to the field before or after."""
        wanted = self.at + by
        if abs(by) == 1 and not 0 <= wanted < len(self.points):
            (self.screen.focus_next if by > 0 else self.screen.focus_previous)()
            return
        self.at = max(0, min(wanted, len(self.points) - 1))

    def action_step(self, by: int) -> None:
        """Say the next or the one before of the three."""
        state = self._values.get(self.point, "")
        place = STATES.index(state) + by if state in STATES else (0 if by > 0 else -1)
        self.action_say(STATES[place % len(STATES)])

    def action_say(self, state: str) -> None:
        """Say where the marked point stands; empty for nothing."""
        if self.point and self._values.get(self.point, "") != state:
            self._values[self.point] = state
            self.refresh(layout=True)
            self.post_message(self.Changed())

    def action_go_on(self) -> None:
        """Say who takes an open point; from any other go to the next."""
        if self._values.get(self.point, "") == OPEN:
            self.post_message(self.OwnerWanted())
        else:
            self.action_move(1)

    def on_key(self, event: events.Key) -> None:
        """Digits, and the letters the three begin with, say where the point stands."""
        letters = {self._words(f"choice.{state}")[0]: state for state in STATES}
        digits = {str(number): state for number, state in enumerate(STATES, 1)}
        said = {**letters, **digits}.get((event.character or "").casefold())
        if said:
            event.stop()
            self.action_say(said)

    def on_click(self, event: events.Click) -> None:
        """The mouse marks a point, and steps the one that is marked."""
        for number, placed in enumerate(self._placed(self.size.width)):
            if placed.first <= event.y < placed.first + len(placed.rows):
                if number == self.at:
                    self.action_step(1)
                self.at = number

    def watch_at(self) -> None:
        """Tell which rows are to be seen."""
        self.tell_where()

    def tell_where(self) -> None:
        """Say where the marked point is."""
        placed = self._placed(self.size.width or 80)
        if self.at < len(placed):
            self.post_message(self.Moved(placed[self.at].first, len(placed[self.at].rows)))

    def get_content_height(self, container: Size, viewport: Size, cells: int) -> int:
        """As many rows as the points take."""
        return sum(len(placed.rows) for placed in self._placed(cells))

    def render(self) -> Content:
        """The points."""
        return lines([row for placed in self._placed(self.size.width) for row in placed.rows])

    def _placed(self, cells: int) -> tuple[Placed, ...]:
        return point_rows(self._words, self.points, self._values, cells, CONTROL, self.point)


class OwnerField(LineField):
    """Who takes the marked point."""

    BINDINGS = [Binding("down,enter", "done", show=False)]

    class Done(Message):
        """The name is written."""

    def action_done(self) -> None:
        """Go on with the next point."""
        self.post_message(self.Done())


class PointsField(Vertical):
    """The checklist, and below it who takes the point that is marked."""

    DEFAULT_CSS = """
    PointsField { height: auto; }
    PointsField #points-owner { height: auto; }
    """

    class Changed(Message):
        """Something was said about a point."""

    def __init__(self, words: Words, values: Mapping[str, str], people: tuple[str, ...]) -> None:
        super().__init__()
        self._words = words
        names = {name for point in POINTS for name in (point, owner_field(point))}
        self._values = {name: text for name, text in values.items() if name in names}
        self._names = names
        self._owning = ""
        self.list = PointList(words, self._values)
        """The points."""
        self.owner = OwnerField("", people)
        """Who takes the marked one."""
        self._owner_label = Static(classes="form-label")

    def compose(self) -> ComposeResult:
        """The list and the field under it."""
        yield self.list
        yield Vertical(self._owner_label, self.owner, id="points-owner")

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def said(self, name: str) -> str:
        """What a field of the form says."""
        if self._owning and name == owner_field(self._owning):
            return self.owner.value
        return self._values.get(name, "")

    def show_part(self, part: str) -> None:
        """List the points of a part."""
        self.list.list_part(part)
        self._show_owner()

    def _show_owner(self) -> None:
        """The field for who takes the marked point, when it is open."""
        self._take_owner()
        point = self._owning = self.list.point
        self.query_one("#points-owner").display = bool(point) and self._values.get(point) == OPEN
        asked = self._words("exercise.owner", point=self._words(f"form.focus-points.{point}"))
        self._owner_label.update(plain(asked))
        self.owner.value = self._values.get(owner_field(point), "")
        self.owner.cursor_position = len(self.owner.value)

    def on_point_list_changed(self, event: PointList.Changed) -> None:
        """A point stands elsewhere."""
        event.stop()
        self._show_owner()
        self.post_message(self.Changed())

    def on_point_list_moved(self, event: PointList.Moved) -> None:
        """Another point is marked; who scrolls is told as well."""
        self._show_owner()

    def on_point_list_owner_wanted(self, event: PointList.OwnerWanted) -> None:
        """Go to the field for the name."""
        event.stop()
        self.screen.set_focus(self.owner)

    def on_owner_field_done(self, event: OwnerField.Done) -> None:
        """Back to the list, at the next point."""
        event.stop()
        self.screen.set_focus(self.list)
        self.list.at = min(self.list.at + 1, max(0, len(self.list.points) - 1))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Take in who takes the point."""
        event.stop()
        self._take_owner()

    def _take_owner(self) -> None:
        """Keep the name that is written for the point it is written for."""
        name = owner_field(self._owning)
        if self._owning and self.owner.value != self._values.get(name, ""):
            self._values[name] = self.owner.value
            self.list.refresh(layout=True)
            self.post_message(self.Changed())
