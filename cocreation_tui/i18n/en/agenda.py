"""English: the agenda while the meeting lives."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "step.item-inserted": "added {title}",
    "step.item-split": "split {title}",
    "step.item-put-off": "put the rest of {title} off",
    "step.item-moved": "moved {title}",
    "step.item-renamed": "renamed an item {title}",
    "step.item-noted": "made a note on {title}",
    "step.item-restored": "put {title} back on the agenda",
    "refused.no-title": "The item has no title",
    "refused.left-out": "{title} has been taken out",
    "refused.not-left-out": "{title} has not been taken out",
    "refused.no-time-to-split": "Less than two minutes are left of {title}",
    "refused.nothing-to-put-it-after": "Nothing comes after {title}",
    "minutes.rest-of": "the rest of {title}",
    "minutes.added": "added",
    "minutes.moved": "planned as no. {place}",
    "minutes.planned-as": "planned as “{title}”",
}
