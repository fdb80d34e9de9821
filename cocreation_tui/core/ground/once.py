"""Deriving once what is asked for again and again of a value that does not change."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Value = TypeVar("Value")
Derived = TypeVar("Derived")


def once(derive: Callable[[Value], Derived]) -> Callable[[Value], Derived]:
    """The same function, which remembers its last answer for as long as it is asked of the very same frozen value."""
    known: list[tuple[Value, Derived]] = []

    def remembered(value: Value) -> Derived:
        for asked, answer in known:
            if asked is value:
                return answer
        answer = derive(value)
        known[:] = [(value, answer)]
        return answer

    return remembered
