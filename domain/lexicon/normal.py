"""One spelling for every report, with the way back to the resident's own words."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from domain.lexicon.rules import compiled
from domain.lexicon.scripts import TO_SIMPLIFIED, WORDS

_CJK = "\u3400-\u9fff\uf900-\ufaff"
_INVISIBLE = "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0f\ufeff]"
_LATIN = "[a-z]"


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_SPELLINGS = "|".join(
    (
        _any_of(word for word in WORDS if not word.isascii()),
        f"(?<!{_LATIN})(?:{_any_of(filter(str.isascii, WORDS))})(?!{_LATIN})",
        rf"({_LATIN})(?=\1\1)",  # sooooo
        "['\u2019\u2018`]",  # can't, cant
        f"(?<=[{_CJK}])[ \\t]+(?=[{_CJK}])",  # 水 管 爆 了
        f"(?<=[{_CJK}])(?=[a-z])|(?<=[a-z])(?=[{_CJK}])",  # 有smoke
    )
)
_SEAM = " "


@dataclass(frozen=True)
class Normal:
    """`origin[i]` is where in `told` the i-th character of `text` comes from."""

    text: str
    told: str
    origin: tuple[int, ...]

    def as_told(self, start: int, end: int) -> str:
        return self.told[self.origin[start] : self.origin[end - 1] + 1].strip()


def normal(told: str) -> Normal:
    told = unicodedata.normalize("NFKC", compiled(_INVISIBLE).sub("", told))
    plain = "".join(map(_plain, told)).translate(TO_SIMPLIFIED)
    parts: list[str] = []
    origin: list[int] = []
    done = 0
    for found in compiled(_SPELLINGS).finditer(plain):
        meant = WORDS.get(found[0], "" if found[0] else _SEAM)
        parts += (plain[done : found.start()], meant)
        origin += range(done, found.start())
        origin += [
            min(found.start() + n, max(found.end() - 1, found.start())) for n in range(len(meant))
        ]
        done = found.end()
    parts.append(plain[done:])
    origin += range(done, len(plain))
    return Normal("".join(parts), told, tuple(origin))


def _plain(char: str) -> str:
    """Lower case, but never longer: İ would push every word after it out of place."""
    lower = char.lower()
    return lower if len(lower) == 1 else char
