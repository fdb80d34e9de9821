"""How long the items of a new meeting took before: what the form tells of it, before anything is taken over."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from cocreation_tui.clock import local_zone
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.screens.home.plan_fields import Typed
from cocreation_tui.tui.text import lines, plain, styled
from cocreation_tui.tui.words.of_lengths import in_all, of_item
from cocreation_tui.tui.words.pages import Page


def can_choose(typed: Typed) -> bool:
    """Whether earlier meetings suggest other lengths than the script has."""
    return typed.ends is not None and any(one.changes for one in typed.suggested)


def in_all_rows(typed: Typed, words: Words, key: str) -> Iterator[Content]:
    """What the meeting would come to with the lengths that are suggested, and the key; or that they are chosen."""
    if not can_choose(typed) or typed.ends is None or typed.start is None:
        return
    values = in_all(words, typed.start, typed.ends, local_zone()[0])
    told = words("lengths.taken" if typed.as_held else "lengths.offer", key=key, **values)
    yield styled(told, "$text-success" if typed.as_held else "$text-accent")


def held_page(typed: Typed, words: Words) -> Page:
    """Every item that was held often enough, with its last times, to be read."""
    return Page(words("lengths.page"), lines(list(held_rows(typed, words))))


def held_rows(typed: Typed, words: Words) -> Iterator[Content]:
    """A row for every item that was held often enough, with the last times and what is planned."""
    yield from (plain(of_item(words, one)) for one in typed.suggested)
