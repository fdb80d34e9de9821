"""The hand-over of a meeting in words, and as Markdown that prints on one page: private, for a co-facilitator only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from cocreation_tui.core.forms.every_form import form_of
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.reports.handover import Handover, Move, OpenDraft
from cocreation_tui.core.reports.minutes import Outcome
from cocreation_tui.export.escaping import bullets, flat, heading, inline
from cocreation_tui.i18n.dates import clock_on, drift_words, minute_words, minutes_of
from cocreation_tui.i18n.promised import want_count
from cocreation_tui.i18n.words import Words

LONGEST = 160
"""Characters of a text at most: this is a card, not the script."""
MOST = 8
"""Rows of a list at most; of more, the number is told."""


@dataclass(frozen=True, slots=True)
class Told:
    """A row of the card."""

    text: str
    """What it says; people's words in it are not escaped."""
    under: bool = False
    """Whether it belongs to the row before it."""


@dataclass(frozen=True, slots=True)
class CardPart:
    """A part of the card under its title."""

    title: str
    """What it is called."""
    rows: tuple[Told, ...]
    """What it says; never empty."""


def handover_markdown(card: Handover, words: Words) -> str:
    """The card as Markdown."""
    blocks = [heading(words("handover.title", title=card.title), 1), inline(seen_words(card, words))]
    for part in handover_parts(card, words):
        rows = [("  " if row.under else "") + inline(row.text) for row in part.rows]
        blocks += [heading(part.title, 2), bullets(rows)]
    return "\n\n".join(blocks) + "\n"


def seen_words(card: Handover, words: Words) -> str:
    """When it is seen, and when the meeting really ends: ``Set 14:07 · slut 16:04, 4 min bagud``."""
    end = _clock(card, words, card.end)
    if card.closed:
        return words("handover.closed", end=end)
    drift = drift_words(words, card.drift)
    return words("handover.seen", now=_clock(card, words, card.now), end=end, drift=drift)


def handover_parts(card: Handover, words: Words) -> tuple[CardPart, ...]:
    """The parts of the card, in the order they are needed."""
    parts = (
        ("now", _now(card, words)),
        ("next", _next(card, words)),
        ("promised", _promised(card, words)),
        ("waiting", _waiting(card, words)),
        ("drafts", _few((_draft(one, words) for one in card.drafts), words)),
    )
    told = ((name, tuple(rows)) for name, rows in parts)
    return tuple(
        CardPart(words(f"handover.{name}"), rows or (Told(words(f"handover.no-{name}")),))
        for name, rows in told
    )


def _clock(card: Handover, words: Words, at: datetime) -> str:
    return clock_on(at, card.zone, card.now, words.language)


def _now(card: Handover, words: Words) -> Iterator[Told]:
    move = card.current
    if move is None:
        if not card.closed and not card.started and card.next:
            yield Told(words("handover.not-begun", clock=_clock(card, words, card.next[0].start)))
        return
    minutes = minutes_of(move.left)
    left = words(
        "handover.left" if minutes >= 0 else "handover.over", length=minute_words(words, abs(minutes))
    )
    if card.paused:
        left = f"{words('state.paused')}, {left}"
    yield Told(words("handover.running", title=cut(move.title), left=left, end=_clock(card, words, move.end)))
    yield from _private(move, words)
    for one in card.owed:
        owes = want_count(words, one.want, one.number, one.platforms)
        yield Told(words("promise.missing", what=cut(owes)), under=True)


def _next(card: Handover, words: Words) -> Iterator[Told]:
    for move in card.next:
        ends = "–".join(_clock(card, words, at) for at in (move.start, move.end))
        yield Told(f"{ends} {cut(move.title)}")
        yield from _private(move, words)
        if move.wants:
            wanted = ", ".join(want_count(words, want, want.count) for want in move.wants)
            yield Told(words("handover.brings", what=cut(wanted)), under=True)


def _private(move: Move, words: Words) -> Iterator[Told]:
    """The beginning of the notes on an item, and of its Plan B."""
    if move.notes:
        yield Told(cut(move.notes), under=True)
    if move.plan_b:
        yield Told(words("rescue.plan-b", text=cut(move.plan_b)), under=True)


def _promised(card: Handover, words: Words) -> Iterator[Told]:
    yield from _few((outcome_words(one, words) for one in card.missing), words)
    yield from _few(card.results, words)


def outcome_words(one: Outcome, words: Words) -> str:
    """A result the meeting must end with, and how many are missing: ``3 mål: mangler 2 (Lys og rum)``."""
    wanted = want_count(words, one.want, one.needed)
    if one.met:
        return wanted
    named = f" ({', '.join(one.platforms)})" if one.platforms else ""
    return words("handover.missing", what=wanted, n=one.missing, platforms=named)


def _waiting(card: Handover, words: Words) -> Iterator[Told]:
    if card.speaker or card.common_talk:
        name = card.speaker or words("speaking.common")
        yield Told(words("handover.speaks", name=cut(name)))
    names = (words("handover.reply", name=name) if reply else name for name, reply in card.waiting)
    yield from _few(names, words)
    if card.round_left:
        yield Told(words("handover.round-left", names=cut(", ".join(card.round_left))))


def _draft(one: OpenDraft, words: Words) -> str:
    """A draft by the form or the kind it is written in."""
    if one.form:
        what = words(f"form.{one.form}") if form_of(one.form) else one.form
    else:
        what = words(f"kind.{one.kind.value}") if one.kind else words("handover.line")
    return f"{what}: {one.text}"


def _few(texts: Iterable[str], words: Words) -> Iterator[Told]:
    rows = [Told(cut(text)) for text in texts]
    yield from rows[:MOST]
    if len(rows) > MOST:
        yield Told(words("handover.more", n=len(rows) - MOST))


def cut(text: str, longest: int = LONGEST) -> str:
    """A text on one line, cut with an ellipsis where it is longer."""
    text = flat(text)
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
