"""What Telegram says is stored, raw, before Telegram is told that it may forget it."""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from typing import Any

from telegram.error import Conflict, TelegramError
from telegram.ext import ExtBot

from bot.bells import INBOX, Bells
from bot.clock import Clock
from bot.crashes import maybe_crash
from storage import Storage
from storage.inbox import Heard

_log = logging.getLogger(__name__)
ALLOWED = (
    "message",
    "edited_message",
    "callback_query",
    "my_chat_member",
    "chat_member",
    "message_reaction",
)
LONG_POLL = 30  # seconds


class Intake:
    """Keeps raw updates; parses nothing but the lane, and that with care."""

    def __init__(self, storage: Storage, clock: Clock, bells: Bells) -> None:
        self._storage, self._clock, self._bells = storage, clock, bells

    async def keep(self, bot_id: int, updates: Sequence[Mapping[str, Any]]) -> None:
        """Commit these; one that was kept before is left as it is."""
        heard = [
            Heard("tg", f"{bot_id}:{update['update_id']}", lane_of(update), dict(update))
            for update in updates
        ]
        async with self._storage.transaction() as shelves:
            await shelves.inbox.store(heard, self._clock.now())
            await shelves.nudge(INBOX)
        self._bells.ring(INBOX)

    async def poll(self, bot: ExtBot[None]) -> None:
        """Ask for updates until cancelled; the offset moves only over what is committed.

        It begins at 0 and never at a stored number: after an idle week Telegram's ids start anew.
        """
        offset, patience = 0, 1.0
        while True:
            try:
                updates = await self._ask(bot, offset)
                if updates:
                    await self.keep(bot.id, updates)
                    maybe_crash("after_ingest")
                    offset = updates[-1]["update_id"] + 1
                patience = 1.0
            except Conflict:
                _log.warning("another program polls with this token; it must be stopped")
                await asyncio.sleep(5)
            except Exception as error:  # noqa: BLE001 - the poller must outlive everything
                _log.warning("no updates: %s; again in %.0f s", error, patience)
                await asyncio.sleep(patience)
                patience = min(patience * 2, 30)

    async def _ask(self, bot: ExtBot[None], offset: int) -> list[dict[str, Any]]:
        asked = {
            "offset": offset,
            "timeout": LONG_POLL,
            "limit": 100,
            "allowed_updates": list(ALLOWED),
        }
        async with asyncio.timeout(LONG_POLL + 20):
            answer = await bot.do_api_request("getUpdates", api_kwargs=asked)
        if not isinstance(answer, list):
            raise TelegramError("getUpdates did not answer with a list")
        return answer


def lane_of(update: Mapping[str, Any]) -> str:
    """Where an update must keep its place: the private chat, or the topic of a group."""
    try:
        body = next(value for key, value in update.items() if key != "update_id")
        message = body.get("message", body) if "data" in body or "chat" not in body else body
        chat = message["chat"]
        topic = message.get("message_thread_id", 0) if message.get("is_topic_message") else 0
        number, topic = int(chat["id"]), int(topic)
        return str(number) if chat.get("type") == "private" else f"{number}:{topic}"
    except (StopIteration, AttributeError, KeyError, TypeError, ValueError, OverflowError):
        return f"odd:{update.get('update_id')}"
