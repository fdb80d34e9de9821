"""The newsletter as Markdown: everything told is there, once in each place, whatever people have typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cocreation_tui.core.capture.capture import Capture, Field, Kind
from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.ground.ids import CaptureId, SessionId
from cocreation_tui.core.initiative.contacts import Contact
from cocreation_tui.core.initiative.goals import Goal, Measure
from cocreation_tui.core.initiative.initiative import Noted
from cocreation_tui.core.platforms.platforms import Aboard, PlatformStatus, Standing
from cocreation_tui.core.reports.newsletter import Change, Letter, Newsletter, Written, newsletter_of
from cocreation_tui.export.escaping import flat
from cocreation_tui.export.minutes.forms import names_platform
from cocreation_tui.export.newsletter import newsletter_markdown, newsletter_name, save_newsletter
from cocreation_tui.i18n.words import Words
from tests.core.newsletters import SECOND, founded, someone
from tests.examples import examples
from tests.export.nasty import NASTY
from tests.export.test_minutes_markdown import skeleton, texts_of

GOLDEN = Path(__file__).parent / "golden"
DANISH, ENGLISH = Words("da"), Words("en")
PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
AT = datetime(2026, 5, 4, 10, tzinfo=UTC)
MEETING = SessionId("s")


def noted(kind: Kind, text: str, platform: str, form: str = "", **fields: str) -> Noted:
    filled = tuple(Field(name.replace("_", "-"), said) for name, said in fields.items())
    capture = Capture(CaptureId("c"), kind, text, AT, form=form, fields=filled, number=1)
    return Noted("s/c", capture, platform, MEETING, "Statusmøde")


def line(words: Iterator[str]) -> str:
    """The next text on one line: lines become lines of a list, and those are counted elsewhere."""
    return flat(next(words))


def letter(words: Iterator[str], standing: Standing, written: Written) -> Letter:
    wrote = written is not Written.MISSING
    measures = [Measure(next(words), AT, MEETING, 12.5, next(words), date(2026, 1, 2)) for _ in range(2)]
    return Letter(
        platform=next(words),
        standing=standing,
        written=written,
        day=date(2026, 5, 1) if wrote else None,
        focus=line(words),
        progress=line(words) if wrote else "",
        difficult=line(words) if wrote else "",
        needs=line(words) if wrote else "",
        time_horizon=line(words) if wrote else "",
        who=line(words) if wrote else "",
        coordinator=next(words),
        contact=next(words),
        actors=() if wrote else (Aboard(next(words)),),
        goals=(Goal("r", next(words), "p", AT, MEETING, baseline=measures[0], observed=(measures[1],)),),
    )


def worded(texts: list[str]) -> Newsletter:
    """A newsletter in which every text that a person can type is the next one."""
    words = iter(texts)
    standby = Standing(PlatformStatus.STANDBY, AT, MEETING, next(words), look_again=date(2026, 9, 1))
    merged = Standing(PlatformStatus.MERGED, AT, MEETING, next(words), into=next(words))
    active = Standing(PlatformStatus.ACTIVE, AT, MEETING)
    return Newsletter(
        initiative=next(words),
        language="da",
        challenge=next(words),
        anchor=next(words),
        meeting=MEETING,
        title="Statusmøde",
        day=date(2026, 5, 4),
        since=date(2025, 11, 3),
        first=False,
        letters=(
            letter(words, active, Written.NOW),
            letter(words, standby, Written.BEFORE),
            letter(words, active, Written.MISSING),
            Letter(next(words), merged, Written.MISSING),
        ),
        ripples=(
            noted(Kind.RIPPLE, next(words), next(words), "ripple", noticed_by=next(words), for_whom="us"),
        ),
        changes=(
            Change(noted(Kind.CHANGE, next(words), next(words), "platform-change", why=line(words)), False),
            Change(noted(Kind.CHANGE, next(words), "", "platform", focus=line(words)), True),
        ),
        decisions=(noted(Kind.DECISION, next(words), next(words)),),
        contacts=(Contact(next(words), next(words), (next(words),), next(words), next(words)),),
        next_from=date(2026, 10, 1),
        next_until=date(2026, 11, 4),
    )


def _needed() -> int:
    taken = 0

    class Counting(list[str]):
        def __iter__(self) -> Iterator[str]:
            nonlocal taken
            while True:
                taken += 1
                yield "x"

    worded(Counting())
    return taken


COUNT = _needed()
PLAIN = [f"ord{number}ord" for number in range(COUNT)]


def check(texts: list[str]) -> None:
    plain, nasty = (newsletter_markdown(worded(one), DANISH) for one in (PLAIN, texts))
    assert skeleton(PARSER.parse(nasty)) == skeleton(PARSER.parse(plain))
    expected = texts_of(plain)
    for placeholder, text in zip(PLAIN, texts, strict=True):
        expected = [one.replace(placeholder, flat(text)) for one in expected]
    assert texts_of(nasty) == expected


def test_every_text_is_there_once_in_its_place() -> None:
    written = newsletter_markdown(worded(PLAIN), DANISH)
    counted = {text: written.count(text) for text in PLAIN}
    # A platform that has not written is named once more, where that is told.
    twice = [text for text, number in counted.items() if number != 1]
    assert [counted[text] for text in twice] == [2]
    assert f"Platformen {twice[0]} har ikke skrevet endnu." in written


@pytest.mark.parametrize(("said", "told"), [("stalled", "gået i stå"), ("Et *brev*", r"Et \*brev\*")])
def test_a_change_tells_what_led_to_it_in_words(said: str, told: str) -> None:
    one = noted(Kind.CHANGE, "Lys venter", "Lys", "platform-change", what="standby", occasion=said)
    written = newsletter_markdown(replace(worded(PLAIN), changes=(Change(one, True),)), DANISH)
    assert f"- Lys venter (anledning: {told})" in written


@examples(20)
@given(texts=st.lists(NASTY, min_size=COUNT, max_size=COUNT))
def test_nothing_typed_changes_its_shape(texts: list[str]) -> None:
    # A sentence is given its full stop where it has none.
    assume(not any(flat(text).endswith((".", "!", "?", "…")) for text in texts[:2]))
    # A change that names its platform does not tell it again.
    told = (one.noted for one in worded(texts).changes)
    assume(not any(names_platform(one.capture, one.platform) for one in told))
    check(texts)


@examples(40)
@given(text=NASTY)
def test_nothing_typed_everywhere_changes_its_shape(text: str) -> None:
    assume(not flat(text).endswith((".", "!", "?", "…")))
    check([text] * COUNT)


@pytest.mark.parametrize("words", [DANISH, ENGLISH], ids=["da", "en"])
def test_golden_newsletter(words: Words) -> None:
    told = founded("Lys", "Veje").letter(
        SECOND, 420.1, "Lys", "Otte lygter er tændt\nSti 4 er ryddet", difficult="Regn & rod", needs="En stige",
        time_horizon="Et år", focus="Lyse stier", coordinator="Åse",
    )  # fmt: skip
    told.say(
        "initiative", 200, Kind.GOAL, "Færre mørke steder", "Lys", "goal",
        baseline="Talt en tirsdag", baseline_value="31", baseline_unit="steder",
    )  # fmt: skip
    told.say(
        SECOND, 420.1, Kind.ANSWER, "Færre mørke steder", "Lys", "observation",
        of="observed", seen="12", value="12", status="on-way",
    )  # fmt: skip
    told.change(SECOND, 420.1, "Veje", "standby", "Veje holder pause", why="Vi venter på rådet")
    told.say(SECOND, 420.1, Kind.RIPPLE, "Naboerne hilser", "Lys", "ripple", for_whom="elsewhere")
    told.say(SECOND, 420.1, Kind.DECISION, "Vi mødes i havnen")
    people = (someone(1, "Åse", "Org Lys", role="coordinator", platform="Lys"), someone(2, "Bo", "Taxa"))
    newsletter = newsletter_of(told.initiative(people))
    assert newsletter is not None
    written = newsletter_markdown(newsletter, words)
    assert written == (GOLDEN / f"newsletter-{words.language}.md").read_text("utf-8")
    assert not [part for part in ("newsletter.", "choice.", "status.", "form.") if part in written]


@pytest.mark.parametrize(
    ("words", "expected"), [(DANISH, "12,5 %: talt (fre. 2. jan. 2026)"), (ENGLISH, "12.5%: talt")]
)
def test_figures_are_written_as_people_write_them(words: Words, expected: str) -> None:
    plain = worded(PLAIN)
    first = plain.letters[0]
    goal = replace(first.goals[0], baseline=Measure("talt", AT, MEETING, 12.5, "%", date(2026, 1, 2)))
    letters = (replace(first, goals=(goal,)), *plain.letters[1:])
    assert f"| {expected}" in newsletter_markdown(replace(plain, letters=letters), words)


def test_it_is_saved_by_its_day_and_never_over_what_a_person_has_edited(tmp_path: Path) -> None:
    newsletter = worded(PLAIN)
    first = save_newsletter(tmp_path, newsletter, DANISH)
    assert first == tmp_path / "newsletters" / "2026-05-04-nyhedsbrev.md"
    assert newsletter_name(newsletter, ENGLISH) == "2026-05-04-newsletter.md"
    assert save_newsletter(tmp_path, newsletter, DANISH) == first
    first.write_text("rettet", "utf-8")
    second = save_newsletter(tmp_path, newsletter, DANISH)
    assert (second.name, first.read_text("utf-8")) == ("2026-05-04-nyhedsbrev-2.md", "rettet")


def test_what_could_not_be_saved_is_told(tmp_path: Path) -> None:
    (tmp_path / "newsletters").write_bytes(b"")
    with pytest.raises(StoreError) as error:
        save_newsletter(tmp_path, worded(PLAIN), DANISH)
    assert error.value.key == "newsletter.not-saved"
