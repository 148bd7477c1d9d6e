"""What can be wrong with a file of homes: as a whole, or in one of its cells."""

from dataclasses import dataclass
from enum import StrEnum

LARGEST = 2 * 1024 * 1024  # bytes of a file


class Unfit(StrEnum):
    """Why a file cannot be read at all."""

    NOT_FETCHED = "not_fetched"
    TOO_LARGE = "too_large"
    UNPACKS_TOO_LARGE = "unpacks_too_large"
    TOO_MANY_ROWS = "too_many_rows"
    TOO_SLOW = "too_slow"
    DAMAGED = "damaged"
    UNSAFE = "unsafe"
    ENCRYPTED = "encrypted"
    MACROS = "macros"
    OLD_WORKBOOK = "old_workbook"
    BINARY_WORKBOOK = "binary_workbook"
    OPEN_DOCUMENT = "open_document"
    NO_WORKBOOK = "no_workbook"
    WEB_PAGE = "web_page"
    NO_TEXT = "no_text"
    NO_CSV = "no_csv"
    NO_HEADING = "no_heading"
    TWO_COLUMNS = "two_columns"
    NO_HOMES = "no_homes"


class Unreadable(Exception):
    """`seen` is what was found instead of what was wanted."""

    def __init__(self, why: Unfit, seen: str = "") -> None:
        super().__init__(f"{why}: {seen}")
        self.why, self.seen = why, seen


class Cause(StrEnum):
    """Why a cell cannot be used."""

    MISSING = "missing"
    MERGED = "merged"
    TOO_LONG = "too_long"
    TWICE = "twice"
    NO_VALUE = "no_value"
    NO_UNIT = "no_unit"
    NO_AREA = "no_area"
    NO_DATE = "no_date"
    HALF_A_DATE = "half_a_date"
    ANY_DATE = "any_date"
    UNLIKELY_DATE = "unlikely_date"
    TOO_EARLY = "too_early"
    NO_PHONE = "no_phone"
    SEVERAL_PHONES = "several_phones"
    DIGITS_LOST = "digits_lost"
    ZERO_LOST = "zero_lost"
    NO_FLAG = "no_flag"


class Wrong(ValueError):
    """A cell that does not say what its column asks for."""

    def __init__(self, cause: Cause) -> None:
        super().__init__(cause)
        self.cause = cause


@dataclass(frozen=True)
class Fault:
    """`seen` is what stands there; `before` the row that named the same home already."""

    row: int
    field: str
    cause: Cause
    seen: str = ""
    before: int = 0
