"""The house as a benchmark needs it: the whole durable path, with no rates kept on either side."""

import asyncio
import contextlib
import logging
import os
import signal

from bot.app import build
from bot.pacer import UNLIMITED
from bot.settings import Settings
from domain.standard import STANDARD, Standards

# A handful of people stand for a whole estate: nobody is told to slow down.
PATIENT = {"resident.messages_a_minute": 1000, "resident.open_of_a_kind": 1000}


async def main() -> None:
    logging.disable()
    settings = Settings(
        token=os.environ["BOT_TOKEN"],
        ops_chat=-1,
        database=os.environ["DATABASE_URL"],
        api_url=os.environ["API_URL"],
        standards=Standards(STANDARD.changed_by(PATIENT)),
    )
    app = build(settings, rates=UNLIMITED)
    await app.start()
    stopped = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopped.set)
    await stopped.wait()
    with contextlib.suppress(asyncio.CancelledError):
        await app.stop()


if __name__ == "__main__":
    asyncio.run(main())
