"""Serve residents on Telegram until told to stop.

Settings come from the environment: BOT_TOKEN (or BOT_TOKEN_FILE), OPS_CHAT, DATABASE_URL,
COMMUNITY, TIME_ZONE, LANGUAGE_OF_OFFICE, CURRENCY, PHONE, GM_CHAT, STANDARD_FILE, LEDGER,
WEBHOOK_URL, WEBHOOK_SECRET, LISTEN, API_URL, LOG_LEVEL. Several replicas may run on one PostgreSQL.
"""

import asyncio
import logging
import os
import signal
from argparse import ArgumentParser, Namespace

from bot.app import App, build
from bot.commands.office import find_file, make_ready, plainly
from bot.doctor import ops_group
from bot.logs import keep_log
from bot.premises import office_codes
from bot.settings import Settings, read_settings
from bot.unusable import Unusable

_log = logging.getLogger(__name__)
_SET_UP = (
    "%s has no group yet: add the bot to the staff's group, and write there: /setup %s "
    "(good once, until %s)"
)
_STOP_WITHIN = 9  # seconds; whoever stops us kills us after ten


def arguments(_: ArgumentParser) -> None:
    """There are none: a token among the arguments would be there for everybody to see."""


def main(_: Namespace) -> None:
    settings = read_settings()
    keep_log(settings.log_level)
    asyncio.run(serve(settings))


async def serve(settings: Settings) -> None:
    """Open the office and keep it open until SIGTERM or SIGINT; a second one ends it at once."""
    _end_on_signals()
    app = build(settings)
    try:
        with plainly():
            find_file(app.storage, new=True)
            await make_ready(app.storage)
            await app.start()
        await _look_at_group(app)
        await _say_codes(app)
        _log.info("the office is open")
        await asyncio.Event().wait()
    except asyncio.CancelledError:
        _log.info("the office closes")
    finally:
        await _close(app)


def _end_on_signals() -> None:
    loop, serving = asyncio.get_running_loop(), asyncio.current_task()
    asked: list[int] = []

    def end(number: int) -> None:
        if asked or serving is None:
            os._exit(1)
        asked.append(number)
        serving.cancel()

    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, end, number)


async def _close(app: App) -> None:
    if serving := asyncio.current_task():
        serving.uncancel()
    try:
        async with asyncio.timeout(_STOP_WITHIN):
            await app.stop()
    except TimeoutError:
        _log.warning("something did not let go in time; nothing is lost by it")
        os._exit(0)


async def _say_codes(app: App) -> None:
    """Whoever reads this may say in which group the office is."""
    for name, code, until in await office_codes(app.storage, app.settings.standards, app.clock):
        _log.info(_SET_UP, name, code, f"{until:%Y-%m-%d %H:%M} UTC")


async def _look_at_group(app: App) -> None:
    """Without its group the office is deaf: say what to do, and do not pretend to be open.

    A group that /setup was said in has worked before: residents are heard while it is shut.
    """
    async with app.storage.transaction() as shelves:
        chats = [one.ops_chat for one in await shelves.communities.all() if one.ops_chat]
    for chat in chats:
        async for finding in ops_group(app.bot, chat):
            if finding.well:
                continue
            if not finding.passing and app.settings.ops_chat:
                raise Unusable(finding.said)
            _log.warning("%s", finding.said)
