"""What the verb ``run`` asks before it goes on with a meeting: of another day, with other options, or damaged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cocreation_tui.cli.answered import ask, can_ask
from cocreation_tui.cli.shell import Shell, visible
from cocreation_tui.core.ground.cleaning import clean_line
from cocreation_tui.core.ground.errors import Refused, StoreError
from cocreation_tui.core.people.people import Person, newcomers
from cocreation_tui.core.session.commands.command import AddPerson
from cocreation_tui.desk.left_open import LeftOpen, close_as_left, go_on, left_open
from cocreation_tui.store.workspace import MeetingEntry, entry_of

if TYPE_CHECKING:
    from cocreation_tui.desk.desk import Room


class Way(StrEnum):
    """What can be done about a meeting that is there."""

    GO_ON = "go-on"
    CLOSE = "close"
    BESIDE = "beside"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for on the command line that a meeting under way may not fit."""

    participants: Path | None
    """The list of participants; None for none."""
    start: datetime | None
    """The planned start that was asked for; None for now."""
    title: str
    """What the meeting is to be called; empty for the script's title."""
    place: str
    """Where it is held; empty for nothing said."""
    people: tuple[Person, ...] = ()
    """Those on the list."""

    @property
    def options(self) -> tuple[str, ...]:
        """The options that were given."""
        given = {
            "--participants": self.participants,
            "--start": self.start,
            "--title": self.title,
            "--place": self.place,
        }
        return tuple(option for option, value in given.items() if value)

    def kept(self, left: LeftOpen) -> tuple[str, ...]:
        """The options that would change what a meeting under way keeps: its start, its title, its place."""
        session = left.session
        differs = (
            ("--start", self.start is not None and self.start != session.facts.planned_start),
            ("--title", bool(self.title) and clean_line(self.title) != session.title),
            ("--place", bool(self.place) and clean_line(self.place) != session.place),
        )
        return tuple(option for option, is_other in differs if is_other)


def gone_on_with(
    shell: Shell, entry: MeetingEntry, asked: Asked, sure: bool, ready: Callable[[], None]
) -> Room | None:
    """The meeting that is there, opened; None when a new one is to be started. ``sure`` asks nothing.

    ``ready`` is called before anything is done. Ends with exit code 2 when it has to be asked and nobody can answer.
    """
    try:
        left = left_open(shell.desk, entry.path)
        if left is None:
            if asked.options:
                shell.fail("resume.is-closed", title=entry.title, options=", ".join(asked.options))
            return shell.desk.open(entry.path)
        way = Way.GO_ON if sure else _way(shell, left, asked)
        ready()
        if way is Way.GO_ON:
            room = go_on(shell.desk, left)
            _add(shell, room, asked)
            return room
        if way is Way.CLOSE:
            close_as_left(shell.desk, left)
            closed = shell.words("left-open.closed", title=left.session.title, alive=left.when(shell.words))
            click.echo(visible(closed), err=True)
    except StoreError as error:
        shell.fail_store(error)
    except Refused as refusal:
        shell.fail(refusal.key, **refusal.values)
    return None


def _way(shell: Shell, left: LeftOpen, asked: Asked) -> Way:
    """What is to be done about a meeting that is not closed; to go on with it where nothing speaks against that."""
    words, kept, new = shell.words, asked.kept(left), newcomers(left.session.people, asked.people)
    options = (*(["--participants"] if new else []), *kept)
    if not options and not left.of_another_day:
        return Way.GO_ON
    said = [left.told(words)]
    if options:
        said.append(words("resume.differs", options=", ".join(options)))
    if not can_ask():
        shell.fail("resume.cannot-ask", told=" ".join(said))
    if kept:
        said.append(words("resume.kept", options=", ".join(kept)))
    paused = "left-open.go-on-paused" if left.of_another_day else "left-open.go-on"
    ways = {Way.GO_ON: words(paused)}
    if left.begun:
        ways[Way.CLOSE] = words("left-open.close", alive=left.when(words))
    return ask(shell, said, {**ways, Way.BESIDE: words("left-open.beside")})


def _add(shell: Shell, room: Room, asked: Asked) -> None:
    """Add the people of a list who are not in the meeting, after they have been shown."""
    new = newcomers(room.runner.session.people, asked.people)
    if asked.people and not new:
        click.echo(shell.words("resume.everybody"), err=True)
    if not new:
        return
    try:
        if _wants(shell, new):
            for person in new:
                room.runner.do(AddPerson(person))
    except (Refused, SystemExit):
        room.close()
        raise


def _wants(shell: Shell, new: tuple[Person, ...]) -> bool:
    """Whether those who would be added are to be, after a look at them."""
    words = shell.words
    rows = [
        "  + " + " · ".join(filter(None, (one.name, one.organisation, words(f"role.{one.role.value}"))))
        for one in new
    ]
    said = (words.count("resume.newcomers", len(new)), *rows)
    if not can_ask():
        return True
    ways = {Way.GO_ON: words("resume.add"), Way.BESIDE: words("resume.add-not")}
    return ask(shell, said, ways) is Way.GO_ON


def unreadable(shell: Shell, wanted: str, folder: Path | None) -> tuple[MeetingEntry, ...]:
    """Meetings of an identity or a script whose files cannot be read, newest first: they count as there."""
    found = [
        one
        for one in shell.desk.meetings()
        if one.planned_start is None
        and wanted in (one.id, one.id[11:].rpartition("-")[0])
        and (folder is None or one.path.parent == folder)
    ]
    return tuple(sorted(found, key=lambda one: one.id, reverse=True))


def mended(shell: Shell, damaged: MeetingEntry) -> MeetingEntry | None:
    """The meeting, restored from its backup; None when another is to be started beside it.

    Ends with exit code 2 when nobody can answer.
    """
    words, good = shell.words, shell.desk.backups(damaged.path)[1]
    said = told_of(shell, damaged)
    if not can_ask():
        shell.fail(
            "resume.damaged-cannot-ask" if good else "resume.damaged-no-backup", told=said, id=damaged.id
        )
    ways = {Way.RESTORE: words("resume.restore")} if good else {}
    if ask(shell, (said,), {**ways, Way.BESIDE: words("left-open.beside")}) is Way.BESIDE:
        return None
    try:
        backup, copy = shell.desk.restore(damaged.path)
    except StoreError as error:
        shell.fail_store(error)
    said = words("cli.restored", backup=backup.name, copy=copy.name if copy else "-")
    click.echo(visible(said), err=True)
    return entry_of(damaged.path)


def told_of(shell: Shell, damaged: MeetingEntry) -> str:
    """That a meeting cannot be read, and why."""
    why = shell.words(damaged.problem or "", path=damaged.path.name, **damaged.values)
    return shell.words("resume.damaged", id=damaged.id, why=why)
