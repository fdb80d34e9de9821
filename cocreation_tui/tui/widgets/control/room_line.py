"""One line on the control face that says what the room sees, when that is anything but the clock."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from cocreation_tui.core.capture.capture import Capture, Kind
from cocreation_tui.core.reports.showing import Showing, Subject
from cocreation_tui.i18n.capture_kinds import kind_name
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.text import fit, plain
from cocreation_tui.tui.widgets.control.captures import label


class RoomLine(Widget):
    """Away while the room sees the clock, names and no message."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    RoomLine { height: 1; padding: 0 1; background: $secondary-muted; color: $text; display: none; }
    RoomLine.-shown { display: block; }
    """

    said: reactive[str] = reactive("")
    """What the room sees, in words."""

    def watch_said(self) -> None:
        """Show the line only when there is something to say."""
        self.set_class(bool(self.said), "-shown")

    def render(self) -> Content:
        """The words, cut to the line."""
        return plain(fit(self.said, self.size.width))


def room_words(words: Words, showing: Showing, capture: Capture | None = None) -> str:
    """What the room sees, in words, and which capture; empty for the clock with names and without a message."""
    parts = [words("audience.room-nameless")] if showing.hide_names else []
    if showing.subject is not Subject.CLOCK:
        what = words(f"audience.subject.{showing.subject.value}")
        what = _which(words, capture) if capture and showing.subject is Subject.CAPTURE else what
        parts.append(words("audience.room-sees", what=what))
    if showing.message:
        parts.append(words("audience.room-message", text=showing.message))
    return "   ".join(parts)


def _which(words: Words, capture: Capture) -> str:
    """The kind of a capture; of a decision, its number too."""
    kind = kind_name(words, capture)
    return f"{kind} {label(words, capture)}" if capture.kind is Kind.DECISION else kind
