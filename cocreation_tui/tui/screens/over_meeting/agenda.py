"""The agenda as it stands, open over the meeting: every item can be changed, and each change says what it does to the end.

The room may see it: no notes and no Plan B stand on it, and none are written while it does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from cocreation_tui.core.agenda.schedule import Projection, Row, State, project
from cocreation_tui.core.ground.ids import ItemId
from cocreation_tui.core.reports.suggested import Suggested, Usual, lengths_of, suggested
from cocreation_tui.core.session.commands.agenda import MoveItem, RestoreItem, SetLength
from cocreation_tui.core.session.commands.command import Command, RetimeItems, SkipItem, StartItem
from cocreation_tui.core.session.foresee import outlook
from cocreation_tui.core.session.session import Session
from cocreation_tui.i18n.dates import clock_on, minutes_of
from cocreation_tui.tui.keys.acts import Acts
from cocreation_tui.tui.keys.table import Place, bindings
from cocreation_tui.tui.screens.command_queue import Asked, Following
from cocreation_tui.tui.screens.dialogs.ask import AskScreen
from cocreation_tui.tui.screens.over_meeting.agenda_asks import (
    asks_length,
    asks_new,
    asks_note,
    asks_put_off,
    asks_split,
    asks_title,
)
from cocreation_tui.tui.screens.over_meeting.live import LiveDialog, LiveText, relist
from cocreation_tui.tui.text import line, pad, pad_left, plain, styled, width
from cocreation_tui.tui.view import View
from cocreation_tui.tui.widgets.control.agenda import MARKS, STYLES, clock_told, length_told
from cocreation_tui.tui.words.of_lengths import last_times, signed
from cocreation_tui.tui.words.of_times import ending

MINUTE = timedelta(minutes=1)
_UNDER_WAY = (State.RUNNING, State.PAUSED)


class AgendaScreen(LiveDialog[ItemId]):
    """Rows of items; gives the item that is to be taken now. Esc closes it; everything done here can be undone."""

    CSS_PATH = "../../styles/agenda.tcss"
    WHERE = Place.AGENDA
    BINDINGS = [
        *bindings(Place.AGENDA),
        Binding("right", "nudge(1)", show=False),
        Binding("left", "nudge(-1)", show=False),
    ]

    def __init__(
        self,
        view: View,
        do: Callable[[Asked], None],
        now: Callable[[], tuple[Session, datetime]],
        deeds: tuple[Callable[[], None], Callable[[], None]],
        for_all: bool = False,
    ) -> None:
        super().__init__(view.words, view)
        self._do = do
        self._now = now
        self._to_room, self._undo = deeds
        self._for_all = for_all
        self._followed: ItemId | None = None
        self._known = {row.item.id for row in view.seen.rows}
        self._usual: Usual = {}

    @property
    def acts(self) -> Acts:
        """What it does, by command."""
        return {
            **super().acts,
            "agenda-add": self.add,
            "agenda-rename": self.rename,
            "agenda-length": self.retime,
            "agenda-more": partial(self.action_nudge, 1),
            "agenda-less": partial(self.action_nudge, -1),
            "agenda-up": partial(self.move, -1),
            "agenda-down": partial(self.move, 1),
            "agenda-out": self.take_out,
            "agenda-as-held": self.take_as_held,
            "agenda-note": self.note,
            "agenda-split": self.split,
            "agenda-put-off": self.put_off,
            "agenda-room": self._to_room,
            "agenda-undo": self._undo,
            "agenda-close": self.action_close_dialog,
        }

    def compose(self) -> ComposeResult:
        """How it ends, the items, what each key would do to the one that is highlighted, keys."""
        yield self.too_small
        with Vertical(id="agenda"):
            yield LiveText(id="agenda-title")
            yield LiveText(id="agenda-columns")
            yield OptionList(id="agenda-list", compact=True)
        yield LiveText(id="agenda-held")
        yield LiveText(id="agenda-follows")
        yield Static(id="agenda-says")
        yield Static(
            plain(self.words("agenda-edit.hints", **self.keyboard.letters(Place.AGENDA))), id="agenda-hints"
        )

    def on_mount(self) -> None:
        """Stand on the item under way, or else the one to come."""
        self.set_focus(self.query_one(OptionList))
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.show_view()
        self.query_one(OptionList).highlighted = self._at_hand

    def show_view(self) -> None:
        """The agenda as it is now; the highlight stays with its item."""
        into, words = self.query_one(OptionList), self.words
        cells = into.scrollable_content_region.width
        if not cells:
            return
        said = ending(words, self.view.session.zone, self.view.seen)
        self.query_one("#agenda-title", LiveText).put(
            line((words("agenda-edit.title"), "bold $text-primary"), (f"   {said}", "$text-secondary"))
        )
        heading, options = _table(self.view, cells)
        self.query_one("#agenda-columns", LiveText).put(styled(heading, "$text-muted"))
        relist(into, options)
        come = [row.item.id for row in self.view.seen.rows if row.item.id not in self._known]
        self._followed, self._known = come[0] if come else self._followed, self._known | set(come)
        if self._followed is not None:
            place = next(
                (n for n, row in enumerate(self.view.seen.rows) if row.item.id == self._followed), None
            )
            into.highlighted = into.highlighted if place is None else place
        self._tell()

    def on_option_list_option_highlighted(self) -> None:
        """Say what could be done with another item."""
        self._followed = None
        self._tell()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the item now."""
        event.stop()
        row = self.row
        if row is not None and row.state not in _UNDER_WAY:
            self.dismiss(row.item.id)

    def told(self, text: str, style: str) -> None:
        """Say it here, where the quiet line is covered."""
        if self.is_mounted:
            self.query_one("#agenda-says", Static).update(styled(text, style))

    @property
    def row(self) -> Row | None:
        """The highlighted item; as long as none is, the one that is going to be."""
        place, rows = self.query_one(OptionList).highlighted, self.view.seen.rows
        place = self._at_hand if place is None else place
        return rows[place] if place < len(rows) else None

    @property
    def _at_hand(self) -> int:
        """The place of the item under way, or else of the one to come."""
        seen = self.view.seen
        here = seen.current or seen.next
        return seen.rows.index(here) if here else len(seen.rows) - 1

    def _tell(self) -> None:
        """What each key would do to the end, and how long the item took before."""
        row = self.row
        self.query_one("#agenda-follows", LiveText).put(plain(self._foreseen(row) if row else ""))
        held = self._held_before(row)
        into = self.query_one("#agenda-held", LiveText)
        into.display = bool(held)
        into.put(styled(held, "$text-accent"))

    def _foreseen(self, row: Row) -> str:
        session, now = self._now()
        letters = self.keyboard.letters(Place.AGENDA)
        told = []
        for name, key, command in _offered(row, letters):
            after = outlook(session, command, now)
            if after is not None:
                said = self.words(f"agenda-edit.{name}", key=key, end=_end_told(self.view, after))
                told.append(said)
        return "   ".join(told)

    def know(self, usual: Usual) -> None:
        """How long the items took in earlier meetings of the initiative has been looked up."""
        self._usual = usual
        if self.is_mounted and self.is_attached:
            self._tell()

    @property
    def suggested(self) -> tuple[Suggested, ...]:
        """What earlier meetings suggest for the items that are to come."""
        to_come = (row for row in self.view.seen.rows if row.state is State.AHEAD and not row.elapsed)
        return suggested(self._usual, (replace(row.item, length=row.allotted) for row in to_come))

    def _held_before(self, row: Row | None) -> str:
        """How long an item took before, and what taking all lengths over would do to the end; empty for nothing."""
        found = self.suggested if self._usual else ()
        told = [last_times(self.words, one) for one in found if row and one.item == row.item.id]
        session, now = self._now()
        after = outlook(session, RetimeItems(lengths_of(found)), now) if found else None
        if after is not None:
            key, by = self.keyboard.first("agenda-as-held"), after.end - self.view.seen.end
            told.append(
                self.words(
                    "lengths.take", key=key, by=signed(self.words, by), end=_end_told(self.view, after)
                )
            )
        return "   ".join(told)

    def take_as_held(self) -> None:
        """Let what is to come take as long as it was held before: the lengths told, in one step."""
        lengths = lengths_of(self.suggested)
        if lengths:
            self._send(RetimeItems(lengths))
        else:
            self.told(self.words("lengths.none"), "$text-warning")

    def _send(self, command: Asked) -> None:
        row = self.row
        self._followed = row.item.id if row else None
        self._do(command)

    def _for_row(self, ask: Callable[[Row], None]) -> None:
        if self.row is not None:
            ask(self.row)

    def add(self) -> None:
        """Put an item in after the highlighted one."""
        self._ask(asks_new(self.words, self._now, self.row))

    def rename(self) -> None:
        """Call it something else."""
        self._for_row(lambda row: self._ask(asks_title(self.words, self._now, row)))

    def retime(self) -> None:
        """Give it another length."""
        self._for_row(lambda row: self._ask(asks_length(self.words, self._now, row)))

    def note(self) -> None:
        """Write a note on it; not while the room sees this screen."""
        if self._for_all:
            self.told(self.words("audience.private", key=self.keyboard.first("face")), "$text-warning")
            return
        self._for_row(lambda row: self._ask(asks_note(self.words, self._now, row)))

    def split(self) -> None:
        """Make two of the running item."""
        self._for_current(lambda row: self._ask(asks_split(self.words, self._now, row)))

    def put_off(self) -> None:
        """Put the rest of the running item off to later."""
        self._for_current(lambda row: self._ask(asks_put_off(self.words, self._now, row)))

    def _for_current(self, ask: Callable[[Row], None]) -> None:
        row = self.view.seen.current
        if row is None:
            self.told(self.words("refused.nothing-runs"), "$text-warning")
        else:
            ask(row)

    def _ask(self, screen: AskScreen[Command]) -> None:
        self.app.push_screen(screen, lambda command: self._send(command) if command else None)

    def action_nudge(self, by: int) -> None:
        """Give the item a minute more or less."""
        self._for_row(lambda row: self._send(self._following(row, partial(_longer, by=by))))

    def move(self, by: int) -> None:
        """Move it earlier or later."""
        self._for_row(lambda row: self._send(MoveItem(row.item.id, by)))

    def take_out(self) -> None:
        """Leave it out, or put it back."""
        self._for_row(lambda row: self._send(self._following(row, _out)))

    def _following(self, row: Row, change: Callable[[Row], Command]) -> Following:
        """A change of an item that counts from what was asked for before it."""
        now = self._now()[1]

        def made_of(session: Session) -> Command | None:
            rows = project(session.agenda, session.facts, now).rows
            return next((change(one) for one in rows if one.item.id == row.item.id), None)

        return Following(made_of)


def _longer(row: Row, by: int) -> Command:
    return SetLength(row.item.id, (minutes_of(row.allotted) + by) * MINUTE)


def _out(row: Row) -> Command:
    return RestoreItem(row.item.id) if row.state is State.SKIPPED else SkipItem(row.item.id)


def _offered(row: Row, letters: dict[str, str]) -> list[tuple[str, str, Command]]:
    """What a key would do to an item: the name of the deed, its key, the command."""
    wanted = row.item.id
    return [
        ("now", "Enter", StartItem(wanted)),
        ("up", letters["up"], MoveItem(wanted, -1)),
        ("down", letters["down"], MoveItem(wanted, 1)),
        ("in" if row.state is State.SKIPPED else "out", letters["out"], _out(row)),
        ("more", letters["more"], _longer(row, 1)),
    ]


def _end_told(view: View, after: Projection) -> str:
    """How the meeting would end: the clock time, or that it stays."""
    now = view.seen
    told, here = (
        clock_on(seen.end, view.session.zone, view.now, view.words.language) for seen in (after, now)
    )
    return view.words("agenda-edit.same") if told == here else view.words("agenda-edit.end", end=told)


def _table(view: View, cells: int) -> tuple[str, list[Option]]:
    """Heading and rows: number and title, kind where there is room, minutes, used, clock time."""
    words, rows = view.words, view.seen.rows
    lengths = [length_told(view, row) for row in rows]
    clocks = [clock_told(view, row) for row in rows]
    used = ["" if not row.elapsed else str(minutes_of(row.elapsed)) for row in rows]
    kinds = [_remark(view, row) for row in rows]
    columns = [
        (words("agenda.plan"), lengths),
        (words("agenda.actual"), used),
        (words("agenda.clock"), clocks),
    ]
    widths = [max(width(text) for text in (name, *column)) + 2 for name, column in columns]
    kind = max(map(width, kinds), default=0) + 2 if cells > 90 else 0
    room = cells - sum(widths) - kind
    heading = pad("", room + kind) + "".join(
        pad_left(name, wide) for (name, _), wide in zip(columns, widths, strict=True)
    )
    return heading, [
        Option(
            _line(
                number,
                row,
                room,
                pad(kinds[number], kind),
                [pad_left(column[number], wide) for (_, column), wide in zip(columns, widths, strict=True)],
            ),
            id=row.item.id,
        )
        for number, row in enumerate(rows)
    ]


def _line(number: int, row: Row, room: int, kind: str, figures: list[str]) -> Content:
    title = pad(f"{MARKS[row.state]} {number + 1} {row.item.title}", room)
    return line((title, STYLES[row.state]), (kind, "$text-muted"), ("".join(figures), "$text-secondary"))


def _remark(view: View, row: Row) -> str:
    """What kind of item it is, and whether it was not planned."""
    kind = view.words(f"item-kind.{row.item.kind.value}")
    whole = view.session.item(row.item.part_of)
    if whole is not None:
        return f"{kind} · {view.words('agenda-edit.rest')}"
    return f"{kind} · {view.words('minutes.added')}" if row.new else kind
