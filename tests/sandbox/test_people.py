"""Persons: what they say, press, share and block."""

import asyncio

import pytest

TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"
KEYS = {
    "inline_keyboard": [
        [{"text": "Yes ✅", "callback_data": "y"}, {"text": "No", "callback_data": "n"}],
        [{"text": "Website", "url": "https://x.cn/"}],
    ]
}


@pytest.fixture
async def card(api, li):
    sent = await api("sendMessage", chat_id=li.id, text="?", reply_markup=KEYS)
    return {"person": li.id, "chat": li.id, "message_id": sent["message_id"]}


async def test_a_person_has_a_private_chat_and_starts_it_by_writing(api, control):
    number = (await control("people", name="Zhao", language_code="en", username="zhao"))["id"]
    assert number > 2**32
    await control("say", person=number, text="/start QR-1101")
    message = (await api.updates())[0]["message"]
    assert message["text"] == "/start QR-1101"
    assert message["entities"] == [{"offset": 0, "length": 6, "type": "bot_command"}]
    assert message["from"] == {
        "id": number,
        "is_bot": False,
        "first_name": "Zhao",
        "username": "zhao",
        "language_code": "en",
    }
    assert await api("sendMessage", chat_id=number, text="welcome")


async def test_blocking_is_told_and_a_blocked_bot_hears_nothing(api, control, li):
    await control(f"people/{li.id}", blocked=True)
    change = (await api.updates())[0]["my_chat_member"]
    assert change["chat"]["id"] == li.id
    assert change["new_chat_member"]["status"] == "kicked"
    assert "unblock" in await control.refused("say", person=li.id, text="hello?")
    await control(f"people/{li.id}", blocked=False)
    assert (await api.updates())[0]["my_chat_member"]["new_chat_member"]["status"] == "member"
    await control.say(li, "hello again")


async def test_sharing_ones_own_phone_number_and_somebody_elses(api, control, li):
    await control("say", person=li.id, contact={})
    await control("say", person=li.id, contact={"phone_number": "+1", "first_name": "Bo"})
    own, other = [update["message"]["contact"] for update in await api.updates()]
    assert own == {"phone_number": li.phone_number, "first_name": "Li", "user_id": li.id}
    assert other == {"phone_number": "+1", "first_name": "Bo"}


async def test_sharing_a_place(api, control, li):
    place = {"latitude": 31.2, "longitude": 121.4}
    await control("say", person=li.id, location=place)
    assert (await api.updates())[0]["message"]["location"] == place
    refused = await control.refused("say", person=li.id, location={"latitude": 1})
    assert refused == "A location has a latitude and a longitude."


async def test_dice_and_polls_are_said_too(api, control, li):
    await control("say", person=li.id, dice=True)
    await control("say", person=li.id, poll={"question": "When?", "options": ["a", "b"]})
    dice, poll = [update["message"] for update in await api.updates()]
    assert 1 <= dice["dice"]["value"] <= 6
    assert poll["poll"]["question"] == "When?"


async def test_forwarding_a_message_or_somebody_elses_words(api, control, li, wang):
    said = await control.say(li, "mine")
    await control("say", person=li.id, forward={"message_id": said})
    await control("say", person=li.id, forward={"person": wang.id, "text": "/staff"})
    _, mine, other = [update["message"] for update in await api.updates()]
    assert mine["forward_origin"]["sender_user"]["id"] == li.id
    assert mine["text"] == "mine"
    assert other["forward_origin"]["sender_user"]["id"] == wang.id


async def test_a_reply_carries_what_it_answers(api, control, card, li):
    await control.say(li, "yes", reply_to=card["message_id"])
    assert (await api.updates())[0]["message"]["reply_to_message"]["text"] == "?"


async def _answering(api, press, **answer):
    """Presses, and lets the bot answer what comes in."""
    waiting = asyncio.create_task(press)
    query = (await api("getUpdates", timeout=5))[0]["callback_query"]
    await api("answerCallbackQuery", callback_query_id=query["id"], **answer)
    return query, await waiting


@pytest.mark.parametrize(
    ("button", "data"), [("Yes ✅", "y"), ("Yes", "y"), (0, "y"), (1, "n"), ("No", "n")]
)
async def test_pressing_a_button_waits_for_the_answer(api, control, card, button, data):
    press = control("press", button=button, **card)
    query, answered = await _answering(api, press, text="Noted", show_alert=True)
    assert query["data"] == data
    assert query["message"]["message_id"] == card["message_id"]
    assert answered == {"answer": {"text": "Noted", "show_alert": True}}


async def test_a_bot_that_never_answers(control, card):
    assert await control("press", button="No", wait=0.01, **card) == {"answer": None}


async def test_a_link_holds_its_address(control, card):
    assert await control("press", button="Website", **card) == {
        "answer": None,
        "url": "https://x.cn/",
    }


@pytest.mark.parametrize("button", ["Maybe", 3, -1])
async def test_a_button_that_is_not_there(control, card, button):
    refused = await control.refused("press", button=button, **card)
    assert refused == (
        f"There is no one button {button!r}; the buttons are 'Yes ✅', 'No', 'Website'."
    )


async def test_pressing_by_the_raw_data_even_on_a_message_that_is_gone(api, control, card):
    await control("press", data="forged", wait=0, **card)
    await control("press", data="forged", wait=0, **(card | {"message_id": 999}))
    there, gone = [update["callback_query"] for update in await api.updates()]
    assert there["data"] == "forged"
    assert gone["message"]["date"] == 0


async def test_nobody_presses_for_somebody_else(control, card, wang):
    refused = await control.refused("press", button="No", **(card | {"person": wang.id}))
    assert refused == "Nobody presses buttons in somebody else's private chat."


async def test_an_answer_too_late_or_to_nobody(api, control, world, card):
    from datetime import timedelta  # noqa: PLC0415

    await control("press", button="No", wait=0, **card)
    query = (await api.updates())[0]["callback_query"]
    world.clock.advance(timedelta(seconds=151))
    for number in (query["id"], "12345", "x"):
        refused = await api.refused("answerCallbackQuery", callback_query_id=number)
        assert refused == TOO_OLD


async def test_an_answer_has_two_hundred_characters(api, control, card):
    await control("press", button="No", wait=0, **card)
    query = {"callback_query_id": (await api.updates())[0]["callback_query"]["id"]}
    refused = await api.refused("answerCallbackQuery", text="x" * 201, **query)
    assert refused == "Bad Request: MESSAGE_TOO_LONG"
    assert await api("answerCallbackQuery", text="x" * 200, **query)


@pytest.mark.parametrize(
    ("path", "fields", "error"),
    [
        ("say", {"person": 5, "text": "x"}, "There is no person 5."),
        ("say", {"person": "Li"}, "person is the number of a person or chat, not 'Li'."),
        ("say", {}, 'The field "person" is required.'),
        ("people", {}, 'parameter "name" is required'),
        ("people", {"name": " "}, "A person needs a name."),
        ("people", {"nmae": "x"}, "There is no field 'nmae' here; did you mean 'name'?"),
    ],
)
async def test_wishes_that_make_no_sense(control, path, fields, error):
    assert error in await control.refused(path, **fields)


async def test_saying_nothing(control, li):
    refused = await control.refused("say", person=li.id)
    assert refused == "There is nothing to say: no text, no photo, nothing."


async def test_everybody_can_be_looked_up(control, li):
    assert (await control.get("people"))["people"] == [await control.get(f"people/{li.id}")]
    changed = await control(f"people/{li.id}", language_code="en", name="Li Na")
    assert (changed["language_code"], changed["name"]) == ("en", "Li Na")
