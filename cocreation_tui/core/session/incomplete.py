"""Platforms that were founded before anybody knew who keeps them together or when they meet, and what completes them."""

from __future__ import annotations

from collections.abc import Iterator

from cocreation_tui.core.agenda.agenda import Item, Per, Settles
from cocreation_tui.core.capture.capture import Capture, Kind
from cocreation_tui.core.forms.beginnings import Values
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.people.people import ASIDE
from cocreation_tui.core.session.session import Session
from cocreation_tui.core.session.settled import at_hand, coordinators, founding, lacking, said_days

_OF_EACH = (Settles.COORDINATOR, Settles.DATE)


@dataclass(frozen=True, slots=True)
class Incomplete:
    """A platform that lacks something."""

    platform: str
    """Its name."""
    lacks: tuple[Settles, ...]
    """What it lacks; never empty."""
    capture: Capture | None
    """What was caught when it was founded in this meeting; None when it is known from elsewhere."""


def incomplete(session: Session, item: Item | None) -> tuple[Incomplete, ...]:
    """The platforms that lack what an item promises for each of them, in order; under other items, those founded here."""
    promised = tuple(dict.fromkeys(asked_of(item))) if item else ()
    lists = {what: {name.casefold() for name in lacking(session, what)} for what in promised or _OF_EACH}
    found = (
        Incomplete(
            name, tuple(what for what in lists if name.casefold() in lists[what]), founding(session, name)
        )
        for name in at_hand(session)
    )
    return tuple(one for one in found if one.lacks and (promised or one.capture))


def asked_of(item: Item) -> Iterator[Settles]:
    """What an item is to settle for each platform."""
    return (want.settles for want in item.wants if want.settles and want.per is Per.PLATFORM)


def known_of(session: Session, platform: str) -> Values:
    """What the form of a platform says to begin with: everything that has been said of it in this meeting."""
    key = platform.casefold()
    told = [one for one in session.captures if session.platform_of(one).casefold() == key]
    values = {"platform": platform, "aboard": _aboard(session, key)}
    for one in told:
        values |= {
            field.name: field.text for field in one.fields if field.name in ("aboard", "missing", "focus")
        }
        values |= {"focus": one.text} if one.kind is Kind.FOCUS else {}
    who, day = coordinators(session).get(key, ""), said_days(session).get(key)
    return {**values, "coordinator": who, "first-meeting": day[1].isoformat() if day else ""}


def _aboard(session: Session, key: str) -> str:
    """Those of the list who are on a platform, as a form names them."""
    on = [one for one in session.people if one.platform.casefold() == key and one.role not in ASIDE]
    return "\n".join(", ".join(filter(None, (one.organisation, session.name(one.id)))) for one in on)
