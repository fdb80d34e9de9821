"""Every task of an initiative stands as it was last said to stand, wherever that was; and is found by what it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreation_tui.core.capture.brought import Fate, Settlement
from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.initiative.initiative import Initiative
from cocreation_tui.core.initiative.meeting_record import Held
from cocreation_tui.core.initiative.starting import offer
from cocreation_tui.core.initiative.tasks import (
    Task,
    Wanted,
    by_platform,
    listed,
    meant,
    owners_of,
    tasks_of,
    tasks_outside,
)
from cocreation_tui.core.people.people import Person
from tests.core.lived import caught, initiative, met, on, own
from tests.examples import examples

PEOPLE = (
    Person(PersonId("bo"), "Bo Ek"),
    Person(PersonId("eva"), "Eva Natt"),
    Person(PersonId("ida"), "Ida Åby"),
)
NAMES: dict[PersonId | None, str] = {person.id: person.name for person in PEOPLE}
TODAY = on(100).date()
DAYS = st.none() | st.integers(60, 140).map(lambda day: on(day).date())
OWNER = st.sampled_from((None, *(person.id for person in PEOPLE)))
MEETINGS = 3
PLACES = st.integers(0, MEETINGS)
"""Where something is said: 0 for the initiative itself, else one of its meetings."""


class Caught(NamedTuple):
    """A task as it is drawn."""

    place: int
    platform: str
    owner: PersonId | None
    due: date | None


class Said(NamedTuple):
    """What became of one, as it is drawn."""

    place: int
    task: int
    fate: Fate
    owner: PersonId | None
    due: date | None


CAUGHT = st.builds(Caught, PLACES, st.sampled_from(("", "Lys", "Veje")), OWNER, DAYS)
SAID = st.builds(Said, PLACES, st.integers(0, 5), st.sampled_from(Fate), OWNER, DAYS)
DRAWN = st.tuples(st.lists(CAUGHT, min_size=1, max_size=6), st.lists(SAID, max_size=8))
Drawn = tuple[list[Caught], list[Said]]


def lived(drawn: Drawn) -> Initiative:
    """An initiative in which that was caught and said, each a minute after the one before."""
    tasks, said = drawn
    caught_in: dict[int, list[int]] = {place: [] for place in range(MEETINGS + 1)}
    settled: dict[int, list[Settlement]] = {place: [] for place in range(MEETINGS + 1)}
    captures = [
        caught(Kind.TASK, f"opgave {number}", one.platform, on(50, 9, number), owner=one.owner, due=one.due)
        for number, one in enumerate(tasks)
    ]
    for number, one in enumerate(tasks):
        caught_in[one.place].append(number)
    held = [
        own(),
        *(met("coordinator-meeting", 50 + place, people=PEOPLE) for place in range(1, MEETINGS + 1)),
    ]
    for minute, saying in enumerate(said):
        number = saying.task % len(tasks)
        ref = f"{held[tasks[number].place].id}/{captures[number].id}"
        at = on(80) + timedelta(minutes=minute)
        settled[saying.place].append(Settlement(ref, saying.fate, at, saying.owner, saying.due))
    full = [
        replace(
            one,
            people=PEOPLE,
            captures=tuple(captures[number] for number in caught_in[place]),
            settled=tuple(settled[place]),
        )
        for place, one in enumerate(held)
    ]
    return initiative(*full[1:], itself=full[0])


def told(task: Task) -> tuple[Fate, str, date | None]:
    return task.matter.fate, task.matter.owner, task.matter.due


@given(DRAWN)
@examples(60)
def test_the_last_word_counts_wherever_it_was_said(drawn: Drawn) -> None:
    tasks, said = drawn
    stands = {
        f"opgave {number}": (Fate.OPEN, NAMES.get(one.owner, ""), one.due) for number, one in enumerate(tasks)
    }
    for one in said:
        text = f"opgave {one.task % len(tasks)}"
        _, owner, due = stands[text]
        stands[text] = (one.fate, NAMES.get(one.owner, owner), one.due or due)
    found = tasks_of(lived(drawn), TODAY, "trygge-naetter")
    assert {task.text: told(task) for task in found} == stands
    assert len({task.id for task in found}) == len(tasks)
    for task in found:
        fate, _, due = stands[task.text]
        assert task.late == (fate is Fate.OPEN and due is not None and due < TODAY)


@given(DRAWN)
@examples(60)
def test_what_is_open_is_brought_to_the_next_meeting_as_it_stands_and_nothing_else(drawn: Drawn) -> None:
    known = lived(drawn)
    brought = offer(known, "coordinator-meeting").brought
    left = {one.ref: (one.owner, one.capture.due) for one in brought if one.capture.kind is Kind.TASK}
    still = listed(tasks_of(known, TODAY), Wanted())
    assert left == {task.matter.noted.ref: (task.matter.owner, task.matter.due) for task in still}


@given(DRAWN)
@examples(60)
def test_views_take_the_list_apart_and_lose_nothing(drawn: Drawn) -> None:
    found = tasks_of(lived(drawn), TODAY)
    everything = listed(found, Wanted(dealt_with=True))
    still, late = listed(found, Wanted()), listed(found, Wanted(late=True))
    assert sorted(task.id for task in everything) == sorted(task.id for task in found)
    assert everything[: len(still)] == still
    assert not any(task.open for task in everything[len(still) :])
    assert still[: len(late)] == late
    days = [task.matter.due or date.max for task in still]
    assert days == sorted(days)
    on_platforms = by_platform(still)
    assert sorted(task.id for some in on_platforms.values() for task in some) == sorted(
        task.id for task in still
    )
    assert [name for _, name in on_platforms] == sorted(
        (name for _, name in on_platforms), key=lambda name: not name
    )
    owned = {task.id for name in owners_of(still) for task in listed(found, Wanted(owner=name))}
    assert owned == {task.id for task in still if task.owners}
    for (_, platform), some in on_platforms.items():
        assert not platform or set(listed(found, Wanted(platform=platform.upper()))) == set(some)


def outside(*meetings: Held) -> tuple[Task, ...]:
    return tasks_outside(meetings, TODAY, "meetings")


def test_meetings_without_an_initiative_have_tasks_that_nobody_settles() -> None:
    bo = PEOPLE[0]
    task = caught(Kind.TASK, "Køber\n kaffe", "Lys", due=TODAY - timedelta(days=1), owner=bo.id)
    note = caught(Kind.NOTE, "Ingen opgave")
    (found,) = outside(met("coordinator-meeting", 10, task, note, people=(bo,)))
    assert (found.text, found.owners, found.platform) == ("Køber kaffe", ("Bo Ek",), "Lys")
    assert (found.open, found.late, found.initiative, found.place) == (True, True, "", "meetings")


@pytest.mark.parametrize(
    ("typed", "fits"),
    [
        ("ringer", True),
        ("RINGER asb", True),
        ("aase", True),
        ("trygge", True),
        ("coordinator veje", True),
        ("ringer kaffe", False),
    ],
)
def test_words_are_looked_for_in_all_that_is_told(typed: str, fits: bool) -> None:
    ase = Person(PersonId("ase"), "Åse Asbo")
    task = caught(Kind.TASK, "Ringer rundt", "Veje", owner=ase.id)
    known = initiative(met("coordinator-meeting", 10, task, people=(ase,)))
    assert bool(listed(tasks_of(known, TODAY), Wanted(words=typed))) is fits


def test_namesakes_are_told_apart_only_where_both_are() -> None:
    people = tuple(Person(PersonId(home), "Mette Jensen", home) for home in ("Politiet", "Skolen"))
    tasks = (caught(Kind.TASK, home, owner=PersonId(home)) for home in ("Politiet", "Skolen"))
    found = tasks_of(initiative(met("coordinator-meeting", 10, *tasks, people=people)), TODAY)
    assert owners_of(found) == ("Mette Jensen (Politiet)", "Mette Jensen (Skolen)")
    for name, number in (("mette jensen", 2), ("Mette Jensen (Skolen)", 1), ("Mette", 0)):
        assert len(listed(found, Wanted(owner=name))) == number


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("bo ek", ("Bo Ek",)),
        ("Bo", ("Bo Ek", "Bo Ekholm")),
        ("bo ekh", ("Bo Ekholm",)),
        ("aase", ("Åse Ny",)),
        ("x", ()),
    ],
)
def test_who_is_meant(typed: str, names: tuple[str, ...]) -> None:
    assert meant(("Bo Ek", "Bo Ekholm", "Åse Ny", "Bo Ek"), typed) == names
