"""The front matter of scripts and cards: who the file is and what it is about."""

from __future__ import annotations

from collections.abc import Iterable

from cocreation_tui.core.agenda.circle import Circle, usual_circle
from cocreation_tui.core.ground.languages import FIRST, named
from cocreation_tui.core.ground.slugs import is_id
from cocreation_tui.method.documents import Document
from cocreation_tui.method.sources import Findings, excerpt
from cocreation_tui.method.vocabulary import CIRCLES, META, Meta

SCRIPT_META = frozenset(Meta)
"""What a script's front matter can say."""
CARD_META = frozenset({Meta.ID, Meta.LANGUAGE})
"""What a card's front matter can say."""


def read_meta(document: Document, allowed: Iterable[Meta], findings: Findings) -> dict[Meta, str]:
    """What the front matter says, with id and language settled; an id that is no id is an empty one."""
    meta: dict[Meta, str] = {}
    lines: dict[Meta, int] = {}
    for entry in document.front:
        key = META.get(entry.key)
        if key is None or key not in allowed:
            findings.notice(
                entry.line, "problem.unknown-meta", name=excerpt(entry.key), text=excerpt(entry.value)
            )
        elif key in meta:
            findings.error(entry.line, "problem.duplicate", name=excerpt(entry.key), first=lines[key])
        else:
            meta[key], lines[key] = entry.value, entry.line
    meta[Meta.ID] = _id(meta.get(Meta.ID, ""), lines.get(Meta.ID, 1), findings)
    meta[Meta.LANGUAGE] = _language(meta.get(Meta.LANGUAGE, ""), lines.get(Meta.LANGUAGE, 1), findings)
    if Meta.FOR in meta:
        meta[Meta.FOR] = _circle(meta[Meta.FOR], lines[Meta.FOR], findings)
    return meta


def _id(text: str, line: int, findings: Findings) -> str:
    if is_id(text):
        return text
    if text:
        findings.error(line, "problem.id", text=excerpt(text))
    else:
        findings.error(line, "problem.no-id")
    return ""


def _circle(text: str, line: int, findings: Findings) -> str:
    """Whom a meeting is for; a word that is not known makes the file unusable, so that nothing is told to others."""
    found = CIRCLES.get(" ".join(text.casefold().split()))
    if found is None:
        findings.error(line, "problem.for", text=excerpt(text))
    return found or ""


def circle_of(meta: dict[Meta, str]) -> Circle:
    """Whom a meeting is for by its front matter; where that does not say, what is usual for its id."""
    said = meta.get(Meta.FOR, "")
    return Circle(said) if said else usual_circle(meta[Meta.ID])


def _language(text: str, line: int, findings: Findings) -> str:
    """The language; without one, that of the folder the file lies in, or Danish."""
    if said := named(text.casefold()):
        return said
    guess = named(findings.path.parent.name) or FIRST
    if text:
        findings.error(line, "problem.language", text=excerpt(text))
    else:
        findings.notice(line, "problem.no-language", guess=guess)
    return guess
