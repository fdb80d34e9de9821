"""Rescue: three computed ways back to the planned end, side by side. They compute; people decide.

Over the control face it shows what Plan B says; over the audience face it does not.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from cocreation_tui.core.agenda.rescue import LATE, Plan, Way, plans
from cocreation_tui.core.agenda.schedule import Projection, project
from cocreation_tui.core.session.commands.command import AddTime
from cocreation_tui.core.session.foresee import outlook
from cocreation_tui.core.session.session import Session
from cocreation_tui.i18n.dates import clock_on, drift_words, minutes_of
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.keys.acts import Acts
from cocreation_tui.tui.keys.table import Place, bindings
from cocreation_tui.tui.screens.base import BaseDialog
from cocreation_tui.tui.text import line, lines, plain, styled, width, wrap
from cocreation_tui.tui.words.of_times import consequence, ending

MORE = timedelta(minutes=5)
"""How much more time is tried out for the running item."""


@dataclass(frozen=True, slots=True)
class Situation:
    """The meeting as the plans were computed for it."""

    session: Session
    """The meeting."""
    now: datetime
    """When."""


class PlanColumn(Static):
    """One way back; a click takes it."""

    class Picked(Message):
        """This way was clicked."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, number: int) -> None:
        super().__init__(classes="-parted" if number else "")
        self._number = number

    def on_click(self, event: events.Click) -> None:
        """Tell that it was clicked."""
        event.stop()
        self.post_message(self.Picked(self._number))


class RescueScreen(BaseDialog[Plan]):
    """Squeeze, skip or extend: one key takes one, Esc leaves everything as it is.

    ``for_all``: the room sees the screen, so no Plan B stands on it.
    """

    CSS_PATH = "../../styles/timing.tcss"
    WHERE = Place.RESCUE
    BINDINGS = [
        *bindings(Place.RESCUE),
        Binding("down", "scroll(2)", show=False),
        Binding("up", "scroll(-2)", show=False),
    ]

    @property
    def acts(self) -> Acts:
        """What it does, by command."""
        return {
            **super().acts,
            **{f"rescue-way-{number}": partial(self.take, number - 1) for number in range(1, 4)},
            "rescue-close": self.action_close_dialog,
        }

    def __init__(self, words: Words, look: Callable[[], Situation], for_all: bool = False) -> None:
        super().__init__(words)
        self._look = look
        self._for_all = for_all
        self._plans: tuple[Plan, ...] = ()
        self._cells = 0

    def compose(self) -> ComposeResult:
        """How late it is, three plans, what five minutes more would do."""
        yield self.too_small
        yield Static(id="rescue-title")
        with VerticalScroll(id="rescue-scroll", can_focus=False), Horizontal(id="rescue-plans"):
            for number in range(3):
                yield PlanColumn(number)
        yield Static(id="rescue-now")
        yield Static(
            plain(self.words("rescue.hints", **self.keyboard.letters(Place.RESCUE))), id="rescue-hints"
        )

    def on_mount(self) -> None:
        """Compute, and again while it is looked at."""
        self.renew()
        self.set_interval(1, self.renew)

    def renew(self) -> None:
        """Compute the plans for now."""
        situation = self._look()
        session, now = situation.session, situation.now
        seen = project(session.agenda, session.facts, now)
        found = plans(session.agenda, session.facts, now)
        cells = self.size.width // 3 - 4
        if found == self._plans and cells == self._cells:
            return
        self._plans, self._cells = found, cells
        self.query_one("#rescue-title", Static).update(plain(_title(self.words, session, seen)))
        for column, plan in zip(self.query(PlanColumn), found, strict=True):
            column.update(_column(self.words, session, seen, plan, cells, self._for_all))
        self.query_one("#rescue-now", Static).update(plain(_five_more(self.words, session, now)))

    def on_resize(self, event: events.Resize) -> None:
        """Set the columns anew."""
        super().on_resize(event)
        self.renew()

    def take(self, number: int) -> None:
        """Take a way, if there is anything to do that way."""
        if number < len(self._plans) and not self._plans[number].empty:
            self.dismiss(self._plans[number])

    def on_plan_column_picked(self, event: PlanColumn.Picked) -> None:
        """Take the way that was clicked."""
        event.stop()
        self.take(event.number)

    def action_scroll(self, by: int) -> None:
        """Scroll a little."""
        self.query_one("#rescue-scroll", VerticalScroll).scroll_relative(y=by, animate=False)


def _title(words: Words, session: Session, seen: Projection) -> str:
    drift = drift_words(words, seen.drift)
    end, planned = (
        clock_on(at, session.zone, seen.now, words.language) for at in (seen.end, seen.planned_end)
    )
    key = "rescue.title" if seen.drift >= LATE else "rescue.not-late"
    return words(key, drift=drift, end=end, planned=planned)


def _column(
    words: Words, session: Session, seen: Projection, plan: Plan, cells: int, for_all: bool
) -> Content:
    """A way back: its name and key, what follows, what it does."""
    way = plan.way.value
    number = list(Way).index(plan.way) + 1
    rows = [line((f"{number} ", "bold $text-primary"), (words(f"rescue.{way}"), "bold"))]
    if plan.empty:
        key = f"rescue.{way}-nothing" if seen.drift >= LATE else "rescue.not-needed"
        return lines([*rows, plain(""), styled(words(key), "$text-muted")])
    rows += [styled(_follows(words, session, plan), "$text-secondary"), plain("")]
    match plan.way:
        case Way.SQUEEZE:
            rows += _shorter(seen, plan, cells)
        case Way.SKIP:
            rows += _left_out(words, seen, plan, for_all)
        case Way.EXTEND:
            said = words(
                "rescue.who-decides",
                planned=clock_on(seen.planned_end, session.zone, seen.now, words.language),
            )
            rows += [plain(said)]
    return lines(rows)


def _follows(words: Words, session: Session, plan: Plan) -> str:
    if plan.end is not None:
        return words("rescue.new-end", end=clock_on(plan.end, session.zone, plan.seen.now, words.language))
    return ending(words, session.zone, plan.seen)


def _shorter(seen: Projection, plan: Plan, cells: int) -> list[Content]:
    """Old and new minutes of every item that gets shorter."""
    new = dict(plan.lengths)
    rows: list[Content] = []
    for row in seen.rows:
        if row.item.id in new:
            figures = f"{minutes_of(row.allotted):>3} → {minutes_of(new[row.item.id]):>3}  "
            title = wrap(row.item.title, cells - width(figures), 2 if cells > 20 else 4) or [""]
            rows.append(line((figures, "bold"), title[0]))
            rows += [plain(" " * width(figures) + more) for more in title[1:]]
    return rows


def _left_out(words: Words, seen: Projection, plan: Plan, for_all: bool) -> list[Content]:
    """Items that are left out, each with its Plan B unless the room sees it."""
    rows: list[Content] = []
    for row in seen.rows:
        if row.item.id in plan.skips:
            instead = " ".join(row.item.plan_b.split())
            rows.append(styled(f"- {row.item.title} ({minutes_of(row.allotted)} min)", "bold"))
            if not for_all:
                said = words("rescue.plan-b", text=instead) if instead else words("rescue.no-plan-b")
                rows.append(plain(said))
    return rows


def _five_more(words: Words, session: Session, now: datetime) -> str:
    """What five minutes more for the running item would do."""
    run = session.facts.running
    item = session.item(run.item) if run else None
    then = outlook(session, AddTime(MORE), now)
    if item is None or then is None:
        return ""
    follows = consequence(words, session.zone, project(session.agenda, session.facts, now), then)
    return words("rescue.five-more", title=item.title, follows=follows)
