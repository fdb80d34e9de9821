"""English: the room, where the anchor person's laptop shares with the tables."""

from __future__ import annotations

WORDS: dict[str, str] = {
    # Why it does not work
    "share.room.gone": "The room does not answer. If the meeting is over, all is well: what you wrote is here and is shared next time. Otherwise: are you on the same network, and is the address the one on the wall?",
    "share.room.other-code": "The code does not belong to the laptop at that address. Look at the wall whether address and code are right.",
    "share.room.shut": "The room does not let the table in. Ask the anchor person to close the room and open it again.",
    "share.room.no-such-table": "A table is written like this: room://192.168.1.5/3. The last number is the table's, from 1 to {most}.",
    "share.room.no-programs": "A room needs one thing more on this laptop: python -m pip install 'cocreation-tui[room]'",
    "share.room.does-not-start": "PostgreSQL does not start on this laptop. Share through a folder or a file instead.",
    "share.room.no-network": "This laptop is in no network that the tables can reach. Join the room's Wi-Fi, or a phone's hotspot, and try again.",
    "share.room.not-an-address": "{host} is no address of this laptop. It looks like this: 192.168.1.5",
    "share.room.port-taken": "Another program uses port {port}. Choose another one: --port 28500",
    "share.room.anchors-only": "Only whoever has the anchor persons' code can open a room.",
    "share.room.open-already": "The room of this initiative is open on this laptop already.",
    # The wall
    "together.way-room": "Table",
    "together.by-room": "the table {where}",
    "together.room-wall": "The room is open for “{name}”. Write on the wall:",
    "together.room-addresses": "Address: {first} at table 1, and so on to {last}",
    "together.room-code": "Code: {code}",
    "together.room-else": "If it does not answer, try: {hosts}",
    "together.room-how": "At the tables: Home → Join a shared initiative → address and code",
    "together.room-over": "The room of “{name}” is closed. Everybody keeps what they have.",
    "together.room-by-itself": "Shared by itself as long as the room is open",
    "together.room-hints": "Home → Join a shared initiative → address and code · {copy} copy code · Esc",
    "together.room-begin": "Share with the tables in this room …",
    "together.room-show": "Show the address for the tables",
    "together.room-end": "Close the room",
    "together.room-end-question": "Close the room for “{name}”?",
    "together.room-end-follows": "The tables keep what they have; the rest waits with them.",
    "together.room-leave": "Leave it open",
    "together.room-title": "The room of “{name}”: the address at table 1, and so on to {last}. The code is below it.",
    "together.room-about": "This laptop becomes the server of the tables in this room, until you close the room or the program. Your name is what the others see.",
    "together.room-opening": "Opening the room …",
    "together.room-closing": "Closing the room …",
    "together.room-is-open": "The room is open: {first} to {last}",
    "cli.help.share-room": "Share with the tables in this room: this laptop is their server until Ctrl+C closes the room.",
    "cli.help.share-room-port": "The port, if 28432 is taken.",
    "cli.help.share-room-address": "This laptop's address in the room's network, if it is in several; can be repeated.",
}
