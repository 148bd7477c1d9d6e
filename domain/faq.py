"""常见问答: which of the office's own questions somebody seems to ask, by the words they share."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from functools import lru_cache
from itertools import chain
from math import log, sqrt

from domain.lexicon.normal import normal

OFFERED = 3
QUESTION_AT_MOST, ANSWER_AT_MOST = 100, 2500  # UTF-16 units: with its frame it fits one message

_ALIKE = 0.42  # below it we would rather offer nothing than nonsense
_TIMES = 3  # whoever tells a long story is not held to all of it
_KNOWN = 8192  # wordings whose terms are kept in mind; what residents write is not
_RUN = re.compile("[\u3400-\u9fff\uf900-\ufaff]+|[a-z0-9]+")
_PAIR = 2
_SHORTEST_STEM = 3
_ENDINGS = re.compile("(?:ions?|ings?|ies|ied|ers?|ed|es|ly|al|[sye])$")

# What everybody who asks says, whatever they ask about: it parts words, and is none itself.
_CHINESE_FILLING = re.compile(
    "你好|您好|请问一?下?|麻烦|谢谢|感谢|咨询一?下?|想问一?下?|问一?下|想知道|知道|告诉|是什么|为什么|什么时候"
    "|什么|怎么办理?|怎么样|怎样|怎么|咋|如何办理|如何|办理|是否|能不能|可不可以|可以|能否|能够|需要|要不要|应该"
    "|有没有|哪里|哪儿|哪些|哪个|在哪|几点钟?|多少|多久|几个|时候|我们|你们|咱们|他们|我家|家里|小区里?|物业(?!费)|这个"
    "|那个|一下|还是|如果|[我你您的了吗呢吧啊呀么嘛想要能有在是和跟给去到]"
)
_ENGLISH = """
a an the and or but if of in on at to for from by with about as is are was were be been am do
does did done can could may might must shall should will would have has had i im id ive me my
mine we us our you your it its he she they them their this that these those there here what
whats when where which who whom why how hi hello dear please pls thanks thank know tell ask
want need like get got getting go going much many some any one no not so just also still
somebody someone office estate new
"""
_ENGLISH_FILLING = frozenset(_ENGLISH.split())


def best(words: str, entries: Iterable[tuple[int, str]]) -> list[int]:
    """The numbers of the few that seem to ask the same, the likeliest first.

    An entry is its number and one wording, in any language; several may share a number.
    """
    asked = _terms(words)
    known = [(number, _known_terms(wording)) for number, wording in entries] if asked else []
    weights = _Weights(known)
    said = weights.sum(asked)
    likeness: dict[int, float] = {}
    for number, terms in known:
        if shared := asked & terms:
            whole = weights.sum(terms)
            alike = weights.sum(shared) / sqrt(whole * min(said, _TIMES * whole))
            likeness[number] = max(alike, likeness.get(number, 0.0))
    found = (number for number, alike in likeness.items() if alike >= _ALIKE)
    return sorted(found, key=lambda number: -likeness[number])[:OFFERED]


def worded(text: str) -> tuple[str, str]:
    """As the office writes it: the question on the first line, the answer below."""
    question, _, answer = text.strip().partition("\n")
    return question.strip(), answer.strip()


class _Weights(dict[str, float]):
    """The fewer entries know a term, the more it tells; one that none knows tells as much."""

    def __init__(self, known: Collection[tuple[int, frozenset[str]]]) -> None:
        super().__init__()
        entries: defaultdict[int, set[str]] = defaultdict(set)
        for number, terms in known:
            entries[number] |= terms
        self._entries = len(entries)
        self._held = Counter(chain.from_iterable(entries.values()))

    def __missing__(self, term: str) -> float:
        self[term] = log(2 + self._entries / max(1, self._held[term]))
        return self[term]

    def sum(self, terms: Iterable[str]) -> float:
        return sum(map(self.__getitem__, terms))


def _terms(words: str) -> frozenset[str]:
    """Pairs of Chinese characters in one script, and stems of English words."""
    text = _CHINESE_FILLING.sub(" ", normal(words).text)
    return frozenset(term for run in _RUN.findall(text) for term in _parts(run))


_known_terms = lru_cache(_KNOWN)(_terms)


def _parts(run: str) -> Iterable[str]:
    if not run.isascii():
        return [run[n : n + _PAIR] for n in range(max(1, len(run) - 1))]
    return [] if run in _ENGLISH_FILLING else [_stem(run)]


def _stem(word: str) -> str:
    """Simply: parking and parked, renovate and renovation are one."""
    found = _ENDINGS.search(word, _SHORTEST_STEM)
    return word[: found.start()] if found else word
