"""The verbs ``share``: an initiative between laptops, through a folder, a server or files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from cocreation_tui.cli.share_given import hand_over, open_file, pack, take_over
from cocreation_tui.cli.share_room import room
from cocreation_tui.cli.share_server import server
from cocreation_tui.cli.share_told import (
    call,
    code_asked,
    code_option,
    may_be,
    name_option,
    part_option,
    platform_option,
    say,
    status_of,
    tell,
    tell_each,
    together_of,
    told,
    way_given,
)
from cocreation_tui.cli.shell import SAID, Shell, language_option
from cocreation_tui.cli.wanted import wanted_initiative
from cocreation_tui.core.shared.streams import Part
from cocreation_tui.share.carrier import NO_PART, CarrierError
from cocreation_tui.store.shared_streams import read_shared

if TYPE_CHECKING:
    from cocreation_tui.core.initiative.initiative import Initiative
    from cocreation_tui.desk.together import Member, Status

EVERY = 30.0
"""Seconds between looks while following by a way that cannot tell."""


@click.group(help=SAID("cli.help.share"))
def share() -> None:
    """Share an initiative between laptops."""


for one in (server, room, pack, open_file, hand_over, take_over):
    share.add_command(one)


@share.command(help=SAID("cli.help.share-setup"))
@click.argument("initiative")
@click.argument("where")
@name_option
@language_option
@click.pass_obj
def setup(shell: Shell, initiative: str, where: str, name: str, language: str | None) -> None:
    """Share an initiative by a way from now on, and share it at once."""
    from cocreation_tui.desk.told_sharing import by_way_words

    shell = shell.speaking(language)
    folder, _ = wanted_initiative(shell, initiative)
    with told(shell):
        way = way_given(shell, where)
        call(shell, name)
        together = together_of(shell)
        shared = together.begin(folder)
        try:
            together.set_up(folder, way)
        except CarrierError as error:
            if error.key == NO_PART:
                shell.fail("together.ask-administrator", id=shared.share)
            raise
        say(shell.words("together.is-set-up", where=by_way_words(way, shell.words)))
        tell(shell, together.exchange(folder))


@share.command(help=SAID("cli.help.share-stop"))
@click.argument("initiative")
@click.argument("where")
@language_option
@click.pass_obj
def stop(shell: Shell, initiative: str, where: str, language: str | None) -> None:
    """Use a way no more."""
    from cocreation_tui.desk.told_sharing import by_way_words
    from cocreation_tui.share.way_written import way_of

    shell = shell.speaking(language)
    folder, _ = wanted_initiative(shell, initiative)
    with told(shell):
        status = status_of(shell, folder)
        wanted = way_of(where)
        way = next((one for one in status.ways if one.where in (wanted.where, where)), None)
        if way is None:
            ways = ", ".join(one.where for one in status.ways)
            shell.fail("together.no-such-way", where=where, ways=ways)
        together_of(shell).take_down(folder, way)
        say(shell.words("together.stopped", where=by_way_words(way, shell.words)))


@share.command(help=SAID("cli.help.share-join"))
@click.argument("where")
@code_option
@part_option
@platform_option
@name_option
@language_option
@click.pass_obj
def join(
    shell: Shell,
    where: str,
    code: str,
    part: str,
    platforms: tuple[str, ...],
    name: str,
    language: str | None,
) -> None:
    """Take part in an initiative that others share."""
    from cocreation_tui.desk.told_sharing import preview_words
    from cocreation_tui.share.openers import FILE, POSTGRES

    shell = shell.speaking(language)
    with told(shell):
        way = way_given(shell, where)
        if way.kind == FILE:
            shell.fail("together.open-it", file=where)
        if not code and way.kind != POSTGRES:
            code = code_asked(shell)
        together = together_of(shell)
        preview = together.preview(way, code=code)
        for said in preview_words(preview, shell.words):
            say(said)
        folder = together.folder_of(preview)
        if folder is not None:
            say(shell.words("together.here-already", name=preview.initiative or folder.name))
            together.set_up(folder, way, code)
            tell(shell, together.exchange(folder))
            return
        may_be(shell, Part(part), together.parts(way, code))
        call(shell, name)
        folder, exchanged = together.join(way, code, Part(part), platforms)
        say(shell.words("together.joined", name=preview.initiative or folder.name))
        tell(shell, exchanged)


@share.command(help=SAID("cli.help.share-now"))
@click.argument("initiative", required=False)
@language_option
@click.pass_obj
def now(shell: Shell, initiative: str | None, language: str | None) -> None:
    """Exchange by every way that is set up."""
    shell = shell.speaking(language)
    folder, _ = wanted_initiative(shell, initiative)
    with told(shell):
        if not status_of(shell, folder).ways:
            shell.fail("together.no-way")
        tell(shell, together_of(shell).exchange(folder))


@share.command(help=SAID("cli.help.share-status"))
@click.argument("initiative", required=False)
@language_option
@click.pass_obj
def status(shell: Shell, initiative: str | None, language: str | None) -> None:
    """Say who is with us, what waits here, what has not arrived, and what needs a look."""
    shell = shell.speaking(language)
    folder, known = wanted_initiative(shell, initiative)
    with told(shell):
        stands, shared = status_of(shell, folder), read_shared(folder)
    for said in _standing(shell, stands, known):
        say(said)
    if shared is not None:
        say(shell.words("together.for-administrator", id=shared.share))


def _standing(shell: Shell, stands: Status, known: Initiative) -> Iterator[str]:
    from cocreation_tui.desk.told_sharing import (
        all_waiting_words,
        lagging_words,
        trouble_words,
        way_words,
        when_words,
    )

    words, at = shell.words, shell.desk.clock.now()
    yield from (way_words(one, words) for one in stands.ways)
    last = (
        words("together.last", when=when_words(stands.last, at, known.zone, words))
        if stands.last
        else words("together.never")
    )
    yield last[:1].upper() + last[1:]
    yield all_waiting_words(stands.waiting, words)
    yield from (_member(shell, one, known.zone) for one in stands.members)
    yield from (lagging_words(one, known.zone, at, words) for one in stands.lagging)
    yield from (trouble_words(one, words) for one in stands.troubles)


def _member(shell: Shell, one: Member, zone: str) -> str:
    """Somebody with us: name, part, when heard from, how many meetings, identity; with tabs between."""
    from cocreation_tui.desk.told_sharing import name_of, part_words, when_words

    words = shell.words
    heard = words("together.this") if one.here else words("together.not-heard")
    if one.told and not one.here:
        when = when_words(one.told, shell.desk.clock.now(), zone, words)
        heard = words("together.heard", when=when)
    meetings = words.count("together.meetings", one.meetings)
    cells = (name_of(one, words), part_words(one.part, one.platforms, words), heard, meetings, one.laptop)
    return "\t".join(cells)


@share.command(help=SAID("cli.help.share-code"))
@click.argument("initiative")
@click.option("--anchors", is_flag=True, help=SAID("cli.help.share-anchors"))
@language_option
@click.pass_obj
def code(shell: Shell, initiative: str, anchors: bool, language: str | None) -> None:
    """Print the code that the others type."""
    shell = shell.speaking(language)
    folder, _ = wanted_initiative(shell, initiative)
    with told(shell):
        codes = together_of(shell).codes(folder)
    if anchors and not codes.anchors:
        shell.fail("together.no-anchors-code")
    say(codes.anchors if anchors else codes.others)


@share.command(help=SAID("cli.help.share-watch"))
@click.argument("initiative")
@language_option
@click.pass_obj
def watch(shell: Shell, initiative: str, language: str | None) -> None:
    """Exchange as soon as something comes, and tell of it, until Ctrl+C."""
    from cocreation_tui.desk.hearing_of import waiting

    shell = shell.speaking(language)
    folder, known = wanted_initiative(shell, initiative)
    with told(shell):
        together = together_of(shell)
        if not status_of(shell, folder).ways:
            shell.fail("together.no-way")
        with waiting(together, folder, EVERY) as waited, suppress(KeyboardInterrupt):
            say(shell.words("together.watching", name=known.name))
            while True:
                tell_each(shell, together.exchange(folder), status_of(shell, folder))
                waited()
