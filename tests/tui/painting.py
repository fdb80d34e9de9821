"""Screens that are painted when somebody looks: what costs most in a test of keys is pictures nobody sees.

On a terminal slower than the keyboard, many keys fall between two pictures. So it is here: a screen lays itself out
after every message as ever; it is painted when a test comes to it, and whole whenever the test looks. Tests marked
``thorough`` and those in a real terminal paint everything.
"""

from __future__ import annotations

from typing import Any
from weakref import WeakSet

import pytest
from textual.app import App
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation
from textual.screen import Screen

_refresh, _parse = Screen._compositor_refresh, Stylesheet._parse_rules
_rules: dict[tuple[object, ...], list[RuleSet]] = {}
_painted: WeakSet[Screen[Any]] = WeakSet()


def _put_off(screen: Screen[Any]) -> None:
    """What painting does besides painting; the compositor remembers what has to be painted."""
    if screen is screen.app.screen:
        screen._dirty_widgets.clear()
        screen.app._update_mouse_over(screen)
    else:
        _refresh(screen)


def paint(app: App[Any]) -> None:
    """Paint a screen that has not been painted yet, if that was put off."""
    if Screen._compositor_refresh is _put_off and app.screen not in _painted:
        _painted.add(app.screen)
        _refresh(app.screen)


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
