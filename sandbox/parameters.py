"""Parameters by signature: what a function asks for is what a request must bring."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, is_dataclass
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from sandbox.errors import bad_request
from sandbox.wire import Json, decode

Convert = Callable[[Any, str, object], object]
"""From whose request, which parameter, what was given."""


@dataclass(frozen=True)
class Wire:
    """How a parameter travels, when its type alone does not say: its name there, its reader."""

    name: str
    convert: Convert


@dataclass(frozen=True)
class _Slot:
    name: str
    wire: str
    convert: Convert
    default: object

    @property
    def is_required(self) -> bool:
        return self.default is inspect.Parameter.empty

    @property
    def is_number(self) -> bool:
        return self.convert in (_integer, _number, _flag) or self.wire.endswith("chat_id")

    def fill(self, context: object, given: Mapping[str, object]) -> object:
        value = given.get(self.wire)
        if value == "" and self.convert is not _string and not self.is_required:
            return self.default
        if value is not None:
            return self.convert(context, self.wire, value)
        if not self.is_required:
            return self.default
        return self.convert(context, self.wire, None)


@dataclass(frozen=True)
class Signature:
    """The parameters of a function; a dataclass among them stands for its own fields."""

    slots: tuple[_Slot, ...]
    groups: tuple[tuple[str, type, "Signature"], ...]

    @classmethod
    def of(
        cls, function: Callable[..., object], converters: Mapping[object, Convert]
    ) -> "Signature":
        hints = get_type_hints(function, include_extras=True)
        slots, groups = [], []
        for name, parameter in inspect.signature(function).parameters.items():
            if parameter.kind is inspect.Parameter.POSITIONAL_ONLY:
                continue
            hint = _bare(hints[name])
            if isinstance(hint, type) and is_dataclass(hint) and hint not in converters:
                groups.append((name, hint, cls.of(hint, converters)))
            else:
                slots.append(_slot(name, hint, parameter.default, converters))
        return cls(tuple(slots), tuple(groups))

    def bind(self, context: object, given: Mapping[str, object]) -> Json:
        bound = {slot.name: slot.fill(context, given) for slot in self.slots}
        for name, kind, signature in self.groups:
            bound[name] = kind(**signature.bind(context, given))
        return bound

    def names(self) -> list[str]:
        own = [slot.wire for slot in self.slots]
        return own + [name for _, _, group in self.groups for name in group.names()]

    def numbers(self) -> frozenset[str]:
        """The parameters that mean a number even where they travel as text."""
        own = {slot.wire for slot in self.slots if slot.is_number}
        return frozenset(own.union(*(group.numbers() for _, _, group in self.groups)))


def _bare(hint: object) -> object:
    """`X | None` is an optional X; the default already says so."""
    if get_origin(hint) in (Union, UnionType):
        kinds = [kind for kind in get_args(hint) if kind is not type(None)]
        return _bare(kinds[0]) if len(kinds) == 1 else Any
    return hint


def _slot(name: str, hint: object, default: object, converters: Mapping[object, Convert]) -> _Slot:
    if get_origin(hint) is Annotated:
        wire = next(extra for extra in get_args(hint) if isinstance(extra, Wire))
        return _Slot(name, wire.name, wire.convert, default)
    kind, of = get_origin(hint) or hint, _bare((*get_args(hint), Any)[0])
    convert = converters[kind]
    if kind is list and (get_origin(of) or of) in _ITEMS:
        convert = _list_of(get_origin(of) or of)
    return _Slot(name, name, convert, default)


def _required(name: str, value: object) -> object:
    if value is None:
        raise bad_request(f'parameter "{name}" is required')
    return value


def _integer(_: object, name: str, value: object) -> int:
    value = _required(name, value)
    if isinstance(value, str | int) and not isinstance(value, bool):
        try:
            return int(value)
        except ValueError:
            pass
    raise bad_request(f'parameter "{name}" must be a valid Integer')


def _number(_: object, name: str, value: object) -> float:
    value = _required(name, value)
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        try:
            return float(value)
        except ValueError:
            pass
    raise bad_request(f'parameter "{name}" must be a valid Number')


def _string(_: object, name: str, value: object) -> str:
    value = _required(name, value)
    if isinstance(value, str):
        return value
    if isinstance(value, bool | int | float):
        return str(value)
    raise bad_request(f'parameter "{name}" must be of type String')


def _flag(_: object, name: str, value: object) -> bool:
    value = _required(name, value)
    if isinstance(value, bool):
        return value
    word = str(value).lower()
    if word in ("true", "1", "yes"):
        return True
    if word in ("false", "0", "no", ""):
        return False
    raise bad_request(f'parameter "{name}" must be of type Boolean')


def _structure(name: str, value: object) -> object:
    value = _required(name, value)
    if not isinstance(value, str):
        return value
    try:
        return decode(value)
    except ValueError:
        raise bad_request(f"can't parse {name} JSON object") from None


def _object(_: object, name: str, value: object) -> Json:
    found = _structure(name, value)
    if not isinstance(found, dict):
        raise bad_request(f'expected an Object as "{name}"')
    return found


def _array(_: object, name: str, value: object) -> list[Any]:
    found = _structure(name, value)
    if not isinstance(found, list):
        raise bad_request(f'expected an Array as "{name}"')
    return found


_ITEMS = {int: "Integer", dict: "Object"}


def _list_of(kind: Any) -> Convert:  # noqa: ANN401 - a class
    def convert(context: object, name: str, value: object) -> list[Any]:
        items = _array(context, name, value)
        if not all(isinstance(item, kind) for item in items):
            raise bad_request(f'expected an Array of {_ITEMS[kind]} as "{name}"')
        return items

    return convert


def _anything(_: object, name: str, value: object) -> object:
    return _required(name, value)


PLAIN: dict[object, Convert] = {
    int: _integer,
    float: _number,
    str: _string,
    bool: _flag,
    dict: _object,
    list: _array,
    Any: _anything,
}
