"""Is what Telegram says kept before Telegram is told to forget it, and in the right lane?"""

import asyncio
from datetime import UTC, datetime

import pytest
from sqlalchemy import select
from telegram.ext import ExtBot

from bot.bells import INBOX, Bells
from bot.intake import Intake, lane_of
from bot.transport import Transport
from storage import Storage
from storage.tables import InboxRow

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
BOT = 7


class Clock:
    def now(self):
        return NOW


class FullDisk(Intake):
    """Keeps nothing."""

    async def keep(self, bot_id, updates):
        raise OSError("no space left")


@pytest.fixture
async def storage(database_url):
    storage = Storage(database_url)
    yield storage
    await storage.close()


@pytest.fixture
async def bells():
    return Bells()


@pytest.fixture
async def intake(storage, bells):
    return Intake(storage, Clock(), bells)


@pytest.fixture
async def bot(sandbox):
    """Our bot at a Telegram of our own."""
    url = f"{sandbox.url}/bot"
    bot = ExtBot(
        sandbox.world.token, url, request=Transport(), get_updates_request=Transport(patience=60)
    )
    await bot.initialize()
    yield bot
    await bot.shutdown()


@pytest.fixture
async def li(sandbox):
    return sandbox.world.people.add("Li", started=True)


async def kept(storage):
    async with storage.transaction() as shelves:
        return list(await shelves._session.scalars(select(InboxRow).order_by(InboxRow.id)))


async def said(storage):
    return [row.payload["message"]["text"] for row in await kept(storage)]


def say(sandbox, person, *words):
    for one in words:
        message = {
            "message_id": 1,
            "date": int(NOW.timestamp()),
            "chat": {"id": person.id, "type": "private"},
            "text": one,
        }
        sandbox.world.updates.add("message", message, lane=str(person.id))


class polling:  # noqa: N801 - it reads as a verb
    """Poll until everything that was said is confirmed, or the body is left."""

    def __init__(self, intake, bot):
        self._poll = intake.poll(bot)

    async def __aenter__(self):
        self._task = asyncio.create_task(self._poll)

    async def __aexit__(self, *_):
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
