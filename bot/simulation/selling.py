"""How a simulated office sells a service that runs for a while: its price, and then its term."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.simulation.diary import Diary, Matter
from bot.simulation.hands import Hands
from bot.simulation.village import ZONE, Village
from domain.tickets import Role
from sandbox.people import Person

_ZONE = ZoneInfo(ZONE)
_A_DAY = timedelta(days=1)
_LASTS = 30  # days
_WHAT, _PRICE = "每周保养", 280


class Shop:
    def __init__(self, hands: Hands, village: Village, diary: Diary) -> None:
        self._hands, self._village, self._diary = hands, village, diary

    async def sells(self, matter: Matter) -> None:
        """The price goes to the household; the desk writes down from when to when it runs."""
        ops, number = self._village.ops, matter.number
        await self._says(self._worker(matter), f"/quote {number} {_WHAT} {_PRICE}")
        key = self._hands.newest(ops, r"^1:quote_send:", number)
        if key is None:
            return self._diary.wonder(self._hands.now, f"{number} has no price")
        await self._hands.taps(self._worker(matter), key, ops)
        first = self._hands.now.astimezone(_ZONE).date() + _A_DAY
        last = first + (_LASTS - 1) * _A_DAY
        (desk, *_others) = self._village.hands(Role.DISPATCHER)
        await self._says(desk.body, f"/plan {number} {first} {last}")
        start, end = (datetime.combine(day, time(), _ZONE) for day in (first, last + _A_DAY))
        matter.term = start, end
        return None

    def _worker(self, matter: Matter) -> Person:
        return next(one.body for one in self._village.office if one.body.name == matter.worker)

    async def _says(self, colleague: Person, text: str) -> None:
        await self._hands.says(colleague, text, self._village.ops)
