"""Changing, deleting, pinning and reacting."""

from datetime import timedelta

import pytest

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are "
    "exactly the same as a current content and reply markup of the message"
)
KEYS = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}


@pytest.fixture
async def card(api, li):
    return await api("sendMessage", chat_id=li.id, text="before", reply_markup=KEYS)


@pytest.fixture
async def here(card, li):
    return {"chat_id": li.id, "message_id": card["message_id"]}


async def test_an_edit_changes_text_and_keyboard(api, control, here, li):
    edited = await api("editMessageText", text="<i>after</i>", parse_mode="HTML", **here)
    assert edited["text"] == "after"
    assert "reply_markup" not in edited
    assert edited["edit_date"]
    assert await control.shown(li) == [edited]


@pytest.mark.parametrize("text", ["before", " before\n"])
async def test_an_edit_that_changes_nothing(api, here, text):
    refused = await api.refused("editMessageText", text=text, reply_markup=KEYS, **here)
    assert refused == NOT_MODIFIED


async def test_only_the_keyboard_is_edited(api, here):
    assert await api.refused("editMessageReplyMarkup", reply_markup=KEYS, **here) == NOT_MODIFIED
    assert "reply_markup" not in await api("editMessageReplyMarkup", **here)
    assert await api.refused("editMessageReplyMarkup", **here) == NOT_MODIFIED


async def test_a_message_that_is_not_there_or_not_ours(api, control, li):
    refused = await api.refused("editMessageText", chat_id=li.id, message_id=99, text="x")
    assert refused == "Bad Request: message to edit not found"
    said = await control.say(li, "mine")
    refused = await api.refused("editMessageText", chat_id=li.id, message_id=said, text="x")
    assert refused == "Bad Request: message can't be edited"


async def test_a_message_with_a_keyboard_of_keys_cannot_be_edited(api, li):
    keys = {"keyboard": [["A"]]}
    sent = await api("sendMessage", chat_id=li.id, text="x", reply_markup=keys)
    refused = await api.refused(
        "editMessageText", chat_id=li.id, message_id=sent["message_id"], text="y"
    )
    assert refused == "Bad Request: message can't be edited"


async def test_captions_and_texts_are_not_the_same(api, control, here, li):
    refused = await api.refused("editMessageCaption", caption="x", **here)
    assert refused == "Bad Request: there is no caption in the message to edit"
    await control.say(li, photos=1)
    photo = (await control.shown(li))[-1]["photo"][-1]["file_id"]
    sent = await api("sendPhoto", chat_id=li.id, photo=photo, caption="a")
    there = {"chat_id": li.id, "message_id": sent["message_id"]}
    refused = await api.refused("editMessageText", text="x", **there)
    assert refused == "Bad Request: there is no text in the message to edit"
    assert (await api("editMessageCaption", caption="b", **there))["caption"] == "b"
    assert "caption" not in await api("editMessageCaption", **there)


async def test_the_picture_itself_is_edited(api, control, here, li):
    await control.say(li, photos=1)
    photo = (await control.shown(li))[-1]["photo"]
    media = {"type": "photo", "media": photo[-1]["file_id"], "caption": "now a picture"}
    edited = await api("editMessageMedia", media=media, **here)
    assert edited["photo"] == photo
    assert edited["caption"] == "now a picture"
    assert "text" not in edited


async def test_messages_are_deleted_for_two_days(api, control, world, li):
    mine = (await api("sendMessage", chat_id=li.id, text="x"))["message_id"]
    theirs = await control.say(li, "y")
    await api("deleteMessage", chat_id=li.id, message_id=theirs)
    assert [message["message_id"] for message in await control.shown(li)] == [mine]
    world.clock.advance(timedelta(hours=49))
    refused = await api.refused("deleteMessage", chat_id=li.id, message_id=mine)
    assert refused == "Bad Request: message can't be deleted"
    refused = await api.refused("deleteMessage", chat_id=li.id, message_id=theirs)
    assert refused == "Bad Request: message to delete not found"


async def test_an_administrator_deletes_anything_at_any_time(api, control, world, ops, wang):
    said = await control.say(wang, "x", chat=ops.id)
    world.clock.advance(timedelta(days=9))
    assert await api("deleteMessage", chat_id=ops.id, message_id=said)


async def test_without_the_right_only_our_own_are_deleted(api, control, ops, wang):
    await control("bot", chat=ops.id, rights=["can_pin_messages"])
    said = await control.say(wang, "x", chat=ops.id)
    refused = await api.refused("deleteMessage", chat_id=ops.id, message_id=said)
    assert refused == "Bad Request: message can't be deleted"
    own = await api("sendMessage", chat_id=ops.id, text="x")
    assert await api("deleteMessage", chat_id=ops.id, message_id=own["message_id"])


async def test_many_are_deleted_and_missing_ones_skipped(api, control, li):
    first, second = [await control.say(li, text) for text in "ab"]
    assert await api("deleteMessages", chat_id=li.id, message_ids=[first, second, 999])
    assert await control.shown(li) == []


async def test_a_message_is_pinned_with_a_notice(api, control, ops):
    sent = await api("sendMessage", chat_id=ops.id, text="read me")
    await api("pinChatMessage", chat_id=ops.id, message_id=sent["message_id"])
    assert (await control.shown(ops))[-1]["pinned_message"]["text"] == "read me"
    assert (await api("getChat", chat_id=ops.id))["pinned_message"]["text"] == "read me"
    await api("unpinChatMessage", chat_id=ops.id, message_id=sent["message_id"])
    assert "pinned_message" not in await api("getChat", chat_id=ops.id)


async def test_pinning_needs_the_right(api, control, ops):
    sent = await api("sendMessage", chat_id=ops.id, text="read me")
    await control("bot", chat=ops.id, rights=["can_manage_topics"])
    assert await api.refused("pinChatMessage", chat_id=ops.id, message_id=sent["message_id"]) == (
        "Bad Request: not enough rights to manage pinned messages in the chat"
    )


@pytest.mark.parametrize("emoji", ["👍", "❤️", "🙏", "👌"])
async def test_a_reaction_is_seen(api, control, here, li, emoji):
    reaction = [{"type": "emoji", "emoji": emoji}]
    await api("setMessageReaction", reaction=reaction, **here)
    assert len((await control.shown(li))[0]["reactions"]) == 1
    await api("setMessageReaction", **here)
    assert "reactions" not in (await control.shown(li))[0]


@pytest.mark.parametrize("emoji", ["✅", "⚠️", "⏳", ""])
async def test_telegram_does_not_know_every_reaction(api, here, emoji):
    reaction = [{"type": "emoji", "emoji": emoji}]
    refused = await api.refused("setMessageReaction", reaction=reaction, **here)
    assert refused == "Bad Request: REACTION_INVALID"


async def test_a_persons_reaction_is_told_when_it_was_asked_for(api, control, here, li):
    react = {"person": li.id, "chat": li.id, "message_id": here["message_id"]}
    await control("react", emoji="👍", **react)
    assert await api.updates() == []
    await api("getUpdates", allowed_updates=["message_reaction"])
    await control("react", emoji="🎉", **react)
    told = (await api.updates())[0]["message_reaction"]
    assert told["old_reaction"] == [{"type": "emoji", "emoji": "👍"}]
    assert told["new_reaction"] == [{"type": "emoji", "emoji": "🎉"}]
    assert "REACTION_INVALID" in await control.refused("react", emoji="✅", **react)


async def test_a_person_edits_what_they_said(api, control, li, wang):
    said = await control.say(li, "tap")
    await control.say(li, "tap in the kitchen", edit=said)
    message, edited = await api.updates()
    assert message["message"]["text"] == "tap"
    assert edited["edited_message"]["text"] == "tap in the kitchen"
    assert edited["edited_message"]["edit_date"]
    assert "wrote themselves" in await control.refused(
        "say", person=wang.id, chat=wang.id, text="x", edit=await _sent(api, wang)
    )


async def _sent(api, person):
    return (await api("sendMessage", chat_id=person.id, text="x"))["message_id"]
