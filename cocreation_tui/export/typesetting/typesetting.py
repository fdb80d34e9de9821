"""Pages set on paper: templates of the house, and people's words as data, which is never markup.

The library is loaded when something is set, never before. Letters come with the house; what they lack is taken
from the computer's own.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from cocreation_tui.core.ground.records import dataclass

if TYPE_CHECKING:
    from typst import Fonts

Data = None | bool | int | float | str | Sequence["Data"] | Mapping[str, "Data"]
"""What a template may be given."""
TEMPLATES = Path(__file__).parent.parent
"""Folder that templates are named in."""
LETTERS = Path(__file__).parent / "fonts"
"""The house's own letters, with their licence."""


@dataclass(frozen=True, slots=True)
class Pages:
    """Pages to be set. The same pages give the same bytes: no clock is read, and letters come with the house."""

    template: str
    """The template: ``poster/poster.typ``."""
    data: Mapping[str, Data]
    """What stands on them."""

    def pdf(self) -> bytes:
        """All pages as a tagged PDF.

        It keeps PDF/UA-1 when there is a drawing of every character; otherwise it does not claim to, and a box stands
        for what cannot be drawn.
        """
        for own_letters in (True, False):
            accessible = self._accessible(own_letters)
            if accessible is not None:
                return accessible
        return self._set("pdf", own_letters=False)

    def svg(self) -> bytes:
        """The only page as SVG, its letters as outlines."""
        return self._set("svg", self._own_letters_do())

    def png(self, dpi: int) -> bytes:
        """The only page as PNG of so many dots per inch."""
        return self._set("png", self._own_letters_do(), dpi=dpi)

    def _own_letters_do(self) -> bool:
        return self._accessible(own_letters=True) is not None

    def _accessible(self, own_letters: bool) -> bytes | None:
        """A PDF that keeps PDF/UA-1; None when it cannot, as with a character that no letters have."""
        from typst import TypstError

        try:
            return self._set("pdf", own_letters, accessible=True)
        except TypstError:
            return None

    def _set(
        self, kind: Literal["pdf", "svg", "png"], own_letters: bool, accessible: bool = False, dpi: int = 72
    ) -> bytes:
        import typst

        said = json.dumps(self.data, ensure_ascii=False).encode("utf-8", "replace").decode("utf-8")
        return typst.compile(
            str(TEMPLATES / self.template),
            root=str(TEMPLATES),
            font_paths=_fonts(own_letters),
            format=kind,
            ppi=dpi,
            sys_inputs={"data": said},
            pdf_standards=["ua-1"] if accessible else [],
        )


@cache
def _fonts(own_letters: bool) -> Fonts:
    """The letters that may be used: the house's and the library's, and with them the computer's."""
    from typst import Fonts

    return Fonts(include_system_fonts=not own_letters, font_paths=[str(LETTERS)])
