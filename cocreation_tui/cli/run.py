"""What the verb ``run`` finds there: the initiative, its platform, and the meeting under way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from cocreation_tui.cli.shell import Shell
from cocreation_tui.cli.wanted import wanted_initiative
from cocreation_tui.core.ground.errors import StoreError

if TYPE_CHECKING:
    from cocreation_tui.desk.initiatives import InitiativeEntry
    from cocreation_tui.store.workspace import MeetingEntry


def entry_of(shell: Shell, wanted: str) -> InitiativeEntry | None:
    """An initiative by its name or its folder; None when none is asked for. Ends with exit code 2 when there is none."""
    if not wanted:
        return None
    from cocreation_tui.desk.initiatives import InitiativeEntry

    return InitiativeEntry(*wanted_initiative(shell, wanted))


def under_way(
    shell: Shell, wanted: str, entry: InitiativeEntry | None, platforms: tuple[str, ...]
) -> MeetingEntry | None:
    """The meeting to go on with: by its id, or the newest under way that follows this script in this place.

    The place is the initiative that is asked for and the platform, if one is. Without an initiative it is the folder
    of meetings that belong to none, and only then an initiative, if no more than one has such a meeting. Ends with
    exit code 2 when it cannot be told which is meant.
    """
    for meeting in shell.desk.meetings():
        if meeting.planned_start is not None and meeting.id == wanted:
            return meeting
    found = [one for one in _following(shell, wanted) if entry is None or one.path.parent == entry.folder]
    if platforms:
        found = [one for one in found if _is_about(shell, one.path, platforms[0])]
    if entry is not None:
        return _one(shell, found, wanted, bool(platforms))
    alone = [one for one in found if one.path.parent == shell.desk.workspace.folder()]
    if alone:
        return alone[0]
    return _one(shell, found, wanted, False)


def script_of(shell: Shell, wanted: str) -> str:
    """What a new meeting follows: the script that is asked for, or that of the meeting that is."""
    known = any(meeting.id == wanted for meeting in shell.desk.meetings())
    return script_in(wanted) if known else wanted


def script_in(meeting: str) -> str:
    """The id of the script that a meeting follows, out of its own."""
    return meeting[11:].rpartition("-")[0]


def _one(shell: Shell, found: list[MeetingEntry], wanted: str, sure: bool) -> MeetingEntry | None:
    """The newest, as long as all are of one initiative and one platform."""
    places = {(one.path.parent, *_about(shell, one.path)) for one in found}
    if len(places) > 1 and not sure:
        shell.fail("start.which-meeting", script=wanted, ids=", ".join(one.id for one in found))
    return found[0] if found else None


def _following(shell: Shell, script: str) -> Iterator[MeetingEntry]:
    """Meetings under way that follow a script, newest first."""
    for one in shell.desk.meetings():
        if one.under_way and script_in(one.id) == script:
            yield one


def _about(shell: Shell, path: Path) -> tuple[str, ...]:
    try:
        return shell.desk.read(path).about
    except StoreError:
        return ()


def _is_about(shell: Shell, path: Path, platform: str) -> bool:
    return platform.casefold() in [name.casefold() for name in _about(shell, path)]
