"""How wide the columns of a table on paper are: as their words need it, and then as much as these can use."""

from __future__ import annotations

from itertools import chain

from cocreation_tui.export.document.document import Table, plain

LINE = 96
"""Letters that go into a line of a page."""
_PADDING = 2
_LONGEST_WORD = 16
_LONGEST_TEXT = 60


def table_widths(table: Table, total: int) -> tuple[int, ...]:
    """The widths of a table's columns, at least one; together they are ``total``, in its unit."""
    words, texts = [], []
    for number, name in enumerate(table.columns):
        cells = chain([name], (row[number] for row in table.rows if number < len(row)))
        said = [plain(cell) for cell in cells]
        words.append(
            _PADDING + min(_LONGEST_WORD, max(len(word) for word in chain([""], *map(str.split, said))))
        )
        texts.append(_PADDING + min(_LONGEST_TEXT, max(map(len, said))))
    wished = [max(0, text - word) for text, word in zip(texts, words, strict=True)]
    spare = max(0, LINE - sum(words)) / max(1, sum(wished))
    shares = [word + wish * spare for word, wish in zip(words, wished, strict=True)]
    widths = [int(total * share / sum(shares)) for share in shares]
    return (*widths[:-1], total - sum(widths[:-1]))
