"""The connection to SQLite: however it is let go of, whoever waits for that is answered."""

import asyncio

from storage.one_visit import OneVisit


async def test_whoever_lets_go_twice_does_not_wait_for_ever(tmp_path):
    connection = await OneVisit(str(tmp_path / "huifang.db"))
    async with asyncio.timeout(5):
        for stopping in (connection.stop(), connection.stop()):
            await stopping
