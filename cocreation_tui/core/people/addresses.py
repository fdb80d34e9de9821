"""Addresses for mail, out of what lists and people write."""

from __future__ import annotations

import re

_LOCAL = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_FOUND = re.compile(rf"(?<![^\s<>(\[:;,\"'])(?:mailto:)?((?!'){_LOCAL})@([^\s@<>()\[\],;:\"]+)", re.I)
LONGEST = 254
"""Characters that an address may have."""
LONGEST_LOCAL = 64
"""Characters that may stand before its ``@``."""


def address_of(text: str) -> str:
    """The first address in a text that mail can be sent to, as mail writes it; empty for none.

    ``Åse <aase@nordby.dk>``, ``mailto:aase@nordby.dk`` and a full stop behind it are read; a domain with letters
    outside of ASCII is written as the network knows it.
    """
    found = (_written(one[1], one[2]) for one in _FOUND.finditer(text))
    return next(filter(None, found), "")


def _written(local: str, domain: str) -> str:
    """An address of its two parts; empty where they are not those of one."""
    try:
        host = domain.rstrip(".'").encode("idna").decode("ascii").lower()
    except UnicodeError:
        return ""
    labels = host.split(".")
    good = len(labels) > 1 and all(map(_LABEL.fullmatch, labels)) and not labels[-1].isdecimal()
    whole = f"{local}@{host}"
    return whole if good and len(local) <= LONGEST_LOCAL and len(whole) <= LONGEST else ""
