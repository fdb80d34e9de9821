"""English: the poster."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "poster.no-name": "without a name",
    "poster.no-challenge": "The shared challenge has not been stated yet.",
    "poster.no-focus": "No focus has been chosen yet.",
    "poster.no-coordinator": "not found yet",
    "poster.no-actors": "none yet",
    "poster.no-platforms": "There are no platforms yet.",
    "poster.coordinator": "Coordinator",
    "poster.actors": "Actors",
    "poster.status.active": "At work",
    "poster.status.standby": "On standby since {day}",
    "poster.gone.closed": "Closed",
    "poster.gone.merged": "Merged",
    "poster.gone-from": "{name} ({day})",
    "poster.gone-into": "{name} with {into} ({day})",
    "poster.more": "+ {n} more|+ {n} more",
    "poster.more-platforms": "More platforms",
    "poster.platforms": "{n} platform|{n} platforms",
    "poster.actors-in-all": "{n} actor|{n} actors",
    "poster.anchor": "Anchor person: {name}",
    "poster.not-saved": "The poster could not be saved: {path}. Is there room on the disk, and may you write to the folder?",
    "poster.file": "poster",
}
