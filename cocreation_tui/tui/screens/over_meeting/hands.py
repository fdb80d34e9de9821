"""A show of hands: somebody counts, the facilitator types the numbers, the room sees the bars."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from textual.content import Content

from cocreation_tui.core.capture.capture import Capture, Hands, HandsKind, Kind
from cocreation_tui.core.session.commands.outcome import CountHands
from cocreation_tui.core.session.decide.outcome import HANDS, MOST_HANDS
from cocreation_tui.core.session.session import Session
from cocreation_tui.export.minutes.hands import present_words
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.screens.dialogs.ask import Ask, AskScreen, Understood
from cocreation_tui.tui.text import fit, plain, styled
from cocreation_tui.tui.widgets.hands import hands_rows

_COUNTS = re.compile(r"[0-9]{1,5}(?:[ ,;/.-]+[0-9]{1,5})*")


class HandsScreen(AskScreen[CountHands]):
    """Three numbers are a consent check, six a fist of five. The question may be left empty."""

    def __init__(self, words: Words, now: datetime, session: Session, about: Capture | None = None) -> None:
        named = words("decision.label", number=about.number) if about else ""
        asks = (
            Ask("about", words("hands.about"), named, words("hands.about-example")),
            Ask("question", words("hands.question"), example=words("hands.question-example")),
            Ask("counts", words("hands.counts"), example=words("hands.example")),
        )
        super().__init__(words, words("hands.title"), asks, first="counts")
        self._now = now
        self._session = session

    def understand(self, values: Mapping[str, str]) -> Understood[CountHands]:
        """The bars as far as numbers have been typed."""
        counts = read_counts(values["counts"])
        kind = HandsKind.CONSENT if len(counts) <= HANDS[HandsKind.CONSENT] else HandsKind.FIST
        wanted = HANDS[kind]
        if not counts or len(counts) > wanted or max(counts) > MOST_HANDS:
            return Understood(None, (styled(self.words("hands.how"), "$text-muted"),), "counts")
        about = decision_meant(self._session, values["about"])
        if about is None and values["about"]:
            none = self.words("hands.no-decision", typed=values["about"])
            return Understood(None, (styled(none, "$text-warning"),), "about")
        filled = (*counts, *[0] * (wanted - len(counts)))
        hands = Hands("", kind, "", filled, self._now, present=len(self._session.present))
        rows = (*self._about(about), *self._rows(hands))
        if len(counts) < wanted:
            left = self.words("hands.more", n=wanted - len(counts))
            return Understood(None, (*rows[:-1], styled(left, "$text-warning")), "counts")
        if not sum(counts):
            return Understood(None, (*rows[:-1], plain(self.words("refused.no-hands"))), "counts")
        command = CountHands(kind, values["question"], counts, about.id if about else None)
        many = (styled(present_words(self.words, hands), "bold $text-warning"),) if hands.too_many else ()
        return Understood(command, (*rows, *many))

    def _about(self, about: Capture | None) -> tuple[Content, ...]:
        """The decision that is voted on, in its words."""
        if about is None:
            return ()
        label = self.words("decision.label", number=about.number)
        text = " ".join(about.text.split())
        return (plain(fit(self.words("hands.about-said", label=label, text=text), self.size.width * 2 // 3)),)

    def _rows(self, hands: Hands) -> tuple[Content, ...]:
        room = self.query_one("#ask-says").size.width or self.size.width // 2
        return tuple(hands_rows(self.words, hands, room))


def decision_meant(session: Session, typed: str) -> Capture | None:
    """The decision whose number was typed, with or without its letter; None for none."""
    number = "".join(sign for sign in typed if sign.isdecimal())
    decisions = (one for one in session.captures if one.kind is Kind.DECISION)
    return next((one for one in decisions if number and one.number == int(number)), None)


def earlier_count(session: Session, command: CountHands) -> Hands | None:
    """The last count of the same: of the decision, or else of the question; None when it is the first."""
    asked = command.question.casefold()
    same = (
        one
        for one in reversed(session.hands)
        if (one.about == command.about if command.about else bool(asked) and one.question.casefold() == asked)
    )
    return next(same, None)


def read_counts(text: str) -> tuple[int, ...]:
    """Numbers with anything usual between them; empty when something else was typed."""
    written = text.strip(" ,;/.-")
    return tuple(map(int, re.findall(r"[0-9]+", written))) if _COUNTS.fullmatch(written) else ()
