"""Dansk: at dele et initiativ mellem computere, og hvad der kan gå galt."""

from __future__ import annotations

WORDS: dict[str, str] = {
    # Hvor det deles
    "share.unreachable": "Der er ikke forbindelse lige nu. Alt ligger her og bliver delt, når der er.",
    "share.full": "Der er ikke plads, hvor der deles. Resten venter her.",
    "share.no-part": "Det er ikke delt med dig.",
    "share.not-yours": "»{title}« skrives på en anden computer. Det, der er skrevet her, er ikke delt.",
    "share.gap": "Der mangler noget af »{title}«, hvor der deles. Prøv igen, når de andre har delt.",
    "share.damaged": "»{title}« er beskadiget, hvor det deles, og er ikke hentet. Bed dem, der skriver det, om at dele igen.",
    "share.newer": "»{title}« er lavet af en nyere version af programmet. Opdatér for at hente det.",
    "share.forked": "»{title}« fortælles forskelligt på to computere fra trin {step}. Begge er bevaret. Aftal, hvad der gælder.",
    "share.other-initiative": "Det er et andet initiativ, der deles dér.",
    "share.nobody-there": "Der er ikke delt noget endnu. Bed ankerpersonen om at dele først.",
    "share.no-such-way": "Programmet kan ikke dele på den måde: {kind}.",
    # Her
    "share.not-shared": "Initiativet deles ikke.",
    "share.exchanging": "Initiativet bliver delt lige nu. Prøv igen om lidt.",
    "share.damaged-here": "Det, programmet husker om at dele, er beskadiget og er ikke rørt. Møderne fejler ikke noget.",
    "share.written-elsewhere": "Mødet skrives på computeren hos {user}.",
    "share.erased-here": "»{title}« er ændret her, men ikke hos de andre. Det kan kun ankerpersonen eller den, der skriver mødet.",
    "share.told-anew-twice": "Nogen har slettet i »{title}« samtidig med dig. Se efter, om det, du slettede, er væk, og slet igen, hvis ikke.",
    "share.identity-twice": "To computere har delt som den samme, og »{title}« er forskelligt fra trin {step}. Begge er bevaret, og denne computer har fået et nyt navn.",
    "share.came-back": "»{title}« blev overtaget, og nu er der kommet mere fra den første computer, fra trin {step}. Begge er her.",
    # Give videre og overtage
    "share.not-written-here": "Mødet skrives hos {name}. Kun derfra kan det gives videre.",
    "share.no-such-laptop": "Den computer er ikke med i initiativet.",
    "share.not-for-them": "{name} må ikke skrive det møde.",
    "share.written-here": "Mødet skrives allerede her.",
}
