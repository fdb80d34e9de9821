"""What is offered where an item settles something: the platforms that lack it, and the day all meet next."""

from __future__ import annotations

from cocreation_tui.core.agenda.agenda import Item, Settles
from cocreation_tui.core.forms.templates import FOUNDING
from cocreation_tui.core.session.incomplete import Incomplete, incomplete
from cocreation_tui.core.session.session import Session
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.screens.dialogs.pick import Choice
from cocreation_tui.tui.screens.forms.form_drafts import DraftOf, FormDrafts

Offered = tuple[Choice[DraftOf], ...]
"""What can be chosen."""
NEXT = DraftOf("next-meeting")
"""What a choice is about that is no form: the day all meet next."""
OF_PLATFORM = "of:"
"""Before the name of a platform that was not founded here, where a choice is about one."""


def next_choice(words: Words, session: Session, item: Item | None) -> Offered:
    """The day all meet next, where the item promises it and nobody has said."""
    wanted = item is not None and any(want.settles is Settles.NEXT for want in item.wants)
    if not wanted or session.next_meeting is not None:
        return ()
    return (Choice(NEXT, words("forms.next"), words("forms.completing-detail")),)


def completions(words: Words, session: Session, item: Item | None, drafts: FormDrafts) -> Offered:
    """The platforms that lack something; one that was not founded here only while no other is half-written."""
    found = incomplete(session, item)
    busy = DraftOf(FOUNDING) in drafts
    return tuple(_completion(words, one) for one in found if one.capture is not None or not busy)


def _completion(words: Words, one: Incomplete) -> Choice[DraftOf]:
    lacks = words.together([words(f"lacks.{what.value}") for what in one.lacks])
    said = words("forms.completing", platform=one.platform, lacks=lacks)
    about = one.capture.id if one.capture else f"{OF_PLATFORM}{one.platform}"
    return Choice(DraftOf(FOUNDING, about), said, words("forms.completing-detail"))
