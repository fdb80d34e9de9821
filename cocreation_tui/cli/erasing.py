"""The verbs ``person export`` and ``person erase``: what is kept about somebody, given to them, and forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cocreation_tui.cli.answered import ask, can_ask
from cocreation_tui.cli.shell import SAID, Shell, language_option, visible
from cocreation_tui.core.ground.errors import Refused, StoreError
from cocreation_tui.core.people.mentions import Mention
from cocreation_tui.core.people.people import is_named, same_person

if TYPE_CHECKING:
    from cocreation_tui.desk.erasure import Erased, Erasure, Spot
    from cocreation_tui.desk.personal import AllOf

_AROUND = 60
"""Characters that are shown on each side of a name in a text."""
_REPLACE, _LEAVE, _STOP = "replace", "leave", "stop"


def told_of(shell: Shell, known: AllOf) -> str:
    """All that is known of somebody, as text to read in the language of the shell."""
    from cocreation_tui.export.personal import personal_markdown

    return personal_markdown(
        known.name, known.somebody, known.told, known.drafts, _files(shell, known), shell.words
    )


def save_all(shell: Shell, known: AllOf, folder: Path) -> None:
    """Save all that is known of somebody in a folder, as data and as text; print where. Never over anything."""
    from cocreation_tui.core.ground.slugs import slug
    from cocreation_tui.export.personal import personal_json

    stem = slug(known.name)
    data = personal_json(known.name, known.somebody, known.told, known.drafts, _files(shell, known))
    for suffix, content in ((".json", data), (".md", told_of(shell, known).encode())):
        path = shell.private_folder(folder) / f"{stem}{suffix}"
        shell.write_new(path, content)
        click.echo(visible(shell.words("personal.saved", path=str(path))))


def _files(shell: Shell, known: AllOf) -> list[str]:
    root = shell.desk.workspace.root
    return [path.relative_to(root).as_posix() for path in known.files]


@click.command(help=SAID("cli.help.person-erase"))
@click.argument("name")
@click.option("--yes", is_flag=True, help=SAID("cli.help.person-yes"))
@language_option
@click.pass_obj
def erase(shell: Shell, name: str, yes: bool, language: str | None) -> None:
    """Forget somebody in the whole workspace."""
    from cocreation_tui.desk.erasure import carry_out, plan_erasure

    shell = shell.speaking(language)
    try:
        plan = plan_erasure(shell.desk, name)
        answers = {} if yes else _answers(shell, plan)
        if yes and not _is_whole(plan, name):
            shell.fail("erase.whole-name", name=plan.name)

        def wanted(text: str, mention: Mention) -> bool:
            return answers.get((text, mention.start), mention.sure)

        done = carry_out(shell.desk, plan, wanted)
    except Refused as refusal:
        shell.fail(refusal.key, **refusal.values)
    except StoreError as error:
        _tell_unfinished(shell)
        shell.fail_store(error)
    for row in _report(shell, plan, done):
        click.echo(visible(row))
    if done.problems:
        shell.report(done.problems)
        raise SystemExit(2)


def _tell_unfinished(shell: Shell) -> None:
    """Who is only half forgotten, and what to do when the trouble is over."""
    from cocreation_tui.store.forgetting import read_under_way

    with suppress(StoreError):
        if (left := read_under_way(shell.desk.workspace.root)) is not None:
            click.echo(visible(shell.words("erase.again", name=left.somebody.names[0])), err=True)


def _is_whole(plan: Erasure, name: str) -> bool:
    """Whether a name was written out, so that nobody else can have been meant."""
    person = next((one for one, known in plan.seen.people if known.ids == plan.mentions.one.ids), None)
    written = any(same_person(name, one) for one in (plan.name, *plan.mentions.one.names))
    return written or (person is not None and is_named(person, name))


def _answers(shell: Shell, plan: Erasure) -> dict[tuple[str, int], bool]:
    """What becomes of each place in free text. Ends with exit code 2 when nobody can be asked, or it is not to be."""
    pseudonym = shell.words("person.pseudonym", letter=plan.under_way.letter)
    said = shell.words.count("erase.plan", len(plan.concerned), name=plan.name, pseudonym=pseudonym)
    if not can_ask():
        click.echo(visible(said), err=True)
        for spot in plan.spots:
            click.echo(visible(_shown(shell, spot)), err=True)
        shell.fail("erase.needs-yes")
    stop = shell.words("erase.stop")
    ways = {
        _REPLACE: shell.words("erase.replace", pseudonym=pseudonym),
        _LEAVE: shell.words("erase.leave"),
        _STOP: stop,
    }
    answers: dict[tuple[str, int], bool] = {}
    for spot in plan.spots:
        answer = answers.get((spot.text, spot.mention.start))
        if answer is None:
            answers[spot.text, spot.mention.start] = _is_replaced(
                shell, ask(shell, [_shown(shell, spot)], ways)
            )
    _is_replaced(
        shell, ask(shell, [said], {_REPLACE: shell.words("erase.go-on", name=plan.name), _STOP: stop})
    )
    return answers


def _is_replaced(shell: Shell, answer: str) -> bool:
    if answer == _STOP:
        shell.fail("resume.nothing-done")
    return answer == _REPLACE


def _shown(shell: Shell, spot: Spot, key: str = "erase.question") -> str:
    """A place in a text, with some words on each side of it."""
    start, end = spot.mention.start, spot.mention.end
    before, after = spot.text[max(0, start - _AROUND) : start], spot.text[end : end + _AROUND]
    text = " ".join(f"{before}[{spot.text[start:end]}]{after}".split())
    return shell.words(key, title=spot.title, text=text)


def _report(shell: Shell, plan: Erasure, done: Erased) -> Iterator[str]:
    words = shell.words
    yield words.count("erase.done", done.histories, name=plan.name, pseudonym=done.pseudonym)
    yield from (words("erase.removed", path=str(path)) for path in done.removed)
    yield from (words("erase.made", path=str(path)) for path in done.made)
    yield from (_shown(shell, spot, "erase.left") for spot in done.left)
    yield from (words("erase.other", path=str(path)) for path in done.others)
    yield from (words("erase.unread", path=str(path)) for path in done.unread)
