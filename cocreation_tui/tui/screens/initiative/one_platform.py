"""One platform with its history: who, what and where it stood, from when to when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import zip_longest

from textual.content import Content

from cocreation_tui.core.forms.templates import ActorStanding
from cocreation_tui.core.initiative.actor_list import actor_named
from cocreation_tui.core.initiative.goals import Goal
from cocreation_tui.core.initiative.initiative import Matter, Noted
from cocreation_tui.core.platforms.platforms import Aboard, Dated, Platform, PlatformStatus, Standing
from cocreation_tui.export.actor_words import next_words
from cocreation_tui.export.minutes.forms import occasion_words
from cocreation_tui.tui.screens.initiative.goals import goal_row
from cocreation_tui.tui.screens.initiative.listed_rows import Look, Row, flat, gap, heading, more, told
from cocreation_tui.tui.screens.initiative.matters import matter_row
from cocreation_tui.tui.screens.initiative.meetings import meeting_row
from cocreation_tui.tui.screens.initiative.noted import check_row, noted_row
from cocreation_tui.tui.screens.initiative.platforms import MARKS, standing_words
from cocreation_tui.tui.screens.initiative.targets import Alone, Deed, OnlyRead, Target
from cocreation_tui.tui.text import line, lines, pad, plain, styled
from cocreation_tui.tui.words.pages import Page

HISTORY = 4
"""How much of a history is listed; the rest is one row away."""
DATES = 31
"""Columns for from and to."""


def rows(look: Look, platform: Platform) -> Iterator[Row]:
    """Everything that is known of it."""
    words = look.words
    mark, style = MARKS[platform.status]
    since = words("initiative.since", since=look.on(platform.standings[-1].since))
    standing = standing_words(look, platform).capitalize()
    content = line((f"{mark} ", style), (standing, "bold"), (f"   {since}", "$text-muted"))
    yield Row(content, Target(Alone.CHANGE, platform.name))
    yield from _dated(look, "platforms.focus", platform.focuses, Target(Deed.FORM, "focus-actors"))
    yield from _dated(
        look, "platforms.coordinator", platform.coordinators, Target(Alone.CHANGE, platform.name)
    )
    yield from _actors(look, platform)
    yield from _part(look, words("kinds.goal"), [goal_row(look, goal) for goal in _goals(look, platform)])
    yield more(look, "platforms.new-goal", Target(Deed.FORM, "goal"))
    yield from _part(look, words("platforms.checks"), _checks(look, platform))
    yield from _part(
        look, words("initiative.open"), [matter_row(look, matter) for matter in _matters(look, platform)]
    )
    yield from _part(look, words("kinds.ripple"), [noted_row(look, one) for one in _ripples(look, platform)])
    met = [
        meeting_row(look, met)
        for met in reversed(look.initiative.meetings)
        if _same(platform.name, *met.platforms)
    ]
    yield from _part(look, words("initiative.meetings"), met)
    yield more(look, "initiative.start", Target(Alone.START))
    yield from _standings(look, platform)


def _part(look: Look, title: str, rows: Sequence[Row]) -> Iterator[Row]:
    """A part with its title, where there is anything in it."""
    if rows:
        yield gap()
        yield heading(title.upper())
        yield from rows


def _dated(look: Look, key: str, history: Sequence[Dated], adds: Target) -> Iterator[Row]:
    """What held from when to when, what holds now first."""
    yield gap()
    yield heading(look.words(key))
    ends = [later.since for later in history[1:]]
    pairs = list(zip_longest(history, ends))
    shown = list(enumerate(pairs))[-HISTORY if len(pairs) > HISTORY + 1 else 0 :]
    for number, (dated, until) in reversed(shown):
        when = look.words(
            "initiative.from-to" if until else "initiative.since",
            since=look.on(dated.since),
            until=look.on(until) if until else "",
        )
        content = line((pad(when, DATES), "$text-muted"), (flat(dated.text), "" if until else "bold"))
        yield Row(
            content,
            OnlyRead(f"dated:{key}:{number}"),
            partial(_dated_page, look, key, dated, when),
        )
    if len(shown) < len(pairs):
        said = look.words.count("platforms.all-of-it", len(pairs) - len(shown))
        page = partial(_history_page, look, key, history)
        yield Row(styled(f"… {said}", "$text-muted"), OnlyRead(f"history:{key}"), page)
    if not history:
        yield more(look, f"{key}-missing", adds)


def _history_page(look: Look, key: str, history: Sequence[Dated]) -> Page:
    """All of it, the last first."""
    rows = [
        line(
            (f"{look.on(one.since)}  ", "$text-muted"),
            flat(one.text),
            (f"  {look.where(one.source)}", "$text-muted"),
        )
        for one in reversed(history)
    ]
    return Page(look.words(key), lines(rows))


def _dated_page(look: Look, key: str, dated: Dated, when: str) -> Page:
    rows = [
        styled(dated.text, "bold"),
        plain(""),
        styled(f"{when} · {look.where(dated.source)}", "$text-muted"),
    ]
    return Page(look.words(key), lines(rows))


def _actors(look: Look, platform: Platform) -> Iterator[Row]:
    """Those aboard with their backing, those missing, those who have left."""
    yield gap()
    aboard = platform.aboard
    yield heading(look.words("platforms.actors"), look.words.count("count.actor", len(aboard)))
    for actor in aboard:
        yield Row(_actor(look, actor), Target(Deed.ACTOR, actor.actor), partial(_actor_page, look, actor))
    for missing in platform.missing:
        by = look.words("platforms.invited-by", day=look.near(missing.by)) if missing.by else ""
        about = " · ".join(filter(None, (look.words("platforms.missing"), missing.invites, by)))
        asked = actor_named(look.initiative, missing.actor)
        if asked is not None and asked.standing is not ActorStanding.CHOSEN:
            about = next_words(asked, look.today, look.words)
        yield Row(
            told(look, "? ", missing.actor, (f"   {about}", "$text-warning")),
            Target(Deed.MISSING, missing.actor),
        )
    for actor in platform.actors:
        if actor.until is not None:
            yield Row(_actor(look, actor), OnlyRead(f"left:{actor.actor}"), partial(_actor_page, look, actor))
    yield more(look, "platforms.new-actor", Target(Deed.FORM, "actor"))


def _actor(look: Look, actor: Aboard) -> Content:
    name = ", ".join(filter(None, (actor.actor, actor.person if actor.person != actor.actor else "")))
    if actor.until is not None:
        about = look.words("platforms.left", day=look.on(actor.until))
        return told(look, "- ", name, (f"   {about}", "$text-muted"))
    style = {"yes": "$text-success", "no": "$text-error"}.get(actor.backing, "$text-muted")
    backing = look.words(f"backing.{actor.backing or 'unknown'}")
    return told(
        look, "  ", name, (f"   {flat(actor.brings)}" if actor.brings else "", ""), (f"   {backing}", style)
    )


def _actor_page(look: Look, actor: Aboard) -> Page:
    words = look.words
    said = [
        ("form.actor.person", actor.person),
        ("form.actor.brings", actor.brings),
        ("form.actor.contact", actor.contact),
        ("platforms.since", look.on(actor.since) if actor.since else ""),
        ("platforms.until", look.on(actor.until) if actor.until else ""),
        ("form.actor.backing", words(f"backing.{actor.backing or 'unknown'}")),
    ]
    rows = [line((f"{words(key)}: ", "$text-secondary"), text) for key, text in said if text]
    return Page(actor.actor, lines(rows))


def _standings(look: Look, platform: Platform) -> Iterator[Row]:
    """Where it stood, with reasons, the last first."""
    yield gap()
    yield heading(look.words("platforms.history"))
    for number, one in reversed(list(enumerate(platform.standings))):
        first = number == 0 and one.status is PlatformStatus.ACTIVE
        status = (
            look.words("platforms.founded") if first else look.words(f"platform-status.{one.status.value}")
        )
        if one.into:
            status = look.words("platforms.merged-into", name=one.into)
        told = (status, one.why, occasion_words(one.occasion, look.words), look.where(one.source))
        about = " · ".join(filter(None, told))
        content = line((pad(look.on(one.since), 15), "$text-muted"), flat(about))
        yield Row(content, OnlyRead(f"standing:{number}"), partial(_standing_page, look, one, status))


def _standing_page(look: Look, standing: Standing, status: str) -> Page:
    occasion = occasion_words(standing.occasion, look.words)
    told = (look.on(standing.since), standing.why, occasion, look.where(standing.source))
    return Page(status, lines([plain(text) for text in told if text]))


def _goals(look: Look, platform: Platform) -> list[Goal]:
    return [goal for goal in look.initiative.goals if _same(platform.name, goal.platform)]


def _checks(look: Look, platform: Platform) -> list[Row]:
    """Its reality checks, the last first: their conclusion and the mean of the answers."""
    rows = []
    for check in reversed(look.initiative.checks):
        if _same(platform.name, check.noted.platform):
            rows.append(check_row(look, check))
    return rows


def _matters(look: Look, platform: Platform) -> list[Matter]:
    matters = (*look.initiative.tasks, *look.initiative.parked)
    return [matter for matter in matters if matter.open and _same(platform.name, matter.noted.platform)]


def _ripples(look: Look, platform: Platform) -> list[Noted]:
    return [one for one in reversed(look.initiative.ripples) if _same(platform.name, one.platform)]


def _same(name: str, *others: str) -> bool:
    return name.casefold() in [other.casefold() for other in others]
