"""Decisions and tasks in short, as tables: what people look for first in minutes."""

from __future__ import annotations

from dataclasses import replace

from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.people.people import same_person
from cocreation_tui.core.reports.minutes import Entry, Minutes
from cocreation_tui.export.escaping import table
from cocreation_tui.export.minutes.entries import label
from cocreation_tui.export.minutes.hands import counts_words
from cocreation_tui.i18n.dates import short_day
from cocreation_tui.i18n.words import Words


def with_strangers(entry: Entry, words: Words) -> Entry:
    """A capture with those of its owners marked who are not on the list of people."""
    owners = (
        words("minutes.stranger", name=name)
        if any(same_person(name, other) for other in entry.strangers)
        else name
        for name in entry.owners
    )
    return replace(entry, owners=tuple(owners))


def decisions_table(minutes: Minutes, words: Words) -> str:
    """A row for every decision, with its hands where there were any; empty for none."""
    decisions = minutes.of(Kind.DECISION)
    hands = {entry.capture.id: _hands(entry, minutes, words) for entry in decisions}
    shown = any(hands.values())
    rows = [
        (
            label(entry, words),
            entry.capture.text,
            words(f"status.{entry.capture.status}"),
            _owners(entry, words),
            str(entry.place or ""),
            *([hands[entry.capture.id]] if shown else []),
        )
        for entry in decisions
    ]
    columns = ("number", "decision", "status", "owner", "place", *(["hands"] if shown else []))
    return table([words(f"minutes.column-{name}") for name in columns], rows) if rows else ""


def tasks_table(minutes: Minutes, words: Words) -> str:
    """A row for every task; empty for none."""
    columns = ("task", "owner", "due", "platform", "place")
    rows = [
        (
            entry.capture.text,
            _owners(entry, words),
            short_day(entry.capture.due, words.language) if entry.capture.due else "–",
            entry.capture.platform,
            str(entry.place or ""),
        )
        for entry in minutes.of(Kind.TASK)
    ]
    return table([words(f"minutes.column-{name}") for name in columns], rows) if rows else ""


def _owners(entry: Entry, words: Words) -> str:
    return words.together(with_strangers(entry, words).owners) or "–"


def _hands(entry: Entry, minutes: Minutes, words: Words) -> str:
    return "; ".join(counts_words(words, one) for one in minutes.hands if one.about == entry.capture.id)
