"""What a user's template is given so that the minutes fit into it: room in its body, and the styles it lacks."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from cocreation_tui.export.document.word_file import house_file

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement

TITLE = "Title"
"""Style of the title."""
HEADINGS = ("Heading 1", "Heading 2", "Heading 3")
"""Styles of the headings under the title."""
BULLETS = ("List Bullet", "List Bullet 2", "List Bullet 3")
"""Styles of the lines of a list, by how deep they stand."""
TABLE = "Table Grid"
"""Style of tables where a template shows none of its own."""
_PICTURES = ("w:drawing", "w:pict", "w:object")


def made_room(file: WordDocument) -> str:
    """Empty a template's body and return the style its tables are to have.

    Paragraphs with a picture stay, for one of them may be a logo; so do paper, margins, header and footer.
    """
    from docx.oxml.ns import qn

    shown = next((table.style for table in file.tables if table._tbl.tblStyle_val), None)
    body = file.element.body
    ends = list(body.iter(qn("w:sectPr")))
    last = body.get_or_add_sectPr()
    for child in list(body):
        if child is not last and not any(child.findall(f".//{qn(tag)}") for tag in _PICTURES):
            body.remove(child)
    for end in ends:
        _inherit(last, end)
    return shown.name if shown is not None and shown.name else TABLE


def _inherit(last: BaseOxmlElement, end: BaseOxmlElement) -> None:
    """Let the last section have the headers and footers of the one that ends at ``end``, where it has none itself."""
    from docx.oxml.ns import qn

    if end is last:
        return
    for tag in ("w:footerReference", "w:headerReference"):
        kinds = {found.get(qn("w:type")) for found in last.findall(qn(tag))}
        for found in end.findall(qn(tag)):
            if found.get(qn("w:type")) not in kinds:
                last.insert(0, deepcopy(found))
    parent = end.getparent()
    if parent is not None:
        parent.remove(end)


def complete(file: WordDocument) -> None:
    """Give a template the styles of the house that it lacks, in its own letters."""
    missing = [name for name in (TITLE, *HEADINGS, *BULLETS, TABLE) if name not in file.styles]
    if not missing:
        return
    house = house_file()
    taken = {style.style_id for style in file.styles}
    numbering = _numbered(file, house) if set(missing) & set(BULLETS) else 0
    for name in missing:
        style = deepcopy(house.styles[name].element)
        while style.styleId in taken:
            style.styleId += "0"
        taken.add(style.styleId)
        _adapt(style, file, numbering)
        file.styles.element.append(style)


def _adapt(style: BaseOxmlElement, file: WordDocument, numbering: int) -> None:
    """Let a style of the house stand on those of the template."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn

    is_table = style.get(qn("w:type")) == "table"
    usual = file.styles.default(WD_STYLE_TYPE.TABLE if is_table else WD_STYLE_TYPE.PARAGRAPH)
    for found in (*style.findall(qn("w:basedOn")), *style.findall(qn("w:next"))):
        if usual is None:
            style.remove(found)
        else:
            found.set(qn("w:val"), usual.style_id)
    for found in style.iter(qn("w:numId")):
        found.set(qn("w:val"), str(numbering))


def _numbered(file: WordDocument, house: WordDocument) -> int:
    """Give a template the bullets of the house; the number its lists have there."""
    from docx.oxml.ns import qn

    own = _numbering(file)
    lists = [int(found.get(qn("w:abstractNumId"))) for found in own.findall(qn("w:abstractNum"))]
    numbers = [int(found.get(qn("w:numId"))) for found in own.findall(qn("w:num"))]
    bullets, number = max(lists, default=-1) + 1, max(numbers, default=0) + 1
    theirs = house.part.numbering_part.element
    look, use = (deepcopy(theirs.find(qn(tag))) for tag in ("w:abstractNum", "w:num"))
    look.set(qn("w:abstractNumId"), str(bullets))
    for level in look.iter(qn("w:pStyle")):
        level.getparent().remove(level)
    use.set(qn("w:numId"), str(number))
    use.find(qn("w:abstractNumId")).set(qn("w:val"), str(bullets))
    own.insert(len(lists) and list(own).index(own.findall(qn("w:abstractNum"))[-1]) + 1, look)
    after = own.findall(qn("w:num"))
    own.insert(list(own).index(after[-1] if after else look) + 1, use)
    return number


def _numbering(file: WordDocument) -> BaseOxmlElement:
    """A template's lists; made when it has none."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.oxml.parser import OxmlElement
    from docx.parts.numbering import NumberingPart

    part = file.part
    if not any(one.reltype == RELATIONSHIP_TYPE.NUMBERING for one in part.rels.values()):
        empty = OxmlElement("w:numbering")
        name = PackURI("/word/numbering.xml")
        made = NumberingPart(name, CONTENT_TYPE.WML_NUMBERING, empty, part.package)
        part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
    found: BaseOxmlElement = part.numbering_part.element
    return found


def speak(file: WordDocument, language: str) -> None:
    """Let a file be read, spelled and read aloud in a language such as ``da-DK``."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    styles = file.styles.element
    usual = styles.find(qn("w:docDefaults"))
    if usual is None:
        usual = OxmlElement("w:docDefaults")
        styles.insert(0, usual)
    runs = _child(_child(usual, "w:rPrDefault"), "w:rPr")
    for found in (_child(runs, "w:lang"), *styles.iter(qn("w:lang"))):
        found.set(qn("w:val"), language)


def _child(parent: BaseOxmlElement, tag: str) -> BaseOxmlElement:
    """The first child of a kind; made when there is none."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    found: BaseOxmlElement | None = parent.find(qn(tag))
    if found is None:
        found = OxmlElement(tag)
        parent.append(found)
    return found
