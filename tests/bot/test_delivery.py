"""Postmen who end, freeze or lead again with a letter in hand."""

import asyncio
from datetime import timedelta

import pytest
from telegram.error import BadRequest, Forbidden, RetryAfter

from bot.bells import Bells
from bot.delivery import Postman
from bot.pacer import UNLIMITED, Pacer
from domain.standard import Standards
from storage import Storage
from storage.outbox import Lane
from storage.tables import Card, OutboxRow, Timer
from tests.bot.letters import (
    LI,
    NOW,
    A,
    B,
    C,
    found,
    keep,
    new,
    others,
)


@pytest.fixture
async def storage(sqlite_url):
    storage = Storage(sqlite_url)
    yield storage
    await storage.close()


class Clock:
    def __init__(self):
        self.moment = NOW

    def now(self):
        return self.moment


class Line:
    """A line to Telegram on which nothing is answered before we say so."""

    def __init__(self):
        self.calls = []

    async def do_api_request(self, _method, api_kwargs):
        answer = asyncio.get_running_loop().create_future()
        self.calls.append((api_kwargs.get("text"), answer))
        return await answer


class Round:
    """A postman who does one round at a time."""

    def __init__(self, storage, clock):
        self.line, self._tasks = Line(), []
        self.postman = Postman(
            storage,
            self.line,
            clock,
            Bells(),
            Pacer(UNLIMITED),
            lambda work: self._tasks.append(asyncio.create_task(work)),
            Standards(),
        )

    async def goes(self):
        """Marks what came back, and takes the next letters out."""
        await self.postman._round()
        await asyncio.sleep(0)
        return [text for text, _ in self.line.calls]

    async def hears(self, answer):
        """Telegram answers the last call."""
        _, future = self.line.calls[-1]
        if isinstance(answer, Exception):
            future.set_exception(answer)
        else:
            future.set_result(answer)
        await asyncio.gather(*self._tasks)

    async def ends(self):
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)


@pytest.fixture
async def clock():
    return Clock()


@pytest.fixture
async def postmen(storage, clock):
    """One who led, and one who will."""
    postmen = [Round(storage, clock), Round(storage, clock)]
    yield postmen
    for postman in postmen:
        await postman.ends()


async def the_letter(storage):
    row = (await found(storage, OutboxRow))[0]
    return row.status, row.attempts, row.error


@pytest.mark.parametrize(
    ("kind", "status", "text"),
    [(A, "new", "🔁 Soon"), (B, "unknown", "Soon"), (C, "new", "Soon")],
)
async def test_what_a_dead_postman_had_in_hand_is_judged_by_its_class(
    storage, postmen, kind, status, text
):
    one, two = postmen
    await keep(storage, new("Soon", kind=kind))
    assert await one.goes() == ["Soon"]
    await two.postman._take_over()
    (row,) = await found(storage, OutboxRow)
    assert (row.status, row.params["text"]) == (status, text)


@pytest.mark.parametrize(
    "late", [{"message_id": 31}, BadRequest("no"), Forbidden("blocked")], ids=repr
)
@pytest.mark.parametrize("status", ["new", "sending", "sent", "unknown"])
async def test_what_a_frozen_postman_brings_late_changes_nothing(
    storage, clock, postmen, late, status
):
    one, two = postmen
    kind = B if status == "unknown" else A
    await keep(storage, new("Soon", kind=kind, card="card"))
    await one.goes()
    await two.postman._take_over()
    if status in {"sending", "sent"}:
        clock.moment += timedelta(seconds=1)
        assert await two.goes() == ["🔁 Soon"]
    if status == "sent":
        await two.hears({"message_id": 32})
        await two.goes()
    before = await the_letter(storage)
    assert before[0] == status
    one.postman.closing = True  # it brings what it has, and takes nothing more
    await one.hears(late)
    await one.goes()
    assert await the_letter(storage) == before
    assert [card.message_id for card in await found(storage, Card)] in ([], [32])
    assert await others(storage) == []
    assert await found(storage, Timer) == []


async def test_who_leads_again_does_not_judge_what_they_still_have_in_hand(storage, postmen):
    one, _ = postmen
    await keep(storage, new("a"))
    await one.goes()
    await one.postman._take_over()
    assert (await the_letter(storage))[0] == "sending"
    await one.hears({"message_id": 31})
    await one.goes()
    assert (await the_letter(storage))[0] == "sent"
    assert one.postman.idle()


async def test_one_letter_at_a_time_goes_to_a_chat(storage, postmen):
    one, _ = postmen
    await keep(storage, new("a"), new("b"), new("!", lane=Lane.URGENT))
    assert await one.goes() == ["!"]
    assert await one.goes() == ["!"]
    await one.hears({"message_id": 1})
    await one.goes()
    assert await one.goes() == ["!", "a"]


async def test_a_chat_that_was_told_to_wait_waits_alone_even_with_what_is_urgent(storage, postmen):
    one, _ = postmen
    await keep(storage, new("a"))
    await one.goes()
    await one.hears(RetryAfter(7))
    await keep(storage, new("!", lane=Lane.URGENT), new("b", chat=LI + 1))
    assert await one.goes() == ["a", "b"]
    assert await one.goes() == ["a", "b"]
    (row, *_) = await found(storage, OutboxRow)
    assert (row.status, row.not_before) == ("new", NOW + timedelta(seconds=7))


async def test_the_next_letter_to_a_chat_leaves_in_the_round_that_marks_the_last(storage, postmen):
    await keep(storage, new("first"), new("second"))
    postman, _ = postmen
    assert await postman.goes() == ["first"]
    await postman.hears({"message_id": 1})
    assert await postman.goes() == ["first", "second"]


async def test_a_letter_is_not_sent_before_the_one_ahead_of_it_is_marked(storage, postmen):
    await keep(storage, new("first"), new("second"))
    postman, _ = postmen
    for _ in range(2):
        assert await postman.goes() == ["first"]


@pytest.mark.parametrize(
    ("said", "warned"), [("message is not modified", False), ("chat not found", True)]
)
async def test_only_what_did_not_arrive_is_a_warning(storage, postmen, caplog, said, warned):
    one, _ = postmen
    await keep(storage, new("Soon"))
    await one.goes()
    await one.hears(BadRequest(said))
    with caplog.at_level("WARNING", "bot.delivery"):
        await one.goes()
    assert bool(caplog.messages) == warned
