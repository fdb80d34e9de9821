"""Dansk: platformene på turen hjem og hos naboerne."""

from __future__ import annotations

from cocreation_tui.sample.texts import CheckText, GoalText, LetterText, PlatformText

ROADS = PlatformText(
    "Trygge veje hjem",
    "Turen hjem fra byen",
    "Flere følges ad hjem efter lukketid",
    "Det er på vej hjem, de fleste unge siger, at de bliver bange.",
    "Et fast mødested på torvet, en følgeordning og en rute, hvor der er folk.",
    "Taxaer og busser; det tager en anden platform sig af.",
    "Sølvby Boldklub, Åse inviterer",
    "Går ruten igennem med elevrådet en fredag nat",
    (
        GoalText(
            "Mindst halvdelen går hjem sammen med nogen, de kender",
            "Vi tæller ved torvet første fredag i måneden mellem kl. 2 og 4.",
            "Talt ved torvet to fredage i træk",
            "%",
            ("Flere venter på hinanden ved mødestedet", "Over halvdelen to måneder i træk"),
        ),
        GoalText(
            "Færre anmeldelser på ruten fra Havnegade til stationen",
            "Politiets tal, hvert halve år.",
            "Politiets tal for det halve år før workshoppen",
            "anmeldelser",
            ("Færre tyverier, uændret vold", "Færre af begge dele"),
        ),
        GoalText(
            "Unge siger selv, at de er trygge på vej hjem",
            "Otte korte interview hvert halve år.",
            "Fem af otte skifter rute for at undgå nogen",
            "",
            ("", "Tre af otte skifter stadig rute"),
        ),
    ),
    (
        CheckText(
            "Mødestedet bliver brugt, følgeordningen næsten ikke",
            "Tre trækker læsset",
            "Ingen gider have vest på",
            "Vi justerer: Vestene ryger ud, for ingen unge vil hentes af dem",
        ),
        CheckText(
            "Følgeordningen har 40 ture på en god fredag",
            "Boldklubben er kommet med",
            "Vinteren er lang for frivillige",
            "Vi går videre, for ordningen bliver brugt, og boldklubben er kommet med",
        ),
    ),
    (
        LetterText(
            "Mødestedet på torvet er malet op, og de første 14 frivillige har gået med.",
            "Vestene var en fejl. Ingen unge vil hentes af nogen i en gul vest.",
            "Et par voksne, der kan stå på torvet fredag fra kl. 2.",
            "Mindst et år til",
        ),
        LetterText(
            "Over halvdelen går nu hjem sammen med nogen, de kender.\nFølgeordningen kører hver fredag og lørdag.",
            "Vi er sårbare: Når Søren er væk, er der ingen til at sætte holdet.",
            "En, der vil dele vagtplanen med Søren.",
            "Et halvt år; så skal boldklubben kunne bære det",
        ),
    ),
)
"""Safe ways home."""
TAXIS = PlatformText(
    "Taxa og natbus",
    "At komme hjem, når man vil hjem",
    "En vej hjem, der ikke kræver en times kø",
    "Slagsmålene begynder i køen.",
    "Ét fast hentested ved broen, flere vogne kl. 3 og en natbus, folk kender.",
    "Taxaernes priser.",
    "Diskotekernes dørvagter, Frode inviterer",
    "Tæller køen tre lørdage i træk",
    (
        GoalText(
            "Under et kvarters ventetid på en taxa lørdag kl. 3",
            "Frodes vognmænd måler fire lørdage.",
            "Målt fire lørdage",
            "minutter",
            ("Bedre, men ikke i regnvejr", "Under et kvarter fire lørdage i træk"),
        ),
        GoalText(
            "Flere tager natbussen",
            "Vestbussernes tal.",
            "Gennemsnit af et kvartal",
            "passagerer pr. weekend",
            ("Lidt flere", "Den nye afgang kl. 3.15 er fuld"),
        ),
        GoalText(
            "Et fast hentested får køen til at falde til ro",
            "Vagterne skriver ned, hvornår der er uro.",
            "Køen flytter sig tre gange på en nat",
            "",
            ("Køen står stille, når der er en vagt", "Køen står ved broen af sig selv"),
            "Når man ved, hvor bilen kommer, behøver man ikke mase.",
            "Nogle vil altid løbe ud foran bilen.",
        ),
    ),
    (
        CheckText(
            "Hentestedet bruges, når nogen viser vej",
            "Busselskabet er lidt på sidelinjen",
            "Skiltet er ikke godkendt",
            "Vi går videre, for køen bliver roligere, når nogen viser vej",
        ),
        CheckText(
            "Alle kender hentestedet",
            "Både taxa og bus er med hver gang",
            "Regnvejr",
            "Vi vil slutte om et halvt år, fordi to af tre mål er nået",
        ),
    ),
    (
        LetterText(
            "Hentestedet ved broen er i gang, og ventetiden er faldet fra 42 til 30 minutter.",
            "Skiltet venter på godkendelse i tredje måned.",
            "En i kommunen, der kan se, hvor ansøgningen ligger.",
            "Et år",
        ),
        LetterText(
            "Ventetiden lørdag kl. 3 er nede på 14 minutter. Natbussen kl. 3.15 er fuld.",
            "Vi har nået det meste og er ved at løbe tør for ting at mødes om.",
            "Hjælp til at tale om, hvornår man er færdig.",
            "Måske slutter vi om et halvt år",
        ),
    ),
)
"""Taxis and night bus."""
NEIGHBOURS = PlatformText(
    "Naboer og nattero",
    "Beboerne i Gammelhavn og byens gæster",
    "Gæster og naboer, der kan holde hinanden ud",
    "Beboerne skrev selv til os: De vil være med, ikke kun klage.",
    "En linje fra naboerne til barerne, og roligere veje gennem Gammelhavn.",
    "Støjgrænser og bøder.",
    "Havnens udlejere, Grethe inviterer",
    "Deler barernes telefonnumre ud i opgangene",
    (
        GoalText(
            "Færre klager over larm efter kl. 2",
            "Kommunens og politiets klager hvert kvartal.",
            "Klager i kvartalet før vi begyndte",
            "klager",
            ("Færre, men det har også regnet meget", "Færre, også på de varme aftener"),
        ),
        GoalText(
            "Naboerne ringer til baren, før de ringer til politiet",
            "Barerne skriver opkald ned.",
            "Ingen naboer havde nummeret til en bar",
            "",
            ("", "Ni af elleve barer har fået opkald, og de fleste endte godt"),
        ),
        GoalText(
            "Skilte, de unge selv har skrevet, virker bedre end forbud",
            "Vi tæller råb i Smedegyde før og efter.",
            "",
            "",
            ("", ""),
            "Man hører efter nogen, man ligner.",
            "Folk læser måske slet ikke skilte kl. 3.",
        ),
    ),
    (
        CheckText(
            "Telefonlisten er kun delt ud i én opgang",
            "Vi er nye, og alle er ivrige",
            "Vi mangler barerne ved bordet",
            "Vi henter barer ind, for uden dem taler vi kun med os selv",
        ),
        CheckText(
            "Opkaldene virker",
            "Beboerne trækker, barerne følger med",
            "Udlejerne svarer ikke",
            "Vi går videre, fordi opkaldene virker, og lægger kræfterne hos udlejerne",
        ),
    ),
    (
        LetterText(
            "Vi er kun lige begyndt: Naboerne har holdt kaffemøde med fire barer.",
            "Der er mange gamle ting at få sagt, før vi kan tale om nye.",
            "Barer, der tør komme til kaffe.",
            "To år",
        ),
        LetterText(
            "Klagerne over larm efter kl. 2 er faldet fra 63 til 38 i kvartalet.",
            "Udlejerne har vi ikke fået i tale endnu.",
            "En dør ind til havnens udlejere.",
            "Et år til",
        ),
    ),
)
"""Neighbours and quiet nights: founded on the way."""
CAMERAS = PlatformText(
    "Kameraer og overblik",
    "At vide, hvad der sker hvor",
    "Et fælles kort over, hvor og hvornår det går galt",
    "Vi gætter hver for sig.",
    "Ét kort, som alle kan se, og en fælles holdning til kameraer.",
    "Politiets egne systemer.",
    "En jurist, Østen inviterer",
    "Spørger kommunens jurist om reglerne",
)
"""Cameras and overview: on standby."""
