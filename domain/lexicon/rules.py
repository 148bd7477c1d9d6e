"""How a sign of danger is written down: an object and its state, near each other, and the outs."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Sign:
    """`unless` is looked for in the words around a hit and makes it harmless."""

    kind: str
    name: str
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    reach: int

    def find(self, text: str) -> re.Match[str] | None:
        for found in self.pattern.finditer(text):
            around = text[max(0, found.start() - self.reach) : found.end() + self.reach]
            if self.unless is None or not self.unless.search(around):
                return found
        return None


@dataclass(frozen=True)
class Language:
    """`gap` is what "…" in a pattern stands for; `terms` fill the {BRACED} words."""

    gap: str
    reach: int
    terms: dict[str, str]

    def signs(self, kind: str, *rows: tuple[str, ...]) -> tuple[Sign, ...]:
        return tuple(self._sign(kind, *row) for row in rows)

    def pattern(self, words: str) -> re.Pattern[str]:
        for name, term in self.terms.items():
            words = words.replace("{" + name + "}", f"(?:{term})")
        return re.compile(words.replace("…", self.gap))

    def _sign(self, kind: str, name: str, words: str, unless: str = "") -> Sign:
        outs = self.pattern(unless) if unless else None
        return Sign(kind, name, self.pattern(words), outs, self.reach)
