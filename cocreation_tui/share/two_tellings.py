"""A stream of another laptop that is told in two ways: what is not told any more lives on, where nobody else keeps it."""

from __future__ import annotations

from cocreation_tui.core.session.events.event import Step
from cocreation_tui.core.shared.streams import (
    NOTHING,
    Head,
    LaptopId,
    Ring,
    StreamName,
    chain,
    notes_of,
    noting_laptop,
)
from cocreation_tui.share.between import Between
from cocreation_tui.share.forking import alike, common_instants, common_steps, live_on, live_on_as_told
from cocreation_tui.share.histories import History, decoded, encoded


def keep_former(at: Between, stream: StreamName, here: History, steps: tuple[Step, ...]) -> None:
    """Keep what is here, where ``steps`` that take its place tell otherwise.

    What this laptop wrote by an identity it had before lives on as its own; what the writer told and then told
    otherwise, having gone back to an old copy in between, lives on as it was told. Raises ``StoreError``.
    """
    known = at.known.get(stream)
    if known is None or not here.steps:
        return
    if known.head.writer in at.shared.before and noting_laptop(stream) is None:
        if len(here.steps) > len(steps) or not alike(here.steps, steps):
            live_on(at, stream, here, common_steps(here.digests, tuple(chain(encoded(steps)))))
    elif not alike(here.steps, steps):
        _keep_as_told(at, stream, here.steps, common_instants(here.steps, steps))


def keep_earlier(at: Between, stream: StreamName, head: Head) -> None:
    """Keep what a carrier has that is of an earlier telling, where that tells otherwise. Raises ``StoreError``, ``CarrierError``."""
    if head.away or not at.histories.is_here(stream):
        return
    bodies, _ = at.pulled(stream, head, 0, NOTHING)
    steps, here = decoded(stream, bodies, 0), at.histories.read(stream).steps
    if not alike(here, steps):
        _keep_as_told(at, stream, steps, common_instants(here, steps))


def keep_other(
    at: Between, stream: StreamName, here: History, steps: tuple[Step, ...], common: int, is_theirs: bool
) -> None:
    """Keep what does not count of two tellings, where its writer knows nothing of it any more.

    ``steps`` are the carrier's, ``is_theirs`` says that they count. Raises ``StoreError``.
    """
    writer, other = at.known[stream].head.writer, here.steps if is_theirs else steps
    if writer in at.shared.before:
        if noting_laptop(stream) is not None:
            _keep_as_told(at, stream, other, common)
        elif is_theirs:
            live_on(at, stream, here, common)
    elif _writer_has_theirs(at, writer) is is_theirs:
        _keep_as_told(at, stream, other, common)


def _keep_as_told(at: Between, stream: StreamName, steps: tuple[Step, ...], common: int) -> None:
    """Unless one's own notes have it all."""
    if noting_laptop(stream) is not None:
        own = at.histories.read(notes_of(at.me, Ring.INSIDE)).steps
        if common_instants(own, steps) == len(steps):
            return
    live_on_as_told(at, stream, steps, common)


def _writer_has_theirs(at: Between, writer: LaptopId) -> bool | None:
    """Whether a writer's newest telling is the carrier's, and not the one here; None where a carrier does not say.

    A file says it that the writer has packed: the newest of theirs has what they have now.
    """
    told = at.carrier.laptops()
    if [one.laptop for one in told] != [writer]:
        return None
    return told[0] in at.shared.others
