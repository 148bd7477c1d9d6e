"""What happens when, in a simulation: the same for the same seed."""

import heapq
from collections.abc import Awaitable, Callable
from datetime import datetime
from itertools import count

from bot.simulation.hands import Hands

Act = Callable[[], Awaitable[None]]


class Agenda:
    def __init__(self, hands: Hands) -> None:
        self._hands = hands
        self._due: list[tuple[datetime, int, Act]] = []
        self._order = count()

    def at(self, moment: datetime, act: Act) -> None:
        heapq.heappush(self._due, (moment, next(self._order), act))

    async def play(self, until: datetime) -> None:
        """Everything up to this moment, in its order; what comes of it as well."""
        while self._due and self._due[0][0] <= until:
            moment, _, act = heapq.heappop(self._due)
            await self._hands.until(moment)
            await act()
        await self._hands.until(until)
