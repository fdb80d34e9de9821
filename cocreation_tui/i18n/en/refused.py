"""English: why something makes no sense now."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "refused.not-planned": "The meeting has not been planned yet",
    "refused.planned-already": "The meeting has been planned already",
    "refused.empty-agenda": "The agenda is empty",
    "refused.read-only": "The meeting is open for reading only here",
    "refused.closed": "The meeting is closed. Ctrl+P: undo an earlier step opens it again.",
    "refused.nothing-runs": "No item is running",
    "refused.unknown-item": "There is no such item",
    "refused.runs-already": "The item is running already",
    "refused.agenda-done": "There are no more items. F10 closes the meeting.",
    "refused.nothing-before": "There is no earlier item",
    "refused.skipped-already": "{title} has been skipped already",
    "refused.has-run": "{title} has been under way",
    "refused.paused-already": "The meeting is paused already",
    "refused.not-paused": "The meeting is not paused",
    "refused.no-time-left": "There is no time left to take",
    "refused.nothing-to-change": "There is nothing to change",
    "refused.unknown-person": "That person is not on the list",
    "refused.absent": "{name} is not present. l changes that.",
    "refused.nobody-speaks": "Nobody has the floor",
    "refused.no-name": "Write a name",
    "refused.person-known": "{name} is on the list",
    "refused.attendance-already": "{name} is marked so already",
    "refused.nothing-written": "There is nothing to save",
    "refused.unknown-capture": "It has been deleted",
    "refused.no-decision": "Only decisions have a status",
    "refused.nothing-to-undo": "There is nothing more to undo",
    "refused.nothing-to-redo": "There is nothing to do again",
}
