"""A manager's focus points (method: three phases of a manager's attention, four directions, five tasks of mobilising)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cocreation_tui.core.ground.records import dataclass

FOCUS_POINTS = "focus-points"
"""Id of the form."""
TALKED, OPEN, NOT_OURS = "talked", "open", "not-ours"
STATES = (TALKED, OPEN, NOT_OURS)
"""Where a point stands: talked through, open, or not ours."""

PARTS: dict[str, tuple[str, ...]] = {
    "clarification": (
        "purpose",
        "type",
        "what-exactly",
        "democracy",
        "ownership",
        "readiness",
        "who-else",
        "staffing",
        "responsibility",
    ),
    "planning": ("framing", "unpredictable", "communication", "recruiting", "degree", "process-plan"),
    "doing": ("course", "project-lead"),
    "realisation": ("goals-met", "right-people", "how-it-went", "learnt", "anchoring", "where-next"),
    "up": ("understanding", "risk", "early", "realism"),
    "down": ("clear-frame", "letting-go", "time-to-learn", "role-model", "sparring"),
    "across": ("stakeholders", "informal", "mandate"),
    "out": ("who-and-why", "translate", "frame-out", "heard", "stand-by-it"),
    "mobilising": ("own-mission", "way-there", "conduct", "safe-advice", "rewards"),
}
"""The points of every part: three phases, the second in two halves, four directions, and mobilising."""
POINTS = tuple(point for points in PARTS.values() for point in points)
"""Every point, in order."""
PART_OF = {point: part for part, points in PARTS.items() for point in points}
"""The part a point belongs to."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where the points of a part stand."""

    total: int
    """How many there are."""
    talked: int
    """How many were talked through."""
    open: int
    """How many are open."""
    unowned: int
    """How many of those nobody takes."""
    not_ours: int
    """How many do not concern these people."""

    @property
    def left(self) -> int:
        """How many nobody has said anything about."""
        return self.total - self.talked - self.open - self.not_ours


def owner_field(point: str) -> str:
    """The field that says who takes a point."""
    return f"{point}-owner"


def stand_of(part: str, values: dict[str, str]) -> Stand:
    """Where the points of a part stand, by what the fields of the form say; all none for an unknown part."""
    points = PARTS.get(part, ())
    states = [values.get(point, "") for point in points]
    unowned = sum(
        values.get(point, "") == OPEN and not values.get(owner_field(point), "").strip() for point in points
    )
    return Stand(len(points), states.count(TALKED), states.count(OPEN), unowned, states.count(NOT_OURS))


def still_open(told: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """What forms filled in one after another leave open: each point with who takes it, as a form says it.

    Where a point stands counts as it was said last. The part is that of the first point.
    """
    last: dict[str, dict[str, str]] = {}
    for values in told:
        for point in POINTS:
            if state := values.get(point, ""):
                owner = values.get(owner_field(point), "")
                last[point] = {point: state} | ({owner_field(point): owner} if owner else {})
    left = [point for point in POINTS if last.get(point, {}).get(point) == OPEN]
    part = {"part": PART_OF[left[0]]} if left else {}
    return part | {name: said for point in left for name, said in last[point].items()}


def assigned(values: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """The open points that somebody takes, each with who does, in order."""
    return tuple(
        (point, owner)
        for point in POINTS
        if values.get(point, "") == OPEN and (owner := values.get(owner_field(point), "").strip())
    )
