"""What was caught, newest first: ripples, and decisions with their numbers."""

from __future__ import annotations

from collections.abc import Iterator

from cocreation_tui.core.capture.capture import Status
from cocreation_tui.core.forms.fact_reading import form_fact
from cocreation_tui.core.forms.facts import PlatformChanged, PlatformFounded
from cocreation_tui.core.initiative.initiative import Check, Noted
from cocreation_tui.i18n.numbers import decimal
from cocreation_tui.tui.screens.initiative.listed_rows import (
    Look,
    Row,
    empty,
    flat,
    gap,
    heading,
    more,
    noted_page,
    told,
)
from cocreation_tui.tui.screens.initiative.targets import Deed, Target

PLACE = 24
"""Columns for the platform something concerns."""


def ripples(look: Look) -> Iterator[Row]:
    """Effects nobody had set as a goal: they count as much as goals reached."""
    found = look.initiative.ripples
    yield heading(look.words("ripples.title"), look.words.count("count.ripple", len(found)) if found else "")
    yield from (noted_row(look, one) for one in reversed(found))
    if not found:
        yield empty(look, "ripples.none")
    yield gap()
    yield more(look, "ripples.new", Target(Deed.FORM, "ripple"))


def decisions(look: Look) -> Iterator[Row]:
    """Decisions of all meetings; below them what was agreed otherwise."""
    found = look.initiative.agreed
    yield heading(
        look.words("decisions.title"), look.words.count("count.decision", len(found)) if found else ""
    )
    yield from (noted_row(look, one) for one in reversed(found))
    if not found:
        yield empty(look, "decisions.none")
    known = look.initiative
    challenges = tuple(one for one in known.decisions if one not in found)
    for key, also in (
        ("decisions.challenge", challenges),
        ("decisions.changes", known.changes),
        ("decisions.findings", known.findings),
        ("decisions.exercises", known.exercises),
        ("decisions.rules", known.rules),
    ):
        if also:
            yield gap()
            yield heading(look.words(key))
            yield from (noted_row(look, one) for one in reversed(also))


def noted_row(look: Look, noted: Noted) -> Row:
    """Something caught on one line: its words, its platform and its day."""
    capture, words = noted.capture, look.words
    status = ""
    if capture.number and capture.status is not Status.ADOPTED:
        status = f"   {words(f'status.{capture.status.value}')}"
    if isinstance(noted.fact, PlatformChanged) and noted.fact.agreed is False:
        status = f"   {words('choice.proposed')}"
    place = look.place(noted.platform, PLACE)
    text = flat(capture.text)
    if isinstance(form_fact(capture), PlatformFounded):
        text = words("decisions.founded", name=text)
    content = told(
        look,
        "  ",
        text,
        (status, "bold $text-warning"),
        (place, "$text-secondary"),
        (f"   {look.on(capture.at)}", "$text-muted"),
    )
    return Row(content, Target(Deed.NOTED, noted.ref), lambda: noted_page(look, noted))


def check_row(look: Look, check: Check) -> Row:
    """A reality check: what it concluded, and the mean of its answers."""
    words, answers = look.words, [answer for _, answer in check.answers]
    mean = decimal(sum(answers) / len(answers), words.language) if answers else ""
    said = words(f"choice.{check.conclusion}") if check.conclusion else words("checks.no-conclusion")
    average = (f"   {words('checks.mean', mean=mean)}" if mean else "", "$text-secondary")
    when = (f"   {look.on(check.noted.capture.at)}", "$text-muted")
    return Row(
        told(look, "  ", said, average, when),
        Target(Deed.NOTED, check.noted.ref),
        lambda: noted_page(look, check.noted),
    )
