"""Lists without headings: which column has the names, and which the addresses, numbers, roles and organisations."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from cocreation_tui.method.columns import plain_column, role_of
from cocreation_tui.method.sources import Findings, excerpt
from cocreation_tui.method.tables.cells import Cells
from cocreation_tui.method.tables.finder import Found, is_total
from cocreation_tui.method.written_names import looks_like_name, looks_like_phone, names_are_turned

_SHARE = 0.75
_BULLET = re.compile(r"^(?:[0-9]{1,3}[.)]|[-–•*·])\s+")
_HEADINGS = {
    "name": "navn",
    "email": "e-mail",
    "phone": "telefon",
    "role": "rolle",
    "organisation": "organisation",
}


def unheaded(rows: Sequence[Cells], findings: Findings) -> Found | None:
    """A list without headings as a table with those it could have; None when nothing in it looks like names."""
    rows = _rejoined(_unnumbered(rows))
    filled = [row for row in rows if not row.empty and not row.hidden and not is_total(row)]
    width = max((len(row.texts) for row in filled), default=0)
    columns: list[str] = []
    for place in range(width):
        texts = [row.texts[place] for row in filled if place < len(row.texts) and row.texts[place]]
        columns.append(_kind(texts, len(filled), columns))
    if "name" not in columns or _is_heading(filled[0]):
        return None
    first = filled[0]
    told = "; ".join(first.filled)
    findings.notice(first.number, "table.no-headings", name=columns.index("name") + 1, text=excerpt(told))
    headings = Cells(first.number, tuple(_HEADINGS.get(kind, "") for kind in columns))
    return Found(headings, tuple(rows), ())


def _is_heading(row: Cells) -> bool:
    """Whether the first row has headings, only none for names: then nobody stands in it."""
    return 2 * sum(plain_column(text) is not None for text in row.filled) >= len(row.filled)


def _unnumbered(rows: Sequence[Cells]) -> Sequence[Cells]:
    """The rows of a plain list without the numbers or dots before the names."""
    if any(len(row.texts) > 1 for row in rows):
        return rows
    return [replace(row, texts=tuple(_BULLET.sub("", text) for text in row.texts)) for row in rows]


def _rejoined(rows: Sequence[Cells]) -> Sequence[Cells]:
    """The rows as they are, or each as one cell again where the comma stood within names: ``Bech, Søren``."""
    filled = [row for row in rows if row.texts]
    names = [", ".join(row.texts) for row in filled]
    if not names_are_turned(names) or any(len(row.texts) > 2 for row in filled):
        return rows
    return [replace(row, texts=(", ".join(row.texts),)) if row.texts else row for row in rows]


def _kind(texts: Sequence[str], rows: int, before: Sequence[str]) -> str:
    """What most cells of a column look like; empty for nothing that is looked for."""
    for kind, fits in _KINDS:
        if kind not in before and _most(texts, fits):
            return kind
    if "name" not in before:
        named = len(texts) >= _SHARE * rows and _most(texts, looks_like_name)
        return "name" if named and not _most(texts, str.islower) else ""
    return "organisation" if texts and "organisation" not in before else ""


def _most(texts: Sequence[str], fits: Callable[[str], bool]) -> bool:
    return bool(texts) and sum(map(fits, texts)) >= _SHARE * len(texts)


_KINDS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("email", lambda text: "@" in text and " " not in text.strip()),
    ("phone", looks_like_phone),
    ("role", lambda text: role_of(text) is not None),
)
