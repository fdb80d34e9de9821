"""A show of hands as bars: counts and an average, no names."""

from __future__ import annotations

from textual.content import Content

from cocreation_tui.core.capture.capture import Hands
from cocreation_tui.export.minutes.hands import bar, labels, sum_words
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.text import line, pad, pad_left, styled, width

_NUMBER = 5


def hands_rows(words: Words, hands: Hands, cells: int, style: str = "$text-primary") -> list[Content]:
    """One row of ``cells`` cells for each count, bars in ``style``, and the sum below them."""
    names = labels(words, hands.kind)
    name_cells = max(width(name) for name in names) + 1
    room = max(1, cells - name_cells - _NUMBER - 1)
    most = max(hands.counts)
    rows = [
        line(
            pad(name, name_cells),
            (pad_left(str(count), _NUMBER), "bold"),
            (" " + bar(count, most, room), style),
        )
        for name, count in zip(names, hands.counts, strict=True)
    ]
    return [*rows, styled(sum_words(words, hands), "bold")]
