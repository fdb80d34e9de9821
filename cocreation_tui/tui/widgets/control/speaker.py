"""The line that says who has the word: how long, of how long, who comes next. It advises and cuts nobody off."""

from __future__ import annotations

from datetime import timedelta

from textual.content import Content

from cocreation_tui.core.agenda.agenda import ItemKind
from cocreation_tui.core.agenda.schedule import ZERO, Row
from cocreation_tui.core.floor.speaking import COMMON_TALK, Turn
from cocreation_tui.i18n.dates import span
from cocreation_tui.tui.text import Part, fit, line, styled, width
from cocreation_tui.tui.view import View
from cocreation_tui.tui.words.of_voices import limit, next_voice, round_now, short_name, speaks_for

NAME = 14
"""Cells a name is given before anything that could be left out."""


def speaker_line(view: View, row: Row, cells: int) -> Content:
    """Who has the word; when nobody has, what could come now and its key."""
    turn = view.session.turn
    if turn is None:
        said = view.words("running.nobody")
        offer = offered(view, row)
        return styled(fit(f"{said} · {offer}" if offer else said, cells), "$text-muted")
    time = span(_used(view, turn))
    if turn.speaker == COMMON_TALK:
        return line((view.words("running.common"), "bold"), f"   {time}")
    return _person(view, row, turn, cells)


def offered(view: View, row: Row) -> str:
    """What an item that has just begun could do with one key; who is next where somebody waits."""
    words, session, run = view.words, view.session, view.session.facts.running
    following = next_voice(view)
    if following is not None:
        key = view.keyboard.first("next-voice")
        return words("voices.next", key=key, name=short_name(session, following))
    if session.round is not None:
        return words("round.all-heard", key=view.keyboard.first("next-voice"))
    fresh = run is not None and not any(t.item == run.item and t.start >= run.start for t in session.turns)
    if row.item.work and session.work is None:
        form = words(f"work.form.{row.item.work}")
        return words("work.offer", key=view.keyboard.first("work"), form=form)
    if row.item.kind is ItemKind.ROUND and fresh and session.work is None:
        return words("round.offer", key=view.keyboard.first("round"))
    return ""


def _used(view: View, turn: Turn) -> timedelta:
    """How long the turn has lasted; in a round, all that the person has spoken in it."""
    seen = round_now(view)
    if seen is not None and seen.speaking is not None:
        return seen.used
    return turn.elapsed(view.session.facts.runs, view.now)


def _person(view: View, row: Row, turn: Turn, cells: int) -> Content:
    """Name, time of time, over-time in words; then who is next, the platform, what was given back, as room allows."""
    words, used = view.words, _used(view, turn)
    measure = None if turn.reply else limit(view, row)
    time = span(used) if measure is None else words("voices.of", time=span(used), limit=span(measure))
    over = used - measure if measure is not None and used > measure else ZERO
    said_over = words("voices.over", time=span(over)) if over else ""
    person = view.session.person(turn.speaker)
    name = view.session.name(person.id) if person else ""
    label = words("running.reply" if turn.reply else "running.now") + " "
    # Over-time keeps its place free from the beginning, so that the figures do not move when it comes.
    kept = width(words("voices.over", time="0:00")) + 2 if measure is not None else 0
    room = cells - width(label) - width(time) - 3
    name = fit(name, max(room if room < NAME + kept else room - kept, 0))
    room -= width(name)
    after = _extras(view, room - (width(said_over) + 2 if said_over else 0))
    home = speaks_for(view.session, person) if person else ""
    place = f" · {home}" if home else ""
    place = place if width(place) + max(kept, width(after)) <= room else ""
    parts: list[Part] = [label, (name + place, "bold"), f"   {time}"]
    parts += [(f"  {said_over}", "bold $text-error")] if said_over else []
    return line(*parts, (after, "$text-muted"))


def _extras(view: View, room: int) -> str:
    """Who is next and what was given back, as far as there is room."""
    after = ""
    for extra in (_following(view), _given_back(view)):
        if extra and width(after) + width(extra) + 2 <= room:
            after += f"  {extra}"
    return after


def _following(view: View) -> str:
    following = next_voice(view)
    if following is None:
        return ""
    return view.words("voices.then", name=short_name(view.session, following))


def _given_back(view: View) -> str:
    seen = round_now(view)
    if seen is None or seen.given_back < timedelta(seconds=1):
        return ""
    return view.words("round.given-back", time=span(seen.given_back))
