"""Is what Telegram says kept before Telegram is told to forget it, and in the right lane?"""

import asyncio
import json
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import pytest
from sqlalchemy import select
from telegram.ext import ExtBot

from bot.bells import INBOX, Bells
from bot.intake import Intake, lane_of
from bot.transport import Transport
from sandbox.speech import Speech, say
from storage import Storage
from storage.leadership import leadership
from storage.tables import InboxRow

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
BOT = 7


class Clock:
    def now(self):
        return NOW


class FullDisk(Intake):
    """Keeps nothing, and says when it was asked to."""

    def __init__(self, *rooms):
        super().__init__(*rooms)
        self.asked = asyncio.Event()

    async def keep(self, *_):
        self.asked.set()
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
    """Our bot, at a Telegram of our own."""
    bot = ExtBot(
        sandbox.world.token,
        f"{sandbox.url}/bot",
        request=Transport(),
        get_updates_request=Transport(patience=60),
    )
    await bot.initialize()
    yield bot
    await bot.shutdown()


@pytest.fixture
async def updates(sandbox):
    """What waits at Telegram."""
    return sandbox.world.updates


@pytest.fixture
async def says(sandbox):
    """Li says something."""
    li = sandbox.world.people.add("Li", started=True)
    return lambda text: say(sandbox.world, Speech(li, text=text))


@asynccontextmanager
async def polling(intake, bot):
    task = asyncio.create_task(intake.poll(bot))
    yield
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def confirmed(updates):
    """Wait until nothing waits at Telegram any more."""
    async with asyncio.timeout(2):
        while updates.pending():  # noqa: ASYNC110 - Telegram rings no bell when it forgets
            await asyncio.sleep(0.005)


async def kept(storage):
    async with storage.transaction() as shelves:
        rows = await shelves._session.scalars(select(InboxRow).order_by(InboxRow.id))
        return [row.payload.get("message", {}).get("text") for row in rows]


# --- keeping


async def test_what_is_kept_is_kept_raw_once_and_rings(intake, storage, bells):
    update = {"update_id": 5, "message": {"chat": {"id": 3, "type": "private"}, "\x00": "\ud800"}}
    await intake.keep(BOT, [update])
    await intake.keep(BOT, [{**update, "message": {}}])
    async with storage.transaction() as shelves:
        (row,) = await shelves._session.scalars(select(InboxRow))
    assert (row.source, row.source_id, row.lane) == ("tg", "7:5", "3")
    assert (row.payload, row.received_at) == (update, NOW)
    await asyncio.wait_for(bells.wait(INBOX, 60), 1)


async def test_two_bots_number_their_updates_each_for_itself(intake, storage):
    for bot in (BOT, BOT + 1):
        await intake.keep(bot, [{"update_id": 5}])
    assert len(await kept(storage)) == 2


async def test_another_replica_hears_the_bell(postgresql_url):
    heard = asyncio.Queue()
    here, there = Storage(postgresql_url), Storage(postgresql_url)
    listening = leadership(there, heard.put_nowait)
    await listening.seek()
    await Intake(here, Clock(), Bells()).keep(BOT, [{"update_id": 5}])
    assert await asyncio.wait_for(heard.get(), 1) == INBOX
    await listening.resign()
    await here.close()
    await there.close()


# --- polling


async def test_everything_said_is_kept_in_order_and_only_then_confirmed(
    intake, bot, storage, updates, says
):
    says("one")
    async with polling(intake, bot):
        await confirmed(updates)
        says("two")
        says("three")
        await confirmed(updates)
    assert await kept(storage) == ["one", "two", "three"]


async def test_what_could_not_be_kept_is_not_confirmed(bot, storage, bells, updates, says):
    says("water!")
    full = FullDisk(storage, Clock(), bells)
    async with polling(full, bot):
        await asyncio.wait_for(full.asked.wait(), 1)
    assert len(updates.pending()) == 1
    async with polling(Intake(storage, Clock(), bells), bot):
        await confirmed(updates)
    assert await kept(storage) == ["water!"]


async def test_what_was_kept_and_not_confirmed_comes_again_and_is_one_thing(
    intake, bot, storage, updates, says
):
    says("one")
    await intake.keep(bot.id, [json.loads(one.body) for one in updates.pending().values()])
    says("two")
    async with polling(intake, bot):
        await confirmed(updates)
    assert await kept(storage) == ["one", "two"]


async def test_what_nobody_can_read_holds_up_nothing(intake, bot, storage, updates, says):
    updates.add("message", {"chat": "nowhere"}, lane="odd")
    says("one")
    async with polling(intake, bot):
        await confirmed(updates)
    assert await kept(storage) == [None, "one"]


async def test_numbers_that_begin_anew_after_an_idle_week_are_heard(
    intake, bot, storage, updates, says
):
    says("before")
    async with polling(intake, bot):
        await confirmed(updates)
        updates._next_id = 500
        says("after")
        await confirmed(updates)
        says("and on")
        await confirmed(updates)
    assert await kept(storage) == ["before", "after", "and on"]


# --- lanes

PRIVATE = {"id": 3, "type": "private"}
GROUP = {"id": -5, "type": "supergroup"}


@pytest.mark.parametrize(
    ("update", "lane"),
    [
        ({"message": {"chat": PRIVATE, "message_thread_id": 8}}, "3"),
        ({"edited_message": {"chat": PRIVATE}}, "3"),
        ({"my_chat_member": {"chat": PRIVATE}}, "3"),
        ({"message": {"chat": GROUP}}, "-5:0"),
        ({"message": {"chat": GROUP, "message_thread_id": 8, "is_topic_message": True}}, "-5:8"),
        ({"message": {"chat": GROUP, "message_thread_id": 8}}, "-5:0"),  # a reply in General
        ({"callback_query": {"data": "x", "message": {"chat": PRIVATE}}}, "3"),
        (
            {
                "callback_query": {
                    "data": "x",
                    "message": {"chat": GROUP, "message_thread_id": 8, "is_topic_message": True},
                }
            },
            "-5:8",
        ),
        ({"message_reaction": {"chat": GROUP, "message_id": 1}}, "-5:0"),
        ({"chat_member": {"chat": GROUP}}, "-5:0"),
    ],
)
def test_an_update_keeps_its_place_in_its_chat_or_topic(update, lane):
    assert lane_of({"update_id": 1, **update}) == lane


@pytest.mark.parametrize(
    "body",
    [None, 5, "x", [], {}, {"chat": None}, {"chat": {"id": "x"}}, {"chat": {"id": None}},
     {"chat": [1]}, {"message": None}, {"data": "x"}, {"data": "x", "message": "y"},
     {"chat": {"id": float("inf")}}, {"is_topic_message": 1, "chat": GROUP,
     "message_thread_id": "x"}],
    ids=repr,
)  # fmt: skip
def test_what_is_odd_has_a_lane_of_its_own(body):
    assert lane_of({"update_id": 1, "message": body}) == "odd:1"


def test_an_update_of_nothing_has_a_lane_of_its_own():
    assert lane_of({"update_id": 1}) == "odd:1"
