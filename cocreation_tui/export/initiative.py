"""An initiative as Markdown for pipes and for paper: phases, what is due, platforms, goals, what is open, meetings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.initiative.goals import Measure
from cocreation_tui.core.initiative.initiative import Initiative, Matter, Noted
from cocreation_tui.core.initiative.phases import phase_of, windows_told
from cocreation_tui.core.platforms.platforms import Aboard, Dated, Platform
from cocreation_tui.export.actor_words import next_words
from cocreation_tui.export.duties import pending, phase_words, what_words, when_words, window_words
from cocreation_tui.export.escaping import bullets, heading, inline, table
from cocreation_tui.i18n.dates import near_day, plain_day
from cocreation_tui.i18n.numbers import figure
from cocreation_tui.i18n.words import Words

ALL = 1_000
"""How many platforms are named with what is due on them: all."""


def initiative_markdown(initiative: Initiative, today: date, words: Words) -> str:
    """Everything at a glance, as of a day; nothing typed is read as Markdown."""
    return "\n\n".join(part for part in _parts(initiative, today, words) if part) + "\n"


def _parts(initiative: Initiative, today: date, words: Words) -> Iterator[str]:
    yield heading(initiative.name, 1)
    about = [phase_words(initiative, words)]
    if initiative.anchor:
        about.append(words("initiative.file-anchor", name=inline(initiative.anchor)))
    told = initiative.told
    group = ", ".join(filter(None, (one.strip() for one in told.group.split("\n"))))
    for key, said in (
        *(("stand-in", told.stand_in), ("manager", told.manager)),
        *(("group", group), ("strategy", told.strategy)),
    ):
        about += [f"{words(f'initiative.{key}')}: {inline(said)}"] if said else []
    yield " · ".join(about)
    if initiative.challenge:
        yield f"**{inline(initiative.challenge)}**"
    yield from _section(words("initiative.file-due"), _due(initiative, today, words))
    yield from _section(words("initiative.file-phases"), _phases(initiative, words))
    if initiative.platforms:
        yield heading(words("initiative.file-platforms"), 2)
    for platform in initiative.platforms:
        yield heading(platform.name, 3)
        yield bullets(list(_platform(initiative, platform, today, words)))
    yield from _section(words("initiative.page-actors"), _actors(initiative, today, words))
    yield from _section(words("minutes.goal"), _goals(initiative, words))
    yield from _section(words("form.finding"), _noted(initiative, initiative.findings, words))
    yield from _section(words("minutes.task"), _matters(initiative.tasks, words))
    yield from _section(words("minutes.parking"), _matters(initiative.parked, words))
    yield from _section(words("minutes.ripple"), _noted(initiative, initiative.ripples, words))
    yield from _section(words("minutes.decision"), _noted(initiative, initiative.agreed, words))
    yield from _section(words("initiative.file-held"), _meetings(initiative, words))


def _section(title: str, body: str) -> Iterator[str]:
    """A heading and what stands under it, where there is anything."""
    if body:
        yield heading(title, 2)
        yield body


def _due(initiative: Initiative, today: date, words: Words) -> str:
    rows = [
        (when_words(one, today, words), what_words(one, words, initiative, ALL))
        for one in pending(initiative, today)
    ]
    columns = (words("initiative.file-when"), words("initiative.file-what"))
    return table(columns, rows) if rows else ""


def _phases(initiative: Initiative, words: Words) -> str:
    here = phase_of(initiative)
    rows = [
        (
            f"{window.number} {words(f'phase.{window.number}')}",
            *window_words(window, words),
            words("initiative.file-here") if window.number == here else "",
        )
        for window in windows_told(initiative)
    ]
    columns = [words(f"initiative.file-{name}") for name in ("phase", "begins", "ends")]
    return table([*columns, ""], rows)


def _platform(initiative: Initiative, platform: Platform, today: date, words: Words) -> Iterator[str]:
    zone = initiative.zone
    now = platform.standings[-1]
    status = words(f"platform-status.{now.status.value}")
    if now.into:
        status = words("platforms.merged-into", name=inline(now.into))
    since = words("initiative.since", since=_day(now.since, zone, words))
    yield words("initiative.file-status", status=", ".join(filter(None, (status, since, inline(now.why)))))
    if platform.focus:
        yield words("initiative.file-focus", focus=inline(platform.focus))
    yield from _coordinators(platform.coordinators, zone, words)
    if platform.aboard:
        names = "; ".join(_actor(actor, words) for actor in platform.aboard)
        yield words("initiative.file-actors", names=names)
    if platform.missing:
        names = "; ".join(inline(missing.actor) for missing in platform.missing)
        yield words("initiative.file-missing", names=names)
    if platform.running and platform.next_meeting and platform.next_meeting >= today:
        yield words("initiative.file-next", day=near_day(platform.next_meeting, today, words.language))


def _coordinators(history: tuple[Dated, ...], zone: str, words: Words) -> Iterator[str]:
    """Who coordinated from when to when, the last first."""
    ends = [_day(one.since, zone, words) for one in history[1:]]
    for number in reversed(range(len(history))):
        since = _day(history[number].since, zone, words)
        now = number == len(history) - 1
        when = (
            words("initiative.since", since=since)
            if now
            else words("initiative.from-to", since=since, until=ends[number])
        )
        yield words("initiative.file-coordinator", name=inline(history[number].text), when=when)


def _actor(actor: Aboard, words: Words) -> str:
    name = ", ".join(filter(None, (actor.actor, actor.person if actor.person != actor.actor else "")))
    backing = words(f"backing.{actor.backing or 'unknown'}")
    return f"{inline(name)} ({backing})"


def _actors(initiative: Initiative, today: date, words: Words) -> str:
    """How far it has come with those on no platform; the others stand there."""
    return bullets(
        [
            f"{inline(actor.name)}: {inline(next_words(actor, today, words))}"
            for actor in initiative.actors
            if not actor.platforms
        ]
    )


def _goals(initiative: Initiative, words: Words) -> str:
    rows = [
        (
            goal.text,
            goal.platform,
            _measure(goal.baseline, words),
            _measure(goal.latest, words),
            words(f"goals.status-{goal.told}"),
        )
        for goal in initiative.goals
    ]
    names = ("file-goal", "file-where", "file-baseline", "file-latest")
    columns = [*(words(f"initiative.{name}") for name in names), words("minutes.column-status")]
    return table(columns, rows) if rows else ""


def _measure(measure: Measure | None, words: Words) -> str:
    """How things stood: the figure, else the words."""
    if measure is None:
        return ""
    if measure.value is None:
        return measure.text
    return f"{figure(measure.value, words.language)} {measure.unit}".strip()


def _matters(matters: tuple[Matter, ...], words: Words) -> str:
    """What is still open, by its day."""
    found = sorted(
        (one for one in matters if one.open), key=lambda one: (one.due is None, one.due or date.max)
    )
    rows = [
        (
            one.noted.capture.text,
            one.owner,
            plain_day(one.due, words.language) if one.due else "",
            one.noted.platform,
        )
        for one in found
    ]
    columns = [words(f"minutes.column-{name}") for name in ("text", "owner", "due", "platform")]
    return table(columns, rows) if rows else ""


def _noted(initiative: Initiative, noted: tuple[Noted, ...], words: Words) -> str:
    lines = []
    for one in noted:
        about = ", ".join(filter(None, (one.platform, _day(one.capture.at, initiative.zone, words))))
        lines.append(inline(f"{one.capture.text} ({about})"))
    return bullets(lines) if lines else ""


def _meetings(initiative: Initiative, words: Words) -> str:
    rows = [
        (_day(met.start, initiative.zone, words), met.title, ", ".join(met.platforms[:3]), met.id)
        for met in initiative.meetings
    ]
    names = ("file-when", "file-what", "file-where")
    columns = [*(words(f"initiative.{name}") for name in names), "id"]
    return table(columns, rows) if rows else ""


def _day(instant: datetime, zone: str, words: Words) -> str:
    return plain_day(day_of(instant, zone), words.language)
