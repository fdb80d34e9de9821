"""Dansk: hvorfor noget ikke giver mening nu."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "refused.not-planned": "Mødet er ikke planlagt endnu",
    "refused.planned-already": "Mødet er planlagt i forvejen",
    "refused.empty-agenda": "Dagsordenen er tom",
    "refused.read-only": "Mødet er kun åbnet til læsning her",
    "refused.closed": "Mødet er lukket. Ctrl+P: fortryd et tidligere skridt åbner det igen.",
    "refused.nothing-runs": "Intet punkt kører",
    "refused.unknown-item": "Det punkt findes ikke",
    "refused.runs-already": "Punktet kører allerede",
    "refused.agenda-done": "Der er ikke flere punkter. F10 lukker mødet.",
    "refused.nothing-before": "Der er ikke noget tidligere punkt",
    "refused.skipped-already": "{title} er allerede sprunget over",
    "refused.has-run": "{title} har været i gang",
    "refused.paused-already": "Mødet holder allerede pause",
    "refused.not-paused": "Mødet holder ikke pause",
    "refused.no-time-left": "Der er ingen tid at tage af",
    "refused.nothing-to-change": "Der er intet at ændre",
    "refused.unknown-person": "Den person er ikke på listen",
    "refused.absent": "{name} er ikke til stede. l retter det.",
    "refused.nobody-speaks": "Ingen har ordet",
    "refused.no-name": "Skriv et navn",
    "refused.person-known": "{name} er på listen",
    "refused.attendance-already": "{name} er allerede markeret sådan",
    "refused.nothing-written": "Der står ikke noget at gemme",
    "refused.unknown-capture": "Det er slettet",
    "refused.no-decision": "Kun beslutninger har en status",
    "refused.nothing-to-undo": "Der er ikke mere at fortryde",
    "refused.nothing-to-redo": "Der er intet at gøre igen",
}
