"""Single lines: what is said to the facilitator, what must not be overlooked, and the keys that apply now."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from cocreation_tui.core.schedule import State
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.keys import KEYS, shown
from cocreation_tui.tui.text import Part, fit, line, lines, plain, styled, width
from cocreation_tui.tui.view import View
from cocreation_tui.tui.widgets.panel import Panel


class SayLine(Widget):
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

    def paint(self, view: View, size: Size) -> Content:
        """What is wrong, in words."""
        if view.unsaved:
            said = view.words.count("banner.unsaved", view.unsaved, why=view.trouble)
        else:
            said = view.notice
        return plain(fit(said, size.width))


class Hints(Panel):
    """The keys that apply now, as many as fit; what undo would take back is told in words."""

    DEFAULT_CSS = """
    Hints { height: 2; padding: 0 1; background: $boost; }
    """

    typing: reactive[bool] = reactive(False, repaint=False)
    """Whether the capture line is open."""
    undo: reactive[str] = reactive("", repaint=False)
    """What undo would take back, in words."""

    def watch_typing(self) -> None:
        """Show other keys."""
        self.watch_view()

    def watch_undo(self) -> None:
        """Tell the other step."""
        self.watch_view()

    def paint(self, view: View, size: Size) -> Content:
        """What is under way in the first row, what can be caught and seen in the second."""
        words = view.words
        if self.typing:
            pairs = _while_typing(words)
            return lines([_row(pairs[:3], size.width), _row(pairs[3:], size.width)])
        first = _row(_of_the_course(view, words, self.undo, size.width), size.width)
        return lines([first, _row(_pairs(words, range(10, 30)), size.width)])


def _row(pairs: list[tuple[str, str]], room: int) -> Content:
    """Pairs of key and meaning, those that fit."""
    parts: list[Part] = []
    for key, said in pairs:
        needed = width(key) + width(said) + (3 if parts else 1)
        if needed <= room:
            parts += ["  " if parts else "", (key, "bold $text-primary"), f" {said}"]
            room -= needed
    return line(*parts)


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
    current = view.seen.current
    pairs: list[tuple[str, str]] = []
    if not view.session.facts.closed_at and (current or view.seen.next):
        running = current is not None and current.state is State.RUNNING
        pairs.append((_key("toggle", words), words("hint.pause" if running else "hint.start")))
    if current is not None:
        pairs += [(_key("advance", words), words("hint.advance")), ("+ -", words("hint.more"))]
    if undo:
        pairs.append((_key("undo", words), words("hint.undo", what=fit(undo, max(16, room - 78)))))
    return pairs + _pairs(words, range(5, 10))


def _pairs(words: Words, ranks: range) -> list[tuple[str, str]]:
    keys = sorted((key for key in KEYS if key.hint in ranks), key=lambda key: key.hint)
    return [(_key(key.id, words), words(f"hint.{key.id}")) for key in keys]


def _key(wanted: str, words: Words) -> str:
    """The first key of a command, as people read it."""
    keys = next(key.keys(words.language) for key in KEYS if key.id == wanted)
    return shown(keys, words).split(" ")[0]
