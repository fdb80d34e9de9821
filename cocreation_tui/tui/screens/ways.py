"""The ways between places, as screens may ask for them; the application has them."""

from __future__ import annotations

from typing import Protocol

from cocreation_tui.desk.desk import Desk, Room
from cocreation_tui.i18n.words import Words
from cocreation_tui.settings import Settings
from cocreation_tui.tui.keys.keyboard import Keyboard
from cocreation_tui.tui.keys.own import KeyProblem


class Ways(Protocol):
    """What a screen knows of the application it is shown in."""

    words: Words
    """The language of the screens."""
    keyboard: Keyboard
    """The keys as they are set."""
    key_problems: tuple[KeyProblem, ...]
    """Keys of the user's own that are not used, and why."""
    kept_form: dict[str, str]
    """What was typed into the form of a new meeting and not used yet."""
    kept_founding: dict[str, str]
    """What was typed into the form of a new initiative and not used yet."""
    own: Desk | None
    """The user's own workspace while the sample is open; None otherwise."""

    def enter(self, room: Room, then: str = "") -> None:
        """Open a meeting, and do something there by its command."""

    def leave_meeting(self) -> None:
        """Let go of the open meeting and return to Home."""

    def open_sample(self) -> None:
        """Make the sample and open its meeting under way."""

    async def leave_sample(self) -> None:
        """Return to one's own Home."""

    def obey(self, settings: Settings) -> None:
        """Do as the settings say from now on."""
