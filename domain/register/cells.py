"""What one cell says: a date, an area, a telephone number, yes or no, however it was typed."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from functools import partial

from domain.lexicon.scripts import TO_SIMPLIFIED
from domain.register.entries import DATES
from domain.register.faults import Cause, Wrong
from domain.register.headings import REQUIRED
from domain.text import clean

FIRST_DAY = date(1899, 12, 30)  # day 0 of a spreadsheet, as its days from 1 March 1900 are counted
LONGEST = {"building": 32, "unit": 32, "room": 32, "owner_name": 64}
_NOTHING = {"-", "--", "—", "/", "无", "無", "n/a", "none"}
_VALUE_LOST = {"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"}
_pattern = partial(re.compile, flags=re.ASCII)  # no digits but 0 to 9
_KEPT_AS_TEXT = _pattern(r'="(.*)"|\'(?=[\d+])(.*)')  # how CSV keeps a zero in front
_WHOLE = _pattern(r"(\d+)\.0+")

_YEAR_FIRST = _pattern(
    r"(\d{4}) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2}) ?[日号]?(?:[T ] ?\d{1,2}:\d\d.*)?"
)
_PACKED = _pattern(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_REPUBLIC = _pattern(r"民国 ?(\d{2,3}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日?")
_SERIAL = _pattern(r"(\d{5})(?:\.\d+)?")
_NO_DAY = _pattern(r"\d{4} ?[-/.年] ?\d{1,2} ?月?|\d{4} ?年?")
_DAY_FIRST = _pattern(r"\d{1,2}[-/.]\d{1,2}[-/.](?:\d\d|\d{4})")
_REPUBLIC_BEGAN = 1911
_YEARS = range(1950, 2101)

_AREA = _pattern(r"(\d{1,6}(?:\.\d{1,4})?) ?(?:m2|平方米|平米|平方公尺|方)?")
_THOUSANDS = _pattern(r",(?=\d{3}(?:\D|$))")

_POWERS = _pattern(r"\d(?:\.\d+)?[eE]\+?\d+")
_BETWEEN_NUMBERS = _pattern(r"[/,;、|]|或|和")
_FULL = _pattern(r"\D*(?:\d\D*){7,}")
_DECORATION = _pattern(r"[\s().\-–—]")
_CHINA = _pattern(r"(?:\+|00)?86(?=1\d{10}$)")
_LANDLINE = r"0[1-9]\d{7,10}"
_PHONE = _pattern(
    rf"1[3-9]\d{{9}}|{_LANDLINE}|[2-9]\d{{6,7}}|[48]00\d{{7}}|(?:\+|00)[1-9]\d{{6,13}}"
)
_HEADLESS = _pattern(r"[2-9]\d{8,10}|10\d{8}")

_FLAGS = {
    False: """0 n no false f × ✗ x
        否 没 没有 未 未欠 不欠 无欠费 未欠费 不欠费 正常 已缴 已缴清 已清""",
    True: "1 y yes true t 是 有 欠 欠费 欠缴 欠款 拖欠 有欠费 √ ✓ ✔",
}
_FLAG = {word: flag for flag, words in _FLAGS.items() for word in words.split()}


def plain(cell: str) -> str:
    """The cell without what cannot be seen in it; full-width digits as others."""
    return " ".join(unicodedata.normalize("NFKC", clean(cell)).split())


def value(field: str, cell: str, first_day: date) -> object:
    """What the field of an Entry is to hold, from a plain cell; Wrong where nobody can know."""
    kept = _KEPT_AS_TEXT.fullmatch(cell)
    text = kept[1] or kept[2] or "" if kept else cell
    if text.startswith("=") or text in _VALUE_LOST:
        raise Wrong(Cause.NO_VALUE)
    if text.casefold() in _NOTHING and field not in REQUIRED:
        text = ""
    if field in DATES:
        return _day(text, first_day) if text else None
    return _READ[field](text)


def _whole(text: str) -> str:
    """1102 where a number was kept as 1102.0."""
    found = _WHOLE.fullmatch(text)
    return found[1] if found else text


def _short(field: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if len(text) > LONGEST[field]:
            raise Wrong(Cause.TOO_LONG)
        return text if field == "owner_name" else _whole(text)

    return read


def _area(text: str) -> str:
    if not text:
        return ""
    found = _AREA.fullmatch(_THOUSANDS.sub("", text.casefold()))
    if not found or not Decimal(found[1]):
        raise Wrong(Cause.NO_AREA)
    return f"{Decimal(found[1]).normalize():f}"


def _day(text: str, first_day: date) -> date:
    text = text.translate(TO_SIMPLIFIED)
    if serial := _SERIAL.fullmatch(text):
        found = first_day + timedelta(days=int(serial[1]))
    elif written := _YEAR_FIRST.fullmatch(text) or _PACKED.fullmatch(text):
        found = _date(*map(int, written.groups()))
    elif written := _REPUBLIC.fullmatch(text):
        year, month, day = map(int, written.groups())
        found = _date(year + _REPUBLIC_BEGAN, month, day)
    elif _NO_DAY.fullmatch(text):
        raise Wrong(Cause.HALF_A_DATE)
    else:
        raise Wrong(Cause.ANY_DATE if _DAY_FIRST.fullmatch(text) else Cause.NO_DATE)
    if found.year not in _YEARS:
        raise Wrong(Cause.UNLIKELY_DATE)
    return found


def _date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise Wrong(Cause.NO_DATE) from error


def _phone(text: str) -> str:
    if not text:
        return ""
    if _POWERS.fullmatch(text):
        raise Wrong(Cause.DIGITS_LOST)
    if sum(bool(_FULL.fullmatch(part)) for part in _BETWEEN_NUMBERS.split(text)) > 1:
        raise Wrong(Cause.SEVERAL_PHONES)
    number = _CHINA.sub("", _DECORATION.sub("", _whole(text)))
    if _PHONE.fullmatch(number):
        return number
    raise Wrong(Cause.ZERO_LOST if _HEADLESS.fullmatch(number) else Cause.NO_PHONE)


def _flag(text: str) -> bool:
    flag = _FLAG.get(_whole(text).casefold().translate(TO_SIMPLIFIED)) if text else False
    if flag is None:
        raise Wrong(Cause.NO_FLAG)
    return flag


_READ: dict[str, Callable[[str], object]] = {
    **{field: _short(field) for field in LONGEST},
    "area": _area,
    "owner_phone": _phone,
    "arrears": _flag,
}
