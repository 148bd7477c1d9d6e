"""How a sign of danger is written down: an object and its state, near each other, and the outs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

Span = tuple[int, int]

compiled = cache(re.compile)
"""Patterns are compiled when first looked for: who never reads a report pays for none."""


@dataclass(frozen=True)
class Sign:
    """`ways` are the ways of saying it: one pattern, or several that stand near each other.

    `unless` is looked for in the words around a hit and makes it harmless.
    """

    kind: str
    name: str
    ways: tuple[tuple[str, ...], ...]
    unless: str
    gap: int
    reach: int

    def find(self, text: str) -> tuple[Span, ...]:
        """The words that make this sign, as places in the text; none if it is not there."""
        for way in self.ways:
            for spans in _meetings(way, text, self.gap):
                if not self._harmless(text, spans):
                    return spans
        return ()

    def _harmless(self, text: str, spans: tuple[Span, ...]) -> bool:
        start, end = spans[0][0], spans[-1][1]
        around = text[max(0, start - self.reach) : end + self.reach]
        return bool(self.unless and compiled(self.unless).search(around))


@dataclass(frozen=True)
class Language:
    """`gap` is how far apart an object and its state may stand; `terms` fill the {BRACED} words.

    An out begins at an `edge`: where words are not spaced, that is anywhere.
    """

    gap: int
    reach: int
    edge: str
    terms: dict[str, str]

    def signs(self, kind: str, *rows: tuple[str, ...]) -> tuple[Sign, ...]:
        return tuple(self._sign(kind, *row) for row in rows)

    def pattern(self, words: str) -> str:
        for name, term in self.terms.items():
            words = words.replace("{" + name + "}", f"(?:{term})")
        return words.replace("…", f".{{0,{self.gap}}}?")

    def _sign(self, kind: str, name: str, words: str, unless: str = "") -> Sign:
        ways = tuple(tuple(way.split(" × ")) for way in self.pattern(words).split(" / "))
        outs = f"{self.edge}(?:{self.pattern(unless)})" if unless else ""
        return Sign(kind, name, ways, outs, self.gap, self.reach)


def _meetings(way: tuple[str, ...], text: str, gap: int) -> Iterator[tuple[Span, ...]]:
    """Every choice of one hit for each pattern, none further than the gap from all others."""
    meetings: list[tuple[Span, ...]] = [()]
    for pattern in way:
        if not meetings:
            break
        hits = [found.span() for found in compiled(pattern).finditer(text)]
        meetings = [
            (*met, hit)
            for met in meetings
            for hit in hits
            if not met or min(_apart(hit, other) for other in met) <= gap
        ]
    return (tuple(sorted(met)) for met in meetings)


def _apart(one: Span, other: Span) -> int:
    return max(one[0], other[0]) - min(one[1], other[1])
