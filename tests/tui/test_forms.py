"""Template forms by keyboard alone: every field, what is missing, drafts that are never lost, and hostile words."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widget import Widget

from cocreation_tui.core.capture.capture import Field, Kind
from cocreation_tui.core.forms.every_form import FORMS
from cocreation_tui.core.forms.exercises import SIX_QUESTIONS
from cocreation_tui.core.forms.form import FieldType, Form
from cocreation_tui.core.session.commands.command import CaptureThis
from cocreation_tui.tui.screens.dialogs.pick import PickScreen
from cocreation_tui.tui.screens.forms.form import FormScreen
from cocreation_tui.tui.screens.forms.form_drafts import DraftOf, several_named
from cocreation_tui.tui.widgets.fields.form_fields import LineField, OptionsField, TextField
from tests.pty.hostile import POISON, SEQUENCES, VISIBLE
from tests.tui.picture import match
from tests.tui.playing import Play, playing
from tests.tui.stage import LANGUAGES, Stage, in_memory, lively, on_disk

SMALL = (80, 24)
OFFERED = tuple(form for form in FORMS if form.offered and form.id != SIX_QUESTIONS)
"""Forms a meeting opens; the six questions have a screen of their own."""
SIZES = ((60, 18), (80, 24), (120, 36), (200, 50))
Forms = tuple[Form, ...]
OF_EVERY_SORT: Forms = tuple(
    dict.fromkeys({field.type: form for form in OFFERED for field in form.fields}.values())
)
"""Forms that have a field of every sort between them."""
SOME_OR_ALL = (
    pytest.param(OF_EVERY_SORT, id="every-sort"),
    pytest.param(OFFERED, id="all", marks=pytest.mark.thorough),
)


def form_screen(play: Play) -> FormScreen:
    assert isinstance(play.app.screen, FormScreen)
    return play.app.screen


async def open_form(play: Play, form: str, which: str = "") -> FormScreen:
    await play.press("e")
    assert isinstance(play.app.screen, PickScreen)
    play.app.screen.picked(DraftOf(form))
    await play.settle()
    if which:
        await play.choose(which)
    return form_screen(play)


async def put(play: Play, **values: str) -> None:
    """Put values into the fields of the open form as if each had been typed there."""
    screen = form_screen(play)
    for name, value in values.items():
        field = screen._fields[name.replace("_", "-")]
        if isinstance(field, OptionsField):
            field.choose(value)
        elif isinstance(field, TextField):
            field.text = value
        elif isinstance(field, LineField):
            field.value = value
    await play.settle()


def shown(play: Play, name: str) -> str:
    return str(play.app.screen.query_one(name).render())


def fields(play: Play) -> dict[str, str]:
    return {field.name: field.text for field in play.stage.session.captures[-1].fields}


async def test_a_goal_is_filled_in_by_keys_alone(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        await open_form(play, "goal")
        await play.press(*"Lysere stier", "tab", "tab", "right", "tab", "space", "space", "tab", "tab")
        await play.press(
            *"Vi ser", "enter", *"efter", "tab", *"I dag", "tab", *"42", "tab", *"lux", "tab", *"6/11/26"
        )
        assert "= fre. 6. nov. 2026" in await play.look()
        await play.press("tab", "tab", "enter")
        caught = play.stage.session.captures[-1]
        assert (caught.kind, caught.text, caught.form) == (Kind.GOAL, "Lysere stier", "goal")
        assert fields(play) == {
            "kind": "qualitative",
            "horizon": "long",
            "seen-by": "Vi ser\nefter",
            "baseline": "I dag",
            "baseline-value": "42",
            "baseline-unit": "lux",
            "baseline-date": "2026-11-06",
        }
        assert play.said == "Gemt: Målsætning · Lysere stier"


async def test_what_is_missing_is_said_and_never_in_the_way(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        await open_form(play, "goal")
        assert shown(play, "#form-missing") == "Mangler: Mål, Slags, Horisont, Sådan kan vi se det, Baseline"
        await play.press("ctrl+s")
        assert shown(play, "#form-missing") == "Der står ikke noget at gemme endnu."
        await put(play, kind="hypothesis", seen_by="x", baseline="y")
        assert shown(play, "#form-missing").startswith("Mangler: Mål, Horisont, Argumentet for")
        await play.press("ctrl+s")
        caught = play.stage.session.captures[-1]
        assert (caught.text, caught.form) == ("Målsætning", "goal")
        assert play.said.endswith(
            "(mangler: Mål, Horisont, Argumentet for, at det virker, Svaghederne ved det)"
        )


async def test_fields_come_and_go_with_the_choice_they_belong_to(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        screen = await open_form(play, "goal")
        assert not screen._rows["argument"].display
        await put(play, goal="x", kind="hypothesis", argument="fordi")
        assert screen._rows["argument"].display
        await put(play, kind="qualitative")
        assert not screen._rows["argument"].display
        await play.press("ctrl+s")
        assert "argument" not in fields(play)


async def test_a_scale_is_answered_by_digits_with_its_comment_beside(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        await open_form(play, "reality-check")
        await play.press(
            *"Lys og rum", "tab", "4", "tab", *"ja", "tab", "9", "2", "tab", "tab", "5", "delete"
        )
        await play.press("tab", "tab", "?")
        await play.press("ctrl+s")
        assert fields(play) == {"used": "4", "used-comment": "ja", "by-whom": "2", "active": "dont-know"}
        assert play.stage.session.captures[-1].platform == "Lys og rum"


MOST_FIELDS = {
    "goal": {"kind": "hypothesis"},
    "platform-change": {"what": "merge"},
    "actor": {"standing": "wanted"},
    "relevance-check": {"obvious": "no"},
    "focus-points": {"part": "clarification"},
}
"""Choices with which a form shows as many of its fields as it can."""


def seen_with(screen: FormScreen, name: str) -> bool:
    """Whether a field is among those that are shown."""
    row = screen._rows.get(name.removesuffix("-comment"))
    return row.display if row is not None else screen._fields[name].display


@pytest.mark.parametrize("forms", SOME_OR_ALL)
async def test_tab_reaches_every_field_and_comes_back(forms: Forms, tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), (60, 18)) as play:
        for form in forms:
            await go_round(play, form.id)
            await play.press("escape")


async def go_round(play: Play, form: str) -> None:
    screen = await open_form(play, form)
    await put(play, **MOST_FIELDS.get(form, {}))
    start = play.app.focused
    shown = {field for name, field in screen._fields.items() if seen_with(screen, name)}
    visited: list[Widget] = []
    while play.app.focused is not start or not visited:
        assert play.app.focused is not None
        assert len(visited) < 60
        assert play.app.focused.region.overlaps(screen.query_one("#form-fields").region)
        visited.append(play.app.focused)
        await play.press("tab")
    assert shown <= set(visited)
    await play.press("shift+tab")
    assert play.app.focused is visited[-1]


async def test_esc_keeps_the_draft_also_over_a_restart(tmp_path: Path) -> None:
    stage = lively(on_disk(tmp_path))
    async with playing(stage, SMALL) as play:
        await open_form(play, "ripple")
        await put(play, what="Taxaerne venter", for_whom="elsewhere", date="fre")
        await play.press("escape")
        assert "Ringe i vandet" in play.said
        assert len(stage.session.captures) == 5
        await play.press("e")
        assert "Kladde: Ringe i vandet »Taxaerne venter«" in await play.look()
        await play.press("enter")
        assert form_screen(play).values()["date"] == "2026-11-27"
        await play.press("escape")
    path = stage.room.path
    assert path is not None
    stage.room.close()
    stage.room = stage.desk.open(path)
    async with playing(stage, SMALL) as play:
        await play.press("e", "enter")
        assert form_screen(play).values()["what"] == "Taxaerne venter"
        await play.press("ctrl+s")
        assert fields(play) == {"for-whom": "elsewhere", "date": "2026-11-27"}
        await play.press("e")
        assert "Kladde" not in await play.look()
    assert not path.with_suffix(".forms").exists()


async def test_a_quick_capture_opens_as_its_form(tmp_path: Path) -> None:
    stage = lively(in_memory(tmp_path)).after(0, CaptureThis(Kind.GOAL, "Flere lygter"))
    async with playing(stage, SMALL) as play:
        await play.press("e", "enter")
        assert form_screen(play).values()["goal"] == "Flere lygter"
        await put(play, goal="Flere lygter i Havnegade", horizon="short")
        await play.press("ctrl+s")
        assert len(stage.session.captures) == 6
        assert stage.session.captures[-1].text == "Flere lygter i Havnegade"
        await play.press("u")
        assert (stage.session.captures[-1].text, stage.session.captures[-1].form) == ("Flere lygter", "")


async def test_any_capture_is_filled_in_from_the_list(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        await play.press("f7")
        await play.choose("ring")
        await play.choose("Udfyld")
        await put(play, for_whom="us")
        await play.press("ctrl+s")
        ripple = next(one for one in play.stage.session.captures if one.kind is Kind.RIPPLE)
        assert ripple.fields == (Field("for-whom", "us"),)


async def test_what_is_typed_in_the_line_opens_as_its_form(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        await play.press("r")
        await play.write("Naboerne vinker @Gunnar !fre #Lys")
        await play.press("ctrl+e")
        values = form_screen(play).values()
        assert (values["what"], values["noticed-by"], values["date"]) == (
            "Naboerne vinker",
            "Gunnar Þórsson",
            "2026-11-27",
        )
        await play.press("escape")
        assert play.meeting.line.text == "Naboerne vinker @Gunnar !fre #Lys"
        await play.press("ctrl+e", "ctrl+s")
        assert play.meeting.line.text == ""
        assert play.stage.session.captures[-1].platform == "Lys og rum"


async def test_what_has_no_form_of_its_own_asks_which(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        await play.press("n")
        await play.write("Vi er enige @Gunnar")
        await play.press("ctrl+e")
        assert isinstance(play.app.screen, PickScreen)
        await play.choose("Fokus")
        assert form_screen(play).values()["focus"] == "Vi er enige @Gunnar"


async def fill_with_hostile_words(play: Play, form: Form, texts: tuple[str, ...]) -> None:
    screen = await open_form(play, form.id)
    for field in form.fields:
        if field.type in (FieldType.CHOICE, FieldType.SCALE, FieldType.POINT):
            continue
        screen._rows.get(field.name, screen).display = True
        screen.set_focus(screen._fields[field.name])
        for text in texts:
            await play.paste(f"{text}\n")
    look = await play.look()
    assert not any(sequence in look for sequence in SEQUENCES)
    await play.press("ctrl+s")
    caught = play.stage.session.captures[-1]
    assert caught.form == form.id
    for said in (caught.text, *(field.text for field in caught.fields)):
        assert all(text in said for text in texts if text in VISIBLE)
        assert "\x1b" not in said


@pytest.mark.thorough
@pytest.mark.parametrize("form", OFFERED, ids=lambda form: form.id)
async def test_hostile_words_in_every_field(form: Form, tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        await fill_with_hostile_words(play, form, (*VISIBLE, POISON))
        caught = play.stage.session.captures[-1]
        await play.press("f7", "enter", "down", "enter")
        assert form_screen(play).values()[form.fields[0].name] == caught.text


async def test_hostile_words_in_every_sort_of_field(tmp_path: Path) -> None:
    """One form with a field of every sort, and all the words at once."""
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        for form in OF_EVERY_SORT:
            await fill_with_hostile_words(play, form, (" ".join(VISIBLE), POISON))
            assert all(text in play.stage.session.captures[-1].text for text in VISIBLE)


@pytest.mark.thorough
async def test_every_form_fits_every_window(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SIZES[0]) as play:
        for form in OFFERED:
            await open_form(play, form.id)
            for size in SIZES:
                await play.resize(*size)
                look = await play.look()
                assert "Mangler:" in look or not any(field.required for field in form.fields)
                assert "Esc" in look
            await play.resize(30, 5)
            await play.resize(*SIZES[0])
            await play.press("escape")


async def test_the_mouse_chooses_and_saves(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        screen = await open_form(play, "ripple")
        await put(play, what="x")
        field = screen._fields["for-whom"]
        await play.pilot.click(field, offset=(20, 0))
        await play.settle()
        assert screen.values()["for-whom"] == "other-actors"
        screen.query_one("#form-save").scroll_visible(animate=False)
        await play.settle()
        await play.pilot.click("#form-save")
        await play.settle()
        assert fields(play) == {"for-whom": "other-actors"}


GOAL = {
    "da": {
        "goal": "Halvt så mange går alene hjem",
        "seen_by": "Vi tæller fredag nat",
        "baseline_date": "6/11/26",
    },
    "en": {
        "goal": "Half as many walk home alone",
        "seen_by": "We count on Friday nights",
        "baseline_date": "6/11/26",
    },
}


async def steady(play: Play) -> str:
    """What is on the screen once fields that came or went have found their places."""
    seen = await play.look()
    for _ in range(50):
        await play.pilot.wait_for_scheduled_animations()
        await play.pilot.pause(0.05)
        before, seen = seen, await play.look()
        if seen == before:
            break
    return seen


@pytest.mark.parametrize(
    ("language", "size"),
    [("da", (80, 24)), pytest.param("en", (120, 36), marks=pytest.mark.thorough)],
)
async def test_pictures(language: str, size: tuple[int, int], tmp_path: Path) -> None:
    stage: Stage = lively(in_memory(tmp_path, language))
    name = f"{language}-{size[0]}x{size[1]}.txt"
    async with playing(stage, size) as play:
        await open_form(play, "goal")
        await put(play, kind="hypothesis", horizon="short", **GOAL[language])
        match(f"form-goal-{name}", await steady(play))
        await play.press("escape")
        await open_form(play, "reality-check")
        await play.press(*"Lys", "down", "4", "tab", "tab", "2")
        match(f"form-reality-check-{name}", await steady(play))
        await play.press("escape", "e")
        match(f"forms-{name}", await steady(play))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_and_choice_has_words(language: str) -> None:
    from cocreation_tui.i18n.words import catalogue

    texts = catalogue(language)
    for form in FORMS:
        assert f"form.{form.id}" in texts
        for field in form.fields:
            assert f"form.{form.id}.{field.name}" in texts
            assert all(f"choice.{choice}" in texts for choice in field.choices)


@pytest.mark.parametrize(
    ("typed", "several"),
    [
        ("mette jensen", ("Mette Jensen (Kommunen)", "Mette Jensen (Politiet)")),
        ("Mette Jensen (Politiet)", ()),
        ("Bo Skov", ()),
        ("", ()),
    ],
)
def test_a_name_that_several_have_is_said(typed: str, several: tuple[str, ...]) -> None:
    people = ("Mette Jensen (Kommunen)", "Mette Jensen (Politiet)", "Bo Skov")
    assert several_named({"coordinator": typed, "focus": "Mette Jensen"}, people) == several
