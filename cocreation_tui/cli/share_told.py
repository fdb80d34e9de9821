"""What the verbs ``share`` have in common: their options, how they say things, and what ends them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cocreation_tui.cli.shell import SAID, Shell, visible
from cocreation_tui.core.ground.cleaning import clean_line
from cocreation_tui.core.ground.errors import Refused, StoreError
from cocreation_tui.core.shared.streams import Part
from cocreation_tui.share.carrier import CarrierError

if TYPE_CHECKING:
    from cocreation_tui.desk.together import Status, Together
    from cocreation_tui.share.news import Exchanged
    from cocreation_tui.store.shared_streams import Way

part_option = click.option(
    "--part",
    type=click.Choice([one.value for one in Part]),
    default=Part.COORDINATOR.value,
    help=SAID("cli.help.share-part"),
)
"""What one is to the initiative."""
code_option = click.option("--code", default="", help=SAID("cli.help.share-code-option"))
"""The code from the wall; asked for without it."""
name_option = click.option("--name", default="", help=SAID("cli.help.share-name"))
"""What one calls oneself, where the settings do not say it."""
platform_option = click.option("--platform", "platforms", multiple=True, help=SAID("cli.help.share-platform"))
"""The platforms one keeps together."""


def together_of(shell: Shell) -> Together:
    """The sharing of the workspace."""
    from cocreation_tui.desk.together import Together

    return Together(shell.desk)


def status_of(shell: Shell, folder: Path) -> Status:
    """How the sharing stands. Ends with exit code 2 where the initiative is not shared."""
    stands = together_of(shell).status(folder)
    if stands is None:
        shell.fail("together.not-shared-yet")
    return stands


def way_given(shell: Shell, where: str) -> Way:
    """A way as it was written. Ends with exit code 2 for a folder that is not there, or the one the program works in."""
    from cocreation_tui.share.openers import FOLDER
    from cocreation_tui.share.way_written import way_of

    way = way_of(where)
    path = Path(way.where)
    if way.kind == FOLDER and not path.is_dir():
        shell.fail("together.take-nothing", path=where)
    if way.kind == FOLDER and path.resolve().is_relative_to(shell.desk.workspace.root.resolve()):
        shell.fail("together.folder-own")
    return way


def code_asked(shell: Shell) -> str:
    """The code, typed and not shown; from a pipe its first line. Ends with exit code 2 where there is none."""
    if sys.stdin.isatty():
        return str(click.prompt(shell.words("together.code-prompt"), hide_input=True))
    return sys.stdin.readline().strip() or shell.fail("together.no-code")


def call(shell: Shell, name: str) -> None:
    """Keep what one calls oneself; asked for in a terminal where nobody has said it. Raises ``StoreError``."""
    from cocreation_tui.desk.told_sharing import call_oneself

    if not name and not shell.desk.settings.name and sys.stdin.isatty():
        name = click.prompt(shell.words("together.your-name"), default="", show_default=False)
    call_oneself(shell.desk, clean_line(name, 200))


def may_be(shell: Shell, part: Part, parts: tuple[Part, ...]) -> None:
    """Ends with exit code 2 where a code does not give that part."""
    if part not in parts:
        shell.fail("together.other-code")


def say(text: object) -> None:
    """One line, without what a terminal would obey."""
    click.echo(visible(text))


def tell(shell: Shell, exchanged: Exchanged) -> None:
    """What an exchange came to; its troubles on standard error, and exit code 2 where there are any."""
    from cocreation_tui.desk.told_sharing import exchanged_words, trouble_words

    say(exchanged_words(replace(exchanged, troubles=()), shell.words))
    for trouble in exchanged.troubles:
        click.echo(visible(trouble_words(trouble, shell.words)), err=True)
    if exchanged.troubles:
        raise SystemExit(2)


def tell_each(shell: Shell, exchanged: Exchanged, stands: Status) -> None:
    """A line for each stream that came: when, what, whose, how many steps."""
    from cocreation_tui.clock import local_zone
    from cocreation_tui.desk.told_sharing import member_named, title_of, trouble_words
    from cocreation_tui.i18n.dates import clock

    at = clock(shell.desk.clock.now(), local_zone()[0])
    for one in exchanged.came:
        whose = member_named(stands.members, one.writer, shell.words)
        steps = shell.words.count("together.steps", one.steps)
        say("\t".join((at, title_of(one, shell.words, stands.members), whose, steps)))
    for trouble in exchanged.troubles:
        click.echo(visible(f"{at}\t{trouble_words(trouble, shell.words)}"), err=True)


@contextmanager
def told(shell: Shell) -> Iterator[None]:
    """One line on what got in the way, and exit code 2."""
    try:
        yield
    except StoreError as error:
        shell.fail_store(error)
    except (CarrierError, Refused) as error:
        shell.fail(error.key, **error.values)
