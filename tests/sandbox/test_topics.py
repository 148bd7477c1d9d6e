"""Forum topics: opened, written into, closed, deleted; and the General one."""

import pytest

NO_THREAD = "Bad Request: message thread not found"


@pytest.fixture
async def urgent(api, ops):
    created = await api("createForumTopic", chat_id=ops.id, name="Urgent")
    return created["message_thread_id"]


async def test_a_message_in_a_topic_answers_its_first_message(api, control, ops, urgent):
    sent = await api("sendMessage", chat_id=ops.id, message_thread_id=urgent, text="x")
    assert sent["is_topic_message"]
    assert sent["message_thread_id"] == urgent
    assert sent["reply_to_message"]["forum_topic_created"]["name"] == "Urgent"
    assert sent["reply_to_message"]["message_id"] == urgent


async def test_a_person_writes_in_a_topic(api, control, ops, urgent, wang):
    await api.updates()
    await control.say(wang, "on my way", chat=ops.id, thread=urgent)
    message = (await api.updates())[0]["message"]
    assert message["message_thread_id"] == urgent
    assert message["is_topic_message"]


async def test_an_answer_goes_where_the_question_stands(api, control, ops, urgent, wang):
    said = await control.say(wang, "where?", chat=ops.id, thread=urgent)
    sent = await api("sendMessage", chat_id=ops.id, text="x", reply_parameters={"message_id": said})
    assert sent["message_thread_id"] == urgent


@pytest.mark.parametrize("thread", [1, 999])
async def test_general_and_unknown_topics_cannot_be_named(api, ops, thread):
    refused = await api.refused("sendMessage", chat_id=ops.id, message_thread_id=thread, text="x")
    assert refused == NO_THREAD


async def test_a_private_chat_has_no_topics(api, li):
    refused = await api.refused("sendMessage", chat_id=li.id, message_thread_id=5, text="x")
    assert refused == NO_THREAD


async def test_messages_in_general_carry_no_topic(api, control, ops, wang):
    said = await control.say(wang, "hello all", chat=ops.id, thread=1)
    message = (await api.updates())[0]["message"]
    assert "message_thread_id" not in message
    await control.say(wang, "and you", chat=ops.id, reply_to=said)
    reply = (await api.updates())[0]["message"]
    # A reply in General belongs to a thread that is no topic.
    assert reply["message_thread_id"] == said
    assert "is_topic_message" not in reply


async def test_a_closed_topic_takes_nothing(api, control, ops, urgent, li):
    await api("closeForumTopic", chat_id=ops.id, message_thread_id=urgent)
    here = {"chat_id": ops.id, "message_thread_id": urgent}
    assert await api.refused("sendMessage", text="x", **here) == "Bad Request: TOPIC_CLOSED"
    assert await api.refused("closeForumTopic", **here) == "Bad Request: TOPIC_NOT_MODIFIED"
    await control(f"people/{li.id}", joins=ops.id)
    refused = await control.refused("say", person=li.id, chat=ops.id, text="x", thread=urgent)
    assert refused == "The topic 'Urgent' is closed."
    await api("reopenForumTopic", **here)
    assert await api("sendMessage", text="x", **here)


async def test_a_deleted_topic_is_gone_with_all_that_was_said(api, control, ops, urgent):
    here = {"chat_id": ops.id, "message_thread_id": urgent}
    await api("sendMessage", text="x", **here)
    await api("deleteForumTopic", **here)
    assert [m["message_id"] for m in await control.shown(ops)] == [1]
    assert await api.refused("sendMessage", text="x", **here) == NO_THREAD
    assert await api.refused("editForumTopic", name="y", **here) == "Bad Request: TOPIC_DELETED"


async def test_a_topic_is_renamed(api, control, ops, urgent):
    here = {"chat_id": ops.id, "message_thread_id": urgent}
    await api("editForumTopic", name="Very urgent", **here)
    refused = await api.refused("editForumTopic", name="Very urgent", **here)
    assert refused == "Bad Request: TOPIC_NOT_MODIFIED"
    chats = (await control.get("chats"))["chats"]
    shown = next(chat for chat in chats if chat["id"] == ops.id)
    assert shown["topics"] == [{"thread": urgent, "name": "Very urgent", "closed": False}]


async def test_opening_topics_needs_the_right(api, control, ops):
    await control("bot", chat=ops.id, rights=["can_pin_messages"])
    refused = await api.refused("createForumTopic", chat_id=ops.id, name="x")
    assert refused == "Bad Request: not enough rights to create a topic"
    await control("bot", chat=ops.id, status="member")
    refused = await api.refused("createForumTopic", chat_id=ops.id, name="x")
    assert refused == "Bad Request: not enough rights to create a topic"


async def test_topics_need_a_forum_a_name_and_a_known_color(api, world, ops, wang):
    plain = world.groups.add("Committee", members=[wang])
    refused = await api.refused("createForumTopic", chat_id=plain.id, name="x")
    assert refused == "Bad Request: the chat is not a forum"
    refused = await api.refused("createForumTopic", chat_id=ops.id, name=" ")
    assert refused == "Bad Request: title must be non-empty"
    refused = await api.refused("createForumTopic", chat_id=ops.id, name="x", icon_color=1)
    assert refused == "Bad Request: TOPIC_ICON_COLOR_INVALID"
    long = await api("createForumTopic", chat_id=ops.id, name="x" * 200)
    assert len(long["name"]) == 128


async def test_an_administrator_opens_renames_closes_and_deletes(api, control, ops, wang, li):
    lead = {"person": wang.id, "chat": ops.id}
    thread = (await control("topics", name="Lifts", **lead))["thread"]
    await control("topics", thread=thread, name="Lift", **lead)
    await control("topics", thread=thread, action="close", **lead)
    await control("topics", thread=thread, action="reopen", **lead)
    kinds = [set(update["message"]) for update in await api.updates()]
    for kind, wanted in zip(
        kinds,
        ("created", "edited", "closed", "reopened"),
        strict=True,
    ):
        assert f"forum_topic_{wanted}" in kind
    await control("topics", thread=thread, action="delete", **lead)
    refused = await api.refused("sendMessage", chat_id=ops.id, message_thread_id=thread, text="x")
    assert refused == NO_THREAD
    await control(f"people/{li.id}", joins=ops.id)
    refused = await control.refused("topics", person=li.id, chat=ops.id, name="Mine")
    assert refused == "Li is no administrator here."


async def test_there_are_no_icons_to_choose_from(api):
    assert await api("getForumTopicIconStickers") == []


async def test_an_answer_into_a_closed_topic_is_refused_too(api, control, ops, urgent, wang):
    said = await control.say(wang, "x", chat=ops.id, thread=urgent)
    await api("closeForumTopic", chat_id=ops.id, message_thread_id=urgent)
    refused = await api.refused(
        "sendMessage", chat_id=ops.id, text="x", reply_parameters={"message_id": said}
    )
    assert refused == "Bad Request: TOPIC_CLOSED"
