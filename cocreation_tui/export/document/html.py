"""A document as one page that any browser opens, reads aloud and prints; nothing typed in a meeting is HTML in it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html import escape
from pathlib import Path

from cocreation_tui.core.ground.cleaning import UNSAFE
from cocreation_tui.export.document.document import (
    Bullet,
    Bullets,
    Document,
    Heading,
    Line,
    Paragraph,
    Run,
    Style,
    Table,
    plain,
)

LONG_WORD = 28
"""Letters of a word that is broken in a cell instead of making its column as wide."""

_TAGS = ((Style.STRUCK, "s"), (Style.EMPHASIS, "em"), (Style.STRONG, "strong"))
_PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="format-detection" content="telephone=no">
<title>{title}</title>
<style>{look}</style>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
"""


def html_of(document: Document) -> str:
    """A document as a page that asks nothing of any other place: the same document gives the same page."""
    look = (Path(__file__).with_name("page.css")).read_text("utf-8")
    digest = b64encode(sha256(look.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    body = "\n".join(_blocks(document))
    title = _safe(document.title) or "–"
    return _PAGE.format(language=document.language, policy=policy, title=title, look=look, body=body)


def _blocks(document: Document) -> Iterator[str]:
    """The title with what stands before the first heading, then everything else in its order."""
    own = [one.line for one in document.blocks[:1] if isinstance(one, Heading) and one.level == 1]
    title = own[0] if own else (Run(document.title or "–"),)
    yield '<header class="opening">'
    yield f'<h1 id="h0">{_line(title)}</h1>'
    opening, level, under = True, 1, "h0"
    for number, block in enumerate(document.body, 1):
        if isinstance(block, Heading):
            if opening:
                yield "</header>"
            opening, level, under = False, min(max(2, block.level), level + 1), f"h{number}"
            yield f'<h{level} id="{under}">{_line(block.line)}</h{level}>'
        elif isinstance(block, Paragraph):
            yield f"<p>{_line(block.line)}</p>"
        elif isinstance(block, Bullets):
            yield _list(block.bullets)
        else:
            yield _table(block, under)
    if opening:
        yield "</header>"


def _list(bullets: tuple[Bullet, ...]) -> str:
    """A list with the lists in it; one that stands deeper than under the line before stands under that."""
    pieces, depth = [], -1
    for bullet in bullets:
        wanted = min(bullet.depth, depth + 1)
        if wanted > depth:
            pieces.append("<ul>\n")
        else:
            pieces.append("</li>\n" + "</ul>\n</li>\n" * (depth - wanted))
        pieces.append(f"<li>{_line(bullet.line)}")
        depth = wanted
    return "".join(pieces) + "</li>\n" + "</ul>\n</li>\n" * depth + "</ul>" if pieces else ""


def _table(table: Table, under: str) -> str:
    """A table that is rolled by keys where it is wider than the window, named by the heading above it."""
    head = "".join(f'<th scope="col">{_line(cell)}</th>' for cell in table.columns)
    rows = "\n".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in table.rows)
    return (
        f'<div class="table" role="group" tabindex="0" aria-labelledby="{under}">\n<table>\n'
        f"<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>\n{rows}\n</tbody>\n</table>\n</div>"
    )


def _cell(line: Line) -> str:
    is_long = any(len(word) > LONG_WORD for word in plain(line).split())
    begins = '<td class="long">' if is_long else "<td>"
    return f"{begins}{_line(line)}</td>"


def _line(line: Line) -> str:
    return "".join(map(_run, line))


def _run(run: Run) -> str:
    written = _safe(run.text).replace("\n", "<br>\n")
    for style, tag in _TAGS:
        if style in run.style:
            written = f"<{tag}>{written}</{tag}>"
    return written


def _safe(text: str) -> str:
    """Words as they stand between tags and in attributes."""
    return escape(UNSAFE.sub("", text))
