"""The actors of an initiative: how far it has come with each, what is missing next, and what they come with."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from cocreation_tui.core.forms.templates import ActorStanding
from cocreation_tui.core.initiative.actor import Actor, ActorStep
from cocreation_tui.core.initiative.actor_list import unanswered
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
    for actor in sorted(actors, key=lambda one: (_ORDER.index(one.standing), one.name.casefold())):
        yield Row(
            _two_lines(look, actor),
            Target(Deed.APPROACH, actor.name),
            lambda actor=actor: actor_page(look, actor),  # type: ignore[misc] # a default, not an argument
        )
    if not actors:
        yield empty(look, "actors.none")
    yield more(look, "platforms.new-actor", Target(Deed.FORM, "actor"))


def _two_lines(look: Look, actor: Actor) -> Content:
    mark, style = MARKS[actor.standing]
    name = ", ".join(filter(None, (actor.name, actor.person if actor.person != actor.name else "")))
    late = actor.by is not None and not actor.answered and actor.by < look.today
    status: Part = (f"   {next_words(look, actor)}", "bold $text-error" if late else style)
    about = [_where(look, actor), flat(actor.interest), flat(actor.brings), *_steps(look, actor)]
    second = fit(" · ".join(filter(None, about)), look.room - 2)
    first = told(look, f"{mark} ", name, status)
    return lines([first, line("  ", (second, "$text-muted"))]) if second else first


def next_words(look: Look, actor: Actor) -> str:
    """How far it has come and what is missing next: ``mødt, ikke inviteret · Pia Lund senest 3. feb.``."""
    words = look.words
    if actor.answered:
        return _answer(look, actor)
    asks = actor.contacts
    if actor.by is not None:
        asks = f"{asks} {words('duty.by', day=look.near(actor.by))}".strip()
    return " · ".join(filter(None, (words(f"actors.next-{actor.standing.value}"), asks)))


def _answer(look: Look, actor: Actor) -> str:
    """Yes with its backing where that is wanting; later or no with the reason."""
    words = look.words
    said = words(f"choice.{actor.standing.value}")
    if actor.standing is not ActorStanding.ABOARD:
        return f"{said}: {flat(actor.reason)}" if actor.reason else said
    alone = "" if actor.platforms or actor.former else words("actors.on-none")
    backing = words(f"backing.{actor.backing}") if actor.backing in ("no", "asked") else ""
    return " · ".join(filter(None, (said, alone, backing)))


def _where(look: Look, actor: Actor) -> str:
    """The platforms it is on, was on, or is missing on."""
    said = [", ".join(actor.platforms)]
    if not actor.platforms and actor.former:
        said.append(look.words("actors.was-on", names=", ".join(actor.former)))
    if actor.lacking:
        said.append(look.words("actors.lacking", names=", ".join(actor.lacking)))
    return " · ".join(filter(None, said))


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
        lines([styled(next_words(look, actor), "bold"), plain(_where(look, actor)), *known, plain(""), *way]),
    )


def _history_line(look: Look, step: ActorStep) -> Content:
    about = (_step_words(look, step), step.platform, look.where(step.source), step.reason)
    return line((f"{look.on(step.at)}  ", "$text-muted"), " · ".join(filter(None, map(flat, about))))
