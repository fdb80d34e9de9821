"""The histories of an initiative that are here, as streams: which there are, and their steps as they are sent.

What another laptop noted lies in ``.sharing/notes``; everything else lies where meetings lie.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.session.events.event import SessionPlanned, Step
from cocreation_tui.core.session.evolve.evolve import replay
from cocreation_tui.core.session.session import INITIATIVE
from cocreation_tui.core.shared.rings import for_all, ring_of
from cocreation_tui.core.shared.streams import (
    Digest,
    LaptopId,
    Ring,
    StreamName,
    chain,
    notes_of,
    noting_laptop,
)
from cocreation_tui.share.carrier import DAMAGED, NEWER, CarrierError
from cocreation_tui.share.taking_back import take_back_papers
from cocreation_tui.store import files, lock, putting_away
from cocreation_tui.store import meeting_reader as reading
from cocreation_tui.store.codec import (
    CodecError,
    NewerFormat,
    decode_step,
    dump_json,
    encode_step,
    parse_json,
)
from cocreation_tui.store.files import delete
from cocreation_tui.store.found_file import forget
from cocreation_tui.store.initiative_shelf import KEPT
from cocreation_tui.store.meeting_reader import HARMLESS
from cocreation_tui.store.remains import delete_meeting
from cocreation_tui.store.safe_names import is_session_id
from cocreation_tui.store.shared_streams import notes_path
from cocreation_tui.store.whole_meeting import take_in
from cocreation_tui.store.workspace import INITIATIVE_FILE, entry_of, meeting_paths

_BY_OTHER_MEANS = {HARMLESS, "store.unknown-zone", "store.unknown-language"}
"""What may be said of a history that is whole all the same."""


@dataclass(frozen=True, slots=True)
class History:
    """A stream as it is here."""

    steps: tuple[Step, ...]
    """Its steps."""
    bodies: tuple[bytes, ...]
    """Each as it is sent."""
    digests: tuple[Digest, ...]
    """What everything up to each comes to."""
    ring: Ring
    """Whom it goes to."""


NOTHING_HERE = History((), (), (), Ring.ALL)
"""A stream of which nothing is here."""


class Histories:
    """The histories in an initiative's folder, for a laptop."""

    def __init__(self, folder: Path, laptop: LaptopId) -> None:
        self.folder = folder
        """The folder."""
        self.laptop = laptop
        """This laptop."""
        self.inside: frozenset[str] = frozenset()
        """The meetings that stay with the anchor persons: what notes say of them does, too."""

    def path(self, stream: str) -> Path:
        """The file of a stream, whether it is there or not."""
        noting = noting_laptop(StreamName(stream))
        if noting is None:
            return self.folder / f"{stream}.json"
        return self.folder / INITIATIVE_FILE if noting == self.laptop else notes_path(self.folder, noting)

    def own_notes(self) -> tuple[StreamName, StreamName]:
        """The two streams of what was noted here, that for the anchor persons first."""
        return notes_of(self.laptop, Ring.INSIDE), notes_of(self.laptop)

    def meetings(self) -> Iterator[StreamName]:
        """The meetings that are here, by name."""
        for path in meeting_paths(self.folder):
            if noting_laptop(StreamName(path.stem)) is None:
                yield StreamName(path.stem)

    def is_here(self, stream: str) -> bool:
        """Whether there is a file of a stream; one that was put away is not. Raises ``StoreError``."""
        return files.exists(self.path(stream))

    def is_away(self, stream: str) -> bool:
        """Whether a stream's file lies among what was put away here. Raises ``StoreError``."""
        return files.exists(self.away_path(stream))

    def away_path(self, stream: str) -> Path:
        """The file of a stream among what was put away, whether it is there or not."""
        path = self.path(stream)
        return path.parent / putting_away.FOLDER / path.name

    def read(self, stream: str) -> History:
        """A stream with all its steps; nothing where it is not here.

        Raises ``StoreError``: also for one of which something is wanting, or that a newer version has written.
        """
        return self._read(stream, self.path(stream))

    def read_away(self, stream: str) -> History:
        """The same of what was put away here. Raises ``StoreError``."""
        return self._read(stream, self.away_path(stream))

    def _read(self, stream: str, path: Path) -> History:
        if not files.exists(path):
            return NOTHING_HERE
        contents = reading.read_settled(path)
        for problem in contents.wanting(path):
            if problem.key not in _BY_OTHER_MEANS:
                raise StoreError(
                    NEWER if problem.key == "store.newer" else problem.key, path, **problem.values
                )
        steps = _as_written(contents)
        steps = for_all(steps, self.inside, self.laptop) if stream == notes_of(self.laptop) else steps
        return _history(steps, self._ring(stream, steps))

    def read_for_all(self, stream: StreamName) -> History:
        """Notes of another laptop, here as the anchor persons may read them, as all may. Raises ``StoreError``."""
        steps = self.read(stream).steps
        return _history(for_all(steps, self.inside, noting_laptop(stream)), Ring.ALL)

    def read_alone(self, stream: str, now: datetime) -> History:
        """The same while nobody is writing it: whoever tells it anew holds its file until that is done."""
        path = self.path(stream)
        held = lock.take(path, now)
        if held is None:
            raise lock.refused(path)
        try:
            return self.read(stream)
        finally:
            lock.release(held, path)

    def marks(self, stream: str) -> list[object]:
        """What changes when a stream's files are written."""
        marks: list[object] = [
            list(one) if isinstance(one, tuple) else one for one in reading.marks(self.path(stream))
        ]
        return [*marks, sorted(self.inside)] if stream == notes_of(self.laptop) else marks

    def title(self, stream: str) -> str:
        """What a meeting that is here is called; empty for notes and for one that is not here."""
        if noting_laptop(StreamName(stream)) is not None or not files.fingerprint(self.path(stream)):
            return ""
        return entry_of(self.path(stream)).title

    def take_in(self, stream: str, steps: tuple[Step, ...], now: datetime, anew: bool = False) -> None:
        """Make steps that came the whole of a stream; ``anew`` where they take the place of others.

        Raises ``StoreError``; the stream is then here as it was or as it is to be.
        """
        path = self.path(stream)
        if anew and files.exists(path):
            self.forget_derived()
            take_back_papers(self.folder, stream, reading.read_settled(path).steps, steps)
        try:
            take_in(path, steps, now)
        except CodecError as error:
            raise StoreError(DAMAGED, path) from error

    def put_away(self, stream: str, now: datetime) -> None:
        """Put a stream away that was put away elsewhere. Raises ``StoreError``."""
        if not files.exists(self.path(stream)):
            return
        self.forget_derived()
        if noting_laptop(StreamName(stream)) is None:
            self.delete_away(stream, now)  # an earlier copy, fetched back since
            putting_away.put_away(self.path(stream), now, told=False)

    def delete_away(self, stream: str, now: datetime, told_anew: bool = False) -> None:
        """Delete a stream's file among what was put away, if there is one, with its papers where it was ``told_anew``.

        Raises ``StoreError``.
        """
        if self.is_away(stream):
            if told_anew:
                take_back_papers(self.folder, stream, self.read_away(stream).steps, ())
            delete_meeting(self.away_path(stream), now)

    def forget_derived(self) -> None:
        """Delete what was made of the histories and tells what they no longer tell. Raises ``StoreError``."""
        forget(self.folder.parent)
        if files.exists(self.folder / KEPT):
            delete(self.folder / KEPT)

    def _ring(self, stream: str, steps: tuple[Step, ...]) -> Ring:
        if noting_laptop(StreamName(stream)) is not None:
            return Ring.INSIDE if stream.endswith("-inside") else Ring.ALL
        return ring_of(replay(steps[:1]))


def _history(steps: tuple[Step, ...], ring: Ring) -> History:
    bodies = encoded(steps)
    return History(steps, bodies, tuple(chain(bodies)), ring)


def _as_written(contents: reading.Contents) -> tuple[Step, ...]:
    """The steps with the time zone their writer gave, also where this computer does not know it."""
    zone = next((told["zone"] for key, told in contents.unknown if key == "store.unknown-zone"), None)
    first = contents.steps[0]
    plan, *more = first.events
    if zone is None or not isinstance(plan, SessionPlanned):
        return contents.steps
    return (replace(first, events=(replace(plan, zone=str(zone)), *more)), *contents.steps[1:])


def encoded(steps: Iterable[Step]) -> tuple[bytes, ...]:
    """Steps as they are sent."""
    return tuple(dump_json(encode_step(step)) for step in steps)


def is_stream(name: str) -> bool:
    """Whether a name that came from elsewhere can be that of a stream, and so of a file."""
    return is_session_id(name) and name != INITIATIVE


def decoded(stream: str, bodies: Iterable[bytes], after: int) -> tuple[Step, ...]:
    """The steps that came, those after a number.

    Raises ``CarrierError``: ``share.newer`` for what only a newer version knows, ``share.damaged`` for what is no step.
    """
    steps = []
    try:
        for number, body in enumerate(bodies, after + 1):
            step = decode_step(parse_json(body))
            if step.number != number or (number == 1 and not _begins(stream, step)):
                raise CodecError("another step")
            steps.append(step)
    except NewerFormat as error:
        raise CarrierError(NEWER, stream=stream) from error
    except CodecError as error:
        raise CarrierError(DAMAGED, stream=stream) from error
    return tuple(steps)


def _begins(stream: str, first: Step) -> bool:
    """Whether a step is the plan of the meeting, or of the initiative, that a stream holds."""
    wanted = stream if noting_laptop(StreamName(stream)) is None else INITIATIVE
    return isinstance(first.events[0], SessionPlanned) and first.events[0].session == wanted


def title_of(bodies: Iterable[bytes]) -> str:
    """What a meeting is called, by its first steps as they came; empty where they do not say."""
    with suppress(CodecError):
        for body in bodies:
            plan = decode_step(parse_json(body)).events[0]
            return plan.title if isinstance(plan, SessionPlanned) else ""
    return ""
