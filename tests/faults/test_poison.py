"""One update breaks whatever reads it; it ends in the dead letters, and everybody else goes on."""

import asyncio
import re

import pytest

from storage import Storage
from tests.faults.crowd import ANSWERS
from tests.faults.ledger import audit, quiet
from tests.faults.processes import until


@pytest.fixture
def database_url(sqlite_url):
    return sqlite_url


async def _alarms(telegram, estate):
    """The dead letters' numbers, as the duty topic shows them."""
    messages = await telegram.messages(estate.ops_group)
    duty = next(
        one["message_id"] for one in messages
        if "Duty" in one.get("forum_topic_created", {}).get("name", "")
    )  # fmt: skip
    shown = [one.get("text", "") for one in messages if one.get("message_thread_id") == duty]
    return [found.group(1) for text in shown if (found := re.search(r"/replay (\d+)", text))]


async def _dead(estate):
    storage = Storage(estate.database)
    async with storage.transaction() as shelves:
        found = [(str(row.id), row.error) for row in await shelves.inbox.dead()]
    await storage.close()
    return found


async def test_a_bug_keeps_nobody_else_waiting(house, crowd, telegram, estate):
    await house.open()
    bugs = {"ERROR": "a bug", "HANG": "no answer within", "NONSENSE": "OverflowError"}
    *unlucky, other = estate.residents[: len(bugs) + 1]
    for person, word in zip(unlucky, bugs, strict=True):
        await crowd.says(person, word)
        await crowd.asks(person)
    for _ in range(4):
        await crowd.asks(other)
    await quiet(telegram, estate.database)
    dead = await _dead(estate)
    assert len(dead) == len(bugs)
    assert all(any(error in said for _, said in dead) for error in bugs.values())
    assert sorted(await _alarms(telegram, estate)) == sorted(number for number, _ in dead)
    assert set((await audit(telegram, estate, crowd)).faults()) == {"dead"}
    for person in unlucky:
        apology, answer = (await telegram.messages(person))[-2:]
        assert any(f"no. {number}" in apology["text"] for number, _ in dead)
        assert answer["text"] == ANSWERS[crowd.asked[person][0]]


async def test_an_update_that_kills_the_process_is_laid_aside_after_ten_deaths(
    house, crowd, telegram, estate
):
    unlucky, other = estate.residents[:2]
    await crowd.says(unlucky, "SEGFAULT")
    await crowd.asks(unlucky)
    for _ in ANSWERS:
        await crowd.asks(other)
    for _ in range(10):
        dying = await house.open(wait=False)
        assert await asyncio.wait_for(dying.wait(), 30) == 139
    await house.open()
    await quiet(telegram, estate.database)
    ledger = await audit(telegram, estate, crowd)
    assert set(ledger.faults()) == {"dead"}
    assert len(await _alarms(telegram, estate)) == 1


async def test_what_nobody_can_read_is_laid_aside_and_can_be_tried_again(
    house, crowd, telegram, estate, webhook
):
    await house.open(**webhook)
    unlucky, other = estate.residents[:2]
    bodies = [_unreadable(number, unlucky) for number in range(3)]
    for body in bodies:
        await _deliver(telegram, webhook, body)
    await crowd.asks(unlucky)
    await crowd.asks(other)
    await quiet(telegram, estate.database)
    dead = await _dead(estate)
    assert len(dead) == len(bodies)
    alarms = await _alarms(telegram, estate)
    assert alarms == [number for number, _ in dead]
    assert set((await audit(telegram, estate, crowd)).faults()) == {"dead"}
    await telegram.post("say", person=estate.engineer, chat=estate.ops_group,
                        text=f"/replay {alarms[0]}")  # fmt: skip
    await until(lambda: _alarmed(telegram, estate, [*alarms, alarms[0]]))


def _unreadable(number, person):
    """Each breaks python-telegram-bot's reading in a way of its own."""
    message = {
        "message_id": 9_000 + number,
        "date": 1_795_000_000,
        "chat": {"id": person, "type": "private", "first_name": "X"},
        "from": {"id": person, "is_bot": False, "first_name": "X"},
        "text": "hello",
    }
    wrong = [{"date": 10**17}, {"from": "nobody"}, {"entities": [7]}][number]
    return {"update_id": 100 + number, "message": message | wrong}


async def _deliver(telegram, webhook, update):
    headers = {"X-Telegram-Bot-Api-Secret-Token": webhook["WEBHOOK_SECRET"]}
    url = f"{webhook['WEBHOOK_URL']}/telegram"
    async with telegram.http.post(url, json=update, headers=headers) as answer:
        assert answer.status == 200


async def _alarmed(telegram, estate, numbers):
    return await _alarms(telegram, estate) == numbers
