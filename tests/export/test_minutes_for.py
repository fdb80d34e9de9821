"""Minutes say whom they are for, and carry nothing of earlier meetings that those must not hear."""

from __future__ import annotations

import pytest

from cocreation_tui.core.agenda.circle import Circle
from cocreation_tui.core.session.session import Session
from cocreation_tui.i18n.words import LANGUAGES, Words
from tests.core.lived import FOUNDED
from tests.core.test_inside import SCRIPTS, SECRET, confided, new_meeting
from tests.export.told import by_kind

FIRST_LINES = {
    ("da", Circle.INTERNAL): "**Til:** kun internt – sendes ikke til aktørerne",
    ("da", Circle.ACTOR): "**Til:** aktøren og ankerpersonen, ingen andre",
    ("da", Circle.PLATFORM): "**Til:** platformens aktører",
    ("da", Circle.COORDINATORS): "**Til:** tovholderne og ankerpersonen",
    ("da", Circle.ALL): "**Til:** alle, der er med",
    ("en", Circle.INTERNAL): "**For:** internal use only – not sent to the actors",
    ("en", Circle.ACTOR): "**For:** the actor and the anchor person, nobody else",
    ("en", Circle.PLATFORM): "**For:** the actors of the platform",
    ("en", Circle.COORDINATORS): "**For:** the coordinators and the anchor person",
    ("en", Circle.ALL): "**For:** everybody who takes part",
}
"""What stands third, after the title and the day."""


@pytest.mark.parametrize(("language", "circle"), FIRST_LINES)
def test_minutes_say_first_whom_they_are_for(language: str, circle: Circle) -> None:
    written = by_kind(Session(circle=circle), FOUNDED, Words(language))
    assert written.split("\n\n")[2] == FIRST_LINES[language, circle]


def test_minutes_of_a_platform_name_it() -> None:
    session = Session(circle=Circle.PLATFORM, about=("Lys *og* rum",))
    assert "**Til:** aktørerne på Lys \\*og\\* rum\n" in by_kind(session, FOUNDED, Words("da"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("inside", SCRIPTS[Circle.INTERNAL])
def test_minutes_that_go_out_have_nothing_of_what_was_said_inside(inside: str, language: str) -> None:
    known = confided(inside)
    for circle, scripts in SCRIPTS.items():
        for script in scripts:
            found = new_meeting(known, circle, script)
            session = Session(
                script=script,
                circle=circle,
                people=found.people,
                brought=found.brought,
                language=language,
            )
            written = by_kind(session, FOUNDED, Words(language))
            assert (SECRET in written) == (circle is Circle.INTERNAL), script
