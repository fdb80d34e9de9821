"""English: the platforms in the town's places."""

from __future__ import annotations

from cocreation_tui.sample.texts import CheckText, GoalText, LetterText, PlatformText

HOSTS = PlatformText(
    "Good hosting",
    "The bars and the people at the door",
    "Bartenders and door staff who stop a conflict early",
    "They see everything first, and they face it alone.",
    "A short course, one telephone list and shared agreements on when to say stop.",
    "Licences and opening hours.",
    "The Moonlight nightclub, Emil invites",
    "Ask the emergency department which nights are worst",
    (
        GoalText(
            "All eleven bars stop a conflict in the same way",
            "Emil goes round with the same three questions.",
            "Every bar did it in its own way",
            "bars",
            ("The big ones are in", "The last two have joined"),
        ),
        GoalText(
            "Fewer people thrown out by force",
            "The bars' own count every month.",
            "Average of three months",
            "a month",
            ("A small drop", "The drop has held for three months"),
        ),
        GoalText(
            "A glass of water with every fifth beer means fewer fights",
            "We compare four bars with the other seven.",
            "No bar has a fixed agreement about water",
            "",
            ("", "Four bars do it. We cannot see a difference yet"),
            "People get less drunk, and staff have a reason to talk to them.",
            "Those who fight may not be those who drink water.",
        ),
    ),
    (
        CheckText(
            "The course is popular, the telephone list stays in the drawer",
            "The bars in the square are missing",
            "Staff change all the time",
            "We bring in the bars in the square, because that is where the trouble moves",
        ),
        CheckText(
            "The telephone list is used every weekend",
            "All eleven bars take part",
            "New bartenders need training every month",
            "We go on, because there are always new people to train",
        ),
    ),
    (
        LetterText(
            "Six bars have sent people on the course, and our telephone list works after 2.",
            "Staff change so often that half of those we trained have left again.",
            "Somebody who can turn the course into a ten-minute film.",
            "Until we have been round all the bars",
        ),
        LetterText(
            "All eleven bars have been on the course. The ten-minute film is shown to everybody who is new.",
            "The Neptune disco closed, and we have missed them in the group.",
            "An agreement with the emergency department on figures every month.",
            "Six months; by then the course is everyday life",
        ),
    ),
)
"""Good hosting."""
LIGHT = PlatformText(
    "Light and space",
    "Dark paths and empty squares",
    "Lighter paths between the station and the harbour",
    "People are afraid where they cannot see who is coming.",
    "A map of dark spots, light on the worst of them and life on Quay Square in the evening.",
    "Street lighting in the rest of the town.",
    "The railway's station department, Hjørdis invites",
    "Finish drawing the map of dark spots",
    (
        GoalText(
            "No dark gaps on the path from the station to the harbour",
            "An evening walk with the map every other month.",
            "Counted on an evening walk with 22 residents",
            "dark spots",
            ("The first lamps are up", "Only the Bridge and the back of the warehouse remain"),
        ),
        GoalText(
            "More people dare to cross Quay Square after midnight",
            "We ask 60 passers-by in the square.",
            "Asked on a Saturday night",
            "%",
            ("", "The benches and the food bring people"),
        ),
        GoalText(
            "Quay Square is used on at least two evenings a week",
            "The waterfront association keeps a calendar.",
            "Nothing went on there",
            "a week",
            ("Pétanque on Thursdays", "Pétanque on Thursdays and food on Fridays"),
        ),
    ),
    (
        CheckText(
            "The whole department uses the map",
            "Everybody turns up",
            "Ordering lamps takes four months",
            "We go on, slow as the lamps are, because the map is used",
        ),
        CheckText(
            "Twice as many people use the path",
            "The cleaners have been a gain since the merger",
            "The Bridge belongs to the state",
            "We go on until the Bridge has light, because the rest of the path is used",
        ),
    ),
    (
        LetterText(
            "The map of 31 dark spots is drawn, and the first seven are gone.",
            "We promised light on the Bridge before we knew who owns it.",
            "Somebody who knows somebody in the state's bridge department.",
            "Two years, because lamps are slow",
        ),
    ),
)
"""Light and space."""
YOUTH = PlatformText(
    "Youth communities",
    "Something to go to that is not a bar",
    "A place to be, also when you do not drink",
    "Many young people walk up and down Harbour Street because nothing else is open.",
    "An open house on Fridays that young people run themselves.",
    "The youth club's usual opening hours.",
    "The music school, Samira invites",
    "Find a room that may stay open until 1",
    (
        GoalText(
            "Young people have somewhere to be two Fridays a month",
            "The calendar of the youth school.",
            "There was nothing",
            "a month",
            ("The room is empty on the other Friday", "The last Friday of the month as well"),
        ),
        GoalText(
            "Fewer people under 18 in Harbour Street after 1",
            "The youth outreach team counts on four Fridays every six months.",
            "Average of four Fridays",
            "young people",
            ("Hardly any change", "Fewer, especially the youngest"),
        ),
        GoalText(
            "Young people say that the house is theirs",
            "A talk with the young people's own board.",
            "Adults planned everything",
            "",
            ("The young people hold the key", "The young people hold the key and the money"),
        ),
    ),
    (
        CheckText(
            "25 come to the open house",
            "Viggo does most of it himself",
            "The coordinator has exams coming up",
            "We adjust: the young people get the key, so that it does not all hang on Viggo",
        ),
        CheckText(
            "60 on a good Friday",
            "There are nine on the young people's board",
            "The neighbour above the room",
            "We go on, because more and more come, and they run it themselves",
        ),
    ),
    (
        LetterText(
            "The open house has been held five times, and 25 keep coming back.",
            "Our coordinator is about to leave school, and we have nobody after him.",
            "A young person to coordinate, and an adult to stand behind them.",
            "As long as there are young people",
        ),
        LetterText(
            "It is two Fridays a month now, and the young people hold key and money themselves.\nIda-Marie has taken over as coordinator.",
            "The neighbour above can hear the bass. We are talking to Neighbours and quiet nights.",
            "Sound insulation; used will do.",
            "As long as there are young people",
        ),
    ),
)
"""Youth communities."""
CLEAN = PlatformText(
    "Clean streets",
    "Broken glass and rubbish",
    "A harbour people feel like looking after",
    "Where there is litter, more gets smashed.",
    "More bins, where young people want them, and a clean-up together.",
    "Refuse collection from homes.",
    "The pizza places in the square, Ulla invites",
    "Ask young people where they want bins",
    (
        GoalText(
            "No bin is full at 3",
            "The cleaners count on Saturday nights.",
            "Counted on four Saturdays",
            "full bins",
            ("The new bins are in the right places", ""),
        ),
        GoalText(
            "Less broken glass on Quay Square on Sunday mornings",
            "The cleaners count over 100 metres.",
            "Counted on four Sundays",
            "pieces",
            ("Plastic cups in two bars help", ""),
        ),
        GoalText(
            "Those who clean find that somebody helps",
            "We ask the team every six months.",
            "Nobody can remember a guest picking anything up",
        ),
    ),
    (
        CheckText(
            "The bins are used",
            "Only two of us are left",
            "We meet the same people as Light and space",
            "We want to merge with Light and space, because only two of us are left",
        ),
    ),
    (
        LetterText(
            "Ten new bins stand where the young people pointed.",
            "There are so few of us that we would rather join Light and space.",
            "Somebody to take plastic cups further.",
            "We are joining Light and space",
        ),
    ),
)
"""Clean streets: merged."""
