"""A room for the tables around this laptop, as verbs and screens open it: it exchanges by itself as long as it is open.

Whatever else an initiative is shared by stays as it is: the room is a way beside it that passes.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from threading import Event, Thread

from cocreation_tui.core.ground.errors import Refused, StoreError
from cocreation_tui.core.shared.streams import ShareId
from cocreation_tui.desk.initiatives import Initiatives
from cocreation_tui.desk.together import Together
from cocreation_tui.share.carrier import ROOM_GONE, CarrierError
from cocreation_tui.share.carriers.postgres import PostgresCarrier
from cocreation_tui.share.heard import Hearing
from cocreation_tui.share.hosting import Room, hosted
from cocreation_tui.share.news import EXCHANGING, Exchanged, Trouble
from cocreation_tui.share.room_address import OnWall
from cocreation_tui.store import files, lock
from cocreation_tui.store.locations import rooms_root
from cocreation_tui.store.shared_streams import read_shared, sharing_folder

OPEN_ALREADY = "share.room.open-already"
"""Catalogue key: the room of this initiative is open, here or in another program."""
EVERY, SLICE = 3.0, 1.0
"""Seconds between looks at what is new here, and of listening at a time to what comes from the tables."""
Told = Callable[[Exchanged], object]
"""Is told what an exchange came to, in the room's own thread."""


def nothing(_: Exchanged) -> None:
    """What is told where nobody wants to know."""


class HostedRoom(Thread):
    """The room of an initiative; ends with the program, however that ends."""

    def __init__(
        self,
        together: Together,
        folder: Path,
        told: Told = nothing,
        port: int | None = None,
        hosts: Sequence[str] = (),
    ) -> None:
        super().__init__(daemon=True)
        self.folder = folder
        """The initiative's."""
        self.told = told
        """Is told of every exchange; may be changed."""
        self.hearing: Hearing | None = None
        """Notes what has arrived where the initiative's notes are open; may be changed."""
        self.wall: OnWall | None = None
        """What stands on the wall; None before it is open, and afterwards."""
        self._together = together
        self._asked = (port, tuple(hosts))
        self._gone = Event()
        self._opened: Future[OnWall] = Future()

    def open(self) -> OnWall:
        """Open it, and share the initiative where it is not yet; slow. Raises ``CarrierError``, ``StoreError``, ``Refused``."""
        self.start()
        self.wall = self._opened.result()
        ROOMS[self.folder] = self
        return self.wall

    def end(self) -> None:
        """Close it; nothing of it is left. Slow."""
        self._gone.set()
        self.join()

    def run(self) -> None:
        """Open it, and exchange until it is to end."""
        try:
            with self._held() as (room, carrier):
                self._exchange_on(room, carrier)
        except (CarrierError, StoreError, Refused) as error:
            if self._opened.done():
                values = {} if isinstance(error, StoreError) else error.values
                self.told(Exchanged(troubles=(Trouble(error.key, values),)))
            else:
                self._opened.set_exception(error)
        finally:
            if not self._opened.done():
                self._opened.set_exception(RuntimeError("a room that did not open"))
            self.wall = None
            ROOMS.pop(self.folder, None)

    @contextmanager
    def _held(self) -> Iterator[tuple[Room, PostgresCarrier]]:
        """The room and how one comes in oneself; one at a time for an initiative, in whichever program."""
        desk = self._together.desk
        shared = read_shared(self.folder) or self._together.begin(self.folder)
        path = sharing_folder(self.folder) / "room.json"
        held = lock.take(path, desk.clock.now())
        if held is None:
            raise Refused(OPEN_ALREADY)
        try:
            known = Initiatives(desk).read(self.folder).initiative
            platforms = [one.name for one in known.platforms] if known else []
            with hosted(_data(shared.share), shared.share, shared.secret, platforms, *self._asked) as room:
                carrier = room.carrier(shared.laptop)
                try:
                    carrier.watch(0)
                    while not self._exchange(room, carrier) and not self._gone.is_set():
                        self._gone.wait(SLICE)  # before that nobody at a table would find anything
                    code = self._together.codes(self.folder).others
                    self._opened.set_result(OnWall(room.hosts, room.port, code))
                    yield room, carrier
                finally:
                    carrier.close()
        finally:
            lock.release(held, path)

    def _exchange_on(self, room: Room, carrier: PostgresCarrier) -> None:
        while not self._gone.is_set():
            try:
                for _ in range(int(EVERY / SLICE)):
                    if self._gone.is_set() or carrier.watch(SLICE):
                        break
                if not self._gone.is_set():
                    self._exchange(room, carrier)
            except CarrierError:
                if not room.stands:
                    raise CarrierError(ROOM_GONE) from None
                self._gone.wait(EVERY)

    def _exchange(self, room: Room, carrier: PostgresCarrier) -> bool:
        """Exchange once; False where somebody else does it just now: the next time is soon. Raises ``CarrierError``."""
        room.reseat(carrier.laptop)
        together = Together(self._together.desk, hearing=self.hearing)
        try:
            done = together.exchange_over(self.folder, carrier)
        except StoreError as error:
            if error.key == EXCHANGING:
                return False
            done = Exchanged(troubles=(Trouble(error.key),))
        self.told(done)
        return True


ROOMS: dict[Path, HostedRoom] = {}
"""The rooms that are open in this program, by the folder of the initiative."""


def _data(share: ShareId) -> Path:
    """Where the database lies meanwhile; as root, who does not run it, where somebody else may reach it."""
    if sys.platform != "win32" and os.geteuid() == 0:
        return Path(tempfile.gettempdir(), f"cocreation-{token_hex(16)}")
    return files.private_folder(rooms_root()) / share
