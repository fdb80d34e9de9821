"""Asking how the letters of a file are to be read: what it would say in each way."""

from __future__ import annotations

from collections.abc import Sequence

from cocreation_tui.i18n.words import Words
from cocreation_tui.method.tables.charsets import Reading
from cocreation_tui.tui.screens.dialogs.pick import Choice, PickScreen


def which_letters(words: Words, readings: Sequence[Reading]) -> PickScreen[str]:
    """The list of readings, the likeliest first; the answer is Python's name of the encoding."""
    choices = tuple(Choice(one.encoding, one.sample, one.called) for one in readings)
    return PickScreen(words, words("letters.which"), choices)
