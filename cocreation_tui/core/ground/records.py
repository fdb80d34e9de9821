"""``dataclass`` as this house uses it, made in a fifth of the time.

The standard library's compiles six methods of every class from text, each by itself, which for hundreds of classes is
most of what a start takes. Here only ``__init__`` is compiled; what compares, hashes, shows and refuses is the same
code for all. ``fields()`` and ``replace()`` know such classes. Fields that are no arguments or keywords only, and
comparing by order, are left to the standard library's own.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen: bool = False, slots: bool = False, eq: bool = True) -> Callable[[type], type]:
        """Make a record of a class, as ``dataclasses.dataclass`` does."""
        bare = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)

        def made(declared: type) -> type:
            record = bare(declared)
            for name, method in _methods(record, frozen, eq).items():
                if name not in vars(record):
                    setattr(record, name, method)
            return record

        return made


def _methods(record: type, frozen: bool, eq: bool) -> dict[str, object]:
    methods: dict[str, object] = {"__init__": _init(record, frozen), "__repr__": _repr}
    if eq:
        values = _values(record)
        methods |= {"__eq__": _eq(values), "__hash__": _hash(values) if frozen else None}
    if frozen:
        methods |= {"__setattr__": _refuse, "__delattr__": _refuse}
    return methods


def _init(record: type, frozen: bool) -> Callable[..., None]:
    known: dict[str, Any] = {"_set": object.__setattr__, "_MISSING": dataclasses.MISSING}
    arguments, lines = ["self"], []
    for field in dataclasses.fields(record):
        name, value = field.name, field.name
        if field.default is not dataclasses.MISSING:
            known[f"_{name}"] = field.default
            arguments.append(f"{name}=_{name}")
        elif field.default_factory is not dataclasses.MISSING:
            known[f"_{name}"] = field.default_factory
            arguments.append(f"{name}=_MISSING")
            value = f"_{name}() if {name} is _MISSING else {name}"
        else:
            arguments.append(name)
        lines.append(f"_set(self, {name!r}, {value})" if frozen else f"self.{name} = {value}")
    if hasattr(record, "__post_init__"):
        lines.append("self.__post_init__()")
    body = "; ".join(lines) or "pass"
    code = f"def made({', '.join(known)}):\n def __init__({', '.join(arguments)}): {body}\n return __init__"
    found: dict[str, Any] = {}
    exec(code, vars(sys.modules[record.__module__]), found)  # noqa: S102  the names of fields, and no other text
    init: Callable[..., None] = found["made"](**known)
    init.__qualname__ = f"{record.__qualname__}.__init__"
    init.__annotations__ = {field.name: field.type for field in dataclasses.fields(record)}
    return init


def _values(record: type) -> Callable[[Any], Any]:
    """All that is compared of such a record, as one value."""
    names = [field.name for field in dataclasses.fields(record) if field.compare]
    return attrgetter(*names) if names else lambda one: ()


def _eq(values: Callable[[Any], Any]) -> Callable[[Any, Any], Any]:
    def __eq__(self: Any, other: Any) -> Any:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    return __eq__


def _hash(values: Callable[[Any], Any]) -> Callable[[Any], int]:
    def __hash__(self: Any) -> int:
        return hash(values(self))

    return __hash__


def _repr(self: Any) -> str:
    told = (f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self) if field.repr)
    return f"{type(self).__qualname__}({', '.join(told)})"


def _refuse(self: object, name: str, value: object = None) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot set {name!r}")
