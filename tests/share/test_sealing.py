"""Codes that people type from a wall, and seals that nobody opens, moves or renames unseen."""

from __future__ import annotations

from contextlib import suppress
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreation_tui.core.shared.streams import Ring
from cocreation_tui.share.carrier import DAMAGED, NEWER, NO_PART, CarrierError
from cocreation_tui.share.sealing import (
    BAD_CODE,
    OVERHEAD,
    WRONG_CODE,
    Keys,
    code_for_anchors,
    code_for_others,
    read_code,
)
from tests.share.carrier_contract import refused

DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
FOR_ANCHORS, FOR_OTHERS = "34CN-K6ET-39D9-NPRV-BEDX-R72W-KKJ6", "FP4X-DJV8-D183-BW5J-P0MS-YJDR-CSJZ"
SECRET = bytes(range(100, 116))
ANCHORS = Keys(SECRET, anchor=True)
secrets = st.binary(min_size=16, max_size=16)


def codes(keys: Keys) -> tuple[str, str]:
    return code_for_anchors(keys), code_for_others(keys)


def test_codes_stay_as_they_are() -> None:
    assert codes(ANCHORS) == (FOR_ANCHORS, FOR_OTHERS)


@given(secrets)
def test_a_code_gives_back_its_keys(secret: bytes) -> None:
    anchors = Keys(secret, anchor=True)
    others = read_code(code_for_others(anchors))
    again = read_code(code_for_anchors(anchors))
    assert codes(again) == codes(anchors)
    assert code_for_others(others) == code_for_others(anchors)
    assert [one.opens(Ring.INSIDE) for one in (anchors, again, others)] == [True, True, False]
    with refused(NO_PART):
        code_for_anchors(others)
    for ring, opener in ((Ring.ALL, others), (Ring.ALL, again), (Ring.INSIDE, again)):
        assert opener.open(ring, anchors.seal(ring, secret, b"about"), b"about") == secret


@pytest.mark.parametrize("code", codes(ANCHORS))
def test_a_code_is_read_as_people_write_it(code: str) -> None:
    spoken = code.lower().replace("-", " ").replace("0", "o")
    for written in (
        *(code.replace("-", ""), f"  {code}\n", code.replace("-", " – "), spoken),
        *(
            code.replace("1", "I"),
            code.replace("1", "l"),
            code.replace("-", "\u00a0"),
            code.replace("-", "."),
        ),
    ):
        assert code_for_others(read_code(written)) == FOR_OTHERS


@pytest.mark.parametrize("code", codes(ANCHORS))
def test_every_single_mistake_in_a_code_is_found(code: str) -> None:
    for place, right in enumerate(code):
        for digit in DIGITS:
            if right not in ("-", digit):
                with refused(BAD_CODE):
                    read_code(code[:place] + digit + code[place + 1 :])
        with refused(BAD_CODE):
            read_code(code[:place] + "U" + code[place + 1 :])


@pytest.mark.parametrize("code", codes(ANCHORS))
def test_every_exchange_of_two_letters_is_found(code: str) -> None:
    letters = [*code.replace("-", "")]
    for one, other in combinations(range(len(letters)), 2):
        if letters[one] != letters[other]:
            swapped = [*letters]
            swapped[one], swapped[other] = swapped[other], swapped[one]
            with refused(BAD_CODE):
                read_code("".join(swapped))


@pytest.mark.parametrize(
    "text", ["", "0" * 28, FOR_OTHERS[:-1], FOR_OTHERS + "0", "½" * 28, "ß" * 14, "٣" * 28]
)
def test_what_is_no_code_is_refused(text: str) -> None:
    with refused(BAD_CODE):
        read_code(text)


@given(st.text(DIGITS + "-oilOIL ßı½٣\x00", min_size=26, max_size=32))
def test_no_text_upsets_the_reader(text: str) -> None:
    with suppress(CarrierError):  # one in a thousand is right by chance
        read_code(text)


def test_a_kind_of_code_that_is_not_known_yet_is_told_apart() -> None:
    number = (3 << 128 | 5) * 1024
    number += (1 - number) % 1021
    with refused(NEWER):
        read_code("".join(DIGITS[number >> 5 * place & 31] for place in reversed(range(28))))


@given(st.binary(max_size=200), st.binary(max_size=50), st.data())
def test_what_was_changed_does_not_open(plain: bytes, about: bytes, data: st.DataObject) -> None:
    closed = ANCHORS.seal(Ring.ALL, plain, about)
    assert len(closed) == len(plain) + OVERHEAD
    place = data.draw(st.integers(8, len(closed) - 1))
    other = data.draw(st.integers(1, 255))
    with refused(DAMAGED):
        ANCHORS.open(Ring.ALL, closed[:place] + bytes([closed[place] ^ other]) + closed[place + 1 :], about)
    with refused(DAMAGED):
        ANCHORS.open(Ring.ALL, closed[:place], about)
    with refused(DAMAGED):
        ANCHORS.open(Ring.ALL, closed, about + b"!")


def test_a_wrong_key_is_told_apart_from_damage() -> None:
    closed = ANCHORS.seal(Ring.ALL, b"sagt", b"")
    with refused(WRONG_CODE):
        Keys.new().open(Ring.ALL, closed, b"")
    with refused(WRONG_CODE):
        ANCHORS.open(Ring.INSIDE, closed, b"")
    with refused(DAMAGED):
        ANCHORS.open(Ring.ALL, closed[: OVERHEAD - 1], b"")


def test_the_key_of_all_neither_opens_nor_closes_what_stays_inside() -> None:
    others = read_code(FOR_OTHERS)
    with refused(NO_PART):
        others.open(Ring.INSIDE, ANCHORS.seal(Ring.INSIDE, b"sagt", b""), b"")
    with refused(NO_PART):
        others.seal(Ring.INSIDE, b"sagt", b"")


def test_nothing_is_sealed_the_same_way_twice_and_nothing_secret_is_shown() -> None:
    assert ANCHORS.seal(Ring.ALL, b"sagt", b"") != ANCHORS.seal(Ring.ALL, b"sagt", b"")
    assert codes(Keys.new()) != codes(Keys.new())
    assert repr(SECRET)[2:-1] not in repr(ANCHORS)
