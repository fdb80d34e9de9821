"""English: sharing an initiative between laptops, and what can go wrong."""

from __future__ import annotations

WORDS: dict[str, str] = {
    # Where it is shared
    "share.unreachable": "There is no connection now. Everything is here and will be shared when there is.",
    "share.full": "There is no room left where it is shared. The rest waits here.",
    "share.no-part": "It is not shared with you.",
    "share.not-yours": "“{title}” is written on another laptop. What was written here is not shared.",
    "share.gap": "Something of “{title}” is missing where it is shared. Try again when the others have shared.",
    "share.damaged": "“{title}” is damaged where it is shared, and was not fetched. Ask whoever writes it to share again.",
    "share.newer": "“{title}” was made by a newer version of the program. Update to fetch it.",
    "share.forked": "“{title}” is told differently on two laptops from step {step}. Both are kept. Agree on which holds.",
    "share.other-initiative": "Another initiative is shared there.",
    "share.nobody-there": "Nothing has been shared there yet. Ask the anchor person to share first.",
    "share.no-such-way": "The program cannot share that way: {kind}.",
    # Here
    "share.not-shared": "The initiative is not shared.",
    "share.exchanging": "The initiative is being shared right now. Try again in a moment.",
    "share.damaged-here": "What the program remembers of sharing is damaged and was not touched. The meetings are fine.",
    "share.written-elsewhere": "The meeting is written on {user}'s laptop.",
    "share.erased-here": "“{title}” was changed here, but not with the others. Only the anchor person or whoever writes it can do that.",
    "share.told-anew-twice": "Somebody erased in “{title}” at the same time as you. See whether what you erased is gone, and erase again if not.",
    "share.identity-twice": "Two laptops have shared as one, and “{title}” differs from step {step}. Both are kept, and this laptop has a new identity.",
    "share.came-back": "“{title}” was taken over, and now more has come from the first laptop, from step {step}. Both are here.",
    # Handing over and taking over
    "share.not-written-here": "The meeting is written by {name}. Only from there can it be handed over.",
    "share.no-such-laptop": "That laptop has no part in the initiative.",
    "share.not-for-them": "{name} may not write that meeting.",
    "share.written-here": "The meeting is written here already.",
}
