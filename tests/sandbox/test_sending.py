"""sendMessage and its kin: what a bot may say, and in which words it is refused."""

import pytest

from sandbox.pictures import sample
from sandbox.texts import LONGEST_CAPTION

_NO_IDS = 'expected an Array of Integer as "message_ids"'
_NO_FLAG = 'parameter "protect_content" must be of type Boolean'
BUTTON = {"text": "Yes", "callback_data": "yes"}


def keyboard(*buttons):
    return {"inline_keyboard": [list(buttons)]}


async def test_a_message_comes_back_as_it_stands_in_the_chat(api, control, li):
    sent = await api("sendMessage", chat_id=li.id, text="hello", reply_markup=keyboard(BUTTON))
    assert sent["from"]["is_bot"]
    assert sent["chat"] == {"id": li.id, "type": "private", "first_name": "Li"}
    assert await control.shown(li) == [sent]


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "<b> </b>"])
async def test_a_message_says_something(api, li, text):
    refused = await api.refused("sendMessage", chat_id=li.id, text=text, parse_mode="HTML")
    assert refused == "Bad Request: message text is empty"


async def test_a_missing_text_is_an_empty_one(api, li):
    refused = await api.refused("sendMessage", chat_id=li.id)
    assert refused == "Bad Request: message text is empty"


async def test_text_is_trimmed(api, li):
    sent = await api("sendMessage", chat_id=li.id, text="  \n<b> hi </b> you \n", parse_mode="HTML")
    assert sent["text"] == "hi  you"
    assert sent["entities"] == [{"offset": 0, "length": 3, "type": "bold"}]


async def test_length_is_counted_in_utf16_after_the_markup_is_read(api, li):
    fits = "<b>" + "x" * 4094 + "😀</b>"
    sent = await api("sendMessage", chat_id=li.id, text=fits, parse_mode="HTML")
    assert sent["entities"][0]["length"] == 4096
    refused = await api.refused("sendMessage", chat_id=li.id, text="x" * 4095 + "😀")
    assert refused == "Bad Request: message is too long"


async def test_a_caption_is_shorter(api, li):
    photo = (await _photo(api, li))["photo"][-1]["file_id"]
    long = "x" * (LONGEST_CAPTION + 1)
    refused = await api.refused("sendPhoto", chat_id=li.id, photo=photo, caption=long)
    assert refused == "Bad Request: message caption is too long"


async def _photo(api, li):
    answer = await api.upload("sendPhoto", {"photo": ("a.png", sample(1))}, chat_id=li.id)
    return answer["result"]


@pytest.mark.parametrize(
    ("chat_id", "text"),
    [("", "chat_id is empty"), (12345, "chat not found"), ("@nobody", "chat not found")],
)
async def test_a_chat_must_exist(api, li, chat_id, text):
    assert await api.refused("sendMessage", chat_id=chat_id, text="x") == f"Bad Request: {text}"


async def test_somebody_who_never_pressed_start_cannot_be_written_to(api, world):
    stranger = world.people.add("Zhao")
    refused = await api.refused("sendMessage", chat_id=stranger.id, text="x")
    assert refused == "Forbidden: bot can't initiate conversation with a user"


async def test_somebody_who_blocked_the_bot_cannot_be_written_to(api, control, li):
    await control(f"people/{li.id}", blocked=True)
    refused = await api.refused("sendMessage", chat_id=li.id, text="x")
    assert refused == "Forbidden: bot was blocked by the user"
    refused = await api.refused("sendChatAction", chat_id=li.id, action="typing")
    assert refused == "Forbidden: bot was blocked by the user"


async def test_a_deleted_account_cannot_be_written_to(api, control, li):
    await control(f"people/{li.id}", deactivated=True)
    refused = await api.refused("sendMessage", chat_id=li.id, text="x")
    assert refused == "Forbidden: user is deactivated"


async def test_a_reply_carries_what_it_answers(api, control, li):
    said = await control.say(li, "question")
    sent = await api(
        "sendMessage", chat_id=li.id, text="answer", reply_parameters={"message_id": said}
    )
    assert sent["reply_to_message"]["text"] == "question"


async def test_a_reply_to_nothing_is_refused_unless_that_does_not_matter(api, li):
    to = {"message_id": 999}
    refused = await api.refused("sendMessage", chat_id=li.id, text="x", reply_parameters=to)
    assert refused == "Bad Request: message to be replied not found"
    to["allow_sending_without_reply"] = True
    sent = await api("sendMessage", chat_id=li.id, text="x", reply_parameters=to)
    assert "reply_to_message" not in sent


@pytest.mark.parametrize(
    ("button", "text"),
    [
        ({"text": "x", "callback_data": "y" * 65}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "callback_data": "楼" * 22}, "BUTTON_DATA_INVALID"),
        (
            {"text": "x", "callback_data": ""},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"callback_data": "x"},
            "can't parse inline keyboard button: Can't find field \"text\"",
        ),
        (
            {"text": "x", "url": "not a link"},
            "inline keyboard button URL 'not a link' is invalid: Wrong HTTP URL",
        ),
        ({"text": "x", "copy_text": {"text": ""}}, "BUTTON_COPY_TEXT_INVALID"),
        ({"text": "x", "pay": True}, "BUTTON_TYPE_INVALID"),
    ],
)
async def test_a_button_that_cannot_be(api, li, button, text):
    refused = await api.refused(
        "sendMessage", chat_id=li.id, text="x", reply_markup=keyboard(button)
    )
    assert refused == f"Bad Request: {text}"


@pytest.mark.parametrize(
    "button",
    [
        {"text": "x", "callback_data": "y" * 64},
        {"text": "x", "url": "https://example.com/a"},
        {"text": "x", "url": "tg://user?id=1"},
        {"text": "x", "copy_text": {"text": "123"}},
        {"text": "x", "callback_data": "y", "style": "danger"},
    ],
)
async def test_a_button_that_can_be(api, li, button):
    sent = await api("sendMessage", chat_id=li.id, text="x", reply_markup=keyboard(button))
    assert sent["reply_markup"] == keyboard(button)


@pytest.mark.parametrize("rows", [[[BUTTON] * 9], [[BUTTON]] * 101])
async def test_too_many_buttons(api, li, rows):
    refused = await api.refused(
        "sendMessage", chat_id=li.id, text="x", reply_markup={"inline_keyboard": rows}
    )
    assert refused == "Bad Request: reply markup is too long"


async def test_a_markup_that_is_no_json(api, li):
    refused = await api.refused("sendMessage", chat_id=li.id, text="x", reply_markup="{")
    assert refused == "Bad Request: can't parse reply keyboard markup JSON object"


async def test_a_keyboard_belongs_to_the_chat_and_people_see_it(api, control, li):
    keys = {"keyboard": [[{"text": "My phone", "request_contact": True}]]}
    sent = await api("sendMessage", chat_id=li.id, text="x", reply_markup=keys)
    assert "reply_markup" not in sent
    assert (await control.shown(li))[0]["reply_markup"] == keys


async def test_a_phone_number_is_asked_for_in_private_only(api, ops):
    keys = {"keyboard": [[{"text": "My phone", "request_contact": True}]]}
    refused = await api.refused("sendMessage", chat_id=ops.id, text="x", reply_markup=keys)
    assert refused == "Bad Request: phone number can be requested in private chats only"


async def test_taking_the_keyboard_away_and_forcing_a_reply(api, control, li):
    for markup in ({"remove_keyboard": True}, {"force_reply": True}):
        await api("sendMessage", chat_id=li.id, text="x", reply_markup=markup)
        assert (await control.shown(li))[-1]["reply_markup"] == markup


async def test_private_chats_share_one_counter_and_a_supergroup_has_its_own(api, li, wang, ops):
    first = await api("sendMessage", chat_id=li.id, text="x")
    second = await api("sendMessage", chat_id=wang.id, text="x")
    assert second["message_id"] == first["message_id"] + 1
    there = await api("sendMessage", chat_id=ops.id, text="x")
    assert there["message_id"] == 2  # after the notice that the bot came


@pytest.mark.parametrize(
    ("method", "fields", "shown"),
    [
        ("sendLocation", {"latitude": 31.2, "longitude": 121.4}, "location"),
        ("sendContact", {"phone_number": "+861", "first_name": "Li"}, "contact"),
        ("sendDice", {}, "dice"),
        ("sendPoll", {"question": "When?", "options": ["now", {"text": "later"}]}, "poll"),
    ],
)
async def test_other_things_a_bot_sends(api, li, method, fields, shown):
    assert shown in await api(method, chat_id=li.id, **fields)


@pytest.mark.parametrize(
    ("method", "fields", "text"),
    [
        ("sendLocation", {"longitude": 1}, 'parameter "latitude" is required'),
        ("sendLocation", {"latitude": "x"}, 'parameter "latitude" must be a valid Number'),
        ("deleteMessage", {"message_id": "y"}, 'parameter "message_id" must be a valid Integer'),
        ("sendMessage", {"entities": "{}"}, 'expected an Array as "entities"'),
        ("sendMessage", {"protect_content": "maybe"}, _NO_FLAG),
        ("sendChatAction", {"action": "dance"}, "wrong parameter action in request"),
        ("deleteMessages", {"message_ids": ["1"]}, _NO_IDS),
        ("sendPoll", {"question": "?", "options": [1]}, "expected an option to be of type String"),
        ("sendDice", {"emoji": "🥁"}, "wrong dice emoji specified"),
    ],
)
async def test_parameters_that_are_missing_or_wrong(api, li, method, fields, text):
    assert await api.refused(method, chat_id=li.id, **fields) == f"Bad Request: {text}"


async def test_a_parameter_nobody_knows_is_ignored(api, li):
    assert await api("sendMessage", chat_id=li.id, text="x", color="blue")


async def test_a_copy_has_no_origin_and_a_forward_has_one(api, control, li, ops):
    said = await control.say(li, "look", photos=1)
    copy = await api(
        "copyMessage", chat_id=ops.id, from_chat_id=li.id, message_id=said, caption="new words"
    )
    assert set(copy) == {"message_id"}
    await api("forwardMessage", chat_id=ops.id, from_chat_id=li.id, message_id=said)
    copied, forwarded = (await control.shown(ops))[-2:]
    assert copied["caption"] == "new words"
    assert "forward_origin" not in copied
    assert forwarded["caption"] == "look"
    assert forwarded["forward_origin"]["sender_user"]["id"] == li.id


async def test_what_is_gone_is_neither_copied_nor_forwarded(api, li):
    here = {"chat_id": li.id, "from_chat_id": li.id, "message_id": 77}
    assert await api.refused("copyMessage", **here) == "Bad Request: message to copy not found"
    refused = await api.refused("forwardMessage", **here)
    assert refused == "Bad Request: message to forward not found"


async def test_typing_is_seen(api, world, li):
    await api("sendChatAction", chat_id=li.id, action="typing")
    event = world.events.after(world.events.last - 1)[0].json()
    assert (event["kind"], event["chat"], event["action"]) == ("typing", li.id, "typing")
