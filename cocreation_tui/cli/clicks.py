"""What click says of itself, in the language of the help: usage, options, and what is wrong with arguments."""

from __future__ import annotations

import click
import click.core
import click.decorators
import click.exceptions
import click.formatting
import click.parser
import click.termui
import click.types

from cocreation_tui.i18n.words import Words, catalogue

_SAYING = (
    click.core, click.decorators, click.exceptions, click.formatting, click.parser, click.termui, click.types,
)  # fmt: skip
"""Where click asks ``gettext`` for its words."""


_PLACES = ("OPTIONS", "COMMAND", "ARGS")
"""What click writes for what may be given, without asking for its words."""


_NAMES = {kind: kind.name for kind in (click.STRING, click.INT, click.FLOAT)}
"""What click calls a kind of value, and writes in capitals where one may be given."""


def translate(words: Words) -> None:
    """Have click say them in a language from now on; what the catalogue does not know stays English."""
    texts = catalogue(words.language)

    def told(said: str) -> str:
        return texts.get(f"click.{said}", said)

    def counted(one: str, several: str, n: int) -> str:
        return told(one if n == 1 else several)

    class Formatter(click.HelpFormatter):
        """Writes how a verb is typed with what may be given in the language, too."""

        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
            """Write it."""
            for place in _PLACES:
                args = args.replace(place, told(place))
            super().write_usage(prog, args, prefix)

    click.Context.formatter_class = Formatter
    for kind in (click.STRING, click.INT, click.FLOAT):
        kind.name = told(_NAMES[kind])
    click.IntRange.name = told("integer range")
    for module in _SAYING:
        for asked, answers in (("_", told), ("ngettext", counted)):
            if asked in vars(module):
                setattr(module, asked, answers)
