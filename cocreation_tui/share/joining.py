"""Beginning to share an initiative, and taking part in one that others share."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from secrets import token_hex

from cocreation_tui.core.ground.ids import SessionId
from cocreation_tui.core.session.events.event import SessionPlanned, Step
from cocreation_tui.core.session.evolve.evolve import replay
from cocreation_tui.core.session.session import INITIATIVE
from cocreation_tui.core.shared.streams import Hello, Part, ShareId
from cocreation_tui.share.carrier import Carrier, CarrierError
from cocreation_tui.share.exchange import Identity, kept, one_at_a_time
from cocreation_tui.share.keys_told import with_anchors_key
from cocreation_tui.store.files import private_folder
from cocreation_tui.store.initiative_shelf import initiative_folders, new_folder
from cocreation_tui.store.laptop import this_laptop
from cocreation_tui.store.meeting_file import MeetingFile
from cocreation_tui.store.shared_streams import Shared, Way, read_shared, sharing_folder, write_shared
from cocreation_tui.store.workspace import INITIATIVE_FILE

NOBODY_THERE = "share.nobody-there"
"""Catalogue key for a way by which nobody has told of the initiative yet."""


def begin_sharing(folder: Path, now: datetime, secret: str = "", identity: Identity = this_laptop) -> Shared:
    """Give an initiative what it is known by among those who share it, and oneself the part of an anchor person.

    Nothing leaves the laptop by that. One that is shared already stays as it is. Raises ``StoreError``.
    """
    private_folder(sharing_folder(folder))
    with one_at_a_time(folder, now):
        shared = read_shared(folder)
        if shared is None:
            laptop = identity(folder.parent)
            shared = Shared(ShareId(token_hex(16)), laptop.id, Part.ANCHOR, secret=secret)
            write_shared(folder, shared)
        return shared


def set_ways(folder: Path, now: datetime, ways: tuple[Way, ...], secret: str = "") -> Shared:
    """Have these ways and no others, and a code where none was known.

    Raises ``StoreError``: ``share.not-shared`` among others.
    """
    with one_at_a_time(folder, now):
        shared = kept(folder)
        shared = replace(shared, ways=ways, secret=shared.secret or secret)
        write_shared(folder, shared)
        return shared


def folder_shared_as(root: Path, share: ShareId) -> Path | None:
    """The folder of an initiative that is shared under an identity; None where it is not here. Raises ``StoreError``."""
    for folder in initiative_folders(root):
        shared = read_shared(folder)
        if shared is not None and shared.share == share:
            return folder
    return None


def told_by(laptops: tuple[Hello, ...]) -> Hello | None:
    """Who is believed about name, language and zone of an initiative: an anchor person before others; None for nobody."""
    return min(laptops, key=lambda one: (one.part is not Part.ANCHOR, one.at, one.laptop), default=None)


def join(
    root: Path,
    carrier: Carrier,
    now: datetime,
    part: Part,
    platforms: tuple[str, ...] = (),
    secret: str = "",
    ways: tuple[Way, ...] = (),
    identity: Identity = this_laptop,
) -> Path:
    """Make the folder of an initiative that others share, to be exchanged then; the folder that is here already.

    Raises ``CarrierError``: ``share.nobody-there`` where nobody has told of it yet. Raises ``StoreError``.
    """
    before = folder_shared_as(root, carrier.share)
    if before is not None:
        return before
    told = told_by(carrier.laptops())
    if told is None:
        raise CarrierError(NOBODY_THERE)
    folder = new_folder(root, told.initiative)
    private_folder(sharing_folder(folder))
    laptop, others = identity(root), carrier.laptops()
    others = tuple(one for one in others if one.laptop != laptop.id)
    shared = Shared(carrier.share, laptop.id, part, platforms, secret, ways, others=others, own=laptop.secret)
    write_shared(folder, with_anchors_key(shared, others))
    # Its own file makes it an initiative: where that fails there is none, and joining makes another folder.
    _write_own(folder, told, now)
    return folder


def _write_own(folder: Path, told: Hello, now: datetime) -> None:
    plan = SessionPlanned(
        SessionId(INITIATIVE), told.initiative, told.language, told.zone, now, agenda=(), script=INITIATIVE
    )
    first = Step(1, now, (plan,))
    MeetingFile.create(folder / INITIATIVE_FILE, first, replay((first,))).close()
