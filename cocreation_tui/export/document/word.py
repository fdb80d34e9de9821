"""A document as a Word file: real styles, headers of tables that come again on every page, and the right language."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from cocreation_tui.core.ground.cleaning import UNSAFE
from cocreation_tui.core.ground.languages import spoken
from cocreation_tui.export.document.document import (
    Block,
    Bullet,
    Bullets,
    Document,
    Heading,
    Line,
    Paragraph,
    Style,
    Table,
    plain,
)
from cocreation_tui.export.document.table_widths import table_widths
from cocreation_tui.export.document.word_file import house_file, packed, reading_template, template_file
from cocreation_tui.export.document.word_styles import (
    BULLETS,
    HEADINGS,
    TABLE,
    TITLE,
    complete,
    made_room,
    speak,
)
from cocreation_tui.i18n.words import Words

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import Table as WordTable
    from docx.table import _Row
    from docx.text.paragraph import Paragraph as WordParagraph

_NO_DAY = date(2000, 1, 1)
_LONGEST_PROPERTY = 255
_LONGEST_FOOTER = 70
_LETTER, _LARGE_LETTER = 64_000, 85_000  # how wide one is in a table of the house and in any other, in EMU
_FIELDS = {"\ue000": "PAGE", "\ue001": "NUMPAGES"}


def word_of(document: Document, template: bytes | None = None) -> bytes:
    """A document as a ``.docx`` on A4, or in the user's own ``template``: the same document gives the same bytes.

    Of a template styles, paper, header, footer and pictures stay; the document stands where its text was. Raises
    ``BadTemplate`` for one that cannot be used.
    """
    if template is None:
        file = house_file()
        _foot(file, document)
        return _written(file, document)
    with reading_template():
        file = template_file(template)
        table_style = made_room(file)
        complete(file)
        return _written(file, document, table_style)


def _written(file: WordDocument, document: Document, table_style: str = "") -> bytes:
    """The file with the document in it; without a template's ``table_style`` it is the house's own."""
    language = spoken(document.language).locale.replace("_", "-")
    speak(file, language)
    _describe(file, document, language)
    page = _Page(file, table_style)
    for before, block, after in zip(
        (None, *document.blocks), document.blocks, (*document.blocks[1:], None), strict=False
    ):
        page.put(block, is_title=before is None, leads=isinstance(after, Bullets | Table))
    page.end()
    return packed(file)


def _describe(file: WordDocument, document: Document, language: str) -> None:
    """What the file says of itself, and nothing of who made it."""
    about = file.core_properties
    made = datetime.combine(document.day or _NO_DAY, time())
    about.title = _safe(document.title)[:_LONGEST_PROPERTY]
    about.language = language
    about.author = about.last_modified_by = about.comments = ""
    about.created = about.modified = made
    about.revision = 1


def _foot(file: WordDocument, document: Document) -> None:
    """The title and the number of the page at the foot of every page."""
    from docx.enum.text import WD_TAB_ALIGNMENT

    section = file.sections[0]
    foot = section.footer.paragraphs[0]
    foot.paragraph_format.tab_stops.add_tab_stop(_room(file), WD_TAB_ALIGNMENT.RIGHT)
    title = " ".join(_safe(document.title).split())
    foot.add_run(title if len(title) <= _LONGEST_FOOTER else f"{title[:_LONGEST_FOOTER].rstrip()} …")
    foot.add_run("\t")
    page, pages = _FIELDS
    for piece in re.split(
        f"([{page}{pages}])", Words(document.language)("papers.page", page=page, pages=pages)
    ):
        if piece in _FIELDS:
            _field(foot, _FIELDS[piece])
        else:
            foot.add_run(piece)


def _field(paragraph: WordParagraph, code: str) -> None:
    """A number that Word knows."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), f" {code} ")
    paragraph.add_run("1")
    field.append(paragraph.runs[-1]._r)
    paragraph._p.append(field)


def _room(file: WordDocument) -> int:
    """Width between the margins, in English Metric Units."""
    from docx.shared import Mm

    section = file.sections[-1]
    width = section.page_width or Mm(210)
    margins = (section.left_margin or 0) + (section.right_margin or 0)
    return max(Mm(40), width - margins)


class _Page:
    """The body of a Word file, block by block."""

    def __init__(self, file: WordDocument, table_style: str) -> None:
        self._file = file
        self._is_house = not table_style
        self._table_style = table_style or TABLE
        self._under = ""
        self._after_table = False

    def put(self, block: Block, is_title: bool, leads: bool) -> None:
        """Put a block at the end. A paragraph that ``leads`` to a list or a table stays with it."""
        match block:
            case Heading(level, line):
                self._under = plain(line)
                self._line(line, TITLE if is_title and level == 1 else HEADINGS[min(max(level, 2), 4) - 2])
            case Paragraph(line):
                self._line(line, leads=leads)
            case Bullets(bullets):
                self._list(bullets)
            case Table():
                self._table(block)

    def end(self) -> None:
        """End the body: Word wants a paragraph under its last table."""
        if self._after_table:
            self._line(())

    def _list(self, bullets: tuple[Bullet, ...]) -> None:
        from docx.shared import Pt

        for bullet, after in zip(bullets, (*bullets[1:], None), strict=False):
            style = BULLETS[min(bullet.depth, len(BULLETS) - 1)]
            written = self._line(bullet.line, style, leads=after is not None and after.depth > bullet.depth)
            if after is None and self._is_house:
                written.paragraph_format.space_after = Pt(6)

    def _line(self, line: Line, style: str | None = None, leads: bool = False) -> WordParagraph:
        from docx.shared import Pt

        paragraph = self._file.add_paragraph(style=style)
        if self._after_table and style not in HEADINGS:
            paragraph.paragraph_format.space_before = Pt(8)
        if leads:
            paragraph.paragraph_format.keep_with_next = True
        self._after_table = False
        _write(paragraph, line)
        return paragraph

    def _table(self, table: Table) -> None:
        if not table.columns:
            return
        if self._after_table:
            self._line(())
        total = _room(self._file)
        widths = table_widths(table, total, total // (_LETTER if self._is_house else _LARGE_LETTER))
        grid = self._file.add_table(0, len(widths), self._table_style)
        grid.autofit = False
        for column, width in zip(grid.columns, widths, strict=True):
            column.width = width
        for number, cells in enumerate((table.columns, *table.rows)):
            row = grid.add_row()
            _keep_whole(row, is_head=number == 0)
            for cell, line, width in zip(row.cells, cells, widths, strict=False):
                cell.width = width
                cell.paragraphs[0].paragraph_format.keep_with_next = True if number == 0 else None
                _write(cell.paragraphs[0], line)
        _look(grid, _safe(self._under))
        self._after_table = True


def _look(grid: WordTable, caption: str) -> None:
    """Let the style show the first row as the head, and say what the table is to those who hear it read."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    about = grid._tbl.tblPr
    for look in about.findall(qn("w:tblLook")):
        about.remove(look)
    look = OxmlElement("w:tblLook")
    shown = {"val": "0620", "firstRow": "1", "lastRow": "0", "firstColumn": "0", "lastColumn": "0"}
    for name, value in {**shown, "noHBand": "1", "noVBand": "1"}.items():
        look.set(qn(f"w:{name}"), value)
    about.append(look)
    said = OxmlElement("w:tblCaption")
    said.set(qn("w:val"), caption)
    about.append(said)


def _keep_whole(row: _Row, is_head: bool) -> None:
    """Keep a row on one page, and have the head again on each."""
    from docx.oxml.parser import OxmlElement

    about = row._tr.get_or_add_trPr()
    about.append(OxmlElement("w:cantSplit"))
    if is_head:
        about.append(OxmlElement("w:tblHeader"))


def _write(paragraph: WordParagraph, line: Line) -> None:
    """Write the runs of a line; one that looks like the text around it says nothing of its looks."""
    for run in line:
        written = paragraph.add_run(_safe(run.text))
        written.bold = True if Style.STRONG in run.style else None
        written.italic = True if Style.EMPHASIS in run.style else None
        written.font.strike = True if Style.STRUCK in run.style else None


def _safe(text: str) -> str:
    """A text without the characters that no Word file may contain."""
    return UNSAFE.sub("", text)
