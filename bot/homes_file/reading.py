"""How the house has a file of homes read: by a process of its own, within limits, and not by us."""

import asyncio
import json
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from domain.register.faults import LARGEST, Unfit, Unreadable
from domain.register.table import Table

_HOUSE = Path(__file__).parents[2]
_PATIENCE = 30.0  # seconds
_PASSED_ON = ("PATH", "LD_LIBRARY_PATH")  # what Python itself may need: no token, no password
_AS_IT_IS = {"OPENPYXL_LXML": "False", "PYTHONUTF8": "1"}

Progress = Callable[[int, int], None]  # rows read, and how many there seem to be


def _to_nobody(_: int, __: int) -> None:
    return


async def read_homes(content: bytes, progress: Progress = _to_nobody) -> Table:
    """The table in the file; Unreadable where it cannot be had, whatever the file is."""
    if len(content) > LARGEST:
        raise Unreadable(Unfit.TOO_LARGE)
    said = b""
    environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    reader = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.homes_file"),
        stdin=PIPE, stdout=PIPE, stderr=PIPE, cwd=_HOUSE, env=environment | _AS_IT_IS,
    )  # fmt: skip
    try:
        async with asyncio.timeout(_PATIENCE):
            said, *_ = await asyncio.gather(
                _output(reader), _told(reader, progress), _give(reader, content)
            )
            await reader.wait()
    except TimeoutError as error:
        raise Unreadable(Unfit.TOO_SLOW) from error
    finally:
        with suppress(ProcessLookupError):
            reader.kill()
        await reader.wait()
    return _understood(said)


def _understood(said: bytes) -> Table:
    try:
        answer = json.loads(said)
    except ValueError as error:  # it was ended before it could answer
        raise Unreadable(Unfit.TOO_SLOW) from error
    if "table" in answer:
        return Table.thawed(answer["table"])
    raise Unreadable(Unfit(answer["why"]), answer["seen"])


async def _give(reader: Process, content: bytes) -> None:
    if reader.stdin:
        with suppress(ConnectionError):  # it has seen enough
            reader.stdin.write(content)
            await reader.stdin.drain()
        reader.stdin.close()


async def _output(reader: Process) -> bytes:
    return await reader.stdout.read() if reader.stdout else b""


async def _told(reader: Process, progress: Progress) -> None:
    if reader.stderr:
        async for line in reader.stderr:
            numbers = line.split()
            if len(numbers) == 2 and all(map(bytes.isdigit, numbers)):  # noqa: PLR2004 - as told
                progress(*map(int, numbers))
