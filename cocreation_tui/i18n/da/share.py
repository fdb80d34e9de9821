"""Dansk: at dele et initiativ mellem computere."""

from __future__ import annotations

WORDS: dict[str, str] = {
    # Vejen til de andre
    "share.unreachable": "De andre kan ikke nås lige nu. Intet går tabt: resten følger næste gang.",
    "share.no-folder": "Mappen {folder} er der ikke lige nu. Se efter, om OneDrive, drevet eller USB-stikket er sat til. Intet går tabt: resten følger, når den er der igen.",
    "share.full": "Der er ikke plads til mere dér. Resten følger, når der er ryddet op.",
    "share.no-permission": "Du må ikke læse eller skrive dér.",
    "share.too-large": "Det fylder for meget til én fil. Grænsen er {megabytes} MB.",
    "share.newer": "Det er delt med en nyere version af programmet. Opdatér for at læse det.",
    "share.damaged": "Filen er ikke kommet hel frem, eller nogen har ændret den. Intet af den er læst.",
    "share.damaged-here": "Det, programmet ved om delingen, kan ikke læses. Møderne er ikke rørt.",
    # Det, der ikke passer sammen
    "share.forked": "Der er skrevet to forskellige fortsættelser af {stream}, fra trin {number}. Ingen af dem er slettet.",
    "share.gap": "De andre mangler noget, der kommer før. Det bliver prøvet igen.",
    "share.not-yours": "Det skrives på en anden computer. Du kan læse det, men ikke føje til.",
    "share.no-part": "Det er ikke delt med dig.",
    # Koden
    "share.bad-code": "Der er en tastefejl i koden. Se efter på væggen igen.",
    "share.wrong-code": "Koden passer ikke til dette initiativ.",
    "share.no-code": "Skriv initiativets kode for at læse filen.",
    "share.only-read": "Filen kan kun læses. Pak en ny for at sende noget tilbage.",
}
