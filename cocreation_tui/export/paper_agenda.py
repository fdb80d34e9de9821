"""The agenda for the room as plain text that prints on one page: no line is wider than 78 columns."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from cocreation_tui.core.agenda.schedule import State
from cocreation_tui.core.reports.minutes import Outcome
from cocreation_tui.core.reports.paper_agenda import PaperAgenda, PaperLine
from cocreation_tui.export.escaping import flat
from cocreation_tui.export.handover import outcome_words
from cocreation_tui.i18n.dates import clock_on, drift_words
from cocreation_tui.i18n.words import Words

COLUMNS = 78
"""The widest a line may be."""
MARKS = {State.DONE: "x", State.SKIPPED: "-", State.RUNNING: ">", State.PAUSED: ">", State.AHEAD: " "}
"""What stands before an item: signs that every printer has."""


def paper_agenda_text(paper: PaperAgenda, words: Words) -> str:
    """The agenda as lines, with a line break at the end of each."""
    parts = (_head(paper, words), _items(paper, words), _voices(paper, words), _ends_with(paper, words))
    told = ["\n".join(rows) for part in parts if (rows := list(part))]
    return "\n\n".join(told) + "\n"


def _head(paper: PaperAgenda, words: Words) -> Iterator[str]:
    yield from wrapped(paper.title)
    about = ((paper.place, paper.place), (paper.led_by, words("paper.led-by", name=paper.led_by)))
    for said, told in about:
        if said:
            yield from wrapped(told)
    end = clock_on(paper.end, paper.zone, paper.now, words.language)
    if paper.closed:
        yield words("handover.closed", end=end)
    else:
        now = clock_on(paper.now, paper.zone, paper.now, words.language)
        yield from wrapped(words("handover.seen", now=now, end=end, drift=drift_words(words, paper.drift)))


def _items(paper: PaperAgenda, words: Words) -> Iterator[str]:
    times = [_times(paper, one, words) for one in paper.lines]
    column = max(map(cells, times), default=0)
    for one, told in zip(paper.lines, times, strict=True):
        before = f"{MARKS[one.state]} {told}{' ' * (column - cells(told))}  {one.place:>2} "
        yield from wrapped(one.title, before)


def _times(paper: PaperAgenda, one: PaperLine, words: Words) -> str:
    if one.state is State.SKIPPED:
        return words("state.skipped")
    return "-".join(clock_on(at, paper.zone, paper.now, words.language) for at in (one.start, one.end))


def _voices(paper: PaperAgenda, words: Words) -> Iterator[str]:
    if paper.speaker:
        yield from wrapped(words("handover.speaks", name=paper.speaker))
    if paper.round_left:
        yield from wrapped(words("handover.round-left", names=", ".join(paper.round_left)))
    if paper.waiting:
        yield from wrapped(words("paper.waiting", names=", ".join(paper.waiting)))


def _ends_with(paper: PaperAgenda, words: Words) -> Iterator[str]:
    if paper.outcomes or paper.results:
        yield words("paper.ends-with")
    yield from (row for one in paper.outcomes for row in _outcome(one, words))
    yield from (row for one in paper.results for row in wrapped(one, "  [ ] "))


def _outcome(one: Outcome, words: Words) -> list[str]:
    return wrapped(outcome_words(one, words), "  [x] " if one.met else "  [ ] ")


def cells(text: str) -> int:
    """Columns that a text takes where every letter is as wide as every other: two for wide ones, none for what is put on others."""
    return sum(_cell(sign) for sign in text)


def _cell(sign: str) -> int:
    if unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def wrapped(text: str, before: str = "", columns: int = COLUMNS) -> list[str]:
    """A text in rows no wider than so many columns; the first begins with ``before``, the others stand under its end."""
    room = columns - cells(before)
    rows, row = [], ""
    for word in flat(text).split(" "):
        for piece in _pieces(word, room):
            longer = f"{row} {piece}" if row else piece
            if row and cells(longer) > room:
                rows, longer = [*rows, row], piece
            row = longer
    edge = " " * cells(before)
    return [(edge if number else before) + told for number, told in enumerate([*rows, row])]


def _pieces(word: str, room: int) -> Iterator[str]:
    """A word, broken only where it is wider than a whole row."""
    piece = ""
    for sign in word:
        if piece and cells(piece + sign) > room:
            yield piece
            piece = ""
        piece += sign
    yield piece
