"""A show of hands: somebody counts, the facilitator types the numbers, the room sees the bars."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from textual.content import Content

from cocreation_tui.core.capture.capture import Hands, HandsKind
from cocreation_tui.core.session.commands.outcome import CountHands
from cocreation_tui.core.session.decide.outcome import HANDS, MOST_HANDS
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.screens.dialogs.ask import Ask, AskScreen, Understood
from cocreation_tui.tui.text import plain, styled
from cocreation_tui.tui.widgets.hands import hands_rows

_COUNTS = re.compile(r"[0-9]{1,5}(?:[ ,;/.-]+[0-9]{1,5})*")


class HandsScreen(AskScreen[CountHands]):
    """Three numbers are a consent check, six a fist of five. The question may be left empty."""

    def __init__(self, words: Words, now: datetime) -> None:
        asks = (
            Ask("question", words("hands.question"), example=words("hands.question-example")),
            Ask("counts", words("hands.counts"), example=words("hands.example")),
        )
        super().__init__(words, words("hands.title"), asks, first="counts")
        self._now = now

    def understand(self, values: Mapping[str, str]) -> Understood[CountHands]:
        """The bars as far as numbers have been typed."""
        counts = read_counts(values["counts"])
        kind = HandsKind.CONSENT if len(counts) <= HANDS[HandsKind.CONSENT] else HandsKind.FIST
        wanted = HANDS[kind]
        if not counts or len(counts) > wanted or max(counts) > MOST_HANDS:
            return Understood(None, (styled(self.words("hands.how"), "$text-muted"),), "counts")
        filled = (*counts, *[0] * (wanted - len(counts)))
        rows = self._rows(Hands("", kind, "", filled, self._now))
        if len(counts) < wanted:
            left = self.words("hands.more", n=wanted - len(counts))
            return Understood(None, (*rows[:-1], styled(left, "$text-warning")), "counts")
        if not sum(counts):
            return Understood(None, (*rows[:-1], plain(self.words("refused.no-hands"))), "counts")
        return Understood(CountHands(kind, values["question"], counts), rows)

    def _rows(self, hands: Hands) -> tuple[Content, ...]:
        room = self.query_one("#ask-says").size.width or self.size.width // 2
        return tuple(hands_rows(self.words, hands, room))


def read_counts(text: str) -> tuple[int, ...]:
    """Numbers with anything usual between them; empty when something else was typed."""
    written = text.strip(" ,;/.-")
    return tuple(map(int, re.findall(r"[0-9]+", written))) if _COUNTS.fullmatch(written) else ()
