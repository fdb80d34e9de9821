"""The carriers as they are opened: for an initiative that is known here, or with a code before one has joined."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.core.shared.streams import Batch, Hello, LaptopId, Ring, ShareId
from cocreation_tui.share.carrier import Carrier, CarrierError
from cocreation_tui.share.openers import FILE, FOLDER, OPENERS, PACKERS, POSTGRES, ROOM, SEALS, Seals
from cocreation_tui.share.sealing import WRONG_CODE, Keys, code_for_anchors, code_for_others, read_code
from cocreation_tui.store.shared_streams import Shared, Way

NO_CODE, NOBODY_THERE, WHICH = "share.no-code", "share.nobody-there", "share.which-initiative"
"""Catalogue keys: what is sealed and no code was given; nothing is shared there; several are, and which is not said."""
NOT_YET = LaptopId("0" * 32)
"""Stands for this laptop before it has joined: it reads, and writes nothing."""
_SHARE = re.compile(r"[0-9a-f]{32}")


def enter() -> None:
    """Let the ways be opened, packed and sealed by what is here; twice changes nothing."""
    OPENERS.update({FOLDER: _folder, FILE: _file, POSTGRES: _postgres, ROOM: _room})
    PACKERS[FILE] = _pack
    SEALS[:] = [Seals(_new_code, _code_for_others, _is_for_anchors, _key, _closes)]


def keys_of(shared: Shared | None, code: str = "") -> Keys:
    """What seals and opens for what is known of the initiative here; with the code from the wall before one has joined.

    Raises ``CarrierError``: ``share.no-code`` where there is neither.
    """
    written = (shared.secret if shared else "") or code
    if not written:
        raise CarrierError(NO_CODE)
    keys = read_code(written)
    if shared is None:
        return keys
    return keys.knowing(shared.own, shared.anchors, {one.laptop: one.key for one in shared.others if one.key})


def _folder(way: Way, shared: Shared | None, code: str) -> Carrier:
    from cocreation_tui.share.carriers.folder import FolderCarrier

    path, keys = Path(way.where), keys_of(shared, code)
    if shared is not None:
        return FolderCarrier(path, shared.share, keys, shared.laptop)
    there = _shares_in(path)
    for share in there:
        carrier = FolderCarrier(path, share, keys, NOT_YET)
        try:
            carrier.heads()
        except CarrierError as error:
            if error.key != WRONG_CODE:
                raise
            continue
        return carrier
    raise CarrierError(WRONG_CODE if there else NOBODY_THERE)


def _shares_in(path: Path) -> list[ShareId]:
    """The initiatives that are shared in a folder."""
    try:
        return [ShareId(one.name) for one in sorted(path.iterdir()) if _SHARE.fullmatch(one.name)]
    except OSError as error:
        raise CarrierError("share.unreachable") from error


def _file(way: Way, shared: Shared | None, code: str) -> Carrier:
    from cocreation_tui.share.carriers.bundle import BundleCarrier

    known = bool(code or (shared and shared.secret))
    return BundleCarrier(Path(way.where), keys_of(shared, code) if known else None)


def _postgres(way: Way, shared: Shared | None, code: str) -> Carrier:
    from cocreation_tui.share.carriers.postgres import PostgresCarrier

    if shared is not None:
        return PostgresCarrier(way.where, shared.share, shared.laptop)
    return PostgresCarrier(way.where, _share_at(way.where, code), NOT_YET)


def _room(way: Way, shared: Shared | None, code: str) -> Carrier:
    from cocreation_tui.share.carriers.from_table import RoomCarrier
    from cocreation_tui.share.room_address import read_table

    share, laptop = (shared.share, shared.laptop) if shared else (None, NOT_YET)
    try:
        carrier = RoomCarrier(read_table(way.where), keys_of(shared, code), share, laptop)
    except Refused as refusal:
        raise CarrierError(refusal.key, **refusal.values) from None
    try:
        carrier.reach()
    except CarrierError:
        carrier.close()
        raise
    return carrier


def _share_at(address: str, written: str) -> ShareId:
    """The initiative one has a part in on a server; of several the one whose identity was ``written``."""
    from cocreation_tui.share.carriers.postgres import my_initiatives

    found = my_initiatives(address)
    if written in found:
        return ShareId(written)
    if len(found) > 1:
        raise CarrierError(WHICH, names=", ".join(f"{name or '-'}: {share}" for share, name in found.items()))
    if not found:
        raise CarrierError("share.no-part")
    return next(iter(found))


def _pack(path: Path, shared: Shared, hello: Hello, batches: Iterable[Batch]) -> None:
    from cocreation_tui.share.carriers.bundle import pack

    pack(path, shared.share, keys_of(shared), hello, batches)


def _new_code() -> str:
    return code_for_anchors(Keys.new())


def _code_for_others(code: str) -> str:
    return code_for_others(read_code(code))


def _is_for_anchors(code: str) -> bool:
    return read_code(code).opens(Ring.INSIDE)


def _key(shared: Shared) -> str:
    with suppress(CarrierError):  # on a server nothing is sealed, and there is no code
        return keys_of(shared).key
    return ""


def _closes(shared: Shared, ring: Ring) -> bool:
    with suppress(CarrierError):  # told when something is sealed
        return keys_of(shared).closes(ring)
    return True
