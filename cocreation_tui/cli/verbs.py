"""All verbs of the command line by name: each is loaded when it is given, and the list of them loads none."""

from __future__ import annotations

from importlib import import_module

import click

from cocreation_tui.cli.shell import SAID
from cocreation_tui.cli.terminal import SafeVerbs

ELSEWHERE = {
    "calendar": "calendar.calendar",
    "doctor": "doctor.doctor",
    "export": "drejebog_verbs.export",
    "find": "find.find",
    "handover": "handover.handover",
    "import": "drejebog_verbs.import_drejebog",
    "information": "information.information",
    "initiative": "initiative.initiative",
    "mail": "mail.mail",
    "minutes": "minutes.minutes",
    "newsletter": "newsletter.newsletter",
    "page": "handover.page",
    "person": "person.person",
    "poster": "poster.poster",
    "privacy": "privacy.privacy",
    "share": "share.share",
    "tables": "tables.tables",
    "tasks": "tasks.tasks",
    "times": "times.times",
}
"""Verbs that have a module of their own, which is loaded when they are given: where each is."""


class Verbs(SafeVerbs):
    """All verbs; the list of them loads none."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, in order."""
        return sorted({*super().list_commands(ctx), *ELSEWHERE})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb of that name; None when there is none."""
        if cmd_name not in ELSEWHERE:
            return super().get_command(ctx, cmd_name)
        module, _, name = ELSEWHERE[cmd_name].partition(".")
        found: click.Command = getattr(import_module(f"cocreation_tui.cli.{module}"), name)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each does, by its words alone."""
        room = formatter.width - 6 - max(map(len, self.list_commands(ctx)))
        said = {name: click.Command(name, help=SAID(f"cli.help.{name}")) for name in self.list_commands(ctx)}
        with formatter.section(SAID("click.Commands")):
            formatter.write_dl([(name, verb.get_short_help_str(room)) for name, verb in said.items()])
