"""Words that somebody types to find what was said, and where a text has them.

Case and marks on letters do not count, and the Danish letters may be typed without their keys: *moede* is *møde*, *aa* is
*å*. But *å* is never *a*: *får* and *far* are different words. A word typed finds those that begin with it, as Danish words
have their endings; between quotation marks words stand as they are, one after another.
"""

from __future__ import annotations

import re
import unicodedata

from cocreation_tui.core.ground.records import dataclass

_DANISH = str.maketrans({"å": "aa", "æ": "ae", "ø": "oe"})
_WORD = re.compile(r"[^\W_]+")
_SHOWN = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
_TYPED = re.compile(r'"([^"]*)"|(\S+)')

Span = tuple[int, int]
"""Where in a text something begins and ends."""


def plain_words(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared: small letters, no marks, ``aa`` for *å*."""
    letters = unicodedata.normalize("NFC", text).casefold().translate(_DANISH)
    bare = "".join(one for one in unicodedata.normalize("NFKD", letters) if unicodedata.category(one) != "Mn")
    return tuple(_WORD.findall(bare.casefold()))


@dataclass(frozen=True, slots=True)
class Term:
    """Words that have to stand one after another."""

    words: tuple[str, ...]
    """The words, as they are compared; at least one."""
    whole: bool = False
    """Whether the last of them is a whole word; else it is the beginning of one."""

    def at(self, words: tuple[str, ...], place: int) -> bool:
        """Whether it stands at a place among the words of a text."""
        *first, last = self.words
        ends = place + len(first)
        if ends >= len(words) or words[place:ends] != tuple(first):
            return False
        return words[ends] == last if self.whole else words[ends].startswith(last)


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for: all of the terms, in any order."""

    terms: tuple[Term, ...] = ()
    """The terms; none finds everything."""
    unsaid: bool = False
    """Whether something was typed that has no word in it, so that nothing is found."""

    def found_in(self, text: str) -> bool:
        """Whether a text has every term."""
        words = plain_words(text)
        return not self.unsaid and all(
            any(term.at(words, place) for place in range(len(words))) for term in self.terms
        )

    def spans(self, text: str) -> tuple[Span, ...]:
        """Where in a text the words are that were typed, in order; each word of a phrase by itself."""
        shown = [(found.span(), word) for found in _SHOWN.finditer(text) for word in plain_words(found[0])]
        words = tuple(word for _, word in shown)
        hit = {
            shown[place + number][0]
            for term in self.terms
            for place in range(len(words))
            if term.at(words, place)
            for number in range(len(term.words))
        }
        return tuple(sorted(hit))


def sought(typed: str) -> Sought:
    """What somebody looks for who typed this."""
    terms = tuple(
        Term(words, quoted is not None)
        for quoted, word in ((one[1], one[2]) for one in _TYPED.finditer(typed))
        if (words := plain_words(word if quoted is None else quoted))
    )
    return Sought(terms, bool(typed.strip()) and not terms)


def on_one_line(text: str) -> str:
    """A text of several lines on one, a stroke between them."""
    return " / ".join(text.split("\n"))


def excerpt(text: str, spans: tuple[Span, ...], room: int) -> tuple[str, tuple[Span, ...]]:
    """A text on one line of at most ``room`` characters, with the first span in it; and where the spans are in that.

    What is left out is told by an ellipsis; a span that is cut is none.
    """
    line = "".join(" " if one.isspace() else one for one in text)
    if len(line) <= room:
        return line, spans
    first, last = spans[0] if spans else (0, 0)
    start = max(0, min(first - room // 4, len(line) - room + 2))
    start = first if last - start > room - 2 else start
    before = "…" if start else ""
    end = min(len(line), start + room - len(before))
    after = "…" if end < len(line) else ""
    shown = f"{before}{line[start : end - len(after)]}{after}"
    moved = ((at - start + len(before), to - start + len(before)) for at, to in spans)
    return shown, tuple(
        span for span in moved if span[0] >= len(before) and span[1] <= len(shown) - len(after)
    )
