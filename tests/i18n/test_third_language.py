"""A third language is a catalogue, scripts and cards, and one registration: an invented one, English with marks around.

What is done here to have it is what CONTRIBUTING says of a further language.
"""

from __future__ import annotations

import ast
import re
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType

import pytest

from cocreation_tui.cli.shell import preferred_language
from cocreation_tui.clock import ManualClock
from cocreation_tui.core.agenda.agenda import EndMode, Per
from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.capture.capture_line import read_line
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.ground.languages import (
    ENGLISH,
    LANGUAGES,
    DayPatterns,
    Language,
    named,
    others,
    spoken_in,
)
from cocreation_tui.core.initiative.goals import number_of
from cocreation_tui.core.people.people import Person
from cocreation_tui.core.platforms.platforms import read_actor
from cocreation_tui.core.session.commands.command import Advance, CaptureThis
from cocreation_tui.desk.desk import Desk
from cocreation_tui.export.script_markdown import script_markdown
from cocreation_tui.i18n import en
from cocreation_tui.i18n.attendance import at_clock
from cocreation_tui.i18n.dates import long_day, near_day
from cocreation_tui.i18n.lexicon import lexicon
from cocreation_tui.i18n.numbers import decimal
from cocreation_tui.i18n.words import Words, language_name
from cocreation_tui.method.columns import Column as ListColumn
from cocreation_tui.method.columns import column_of, plain_column
from cocreation_tui.method.drejebog.clocks import read_when
from cocreation_tui.method.drejebog.headings import Column, language_of, read_headings
from cocreation_tui.method.said_to_come import (
    Sense,
    beside_name,
    comes,
    says_away,
    sense_of,
    title_of_answers,
)
from cocreation_tui.settings import read_settings
from cocreation_tui.store.workspace import Workspace
from cocreation_tui.tui.keys.keyboard import Keyboard
from cocreation_tui.tui.keys.names import key_name
from cocreation_tui.tui.keys.table import BY_ID, KEYS, Place, at
from cocreation_tui.tui.screens.dialogs.pick import command_choices
from tests.export.told import by_kind
from tests.tui.playing import at_home, playing
from tests.tui.stage import START, TEXTS, ZONE, Stage, in_memory

SOURCE = Path(__file__).parents[2] / "cocreation_tui"
PLACES_OF_LANGUAGES = (
    "core/ground/languages.py",
    *("i18n/da/", "i18n/en/", "sample/da/", "sample/en/"),
)
"""The registration, the catalogues and the sample's texts."""
WORDS_THAT_LOOK_SO = {
    "core/people/finding.py": "a part of names, da Silva",
    "method/written_names.py": "a part of names, da Silva",
    "i18n/day_names.py": "the Danish number one",
    "method/drejebog/clocks.py": "the Danish number one",
    "method/vocabulary.py": "the Danish number one",
}
"""Modules where two letters that are a language's id mean something else, and what."""

SCRIPT = """---
id: xing
xprache: xx
phase: 6
---

# Xing about

Xend with:

- xleast 2 xgoal xper xplatform

## Xbefore

- Ring round

## Opening

- Xlength: 5 xmin
- Show: xcard
- Xind: xdiscuss
- Xover: xshrinks, xleast 2 xmin

Say hello.

### Xplan

Say it later.
"""
CARD = """---
id: xcard
xprache: xish
---

# The xcard

One thing to keep in mind.
"""


def marked(key: str, text: str) -> str:
    """A text of the invented language: lists of words begin with an x, everything else has marks around each form."""
    if key.startswith(("typed.", "drejebog-column.")):
        return ", ".join(f"x{word}" for word in text.split(", "))
    return "|".join(f"‹{form}›" for form in text.split("|"))


@pytest.fixture
def xx(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Language:
    """The invented language: a catalogue, one registration, a script and a card."""
    catalogue = ModuleType("catalogue_of_xx")
    catalogue.__dict__["WORDS"] = {key: marked(key, text) for key, text in en.WORDS.items()}
    catalogue.__dict__["DATES"] = replace(en.DATES, days={"xmorrow": 1})
    language = Language(
        id="xx",
        name="Xish",
        names=("xish",),
        catalogue=catalogue.__name__,
        sample=ENGLISH.sample,
        locale="de_DE",
        days=DayPatterns("EEEE, d. MMMM y", "EEE d.M.y", "d. MMMM y", "EEE d.M.", "d.M.y", "d.M."),
        decimal=",",
        clock="h",
        zones=frozenset({"Europe/Vaduz"}),
        keys={"agenda": "J"},
        reads={
            "xprache": "language",
            "xlength": "length",
            "xind": "kind",
            "xdiscuss": "discussion",
            "xgoal": "goals",
            "xmail": "email",
            "xend with": "must end with",
            "xbefore": "before the meeting",
            "xplan": "plan b",
            "xleast": "at least",
            "xper": "per",
            "xplatform": "platform",
            "xover": "end",
            "xshrinks": "shrinks",
            "xand": "and",
            "xmin": "min",
            "xyes": "yes",
            "xright": "right",
            "xwhat they are called": "name",
            "xsorry": "afbud",
            "xcome": "attending",
            "xno": "no",
            "xon the list": "registered",
            "xat": "kl",
            "xuntil": "until",
            "xabout": "about",
            "xtwo": "two",
        },
    )
    monkeypatch.setitem(sys.modules, catalogue.__name__, catalogue)
    monkeypatch.setitem(LANGUAGES, language.id, language)
    monkeypatch.setitem(TEXTS, language.id, TEXTS["en"])
    for folder, name, text in (("sessions", "xing", SCRIPT), ("cards", "xcard", CARD)):
        place = tmp_path / "workspace" / folder / "xx"
        place.mkdir(parents=True)
        (place / f"{name}.md").write_text(text, encoding="utf-8")
    return language


def xing(tmp_path: Path) -> Stage:
    """A meeting by the script of the invented language."""
    desk = Desk(Workspace(tmp_path / "workspace"), ManualClock(START), "xx")
    script, problems = desk.script("xing")
    assert script is not None, problems
    return in_memory(tmp_path, "xx", script)


def test_without_its_registration_it_reads_as_english() -> None:
    assert Words("xx").language == "en"
    assert named("xish") == ""


def test_its_words_and_its_name(xx: Language) -> None:
    words = Words("xx")
    assert words("minutes.goal") == "‹Goals›"
    assert words.count("count.decision", 2) == "‹2 decisions›"
    assert [language_name(Words(one), "xx") for one in LANGUAGES] == ["Xish"] * 3
    assert [language_name(words, one) for one in ("da", "en")] == ["‹Danish›", "‹English›"]
    assert others("da") == ("en", "xx")


def test_it_can_be_chosen(xx: Language) -> None:
    assert preferred_language({"LANG": "xx_XX.UTF-8"}) == "xx"
    assert spoken_in("Europe/Vaduz") == "xx"
    assert read_settings('language = "xx"')[0].language == "xx"


def test_its_keys_are_those_of_a_column_but_for_its_own(xx: Language) -> None:
    assert {key.id for key in KEYS if key.usual_keys("xx") != key.english} == {"agenda"}
    assert BY_ID["agenda"].usual_keys("xx") == "J"
    for where in Place:
        keys = [one for key in at(where) for one in key.usual_keys("xx").split(",") if one]
        assert sorted(keys) == sorted(set(keys)), where


@pytest.mark.parametrize("language", ["da", "en", "xx"])
def test_commands_are_found_by_the_words_of_every_language(language: str, xx: Language) -> None:
    words = Words(language)
    for key, choice in zip(KEYS, command_choices(KEYS, words, Keyboard(language)), strict=True):
        assert choice.label == key.told(words)
        for other in others(language):
            assert key.told(Words(other)) in choice.also


def test_its_days_and_figures(xx: Language) -> None:
    day = date(2026, 11, 21)
    assert long_day(day, "xx") == "Saturday, 21. November 2026"
    assert near_day(day, day, "xx") == "21.11."
    assert decimal(3.75, "xx") == "3,8"
    assert (number_of("1.000", "xx"), number_of("1.000", "en")) == (1000, 1)
    assert at_clock(START, ZONE, Words("xx")) == "‹at 13h00›"


def test_what_is_typed_in_it(xx: Language) -> None:
    today = START.date()

    def read(line: str, language: str) -> tuple[Kind | None, str, date | None]:
        found = read_line(line, None, lexicon(language), (), (), today)
        return found.kind, found.text, found.due

    assert read("xgoal: fewer !xmorrow", "xx") == (Kind.GOAL, "fewer", today + timedelta(days=1))
    for language in LANGUAGES:
        for typed in ("mål: fewer", "goal: fewer", "xgoal: fewer"):
            assert read(typed, language) == (Kind.GOAL, "fewer", None), (language, typed)


def test_its_small_words(xx: Language) -> None:
    people = tuple(Person(PersonId(name), name) for name in ("Ida", "Bo"))
    owned = read_line("Ring @Ida xand @Bo", Kind.TASK, lexicon("xx"), people, (), START.date())
    assert (owned.text, owned.owner, owned.also) == ("Ring", "Ida", ("Bo",))
    assert read_actor("School, Ida, a hall, xyes").backing == "yes"
    assert key_name("Xright") == "right"


def test_its_words_in_tables(xx: Language) -> None:
    row = ("xtime", "xwhat", "xwhy")
    assert [one.column for one in read_headings(row)] == [Column.TIME, Column.WHAT, Column.WHY]
    assert (language_of(row), language_of(("hvad", "hvorfor"))) == ("xx", "da")
    assert column_of("Xmail") is ListColumn.EMAIL
    assert column_of("Xwhat they are called, please") is ListColumn.NAME
    assert plain_column("Xwhat they are called") is ListColumn.NAME


def test_its_words_for_who_comes(xx: Language) -> None:
    assert (sense_of("Xsorry"), sense_of("Xcome?")) == (Sense.AWAY, Sense.COMES)
    assert [comes(said, Sense.COMES) for said in ("xyes", "Xno")] == [True, False]
    assert says_away("Xsorry, ill")
    assert [beside_name(said) for said in ("Bo Skov (Xsorry)", "Bo Skov, xsorry", "Bo Xsorry")] == [
        ("Bo Skov", True),
        ("Bo Skov", True),
        ("Bo Xsorry", False),
    ]
    assert (title_of_answers("Xon the list:"), title_of_answers("Xsorry")) == (True, False)


@pytest.mark.parametrize(
    ("cell", "start", "end", "length", "guessed"),
    [
        ("xat 9 xuntil 10.30", 540, 630, None, False),
        ("Xat 9", 540, None, None, False),
        ("xabout 15xmin", None, None, 15, True),
        ("xtwo xmin", None, None, 2, False),
        ("Xlunch xat 12.15", 735, None, None, True),
    ],
)
def test_its_clock_times_in_tables(
    xx: Language, cell: str, start: int | None, end: int | None, length: int | None, guessed: bool
) -> None:
    when = read_when(cell)
    wanted = (None if one is None else timedelta(minutes=one) for one in (start, end, length))
    assert (when.start, when.end, when.length, when.guessed) == (*wanted, guessed)


def test_its_scripts_and_cards(xx: Language, tmp_path: Path) -> None:
    stage = xing(tmp_path)
    script = next(one for one in stage.desk.scripts() if one.id == "xing")
    assert (script.language, script.points[0].item.kind) == ("xx", "discussion")
    assert script.points[0].item.length == timedelta(minutes=5)
    assert [(want.kind, want.count, want.per) for want in script.must_end_with] == [
        (Kind.GOAL, 2, Per.PLATFORM)
    ]
    assert script.before == ("Ring round",)
    item = script.points[0].item
    assert (item.end, item.floor, item.notes, item.plan_b) == (
        *(EndMode.SHRINK, timedelta(minutes=2)),
        *("Say hello.", "Say it later."),
    )
    assert [card.title for card in stage.desk.cards("xx")] == ["The xcard"]
    assert "language: xx" in script_markdown(script)


def test_its_minutes(xx: Language, tmp_path: Path) -> None:
    stage = xing(tmp_path).after(0, Advance(), CaptureThis(Kind.GOAL, "Nobody is alone"))
    minutes = by_kind(stage.session, stage.clock.now(), Words("xx"))
    assert stage.session.language == "xx"
    assert "## ‹Goals›" in minutes
    assert not [line for line in minutes.splitlines() if line.startswith("## ") and "‹" not in line]


async def test_its_screens(xx: Language, tmp_path: Path) -> None:
    stage = xing(tmp_path)
    async with playing(stage) as play:
        await play.press("J")
        assert "‹" in await play.look()
        assert not play.in_meeting
        await play.press("q")
        await play.press("g")
        await play.write("Nobody is alone")
        await play.press("enter")
        assert [one.kind for one in stage.session.captures] == [Kind.GOAL]
        await play.press("escape", "ctrl+p", *"Referatet")
        assert f"‹{en.WORDS['key.minutes']}›" in await play.look()
    async with at_home(stage) as play:
        await play.press("l")
        assert "Xish" in await play.look()


def test_no_module_names_a_language_but_the_registration() -> None:
    named_in = {
        place
        for path in sorted(SOURCE.rglob("*.py"))
        if not (place := path.relative_to(SOURCE).as_posix()).startswith(PLACES_OF_LANGUAGES)
        if re.search(r"\b(?:da|en)\b", text := path.read_text("utf-8"))
        if any(map(names_a_language, ast.walk(ast.parse(text))))
    }
    assert named_in == set(WORDS_THAT_LOOK_SO)


@pytest.mark.parametrize(
    "code",
    ['words.language == "da"', "row.en", "from cocreation_tui.i18n.da import terms", "from x import en"],
)
def test_offenders_are_found(code: str) -> None:
    assert any(map(names_a_language, ast.walk(ast.parse(code))))


def names_a_language(node: ast.AST) -> bool:
    """Whether a piece of code has the id of a language: in quotes, as a field, as a package."""
    match node:
        case ast.Constant(value=said) | ast.Attribute(attr=said):
            return said in ("da", "en")
        case ast.ImportFrom(module=module, names=names):
            return bool({"da", "en"} & {*(module or "").split("."), *(one.name for one in names)})
    return False
