"""Nothing is running: when to say so, and when to be quiet again."""

from __future__ import annotations

from datetime import datetime, timedelta

from cocreation_tui.core.agenda.schedule import Facts
from cocreation_tui.core.ground.records import dataclass

AFTER = timedelta(seconds=45)
"""How long nothing has run before it is said."""
AGAIN = timedelta(seconds=30)
"""How long a first dismissal holds; each one more doubles it."""


@dataclass(frozen=True, slots=True)
class Dismissed:
    """How often the facilitator has waved it away."""

    times: int = 0
    """How many times since the item stopped."""
    at: datetime | None = None
    """When, the last time; None for never."""

    def again(self, facts: Facts, now: datetime) -> Dismissed:
        """Waved away once more; counted from one after each item that stops."""
        return Dismissed(self.times + 1 if self._counts(facts) else 1, now)

    def hushed(self, facts: Facts, now: datetime) -> bool:
        """Whether it is still to be quiet."""
        if self.at is None or not self._counts(facts):
            return False
        return now - self.at < AGAIN * (1 << min(self.times - 1, 16))

    def _counts(self, facts: Facts) -> bool:
        """Whether it was waved away since the last item stopped."""
        since = stopped_at(facts)
        return self.at is not None and since is not None and self.at >= since


NOT_DISMISSED = Dismissed()
"""Never waved away."""


def stopped_at(facts: Facts) -> datetime | None:
    """When the last item stopped; None while one runs, before the first and after closing."""
    if not facts.runs or facts.running is not None or facts.closed_at is not None:
        return None
    return facts.runs[-1].end


def nothing_runs(
    facts: Facts, now: datetime, dismissed: Dismissed = NOT_DISMISSED, more: bool = True
) -> timedelta | None:
    """How long nothing has run, when that is to be said; None when it is not. ``more``: an item is left to start."""
    since = stopped_at(facts)
    if since is None or not more or now - since < AFTER or dismissed.hushed(facts, now):
        return None
    return now - since
