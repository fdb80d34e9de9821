"""What marks a field that files of an earlier version do not have: it is not written while it says nothing."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

LATER: Mapping[str, bool] = MappingProxyType({"later": True})
"""Metadata of such a field, so that an old file is written again as it was."""
