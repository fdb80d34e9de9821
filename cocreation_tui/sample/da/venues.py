"""Dansk: platformene i byens rum og lokaler."""

from __future__ import annotations

from cocreation_tui.sample.texts import CheckText, GoalText, LetterText, PlatformText

HOSTS = PlatformText(
    "Godt værtskab",
    "Barerne og dem, der står i døren",
    "Bartendere og dørvagter, der tager en konflikt i opløbet",
    "De ser det hele først, og de står alene med det.",
    "Et kort kursus, en fælles telefonliste og fælles aftaler om, hvornår man siger stop.",
    "Bevillinger og åbningstider.",
    "Natklubben Måneskin, Emil inviterer",
    "Spørger skadestuen, hvilke nætter der er værst",
    (
        GoalText(
            "Alle elleve barer stopper en konflikt på samme måde",
            "Emil går rundt med de samme tre spørgsmål.",
            "Hver bar gjorde det på sin måde",
            "barer",
            ("De store er med", "De sidste to er kommet med"),
        ),
        GoalText(
            "Færre bliver smidt ud med magt",
            "Barernes egen optælling hver måned.",
            "Gennemsnit af tre måneder",
            "om måneden",
            ("Et lille fald", "Faldet holder tredje måned i træk"),
        ),
        GoalText(
            "Et glas vand til hver femte øl giver færre slagsmål",
            "Vi sammenligner fire barer med de syv andre.",
            "Ingen barer har en fast aftale om vand",
            "",
            ("", "Fire barer gør det. Vi kan ikke se forskel endnu"),
            "Folk bliver ikke så fulde, og personalet får en grund til at tale med dem.",
            "De, der slås, er måske ikke dem, der drikker vand.",
        ),
    ),
    (
        CheckText(
            "Kurset er populært, telefonlisten ligger i skuffen",
            "Barerne på torvet mangler",
            "Personalet skifter hele tiden",
            "Vi henter barerne på torvet ind, for balladen flytter derhen",
        ),
        CheckText(
            "Telefonlisten bruges hver weekend",
            "Alle elleve barer er med",
            "Nye bartendere skal læres op hver måned",
            "Vi går videre, for der kommer hele tiden nye, der skal læres op",
        ),
    ),
    (
        LetterText(
            "Seks barer har haft folk på kursus, og vi har en telefonliste, der virker efter kl. 2.",
            "Personalet skifter så tit, at halvdelen af dem, vi lærte op, er væk igen.",
            "Nogen, der kan lave kurset om til en film på ti minutter.",
            "Indtil vi har været alle barer rundt",
        ),
        LetterText(
            "Alle elleve barer har været på kursus. Filmen på ti minutter bliver vist for alle nyansatte.",
            "Diskotek Neptun lukkede, og vi har savnet dem i gruppen.",
            "En aftale med skadestuen om tal hver måned.",
            "Et halvt år; så er kurset blevet hverdag",
        ),
    ),
)
"""Good hosting."""
LIGHT = PlatformText(
    "Lys og rum",
    "Mørke stier og tomme pladser",
    "Lysere stier mellem stationen og havnen",
    "Man er bange der, hvor man ikke kan se, hvem der kommer.",
    "Et kort over mørke steder, lys på de værste og liv på Kajpladsen om aftenen.",
    "Vejlys i resten af byen.",
    "Banens stationsafdeling, Hjørdis inviterer",
    "Tegner kortet over mørke steder færdigt",
    (
        GoalText(
            "Ingen mørke huller på stien fra stationen til havnen",
            "Aftentur med kortet hver anden måned.",
            "Talt på en aftentur med 22 borgere",
            "mørke steder",
            ("De første lygter er sat op", "Kun Broen og bagsiden af pakhuset mangler"),
        ),
        GoalText(
            "Flere tør gå over Kajpladsen efter midnat",
            "Vi spørger 60 forbipasserende på torvet.",
            "Spurgt en lørdag nat",
            "%",
            ("", "Bænkene og maden trækker folk"),
        ),
        GoalText(
            "Kajpladsen bliver brugt mindst to aftener om ugen",
            "Havnefronten fører en kalender.",
            "Der foregik ikke noget",
            "pr. uge",
            ("Petanque om torsdagen", "Petanque om torsdagen og mad om fredagen"),
        ),
    ),
    (
        CheckText(
            "Kortet bruges af hele forvaltningen",
            "Alle møder op",
            "Bestilling af lygter tager fire måneder",
            "Vi går videre, selv om lygterne er længe undervejs, for kortet bliver brugt",
        ),
        CheckText(
            "Stien bliver brugt af dobbelt så mange",
            "Renholdet er en gevinst efter sammenlægningen",
            "Broen ejes af staten",
            "Vi går videre, til der er lys på Broen, for resten af stien bliver brugt",
        ),
    ),
    (
        LetterText(
            "Kortet over 31 mørke steder er tegnet, og de første syv er væk.",
            "Vi lovede lys på Broen, før vi vidste, hvem der ejer den.",
            "En, der kender nogen, der kender statens broafdeling.",
            "To år, for lygter er langsomme",
        ),
    ),
)
"""Light and space."""
YOUTH = PlatformText(
    "Ungefællesskaber",
    "Noget at gå til, som ikke er en bar",
    "Et sted at være, også når man ikke drikker",
    "Mange unge går i Havnegade, fordi der ikke er andet åbent.",
    "Åbent hus om fredagen, som de unge selv styrer.",
    "Ungdomsklubbens almindelige åbningstid.",
    "Musikskolen, Samira inviterer",
    "Finder et lokale, der må være åbent til kl. 1",
    (
        GoalText(
            "Unge har et sted at være to fredage om måneden",
            "Kalenderen i ungdomsskolen.",
            "Der var ingenting",
            "pr. måned",
            ("Den anden fredag står lokalet tomt", "Også den sidste fredag i måneden"),
        ),
        GoalText(
            "Færre under 18 år i Havnegade efter kl. 1",
            "SSP tæller fire fredage hvert halve år.",
            "Gennemsnit af fire fredage",
            "unge",
            ("Næsten uændret", "Færre, især de yngste"),
        ),
        GoalText(
            "De unge siger, at huset er deres",
            "Samtale med styregruppen af unge.",
            "Voksne planlagde det hele",
            "",
            ("De unge holder nøglen", "De unge holder nøglen og kassen"),
        ),
    ),
    (
        CheckText(
            "25 kommer til åbent hus",
            "Viggo gør det meste selv",
            "Tovholderen skal snart til eksamen",
            "Vi justerer: De unge får nøglen, så det hele ikke hænger på Viggo",
        ),
        CheckText(
            "60 på en god fredag",
            "Styregruppen er på ni unge",
            "Naboen over lokalet",
            "Vi går videre, for der kommer flere og flere, og de styrer det selv",
        ),
    ),
    (
        LetterText(
            "Åbent hus har været holdt fem gange, og 25 kommer igen.",
            "Vores tovholder er snart færdig på gymnasiet, og vi har ingen efter ham.",
            "En ung, der vil være tovholder, og en voksen, der vil stå bag.",
            "Så længe der er unge",
        ),
        LetterText(
            "Nu er det to fredage om måneden, og de unge har selv nøgle og kasse.\nIda-Marie har taget over som tovholder.",
            "Naboen over lokalet kan høre bassen. Vi taler med platformen Naboer og nattero.",
            "Lydisolering, brugt er fint.",
            "Så længe der er unge",
        ),
    ),
)
"""Youth communities."""
CLEAN = PlatformText(
    "Rent byrum",
    "Skår og skrald",
    "En havn, man har lyst til at passe på",
    "Hvor der flyder, bliver der smadret mere.",
    "Flere spande, der hvor de unge vil have dem, og en fælles oprydning.",
    "Renovation hos private.",
    "Pizzeriaerne på torvet, Ulla inviterer",
    "Spørger de unge, hvor de vil have spande",
    (
        GoalText(
            "Ingen spand er fuld kl. 3",
            "Renholdet tæller lørdag nat.",
            "Talt fire lørdage",
            "fulde spande",
            ("De nye spande står rigtigt", ""),
        ),
        GoalText(
            "Færre glasskår på Kajpladsen søndag morgen",
            "Renholdet tæller på 100 meter.",
            "Talt fire søndage",
            "skår",
            ("Plastkrus i to barer hjælper", ""),
        ),
        GoalText(
            "De, der gør rent, oplever, at nogen hjælper",
            "Vi spørger holdet hvert halve år.",
            "Ingen kan huske, at en gæst samlede noget op",
        ),
    ),
    (
        CheckText(
            "Spandene bliver brugt",
            "Vi er kun to tilbage",
            "Vi mødes med de samme folk som Lys og rum",
            "Vi vil lægges sammen med Lys og rum, for vi er kun to tilbage",
        ),
    ),
    (
        LetterText(
            "Ti nye spande står, hvor de unge pegede.",
            "Vi er blevet så få, at vi hellere vil slå os sammen med Lys og rum.",
            "Nogen, der vil tage plastkrus videre.",
            "Vi lægger os sammen med Lys og rum",
        ),
    ),
)
"""Clean streets: merged."""
