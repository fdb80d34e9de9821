"""Dansk: ord på kommandolinjen."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "cli.no-terminal": "Her er ingen terminal at vise mødet i. Kør kommandoen direkte i et terminalvindue.",
    "cli.bad-start": "Starten »{start}« er ikke et klokkeslæt. Skriv for eksempel --start 09:00.",
    "cli.no-meeting": "Der er ingen møder, som er begyndt, i {path}. Start et med: cocreation run coordinator-meeting",
    "cli.exists": "{path} findes i forvejen og bliver ikke overskrevet. Vælg et andet navn.",
    "cli.cannot-write": "{path} kan ikke skrives: {why}. Vælg et andet sted.",
    "cli.good": "{path}: i orden",
    "cli.planned": "planlagt",
    "cli.under-way": "i gang",
    "cli.closed": "lukket",
    "cli.broken": "kan ikke læses",
    "cli.crash": "Programmet gik i stå på grund af en fejl. Alt, der var bekræftet på skærmen, er gemt: start igen, så fortsætter mødet.",
    "cli.roster-title": "Deltagerlisten: dette blev ikke forstået helt",
    "cli.empty": "Ingen møder i {path} endnu.",
    "cli.sound": "{path}: i orden, {good} af {number} sikkerhedskopier er gode",
    "cli.restored": "Hentet frem: {backup}. Det, der lå der, er gemt som {copy}.",
    "cli.restore-which": "Skriv hvilket møde der skal hentes frem: cocreation doctor MØDE --restore",
}
