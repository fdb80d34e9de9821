"""What is due in words: the same duty of several platforms together, late things first."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from cocreation_tui.core.initiative.rhythm import Duty, due
from cocreation_tui.export.duties import pending, what_words, when_words
from cocreation_tui.i18n.words import LANGUAGES, Words, catalogue
from tests.tui.followed import followed, known
from tests.tui.stage import START, in_memory

DA = Words("da")
TODAY = START.date()


def test_everything_due_is_told_once_late_things_first(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    initiative = known(stage, followed(stage))
    found = pending(initiative, TODAY)
    assert sorted(
        (one.duty, one.platform)
        for one in due(initiative)
        if one.duty not in (Duty.EFFECT_GOALS, Duty.INVITE)
    ) == sorted((one.duty, one.platform) for group in found for one in group.dues)
    assert [group.late for group in found] == sorted((group.late for group in found), reverse=True)
    assert all(one.late(TODAY) == group.late for group in found for one in group.dues)
    said = [(what_words(one, DA, initiative), when_words(one, TODAY, DA)) for one in found]
    assert ("Realitetstjek · Lys og rum og Trygge veje", "forsinket, senest 6. sep.") in said
    assert said[-1] == ("Se på standby igen · Unge til unge", "fra 30. nov.")
    assert len({one.id for one in found}) == len(found)
    in_a_year = {one.duty for one in pending(initiative, TODAY + timedelta(days=400))}
    assert Duty.EFFECT_GOALS in in_a_year, "a reminder is told of when its day comes, not before"


def test_many_platforms_are_counted(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    initiative = known(stage, followed(stage))
    before = pending(initiative, (START - timedelta(days=175)).date())
    checks = next(one for one in before if one.duty is Duty.REALITY_CHECK)
    assert what_words(checks, DA, initiative, named=1) == "Realitetstjek · Lys og rum og Trygge veje"
    many = next(one for one in before if len(one.dues) == 2)
    assert what_words(many, DA, initiative, named=0) == f"{DA(f'duty.{many.duty.value}')} · 2 til"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_duty_has_a_name(language: str) -> None:
    assert {f"duty.{duty.value}" for duty in Duty} <= set(catalogue(language))
