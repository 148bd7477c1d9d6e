"""打扰有度: how many letters that ask something a household gets, and when there is room again."""

from collections.abc import Iterable
from datetime import datetime

from domain.standard import STANDARD, Standard


def room_at(asked: Iterable[datetime], now: datetime, standard: Standard = STANDARD) -> datetime:
    """Now, or when one more letter that asks has room; `asked` are the moments of those before.

    Follow-ups and surveys count alike, reminders do not (F13).
    """
    most, within = standard.count("attention.most"), standard.duration("attention.within")
    lately = sorted(at for at in asked if at > now - within)
    return now if len(lately) < most else lately[-most] + within
