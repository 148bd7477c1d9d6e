"""付款请求书 — what agreed jobs come to each month: when it is asked for, and how it is paid."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from zoneinfo import ZoneInfo

from domain.money import smallest
from domain.office_hours import OfficeHours, moment_of
from domain.refusals import Refused
from domain.standard import STANDARD, Standard
from domain.text import folded
from domain.tickets import STAFF_ROLES, Role, State
from domain.working_time import quiet

_A_DAY = timedelta(days=1)
_PROMISES = (1, 3, 7, 14, 30)  # days


class BillState(StrEnum):
    ISSUED = "issued"
    REMINDED = "reminded"
    OVERDUE = "overdue"
    PAID = "paid"
    VOID = "void"


class Way(StrEnum):
    """How money comes in; never by way of the worker (S0 七(2))."""

    CASH = "cash"
    TRANSFER = "transfer"
    WECHAT = "wechat"
    ALIPAY = "alipay"
    CARD = "card"


UNPAID = frozenset({BillState.ISSUED, BillState.REMINDED, BillState.OVERDUE})
OWED_IN = frozenset({State.COMPLETED, State.ARCHIVED})  # signed for, or accepted by the desk
_BEFORE = MappingProxyType({
    BillState.REMINDED: frozenset({BillState.ISSUED}),
    BillState.OVERDUE: frozenset({BillState.ISSUED, BillState.REMINDED}),
    BillState.VOID: UNPAID,
})  # fmt: skip
_WORKERS = frozenset({Role.ENGINEER, Role.GUARD})
ACCOUNTANTS = STAFF_ROLES - _WORKERS
LEDGER_KEEPERS = frozenset({Role.FINANCE, Role.SUPERVISOR, Role.MANAGER, Role.GM})
_WAYS = MappingProxyType({
    Way.CASH: {"cash", "现金", "現金"},
    Way.TRANSFER: {"transfer", "bank", "转账", "轉帳", "轉賬", "银行", "銀行"},
    Way.WECHAT: {"wechat", "weixin", "微信"},
    Way.ALIPAY: {"alipay", "支付宝", "支付寶"},
    Way.CARD: {"card", "pos", "刷卡"},
})  # fmt: skip
_NUMBER = re.compile(r"(?<![A-Z0-9])B[\s_\-–—]*(\d\d(?:0[1-9]|1[0-2]))[\s_\-–—]*(\d{3,6})(?!\d)")
_AMOUNT = re.compile(r"(-?)[¥$€£]?(-?)(\d{1,12}(?:\.\d{1,6})?)(?:元|块|塊|yuan)?", re.ASCII)


# --- how a bill stands


def step(state: str, to: BillState) -> BillState:
    """What it becomes; Refused where it cannot."""
    if state not in _BEFORE[to]:
        raise Refused("not_now", "E5")
    return to


def standing(state: str, left: int, *, reminded: bool, overdue: bool) -> BillState:
    """Paid when nothing is left to be paid; else as it stood before, whatever the ledger undoes."""
    if state == BillState.VOID:
        return BillState.VOID
    if not left:
        return BillState.PAID
    if overdue:
        return BillState.OVERDUE
    return BillState.REMINDED if reminded else BillState.ISSUED


# --- who may


def check_finance(role: Role) -> None:
    """Only finance says what is paid; Refused for everybody else (S0 七(2))."""
    if role is not Role.FINANCE:
        raise Refused("not_yours", "B8")


def check_accountant(role: Role) -> None:
    """Whoever works with their hands has nothing to do with what is owed."""
    if role not in ACCOUNTANTS:
        raise Refused("not_yours", "B8")


# --- amounts


def spread(amount: int, room: Sequence[int]) -> list[int]:
    """So much of the amount for each, the first being filled first; ValueError if it is more."""
    parts = []
    for one in room:
        parts.append(min(amount, one))
        amount -= parts[-1]
    if amount:
        raise ValueError(amount)
    return parts


def amount_in(text: str, currency: str) -> int | None:
    """So much money in the smallest unit, below nothing with a minus; None for anything else."""
    plain = unicodedata.normalize("NFKC", text).replace(",", "").replace("−", "-").casefold()
    found = _AMOUNT.fullmatch(plain)
    try:
        amount = smallest(Decimal(found[3]), currency) if found else 0
    except ValueError:
        return None
    return (-amount if found and found[1] + found[2] else amount) or None


def way_in(text: str) -> Way | None:
    return next((way for way, names in _WAYS.items() if folded(text) in names), None)


# --- numbers


def bill_number(month: date, chance: int) -> str:
    """`chance` tells apart the bills of one month; the caller draws again when one is taken."""
    return f"B{month:%y%m}-{chance:03d}"


def bill_number_in(text: str) -> str | None:
    """The first bill's number in its proper spelling, or None."""
    found = _NUMBER.search(unicodedata.normalize("NFKC", text).upper())
    return "B{}-{}".format(*found.groups()) if found else None


def bill_first(text: str) -> tuple[str, str]:
    """The bill's number with which the text begins, or "", and the rest as it was written."""
    first, _space, rest = text.strip().partition(" ")
    number = bill_number_in(first)
    return (number, rest.strip()) if number else ("", text)


# --- days


def month_of(moment: datetime, zone: ZoneInfo) -> date:
    """Its first day."""
    return moment.astimezone(zone).date().replace(day=1)


def month_after(month: date) -> date:
    return (month + 31 * _A_DAY).replace(day=1)


def next_issue(now: datetime, zone: ZoneInfo, standard: Standard = STANDARD) -> datetime:
    """The next time that payment is asked for: on the day itself, be it a Sunday (S0 七(3))."""
    month, day = month_of(now, zone), standard.count("bill.issue_day")
    moments = (opening(one.replace(day=day), zone, standard) for one in (month, month_after(month)))
    return next(moment for moment in moments if moment > now)


def days_on(issued: date, key: str, standard: Standard = STANDARD) -> date:
    """The day of that row, as far from the issue as in the standard: who is asked late has as long.

    No row of these names a day that some month has not.
    """
    return issued + (standard.count(key) - standard.count("bill.issue_day")) * _A_DAY


def opening(day: date, zone: ZoneInfo, standard: Standard = STANDARD) -> datetime:
    """When the office opens on it, or would if it did, but to nobody's sleep."""
    opens, _closes = _hours(day, zone, standard)
    return opens


def may_ask_at(now: datetime, zone: ZoneInfo, standard: Standard = STANDARD) -> datetime:
    """Now, or else the next hour at which somebody is there to be asked back."""
    today = now.astimezone(zone).date()
    for day in (today, today + _A_DAY):
        opens, closes = _hours(day, zone, standard)
        if now < closes:
            return max(now, opens)
    raise AssertionError("tomorrow never ends before today")


def promise_days(today: date, standard: Standard = STANDARD) -> tuple[date, ...]:
    """By when somebody may say that they will pay."""
    days = (today + days * _A_DAY for days in _PROMISES)
    return tuple(day for day in days if may_be_promised(day, today, standard))


def may_be_promised(day: date, today: date, standard: Standard = STANDARD) -> bool:
    return today < day <= today + standard.duration("bill.promise_at_most")


def _hours(day: date, zone: ZoneInfo, standard: Standard) -> tuple[datetime, datetime]:
    """Of a day on which it is shut, as on the others."""
    week, sleep = OfficeHours.of(standard, zone).week, quiet(standard)
    hours = week[day.weekday()] or next(one for one in week if one)
    opens, closes = max(hours[0][0], sleep.until), hours[-1][1]
    closes = closes if opens < closes else sleep.start
    return moment_of(day, opens, zone), moment_of(day, closes, zone)
