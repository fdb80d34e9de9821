"""What others have shared, on its way in: what is there is shown first, and nothing is brought in without an answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from textual.app import App

from cocreation_tui.core.shared.streams import Part
from cocreation_tui.desk.desk import Desk
from cocreation_tui.desk.together import Together
from cocreation_tui.desk.told_sharing import (
    FAILURES,
    call_oneself,
    exchanged_words,
    failure_words,
    preview_words,
)
from cocreation_tui.i18n.words import Words
from cocreation_tui.share.carrier import CarrierError
from cocreation_tui.share.news import Exchanged, Preview
from cocreation_tui.share.openers import FILE, file_way
from cocreation_tui.tui.screens.dialogs.question import Answer, QuestionScreen
from cocreation_tui.tui.screens.laptops.slowly import Result, Working, slowly
from cocreation_tui.tui.screens.laptops.taking_part import (
    Again,
    Asked,
    BringInScreen,
    CodeAskedScreen,
    TakePartScreen,
)

NO_CODE = "share.no-code"
"""Why a file is not read whose code is not known here."""
SHOWN = 4
"""Streams that are listed of a preview; how many more there are is said."""


class Waiting(Working, Protocol):
    """The screen it is asked from."""

    @property
    def is_active(self) -> bool:
        """Whether nothing is open over it: only then anything is asked."""

    @property
    def app(self) -> App[Any]:
        """What screens are pushed onto."""


class Says(Protocol):
    """Says something in words on the screen."""

    def __call__(self, text: str, style: str = ..., /) -> None:
        """Say it until something else is said."""


@dataclass(frozen=True, slots=True)
class _There:
    """What is shared somewhere."""

    preview: Preview
    folder: Path | None
    parts: tuple[Part, ...]


class Arriving:
    """Bringing in a file, and taking part; ``arrived`` is told the folder of the initiative that has something new."""

    def __init__(
        self, screen: Waiting, desk: Desk, words: Words, say: Says, arrived: Callable[[Path], object]
    ) -> None:
        self._screen = screen
        self._desk = desk
        self._together = Together(desk)
        self._words = words
        self._say = say
        self._arrived = arrived

    def _slowly(
        self,
        act: Callable[[], Result],
        then: Callable[[Result], object],
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        self._say(self._words("together.reading"), "$text-accent")
        slowly(self._screen, act, then, failed or self._failed)

    def _failed(self, failure: Exception) -> None:
        assert isinstance(failure, FAILURES)
        self._say(failure_words(failure, self._words), "bold $text-warning")

    def _ask(self, preview: Preview, *answers: Answer) -> None:
        self._say("", "")
        if not self._screen.is_active:
            return
        said = "\n".join(preview_words(preview, self._words, SHOWN))
        leave = Answer(self._words("together.not-now"))
        screen = QuestionScreen(self._words, said, (leave, *answers))
        self._screen.app.push_screen(screen, lambda act: act() if act else None)

    # A colleague's file

    def bring_in(self) -> None:
        """Ask for the file, show what is in it, and bring it in."""
        self._screen.app.push_screen(BringInScreen(self._words), self._file_named)

    def _file_named(self, file: Path | None) -> None:
        if file is not None:
            self._slowly(partial(self._look_into, file), partial(self._file_seen, file))

    def _look_into(self, file: Path) -> tuple[Preview | None, Path | None]:
        """What is in a file, and the folder of its initiative; nothing where its code is not known here."""
        try:
            preview = self._together.preview(file_way(file))
        except CarrierError as error:
            if error.key == NO_CODE:
                return None, None
            raise
        return preview, self._together.folder_of(preview)

    def _file_seen(self, file: Path, seen: tuple[Preview | None, Path | None]) -> None:
        preview, folder = seen
        if folder is None and not self._screen.is_active:
            return
        if preview is None or folder is None:
            self._ask_code(file)
        elif any(one.new or one.anew or one.away for one in preview.streams):
            take = partial(self._take_in, file, folder)
            label, follows = self._words("together.bring-do"), self._words("together.bring-do-follows")
            self._ask(preview, Answer(label, follows, act=take))
        else:
            self._say(self._words("together.bring-nothing"), "$text-success")

    def _ask_code(self, file: Path, again: Again | None = None) -> None:
        self._say("", "")
        title = self._words("together.code-asked", name=file.stem)
        screen = CodeAskedScreen(self._words, title, file_way(file), self._desk.settings.name, again)
        self._screen.app.push_screen(screen, partial(self._place_named, partial(self._ask_code, file)))

    def _take_in(self, file: Path, folder: Path) -> None:
        self._slowly(partial(self._together.take_in, file, folder), partial(self._came, folder))

    # Taking part

    def take_part(self, again: Again | None = None) -> None:
        """Ask where it is shared and for the code, show what is there, and take part."""
        self._say("", "")
        screen = TakePartScreen(self._words, self._desk.settings.name, again)
        self._screen.app.push_screen(screen, partial(self._place_named, self.take_part))

    def _place_named(self, ask: Callable[[Again], object], asked: Asked | None) -> None:
        if asked is not None:
            look, seen = partial(self._look_there, asked), partial(self._place_seen, asked)
            self._slowly(look, seen, partial(self._not_there, ask, asked))

    def _not_there(self, ask: Callable[[Again], object], asked: Asked, failure: Exception) -> None:
        """Ask again with all that was typed: a code is long, and one letter of it is soon mistyped."""
        if not self._screen.is_active:
            self._failed(failure)
            return
        assert isinstance(failure, FAILURES)
        ask(Again(asked, failure_words(failure, self._words)))

    def _look_there(self, asked: Asked) -> _There:
        preview = self._together.preview(asked.way, code=asked.code)
        folder = self._together.folder_of(preview)
        return _There(preview, folder, self._together.parts(asked.way, asked.code))

    def _place_seen(self, asked: Asked, there: _There) -> None:
        if there.folder is not None:
            self._slowly(partial(self._use_too, asked, there.folder), partial(self._is_here, there))
            return
        answers = (
            Answer(
                self._words(f"together.join-{part.value}"),
                self._words(f"together.join-{part.value}-follows"),
                act=partial(self._join, asked, there.preview, part),
            )
            for part in there.parts
        )
        self._ask(there.preview, *answers)

    def _use_too(self, asked: Asked, folder: Path) -> Exchanged:
        """Share an initiative that is here already by this way, too."""
        if asked.way.kind == FILE:
            return self._together.take_in(Path(asked.way.where), folder)
        self._together.set_up(folder, asked.way, asked.code)
        return self._together.exchange(folder)

    def _is_here(self, there: _There, exchanged: Exchanged) -> None:
        assert there.folder is not None
        name = there.preview.initiative or there.folder.name
        said = self._words("together.here-already", name=name)
        self._say(f"{said} {exchanged_words(exchanged, self._words)}", "bold $text-success")
        self._arrived(there.folder)

    def _join(self, asked: Asked, preview: Preview, part: Part) -> None:
        platforms = (asked.platform,) if asked.platform and part is Part.COORDINATOR else ()

        def join() -> tuple[Path, Exchanged]:
            call_oneself(self._desk, asked.name)
            return self._together.join(asked.way, asked.code, part, platforms)

        self._slowly(join, partial(self._joined, preview))

    def _joined(self, preview: Preview, joined: tuple[Path, Exchanged]) -> None:
        folder, _ = joined
        self._say(
            self._words("together.joined", name=preview.initiative or folder.name), "bold $text-success"
        )
        self._arrived(folder)

    def _came(self, folder: Path, exchanged: Exchanged) -> None:
        self._say(exchanged_words(exchanged, self._words), "bold $text-success")
        self._arrived(folder)
