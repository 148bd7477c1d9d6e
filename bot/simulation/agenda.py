"""What happens when, in a simulation: the same for the same seed."""

import heapq
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from itertools import count

from bot.simulation.diary import Diary
from bot.simulation.hands import Hands

_log = logging.getLogger(__name__)
Act = Callable[[], Awaitable[None]]


class Agenda:
    def __init__(self, hands: Hands, diary: Diary) -> None:
        self._hands, self._diary = hands, diary
        self._due: list[tuple[datetime, int, Act]] = []
        self._order = count()

    def at(self, moment: datetime, act: Act) -> None:
        heapq.heappush(self._due, (moment, next(self._order), act))

    async def play(self, until: datetime) -> None:
        """Everything up to this moment, in its order; what comes of it as well."""
        while self._due and self._due[0][0] <= until:
            moment, _, act = heapq.heappop(self._due)
            await self._hands.until(moment)
            try:
                await act()
            except Exception as error:  # noqa: BLE001 - the other days are worth living
                _log.exception("on %s", moment)
                self._diary.wonder(moment, f"{type(error).__name__}: {error}")
        await self._hands.until(until)
