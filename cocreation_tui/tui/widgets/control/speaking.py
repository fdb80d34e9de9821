"""Speaking: groups against their size, the people with their keys, and a private hint of who was not heard."""

from __future__ import annotations

from functools import lru_cache

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message

from cocreation_tui.core.floor.speaking import Balance, Share
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.i18n.dates import span
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.text import fit, line, pad, pad_left, plain, styled, width
from cocreation_tui.tui.view import View
from cocreation_tui.tui.widgets.control.panel import Panel, Rows
from cocreation_tui.tui.words.of_voices import queue_line, unheard_line

LEAST_BAR = 8
"""Cells below which a bar says nothing."""


class SpeakingPanel(Panel):
    """Who has the word, who has had it, and how that is spread over the groups."""

    DEFAULT_CSS = """
    SpeakingPanel { height: 1fr; padding: 0 1; }
    """

    class Picked(Message):
        """Somebody was clicked."""

        def __init__(self, person: PersonId) -> None:
            super().__init__()
            self.person = person

    _top: int = 0
    _room: int = 0
    _painted: tuple[object, Rows] = (None, [])
    _bar: int = 0
    _timed: bool = True

    def on_click(self, event: events.Click) -> None:
        """Tell who was clicked."""
        at = event.get_content_offset(self)
        people = [person for _, person in self.view.session.digits] if self.view else []
        if at is None or not people or not self._room:
            return
        columns, height = _laid_out(len(people), self._room)
        row, column = at.y - self._top, at.x * columns // max(1, self.content_size.width)
        if 0 <= row < height and row + column * height < len(people):
            event.stop()
            self.post_message(self.Picked(people[row + column * height].id))

    def paint(self, view: View, size: Size) -> Rows:
        """What was painted last, as long as no figure in it is another."""
        seen = (view.session, view.words, view.keyboard, view.individual, view.seen.current is None, size)
        key = (seen, self._figures(view.spread))
        if key != self._painted[0]:
            rows = self._paint(view, size)
            self._bar = size.width - _label(view, size.width) - 1
            self._timed = _laid_out(len(view.session.digits), self._room)[0] == 1
            self._painted = (seen, self._figures(view.spread)), rows
        return self._painted[1]

    def _figures(self, spread: Balance) -> tuple[object, ...]:
        """What runs, as it was shown when it was painted last: order and percents, cells of bars, times if there are any."""
        order = [share.role for share in sorted(spread.shares, key=lambda share: -share.part)]
        bars = [(round(share.part * 100), round(share.part * self._bar)) for share in spread.shares]
        return order, bars, [span(voice.time) for voice in spread.voices] if self._timed else []

    def _paint(self, view: View, size: Size) -> Rows:
        """Heading or queue, shares, people, hint: people give way to two columns, then to fewer."""
        queue = queue_line(view, size.width)
        rows = [styled(fit(queue or _title(view), size.width), "bold $text-secondary")]
        # Whoever has a digit keeps a place: shares and hint give way, the smallest shares first.
        spare = size.height - 1 - -(-len(view.session.digits) // 2)
        hint = _unheard(view, size.width) if spare > 0 else []
        largest = sorted(view.spread.shares, key=lambda share: -share.part)[: max(0, spare - len(hint))]
        rows += _shares(view, largest, size.width)
        room = size.height - len(rows) - len(hint)
        self._top, self._room = len(rows), max(0, room)
        rows += _people(view, size.width, max(0, room))
        return [*rows, *hint][: size.height]


def _title(view: View) -> str:
    """The heading, with how many there are besides those who have a digit."""
    more = len(view.session.present) - len(view.session.digits)
    title = view.words("speaking.title")
    return (
        view.words("speaking.title-more", title=title, n=more, key=view.keyboard.first("find"))
        if more > 0
        else title
    )


def _shares(view: View, largest: list[Share], cells: int) -> list[Content]:
    label = _label(view, cells)
    return [
        _share(share_words(view.words, share), label, round(share.part * (cells - label - 1)), cells)
        for share in view.spread.shares
        if share in largest
    ]


def _label(view: View, cells: int) -> int:
    """Cells of what is said of the groups before their bars."""
    return min(cells, max((width(share_words(view.words, share)) for share in view.spread.shares), default=0))


@lru_cache(maxsize=16)
def _share(said: str, label: int, filled: int, cells: int) -> Content:
    bar = "▓" * filled if cells - label - 1 >= LEAST_BAR else ""
    return line(pad(said, label), " ", (bar, "$primary"))


def share_words(words: Words, share: Share) -> str:
    """A group's share beside its size: ``Tovholdere 62 % (5 af 9)``."""
    return words(
        "speaking.share",
        group=words(share.word).capitalize(),
        percent=round(share.part * 100),
        size=share.size,
        of=share.of,
    )


def _laid_out(people: int, room: int) -> tuple[int, int]:
    """Columns and rows of that many people in that many rows."""
    columns = 1 if people <= room else 2
    return columns, min(room, -(-people // columns))


def _people(view: View, cells: int, room: int) -> list[Content]:
    people = view.session.digits
    if not people or room < 1:
        return []
    columns, height = _laid_out(len(people), room)
    each = (cells - (columns - 1)) // columns
    voices = {voice.speaker: span(voice.time) for voice in view.spread.voices if view.individual}
    figures = max((width(time) for time in voices.values()), default=0)
    # In two columns the names have the room: they tell whose key a digit is.
    speaker = view.session.turn.speaker if view.session.turn is not None else None
    figures = figures if columns == 1 else 0
    told = [
        _person(
            number,
            view.session.name(person.id),
            person.id == speaker,
            pad_left(voices.get(person.id, ""), figures),
            each,
        )
        for number, person in people
    ]
    rows = [told[row : height * columns : height] for row in range(height)]
    return [row[0] if len(row) == 1 else Content(" ").join(row) for row in rows]


@lru_cache(maxsize=64)
def _person(number: int, name: str, speaks: bool, time: str, cells: int) -> Content:
    name = pad(name, cells - width(time) - (3 if time else 2))
    key = (f"{number}{'▸' if speaks else ' '}", "bold $text-primary")
    return line(key, (name, "bold" if speaks else ""), (f" {time}" if time else "", "$text-muted"))


def _unheard(view: View, cells: int) -> list[Content]:
    if view.seen.current is None and not view.session.turns:
        return []
    if not view.spread.unheard or not view.spread.voices:
        return []
    return [plain(unheard_line(view, cells))]
