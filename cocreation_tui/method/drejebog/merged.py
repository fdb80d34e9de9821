"""Items whose time stands in one cell for several rows: they have it one after another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from cocreation_tui.method.drejebog.clocks import DAY, When
from cocreation_tui.method.drejebog.preview_notes import Telling
from cocreation_tui.method.drejebog.rows import Entry
from cocreation_tui.method.drejebog.timetable import MINUTE, shares


def share_merged(entries: Sequence[Entry], telling: Telling) -> None:
    """Give each of the rows beside one cell of time its share of it."""
    group: list[Entry] = []
    for entry in entries:
        if entry.within and not entry.when.says and group:
            group.append(entry)
            continue
        _share(group, telling)
        group = [entry]
    _share(group, telling)


def _share(group: Sequence[Entry], telling: Telling) -> None:
    whole = _whole(group[0].when) if len(group) > 1 else None
    if whole is None or whole < len(group) * MINUTE:
        return
    parts = shares(whole, len(group))
    for entry, part in zip(group, parts, strict=True):
        entry.when = replace(entry.when, end=None, bare=None, length=part)
    minutes = round(parts[0] / MINUTE)
    telling.guess(group[0].row, "drejebog.merged", last=group[-1].row, minutes=minutes)


def _whole(when: When) -> timedelta | None:
    """The time that the cell stands for; None when only its beginning is said."""
    if when.start is not None and when.end is not None:
        return (when.end - when.start) % DAY
    return when.length
