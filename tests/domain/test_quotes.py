"""A quote adds up, says what is different, and lets nobody finish without consent."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from domain.charges import Charge
from domain.quote_lines import read_lines, read_quantity
from domain.quotes import (
    Item,
    Misquoted,
    QuoteState,
    Unfit,
    check,
    check_consent,
    differences,
    price_list,
    thaw,
    total,
)
from domain.refusals import Refused
from domain.standard import STANDARD

QUANTITIES = some.decimals("0.01", "999.99", places=2)
ITEMS = some.builds(
    Item,
    price=some.integers(50, 5_000_000),
    name=some.sampled_from(["龙头", "tap", "<b>&"]),
    quantity=QUANTITIES,
)
OPEN, AGREED = QuoteState.OPEN, QuoteState.AGREED
REFUSED, SUPERSEDED = QuoteState.REFUSED, QuoteState.SUPERSEDED


# --- the sum


@given(items=some.lists(ITEMS, max_size=8))
def test_what_is_kept_is_what_was_quoted(items):
    kept = thaw([one.freeze() for one in items])
    assert kept == items
    assert total(kept) == sum(one.amount for one in items)


@given(before=some.lists(ITEMS, max_size=6), after=some.lists(ITEMS, max_size=6))
def test_the_differences_are_all_of_the_difference(before, after):
    changed = differences(before, after)
    assert sum(now - was for _item, was, now in changed) == total(after) - total(before)
    assert all(was != now for _item, was, now in changed)


@given(items=some.lists(ITEMS, max_size=6, unique_by=lambda item: item.name))
def test_the_same_items_in_another_order_are_no_difference(items):
    assert differences(items, items[::-1]) == []


def test_the_price_list_is_the_standards_own():
    listed = price_list("CNY")
    assert len(listed) == len([row for row in STANDARD.rows if row.key.startswith("price.")])
    assert (listed["pipe_replacement"].price, listed["pipe_replacement"].unit) == (4000, "m")
    assert price_list("JPY")["pipe_replacement"].price == 40


@pytest.mark.parametrize(
    ("items", "unfit"),
    [
        ([Item(100, "tap")] * 200, Unfit.TOO_MANY),
        ([Item(4_000_000, "tap")] * 2, Unfit.TOO_MUCH),
        ([Item(1, "tap", quantity=Decimal("0.01"))], Unfit.NOTHING),
    ],
)
def test_a_quote_that_nobody_can_mean_is_refused(items, unfit):
    with pytest.raises(Misquoted) as misquoted:
        check(items, "CNY")
    assert misquoted.value.unfit is unfit


# --- what is typed


@pytest.mark.parametrize(
    ("typed", "name", "price", "quantity"),
    [
        ("龙头 45", "龙头", 4500, "1"),
        ("tap 45 x2", "tap", 4500, "2"),
        ("tap x2 45", "tap", 4500, "2"),
        ("龙头　４５　×２", "龙头", 4500, "2"),
        ("水管 ２０元 × 1.5米", "水管", 2000, "1.5"),
        ("弯头 3.5元/个*4", "弯头", 350, "4"),
        ("人工：30块", "人工", 3000, "1"),
        ("4分接头 12", "4分接头", 1200, "1"),
        ("LED 12W 灯泡 25", "LED 12W 灯泡", 2500, "1"),
        ("tile ¥1,200 x2", "tile", 120000, "2"),
        ("tap - 45", "tap", 4500, "1"),
        ("<b>tap</b> 45", "<b>tap</b>", 4500, "1"),
    ],
)
def test_lines_are_read_as_people_write_them(typed, name, price, quantity):
    assert read_lines(typed, "CNY") == [Item(price, name, quantity=Decimal(quantity))]


def test_several_lines_are_read_at_once():
    assert [one.name for one in read_lines("tap 45; labour 30\n\n水管 20", "CNY")] == [
        "tap", "labour", "水管",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "unfit"),
    [
        ("龙头", Unfit.UNREADABLE),
        ("45", Unfit.UNREADABLE),
        ("tap 45 or so", Unfit.UNREADABLE),
        ("tap 0", Unfit.NOTHING),
        ("tap -45", Unfit.NOTHING),
        ("tap 45 x0", Unfit.NOTHING),
        ("tap 45 x-1", Unfit.NOTHING),
        ("tap 0.001", Unfit.TOO_FINE),
        ("tap 45 x 1.234", Unfit.TOO_FINE),
        ("tap 99999999999999", Unfit.TOO_MUCH),
        ("tap 45 x 100000", Unfit.TOO_MUCH),
    ],
)
def test_a_line_that_cannot_be_an_item_is_given_back_with_the_reason(typed, unfit):
    with pytest.raises(Misquoted) as misquoted:
        read_lines(f"labour 30\n{typed}", "CNY")
    assert (misquoted.value.unfit, misquoted.value.line) == (unfit, typed)


def test_a_yen_has_no_parts():
    assert read_lines("tap 45", "JPY")[0].price == 45
    with pytest.raises(Misquoted):
        read_lines("tap 45.5", "JPY")


@given(typed=some.text(max_size=200))
def test_nothing_that_is_typed_breaks_the_reading(typed):
    try:
        items = read_lines(typed, "CNY")
    except Misquoted:
        return
    assert all(one.price > 0 and one.name for one in items)


@pytest.mark.parametrize(("typed", "number"), [("２", "2"), ("1.5米", "1.5"), ("x3", "3")])
def test_a_number_alone_is_a_quantity(typed, number):
    assert read_quantity(typed) == Decimal(number)


@pytest.mark.parametrize("typed", ["two", "", "0", "-1", "1000", "tap 45"])
def test_anything_else_is_no_quantity(typed):
    with pytest.raises(Misquoted):
        read_quantity(typed)


# --- what it allows


@pytest.mark.clause("B6", partly="the talk itself")
@pytest.mark.parametrize(
    ("charge", "states", "refused"),
    [
        (Charge.PAID, [], "quote_missing"),
        (Charge.PAID, [OPEN], "quote_open"),
        (Charge.PAID, [REFUSED], "quote_refused"),
        (Charge.PAID, [SUPERSEDED], "quote_missing"),
        (Charge.PAID, [AGREED, OPEN], "quote_open"),
        (Charge.PAID, [AGREED], ""),
        (Charge.PAID, [REFUSED, AGREED], ""),
        (Charge.PAID, [AGREED, REFUSED], ""),
        (Charge.WARRANTY, [SUPERSEDED], ""),
        (Charge.FREE, [], ""),
        ("", [], ""),
    ],
)
def test_paid_work_is_finished_only_at_a_price_that_was_agreed_to(charge, states, refused):
    if not refused:
        return check_consent(charge, states)
    with pytest.raises(Refused) as reason:
        check_consent(charge, states)
    assert (reason.value.reason, reason.value.clause) == (refused, "S0 七(2)")
    return None
