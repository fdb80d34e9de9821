"""Identities, as opaque strings that never carry meaning and are never reused."""

from __future__ import annotations

from typing import NewType

SessionId = NewType("SessionId", str)
"""A held meeting; also the stem of its file name: ``[a-z0-9-]`` only."""

ItemId = NewType("ItemId", str)
"""A point of an agenda; unique within its session script."""

PersonId = NewType("PersonId", str)
"""A person. Speech and captures refer to people by this alone, so that a name lives in one place."""

CaptureId = NewType("CaptureId", str)
"""Something caught in the meeting; kept when the kind or the words change."""

LaptopId = NewType("LaptopId", str)
"""A laptop with the program on it: 32 hexadecimal digits, made once and never reused."""

StreamName = NewType("StreamName", str)
"""A stream of a shared initiative: the identity of a meeting, or ``notes-`` and a laptop; ``[a-z0-9-]`` only."""
