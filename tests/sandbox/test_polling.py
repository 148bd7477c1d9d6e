"""getUpdates: what is confirmed, what is kept, and who may ask."""

import asyncio
from datetime import timedelta

CONFLICT = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)


async def test_updates_stay_until_an_offset_beyond_them_confirms_them(api, control, li):
    for text in ("one", "two", "three"):
        await control.say(li, text)
    first = await api("getUpdates", limit=2)
    assert [update["message"]["text"] for update in first] == ["one", "two"]
    again = await api("getUpdates")
    assert [update["update_id"] for update in again[:2]] == [u["update_id"] for u in first]
    rest = await api("getUpdates", offset=first[-1]["update_id"] + 1)
    assert [update["message"]["text"] for update in rest] == ["three"]
    assert await api("getUpdates", offset=rest[-1]["update_id"] + 1) == []


async def test_offset_zero_confirms_nothing(api, control, li):
    await control.say(li, "one")
    assert len(await api("getUpdates", offset=0)) == 1
    assert len(await api("getUpdates", offset=0)) == 1


async def test_an_offset_far_beyond_the_tail_forgets_nothing(api, control, li):
    await control.say(li, "one")
    assert len(await api("getUpdates", offset=900_000_000)) == 1


async def test_a_negative_offset_forgets_all_but_the_last(api, control, li):
    for text in ("one", "two", "three"):
        await control.say(li, text)
    assert [u["message"]["text"] for u in await api("getUpdates", offset=-1)] == ["three"]
    assert len(await api("getUpdates")) == 1


async def test_a_long_poll_answers_as_soon_as_somebody_speaks(api, control, polling, li):
    poll = asyncio.create_task(api("getUpdates", timeout=30))
    await polling()
    await control.say(li, "hello")
    async with asyncio.timeout(1):
        assert (await poll)[0]["message"]["text"] == "hello"


async def test_a_second_poller_ends_the_first(api, polling):
    first = asyncio.create_task(api.raw("getUpdates", timeout=30))
    await polling()
    assert await api("getUpdates") == []
    answer = await first
    assert answer == {"ok": False, "error_code": 409, "description": CONFLICT}


async def test_nobody_polls_while_a_webhook_is_set(api):
    await api("setWebhook", url="http://127.0.0.1:9/never")
    assert await api.refused("getUpdates") == (
        "Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first"
    )
    await api("deleteWebhook")
    assert await api("getUpdates") == []


async def test_a_message_waits_for_a_day(api, control, world, li):
    await control.say(li, "one")
    world.clock.advance(timedelta(hours=23))
    assert len(await api("getUpdates")) == 1
    world.clock.advance(timedelta(hours=2))
    assert await api("getUpdates") == []


async def test_a_button_press_waits_for_150_seconds(api, control, world, li):
    keyboard = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}
    sent = await api("sendMessage", chat_id=li.id, text="?", reply_markup=keyboard)
    await control(
        "press", person=li.id, chat=li.id, message_id=sent["message_id"], button="Yes", wait=0
    )
    world.clock.advance(timedelta(seconds=140))
    assert len(await api("getUpdates")) == 1
    world.clock.advance(timedelta(seconds=11))
    assert await api("getUpdates") == []


async def test_only_the_kinds_asked_for_are_kept(api, control, li):
    await api("getUpdates", allowed_updates=["callback_query"])
    await control.say(li, "not wanted")
    assert await api("getUpdates") == []
    await api("getUpdates", allowed_updates=[])
    await control.say(li, "wanted again")
    assert len(await api("getUpdates")) == 1


async def test_others_membership_is_told_only_when_it_was_named(api, control, ops, li):
    await control(f"people/{li.id}", joins=ops.id)
    assert {kind for u in await api.updates() for kind in u} == {"update_id", "message"}
    await api("getUpdates", allowed_updates=["message", "chat_member"])
    await control(f"people/{li.id}", leaves=ops.id)
    assert "chat_member" in {kind for u in await api.updates() for kind in u}


async def test_an_update_too_big_to_carry_never_comes(api, world, li):
    world.updates.add("message", {"text": "x" * 70_000}, lane="0")
    assert await api("getUpdates") == []


async def test_ids_follow_one_another(api, control, li):
    for text in "abc":
        await control.say(li, text)
    ids = [update["update_id"] for update in await api("getUpdates")]
    assert ids == [ids[0], ids[0] + 1, ids[0] + 2]
