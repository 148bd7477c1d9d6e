"""What has to be fetched from Telegram before a turn can deal with it: files of homes, so far."""

import asyncio
import logging
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from telegram.error import BadRequest, TelegramError
from telegram.ext import ExtBot

from bot.clock import Clock
from bot.homes_file.reading import read_homes
from domain.register.faults import Unfit, Unreadable
from storage import Storage
from storage.register import READ, WAITING
from storage.tables import HomesFile

_log = logging.getLogger(__name__)
_EVERY = 0.5  # seconds
_PATIENCE = timedelta(minutes=10)


@dataclass
class Errands:
    """Runs outside any turn, since no turn waits for Telegram; the turn that goes on is rung."""

    storage: Storage
    bot: ExtBot[None]
    clock: Clock

    async def loop(self) -> None:
        while True:
            await self.run()
            await asyncio.sleep(_EVERY)

    async def run(self) -> None:
        async with self.storage.transaction(durable=False) as shelves:
            files = await shelves.register.unread()
        for file in files:
            if said := await self._said(file):
                await self._hand_over(file, said)

    async def _said(self, file: HomesFile) -> dict[str, Any] | None:
        """What is in the file, or why that cannot be known; None to try again."""
        try:
            return {"table": (await read_homes(await self._fetched(file))).frozen()}
        except Unreadable as error:
            return {"why": error.why, "seen": error.seen}
        except TelegramError as error:
            _log.warning("file %s cannot be fetched: %s", file.id, type(error).__name__)
            final = isinstance(error, BadRequest) or self.clock.now() - file.sent_at > _PATIENCE
            return {"why": Unfit.NOT_FETCHED, "seen": ""} if final else None

    async def _fetched(self, file: HomesFile) -> bytes:
        return bytes(await (await self.bot.get_file(file.file_id)).download_as_bytearray())

    async def _hand_over(self, file: HomesFile, said: dict[str, Any]) -> None:
        async with self.storage.transaction() as shelves:
            found = await shelves.register.file(file.id)
            community = await shelves.communities.get(file.community_id)
            if found and found.state == WAITING:
                found.said, found.state = said, READ
                lane, about = f"{community.ops_chat}:{found.thread}", f"homes:{found.id}"
                shelves.timers.set("homes_read", self.clock.now(), lane, about, file=found.id)
