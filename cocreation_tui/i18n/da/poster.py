"""Dansk: plakaten."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "poster.no-name": "uden navn",
    "poster.no-challenge": "Den fælles udfordring er ikke formuleret endnu.",
    "poster.no-focus": "Fokus er ikke valgt endnu.",
    "poster.no-coordinator": "ikke fundet endnu",
    "poster.no-actors": "ingen endnu",
    "poster.no-platforms": "Der er ingen platforme endnu.",
    "poster.coordinator": "Tovholder",
    "poster.actors": "Aktører",
    "poster.status.active": "I gang",
    "poster.status.standby": "På standby siden {day}",
    "poster.gone.closed": "Afsluttet",
    "poster.gone.merged": "Lagt sammen",
    "poster.gone-from": "{name} ({day})",
    "poster.gone-into": "{name} med {into} ({day})",
    "poster.more": "+ {n} mere|+ {n} flere",
    "poster.more-platforms": "Flere platforme",
    "poster.platforms": "{n} platform|{n} platforme",
    "poster.actors-in-all": "{n} aktør|{n} aktører",
    "poster.anchor": "Ankerperson: {name}",
    "poster.not-saved": "Plakaten kunne ikke gemmes: {path}. Er der plads på disken, og må du skrive i mappen?",
    "poster.file": "plakat",
}
