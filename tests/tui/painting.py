"""Screens that are painted when somebody looks: what costs most in a test of keys is pictures nobody sees.

On a terminal slower than the keyboard, many keys fall between two pictures. So it is here: a screen lays itself out
after every message as ever; it is painted when the tests of a module first come to its kind in a window of that size,
and whole whenever a test looks. Tests marked ``thorough`` and those in a real terminal paint everything.
"""

from __future__ import annotations

from typing import Any

import pytest
from textual.app import App
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation
from textual.geometry import Size
from textual.screen import Screen

_refresh, _parse = Screen._compositor_refresh, Stylesheet._parse_rules
_rules: dict[tuple[object, ...], list[RuleSet]] = {}
_painted: set[tuple[type[Screen[Any]], Size]] = set()


def _put_off(screen: Screen[Any]) -> None:
    """What painting does besides painting; the compositor remembers what has to be painted."""
    if screen is screen.app.screen:
        screen._dirty_widgets.clear()
        screen.app._update_mouse_over(screen)
    else:
        _refresh(screen)


def paint(app: App[Any]) -> None:
    """Paint a screen of a kind and size that has not been painted yet, if that was put off."""
    kind = type(app.screen), app.size
    if Screen._compositor_refresh is _put_off and kind not in _painted:
        _painted.add(kind)
        _refresh(app.screen)


def paint_anew() -> None:
    """Paint every kind of screen once more."""
    _painted.clear()


def _parsed_once(
    sheet: Stylesheet,
    css: str,
    read_from: CSSLocation,
    is_default_rules: bool = False,
    tie_breaker: int = 0,
    scope: str = "",
) -> list[RuleSet]:
    """The rules of a style sheet, which are the same in every app with the same colours."""
    colours = tuple(sorted(sheet._variables.items()))
    key = (colours, css, read_from, is_default_rules, tie_breaker, scope)
    if key not in _rules:
        _rules[key] = _parse(sheet, css, read_from, is_default_rules, tie_breaker, scope)
    return _rules[key]


def share_styles(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parse each style sheet once for all apps."""
    monkeypatch.setattr(Stylesheet, "_parse_rules", _parsed_once)


def put_off_painting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Paint only what is looked at and what keys leave behind."""
    monkeypatch.setattr(Screen, "_compositor_refresh", _put_off)
