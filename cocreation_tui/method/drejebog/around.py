"""The words around a table: the title of the session, why it is held, and what belongs in the notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from cocreation_tui.core.ground.cleaning import TEXT_LIMIT, clean_line
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.method.drejebog.parts import Part, Passage, Table

_PURPOSE = re.compile(
    r"(?:formål(?:et)?|hensigt|hvorfor|purpose|aim|why)\s*:?\s*(?P<rest>.*)", re.IGNORECASE | re.DOTALL
)
_LABELLED = re.compile(
    r"(?:dato|dag|sted|lokale|tid|tidspunkt|kl|start|slut|mødeleder|facilitator|tovholder|ansvarlig|deltagere|antal|målgruppe"
    r"|medbring|materialer|remedier|version|date|day|place|venue|room|time|end|host|lead|participants|audience|materials"
    r"|bring|props|id|language|sprog)\b[^:\n]{0,20}:",
    re.IGNORECASE,
)
_NAMES_OF_NOTHING = re.compile(r"(?:ark|sheet|tabel|table)\s*[0-9]*", re.IGNORECASE)
_TITLE_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the tables."""

    title: str
    """What the session is called."""
    title_from: str
    """Where that comes from: ``text``, ``sheet`` or ``file``."""
    purpose: str
    """Why it is held: one line a paragraph."""
    purpose_said: bool
    """Whether the file calls it the purpose."""
    remarks: tuple[Passage, ...]
    """Words above the first table that are neither."""


def read_around(parts: Sequence[Part], sheet: str, path: Path) -> Around:
    """Title, purpose and remarks from what stands above the first table."""
    above = []
    for part in parts:
        if isinstance(part, Table):
            break
        above.append(part)
    title, rest = _title(above)
    title_from = "text" if title else "file"
    if not title and sheet and not _NAMES_OF_NOTHING.fullmatch(sheet):
        title, title_from = sheet, "sheet"
    purpose, remarks, said = _purpose(rest)
    return Around(title or _from_name(path), title_from, purpose, said, tuple(remarks))


def _title(above: Sequence[Passage]) -> tuple[str, list[Passage]]:
    """The first heading, of the highest level there is; without headings the first words, unless they are many."""
    headings = [passage for passage in above if passage.level]
    if headings:
        chosen = min(headings, key=lambda passage: passage.level)
    else:
        plain = above[0] if above else None
        if (
            plain is None
            or "\n" in plain.text
            or len(plain.text) > _TITLE_LIMIT
            or _LABELLED.match(plain.text)
        ):
            return "", list(above)
        chosen = plain
    return clean_line(chosen.text), [passage for passage in above if passage is not chosen]


def _purpose(passages: Sequence[Passage]) -> tuple[str, list[Passage], bool]:
    """Why the session is held, what is left, and whether the file calls it that.

    Lines such as ``Sted: Rådhuset`` are never the purpose.
    """
    for place, passage in enumerate(passages):
        found = _PURPOSE.fullmatch(passage.text)
        if found and (found["rest"] or passage.level) and (passage.level or ":" in passage.text):
            after = [] if found["rest"] else _until_heading(passages[place + 1 :])
            rest = [one for one in passages if one is not passage and one not in after]
            texts = [found["rest"], *(one.text for one in after)]
            return _one_line_each(texts), rest, True
    said = [one for one in passages if not one.level and not _LABELLED.match(one.text)]
    return _one_line_each([one.text for one in said]), [one for one in passages if one not in said], False


def _until_heading(passages: Sequence[Passage]) -> list[Passage]:
    until = next((place for place, one in enumerate(passages) if one.level), len(passages))
    return list(passages[:until])


def _one_line_each(texts: Sequence[str]) -> str:
    return "\n\n".join(clean_line(text, TEXT_LIMIT) for text in texts if text.strip())[:TEXT_LIMIT]


def _from_name(path: Path) -> str:
    """A file's name as a title: ``drejebog_borgermøde-2`` becomes ``Drejebog borgermøde 2``."""
    words = clean_line(re.sub(r"[\s_-]+", " ", path.stem), _TITLE_LIMIT)
    return words[:1].upper() + words[1:] or "Drejebog"
