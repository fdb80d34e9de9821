"""The agenda for the room as plain text that prints on one page: no line is wider than 78 columns."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from cocreation_tui.core.agenda.schedule import State
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.reports.paper_agenda import PaperAgenda, PaperLine
from cocreation_tui.export.escaping import flat
from cocreation_tui.export.handover import outcome_words
from cocreation_tui.i18n.dates import clock_on, drift_words
from cocreation_tui.i18n.words import Words

COLUMNS = 78
"""The widest a line may be."""
MARKS = {State.DONE: "x", State.SKIPPED: "-", State.RUNNING: ">", State.PAUSED: ">", State.AHEAD: " "}
"""What stands before an item: signs that every printer has."""


def paper_agenda_text(paper: PaperAgenda, words: Words, columns: int = COLUMNS) -> str:
    """The agenda as lines no wider than so many columns, with a line break at the end of each."""
    parts = (_head(paper, words), _items(paper, words), _voices(paper, words), _ends_with(paper, words))
    told = ["\n".join(row for one in part for row in one.rows(columns)) for part in parts]
    return "\n\n".join(filter(None, told)) + "\n"


@dataclass(frozen=True, slots=True)
class _Line:
    """A text that may need several rows, and what stands before the first of them."""

    text: str
    before: str = ""

    def rows(self, columns: int) -> list[str]:
        return wrapped(self.text, self.before, columns)


def _head(paper: PaperAgenda, words: Words) -> Iterator[_Line]:
    led_by = words("paper.led-by", name=paper.led_by) if paper.led_by else ""
    yield from (_Line(text) for text in (paper.title, paper.place, led_by) if text)
    now, end = (clock_on(at, paper.zone, paper.now, words.language) for at in (paper.now, paper.end))
    if paper.closed:
        yield _Line(words("handover.closed", end=end))
    else:
        yield _Line(words("handover.seen", now=now, end=end, drift=drift_words(words, paper.drift)))


def _items(paper: PaperAgenda, words: Words) -> Iterator[_Line]:
    times = [_times(paper, one, words) for one in paper.lines]
    column = max(map(cells, times), default=0)
    for one, told in zip(paper.lines, times, strict=True):
        gap = " " * (column - cells(told))
        yield _Line(one.title, f"{MARKS[one.state]} {told}{gap}  {one.place:>2} ")


def _times(paper: PaperAgenda, one: PaperLine, words: Words) -> str:
    if one.state is State.SKIPPED:
        return words("state.skipped")
    return "-".join(clock_on(at, paper.zone, paper.now, words.language) for at in (one.start, one.end))


def _voices(paper: PaperAgenda, words: Words) -> Iterator[_Line]:
    if paper.speaker:
        yield _Line(words("handover.speaks", name=paper.speaker))
    if paper.round_left:
        yield _Line(words("handover.round-left", names=", ".join(paper.round_left)))
    if paper.waiting:
        yield _Line(words("paper.waiting", names=", ".join(paper.waiting)))


def _ends_with(paper: PaperAgenda, words: Words) -> Iterator[_Line]:
    if paper.outcomes or paper.results:
        yield _Line(words("paper.ends-with"))
    for one in paper.outcomes:
        yield _Line(outcome_words(one, words), "  [x] " if one.met else "  [ ] ")
    yield from (_Line(text, "  [ ] ") for text in paper.results)


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
    rows: list[str] = []
    row = ""
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
