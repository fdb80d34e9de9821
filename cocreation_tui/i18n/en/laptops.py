"""English: an initiative on several laptops."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "step.others-heard": "took in what the other laptops have written",
    "step.writer-handed-over": "gave the meeting to {name}",
    "step.meeting-continued": "went on with the meeting from {name}'s laptop after step {n}",
    "laptops.somebody": "somebody else",
    "minutes.goes-on": "The meeting goes on from {name}'s laptop, as it was known here on {day} at {clock}: up to step {n}.",
    "refused.notes-stay": "Notes stay with the laptop they were written on",
    "laptops.set-right-there": "Written on {name}'s laptop: edit or delete it there",
    "laptops.noted-by": "between meetings, {name}",
}
