"""Dansk: alle områder i ét katalog."""

from __future__ import annotations

from cocreation_tui.core.when.date_words import DateWords
from cocreation_tui.i18n.da import (
    agenda,
    audience,
    between_laptops,
    cli,
    clicks,
    drejebog,
    exercises,
    find,
    floor,
    forms,
    handover,
    in_one_room,
    initiative,
    keys,
    laptops,
    minutes,
    newsletter,
    outcome,
    outgoing,
    papers,
    personal,
    places,
    poster,
    privacy,
    problems,
    refused,
    screen,
    server,
    share,
    starting,
    store,
    tasks,
    templates,
    terms,
    times,
    timing,
    together,
    voices,
)
from cocreation_tui.i18n.day_names import DANISH_DATES

AREAS: dict[str, dict[str, str]] = {
    "agenda": agenda.WORDS,
    "terms": terms.WORDS,
    "minutes": minutes.WORDS,
    "problems": problems.WORDS,
    "store": store.WORDS,
    "refused": refused.WORDS,
    "in_one_room": in_one_room.WORDS,
    "screen": screen.WORDS,
    "server": server.WORDS,
    "share": share.WORDS,
    "keys": keys.WORDS,
    "cli": cli.WORDS,
    "clicks": clicks.WORDS,
    "drejebog": drejebog.WORDS,
    "audience": audience.WORDS,
    "find": find.WORDS,
    "floor": floor.WORDS,
    "forms": forms.WORDS,
    "handover": handover.WORDS,
    "outcome": outcome.WORDS,
    "papers": papers.WORDS,
    "personal": personal.WORDS,
    "outgoing": outgoing.WORDS,
    "places": places.WORDS,
    "privacy": privacy.WORDS,
    "times": times.WORDS,
    "timing": timing.WORDS,
    "together": together.WORDS,
    "between_laptops": between_laptops.WORDS,
    "exercises": exercises.WORDS,
    "initiative": initiative.WORDS,
    "newsletter": newsletter.WORDS,
    "poster": poster.WORDS,
    "laptops": laptops.WORDS,
    "starting": starting.WORDS,
    "tasks": tasks.WORDS,
    "templates": templates.WORDS,
    "voices": voices.WORDS,
}
"""Each area by its module's name; a key belongs to one area only."""

WORDS: dict[str, str] = {key: text for area in AREAS.values() for key, text in area.items()}
"""All texts by key."""

DATES: DateWords = DANISH_DATES
"""Hvad dage og klokkeslæt hedder."""
