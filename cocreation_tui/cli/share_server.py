"""The verbs ``share server``: for whoever looks after the PostgreSQL server that laptops share through."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import click

from cocreation_tui.cli.shell import SAID, Shell, language_option, visible
from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.core.shared.streams import LaptopId, Part, ShareId
from cocreation_tui.share.carrier import CarrierError


@click.group(help=SAID("cli.help.share-server"))
def server() -> None:
    """Set up a server, look whether it is as it should be, let somebody in and shut somebody out."""


@contextmanager
def _told(shell: Shell, address: str) -> Iterator[None]:
    """One line on what got in the way, and exit code 2; an address with a password is not used."""
    from cocreation_tui.share.way_written import way_of

    try:
        way_of(address)
        yield
    except (CarrierError, Refused) as error:
        shell.fail(error.key, **error.values)


@server.command(help=SAID("cli.help.share-server-init"))
@click.argument("address")
@language_option
@click.pass_obj
def init(shell: Shell, address: str, language: str | None) -> None:
    """Make tables and rights, or bring them up to date."""
    shell = shell.speaking(language)
    with _told(shell, address):
        from cocreation_tui.share import server as administration

        done = administration.init(address)
        click.echo(visible(shell.words("together.server-done", version=done.now)))


@server.command(help=SAID("cli.help.share-server-check"))
@click.argument("address")
@language_option
@click.pass_obj
def check(shell: Shell, address: str, language: str | None) -> None:
    """Say what is as it should be and what is not, then who has a part; exit code 2 where anything is wrong."""
    shell = shell.speaking(language)
    with _told(shell, address):
        from cocreation_tui.share import server as administration

        checked = administration.check(address)
    for one in checked.findings:
        mark = "✓" if one.fine else "▲"
        click.echo(visible(f"{mark} {shell.words(one.key, **one.values)}"))
    for member in checked.members:
        part = shell.words("together.shut-out") if member.revoked else _part(shell, member.part)
        cells = (member.called or "-", member.share, member.login, part, ", ".join(member.platforms))
        click.echo(visible("\t".join(cells).rstrip("\t")))
    raise SystemExit(0 if checked.fine else 2)


@server.command(help=SAID("cli.help.share-server-grant"))
@click.argument("address")
@click.argument("initiative")
@click.argument("login")
@click.argument("part", type=click.Choice([one.value for one in Part]))
@click.option("--platform", "platforms", multiple=True, help=SAID("cli.help.share-platform"))
@language_option
@click.pass_obj
def grant(
    shell: Shell,
    address: str,
    initiative: str,
    login: str,
    part: str,
    platforms: tuple[str, ...],
    language: str | None,
) -> None:
    """Give a login a part; the initiative by its identity, as ``share status`` and ``share server check`` show it."""
    shell = shell.speaking(language)
    with _told(shell, address):
        from cocreation_tui.share import server as administration

        administration.grant(address, _share(shell, initiative), login, Part(part), platforms)
    said = shell.words("together.granted", login=login, part=_part(shell, Part(part)), share=initiative)
    click.echo(visible(said))


@server.command(help=SAID("cli.help.share-server-revoke"))
@click.argument("address")
@click.argument("initiative")
@click.argument("login")
@language_option
@click.pass_obj
def revoke(shell: Shell, address: str, initiative: str, login: str, language: str | None) -> None:
    """Shut a login out; what is on its laptops stays there."""
    shell = shell.speaking(language)
    with _told(shell, address):
        from cocreation_tui.share import server as administration

        was = administration.revoke(address, _share(shell, initiative), login)
    key = "together.revoked" if was else "together.not-granted"
    click.echo(visible(shell.words(key, login=login, share=initiative)))


@server.command(help=SAID("cli.help.share-server-release"))
@click.argument("address")
@click.argument("initiative")
@click.argument("laptop")
@language_option
@click.pass_obj
def release(shell: Shell, address: str, initiative: str, laptop: str, language: str | None) -> None:
    """Let a laptop be used by another login than before."""
    shell = shell.speaking(language)
    with _told(shell, address):
        from cocreation_tui.share import server as administration

        was = administration.release(address, _share(shell, initiative), LaptopId(laptop))
    key = "together.released" if was else "together.not-used"
    click.echo(visible(shell.words(key, laptop=laptop)))


def _part(shell: Shell, part: Part) -> str:
    return shell.words(f"together.part-{part.value}")


def _share(shell: Shell, written: str) -> ShareId:
    """An initiative's identity. Ends with exit code 2 for what is none."""
    if not re.fullmatch(r"[0-9a-f]{32}", written):
        shell.fail("together.no-share", id=written)
    return ShareId(written)
