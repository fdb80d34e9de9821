"""What the house is built by, checked in the code itself: who knows whom, who reads time, what is never markup."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

from cocreation_tui.i18n.words import LANGUAGES
from cocreation_tui.tui.keys.table import KEYS, Place, at

PACKAGE = Path(__file__).parent.parent / "cocreation_tui"
MODULES = sorted(PACKAGE.rglob("*.py"))
PARSED = {
    "Static",
    "Label",
    "Button",
    "Option",
    "OptionList",
    "ListItem",
    "Select",
    "SelectionList",
    "RadioButton",
    "Checkbox",
    "Tab",
    "TabPane",
    "Tabs",
    "Collapsible",
    "Placeholder",
    "Tree",
    "Link",
    "DataTable",
    "RichLog",
}
"""Widgets that read a plain string as markup."""
PARSING = {"update", "notify", "add_option", "add_options", "add_row", "add_column", "set_options", "write"}
"""Methods that do."""
TITLES = {"border_title", "border_subtitle", "tooltip", "title", "sub_title"}
"""Attributes that do, and those a header shows."""
FORBIDDEN_KEYS = {
    "left_square_bracket",
    "right_square_bracket",
    "left_curly_bracket",
    "right_curly_bracket",
    "backslash",
    "vertical_line",
    "at",
    "tilde",
    "circumflex_accent",
    "ctrl+i",
    "ctrl+m",
    "ctrl+h",
    "ctrl+space",
    "ctrl+at",
    "tab",
    "backspace",
    *"[]{}\\|@~^",
}
"""Keys that Danish keyboards type with AltGr or as dead keys, or that terminals send for other keys."""


@cache
def _nodes(path: Path) -> tuple[ast.AST, ...]:
    """Everything in a file, which is parsed once."""
    return tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))))


def _place(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _imports(path: Path) -> Iterator[str]:
    for node in _nodes(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield f"{'.' * node.level}{node.module or ''}"


TUI = [path for path in MODULES if "tui" in path.relative_to(PACKAGE).parts]


@cache
def _makers() -> set[str]:
    """Functions that return content, as the type checker sees to: its words are never parsed."""
    functions = (node for path in TUI for node in _nodes(path) if isinstance(node, ast.FunctionDef))
    return {node.name for node in functions if node.returns and _name(node.returns) == "Content"}


@cache
def _fields() -> set[str]:
    """Fields that hold it."""
    fields = (node for path in TUI for node in _nodes(path) if isinstance(node, ast.AnnAssign))
    return {_name(node.target) for node in fields if _name(node.annotation) == "Content"}


def _is_safe(node: ast.expr) -> bool:
    """Whether an argument can hold no words of people that would be parsed."""
    if isinstance(node, ast.Constant):
        return not isinstance(node.value, str) or not set(node.value) & set("[]")
    if isinstance(node, ast.Call):
        return _name(node.func) in _makers()
    return isinstance(node, ast.Attribute) and node.attr in _fields()


def _given_to_parsers(nodes: Iterable[ast.AST]) -> Iterator[tuple[int, str]]:
    """Places at which something is given to a parser that is not certainly safe."""
    for node in nodes:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if _name(target) in TITLES and isinstance(target, ast.Attribute) and not _is_safe(node.value):
                    yield node.lineno, ast.unparse(node)
        if not isinstance(node, ast.Call):
            continue
        name = _name(node.func)
        unparsed = any(word.arg == "markup" and _is_false(word.value) for word in node.keywords)
        if name not in PARSED | PARSING or unparsed or (name == "write" and not _of_a_log(node.func)):
            continue
        words = [word.value for word in node.keywords if word.arg in ("content", "label", "prompt", "title")]
        if not all(_is_safe(one) or _holds_options(one) for one in (*node.args[:1], *words)):
            yield node.lineno, ast.unparse(node)


def _is_false(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is False


def _of_a_log(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and "log" in ast.unparse(node.value).lower()


def _holds_options(node: ast.expr) -> bool:
    """Options made elsewhere, where this check has seen them; or a comprehension that makes them here."""
    if isinstance(node, ast.ListComp):
        return isinstance(node.elt, ast.Call) and _name(node.elt.func) == "Option"
    return isinstance(node, ast.Name) and node.id in ("option", "options")


def test_words_of_people_are_never_parsed() -> None:
    screens = [path for path in TUI if path.name != "text.py"]
    assert not [
        f"{path}:{line}: {code}" for path in screens for line, code in _given_to_parsers(_nodes(path))
    ]


@pytest.mark.parametrize(
    "code",
    [
        "Static(name)",
        "Label(f'Hej {name}')",
        "Static(self.words('x', name=name))",
        "self.query_one(Static).update(text)",
        "self.notify(error.text)",
        "Option(title, id='a')",
        "options.add_option(title)",
        "options.add_options([title])",
        "self.border_title = name",
        "Static(content=name)",
        "Static('[b]fed[/b]')",
    ],
)
def test_the_check_finds_what_it_is_for(code: str) -> None:
    assert list(_given_to_parsers(ast.walk(ast.parse(code))))


@pytest.mark.parametrize(
    "code",
    [
        "Static(plain(name))",
        "Static(id='x')",
        "Static('')",
        "self.notify(name, markup=False)",
        "Option(line(name, (x, 'bold')), id=name)",
        "options.add_options([Option(label(choice)) for choice in choices])",
    ],
)
def test_the_check_lets_safe_words_pass(code: str) -> None:
    assert not list(_given_to_parsers(ast.walk(ast.parse(code))))


def _knows_too_much(path: Path) -> bool:
    place, roots = path.relative_to(PACKAGE).parts[0], {name.split(".")[0] for name in _imports(path)}
    if place == "core" and not roots <= {*sys.stdlib_module_names, "cocreation_tui"}:
        return True
    return bool(place != "tui" and roots & {"textual", "rich"}) or (place != "store" and "tinydb" in roots)


def test_only_the_screens_know_textual_and_only_the_store_knows_tinydb() -> None:
    assert not [_place(path) for path in MODULES if _knows_too_much(path)]


def _reads_time(path: Path) -> bool:
    read = {
        ast.unparse(node).split(".")[0]
        for node in _nodes(path)
        if isinstance(node, ast.Attribute) and node.attr in ("now", "today", "utcnow", "monotonic", "time")
    }
    return bool(read & {"datetime", "date", "time", "dt"})


def test_only_the_clock_reads_time() -> None:
    assert [_place(path) for path in MODULES if _reads_time(path)] == ["clock.py"]


def _makes_records_slowly(path: Path) -> bool:
    return any(
        isinstance(node, ast.ImportFrom)
        and node.module == "dataclasses"
        and "dataclass" in {one.name for one in node.names}
        for node in _nodes(path)
    )


def test_records_are_made_in_one_place() -> None:
    assert [_place(path) for path in MODULES if _makes_records_slowly(path)] == ["core/ground/records.py"]


def test_nothing_private_of_textual_is_imported() -> None:
    private = [name for path in MODULES for name in _imports(path) if "._" in name]
    assert not [name for name in private if name.startswith("textual.")]


def test_files_stay_short() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert not [_place(path) for path, lines in lengths.items() if lines > 400]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_has_one_meaning(language: str) -> None:
    for where in Place:
        keys = [one for key in at(where) for one in key.usual_keys(language).split(",") if one]
        assert sorted(keys) == sorted(set(keys)), where


@pytest.mark.parametrize("language", LANGUAGES)
def test_keys_can_be_pressed_on_a_danish_keyboard(language: str) -> None:
    keys = {one for key in KEYS for one in key.usual_keys(language).split(",") if one}
    assert not keys & FORBIDDEN_KEYS
    assert not [key for key in keys if key.startswith("alt+")]


def test_commands_have_identities_of_their_own() -> None:
    ids = [key.id for key in KEYS]
    assert len(ids) == len(set(ids))
