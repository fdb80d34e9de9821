"""The four types of co-creation, on two axes (method: four types): how open the outcome is, and who is central."""

from __future__ import annotations

from enum import StrEnum

from cocreation_tui.core.forms.form import marked

LEAST, MIDDLE, MOST = 1, 3, 5
"""The ends of an axis and the line between two types."""


class CoCreationType(StrEnum):
    """A type of co-creation. None is better than another."""

    STEERED = "steered"
    """The outcome is known; the public body is central."""
    EQUAL = "equal"
    """The outcome is open; the public body is central."""
    RESPONSIBILITY = "responsibility-giving"
    """The outcome is known; citizens, companies and civil society are central."""
    FACILITATING = "facilitating"
    """The outcome is open; citizens, companies and civil society are central."""


def type_of(outcome: int, central: int) -> tuple[CoCreationType, ...]:
    """The type at a point of the chart: one; two on the line between them; all four in the very middle.

    ``outcome`` is 1 for known beforehand to 5 for quite open, ``central`` 1 for the public body to 5 for citizens,
    companies and civil society. Raises ``ValueError`` for what is outside the chart.
    """
    if not (LEAST <= outcome <= MOST and LEAST <= central <= MOST):
        raise ValueError(f"outside the chart: {outcome}, {central}")
    return tuple(kind for kind in CoCreationType if _touches(kind, outcome, central))


def _touches(kind: CoCreationType, outcome: int, central: int) -> bool:
    """Whether a point lies in the field of a type or on its edge."""
    is_open = kind in (CoCreationType.EQUAL, CoCreationType.FACILITATING)
    is_outside = kind in (CoCreationType.RESPONSIBILITY, CoCreationType.FACILITATING)
    in_row = outcome >= MIDDLE if is_open else outcome <= MIDDLE
    in_column = central >= MIDDLE if is_outside else central <= MIDDLE
    return in_row and in_column


def placed(values: dict[str, str]) -> tuple[int, int] | None:
    """Where the answers of a form put it: outcome and central; None until both are answered."""
    outcome, central = marked(values.get("outcome")), marked(values.get("central"))
    return (outcome, central) if outcome and central else None
