"""What can be drawn: bars, a heat table, a trend and cards, with every word already said.

A share lies between 0 and 1, whatever it is a share of; None is what cannot be judged.
"""

from dataclasses import dataclass
from typing import Literal

Manner = Literal["bar", "miss", "whisker", "mark"]


@dataclass(frozen=True)
class Key:
    """What a sign in the drawing means."""

    manner: Manner
    means: str


@dataclass(frozen=True)
class Bar:
    """`said` is the figure in words; `low` and `high` bound it, `mark` is what is wanted."""

    label: str
    share: float | None
    said: str
    low: float | None = None
    high: float | None = None
    mark: float | None = None
    missed: bool = False


@dataclass(frozen=True)
class Tick:
    share: float
    said: str


@dataclass(frozen=True)
class Bars:
    title: str
    span: str
    language: str
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    keys: tuple[Key, ...] = ()
    empty: str = ""  # said where there is nothing to draw
    kind: Literal["bars"] = "bars"


@dataclass(frozen=True)
class Line:
    """A count for each column."""

    label: str
    counts: tuple[int, ...]


@dataclass(frozen=True)
class Heat:
    title: str
    span: str
    language: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    across: str = ""  # what the columns are
    fewer: str = ""
    more: str = ""
    empty: str = ""
    kind: Literal["heat"] = "heat"


@dataclass(frozen=True)
class Series:
    """A share for each point in time, and how the last one is said."""

    label: str
    shares: tuple[float | None, ...]
    said: tuple[str, ...]


@dataclass(frozen=True)
class Trend:
    title: str
    span: str
    language: str
    periods: tuple[str, ...]
    series: tuple[Series, ...]
    ticks: tuple[Tick, ...]
    empty: str = ""
    kind: Literal["trend"] = "trend"


@dataclass(frozen=True)
class Card:
    """`share` is None where there is too little to judge by, and `said` says so."""

    name: str
    share: float | None
    said: str
    low: float | None = None
    high: float | None = None
    figures: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cards:
    title: str
    span: str
    language: str
    cards: tuple[Card, ...]
    note: str = ""
    empty: str = ""
    kind: Literal["cards"] = "cards"


Chart = Bars | Heat | Trend | Cards


@dataclass(frozen=True)
class Table:
    """`widths` are shares of the page's."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True)
class Section:
    heading: str
    sentences: tuple[str, ...] = ()
    table: Table | None = None
    chart: Bars | Heat | Trend | Cards | None = None


@dataclass(frozen=True)
class Paper:
    """`page` has room for {page} and {pages}; `made` is when, in ISO form."""

    title: str
    span: str
    office: str
    language: str
    sections: tuple[Section, ...]
    page: str
    made: str
    kind: Literal["paper"] = "paper"
