"""All carriers that need no server keep the contract; another is added by a class that inherits it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from cocreation_tui.core.shared.streams import Batch, Head, Hello, LaptopId, Part, Ring, ShareId, StreamName
from cocreation_tui.share.carrier import Carrier
from cocreation_tui.share.carriers.bundle import BundleCarrier, pack
from cocreation_tui.share.carriers.folder import FolderCarrier
from cocreation_tui.share.sealing import Keys, code_for_others, read_code
from tests.share.carrier_contract import BO, EMIL, IDA, SHARE, CarrierContract, Way, hello, not_awaited
from tests.share.memory import Memory, MemoryCarrier


class InMemory(Way):
    sees_parts = True

    def __init__(self) -> None:
        self.memory = Memory(SHARE)

    def open(self, laptop: LaptopId, part: Part) -> Carrier:
        return MemoryCarrier(self.memory, laptop, part)


def keys_of(anchor: Keys, part: Part, laptop: LaptopId) -> Keys:
    """The keys of a laptop, which knows what the others have told."""
    others = read_code(code_for_others(anchor))
    coordinators = {one: others.knowing(one * 2, anchor.key, {}) for one in (BO, EMIL)}
    if part is Part.ANCHOR:
        return anchor.knowing("", "", {one: keys.key for one, keys in coordinators.items()})
    return coordinators.get(laptop, others)


class InAFolder(Way):
    def __init__(self, path: Path) -> None:
        self.path = path
        self.keys = Keys.new()

    def open(self, laptop: LaptopId, part: Part) -> Carrier:
        return FolderCarrier(self.path, SHARE, keys_of(self.keys, part, laptop), laptop)


class Mailed:
    """What is read comes by a file that is packed at once by an anchor person; hellos go another way."""

    def __init__(self, path: Path, behind: Carrier, anchor: Keys, keys: Keys, memory: Memory) -> None:
        self.path = path
        self.behind = behind
        self.anchor, self.keys = anchor, keys
        self.memory = memory

    @property
    def share(self) -> ShareId:
        return self._arrived().share

    def heads(self) -> Mapping[StreamName, Head]:
        return self._arrived().heads()

    def pull(self, stream: StreamName, generation: int, after: int) -> Iterator[Batch]:
        yield from self._arrived().pull(stream, generation, after)

    def push(self, batch: Batch) -> Head:
        return self.behind.push(batch)

    def tell(self, hello: Hello) -> None:
        self.behind.tell(hello)

    def laptops(self) -> tuple[Hello, ...]:
        return self.behind.laptops()

    def become(self, laptop: LaptopId) -> None:
        self.behind.become(laptop)

    def refuses(self, ring: Ring) -> str:
        return self.behind.refuses(ring)

    def close(self) -> None:
        self.behind.close()

    def _arrived(self) -> Carrier:
        all_seeing = MemoryCarrier(self.memory, LaptopId("0" * 32), Part.ANCHOR)
        batches = [
            batch
            for stream, head in all_seeing.heads().items()
            for batch in [*all_seeing.pull(stream, head.generation, 0)] or [empty(stream, head)]
        ]
        pack(self.path, SHARE, self.anchor, hello(), batches)
        return BundleCarrier(self.path, self.keys)


def empty(stream: StreamName, head: Head) -> Batch:
    """A stream of which nothing is left."""
    return Batch(
        *(stream, head.ring, head.generation, 0, head.digest, (), head.writer, head.writer, head.away)
    )


class ByMail(InMemory):
    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.keys = Keys.new()

    def open(self, laptop: LaptopId, part: Part) -> Carrier:
        behind = super().open(laptop, part)
        keys = keys_of(self.keys, part, laptop)
        return Mailed(self.path, behind, keys_of(self.keys, Part.ANCHOR, IDA), keys, self.memory)


class TestMemory(CarrierContract):
    @pytest.fixture
    def way(self) -> Way:
        return InMemory()


class TestFolder(CarrierContract):
    @pytest.fixture
    def way(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Way:
        not_awaited(monkeypatch)
        return InAFolder(tmp_path)


class TestBundle(CarrierContract):
    @pytest.fixture
    def way(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Way:
        not_awaited(monkeypatch)
        return ByMail(tmp_path / "til Bo.cocreation")
