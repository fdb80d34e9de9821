"""The audience face: the whole room's view, painted from a scene.

A band with title and time of day stands at the top, one message at the bottom; between them is what the facilitator
has chosen to show. Nothing private comes here: no notes, no Plan B, nobody's speaking time.

Parts give way in this order when the window gets smaller:

1. the last captures, the oldest first, and the blank rows between parts;
2. large letters become ordinary ones;
3. the third and the second row of the item's title;
4. who has the word, then when the meeting ends, then the kind of the item;
5. the digits, from those that fill the room down to nine rows, and where the window is too narrow or too low for those,
   to seven and five.

The title's first row, the digits, the bar with the time left in words, and the message never give way.
"""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive

from cocreation_tui.core.reports.showing import Subject
from cocreation_tui.i18n.dates import clock
from cocreation_tui.tui.room.scene import Scene
from cocreation_tui.tui.text import fit, line, pad, plain, width, wrap
from cocreation_tui.tui.view import View
from cocreation_tui.tui.widgets.control.panel import Panel
from cocreation_tui.tui.widgets.room_side import (
    audience_agenda,
    audience_clock,
    audience_exercises,
    audience_poster,
    audience_shown,
)
from cocreation_tui.tui.widgets.room_side.sheet import EMPTY, Rows

MARGIN = 2
"""Columns left free on either side."""
_BLANK = plain(" " * MARGIN)
_BAND = "bold $audience-band-text on $audience-band"
_MESSAGE = "bold $audience-message-text on $audience-message"
_PAINTERS = {
    Subject.CLOCK: audience_clock.course,
    Subject.RULES: audience_shown.slide,
    Subject.CARD: audience_shown.slide,
    Subject.QUESTIONS: audience_shown.slide,
    Subject.CAPTURE: audience_exercises.capture,
    Subject.STATUS_ROUND: audience_shown.status_round,
    Subject.QR: audience_shown.code,
    Subject.HANDS: audience_shown.hands,
    Subject.SIX_QUESTIONS: audience_exercises.six_questions,
    Subject.GOALS: audience_exercises.goals,
    Subject.POSTER: audience_poster.poster,
    Subject.AGENDA: audience_agenda.agenda,
    Subject.PAGE: audience_shown.slide,
    Subject.BLANK: audience_shown.blank,
}


class AudienceFace(Panel):
    """Shows a scene to the room."""

    DEFAULT_CSS = """
    AudienceFace { width: 1fr; height: 1fr; background: $audience-ground; color: $audience-text; }
    """

    scene: reactive[Scene | None] = reactive(None, repaint=False)
    """What the room sees; None before the first look."""

    def watch_scene(self) -> None:
        """Redraw when what is painted has changed."""
        self.set_reactive(AudienceFace.view, self.scene.view if self.scene else None)
        self.watch_view()

    def paint(self, view: View, size: Size) -> Rows:
        """The scene in the room there is."""
        return picture(self.scene, size) if self.scene else []


def picture(scene: Scene, size: Size) -> Rows:
    """A scene as rows that fill a size."""
    message = _message(scene, size)
    inner = size.width - 2 * MARGIN
    room = size.height - 1 - len(message)
    banded = not audience_shown.takes_the_band(scene, inner, room)
    room += not banded
    body = _PAINTERS[scene.showing.subject](scene, inner, room)[: max(0, room)]
    band = [_band(scene, size.width)] if banded else []
    rows = [*band, *(_BLANK if row is EMPTY else row.pad_left(MARGIN) for row in body)]
    rows += [EMPTY] * (size.height - len(message) - len(rows))
    return [*rows, *message][: size.height]


def _band(scene: Scene, cells: int) -> Content:
    """Which meeting, and the time of day."""
    now = f"{clock(scene.view.now, scene.view.session.zone)}  "
    page = f"{scene.showing.page + 1}/{scene.pages}   " if scene.pages > 1 else ""
    room = cells - width(now) - width(page) - MARGIN
    title = "" if scene.showing.subject is Subject.BLANK else scene.said(scene.view.session.title)
    return line((" " * MARGIN + pad(fit(title, room), room) + page + now, _BAND))


def _message(scene: Scene, size: Size) -> Rows:
    """The one message, on a ground of its own; none when there is none."""
    said = scene.said(scene.showing.message)
    if not said:
        return []
    texts = wrap(said, size.width - 2 * MARGIN, 2 if size.height < 30 else 4)
    rows = [line((" " * MARGIN + pad(text, size.width - MARGIN), _MESSAGE)) for text in texts]
    space = line((" " * size.width, _MESSAGE))
    return [space, *rows, space] if size.height >= 30 else rows
