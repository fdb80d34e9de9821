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


OWN = "ab" * 32
COORDINATOR = read_code(FOR_OTHERS).knowing(OWN, ANCHORS.key, {})
COLLEAGUE = read_code(FOR_OTHERS).knowing("cd" * 32, ANCHORS.key, {})


def test_who_has_the_code_for_all_writes_inside_once_the_anchor_persons_are_known() -> None:
    others = read_code(FOR_OTHERS)
    assert [one.closes(Ring.INSIDE) for one in (ANCHORS, COORDINATOR, others)] == [True, True, False]
    assert [one.opens(Ring.INSIDE) for one in (ANCHORS, COORDINATOR, others)] == [True, False, False]
    assert all(one.closes(Ring.ALL) and one.opens(Ring.ALL) for one in (ANCHORS, COORDINATOR, others))
    assert len({ANCHORS.key, COORDINATOR.key, COLLEAGUE.key, others.key}) == 4
    assert read_code(FOR_ANCHORS).knowing(OWN, "", {}).key == ANCHORS.key, "that of all anchor persons"


@given(st.binary(max_size=200), st.binary(max_size=50))
def test_what_is_sealed_inside_opens_with_the_anchor_persons_and_its_writer_alone(
    plain: bytes, about: bytes
) -> None:
    closed = COORDINATOR.seal(Ring.INSIDE, plain, about, COORDINATOR.key)
    assert len(closed) == len(plain) + COORDINATOR.overhead(Ring.INSIDE, COORDINATOR.key)
    for one in (ANCHORS, COORDINATOR, read_code(FOR_ANCHORS)):
        assert one.open(Ring.INSIDE, closed, about) == plain
    for one in (COLLEAGUE, read_code(FOR_OTHERS)):
        with refused(NO_PART):
            one.open(Ring.INSIDE, closed, about)
    with refused(WRONG_CODE):
        Keys.new().open(Ring.INSIDE, closed, about)


def test_an_anchor_person_seals_to_the_writer_too_where_that_is_no_anchor_person() -> None:
    given = ANCHORS.seal(Ring.INSIDE, b"sagt", b"", COORDINATOR.key)
    assert COORDINATOR.open(Ring.INSIDE, given, b"") == ANCHORS.open(Ring.INSIDE, given, b"") == b"sagt"
    with refused(NO_PART):
        COLLEAGUE.open(Ring.INSIDE, given, b"")
    for own in (ANCHORS.seal(Ring.INSIDE, b"sagt", b"", key) for key in ("", ANCHORS.key)):
        assert len(own) == len(b"sagt") + OVERHEAD
        with refused(NO_PART):
            COORDINATOR.open(Ring.INSIDE, own, b"")
    to_anchors_alone = COORDINATOR.seal(Ring.INSIDE, b"sagt", b"")
    assert ANCHORS.open(Ring.INSIDE, to_anchors_alone, b"") == b"sagt"
    with refused(NO_PART):
        COORDINATOR.open(Ring.INSIDE, to_anchors_alone, b"")


@given(st.data())
def test_what_was_changed_of_what_was_sealed_inside_does_not_open(data: st.DataObject) -> None:
    closed = COORDINATOR.seal(Ring.INSIDE, b"sagt", b"about", COORDINATOR.key)
    place = data.draw(st.integers(8, len(closed) - 1))
    other = data.draw(st.integers(1, 255))
    for one in (ANCHORS, COORDINATOR):
        for changed in (
            closed[:place] + bytes([closed[place] ^ other]) + closed[place + 1 :],
            closed[:place],
        ):
            with pytest.RaisesExc(CarrierError, check=lambda error: error.key in (DAMAGED, NO_PART)):
                one.open(Ring.INSIDE, changed, b"about")
        with refused(DAMAGED):
            one.open(Ring.INSIDE, closed, b"about it")


@pytest.mark.parametrize("key", ["00" * 32, "ab", "not a key"])
def test_a_key_that_is_none_is_refused(key: str) -> None:
    with refused(DAMAGED):
        read_code(FOR_OTHERS).knowing(OWN, key, {}).seal(Ring.INSIDE, b"sagt", b"")


def test_nothing_is_sealed_the_same_way_twice_and_nothing_secret_is_shown() -> None:
    assert ANCHORS.seal(Ring.ALL, b"sagt", b"") != ANCHORS.seal(Ring.ALL, b"sagt", b"")
    assert codes(Keys.new()) != codes(Keys.new())
    sealed = [COORDINATOR.seal(Ring.INSIDE, b"sagt", b"", COORDINATOR.key) for _ in range(2)]
    assert not any(part in sealed[1] for part in (sealed[0][17:97], sealed[0][105:185], sealed[0][185:]))
    assert repr(SECRET)[2:-1] not in repr(ANCHORS)
