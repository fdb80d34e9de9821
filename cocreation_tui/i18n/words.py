"""Words by id: everything the program says, in the language of the reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module

from cocreation_tui.core.ground.languages import LANGUAGES, others, spoken

__all__ = ["LANGUAGES", "Words", "catalogue", "in_other_languages", "language_name"]


class Words:
    """The catalogue of one language; call it with a key and the values of the placeholders."""

    def __init__(self, language: str) -> None:
        self.language = spoken(language).id
        """Its id; a language that is not there reads as English."""
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
    texts: Mapping[str, str] = import_module(spoken(language).catalogue).WORDS
    return texts


def in_other_languages(words: Words) -> tuple[Words, ...]:
    """The catalogues of all other languages, by whose words things are found too."""
    return tuple(Words(language) for language in others(words.language))


def language_name(words: Words, language: str, family: str = "language.") -> str:
    """What a language is called; where the catalogue has no word for it in that family of keys, as it calls itself."""
    key = family + language
    said = words(key)
    return LANGUAGES[language].name if said == key and language in LANGUAGES else said
