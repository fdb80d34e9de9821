"""What laptops of a simulation share through: a server in memory, a real one, copies of a folder, files that are sent.

Each knows all that was ever told by it, as an anchor person sees it, so that what the laptops have can be held against it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from cocreation_tui.core.shared.streams import Batch, Head, LaptopId, Part, ShareId, StreamName
from cocreation_tui.share.carrier import Carrier, CarrierError
from cocreation_tui.share.carriers.bundle import BundleCarrier, pack
from cocreation_tui.share.carriers.entered import enter, keys_of
from cocreation_tui.share.carriers.folder import FolderCarrier
from cocreation_tui.share.carriers.postgres import PostgresCarrier
from cocreation_tui.share.news import Exchanged
from cocreation_tui.share.packing import pack as pack_up
from cocreation_tui.share.sealing import Keys, code_for_anchors, code_for_others, read_code
from tests.share.memory import Cloud, Kept

if TYPE_CHECKING:
    from tests.share.laptops import Laptop
    from tests.share.postgres_server import Server

enter()
KEYS = Keys(b"sixteen letters!", anchor=True)
ANCHORS, OTHERS = code_for_anchors(KEYS), code_for_others(KEYS)
"""The codes on the wall."""
NOBODY = LaptopId("0" * 32)


def _all_of(carrier: Carrier) -> dict[StreamName, Kept]:
    found = {}
    for stream, head in carrier.heads().items():
        bodies: list[bytes] = []
        by = head.writer
        with suppress(CarrierError):
            for batch in carrier.pull(stream, head.generation, 0):
                bodies += batch.bodies
                by = batch.by
        found[stream] = Kept(head, bodies, by)
    return found


def keys_on(of: Laptop) -> Keys:
    """The keys that a laptop has: by its code, and by what the others have told."""
    return keys_of(of.shared if of.has_joined else None, code_of(of.part))


def code_of(part: Part) -> str:
    """The code that somebody with a part has typed."""
    return ANCHORS if part is Part.ANCHOR else OTHERS


class OnAServer(Cloud):
    """A real PostgreSQL; whoever gets a copied laptop comes in by a login of their own."""

    def __init__(self, server: Server, share: ShareId) -> None:
        self.server, self.share = server, share
        self._logins: dict[str, str] = {}
        self._anchor = self._address("all", Part.ANCHOR)
        self._apart = self._address("elsewhere", Part.COORDINATOR)

    def _address(self, name: str, part: Part) -> str:
        from cocreation_tui.share import server as administering

        if name not in self._logins:
            login = self.server.login(f"{self.share[:8]}-{name}")
            administering.grant(self.server.owner, self.share, login, part)
            self._logins[name] = self.server.address(login)
        return self._logins[name]

    def open(self, of: Laptop, me: LaptopId) -> Carrier:
        return PostgresCarrier(self._address(of.login, of.part), self.share, me)

    def secret(self, part: Part) -> str:
        return code_of(part)

    def told(self) -> dict[StreamName, Kept]:
        with closing(PostgresCarrier(self._anchor, self.share, NOBODY)) as carrier:
            return _all_of(carrier)

    def shown(self) -> list[dict[StreamName, Kept]]:
        with closing(PostgresCarrier(self._apart, self.share, NOBODY)) as carrier:
            return [_all_of(carrier)]

    def heads(self) -> Mapping[StreamName, Head]:
        with closing(PostgresCarrier(self._anchor, self.share, NOBODY)) as carrier:
            return carrier.heads()

    def put(self, batch: Batch) -> None:
        with closing(PostgresCarrier(self._apart, self.share, batch.by)) as carrier:
            carrier.push(batch)


class Copies(Cloud):
    """A folder of which every laptop has a copy, kept in step by a client over a middle, late and in any order.

    What differs under the same name arrives as a conflict copy; what was deleted in one copy goes from the others.
    """

    def __init__(self, root: Path, share: ShareId, dice: Random) -> None:
        self.root, self.share, self.dice = root, share, dice
        self.middle = root / "middle"
        self.middle.mkdir(parents=True)
        self._copies: dict[str, set[Path]] = {}
        """Of every copy the files that its client has seen there."""

    def open(self, of: Laptop, me: LaptopId) -> Carrier:
        keys = keys_on(of)
        copy = self.root / of.root.name
        if of.root.name not in self._copies:
            self._copies[of.root.name] = set()
            copy.mkdir()
            self.arrive()
        return FolderCarrier(copy, self.share, keys, me)

    def secret(self, part: Part) -> str:
        return code_of(part)

    def put(self, batch: Batch) -> None:
        FolderCarrier(self.middle, self.share, KEYS, batch.by).push(batch)

    def told(self) -> dict[StreamName, Kept]:
        """What is in the middle, and what has not come there yet."""
        found: dict[StreamName, Kept] = {}
        for place in [self.middle, *(self.root / name for name in self._copies)]:
            _add(found, _all_of(FolderCarrier(place, self.share, KEYS, NOBODY)))
        return found

    def shown(self) -> list[dict[StreamName, Kept]]:
        places, keys = [self.middle, *(self.root / name for name in self._copies)], read_code(OTHERS)
        return [_all_of(FolderCarrier(place, self.share, keys, NOBODY)) for place in places]

    def pass_time(self) -> None:
        for name in self._copies:
            if self.dice.random() < 0.7:
                self._step(name, self.dice.choice((0.3, 0.8, 1)))

    def arrive(self) -> None:
        for _ in range(2):
            for name in self._copies:
                self._step(name, 1)

    def _step(self, name: str, share: float) -> None:
        """The client of a copy looks: each thing that differs is brought in step with some likelihood."""
        copy, seen = self.root / name, self._copies[name]
        here, there = _files(copy), _files(self.middle)
        for path in self.dice.sample(wanted := sorted(here | there | seen), len(wanted)):
            if self.dice.random() > share:
                continue
            if path in here and path in there:
                if (copy / path).read_bytes() != (self.middle / path).read_bytes():
                    conflict = path.with_name(f"{path.stem} (conflicted copy){path.suffix}")
                    (copy / path).replace(copy / conflict)
                    _bring(self.middle / path, copy / path)
                seen.add(path)
            elif path in seen:  # deleted on one side
                for place in (copy, self.middle):
                    (place / path).unlink(missing_ok=True)
                seen.discard(path)
            else:
                source, target = (copy, self.middle) if path in here else (self.middle, copy)
                _bring(source / path, target / path)
                seen.add(path)


def _files(root: Path) -> set[Path]:
    return {one.relative_to(root) for one in root.rglob("*") if one.is_file()}


def _bring(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(source.read_bytes())


def _add(found: dict[StreamName, Kept], more: Mapping[StreamName, Kept]) -> None:
    """Keep of each stream what has come furthest."""
    for stream, kept in more.items():
        here = found.get(stream)
        if here is None or _counts(kept, here):
            found[stream] = kept


def _counts(one: Kept, other: Kept) -> bool:
    """Whether of two tellings of a stream the first is the one that all laptops come to.

    That told anew last, or put away, or told otherwise with the lower digest, or the longer.
    """
    told, others = ((kept.head.generation, kept.head.away) for kept in (one, other))
    if told != others:
        return told > others
    pairs = zip(one.digests, other.digests, strict=False)
    return next(
        (mine < theirs for mine, theirs in pairs if mine != theirs), one.head.number > other.head.number
    )


class Mail(Cloud):
    """Files that everybody sends to everybody: read late, in any order, more than once, and some of them never."""

    def __init__(self, root: Path, share: ShareId, dice: Random) -> None:
        self.root, self.share, self.dice = root, share, dice
        self.sent: list[tuple[str, Path]] = []
        self.unread: dict[str, list[Path]] = {}
        self.all_comes = False
        self._known: dict[Path, dict[StreamName, Kept]] = {}
        root.mkdir(parents=True)

    def open(self, of: Laptop, me: LaptopId) -> Carrier:
        """The newest that somebody has sent."""
        self.unread.setdefault(of.root.name, [path for _, path in self.sent])
        return BundleCarrier(self.sent[-1][1], keys_on(of))

    def secret(self, part: Part) -> str:
        return code_of(part)

    def told(self) -> dict[StreamName, Kept]:
        found: dict[StreamName, Kept] = {}
        for _, path in self.sent:
            _add(found, self._in(path))
        return found

    def shown(self) -> list[dict[StreamName, Kept]]:
        return [_all_of(BundleCarrier(path, read_code(OTHERS))) for _, path in self.sent]

    def put(self, batch: Batch) -> None:
        from tests.share.carrier_contract import hello

        path = self.root / f"{len(self.sent)}.cocreation"
        pack(path, self.share, KEYS, replace(hello(), laptop=batch.by), [batch])
        self._send("", path)

    def exchange(self, of: Laptop, run: Callable[[Carrier], Exchanged]) -> Exchanged:
        done = Exchanged()
        unread = self.unread.setdefault(of.root.name, [path for _, path in self.sent])
        dice = self.dice
        number = len(unread) if self.all_comes else dice.randint(0, len(unread))
        for path in dice.sample(unread, number):
            done = done.also(run(BundleCarrier(path, keys_on(of))))
            if self.all_comes or dice.random() < 0.9:
                unread.remove(path)
        path = self.root / f"{len(self.sent)}-{of.root.name}.cocreation"
        packed = pack_up(of.folder, path, of.clock.now(), of.name, None, of.identity)
        if self.all_comes or not self.sent or dice.random() < 0.8:
            self._send(of.root.name, path)
        return replace(done.also(packed), sent=done.sent)

    def _send(self, name: str, path: Path) -> None:
        self.sent.append((name, path))
        for other, unread in self.unread.items():
            if other != name:
                unread.append(path)

    def arrive(self) -> None:
        """Only the last that each has sent counts by now."""
        self.all_comes = True

    def _in(self, path: Path) -> dict[StreamName, Kept]:
        if path not in self._known:
            self._known[path] = _all_of(BundleCarrier(path, KEYS))
        return self._known[path]
