"""Whether it has rained where an office lies: asked of a weather service, beside all turns."""

import asyncio
import json
import logging
from dataclasses import dataclass
from typing import Protocol

import aiohttp

from bot.clock import Clock
from domain.standard import Standards
from domain.weather import Absurd, Hours, days_back, hours_in
from storage import Storage
from storage.tables import Community

_log = logging.getLogger(__name__)
_EVERY = 0.5  # seconds
_LONGEST = 200_000  # bytes of an answer
_LOST = (aiohttp.ClientError, TimeoutError, OSError, Absurd)


class WeatherSource(Protocol):
    """Somebody who knows what fell in the last days, as far as `hours_in` can read it."""

    async def hours(self, latitude: float, longitude: float, days: int) -> object: ...


@dataclass(frozen=True)
class OpenMeteo:
    """Needs no key; `patience` is in seconds."""

    base_url: str
    patience: float = 10.0

    async def hours(self, latitude: float, longitude: float, days: int) -> object:
        """Raise Absurd for what is no JSON, and aiohttp's own for whatever else goes wrong."""
        asked = {
            "latitude": f"{latitude:.4f}",
            "longitude": f"{longitude:.4f}",
            "hourly": "precipitation",
            "past_days": f"{days}",
            "forecast_days": "1",
            "timeformat": "unixtime",
        }
        patience = aiohttp.ClientTimeout(total=self.patience)
        async with (
            aiohttp.ClientSession(timeout=patience) as session,
            session.get(f"{self.base_url}/v1/forecast", params=asked) as answer,
        ):
            answer.raise_for_status()
            said = await answer.content.read(_LONGEST)
        try:
            found: object = json.loads(said)
        except ValueError as error:
            raise Absurd("no JSON") from error
        return found


@dataclass
class Barometer:
    """Fetches what a turn has asked for, and rings for the turn that goes on (see bot/errands.py).

    What cannot be had is asked for again later: rain is no matter of minutes.
    """

    storage: Storage
    source: WeatherSource
    clock: Clock
    standards: Standards

    async def loop(self) -> None:
        while True:
            await self.run()
            await asyncio.sleep(_EVERY)

    async def run(self) -> None:
        async with self.storage.transaction(durable=False) as shelves:
            wondering = await shelves.communities.wondering()
        for community in wondering:
            await self._hand_over(community, await self._fallen(community))

    async def _fallen(self, community: Community) -> Hours | None:
        """As far back as rain is worth a question: we may have been away, or the service."""
        if community.latitude is None or community.longitude is None:
            return ()
        standard = self.standards.of(community.name)
        try:
            said = await self.source.hours(
                community.latitude, community.longitude, days_back(standard)
            )
            return hours_in(said, self.clock.now(), standard)
        except _LOST as error:
            _log.warning("the weather of %s: %s %s", community.id, type(error).__name__, error)
            return None

    async def _hand_over(self, community: Community, hours: Hours | None) -> None:
        about, now = f"weather:{community.id}", self.clock.now()
        async with self.storage.transaction() as shelves:
            found = await shelves.communities.get(community.id)
            found.weather_wanted = None
            if hours is None:
                later = self.standards.of(community.name).duration("weather.retry")
                await shelves.timers.call_off(about)
                shelves.timers.set("weather_due", now + later, about, about, community=found.id)
            elif wet := [(begins.isoformat(), fallen) for begins, fallen in hours if fallen]:
                shelves.timers.set(
                    "weather_said", now, about, f"{about}:said", community=found.id, wet=wet
                )
