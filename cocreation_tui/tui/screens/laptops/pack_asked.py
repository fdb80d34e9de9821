"""Where a file for a colleague is to lie, and whether it is about one platform alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import count
from pathlib import Path

from cocreation_tui.core.initiative.initiative import Initiative
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.screens.dialogs.ask import Ask, AskScreen, Understood
from cocreation_tui.tui.screens.laptops.taking_part import PACKED
from cocreation_tui.tui.screens.laptops.way_asked import is_file, is_folder
from cocreation_tui.tui.text import plain, styled
from cocreation_tui.tui.words.file_names import from_home, path_of, visible


class PackScreen(AskScreen[tuple[Path, str]]):
    """Gives the file, which is not there yet, and the platform as the initiative calls it; empty for all."""

    def __init__(self, words: Words, initiative: Initiative, suggested: Path) -> None:
        self._initiative = initiative
        asks = (
            Ask("file", words("together.pack-file"), from_home(suggested.with_suffix("")), endings=PACKED),
            Ask("platform", words("together.pack-platform"), example=words("together.pack-platform-example")),
        )
        super().__init__(words, words("together.pack-title"), asks, give="together.pack-do")

    def understand(self, values: Mapping[str, str]) -> Understood[tuple[Path, str]]:
        """Whether a file can be made there, and the platform is known."""
        path = path_of(values["file"])
        if path.name and not path.suffix:
            path = path.with_suffix(PACKED[0])
        if not values["file"] or not is_folder(path.absolute().parent):
            return self._not("together.pack-no-folder", "file", path=visible(str(path.parent)))
        if is_file(path) or is_folder(path):
            return self._not("together.pack-exists", "file", path=visible(str(path)))
        found = self._initiative.platform(values["platform"])
        if values["platform"] and found is None:
            return self._not("together.pack-no-platform", "platform", name=values["platform"])
        rows = (plain(self.words("together.pack-about")),)
        return Understood((path.absolute(), found.name if found else ""), rows)

    def _not(self, key: str, field: str, **values: str) -> Understood[tuple[Path, str]]:
        return Understood(rows=(styled(self.words(key, **values), "$text-warning"),), field=field)


def suggested(named: str, day: date, place: Path) -> Path:
    """A file that is not there yet, in a place: what it is named, and the day."""
    found = (place / f"{named}-{day.isoformat()}{f'-{n}' if n else ''}{PACKED[0]}" for n in count())
    return next(path for path in found if not is_file(path))
