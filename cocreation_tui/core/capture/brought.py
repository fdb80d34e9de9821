"""What a meeting starts from: captures that earlier meetings of its initiative left, and what becomes of them."""

from __future__ import annotations

from dataclasses import field
from datetime import date, datetime
from enum import StrEnum

from cocreation_tui.core.capture.capture import Capture
from cocreation_tui.core.ground.ids import CaptureId, PersonId, SessionId
from cocreation_tui.core.ground.later import LATER
from cocreation_tui.core.ground.records import dataclass

REF = "ref"
"""Name of a form's field that holds the identity of what it is about, not anybody's words."""


class Fate(StrEnum):
    """What became of something that was left."""

    OPEN = "open"
    """It is still to be dealt with."""
    DONE = "done"
    """It was done, or talked through."""
    DROPPED = "dropped"
    """It needs nothing more."""


@dataclass(frozen=True, slots=True)
class Brought:
    """A capture of an earlier meeting, as it stood when this one was planned."""

    ref: str
    """Its identity in the initiative, see ``ref``."""
    capture: Capture
    """What was caught; its owner and speaker are identities of the earlier meeting."""
    owner: str = ""
    """Name of who answers for it; empty for nobody."""
    meeting: str = ""
    """Title of the meeting it comes from."""
    held: datetime | None = None
    """When that meeting was held."""


@dataclass(frozen=True, slots=True)
class Settlement:
    """What became of something an earlier meeting left."""

    ref: str
    """Its identity in the initiative, see ``ref``."""
    fate: Fate
    """What became of it."""
    at: datetime
    """When that was said."""
    owner: PersonId | None = None
    """Who answers for it from now on; None keeps who did."""
    due: date | None = None
    """When it is to be done from now on; None keeps the date it had."""
    also: tuple[PersonId, ...] = field(default=(), metadata=LATER)
    """Who else answers for it, besides ``owner``."""


def ref(session: SessionId, capture: CaptureId) -> str:
    """The identity of a capture among all meetings of an initiative."""
    return f"{session}/{capture}"
