"""The status round in the middle of a meeting: groups against their size, everybody with turns and minutes, live."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size

from cocreation_tui.core.floor.speaking import Share
from cocreation_tui.i18n.dates import span
from cocreation_tui.tui.keys.acts import Acts
from cocreation_tui.tui.keys.table import Place, bindings
from cocreation_tui.tui.screens.over_meeting.live import LiveDialog, LiveText
from cocreation_tui.tui.text import fit, line, lines, pad, pad_left, plain, styled, width, wrap
from cocreation_tui.tui.view import View
from cocreation_tui.tui.words.of_voices import heard, short_name, voices

FIGURES = 16
"""Cells of turns and time."""
NAME = 34
"""Cells of a name at most."""
BAR = 40
"""Cells of a whole bar at most."""


class SpeakingScreen(LiveDialog[None]):
    """What the facilitator sees of speaking. A key shows the groups, and only them, to the room."""

    CSS_PATH = "../../styles/voices.tcss"
    WHERE = Place.SPEAKING
    BINDINGS = [
        *bindings(Place.SPEAKING),
        Binding("down", "scroll(2)", show=False),
        Binding("up", "scroll(-2)", show=False),
        Binding("pagedown,space", "scroll(10)", show=False),
        Binding("pageup", "scroll(-10)", show=False),
        Binding("enter", "close_dialog", show=False),
    ]

    def __init__(
        self,
        view: View,
        shown: Callable[[], bool],
        to_the_room: Callable[[], None],
        timeline: Callable[[], None],
    ) -> None:
        super().__init__(view.words, view)
        self._shown = shown
        self._to_the_room = to_the_room
        self._timeline = timeline

    @property
    def acts(self) -> Acts:
        """What it does, by command."""
        return {
            **super().acts,
            "speaking-room": self.to_the_room,
            "speaking-timeline": self.timeline,
            "speaking-close": self.action_close_dialog,
        }

    def compose(self) -> ComposeResult:
        """Groups, people, the rest."""
        yield self.too_small
        with VerticalScroll(id="page"):
            yield LiveText(id="page-body")
        yield LiveText(id="page-hints")

    def on_mount(self) -> None:
        """Show what there is once there is room to measure."""
        self.call_after_refresh(self.show_view)

    def show_view(self) -> None:
        """The figures as they are now."""
        body = self.query_one("#page-body", LiveText)
        cells = body.content_size.width
        body.put(speaking_body(self.view, Size(cells or 72, 0)))
        hints = "speaking.hints-shown" if self._shown() else "speaking.hints"
        self.query_one("#page-hints", LiveText).put(
            plain(self.words(hints, **self.keyboard.letters(Place.SPEAKING)))
        )

    def to_the_room(self) -> None:
        """Show the groups to the room, or the clock again."""
        self._to_the_room()
        self.show_view()

    def timeline(self) -> None:
        """Set turns right."""
        self._timeline()

    def action_scroll(self, by: int) -> None:
        """Scroll."""
        self.query_one("#page", VerticalScroll).scroll_relative(y=by, animate=False)


def speaking_body(view: View, size: Size) -> Content:
    """Groups, then people, common talk, unassigned time, and who was not heard."""
    words = view.words
    rows = [styled(words("speaking.title-groups"), "bold $text-primary")]
    rows += group_rows(view, size.width) or [styled(words("speaking.too-little"), "$text-muted")]
    rows += [plain(""), styled(words("speaking.title-people"), "bold $text-primary")]
    rows += people_rows(view, size.width)
    unheard = ", ".join(short_name(view.session, person) for person in view.spread.unheard)
    if unheard:
        said = words("speaking.unheard-names", names=unheard)
        rows += [plain(""), *(styled(text, "bold") for text in wrap(said, size.width, 4))]
    return lines(rows)


def group_rows(view: View, cells: int) -> list[Content]:
    """Every group twice: its part of the talk above its part of the people; empty while there is too little to say."""
    rows: list[Content] = []
    shares = view.spread.shares
    label = max((width(view.words(share.word)) for share in shares), default=0) + 2
    for share in shares:
        rows += _group(view, share, label, cells)
    return rows


def _group(view: View, share: Share, label: int, cells: int) -> list[Content]:
    words = view.words
    group = words(share.word).capitalize()
    talk, people = words("speaking.of-talk"), words("speaking.of-people", size=share.size, of=share.of)
    said = max(width(talk), width(words("speaking.of-people", size=share.of, of=share.of)))
    room = min(BAR, cells - label - 7 - said)
    return [
        line(
            (pad(group, label), "bold"),
            _percent(share.part),
            f" {pad(talk, said)} ",
            (_bar("▓", share.part, room), "$primary"),
        ),
        line(
            pad("", label),
            (f"{_percent(share.presence)} {pad(people, said)} ", "$text-muted"),
            (_bar("░", share.presence, room), "$text-muted"),
        ),
    ]


def _percent(part: float) -> str:
    return f"{round(part * 100):3d} %"


def _bar(block: str, part: float, room: int) -> str:
    return block * max(0, round(part * room))


def people_rows(view: View, cells: int) -> list[Content]:
    """Everybody in the room with turns and time, then what nobody in particular said."""
    words, said = view.words, voices(view)
    name = min(NAME, cells - FIGURES)
    rows = [
        line(
            pad(view.session.name(person.id), name),
            _figures(heard(view, said.get(person.id)), person.id not in said),
        )
        for person in view.session.present
    ]
    rows.append(plain(""))
    for key, time in (
        ("speaking.common", view.spread.common),
        ("speaking.unassigned", view.spread.unassigned),
    ):
        rows.append(plain(fit(pad(words(key).capitalize(), name) + pad_left(span(time), FIGURES), cells)))
    return rows


def _figures(said: str, first: bool) -> tuple[str, str]:
    return pad_left(said, FIGURES), "bold $text-accent" if first else ""
