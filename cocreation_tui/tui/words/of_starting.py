"""Starting from what is known: initiatives and platforms to choose among, and what a meeting gets from them in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from cocreation_tui.core.agenda.circle import Circle
from cocreation_tui.core.capture.capture import Capture
from cocreation_tui.core.forms.templates import CHALLENGE, OBSERVATION, REALITY_CHECK
from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.initiative.actor import Actor
from cocreation_tui.core.initiative.actor_list import unanswered
from cocreation_tui.core.initiative.carried_over import LEFT
from cocreation_tui.core.initiative.starting import Offer
from cocreation_tui.core.platforms.platforms import PlatformStatus
from cocreation_tui.desk.desk import Desk
from cocreation_tui.desk.initiatives import InitiativeEntry, Initiatives
from cocreation_tui.desk.planning import NEEDING_ALL
from cocreation_tui.export.laptops import awaited_words
from cocreation_tui.i18n.words import Words
from cocreation_tui.store.initiative_shelf import initiative_folders


class KnownInitiatives:
    """The initiatives of a workspace, each read when it is first asked for."""

    def __init__(self, desk: Desk) -> None:
        self._initiatives = Initiatives(desk)
        self._folders = {folder.name: folder for folder in initiative_folders(desk.workspace.root)}
        self._read: dict[str, InitiativeEntry | None] = {}

    def __bool__(self) -> bool:
        return bool(self._folders)

    def listed(self) -> tuple[InitiativeEntry, ...]:
        """Those that can be read, by folder."""
        return tuple(entry for name in self._folders if (entry := self.entry(name)) is not None)

    def entry(self, folder: str) -> InitiativeEntry | None:
        """One by the name of its folder; None when it is not there or cannot be read."""
        if folder not in self._read:
            self._read[folder] = self._look(folder)
        return self._read[folder]

    def _look(self, folder: str) -> InitiativeEntry | None:
        try:
            return self._initiatives.read(self._folders[folder]) if folder in self._folders else None
        except StoreError:
            return None

    def only(self) -> str:
        """The folder of the only initiative there is, when it can be read; empty for none or several."""
        one = next(iter(self._folders)) if len(self._folders) == 1 else ""
        entry = self.entry(one)
        return one if entry is not None and entry.initiative is not None else ""

    def name(self, folder: str) -> str:
        """What one is called; the name of its folder when it cannot be read."""
        entry = self.entry(folder)
        return entry.initiative.name if entry and entry.initiative else folder

    def awaited(self, values: Mapping[str, str], words: Words) -> str:
        """From whom something has not arrived, for a meeting that needs all of it; empty for others."""
        entry, script = self.entry(values.get("initiative", "")), values.get("script", "")
        if script.rpartition("/")[2] not in NEEDING_ALL or entry is None or entry.initiative is None:
            return ""
        return awaited_words(entry.awaited, entry.initiative.zone, words)

    def platforms(self, folder: str) -> tuple[str, ...]:
        """The platforms of one that a meeting may be about, those under way first."""
        entry = self.entry(folder)
        platforms = entry.initiative.platforms if entry and entry.initiative else ()
        over = (PlatformStatus.CLOSED, PlatformStatus.MERGED)
        left = [one for one in platforms if one.status not in over]
        return tuple(one.name for one in sorted(left, key=lambda one: not one.running))

    def actors(self, folder: str) -> tuple[Actor, ...]:
        """The actors of one that a meeting may be held with, those without an answer first."""
        entry = self.entry(folder)
        initiative = entry.initiative if entry else None
        if initiative is None:
            return ()
        return (*unanswered(initiative), *(one for one in initiative.actors if one.answered))

    def actor(self, values: Mapping[str, str], circle: Circle) -> str:
        """The actor a meeting is held with, as the fields of a form say; empty in other meetings."""
        return values.get("actor", "") if values.get("initiative") and circle is Circle.ACTOR else ""

    def about(self, values: Mapping[str, str], circle: Circle) -> str:
        """The platform a meeting is about, as the fields of a form say; empty for the whole initiative."""
        if not values.get("initiative") or circle is not Circle.PLATFORM:
            return ""
        return values.get("platform", "")


def offer_rows(offer: Offer, words: Words) -> tuple[str, ...]:
    """Whom a meeting is for and what it is brought, on one line each: what is left open, and what it builds on.

    A meeting of one platform has that in its own row of the form.
    """
    captures = [one.capture for one in offer.brought]
    left = _counts([one for one in captures if one.kind in LEFT], words)
    built_on = _counts([one for one in captures if one.kind not in LEFT], words)
    of_one = offer.circle is Circle.PLATFORM and len(offer.platforms) == 1
    rows = [] if of_one else [words(f"start-for.{offer.circle}")]
    rows += [words("start.left", what=left) if left else words("start.nothing-left")]
    return (*rows, *([words("start.builds-on", what=built_on)] if built_on else []))


def _counts(captures: list[Capture], words: Words) -> str:
    tally = Counter(_sort(one) for one in captures)
    return " · ".join(words.count(key, number) for key, number in tally.items())


def _sort(capture: Capture) -> str:
    """The key that counts a capture with its like."""
    forms = {CHALLENGE: "start.challenge", REALITY_CHECK: "start.checks", OBSERVATION: "start.observations"}
    return forms.get(capture.form, f"count.{capture.kind.value}")
