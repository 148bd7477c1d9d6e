"""The other calls under /sandbox: the log, the stream of events, the demo, the page."""

import asyncio
import json
import os
import signal
import sys

import pytest

from sandbox import Sandbox


async def test_every_call_is_on_record_with_what_it_meant(api, control, li):
    keys = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}
    await api("getMe")
    await api("sendMessage", chat_id=li.id, text="17", reply_markup=keys)
    await api.refused("sendMessage", chat_id=5, text="x")
    first, sent, refused = (await control.get("calls"))["calls"]
    assert first["method"] == "getMe"
    assert sent["params"] == {"chat_id": li.id, "text": "17", "reply_markup": keys}
    assert (sent["ok"], sent["result"]["text"]) == (True, "17")
    assert (refused["ok"], refused["error"]) == (
        False,
        {"error_code": 400, "description": "Bad Request: chat not found"},
    )
    assert (await control.get("calls", after=sent["n"]))["calls"] == [refused]
    assert len((await control.get("calls", method="sendmessage"))["calls"]) == 2


async def test_a_record_shows_the_answer_as_it_was_then(api, control, li):
    sent = await api("sendMessage", chat_id=li.id, text="before")
    await api("editMessageText", chat_id=li.id, message_id=sent["message_id"], text="after")
    texts = [call["result"]["text"] for call in (await control.get("calls"))["calls"]]
    assert texts == ["before", "after"]


async def test_uploads_are_on_record_by_name_and_size(api, control, li):
    await api.upload("sendDocument", {"document": ("a.txt", b"hello")}, chat_id=li.id)
    call = (await control.get("calls"))["calls"][0]
    assert call["params"] == {"chat_id": li.id, "document": {"file": "a.txt", "size": 5}}


async def events(control, count, listening=None, **query):
    url = f"{control.url}/sandbox/events"
    found = []
    async with asyncio.timeout(2), control.session.get(url, **query) as stream:
        assert stream.content_type == "text/event-stream"
        async for line in stream.content:
            if listening is not None:
                listening.set()
            if line.startswith(b"data: "):
                found.append(json.loads(line.removeprefix(b"data: ")))
            if len(found) == count:
                break
    return found


async def listener(control):
    listening = asyncio.Event()
    stream = asyncio.create_task(events(control, 1, listening))
    await listening.wait()
    return stream


async def test_everything_that_changes_is_an_event(api, control, li):
    await control.say(li, "hello")
    sent = await api("sendMessage", chat_id=li.id, text="hi")
    here = {"chat_id": li.id, "message_id": sent["message_id"]}
    await api("editMessageText", text="hi!", **here)
    await api("deleteMessage", **here)
    await api("setMyCommands", commands=[])
    await control(f"people/{li.id}", blocked=True)
    found = await events(control, 7, params={"after": 0})
    kinds = [event["kind"] for event in found]
    assert kinds == ["message", "message", "edit", "delete", "commands", "chat", "blocked"]
    assert found[0]["message"]["text"] == "hello"
    assert found[3] == {
        "n": 4,
        "kind": "delete",
        "chat": li.id,
        "message_id": sent["message_id"],
    }


async def test_the_stream_is_resumed_where_it_broke(control, li):
    for text in ("one", "two", "three"):
        await control.say(li, text)
    found = await events(control, 2, headers={"Last-Event-ID": "1"})
    assert [event["message"]["text"] for event in found] == ["two", "three"]


async def test_the_stream_goes_on_from_now(control, world, li):
    await control.say(li, "before")
    stream = await listener(control)
    await control.say(li, "after")
    assert (await stream)[0]["message"]["text"] == "after"


async def test_two_streams_hear_the_same(control, li):
    streams = [await listener(control) for _ in range(2)]
    await control.say(li, "both")
    heard = [(await stream)[0]["message"]["text"] for stream in streams]
    assert heard == ["both", "both"]


async def test_messages_after_a_certain_one(control, li):
    first = await control.say(li, "one")
    await control.say(li, "two")
    shown = (await control.get(f"chats/{li.id}/messages", after=first))["messages"]
    assert [message["text"] for message in shown] == ["two"]


async def test_who_is_who_in_the_demo(control, world):
    status, answer = await control.raw("GET", "demo")
    assert (status, answer) == (404, {"error": "No demo is running in this world."})
    world.demo = {"people": [], "ops_group": -1}
    assert await control.get("demo") == world.demo


async def test_a_call_that_does_not_exist(control):
    status, answer = await control.raw("GET", "weather")
    assert (status, answer) == (404, {"error": "There is no call GET /sandbox/weather."})
    status, answer = await control.raw("POST", "idle")
    assert (status, answer) == (405, {"error": "There is no call POST /sandbox/idle."})


async def test_a_body_that_is_no_json(control):
    for body, error in ((b"{", "That is no JSON."), (b"[]", "A JSON object, please.")):
        status, answer = await control.raw("POST", "say", data=body)
        assert (status, answer) == (400, {"error": error})


async def test_an_unknown_file(control):
    status, answer = await control.raw("GET", "files/nothing")
    assert (status, answer) == (404, {"error": "There is no file 'nothing'."})


async def test_the_page_is_there_when_asked_for(world, session):
    sandbox = Sandbox(world, page=True)
    await sandbox.start()
    try:
        async with session.get(f"{sandbox.url}/") as response:
            assert response.content_type == "text/html"
        async with session.get(f"{sandbox.url}/page/page.css") as response:
            assert response.status == 200
    finally:
        await sandbox.stop()


async def test_without_a_page_there_is_none(session, sandbox):
    async with session.get(f"{sandbox.url}/") as response:
        assert response.status == 404


async def test_stopping_ends_whatever_still_waits(world, session):
    sandbox = Sandbox(world)
    await sandbox.start()
    paths = (f"bot{world.token}/getUpdates?timeout=30", "sandbox/events", "sandbox/idle?timeout=30")
    waiting = [asyncio.create_task(session.get(f"{sandbox.url}/{path}")) for path in paths]
    await asyncio.sleep(0.05)
    async with asyncio.timeout(2):
        await sandbox.stop()
    await asyncio.gather(*waiting, return_exceptions=True)
    assert not sandbox._state.tasks


@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM])
async def test_a_sandbox_of_its_own_tells_where_it_is(session, asked):
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "sandbox", stdout=asyncio.subprocess.PIPE, env=os.environ
    )
    try:
        told = json.loads(await process.stdout.readline())
        async with session.get(f"{told['url']}/bot{told['token']}/getMe") as response:
            assert (await response.json())["ok"]
    finally:
        process.send_signal(asked)
        assert await process.wait() == 0


@pytest.mark.parametrize("name", ["start", "stop"])
async def test_starting_and_stopping_twice_is_harmless(world, name):
    sandbox = Sandbox(world)
    await sandbox.start()
    await sandbox.stop()
    await getattr(sandbox, name)()
    await sandbox.stop()
