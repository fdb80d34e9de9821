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
from cocreation_tui.tui.room.type_size import Passage, broken, set_page, set_words
from cocreation_tui.tui.text import fit, line, pad, plain, width
from cocreation_tui.tui.view import View
from cocreation_tui.tui.widgets.control.panel import Panel
from cocreation_tui.tui.widgets.room_side import (
    audience_agenda,
    audience_clock,
    audience_exercises,
    audience_poster,
    audience_shown,
    codes,
)
from cocreation_tui.tui.widgets.room_side.corner import headed
from cocreation_tui.tui.widgets.room_side.sheet import EMPTY, Rows, block, exactly, moved, set_rows

MARGIN = 2
"""Columns left free on either side."""
_BLANK = plain(" " * MARGIN)
_BAND = "bold $audience-band-text on $audience-band"
_MESSAGE = "bold $audience-message-text on $audience-message"
_MESSAGE_LETTERS = "$audience-message-text on $audience-message"
_DIGITS = ((50, 32), (30, 27), (0, 13))
"""From how many rows of the window the clock keeps how many when a message is shown with it."""
ALONE = 22
"""Rows from which a long message may take the place of the clock."""
_PAINTERS = {
    Subject.CLOCK: audience_clock.course,
    Subject.RULES: audience_shown.slide,
    Subject.CARD: audience_shown.slide,
    Subject.QUESTIONS: audience_shown.slide,
    Subject.CHALLENGE: audience_shown.slide,
    Subject.CAPTURE: audience_exercises.capture,
    Subject.STATUS_ROUND: audience_shown.status_round,
    Subject.QR: codes.code,
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
    inner = size.width - 2 * MARGIN
    message, alone = _message(scene, size), _alone(scene, size)
    message = [] if alone else message
    room = size.height - 1 - len(message)
    banded = not codes.takes_the_band(scene, inner, room)
    room += not banded
    body = alone or _PAINTERS[scene.showing.subject](scene, inner, room)[: max(0, room)]
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
    """The one message, on a ground of its own, as large as what is shown with it allows; none when there is none."""
    said = scene.said(scene.showing.message)
    if not said:
        return []
    inner = size.width - 2 * MARGIN
    letters = set_words(said, inner, _letter_rows(scene, size))
    if letters:
        letters = [row.plain for row in block(letters, inner, "")]
    texts = letters or broken(said, inner)[: max(2, size.height // 6)]
    style = _MESSAGE_LETTERS if letters else _MESSAGE
    rows = [line((" " * MARGIN + pad(text, size.width - MARGIN), style)) for text in texts]
    space = line((" " * size.width, _MESSAGE))
    return [space, *rows, space] if size.height >= 30 else rows


def _letter_rows(scene: Scene, size: Size) -> int:
    """Rows a message in letters may take: what the clock's digits leave, or a part of a page that is read."""
    if scene.showing.subject is Subject.CLOCK:
        digits = next(rows for high, rows in _DIGITS if size.height >= high)
        return size.height - 1 - digits - 2 * (size.height >= 30)
    return size.height // 4 if size.height >= 30 else 0


def _alone(scene: Scene, size: Size) -> Rows:
    """A message that is too long to be read from afar below the clock, in its place; the time stays in the corner."""
    said = scene.said(scene.showing.message)
    if not said or scene.showing.subject is not Subject.CLOCK or size.height < ALONE:
        return []
    inner, room = size.width - 2 * MARGIN, size.height - 1
    if set_words(said, inner, _letter_rows(scene, size)):
        return []
    head = headed(scene, scene.view.words("audience.message-label"), inner, room)
    page = set_page((Passage(said),), inner, room - len(head))
    if page.letters is None and len(broken(said, inner)) <= max(2, size.height // 6):
        return []
    return [*head, *exactly(moved(set_rows(page), inner), room - len(head))]
