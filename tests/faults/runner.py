"""The house as `python -m bot run` opens it, with patience in seconds, not minutes, and with bugs.

No rates of its own: the sandbox enforces none. Whoever writes one of the words below meets a bug.
"""

import asyncio
import logging
import os
import signal
import sys
from datetime import timedelta

from telegram.ext import MessageHandler, filters

from bot import delivery, turns
from bot.app import build
from bot.pacer import UNLIMITED
from bot.settings import read_settings

FIRST = -1  # PTB asks lower groups first


async def end_the_process(*_):
    os._exit(139)


async def raise_an_error(*_):
    raise RuntimeError("a bug")


async def never_end(*_):
    await asyncio.Event().wait()


async def confuse_the_database(_, turn):
    turn.community.ops_chat = 2**70
    await turn.shelves.flush()


BUGS = {
    "SEGFAULT": end_the_process,
    "ERROR": raise_an_error,
    "HANG": never_end,
    "NONSENSE": confuse_the_database,
}


def hurry(app):
    """Let a send, and a turn, take one second at most."""
    turns._AT_MOST = app.bot.request._patience = 1.0
    delivery._PATIENCE = timedelta(seconds=2)


async def run():
    app = build(read_settings(), rates=UNLIMITED)
    hurry(app)
    for word, bug in BUGS.items():
        app.house.add_handler(MessageHandler(filters.Text([word]), bug), FIRST)
    enough = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, enough.set)
    await app.start()
    sys.stdout.write("open\n")
    sys.stdout.flush()
    await enough.wait()
    await app.stop()


if __name__ == "__main__":
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(process)d %(message)s")
    asyncio.run(run())
