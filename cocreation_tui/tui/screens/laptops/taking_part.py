"""What is asked of somebody who takes part, or brings in what a colleague has sent."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.i18n.words import Words
from cocreation_tui.share.openers import POSTGRES, ROOM
from cocreation_tui.share.way_written import way_of
from cocreation_tui.store.shared_streams import Way
from cocreation_tui.tui.screens.dialogs.ask import Ask, AskScreen, Understood
from cocreation_tui.tui.screens.laptops.way_asked import asks_name, is_file, is_folder
from cocreation_tui.tui.text import plain, styled
from cocreation_tui.tui.words.file_names import path_of, visible

PACKED = (".cocreation",)
"""What files for colleagues end with."""
_BEGINS = b"PK"
"""What is in them first: they are zips."""


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


@dataclass(frozen=True, slots=True)
class Again:
    """What was asked for and came to nothing."""

    asked: Asked
    """What was filled in."""
    said: str
    """Why nothing came of it, in words."""


class _PlaceScreen(AskScreen[Asked]):
    """Gives where an initiative is shared; ``again`` when it is asked once more, with all that was typed."""

    def __init__(self, words: Words, title: str, asks: tuple[Ask, ...], again: Again | None) -> None:
        self._again = again
        super().__init__(words, title, asks, give="together.take-look", first="code" if again else "")

    def understood(self, way: Way, values: Mapping[str, str]) -> Understood[Asked]:
        """What is given; why it came to nothing before, as long as it is still the same."""
        about = plain(self.words("together.take-about"))
        if way.kind != POSTGRES and not values["code"]:
            return Understood(rows=(plain(self.words("together.no-code")), about), field="code")
        asked = Asked(way, values["code"], values["platform"], values.get("name", ""))
        if self._again is not None and asked == self._again.asked:
            return Understood(asked, (styled(self._again.said, "$text-warning"), about))
        return Understood(asked, (about,))


def _asks(words: Words, name: str, again: Again | None) -> tuple[Ask, ...]:
    """The code, one's platform, and one's name where it is not known."""
    code, platform, own = (again.asked.code, again.asked.platform, again.asked.name) if again else ("",) * 3
    return (
        Ask("code", words("together.take-code"), code, words("together.take-code-example")),
        Ask("platform", words("together.take-platform"), platform, words("together.take-platform-example")),
        *(replace(one, value=own) for one in asks_name(words, name)),
    )


class TakePartScreen(_PlaceScreen):
    """Where it is shared, the code, and one's platform."""

    def __init__(self, words: Words, name: str, again: Again | None = None) -> None:
        label, example = words("together.take-where"), words("together.folder-example")
        where = Ask("where", label, again.asked.way.where if again else "", example, endings=PACKED)
        super().__init__(words, words("together.take-title"), (where, *_asks(words, name, again)), again)

    def understand(self, values: Mapping[str, str]) -> Understood[Asked]:
        """Whether there is such a place, and a code where one is needed."""
        about = plain(self.words("together.take-about"))
        written = values["where"]
        if not written:
            return Understood(rows=(about,), field="where")
        try:
            way = way_of(written)
        except Refused as refusal:
            said = self.words(refusal.key, **refusal.values)
            return Understood(rows=(styled(said, "$text-warning"),), field="where")
        path = path_of(written)
        if way.kind not in (POSTGRES, ROOM) and not (is_folder(path) or is_file(path)):
            said = self.words("together.take-nothing", path=visible(written))
            return Understood(rows=(styled(said, "$text-warning"), about), field="where")
        return self.understood(way, values)


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
        if not _is_packed(path):
            said = self.words("together.bring-other", path=visible(path.name))
            return Understood(rows=(styled(said, "$text-warning"), about), field="file")
        return Understood(
            path.absolute(), (styled(self.words("together.bring-good"), "$text-success"), about)
        )


def _is_packed(path: Path) -> bool:
    """Whether a file begins as one for colleagues does; one that cannot be read is told when it is looked into."""
    with suppress(OSError), path.open("rb") as file:
        return file.read(len(_BEGINS)) == _BEGINS
    return True


class CodeAskedScreen(_PlaceScreen):
    """Gives the code from the wall for a file of an initiative that is not here, and one's platform."""

    def __init__(self, words: Words, title: str, way: Way, name: str, again: Again | None = None) -> None:
        self._way = way
        super().__init__(words, title, _asks(words, name, again), again)

    def understand(self, values: Mapping[str, str]) -> Understood[Asked]:
        """What was typed; whether it is right is seen by what it opens."""
        return self.understood(self._way, values)
