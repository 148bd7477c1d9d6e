"""The same matter again: how often, how alike, and what the standard then asks for (S0 八3(5))."""

from dataclasses import dataclass

from domain.lexicon.normal import normal
from domain.standard import STANDARD, Standard
from domain.tickets import Kind

ALIKE = 0.25  # below it a person would not see the likeness either
_PAIR = 2


@dataclass(frozen=True)
class Earlier:
    """A matter of the same household, for comparison."""

    ticket_id: int
    category: str
    words: str


def alike(one: str, other: str) -> float:
    """How much two reports share, by pairs of characters: 0 nothing, 1 everything."""
    first, second = _pairs(one), _pairs(other)
    if not first or not second:
        return 0.0
    return 2 * len(first & second) / (len(first) + len(second))


def suggested(category: str, words: str, earlier: tuple[Earlier, ...]) -> tuple[Earlier, ...]:
    """Those that may be the same matter, the likeliest first; a person confirms (S4 4.2.3)."""
    likeness = {one.ticket_id: alike(words, one.words) for one in earlier}
    near = [one for one in earlier if one.category == category or likeness[one.ticket_id] >= ALIKE]
    return tuple(sorted(near, key=lambda one: -likeness[one.ticket_id]))


def to_the_gm(times: int, standard: Standard = STANDARD) -> bool:
    """Whether so many complaints on one matter are the general manager's (S4 4.2.3)."""
    return times >= standard.count("complaint.second_same_matter")


def recurring(kind: Kind, times: int, standard: Standard = STANDARD) -> bool:
    """Whether so many times on one matter ask for its root cause (S0 八3(5))."""
    key = "recurring.complaint" if kind is Kind.COMPLAINT else "recurring.repair"
    return times >= standard.count(key)


def _pairs(words: str) -> frozenset[str]:
    plain = "".join(char for char in normal(words).text if char.isalnum())
    return frozenset(plain[n : n + _PAIR] for n in range(len(plain) - 1))
