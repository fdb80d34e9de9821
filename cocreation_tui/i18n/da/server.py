"""Dansk: serveren, der deles gennem, sat op og passet, og hvorfor den ikke kan bruges."""

from __future__ import annotations

WORDS: dict[str, str] = {
    # Ingen forbindelse
    "share.server.no-driver": "Deling gennem PostgreSQL kræver én ting mere: python -m pip install 'cocreation-tui[postgres]'",
    "share.server.address": "Det er ikke adressen på en PostgreSQL-server. Den ser sådan ud: postgresql://anna@db.example.org/cocreation",
    "share.server.password-in-address": "Adgangskoden hører ikke hjemme i adressen, hvor andre kan se den. Læg den i ~/.pgpass (Windows: %APPDATA%\\postgresql\\pgpass.conf), i servicefilen eller i nøgleringen.",
    "share.server.weak-encryption": "Over et netværk duer kun sslmode=verify-full. Lad sslmode være ude af adressen.",
    "share.server.wrong-login": "Serveren kender ikke brugeren, eller adgangskoden er forkert eller mangler.",
    "share.server.no-database": "Der er ingen database med det navn på serveren.",
    "share.server.certificate": "Serverens certifikat er ikke til at stole på, eller den krypterer ikke. Bed it-afdelingen om udstederens fil, og angiv den med sslrootcert i adressen.",
    "share.server.not-admitted": "Serveren lukker ikke denne bruger ind herfra. Spørg den, der driver den (pg_hba.conf).",
    # Ikke udført
    "share.server.busy": "Serveren har travlt. Intet er gået tabt; det prøves igen senere.",
    "share.server.cancelled": "Det tog serveren for lang tid. Intet er gået tabt; det prøves igen senere.",
    "share.server.read-only": "Der kan kun læses fra serveren lige nu. Intet er gået tabt; det prøves igen senere.",
    "share.server.no-schema": "Databasen er ikke sat op til deling. Spørg den, der driver serveren.",
    "share.server.older": "Databasen er sat op til en ældre version af programmet. Bed den, der driver serveren, om at opgradere den.",
    # Sættes op
    "share.server.too-old": "PostgreSQL {version} er for gammel. Der skal mindst være version 15.",
    "share.server.taken": "Databasen har et skema cc, som hører til noget andet. Vælg en anden database.",
    "share.server.no-login": "Serveren har ingen bruger, der hedder {login}. Opret den først.",
    "share.server.too-powerful": "{login} kan gå uden om medlemmernes rettigheder: en superbruger eller ejer kan ikke være medlem. Brug en anden bruger.",
    "share.server.no-rights": "Det må denne bruger ikke. Der skal en databaseadministrator til, som må oprette roller.",
    # Passet
    "share.server.migrations": "Databasen er sat op og ajour (trin {number}).",
    "share.server.not-seen": "Hvem der lukkes ind hvorfra (pg_hba.conf), kan kun en superbruger se.",
    "share.server.good-version": "PostgreSQL er ny nok.",
    "share.server.bad-version": "PostgreSQL {what} er for gammel. Der skal mindst være version 15.",
    "share.server.good-tls": "Serveren krypterer.",
    "share.server.bad-tls": "Serveren krypterer ikke. Sæt ssl = on, med et certifikat.",
    "share.server.good-open-line": "Ingen kommer ind ukrypteret eller uden en god adgangskode.",
    "share.server.bad-open-line": "Lukker nogen ind ukrypteret eller uden en god adgangskode: {what}",
    "share.server.good-rls": "Alle tabeller er lukket for dem, der ikke er med.",
    "share.server.bad-rls": "Tabeller, der ikke er lukket for dem, der ikke er med: {what}",
    "share.server.good-owner": "Det hele ejes af en rolle, som ingen logger ind med.",
    "share.server.bad-owner": "Ejes ikke af cc_owner, eller er en rolle med for mange rettigheder: {what}",
    "share.server.good-rights": "Medlemmer kan kun skrive på de aftalte måder.",
    "share.server.bad-rights": "Nogen har fået rettigheder her, som ingen skal have: {what}",
    "share.server.good-powerful": "Ingen medlemmers bruger kan gå uden om rettighederne.",
    "share.server.bad-powerful": "Brugere, der kan gå uden om medlemmernes rettigheder: {what}",
    "share.server.good-log": "Intet fra møderne havner i serverens log.",
    "share.server.bad-log": "Det, der siges på møderne, kan havne i serverens log: {what}. Sæt log_parameter_max_length = 0.",
    "share.server.good-backup": "Serveren arkiverer sin log eller har en kopi, der følger med.",
    "share.server.bad-backup": "Intet tyder på, at serveren sikkerhedskopieres ({what}). Sker det med pg_dump eller for hele maskinen, er alt i orden.",
}
