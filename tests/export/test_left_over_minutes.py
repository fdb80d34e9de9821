"""The minutes tell what was brought and what became of it, whatever was typed, and the same twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from markdown_it import MarkdownIt

from cocreation_tui.core.capture.brought import Brought, Fate, Settlement
from cocreation_tui.core.capture.capture import Capture, Field, Kind
from cocreation_tui.core.ground.ids import CaptureId
from cocreation_tui.core.reports.minutes import minutes_of
from cocreation_tui.core.session.session import Session
from cocreation_tui.export.escaping import flat
from cocreation_tui.i18n.words import Words
from tests.examples import examples
from tests.export.meetings import CLOSED, UNSTARTED, at
from tests.export.nasty import NASTY
from tests.export.told import by_kind

DA, EN = Words("da"), Words("en")
PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
HELD = at("14:00") - timedelta(days=30)


def brought(number: int, kind: Kind, text: str, owner: str = "", due: date | None = None) -> Brought:
    capture = Capture(CaptureId(f"c{number}"), kind, text, HELD, due=due, platform="Lys")
    return Brought(f"x/c{number}", capture, owner, "Første møde", HELD)


LEFT = (
    brought(1, Kind.TASK, "Ringer til taxa", "Bo Ek", date(2026, 11, 1)),
    brought(2, Kind.TASK, "Booker lokale"),
    brought(3, Kind.PARKING, "Hvem betaler?"),
    brought(4, Kind.TASK, "Skriver til avisen", "Ida Ask"),
    brought(5, Kind.FOCUS, "Lys i gaden"),
)


def settled(session: Session) -> Session:
    owner = session.people[0].id
    said = (
        Settlement("x/c1", Fate.DONE, at("14:05")),
        Settlement("x/c2", Fate.OPEN, at("14:06"), owner, date(2026, 12, 24)),
        Settlement("x/c3", Fate.DROPPED, at("14:07")),
    )
    return replace(session, brought=LEFT, settled=said)


def test_what_became_of_everything_is_told_and_the_open_listed_again() -> None:
    session = settled(CLOSED)
    name = session.people[0].name
    written = by_kind(session, at("16:00"), DA)
    table = written.split("## Fra sidst\n\n")[1].split("\n\n")[0].splitlines()
    assert table[2:] == [
        "| Ringer til taxa | klaret | Bo Ek | søn. 1. nov. 2026 | Lys |",
        f"| Booker lokale | stadig åben | {name} | tors. 24. dec. 2026 | Lys |",
        "| Skriver til avisen | stadig åben, ikke talt om | Ida Ask | – | Lys |",
        "| Hvem betaler? | bortfaldet | – | – | Lys |",
    ]
    still = [row for row in written.splitlines() if row.startswith("- Fra tidligere møder")]
    assert still == [
        f"- Fra tidligere møder, stadig åben: Booker lokale (ansvarlig: {name} · frist: tors. 24. dec. 2026)",
        "- Fra tidligere møder, stadig åben: Skriver til avisen (ansvarlig: Ida Ask)",
    ]
    assert "Lys i gaden" not in written


def test_the_same_twice_and_for_ever() -> None:
    session = settled(CLOSED)
    written = by_kind(session, at("16:00"), EN)
    assert by_kind(session, at("16:00") + timedelta(days=900), EN) == written
    assert "## From last time" in written


def test_nothing_brought_changes_nothing() -> None:
    assert "Fra sidst" not in by_kind(CLOSED, at("16:00"), DA)
    assert minutes_of(CLOSED, at("16:00")).left == ()


def test_what_is_left_alone_makes_open_ends() -> None:
    session = replace(UNSTARTED, captures=(), must_end_with=(), brought=LEFT[:1])
    assert minutes_of(session, at("13:50")).open


def test_an_identity_is_nobodys_words() -> None:
    fields = (Field("of", "observed"), Field("seen", "Flere går hjem"), Field("ref", "x/c9"))
    seen = Capture(CaptureId("c90"), Kind.ANSWER, "Færre", at("14:20"), form="observation", fields=fields)
    written = by_kind(replace(CLOSED, captures=(*CLOSED.captures, seen)), at("16:00"), DA)
    assert "Flere går hjem" in written
    assert "x/c9" not in written


@examples(60)
@given(NASTY, NASTY, NASTY)
def test_nothing_typed_changes_the_shape(text: str, owner: str, platform: str) -> None:
    def written(text: str, owner: str, platform: str) -> str:
        capture = replace(LEFT[0].capture, text=text, platform=platform)
        session = replace(CLOSED, brought=(replace(LEFT[0], capture=capture, owner=owner),))
        return by_kind(session, at("16:00"), DA)

    def shape(markdown: str) -> list[tuple[str, str]]:
        return [(token.type, token.tag) for token in PARSER.parse(markdown)]

    # A text that is nothing but blanks leaves a mark out.
    owner = owner if flat(owner) else "x"
    nasty = written(text, owner, platform)
    assert shape(nasty) == shape(written("x", "y", "z"))
    inlines = [token for token in PARSER.parse(nasty) if token.type == "inline"]
    texts = [child.content for token in inlines for child in token.children or [] if child.type == "text"]
    assert "".join(texts).count(flat(text)) >= 2 or not flat(text)
