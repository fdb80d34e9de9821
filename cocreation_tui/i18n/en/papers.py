"""English: minutes and newsletter as files."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "papers.page": "Page {page} of {pages}",
    "papers.template-minutes": "minutes-template.docx",
    "papers.template-newsletter": "newsletter-template.docx",
    "papers.format-md": "Markdown",
    "papers.format-docx": "Word",
    "papers.format-pdf": "PDF",
    "papers.format-html": "HTML",
    "papers.saved": "Saved as {format}: {path}",
    "papers.saved-by-template": "Saved as {format} by {template}: {path}",
    "papers.template-not-used": "{why} The file is made without the template.",
    "template.too-large": "The template {path} is too large: {megabytes} MB at most.",
    "template.macros": "The template {path} contains macros. Save it as an ordinary Word document (.docx).",
    "template.external": "The template {path} fetches something from elsewhere, such as a linked picture. Insert it instead, and save again.",
    "template.broken": "The template {path} cannot be read as a Word document (.docx). Open it in Word and save it again.",
    "key.minutes-docx": "Save as Word",
    "key.minutes-pdf": "Save as PDF",
    "cli.help.format": "Markdown (md), Word (docx), PDF (pdf) or a page for the browser (html). Default: what the file's name ends with, and Markdown without a file.",
    "cli.format-terminal": "A {format} file cannot be shown in a terminal. Add -o FILE or --save.",
    "cli.format-unknown": "{path}: the name does not say which format the file is to have. Let it end with {endings}, or choose with --format.",
}
