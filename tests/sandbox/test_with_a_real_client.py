"""A bot built with python-telegram-bot lives here as it would on the real server."""

import asyncio

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    KeyboardButton,
    ReactionTypeEmoji,
    ReplyKeyboardMarkup,
    ReplyParameters,
)
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, NetworkError, RetryAfter
from telegram.ext import ApplicationBuilder, CallbackQueryHandler, MessageHandler, filters
from telegram.request import HTTPXRequest

from sandbox.pictures import sample

BUTTONS = InlineKeyboardMarkup([[InlineKeyboardButton("Yes", callback_data="y")]])


@pytest.fixture
async def bot(sandbox):
    bot = Bot(
        sandbox.world.token,
        base_url=f"{sandbox.url}/bot",
        base_file_url=f"{sandbox.url}/file/bot",
        request=HTTPXRequest(httpx_kwargs={"verify": False}),
        get_updates_request=HTTPXRequest(httpx_kwargs={"verify": False}),
    )
    async with bot:
        yield bot


async def test_everything_it_sends_can_be_read_back(bot, li, ops):
    topic = await bot.create_forum_topic(ops.id, "Urgent")
    sent = [
        await bot.send_message(li.id, "<b>hi</b>", parse_mode="HTML", reply_markup=BUTTONS),
        await bot.send_photo(li.id, sample(1), caption="x"),
        await bot.send_document(li.id, b"text", filename="a.txt"),
        await bot.send_voice(li.id, b"OggS"),
        await bot.send_location(li.id, 31.2, 121.4),
        await bot.send_contact(li.id, "+861", "Li"),
        await bot.send_poll(li.id, "When?", ["a", "b"]),
        await bot.send_dice(li.id),
        *await bot.send_media_group(
            li.id, [InputMediaPhoto(sample(1)), InputMediaPhoto(sample(2), caption="two")]
        ),
        await bot.send_message(ops.id, "x", message_thread_id=topic.message_thread_id),
    ]
    assert len({message.message_id for message in sent[:-1]}) == 10
    assert sent[-1].is_topic_message
    assert sent[-1].reply_to_message.forum_topic_created.name == "Urgent"
    assert not any(message.api_kwargs for message in sent)


async def test_what_it_asks_about_chats_and_people(bot, control, li, ops):
    await control(f"people/{li.id}", joins=ops.id)
    for user in (li.id, bot.id):
        assert (await bot.get_chat_member(ops.id, user)).user.id == user
    await control("bot", chat=ops.id, status="restricted")
    assert (await bot.get_chat_member(ops.id, bot.id)).status == "restricted"
    assert (await bot.get_chat(li.id)).first_name == "Li"
    assert (await bot.get_chat(ops.id)).is_forum
    assert len(await bot.get_chat_administrators(ops.id)) == 1
    assert (await bot.get_user_profile_photos(li.id)).total_count == 0
    assert (await bot.get_webhook_info()).pending_update_count == 2


async def test_what_it_edits_and_takes_back(bot, li):
    sent = await bot.send_message(li.id, "x", reply_markup=BUTTONS)
    await sent.edit_text("y", reply_markup=BUTTONS)
    await sent.edit_reply_markup(None)
    await sent.set_reaction(ReactionTypeEmoji("👍"))
    await sent.reply_text("z", reply_parameters=ReplyParameters(sent.message_id))
    await sent.pin()
    copy = await bot.copy_message(li.id, li.id, sent.message_id)
    await bot.delete_messages(li.id, [sent.message_id, copy.message_id])


async def test_how_it_presents_itself(bot, ops):
    commands = [BotCommand("status", "Status")]
    await bot.set_my_commands(commands, scope=BotCommandScopeChat(ops.id))
    assert await bot.get_my_commands(scope=BotCommandScopeChat(ops.id)) == tuple(commands)
    await bot.set_my_short_description("Front desk")
    assert (await bot.get_my_short_description()).short_description == "Front desk"


async def test_photos_come_and_go(bot, control, li):
    await control.say(li, photos=2)
    first, _ = await bot.get_updates()
    file = await bot.get_file(first.message.photo[-1].file_id)
    assert bytes(await file.download_as_bytearray()) == sample(0, 800)


@pytest.mark.filterwarnings("ignore:.*retry_after.*timedelta")
async def test_errors_are_the_ones_it_knows(bot, control, world, li, wang):
    with pytest.raises(BadRequest, match="Message text is empty"):
        await bot.send_message(li.id, " ")
    await control(f"people/{li.id}", blocked=True)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(li.id, "x")
    group = world.groups.add("Ops", members=[wang])
    new = (await control("migrate", chat=group.id))["id"]
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(group.id, "x")
    assert moved.value.new_chat_id == new
    await control("faults", kind="429", seconds=3, times=1)
    with pytest.raises(RetryAfter):
        await bot.send_message(wang.id, "x")
    for kind in ("cut", "unreachable", "502"):
        await control("faults", kind=kind, times=1)
        with pytest.raises(NetworkError):
            await bot.send_message(wang.id, "x")


async def test_a_second_poller_is_a_conflict(bot, api, polling):
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await polling()
    await api("getUpdates")
    with pytest.raises(Conflict):
        await poll


async def test_a_whole_application_talks_to_a_person(bot, control, li):
    async def ask(update, context):
        phone = ReplyKeyboardMarkup([[KeyboardButton("My phone", request_contact=True)]])
        await update.message.reply_text(f"{update.message.text}?", reply_markup=BUTTONS)
        await update.message.reply_text("Your number?", reply_markup=phone)

    async def note(update, context):
        await update.callback_query.answer("Noted")
        await update.callback_query.edit_message_text("Thank you")

    app = ApplicationBuilder().bot(bot).build()
    app.add_handlers([MessageHandler(filters.TEXT, ask), CallbackQueryHandler(note)])
    async with app:
        await app.start()
        await app.updater.start_polling(poll_interval=0)
        await control.say(li, "漏水")
        assert (await control.get("idle", timeout=5))["idle"]
        question = (await control.shown(li))[1]
        assert question["text"] == "漏水?"
        pressed = await control(
            "press", person=li.id, chat=li.id, message_id=question["message_id"], button="Yes"
        )
        assert pressed["answer"]["text"] == "Noted"
        assert (await control.get("idle", timeout=5))["idle"]
        assert [m["text"] for m in await control.shown(li)][1:] == ["Thank you", "Your number?"]
        await app.updater.stop()
        await app.stop()
