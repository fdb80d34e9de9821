"""The actors of an initiative: how far it has come with each, what is missing next, and what they come with."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.content import Content

from cocreation_tui.core.forms.templates import ActorStanding
from cocreation_tui.core.initiative.actor import Actor, ActorStep
from cocreation_tui.core.initiative.actor_list import unanswered
from cocreation_tui.export.actor_words import next_words, where_words
from cocreation_tui.tui.screens.initiative.listed_rows import Look, Row, empty, flat, heading, more, told
from cocreation_tui.tui.screens.initiative.targets import Deed, Target
from cocreation_tui.tui.text import Part, fit, line, lines, plain, styled
from cocreation_tui.tui.words.pages import Page

MARKS = {
    ActorStanding.CHOSEN: ("○", "$text-muted"),
    ActorStanding.CONTACTED: ("◔", "$text-primary"),
    ActorStanding.MET: ("◑", "$text-primary"),
    ActorStanding.INVITED: ("◕", "$text-primary"),
    ActorStanding.ABOARD: ("●", "$text-success"),
    ActorStanding.LATER: ("~", "$text-warning"),
    ActorStanding.DECLINED: ("×", "$text-muted"),
    ActorStanding.WANTED: ("○", "$text-muted"),
}
"""How the standing of an actor is marked; it is told in words as well."""
_ORDER = tuple(MARKS)


def rows(look: Look) -> Iterator[Row]:
    """Every actor on two lines, in the order of the way there: those to be chased first."""
    actors = look.initiative.actors
    waiting = len(unanswered(look.initiative))
    said = [look.words.count("count.actor", len(actors))] if actors else []
    said += [look.words.count("actors.unanswered", waiting)] if waiting else []
    yield heading(look.words("platforms.actors"), " · ".join(said))
    for actor in sorted(actors, key=lambda one: (one.gone, _ORDER.index(one.standing), one.name.casefold())):
        yield Row(
            _two_lines(look, actor),
            Target(Deed.APPROACH, actor.name),
            partial(actor_page, look, actor),
        )
    if not actors:
        yield empty(look, "actors.none")
    yield more(look, "platforms.new-actor", Target(Deed.FORM, "actor"))


def _two_lines(look: Look, actor: Actor) -> Content:
    mark, style = ("-", "$text-muted") if actor.gone else MARKS[actor.standing]
    name = ", ".join(filter(None, (actor.name, actor.person if actor.person != actor.name else "")))
    late = actor.by is not None and not actor.answered and actor.by < look.today
    status: Part = (f"   {next_words(actor, look.today, look.words)}", "bold $text-error" if late else style)
    about = [where_words(actor, look.words), flat(actor.interest), flat(actor.brings), *_steps(look, actor)]
    second = fit(" · ".join(filter(None, about)), look.room - 2)
    first = told(look, f"{mark} ", name, status)
    return lines([first, line("  ", (second, "$text-muted"))]) if second else first


def _steps(look: Look, actor: Actor) -> list[str]:
    """When it came there, step by step."""
    return [f"{_step_words(look, step)} {look.near(look.day(step.at))}" for step in actor.history]


def _step_words(look: Look, step: ActorStep) -> str:
    return look.words(f"choice.{step.standing.value}")


def actor_page(look: Look, actor: Actor) -> Page:
    """Everything that is known of an actor, with its history."""
    words = look.words
    backing = words(f"backing.{actor.backing}") if actor.backing else ""
    said = [
        ("form.actor.person", actor.person),
        ("form.actor.contact", actor.contact),
        ("form.actor.interest", actor.interest),
        ("form.actor.brings", actor.brings),
        ("form.actor.needs", actor.needs),
        ("form.actor.backing", backing),
    ]
    known = [line((f"{words(key)}: ", "$text-secondary"), text) for key, text in said if text]
    way = [_history_line(look, step) for step in actor.history]
    return Page(
        actor.name,
        lines(
            [
                styled(next_words(actor, look.today, look.words), "bold"),
                plain(where_words(actor, look.words)),
                *known,
                plain(""),
                *way,
            ]
        ),
    )


def _history_line(look: Look, step: ActorStep) -> Content:
    about = (_step_words(look, step), step.platform, look.where(step.source), step.reason)
    return line((f"{look.on(step.at)}  ", "$text-muted"), " · ".join(filter(None, map(flat, about))))
