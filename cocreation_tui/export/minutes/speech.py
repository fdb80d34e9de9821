"""Who spoke how much, as the minutes tell it (product: closing and minutes)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from enum import StrEnum

from cocreation_tui.core.floor.speaking import SMALLEST_GROUP, Share
from cocreation_tui.core.people.spoken_names import labels
from cocreation_tui.core.reports.minutes import Minutes
from cocreation_tui.export.escaping import capital, table
from cocreation_tui.i18n import dates
from cocreation_tui.i18n.words import Words


class Speaking(StrEnum):
    """How much the minutes tell about who spoke."""

    NONE = "none"
    GROUPS = "groups"
    PEOPLE = "people"
    """Groups and everyone by name: only when the room has been told."""


def speech(minutes: Minutes, speaking: Speaking, words: Words) -> str:
    """Shares of the speech by group, and by name where the room has been told; empty for nothing to tell."""
    groups = [_groups(minutes, words)] if len(groups_told(minutes)) > 1 else []
    told = groups or speaking is Speaking.PEOPLE
    if speaking is Speaking.NONE or not told or not minutes.balance.shares:
        return ""
    rest = words(
        "minutes.common",
        common=dates.length_words(words, minutes.balance.common),
        unassigned=dates.length_words(words, minutes.balance.unassigned),
    )
    voices = [_voices(minutes, words)] if speaking is Speaking.PEOPLE else []
    return "\n\n".join((*groups, *voices, rest))


def groups_told(minutes: Minutes) -> tuple[tuple[str, Share], ...]:
    """Groups large enough to be told of; smaller ones together, or not at all and out of the sum."""
    shares = minutes.balance.shares
    large = [(share.word, share) for share in shares if share.size >= SMALLEST_GROUP]
    small = [share for share in shares if share.size < SMALLEST_GROUP]
    size = sum(share.size for share in small)
    if size >= SMALLEST_GROUP:
        time = sum((share.time for share in small), timedelta(0))
        part = sum(share.part for share in small)
        presence = sum(share.presence for share in small)
        others = replace(small[0], time=time, part=part, size=size, presence=presence)
        large.append(("minutes.others", others))
    whole = sum(share.part for _, share in large) or 1.0
    return tuple((name, replace(share, part=share.part / whole)) for name, share in large)


def _groups(minutes: Minutes, words: Words) -> str:
    columns = ("group", "share", "size")
    rows = [
        (
            capital(words(name)),
            words("percent", n=round(share.part * 100)),
            _size(share, words),
        )
        for name, share in groups_told(minutes)
    ]
    return table([words(f"minutes.column-{name}") for name in columns], rows)


def _size(share: Share, words: Words) -> str:
    """How many belong to a group, and their part of the time where some of the room were there only for a part of it."""
    told, there = words("minutes.size", size=share.size, of=share.of), round(share.presence * 100)
    if there == round(100 * share.size / share.of):
        return told
    return words("minutes.size-there", size=told, n=there)


def _voices(minutes: Minutes, words: Words) -> str:
    columns = ("person", "turns", "length")
    people = (*minutes.present, *minutes.excused, *minutes.absent, *minutes.mentioned)
    names = labels(people)
    rows = [
        (names.get(voice.speaker, "–"), str(voice.turns), dates.span(voice.time))
        for voice in minutes.balance.voices
    ]
    return table([words(f"minutes.column-{name}") for name in columns], rows)
