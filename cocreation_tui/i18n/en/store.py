"""English: files that cannot be read or written."""

from __future__ import annotations

WORDS: dict[str, str] = {
    # Cannot be saved or read
    "store.disk-full": "The disk is full. The meeting goes on, but the latest is not saved yet.",
    "store.no-permission": "No permission for this file or folder.",
    "store.failed": "The disk reports an error ({code}).",
    "store.missing": "There is no such file.",
    "store.not-a-file": "This is not an ordinary file.",
    "store.too-large": "The file is too large. The limit is {megabytes} MB.",
    "store.exists": "There is already a meeting of that name.",
    "store.damaged": "The file is damaged and cannot be read. It has not been touched.",
    "store.damaged-with-backup": "The file is damaged and has not been touched. A good backup can be restored: {backup}",
    "store.damaged-backup": "The backup is damaged and cannot be restored.",
    "store.changed": "The file is not as the program wrote it, and has not been touched. If you changed it yourself: cocreation doctor FILE --accept",
    "store.changed-with-backup": "The file is not as the program wrote it, and has not been touched. A good backup can be restored: {backup}. If you changed it yourself: cocreation doctor FILE --accept",
    "store.newer-unreadable": "A newer version of the program made this file. Update to open it.",
    # Read-only, and why
    "store.newer": "Made by a newer version of the program. Shown read-only, and something may be missing.",
    "store.locked": "{user} on {host} has the meeting open.",
    "store.locked-by-somebody": "Another program has the meeting open. Close it there and try again.",
    "store.read-only": "The meeting was opened read-only.",
    "store.closed": "The meeting's file has been closed.",
    # Found on opening
    "store.torn-tail": "The program was cut off while saving. The half line is gone; all that was confirmed is here.",
    "store.journal-damaged": "Unreadable lines in the meeting's journal: {lines}. The rest has been read.",
    "store.journal-salvaged": "Unreadable lines in the meeting's journal: {lines}. The rest is safe; the original is kept as {copy}.",
    "store.steps-lost": "Something is missing from the meeting. Number of steps: {count}, the first is number {first}.",
    "store.unknown-zone": "The time zone {zone} is not known here. Clock times are shown by the computer's: {here}.",
    "store.unknown-language": "The meeting's language, {language}, is not known here. It is shown in English.",
    "store.no-backup": "The meeting is saved, but no backup could be made.",
    # The shelf
    "store.no-such-meeting": "There is no meeting called {wanted}.",
    "store.ambiguous-meeting": "{count} meetings match {wanted}. Type more of the name.",
    "store.in-synced-folder": "This folder is synced to a cloud. During a meeting that may make duplicate files, and copies lie with others. Move it with --workspace.",
    "store.outside-profile": "This folder is outside your profile. Check that others on the computer cannot read it.",
    "store.on-network-share": "This folder is on a network drive. A meeting is safest on the computer's own disk: choose another with --workspace.",
    "store.settings-too-large": "The file of settings is too large. The limit is {kilobytes} kB.",
}
