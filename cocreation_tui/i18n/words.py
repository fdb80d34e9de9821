"""Words by id: everything the program says, in the language of the reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

LANGUAGES = ("da", "en")
"""Languages there is a catalogue for."""


class Words:
    """The catalogue of one language; call it with a key and the values of the placeholders."""

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else "en"
        """``da`` or ``en``; a language without a catalogue reads as English."""
        self._texts = catalogue(self.language)

    def __call__(self, key: str, /, **values: object) -> str:
        """The text of ``key``; a missing key or value shows as its own name instead of failing."""
        text = self._texts.get(key)
        return key if text is None else text.format_map(_Gaps(values))

    def count(self, key: str, n: int, /, **values: object) -> str:
        """The form of ``key`` that fits ``n``, from a text ``one form|other form`` with ``{n}``."""
        one, bar, other = self._texts.get(key, key).partition("|")
        return (other if bar and n != 1 else one).format_map(_Gaps({"n": n, **values}))

    def together(self, names: Sequence[str]) -> str:
        """Several names as one speaks of them: ``Ida, Bo og Emil``."""
        *most, last = names or ("",)
        return f"{', '.join(most)} {self('and')} {last}" if most else last


class _Gaps(dict[str, object]):
    """Values of placeholders; one that was not given shows its name."""

    def __missing__(self, name: str) -> str:
        return name


def catalogue(language: str) -> Mapping[str, str]:
    """All texts of a language by key; English for a language there is no catalogue for."""
    if language == "da":
        from cocreation_tui.i18n import da

        return da.WORDS
    from cocreation_tui.i18n import en

    return en.WORDS
