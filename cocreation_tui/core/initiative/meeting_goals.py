"""The goals a meeting knows: those it was brought and its own, with what was observed of them."""

from __future__ import annotations

from cocreation_tui.core.capture.brought import ref
from cocreation_tui.core.initiative.fold import goals_in
from cocreation_tui.core.initiative.goals import Goal
from cocreation_tui.core.initiative.initiative import Noted
from cocreation_tui.core.initiative.refs import source_of
from cocreation_tui.core.session.session import Session


def goals_of(session: Session) -> tuple[Goal, ...]:
    """The goals of a meeting, oldest first, each with its baseline and its observations as far as they are known here."""
    brought = sorted(session.brought, key=lambda one: one.capture.at)
    return goals_in(
        [
            *(
                Noted(one.ref, one.capture, one.capture.platform, source_of(one.ref), one.meeting, one.owner)
                for one in brought
            ),
            *(
                Noted(ref(session.id, one.id), one, session.platform_of(one), session.id, session.title)
                for one in session.captures
            ),
        ]
    )
