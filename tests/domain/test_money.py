"""Money is exact, whatever the currency."""

from decimal import Decimal

import pytest
from babel.numbers import get_currency_precision
from hypothesis import given
from hypothesis import strategies as some

from domain.money import digits, in_full, smallest, times
from locales import CURRENCIES as CURRENCIES_IN_USE

CURRENCIES = some.sampled_from(["CNY", "HKD", "JPY", "KWD"])


@given(amount=some.integers(-(10**15), 10**15), currency=CURRENCIES)
def test_what_is_written_in_full_reads_back_as_the_same_money(amount, currency):
    assert smallest(in_full(amount, currency), currency) == amount


@pytest.mark.parametrize(
    ("amount", "currency", "counted"),
    [("80.00", "CNY", 8000), ("0.01", "CNY", 1), ("80", "JPY", 80), ("1.005", "KWD", 1005)],
)
def test_every_currency_has_its_own_smallest_unit(amount, currency, counted):
    assert smallest(Decimal(amount), currency) == counted


@pytest.mark.parametrize(("amount", "currency"), [("0.001", "CNY"), ("45.5", "JPY")])
def test_nothing_is_finer_than_the_smallest_unit(amount, currency):
    with pytest.raises(ValueError, match=amount):
        smallest(Decimal(amount), currency)


@pytest.mark.parametrize(
    ("price", "quantity", "comes_to"), [(4000, "1.5", 6000), (5, "0.5", 3), (333, "0.01", 3)]
)
def test_half_a_cent_is_rounded_up_as_a_till_does(price, quantity, comes_to):
    assert times(price, Decimal(quantity)) == comes_to


@given(
    price=some.integers(1, 10**7),
    quantity=some.decimals("0.01", "999.99", places=2),
)
def test_no_rounding_is_off_by_more_than_half_a_cent(price, quantity):
    assert abs(times(price, quantity) - price * quantity) <= Decimal("0.5")


@pytest.mark.parametrize("currency", sorted(CURRENCIES_IN_USE))
def test_no_part_of_a_price_is_lost_when_it_is_shown(currency):
    assert digits(currency) == get_currency_precision(currency)
