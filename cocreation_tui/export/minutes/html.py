"""The minutes as one HTML file that any browser opens and prints; nothing typed in a meeting is HTML in it."""

from __future__ import annotations

from html import escape

from markdown_it import MarkdownIt

_PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
body {{ font: 16px/1.5 sans-serif; max-width: 50em; margin: 2em auto; padding: 0 1em; color: #111; }}
table {{ border-collapse: collapse; margin: 1em 0; }}
th, td {{ border: 1px solid #999; padding: .25em .6em; text-align: left; vertical-align: top; }}
</style>
</head>
<body>
{body}</body>
</html>
"""


def minutes_html(markdown: str, title: str, language: str) -> str:
    """A page of minutes that are Markdown."""
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    return _PAGE.format(language=language, title=escape(title), body=parser.render(markdown))
