"""Updates brought to the bot's door."""

import asyncio
import json
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from aiohttp import web

SECRET = "X-Telegram-Bot-Api-Secret-Token"


class Door:
    """The bot's own address: it notes what is brought and answers as it was told."""

    def __init__(self):
        self.brought = []
        self.headers = []
        self.answers = []
        self.changed = asyncio.Event()
        self.open = asyncio.Event()
        self.open.set()
        self.inside = 0
        self.most_inside = 0

    async def knock(self, request):
        self.inside += 1
        self.most_inside = max(self.most_inside, self.inside)
        update = await request.json()
        self.brought.append(update.get("message", {}).get("text") or "press")
        self.headers.append(request.headers)
        self.changed.set()
        await self.open.wait()
        self.inside -= 1
        return self.answers.pop(0) if self.answers else web.Response()

    async def refused(self, count):
        """Brought so many times, and the sandbox has heard our no."""
        await self.has(count)
        for _ in range(20):
            await asyncio.sleep(0.001)
        assert len(self.brought) == count

    async def has(self, count):
        async with asyncio.timeout(2):
            while len(self.brought) < count:
                self.changed.clear()
                await self.changed.wait()
        return self.brought


@asynccontextmanager
async def standing(door):
    app = web.Application()
    app.router.add_post("/hook", door.knock)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    await runner.cleanup()


@pytest.fixture
async def door(sandbox):
    return Door()


@pytest.fixture
async def url(door):
    async with standing(door) as url:
        yield url


async def pending(api):
    return (await api("getWebhookInfo"))["pending_update_count"]


async def until(api, condition):
    """There is nothing to wait for but the answer itself: so we ask again."""
    for _ in range(200):
        info = await api("getWebhookInfo")
        if condition(info):
            return info
        await asyncio.sleep(0.01)
    raise TimeoutError


async def nothing_pending(api):
    await until(api, lambda info: not info["pending_update_count"])


async def test_updates_are_brought_with_the_secret_and_then_forgotten(api, control, li, door, url):
    await control.say(li, "before")
    await api("setWebhook", url=url, secret_token="s3cret", max_connections=7)
    await control.say(li, "after")
    assert await door.has(2) == ["before", "after"]
    assert door.headers[0][SECRET] == "s3cret"
    await nothing_pending(api)
    info = await api("getWebhookInfo")
    assert (info["url"], info["max_connections"]) == (url, 7)


async def test_one_chat_in_order_one_at_a_time_others_beside(api, control, li, wang, door, url):
    await api("setWebhook", url=url)
    door.open.clear()
    for text in ("one", "two"):
        await control.say(li, text)
    assert await door.has(1) == ["one"]
    await control.say(wang, "elsewhere")
    assert await door.has(2) == ["one", "elsewhere"]
    door.open.set()
    assert await door.has(3) == ["one", "elsewhere", "two"]
    assert door.most_inside == 2


async def test_never_more_at_once_than_the_bot_wants(api, control, world, door, url):
    await api("setWebhook", url=url, max_connections=1)
    door.open.clear()
    for number in range(3):
        await control.say(world.people.add(f"P{number}"), str(number))
    await door.has(1)
    await control.settle()
    assert len(door.brought) == 1
    door.open.set()
    await door.has(3)
    assert door.most_inside == 1


async def test_a_press_overtakes_a_message_of_the_same_chat(api, control, li, door, url):
    keys = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}
    sent = await api("sendMessage", chat_id=li.id, text="?", reply_markup=keys)
    await api("setWebhook", url=url)
    door.open.clear()
    await control.say(li, "one")
    await door.has(1)
    await control(
        "press", person=li.id, chat=li.id, message_id=sent["message_id"], button="Yes", wait=0
    )
    assert await door.has(2) == ["one", "press"]
    door.open.set()


async def test_what_is_refused_is_brought_again_later_and_later(api, control, world, li, door, url):
    await api("setWebhook", url=url)
    door.answers = [web.Response(status=500) for _ in range(3)]
    await control.say(li, "please")
    await door.refused(2)  # the second time at once
    info = await api("getWebhookInfo")
    assert info["last_error_message"].startswith("Wrong response from the webhook: 500")
    assert info["pending_update_count"] == 1
    world.clock.advance(timedelta(seconds=2))
    await door.refused(3)
    world.clock.advance(timedelta(seconds=3))
    await door.refused(3)
    world.clock.advance(timedelta(seconds=1))
    await door.has(4)
    await nothing_pending(api)


async def test_the_bot_may_say_when_to_come_back(api, control, world, li, door, url):
    await api("setWebhook", url=url)
    door.answers = [web.Response(status=429, headers={"Retry-After": "30"})]
    await control.say(li, "please")
    await door.refused(1)
    world.clock.advance(timedelta(seconds=29))
    await door.refused(1)
    world.clock.advance(timedelta(seconds=1))
    await door.has(2)


async def test_an_update_too_old_is_not_brought_any_more(api, control, world, li, door, url):
    await api("setWebhook", url=url)
    door.answers = [web.Response(status=500) for _ in range(9)]
    await control.say(li, "please")
    await door.refused(2)
    world.clock.advance(timedelta(hours=25))
    await nothing_pending(api)


async def test_a_door_that_is_gone_for_a_day_is_forgotten(api, control, world, li, door, url):
    await api("setWebhook", url=url)
    door.answers = [web.Response(status=410) for _ in range(9)]
    await control.say(li, "please")
    await door.refused(2)
    world.clock.advance(timedelta(hours=23, minutes=30))
    await door.has(3)
    await until(api, lambda info: not info["url"])
    assert await pending(api) == 1


async def test_a_method_in_the_answer_is_executed(api, control, li, door, url):
    await api("setWebhook", url=url)
    wish = {"method": "sendMessage", "chat_id": li.id, "text": "welcome"}
    forbidden = {"method": "deleteWebhook"}
    door.answers = [
        web.Response(text=json.dumps(answer), content_type="application/json")
        for answer in (wish, forbidden)
    ]
    await control.say(li, "hello")
    await control.say(li, "hello again")
    await door.has(2)
    await nothing_pending(api)
    assert [m["text"] for m in await control.shown(li)][-1] == "welcome"
    assert (await api("getWebhookInfo"))["url"]


async def test_when_nobody_is_at_home_updates_wait(api, control, li, door, url):
    await api("setWebhook", url="http://127.0.0.1:9/nobody")
    await control.say(li, "hello?")
    info = await until(api, lambda info: "last_error_message" in info)
    assert info["last_error_message"] == "Connection refused"
    await api("setWebhook", url=url)
    assert await door.has(1) == ["hello?"]


async def test_what_was_pending_can_be_dropped(api, control, li):
    await control.say(li, "never mind")
    await api("deleteWebhook", drop_pending_updates=True)
    assert await api("getUpdates") == []


async def test_setting_a_webhook_ends_a_waiting_poll(api, polling, url):
    poll = asyncio.create_task(api.raw("getUpdates", timeout=30))
    await polling()
    await api("setWebhook", url=url)
    assert (await poll)["error_code"] == 409


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"url": "ftp://x.cn"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        (
            {"url": "https://x.cn", "secret_token": "no spaces"},
            "secret token contains unallowed characters",
        ),
    ],
)
async def test_webhooks_that_cannot_be(api, fields, text):
    assert await api.refused("setWebhook", **fields) == f"Bad Request: {text}"


async def test_once_a_second_when_rates_are_enforced(api, control, url):
    await control("rates", enforced=True)
    await api("setWebhook", url=url)
    assert await api.refused("setWebhook", url=f"{url}?2") == "Too Many Requests: retry after 1"
