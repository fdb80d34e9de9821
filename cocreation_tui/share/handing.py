"""Who goes on with a meeting: handing it over to another laptop, and going on with one whose laptop is gone."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from cocreation_tui.core.ground.errors import Refused, StoreError
from cocreation_tui.core.session.events.event import Step
from cocreation_tui.core.session.events.laptops import WriterHandedOver
from cocreation_tui.core.session.evolve.evolve import replay
from cocreation_tui.core.shared.streams import NOTHING, Head, LaptopId, Part, Ring, StreamName
from cocreation_tui.share.between import Between
from cocreation_tui.share.exchange import kept, one_at_a_time
from cocreation_tui.share.forking import live_on
from cocreation_tui.store.lock import Holder
from cocreation_tui.store.meeting_file import MeetingFile
from cocreation_tui.store.shared_streams import Known, Shared
from cocreation_tui.store.workspace import INITIATIVE_FILE


def hand_over(folder: Path, meeting: StreamName, to: LaptopId, now: datetime) -> None:
    """Let another laptop write a meeting from now on; here it opens read-only, and there for writing once it came.

    Refused for a meeting that is written elsewhere, for a laptop nobody knows, and for one that may not read it. Raises
    ``StoreError``: when somebody writes the meeting at this moment, or the disk fails; it is then still written here.
    """
    with one_at_a_time(folder, now):
        shared = kept(folder)
        at = Between(folder, None, shared, now)
        known = at.known.get(meeting)
        if known is not None and known.head.writer != at.me:
            raise Refused("share.not-written-here", name=shared.name(known.head.writer))
        here = at.histories.read(meeting)
        if not here.steps:
            raise StoreError("store.missing", at.histories.path(meeting))
        if here.ring is Ring.INSIDE and not at.is_anchor:
            raise Refused("share.stays-here")
        _may_have(shared, to, here.ring)
        with MeetingFile.open(at.histories.path(meeting), now=now) as file:
            if file.read_only:
                raise StoreError(file.why or "store.read-only", file.path, **(file.holder or Holder()).names)
            event = WriterHandedOver(to, shared.name(to), now)
            file.append(Step(len(file.steps) + 1, max(now, file.steps[-1].at), (event,)))
            before = known or Known(meeting, at.me, Head(1, 0, NOTHING, at.me, here.ring), now)
            at.mark(replace(before, head=replace(before.head, writer=to), given=True))


def _may_have(shared: Shared, to: LaptopId, ring: Ring) -> None:
    part = next((one.part for one in shared.others if one.laptop == to), None)
    if part is None:
        raise Refused("share.no-such-laptop")
    if part is Part.READER or (ring is Ring.INSIDE and part is not Part.ANCHOR):
        raise Refused("share.not-for-them", name=shared.name(to))


def take_over(folder: Path, meeting: StreamName, now: datetime) -> Path:
    """Go on with a meeting whose laptop is gone: a new meeting with the same steps, as far as they have come.

    Refused for a meeting that is written here, and for one that is closed: in that nothing goes on. The other stays as it is, and what comes of it later is told. Done again
    it is the same meeting. Raises ``StoreError``.
    """
    with one_at_a_time(folder, now):
        shared = kept(folder)
        at = Between(folder, None, shared, now)
        known = at.known.get(meeting)
        if meeting == Path(INITIATIVE_FILE).stem or known is None or known.head.writer == at.me:
            raise Refused("share.written-here")
        here = at.histories.read(meeting)
        if not here.steps:
            raise StoreError("store.missing", at.histories.path(meeting))
        if replay(here.steps).facts.closed_at is not None:
            raise Refused("share.is-closed", name=shared.name(known.head.writer) or known.head.writer[:6])
        return at.histories.path(live_on(at, meeting, here, len(here.steps)))
