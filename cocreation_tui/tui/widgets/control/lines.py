"""Single lines: what is said to the facilitator, what must not be overlooked, and the keys that apply now."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive

from cocreation_tui.core.agenda.rescue import LATE
from cocreation_tui.core.agenda.schedule import State
from cocreation_tui.core.ground.once import once
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.keys.keyboard import Keyboard
from cocreation_tui.tui.keys.table import Place, at
from cocreation_tui.tui.text import Part, fit, line, plain, styled, width
from cocreation_tui.tui.view import View
from cocreation_tui.tui.widgets.control.panel import Panel, Rows
from cocreation_tui.tui.widgets.control.work_face import last_step
from cocreation_tui.tui.widgets.kept import Kept

WHILE_TYPING = frozenset({"Enter", "Esc", "Tab", "@", "!", "#"})
"""Keys that mean something else while the capture line is open."""
AFTERWARDS = ("minutes", "correct", "people")
"""What a meeting is opened for once it is closed; another one that is only read knows the first of them."""
TO_READ = ("captures", "face", "help", "palette", "home")
"""What can be looked at in a meeting that does not go on here, and the ways on."""


class SayLine(Kept):
    """One quiet line: the reading of what is being typed, or what just happened."""

    DEFAULT_CSS = """
    SayLine { height: 1; padding: 0 1; color: $text-muted; }
    """

    said: reactive[tuple[str, str]] = reactive(("", ""))
    """The words and their style."""

    def render(self) -> Content:
        """The words, cut to the line."""
        text, style = self.said
        return styled(fit(text, self.size.width), style)


class Banner(Panel):
    """A line that stays as long as something is wrong; away when nothing is."""

    DEFAULT_CSS = """
    Banner { height: 1; padding: 0 1; background: $error; color: $text; text-style: bold; display: none; }
    Banner.-shown { display: block; }
    """

    def watch_view(self) -> None:
        """Show the line only when there is something to say."""
        self.set_class(bool(self.view and (self.view.unsaved or self.view.notice)), "-shown")
        super().watch_view()

    def paint(self, view: View, size: Size) -> Rows:
        """What is wrong, in words."""
        if view.unsaved:
            said = view.words.count("banner.unsaved", view.unsaved, why=view.trouble)
        else:
            said = view.notice
        return [plain(fit(said, size.width))]


class Hints(Panel):
    """The keys that apply now, as many as fit; what undo would take back is told in words."""

    DEFAULT_CSS = """
    Hints { height: 2; padding: 0 1; background: $boost; }
    """

    typing: reactive[bool] = reactive(False, repaint=False)
    """Whether the capture line is open."""
    undo: str = ""
    """What undo would take back, in words; told before the view of the step that it takes back."""

    class Picked(Message):
        """A hint was clicked."""

        def __init__(self, command: str) -> None:
            super().__init__()
            self.command = command

    def on_click(self, event: events.Click) -> None:
        """Tell which command was clicked."""
        spot = event.get_content_offset(self)
        if spot is None or self.view is None or spot.y > 1:
            return
        words, keyboard, room = self.view.words, self.view.keyboard, self.content_size.width
        pairs = self._pairs(self.view, words, room)[spot.y]
        shown_key = next((key for start, end, key in _spots(pairs, room) if start <= spot.x < end), "")
        wanted = next(
            (
                one
                for one in at(Place.MEETING)
                if shown_key and keyboard.first(one.id) == shown_key.split()[0]
            ),
            None,
        )
        if wanted is not None and not (self.typing and shown_key in WHILE_TYPING):
            event.stop()
            self.post_message(self.Picked(wanted.id))

    def watch_typing(self) -> None:
        """Show other keys."""
        self.watch_view()

    def paint(self, view: View, size: Size) -> Rows:
        """What is under way in the first row, what can be caught and seen in the second."""
        return [_row(pairs, size.width) for pairs in self._pairs(view, view.words, size.width)]

    def _pairs(self, view: View, words: Words, room: int) -> tuple[list[tuple[str, str]], ...]:
        """Keys and what they do, of both rows."""
        if self.typing:
            pairs = _while_typing(words)
            return pairs[:3], pairs[3:]
        if view.notice or view.session.facts.closed_at:
            return _afterwards(view, words, self.undo, room)
        return _of_the_course(view, words, self.undo, room), _always(view.keyboard, range(10, 30))


def _row(pairs: list[tuple[str, str]], room: int) -> Content:
    """Pairs of key and meaning, those that fit."""
    parts: list[Part] = []
    for key, said in pairs:
        needed = width(key) + width(said) + (3 if parts else 1)
        if needed <= room:
            parts += ["  " if parts else "", (key, "bold $text-primary"), f" {said}"]
            room -= needed
    return line(*parts)


def _spots(pairs: list[tuple[str, str]], room: int) -> list[tuple[int, int, str]]:
    """First and past-last column of those that fit, with their keys."""
    spots: list[tuple[int, int, str]] = []
    at = 0
    for key, said in pairs:
        needed = width(key) + width(said) + (3 if spots else 1)
        if needed <= room - at:
            spots.append((at, at + needed, key))
            at += needed
    return spots


def _while_typing(words: Words) -> list[tuple[str, str]]:
    return [
        ("Enter", words("hint.save")),
        ("Esc", words("hint.keep-draft")),
        ("Tab", words("hint.complete")),
        ("@", words("hint.owner")),
        ("!", words("hint.due")),
        ("#", words("hint.platform")),
    ]


def _of_the_course(view: View, words: Words, undo: str, room: int) -> list[tuple[str, str]]:
    """Keys of the meeting's course that mean something now."""
    current, key = view.seen.current, view.keyboard.first
    pairs: list[tuple[str, str]] = []
    if current or view.seen.next:
        running = current is not None and current.state is State.RUNNING
        pairs.append((key("toggle"), words("hint.pause" if running else "hint.start")))
    if current is not None:
        pairs += [(key("advance"), words("hint.advance")), *_of_the_floor(view, words)]
        pairs.append(("+ -", words("hint.more")))
    if view.seen.drift >= LATE:
        pairs.append((key("rescue"), words("hint.rescue")))
    return [*pairs, *_of_undo(view, words, undo, room), *_always(view.keyboard, range(5, 10))]


def _afterwards(
    view: View, words: Words, undo: str, room: int
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Keys of a meeting that is closed, or open to be read only: nothing that is refused there."""
    first = AFTERWARDS[:1] if view.notice else AFTERWARDS
    back = [] if view.notice else _of_undo(view, words, undo, room)
    return [*_pairs(view, words, first), *back], _pairs(view, words, TO_READ)


def _of_undo(view: View, words: Words, undo: str, room: int) -> list[tuple[str, str]]:
    said = words("hint.undo", what=fit(undo, max(16, room - 78)))
    return [(view.keyboard.first("undo"), said)] if undo else []


def _of_the_floor(view: View, words: Words) -> list[tuple[str, str]]:
    """Keys that go on with what is under way: a way of working, a round, the queue."""
    session, key = view.session, view.keyboard.first
    pairs: list[tuple[str, str]] = []
    if session.work is not None:
        hint = "hint.work-last" if last_step(session.work) else "hint.work"
        pairs.append((key("work"), words(hint)))
    if session.round is not None or session.queue:
        pairs.append((key("next-voice"), words("hint.next-voice")))
    if session.round is not None:
        pairs.append((key("pass"), words("hint.pass")))
    return pairs


def _pairs(view: View, words: Words, wanted: Iterable[str]) -> list[tuple[str, str]]:
    return [(view.keyboard.first(one), words(f"hint.{one}")) for one in wanted]


def _always(keyboard: Keyboard, ranks: range) -> list[tuple[str, str]]:
    """Keys of those ranks and what they do, whatever the course."""
    return [pair for rank, pair in _ranked(keyboard) if rank in ranks]


@once
def _ranked(keyboard: Keyboard) -> list[tuple[int, tuple[str, str]]]:
    words, keys = Words(keyboard.language), sorted(at(Place.MEETING), key=lambda key: key.hint)
    return [(key.hint, (keyboard.first(key.id), words(f"hint.{key.id}"))) for key in keys if key.hint]
