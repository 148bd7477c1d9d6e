"""A month as people write it: 2026-03, 3月, 十月, Oct, October 2026, 上个月."""

import re
from datetime import date

from domain.dates import months_on
from domain.text import folded

_NEAR = {
    0: ("month", "this month", "本月", "这个月", "這個月"),
    1: ("last month", "上月", "上个月", "上個月"),
}
_CHINESE = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR = r"(?P<year>20\d\d)"
_NAME = rf"(?P<name>{'|'.join(_ENGLISH)})[a-z]*\.?"
_WRITTEN = [
    re.compile(pattern, re.ASCII)
    for pattern in (
        rf"(?:{_YEAR} ?[-/.年] ?)?(?P<number>0?[1-9]|1[0-2]) ?(?:月份?)?",
        rf"(?:{_YEAR} ?年 ?)?(?P<chinese>{'|'.join(reversed(_CHINESE))})月份?",
        rf"{_NAME}(?:,? {_YEAR})?",
        rf"{_YEAR} {_NAME}",
    )
]


def month_in(text: str, today: date) -> date | None:
    """The first day of the month that is named; without a year, the last such month."""
    plain, this = folded(text), today.replace(day=1)
    for ago, names in _NEAR.items():
        if plain in names:
            return months_on(this, -ago)
    found = next((one for pattern in _WRITTEN if (one := pattern.fullmatch(plain))), None)
    if found is None:
        return None
    parts = found.groupdict()
    month = this.replace(year=int(parts["year"] or today.year), month=_number(parts))
    later = parts["year"] is None and month > today
    return month.replace(year=month.year - 1) if later else month


def _number(parts: dict[str, str | None]) -> int:
    if name := parts.get("name"):
        return _ENGLISH.index(name) + 1
    if chinese := parts.get("chinese"):
        return _CHINESE.index(chinese) + 1
    return int(parts["number"] or 0)
