"""Sharing as screens and verbs may ask for it: who is with us, what waits, what came, and every act of it.

Whatever talks to a carrier is slow: it belongs in a worker thread or a verb, and never on a key press.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cocreation_tui.core.shared.streams import LaptopId, Part
from cocreation_tui.share.news import Exchanged, Lagging, Preview, Trouble, Waiting
from cocreation_tui.store.shared_streams import Shared, Way

if TYPE_CHECKING:
    from cocreation_tui.desk.desk import Desk
    from cocreation_tui.share.carrier import Carrier

Opening = Callable[[Way, Shared | None, str], "Carrier"]
"""Opens a way; what is known of the initiative, or the code from the wall, is given along."""


@dataclass(frozen=True, slots=True)
class Member:
    """A laptop that is with us."""

    laptop: LaptopId
    """Which."""
    name: str
    """Who has it, as they call themselves."""
    part: Part
    """Their part."""
    platforms: tuple[str, ...]
    """The platforms they keep together; empty for none."""
    here: bool
    """Whether it is this one."""
    told: datetime | None
    """When it last told of itself, by its own clock; None for this one before it has."""
    meetings: int
    """How many meetings that are here it writes."""
    came: datetime | None
    """When something of it last came here, or went from here; None for never."""


@dataclass(frozen=True, slots=True)
class Status:
    """How the sharing of an initiative stands."""

    folder: Path
    """The initiative's folder."""
    part: Part
    """The part one has here."""
    ways: tuple[Way, ...]
    """The ways that are set up."""
    members: tuple[Member, ...]
    """Everybody, this laptop first."""
    waiting: Waiting
    """What is not yet shared."""
    troubles: tuple[Trouble, ...]
    """What the last exchange found not to be as it should."""
    lagging: tuple[Lagging, ...]
    """Who has not yet got what was told anew: after an erasure, or putting away."""
    last: datetime | None
    """When it was last exchanged to the end, by this computer's clock; None for never."""


@dataclass(frozen=True, slots=True)
class Codes:
    """What is typed at the other laptops, as it stands on the wall."""

    anchors: str
    """For anchor persons: reads all of it. Empty where one is no anchor person oneself."""
    others: str
    """For everybody else."""


class Together:
    """The sharing of the initiatives of a desk's workspace."""

    def __init__(self, desk: Desk, opening: Opening | None = None) -> None:
        self.desk = desk
        """The desk."""
        self._opening = opening

    def status(self, folder: Path) -> Status | None:
        """How the sharing of an initiative stands; None where it is not shared. Raises ``StoreError``."""
        raise NotImplementedError

    def outbox(self) -> dict[Path, Waiting]:
        """What is not yet shared of each initiative that is shared, by its folder; quick. Raises nothing."""
        raise NotImplementedError

    def begin(self, folder: Path, secret: str = "") -> Shared:
        """Begin to share an initiative, as its anchor person; nothing leaves the laptop yet.

        Where it is shared already, nothing changes. Raises ``StoreError``.
        """
        raise NotImplementedError

    def set_up(self, folder: Path, way: Way) -> Shared:
        """Set up a way, once it could be opened. Raises ``StoreError`` and ``CarrierError``; then it is not set up."""
        raise NotImplementedError

    def take_down(self, folder: Path, way: Way) -> Shared:
        """Use a way no more; what is there stays. Raises ``StoreError``."""
        raise NotImplementedError

    def codes(self, folder: Path) -> Codes:
        """What the others type to join. Raises ``StoreError``, and ``Refused`` where the initiative is not shared."""
        raise NotImplementedError

    def exchange(self, folder: Path) -> Exchanged:
        """Exchange by every way that is set up. Raises ``StoreError``; trouble with a way is told in what it returns."""
        raise NotImplementedError

    def preview(self, way: Way, folder: Path | None = None, code: str = "") -> Preview:
        """What a way would bring; ``folder`` where the initiative is here already. Raises ``CarrierError``, ``StoreError``."""
        raise NotImplementedError

    def join(self, way: Way, code: str, part: Part, platforms: Sequence[str] = ()) -> tuple[Path, Exchanged]:
        """Take part in an initiative that others share: its folder here, and what came.

        Raises ``CarrierError``, ``StoreError``; ``Refused`` where nobody has told of it yet.
        """
        raise NotImplementedError

    def folder_of(self, preview: Preview) -> Path | None:
        """The folder of an initiative that is here already; None for one that is not. Raises nothing."""
        raise NotImplementedError

    def pack(self, folder: Path, target: Path) -> Exchanged:
        """Write all that may go to the others into a file to give to them. Raises ``CarrierError``, ``StoreError``."""
        raise NotImplementedError

    def take_in(self, file: Path, folder: Path) -> Exchanged:
        """Bring in what a file from a colleague has. Raises ``CarrierError``, ``StoreError``."""
        raise NotImplementedError

    def hand_over(self, path: Path, to: LaptopId) -> None:
        """Let another laptop write a meeting from now on; here it opens read-only then.

        Refused where one does not write it or the other may not read it. Raises ``StoreError``.
        """
        raise NotImplementedError

    def take_over(self, path: Path) -> Path:
        """A meeting of one's own that goes on with one whose laptop is gone; where it is. Raises ``StoreError``, ``Refused``."""
        raise NotImplementedError
