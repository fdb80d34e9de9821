"""What the room is shown: chosen by the facilitator, followed by every audience face of the meeting."""

from __future__ import annotations

from enum import StrEnum

from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.reports.poster import Poster


class Subject(StrEnum):
    """What the audience face shows."""

    CLOCK = "clock"
    """The item under way with its clock; in a break, when it goes on."""
    RULES = "rules"
    """The rules of the game and the premises."""
    CARD = "card"
    """A method card; ``ref`` is its id."""
    QUESTIONS = "questions"
    """What the item under way asks the room."""
    CAPTURE = "capture"
    """A capture, large enough to correct aloud; ``ref`` is its id. A decision is read back."""
    STATUS_ROUND = "status-round"
    """How speech is spread over the groups, in the middle of the meeting."""
    QR = "qr"
    """A QR code; ``ref`` is what it encodes."""
    HANDS = "hands"
    """A show of hands; ``ref`` is its id."""
    SIX_QUESTIONS = "six-questions"
    """The six guiding questions with what has been answered."""
    CHALLENGE = "challenge"
    """The shared challenge as it stands, or the question it answers while nobody has stated it."""
    GOALS = "goals"
    """Goals against their baseline."""
    POSTER = "poster"
    """The initiative on one page: all platforms, then each one alone."""
    AGENDA = "agenda"
    """The agenda with its clock times, live."""
    PAGE = "page"
    """A page that the facilitator has written; ``ref`` is its Markdown."""
    BLANK = "blank"
    """Nothing but the time of day."""


@dataclass(frozen=True, slots=True)
class Showing:
    """What the room is shown now."""

    subject: Subject = Subject.CLOCK
    """What."""
    ref: str = ""
    """Which one, where there are several."""
    title: str = ""
    """Words above a QR code; empty for other subjects."""
    page: int = 0
    """Which page of what has several, counted from 0."""
    message: str = ""
    """One message to the room, shown with every subject; empty for none."""
    asks: bool = True
    """Whether the room is asked if it agrees, of a decision that is read back."""
    hide_names: bool = False
    """Whether names of people are left out."""
    poster: Poster | None = None
    """The poster as it was when it was last read; None for other subjects."""
