"""Dansk: filer, der ikke kan læses eller skrives."""

from __future__ import annotations

WORDS: dict[str, str] = {
    # Kan ikke gemmes eller læses
    "store.disk-full": "Disken er fuld. Mødet fortsætter, men det nyeste er ikke gemt endnu.",
    "store.no-permission": "Der er ikke adgang til filen eller mappen.",
    "store.failed": "Disken svarer med en fejl ({code}).",
    "store.missing": "Filen findes ikke.",
    "store.not-a-file": "Det er ikke en almindelig fil.",
    "store.too-large": "Filen er for stor. Grænsen er {megabytes} MB.",
    "store.exists": "Der findes allerede et møde med det navn.",
    "store.damaged": "Filen er beskadiget og kan ikke læses. Den er ikke rørt.",
    "store.damaged-with-backup": "Filen er beskadiget og er ikke rørt. En god sikkerhedskopi kan gendannes: {backup}",
    "store.damaged-backup": "Sikkerhedskopien er beskadiget og kan ikke gendannes.",
    "store.changed": "Filen er ikke, som programmet skrev den, og er ikke rørt. Har du selv rettet i den: cocreation doctor FIL --accept",
    "store.changed-with-backup": "Filen er ikke, som programmet skrev den, og er ikke rørt. En god sikkerhedskopi kan gendannes: {backup}. Har du selv rettet i den: cocreation doctor FIL --accept",
    "store.newer-unreadable": "Filen er lavet af en nyere version af programmet. Opdatér for at åbne den.",
    # Skrivebeskyttet, og hvorfor
    "store.newer": "Lavet af en nyere version af programmet. Vises skrivebeskyttet, og noget kan mangle.",
    "store.locked": "Mødet er åbent hos {user} på {host}.",
    "store.locked-by-somebody": "Mødet er åbent i et andet program. Luk det dér, og prøv igen.",
    "store.read-only": "Mødet er åbnet skrivebeskyttet.",
    "store.closed": "Mødets fil er lukket.",
    # Fundet ved åbning
    "store.torn-tail": "Programmet blev afbrudt midt i at gemme. Den halve linje er fjernet; alt bekræftet er her.",
    "store.journal-damaged": "Ulæselige linjer i mødets journal: {lines}. Resten er læst.",
    "store.journal-salvaged": "Ulæselige linjer i mødets journal: {lines}. Resten er reddet; originalen er gemt som {copy}.",
    "store.steps-lost": "Der mangler noget i mødet. Antal trin: {count}, det første er nummer {first}.",
    "store.unknown-zone": "Tidszonen {zone} kendes ikke her. Klokkeslæt vises efter computerens: {here}.",
    "store.unknown-language": "Mødets sprog, {language}, kendes ikke her. Det vises på engelsk.",
    "store.no-backup": "Mødet er gemt, men der kunne ikke laves en sikkerhedskopi.",
    # Hylden
    "store.no-such-meeting": "Der er intet møde, der hedder {wanted}.",
    "store.ambiguous-meeting": "{count} møder passer på {wanted}. Skriv mere af navnet.",
    "store.in-synced-folder": "Mappen synkroniseres med en sky. Under et møde kan det give dobbelte filer, og kopier ligger hos andre. Flyt den med --workspace.",
    "store.outside-profile": "Mappen ligger uden for din profil. Se efter, at andre på computeren ikke kan læse den.",
    "store.on-network-share": "Mappen ligger på et netværksdrev. Et møde er sikrest på computerens egen disk: vælg en anden med --workspace.",
    "store.settings-too-large": "Filen med indstillinger er for stor. Grænsen er {kilobytes} kB.",
}
