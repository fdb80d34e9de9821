"""Dansk: at dele et initiativ mellem computere, og hvad der kan gå galt."""

from __future__ import annotations

WORDS: dict[str, str] = {
    # Hvor det deles
    "share.other-initiative": "Det er et andet initiativ, der deles dér.",
    "share.nobody-there": "Der er ikke delt noget endnu. Bed ankerpersonen om at dele først.",
    "share.no-such-way": "Programmet kan ikke dele på den måde: {kind}.",
    # Her
    "share.not-shared": "Initiativet deles ikke.",
    "share.exchanging": "Initiativet bliver delt lige nu. Prøv igen om lidt.",
    "share.written-elsewhere": "Mødet skrives på computeren hos {user}.",
    "share.erased-here": "»{title}« er ændret her, men ikke hos de andre. Det kan kun ankerpersonen eller den, der skriver mødet.",
    "share.erased-elsewhere": "»{title}« er lagt væk her og har ord, som ingen andre har fået. Hos de andre er der slettet noget i mødet: slet det også her.",
    "share.not-for-all": "»{title}« fortælles af nogen som noget for alle, men det bliver inde. Her er det, som det var: spørg, hvem der har skrevet det.",
    "share.told-anew-twice": "Nogen har slettet i »{title}« samtidig med dig. Se efter, om det, du slettede, er væk, og slet igen, hvis ikke.",
    "share.identity-twice": "To computere har delt som den samme, og »{title}« er forskelligt fra trin {step}. Begge er bevaret, og denne computer har fået et nyt navn.",
    "share.came-back": "»{title}« blev overtaget, og nu er der kommet mere fra den første computer, fra trin {step}. Begge er her.",
    "share.no-key-of-anchors": "Interne møder og noter venter her, til der er hørt fra en ankerperson. Bed ankerpersonen om at dele.",
    "share.other-key": "Computeren hos {name} bruger en anden nøgle end før, og den stoler programmet ikke på. Spørg {name}, før du deler mere.",
    # Give videre og overtage
    "share.not-written-here": "Mødet skrives hos {name}. Kun derfra kan det gives videre.",
    "share.stays-here": "Et internt møde skrives på den computer, det er begyndt på. Ankerpersonerne kan læse det.",
    "share.not-yours-to-put-away": "Mødet skrives på en anden computer. Kun den og ankerpersonen kan lægge det væk.",
    "share.no-such-laptop": "Den computer er ikke med i initiativet.",
    "share.not-for-them": "{name} må ikke skrive det møde.",
    "share.is-closed": "Mødet er lukket, så der er intet at gå videre med. Det kan læses her og rettes på {name}s computer.",
    "share.written-here": "Mødet skrives allerede her.",
}
