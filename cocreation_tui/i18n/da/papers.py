"""Dansk: referat og nyhedsbrev som filer."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "papers.page": "Side {page} af {pages}",
    "papers.template-minutes": "referat-skabelon.docx",
    "papers.template-newsletter": "nyhedsbrev-skabelon.docx",
    "papers.format-md": "Markdown",
    "papers.format-docx": "Word",
    "papers.format-pdf": "PDF",
    "papers.format-html": "HTML",
    "papers.saved": "Gemt som {format}: {path}",
    "papers.saved-by-template": "Gemt som {format} efter {template}: {path}",
    "papers.template-not-used": "{why} Filen er lavet uden skabelonen.",
    "template.too-large": "Skabelonen {path} er for stor: højst {megabytes} MB.",
    "template.macros": "Skabelonen {path} indeholder makroer. Gem den som et almindeligt Word-dokument (.docx).",
    "template.external": "Skabelonen {path} henter noget udefra, f.eks. et linket billede. Indsæt det i stedet, og gem den igen.",
    "template.broken": "Skabelonen {path} kan ikke læses som et Word-dokument (.docx). Åbn den i Word, og gem den igen.",
    "key.minutes-docx": "Gem som Word",
    "key.minutes-pdf": "Gem som PDF",
    "cli.help.format": "Markdown (md), Word (docx), PDF (pdf) eller en side til browseren (html). Ellers det, filens navn ender på, og uden fil Markdown.",
    "cli.format-terminal": "{format}-filen kan ikke vises i en terminal. Tilføj -o FIL eller --save.",
    "cli.format-unknown": "{path}: Navnet siger ikke, hvilket format filen skal have. Lad det ende på {endings}, eller vælg med --format.",
}
