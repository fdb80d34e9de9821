"""Voices in words: who waits, how much somebody has spoken, how long a turn may last. For the facilitator only."""

from __future__ import annotations

from datetime import timedelta

from cocreation_tui.core.agenda.schedule import Row
from cocreation_tui.core.floor.floor import RoundView, Waiting, round_view
from cocreation_tui.core.floor.speaking import COMMON_TALK, Voice
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.people.people import Person
from cocreation_tui.core.session.session import Session
from cocreation_tui.i18n.dates import span
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.text import fit, width
from cocreation_tui.tui.view import View


def voices(view: View) -> dict[PersonId, Voice]:
    """What everybody has said so far, by person; those not heard yet are left out."""
    return {voice.speaker: voice for voice in view.spread.voices}


def heard(view: View, voice: Voice | None) -> str:
    """Turns and time, ``2 gange 4:12``; ``1. gang`` for somebody whose first speech is still to come.

    The time only where that of each person is shown.
    """
    if voice is None:
        return view.words("voices.first")
    turns = view.words.count("find.turns", voice.turns)
    return f"{turns} {span(voice.time)}" if view.individual else turns


def name_of(session: Session, words: Words, wanted: PersonId) -> str:
    """Somebody's full name, or common talk."""
    if wanted == COMMON_TALK:
        return words("speaking.common")
    return session.name(wanted)


def short_name(session: Session, wanted: PersonId) -> str:
    """The name somebody is called by: the first, with an initial where two are called the same."""
    person = session.person(wanted)
    if person is None:
        return ""
    given, rest = _given(person)
    same = [other for other in session.present if other.id != wanted and _given(other)[0] == given]
    if any(_given(other) == (given, rest) for other in same):
        return session.name(wanted)
    return f"{given} {rest[0]}." if same and rest else given


def _given(person: Person) -> tuple[str, str]:
    """First name and the rest; ``Bech, Søren`` turned round."""
    family, comma, given = person.name.partition(",")
    written = f"{given} {family}" if comma and given.strip() else person.name
    first, *rest = written.split() or [person.name]
    return first, rest[-1] if rest else ""


def waiting_words(view: View, waiting: Waiting) -> str:
    """Somebody in the queue, compactly: ``Åse``, ``Emil (1. gang)``, ``Li (replik)``."""
    name = short_name(view.session, waiting.person)
    if waiting.reply:
        return view.words("queue.waits-reply", name=name)
    if waiting.person not in voices(view):
        return view.words("queue.waits-first", name=name)
    return name


def queue_line(view: View, cells: int) -> str:
    """The queue in one line, as many names as fit: ``Kø: Åse, Emil (1. gang) +2``; empty when nobody waits."""
    said = [waiting_words(view, waiting) for waiting in view.session.queue]
    if not said:
        return view.words("queue.closed-line") if view.session.queue_closed else ""
    for count in range(len(said), 0, -1):
        more = f" +{len(said) - count}" if count < len(said) else ""
        text = view.words("queue.line", names=", ".join(said[:count])) + more
        if width(text) <= cells:
            return text
    return fit(text, cells)


def unheard_line(view: View, cells: int) -> str:
    """Who has not been heard: the first two by name where there is room, otherwise how many."""
    words, unheard = view.words, view.spread.unheard
    names = ", ".join(short_name(view.session, person) for person in unheard[:2])
    if len(unheard) > 2:
        names = words("speaking.unheard-more", names=names, n=len(unheard) - 2)
    said = words("speaking.unheard-names", names=names)
    return said if width(said) <= cells else fit(words.count("speaking.unheard", len(unheard)), cells)


def limit(view: View, row: Row | None) -> timedelta | None:
    """How long a turn may last now: the round's measure, or the item's length per head; None for no limit."""
    round_ = view.session.round
    if round_ is not None:
        return round_.each or None
    return row.item.each if row is not None else None


def round_now(view: View) -> RoundView | None:
    """The round under way as it stands; None when there is none."""
    session = view.session
    if session.round is None:
        return None
    return round_view(session.round, session.turns, session.facts.runs, session.people, view.now)


def speaks_for(session: Session, person: Person) -> str:
    """What somebody speaks for: the organisation in a round of actors, else the platform; may be empty."""
    by_actor = session.round is not None and session.round.by_actor
    return person.organisation if by_actor else person.platform


def next_voice(view: View) -> PersonId | None:
    """Who gets the word next, of those who wait or of the round; None for nobody."""
    session = view.session
    seen = round_now(view)
    if seen is not None and seen.left and not (session.queue and session.queue[0].reply):
        return seen.left[0]
    return session.queue[0].person if session.queue and seen is None else None
