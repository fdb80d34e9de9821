"""What sharing comes to, in words: for screens and verbs alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.ground.errors import Refused, StoreError
from cocreation_tui.core.initiative.initiative import Initiative
from cocreation_tui.core.shared.streams import Hello, LaptopId, Part, Ring, notes_of, noting_laptop
from cocreation_tui.desk.desk import Desk
from cocreation_tui.desk.together import Member
from cocreation_tui.i18n.dates import clock_on, near_day
from cocreation_tui.i18n.words import Words
from cocreation_tui.share.carrier import UNREACHABLE, CarrierError
from cocreation_tui.share.news import EXCHANGING, Coming, Exchanged, Lagging, Moved, Preview, Trouble, Waiting
from cocreation_tui.share.openers import FOLDER
from cocreation_tui.share.room_address import OnWall
from cocreation_tui.store.shared_streams import Way

NAMED = 2
"""How many titles are told in a sentence; how many more there are is said."""
Failure = CarrierError | StoreError | Refused
"""What may come of an act of sharing instead of what was wanted."""
FAILURES = (CarrierError, StoreError, Refused)
"""The same, to be caught."""


def failure_words(failure: Failure, words: Words) -> str:
    """What is wrong and what to do."""
    path = {"path": failure.path.name} if isinstance(failure, StoreError) else {}
    return _said(failure.key, {**path, **failure.values}, words)


def _said(key: str, values: Mapping[str, str | int], words: Words) -> str:
    """What is wrong; of a folder that cannot be reached, which one it is: that can be seen to."""
    return words("share.no-folder" if key == UNREACHABLE and FOLDER in values else key, **values)


def trouble_words(trouble: Trouble, words: Words) -> str:
    """What is not as it should be, with the meeting it is about."""
    said = _said(trouble.key, trouble.values, words)
    if not trouble.title or trouble.title in said:
        return said
    return f"{words('together.titled', title=trouble.title)}: {said}"


def way_words(way: Way, words: Words) -> str:
    """A way by its kind and where it leads."""
    return f"{words(f'together.way-{way.kind}')} {way.where}"


def by_way_words(way: Way, words: Words) -> str:
    """The same inside a sentence: ``mappen /home/anna/OneDrive``."""
    return words(f"together.by-{way.kind}", where=way.where)


def part_words(part: Part, platforms: tuple[str, ...], words: Words) -> str:
    """What somebody is to the initiative, and for which platforms."""
    return " · ".join(filter(None, (words(f"together.part-{part.value}"), _flat(", ".join(platforms)))))


def name_of(one: Member | Hello | Lagging, words: Words) -> str:
    """Who has a laptop; by the beginning of its identity where nobody has said."""
    return _flat(one.name) or f"{words('together.somebody')} {one.laptop[:6]}"


def member_named(members: tuple[Member, ...], laptop: LaptopId, words: Words) -> str:
    """Who has the laptop with an identity."""
    found = next((one for one in members if one.laptop == laptop), None)
    return name_of(found, words) if found else f"{words('together.somebody')} {laptop[:6]}"


def _flat(text: str) -> str:
    """What somebody wrote elsewhere, on one line."""
    return " ".join(text.split())


def when_words(at: datetime, now: datetime, zone: str, words: Words) -> str:
    """An instant as seen from now: a clock time today, a day before that."""
    day, today = day_of(at, zone), day_of(now, zone)
    return clock_on(at, zone, now, words.language) if day == today else near_day(day, today, words.language)


def waiting_words(waiting: Waiting, words: Words) -> str:
    """How many meetings are not yet shared, or that notes are not; empty where nothing waits."""
    if waiting.meetings:
        return words.count("together.waiting", waiting.meetings)
    return words("together.waiting-notes") if waiting else ""


def all_waiting_words(waiting: Waiting, words: Words) -> str:
    """The same, and that nothing waits where so it is."""
    return waiting_words(waiting, words) or words("together.nothing-waits")


def title_of(stream: Moved | Coming | Lagging, words: Words, people: Iterable[Member | Hello] = ()) -> str:
    """What a stream is called: its meeting, or whose notes it is where that is known."""
    if stream.title:
        return _flat(stream.title)
    noting = noting_laptop(stream.stream)
    whose = next((one for one in people if one.laptop == noting and one.name), None)
    said = words("together.notes-of", name=_flat(whose.name)) if whose else words("together.notes")
    inside = noting is not None and stream.stream == notes_of(noting, Ring.INSIDE)
    return words("together.notes-inside", notes=said) if inside else said


def moved_words(moved: tuple[Moved, ...], words: Words) -> str:
    """What went or came, by title: the first of them, and how many more there are."""
    titles = list(dict.fromkeys(title_of(one, words) for one in moved))
    told = ", ".join(titles[:NAMED])
    return words("together.and-more", what=told, n=len(titles) - NAMED) if len(titles) > NAMED else told


def exchanged_words(exchanged: Exchanged, words: Words) -> str:
    """What an exchange came to, in one line; the troubles counted."""
    told = [
        words(key, what=moved_words(moved, words))
        for key, moved in (("together.did-come", exchanged.came), ("together.did-go", exchanged.sent))
        if moved
    ]
    troubles = [one for one in exchanged.troubles if one.key != EXCHANGING]
    if exchanged.identity:
        told.append(words("together.new-identity"))
    if troubles:
        told.append(
            trouble_words(troubles[0], words)
            if len(troubles) == 1
            else words.count("together.trouble", len(troubles))
        )
    return " · ".join(told or [words("together.nothing-new")])


def preview_words(preview: Preview, words: Words, most: int = 6) -> Iterator[str]:
    """Who, what, how many new and what is here already: a line for each."""
    yield words("together.titled", title=_flat(preview.initiative) or words("together.unnamed"))
    names = [name_of(one, words) for one in preview.laptops]
    yield words("together.who", names=", ".join(names)) if names else words("together.nobody")
    coming = [one for one in preview.streams if one.new or one.anew or one.away]
    held = sum(bool(one.title) for one in preview.streams)
    new = words.count("together.new-here", preview.new) if coming else words("together.all-here")
    yield f"{words.count('together.has', held)} · {new}"
    for one in coming[:most]:
        marks = [words(f"together.{mark}") for mark in ("anew", "away") if getattr(one, mark)]
        key = "together.coming" if one.here else "together.coming-new"
        said = words.count(key, one.new, title=title_of(one, words, preview.laptops), here=one.here)
        yield " · ".join([said, *marks])
    if len(coming) > most:
        yield words("together.more-coming", n=len(coming) - most)


def lagging_words(one: Lagging, zone: str, now: datetime, words: Words) -> str:
    """Who has not yet got what was told anew."""
    day = near_day(day_of(one.since, zone), day_of(now, zone), words.language)
    return words("together.lags", name=name_of(one, words), title=title_of(one, words), day=day)


def platform_of(initiative: Initiative, written: str) -> str:
    """A platform as the initiative calls it; empty for none. Raises ``Refused`` for one it does not know."""
    if not written:
        return ""
    found = initiative.platform(written)
    if found is None:
        raise Refused("together.pack-no-platform", name=written)
    return found.name


def call_oneself(desk: Desk, name: str) -> None:
    """Keep what one calls oneself, by which the others know one; empty changes nothing. Raises ``StoreError``."""
    if name and name != desk.settings.name:
        desk.keep_settings(replace(desk.settings, name=name))


def room_words(wall: OnWall, name: str, words: Words) -> Iterator[str]:
    """What is written on the wall of a room, a line for each, and how the tables use it."""
    first, last = wall.first_and_last
    yield words("together.room-wall", name=_flat(name))
    yield words("together.room-addresses", first=first, last=last)
    yield words("together.room-code", code=wall.code)
    if wall.others:
        yield words("together.room-else", hosts=", ".join(wall.others))
    yield words("together.room-how")
