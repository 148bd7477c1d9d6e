"""A drawing laid down as JSON, to be drawn later by whoever finds it."""

from dataclasses import asdict, fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from documents.figures import Bars, Cards, Chart, Heat, Paper, Trend

_KINDS = {"bars": Bars, "heat": Heat, "trend": Trend, "cards": Cards, "paper": Paper}


def frozen(drawing: Chart | Paper) -> dict[str, Any]:
    return asdict(drawing)


def thawed(laid: dict[str, Any]) -> Chart | Paper:
    """KeyError or TypeError for what we did not lay down."""
    drawing: Chart | Paper = _built(_KINDS[laid["kind"]], laid)
    return drawing


def _built(wanted: Any, laid: Any) -> Any:  # noqa: ANN401 - any of the kinds of figures.py
    if isinstance(wanted, UnionType):
        return None if laid is None else _built(_one_of(wanted, laid), laid)
    if get_origin(wanted) is tuple:
        return tuple(_built(get_args(wanted)[0], one) for one in laid)
    if is_dataclass(wanted) and isinstance(wanted, type):
        hints = get_type_hints(wanted)
        return wanted(**{
            one.name: _built(hints[one.name], laid[one.name])
            for one in fields(wanted) if one.name in laid
        })  # fmt: skip
    return laid


def _one_of(wanted: UnionType, laid: Any) -> Any:  # noqa: ANN401
    possible = [one for one in get_args(wanted) if one is not NoneType]
    return _KINDS[laid["kind"]] if len(possible) > 1 else possible[0]
