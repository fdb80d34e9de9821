"""How far it has come with an actor, in words: what is missing next, or the answer."""

from __future__ import annotations

from datetime import date

from cocreation_tui.core.forms.templates import ActorStanding
from cocreation_tui.core.initiative.actor import Actor
from cocreation_tui.i18n.dates import near_day
from cocreation_tui.i18n.words import Words


def next_words(actor: Actor, today: date, words: Words) -> str:
    """How far it has come and what is missing next: ``mødt, ikke inviteret · Pia Lund senest 3. feb.``."""
    if actor.answered:
        return _answer(actor, words)
    asks = actor.contacts
    if actor.by is not None:
        day = near_day(actor.by, today, words.language)
        asks = f"{asks} {words('duty.by', day=day)}".strip()
    return " · ".join(filter(None, (words(f"actors.next-{actor.standing.value}"), asks)))


def _answer(actor: Actor, words: Words) -> str:
    """Yes with its backing where that is wanting; later or no with the reason."""
    said = words(f"choice.{actor.standing.value}")
    if actor.standing is not ActorStanding.ABOARD:
        return f"{said}: {' '.join(actor.reason.split())}" if actor.reason else said
    if actor.gone:
        return words("actors.gone")
    alone = "" if actor.platforms else words("actors.on-none")
    backing = words(f"backing.{actor.backing}") if actor.backing in ("no", "asked") else ""
    return " · ".join(filter(None, (said, alone, backing)))


def where_words(actor: Actor, words: Words) -> str:
    """The platforms it is on, was on, or is missing on."""
    said = [", ".join(actor.platforms)]
    if not actor.platforms and actor.former:
        said.append(words("actors.was-on", names=", ".join(actor.former)))
    if actor.lacking:
        said.append(words("actors.lacking", names=", ".join(actor.lacking)))
    return " · ".join(filter(None, said))
