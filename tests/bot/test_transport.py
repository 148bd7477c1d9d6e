"""Does our own way to Telegram carry words and files, keep its lines, and say nothing twice?"""

import asyncio

import aiohttp
import pytest
from telegram import InputFile, InputMediaPhoto
from telegram.error import NetworkError, TimedOut
from telegram.ext import ExtBot

from bot.transport import Transport
from sandbox.pictures import sample

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 64


@pytest.fixture
async def transport():
    transport = Transport()
    await transport.initialize()
    yield transport
    await transport.shutdown()


@pytest.fixture
async def bot(sandbox, transport):
    bot = ExtBot(
        sandbox.world.token,
        f"{sandbox.url}/bot",
        f"{sandbox.url}/file/bot",
        request=transport,
        get_updates_request=Transport(connections=1, patience=60),
    )
    await bot.initialize()
    yield bot
    await bot.shutdown()


@pytest.fixture
async def li(sandbox):
    return sandbox.world.people.add("Li", started=True)


@pytest.fixture
async def line():
    """A server that hangs up on everybody who has asked something; and what it was asked."""
    heard = []

    async def hang_up(reader, writer):
        heard.append(await reader.readuntil(b"\r\n\r\n"))
        writer.close()
        await writer.wait_closed()

    server = await asyncio.start_server(hang_up, "127.0.0.1")
    yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/", heard
    server.close()


@pytest.mark.parametrize("text", ["水管爆了 👨‍👩‍👧", "a=b&c=d+e%20", "<b>x</b>\n\ny", "x" * 4096])
async def test_words_arrive_as_they_were_written(bot, li, text):
    sent = await bot.do_api_request("sendMessage", {"chat_id": li.id, "text": text})
    assert sent["text"] == text.strip()


async def test_what_is_not_text_goes_as_json(bot, li):
    keyboard = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}
    letter = {"chat_id": li.id, "text": "Well?", "reply_markup": keyboard}
    sent = await bot.do_api_request("sendMessage", letter)
    assert sent["reply_markup"] == keyboard


async def test_files_go_up_and_come_down(bot, li):
    sent = await bot.send_document(li.id, InputFile(PNG, "plan.png"), caption="the plan")
    assert (sent.document.file_name, sent.caption) == ("plan.png", "the plan")
    file = await bot.get_file(sent.document.file_id)
    assert await file.download_as_bytearray() == PNG


async def test_an_album_goes_as_one(bot, li):
    photo = (await bot.send_photo(li.id, sample(1))).photo[-1].file_id
    media = [InputMediaPhoto(photo), InputMediaPhoto(photo)]
    sent = await bot.do_api_request("sendMediaGroup", {"chat_id": li.id, "media": media})
    assert len({one["media_group_id"] for one in sent}) == 1


async def test_many_calls_one_after_the_other_need_one_line(bot, sandbox):
    for _ in range(5):
        await bot.get_me()
    assert len(sandbox._state.connections) == 1


async def test_many_calls_at_once_get_their_own_answers(bot, sandbox):
    people = [sandbox.world.people.add(f"P{n}", started=True) for n in range(30)]
    sent = await asyncio.gather(*(bot.send_message(one.id, f"for {one.id}") for one in people))
    assert [(one.chat.id, one.text) for one in sent] == [(p.id, f"for {p.id}") for p in people]


async def test_what_may_have_been_heard_is_never_said_again_by_the_line_itself(transport, line):
    url, heard = line
    with pytest.raises(NetworkError) as caught:
        await transport.do_request(url, "POST")
    assert isinstance(caught.value.__cause__, aiohttp.ServerDisconnectedError)
    assert len(heard) == 1


async def test_a_line_that_went_dead_while_idle_is_replaced(bot, sandbox, transport):
    await bot.get_me()
    for connection in list(sandbox._state.connections):
        connection.transport.abort()
    await asyncio.sleep(0.02)
    assert await bot.get_me()


async def test_our_own_lines_all_busy_is_an_error_of_its_own(sandbox):
    """Of the lines that are there, one waits long for updates; the next caller gives up."""
    transport = Transport(connections=1, connecting=0.1)
    await transport.initialize()
    url = f"{sandbox.url}/bot{sandbox.world.token}/"
    busy = asyncio.create_task(
        transport.do_request(f"{url}getUpdates?timeout=30", "POST", read_timeout=60)
    )
    await asyncio.sleep(0.02)
    with pytest.raises(TimedOut) as caught:
        await transport.do_request(f"{url}getMe", "POST")
    assert isinstance(caught.value.__cause__, aiohttp.ConnectionTimeoutError)
    busy.cancel()
    await transport.shutdown()


async def test_before_the_beginning_and_after_the_end_nothing_is_sent():
    transport = Transport()
    with pytest.raises(RuntimeError, match="not been initialized"):
        await transport.do_request("http://127.0.0.1:9/", "POST")
    await transport.shutdown()


async def test_a_closed_way_can_be_opened_again(sandbox):
    transport = Transport()
    for _ in range(2):
        await transport.initialize()
        await transport.initialize()
        status, _ = await transport.do_request(
            f"{sandbox.url}/bot{sandbox.world.token}/getMe", "GET"
        )
        assert status == 200
        await transport.shutdown()
