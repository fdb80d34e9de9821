"""The command line: arguments and wiring. The only place, with ``cli_shell``, that builds clock, workspace and application.

Verbs that open no screen never import Textual. Exit codes: 0 done, 1 the program failed, 2 something that was given
cannot be used.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from cocreation_tui.cli.answered import encoding_option, letters
from cocreation_tui.cli.shell import (
    SAID,
    Shell,
    language_option,
    problem_line,
    sheet_option,
    visible,
)
from cocreation_tui.cli.terminal import run_screens
from cocreation_tui.cli.verbs import Verbs
from cocreation_tui.core.ground.errors import Problem, Refused, StoreError

if TYPE_CHECKING:
    from datetime import datetime

    from cocreation_tui.core.agenda.script import Script
    from cocreation_tui.core.people.people import Person
    from cocreation_tui.desk.desk import Desk, Room
    from cocreation_tui.desk.initiatives import InitiativeEntry
    from cocreation_tui.desk.planning import Plan
    from cocreation_tui.store.workspace import MeetingEntry


@click.group(
    cls=Verbs,
    invoke_without_command=True,
    help=SAID("cli.help.main"),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--workspace",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="COCREATION_WORKSPACE",
    help=SAID("cli.help.workspace"),
)
@language_option
@click.version_option(package_name="cocreation-tui")
@click.pass_context
def main(context: click.Context, workspace: Path | None, language: str | None) -> None:
    """Run co-creation meetings: agenda, speakers, captures, minutes. Without a verb: Home."""
    # Nearly all that a start makes is there to stay: looking through it again and again, and once more at the end, is a
    # tenth of the whole.
    gc.disable()
    context.call_on_close(gc.enable)
    atexit.register(gc.freeze)
    context.obj = Shell(workspace, language)
    if context.invoked_subcommand is None:
        _open(context.obj, None)


@main.command(help=SAID("cli.help.run"))
@click.argument("script_or_meeting")
@click.option(
    "--participants",
    type=click.Path(path_type=Path),
    help=SAID("cli.help.participants"),
)
@sheet_option
@encoding_option
@click.option("--start", help=SAID("cli.help.start"))
@click.option("--title", default="", help=SAID("cli.help.title"))
@click.option("--place", default="", help=SAID("cli.help.place"))
@click.option("--initiative", default="", help=SAID("cli.help.of-initiative"))
@click.option("--platform", "platforms", multiple=True, help=SAID("cli.help.platform"))
@click.option("--actor", default="", help=SAID("cli.help.actor"))
@click.option("--new", is_flag=True, help=SAID("cli.help.new"))
@click.option("--resume", is_flag=True, help=SAID("cli.help.resume"))
@language_option
@click.pass_obj
def run(
    shell: Shell,
    script_or_meeting: str,
    participants: Path | None,
    sheet: str,
    encoding: str,
    start: str | None,
    title: str,
    place: str,
    initiative: str,
    platforms: tuple[str, ...],
    actor: str,
    new: bool,
    resume: bool,
    language: str | None,
) -> None:
    """Start a meeting from a session script (id or path), or resume one that is under way."""
    from cocreation_tui.cli.resuming import Asked, gone_on_with
    from cocreation_tui.cli.run import entry_of, script_of

    shell = shell.speaking(language)
    if new and resume:
        shell.fail("resume.both")
    begins = None if start is None else _begins(shell, start)
    entry = entry_of(shell, initiative)
    there = _there(shell, script_or_meeting, entry, platforms, new)
    if resume and there is None:
        shell.fail("resume.nothing", script=script_or_meeting)
    people, notices = _people(shell, participants, sheet, encoding) if participants else ((), ())
    if there is not None:
        asked = Asked(participants, begins, title, place, people)
        room = gone_on_with(shell, there, asked, resume, lambda: _needs_terminal(shell))
        if room is not None:
            _open(shell, room, notices)
            return
    _needs_terminal(shell)
    plan = _plan(shell, script_of(shell, script_or_meeting), start)
    plan.title, plan.place, plan.platforms, plan.people = title, place, platforms, people
    if entry is not None:
        from cocreation_tui.cli.starts_from import begin

        begin(shell, plan, entry, actor)
    _open(shell, _planned(shell, plan), notices)


def _planned(shell: Shell, plan: Plan) -> Room:
    """A new meeting, as it is planned. Ends with exit code 2 when it makes no sense, or cannot be kept."""
    try:
        return shell.desk.plan(plan)
    except StoreError as error:
        shell.fail_store(error)
    except Refused as refusal:
        shell.fail(refusal.key, **refusal.values)


def _there(
    shell: Shell, wanted: str, entry: InitiativeEntry | None, platforms: tuple[str, ...], new: bool
) -> MeetingEntry | None:
    """The meeting that is there to go on with, restored where that was wanted; None to start a new one."""
    from cocreation_tui.cli.resuming import mended, told_of, unreadable
    from cocreation_tui.cli.run import under_way

    found = None if new else under_way(shell, wanted, entry, platforms)
    for damaged in unreadable(shell, wanted, entry.folder if entry else None):
        if new or (found is not None and damaged.id[:10] < found.id[:10]):
            click.echo(visible(told_of(shell, damaged)), err=True)
        elif (restored := mended(shell, damaged)) is not None and restored.closed_at is None:
            return restored
    return found


def _people(
    shell: Shell, participants: Path, sheet: str, encoding: str
) -> tuple[tuple[Person, ...], tuple[Problem, ...]]:
    """The people of a list; what was not understood of it is told and returned."""
    roster = shell.desk.participants(participants, sheet, letters(shell, participants, encoding))
    shell.report(roster.problems)
    if any(problem.fatal for problem in roster.problems):
        raise SystemExit(2)
    return roster.people, roster.problems


def _begins(shell: Shell, start: str, script: Script | None = None) -> datetime:
    """A start as an instant; without a clock time it is the script's. Ends with exit code 2 when it is none."""
    from datetime import datetime

    from cocreation_tui.desk.planning import read_start
    from cocreation_tui.i18n.dates import doubt_words
    from cocreation_tui.i18n.lexicon import lexicon

    begins = read_start(start, script, lexicon(shell.words.language).dates, shell.desk.clock.now())
    if begins is None:
        shell.fail("cli.bad-start", start=start)
    if not isinstance(begins, datetime):
        shell.fail("cli.start-doubt", start=start, doubt=doubt_words(shell.words, begins))
    return begins


def _plan(shell: Shell, wanted: str, start: str | None) -> Plan:
    from cocreation_tui.desk.planning import Plan, default_start

    script, problems = shell.desk.script(wanted)
    if script is None:
        shell.report(problems)
        raise SystemExit(2)
    shell.report(problems)
    return Plan(
        script, default_start(shell.desk.clock.now()) if start is None else _begins(shell, start, script)
    )


@main.command(help=SAID("cli.help.demo"))
@language_option
@click.pass_obj
def demo(shell: Shell, language: str | None) -> None:
    """Open a sample initiative in a throw-away workspace. Nothing you do there is kept."""
    shell = shell.speaking(language)
    _needs_terminal(shell)
    import tempfile

    from cocreation_tui.desk.desk import Desk
    from cocreation_tui.sample import sample_initiative
    from cocreation_tui.store.workspace import Workspace

    own = shell.desk
    with tempfile.TemporaryDirectory(prefix="cocreation-demo-", ignore_cleanup_errors=True) as folder:
        shell.desk = Desk(Workspace(Path(folder)), own.clock, shell.words.language, own.settings)
        click.echo(shell.words("sample.making"), err=True)
        try:
            room = sample_initiative(shell.desk)
        except StoreError as error:
            shell.fail_store(error)
        _open(shell, room, own=own)


@main.command(help=SAID("cli.help.stage"))
@click.argument("meeting", required=False)
@click.option("--theme", type=click.Choice(("dark", "light")), help=SAID("cli.help.theme"))
@language_option
@click.pass_obj
def stage(shell: Shell, meeting: str | None, theme: str | None, language: str | None) -> None:
    """Show a running meeting to the room in a second terminal. Default: the newest under way."""
    shell = shell.speaking(language)
    _needs_terminal(shell)
    try:
        wanted = shell.desk.workspace.find(meeting).path if meeting else None
    except StoreError as error:
        shell.fail_store(error)
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    from cocreation_tui.tui.app.stage import StageApp

    app = StageApp(shell.desk, wanted, theme or shell.desk.settings.theme)
    run_screens(shell, app, lambda: None)


@main.command(name="list", help=SAID("cli.help.list"))
@language_option
@click.pass_obj
def list_meetings(shell: Shell, language: str | None) -> None:
    """List the meetings: id, planned start, state and title, separated by tabs."""
    shell = shell.speaking(language)
    from cocreation_tui.clock import local_zone
    from cocreation_tui.i18n.dates import local

    zone = local_zone()[0]
    meetings = shell.workspace.meetings()
    if not meetings:
        click.echo(visible(shell.words("cli.empty", path=str(shell.workspace.root))), err=True)
    rows = []
    for entry in meetings:
        when = f"{local(entry.planned_start, zone):%Y-%m-%d %H:%M}" if entry.planned_start else "-"
        rows.append("\t".join((entry.id, when, shell.words(f"cli.{_state(entry)}"), entry.title)))
    # At once: each call empties what waits to be put out.
    click.echo(visible("\n".join(rows)), nl=bool(rows))


def _state(entry: MeetingEntry) -> str:
    if entry.planned_start is None or entry.problem:
        return "broken"
    if entry.closed_at:
        return "closed"
    return "under-way" if entry.started_at else "planned"


@main.command(help=SAID("cli.help.check"))
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@sheet_option
@encoding_option
@language_option
@click.pass_obj
def check(shell: Shell, files: tuple[Path, ...], sheet: str, encoding: str, language: str | None) -> None:
    """Check session scripts and cards: file, line, what is wrong; show how a list or a workbook is read."""
    shell = shell.speaking(language)
    wrong = [path for path in files if not _is_good(shell, path, sheet, encoding)]
    raise SystemExit(2 if wrong else 0)


def _is_good(shell: Shell, path: Path, sheet: str, encoding: str) -> bool:
    """Say what is wrong with a file, or what is in it; whether it can be used."""
    from cocreation_tui.method.check import check as check_file

    try:
        table = _as_table(shell, path, sheet, encoding) if path.suffix.casefold() != ".md" else None
    except SystemExit:
        return False
    lines, problems = table or ((), check_file(path, shell.desk.workspace.cards))
    shell.report(problems, err=False)
    if lines:
        click.echo(visible(str(path)))
    for line in lines:
        click.echo(visible(line.rstrip()))
    if not problems and not lines:
        click.echo(visible(shell.words("cli.good", path=str(path))))
    return not any(problem.fatal for problem in problems)


def _as_table(
    shell: Shell, path: Path, sheet: str, encoding: str
) -> tuple[tuple[str, ...], tuple[Problem, ...]] | None:
    from cocreation_tui.desk.lists import check_table
    from cocreation_tui.method.tables.opened import SUFFIXES

    read_in = letters(shell, path, encoding) if path.suffix.casefold() in SUFFIXES else ""
    return check_table(path, shell.words, sheet, read_in)


def _needs_terminal(shell: Shell) -> None:
    # Textual draws on standard error.
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        shell.fail("cli.no-terminal")


def _open(
    shell: Shell, room: Room | None, notices: tuple[Problem, ...] = (), own: Desk | None = None
) -> NoReturn:
    """Run the application and leave with its exit code; ``own`` is where the sample leads back to."""
    _needs_terminal(shell)
    # Has to be set before Textual is imported: with Kitty keys, AltGr characters get lost on Windows.
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    from cocreation_tui.tui.app.app import CocreationApp, close_room

    app = CocreationApp(shell.desk, room, tuple(problem_line(notice, shell.words) for notice in notices))
    app.own = own
    run_screens(shell, app, lambda: close_room(app))
