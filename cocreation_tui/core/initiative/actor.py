"""An actor of an initiative: how far it has come with it, and what is known of it (method: phases 3 and 4)."""

from __future__ import annotations

from datetime import date, datetime

from cocreation_tui.core.forms.facts import ActorTold
from cocreation_tui.core.forms.templates import ActorStanding
from cocreation_tui.core.ground.ids import SessionId
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.platforms.platforms import Aboard

WITHOUT_ANSWER = (
    ActorStanding.CHOSEN,
    ActorStanding.CONTACTED,
    ActorStanding.MET,
    ActorStanding.INVITED,
)
"""Standings of an actor that has not said yes, no or later; each leads to the next."""


@dataclass(frozen=True, slots=True)
class ActorStep:
    """How far it had come with an actor from an instant on."""

    standing: ActorStanding
    """How far; never ``WANTED``, which is ``CHOSEN`` with a platform."""
    at: datetime
    """From when on."""
    source: SessionId
    """The meeting in which it was said or seen, or the initiative itself."""
    reason: str = ""
    """Why; empty when nobody has said."""
    platform: str = ""
    """The platform it was about; empty for the initiative."""


@dataclass(frozen=True, slots=True)
class Actor:
    """An organisation, or somebody who is there alone, as everything told of it in all meetings puts it together."""

    name: str
    """The organisation; the person where there is none."""
    standing: ActorStanding = ActorStanding.CHOSEN
    """How far it has come now; never ``WANTED``."""
    person: str = ""
    """Whom one talks to there; may be empty."""
    interest: str = ""
    """What is in it for the actor."""
    brings: str = ""
    """What it brings."""
    needs: str = ""
    """What it needs to take part."""
    backing: str = ""
    """Whether its own organisation backs it: ``yes``, ``no``, ``asked``; empty when nobody has said."""
    contacts: str = ""
    """Name of who contacts or invites it; may be empty."""
    by: date | None = None
    """By which day; None when nobody has said."""
    contact: str = ""
    """Telephone, e-mail."""
    history: tuple[ActorStep, ...] = ()
    """How it came there, oldest first; empty for an actor that is only named as lacking."""
    platforms: tuple[str, ...] = ()
    """The platforms it is on now."""
    former: tuple[str, ...] = ()
    """Platforms it has left, or that are over."""
    lacking: tuple[str, ...] = ()
    """Platforms that lack it."""
    ref: str = ""
    """Identity of what was caught of it last; empty when it was never caught by itself."""

    @property
    def answered(self) -> bool:
        """Whether it has said yes, no or later."""
        return self.standing not in WITHOUT_ANSWER

    @property
    def gone(self) -> bool:
        """Whether it was on board and is on no platform any more."""
        return self.standing is ActorStanding.ABOARD and bool(self.former) and not self.platforms

    @property
    def told(self) -> ActorTold:
        """All of it as a form tells it, in one."""
        known = Aboard(self.name, self.person, self.brings, self.backing, self.contact)
        return ActorTold(known, self.standing, self.interest, self.needs, self.reason, self.contacts, self.by)

    @property
    def reason(self) -> str:
        """Why it stands as it does; empty when nobody has said."""
        return self.history[-1].reason if self.history else ""

    @property
    def following(self) -> ActorStanding | None:
        """The next step on the way; None where the next is an answer, or there is one."""
        steps = iter(WITHOUT_ANSWER)
        return next(steps, None) if self.standing in steps else None
