"""One meaning per name: a module's name occurs once in the house, unless it is the same thing seen from elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

import pytest

from cocreation_tui.i18n.words import LANGUAGES

PACKAGE = Path(__file__).parent.parent / "cocreation_tui"
BY_TOOLS = {"__init__", "__main__"}
"""Names that Python gives."""

SAME_THING = {
    "agenda": ("core i18n tui", "the points of a meeting: as planned and as changed, in words, and as a panel"),
    "as_held": ("core export", "the agenda as it was held, beside the plan: known, and in the minutes"),
    "audience": ("i18n tui", "the room's face: its words, how it is painted, and the keys that choose what it shows"),
    "calendar": ("cli export", "meetings that lie ahead for calendars: the verb, and the files"),
    "capture_line": ("core tui", "the one line of a capture: how it is read, and the field it is typed in"),
    "captures": ("core tui", "what was caught: decided about, and listed in the meeting"),
    "carried_over": ("core export tui", "what earlier meetings left: known, in the minutes, settled on screen"),
    "caught": ("tui", "the list of what was caught: the keys that open it, and the screen that opens"),
    "cli": ("cli i18n", "the command line: its verbs, and its words"),
    "clicks": ("cli i18n", "what click says of itself: put into its place, and its words"),
    "closing": ("tui", "the end of a meeting: the keys that lead there, and the screen of what is open"),
    "correcting": ("tui", "correcting a closed meeting: the keys that lead there, and the list of what can be"),
    "corrections": ("core", "what is set right afterwards: as command, decision, event and what follows"),
    "drejebog": ("desk export i18n method", "scripts as tables: read, saved, written out, and the words of it all"),
    "exercises": ("core export i18n", "exercises that a meeting answers: their forms, their minutes, their words"),
    "find": ("cli i18n tui", "searching what was said in all meetings: the verb, its words, the screen"),
    "floor": ("core i18n", "whose turn it is to speak: the read model, as command to event, and the words"),
    "form": ("core tui", "a template form: what it is made of, and the screen that fills it in"),
    "form_drafts": ("store tui", "half-filled forms: on disk, and on the screens that keep them"),
    "forms": ("core export i18n tui", "template forms: their room, their minutes, their words, their screens"),
    "goals": ("core tui", "goals against their baseline: known, in a meeting, on the initiative's page"),
    "hands": ("export tui", "a show of hands: as bars, in the minutes, and where it is counted"),
    "handover": ("cli core export i18n tui", "giving a meeting to somebody else: known, in words, by verb, on screen"),
    "initiative": ("cli core export i18n tui", "an initiative: known, as text, by verb, in words, as a place"),
    "keys": ("i18n tui", "the table of keys, and the names of its commands"),
    "mail": ("cli export", "drafts of mail: the verb, and the files"),
    "minutes": ("cli core export i18n tui", "the minutes: what they hold, their Markdown, verb, words and screen"),
    "newsletter": ("cli core export i18n tui", "the newsletter: what it holds, its file, verb, words and screen"),
    "papers": ("desk i18n tui", "minutes, newsletter, poster: as files, in words, and the screens to read them on"),
    "outcome": ("core i18n", "what a meeting brings about: as command, decision, event and in words"),
    "outgoing": ("desk i18n", "what leaves the room as files: made of meetings and initiatives, and its words"),
    "paper_agenda": ("core export", "the agenda for when nothing can be shown: known, and as plain text"),
    "people": ("core tui", "people: who they are, who is here, and the screens that list them"),
    "personal": ("core desk export i18n", "what is kept about somebody: in a meeting, in a workspace, as files, in words"),
    "platforms": ("core tui", "platforms: how they came to be, and the initiative's page of them"),
    "poster": ("cli core export i18n tui", "the poster: what it holds, its picture, verb, words and screen"),
    "privacy": ("cli i18n", "what is kept, where and for how long: the verb, and its words"),
    "putting_away": ("store tui", "putting a meeting away: the files, and the question before it"),
    "qr": ("tui", "a QR code: drawn, and on a screen of its own"),
    "rescue": ("core tui", "ways back to the planned end: computed, and side by side on a screen"),
    "server": ("i18n share", "the server that laptops share through: set up and looked after, and its words"),
    "settings": ("settings tui", "the user's settings: as a value, and as rows to change"),
    "share": ("cli i18n share", "sharing between laptops: the room, the verbs, and the words for when it fails"),
    "laptops": ("core export i18n tui", "an initiative on several laptops: as command, decision, event, in words, on screens"),
    "showing": ("core store", "what the room is shown: as a value, and in the file a second terminal follows"),
    "six_questions": ("core tui", "the six guiding questions: what was answered, and the screen to answer on"),
    "speaking": ("core tui", "who had the word for how long: counted, as a panel, as the status round"),
    "starting": ("core i18n", "what a new meeting starts from: known, and in words"),
    "store": ("i18n store", "what is kept on disk, and the words for when that fails"),
    "tables": ("cli method", "rows and columns: the verb that writes them, and the files they are read from"),
    "tasks": ("cli core desk i18n tui", "the tasks of all meetings: known, read and settled, by verb, in words, as a place"),
    "templates": ("core i18n", "the method's templates: their fields, and the words of these"),
    "times": ("cli core i18n tui", "planned against held: known, by verb, in words, on the initiative's page"),
    "timing": ("i18n tui", "time in hand: the keys of a meeting, and their words"),
    "together": ("desk i18n", "sharing an initiative, as screens and verbs ask for it, and their words"),
    "versions": ("core tui", "versions of the minutes: which have gone out, and the question that says so"),
    "voices": ("i18n tui", "queue, rounds and turns: the keys of a meeting, and their words"),
    "work": ("core", "ways of working: what they are, and the events about them"),
    "words": ("i18n tui", "what is told in words: the catalogues, and the screens' sentences made of them"),
}  # fmt: skip
"""Names that stand twice for one thing: in which layers, and what the thing is."""


def modules(package: Path) -> list[PurePosixPath]:
    """Modules and rooms of the house, each by its path; the module a room is named after is the room."""
    places = []
    for path in package.rglob("*.py"):
        place = PurePosixPath(path.relative_to(package).with_suffix("").as_posix())
        is_the_room = place.name in (*BY_TOOLS, place.parent.name)
        places.append(place.parent if is_the_room else place)
    return [place for place in dict.fromkeys(places) if place.parts]


def twice(places: Iterable[PurePosixPath]) -> dict[str, str]:
    """Names that occur more than once, a catalogue in several languages counting as one; the layers they are in."""
    found: dict[str, set[PurePosixPath]] = defaultdict(set)
    for place in places:
        found[place.name].add(
            PurePosixPath(*("a language" if part in LANGUAGES else part for part in place.parts))
        )
    return {
        name: " ".join(sorted({place.parts[0] for place in these}))
        for name, these in found.items()
        if len(these) > 1 and name not in LANGUAGES
    }


def test_a_name_has_one_meaning() -> None:
    assert twice(modules(PACKAGE)) == {name: layers for name, (layers, _) in SAME_THING.items()}


@pytest.mark.parametrize(
    ("planted", "layers"), [("tui/reading.py", "core tui"), ("core/agenda/reading.py", "core")]
)
def test_a_second_meaning_is_found(planted: str, layers: str, tmp_path: Path) -> None:
    sound = ("core/reading/__init__.py", "core/reading/reading.py", "i18n/da/screen.py", "i18n/en/screen.py")
    for place in sound:
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).touch()
    assert twice(modules(tmp_path)) == {}
    (tmp_path / planted).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / planted).touch()
    assert twice(modules(tmp_path)) == {"reading": layers}
