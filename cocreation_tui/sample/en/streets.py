"""English: the platforms on the way home and among neighbours."""

from __future__ import annotations

from cocreation_tui.sample.texts import CheckText, GoalText, LetterText, PlatformText

ROADS = PlatformText(
    "Safe ways home",
    "The way home from town",
    "More people walk home together after closing time",
    "It is on the way home that most young people say they get scared.",
    "A fixed meeting point in the square, walking companions and a route with people on it.",
    "Taxis and buses; another platform looks after those.",
    "Sølvby Football Club, Åse invites",
    "Walk the route with the student council on a Friday night",
    (
        GoalText(
            "At least half walk home with somebody they know",
            "We count in the square on the first Friday of the month, between 2 and 4.",
            "Counted in the square on two Fridays running",
            "%",
            ("More people wait for each other at the meeting point", "More than half, two months running"),
        ),
        GoalText(
            "Fewer crimes reported on the route from Harbour Street to the station",
            "Police figures, every six months.",
            "Police figures for the six months before the workshop",
            "reports",
            ("Fewer thefts, no change in violence", "Fewer of both"),
        ),
        GoalText(
            "Young people themselves say that they feel safe on the way home",
            "Eight short interviews every six months.",
            "Five of eight change their route to avoid somebody",
            "",
            ("", "Three of eight still change their route"),
        ),
    ),
    (
        CheckText(
            "The meeting point is used, the companions hardly at all",
            "Three of us do all the work",
            "Nobody wants to wear a vest",
            "We adjust: the vests go, because no young person wants to be seen with one",
        ),
        CheckText(
            "The companions make 40 walks on a good Friday",
            "The football club has joined",
            "Winter is long for volunteers",
            "We go on, because people walk with us and the football club has joined",
        ),
    ),
    (
        LetterText(
            "The meeting point in the square has been painted, and the first 14 volunteers have been out.",
            "The vests were a mistake. No young person wants to be fetched by somebody in a yellow vest.",
            "A couple of adults who can stand in the square on Fridays from 2.",
            "At least another year",
        ),
        LetterText(
            "More than half now walk home with somebody they know.\nThe companions are out every Friday and Saturday.",
            "We are vulnerable: when Søren is away, nobody draws up the rota.",
            "Somebody to share the rota with Søren.",
            "Six months; then the football club should be able to carry it",
        ),
    ),
)
"""Safe ways home."""
TAXIS = PlatformText(
    "Taxis and night bus",
    "Getting home when you want to go home",
    "A way home that does not take an hour's queue",
    "The fights begin in the queue.",
    "One fixed pick-up point by the bridge, more cars at 3 and a night bus people know about.",
    "Taxi fares.",
    "The discos' door staff, Frode invites",
    "Count the queue on three Saturdays running",
    (
        GoalText(
            "Less than a quarter of an hour's wait for a taxi on Saturdays at 3",
            "Frode's drivers measure on four Saturdays.",
            "Measured on four Saturdays",
            "minutes",
            ("Better, but not in the rain", "Under a quarter of an hour, four Saturdays running"),
        ),
        GoalText(
            "More people take the night bus",
            "The bus company's figures.",
            "Average of a quarter",
            "passengers a weekend",
            ("A few more", "The new departure at 3.15 is full"),
        ),
        GoalText(
            "A fixed pick-up point calms the queue",
            "The wardens write down when there is trouble.",
            "The queue moves three times in a night",
            "",
            ("The queue stands still when a warden is there", "The queue forms by the bridge on its own"),
            "If you know where the car will come, there is no need to push.",
            "Some people will always run out in front of the car.",
        ),
    ),
    (
        CheckText(
            "The pick-up point is used when somebody shows the way",
            "The bus company is a little on the sidelines",
            "The sign has not been approved",
            "We go on, because the queue calms down when somebody shows the way",
        ),
        CheckText(
            "Everybody knows the pick-up point",
            "Taxis and buses both come every time",
            "Rain",
            "We want to finish in six months, because two of our three goals are reached",
        ),
    ),
    (
        LetterText(
            "The pick-up point by the bridge has opened, and the wait has dropped from 42 to 30 minutes.",
            "The sign has been waiting for approval for three months.",
            "Somebody in the municipality who can see where the application is.",
            "A year",
        ),
        LetterText(
            "The wait on Saturdays at 3 is down to 14 minutes. The night bus at 3.15 is full.",
            "We have done most of it and are running out of things to meet about.",
            "Help with talking about when a platform is finished.",
            "We may finish in six months",
        ),
    ),
)
"""Taxis and night bus."""
NEIGHBOURS = PlatformText(
    "Neighbours and quiet nights",
    "The residents of Old Harbour and the town's guests",
    "Guests and neighbours who can put up with each other",
    "The residents wrote to us themselves: they want to take part, not just complain.",
    "A line from neighbours to bars, and calmer ways through Old Harbour.",
    "Noise limits and fines.",
    "The harbour's landlords, Grethe invites",
    "Hand out the bars' telephone numbers in the stairwells",
    (
        GoalText(
            "Fewer complaints about noise after 2",
            "Complaints to the municipality and the police, every quarter.",
            "Complaints in the quarter before we began",
            "complaints",
            ("Fewer, but it has rained a lot too", "Fewer, also on the warm evenings"),
        ),
        GoalText(
            "Neighbours ring the bar before they ring the police",
            "The bars write calls down.",
            "No neighbour had the number of a bar",
            "",
            ("", "Nine of eleven bars have had calls, and most ended well"),
        ),
        GoalText(
            "Signs that young people have written work better than bans",
            "We count shouting in Smith Lane before and after.",
            "",
            "",
            ("", ""),
            "People listen to somebody like themselves.",
            "Perhaps nobody reads signs at 3 in the morning.",
        ),
    ),
    (
        CheckText(
            "The telephone list has reached one stairwell only",
            "We are new, and everybody is keen",
            "We need the bars at the table",
            "We bring in bars, because without them we only talk to ourselves",
        ),
        CheckText(
            "The calls work",
            "The residents lead, the bars follow",
            "The landlords do not answer",
            "We go on, because the calls work, and spend our strength on the landlords",
        ),
    ),
    (
        LetterText(
            "We have only just begun: the neighbours have had coffee with four bars.",
            "Many old things need saying before we can talk about new ones.",
            "Bars that dare come to coffee.",
            "Two years",
        ),
        LetterText(
            "Complaints about noise after 2 have dropped from 63 to 38 a quarter.",
            "We have not got through to the landlords yet.",
            "A way in to the harbour's landlords.",
            "Another year",
        ),
    ),
)
"""Neighbours and quiet nights: founded on the way."""
CAMERAS = PlatformText(
    "Cameras and overview",
    "Knowing what happens where",
    "One shared map of where and when things go wrong",
    "Each of us is guessing.",
    "One map that everybody can see, and a shared view on cameras.",
    "The police's own systems.",
    "A lawyer, Østen invites",
    "Ask the municipality's lawyer about the rules",
)
"""Cameras and overview: on standby."""
