"""The verb ``share room``: this laptop is the server of the tables in the room until Ctrl+C."""

from __future__ import annotations

from contextlib import suppress

import click

from cocreation_tui.cli.share_told import call, name_option, say, status_of, tell_each, together_of, told
from cocreation_tui.cli.shell import SAID, Shell, language_option
from cocreation_tui.cli.wanted import wanted_initiative


@click.command(help=SAID("cli.help.share-room"))
@click.argument("initiative")
@click.option("--port", type=click.IntRange(1, 65_535), help=SAID("cli.help.share-room-port"))
@click.option("--address", "hosts", multiple=True, help=SAID("cli.help.share-room-address"))
@name_option
@language_option
@click.pass_obj
def room(
    shell: Shell, initiative: str, port: int | None, hosts: tuple[str, ...], name: str, language: str | None
) -> None:
    """Share with the tables in this room until Ctrl+C, and tell of what comes."""
    shell = shell.speaking(language)
    folder, known = wanted_initiative(shell, initiative)
    with told(shell):
        from cocreation_tui.desk.hosted_room import HostedRoom
        from cocreation_tui.desk.told_sharing import room_words

        call(shell, name)
        opened = HostedRoom(together_of(shell), folder, port=port, hosts=hosts)
        opened.told = lambda exchanged: tell_each(shell, exchanged, status_of(shell, folder))
        wall = opened.open()
        for said in room_words(wall, known.name, shell.words):
            say(said)
        with suppress(KeyboardInterrupt):
            while opened.is_alive():
                opened.join(1)  # so that Ctrl+C is heard on every system
        opened.end()
        say(shell.words("together.room-over", name=known.name))
