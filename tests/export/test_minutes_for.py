"""Minutes say whom they are for, and carry nothing of earlier meetings that those must not hear."""

from __future__ import annotations

import pytest

from cocreation_tui.core.agenda.audience import Audience
from cocreation_tui.core.session.session import Session
from cocreation_tui.export.minutes.minutes import minutes_markdown
from cocreation_tui.i18n.words import LANGUAGES, Words
from tests.core.lived import FOUNDED
from tests.core.test_inside import SCRIPTS, SECRET, confided, new_meeting

FIRST_LINES = {
    ("da", Audience.INTERNAL): "**Til:** kun internt – sendes ikke til aktørerne",
    ("da", Audience.ACTOR): "**Til:** aktøren og ankerpersonen, ingen andre",
    ("da", Audience.PLATFORM): "**Til:** platformens aktører",
    ("da", Audience.COORDINATORS): "**Til:** tovholderne og ankerpersonen",
    ("da", Audience.ALL): "**Til:** alle, der er med",
    ("en", Audience.INTERNAL): "**For:** internal use only – not sent to the actors",
    ("en", Audience.ACTOR): "**For:** the actor and the anchor person, nobody else",
    ("en", Audience.PLATFORM): "**For:** the actors of the platform",
    ("en", Audience.COORDINATORS): "**For:** the coordinators and the anchor person",
    ("en", Audience.ALL): "**For:** everybody who takes part",
}
"""What stands third, after the title and the day."""


@pytest.mark.parametrize(("language", "audience"), FIRST_LINES)
def test_minutes_say_first_whom_they_are_for(language: str, audience: Audience) -> None:
    written = minutes_markdown(Session(audience=audience), FOUNDED, Words(language))
    assert written.split("\n\n")[2] == FIRST_LINES[language, audience]


def test_minutes_of_a_platform_name_it() -> None:
    session = Session(audience=Audience.PLATFORM, about=("Lys *og* rum",))
    assert "**Til:** aktørerne på Lys \\*og\\* rum\n" in minutes_markdown(session, FOUNDED, Words("da"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("inside", SCRIPTS[Audience.INTERNAL])
def test_minutes_that_go_out_have_nothing_of_what_was_said_inside(inside: str, language: str) -> None:
    known = confided(inside)
    for audience, scripts in SCRIPTS.items():
        for script in scripts:
            found = new_meeting(known, audience, script)
            session = Session(
                script=script,
                audience=audience,
                people=found.people,
                brought=found.brought,
                language=language,
            )
            written = minutes_markdown(session, FOUNDED, Words(language))
            assert (SECRET in written) == (audience is Audience.INTERNAL), script
