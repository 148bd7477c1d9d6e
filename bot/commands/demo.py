"""A small estate with residents, staff and history, in one process with a Telegram of its own.

It needs no token and leaves nothing behind.
"""

import asyncio
import os
from argparse import ArgumentParser, Namespace

from bot.demo import PORT, demo
from bot.unusable import Unusable

_HIGHEST = 65535


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=PORT, help=f"where to serve ({PORT})")
    parser.add_argument("--no-browser", action="store_true", help="do not open the page")


def main(given: Namespace) -> None:
    if not 0 <= given.port <= _HIGHEST:
        raise Unusable(f"A port is a number up to {_HIGHEST}, not {given.port}.")
    try:
        asyncio.run(demo(given.port, browser=not given.no_browser))
    except OSError as error:
        reason = os.strerror(error.errno or 0)
        raise Unusable(f"The demo cannot be served: {reason}. Try another --port.") from error
