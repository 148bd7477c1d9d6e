"""Groups: who is in, who leads, what the bot hears and may do, and moving house."""

import pytest


async def messages(api):
    return [update["message"] for update in await api.updates() if "message" in update]


async def test_the_bot_comes_into_a_new_group_as_administrator(api, control, wang):
    group = (await control("groups", title="Ops", forum=True, members=[wang.id]))["id"]
    came, standing = await api.updates()
    assert came["message"]["new_chat_members"][0]["id"] == 700001
    assert standing["my_chat_member"]["new_chat_member"]["status"] == "administrator"
    me = await api("getChatMember", chat_id=group, user_id=700001)
    assert me["can_manage_topics"]
    assert (await api("getChat", chat_id=group))["is_forum"]


async def test_the_first_member_is_the_owner(api, world, wang, li):
    group = world.groups.add("Committee", members=[wang, li])
    assert (await api("getChatMember", chat_id=group.id, user_id=wang.id))["status"] == "creator"
    assert (await api("getChatMember", chat_id=group.id, user_id=li.id))["status"] == "member"
    administrators = await api("getChatAdministrators", chat_id=group.id)
    assert [member["user"]["id"] for member in administrators] == [wang.id]
    assert await api("getChatMemberCount", chat_id=group.id) == 3


async def test_people_come_and_go(api, control, ops, li):
    await control(f"people/{li.id}", joins=ops.id)
    assert (await messages(api))[0]["new_chat_members"][0]["id"] == li.id
    assert (await api("getChatMember", chat_id=ops.id, user_id=li.id))["status"] == "member"
    await control(f"people/{li.id}", leaves=ops.id)
    assert (await messages(api))[0]["left_chat_member"]["id"] == li.id
    assert (await api("getChatMember", chat_id=ops.id, user_id=li.id))["status"] == "left"


async def test_only_members_speak(control, ops, li):
    refused = await control.refused("say", person=li.id, chat=ops.id, text="let me in")
    assert refused == f"{li.id} is not in the chat 'Ops'."


async def test_a_person_is_promoted_and_demoted(api, control, ops, li):
    await control(f"people/{li.id}", joins=ops.id)
    await api("getUpdates", allowed_updates=["chat_member"])
    await control(f"people/{li.id}", promoted=ops.id, rights=["can_pin_messages"])
    member = await api("getChatMember", chat_id=ops.id, user_id=li.id)
    assert (member["status"], member["can_pin_messages"]) == ("administrator", True)
    assert not member["can_manage_topics"]
    await control(f"people/{li.id}", demoted=ops.id)
    statuses = [
        update["chat_member"]["new_chat_member"]["status"]
        for update in await api.updates()
        if "chat_member" in update
    ]
    assert statuses == ["administrator", "member"]


async def test_there_is_no_such_right(control, ops, wang):
    refused = await control.refused("bot", chat=ops.id, rights=["can_fly"])
    assert refused.startswith("There is no right 'can_fly'")


async def test_an_anonymous_administrator_writes_as_the_group(api, control, ops, wang, li):
    await control.say(wang, "who am I?", chat=ops.id, as_anonymous=True)
    message = (await messages(api))[0]
    assert message["from"]["username"] == "GroupAnonymousBot"
    assert message["sender_chat"]["id"] == ops.id
    await control(f"people/{li.id}", joins=ops.id)
    refused = await control.refused(
        "say", person=li.id, chat=ops.id, text="me too", as_anonymous=True
    )
    assert refused == "Only administrators of a group write as the group."


async def test_without_office_the_bot_hears_only_what_is_meant_for_it(api, control, ops, wang):
    await control("bot", chat=ops.id, status="member")
    mine = (await api("sendMessage", chat_id=ops.id, text="question"))["message_id"]
    await api.updates()
    await control.say(wang, "just talking", chat=ops.id)
    await control.say(wang, "/status", chat=ops.id)
    await control.say(wang, "/status@huifang_bot", chat=ops.id)
    await control.say(wang, "/status@other_bot", chat=ops.id)
    await control.say(wang, "answer", chat=ops.id, reply_to=mine)
    heard = [message["text"] for message in await messages(api)]
    assert heard == ["/status", "/status@huifang_bot", "answer"]


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"removed": True}, "Forbidden: bot was kicked from the supergroup chat"),
        ({"status": "left"}, "Forbidden: bot is not a member of the supergroup chat"),
        (
            {"status": "restricted"},
            "Bad Request: not enough rights to send text messages to the chat",
        ),
    ],
)
async def test_where_the_bot_may_not_write(api, control, ops, wang, fields, text):
    await control("bot", chat=ops.id, **fields)
    told = [u["my_chat_member"] for u in await api.updates() if "my_chat_member" in u]
    assert told[0]["new_chat_member"]["status"] == fields.get("status", "kicked")
    assert await api.refused("sendMessage", chat_id=ops.id, text="x") == text


async def test_the_bot_comes_back(api, control, ops):
    await control("bot", chat=ops.id, removed=True)
    await control("bot", chat=ops.id, status="administrator")
    assert await api("sendMessage", chat_id=ops.id, text="back")


async def test_the_bot_leaves(api, ops):
    await api("leaveChat", chat_id=ops.id)
    refused = await api.refused("sendMessage", chat_id=ops.id, text="x")
    assert refused == "Forbidden: bot is not a member of the supergroup chat"


async def test_the_bot_bans_and_pardons(api, control, ops, li, wang):
    await control(f"people/{li.id}", joins=ops.id)
    await api("banChatMember", chat_id=ops.id, user_id=li.id)
    assert (await api("getChatMember", chat_id=ops.id, user_id=li.id))["status"] == "kicked"
    await api("unbanChatMember", chat_id=ops.id, user_id=li.id)
    assert (await api("getChatMember", chat_id=ops.id, user_id=li.id))["status"] == "left"
    refused = await api.refused("banChatMember", chat_id=ops.id, user_id=wang.id)
    assert refused == "Bad Request: user is an administrator of the chat"


async def test_a_stranger_is_no_member_of_anything(api, ops):
    refused = await api.refused("getChatMember", chat_id=ops.id, user_id=5)
    assert refused == "Bad Request: PARTICIPANT_ID_INVALID"


async def test_a_basic_group_moves_house(api, control, world, wang):
    old = world.groups.add("Ops", members=[wang])
    assert old.type == "group"
    await api.updates()
    new = (await control("migrate", chat=old.id, forum=True))["id"]
    leaving, arriving = await messages(api)
    assert (leaving["chat"]["id"], leaving["migrate_to_chat_id"]) == (old.id, new)
    assert (arriving["chat"]["id"], arriving["migrate_from_chat_id"]) == (new, old.id)
    answer = await api.raw("sendMessage", chat_id=old.id, text="x")
    assert answer == {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: group chat was upgraded to a supergroup chat",
        "parameters": {"migrate_to_chat_id": new},
    }
    assert await api("sendMessage", chat_id=new, text="x")
    assert await api("createForumTopic", chat_id=new, name="x")
    await control.say(wang, "here we are", chat=new)
    refused = await control.refused("say", person=wang.id, chat=old.id, text="hello?")
    assert refused == f"The group moved; it is {new} now."
    assert "only once" in await control.refused("migrate", chat=old.id)
