"""Does the bot start, say plainly why it cannot, and end when it is told to?"""

import asyncio
import json
import os
import signal
import sys
from contextlib import asynccontextmanager

import aiohttp
import pytest

from storage import Storage
from storage.migrate import behind

ROUND_TRIP = 60  # seconds, on however slow a machine


@pytest.fixture
def settings(sandbox, tmp_path):
    """All that the bot needs, in a new and empty place."""
    ops = sandbox.world.groups.add("Ops", forum=True, members=[])
    return {
        "BOT_TOKEN": sandbox.world.token,
        "OPS_CHAT": str(ops.id),
        "API_URL": sandbox.url,
        "DATABASE_URL": f"sqlite:///{tmp_path}/huifang.db",
    }


@asynccontextmanager
async def _bot(settings, *arguments):
    """The real process."""
    known = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *(arguments or ["run"]), env=known | settings,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def _until(process, said):
    """Read the log up to this event; everything in it so far."""
    lines = []
    async with asyncio.timeout(ROUND_TRIP):
        async for line in process.stderr:
            lines.append(json.loads(line))
            if said in lines[-1]["said"]:
                return lines
    raise AssertionError(lines)


async def _answered(http, chat, said=""):
    """Wait until the bot has said something in the chat."""
    async with asyncio.timeout(ROUND_TRIP):
        messages = []
        while not any(one["from"]["is_bot"] and said in one.get("text", "") for one in messages):
            await asyncio.sleep(0.05)
            async with http.get(f"/sandbox/chats/{chat}/messages") as answer:
                messages = (await answer.json())["messages"]


async def _outcome(settings, *arguments):
    async with _bot(settings, *arguments) as process:
        async with asyncio.timeout(ROUND_TRIP):
            out, err = await process.communicate()
        return process.returncode, out.decode(), err.decode()


@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGINT])
async def test_it_opens_and_ends_when_it_is_told_to(settings, tmp_path, asked):
    async with _bot(settings) as process:
        log = await _until(process, "the office is open")
        assert [line for line in log if line["level"] != "info"] == []
        process.send_signal(asked)
        async with asyncio.timeout(10):
            assert await process.wait() == 0
    storage = Storage(settings["DATABASE_URL"])
    assert not await behind(storage)
    await storage.close()
    assert {file.stat().st_mode & 0o077 for file in tmp_path.iterdir()} == {0}


async def test_it_can_be_ended_while_telegram_is_out_of_reach(settings):
    async with _bot(settings | {"API_URL": "http://127.0.0.1:1"}) as process:
        await _until(process, "Telegram cannot be reached")
        process.terminate()
        async with asyncio.timeout(10):
            assert await process.wait() == 0


async def test_a_second_signal_ends_it_at_once(settings, sandbox):
    """A letter is under way for long, which a first signal waits for."""
    li = sandbox.world.people.add(name="Li", language_code="en")
    async with aiohttp.ClientSession(sandbox.url) as http, _bot(settings) as process:
        await _until(process, "the office is open")
        slow = {"method": "sendMessage", "kind": "slow", "seconds": 20}
        await http.post("/sandbox/faults", json=slow)
        await http.post("/sandbox/say", json={"person": li.id, "text": "/start"})
        await _answered(http, li.id)
        process.terminate()
        await _until(process, "the office closes")
        process.terminate()
        async with asyncio.timeout(3):
            assert await process.wait() == 1


async def test_a_group_without_rights_keeps_it_from_opening(settings, sandbox):
    chat = sandbox.world.chats.get(int(settings["OPS_CHAT"]))
    sandbox.world.me(chat).rights["can_manage_topics"] = False
    code, out, err = await _outcome(settings)
    assert (code, out) == (1, "")
    assert "may not manage topics: allow it that." in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"BOT_TOKEN": "123456789:" + "A" * 35}, "BOT_TOKEN"),
        ({"DATABASE_URL": "postgresql://office:hunter2@127.0.0.1:1/x"}, "Connection refused"),
    ],
)
async def test_what_keeps_it_from_starting_is_one_clear_line(settings, wrong, said):
    code, out, err = await _outcome(settings | wrong)
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert said in err
    assert "hunter2" not in err
    assert "A" * 35 not in err


async def test_two_may_not_share_one_sqlite_file(settings):
    async with _bot(settings) as process:
        await _until(process, "the office is open")
        code, _, err = await _outcome(settings)
    assert code == 1
    assert "in use" in err
    assert err.count("\n") == 1


async def test_postgresql_is_left_to_its_operator(settings, postgres):
    with postgres.fresh("template0") as url:
        code, _, err = await _outcome(settings | {"DATABASE_URL": url})
    assert code == 1
    assert "python -m bot migrate" in err


@pytest.fixture
def webhook():
    """What a bot with a webhook needs besides, on a port of the system's choice."""
    return {
        "WEBHOOK_URL": "https://bot.example.org",
        "WEBHOOK_SECRET": "0123456789abcdef",
        "LISTEN": "127.0.0.1:0",
    }


async def test_it_ends_with_a_webhook_as_well(settings, webhook):
    async with _bot(settings | webhook) as process:
        await _until(process, "the office is open")
        process.terminate()
        async with asyncio.timeout(10):
            assert await process.wait() == 0


async def test_a_busy_port_is_one_clear_line(settings, webhook):
    async with await asyncio.start_server(lambda *_: None, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        listen = {"LISTEN": f"127.0.0.1:{port}"}
        code, _, err = await _outcome(settings | webhook | listen)
    assert code == 1
    assert listen["LISTEN"] in err
    assert err.count("\n") == 1


async def test_the_doctor_is_content_with_what_runs(settings):
    assert (await _outcome(settings, "migrate"))[0] == 0
    code, out, err = await _outcome(settings, "doctor")
    assert (code, err) == (0, ""), out
    assert all(line.startswith("✔ ") for line in out.splitlines())
    assert len(out.splitlines()) == 10


async def test_the_doctor_names_what_is_wrong_and_goes_on(settings):
    code, out, err = await _outcome(settings | {"OPS_CHAT": "-100999"}, "doctor")
    assert code == 1
    assert err.count("\n") == 1
    assert "✘ The bot is not in the group" in out
    assert "✘ There is no database" in out
    assert "✔ Every sentence" in out


async def test_an_office_without_a_group_says_with_which_code_it_gets_one(settings, sandbox):
    """Read in the log, typed in the group."""
    homeless = {name: said for name, said in settings.items() if name != "OPS_CHAT"}
    boss = sandbox.world.people.add(name="Boss", language_code="en")
    async with aiohttp.ClientSession(sandbox.url) as http, _bot(homeless) as process:
        log = await _until(process, "the office is open")
        (said,) = [line["said"] for line in log if "has no group yet" in line["said"]]
        group = sandbox.world.groups.add("Staff", members=[boss])
        words = said[said.index("/setup") :].partition(" (")[0]
        await http.post("/sandbox/say", json={"person": boss.id, "chat": group.id, "text": words})
        await _answered(http, group.id, "Front desk")
    _, out, _ = await _outcome(homeless, "doctor")
    assert "has no group" not in out
    assert "is an administrator of the ops group" in out


async def test_the_doctor_names_the_code_too(settings):
    homeless = {name: said for name, said in settings.items() if name != "OPS_CHAT"}
    assert (await _outcome(homeless, "migrate"))[0] == 0
    code, out, _ = await _outcome(homeless, "doctor")
    assert code == 1
    assert "✘ Front desk has no group" in out
    assert "/setup " in out
    _, out, _ = await _outcome(settings, "doctor", "--code")
    assert "OPS_CHAT names the group" in out
