"""The one table of keys: bindings, hints, palette and help are all made from it, so they cannot drift apart.

What moves, turns, opens and leaves (arrows, Page Up, Home, Enter, Space, Tab, Esc, Backspace) is the same everywhere and is
in the table only where it is a command: in the meeting.

Chosen for Danish keyboards: nothing that needs AltGr, no Alt combinations, nothing that only exists on F-keys (the
palette has everything). Names are Textual's: ``plus`` is the key marked +.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from textual.binding import Binding, BindingType

from cocreation_tui.core.ground.languages import spoken
from cocreation_tui.i18n.capture_kinds import KINDS
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.keys.key_places import BUILT_ON as BUILT_ON
from cocreation_tui.tui.keys.key_places import WRITTEN as WRITTEN
from cocreation_tui.tui.keys.key_places import Place as Place

TASK_VIEWS = ("open", "late", "mine", "platforms", "all")
"""Ways to look at the tasks, in the order of their digits."""


class Group(StrEnum):
    """How the keys of the meeting are grouped in the help."""

    COURSE = "course"
    SPEAKING = "speaking"
    CAPTURE = "capture"
    VIEWS = "views"
    PROGRAM = "program"


@dataclass(frozen=True, slots=True)
class Key:
    """A command with its keys."""

    id: str
    """Identity, beginning with its place anywhere but in the meeting."""
    danish: str
    """Keys by the letters of Danish words, separated by commas; empty for palette only."""
    english: str
    """Keys by the letters of English words. A language's registration says which column it takes."""
    group: Group | None = None
    """Where the help of the meeting lists it; None for keys of other places."""
    hint: int = 0
    """Rank in the hint line, 1 first; 0 leaves it out."""
    typing: bool = False
    """Whether it works while the capture line is open: only what types nothing and ends nothing."""
    where: Place = Place.MEETING
    """Where it means something."""
    name: str = ""
    """Where it has the name of another command, or one with its number: that key of the catalogues."""

    writes: bool = False
    """Whether it opens something that is written into: what is typed after it goes there."""

    def told(self, words: Words) -> str:
        """What it is called."""
        return words(self.name or f"key.{self.id}", n=self.id.rpartition("-")[2])

    def usual_keys(self, language: str) -> str:
        """Its keys in a language as long as the user gave it none."""
        its = spoken(language)
        column = self.danish if its.letters == "danish" else self.english
        return its.keys.get(self.id, column)


def _capturing() -> list[Key]:
    """A key for every kind of capture: those in the hint line first, in its order."""
    rows = sorted(KINDS.items(), key=lambda pair: (not pair[1].hint, pair[1].hint))
    return [
        Key(f"capture-{kind}", row.danish_key, row.english_key, Group.CAPTURE, row.hint, writes=True)
        for kind, row in rows
    ]


_MEETING: tuple[Key, ...] = (
    Key("toggle", "space", "space", Group.COURSE, 1),
    Key("advance", "right,pagedown", "right,pagedown", Group.COURSE, 2),
    Key("back", "left,pageup", "left,pageup", Group.COURSE),
    Key("more", "plus", "plus", Group.COURSE, 3),
    Key("less", "minus", "minus", Group.COURSE),
    Key("back-date", "b", "b", Group.COURSE),
    Key("undo", "u", "u", Group.COURSE, 4),
    Key("redo", "U", "U", Group.COURSE),
    Key("undo-step", "", "", Group.COURSE),
    Key("skip", "", "", Group.COURSE),
    Key("go-to", "", "", Group.COURSE),
    Key("take-first", "", "", Group.COURSE),
    Key("squeeze", "", "", Group.COURSE),
    Key("agenda", "g", "m", Group.COURSE),
    Key("add-item", "", "", Group.COURSE),
    Key("split-item", "", "", Group.COURSE),
    Key("put-off", "", "", Group.COURSE),
    Key("clocks", "t", "h", Group.COURSE),
    Key("rescue", "f8", "f8", Group.COURSE, typing=True),
    *(Key(f"speaker-{n}", str(n), str(n), Group.SPEAKING) for n in range(1, 10)),
    Key("nobody", "0", "0", Group.SPEAKING),
    Key("find", "s", "s", Group.SPEAKING, 6, writes=True),
    Key("common", "c", "c", Group.SPEAKING),
    Key("people", "l", "l", Group.SPEAKING, 5, writes=True),
    Key("edit-person", "", "", Group.SPEAKING, writes=True),
    Key("queue", "q", "q", Group.SPEAKING, 7, writes=True),
    Key("next-voice", "w", "w", Group.SPEAKING),
    Key("round", "o", "o", Group.SPEAKING),
    Key("pass", "W", "W", Group.SPEAKING),
    Key("end-round", "", "", Group.SPEAKING),
    Key("timeline", "", "", Group.SPEAKING),
    Key("work", "v", "v", Group.COURSE),
    Key("end-work", "", "", Group.COURSE),
    Key("hands", "k", "k", Group.SPEAKING, writes=True),
    *_capturing(),
    Key("open-line", "enter", "enter", Group.CAPTURE, writes=True),
    Key("edit-last", "z", "z", Group.CAPTURE, writes=True),
    Key("forms", "e", "e", Group.CAPTURE, writes=True),
    Key("form-typed", "ctrl+e", "ctrl+e", Group.CAPTURE, typing=True),
    Key("from-last-time", "j", "j", Group.CAPTURE),
    Key("help", "f1,question_mark", "f1,question_mark", Group.VIEWS, 20, typing=True),
    Key("face", "f2", "f2", Group.VIEWS, 20, typing=True),
    Key("rules", "f3", "f3", Group.VIEWS, 21, typing=True),
    Key("card", "f4", "f4", Group.VIEWS, typing=True),
    Key("any-card", "", "", Group.VIEWS),
    Key("room-agenda", "G", "M", Group.VIEWS),
    Key("room-challenge", "", "", Group.VIEWS),
    Key("room-information", "", "", Group.VIEWS),
    Key("own-page", "", "", Group.VIEWS),
    Key("qr", "f5", "f5", Group.VIEWS, typing=True),
    Key("room-clock", "escape", "escape", Group.VIEWS),
    Key("message", "y", "y", Group.VIEWS, writes=True),
    Key("hide-names", "x", "x", Group.VIEWS),
    Key("blank", "full_stop", "full_stop", Group.VIEWS),
    Key("theme", "", "", Group.VIEWS),
    Key("notes", "i", "i", Group.VIEWS, 22),
    Key("handover", "I", "I", Group.VIEWS),
    Key("paper-agenda", "", "", Group.VIEWS),
    Key("speaking", "f6", "f6", Group.VIEWS, typing=True),
    Key("captures", "f7", "f7", Group.VIEWS, 23, typing=True),
    Key("search", "ctrl+f", "ctrl+f", Group.VIEWS, typing=True, writes=True),
    Key("goals", "", "", Group.VIEWS),
    Key("six-questions", "", "", Group.VIEWS),
    Key("minutes", "f9", "f9", Group.VIEWS, 24, typing=True),
    Key("poster", "", "", Group.VIEWS),
    Key("newsletter", "", "", Group.VIEWS),
    Key("next-meeting", "", "", Group.VIEWS),
    Key("leader", "", "", Group.VIEWS),
    Key("minute-taker", "", "", Group.VIEWS),
    Key("correct", "ctrl+r", "ctrl+r", Group.VIEWS),
    Key("close", "f10", "f10", Group.VIEWS, 25),
    Key("palette", "ctrl+p", "ctrl+p", Group.PROGRAM, 26, typing=True),
    Key("home", "ctrl+o", "ctrl+o", Group.PROGRAM, typing=True),
    Key("leave", "ctrl+q", "ctrl+q", Group.PROGRAM, typing=True),
)


_WRITING = {
    "home-new", "home-found", "home-import", "home-bring-in", "home-take-part", "home-search", "tasks-find", "reading-start",
    *(f"initiative-{what}" for what in ("start", "write", "search", "focus", "actor", "goal", "task", "ripple")),
}  # fmt: skip
"""Commands of other places that open something that is written into."""


def _at(where: Place, *rows: tuple[str, ...]) -> Iterator[Key]:
    """Keys of a place: what it does there, Danish keys, English ones, and the name where that is another command's."""
    for what, danish, english, *name in rows:
        opens = f"{where}-{what}" in _WRITING
        yield Key(f"{where}-{what}", danish, english, where=where, name="".join(name), writes=opens)


_TELLS = (
    ("help", "f1,question_mark", "f1,question_mark", "key.help"),
    ("palette", "ctrl+p", "ctrl+p", "key.palette"),
)
"""What tells of the other commands, at every place that has letters for them."""
KEYS: tuple[Key, ...] = (
    *_MEETING,
    *_at(
        Place.HOME,
        ("new", "n", "n"),
        ("found", "f", "f"),
        ("tasks", "g", "k"),
        ("search", "ctrl+f", "ctrl+f"),
        ("import", "d", "b"),
        ("bring-in", "k", "c"),
        ("take-part", "m", "p"),
        ("library", "b", "l"),
        ("settings", "i", "s"),
        ("sample", "e", "t"),
        ("open-held", "o", "o"),
        ("correct", "r", "r"),
        ("put-away", "delete", "delete"),
        *_TELLS,
        ("quit", "q,ctrl+q", "q,ctrl+q"),
    ),
    *_at(
        Place.INITIATIVE,
        ("start", "n", "n"),
        ("write", "e", "e"),
        ("focus", "f", "f"),
        ("actor", "a", "a"),
        ("goal", "m", "g"),
        ("task", "h", "t"),
        ("ripple", "r", "r"),
        ("next-step", "s", "s"),
        ("tasks", "g", "k"),
        ("times", "t", "i"),
        ("sharing", "d", "h"),
        ("share-now", "", ""),
        ("hand-over", "v", "v"),
        ("search", "ctrl+f", "ctrl+f"),
        ("poster", "p", "p"),
        ("newsletter", "b", "l"),
        ("calendar", "k", "c"),
        ("whole", "x", "x"),
        ("undo", "u", "u", "key.undo"),
        ("redo", "U", "U", "key.redo"),
        ("open-held", "o", "o", "key.home-open-held"),
        ("put-away", "delete", "delete", "key.home-put-away"),
        *((f"page-{n}", str(n), str(n), "key.page") for n in range(1, 10)),
        *_TELLS,
        ("home", "ctrl+o", "ctrl+o"),
        ("quit", "ctrl+q", "ctrl+q", "key.home-quit"),
    ),
    *_at(
        Place.TASKS,
        *((f"view-{view}", str(n), str(n)) for n, view in enumerate(TASK_VIEWS, 1)),
        ("done", "k", "d"),
        ("move", "f", "m"),
        ("give", "g", "g"),
        ("find", "s", "s"),
        ("undo", "u", "u", "key.undo"),
        ("redo", "U", "U", "key.redo"),
        *_TELLS,
        ("home", "ctrl+o", "ctrl+o", "key.initiative-home"),
        ("quit", "ctrl+q", "ctrl+q", "key.home-quit"),
    ),
    *_at(Place.FIND, ("kind", "ctrl+t", "ctrl+t"), ("scope", "ctrl+g", "ctrl+g")),
    *_at(Place.PAGE, ("close", "q", "q", "key.close-page")),
    *_at(Place.CODE, ("copy", "c", "c"), ("close", "q", "q", "key.close-page")),
    *_at(
        Place.READING,
        ("start", "n", "n", "key.initiative-start"),
        *((f"link-{n}", str(n), str(n), "key.link") for n in range(1, 10)),
    ),
    *_at(
        Place.MINUTES,
        ("copy", "c", "c"),
        ("tables", "t", "t"),
        ("docx", "w", "w"),
        ("pdf", "p", "p"),
        ("html", "h", "h"),
        ("mail", "e", "e"),
        ("addresses", "a", "a"),
        ("order", "o", "o"),
        ("names", "n", "n"),
        ("readers", "i", "i"),
        ("version", "v", "v"),
        ("close", "f9,q", "f9,q", "key.close-page"),
    ),
    *_at(
        Place.NEWSLETTER,
        ("save", "g", "s"),
        ("sent", "m", "m"),
        ("unsend", "u", "u"),
    ),
    *_at(Place.POSTER, ("save", "s", "s"), ("close", "q", "q", "key.close-page")),
    *_at(Place.CHECKLIST, ("undo", "u", "u", "key.undo"), ("redo", "U", "U", "key.redo")),
    *_at(Place.CLOSING, ("close", "f10", "f10", "key.close")),
    *_at(Place.CORRECTING, ("add", "plus", "plus")),
    *_at(
        Place.LEFT,
        ("done", "k", "d", "left.settle-done"),
        ("open", "s", "s", "left.settle-open"),
        ("dropped", "x", "x", "left.settle-dropped"),
        ("show", "v", "v", "left.settle-show"),
    ),
    *_at(
        Place.SPEAKING,
        ("room", "r", "r"),
        ("timeline", "t", "t", "key.timeline"),
        ("close", "f6,q", "f6,q", "key.close-page"),
    ),
    *_at(
        Place.AGENDA,
        ("add", "t", "a"),
        ("rename", "r", "r"),
        ("length", "l", "m"),
        ("more", "plus", "plus", "key.more"),
        ("less", "minus", "minus", "key.less"),
        ("up", "o", "e"),
        ("down", "n", "l"),
        ("out", "x,delete", "x,delete"),
        ("note", "i", "i"),
        ("split", "d", "s", "key.split-item"),
        ("put-off", "s", "p", "key.put-off"),
        ("as-held", "h", "h"),
        ("room", "v", "v"),
        ("undo", "u", "u", "key.undo"),
        ("close", "g,q", "q", "key.close-page"),
    ),
    *_at(
        Place.TIMELINE,
        ("began", "b", "b"),
        ("ended", "e", "e"),
        ("later", "plus", "plus"),
        ("earlier", "minus", "minus"),
        ("remove", "0,delete", "0,delete"),
        ("undo", "u", "u", "key.undo"),
    ),
    *_at(
        Place.RESCUE,
        *((f"way-{n}", str(n), str(n), "key.way") for n in range(1, 4)),
        ("close", "f8,q", "f8,q", "key.close-page"),
    ),
    *_at(Place.EXERCISE, ("room", "f2", "f2", "left.settle-show")),
    *_at(Place.BACK_DATE, ("typed", "k,t", "k,t")),
    *_at(Place.QR, ("close", "f5,q", "f5,q", "key.close-page")),
    *_at(Place.SETTINGS, ("close", "q", "q", "key.close-page")),
    *_at(Place.FIELDS, ("save", "ctrl+s", "ctrl+s")),
    *_at(Place.FORM, ("assign", "ctrl+t", "ctrl+t")),
    *_at(Place.OVER, *_TELLS),
    *_at(Place.NEW_MEETING, ("lengths", "ctrl+l", "ctrl+l"), ("help", "f1", "f1", "key.help")),
)
"""Every command of every screen."""
BY_ID = {key.id: key for key in KEYS}
"""The same by their ids."""


def _grounds(where: Place) -> tuple[Place, ...]:
    """A place, and those it is built on."""
    return (where, *(ground for below in BUILT_ON.get(where, ()) for ground in _grounds(below)))


@cache
def at(where: Place) -> tuple[Key, ...]:
    """The keys that mean something at a place."""
    return tuple(key for key in KEYS if key.where in _grounds(where))


@cache
def holds_at(key: Key) -> tuple[Place, ...]:
    """The places where a key means something."""
    return tuple(where for where in Place if key.where in _grounds(where))


def bindings(where: Place) -> list[BindingType]:
    """The keys of a place as Textual bindings, with the English ones until the keyboard sets those of the user."""
    # Those of other places it is built on come with the class of their screen.
    own = (where, Place.OVER) if Place.OVER in BUILT_ON.get(where, ()) else (where,)
    # A command without a key has a name that no key has, so that the user can give it one.
    return [
        Binding(key.english or f"none_{key.id}", f"act('{key.id}')", key.id, show=False, id=key.id)
        for key in KEYS
        if key.where in own
    ]
