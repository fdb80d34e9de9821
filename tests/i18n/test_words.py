from __future__ import annotations

import ast
import importlib
import pkgutil
import string
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path

import pytest

import cocreation_tui
from cocreation_tui.core.agenda.agenda import EndMode, ItemKind, Per
from cocreation_tui.core.agenda.circle import Circle
from cocreation_tui.core.agenda.schedule import Level, State
from cocreation_tui.core.capture.capture import Kind, Status
from cocreation_tui.core.forms.focus_points import POINTS
from cocreation_tui.core.ground.languages import others
from cocreation_tui.core.people.people import Attendance, Role
from cocreation_tui.core.session.events.mark import Lane
from cocreation_tui.i18n import en
from cocreation_tui.i18n.words import LANGUAGES, Words, catalogue

SOURCE = Path(cocreation_tui.__file__).parent


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_key_belongs_to_one_area(language: str) -> None:
    places: dict[str, list[str]] = {}
    for area, texts in areas_of(language).items():
        for key in texts:
            places.setdefault(key, []).append(area)
    assert {key: where for key, where in places.items() if len(where) > 1} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_area_is_merged(language: str) -> None:
    package = importlib.import_module(LANGUAGES[language].catalogue)
    assert {module.name for module in pkgutil.iter_modules(package.__path__)} == set(package.AREAS)


def areas_of(language: str) -> dict[str, dict[str, str]]:
    """The texts of a language by area."""
    areas: dict[str, dict[str, str]] = importlib.import_module(LANGUAGES[language].catalogue).AREAS
    return areas


@pytest.mark.parametrize("area", en.AREAS)
@pytest.mark.parametrize("language", others("en"))
def test_every_language_has_the_same_keys_and_placeholders_as_english(language: str, area: str) -> None:
    its, english = areas_of(language)[area], en.AREAS[area]
    assert set(its) == set(english)
    differing = {key for key in its if shape(its[key]) != shape(english[key])}
    assert differing == set()


def shape(text: str) -> list[set[str | None]]:
    """The placeholders of each form of a text."""
    forms = text.split("|")
    return [{name for _, name, _, _ in string.Formatter().parse(form) if name is not None} for form in forms]


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_are_plain_names_and_texts_are_not_empty(language: str) -> None:
    for key, text in catalogue(language).items():
        assert text.strip(), key
        for names in shape(text):
            assert all(name and name.isidentifier() for name in names), key


@cache
def calls() -> tuple[tuple[Path, ast.Call, str], ...]:
    """Every call in the source, parsed once."""
    return tuple(_calls())


def _calls() -> Iterator[tuple[Path, ast.Call, str]]:
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func
                called = (
                    name.id
                    if isinstance(name, ast.Name)
                    else name.attr
                    if isinstance(name, ast.Attribute)
                    else ""
                )
                yield path, node, called


def literals(node: ast.expr | None) -> list[str]:
    """The strings an expression may be, when they are written out."""
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.IfExp(body=body, orelse=orelse):
            return literals(body) + literals(orelse)
    return []


def keys_in(call: ast.Call, called: str) -> list[str]:
    """The catalogue keys written out in a call."""
    if called in {"words", "Refused", "StoreError"} or (called == "count" and _of_words(call)):
        return literals(call.args[0] if call.args else None)
    if called == "Problem":
        named = next((one.value for one in call.keywords if one.arg == "key"), None)
        return literals(call.args[2] if len(call.args) > 2 else named)
    return []


def _of_words(call: ast.Call) -> bool:
    match call.func:
        case ast.Attribute(value=ast.Name(id="words") | ast.Attribute(attr="words")):
            return True
    return False


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_in_the_source_has_a_text(language: str) -> None:
    texts = catalogue(language)
    missing = {
        f"{path.relative_to(SOURCE)}:{call.lineno} {key}"
        for path, call, called in calls()
        for key in keys_in(call, called)
        if key not in texts
    }
    assert missing == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_family_of_keys_in_the_source_has_texts(language: str) -> None:
    texts = catalogue(language)
    missing = {
        f"{path.relative_to(SOURCE)}:{call.lineno} {prefix}"
        for path, call, called in calls()
        if called == "words" or (called == "count" and _of_words(call))
        for prefix in beginnings(call)
        if not any(key.startswith(prefix) for key in texts)
    }
    assert missing == set()


def beginnings(call: ast.Call) -> list[str]:
    """How a key that is put together in a call begins."""
    match call.args:
        case [ast.JoinedStr(values=[ast.Constant(value=str(text)), *_]), *_]:
            return [text]
    return []


def test_keys_are_found_where_they_are_written() -> None:
    found = {key for _, call, called in calls() for key in keys_in(call, called)}
    assert {"drift.none", "minutes.not-saved", "length.both", "minutes.open-later"} <= found


ENUMS: list[tuple[str, type[StrEnum]]] = [
    *((prefix, Circle) for prefix in ("circle", "minutes-for", "start-for")),
    *(("role", Role), ("roles", Role), ("attendance", Attendance), ("kind", Kind), ("kinds", Kind)),
    *(("count", Kind), ("minutes", Kind), ("status", Status), ("state", State), ("level", Level)),
    *(("item-kind", ItemKind), ("end-mode", EndMode), ("per", Per), ("lane", Lane)),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("prefix", "members"), ENUMS)
def test_every_member_has_a_word(prefix: str, members: type[StrEnum], language: str) -> None:
    assert {f"{prefix}.{member}" for member in members} <= set(catalogue(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_focus_point_has_something_to_ask_besides(language: str) -> None:
    texts = catalogue(language)
    asked = [texts[f"ask.{point}"] for point in POINTS]
    assert len(set(asked)) == len(POINTS)
    assert not {text for text in asked if not text.endswith("?")}


def test_words_fill_in_and_count() -> None:
    words = Words("da")
    assert words("decision.label", number=3) == "B-3"
    assert words.count("count.decision", 1) == "1 beslutning"
    assert [words.count("count.decision", n) for n in (0, 2)] == ["0 beslutninger", "2 beslutninger"]
    assert Words("en")("decision.label", number=3) == "D-3"
    assert words.language == "da"


def test_user_words_are_never_read_as_a_pattern() -> None:
    assert Words("en")("minutes.owner", name="{0} {x.__class__} |") == "owner: {0} {x.__class__} |"


def test_what_is_missing_never_fails() -> None:
    words = Words("xx")
    assert words.language == "en"
    assert words("no.such-key", x=1) == "no.such-key"
    assert words.count("no.such-key", 2) == "no.such-key"
    assert words("minutes.owner") == "owner: name"
