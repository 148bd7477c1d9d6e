"""What the sandbox may ask of the bot that lives in it, if one does."""

from datetime import datetime
from typing import Protocol


class Guest(Protocol):
    async def idle(self, timeout: float) -> bool:  # noqa: ASYNC109 - it answers, never raises
        """True as soon as nothing is left to do, False when that takes longer than this."""
        ...

    async def next_due(self) -> datetime | None:
        """The next moment a timer of the guest will ring."""
        ...
