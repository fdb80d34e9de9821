"""One message to the room, typed in one line."""

from __future__ import annotations

from collections.abc import Mapping

from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.screens.dialogs.ask import Ask, AskScreen, Understood


class MessageScreen(AskScreen[str]):
    """Gives what is to be said; empty for nothing more."""

    def __init__(self, words: Words) -> None:
        ask = Ask("text", words("audience.message-label"), example=words("audience.message-example"))
        super().__init__(words, words("audience.message-title"), (ask,), give="audience.message-give")

    def understand(self, values: Mapping[str, str]) -> Understood[str]:
        """The words as they are."""
        return Understood(values["text"])
