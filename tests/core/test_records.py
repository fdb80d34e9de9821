"""Records are what the standard library's dataclasses are, made quicker."""

from __future__ import annotations

import dataclasses
from typing import Any, ClassVar

import pytest

from cocreation_tui.core.ground import records

standard: Any = dataclasses.dataclass
house: Any = records.dataclass


def declared() -> type:
    class Thing:
        """Something."""

        kind: ClassVar[str] = "thing"
        name: str
        number: int = 3
        more: list[int] = dataclasses.field(default_factory=list, compare=False, repr=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "number", abs(self.number))

    return Thing


@pytest.mark.parametrize("options", [{"frozen": True, "slots": True}, {"slots": True}, {"frozen": True}, {}])
def test_it_is_as_the_standard_librarys(options: dict[str, bool]) -> None:
    usual, ours = standard(**options)(declared()), house(**options)(declared())
    for given in ({"name": "a"}, {"name": "a", "number": -4}, {"name": "b", "more": [1]}):
        one, other = usual(**given), ours(**given)
        assert repr(one) == repr(other)
        assert dataclasses.asdict(one) == dataclasses.asdict(other)
        assert ours(**given) == other
        assert dataclasses.replace(other, name="c") != other
    assert ours("a") != usual("a")
    assert ours("a").more is not ours("a").more
    assert ours.__match_args__ == usual.__match_args__
    assert hasattr(ours("a"), "__dict__") == hasattr(usual("a"), "__dict__")
    with pytest.raises(TypeError):
        ours()


def test_what_is_frozen_has_a_hash_and_does_not_change() -> None:
    frozen, open_to_change = house(frozen=True)(declared()), house()(declared())
    assert hash(frozen("a")) == hash(frozen("a"))
    with pytest.raises(dataclasses.FrozenInstanceError):
        frozen("a").name = "b"
    with pytest.raises(dataclasses.FrozenInstanceError):
        del frozen("a").name
    changed = open_to_change("a")
    changed.name = "b"
    assert changed == open_to_change("b")
    with pytest.raises(TypeError):
        hash(changed)


def test_identity_alone_where_that_is_wanted() -> None:
    same = house(frozen=True, slots=True, eq=False)(declared())
    assert same("a") != same("a")
    assert hash(same("a"))
