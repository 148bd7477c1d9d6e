"""Every English sentence the code says, in the order in which it says them."""

import ast
from collections.abc import Iterator
from pathlib import Path

_HOUSE = Path(__file__).parents[1]
_ROOMS = ("handlers", "bot", "locales")

# How many sentences each call is given before its facts.
_CALLS = {"_": 1, "words": 1, "many": 2}

# One sentence, or a singular and its plural.
Sentence = tuple[str, ...]


def sentences() -> Iterator[tuple[Sentence, str]]:
    """Each sentence with the path of the file it stands in."""
    for room in _ROOMS:
        for path in sorted((_HOUSE / room).rglob("*.py")):
            where = path.relative_to(_HOUSE).as_posix()
            for sentence in sentences_in(path.read_text("utf-8"), where):
                yield sentence, where


def sentences_in(code: str, where: str) -> Iterator[Sentence]:
    calls = (node for node in ast.walk(ast.parse(code, where)) if isinstance(node, ast.Call))
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        if count := _CALLS.get(_name(call.func)):
            yield from _said(call.args[:count], where)


def _name(called: ast.expr) -> str:
    match called:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _said(arguments: list[ast.expr], where: str) -> Iterator[Sentence]:
    """Only what is written out counts: a variable was marked with `_` where it was written."""
    match arguments:
        case [ast.JoinedStr() as built, *_] | [ast.BinOp() as built, *_]:
            raise SyntaxError(f"{where}:{built.lineno}: no catalogue can hold a built sentence")
        case [ast.IfExp() as choice]:
            yield from _said([choice.body], where)
            yield from _said([choice.orelse], where)
        case [ast.Constant(value=str(one))]:
            yield (one,)
        case [ast.Constant(value=str(one)), ast.Constant(value=str(several))]:
            yield (one, several)
