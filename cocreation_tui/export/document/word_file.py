"""The package that a Word file is: the house's own or the user's template, and how it is put together in the end."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from struct import error as StructError
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.opc.rel import _Relationship

LIMIT = 10_000_000
"""Largest template, in bytes."""
UNPACKED_LIMIT = 60_000_000
"""The most that a template may come to when it is unpacked, in bytes."""
MOST_PARTS = 2_000
"""The most files there may be in a template."""

_PARTS = Path(__file__).parent / "word_parts"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_KINDS = {"document": "document.main", "styles": "styles", "numbering": "numbering", "settings": "settings"}
_UNREADABLE = (
    BadZipFile,
    zlib.error,
    StructError,
    SyntaxError,  # what lxml raises for what is not XML
    LookupError,
    ArithmeticError,
    ValueError,
    TypeError,
    AttributeError,
    AssertionError,
    RuntimeError,
    OSError,
    EOFError,
)


class BadTemplate(Exception):
    """A user's template that cannot be used."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key
        """Catalogue key of what is wrong with it; ``{path}`` and ``{megabytes}`` stand for its path and the limit."""


@contextmanager
def reading_template() -> Iterator[None]:
    """Turn what comes of a damaged template into ``BadTemplate``: what its readers raise says no more than that it is one."""
    from docx.exceptions import PythonDocxError
    from docx.opc.exceptions import OpcError

    try:
        yield
    except (PythonDocxError, OpcError, *_UNREADABLE) as error:
        raise BadTemplate("template.broken") from error


def house_file() -> WordDocument:
    """An empty Word file in the house's own look, on A4."""
    from docx import Document

    package = BytesIO()
    with ZipFile(package, "w", ZIP_DEFLATED) as parts:
        parts.writestr("[Content_Types].xml", _content_types())
        parts.writestr("_rels/.rels", _relations({"officeDocument": "word/document.xml"}))
        others = {name: f"{name}.xml" for name in _KINDS if name != "document"}
        parts.writestr("word/_rels/document.xml.rels", _relations(others))
        for name in _KINDS:
            parts.writestr(f"word/{name}.xml", (_PARTS / f"{name}.xml").read_bytes())
    return Document(package)


def template_file(template: bytes) -> WordDocument:
    """A user's template, opened.

    Raises ``BadTemplate`` for one that is too large, holds macros, fetches anything from elsewhere or is no Word file.
    """
    from docx import Document

    if len(template) > LIMIT:
        raise BadTemplate("template.too-large")
    with reading_template():
        _look_over(template)
        file = Document(BytesIO(template))
        if any(_is_macro(part.content_type, part.partname) for part in file.part.package.iter_parts()):
            raise BadTemplate("template.macros")
        _forget_attached(file)
        if any(_is_fetched(one) for part in file.part.package.iter_parts() for one in part.rels.values()):
            raise BadTemplate("template.external")
    return file


def packed(file: WordDocument) -> bytes:
    """A Word file as bytes: the same file gives the same bytes, whenever it is made."""
    loose, tight = BytesIO(), BytesIO()
    file.save(loose)
    with ZipFile(loose) as parts, ZipFile(tight, "w", ZIP_DEFLATED) as written:
        for name in parts.namelist():
            info = ZipInfo(name, _EPOCH)
            info.compress_type, info.create_system = ZIP_DEFLATED, 0
            written.writestr(info, parts.read(name))
    return tight.getvalue()


def _look_over(template: bytes) -> None:
    """Raise ``BadTemplate`` for what must not be unpacked, and for macros, which have a main part of another kind."""
    with ZipFile(BytesIO(template)) as parts:
        listed = parts.infolist()
        if len(listed) > MOST_PARTS or sum(one.file_size for one in listed) > UNPACKED_LIMIT:
            raise BadTemplate("template.too-large")
        kinds = parts.read("[Content_Types].xml").decode("utf-8", "replace")
        if any(_is_macro(kinds, one.filename) for one in listed):
            raise BadTemplate("template.macros")


def _is_macro(kind: str, name: str) -> bool:
    return any(sign in said.casefold() for said in (kind, name) for sign in ("macroenabled", "vbaproject"))


def _is_fetched(relation: _Relationship) -> bool:
    """Whether whoever opens the file would have something fetched from elsewhere; a link is only followed by hand."""
    return relation.is_external and not relation.reltype.endswith("/hyperlink")


def _forget_attached(file: WordDocument) -> None:
    """Take out where the template's own template lies: it is a path on somebody's computer."""
    from docx.oxml.ns import qn

    for found in file.settings.element.findall(qn("w:attachedTemplate")):
        file.settings.element.remove(found)
    for part in file.part.package.iter_parts():
        for name, relation in list(part.rels.items()):
            if relation.reltype.endswith("/attachedTemplate"):
                del part.rels[name]


def _content_types() -> str:
    main = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>'
        for name, kind in _KINDS.items()
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{main}</Types>'
    )


def _relations(targets: dict[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'
