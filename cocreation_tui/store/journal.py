"""The journal beside a meeting's file: one line per step, durable before the step is acknowledged.

A line is the CRC-32 of what follows in eight hexadecimal digits, a space, the step as JSON, a line feed. A bad last
line is a torn tail: its step was never acknowledged. A bad line before good ones is damage.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.session.events.event import Step
from cocreation_tui.store import files
from cocreation_tui.store.appender import Appender
from cocreation_tui.store.codec import (
    CodecError,
    NewerFormat,
    decode_step,
    dump_json,
    encode_step,
    parse_json,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a journal was found to contain."""

    steps: tuple[Step, ...] = ()
    """The steps of its good lines, in order; those before the first newer one."""
    size: int = 0
    """Length of the file in bytes."""
    torn: bool = False
    """Whether it ends in half a line."""
    damaged: int = 0
    """Lines that cannot be read though they were once written whole."""
    newer: bool = False
    """Whether it has lines that only a newer version of the program knows."""


class _BadLine(ValueError):
    """A line whose checksum does not fit."""


def encode_line(step: Step) -> bytes:
    """A step as a line of the journal. Raises ``CodecError`` for a step that could not be read back."""
    payload = dump_json(encode_step(step))
    decode_step(parse_json(payload))
    return b"%08x %s\n" % (crc32(payload), payload)


def parse(data: bytes) -> Reading:
    """The steps in the bytes of a journal; whatever they are, nothing is raised."""
    steps: list[Step] = []
    lines = data.split(b"\n")
    damaged = unread = 0
    for line in filter(None, lines):
        try:
            steps.append(_decode_line(line))
        except NewerFormat:
            return Reading(tuple(steps), len(data), damaged=damaged + unread, newer=True)
        except _BadLine:
            unread += 1
        except CodecError:  # written like this: not a torn line
            damaged += 1
        else:
            damaged, unread = damaged + unread, 0
    # One write is in flight at a time, so more than one bad line, or nothing but zeros, is no torn tail.
    if unread > 1 or (unread and not data.strip(b"\0")):
        damaged, unread = damaged + unread, 0
    return Reading(tuple(steps), len(data), torn=bool(unread or lines[-1]), damaged=damaged)


def read(path: Path) -> Reading:
    """What the journal at ``path`` contains; a missing one is empty. Raises ``StoreError`` when it cannot be read."""
    try:
        return parse(files.read_limited(path))
    except StoreError as error:
        if error.key == "store.missing":
            return Reading()
        raise


class Journal:
    """A journal that is being written."""

    def __init__(self, path: Path, reading: Reading) -> None:
        self._file = Appender(path, reading.size)
        self._keep_first = reading.damaged > 0
        self.broken = reading.torn or reading.damaged > 0
        """Whether it was torn or damaged when opened and has not been mended since."""

    @property
    def path(self) -> Path:
        """The file."""
        return self._file.path

    @property
    def whole(self) -> bool:
        """Whether it can be appended to: not torn, damaged, changed by somebody else or taken away."""
        return not self.broken and self._file.intact

    def append(self, step: Step) -> None:
        """Add a step to a whole journal; durable on return, at a cost that does not depend on what is there.

        Raises ``StoreError``; then the step is not in it.
        """
        self._file.append(encode_line(step))

    def mend(self, pending: Sequence[Step]) -> Path | None:
        """Write the journal anew with ``pending``; damage is first kept as a copy, which is returned."""
        copy = self._keep()
        self._file.replace(b"".join(map(encode_line, pending)))
        self.broken = False
        return copy

    def empty(self) -> None:
        """Drop all lines, once they are safe elsewhere. Damage is first kept as a copy."""
        self._keep()
        self._file.replace(b"")
        self.broken = False

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _keep(self) -> Path | None:
        if not self._keep_first:
            return None
        copy = files.keep_copy(self.path)
        self._keep_first = False
        return copy


def _decode_line(line: bytes) -> Step:
    checksum, space, payload = line[:8], line[8:9], line[9:]
    if space != b" " or checksum != b"%08x" % crc32(payload):
        raise _BadLine
    return decode_step(parse_json(payload))
