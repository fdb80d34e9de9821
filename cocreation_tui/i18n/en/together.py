"""English: sharing an initiative between laptops, and what can go wrong."""

from __future__ import annotations

WORDS: dict[str, str] = {
    # Where it is shared
    "share.other-initiative": "Another initiative is shared there.",
    "share.nobody-there": "Nothing has been shared there yet. Ask the anchor person to share first.",
    "share.no-such-way": "The program cannot share that way: {kind}.",
    # Here
    "share.not-shared": "The initiative is not shared.",
    "share.exchanging": "The initiative is being shared right now. Try again in a moment.",
    "share.written-elsewhere": "The meeting is written on {user}'s laptop.",
    "share.erased-here": "“{title}” was changed here, but not with the others. Only the anchor person or whoever writes it can do that.",
    "share.erased-elsewhere": "“{title}” is put away here with words that nobody else was given. Something was erased in it elsewhere: erase it here, too.",
    "share.not-for-all": "Somebody tells “{title}” as if it were for everybody, and it stays inside. Here it is as it was: ask who has written that.",
    "share.told-anew-twice": "Somebody erased in “{title}” at the same time as you. See whether what you erased is gone, and erase again if not.",
    "share.identity-twice": "Two laptops have shared as one, and “{title}” differs from step {step}. Both are kept, and this laptop has a new identity.",
    "share.came-back": "“{title}” was taken over, and now more has come from the first laptop, from step {step}. Both are here.",
    "share.no-key-of-anchors": "Internal meetings and notes wait here until an anchor person has been heard from. Ask the anchor person to share.",
    "share.other-key": "{name}'s laptop seals with another key than before, and that is not trusted. Ask {name} about it before you share more.",
    # Handing over and taking over
    "share.not-written-here": "The meeting is written by {name}. Only from there can it be handed over.",
    "share.stays-here": "An internal meeting is written on the laptop that began it. The anchor persons can read it.",
    "share.not-yours-to-put-away": "Another laptop writes the meeting. Only that one and the anchor person can put it away.",
    "share.no-such-laptop": "That laptop has no part in the initiative.",
    "share.not-for-them": "{name} may not write that meeting.",
    "share.is-closed": "The meeting is closed, so there is nothing to go on with. It can be read here and corrected on {name}'s laptop.",
    "share.written-here": "The meeting is written here already.",
}
