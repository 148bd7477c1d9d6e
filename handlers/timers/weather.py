"""The weather: time to ask how it was, and what the answer means for leaks that wait."""

from collections.abc import Sequence
from datetime import datetime

from handlers.actions import weather
from handlers.turn import Turn


async def weather_due(turn: Turn, *, community: int) -> None:
    await weather.wonder(turn, await turn.shelves.communities.get(community))


async def weather_said(turn: Turn, *, community: int, wet: Sequence[tuple[str, float]]) -> None:
    found = await turn.shelves.communities.get(community)
    hours = tuple((datetime.fromisoformat(begins), fallen) for begins, fallen in wet)
    await weather.hear(turn, found, hours)
