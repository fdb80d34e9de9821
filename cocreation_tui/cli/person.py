"""The verb ``person``: who takes part, shown, set right, and two entries made one person."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from cocreation_tui.cli.shell import SAID, Shell, language_option, visible
from cocreation_tui.cli.wanted import wanted_initiative
from cocreation_tui.core.capture.line_names import whom
from cocreation_tui.core.ground.cleaning import clean_line
from cocreation_tui.core.ground.errors import Refused, StoreError
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.people.finding import begins_alike, found_people
from cocreation_tui.core.people.people import Person, Role, same_person
from cocreation_tui.core.people.spoken_names import is_turned, labels, spoken
from cocreation_tui.core.session.commands.command import Command
from cocreation_tui.core.session.commands.people import EditPerson, MergePeople

if TYPE_CHECKING:
    from cocreation_tui.desk.desk import Room
    from cocreation_tui.desk.initiatives import InitiativeRoom


@dataclass(frozen=True, slots=True)
class _Place:
    """Whose people are meant: those of a meeting's file, or of an initiative's folder."""

    path: Path
    people: tuple[Person, ...]
    is_meeting: bool


_meeting = click.option("--meeting", default="", help=SAID("cli.help.person-meeting"))
_initiative = click.option("--initiative", default=None, help=SAID("cli.help.person-initiative"))


@click.group(help=SAID("cli.help.person"))
def person() -> None:
    """Show who takes part, set somebody right, make one person of two."""


@person.command(help=SAID("cli.help.person-show"))
@click.argument("name", default="")
@_meeting
@_initiative
@language_option
@click.pass_obj
def show(shell: Shell, name: str, meeting: str, initiative: str | None, language: str | None) -> None:
    """List everybody, or those whom a name finds: name, organisation, role, platform, e-mail, telephone."""
    shell = shell.speaking(language)
    everyone = _place(shell, meeting, initiative).people
    found = found_people(everyone, name) if name else everyone
    if name and not found:
        _not_found(shell, everyone, name)
    shown = labels(everyone)
    for one in found:
        role = shell.words(f"role.{one.role.value}")
        row = (shown[one.id], one.organisation, role, one.platform, one.email, one.phone)
        click.echo(visible("\t".join(row).rstrip("\t")))


@person.command(help=SAID("cli.help.person-rename"))
@click.argument("name")
@click.argument("new_name")
@_meeting
@_initiative
@language_option
@click.pass_obj
def rename(
    shell: Shell, name: str, new_name: str, meeting: str, initiative: str | None, language: str | None
) -> None:
    """Give somebody another name."""
    shell = shell.speaking(language)
    place = _place(shell, meeting, initiative)
    before = _one(shell, place.people, name)
    new = clean_line(new_name, 200)
    new = spoken(new) if is_turned(new) else new
    _do(shell, place, EditPerson(replace(before, name=new)))
    click.echo(visible(shell.words("cli.person-renamed", name=labels(place.people)[before.id], new=new)))
    now = [replace(one, name=new) if one.id == before.id else one for one in place.people]
    shown = [labels(now)[one.id] for one in now if same_person(one.name, new)]
    if len(shown) > 1:
        click.echo(visible(shell.words("cli.person-namesakes", names=", ".join(shown))), err=True)


@person.command(help=SAID("cli.help.person-edit"))
@click.argument("name")
@click.option("--organisation", default=None, help=SAID("form.person.organisation"))
@click.option("--role", default=None, help=SAID("form.person.role"))
@click.option("--platform", default=None, help=SAID("form.person.platform"))
@click.option("--email", default=None, help=SAID("form.person.email"))
@click.option("--phone", default=None, help=SAID("form.person.phone"))
@_meeting
@_initiative
@language_option
@click.pass_obj
def edit(
    shell: Shell,
    name: str,
    organisation: str | None,
    role: str | None,
    platform: str | None,
    email: str | None,
    phone: str | None,
    meeting: str,
    initiative: str | None,
    language: str | None,
) -> None:
    """Say where somebody comes from, what they are, and how to get hold of them."""
    shell = shell.speaking(language)
    place = _place(shell, meeting, initiative)
    before = _one(shell, place.people, name)
    new = replace(
        before,
        organisation=before.organisation if organisation is None else clean_line(organisation, 200),
        role=before.role if role is None else _role(shell, role),
        platform=before.platform if platform is None else clean_line(platform, 200),
        email=before.email if email is None else clean_line(email, 200),
        phone=before.phone if phone is None else clean_line(phone, 200),
    )
    _do(shell, place, EditPerson(new))
    told = (
        new.name,
        new.organisation,
        shell.words(f"role.{new.role.value}"),
        new.platform,
        new.email,
        new.phone,
    )
    click.echo(visible(" · ".join(filter(None, told))))


@person.command(help=SAID("cli.help.person-merge"))
@click.argument("name")
@click.argument("other")
@_meeting
@_initiative
@language_option
@click.pass_obj
def merge(
    shell: Shell, name: str, other: str, meeting: str, initiative: str | None, language: str | None
) -> None:
    """Make one person of two: the first name stays."""
    shell = shell.speaking(language)
    place = _place(shell, meeting, initiative)
    kept, gone = _one(shell, place.people, name), _one(shell, place.people, other)
    _do(shell, place, MergePeople(kept.id, gone.id))
    shown = labels(place.people)
    click.echo(visible(shell.words("cli.person-merged", name=shown[kept.id], other=shown[gone.id])))


def _place(shell: Shell, meeting: str, initiative: str | None) -> _Place:
    """The meeting of that name; else the initiative, or the newest meeting where there is no initiative."""
    from cocreation_tui.store.initiative_shelf import initiative_folders

    try:
        root = shell.desk.workspace.root
        if meeting or (initiative is None and not initiative_folders(root)):
            path = _meeting_path(shell, meeting)
            return _Place(path, shell.desk.read(path).people, True)
    except StoreError as error:
        shell.fail_store(error)
    folder, found = wanted_initiative(shell, initiative)
    return _Place(folder, tuple(known.person for known in found.people), False)


def _meeting_path(shell: Shell, meeting: str) -> Path:
    if meeting:
        return shell.desk.workspace.find(meeting).path
    begun = [entry for entry in shell.desk.meetings() if entry.started_at]
    if not begun:
        shell.fail("cli.no-meeting", path=str(shell.desk.workspace.root))
    return max(begun, key=lambda entry: str(entry.started_at)).path


def _one(shell: Shell, people: Sequence[Person], name: str) -> Person:
    """The one whom a name means. Ends with exit code 2 when it means nobody or several."""
    found = whom(people, name)
    if found is None:
        _not_found(shell, people, name)
    return found


def _not_found(shell: Shell, people: Sequence[Person], name: str) -> NoReturn:
    shown = labels(people)
    near = found_people(people, name)
    names = ", ".join(shown[one.id] for one in near or people)
    shell.fail("cli.which-person" if len(near) > 1 else "cli.no-person", name=name, names=names)


def _role(shell: Shell, text: str) -> Role:
    from cocreation_tui.method.columns import role_of

    if (said := role_of(text)) is not None:
        return said
    found = [role for role in Role if begins_alike(shell.words(f"role.{role.value}"), text)]
    if len(found) != 1 or not text:
        roles = ", ".join(shell.words(f"role.{role.value}") for role in Role)
        shell.fail("person.no-role", roles=roles)
    return found[0]


def _do(shell: Shell, place: _Place, command: Command) -> None:
    """Carry it out on disk. Ends with exit code 2 when it cannot be."""
    from cocreation_tui.desk.initiatives import Initiatives

    try:
        room: Room | InitiativeRoom = (
            shell.desk.open(place.path) if place.is_meeting else Initiatives(shell.desk).open(place.path)
        )
    except StoreError as error:
        shell.fail_store(error)
    try:
        room.runner.do(command)
        if room.runner.trouble is not None:
            shell.fail_store(room.runner.trouble)
    except Refused as refusal:
        shell.fail(refusal.key, **refusal.values)
    finally:
        with suppress(StoreError):
            room.close()
