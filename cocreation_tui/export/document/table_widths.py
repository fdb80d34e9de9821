"""How wide the columns of a table on paper are: as their words need it, and then as much as these can use."""

from __future__ import annotations

from itertools import chain

from cocreation_tui.export.document.document import Table, plain

_PADDING = 3
_LONGEST_WORD = 16
_LONGEST_TEXT = 60


def table_widths(table: Table, total: int, letters: int) -> tuple[int, ...]:
    """The widths of a table's columns, at least one; together they are ``total``, in its unit.

    ``letters`` is how many go into a line of the page.
    """
    words, texts = [], []
    for number, name in enumerate(table.columns):
        cells = chain([name], (row[number] for row in table.rows if number < len(row)))
        said = [plain(cell) for cell in cells]
        words.append(
            _PADDING + min(_LONGEST_WORD, max(len(word) for word in chain([""], *map(str.split, said))))
        )
        texts.append(_PADDING + min(_LONGEST_TEXT, max(map(len, said))))
    wished = [max(0, text - word) for text, word in zip(texts, words, strict=True)]
    given = _shared(wished, max(0, letters - sum(words)))
    shares = [word + more for word, more in zip(words, given, strict=True)]
    widths = [int(total * share / sum(shares)) for share in shares]
    return (*widths[:-1], total - sum(widths[:-1]))


def _shared(wished: list[int], spare: float) -> list[float]:
    """What each gets of what is to spare: those who wish for little get it all, the others as much as each other."""
    given = [0.0] * len(wished)
    for waiting, number in enumerate(sorted(range(len(wished)), key=wished.__getitem__)):
        given[number] = min(wished[number], spare / (len(wished) - waiting))
        spare -= given[number]
    return given
