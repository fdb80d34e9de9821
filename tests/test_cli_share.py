"""The verbs that share an initiative: what they ask for, what they say, exit codes; nothing secret in what is typed."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from contextlib import nullcontext
from datetime import datetime, timedelta
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from cocreation_tui.cli import shell
from cocreation_tui.cli.main import main
from cocreation_tui.cli.share import share
from cocreation_tui.cli.share_told import code_asked
from cocreation_tui.clock import local_zone
from cocreation_tui.core.ground.cleaning import UNSAFE
from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.core.shared.streams import Part
from cocreation_tui.desk import hearing_of, hosted_room
from cocreation_tui.i18n.dates import clock
from cocreation_tui.i18n.words import Words
from cocreation_tui.share import server
from cocreation_tui.share.carrier import NO_PART, UNREACHABLE, CarrierError
from cocreation_tui.share.news import Exchanged, Moved, Trouble
from cocreation_tui.share.openers import FILE, FOLDER, POSTGRES
from cocreation_tui.share.room_address import OnWall
from cocreation_tui.share.server import Checked, Finding, Member, SetUp
from cocreation_tui.store.shared_streams import Way
from tests.together_fake import BO, CODES, EVA, MEETING, OWN, SHARE, World, pretend
from tests.tui.followed import PLATFORMS, followed
from tests.tui.stage import Stage, in_memory

DA = Words("da")
Verb = Callable[..., Result]
NAME = "Trygge nætter"


def at(instant: datetime) -> str:
    """A clock time where the tests run."""
    return clock(instant, local_zone()[0])


ADDRESS = "postgresql://server.kommune.dk/samskabelse"


@pytest.fixture
def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stage:
    stage = in_memory(tmp_path, "da")
    monkeypatch.setattr(shell, "SystemClock", lambda: stage.clock)
    return stage


@pytest.fixture
def world(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> World:
    world = pretend(World(followed(stage), stage.clock.now()), monkeypatch)
    world.appear()
    return world


@pytest.fixture
def verb(stage: Stage) -> Verb:
    root = str(stage.desk.workspace.root)

    def give(*words: object, typed: str = "") -> Result:
        given = ["--workspace", root, "share", *map(str, words), "--lang", "da"]
        return CliRunner().invoke(main, given, input=typed)

    return give


def test_a_folder_is_set_up_and_shared_at_once(verb: Verb, world: World, tmp_path: Path) -> None:
    common = tmp_path / "fælles"
    common.mkdir()
    result = verb("setup", NAME, common)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        f"Der deles nu gennem mappen {common}.",
        "Sendt: Tovholdermøde",
    ]
    assert [one[0] for one in world.asked] == ["begin", "set_up", "exchange"]


def test_no_folder_our_own_folder_and_a_password_are_refused(
    verb: Verb, world: World, stage: Stage, tmp_path: Path
) -> None:
    for where, said in (
        (tmp_path / "ingen", "hverken mappe eller fil"),
        (stage.desk.workspace.root, "arbejder programmet selv"),
        ("postgresql://eva:hemmelig@server.kommune.dk/x", "Der står en adgangskode"),
        ("postgresql://server.kommune.dk/x?user=eva&password=hemmelig", "Der står en adgangskode"),
    ):
        result = verb("setup", NAME, where)
        assert result.exit_code == 2
        assert said in result.stderr
        assert "hemmelig" not in result.output
    assert world.asked == []


def test_whom_the_server_does_not_know_is_told_what_the_administrator_asks_for(
    verb: Verb, world: World
) -> None:
    world.failing = CarrierError(NO_PART)
    result = verb("setup", NAME, ADDRESS)
    assert (result.exit_code, result.stderr) == (2, f"Bed administratoren om adgang med id {SHARE}\n")


def test_a_way_is_used_no_more(verb: Verb, world: World) -> None:
    result = verb("stop", NAME, world.ways[0].where)
    assert result.stdout == "Der deles ikke mere gennem mappen /mnt/faelles/Trygge naetter.\n"
    assert world.ways == ()
    assert verb("stop", NAME, world.folder.parent.parent).exit_code == 2


def test_the_code_is_asked_for_and_not_shown(verb: Verb, world: World, tmp_path: Path) -> None:
    world.here = False
    common = tmp_path / "fælles"
    common.mkdir()
    result = verb("join", common, "--platform", "Lys og rum", typed=f"{CODES.others}\n")
    assert result.exit_code == 0, result.output
    assert CODES.others not in result.output
    assert "»Trygge nætter« er her nu." in result.stdout
    way = Way(FOLDER, str(common))
    assert world.asked[-1] == ("join", way, CODES.others, Part.COORDINATOR, ("Lys og rum",))
    verb("join", ADDRESS, "--part", "reader")
    assert world.last == ("join", Way(POSTGRES, ADDRESS), "", Part.READER, ())


class Piped(io.StringIO):
    """What is written into a verb; somebody sits there when it is looked at."""

    looked = False

    def isatty(self) -> bool:
        return self.looked


def test_from_a_pipe_the_code_is_one_line_and_nobody_is_asked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Asking for it would tell that it cannot be hidden where there is no terminal."""
    asked: list[object] = []

    def prompt(_: str, **how: object) -> str:
        asked.append(how)
        return "TYPED"

    monkeypatch.setattr(click, "prompt", prompt)
    shell_of = shell.Shell(tmp_path, "da")
    monkeypatch.setattr(sys, "stdin", Piped(f" {CODES.others}\r\nja\n"))
    assert code_asked(shell_of) == CODES.others
    assert sys.stdin.read() == "ja\n"
    with pytest.raises(SystemExit) as ended:
        code_asked(shell_of)
    assert ended.value.code == 2
    assert capsys.readouterr().err == f"{DA('together.no-code')}\n"
    assert asked == []
    monkeypatch.setattr(Piped, "looked", True)
    assert code_asked(shell_of) == "TYPED"
    assert asked == [{"hide_input": True}]


def test_an_anchor_person_needs_the_anchor_persons_code(verb: Verb, world: World, tmp_path: Path) -> None:
    world.here = False
    common = tmp_path / "fælles"
    common.mkdir()
    result = verb("join", common, "--part", "anchor", typed=f"{CODES.others}\n")
    assert result.exit_code == 2
    assert "Ankerpersoner skriver ankerpersonernes kode" in result.stderr
    assert "join" not in [one[0] for one in world.asked]
    assert verb("join", common, "--part", "anchor", typed=f"{CODES.anchors}\n").exit_code == 0
    assert world.last == ("join", Way(FOLDER, str(common)), CODES.anchors, Part.ANCHOR, ())


def test_what_is_here_already_is_shared_by_that_way_too(verb: Verb, world: World, tmp_path: Path) -> None:
    common = tmp_path / "fælles"
    common.mkdir()
    result = verb("join", common, typed=f"{CODES.others}\n")
    assert "er her i forvejen" in result.stdout
    assert [one[0] for one in world.asked] == ["preview", "set_up", "exchange"]


def test_no_verb_takes_a_code_or_password_that_it_cannot_ask_for(verb: Verb) -> None:
    groups = [share, *(one for one in share.commands.values() if isinstance(one, click.Group))]
    for command in (one for group in groups for one in group.commands.values()):
        secret = [one for one in command.params if {"--code", "--password"} & set(one.opts)]
        assert not any(one.required or isinstance(one, click.Argument) for one in secret)


def test_sharing_now_tells_and_its_code_says_whether_all_went_well(verb: Verb, world: World) -> None:
    world.comes = (Moved(MEETING, "Lysvandring", EVA, 12),)
    result = verb("now")
    assert (result.exit_code, result.stdout) == (0, "Kom: Lysvandring · Sendt: Tovholdermøde\n")
    world.troubles = (Trouble(UNREACHABLE),)
    result = verb("now", NAME)
    assert (result.exit_code, result.stdout) == (2, "Intet nyt: alle har det samme.\n")
    assert "kan ikke nås" in result.stderr
    world.failing = CarrierError("share.no-part")
    assert verb("now").exit_code == 2


def test_what_is_not_shared_says_how_it_is_shared(verb: Verb, world: World) -> None:
    world.shared = False
    for given in (("now",), ("status",), ("watch", NAME)):
        result = verb(*given)
        assert result.exit_code == 2
        assert "cocreation share setup" in result.stderr


def test_the_status_has_a_line_for_everybody(verb: Verb, world: World) -> None:
    result = verb("status")
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines() == [
        "Mappe /mnt/faelles/Trygge naetter",
        f"Sidst delt {at(world.now - timedelta(minutes=20))}",
        "3 møder er ikke delt endnu",
        f"Dorte Holm\tankerperson\tdenne computer\t9 møder\t{OWN}",
        f"Eva Natt\ttovholder · Lys og rum\thørt fra {at(world.now)}\t5 møder\t{EVA}",
        f"Bo Ek\tlæser med\thørt fra 19. nov.\t0 møder\t{BO}",
        f"Til serverens administrator: initiativets id er {SHARE}",
    ]


def test_the_codes(verb: Verb, world: World) -> None:
    assert verb("code", NAME).stdout == f"{CODES.others}\n"
    assert verb("code", NAME, "--anchors").stdout == f"{CODES.anchors}\n"
    world.part = Part.READER
    assert verb("code", NAME, "--anchors").exit_code == 2


def test_a_file_is_packed_where_none_is(verb: Verb, world: World, tmp_path: Path) -> None:
    target = tmp_path / "til-eva.cocreation"
    result = verb("pack", NAME, "--platform", PLATFORMS["da"][0].casefold(), "-o", target)
    assert result.stdout == f"Filen er lavet: {target}\n"
    assert world.asked[-1] == ("pack", target, PLATFORMS["da"][0])
    assert verb("pack", NAME, "-o", target).exit_code == 2
    assert verb("pack", NAME, "--platform", "Havnen", "-o", tmp_path / "x.cocreation").exit_code == 2


def test_a_file_is_shown_asked_about_and_brought_in_once(verb: Verb, world: World, tmp_path: Path) -> None:
    file = tmp_path / "fra-eva.cocreation"
    file.write_bytes(b"PK")
    result = verb("open", file, typed="n\n")
    assert "»Trygge nætter«" in result.stdout
    assert "Tovholdermøde: 12 nye, 3 er her" in result.stdout
    assert [one[0] for one in world.asked] == ["preview"]
    assert "Kom: Tovholdermøde" in verb("open", file, "--yes").stdout
    assert world.asked[-1] == ("take_in", file, world.folder)
    again = verb("open", file, "--yes")
    assert "Det hele er her i forvejen. Intet nyt." in again.stdout
    assert [one[0] for one in world.asked].count("take_in") == 1
    world.here, world.needs_code = False, True
    verb("open", file, "--yes", "--part", "reader", typed=f"{CODES.others}\n")
    assert world.last == ("join", Way(FILE, str(file)), CODES.others, Part.READER, ())


def test_watching_tells_a_line_for_what_comes_until_it_is_ended(
    verb: Verb, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    rounds = iter(range(3))

    def waited() -> None:
        if next(rounds) == 2:
            raise KeyboardInterrupt
        world.comes = (Moved(MEETING, "Lysvandring", EVA, 12),)

    monkeypatch.setattr(hearing_of, "waiting", lambda *given: nullcontext(waited))
    result = verb("watch", NAME)
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines() == [
        "Følger med i »Trygge nætter«. Ctrl+C slutter.",
        f"{at(world.now)}\tLysvandring\tEva Natt\t12 nye ændringer",
        f"{at(world.now)}\tLysvandring\tEva Natt\t12 nye ændringer",
    ]


def test_a_meeting_changes_hands(verb: Verb, world: World, stage: Stage) -> None:
    meeting = next(one for one in stage.desk.meetings() if one.path.parent == world.folder).id
    assert verb("hand-over", meeting, "eva").exit_code == 0
    assert world.asked[-1] == ("hand_over", meeting, EVA)
    assert verb("hand-over", meeting, BO[:6]).exit_code == 0
    assert world.asked[-1] == ("hand_over", meeting, BO)
    result = verb("hand-over", meeting, "Pia")
    assert result.exit_code == 2
    assert "Eva Natt (bbbbbb), Bo Ek (cccccc)" in result.stderr
    assert verb("take-over", meeting).stdout.splitlines()[-1] == meeting


def test_what_others_are_called_is_nothing_a_terminal_obeys(verb: Verb, world: World) -> None:
    world.names = ("\x1b[31mEva", "\x1b]52;c;aGVq\x07Bo")
    world.title = "\x9b2Jryddet"
    for given in (("status",), ("now",)):
        assert not UNSAFE.search(verb(*given).output.replace("\n", "").replace("\t", ""))


def test_the_server_is_looked_after(verb: Verb, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[tuple[object, ...]] = []
    member = Member(SHARE, "Trygge nætter", "eva", Part.COORDINATOR, ("Lys og rum",), False)
    findings = (
        Finding("share.server.good-tls", True),
        Finding("share.server.bad-rls", False, {"what": "cc.step"}),
    )
    monkeypatch.setattr(server, "init", lambda address: SetUp(0, 1))
    monkeypatch.setattr(server, "check", lambda address: Checked(findings, (member,)))
    monkeypatch.setattr(server, "grant", lambda *given: done.append(given))
    monkeypatch.setattr(server, "revoke", lambda *given: given == (ADDRESS, SHARE, "eva"))
    assert verb("server", "init", ADDRESS).stdout == "Serveren er klar: version 1.\n"
    result = verb("server", "check", ADDRESS)
    assert result.exit_code == 2
    assert [row[0] for row in result.stdout.splitlines()[:2]] == ["✓", "▲"]
    assert result.stdout.splitlines()[2] == f"Trygge nætter\t{SHARE}\teva\ttovholder\tLys og rum"
    assert verb("server", "grant", ADDRESS, SHARE, "eva", "coordinator", "--platform", "Lys").exit_code == 0
    assert done[-1] == (ADDRESS, SHARE, "eva", Part.COORDINATOR, ("Lys",))
    assert "lukket ude" in verb("server", "revoke", ADDRESS, SHARE, "eva").stdout
    assert "havde ingen del" in verb("server", "revoke", ADDRESS, SHARE, "bo").stdout
    assert verb("server", "grant", ADDRESS, "Trygge", "eva", "reader").exit_code == 2
    assert verb("server", "init", "postgresql://a:hemmelig@x/y").exit_code == 2


class FakeRoom:
    """A room that somebody ends with Ctrl+C at once."""

    def __init__(self, together: object, folder: Path, port: int | None, hosts: tuple[str, ...]) -> None:
        self.asked = (folder, port, hosts)
        self.told: Callable[[Exchanged], None] = lambda exchanged: None
        self.ended = False
        opened.append(self)

    def open(self) -> OnWall:
        if self.asked[1] == 1:
            raise CarrierError("share.room.no-programs")
        if self.asked[1] == 2:
            raise Refused("share.room.open-already")
        return OnWall(("192.168.1.5", "10.0.0.7"), 28432, CODES.others)

    def is_alive(self) -> bool:
        return not self.ended

    def join(self, seconds: float) -> None:
        self.told(Exchanged((Moved(MEETING, "Ved bord 3", EVA, 7),)))
        raise KeyboardInterrupt

    def end(self) -> None:
        self.ended = True


opened: list[FakeRoom] = []


@pytest.fixture
def rooms(monkeypatch: pytest.MonkeyPatch) -> list[FakeRoom]:
    monkeypatch.setattr(hosted_room, "HostedRoom", FakeRoom)
    opened.clear()
    return opened


def test_a_room_says_what_stands_on_the_wall_and_what_comes_until_it_is_closed(
    verb: Verb, world: World, rooms: list[FakeRoom]
) -> None:
    result = verb("room", NAME, "--port", "28500", "--address", "192.168.1.5")
    assert (result.exit_code, result.stderr) == (0, "")
    *wall, came, over = result.stdout.splitlines()
    assert wall == [
        f"Rummet er åbent for »{NAME}«. Skriv på væggen:",
        "Adresse: room://192.168.1.5/1 ved bord 1, og så videre til room://192.168.1.5/15",
        f"Kode: {CODES.others}",
        "Svarer den ikke, så prøv: room://10.0.0.7/1",
        "Ved bordene: Hjem → Vær med i et delt initiativ → adresse og kode",
    ]
    assert came == f"{at(world.now)}\tVed bord 3\tEva Natt\t7 nye ændringer"
    assert over == f"Rummet for »{NAME}« er lukket. Alle beholder det, de har."
    assert [(one.asked, one.ended) for one in rooms] == [((world.folder, 28500, ("192.168.1.5",)), True)]


@pytest.mark.parametrize(("port", "why"), [(1, "cocreation-tui[room]"), (2, "allerede åbent")])
def test_why_a_room_is_not_opened_is_one_line(
    port: int, why: str, verb: Verb, world: World, rooms: list[FakeRoom]
) -> None:
    result = verb("room", NAME, "--port", port)
    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1
    assert why in result.stderr
