"""Faults on the line, and the rates Telegram allows."""

import asyncio
from datetime import timedelta

import aiohttp
import pytest


async def shown_texts(control, chat):
    return [message["text"] for message in await control.shown(chat)]


async def test_too_many_requests(api, control, li):
    await control("faults", kind="429", method="sendMessage", seconds=7, times=1)
    answer = await api.raw("sendMessage", chat_id=li.id, text="x")
    assert answer == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 7",
        "parameters": {"retry_after": 7},
    }
    assert await shown_texts(control, li) == []
    assert await api("sendMessage", chat_id=li.id, text="x")


@pytest.mark.parametrize(("kind", "status"), [("500", 500), ("502", 502)])
async def test_a_server_in_trouble(api, control, kind, status):
    await control("faults", kind=kind)
    async with api.session.get(f"{api.url}/bot{api.token}/getMe") as response:
        assert response.status == status
        is_json = response.content_type == "application/json"
        assert is_json == (kind == "500")


@pytest.mark.parametrize(("kind", "done"), [("cut", True), ("unreachable", False)])
async def test_a_line_that_goes_dead(api, control, li, kind, done):
    await control("faults", kind=kind, method="sendMessage", times=1)
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await api("sendMessage", chat_id=li.id, text="x")
    assert await shown_texts(control, li) == (["x"] if done else [])
    calls = (await control.get("calls"))["calls"]
    assert [(call["ok"], call["fault"]) for call in calls] == ([(True, "cut")] if done else [])
    assert await api("getMe")


async def test_half_an_answer(api, control, li):
    await control("faults", kind="garbled", times=1)
    with pytest.raises(ValueError, match=r"Expecting|Unterminated"):
        await api("sendMessage", chat_id=li.id, text="x")
    assert await shown_texts(control, li) == ["x"]


async def test_a_slow_answer_to_something_long_done(api, control, li):
    await control("faults", kind="slow", seconds=0.2, times=1)
    send = asyncio.create_task(api("sendMessage", chat_id=li.id, text="x"))
    await control.settle()
    assert await shown_texts(control, li) == ["x"]
    assert not send.done()
    assert (await send)["text"] == "x"


async def test_a_fault_for_one_chat_leaves_the_others_alone(api, control, li, wang):
    await control("faults", kind="500", chat=li.id)
    assert await api.refused("sendMessage", chat_id=li.id, text="x") == "Internal Server Error"
    assert await api("sendMessage", chat_id=wang.id, text="x")


async def test_a_fault_now_and_then(api, control):
    await control("faults", kind="500", probability=0.5)
    answers = [(await api.raw("getMe"))["ok"] for _ in range(60)]
    assert 15 < sum(answers) < 45


async def test_faults_pass(api, control):
    fault = await control("faults", kind="500")
    assert (await control.get("faults"))["faults"] == [fault]
    await control.raw("DELETE", "faults")
    assert await api("getMe")


async def test_there_is_no_such_weather(control):
    refused = await control.refused("faults", kind="hail")
    assert refused.endswith("not 'hail'.")


async def flood(api, chat, method="sendMessage", **fields):
    """How many get through before Telegram has enough, and what it says then."""
    for count in range(100):
        answer = await api.raw(method, chat_id=chat.id, **fields)
        if not answer["ok"]:
            return count, answer["parameters"]["retry_after"]
    return 100, 0


async def test_nobody_counts_unless_asked_to(api, li):
    assert await flood(api, li, text="x") == (100, 0)


async def test_one_a_second_to_one_person(api, control, world, li):
    await control("rates", enforced=True)
    through, retry_after = await flood(api, li, text="x")
    assert (through, retry_after) == (5, 1)
    world.clock.advance(timedelta(seconds=1))
    assert (await flood(api, li, text="x"))[0] == 1


async def test_twenty_a_minute_to_a_group_edits_and_topics_included(api, control, world, ops):
    await control("rates", enforced=True)
    sent = await api("sendMessage", chat_id=ops.id, text="x")
    await api("editMessageText", chat_id=ops.id, message_id=sent["message_id"], text="y")
    await api("createForumTopic", chat_id=ops.id, name="x")
    through, retry_after = await flood(api, ops, text="x")
    assert (through, retry_after) == (17, 3)
    world.clock.advance(timedelta(seconds=3))
    assert (await flood(api, ops, text="x"))[0] == 1


async def test_thirty_a_second_in_all(api, control, world):
    await control("rates", enforced=True)
    crowd = [world.people.add(f"P{n}", started=True) for n in range(40)]
    answers = [await api.raw("sendMessage", chat_id=one.id, text="x") for one in crowd]
    assert 30 <= sum(answer["ok"] for answer in answers) <= 35


async def test_answers_to_presses_and_typing_are_free(api, control, li):
    await control("rates", enforced=True)
    assert await flood(api, li, "sendChatAction", action="typing") == (100, 0)


async def test_nobody_counts_any_more(api, control, li):
    await control("rates", enforced=True)
    await flood(api, li, text="x")
    await control("rates", enforced=False)
    assert await flood(api, li, text="x") == (100, 0)
