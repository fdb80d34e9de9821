"""Which way an initiative is shared by: a folder or a server, looked at while it is typed."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.i18n.words import Words
from cocreation_tui.share.openers import FOLDER, POSTGRES
from cocreation_tui.share.way_written import way_of
from cocreation_tui.store.shared_streams import Way
from cocreation_tui.tui.screens.dialogs.ask import Ask, AskScreen, Understood
from cocreation_tui.tui.text import plain, styled
from cocreation_tui.tui.words.file_names import path_of, visible

Named = tuple[Way, str]
"""A way, and what one calls oneself; empty where that was not asked."""


class FolderScreen(AskScreen[Named]):
    """Gives a folder that is there; ``root`` is where the program itself works, which is never one.

    One's ``name`` is asked for where it is not known.
    """

    def __init__(self, words: Words, root: Path, name: str) -> None:
        self._root = root
        ask = Ask(
            "where", words("together.folder-label"), example=words("together.folder-example"), endings=()
        )
        asks = (ask, *asks_name(words, name))
        super().__init__(words, words("together.folder-title"), asks, give="together.set-up")

    def understand(self, values: Mapping[str, str]) -> Understood[Named]:
        """Whether the folder is there."""
        written = values["where"]
        about = plain(self.words("together.folder-about"))
        path = path_of(written)
        if not written:
            return Understood(rows=(about,), field="where")
        if not is_folder(path):
            said = self.words("together.folder-none", path=visible(written))
            return Understood(rows=(styled(said, "$text-warning"), about), field="where")
        if is_within(path, self._root):
            said = self.words("together.folder-own")
            return Understood(rows=(styled(said, "$text-warning"),), field="where")
        good = styled(self.words("together.folder-good"), "$text-success")
        return Understood((Way(FOLDER, str(path.absolute())), values.get("name", "")), (good, about))


class ServerScreen(AskScreen[Named]):
    """Gives the address of a server; whether it answers is seen afterwards."""

    def __init__(self, words: Words, name: str) -> None:
        ask = Ask("where", words("together.server-label"), example=words("together.server-example"))
        asks = (ask, *asks_name(words, name))
        super().__init__(words, words("together.server-title"), asks, give="together.set-up")

    def understand(self, values: Mapping[str, str]) -> Understood[Named]:
        """Whether it is an address, and has no password in it."""
        about = plain(self.words("together.server-about"))
        if not values["where"]:
            return Understood(rows=(about,), field="where")
        try:
            way = way_of(values["where"])
        except Refused as refusal:
            said = self.words(refusal.key, **refusal.values)
            return Understood(rows=(styled(said, "$text-warning"),), field="where")
        if way.kind != POSTGRES:
            return Understood(
                rows=(styled(self.words("together.server-bad"), "$text-warning"), about), field="where"
            )
        good = styled(self.words("together.server-good"), "$text-success")
        return Understood((way, values.get("name", "")), (good, about))


class NameScreen(AskScreen[str]):
    """Gives what one calls oneself, where nothing else is asked before a room is opened."""

    def __init__(self, words: Words) -> None:
        title = words("together.room-begin").rstrip(" …")
        super().__init__(words, title, asks_name(words, ""), give="together.set-up")

    def understand(self, values: Mapping[str, str]) -> Understood[str]:
        """Any name, or none."""
        return Understood(values["name"], (plain(self.words("together.room-about")),))


def asks_name(words: Words, name: str) -> tuple[Ask, ...]:
    """The field for one's own name, by which the others know one; none where it is known."""
    label, example = words("together.your-name"), words("together.your-name-example")
    return () if name else (Ask("name", label, example=example),)


def is_folder(path: Path) -> bool:
    """Whether there is such a folder; not for a path that cannot be one."""
    with suppress(OSError, ValueError):
        return path.is_dir()
    return False


def is_file(path: Path) -> bool:
    """Whether there is such a file; not for a path that cannot be one."""
    with suppress(OSError, ValueError):
        return path.is_file()
    return False


def is_within(path: Path, root: Path) -> bool:
    """Whether a folder lies in another one, or is it."""
    with suppress(OSError, ValueError, RuntimeError):
        return path.resolve().is_relative_to(root.resolve())
    return False
