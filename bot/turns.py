"""One update, or one ringing timer, is one transaction; turns of several lanes share a commit."""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from telegram import Update

from bot.bells import INBOX, OUTBOX, Bells
from bot.clock import Clock
from bot.crashes import maybe_crash
from domain.standard import Standards
from handlers.actions.dead_letters import announce
from handlers.answering import hear, ring
from handlers.sheet import CURRENT, Sheet, Toast, sheets_for
from handlers.turn import House, Turn
from storage import Shelves, Storage
from storage.inbox import Claim
from storage.tables import InboxRow
from storage.transaction import collided, unreachable

_log = logging.getLogger(__name__)
_TOGETHER = 32
_TRIES = 5
_ENDINGS = 10  # what ends the process is counted with all that were in hand with it
_AT_MOST = 30  # seconds for one turn
_LONGEST_WAIT = timedelta(seconds=8)


class Stuck(Exception):
    """A handler does not come to an end."""


class Unparsable(Exception):
    """Telegram sent what python-telegram-bot cannot read."""


@dataclass
class Turns:
    """Takes what is in the inbox, in order in each lane, and files what comes of it."""

    storage: Storage
    house: House
    standards: Standards
    clock: Clock
    bells: Bells
    answer: Callable[[Toast], Coroutine[Any, Any, None]]
    spawn: Callable[[Coroutine[Any, Any, None]], object]
    closing: bool = False
    busy: bool = False

    async def loop(self) -> None:
        claims: list[Claim] = []
        while claims or not self.closing:
            try:
                claims = await (self._handle(claims) if claims else self._claim())
            except Exception as error:  # noqa: BLE001 - whatever it is, the next update waits
                claims, self.busy = [], False
                if not unreachable(error) and not collided(error):
                    _log.exception("the inbox could not be read; trying again")
                await asyncio.sleep(0.5)
                continue
            self.busy = bool(claims)
            # The postman first, if there is but one connection: somebody waits for those letters.
            await (asyncio.sleep(0) if claims else self.bells.wait(INBOX, 0.5))

    async def _claim(self) -> list[Claim]:
        async with self.storage.transaction(durable=False) as shelves:
            return await self._heads(shelves)

    async def _heads(self, shelves: Shelves) -> list[Claim]:
        """The heads of free lanes, counted before they are handled, in case they end us."""
        if self.closing:
            return []
        return await shelves.inbox.claim(self.clock.now(), _TOGETHER)

    async def _handle(self, claims: Sequence[Claim]) -> list[Claim]:
        """Answer these, or note why they cannot be; returns what is to be handled next."""
        maybe_crash("after_claim")
        if claims[0].attempts >= _ENDINGS:
            await self._bury(claims[0].id, "it ended the process again and again")
            return await self._claim()
        try:
            return await self._file([claim.id for claim in claims])
        except Exception as error:  # noqa: BLE001 - one of them failed: each alone, then
            await self._each_alone(claims, error)
        return await self._claim()

    async def _file(self, ids: Sequence[int], *, alone: bool = False) -> list[Claim]:
        """Answer these and commit once; whatever is raised undoes them all.

        What is next is claimed in passing, unless these are taken `alone`.
        """
        async with self.storage.transaction() as shelves:
            rows = await shelves.inbox.open(ids)
            now = self.clock.now()
            sheets = await self._sheets(shelves, rows)
            for row, sheet in zip(rows, sheets, strict=True):
                await self._answer(row, sheet)
            maybe_crash("after_handlers")
            await shelves.outbox.post([one for sheet in sheets for one in sheet.letters])
            await shelves.inbox.done([row.id for row in rows], now)
            if shelves.outbox.stirred:
                await shelves.nudge(OUTBOX)
            following = [] if alone else await self._heads(shelves)
            maybe_crash("before_commit")
        maybe_crash("after_commit")
        if shelves.outbox.stirred:
            self.bells.ring(OUTBOX)
        for sheet in sheets:
            if sheet.toast:
                self.spawn(self.answer(sheet.toast))
        return following

    async def _sheets(self, shelves: Shelves, rows: Sequence[InboxRow]) -> list[Sheet]:
        now = self.clock.now()
        heard = [(_source(row), self._parsed(row)) for row in rows if row.source == "tg"]
        sheets = await sheets_for(shelves, heard, now, self.standards)
        opened = {sheet.source: sheet for sheet in sheets}
        return [opened.get(_source(row)) or self._blank(shelves, row) for row in rows]

    def _blank(self, shelves: Shelves, row: InboxRow) -> Sheet:
        return Sheet(shelves, self.clock.now(), _source(row), self.standards)

    def _parsed(self, row: InboxRow) -> Update:
        try:
            update = Update.de_json(row.payload, self.house.bot)
        except Exception as error:
            raise Unparsable(f"{type(error).__name__}: {error}") from error
        return update

    async def _answer(self, row: InboxRow, sheet: Sheet) -> None:
        tg = row.source == "tg"
        answer = hear(self.house, sheet) if tg else ring(self.house, sheet, row.payload)
        try:
            async with asyncio.timeout(_AT_MOST):
                await answer
        except TimeoutError as error:  # not the network's: it must count as an attempt
            raise Stuck(f"no answer within {_AT_MOST} s") from error

    async def _each_alone(self, claims: Sequence[Claim], error: Exception) -> None:
        if unreachable(error) or collided(error):
            async with self.storage.transaction() as shelves:
                await shelves.inbox.uncounted([claim.id for claim in claims])
            raise error
        if len(claims) == 1:
            return await self._failed(claims[0], error)
        for claim in claims:
            try:
                await self._file([claim.id], alone=True)
            except Exception as own:  # noqa: BLE001 - it is this one, then
                await self._failed(claim, own)
        return None

    async def _failed(self, claim: Claim, error: Exception) -> None:
        _log.error("update %s failed, attempt %s", claim.id, claim.attempts + 1, exc_info=error)
        said = f"{type(error).__name__}: {error}"[:500]
        if isinstance(error, Unparsable) or claim.attempts + 1 >= _TRIES:
            return await self._bury(claim.id, said)
        wait = min(timedelta(seconds=0.5 * 2**claim.attempts), _LONGEST_WAIT)
        async with self.storage.transaction() as shelves:
            await shelves.inbox.again(claim.id, self.clock.now() + wait, said)
        return None

    async def _bury(self, row_id: int, error: str) -> None:
        """It cannot be handled: into the dead letters, with an alarm, and the lane goes on."""
        async with self.storage.transaction() as shelves:
            rows = await shelves.inbox.open([row_id])
            if not rows:
                return
            sheet = self._blank(shelves, rows[0])
            await shelves.inbox.bury(row_id, error, sheet.now)
            CURRENT.set(sheet)
            await announce(Turn(self.house), rows[0])
            await shelves.outbox.post(sheet.letters)
            await shelves.nudge(OUTBOX)
        self.bells.ring(OUTBOX)


def _source(row: InboxRow) -> str:
    return f"{row.source}:{row.source_id}"
