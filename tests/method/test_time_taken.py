"""Whatever a file holds, reading ten times as much takes about ten times as long, not a hundred.

Processor time is measured, of the same reader in the same run, so that a busy machine changes both sides; a reader that
compares everything with everything is found out by the same measure.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count, pairwise
from pathlib import Path

import pytest

from cocreation_tui import settings
from cocreation_tui.core.ground.cleaning import clean_line, clean_text
from cocreation_tui.desk.lists import check_table
from cocreation_tui.i18n.words import Words
from cocreation_tui.method.cards import read_card
from cocreation_tui.method.check import check
from cocreation_tui.method.drejebog.understanding import read_drejebog
from cocreation_tui.method.participants import read_participants
from cocreation_tui.method.scripts import read_script
from cocreation_tui.method.tables.charsets import decode
from cocreation_tui.store import codec, journal
from cocreation_tui.store import tinydb_tables as tables

Read = Callable[[Path], object]
TENFOLD = 40
"""How many times as long ten times as much may take: ten would be a straight line, a hundred a square."""
AT_ONCE = 0.005
"""Seconds that say nothing: what takes less is taken for this."""

BITS = (
    *(
        "a",
        " ",
        "æ",
        "-",
        "|",
        "[",
        "](",
        "*",
        "_",
        "*a **",
        "`",
        "> ",
        "- ",
        "1. ",
        "#",
        "\\",
        "!",
        "<",
        "&",
        "~",
        "=",
    ),
    *(
        "\n",
        "a\n",
        "\n\n",
        "## \n",
        "## x\n",
        "- a\n",
        "> \n",
        "---\n",
        "===\na\n",
        "```\n",
        "    a\n",
        "a  \n",
        "\r",
        "\v",
    ),
    *(
        ";",
        ",",
        "\t",
        '"',
        '"\n',
        '"a" ',
        '""',
        "';",
        "a;b\n",
        '="',
        "(",
        "'",
        ": ",
        "a: b\n",
        "- a: b\n",
        "|-",
    ),
    *(
        "1",
        "1 ",
        "1.",
        "9:",
        "10:00-",
        "1:0",
        "min ",
        "og ",
        "1 min ",
        "1 og 1 ",
        "ca. ",
        "kl. ",
        "i alt ",
        "x@",
        "x.",
        "a b ",
    ),
    *(
        "\u0315\u0300",
        "\u0300",
        "\x1b[",
        "\x1b]",
        "\x1bP",
        "\x9b1",
        "\u202e",
        "\ud83d\udc69\u200d".encode("utf-16", "surrogatepass").decode("utf-16"),
    ),
)
"""What is written over and over."""
FRAMES = {
    "alone": ("", ""),
    "and more": ("|-", "x"),
    "cell": ("Navn;Rolle;Tid\nÅse;", ";x\n"),
    "number": ("Navn;Rolle;Tid\nÅse;tovholder;1", "x\n"),
    "quoted": ('Navn;Rolle\n"', '";x\n'),
    "heading": ("## ", "\n- Tid: 5 min\n"),
    "front": ("---\nid: x\ntitel: ", "\n---\n# A\n## B\n"),
    "length": ("---\nid: x\n---\n# A\n## B\n- Tid: 1", "x\n- Slags: runde\n"),
    "list": ("# A\n## B\n- ", "\n"),
    "table": ("| Tid | Punkt |\n|---|---|\n| 9:00 | ", " |\n"),
}
"""What stands around it."""
ROWS: dict[str, Callable[[int], str]] = {
    "columns": lambda size: "Navn;" + "x;" * (size // 2) + "\n",
    "headings": lambda size: ";".join(["Navn"] * (size // 5)) + "\n" + "a;" * (size // 2),
    "people": lambda size: "Navn;Rolle\n" + "".join(f"P{n} Q{n};x{n}\n" for n in range(size // 16)),
    "the same": lambda size: "Navn;Rolle\n" + "Åse Ørn;x\n" * (size // 10),
    "numbers": lambda size: "Tid;Punkt\n" + "".join(f"{n % 24}:00;P{n}\n" for n in range(size // 12)),
    "lines": lambda size: "Navn\n" + 'x"\n' * (size // 3),
    "open": lambda size: "Navn;A\n" + '"x;\ny;' * (size // 6),
    "points": lambda size: "# A\n" + "".join(f"## P{n}\n- Tid: 1 min\n" for n in range(size // 20)),
    "bullets": lambda size: "# A\n## B\n" + "".join(f"{' ' * (n % 9)}- x\n" for n in range(size // 8)),
    "links": lambda size: "# A\n## B\n" + "[a](cards/b.md) " * (size // 16),
    "keys": lambda size: "".join(f"a{n} = 1\n" for n in range(size // 10)),
    "dotted": lambda size: ("a." * 400 + "b = 1\n") * (size // 806) + "\n",
    "dotted for long": lambda size: "a." * (size // 2) + "b = 1\n",
    "lists": lambda size: "a = [" + "[" * (size // 2) + "]" * (size // 2) + "]",
    "strings": lambda size: 'a = """' + '""\\"' * (size // 4) + '"""',
    "escapes": lambda size: 'a = "' + "\\u00e6" * (size // 6) + '"',
}
"""Whole files of a size."""


def readers() -> dict[str, tuple[str, Read]]:
    """Everything that reads what people hand over, with how the names of such files end."""
    number = count()

    def identity() -> str:
        return str(next(number))

    def text(path: Path) -> str:
        return path.read_bytes().decode("utf-8")

    def tolerant(read: Callable[[str], object]) -> Read:
        def reading(path: Path) -> object:
            try:
                return read(text(path))
            except (settings.SettingsDamaged, codec.CodecError) as error:
                return error

        return reading

    return {
        "settings": (".toml", tolerant(settings.read_settings)),
        "script": (".md", read_script),
        "card": (".md", read_card),
        "check": (".md", check),
        "list": (".csv", lambda path: read_participants(path, identity)),
        "drejebog": (".csv", lambda path: read_drejebog(path, "da")),
        "drejebog in text": (".md", lambda path: read_drejebog(path, "da")),
        "table": (".txt", lambda path: check_table(path, Words("da"))),
        "letters": (".csv", lambda path: decode(path.read_bytes())),
        "other letters": (".csv", lambda path: decode(text(path).encode("cp865", "replace") + b"\x91")),
        "lines": (".txt", tolerant(lambda said: [clean_line(said), clean_text(said)])),
        "journal": (".journal", lambda path: journal.parse(path.read_bytes())),
        "meeting": (".json", tolerant(lambda said: tables.parse(said.encode()))),
    }


def repeated(bit: str, frame: tuple[str, str], size: int) -> str:
    return frame[0] + bit * (size // len(bit.encode())) + frame[1]


def shapes() -> Iterator[tuple[str, Callable[[int], str]]]:
    for bit in BITS:
        for name, frame in FRAMES.items():
            yield f"{bit!r} {name}", partial(repeated, bit, frame)
    yield from ROWS.items()


def seconds(read: Read, path: Path, content: str) -> float:
    """Processor time of reading such a file, the better of two when it says something."""
    path.write_bytes(content.encode("utf-8", "replace"))
    taken = []
    for _ in range(2):
        began = time.process_time()
        read(path)
        taken.append(time.process_time() - began)
        if taken[0] < AT_ONCE:
            break
    return max(AT_ONCE, min(taken))


def steep(read: Read, path: Path, shape: Callable[[int], str], sizes: tuple[int, ...]) -> list[float]:
    """How many times as long each size took as the one before, as long as that is not too many."""
    times: list[float] = []
    for size in sizes:
        times.append(seconds(read, path, shape(size)))
        if len(times) > 1 and times[-1] > TENFOLD * times[-2]:
            break
    return [later / before for before, later in pairwise(times)]


def too_steep(name: str, folder: Path, sizes: tuple[int, ...], every: int = 1) -> list[str]:
    suffix, read = readers()[name]
    path = folder / f"file{suffix}"
    some = [one for place, one in enumerate(shapes()) if place % every == 0 or one[0] in ROWS]
    found = ((shape, steep(read, path, make, sizes)) for shape, make in some)
    return [f"{shape}: {ratios}" for shape, ratios in found if max(ratios) > TENFOLD]


@pytest.mark.thorough
@pytest.mark.parametrize("name", readers())
def test_ten_times_as_much_takes_about_ten_times_as_long(name: str, tmp_path: Path) -> None:
    assert too_steep(name, tmp_path, (2_500, 25_000), every=59) == []


@pytest.mark.nightly
@pytest.mark.parametrize("name", readers())
def test_the_same_up_to_a_megabyte(name: str, tmp_path: Path) -> None:
    assert too_steep(name, tmp_path, (10_000, 100_000, 1_000_000)) == []


def test_comparing_everything_with_everything_is_found_out(tmp_path: Path) -> None:
    def each_with_each(path: Path) -> int:
        words = path.read_text("utf-8").split()
        return sum(one is other for one in words for other in words)

    ratios = steep(each_with_each, tmp_path / "x", lambda size: "a " * (size // 16), (6_000, 60_000))
    assert max(ratios) > TENFOLD
