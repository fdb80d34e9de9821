"""The question what has become of the minutes: gone out, or approved and by whom."""

from __future__ import annotations

from cocreation_tui.core.session.commands.outcome import ApproveMinutes, SendMinutes
from cocreation_tui.core.session.session import Session
from cocreation_tui.core.session.versions import version_now
from cocreation_tui.desk.issuing import Issuing
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.screens.dialogs.pick import Choice, PickScreen


def version_question(words: Words, session: Session) -> PickScreen[Issuing]:
    """Sent out now, or approved by somebody on the list of people or by a name that is typed."""
    by = tuple(
        Choice(ApproveMinutes(name), words("versions.by", name=name), one.organisation)
        for one in session.people
        if (name := session.name(one.id))
    )
    choices: tuple[Choice[Issuing], ...] = (Choice(SendMinutes(), words("versions.sent")), *by)

    def typed(name: str) -> Choice[Issuing]:
        return Choice(ApproveMinutes(name), words("versions.by", name=name), also=name)

    return PickScreen(words, words("versions.title", n=version_now(session)), choices, typed)
