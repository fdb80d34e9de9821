"""Dansk: dagsordenen, mens mødet lever."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "step.item-inserted": "tilføjede {title}",
    "step.item-split": "delte {title}",
    "step.item-put-off": "udsatte resten af {title}",
    "step.item-moved": "flyttede {title}",
    "step.item-renamed": "omdøbte et punkt til {title}",
    "step.item-noted": "noterede på {title}",
    "step.item-restored": "satte {title} på igen",
    "refused.no-title": "Punktet mangler en titel",
    "refused.left-out": "{title} er taget ud",
    "refused.not-left-out": "{title} er ikke taget ud",
    "refused.no-time-to-split": "Der er under to minutter tilbage af {title}",
    "refused.nothing-to-put-it-after": "Der kommer ikke noget efter {title}",
    "minutes.rest-of": "resten af {title}",
    "minutes.added": "tilføjet",
    "minutes.moved": "planlagt som nr. {place}",
    "minutes.planned-as": "planlagt som »{title}«",
}
