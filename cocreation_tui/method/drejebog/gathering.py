"""From the rows of all tables to items: rows that go on with the one before, that only end it, that say nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace
from datetime import timedelta

from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.i18n.words import Words
from cocreation_tui.method.drejebog.clocks import past_midnight, read_clock, read_when
from cocreation_tui.method.drejebog.headings import Column, Heading, read_headings
from cocreation_tui.method.drejebog.kinds import guessed_kind
from cocreation_tui.method.drejebog.length_numbers import as_lengths, settle_lengths
from cocreation_tui.method.drejebog.merged import share_merged
from cocreation_tui.method.drejebog.parts import Parts, Passage, Table
from cocreation_tui.method.drejebog.preview_notes import Telling, in_words
from cocreation_tui.method.drejebog.rows import Entry, read_row
from cocreation_tui.method.drejebog.sums import is_sum
from cocreation_tui.method.sources import excerpt
from cocreation_tui.method.tables.cells import Cells
from cocreation_tui.method.tables.finder import is_total, section_of

ENDINGS = frozenset(
    {"slut", "mødet slutter", "mødet slut", "færdig", "end", "the end", "finish", "meeting ends", "close"}
)
"""What the last row says that only tells when the meeting ends."""


_INSTEAD = (Column.HOW, Column.WHY, Column.OTHER, Column.NOTE, Column.WHO)


@dataclass(slots=True)
class Gathered:
    """The items of all tables."""

    entries: list[Entry] = field(default_factory=list)
    """The items, in order."""
    columns: tuple[Heading, ...] = ()
    """The columns of the first table."""
    end: Entry | None = None
    """The row that only tells when the meeting ends."""
    sections: list[tuple[int, str]] = field(default_factory=list)
    """Titles over several items, each with how many items stand before it."""


def gather(parts: Parts, words: Words, telling: Telling) -> Gathered:
    """All items of a file."""
    gathering = _Gathering(words, telling)
    begun = False
    for part in parts.parts:
        if isinstance(part, Table):
            gathering.table(part)
            begun = True
        elif begun:
            gathering.remark(part)
    return gathering.finish()


@dataclass(slots=True)
class _Gathering:
    words: Words
    telling: Telling
    gathered: Gathered = field(default_factory=Gathered)
    remarks: list[str] = field(default_factory=list)
    """Words for the notes of the item that comes next."""
    pending: Entry | None = None
    """A row with nothing but a clock time: the end of the one before, if nothing follows that begins then."""
    empty: list[int] = field(default_factory=list)

    @property
    def last(self) -> Entry | None:
        return self.gathered.entries[-1] if self.gathered.entries else None

    def table(self, table: Table) -> None:
        """Take the rows of a table."""
        headings = _with_title(read_headings(table.heading.texts))
        if not self.gathered.columns:
            self.gathered.columns = headings
        self._tell_columns(table, headings)
        headings, rows = self._lengths(_past_midnight(table.rows, headings), headings, table.heading.number)
        while rows and rows[-1].empty:
            rows.pop()
        for comment in table.heading.comments:
            self.remark(Passage(table.heading.number, comment))
        for row in rows:
            if row.empty:
                self.empty.append(row.number)
            elif row.texts == table.heading.texts:
                self.telling.leave(row.number, "drejebog.left-heading")
            elif not self._about_others(row):
                self._row(row, headings)

    def _lengths(
        self, rows: list[Cells], headings: tuple[Heading, ...], number: int
    ) -> tuple[tuple[Heading, ...], list[Cells]]:
        """The rows with numbers that are lengths as minutes; what the column alone said of them is told."""
        headings = _of_lengths(rows, headings)
        clocks = [_clock_of(row, headings) for row in rows]
        for place, heading in enumerate(headings):
            if heading.column is Column.LENGTH:
                texts = [_cell(row, place) for row in rows]
                settled = settle_lengths(texts, heading.text, clocks)
                rows = [_with_cell(row, place, text) for row, text in zip(rows, settled.texts, strict=True)]
                if settled.example:
                    self.telling.guess(
                        number,
                        "drejebog.length-unit",
                        name=excerpt(heading.text),
                        text=settled.example,
                        minutes=settled.minutes,
                    )
        return headings, rows

    def remark(self, passage: Passage) -> None:
        """Words between or below tables."""
        self.remarks.append(passage.text)
        self.telling.guess(passage.number, "drejebog.remark", text=excerpt(passage.text))

    def _about_others(self, row: Cells) -> bool:
        """Whether a row is no item: not shown, struck through, a sum of those above, a title over those below."""
        text = excerpt(" · ".join(row.filled))
        if row.hidden or row.crossed_out:
            self.telling.leave(row.number, "table.hidden" if row.hidden else "table.struck", text=text)
        elif is_total(row):
            self.telling.leave(row.number, "table.total", text=text)
        elif (title := section_of(row)) and guessed_kind(title, "") is None:
            self._drop_pending()
            self.gathered.sections.append((len(self.gathered.entries), title))
            self.remarks.append(title)
            self.telling.guess(row.number, "drejebog.remark", text=text)
        else:
            return False
        return True

    def _row(self, row: Cells, headings: Sequence[Heading]) -> None:
        entry = read_row(row, headings, self.words)
        self._tell_unsaid(row, headings, entry)
        self._tell_struck(row)
        if not (row.filled or row.comments):
            return
        if is_sum(entry, self.gathered.entries):
            self.telling.leave(row.number, "table.total", text=excerpt(" · ".join(row.filled)))
            return
        self._take(entry)

    def _tell_struck(self, row: Cells) -> None:
        """Tell of words struck through in a row that is kept."""
        struck = [row.texts[place] for place in sorted(row.struck) if place < len(row.texts)]
        if said := " · ".join(filter(None, struck)):
            self.telling.guess(row.number, "table.struck-cell", text=excerpt(said))

    def _tell_unsaid(self, row: Cells, headings: Sequence[Heading], entry: Entry) -> None:
        """Tell of formulas without a value; an item whose title is one is an item all the same."""
        for place in sorted(row.unsaid):
            heading = headings[place] if place < len(headings) else Heading("", Column.OTHER)
            name = excerpt(heading.text) or str(place + 1)
            self.telling.guess(row.number, "table.unsaid", name=name)
            if heading.column is Column.WHAT and row.filled:
                entry.title = self.words("drejebog.untitled", number=len(self.gathered.entries) + 1)

    def _take(self, entry: Entry) -> None:
        if entry.title and not self._parallel(entry):
            self._add(entry)
        elif entry.title:
            pass
        elif not entry.when.says:
            self._without_time(entry)
        elif entry.words:
            entry.title = _first_line(entry.first_words)
            self.telling.guess(entry.row, "drejebog.title-words", text=excerpt(entry.title))
            self._add(entry)
        elif entry.when.start is not None and entry.when.end is None and entry.when.length is None:
            self._drop_pending()
            self.pending = entry
        else:
            entry.title = self.words("drejebog.untitled", number=len(self.gathered.entries) + 1)
            self.telling.guess(entry.row, "drejebog.title-none", text=entry.title)
            self._add(entry)

    def _add(self, entry: Entry) -> None:
        if self.pending is not None and not entry.when.says:
            self.telling.guess(entry.row, "drejebog.clock-above", other=self.pending.row)
            entry.when, self.pending = replace(self.pending.when, left=entry.when.left), None
        self._drop_pending()
        self._put_remarks(entry)
        self.gathered.entries.append(entry)

    def _drop_pending(self) -> None:
        """A row with a clock time alone ends the row before, which may then be known to be shorter."""
        pending, self.pending = self.pending, None
        if pending is None:
            return
        self.telling.leave(pending.row, "drejebog.left-clock")
        if self.last is not None:
            _end_at(self.last, pending)

    def _parallel(self, entry: Entry) -> bool:
        """Put a row that begins when the one before does into its notes: the room does both at once."""
        last = self.last
        if last is None or entry.when.start is None or entry.when.start != last.when.start or self.pending:
            return False
        last.add(Column.NOTE, self.words("drejebog.at-once", title=entry.title))
        notes = entry.notes(self.words)
        last.add(Column.NOTE, notes)
        last.plan_b = "\n".join(filter(None, (last.plan_b, entry.plan_b)))
        if last.when.end is None and last.when.length is None:
            last.when = entry.when
        self.telling.guess(entry.row, "drejebog.parallel", title=excerpt(entry.title), other=last.row)
        return True

    def _without_time(self, entry: Entry) -> None:
        """A row without title and time: it goes on with the one before, or stands over those that follow."""
        sole = not (entry.said or entry.plan_b) and len(entry.others) == 1
        if self.last is None or (sole and entry.when.left):
            notes = entry.when.left if sole and entry.when.left else entry.notes(self.words)
            text = "\n".join(filter(None, (notes, entry.plan_b)))
            self.remarks.append(text)
            self.telling.guess(entry.row, "drejebog.remark", text=excerpt(text))
            return
        self.last.take(entry)
        self.telling.guess(entry.row, "drejebog.continued", other=self.last.row)

    def _put_remarks(self, entry: Entry, below: bool = False) -> None:
        if not self.remarks:
            return
        before = entry.said.pop(Column.NOTE, "")
        texts = (before, *self.remarks) if below else (*self.remarks, before)
        for text in texts:
            entry.add(Column.NOTE, text)
        self.remarks = []

    def finish(self) -> Gathered:
        """All items, with words below the last table in the last item's notes."""
        gathered = self.gathered
        share_merged(gathered.entries, self.telling)
        if self.pending is None and len(gathered.entries) > 1 and _is_ending(gathered.entries[-1]):
            self.pending = gathered.entries.pop()
        if self.last is not None:
            self._put_remarks(self.last, below=True)
        if self.pending is not None and gathered.entries:
            self.telling.leave(self.pending.row, "drejebog.left-end")
            gathered.end = self.pending
        if self.empty:
            self.telling.leave(0, "drejebog.left-empty", rows=in_words(self.empty))
        return gathered

    def _tell_columns(self, table: Table, headings: Sequence[Heading]) -> None:
        for place, heading in enumerate(headings):
            if not any(place < len(row.texts) and row.texts[place] for row in table.rows):
                continue
            name = excerpt(heading.text) or str(place + 1)
            if heading.column is Column.OTHER:
                self.telling.guess(table.heading.number, "drejebog.column", name=name)
            elif heading.column is Column.NUMBER:
                self.telling.leave(table.heading.number, "drejebog.left-numbers", name=name)


def _with_title(headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """The columns, with one that holds titles; where none is called so, how it is done has to serve."""
    columns = [heading.column for heading in headings]
    if Column.WHAT in columns:
        return headings
    place = next((columns.index(one) for one in _INSTEAD if one in columns), -1)
    return tuple(
        Heading(heading.text, Column.WHAT) if at == place else heading for at, heading in enumerate(headings)
    )


def _past_midnight(rows: Sequence[Cells], headings: Sequence[Heading]) -> list[Cells]:
    """The rows, with clock times just after midnight told from parts of a day."""
    told = [list(row.texts) for row in rows]
    for place, heading in enumerate(headings):
        if heading.column in (Column.TIME, Column.START, Column.END):
            here = [texts for texts in told if place < len(texts)]
            for texts, text in zip(here, past_midnight([texts[place] for texts in here]), strict=True):
                texts[place] = text
    return [replace(row, texts=tuple(texts)) for row, texts in zip(rows, told, strict=True)]


def _of_lengths(rows: Sequence[Cells], headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """The headings, with a column of times that has lengths only as one of lengths, where there is none."""
    if any(heading.column is Column.LENGTH for heading in headings):
        return headings
    lengths = {
        place
        for place, heading in enumerate(headings)
        if heading.column is Column.TIME and as_lengths([_cell(row, place) for row in rows])
    }
    return tuple(
        replace(heading, column=Column.LENGTH) if place in lengths else heading
        for place, heading in enumerate(headings)
    )


def _clock_of(row: Cells, headings: Sequence[Heading]) -> timedelta | None:
    """When a row begins, as far as a column of clock times says so."""
    readers = {Column.START: read_clock, Column.TIME: read_when}
    found = (
        readers[heading.column](_cell(row, place)).start
        for place, heading in enumerate(headings)
        if heading.column in readers
    )
    return next((start for start in found if start is not None), None)


def _cell(row: Cells, place: int) -> str:
    return row.texts[place] if place < len(row.texts) else ""


def _with_cell(row: Cells, place: int, text: str) -> Cells:
    if place >= len(row.texts) or row.texts[place] == text:
        return row
    return replace(row, texts=(*row.texts[:place], text, *row.texts[place + 1 :]))


def _first_line(text: str) -> str:
    return excerpt(text.split("\n", 1)[0])


def _end_at(entry: Entry, clock: Entry) -> None:
    if entry.when.start is not None and entry.when.end is None and entry.when.length is None:
        entry.when = replace(entry.when, end=clock.when.start)


def _is_ending(entry: Entry) -> bool:
    """Whether a row says nothing but when the meeting ends."""
    when = entry.when
    alone = (when.start is not None or when.bare is not None) and when.end is None and when.length is None
    return alone and not entry.words and entry.title.casefold().strip(" .!") in ENDINGS
