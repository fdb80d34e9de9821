"""Shows of hands and the next meeting in the minutes."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cocreation_tui.core.capture.capture import Hands, HandsKind
from cocreation_tui.core.ground.cleaning import clean_line
from cocreation_tui.core.session.commands.command import Advance
from cocreation_tui.core.session.commands.outcome import CountHands, SetNextMeeting
from cocreation_tui.export.minutes.hands import bar, hands_list
from cocreation_tui.i18n.words import Words
from tests.core.test_session import START, Meeting
from tests.export.told import by_kind

AT = datetime(2026, 11, 23, 13, 7, tzinfo=UTC)


def fist(question: str) -> Hands:
    return Hands("h1", HandsKind.FIST, question, (0, 1, 0, 2, 4, 3), AT)


def test_a_fist_of_five_is_bars_and_an_average() -> None:
    assert hands_list((fist("Kan vi gå videre?"),), "Europe/Copenhagen", Words("da")) == (
        "- **Kan vi gå videre?** (kl. 14:07): 10 hænder · gennemsnit 3,8 af 5\n"
        "  - 0 fingre: 0\n"
        "  - 1 finger: 1 █\n"
        "  - 2 fingre: 0\n"
        "  - 3 fingre: 2 ██\n"
        "  - 4 fingre: 4 ████\n"
        "  - 5 fingre: 3 ███"
    )


def test_a_consent_check_has_no_average_and_a_question_is_not_needed() -> None:
    hands = Hands("h1", HandsKind.CONSENT, "", (8, 2, 0), AT)
    said = hands_list((hands,), "Europe/Copenhagen", Words("en"))
    assert said.splitlines()[0] == "- **Show of hands** (at 14:07): 10 hands"
    assert said.splitlines()[1:] == [
        "  - for: 8 ████████",
        "  - can live with it: 2 ██",
        "  - against: 0",
    ]


def test_bars_of_many_hands_keep_their_proportions() -> None:
    assert [len(bar(count, 200, 20)) for count in (200, 100, 1, 0)] == [20, 10, 1, 0]


@given(st.text(min_size=1, max_size=80))
def test_a_question_stays_a_question(typed: str) -> None:
    question = clean_line(typed)
    tokens = MarkdownIt().parse(hands_list((fist(question),), "UTC", Words("da")))
    kinds = [token.type for token in tokens if token.level <= 1]
    assert kinds[0] == "bullet_list_open"
    assert kinds.count("list_item_open") == 1
    first = next(token for token in tokens if token.type == "inline")
    said = "".join(child.content for child in first.children or () if child.type == "text")
    assert said.startswith(" ".join(question.split()) or "Håndsoprækning")


def test_the_minutes_tell_of_hands_and_of_the_next_meeting() -> None:
    meeting = Meeting()
    assert "Næste møde" not in by_kind(meeting.session, START, Words("da"))
    meeting.do(Advance(), CountHands(HandsKind.CONSENT, "Enige?", (8, 2, 0)), SetNextMeeting(AT, "Sal *3*"))
    text = by_kind(meeting.session, START, Words("da"))
    assert "## Håndsoprækninger\n\n- **Enige?**" in text
    assert text.rstrip().endswith("· Sal \\*3\\*")
    assert "## Næste møde\n\nMandag den 23. november 2026 kl." in text
