"""Dansk: rummet, hvor ankerpersonens computer deler med bordene."""

from __future__ import annotations

WORDS: dict[str, str] = {
    # Hvorfor det ikke går
    "share.room.gone": "Rummet svarer ikke. Er mødet slut, er alt i orden: det, du har skrevet, er her og deles næste gang. Ellers: er I på samme net, og er adressen den på væggen?",
    "share.room.other-code": "Koden passer ikke til computeren på den adresse. Se efter på væggen, at både adresse og kode er rigtige.",
    "share.room.shut": "Rummet lukker ikke bordet ind. Bed ankerpersonen om at lukke rummet og åbne det igen.",
    "share.room.no-such-table": "Et bord skrives sådan: room://192.168.1.5/3. Det sidste tal er bordets nummer, fra 1 til {most}.",
    "share.room.no-programs": "Et rum kræver én ting mere på denne computer: python -m pip install 'cocreation-tui[room]'",
    "share.room.does-not-start": "PostgreSQL kan ikke starte på denne computer. Del gennem en mappe eller en fil i stedet.",
    "share.room.no-network": "Denne computer er ikke på noget net, som bordene kan nå. Gå på rummets wi-fi, eller del nettet fra en telefon, og prøv igen.",
    "share.room.not-an-address": "{host} er ikke en adresse på denne computer. Den ser sådan ud: 192.168.1.5",
    "share.room.port-taken": "Et andet program bruger port {port}. Vælg en anden: --port 28500",
    "share.room.anchors-only": "Kun den, der har ankerpersonernes kode, kan åbne et rum.",
    "share.room.open-already": "Rummet for initiativet er allerede åbent på denne computer.",
    # Væggen
    "together.way-room": "Bord",
    "together.by-room": "bordet {where}",
    "together.room-wall": "Rummet er åbent for »{name}«. Skriv på væggen:",
    "together.room-addresses": "Adresse: {first} ved bord 1, og så videre til {last}",
    "together.room-code": "Kode: {code}",
    "together.room-else": "Svarer den ikke, så prøv: {hosts}",
    "together.room-how": "Ved bordene: Hjem → Vær med i et delt initiativ → adresse og kode",
    "together.room-over": "Rummet for »{name}« er lukket. Alle beholder det, de har.",
    "together.room-by-itself": "Der deles af sig selv, så længe rummet er åbent",
    "together.room-hints": "Hjem → Vær med i et delt initiativ → adresse og kode · {copy} kopiér koden · Esc",
    "together.room-begin": "Del med bordene i rummet …",
    "together.room-show": "Vis adressen til bordene",
    "together.room-end": "Luk rummet",
    "together.room-end-question": "Luk rummet for »{name}«?",
    "together.room-end-follows": "Bordene beholder det, de har; resten venter hos dem.",
    "together.room-leave": "Lad det være åbent",
    "together.room-title": "Rummet for »{name}«: adressen ved bord 1, og så videre til {last}. Koden er under den.",
    "together.room-about": "Denne computer bliver server for bordene i rummet, til du lukker rummet eller programmet. Navnet er det, de andre ser.",
    "together.room-opening": "Åbner rummet …",
    "together.room-closing": "Lukker rummet …",
    "together.room-is-open": "Rummet er åbent: {first} til {last}",
    "cli.help.share-room": "Del med bordene i rummet: denne computer er deres server, til Ctrl+C lukker rummet.",
    "cli.help.share-room-port": "Porten, hvis 28432 er optaget.",
    "cli.help.share-room-address": "Computerens adresse på rummets net, hvis den er på flere; kan gentages.",
}
