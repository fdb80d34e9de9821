"""Sharing as screens and verbs may ask for it: who is with us, what waits, what came, and every act of it.

Whatever talks to a carrier is slow: it belongs in a worker thread or a verb, and never on a key press.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.shared.streams import LaptopId, Part, Ring, StreamName, notes_of, noting_laptop
from cocreation_tui.share.carrier import CarrierError
from cocreation_tui.share.carriers.entered import enter
from cocreation_tui.share.exchange import exchange, kept
from cocreation_tui.share.glance import lagging, outbox, preview
from cocreation_tui.share.handing import hand_over, take_over
from cocreation_tui.share.heard import Hearing
from cocreation_tui.share.joining import begin_sharing, folder_shared_as, join, set_ways
from cocreation_tui.share.looked import read_looked, tell_trouble
from cocreation_tui.share.news import Exchanged, Lagging, Preview, Trouble, Waiting
from cocreation_tui.share.openers import FILE, POSTGRES, ROOM, file_way, open_way, seals
from cocreation_tui.share.packing import pack
from cocreation_tui.store.initiative_shelf import initiative_folders
from cocreation_tui.store.laptop import Laptop, this_laptop
from cocreation_tui.store.shared_streams import Shared, Way, is_shared, read_shared

if TYPE_CHECKING:
    from cocreation_tui.desk.desk import Desk
    from cocreation_tui.share.carrier import Carrier

enter()
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

    def __init__(
        self,
        desk: Desk,
        opening: Opening = open_way,
        identity: Callable[[Path], Laptop] = this_laptop,
        hearing: Hearing | None = None,
    ) -> None:
        self.desk = desk
        """The desk."""
        self._opening = opening
        self._identity = identity
        self._hearing = hearing

    # Looking

    def status(self, folder: Path) -> Status | None:
        """How the sharing of an initiative stands; None where it is not shared. Raises ``StoreError``."""
        shared = read_shared(folder)
        if shared is None:
            return None
        looked = read_looked(folder)
        me = _member(shared, shared.laptop, self.desk.settings.name, shared.part, shared.platforms, None)
        others = (
            _member(shared, one.laptop, one.name, one.part, one.platforms, one.at) for one in shared.living
        )
        return Status(
            folder,
            shared.part,
            shared.ways,
            (me, *others),
            outbox(folder),
            looked.troubles,
            lagging(folder),
            looked.at,
        )

    def outbox(self) -> dict[Path, Waiting]:
        """What is not yet shared of each initiative that is shared, by its folder; quick. Raises nothing."""
        found = {}
        for folder in initiative_folders(self.desk.workspace.root):
            with suppress(StoreError):
                if is_shared(folder):
                    found[folder] = outbox(folder)
        return found

    def preview(self, way: Way, folder: Path | None = None, code: str = "") -> Preview:
        """What a way would bring; ``folder`` where the initiative is here already. Raises ``CarrierError``, ``StoreError``."""
        with closing(self._opening(way, read_shared(folder) if folder else None, code)) as carrier:
            here = folder or folder_shared_as(self.desk.workspace.root, carrier.share)
            if here == folder:
                return preview(carrier, here)
        return self.preview(way, here, code)  # with the code that is known here

    def folder_of(self, coming: Preview) -> Path | None:
        """The folder of an initiative that is here already; None for one that is not. Raises ``StoreError``."""
        return folder_shared_as(self.desk.workspace.root, coming.share)

    def opened(self, way: Way, shared: Shared | None) -> Carrier:
        """A carrier by a way that is set up; to be closed. Raises ``CarrierError``."""
        return self._opening(way, shared, "")

    def parts(self, way: Way, code: str) -> tuple[Part, ...]:
        """The parts one can take with a code: that of an anchor person with the anchor persons' code alone.

        A server knows by itself who may what. Raises ``CarrierError`` for a code that was mistyped.
        """
        made = seals()
        if way.kind != POSTGRES and made is not None and not made.is_for_anchors(code):
            return (Part.COORDINATOR, Part.READER)
        return (Part.COORDINATOR, Part.READER, Part.ANCHOR)

    # Setting up

    def begin(self, folder: Path) -> Shared:
        """Begin to share an initiative, as its anchor person; nothing leaves the laptop yet.

        Where it is shared already, nothing changes. Raises ``StoreError``.
        """
        made = seals()
        return begin_sharing(folder, self._now, made.new() if made else "", self._identity)

    def set_up(self, folder: Path, way: Way, code: str = "") -> Shared:
        """Set up a way, once it could be opened; a table instead of the one before it.

        The ``code`` that opened it is kept where none is known: who joined through a server has none. Raises ``StoreError`` and ``CarrierError``; then it is not set up.
        """
        shared = kept(folder)
        with closing(self._opening(way, shared, code)) as carrier:
            carrier.heads()
        secret = code if way.kind != POSTGRES else ""
        others = (one for one in shared.ways if one != way and not one.kind == way.kind == ROOM)
        return set_ways(folder, self._now, (*others, way), secret)

    def take_down(self, folder: Path, way: Way) -> Shared:
        """Use a way no more; what is there stays. Raises ``StoreError``."""
        return set_ways(folder, self._now, tuple(one for one in kept(folder).ways if one != way))

    def codes(self, folder: Path) -> Codes:
        """What the others type to join; empty where nothing is sealed. Raises ``StoreError`` where it is not shared."""
        shared, made = kept(folder), seals()
        if made is None or not shared.secret:
            return Codes("", "")
        anchors = shared.secret if made.is_for_anchors(shared.secret) else ""
        return Codes(anchors, made.for_others(shared.secret))

    def join(self, way: Way, code: str, part: Part, platforms: Sequence[str] = ()) -> tuple[Path, Exchanged]:
        """Take part in an initiative that others share: its folder here, and what came. A file is no way to be kept.

        Raises ``CarrierError``: ``share.nobody-there`` where nobody has told of it yet. Raises ``StoreError``.
        """
        ways = () if way.kind == FILE else (way,)
        with closing(self._opening(way, None, code)) as carrier:
            folder = join(
                *(
                    self.desk.workspace.root,
                    carrier,
                    self._now,
                    part,
                    tuple(platforms),
                    code,
                    ways,
                    self._identity,
                )
            )
        return folder, self._exchange(folder, way)

    # To and fro

    def exchange(self, folder: Path) -> Exchanged:
        """Exchange by every way that is set up. Raises ``StoreError``; trouble with a way is told in what it returns."""
        whole = Exchanged()
        for way in kept(folder).ways:
            try:
                done = self._exchange(folder, way)
            except CarrierError as error:
                done = Exchanged(troubles=(Trouble(error.key, error.values),))
                tell_trouble(folder, done.troubles)
            whole = whole.also(done)
        return whole

    def exchange_over(self, folder: Path, carrier: Carrier) -> Exchanged:
        """Exchange by a carrier that is open. Raises ``CarrierError``, ``StoreError``."""
        settings = self.desk.settings
        return exchange(folder, carrier, self._now, settings.name, self._identity, hearing=self._hearing)

    def pack(self, folder: Path, target: Path, platform: str = "") -> Exchanged:
        """Write all that may go to the others into a file to give to them; of a platform its meetings, and notes.

        Raises ``CarrierError``, ``StoreError``.
        """
        only = self._of_platform(folder, platform) if platform else None
        return pack(folder, target, self._now, self.desk.settings.name, only, self._identity)

    def take_in(self, file: Path, folder: Path) -> Exchanged:
        """Bring in what a file from a colleague has. Raises ``CarrierError``, ``StoreError``."""
        return self._exchange(folder, file_way(file))

    # Who writes

    def hand_over(self, path: Path, to: LaptopId) -> None:
        """Let another laptop write a meeting from now on; here it opens read-only then.

        Refused where one does not write it or the other may not read it. Raises ``StoreError``.
        """
        hand_over(path.parent, StreamName(path.stem), to, self._now)

    def take_over(self, path: Path) -> Path:
        """A meeting of one's own that goes on with one whose laptop is gone; where it is. Raises ``StoreError``, ``Refused``."""
        return take_over(path.parent, StreamName(path.stem), self._now)

    @property
    def _now(self) -> datetime:
        return self.desk.clock.now()

    def _exchange(self, folder: Path, way: Way) -> Exchanged:
        with closing(self._opening(way, kept(folder), "")) as carrier:
            return self.exchange_over(folder, carrier)

    def _of_platform(self, folder: Path, platform: str) -> frozenset[str]:
        """The meetings of a platform, and all notes."""
        from cocreation_tui.desk.initiatives import Initiatives

        known = Initiatives(self.desk).read(folder).initiative
        wanted = platform.casefold()
        met = known.meetings if known else ()
        meetings = {one.id for one in met if any(name.casefold() == wanted for name in one.platforms)}
        shared = kept(folder)
        notes = {one.stream for one in shared.streams if noting_laptop(one.stream) is not None}
        own = {notes_of(shared.laptop), notes_of(shared.laptop, Ring.INSIDE)}
        return frozenset({*meetings, *notes, *own})


def _member(
    shared: Shared, laptop: LaptopId, name: str, part: Part, platforms: tuple[str, ...], told: datetime | None
) -> Member:
    written = [one for one in shared.streams if one.head.writer == laptop and one.head.number]
    meetings = sum(noting_laptop(one.stream) is None and not one.head.away for one in written)
    came = max((one.at for one in written), default=None)
    return Member(laptop, name, part, platforms, laptop == shared.laptop, told, meetings, came)
