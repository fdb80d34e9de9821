"""Seals of what lies where others can reach it, and the codes that they are made from, as people read them off a wall.

The secret of the anchor persons is 128 random bits. That of the others is derived from it, so one code gives both rings
and the other only what is for all. Derived with HKDF-SHA256, sealed with AES-256-GCM and a random nonce.

Whoever has the code for the others can write what stays inside all the same: sealed with a key of its own, which is
sealed to the public key of the anchor persons and to that of the laptop that writes it (HPKE with X25519, RFC 9180).
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import TYPE_CHECKING

from cocreation_tui.core.shared.streams import LaptopId, Ring
from cocreation_tui.share.carrier import DAMAGED, NEWER, NO_PART, CarrierError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.hpke import Suite

BAD_CODE, WRONG_CODE = "share.bad-code", "share.wrong-code"
"""A code that was mistyped; one that is right, but of something else."""

_SECRET, _NAME, _NONCE, _TAG = 16, 8, 12, 16
_KEY, _WRAPPED = 32, 80
OVERHEAD = _NAME + _NONCE + _TAG
"""Bytes that a seal adds which is closed with the key of a ring."""
_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans("OIL", "011")
_LENGTH, _GROUP = 28, 4
_CHECK, _SPARE = 1021, 1024
"""A prime just below two digits' worth, of which 32 has an order above 28: one wrong digit and two exchanged show."""
_ANCHORS, _OTHERS = 0, 1


class Keys:
    """What opens and closes the seals of one initiative, as one laptop has it; never shown, never compared.

    ``own`` is a secret of the laptop's, 64 hexadecimal digits; ``anchors`` the public key of the anchor persons, as
    they have told it; ``writers`` the public keys of other laptops. Those are needed to write and read what stays
    inside without the code for anchor persons.
    """

    def __init__(
        self,
        secret: bytes,
        *,
        anchor: bool,
        own: str = "",
        anchors: str = "",
        writers: Mapping[LaptopId, str] | None = None,
    ) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        self._anchor = secret if anchor else None
        self._others = _derived(secret, "others", _SECRET) if anchor else secret
        keys = {Ring.ALL: _derived(self._others, "ring all", _KEY)}
        if anchor:
            keys[Ring.INSIDE] = _derived(secret, "ring inside", _KEY)
        self._seals: dict[Ring, tuple[bytes, AESGCM]] = {
            ring: (_derived(key, "name", _NAME), AESGCM(key)) for ring, key in keys.items()
        }
        self._to_some = _derived(self._others, "name of what is sealed to some", _NAME)
        mine = (
            _derived(secret, "anchors' own", _KEY)
            if anchor
            else own and _derived(bytes.fromhex(own), "own", _KEY)
        )
        self._private = _pair(mine) if mine else None
        self.key = _public(self._private) if self._private else ""
        """The public key to which others seal what is read here and stays inside; empty for none."""
        self._to_anchors = self.key if anchor else anchors
        self.writers = writers or {}
        """The public keys of other laptops."""

    @classmethod
    def new(cls) -> Keys:
        """Those of an initiative that has none yet, for its anchor persons."""
        return cls(secrets.token_bytes(_SECRET), anchor=True)

    def knowing(self, own: str, anchors: str, writers: Mapping[LaptopId, str]) -> Keys:
        """The same for a laptop with a secret of its own, to which the others have told their public keys."""
        anchor = self._anchor is not None
        secret = self._anchor or self._others
        return Keys(secret, anchor=anchor, own=own, anchors=anchors, writers=writers)

    def opens(self, ring: Ring) -> bool:
        """Whether all that goes to a ring can be read with these."""
        return ring in self._seals

    def closes(self, ring: Ring) -> bool:
        """Whether something can be written for a ring with these."""
        return ring in self._seals or bool(self._to_anchors)

    def overhead(self, ring: Ring, writer: str = "") -> int:
        """Bytes that a seal adds."""
        return OVERHEAD + (1 + len(some) * (_NAME + _WRAPPED) if (some := self._some(ring, writer)) else 0)

    def seal(self, ring: Ring, plain: bytes, about: bytes, writer: str = "") -> bytes:
        """Close something for a ring. It opens only together with ``about``, which is not in it.

        Of what stays inside ``writer`` is the public key of the laptop that writes it, where that is no anchor person's.
        Raises ``CarrierError``: ``share.no-part`` without the key of that ring.
        """
        nonce = secrets.token_bytes(_NONCE)
        if not (some := self._some(ring, writer)):
            name, seal = self._of(ring)
            return name + nonce + seal.encrypt(nonce, plain, about)
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        key, head = secrets.token_bytes(_KEY), self._to_some + bytes([len(some)])
        for one in some:
            head += _name(one) + _wrapped(key, one)
        return head + nonce + AESGCM(key).encrypt(nonce, plain, head + about)

    def open(self, ring: Ring, closed: bytes, about: bytes) -> bytes:
        """What was closed with ``about``.

        Raises ``CarrierError``: ``share.wrong-code`` when another key closed it, ``share.damaged`` when it or what it
        is about has changed since, ``share.no-part`` without the key of that ring, or where it was sealed to others.
        """
        from cryptography.exceptions import InvalidTag

        if len(closed) < OVERHEAD:
            raise CarrierError(DAMAGED)
        try:
            if ring is Ring.INSIDE and closed[:_NAME] == self._to_some:
                return self._opened(closed, about)
            name, seal = self._of(ring)
            if closed[:_NAME] != name:
                raise CarrierError(WRONG_CODE)
            return seal.decrypt(closed[_NAME : _NAME + _NONCE], closed[_NAME + _NONCE :], about)
        except InvalidTag as error:
            raise CarrierError(DAMAGED) from error

    def _opened(self, closed: bytes, about: bytes) -> bytes:
        """What was sealed to some, of whom one is here."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        begin = _NAME + 1
        end = begin + closed[_NAME] * (_NAME + _WRAPPED)
        if len(closed) < end + _NONCE + _TAG:
            raise CarrierError(DAMAGED)
        for place in range(begin, end, _NAME + _WRAPPED):
            if self._private and closed[place : place + _NAME] == _name(self.key):
                key = _suite().decrypt(closed[place + _NAME : place + _NAME + _WRAPPED], self._private, _INFO)
                return AESGCM(key).decrypt(
                    closed[end : end + _NONCE], closed[end + _NONCE :], closed[:end] + about
                )
        raise CarrierError(NO_PART)

    def _some(self, ring: Ring, writer: str) -> tuple[str, ...]:
        """The public keys that something is sealed to; none where the key of the ring closes it."""
        if (
            ring is Ring.ALL
            or not self._to_anchors
            or (self.opens(ring) and writer in ("", self._to_anchors))
        ):
            return ()
        return (self._to_anchors, writer) if writer else (self._to_anchors,)

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


_INFO = b"cocreation share 1: to some"


def _suite() -> Suite:
    from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

    return Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


def _pair(secret: bytes) -> X25519PrivateKey:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    return X25519PrivateKey.from_private_bytes(secret)


def _public(pair: X25519PrivateKey) -> str:
    return pair.public_key().public_bytes_raw().hex()


def _wrapped(key: bytes, to: str) -> bytes:
    """A key, sealed to a public one. Raises ``CarrierError``: ``share.damaged`` for what is none."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

    try:
        return _suite().encrypt(key, X25519PublicKey.from_public_bytes(bytes.fromhex(to)), _INFO)
    except ValueError as error:
        raise CarrierError(DAMAGED) from error


def _name(public: str) -> bytes:
    """What tells a public key from another where something was sealed to some."""
    return _derived(public.encode(), "name of a public key", _NAME)
