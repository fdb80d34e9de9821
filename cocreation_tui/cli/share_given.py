"""The verbs ``share`` that give something to others, and take it from them: files, and who writes a meeting."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cocreation_tui.cli.share_told import (
    call,
    code_asked,
    code_option,
    may_be,
    part_option,
    platform_option,
    say,
    status_of,
    tell,
    together_of,
    told,
)
from cocreation_tui.cli.shell import SAID, Shell, language_option
from cocreation_tui.cli.wanted import wanted_initiative
from cocreation_tui.core.shared.streams import Part
from cocreation_tui.share.carrier import CarrierError

if TYPE_CHECKING:
    from cocreation_tui.desk.together import Member, Status, Together
    from cocreation_tui.share.news import Preview
    from cocreation_tui.store.shared_streams import Way


@click.command(name="pack", help=SAID("cli.help.share-pack"))
@click.argument("initiative")
@click.option("--platform", default="", help=SAID("cli.help.share-pack-platform"))
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help=SAID("cli.help.share-output"),
)
@language_option
@click.pass_obj
def pack(shell: Shell, initiative: str, platform: str, output: Path | None, language: str | None) -> None:
    """Make a file for a colleague, which is not there yet."""
    from cocreation_tui.desk.told_sharing import platform_of

    shell = shell.speaking(language)
    folder, known = wanted_initiative(shell, initiative)
    target = output or Path(f"{folder.name}.cocreation")
    if target.exists():
        shell.fail("cli.exists", path=str(target))
    with told(shell):
        named = platform_of(known, platform)
        together = together_of(shell)
        together.begin(folder)
        together.pack(folder, target, named)
    say(shell.words("together.packed", path=target))


@click.command(name="open", help=SAID("cli.help.share-open"))
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help=SAID("cli.help.share-yes"))
@code_option
@part_option
@platform_option
@language_option
@click.pass_obj
def open_file(
    shell: Shell,
    file: Path,
    yes: bool,
    code: str,
    part: str,
    platforms: tuple[str, ...],
    language: str | None,
) -> None:
    """Show what is in a colleague's file, and bring it in after a question; a second time there is nothing new."""
    from cocreation_tui.desk.told_sharing import preview_words
    from cocreation_tui.share.openers import file_way

    shell = shell.speaking(language)
    with told(shell):
        together, way = together_of(shell), file_way(file.absolute())
        preview, code = _looked_into(shell, together, way, code)
        for said in preview_words(preview, shell.words):
            say(said)
        folder = together.folder_of(preview)
        if folder is not None and not any(one.new or one.anew or one.away for one in preview.streams):
            return
        if not yes and not click.confirm(shell.words("together.bring-confirm"), default=False):
            return
        if folder is None:
            may_be(shell, Part(part), together.parts(way, code))
            call(shell, "")
            _, exchanged = together.join(way, code, Part(part), platforms)
        else:
            exchanged = together.take_in(file.absolute(), folder)
        tell(shell, exchanged)


def _looked_into(shell: Shell, together: Together, way: Way, code: str) -> tuple[Preview, str]:
    """What is in a file, and the code that opened it: asked for where it is not known here."""
    try:
        return together.preview(way, code=code), code
    except CarrierError as error:
        if error.key != "share.no-code" or code:
            raise
    code = code_asked(shell)
    return together.preview(way, code=code), code


@click.command(name="hand-over", help=SAID("cli.help.share-hand-over"))
@click.argument("meeting")
@click.argument("to")
@language_option
@click.pass_obj
def hand_over(shell: Shell, meeting: str, to: str, language: str | None) -> None:
    """Let another laptop write a meeting; ``to`` is a name, the beginning of one, or of the laptop's identity."""
    from cocreation_tui.desk.told_sharing import name_of

    shell = shell.speaking(language)
    with told(shell):
        entry = shell.desk.workspace.find(meeting)
        one = _writer(shell, status_of(shell, entry.path.parent), to)
        together_of(shell).hand_over(entry.path, one.laptop)
    say(shell.words("together.handed", title=entry.title, name=name_of(one, shell.words)))


def _writer(shell: Shell, stands: Status, to: str) -> Member:
    """The one laptop that is meant. Ends with exit code 2 where it is none or several."""
    from cocreation_tui.desk.told_sharing import name_of

    others, wanted = [one for one in stands.members if not one.here], to.casefold()
    exact = [one for one in others if one.name.casefold() == wanted]
    found = exact or [
        one for one in others if one.name.casefold().startswith(wanted) or one.laptop.startswith(wanted)
    ]
    if len(found) != 1:
        key = "together.which-writer" if found else "together.no-writer"
        names = ", ".join(f"{name_of(one, shell.words)} ({one.laptop[:6]})" for one in found or others)
        shell.fail(key, name=to, names=names or "-")
    return found[0]


@click.command(name="take-over", help=SAID("cli.help.share-take-over"))
@click.argument("meeting")
@language_option
@click.pass_obj
def take_over(shell: Shell, meeting: str, language: str | None) -> None:
    """Go on with a meeting whose laptop is gone, as a meeting of one's own."""
    shell = shell.speaking(language)
    with told(shell):
        entry = shell.desk.workspace.find(meeting)
        path = together_of(shell).take_over(entry.path)
    say(shell.words("together.over-done", title=entry.title))
    say(path.stem)
