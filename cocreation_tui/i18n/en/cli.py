"""English: words of the command line."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "cli.no-terminal": "There is no terminal to show the meeting in. Run the command directly in a terminal window.",
    "cli.bad-start": "The start “{start}” is not a clock time. Write for example --start 09:00.",
    "cli.no-meeting": "No meeting in {path} has begun. Start one with: cocreation run coordinator-meeting",
    "cli.exists": "{path} exists and is not overwritten. Choose another name.",
    "cli.cannot-write": "{path} cannot be written: {why}. Choose another place.",
    "cli.good": "{path}: fine",
    "cli.planned": "planned",
    "cli.under-way": "under way",
    "cli.closed": "closed",
    "cli.broken": "cannot be read",
    "cli.crash": "The program stopped because of a fault. Everything the screen had confirmed is saved: start again and the meeting goes on.",
    "cli.roster-title": "The list of participants: this was not fully understood",
    "cli.empty": "No meetings in {path} yet.",
    "cli.sound": "{path}: fine, {good} of {number} backups are good",
    "cli.restored": "Restored: {backup}. What was there is kept as {copy}.",
    "cli.restore-which": "Say which meeting to restore: cocreation doctor MEETING --restore",
}
