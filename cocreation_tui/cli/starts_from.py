"""What a new meeting of the verb ``run`` starts from: what is known of its initiative and its platform."""

from __future__ import annotations

import click

from cocreation_tui.cli.shell import Shell, visible
from cocreation_tui.cli.wanted import tell_awaited
from cocreation_tui.core.agenda.circle import Circle
from cocreation_tui.core.initiative.starting import offer
from cocreation_tui.desk.initiatives import InitiativeEntry
from cocreation_tui.desk.planning import NEEDING_ALL, Plan, advice_words, start_from


def begin(shell: Shell, plan: Plan, entry: InitiativeEntry, actor: str = "") -> None:
    """Let a meeting start from what is known of its initiative; the method's advice is told and refuses nothing.

    ``actor`` is the one that a meeting with one actor is held with; it means nothing to other meetings. Ends with exit code 2 for a platform that the initiative does not have.
    """
    initiative = entry.initiative
    if initiative is None:
        return
    known = {one.name.casefold(): one.name for one in initiative.platforms}
    asked = tuple(known.get(name.casefold(), name) for name in plan.platforms)
    unknown = [name for name in asked if name.casefold() not in known]
    if unknown and known:
        shell.fail("start.no-such-platform", name=unknown[0], names=", ".join(known.values()))
    about = asked[0] if asked and plan.script.circle is Circle.PLATFORM else ""
    plan.platforms = asked[1:] if about else asked
    actor = actor if plan.script.circle is Circle.ACTOR else ""
    found = offer(initiative, plan.script.id, about, plan.script.shows, actor, plan.script.circle)
    for said in advice_words(found, shell.words):
        click.echo(visible(said), err=True)
    if plan.script.id in NEEDING_ALL:
        tell_awaited(shell, entry.folder, initiative)
    start_from(plan, entry.folder, found, about, actor)
