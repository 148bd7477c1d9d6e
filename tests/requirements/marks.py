"""What the tests claim to show: their `pytest.mark.clause`, read without running them."""

import ast
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

_Function = ast.FunctionDef | ast.AsyncFunctionDef
_Constants = Mapping[str, ast.expr]


@dataclass(frozen=True)
class Claim:
    """One test shows one item; only partly, if something is missing."""

    path: str
    line: int
    test: str
    item: str
    missing: str
    runs: bool


@dataclass(frozen=True)
class _Case:
    """A test, or a row of its table, with what hangs on it."""

    test: str
    marks: list[ast.expr]
    runs: bool


def claims(path: str, code: str) -> Iterator[Claim]:
    """Every clause in a file; one that hangs on no test, or is no good, has a gap there."""
    tree = ast.parse(code, path)
    hung = set()
    for case in _cases(tree):
        for mark in case.marks:
            if isinstance(mark, ast.Call) and _is_mark(mark.func, "clause"):
                hung.add(mark.func)
                yield Claim(path, mark.lineno, case.test, *_said(mark), case.runs)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and _is_mark(node, "clause") and node not in hung:
            yield Claim(path, node.lineno, "", "", "", runs=False)


def faults(found: Iterable[Claim], known: Collection[str]) -> Iterator[str]:
    for one in found:
        where = f"{one.path}:{one.line}: "
        if not one.test:
            yield where + "this clause hangs on no test"
        elif not one.item:
            yield where + 'write clause("B5"), or clause("B5", partly="what is still missing")'
        elif one.item not in known:
            yield where + f"no test can show {one.item!r}"


def _said(mark: ast.Call) -> tuple[str, str]:
    """The item, and what is missing."""
    match mark.args, mark.keywords:
        case [ast.Constant(value=str(item))], []:
            return item, ""
        case [ast.Constant(value=str(item))], [
            ast.keyword(arg="partly", value=ast.Constant(value=str(missing)))
        ] if missing.strip():
            return item, missing
    return "", ""


def _cases(tree: ast.Module) -> Iterator[_Case]:
    constants = _constants(tree.body)
    for test, hung in _tests(tree.body, []):
        marks = [mark for one in hung for mark in _flat(one, constants)]
        runs = not any(map(_stops, [*marks, *_calls(tree.body), *_calls(test.body)]))
        yield _Case(test.name, marks, runs)
        for mark in marks:
            for row in _rows(mark, constants):
                yield _Case(test.name, row, runs and not any(map(_stops, row)))


def _tests(
    body: list[ast.stmt], around: list[ast.expr]
) -> Iterator[tuple[_Function, list[ast.expr]]]:
    """Each test, with what hangs on itself, its class and its module."""
    constants = _constants(body)
    around = [*around, constants["pytestmark"]] if "pytestmark" in constants else around
    for node in body:
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() if node.name.startswith("test"):
                yield node, [*around, *node.decorator_list]
            case ast.ClassDef() if node.name.startswith("Test"):
                yield from _tests(node.body, [*around, *node.decorator_list])


def _rows(mark: ast.expr, constants: _Constants) -> Iterator[list[ast.expr]]:
    """The marks of each `pytest.param` in a mark, or in the table it names."""
    for node in ast.walk(mark):
        match node:
            case ast.Call(func=ast.Attribute(attr="param"), keywords=given):
                for one in given:
                    if one.arg == "marks":
                        yield _flat(one.value, constants)
            case ast.Name(id=name) if name in constants:
                yield from _rows(constants[name], _without(constants, name))


def _flat(hung: ast.expr, constants: _Constants) -> list[ast.expr]:
    match hung:
        case ast.List(elts=several) | ast.Tuple(elts=several):
            return [mark for one in several for mark in _flat(one, constants)]
        case ast.Name(id=name) if name in constants:
            return _flat(constants[name], _without(constants, name))
    return [hung]


def _constants(body: list[ast.stmt]) -> _Constants:
    return {
        target.id: node.value
        for node in body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def _without(constants: _Constants, name: str) -> _Constants:
    """A table that is made of itself must not lead round in a circle."""
    return {other: value for other, value in constants.items() if other != name}


def _calls(body: list[ast.stmt]) -> list[ast.expr]:
    """What is called whatever happens."""
    return [node.value for node in body if isinstance(node, ast.Expr)]


def _stops(mark: ast.expr) -> bool:
    """Whether a test under it never runs, or runs in order to fail."""
    called, given = (mark.func, mark.args) if isinstance(mark, ast.Call) else (mark, [])
    if _is_mark(called, "skipif") or _is_mark(called, "xfail"):
        return all(isinstance(one, ast.Constant) and bool(one.value) for one in given[:1])
    return _is_mark(called, "skip") or ast.unparse(called) in {"pytest.skip", "pytest.xfail"}


def _is_mark(node: ast.expr, name: str) -> bool:
    match node:
        case ast.Attribute(attr=attr, value=ast.Attribute(attr="mark") | ast.Name(id="mark")):
            return attr == name
    return False
