"""STANDARD_FILE: an office's own figures in TOML, for all its communities or for one of them."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from bot.unusable import Unusable
from domain.standard import STANDARD, Impossible, Standard, Standards

_ALL, _ONE = "all", "community"
_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)")

Keys = tuple[str, ...]


def read_overrides(path: Path) -> Standards:
    """Raise Unusable, with file, line and reason, at the first thing that cannot stand."""
    file = _File(path, _text(path))
    for name in file.tables:
        if name not in {_ALL, _ONE}:
            raise file.wrong((name,), f'{name} stands under neither [all] nor [community."…"]')
    of_all = file.laid_over(STANDARD, _ALL)
    names = file.table(_ONE)
    return Standards(of_all, {name: file.laid_over(of_all, _ONE, name) for name in names})


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is not a text in UTF-8"
        raise Unusable(f"STANDARD_FILE {path} cannot be read: {reason}.") from error


@dataclass(frozen=True)
class _File:
    path: Path
    text: str

    @cached_property
    def tables(self) -> Mapping[str, Any]:
        try:
            return tomllib.loads(self.text)
        except ValueError as error:  # also for a number of thousands of digits
            raise self._no_toml(str(error)) from error

    def table(self, *where: str) -> Mapping[str, Any]:
        found: Any = self.tables
        for name in where:
            found = found.get(name, {})
            if not isinstance(found, dict):
                raise self.wrong(where, f"{'.'.join(where)} is no table of figures")
        return dict(found)

    def laid_over(self, standard: Standard, *where: str) -> Standard:
        """The standard with the figures of this table, whose keys may be dotted or quoted."""
        places: dict[str, Keys] = {}
        figures = {}
        for at, value in _leaves(self.table(*where), where):
            key = ".".join(at[len(where) :])
            if key in figures:
                raise self.wrong(at, f"{key} stands here twice")
            figures[key], places[key] = value, at
        try:
            return standard.changed_by(figures)
        except Impossible as error:
            raise self.wrong(places[error.key], str(error)) from error

    def wrong(self, at: Keys, reason: str) -> Unusable:
        known = (self._lines[at[:n]] for n in range(len(at), 0, -1) if at[:n] in self._lines)
        return self._unusable(next(known, 1), reason)

    def _no_toml(self, said: str) -> Unusable:
        lines, place = self.text.rstrip("\n").split("\n"), _PLACE.search(said)
        line = int(place[1]) if place and place[1] else len(lines)
        hint = "" if lines[line - 1].isascii() else "; Chinese stands in quotes"
        return self._unusable(line, f"this is not TOML: {_PLACE.sub('', said)}{hint}")

    def _unusable(self, line: int, reason: str) -> Unusable:
        return Unusable(f"STANDARD_FILE {self.path}, line {line}: {reason}.")

    @cached_property
    def _lines(self) -> Mapping[Keys, int]:
        """Where each key stands, and the beginning of each; tomllib does not tell."""
        found: dict[Keys, int] = {}
        table: Keys = ()
        for number, line in enumerate(self.text.split("\n"), 1):
            keys = _keys(line)
            if line.lstrip().startswith("["):
                table, keys = keys or table, ()
            for n in range(len(table + keys)):
                found.setdefault((table + keys)[: n + 1], number)
        return found


def _leaves(table: Mapping[str, Any], at: Keys) -> Iterator[tuple[Keys, Any]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _leaves(value, (*at, key))
        else:
            yield (*at, key), value


def _keys(line: str) -> Keys:
    """The keys that a line of TOML begins with: of its table, or of its value."""
    head = line if line.lstrip().startswith("[") else f"{line.partition('=')[0]}= 0"
    try:
        found: Any = tomllib.loads(head)
    except tomllib.TOMLDecodeError:
        return ()
    keys: Keys = ()
    while isinstance(found, dict) and found:
        ((key, found),) = found.items()
        keys += (key,)
    return keys
