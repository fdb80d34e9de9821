from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import cocreation_tui.method
from cocreation_tui.i18n.da.problems import WORDS as DANISH
from cocreation_tui.i18n.en.problems import WORDS as ENGLISH
from cocreation_tui.method.vocabulary import (
    CAPTURE_KINDS,
    FORM_NAMES,
    ITEM_KINDS,
    KEYS,
    SETTLED,
    WORK_FORMS,
    Key,
)

SOURCE = "\n".join(
    path.read_text(encoding="utf-8")
    for path in Path(next(iter(cocreation_tui.method.__path__))).rglob("*.py")
)
RAISED = set(re.findall(r'"((?:problem|table)\.[a-z0-9-]+)"', SOURCE))


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_problem_has_words_in_both_languages_and_no_words_are_left_over() -> None:
    assert set(DANISH) == RAISED
    assert set(ENGLISH) == RAISED


def test_both_languages_have_the_same_placeholders() -> None:
    for key, text in DANISH.items():
        assert placeholders(text) == placeholders(ENGLISH[key]), key


def expected_words(sentence: str) -> list[str]:
    listed = (
        re.split(r"(?:Ventet|Expected|Slags|Kinds): ", sentence)[-1].split(", with")[0].split(" med kolon")[0]
    )
    return [word.strip(" .").casefold() for word in re.split(r",| eller | or ", listed)]


def test_the_words_that_are_expected_are_the_words_that_are_understood() -> None:
    for words in (DANISH, ENGLISH):
        assert {KEYS[word] for word in expected_words(words["problem.unknown-setting"])} == set(Key)
        kinds = expected_words(words["problem.kind"])
        assert {ITEM_KINDS[word] for word in kinds} == set(ITEM_KINDS.values())
        assert {WORK_FORMS[word] for word in expected_words(words["problem.work"])} == set(
            WORK_FORMS.values()
        )
        assert {FORM_NAMES[word] for word in expected_words(words["problem.template"])} == set(
            FORM_NAMES.values()
        )
        captures = expected_words(words["problem.capture"])
        promised = {**CAPTURE_KINDS, **SETTLED}
        assert {promised[word] for word in captures} == set(promised.values())
