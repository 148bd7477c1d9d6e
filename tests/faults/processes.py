"""Telegram and the bot as processes of their own: only so can one of them be killed."""

import asyncio
import json
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path

import aiohttp

ROOT = Path(__file__).parents[2]
RUNNER = Path(__file__).with_name("runner.py")
OPENS_WITHIN = 30.0  # seconds, on a machine that has other things to do


class Telegram:
    """The sandbox, in a process that outlives every bot."""

    def __init__(self, process, http, token):
        self._process, self.http, self.token = process, http, token

    @classmethod
    async def open(cls):
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "sandbox", cwd=ROOT, stdout=asyncio.subprocess.PIPE
        )
        said = json.loads(await process.stdout.readline())
        return cls(process, aiohttp.ClientSession(said["url"]), said["token"])

    async def close(self):
        await self.http.close()
        with suppress(ProcessLookupError):
            self._process.kill()
        await self._process.wait()

    @property
    def url(self):
        return str(self.http._base_url).rstrip("/")

    async def post(self, path, **body):
        async with self.http.post(f"/sandbox/{path}", json=body) as answer:
            found = await answer.json()
            assert answer.status == 200, found
            return found

    async def get(self, path, **query):
        async with self.http.get(f"/sandbox/{path}", params=query) as answer:
            found = await answer.json()
            assert answer.status == 200, found
            return found

    async def person(self, name, language="en"):
        return (await self.post("people", name=name, language_code=language, started=True))["id"]

    async def messages(self, chat, after=0):
        return (await self.get(f"chats/{chat}/messages", after=after))["messages"]

    async def calls(self, method=""):
        return (await self.get("calls", method=method))["calls"]

    async def fault(self, kind, **where):
        await self.post("faults", kind=kind, **where)

    async def fair_weather(self):
        async with self.http.delete("/sandbox/faults") as answer:
            assert answer.status == 200

    async def pending(self):
        async with self.http.get(f"/bot{self.token}/getWebhookInfo") as answer:
            return (await answer.json())["result"]["pending_update_count"]


class House:
    """The bot on one database, in as many processes as are opened."""

    def __init__(self, environment, log):
        self._environment, self._log = environment, log
        self.open_processes = []

    async def open(self, *, command=(RUNNER,), wait=True, **environment):
        """Start a process; by default, wait until it says that it is open."""
        with self._log.open("ab") as log:
            process = await asyncio.create_subprocess_exec(
                sys.executable, *map(str, command), cwd=ROOT,
                env=_inherited() | self._environment | environment,
                stdout=asyncio.subprocess.PIPE, stderr=log,
            )  # fmt: skip
        self.open_processes.append(process)
        if wait:
            said = await asyncio.wait_for(process.stdout.readline(), OPENS_WITHIN)
            assert said, f"the bot did not open:\n{self.log()}"
        return process

    async def kill(self, process):
        """As the power, or the kernel, would: without a word."""
        await self._end(process, signal.SIGKILL)

    async def stop(self, process):
        await self._end(process, signal.SIGTERM)

    async def _end(self, process, how):
        with suppress(ProcessLookupError):
            process.send_signal(how)
        await process.wait()
        self.open_processes.remove(process)

    async def close(self):
        for process in list(self.open_processes):
            await self.kill(process)

    def log(self):
        return self._log.read_text()[-4000:] if self._log.exists() else ""


async def until(condition, within=60.0):
    """Ask again and again until it is so; TimeoutError when it never is."""
    async with asyncio.timeout(within):
        while not await condition():  # noqa: ASYNC110 - what we wait for is in another process
            await asyncio.sleep(0.1)


def _inherited():
    """What a process needs, and nothing that would change what it does."""
    keep = ("PATH", "HOME", "LANG", "LD_LIBRARY_PATH", "TMPDIR", "VIRTUAL_ENV")
    known = {name: os.environ[name] for name in keep if name in os.environ}
    return known | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
