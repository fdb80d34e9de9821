"""Minutes as a Word file: real styles, repeated header rows, the language, and the user's own template."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx import Document as open_word
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from hypothesis import given
from hypothesis import strategies as st

from cocreation_tui.export.document.document import Bullet, Bullets, Document, Heading, Paragraph, Run, Style
from cocreation_tui.export.document.word import word_of
from cocreation_tui.export.document.word_file import LIMIT, BadTemplate
from tests.examples import examples
from tests.export.meetings import REARRANGED
from tests.export.read_back import markdown_said, told, word_file, word_said

TOLD = told(REARRANGED)
MINUTES = TOLD.document()
SECRET = "file:///C:/Users/hjoerdis/brev.dotm"
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def styles(file: WordDocument) -> list[tuple[str, str]]:
    """The style of every paragraph outside of tables, with its text."""
    return [(one.style.name if one.style is not None else "", one.text) for one in file.paragraphs]


def test_headings_and_bullets_have_the_styles_that_word_knows() -> None:
    found = styles(word_file(word_of(MINUTES)))
    assert found[0] == ("Title", "Tovholdermøde · Trygge nætter")
    assert ("Heading 1", "Beslutninger") in found
    assert ("Heading 2", "Relevanstjek: Nattelivet") in found
    assert ("List Bullet", "Åse Ørnholt, Aarhus Kommune (ankerperson)") in found
    assert ("List Bullet 2", "Horisont: langt sigt") in found
    assert ("List Bullet 3", "Vi tæller fredag nat") in found
    assert {name for name, _ in found} <= {
        *("Title", "Normal", "Heading 1", "Heading 2", "List Bullet", "List Bullet 2", "List Bullet 3")
    }


def test_tables_have_a_style_and_their_head_on_every_page() -> None:
    file = word_file(word_of(MINUTES))
    decisions = file.tables[0]
    assert decisions.style is not None
    assert decisions.style.name == "Table Grid"
    assert [cell.text for cell in decisions.rows[0].cells][:3] == ["Nr.", "Beslutning", "Status"]
    for table in file.tables:
        heads = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
        assert heads == [True] + [False] * (len(heads) - 1)
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
        assert table._tbl.tblPr.find(qn("w:tblLook")).get(qn("w:firstRow")) == "1"
    assert decisions._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Beslutninger"


@pytest.mark.parametrize(
    ("language", "tag", "page"), [("da", "da-DK", "Side 1 af 1"), ("en", "en-GB", "Page 1 of 1")]
)
def test_the_file_says_its_language_its_title_and_its_day(language: str, tag: str, page: str) -> None:
    file = word_file(word_of(replace(MINUTES, language=language)))
    assert {found.get(qn("w:val")) for found in file.styles.element.iter(qn("w:lang"))} == {tag}
    about = file.core_properties
    assert (about.title, about.language, about.author) == (MINUTES.title, tag, "")
    assert about.created == about.modified == datetime(2026, 11, 21, tzinfo=UTC)
    (foot,) = file.sections[0].footer.paragraphs
    assert "".join(str(found.text) for found in foot._p.iter(qn("w:t"), qn("w:tab")) if found.text) == (
        f"Tovholdermøde · Trygge nætter{page}"
    )
    assert [found.get(qn("w:instr")) for found in foot._p.iter(qn("w:fldSimple"))] == [" PAGE ", " NUMPAGES "]


def test_the_paper_is_a4() -> None:
    section = word_file(word_of(MINUTES)).sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


def test_runs_stand_out_as_they_do_in_the_document() -> None:
    line = (
        Run("a"),
        Run("b", Style.STRONG),
        Run("c", Style.EMPHASIS),
        Run("d\ne", Style.STRUCK | Style.STRONG),
    )
    (paragraph,) = word_file(word_of(Document("", "da", (Paragraph(line),)))).paragraphs
    looks = [(run.text, bool(run.bold), bool(run.italic), bool(run.font.strike)) for run in paragraph.runs]
    assert looks == [
        ("a", False, False, False),
        ("b", True, False, False),
        ("c", False, True, False),
        ("d\ne", True, False, True),
    ]


def test_nothing_in_the_package_tells_when_it_was_made() -> None:
    with zipfile.ZipFile(io.BytesIO(word_of(MINUTES))) as parts:
        assert {one.date_time for one in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert parts.testzip() is None


def template(change: Callable[[WordDocument], None] = lambda file: None) -> bytes:
    """A template of an organisation: a logo and a name in the header, styles of its own, old text in the body."""
    file = open_word()
    file.styles["Heading 1"].font.size = 241_300
    for name in ("List Bullet", "List Bullet 3", "Table Grid"):
        file.styles[name].delete()
    header = file.sections[0].header.paragraphs[0]
    header.add_run("Aarhus Kommune")
    header.add_run().add_picture(io.BytesIO(PICTURE))
    file.sections[0].footer.paragraphs[0].text = "Rådhuspladsen 2"
    file.add_paragraph("Gammel tekst")
    file.add_paragraph().add_run().add_picture(io.BytesIO(PICTURE))
    settings = file.settings.element
    attached = OxmlElement("w:attachedTemplate")
    kind = RT.SETTINGS.replace("settings", "attachedTemplate")
    attached.set(qn("r:id"), file.part.part_related_by(RT.SETTINGS).relate_to(SECRET, kind, is_external=True))
    settings.insert(0, attached)
    change(file)
    return saved(file)


def saved(file: WordDocument) -> bytes:
    written = io.BytesIO()
    file.save(written)
    return written.getvalue()


def test_a_template_keeps_its_looks_and_gets_the_words() -> None:
    own = template()
    made = word_of(MINUTES, own)
    assert made == word_of(MINUTES, own)
    file = word_file(made)
    assert word_said(made) == markdown_said(TOLD.markdown)
    section = file.sections[0]
    assert section.header.paragraphs[0].text == "Aarhus Kommune"
    assert len(list(section.header.paragraphs[0]._p.iter(qn("w:drawing")))) == 1
    assert section.footer.paragraphs[0].text == "Rådhuspladsen 2"
    assert len(file.inline_shapes) == 1
    assert file.styles["Heading 1"].font.size == 241_300
    found = {text: name for name, text in styles(file)}
    assert found["Vi tæller fredag nat"] == "List Bullet 3"
    assert found["Horisont: langt sigt"] == "List Bullet 2"
    bullet = file.styles["List Bullet"].element
    number = next(bullet.iter(qn("w:numId"))).get(qn("w:val"))
    numbers = {one.get(qn("w:numId")) for one in file.part.numbering_part.element.findall(qn("w:num"))}
    assert number in numbers
    assert file.core_properties.author == ""
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        assert not [name for name in parts.namelist() if b"hjoerdis" in parts.read(name)]


def test_a_template_that_knows_no_lists_gets_some() -> None:
    bare = word_of(Document("", "da", ()))
    with zipfile.ZipFile(io.BytesIO(bare)) as parts:
        content = {name: parts.read(name) for name in parts.namelist()}
    del content["word/numbering.xml"]
    for name in ("[Content_Types].xml", "word/_rels/document.xml.rels"):
        content[name] = re.sub(rb"<(Override|Relationship) [^>]*numbering[^>]*/>", b"", content[name])
    content["word/styles.xml"] = re.sub(
        rb"<w:style [^>]*ListBullet.*?</w:style>", b"", content["word/styles.xml"], flags=re.S
    )
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as parts:
        for name, data in content.items():
            parts.writestr(name, data)
    document = Document("", "da", (Bullets((Bullet((Run("a"),), 0), Bullet((Run("b"),), 1))),))
    file = word_file(word_of(document, written.getvalue()))
    assert styles(file) == [("List Bullet", "a"), ("List Bullet 2", "b")]
    levels = [next(file.styles[name].element.iter(qn("w:ilvl"))).get(qn("w:val")) for name, _ in styles(file)]
    assert levels == ["0", "1"]
    assert len(file.part.numbering_part.element.findall(qn("w:num"))) == 1


def test_tables_have_the_style_that_the_template_shows() -> None:
    def with_table(file: WordDocument) -> None:
        file.styles.add_style("Kommunens tabel", WD_STYLE_TYPE.TABLE)
        file.add_table(1, 1, "Kommunens tabel")

    file = word_file(word_of(MINUTES, template(with_table)))
    assert {table.style.name for table in file.tables if table.style} == {"Kommunens tabel"}


def test_the_header_of_a_first_section_holds_for_the_minutes() -> None:
    def with_cover(file: WordDocument) -> None:
        file.add_section()
        file.add_paragraph("Bagside")

    file = word_file(word_of(MINUTES, template(with_cover)))
    assert len(file.sections) == 1
    assert file.sections[0].header.paragraphs[0].text == "Aarhus Kommune"
    assert "Bagside" not in [one.text for one in file.paragraphs]


def with_part(content: bytes, name: str, data: bytes) -> bytes:
    written = io.BytesIO(content)
    with zipfile.ZipFile(written, "a") as parts:
        parts.writestr(name, data)
    return written.getvalue()


def of_macros(content: bytes) -> bytes:
    """The same as a document with macros, as Word marks them."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as parts, zipfile.ZipFile(written, "w") as into:
        for name in parts.namelist():
            data = parts.read(name)
            if name == "[Content_Types].xml":
                data = data.replace(
                    b"vnd.openxmlformats-officedocument.wordprocessingml.document.main",
                    b"vnd.ms-word.document.macroEnabled.main",
                )
            into.writestr(name, data)
    return written.getvalue()


def linked(kind: str) -> Callable[[WordDocument], None]:
    def change(file: WordDocument) -> None:
        file.sections[0].header.part.relate_to("https://elsewhere.example/x.png", kind, is_external=True)

    return change


def test_a_link_in_a_template_is_followed_by_hand_alone() -> None:
    assert word_of(MINUTES, template(linked(RT.HYPERLINK)))


@pytest.mark.parametrize(
    ("bad", "key"),
    [
        (template(linked(RT.IMAGE)), "template.external"),
        (template(linked(RT.OLE_OBJECT)), "template.external"),
        (b"", "template.broken"),
        (b"PK\x03\x04 and no more", "template.broken"),
        (b"\xd0\xcf\x11\xe0 an old one, or one with a password", "template.broken"),
        (b"x" * (LIMIT + 1), "template.too-large"),
        (with_part(template(), "word/vbaProject.bin", b"Sub AutoOpen"), "template.macros"),
        (of_macros(template()), "template.macros"),
        (with_part(template(), "word/media/bomb.bin", bytes(61_000_000)), "template.too-large"),
        (template()[:-200], "template.broken"),
        (with_part(b"", "notes.txt", b"a zip of something else"), "template.broken"),
    ],
    ids=[
        "linked",
        "embedded",
        "empty",
        "cut",
        "old",
        "huge",
        "macro",
        "macro-kind",
        "bomb",
        "truncated",
        "zip",
    ],
)
def test_a_template_that_cannot_be_used_is_told_of(bad: bytes, key: str) -> None:
    with pytest.raises(BadTemplate) as caught:
        word_of(MINUTES, bad)
    assert caught.value.key == key


SMALL = Document("Møde", "da", (Heading(1, (Run("Møde"),)), Bullets((Bullet((Run("a"),), 0),))))


@pytest.mark.thorough
@examples(300)
@given(st.integers(0, 20_000), st.binary(min_size=1, max_size=4))
def test_no_damage_to_a_template_is_more_than_a_bad_template(place: int, bytes_: bytes) -> None:
    whole = word_of(SMALL)
    with zipfile.ZipFile(io.BytesIO(whole)) as parts:
        stored = io.BytesIO()
        with zipfile.ZipFile(stored, "w") as into:
            for name in parts.namelist():
                into.writestr(name, parts.read(name))
    content = stored.getvalue()
    place %= len(content)
    damaged = content[:place] + bytes_ + content[place + len(bytes_) :]
    try:
        made = word_of(SMALL, damaged)
    except BadTemplate:
        return
    assert made


@pytest.mark.thorough
def test_another_word_processor_reads_the_same_words(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    path = tmp_path / "referat.docx"
    path.write_bytes(word_of(MINUTES))
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    for wanted in ("txt:Text (encoded):UTF8", "pdf"):
        command = [office, home, "--headless", "--convert-to", wanted, "--outdir", str(tmp_path), str(path)]
        done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=240)
        if "could not be loaded" in done.stderr:
            pytest.skip("LibreOffice is installed without Writer")
    text = " ".join((tmp_path / "referat.txt").read_text("utf-8-sig").split())
    assert [said for said in word_said(path.read_bytes()) if said not in text] == []
    assert (tmp_path / "referat.pdf").read_bytes().startswith(b"%PDF-")
