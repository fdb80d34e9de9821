"""What can be chosen for a new meeting, as rows of the lists it is chosen from."""

from __future__ import annotations

from collections.abc import Sequence

from cocreation_tui.core.agenda.script import Script
from cocreation_tui.core.initiative.actor import Actor
from cocreation_tui.core.people.people import Person, alike
from cocreation_tui.core.people.spoken_names import as_rows
from cocreation_tui.i18n.dates import short_day
from cocreation_tui.i18n.words import Words, language_name
from cocreation_tui.store.workspace import MeetingEntry
from cocreation_tui.tui.screens.dialogs.pick import Choice
from cocreation_tui.tui.screens.home.plan_fields import script_key
from cocreation_tui.tui.words.of_keys import script_words
from cocreation_tui.tui.words.of_starting import KnownInitiatives


def script_choices(scripts: Sequence[Script], words: Words) -> list[Choice[str]]:
    """Every script, by its title; its language where it is another than the screen's."""
    return [
        Choice(script_key(one), one.title, _told(one, words), f"{one.id} {one.purpose}") for one in scripts
    ]


def _told(script: Script, words: Words) -> str:
    told = script_words(script, words)
    foreign = script.language != words.language
    return f"{told} · {language_name(words, script.language)}" if foreign else told


def initiative_choices(known: KnownInitiatives, words: Words) -> list[Choice[str]]:
    """Every initiative that can be read, by the name of its folder; none as the last."""
    rows = [
        Choice(entry.folder.name, entry.initiative.name, entry.initiative.challenge)
        for entry in known.listed()
        if entry.initiative
    ]
    return [*rows, Choice("", words("new.no-initiative"))]


def platform_choices(names: Sequence[str], words: Words) -> list[Choice[str]]:
    """Every platform; none as the last."""
    return [*(Choice(name, name) for name in names), Choice("", words("new.no-platform"))]


def actor_choices(actors: Sequence[Actor], words: Words) -> list[Choice[str]]:
    """Every actor with how far it has come; none as the last."""
    rows = [Choice(one.name, one.name, words(f"choice.{one.standing.value}"), one.person) for one in actors]
    return [*rows, Choice("", words("new.no-actor"))]


def people_choices(
    known: tuple[Person, ...], meetings: Sequence[tuple[MeetingEntry, tuple[Person, ...]]], words: Words
) -> list[Choice[tuple[str, ...]]]:
    """Everybody of each meeting, then each person: the rows of a list of participants that say who they are."""
    everybody = as_rows(known)
    together = [
        Choice(
            tuple(next(row for row, one in everybody if alike(one, person)) for person in people),
            words("new.everybody", title=entry.title),
            _held(entry, people, words),
        )
        for entry, people in meetings
    ]
    singly = [
        Choice((row,), one.name, " · ".join(filter(None, (one.organisation, one.platform))))
        for row, one in everybody
    ]
    return [*together, *singly]


def _held(entry: MeetingEntry, people: tuple[Person, ...], words: Words) -> str:
    day = short_day(entry.planned_start.date(), words.language) if entry.planned_start else ""
    return f"{day} · {words.count('new.people', len(people))}"
