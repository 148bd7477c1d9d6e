"""Is every way a send can end judged by whether it may have arrived?"""

import asyncio
import json
import socket
from contextlib import ExitStack

import pytest
from telegram.error import EndPointNotFound, InvalidToken, TelegramError
from telegram.ext import ExtBot

from bot.outcomes import Fate, Verdict, verdict
from bot.transport import Transport

NOT_SENT, WAIT, UNKNOWN, REFUSED = Fate.NOT_SENT, Fate.WAIT, Fate.UNKNOWN, Fate.REFUSED
SOON = 0.1  # seconds
LETTER = {"chat_id": 1, "text": "x"}


class Telegram:
    """A server that gives everybody the same answer: bytes, then it hangs up; None is silence."""

    def __init__(self, answer):
        self._answer, self.heard, self._lines = answer, 0, []

    async def __aenter__(self):
        self._server = await asyncio.start_server(self._serve, "127.0.0.1")
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}/bot"
        return self

    async def __aexit__(self, *_):
        self._server.close()
        await asyncio.gather(*self._lines)

    async def _serve(self, reader, writer):
        self._lines.append(asyncio.current_task())
        head = await reader.readuntil(b"\r\n\r\n")
        await reader.readexactly(int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0]))
        self.heard += 1
        if self._answer is None:
            await reader.read()  # until they hang up
        else:
            writer.write(self._answer)
        writer.close()
        await writer.wait_closed()


def answer(status, body, kind="application/json"):
    said = body if isinstance(body, bytes) else json.dumps(body).encode()
    head = f"HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\nContent-Length: {len(said)}\r\n\r\n"
    return head.encode() + said


def no(code, description, **parameters):
    told = {"ok": False, "error_code": code, "description": description}
    return answer(code, told | ({"parameters": parameters} if parameters else {}))


async def judged(url, *, known=True, **patience):
    """What became of a letter that was sent there, by a bot that Telegram knew when it began."""
    transport = Transport(**patience)
    await transport.initialize()
    bot = ExtBot("1:a", url, request=transport)
    bot._bot_initialized = known
    try:
        await bot.do_api_request("sendMessage", api_kwargs=LETTER)
    except TelegramError as error:
        return verdict(error)
    finally:
        await transport.shutdown()
    return Verdict(Fate.SENT)


async def fate_at(said):
    async with Telegram(said) as telegram:
        found = await judged(telegram.url, patience=5 if said is not None else SOON)
        assert telegram.heard == 1
        return found


# --- the line


async def test_nobody_is_there():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    found = await judged(f"http://127.0.0.1:{port}/bot")
    assert (found.fate, found.storm) == (NOT_SENT, True)


async def test_nobody_takes_up():
    with ExitStack() as open_sockets:
        server = open_sockets.enter_context(socket.create_server(("127.0.0.1", 0), backlog=0))
        for _ in range(4):  # so many that the next must wait for ever
            caller = open_sockets.enter_context(socket.socket())
            caller.setblocking(False)  # noqa: FBT003 - its only way
            caller.connect_ex(server.getsockname())
        url = f"http://127.0.0.1:{server.getsockname()[1]}/bot"
        assert (await judged(url, connecting=SOON)).fate is NOT_SENT


CUT_SHORT = b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"
FAILED = {"ok": False, "error_code": 500, "description": "Internal Server Error"}


@pytest.mark.parametrize(
    ("said", "storm"),
    [
        pytest.param(None, False, id="silence"),
        pytest.param(b"", False, id="the line is cut"),
        pytest.param(CUT_SHORT, False, id="half an answer"),
        pytest.param(b"what?\r\n\r\n", False, id="not even HTTP"),
        pytest.param(answer(200, b'{"ok": true, "resu'), False, id="broken JSON"),
        pytest.param(answer(200, b"\xff\xfe"), False, id="not text"),
        pytest.param(answer(500, FAILED), True, id="500 JSON"),
        pytest.param(answer(502, b"<html>502</html>", "text/html"), True, id="502 HTML"),
        pytest.param(answer(504, b"", "text/html"), True, id="504 empty"),
        pytest.param(answer(429, b"<html>slow</html>", "text/html"), True, id="429 of a proxy"),
    ],
)
async def test_it_was_heard_and_nobody_knows_what_came_of_it(said, storm):
    found = await fate_at(said)
    assert (found.fate, found.storm) == (UNKNOWN, storm)


# --- what Telegram says


async def test_it_was_taken():
    assert (await fate_at(answer(200, {"ok": True, "result": {}}))).fate is Fate.SENT


async def test_it_is_told_to_wait():
    found = await fate_at(no(429, "Too Many Requests: retry after 7", retry_after=7))
    assert (found.fate, found.seconds) == (WAIT, 7)


async def test_the_group_has_moved():
    said = "Bad Request: group chat was upgraded to a supergroup chat"
    found = await fate_at(no(400, said, migrate_to_chat_id=-1005))
    assert (found.fate, found.chat) == (Fate.MOVED, -1005)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (401, "Unauthorized: invalid token specified"),
        (404, "Not Found"),
        (409, "Conflict: terminated by other getUpdates request"),
    ],
)
@pytest.mark.parametrize("known", [True, False])
async def test_it_is_no_fault_of_the_letter(code, said, known):
    async with Telegram(no(code, said)) as telegram:
        found = await judged(telegram.url, known=known)
    assert (found.fate, found.seconds) == (WAIT, 30)


@pytest.mark.parametrize("error", [InvalidToken(), EndPointNotFound("x")], ids=repr)
def test_a_token_that_is_refused_has_two_names(error):
    assert verdict(error).fate is WAIT


@pytest.mark.parametrize(
    ("said", "fate"),
    [
        ("Forbidden: bot was blocked by the user", Fate.UNREACHABLE),
        ("Forbidden: user is deactivated", Fate.UNREACHABLE),
        ("Forbidden: bot was kicked from the supergroup chat", Fate.UNREACHABLE),
        ("Forbidden: bot can't initiate conversation with a user", Fate.UNREACHABLE),
        ("Bad Request: chat not found", Fate.UNREACHABLE),
        ("Bad Request: not enough rights to send text messages to the chat", Fate.UNREACHABLE),
        ("Bad Request: have no rights to send a message", Fate.UNREACHABLE),
        ("Bad Request: CHAT_WRITE_FORBIDDEN", Fate.UNREACHABLE),
        ("Bad Request: message is not modified: specified new message content and", Fate.SENT),
        ("Bad Request: query is too old and response timeout expired or query ID", Fate.SENT),
        ("Bad Request: message to delete not found", Fate.SENT),
        ("Bad Request: TOPIC_NOT_MODIFIED", Fate.SENT),
        ("Bad Request: message to edit not found", Fate.CARD_GONE),
        ("Bad Request: message can't be edited", Fate.CARD_GONE),
        ("Bad Request: MESSAGE_ID_INVALID", Fate.CARD_GONE),
        ("Bad Request: message thread not found", Fate.TOPIC_GONE),
        ("Bad Request: TOPIC_DELETED", Fate.TOPIC_GONE),
        ("Bad Request: TOPIC_CLOSED", Fate.TOPIC_CLOSED),
        ("Bad Request: can't parse entities: Can't find end tag", Fate.BAD_MARKUP),
        ("Bad Request: message is too long", REFUSED),
        ("Bad Request: BUTTON_DATA_INVALID", REFUSED),
        ("Bad Request: wrong file_id or the file is temporarily unavailable", REFUSED),
    ],
    ids=lambda one: one if isinstance(one, str) else one.name,
)
async def test_what_telegram_says_decides(said, fate):
    found = await fate_at(no(403 if said.startswith("Forbidden") else 400, said))
    assert found.fate is fate
    assert found.error.casefold() == said.removeprefix("Bad Request: ").casefold()
