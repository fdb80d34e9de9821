"""A stream is made of the same pieces in the same way, in whatever order they came."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from cocreation_tui.core.shared.streams import NOTHING, Digest, LaptopId, Ring, StreamName, chain
from cocreation_tui.share.chains import newest
from cocreation_tui.share.segments import Piece, Segment

WRITER = LaptopId("a" * 32)


def piece(bodies: list[bytes], after: int, last: int, came: int) -> Piece:
    """The steps of a history after one and up to another, as a file holds them that came as the how manieth."""
    digests = [NOTHING, *chain(bodies)]
    told = Segment(
        *(StreamName("moede"), Ring.ALL, 1, after, digests[after], last, digests[last], WRITER, WRITER, False)
    )
    read: Callable[[], tuple[bytes, ...]] = lambda: tuple(bodies[after:last])  # noqa: E731
    return Piece(told, (came, ""), read)


@given(
    steps=st.integers(2, 12),
    common=st.integers(0, 10),
    more=st.integers(1, 8),
    cuts=st.lists(st.tuples(st.booleans(), st.integers(0, 11), st.integers(1, 12)), max_size=6),
    seed=st.integers(0, 9),
)
def test_two_histories_give_one_whatever_came_first(
    steps: int, common: int, more: int, cuts: list[tuple[bool, int, int]], seed: int
) -> None:
    one = [b"step %d" % number for number in range(steps)]
    other = [*one[: min(common, steps - 1)], *(b"otherwise %d" % number for number in range(more))]
    spans = [(one, 0, len(one)), (other, 0, len(other))]
    for which, after, last in cuts:
        bodies = other if which else one
        if after < min(last, len(bodies)):
            spans.append((bodies, after, min(last, len(bodies))))
    kept: set[tuple[int, Digest]] = set()
    for turn in range(4):
        order = Random(f"{seed} {turn}").sample(range(len(spans)), len(spans))
        telling = newest(piece(*span, came) for span, came in zip(spans, order, strict=True))
        assert telling is not None
        assert telling.head is not None
        kept.add((telling.head.number, telling.head.digest))
    digests = [*chain(one)], [*chain(other)]
    first = min(common, steps - 1)
    counting = min(digests, key=lambda all_of_it: all_of_it[first])
    assert kept == {(len(counting), counting[-1])}
