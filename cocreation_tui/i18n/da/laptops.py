"""Dansk: initiativet på flere computere."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "step.others-heard": "fik med, hvad de andre computere har skrevet",
    "step.writer-handed-over": "gav mødet videre til {name}",
    "step.meeting-continued": "gik videre med mødet fra {name}s computer efter skridt {n}",
    "laptops.somebody": "en anden",
    "minutes.goes-on": "Mødet går videre fra {name}s computer, som det var kendt her {day} kl. {clock}: til og med skridt {n}.",
    "refused.notes-stay": "Noterne bliver på den computer, de er skrevet på",
    "laptops.set-right-there": "Skrevet på {name}s computer: ret eller slet det dér",
    "laptops.noted-by": "mellem møderne, {name}",
}
