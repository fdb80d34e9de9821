"""Single lines: what is said to the facilitator, what must not be overlooked, and the keys that apply now."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from cocreation_tui.core.schedule import State
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.keys import KEYS, shown
from cocreation_tui.tui.text import Part, fit, line, plain, styled, width
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
    Hints { height: 1; padding: 0 1; background: $boost; }
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
        """Pairs of key and meaning."""
        words = view.words
        pairs = _while_typing(words) if self.typing else _in_command(view, words, self.undo)
        parts: list[Part] = []
        room = size.width
        for key, said in pairs:
            needed = width(key) + width(said) + 3
            if needed > room:
                continue
            parts += [(key, "bold $text-primary"), f" {said}  "]
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


def _in_command(view: View, words: Words, undo: str) -> list[tuple[str, str]]:
    current = view.seen.current
    pairs = []
    for key in sorted((key for key in KEYS if key.hint), key=lambda key: key.hint):
        said = words(f"hint.{key.id}")
        if key.id == "toggle":
            said = words("hint.pause" if current and current.state is State.RUNNING else "hint.start")
        elif key.id == "undo":
            if not undo:
                continue
            said = words("hint.undo", what=fit(undo, 24))
        elif key.id in ("more", "advance") and current is None:
            continue
        pairs.append((shown(key.keys(words.language)).split(" ")[0], said))
    return pairs
