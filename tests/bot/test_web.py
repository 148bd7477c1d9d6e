"""Does only Telegram get in, with nothing too big or too odd, and a yes only for what is kept?"""

import asyncio
import json
import signal
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from bot.bells import Bells
from bot.intake import Intake
from bot.unusable import Unusable
from bot.web import BODY_AT_MOST, WEBHOOK_PATH, Server, web
from storage import Storage
from storage.tables import InboxRow

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
BOT, SECRET = 7, "correct-horse"
OURS = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
UPDATE = b'{"update_id": 5, "message": {"chat": {"id": 3, "type": "private"}}}'
HUGE = 50 * 1024 * 1024
NO_UPDATES = (
    b"",
    b"hello",
    b'{"update_id": 5',
    b"\xff\xfe\x00",
    b"[]",
    b"null",
    b"{}",
    b'{"update_id": "5"}',
    b'{"update_id": null}',
    b'{"update_id": 1e999}',
    b'{"update_id": ' + b"9" * 5000 + b"}",
    b"[" * 100_000,
    b'{"update_id": 5, "x": ' + b"[" * 50_000 + b"]" * 50_000 + b"}",
)


class Clock:
    def now(self):
        return NOW


class Slow(Intake):
    """Keeps nothing before the gate is opened."""

    def __init__(self, *rooms):
        super().__init__(*rooms)
        self.gate = asyncio.Event()

    async def keep(self, *what):
        await self.gate.wait()
        await super().keep(*what)


class FullDisk(Intake):
    async def keep(self, *_):
        raise OSError("no space left")


class Door:
    """The web side on a port, and what comes of knocking at it."""

    def __init__(self, port):
        self._port = port

    @asynccontextmanager
    async def knock(self, method="POST", path=WEBHOOK_PATH, headers=OURS, body=b""):
        """Send this, and have the stream on which the answer comes."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
        length = {} if "Transfer-Encoding" in headers else {"Content-Length": len(body)}
        told = {"Host": "here", **length, **headers}
        lines = [f"{method} {path} HTTP/1.1", *(f"{key}: {said}" for key, said in told.items())]
        writer.write("\r\n".join([*lines, "", ""]).encode("utf-8") + body)
        yield reader
        writer.close()
        await writer.wait_closed()

    async def says(self, **request):
        """The status of the answer and its text."""
        async with asyncio.timeout(5), self.knock(**request) as reader:
            head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
            length = int(head.partition("content-length: ")[2].split("\r\n")[0])
            return int(head.split()[1]), (await reader.readexactly(length)).decode()

    async def status(self, **request):
        return (await self.says(**request))[0]


@asynccontextmanager
async def opened(intake, secret=SECRET, **state):
    async def health():
        return {"healthy": True, **state}

    server = Server(web(intake, secret, lambda: BOT, health), "127.0.0.1", 0)
    task = asyncio.create_task(server.listen())
    while not server.started:  # noqa: ASYNC110 - uvicorn rings no bell
        await asyncio.sleep(0.002)
    yield Door(server._listening.getsockname()[1])
    server.should_exit = server.force_exit = True
    await task


@pytest.fixture
async def storage(sqlite_url):
    storage = Storage(sqlite_url)
    yield storage
    await storage.close()


@pytest.fixture
async def door(storage):
    async with opened(Intake(storage, Clock(), Bells())) as door:
        yield door


async def kept(storage):
    async with storage.transaction() as shelves:
        return [row.source_id for row in await shelves._session.scalars(select(InboxRow))]


def chunked(body, size=4096):
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


# --- who may come in


async def test_whoever_does_not_know_the_secret_is_sent_away_unread(door, storage):
    """Of the body they speak of, be it small or huge, not one byte is waited for."""
    wrong = [{}, *(dict.fromkeys(OURS, said) for said in ("", "no", SECRET[:-1], "正确的马"))]
    for given in wrong:
        for length in (len(UPDATE), HUGE):
            assert await door.says(headers={"Content-Length": length, **given}) == (403, ""), given
        assert await door.says(headers=given, body=UPDATE) == (403, ""), given
    assert await kept(storage) == []


async def test_where_no_secret_is_set_there_is_no_way_in(storage):
    async with opened(Intake(storage, Clock(), Bells()), secret="") as door:
        assert await door.status(headers=dict.fromkeys(OURS, ""), body=UPDATE) == 404


async def test_every_other_way_is_shut(door, storage):
    assert await door.status(method="GET") == 405
    assert await door.status(method="PUT", body=UPDATE) == 405
    assert await door.status(path="/healthz", body=UPDATE) == 405
    assert await door.status(path="/", body=UPDATE) == 404
    assert await door.status(path=f"{WEBHOOK_PATH}/more", body=UPDATE) == 404
    assert await door.status(headers={**OURS, "Content-Length": "many"}) == 400
    assert await kept(storage) == []


# --- what may come in


@pytest.mark.parametrize(
    ("size", "status"), [(BODY_AT_MOST, 200), (BODY_AT_MOST + 1, 413), (4 * BODY_AT_MOST, 413)]
)
async def test_what_is_larger_than_anything_of_telegrams_is_refused(door, storage, size, status):
    body = UPDATE.ljust(size)
    in_chunks = {**OURS, "Transfer-Encoding": "chunked"}
    assert await door.status(body=body) == status
    assert await door.status(body=chunked(body), headers=in_chunks) == status
    assert await kept(storage) == (["7:5"] if status == 200 else [])


async def test_what_says_that_it_is_too_large_is_not_waited_for(door):
    assert await door.status(headers={**OURS, "Content-Length": HUGE}) == 413


async def test_what_is_no_update_is_refused(door, storage):
    for body in NO_UPDATES:
        assert await door.says(body=body) == (400, ""), body[:24]
    assert await kept(storage) == []


# --- what is answered


async def test_yes_is_said_only_when_the_update_is_kept(database_url):
    here, witness = Storage(database_url), Storage(database_url)
    intake = Slow(here, Clock(), Bells())
    async with opened(intake) as door, door.knock(body=UPDATE) as answer:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(answer.readline(), 0.05)
        assert await kept(witness) == []
        intake.gate.set()
        assert await answer.readline() == b"HTTP/1.1 200 OK\r\n"
        assert await kept(witness) == ["7:5"]
    await here.close()
    await witness.close()


async def test_what_cannot_be_kept_is_not_confirmed(storage):
    async with opened(FullDisk(storage, Clock(), Bells())) as door:
        assert await door.status(body=UPDATE) == 500


async def test_what_comes_again_changes_nothing(door, storage):
    again = json.dumps({"update_id": 5, "message": {"text": "something else"}}).encode()
    assert [await door.status(body=body) for body in (UPDATE, UPDATE, again)] == [200, 200, 200]
    assert await kept(storage) == ["7:5"]


# --- how it is


@pytest.mark.parametrize(("healthy", "status"), [(True, 200), (False, 503)])
async def test_whoever_watches_sees_how_it_is(storage, healthy, status):
    intake = Intake(storage, Clock(), Bells())
    async with opened(intake, healthy=healthy, timers=12) as door:
        shown = await door.says(method="GET", path="/healthz", headers={})
        assert shown == (status, f"healthy: {healthy}\ntimers: 12\n")
        measured = await door.says(method="GET", path="/metrics", headers={})
        assert measured == (200, f"huifang_healthy {healthy:d}\nhuifang_timers 12\n")


async def test_a_port_that_is_taken_is_named(door, storage):
    application = web(Intake(storage, Clock(), Bells()), SECRET, lambda: BOT, None)
    with pytest.raises(Unusable, match=rf"LISTEN=127.0.0.1:{door._port} cannot be used: Address"):
        Server(application, "127.0.0.1", door._port)


async def test_signals_are_left_to_others(storage):
    before = signal.getsignal(signal.SIGTERM)
    async with opened(Intake(storage, Clock(), Bells())):
        assert signal.getsignal(signal.SIGTERM) is before
