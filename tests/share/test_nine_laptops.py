"""Two years of an initiative on nine laptops: the poster and the newsletter are the same on all, and what is said inside stays there."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

import pytest

from cocreation_tui.core.initiative.hearing import stays_inside
from cocreation_tui.core.reports.newsletter import newsletter_of
from cocreation_tui.core.reports.poster import Poster, poster_of
from cocreation_tui.core.shared.streams import Part
from cocreation_tui.desk.initiatives import Initiatives
from cocreation_tui.export.newsletter import newsletter_markdown
from cocreation_tui.export.poster.poster import SVG, poster_bytes
from cocreation_tui.i18n.words import Words
from cocreation_tui.share.joining import begin_sharing
from cocreation_tui.store.traces import all_files, says
from tests.initiative_story import two_years
from tests.share.clouds import ANCHORS, Copies
from tests.share.laptops import INTERNAL, Laptop

pytestmark = pytest.mark.thorough
DAY = date(2027, 1, 4)
SECRET = "Kvædehaven skal lukke"
"""Said in a meeting that is for the anchor persons."""
HERS = "Ågården er solgt"
"""Said in a meeting of those behind the initiative that a coordinator holds."""


@dataclass
class Nine:
    """The laptops, the anchor person's first, and the folder they share through."""

    laptops: list[Laptop]
    way: Copies


@pytest.fixture(scope="module")
def nine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nine]:
    root = tmp_path_factory.mktemp("nine")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda descriptor: None)
        story = two_years(root / "0")
        anchor = Laptop(root / "0", "Dorte Holm")
        anchor.clock.advance(story.clock.now() - anchor.clock.now())
        inner = anchor.plan(INTERNAL, "Ledelse")
        anchor.go_on(inner, SECRET, close=True)
        share = begin_sharing(anchor.folder, anchor.clock.now(), ANCHORS, anchor.identity).share
        way = Copies(root / "way", share, Random(9))
        anchor.exchange(way)
        laptops = [anchor]
        for number in range(1, 9):
            part = Part.ANCHOR if number == 1 else Part.COORDINATOR
            one = Laptop(root / str(number), f"Koordinator {number}", part=part)
            one.clock.advance(story.clock.now() - one.clock.now())
            one.join(way)
            laptops.append(one)
        for one in laptops[2:4]:
            one.go_on(one.plan(title=f"Møde hos {one.name}"), f"fra {one.name}", close=True)
        laptops[2].go_on(laptops[2].plan(INTERNAL, "Ledelse hos dem"), HERS, close=True)
        for _ in range(4):
            for one in laptops:
                one.exchange(way)
                way.arrive()
        yield Nine(laptops, way)


def poster_on(laptop: Laptop) -> Poster:
    known = Initiatives(laptop.desk).read(laptop.folder).initiative
    assert known is not None
    return poster_of(known, DAY)


def test_the_poster_is_the_same_on_all_nine(nine: Nine) -> None:
    posters = [poster_on(one) for one in nine.laptops]
    assert posters[0].tiles
    assert len(set(posters)) == 1
    assert len({poster_bytes(one, (SVG,))[SVG] for one in (posters[0], posters[-1])}) == 1


def test_the_newsletter_is_the_same_on_all_nine(nine: Nine) -> None:
    letters = []
    for one in nine.laptops:
        known = Initiatives(one.desk).read(one.folder).initiative
        assert known is not None
        letter = newsletter_of(known, "")
        assert letter is not None
        letters.append(newsletter_markdown(letter, Words("da")))
    assert len(set(letters)) == 1


def test_what_is_said_inside_is_on_no_other_disk(nine: Nine) -> None:
    anchor, deputy, writer, *others = nine.laptops
    for secret, with_whom in ((SECRET, ()), (HERS, (writer,))):
        for one in (anchor, deputy, *with_whom):
            assert any(secret in text for path in all_files(one.root) for text in says(path))
        places = [one.root for one in (writer, *others) if one not in with_whom]
        needles = [secret.encode(coding) for coding in ("utf-8", "utf-16-le", "latin-1")]
        needles.append(json.dumps(secret)[1:-1].encode())
        files = [path for place in (*places, nine.way.root) for path in place.rglob("*") if path.is_file()]
        assert len(files) > 400
        assert [path for path in files if any(one in path.read_bytes() for one in needles)] == []


def test_all_meetings_but_the_internal_one_are_on_all_nine(nine: Nine) -> None:
    anchor, deputy, *others = (one.chains() for one in nine.laptops)
    assert deputy == anchor
    at = nine.laptops[0].folder
    inner = {name for name in anchor if stays_inside(nine.laptops[0].desk.read(at / f"{name}.json").circle)}
    assert len(inner) > 1
    known = {name: chain for name, chain in anchor.items() if name not in inner}
    assert len(others[0]) == len(known) + 1
    assert others[0].items() <= anchor.items()
    for here in others[1:]:
        assert here == known
