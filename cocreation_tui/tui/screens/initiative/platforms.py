"""The platforms of an initiative: where each stands, what it works on, who keeps it together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from textual.content import Content

from cocreation_tui.core.platforms.platforms import FEWEST, MOST, Platform, PlatformStatus
from cocreation_tui.tui.screens.initiative.listed_rows import WIDE, Look, Row, flat, gap, heading, more
from cocreation_tui.tui.screens.initiative.targets import Deed, Target
from cocreation_tui.tui.text import Part, fit, line, lines, pad

MARKS = {
    PlatformStatus.ACTIVE: ("●", "$text-success"),
    PlatformStatus.STANDBY: ("◐", "$text-warning"),
    PlatformStatus.CLOSED: ("○", "$text-muted"),
    PlatformStatus.MERGED: ("→", "$text-muted"),
}
"""How the standing of a platform is marked; it is told in words as well wherever it is not active."""
ACTORS = 10
"""Columns for how many actors a platform has."""
NEXT = 13
"""Columns for the next meeting."""
NEXT_NARROW = 8
"""The same in a narrow window."""


def counted(look: Look) -> str:
    """How many platforms there are, and what the method says of so many."""
    tally = Counter(platform.status for platform in look.initiative.platforms)
    said = [
        look.words.count(f"platforms.{status.value}", tally[status])
        for status in PlatformStatus
        if tally[status]
    ]
    number = len(look.initiative.running)
    if number and not FEWEST <= number <= MOST:
        said.append(look.words("platforms.usual", fewest=FEWEST, most=MOST))
    return " · ".join(said)


def platform_row(look: Look, platform: Platform) -> Row:
    """A platform on one line: standing, name, focus, coordinator, actors, next meeting."""
    return Row(_one_line(look, platform), Target(Deed.PLATFORM, platform.name))


def _one_line(look: Look, platform: Platform) -> Content:
    mark, style = MARKS[platform.status]
    name, who, column = (26, 22, NEXT) if look.columns >= WIDE else (18, 14, NEXT_NARROW)
    actors = pad(look.words.count("platforms.few-actors", len(platform.aboard)), ACTORS) + " "
    day = next_meeting(look, platform)
    meets = pad(look.near(day) if day else "-", column)
    room = look.room - 2 - name - who - ACTORS - column - 4
    return line(
        (f"{mark} ", style),
        (pad(platform.name, name) + " ", "bold" if platform.running else "$text-muted"),
        pad(_about(look, platform), room) + " ",
        (pad(platform.coordinator, who) + " ", "$text-secondary"),
        (actors + meets, "$text-muted"),
    )


def _about(look: Look, platform: Platform) -> str:
    """What it works on; where it is not at work, that comes first."""
    if platform.running:
        return flat(platform.focus)
    at_rest = platform.status is PlatformStatus.STANDBY
    return " · ".join(filter(None, (standing_words(look, platform), flat(platform.focus) if at_rest else "")))


def standing_words(look: Look, platform: Platform) -> str:
    """Where it stands, in words: ``standby, ses på igen 1. maj``."""
    now = platform.standings[-1]
    if now.into:
        return look.words("platforms.merged-into", name=now.into)
    said = look.words(f"platform-status.{now.status.value}")
    if now.look_again and now.status is PlatformStatus.STANDBY:
        return look.words("platforms.look-again", status=said, day=look.near(now.look_again))
    return said


def next_meeting(look: Look, platform: Platform) -> date | None:
    """The day it meets next: planned here, or said at its last meeting; None when it is not active or none is ahead."""
    if not platform.running:
        return None
    planned = [
        look.day(met.start)
        for met in look.initiative.meetings
        if met.started_at is None and platform.name in met.platforms
    ]
    said = [platform.next_meeting] if platform.next_meeting else []
    return min((day for day in (*planned, *said) if day >= look.today), default=None)


def _meets(look: Look, platform: Platform) -> str:
    day = next_meeting(look, platform)
    return look.words("platforms.meets", day=look.near(day)) if day else look.words("platforms.no-meeting")


def rows(look: Look) -> Iterator[Row]:
    """Every platform on three lines, those at work first."""
    yield heading(look.words("initiative.platforms"), counted(look))
    for platform in sorted(look.initiative.platforms, key=lambda one: not one.running):
        yield Row(_three_lines(look, platform), Target(Deed.PLATFORM, platform.name))
    yield gap()
    yield more(look, "initiative.new-platform", Target(Deed.FORM, "platform"))


def _three_lines(look: Look, platform: Platform) -> Content:
    mark, style = MARKS[platform.status]
    goals = sum(goal.platform.casefold() == platform.name.casefold() for goal in look.initiative.goals)
    told = [
        "" if platform.running else standing_words(look, platform),
        platform.coordinator or look.words("platforms.no-coordinator"),
        look.words.count("count.actor", len(platform.aboard)),
        look.words.count("count.goal", goals) if goals else "",
        _meets(look, platform) if platform.running else "",
    ]
    name: Part = (fit(platform.name, look.room - 2), "bold" if platform.running else "bold $text-muted")
    focus = flat(platform.focus) or look.words("platforms.no-focus")
    return lines(
        [
            line((f"{mark} ", style), name),
            line("  ", fit(focus, look.room - 2)),
            line("  ", (fit(" · ".join(filter(None, told)), look.room - 2), "$text-muted")),
        ]
    )
