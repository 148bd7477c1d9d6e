"""Promises come due while nobody is there: each rings once, in order, when the bot is back."""

import asyncio
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from storage import Storage
from storage.tables import Event, InboxRow, Promised, Timer
from tests.faults.ledger import quiet

REPORTS = 6


async def _report(house, crowd, telegram, estate):
    """Something urgent in every home, and nobody accepts it."""
    bot = await house.open()
    life = [crowd._files(person) for person in estate.residents[:REPORTS]]
    await asyncio.gather(*life)
    await quiet(telegram, estate.database)
    await house.kill(bot)


async def _let_them_come_due(estate):
    """The last promise made comes due first; says in which order they now must ring."""
    storage = Storage(estate.database)
    async with storage.transaction() as shelves:
        found = await shelves._session.scalars(select(Timer).where(Timer.name == "promise_step"))
        timers = found.all()
        for place, timer in enumerate(timers):
            promised = await shelves.promises.get(timer.payload["promise"])
            promised.due = timer.due = datetime.now(UTC) - timedelta(minutes=1 + place)
            timer.payload = {**timer.payload, "due": promised.due.isoformat()}
    await storage.close()
    return [str(timer.id) for timer in reversed(timers)]


async def _rung(estate):
    storage = Storage(estate.database)
    async with storage.transaction() as shelves:
        read = shelves._session.scalars
        rows = (await read(select(InboxRow).where(InboxRow.source == "timer"))).all()
        missed = (await read(select(Event).where(Event.action == "promise_missed"))).all()
        promises = (await read(select(Promised))).all()
    await storage.close()
    rang = [row for row in rows if row.payload["name"] == "promise_step"]
    return sorted(rang, key=lambda row: row.id), missed, promises


async def test_what_came_due_in_the_night_rings_once_in_its_order(house, crowd, telegram, estate):
    await _report(house, crowd, telegram, estate)
    wanted = await _let_them_come_due(estate)
    replicas = 1 if estate.database.startswith("sqlite") else 2
    await asyncio.gather(*(house.open() for _ in range(replicas)))
    await asyncio.sleep(1.5)
    await quiet(telegram, estate.database)
    rows, missed, promises = await _rung(estate)
    assert len(wanted) >= REPORTS
    assert [row.source_id for row in rows] == wanted
    assert {row.status for row in rows} == {"done"}
    assert len(missed) == len(promises) == len(wanted)
