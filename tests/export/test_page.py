"""Minutes as a page for the browser: what WCAG 2.1 AA asks that can be seen without a browser, and axe where there is one."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given

from cocreation_tui.core.session.session import Session
from cocreation_tui.export.document import html
from cocreation_tui.export.document.document import (
    Bullet,
    Bullets,
    Document,
    Heading,
    Paragraph,
    Run,
    Style,
    Table,
)
from cocreation_tui.export.document.html import html_of
from tests.examples import examples
from tests.export.meetings import FILLED, REARRANGED
from tests.export.nasty import NASTY
from tests.export.read_back import Page, told

MINUTES = told(REARRANGED).document()
WRITTEN = html_of(MINUTES)
PAGE = Page(WRITTEN)
LOOK = Path(html.__file__).with_name("page.css").read_text("utf-8")
HEADINGS = [f"h{level}" for level in range(1, 7)]


def test_it_says_its_language_its_title_and_how_wide_it_is() -> None:
    assert WRITTEN.startswith("<!doctype html>\n")
    assert PAGE.all("html") == [{"lang": "da"}]
    assert PAGE.title == "Tovholdermøde · Trygge nætter"
    (view,) = [one for one in PAGE.all("meta") if one.get("name") == "viewport"]
    assert view["content"] == "width=device-width, initial-scale=1"


def test_it_asks_nothing_of_any_other_place() -> None:
    (policy,) = [one["content"] for one in PAGE.all("meta") if "http-equiv" in one]
    digest = b64encode(sha256(LOOK.encode()).digest()).decode()
    assert policy.split("; ")[:2] == ["default-src 'none'", f"style-src 'sha256-{digest}'"]
    assert not {"script", "link", "img", "iframe", "object", "form", "a", "base"} & {*PAGE.names()}
    given = [name for _, attributes in PAGE.elements for name in attributes]
    assert not [name for name in given if name in ("href", "src", "style") or name.startswith("on")]
    assert not re.findall(r"url\(|@import|https?:", LOOK)


def test_there_is_one_title_and_no_level_of_headings_is_jumped_over() -> None:
    levels = [int(name[1]) for name in PAGE.names() if name in HEADINGS]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    steep = Document("", "da", (Heading(1, (Run("a"),)), Heading(4, (Run("b"),)), Heading(1, (Run("c"),))))
    assert [name for name in Page(html_of(steep)).names() if name in HEADINGS] == ["h1", "h2", "h2"]


def test_everything_stands_in_the_main_landmark() -> None:
    names = PAGE.names()
    assert names.count("main") == 1
    assert names[names.index("body") + 1] == "main"
    assert WRITTEN.rstrip().endswith("</main>\n</body>\n</html>")


def test_tables_say_what_their_columns_are_and_can_be_rolled_by_keys() -> None:
    tables = PAGE.names().count("table")
    assert tables == 4
    assert {one["scope"] for one in PAGE.all("th")} == {"col"}
    rolled = [one for one in PAGE.all("div") if one.get("class") == "table"]
    assert len(rolled) == tables
    named = {one["id"] for name in HEADINGS for one in PAGE.all(name)}
    assert len(named) == sum(PAGE.names().count(name) for name in HEADINGS)
    for one in rolled:
        assert (one["tabindex"], one["role"]) == ("0", "group")
        assert one["aria-labelledby"] in named


def test_lists_stand_in_each_other_as_html_wants_it() -> None:
    depths = (3, 0, 1, 2, 1, 0, 2)
    lines = tuple(Bullet((Run(str(number)),), depth) for number, depth in enumerate(depths))
    page = html_of(Document("", "da", (Bullets(lines),)))
    assert re.sub(r"\s", "", page.split("</header>")[0].split("</h1>")[1]) == (
        "<ul><li>0</li><li>1<ul><li>2<ul><li>3</li></ul></li><li>4</li></ul></li><li>5<ul><li>6</li></ul></li></ul>"
    )


def test_runs_keep_their_looks_and_long_words_give_way() -> None:
    line = (Run("a<b", Style.STRONG | Style.STRUCK), Run(" c\nd", Style.EMPHASIS))
    page = html_of(Document("", "da", (Paragraph(line), Table((line,), (((Run("x" * 1000),),),)))))
    assert "<p><strong><s>a&lt;b</s></strong><em> c<br>\nd</em></p>" in page
    assert f'<td class="long">{"x" * 1000}</td>' in page


def said(session: Session, text: str) -> Session:
    captures = tuple(
        replace(
            one, text=text, platform=text, fields=tuple(replace(field, text=text) for field in one.fields)
        )
        for one in session.captures
    )
    return replace(session, title=text, captures=captures)


@examples(40)
@given(text=NASTY)
def test_nothing_typed_is_html(text: str) -> None:
    page, plain = (Page(html_of(told(said(FILLED, words)).document())) for words in (text, "ord"))
    assert {*page.names()} <= {*plain.names(), "br"}
    for told_once in (*HEADINGS, "table", "tr", "td"):
        assert page.names().count(told_once) == plain.names().count(told_once)
    assert {name for _, attributes in page.elements for name in attributes} <= {
        *("lang", "charset", "http-equiv", "content", "name", "class", "id", "scope", "role", "tabindex"),
        "aria-labelledby",
    }


# Colours


def colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6});", block))


def schemes() -> dict[str, dict[str, str]]:
    """The colours by day, by night and on paper, by their names."""
    by_day, by_night, on_paper = (colours(found) for found in re.findall(r":root \{(.*?)\}", LOOK, re.S))
    return {"day": by_day, "night": by_day | by_night, "paper": by_day | on_paper}


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG has it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["day", "night", "paper"])
@pytest.mark.parametrize("ground", ["page", "band"])
@pytest.mark.parametrize("ink", ["ink", "head", "soft"])
def test_words_stand_out_from_what_is_behind_them(scheme: str, ground: str, ink: str) -> None:
    found = schemes()[scheme]
    assert contrast(found[ink], found[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["day", "night"])
def test_what_has_the_focus_is_seen(scheme: str) -> None:
    assert contrast(schemes()[scheme]["focus"], schemes()[scheme]["page"]) >= 3


def test_all_colours_are_among_those_that_are_measured() -> None:
    outside = re.sub(r":root \{.*?\}", "", LOOK, flags=re.S)
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgb|\bhsl", outside)
    assert {*re.findall(r"(?<![-\w])color: ([^;]+);", outside)} <= {
        f"var(--{ink})" for ink in ("ink", "head", "soft")
    }


def axe_script() -> Path | None:
    """axe-core, by ``AXE_CORE`` or among the packages that npm keeps for everybody; None when it is not there."""
    if os.environ.get("AXE_CORE"):
        return Path(os.environ["AXE_CORE"])
    npm = shutil.which("npm")
    if npm is None:
        return None
    root = subprocess.run([npm, "root", "-g"], capture_output=True, text=True, check=True).stdout.strip()
    found = Path(root) / "axe-core" / "axe.min.js"
    return found if found.is_file() else None


@pytest.mark.thorough
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(tmp_path: Path, scheme: str, width: int) -> None:
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    axe = axe_script()
    if browser is None or axe is None:
        pytest.skip("Chromium and axe-core (npm install -g axe-core, or AXE_CORE) are not both installed")
    # The policy of the page lets no script run, so axe looks at the same page without it.
    page = re.sub(r"<meta http-equiv[^>]*>", "", WRITTEN)
    if scheme == "dark":
        page = page.replace("(prefers-color-scheme: dark)", "all")
    run = (
        f"<script>{axe.read_text('utf-8')}</script><script>axe.run().then(found => "
        "document.title = 'axe:' + JSON.stringify(found.violations.map(one => [one.id, one.nodes.map(node => node.html)])))</script>"
    )
    path = tmp_path / "page.html"
    path.write_text(page.replace("</body>", f"{run}</body>"), "utf-8")
    command = [
        *(browser, "--headless", "--no-sandbox", "--disable-gpu", f"--window-size={width},900"),
        *(f"--user-data-dir={tmp_path / 'home'}", "--virtual-time-budget=20000", "--dump-dom", path.as_uri()),
    ]
    dumped = subprocess.run(command, capture_output=True, text=True, check=True, timeout=240).stdout
    (found,) = re.findall(r"<title>axe:(.*?)</title>", dumped)
    assert json.loads(found) == []
