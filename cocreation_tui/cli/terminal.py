"""The terminal that verbs are typed in: what it is written in, how it is given back, and what it is told of a fault."""

from __future__ import annotations

import gc
import io
import os
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from types import TracebackType
from typing import Any, NoReturn, Protocol

import click

from cocreation_tui.cli.shell import SAID, Shell, visible
from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.i18n.words import Words

GIVEN_BACK = "".join(
    f"\x1b[?{mode}l" for mode in (1000, 1003, 1015, 1006, 1016, 1004, 2004, 2048, 2026, 1049)
) + ("\x1b[?7h\x1b[?25h\x1b[0m")
"""Ends all that screens ask of a terminal: mouse, focus, pastes, sizes, held pictures, the other screen; wraps, shows the cursor."""


class Screens(Protocol):
    """An application that draws on the whole terminal."""

    crash_report: io.StringIO
    """What there is to say of a crash, with people's words in it."""

    @property
    def return_code(self) -> int | None:
        """Its exit code."""
        ...

    def run(self) -> object:
        """Draw until it ends."""
        ...

    def call_later(self, callback: Callable[..., Any], *arguments: Any) -> bool:
        """Call something as soon as there is nothing else to do."""
        ...

    def call_after_refresh(self, callback: Callable[..., Any]) -> bool:
        """Call something when the screen has been drawn."""
        ...


class SafeVerbs(click.Group):
    """Verbs, in a terminal that is fit for them and that is told nothing it would obey."""

    def main(self, args: Any = None, *more: Any, **settings: Any) -> Any:
        """Run a verb; as the command that was typed when there are no ``args``."""
        speak_utf8()
        if args is None:
            hush()
            put_right()
        return super().main(args, *more, **settings)

    def make_context(self, *given: Any, **settings: Any) -> click.Context:
        """Read the arguments before the verb."""
        with _told_safely():
            return super().make_context(*given, **settings)

    def invoke(self, ctx: click.Context) -> Any:
        """Read the arguments of the verb and run it."""
        with _told_safely():
            return super().invoke(ctx)


@contextmanager
def _told_safely() -> Iterator[None]:
    """What is wrong with arguments, without what a terminal would obey: it quotes them."""
    try:
        yield
    except click.UsageError as error:
        told = error.format_message()
        if told == visible(told):
            raise
        raise click.UsageError(visible(told), error.ctx) from None


def speak_utf8() -> None:
    """Write UTF-8 into files and pipes whatever the code page; what a terminal cannot show is written as its number."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def hush(words: Words = SAID) -> None:
    """Have a fault told in one sentence: Python would print people's words with it."""
    sys.excepthook = partial(_tell_fault, words)
    if not os.environ.get("COCREATION_DEBUG"):
        threading.excepthook = _tell_nothing
        sys.unraisablehook = _tell_nothing


def _tell_nothing(fault: object) -> None:
    """Say nothing of a fault that ends nothing."""


def _tell_fault(
    words: Words, kind: type[BaseException], fault: BaseException, trace: TracebackType | None
) -> None:
    _say_crashed(words, "".join(traceback.format_exception(kind, fault, trace)))


def _say_crashed(words: Words, report: str) -> None:
    """Say that the program failed; with the particulars when they were asked for."""
    click.echo(words("cli.crash"), err=True)
    if os.environ.get("COCREATION_DEBUG"):
        click.echo(visible(report), err=True)


def run_screens(shell: Shell, app: Screens, let_go: Callable[[], StoreError | None]) -> NoReturn:
    """Run an application on the whole terminal, have it let go of its files, and leave with its exit code."""
    import logging

    hush(shell.words)
    logging.getLogger("asyncio").addHandler(logging.NullHandler())  # it would print the words of a fault
    app.call_later(app.call_after_refresh, _look_for_rubbish)
    app.run()
    trouble = let_go()
    with suppress(OSError):  # the terminal may be gone
        if report := app.crash_report.getvalue():
            _say_crashed(shell.words, report)
        if trouble is not None:
            shell.tell_store(trouble)
    _leave(app.return_code or (2 if trouble else 0))


def _look_for_rubbish() -> None:
    """What was made up to the first picture is there to stay; what is thrown away later is looked for."""
    gc.freeze()
    gc.enable()


def _leave(code: int) -> NoReturn:
    """End with an exit code, also where nobody is there any more to read what was written."""
    for name in ("stdout", "stderr"):
        try:
            getattr(sys, name).flush()
        except OSError:
            setattr(sys, name, None)
    raise SystemExit(code)


def put_right() -> None:
    """Give back a terminal that was drawn on when the program was killed."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return
    from cocreation_tui.store import terminals

    terminal = terminals.this_terminal()
    if sys.platform == "win32" or terminal is None or not terminals.left_drawn_on(terminal):
        return
    import termios

    with suppress(termios.error):
        modes = termios.tcgetattr(sys.stdin)
        modes[0] |= termios.ICRNL | termios.IXON
        modes[3] |= termios.ECHO | termios.ICANON | termios.ISIG | termios.IEXTEN
        termios.tcsetattr(sys.stdin, termios.TCSANOW, modes)
    sys.stderr.write(GIVEN_BACK)
    sys.stderr.flush()
