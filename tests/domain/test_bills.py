"""What is owed, from when, by when, and what the ledger makes of it."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.bills import (
    ACCOUNTANTS,
    UNPAID,
    BillState,
    Way,
    amount_in,
    bill_first,
    bill_number,
    bill_number_in,
    check_accountant,
    check_finance,
    days_on,
    may_ask_at,
    may_be_promised,
    month_after,
    month_of,
    next_issue,
    opening,
    promise_days,
    spread,
    standing,
    step,
    way_in,
)
from domain.refusals import Refused
from domain.standard import STANDARD
from domain.tickets import Role

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
MARCH = date(2026, 3, 1)
A_DAY = timedelta(days=1)
SATURDAY = 5
ALLOWED = {
    (BillState.ISSUED, BillState.REMINDED),
    (BillState.ISSUED, BillState.OVERDUE),
    (BillState.REMINDED, BillState.OVERDUE),
    *((one, BillState.VOID) for one in UNPAID),
}


def local(zone, *when):
    return datetime(*when, tzinfo=zone)


# --- how a bill stands


@pytest.mark.parametrize("to", [BillState.REMINDED, BillState.OVERDUE, BillState.VOID])
@pytest.mark.parametrize("state", BillState)
def test_a_bill_goes_on_and_never_back(state, to):
    if (state, to) in ALLOWED:
        assert step(state, to) is to
    else:
        with pytest.raises(Refused):
            step(state, to)


@pytest.mark.parametrize(
    ("left", "reminded", "overdue", "stands"),
    [
        (0, True, True, BillState.PAID),
        (1, False, False, BillState.ISSUED),
        (1, True, False, BillState.REMINDED),
        (1, True, True, BillState.OVERDUE),
        (1, False, True, BillState.OVERDUE),
    ],
)
def test_the_ledger_decides_whether_it_is_paid(left, reminded, overdue, stands):
    for was in set(BillState) - {BillState.VOID}:
        assert standing(was, left, reminded=reminded, overdue=overdue) is stands
    void = standing(BillState.VOID, left, reminded=reminded, overdue=overdue)
    assert void is BillState.VOID


# --- who may


@pytest.mark.clause("B8")
@pytest.mark.parametrize("role", Role)
def test_nobody_but_finance_says_what_is_paid(role):
    if role is Role.FINANCE:
        check_finance(role)
        return
    with pytest.raises(Refused, match="B8"):
        check_finance(role)


def test_whoever_works_with_their_hands_has_nothing_to_do_with_money():
    assert {Role.ENGINEER, Role.GUARD, Role.RESIDENT}.isdisjoint(ACCOUNTANTS)
    for role in (Role.ENGINEER, Role.GUARD):
        with pytest.raises(Refused, match="B8"):
            check_accountant(role)


# --- amounts


@given(st.lists(st.integers(0, 500), max_size=6), st.data())
def test_a_payment_is_spread_without_loss_the_first_first(room, data):
    amount = data.draw(st.integers(0, sum(room)))
    parts = spread(amount, room)
    assert sum(parts) == amount
    assert all(part <= one for part, one in zip(parts, room, strict=True))
    full = [part == one for part, one in zip(parts, room, strict=True)]
    later = parts[full.index(False) + 1 :] if False in full else []
    assert not any(later)


def test_more_than_there_is_room_for_is_refused():
    with pytest.raises(ValueError, match="1"):
        spread(81, [30, 50])


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("80", 8000),
        ("80.5", 8050),
        ("¥80", 8000),
        ("８０元", 8000),
        ("1,280.00", 128000),
        ("-80", -8000),
        ("−80", -8000),
        ("¥-80", -8000),
        ("80.005", None),
        ("0", None),
        ("", None),
        ("eighty", None),
        ("80 cash", None),
        ("1e9", None),
    ],
)
def test_amounts_are_read_as_people_write_them(written, amount):
    assert amount_in(written, "CNY") == amount


def test_a_currency_without_cents_has_none():
    assert (amount_in("80", "JPY"), amount_in("80.5", "JPY")) == (80, None)


@pytest.mark.parametrize(
    ("written", "way"),
    [("cash", Way.CASH), ("现金", Way.CASH), ("轉帳", Way.TRANSFER), ("WeChat", Way.WECHAT),
     ("支付宝", Way.ALIPAY), ("POS", Way.CARD), ("", None), ("beads", None)],
)  # fmt: skip
def test_ways_are_read_in_every_language(written, way):
    assert way_in(written) is way


# --- numbers


def test_a_number_is_read_back_however_it_is_written():
    assert bill_number(MARCH, 7) == "B2603-007"
    for written in ("b2603-007", "Ｂ2603－007", "B 2603 007", "see B2603-007, please"):
        assert bill_number_in(written) == "B2603-007"
    for strange in ("R260302-483", "B2613-007", "AB2603-007", "B2603-07", ""):
        assert bill_number_in(strange) is None


def test_what_stands_behind_the_number_is_kept():
    assert bill_first(" B2603-007  80 cash ") == ("B2603-007", "80 cash")
    assert bill_first("80 cash") == ("", "80 cash")
    assert bill_first("") == ("", "")


# --- days


@pytest.mark.clause("E5", partly="the letters")
def test_payment_is_asked_for_on_the_15th_at_the_opening_of_the_office():
    now = local(SHANGHAI, 2026, 3, 2, 9)
    at = next_issue(now, SHANGHAI)
    assert at == local(SHANGHAI, 2026, 3, 15, 8, 30), "though it is a Sunday"
    assert next_issue(at, SHANGHAI) == local(SHANGHAI, 2026, 4, 15, 8, 30)


def test_the_days_that_follow_are_the_standards_own():
    issued = date(2026, 3, 15)
    assert days_on(issued, "bill.reminder_day") == date(2026, 3, 19)
    assert days_on(issued, "bill.pay_by_day") == date(2026, 3, 20)


def test_whoever_is_asked_late_has_as_many_days():
    assert days_on(date(2026, 3, 30), "bill.pay_by_day") == date(2026, 4, 4)


def test_a_short_month_has_its_days_as_well():
    at = next_issue(local(SHANGHAI, 2026, 2, 1), SHANGHAI)
    assert at.astimezone(SHANGHAI).date() == date(2026, 2, 15)
    assert month_after(date(2026, 2, 1)) == MARCH
    last = STANDARD.changed_by({"bill.issue_day": 26, "bill.reminder_day": 27,
                                "bill.pay_by_day": 28})  # fmt: skip
    assert days_on(date(2026, 2, 26), "bill.pay_by_day", last) == date(2026, 2, 28)


@given(st.integers(0, 800 * 96), st.sampled_from([SHANGHAI, BERLIN, ZoneInfo("America/New_York")]))
def test_it_is_asked_once_a_month_whatever_the_clocks_do(quarters, zone):
    now = datetime(2025, 1, 1, tzinfo=UTC) + quarters * timedelta(minutes=15)
    first = next_issue(now, zone)
    second = next_issue(first, zone)
    assert now < first <= now + 32 * A_DAY
    assert month_of(second, zone) == month_after(month_of(first, zone))
    for at in (first, second):
        there = at.astimezone(zone)
        saturday = there.weekday() == SATURDAY
        assert (there.day, there.hour, there.minute) == (15, *((9, 0) if saturday else (8, 30)))


@given(st.integers(0, 800 * 96), st.sampled_from([SHANGHAI, BERLIN]))
def test_nobody_is_asked_for_money_when_nobody_is_there_to_be_asked_back(quarters, zone):
    now = datetime(2025, 1, 1, tzinfo=UTC) + quarters * timedelta(minutes=15)
    at = may_ask_at(now, zone)
    assert now <= at < now + A_DAY
    there = at.astimezone(zone)
    assert opening(there.date(), zone) <= at
    assert there.hour < 18
    assert may_ask_at(at, zone) == at


def test_an_office_that_opens_early_still_lets_people_sleep():
    early = STANDARD.changed_by({"office.hours.weekday": "06:00-12:00"})
    assert opening(date(2026, 3, 2), SHANGHAI, early) == local(SHANGHAI, 2026, 3, 2, 8)


def test_a_promise_lies_ahead_and_not_too_far():
    today = date(2026, 3, 21)
    offered = promise_days(today)
    assert offered[0] == today + A_DAY
    assert offered[-1] == today + STANDARD.duration("bill.promise_at_most")
    assert not may_be_promised(today, today)
    assert not may_be_promised(offered[-1] + A_DAY, today)
