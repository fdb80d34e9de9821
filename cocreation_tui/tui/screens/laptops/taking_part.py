"""What is asked of somebody who takes part, or brings in what a colleague has sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.i18n.words import Words
from cocreation_tui.share.openers import POSTGRES
from cocreation_tui.share.way_written import way_of
from cocreation_tui.store.shared_streams import Way
from cocreation_tui.tui.screens.dialogs.ask import Ask, AskScreen, Understood
from cocreation_tui.tui.screens.laptops.way_asked import asks_name, is_file, is_folder
from cocreation_tui.tui.text import plain, styled
from cocreation_tui.tui.words.file_names import path_of, visible

PACKED = (".cocreation",)
"""What files for colleagues end with."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Where an initiative is shared, and what one says to be let in."""

    way: Way
    """Where."""
    code: str
    """The code from the wall; empty for a server."""
    platform: str = ""
    """The platform one keeps together; empty for none."""
    name: str = ""
    """What one calls oneself; empty where that was not asked."""


class TakePartScreen(AskScreen[Asked]):
    """Where it is shared, the code, and one's platform."""

    def __init__(self, words: Words, name: str) -> None:
        asks = (
            Ask(
                "where",
                words("together.take-where"),
                example=words("together.folder-example"),
                endings=PACKED,
            ),
            Ask("code", words("together.take-code"), example=words("together.take-code-example")),
            Ask("platform", words("together.take-platform"), example=words("together.take-platform-example")),
            *asks_name(words, name),
        )
        super().__init__(words, words("together.take-title"), asks, give="together.take-look")

    def understand(self, values: Mapping[str, str]) -> Understood[Asked]:
        """Whether there is such a place, and a code where one is needed."""
        about = plain(self.words("together.take-about"))
        written = values["where"]
        if not written:
            return Understood(rows=(about,), field="where")
        try:
            way = way_of(written)
        except Refused as refusal:
            return Understood(rows=(styled(self.words(refusal.key), "$text-warning"),), field="where")
        path = path_of(written)
        if way.kind != POSTGRES and not (is_folder(path) or is_file(path)):
            said = self.words("together.take-nothing", path=visible(written))
            return Understood(rows=(styled(said, "$text-warning"), about), field="where")
        if way.kind != POSTGRES and not values["code"]:
            return Understood(rows=(plain(self.words("together.no-code")), about), field="code")
        return Understood(Asked(way, values["code"], values["platform"], values.get("name", "")), (about,))


class BringInScreen(AskScreen[Path]):
    """Gives a colleague's file that is there."""

    def __init__(self, words: Words) -> None:
        ask = Ask(
            "file", words("together.bring-file"), example=words("together.bring-example"), endings=PACKED
        )
        super().__init__(words, words("together.bring-title"), (ask,), give="together.take-look")

    def understand(self, values: Mapping[str, str]) -> Understood[Path]:
        """Whether the file is there."""
        about = plain(self.words("together.bring-about"))
        path = path_of(values["file"])
        if not values["file"]:
            return Understood(rows=(about,), field="file")
        if not is_file(path):
            said = self.words("together.bring-none", path=visible(values["file"]))
            return Understood(rows=(styled(said, "$text-warning"), about), field="file")
        return Understood(
            path.absolute(), (styled(self.words("together.bring-good"), "$text-success"), about)
        )


class CodeAskedScreen(AskScreen[Asked]):
    """Gives the code from the wall for a file of an initiative that is not here, and one's platform."""

    def __init__(self, words: Words, title: str, way: Way, name: str) -> None:
        self._way = way
        asks = (
            Ask("code", words("together.take-code"), example=words("together.take-code-example")),
            Ask("platform", words("together.take-platform"), example=words("together.take-platform-example")),
            *asks_name(words, name),
        )
        super().__init__(words, title, asks, give="together.take-look")

    def understand(self, values: Mapping[str, str]) -> Understood[Asked]:
        """What was typed; whether it is right is seen by what it opens."""
        about = plain(self.words("together.take-about"))
        if not values["code"]:
            return Understood(rows=(plain(self.words("together.no-code")), about), field="code")
        return Understood(
            Asked(self._way, values["code"], values["platform"], values.get("name", "")), (about,)
        )
