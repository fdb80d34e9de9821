"""Versions of the minutes of a meeting: which have gone out, which this is, and which it sets right."""

from __future__ import annotations

from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.session.afterwards import Piece, changed
from cocreation_tui.core.session.evolve.evolve import replay
from cocreation_tui.core.session.session import Issue, Session


@dataclass(frozen=True, slots=True)
class Since:
    """What has been set right since a version."""

    version: int
    """Which version."""
    then: Session
    """The session as that version told it."""
    pieces: tuple[Piece, ...]
    """What is told otherwise now; never empty."""


def told_by(session: Session, issue: Issue) -> Session:
    """The session as minutes that were issued told it."""
    return replay(session.steps[: max(0, issue.after)])


def version_now(session: Session) -> int:
    """The version the minutes are now: that of the last ones issued while nothing has changed, else the next."""
    if not session.issues:
        return 1
    last = session.issues[-1]
    return last.version + bool(changed(told_by(session, last), session))


def issues_now(session: Session) -> tuple[Issue, ...]:
    """When and how the minutes as they are now were issued."""
    now = version_now(session)
    return tuple(one for one in session.issues if one.version == now)


def since_issued(session: Session) -> Since | None:
    """What the minutes tell otherwise than the last version before them; None where there is none or nothing is."""
    now = version_now(session)
    for issue in reversed(session.issues):
        if issue.version < now:
            then = told_by(session, issue)
            pieces = changed(then, session)
            return Since(issue.version, then, pieces) if pieces else None
    return None
