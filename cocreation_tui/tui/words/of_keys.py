"""Keys that cannot be used, and scripts, told in words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from cocreation_tui.i18n.dates import length_words
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.keys.own import KeyProblem
from cocreation_tui.tui.keys.table import BY_ID, Place

if TYPE_CHECKING:
    from cocreation_tui.core.agenda.script import Script


def key_problem_words(problem: KeyProblem, words: Words) -> str:
    """Why a key of one's own is not used."""
    return words(
        problem.why, key=problem.key, command=_name(problem.command, words), other=_name(problem.other, words)
    )


def _name(command: str, words: Words) -> str:
    return command_words(command, words) if command in BY_ID else command


def command_words(command: str, words: Words) -> str:
    """What a command is called, and where it means something: that is told of every place but the meeting."""
    key = BY_ID[command]
    told = key.told(words)
    return (
        told if key.where is Place.MEETING else words("key.at", place=words(f"place.{key.where}"), name=told)
    )


def usual_length(script: Script) -> timedelta:
    """How long a script's meeting usually takes: its points one after another, for nobody in particular."""
    return sum((point.item.length for point in script.points), timedelta())


def script_words(script: Script, words: Words) -> str:
    """A script's phase and usual length: ``fase 6 · 2 t 15 min``."""
    length = length_words(words, usual_length(script))
    return words("script.told", phase=script.phase, length=length) if script.phase else length
