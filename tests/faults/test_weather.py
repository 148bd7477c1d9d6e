"""Between us and Telegram everything goes wrong that can: each letter still keeps to its class."""

import asyncio
import itertools
from collections import defaultdict
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from storage import Storage
from storage.outbox import Delivery
from storage.tables import OutboxRow
from tests.faults.conftest import FULL
from tests.faults.crowd import REPEATED
from tests.faults.estate import notice
from tests.faults.ledger import quiet

LETTERS = 100 if FULL else 24  # of each class
LUCKLESS = 0.4

# What python-telegram-bot cannot tell apart from a letter that has arrived, and what it can.
UNKNOWABLE = ("cut", "unreachable", "garbled", "slow", "500", "502")


@pytest.fixture
def database_url(sqlite_url):
    return sqlite_url


A, B = Delivery.AT_LEAST_ONCE, Delivery.AT_MOST_ONCE


async def _post(estate):
    """For each resident one letter after the other, of both classes, all different."""
    storage = Storage(estate.database)
    to = itertools.cycle(estate.residents)
    letters = [notice(next(to), f"{kind} {n}", kind) for kind in (A, B) for n in range(LETTERS)]
    async with storage.transaction() as shelves:
        await shelves.outbox.post(letters)
    await storage.close()


async def _shown(telegram, estate):
    """For every letter, whether each copy that is shown is marked as one."""
    copies = defaultdict(list)
    for person in estate.residents:
        for message in await telegram.messages(person):
            text = message["text"]
            copies[text.removeprefix(REPEATED)].append(text.startswith(REPEATED))
    return copies


async def _fates(estate, kind):
    storage = Storage(estate.database)
    async with storage.transaction() as shelves:
        found = await shelves._session.scalars(select(OutboxRow))
        letters = [one for one in found if one.chat in estate.residents]
    await storage.close()
    said = {one.params["text"].removeprefix(REPEATED): one for one in letters}
    return {text: letter.status for text, letter in said.items() if letter.kind == kind}


async def _storm(kind, house, telegram, estate):
    seconds = 1.5 if kind == "slow" else 1
    await telegram.fault(kind, method="sendMessage", probability=LUCKLESS, seconds=seconds)
    await _post(estate)
    await house.open()
    await quiet(telegram, estate.database)
    return await _shown(telegram, estate)


@pytest.mark.parametrize("kind", UNKNOWABLE)
async def test_what_may_have_arrived_is_sent_again_by_its_class(kind, house, telegram, estate):
    shown = await _storm(kind, house, telegram, estate)
    must_not_come_twice = await _fates(estate, B)
    assert "unknown" in must_not_come_twice.values()
    for text, fate in must_not_come_twice.items():
        assert shown[text] in ([False], []), text
        assert fate == "unknown" or shown[text], text
    must_arrive = await _fates(estate, A)
    assert any(True in shown[text] for text in must_arrive)
    for text, fate in must_arrive.items():
        assert shown[text] in ([False], [True], [False, True], []), text
        assert fate == "unknown" or shown[text], text


async def test_who_is_told_to_wait_waits_and_says_it_once(house, telegram, estate):
    shown = await _storm("429", house, telegram, estate)
    fates = await _fates(estate, A) | await _fates(estate, B)
    assert set(fates.values()) == {"sent"}
    assert all(shown[text] == [False] for text in fates)
    assert min(_waits(await telegram.calls("sendMessage"))) >= timedelta(seconds=0.99)


def _waits(calls):
    """How long after each 429 the same chat was tried again."""
    told, waits = {}, []
    for call in calls:
        chat, at = call["params"]["chat_id"], datetime.fromisoformat(call["time"])
        if chat in told:
            waits.append(at - told.pop(chat))
        if not call["ok"]:
            told[chat] = at
    return waits


async def test_while_nobody_answers_the_telephone_nothing_is_lost_and_nothing_doubled(
    house, telegram, estate
):
    async with Exchange(telegram.url) as exchange:
        await house.open(API_URL=exchange.url)
        await exchange.close()
        await _post(estate)
        await asyncio.sleep(3)
        assert not await _shown(telegram, estate)
        await exchange.open()
        await quiet(telegram, estate.database)
    shown = await _shown(telegram, estate)
    assert len(shown) == LETTERS * 2
    assert set(map(tuple, shown.values())) == {(False,)}


async def test_a_long_outage_of_telegrams_uses_up_no_second_try(house, telegram, estate):
    """The first 502 leaves each letter in doubt; the next try waits until somebody answers."""
    await house.open()
    await telegram.fault("502")
    await _post(estate)
    await asyncio.sleep(4)
    await telegram.fair_weather()
    await quiet(telegram, estate.database)
    shown = await _shown(telegram, estate)
    for text, fate in (await _fates(estate, A)).items():
        assert fate == "sent", text
        assert len(shown[text]) == 1, text


class Exchange:
    """A telephone exchange in front of Telegram; while it is closed, no line comes about."""

    def __init__(self, url):
        self._telegram = url.removeprefix("http://").split(":")
        self._lines = set()
        self._port = 0
        self._server = None

    async def __aenter__(self):
        await self.open()
        return self

    async def __aexit__(self, *_):
        await self.close()

    @property
    def url(self):
        return f"http://127.0.0.1:{self._port}"

    async def open(self):
        self._server = await asyncio.start_server(self._connect, "127.0.0.1", self._port)
        self._port = self._server.sockets[0].getsockname()[1]

    async def close(self):
        self._server.close()
        for line in list(self._lines):
            line.close()

    async def _connect(self, reader, writer):
        there, back = await asyncio.open_connection(*self._telegram)
        self._lines |= {writer, back}
        await asyncio.gather(_pass_on(reader, back), _pass_on(there, writer))
        self._lines -= {writer, back}


async def _pass_on(reader, writer):
    try:
        while said := await reader.read(65536):
            writer.write(said)
            await writer.drain()
    except OSError:
        pass
    writer.close()
