"""English: sharing an initiative between laptops."""

from __future__ import annotations

WORDS: dict[str, str] = {
    # The way to the others
    "share.unreachable": "The others cannot be reached now. Nothing is lost: the rest follows next time.",
    "share.no-folder": "The folder {folder} is not there just now. See whether OneDrive, the drive or the stick is connected. Nothing is lost: the rest follows when it is back.",
    "share.full": "There is no room for more there. The rest follows once something has been cleared away.",
    "share.no-permission": "You may not read or write there.",
    "share.too-large": "This is too much for one file. The limit is {megabytes} MB.",
    "share.newer": "A newer version of the program shared this. Update to read it.",
    "share.damaged": "The file has not arrived whole, or somebody has changed it. Nothing of it has been read.",
    "share.damaged-here": "What the program knows about sharing cannot be read. The meetings have not been touched.",
    # What does not fit together
    "share.forked": "{stream} goes on in two different ways from step {number}. Neither has been deleted.",
    "share.gap": "The others lack something that comes before this. It will be tried again.",
    "share.not-yours": "Another laptop writes this. You can read it, but not add to it.",
    "share.no-part": "This is not shared with you.",
    # The code
    "share.bad-code": "The code is mistyped. Look at the wall again.",
    "share.wrong-code": "The code does not belong to this initiative.",
    "share.no-code": "Type the initiative's code to read the file.",
    "share.only-read": "The file can only be read. Pack a new one to send something back.",
}
