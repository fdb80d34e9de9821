"""The timeline of turns, newest first: whose it was, when it began and ended, all of it correctable, also afterwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Literal
from zoneinfo import ZoneInfo

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from cocreation_tui.core.floor.speaking import COMMON_TALK, Turn
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.people.people import Attendance
from cocreation_tui.core.session.commands.command import Command
from cocreation_tui.core.session.commands.corrections import ChangeTurn, RemoveTurn
from cocreation_tui.core.session.session import Session
from cocreation_tui.core.when.moments import read_clock, wall
from cocreation_tui.core.when.spoken_clock import HALF_A_DAY
from cocreation_tui.i18n.dates import clock, clock_on, local, span
from cocreation_tui.i18n.lexicon import lexicon
from cocreation_tui.tui.keys.acts import Acts
from cocreation_tui.tui.keys.table import Place, bindings
from cocreation_tui.tui.screens.command_queue import Asked, Following
from cocreation_tui.tui.screens.dialogs.pick import Choice, PickScreen
from cocreation_tui.tui.screens.over_meeting.live import LiveDialog, relist
from cocreation_tui.tui.text import line, pad, pad_left, plain, styled, width
from cocreation_tui.tui.view import View
from cocreation_tui.tui.words.of_voices import heard, name_of, voices

STEPS = (-5, -3, -2, -1, 1, 2, 3, 5)
"""Minutes by which a start or an end can be moved with one choice."""
Edge = Literal["start", "end"]
"""What of a turn is moved."""


class TimelineScreen(LiveDialog[None]):
    """Every turn with start, length, speaker and item. Esc closes it; everything done here can be undone."""

    CSS_PATH = "../../styles/voices.tcss"
    WHERE = Place.TIMELINE
    BINDINGS = [
        *bindings(Place.TIMELINE),
        Binding("right", "nudge(1)", show=False),
        Binding("left", "nudge(-1)", show=False),
    ]

    def __init__(
        self,
        view: View,
        do: Callable[[Asked], None],
        undo: Callable[[], None],
        say: Callable[[str], None],
    ) -> None:
        super().__init__(view.words, view)
        self._do = do
        self._undo = undo
        self._say = say

    @property
    def acts(self) -> Acts:
        """What it does, by command."""
        return {
            **super().acts,
            "timeline-began": partial(self.move_edge, "start"),
            "timeline-ended": partial(self.move_edge, "end"),
            "timeline-later": partial(self.action_nudge, 1),
            "timeline-earlier": partial(self.action_nudge, -1),
            "timeline-remove": self.remove_turn,
            "timeline-undo": self._undo,
        }

    def compose(self) -> ComposeResult:
        """Title, list, keys."""
        yield self.too_small
        with Vertical(id="timeline"):
            yield Static(plain(self.words("timeline.title")), id="timeline-title")
            yield OptionList(id="timeline-list", compact=True)
        yield Static(id="timeline-says")
        yield Static(
            plain(self.words("timeline.hints", **self.keyboard.letters(Place.TIMELINE))), id="timeline-hints"
        )

    def on_mount(self) -> None:
        """Start on the newest turn."""
        self.set_focus(self.query_one(OptionList))
        self.show_view()

    def show_view(self) -> None:
        """The turns as they are now."""
        rows = [Option(self._row(turn), id=str(place)) for place, turn in self._turns()]
        empty = Option(styled(self.words("timeline.empty"), "$text-muted"), disabled=True)
        relist(self.query_one(OptionList), rows or [empty])

    def told(self, text: str, style: str) -> None:
        """Say it here, where the quiet line is covered."""
        if self.is_mounted:
            self.query_one("#timeline-says", Static).update(styled(text, style))

    def _turns(self) -> list[tuple[int, Turn]]:
        return list(enumerate(self.view.session.turns))[::-1]

    def _row(self, turn: Turn) -> Content:
        session, words = self.view.session, self.words
        item = session.item(turn.item)
        number = session.agenda.index(item) + 1 if item else 0
        end = words("timeline.now") if turn.end is None else self._at(turn.end)
        name = name_of(session, words, turn.speaker)
        if turn.reply:
            name = f"{name} · {words('queue.reply')}"
        return line(
            (f"{self._at(turn.start)}-{pad(end, max(5, width(end)))} ", "$text-muted"),
            pad_left(span(turn.elapsed(session.facts.runs, self.view.now)), 7) + "  ",
            (pad(name, 24) + "  ", "bold"),
            (f"{number} {item.title}" if item else "", "$text-muted"),
        )

    def _at(self, at: datetime) -> str:
        """A clock time as seen from now."""
        return clock_on(at, self.view.session.zone, self.view.now, self.words.language)

    def _chosen(self) -> Turn | None:
        place, turns = self.query_one(OptionList).highlighted, self._turns()
        return turns[place][1] if place is not None and place < len(turns) else None

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Choose whose turn it really was."""
        event.stop()
        turn = self._chosen()
        if turn is None:
            return
        title = self.words("timeline.whose", clock=clock(turn.start, self.view.session.zone))
        screen = PickScreen(self.words, title, _speakers(self.view, turn))
        self.app.push_screen(screen, lambda wanted: self._give(turn, wanted))

    def _give(self, turn: Turn, wanted: PersonId | None) -> None:
        if wanted:
            self._do(ChangeTurn(turn.start, wanted, turn.start, turn.end))

    def move_edge(self, edge: Edge) -> None:
        """Choose when a turn really began or ended: some minutes off, or a clock time."""
        turn = self._chosen()
        if turn is None:
            return
        if edge == "end" and turn.end is None:
            self._say(self.words("timeline.still-on"))
            return
        at = turn.start if edge == "start" else turn.end or self.view.now
        title = self.words(f"timeline.{edge}", clock=clock(at, self.view.session.zone))
        choices: tuple[Choice[timedelta | str], ...] = tuple(
            Choice(
                timedelta(minutes=minutes),
                self.words.count("timeline.earlier" if minutes < 0 else "timeline.later", abs(minutes)),
                clock(at + timedelta(minutes=minutes), self.view.session.zone),
            )
            for minutes in STEPS
        )
        screen = PickScreen(self.words, title, choices, self._clock_typed)
        self.app.push_screen(screen, lambda wanted: self._move(turn, edge, at, wanted))

    def _clock_typed(self, typed: str) -> Choice[str]:
        return Choice(typed, self.words("timeline.at", typed=typed))

    def _move(self, turn: Turn, edge: Edge, at: datetime, wanted: timedelta | str | None) -> None:
        """Move an edge of a turn from an instant by some time, or to the clock time that was typed."""
        if wanted is None:
            return
        moved = near(wanted, at, self.view.session) if isinstance(wanted, str) else at + wanted
        if moved is None:
            self._say(self.words("timeline.no-clock"))
            return
        start, end = (moved, turn.end) if edge == "start" else (turn.start, moved)
        self._do(ChangeTurn(turn.start, turn.speaker, start, end))

    def action_nudge(self, minutes: int) -> None:
        """Let the turn begin a minute later or earlier."""
        place, turns = self.query_one(OptionList).highlighted, self._turns()
        if place is not None and place < len(turns):
            self._do(Following(partial(_nudged, turns[place][0], timedelta(minutes=minutes))))

    def remove_turn(self) -> None:
        """The turn never was."""
        turn = self._chosen()
        if turn is not None:
            self._do(RemoveTurn(turn.start))


def _nudged(place: int, by: timedelta, session: Session) -> Command | None:
    """A turn, by its place in time, that begins later or earlier; None when it is there no more."""
    if place >= len(session.turns):
        return None
    turn = session.turns[place]
    return ChangeTurn(turn.start, turn.speaker, turn.start + by, turn.end)


def _speakers(view: View, turn: Turn) -> tuple[Choice[PersonId], ...]:
    """Everybody it could have been, those in the room first, with turns and minutes."""
    session, words, said = view.session, view.words, voices(view)
    people = sorted(session.people, key=lambda one: one.attendance is not Attendance.PRESENT)
    choices = [
        Choice(one.id, session.name(one.id), heard(view, said.get(one.id)), person=one)
        for one in people
        if one.id != turn.speaker
    ]
    if turn.speaker != COMMON_TALK:
        choices.append(Choice(COMMON_TALK, words("running.common")))
    return tuple(choices)


def near(text: str, instant: datetime, session: Session) -> datetime | None:
    """The instant of a clock time that is nearest to another instant; None when it is no clock time."""
    zone, half_way = session.zone, instant + HALF_A_DAY / 2
    wanted = read_clock(text, lexicon(session.language).dates, wall(half_way, zone))
    if wanted is None:
        return None
    day = local(instant, zone).date()
    days = (day - timedelta(days=1), day, day + timedelta(days=1))
    moments = [datetime.combine(one, wanted, ZoneInfo(zone)).astimezone(UTC) for one in days]
    return min(moments, key=lambda moment: abs(moment - instant))
