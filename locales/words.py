"""One language, as a voice: `words("Good morning, {name}.", name=name)`."""

from collections.abc import Iterable
from datetime import datetime, timedelta, tzinfo
from decimal import Decimal
from functools import cache
from itertools import chain

from babel import Locale
from babel.core import get_global
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_currency, get_territory_currencies

from locales.catalogues import translations
from locales.languages import ENGLISH, LANGUAGES
from locales.markup import Markup, escape, filled

# The day comes before the month and lists have no Oxford comma.
_BRITISH = "en_GB"
_COUNTRIES = get_global("territory_currencies")
CURRENCIES = frozenset(chain.from_iterable(map(get_territory_currencies, _COUNTRIES)))


def _(sentence: str) -> str:
    """Mark a sentence for translation where no reader is known yet; `words` translates it later."""
    return sentence


_NEAR_DAYS = {-1: _("yesterday"), 0: _("today"), 1: _("tomorrow")}

# Patterns of CLDR: a translator orders their letters, as in “M月d日 EEE”.
_THIS_YEAR = _("EEE d MMM")
_ANOTHER_YEAR = _("EEE d MMM y")


class Words:
    """What stays to be read on another day asks for a `lasting` date: tomorrow is then today."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._locale = Locale.parse(_BRITISH if language == ENGLISH else language)
        self._translations = translations(language)

    def __call__(self, sentence: str, /, **facts: object) -> Markup:
        return filled(self._translations.get(sentence, sentence), facts)

    def many(self, singular: str, plural: str, n: int, /, **facts: object) -> Markup:
        """The form that goes with `n`, which both forms may mention as {n}."""
        english = singular if n == 1 else plural
        return filled(self._translations.get(singular, english), {"n": n, **facts})

    def clock(self, at: datetime, zone: tzinfo) -> str:
        return f"{at.astimezone(zone):%H:%M}"

    def day(self, at: datetime, zone: tzinfo, now: datetime, *, lasting: bool = False) -> str:
        return self._near_day(at, zone, now, lasting=lasting) or self._date(at, zone, now)

    def moment(self, at: datetime, zone: tzinfo, now: datetime, *, lasting: bool = False) -> str:
        return self._on_day(at, zone, now, self.clock(at, zone), lasting=lasting)

    def span(
        self, start: datetime, end: datetime, zone: tzinfo, now: datetime, *, lasting: bool = False
    ) -> str:
        if start.astimezone(zone).date() != end.astimezone(zone).date():
            ends = (self.moment(one, zone, now, lasting=lasting) for one in (start, end))
            return " – ".join(ends)
        clocks = f"{self.clock(start, zone)}–{self.clock(end, zone)}"
        return self._on_day(start, zone, now, clocks, lasting=lasting)

    def _on_day(
        self, at: datetime, zone: tzinfo, now: datetime, clock: str, *, lasting: bool
    ) -> str:
        if near := self._near_day(at, zone, now, lasting=lasting):
            return self(_("{day} {clock}"), day=near, clock=clock)
        return self(_("{day}, {clock}"), day=self._date(at, zone, now), clock=clock)

    def _near_day(self, at: datetime, zone: tzinfo, now: datetime, *, lasting: bool) -> str | None:
        distance = at.astimezone(zone).date() - now.astimezone(zone).date()
        name = None if lasting else _NEAR_DAYS.get(distance.days)
        return self(name) if name else None

    def _date(self, at: datetime, zone: tzinfo, now: datetime) -> str:
        this_year = at.astimezone(zone).year == now.astimezone(zone).year
        pattern = self(_THIS_YEAR if this_year else _ANOTHER_YEAR)
        return format_date(at.astimezone(zone), pattern, locale=self._locale)

    def duration(self, length: timedelta) -> str:
        """Two units at most; hours up to two days, because a promise of 24 hours is not one day."""
        minutes = -(-length // timedelta(minutes=1))
        days = minutes // 1440 if minutes >= 2 * 1440 else 0
        hours, minutes = divmod(minutes - days * 1440, 60)
        parts = [
            days and self.many("{n} day", "{n} days", days),
            hours and self.many("{n} hour", "{n} hours", hours),
            minutes and self.many("{n} minute", "{n} minutes", minutes),
        ]
        said = [part for part in parts if part] or [self.many("{n} minute", "{n} minutes", 0)]
        return " ".join(said[:2])

    def money(self, amount: Decimal, currency: str) -> str:
        return format_currency(amount, currency, locale=self._locale)

    def joined(self, items: Iterable[str]) -> Markup:
        """As in: a, b and c."""
        return Markup(format_list([escape(item) for item in items], locale=self._locale))


@cache
def words_for(language: str) -> Words:
    if language not in LANGUAGES:
        raise ValueError(f"{language!r} is none of {', '.join(LANGUAGES)}; ask language_of first")
    return Words(language)
