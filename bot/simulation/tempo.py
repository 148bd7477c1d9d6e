"""How the residents of a simulation tap: with thought, or in haste, and never a word too many."""

from datetime import datetime, timedelta
from random import Random

from bot.simulation.hands import Hands
from bot.simulation.village import Resident

_TAKES = 6  # seconds that somebody who reads takes over a tap
_BEST, _MOST = 5, 5


class Tempo:
    def __init__(self, hands: Hands, dice: Random) -> None:
        self._hands, self._dice = hands, dice

    def points(self, resident: Resident) -> int:
        if resident.hasty:
            return _BEST
        return 1 + sum(self._dice.random() < resident.content for _ in range(_BEST - 1))

    async def thinks(self, resident: Resident) -> None:
        """Whoever reads takes a while; whoever does not taps away."""
        if not resident.hasty:
            await self._hands.until(self._hands.now + timedelta(seconds=_TAKES))

    async def hastily(self, resident: Resident, begun: datetime, fast: timedelta) -> bool:
        """False as well where the machine was too slow for anybody to be hasty."""
        if not resident.hasty or self._hands.now - begun < fast / 2:
            return resident.hasty
        await self._hands.until(begun + 2 * fast)
        return False

    async def ends(self, resident: Resident) -> None:
        """No words today: whatever is asked besides is skipped."""
        for _ in range(_MOST):
            key = self._hands.newest(resident.body.id, r"^1:form:.*:(?:end|skip)$")
            if key is None:
                return
            await self._hands.taps(resident.body, key)
