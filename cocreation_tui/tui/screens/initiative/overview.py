"""The first page of an initiative: the challenge, where we are, what is due, the platforms."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.content import Content

from cocreation_tui.core.ground.ids import SessionId
from cocreation_tui.core.initiative.phases import Window, phase_of, windows_told
from cocreation_tui.core.initiative.rhythm import Duty
from cocreation_tui.export.duties import Pending, pending, what_words, when_words, window_words
from cocreation_tui.export.laptops import contradiction_words
from cocreation_tui.tui.screens.initiative.listed_rows import WIDE, Look, Row, empty, flat, gap, heading, more
from cocreation_tui.tui.screens.initiative.platforms import counted, platform_row
from cocreation_tui.tui.screens.initiative.targets import Alone, Deed, OnlyRead, Target
from cocreation_tui.tui.text import Part, line, lines, pad, plain, styled, width, wrap
from cocreation_tui.tui.words.pages import Page

MARKS = {True: "✓", False: " ", None: "▶"}
"""Marks of phases: over, ahead, and where we are."""
NAMES = 32
"""Columns for the name of a phase."""


def rows(look: Look) -> Iterator[Row]:
    """What one sees at once."""
    yield from _challenge(look)
    yield from _people(look)
    yield Row(_strip(look), OnlyRead("phases"), lambda: phases_page(look))
    if look.unread:
        said = styled(f"▲ {look.words.count('initiative.unread', look.unread)}", "bold $text-warning")
        yield Row(said, OnlyRead("unread"), lambda: _unread_page(look))
    if apart := len(look.initiative.contradictions):
        said = styled(f"▲ {look.words.count('laptops.contradictions', apart)}", "bold $text-warning")
        yield Row(said, OnlyRead("contradictions"), lambda: _contradictions_page(look))
    if look.unshared:
        yield Row(styled(f"↕ {look.unshared}", "$text-muted"), Target(Alone.SHARING))
    yield gap()
    yield from due_rows(look)
    yield gap()
    yield from _platforms(look)
    yield gap()
    yield heading(look.words("initiative.phases"))
    for window in windows_told(look.initiative):
        parts = _phase(look, window, fully=look.columns >= WIDE)
        yield Row(line(*parts), OnlyRead(f"phase:{window.number}"), lambda: phases_page(look))
    yield more(look, "initiative.facts", Target(Deed.FORM, "initiative"))


def _challenge(look: Look) -> Iterator[Row]:
    stated = look.initiative.challenge
    if not stated:
        yield more(look, "initiative.no-challenge", Target(Deed.FORM, "challenge"))
        return
    shown = wrap(flat(stated), look.room, 2)
    yield Row(
        lines([styled(one, "bold") for one in shown]),
        OnlyRead("challenge"),
        lambda: _challenge_page(look, stated),
    )


def _people(look: Look) -> Iterator[Row]:
    """Who carries it and what it belongs to, where anybody has said: the anchor person first."""
    told = look.initiative.told
    group = ", ".join(flat(one) for one in told.group.split("\n") if one.strip())
    for key, said, *others in (
        ("anchor", look.initiative.anchor, ("stand-in", told.stand_in), ("manager", told.manager)),
        ("group", group, ("strategy", told.strategy)),
    ):
        named = [(name, flat(text)) for name, text in ((key, said), *others) if text]
        if named:
            parts = [part for pair in named for part in _named(look, *pair)]
            full = lines([line(*_named(look, *pair)) for pair in named])
            yield Row(line(*parts[1:]), OnlyRead(key), partial(Page, look.words("form.initiative"), full))


def _named(look: Look, field: str, said: str) -> tuple[Part, ...]:
    """What a fact of the initiative is called and what it says, after a gap."""
    return "   ", (f"{look.words(f'initiative.{field}')}: ", "$text-secondary"), said


def _challenge_page(look: Look, stated: str) -> Page:
    earlier = [
        styled(f"{look.on(one.since)} · {look.where(one.source)}: {one.text}", "$text-muted")
        for one in reversed(look.initiative.challenges[:-1])
    ]
    before = [plain(""), styled(look.words("initiative.earlier"), "$text-secondary"), *earlier]
    return Page(
        look.words("initiative.challenge"), lines([styled(stated, "bold"), *(before if earlier else [])])
    )


def _contradictions_page(look: Look) -> Page:
    """What was said differently, by whom and when, and how it is settled."""
    words, known = look.words, look.initiative

    def who(source: SessionId) -> str:
        return words("laptops.here") if source == look.own else look.written_by(source) or look.where(source)

    told = [plain(contradiction_words(one, known.zone, who, words)) for one in known.contradictions]
    rows = [row for one in told for row in (one, plain(""))]
    how = styled(words("laptops.contradictions-how"), "$text-muted")
    return Page(words.count("laptops.contradictions", len(told)), lines([*rows, how]))


def _unread_page(look: Look) -> Page:
    said = look.words.count("initiative.unread", look.unread)
    return Page(said, plain(look.words("initiative.unread-how")))


def _strip(look: Look) -> Content:
    """The seven phases on one line, the one we are in by its name and with its end."""
    here = phase_of(look.initiative)
    parts: list[Part] = []
    for window in windows_told(look.initiative):
        if window.number == here:
            name = look.words(f"phase.{here}")
            parts.append((f"▶ {here} {name}", "bold $text-accent"))
            parts.append((f", {_ends(look, window)} ", "$text-muted"))
        else:
            over = window.number < here
            parts.append(
                (f"{'✓' if over else '·'}{window.number} ", "$text-success" if over else "$text-muted")
            )
    return line(*parts)


def _ends(look: Look, window: Window) -> str:
    last = window_words(window, look.words, fully=False)[1]
    return last if window.open_ended else look.words("initiative.ends", day=last)


def _phase(look: Look, window: Window, fully: bool = False) -> tuple[Part, ...]:
    here = phase_of(look.initiative)
    mark = MARKS[None if window.number == here else window.number < here]
    style = "bold $text-accent" if window.number == here else "" if window.number > here else "$text-muted"
    name = look.words(f"phase.{window.number}")
    when = " → ".join(filter(None, window_words(window, look.words, fully)))
    return (f"{mark} {window.number} ", style), (pad(name, NAMES), style), (when, "$text-muted")


def phases_page(look: Look) -> Page:
    """The seven phases with their windows, to be read."""
    rows = [line(*_phase(look, window, fully=True)) for window in windows_told(look.initiative)]
    says = styled(look.words("initiative.phases-how"), "$text-muted")
    return Page(look.words("initiative.phases"), lines([*rows, plain(""), says]))


def due_rows(look: Look) -> Iterator[Row]:
    """What is due, late things first; Enter begins with it."""
    found = pending(look.initiative, look.today)
    late = sum(len(one.dues) for one in found if one.late)
    yield heading(look.words("initiative.due"), look.words.count("initiative.late", late) if late else "")
    said = [when_words(one, look.today, look.words) for one in found]
    column = max(map(width, said), default=0)
    for one, when in zip(found, said, strict=True):
        yield Row(due_line(look, one, pad(when, column)), Target(Deed.DUE, one.id))
    if not found:
        yield empty(look, "initiative.nothing-due")


def due_line(look: Look, what: Pending, when: str) -> Content:
    """One thing that is due: a mark and words say that it is late, as the colour does."""
    style = "bold $text-error" if what.late else "$text-muted"
    mark = "▲" if what.late else "◆" if what.dues[0].planned else "○"
    about = what_words(what, look.words, look.initiative)
    bold = "bold" if what.late or what.duty is Duty.WORKSHOP else ""
    return line((f"{mark} {when}  ", style), (about, bold))


def _platforms(look: Look) -> Iterator[Row]:
    yield heading(look.words("initiative.platforms"), counted(look))
    for platform in look.initiative.platforms:
        yield platform_row(look, platform)
    yield more(look, "initiative.new-platform", Target(Deed.FORM, "platform"))
