"""Text from bytes whose encoding nobody has said: UTF-8, UTF-16, Windows, Mac, MS-DOS, and UTF-8 that was saved twice."""

from __future__ import annotations

import re
from codecs import lookup
from collections.abc import Mapping, Sequence

from cocreation_tui.core.ground.cleaning import clean_line
from cocreation_tui.core.ground.records import dataclass

DANISH = "cp1252"
"""What a Danish Windows writes: the encoding that needs no word as long as the text looks right."""
OLD_ENCODINGS = (DANISH, "mac_roman", "cp865", "cp850")
"""Encodings of one byte a letter that lists come in, the likeliest first."""
NAMES = {
    DANISH: "Windows-1252",
    "mac_roman": "Mac Roman",
    "cp865": "MS-DOS (865)",
    "cp850": "MS-DOS (850)",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-8": "UTF-8",
}
"""What an encoding is called where people choose one."""
_CALLED = {
    "windows": DANISH,
    "ansi": DANISH,
    "mac": "mac_roman",
    "dos": "cp865",
    "msdos": "cp865",
    "dos-850": "cp850",
}

_SAMPLE = 20_000
_SHOWN = 3
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_USUAL = frozenset("æøåÆØÅ")
_FOREIGN = frozenset("äëïöüÄÖÜéèêÉáàâÁíóôÓúýçÇñðÐþÞßãšŠžŽœŒ" + "«»–—‘’“”„…€§°´·½¼¾²³•×\xa0")
_SIGN_BEFORE = re.compile(r"[…€§°´·½¼¾²³•×](?=[^\W\d_])")
_SMALL_FIRST = re.compile(r"(?<![^\W_])[à-åç-öù-ÿ](?<![åæø])(?=[a-z])")
_ALONE = re.compile(
    r"(?<![^\W_])[^\W\d_æøåÆØÅ\x00-\x7f](?![^\W_])|(?<=[0-9])[^\W\d_\x00-\x7f]|[^\W\d_\x00-\x7f](?=[0-9])"
)
_OF_LETTERS = re.compile(r"\S*[^\x00-\x7f]\S*")
_UPPER_INSIDE = re.compile(
    r"[A-Za-zæøå][À-ÖØ-ÞŽŠŸŒ](?=[a-zæøå])|[a-zæøå][À-ÖØ-ÞŽŠŸŒ](?![A-Za-z])|[À-ÖØ-ÞŽŠŸŒ][A-Z](?=[a-zæøå])|[à-öø-ÿ](?=[A-Z])"
)
PLAUSIBLE = 2.0
"""From how strange on the letters of a reading have signs inside words."""
CLOSE = 1.0
"""How much stranger than the likeliest reading one may be that is likely too."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the letters of a file."""

    encoding: str
    """Python's name of the encoding."""
    sample: str
    """A few words that depend on it, as they would be."""

    @property
    def called(self) -> str:
        """What people call the encoding."""
        return NAMES.get(self.encoding, self.encoding)

    @property
    def option(self) -> str:
        """What is written on the command line for it."""
        return next((name for name, encoding in _CALLED.items() if encoding == self.encoding), self.encoding)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with what is known of its encoding."""

    text: str
    """The text."""
    encoding: str
    """Python's name of the encoding."""
    sure: bool = True
    """Whether there is no doubt about the encoding."""
    twice: bool = False
    """Whether it had been saved as UTF-8 twice, which is mended."""
    readings: tuple[Reading, ...] = ()
    """How it may be read, the likeliest first, where several ways are likely: somebody has to be asked."""

    @property
    def sample(self) -> str:
        """A few words that depend on the encoding, as they were read: ``Åse, Ørnholt``."""
        return _words_of(self.text)

    @property
    def called(self) -> str:
        """What people call the encoding."""
        return NAMES.get(self.encoding, self.encoding)


def encoding_named(text: str) -> str | None:
    """Python's name of an encoding that people name: ``windows``, ``Mac Roman``, ``utf-8``; None for one that is not known."""
    plain = " ".join(text.casefold().split())
    told = {name.casefold(): encoding for encoding, name in NAMES.items() if encoding != "utf-16-be"}
    for wanted in (_CALLED.get(plain) or told.get(plain) or plain, plain.replace("-", "")):
        try:
            "".encode(wanted)
            return lookup(wanted).name
        except (LookupError, ValueError):
            continue
    return None


def decode(data: bytes, encoding: str = "") -> Decoded | None:
    """The text of bytes, in an encoding where one is said; None when they are no text."""
    if encoding:
        text = _strictly(data, "utf-8-sig" if encoding == "utf-8" else encoding)
        return None if text is None else Decoded(text.removeprefix("\ufeff"), encoding)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _strictly(data, encoding)
            return _mended(text, encoding) if text is not None else None
    text = _strictly(data, "utf-8")
    if text is not None:
        return _mended(text, "utf-8")
    return _wide(data) or _guessed(data)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except UnicodeError:
        return None
    return None if "\0" in text else text


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 without its mark: every other byte of plain letters is nothing."""
    even, odd = data[0:_SAMPLE:2].count(0), data[1:_SAMPLE:2].count(0)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    half = min(len(data), _SAMPLE) // 2
    if max(even, odd) * 3 < half or not half:
        return None
    text = _strictly(data, encoding)
    return None if text is None else Decoded(text, encoding)


def _guessed(data: bytes) -> Decoded | None:
    """The encoding in which the letters look most like those of names, and whether another one would do as well."""
    readings = {name: text for name in OLD_ENCODINGS if (text := _strictly(data, name)) is not None}
    if not readings or _is_junk(data):
        return None
    mess = _mess(data)
    strange = {name: _strangeness(text) for name, text in readings.items()}
    order = sorted(readings, key=lambda name: (strange[name], mess.get(name, 1.0), OLD_ENCODINGS.index(name)))
    best = order[0]
    likely = _told_apart([name for name in order if strange[name] < strange[best] + CLOSE], readings)
    sure = best == DANISH and strange[best] < PLAUSIBLE and not likely
    return Decoded(readings[best], best, sure, readings=likely)


def _told_apart(names: Sequence[str], texts: Mapping[str, str]) -> tuple[Reading, ...]:
    """The ways to read a text that make a difference; nothing where there is only one."""
    found: dict[str, Reading] = {}
    for name in names:
        found.setdefault(_words_of(texts[name]), Reading(name, _words_of(texts[name])))
    return tuple(found.values()) if len(found) > 1 else ()


def _words_of(text: str) -> str:
    """The first few words with letters beyond ASCII."""
    found = dict.fromkeys(_OF_LETTERS.findall(text[:_SAMPLE]))
    words = (re.split(r"[;,|\t]", word.strip('"')) for word in found)
    shown = [part for many in words for part in many if not part.isascii()][:_SHOWN]
    return ", ".join(clean_line(part, 40) for part in shown)


def _is_junk(data: bytes) -> bool:
    """Whether bytes are hardly words: more beyond ASCII than within, or things that no text has."""
    beyond = sum(byte >= 0x80 for byte in data[:_SAMPLE])
    controls = sum(byte < 0x20 and byte not in b"\t\n\v\f\r" for byte in data[:_SAMPLE])
    many = min(len(data), _SAMPLE)
    return 2 * beyond > many or 20 * controls > many


def _mess(data: bytes) -> dict[str, float]:
    """How little the letters go together in each encoding: 0 for well."""
    from charset_normalizer import from_bytes

    lines = b"\n".join(line for line in data.splitlines() if not line.isascii())[:_SAMPLE]
    found = from_bytes(lines, cp_isolation=list(OLD_ENCODINGS), threshold=1.0)
    return {match.encoding: match.chaos for match in found}


def _strangeness(text: str) -> float:
    """How much the letters beyond ASCII look unlike those of names, each: 0 for none, from 2 on for signs in words."""
    beyond = [letter for letter in text[: 10 * _SAMPLE] if letter > "\x7f"]
    if not beyond:
        return 0
    signs = sum(0 if letter in _USUAL else 0.5 if letter in _FOREIGN else 4 for letter in beyond)
    odd = sum(len(pattern.findall(text[: 10 * _SAMPLE])) for pattern in (_UPPER_INSIDE, _SIGN_BEFORE, _ALONE))
    small = len(_SMALL_FIRST.findall(text[: 10 * _SAMPLE]))
    return (signs + 4 * odd + small / 2) / len(beyond)


# UTF-8 that was taken for Windows-1252 and saved as UTF-8 again


_BYTES = {chr(value): value for value in range(0x80, 0x100)} | {
    bytes([value]).decode(DANISH, "ignore") or chr(value): value for value in range(0x80, 0x100)
}
_LATER = "".join(re.escape(letter) for letter, value in _BYTES.items() if value < 0xC0)
_TWICE = re.compile(rf"[Â-ß][{_LATER}]|[à-ï][{_LATER}]{{2}}|[ð-ô][{_LATER}]{{3}}")
_IN_WORDS = re.compile(rf"(?<=[A-Za-z])(Ã[{_LATER}])|(Ã[{_LATER}])(?=[A-Za-z])")


def _mended(text: str, encoding: str) -> Decoded:
    """A text with the lines put right that were saved twice: those of whose letters all look like it.

    Somewhere in it a word must become Danish by it; signs alone may be meant as they are.
    """
    if not any(_once(found[1] or found[2]) in _USUAL for found in _IN_WORDS.finditer(text)):
        return Decoded(text, encoding)
    mended = "\n".join(map(_mended_line, text.split("\n")))
    return Decoded(mended, encoding, mended == text, mended != text)


def _mended_line(line: str) -> str:
    found = [_once(letters) for letters in _TWICE.findall(line)]
    plain = _TWICE.sub("", line).isascii() and any(letter in _USUAL | _FOREIGN for letter in found)
    return _TWICE.sub(lambda letters: _once(letters[0]), line) if plain else line


def _once(letters: str) -> str:
    try:
        return bytes(_BYTES[letter] for letter in letters).decode("utf-8")
    except UnicodeError:
        return letters
