"""Money: whole numbers of a currency's smallest unit, reckoned exactly and never as a float."""

from decimal import ROUND_HALF_UP, Decimal

# As prices are written there, which is not always as ISO 4217 would divide them.
_WHOLE = (
    "AFN", "ALL", "BIF", "CLP", "DJF", "GNF", "IQD", "IRR", "ISK", "JPY", "KMF", "KPW", "KRW",
    "LAK", "LBP", "MGA", "MMK", "PYG", "RSD", "RWF", "SLL", "SOS", "SYP", "UGX", "VND", "VUV",
    "XAF", "XOF", "XPF", "YER",
)  # fmt: skip
_THREE = ("BHD", "JOD", "KWD", "LYD", "OMR", "TND")
_DIGITS = dict.fromkeys(_WHOLE, 0) | dict.fromkeys(_THREE, 3)
_USUALLY = 2


def digits(currency: str) -> int:
    """How many places of this currency stand behind the point."""
    return _DIGITS.get(currency, _USUALLY)


def smallest(amount: Decimal | int, currency: str) -> int:
    """So much money in the smallest unit; ValueError where it is finer than that."""
    counted = Decimal(amount).scaleb(digits(currency))
    if counted != counted.to_integral_value():
        raise ValueError(amount)
    return int(counted)


def in_full(amount: int, currency: str) -> Decimal:
    """The same money as people write it."""
    return Decimal(amount).scaleb(-digits(currency))


def times(price: int, quantity: Decimal) -> int:
    """The price of so much, rounded as a till does."""
    return int((price * quantity).to_integral_value(ROUND_HALF_UP))
