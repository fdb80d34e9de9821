"""What stands on the poster, in the words of its language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cocreation_tui.core.platforms.platforms import MOST, PlatformStatus
from cocreation_tui.core.reports.poster import Gone, Poster, Tile
from cocreation_tui.export.typesetting.typesetting import Data
from cocreation_tui.i18n.dates import full_day
from cocreation_tui.i18n.words import Words

ACTORS = 12
"""So many actors are always told by name; those beyond only where there is no room."""
_GONE = (PlatformStatus.CLOSED, PlatformStatus.MERGED)


def worded(poster: Poster) -> dict[str, Data]:
    """The poster's texts, by where they stand."""
    words = Words(poster.language)
    longest = max((*(len(tile.actors) for tile in poster.tiles), len(poster.tiles), len(poster.gone)))
    return {
        "language": words.language,
        "title": poster.title or words("poster.no-name"),
        "challenge": poster.challenge or words("poster.no-challenge"),
        "date": [poster.day.year, poster.day.month, poster.day.day],
        "day": full_day(poster.day, words.language),
        "tiles": [_tile(tile, words) for tile in poster.tiles],
        "none": words("poster.no-platforms"),
        "coordinator": words("poster.coordinator"),
        "actors": words("poster.actors"),
        "more": [words.count("poster.more", n) for n in range(longest + 1)],
        "more-platforms": words("poster.more-platforms"),
        "gone": [_group(poster, status, words) for status in _GONE],
        "about": " · ".join(_about(poster, words)),
        "named": ACTORS,
        "most": MOST,
    }


def _tile(tile: Tile, words: Words) -> Data:
    day = full_day(tile.since, words.language)
    return {
        "status": tile.status.value,
        "standing": words(f"poster.status.{tile.status.value}", day=day),
        "name": tile.name or words("poster.no-name"),
        "focus": tile.focus or words("poster.no-focus"),
        "coordinator": tile.coordinator or words("poster.no-coordinator"),
        "actors": list(tile.actors) or [words("poster.no-actors")],
    }


def _group(poster: Poster, status: PlatformStatus, words: Words) -> Data:
    """Platforms that are no longer there for one reason, with their days."""
    told = [_gone(one, words) for one in poster.gone if one.status is status]
    return {"status": status.value, "label": words(f"poster.gone.{status.value}"), "told": told}


def _gone(gone: Gone, words: Words) -> str:
    key = "poster.gone-into" if gone.into else "poster.gone-from"
    day = full_day(gone.since, words.language)
    return words(key, name=gone.name or words("poster.no-name"), into=gone.into, day=day)


def _about(poster: Poster, words: Words) -> list[str]:
    """How large it is, and whom to turn to."""
    anchor = [words("poster.anchor", name=poster.anchor)] if poster.anchor else []
    return [
        words.count("poster.platforms", len(poster.tiles)),
        words.count("poster.actors-in-all", poster.actors),
        *anchor,
    ]


def texts_of(told: Mapping[str, Data]) -> Iterator[str]:
    """All of a poster's texts in the order they are read, title first."""
    for key in ("title", "challenge", "tiles", "gone", "about", "day"):
        yield from _texts(told[key])


def _texts(told: Data) -> Iterator[str]:
    if isinstance(told, str):
        yield told
    elif isinstance(told, Mapping):
        for key, value in told.items():
            yield from _texts(value if key != "status" else None)
    elif isinstance(told, Sequence):
        for value in told:
            yield from _texts(value)
