"""The public keys that laptops tell of themselves: what stays inside is sealed to them.

A key is believed as it was first heard. Whoever has the code for all can tell another one, so that is not taken.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from cocreation_tui.core.shared.streams import Hello, LaptopId, Part
from cocreation_tui.share.openers import seals
from cocreation_tui.store.shared_streams import Shared


def key_of(shared: Shared) -> str:
    """The public key that this laptop tells; empty where nothing is sealed."""
    making = seals()
    return making.key(shared) if making else ""


def newest(shared: Shared, told: tuple[Hello, ...], me: LaptopId) -> tuple[Hello, ...]:
    """What every other laptop told last, by whichever way; its key as it told it first."""
    found = {one.laptop: one for one in shared.others if one.laptop != me}
    for one in told:
        before = found.get(one.laptop)
        if before is None or before.at <= one.at:
            found[one.laptop] = replace(one, key=(before and before.key) or one.key)
    return tuple(found[laptop] for laptop in sorted(found))


def with_anchors_key(shared: Shared, told: tuple[Hello, ...]) -> Shared:
    """The same with the public key of the anchor persons, once somebody has told it."""
    if shared.anchors:
        return shared
    own = key_of(shared) if shared.part is Part.ANCHOR else ""  # whoever came in by a server has no code
    return replace(shared, anchors=own or of_anchors(told))


def of_anchors(told: Iterable[Hello]) -> str:
    """The public key of the anchor persons, as the first of them tells it; empty where none does."""
    first = sorted((one.at, one.laptop, one.key) for one in told if one.part is Part.ANCHOR and one.key)
    return first[0][2] if first else ""


def with_another_key(shared: Shared, told: tuple[Hello, ...]) -> list[Hello]:
    """Those who tell another key than is known of them."""
    known = {one.laptop: one.key for one in shared.others}
    believed = [(one, shared.anchors if one.part is Part.ANCHOR else known[one.laptop]) for one in told]
    return [one for one, key in believed if one.key and key and one.key != key]
