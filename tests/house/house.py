"""The house as its guards see it: its rooms, its files, and the calls in its code."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = (
    "bot",
    "handlers",
    "storage",
    "locales",
    "documents",
    "domain",
    "sandbox",
    "training",
)

_TEXTS = {".py", ".md", ".toml", ".lock", ".po", ".html", ".css", ".js", ".json", ".mako", ".tsv"}
_TEXTS |= {"", ".sh", ".yml", ".ini"}
_HIDDEN_BUT_OURS = {".ci", ".gitignore", ".editorconfig"}


@cache
def texts():
    """Every text file of the project, by its path; not what tools left behind."""
    ours = [
        path
        for top in sorted(ROOT.iterdir())
        if not top.name.startswith(".") or top.name in _HIDDEN_BUT_OURS
        for path in ([top] if top.is_file() else sorted(top.rglob("*")))
        if path.is_file() and path.suffix in _TEXTS and "__pycache__" not in path.parts
    ]
    return {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in ours}


def modules(*rooms):
    """The code of the rooms, by its path; a room not built yet is empty."""
    return {
        path: text
        for path, text in texts().items()
        if path.endswith(".py") and path.split("/")[0] in rooms
    }


def calls(code, path):
    """The name and line of each call: `commit` for `session.commit()`."""
    for node in ast.walk(ast.parse(code, path)):
        match node:
            case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name), lineno=line):
                yield name, line


def imports(code, path):
    """The outermost package of each import."""
    for node in ast.walk(ast.parse(code, path)):
        match node:
            case ast.Import(names=names):
                yield from (alias.name.split(".")[0] for alias in names)
            case ast.ImportFrom(module=str(module), level=0):
                yield module.split(".")[0]
