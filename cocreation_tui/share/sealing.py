"""Seals of what lies where others can reach it, and the codes that they are made from, as people read them off a wall.

The secret of the anchor persons is 128 random bits. That of the others is derived from it, so one code gives both rings
and the other only what is for all. Derived with HKDF-SHA256, sealed with AES-256-GCM and a random nonce.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from cocreation_tui.core.shared.streams import Ring
from cocreation_tui.share.carrier import DAMAGED, NEWER, NO_PART, CarrierError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

BAD_CODE, WRONG_CODE = "share.bad-code", "share.wrong-code"
"""A code that was mistyped; one that is right, but of something else."""

_SECRET, _NAME, _NONCE, _TAG = 16, 8, 12, 16
OVERHEAD = _NAME + _NONCE + _TAG
"""Bytes that a seal adds."""
_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans("OIL", "011")
_LENGTH, _GROUP = 28, 4
_CHECK, _SPARE = 1021, 1024
"""A prime just below two digits' worth, of which 32 has an order above 28: one wrong digit and two exchanged show."""
_ANCHORS, _OTHERS = 0, 1


class Keys:
    """What opens and closes the seals of one initiative; never shown, never compared."""

    def __init__(self, secret: bytes, *, anchor: bool) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        self._anchor = secret if anchor else None
        self._others = _derived(secret, "others", _SECRET) if anchor else secret
        keys = {Ring.ALL: _derived(self._others, "ring all", 32)}
        if anchor:
            keys[Ring.INSIDE] = _derived(secret, "ring inside", 32)
        self._seals: dict[Ring, tuple[bytes, AESGCM]] = {
            ring: (_derived(key, "name", _NAME), AESGCM(key)) for ring, key in keys.items()
        }

    @classmethod
    def new(cls) -> Keys:
        """Those of an initiative that has none yet, for its anchor persons."""
        return cls(secrets.token_bytes(_SECRET), anchor=True)

    def opens(self, ring: Ring) -> bool:
        """Whether what goes to a ring can be read and written with these."""
        return ring in self._seals

    def seal(self, ring: Ring, plain: bytes, about: bytes) -> bytes:
        """Close something for a ring. It opens only together with ``about``, which is not in it.

        Raises ``CarrierError``: ``share.no-part`` without the key of that ring.
        """
        name, seal = self._of(ring)
        nonce = secrets.token_bytes(_NONCE)
        return name + nonce + seal.encrypt(nonce, plain, about)

    def open(self, ring: Ring, closed: bytes, about: bytes) -> bytes:
        """What was closed with ``about``.

        Raises ``CarrierError``: ``share.wrong-code`` when another key closed it, ``share.damaged`` when it or what it
        is about has changed since, ``share.no-part`` without the key of that ring.
        """
        from cryptography.exceptions import InvalidTag

        name, seal = self._of(ring)
        if len(closed) < OVERHEAD:
            raise CarrierError(DAMAGED)
        if closed[:_NAME] != name:
            raise CarrierError(WRONG_CODE)
        try:
            return seal.decrypt(closed[_NAME : _NAME + _NONCE], closed[_NAME + _NONCE :], about)
        except InvalidTag as error:
            raise CarrierError(DAMAGED) from error

    def for_room(self, use: str, length: int, ring: Ring = Ring.ALL) -> bytes:
        """Bytes for one use in a room, the same on every laptop that has the code: for all, or for anchor persons alone.

        Raises ``CarrierError``: ``share.no-part`` without the key of that ring.
        """
        secret = self._others if ring is Ring.ALL else self._anchor
        if secret is None:
            raise CarrierError(NO_PART)
        return _derived(secret, f"room {ring.value} {use}", length)

    def _of(self, ring: Ring) -> tuple[bytes, AESGCM]:
        if ring not in self._seals:
            raise CarrierError(NO_PART)
        return self._seals[ring]


def code_for_anchors(keys: Keys) -> str:
    """The code for anchor persons: seven groups of four letters and digits, none of which look alike.

    Raises ``CarrierError``: ``share.no-part`` when the keys were made from the code for others.
    """
    if keys._anchor is None:
        raise CarrierError(NO_PART)
    return _written(_ANCHORS, keys._anchor)


def code_for_others(keys: Keys) -> str:
    """The code for everybody else."""
    return _written(_OTHERS, keys._others)


def read_code(text: str) -> Keys:
    """The keys that a code gives, however its letters are written and grouped; O reads as 0, I and L as 1.

    Raises ``CarrierError``: ``share.bad-code`` when it was mistyped, whatever single letter is wrong or whichever two
    are exchanged; ``share.newer`` for a kind of code that is not known yet.
    """
    digits = "".join(letter for letter in text.upper() if letter.isalnum()).translate(_READ_AS)
    if len(digits) != _LENGTH or not set(digits) <= set(_DIGITS):
        raise CarrierError(BAD_CODE)
    number = 0
    for digit in digits:
        number = number * len(_DIGITS) + _DIGITS.index(digit)
    if number % _CHECK != 1:
        raise CarrierError(BAD_CODE)
    kind, secret = divmod(number // _SPARE, 1 << 8 * _SECRET)
    if kind not in (_ANCHORS, _OTHERS):
        raise CarrierError(NEWER)
    return Keys(secret.to_bytes(_SECRET, "big"), anchor=kind == _ANCHORS)


def _written(kind: int, secret: bytes) -> str:
    number = (kind << 8 * _SECRET | int.from_bytes(secret, "big")) * _SPARE
    number += (1 - number) % _CHECK
    digits = "".join(_DIGITS[number >> 5 * place & 31] for place in reversed(range(_LENGTH)))
    return "-".join(digits[at : at + _GROUP] for at in range(0, _LENGTH, _GROUP))


def _derived(secret: bytes, use: str, length: int) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), length, None, f"cocreation share 1: {use}".encode()).derive(secret)
