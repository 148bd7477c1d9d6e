"""A sandbox of its own, for bots that run in other processes: python -m sandbox --port N."""

import argparse
import asyncio
import json
import signal

from sandbox import Sandbox, World


async def _run(port: int, *, page: bool) -> None:
    world = World()
    sandbox = Sandbox(world, page=page)
    await sandbox.start(port=port)
    print(json.dumps({"url": sandbox.url, "token": world.token}), flush=True)
    stopped = asyncio.Event()
    for asked in (signal.SIGINT, signal.SIGTERM):  # by ourselves: in the background SIGINT is dead
        asyncio.get_running_loop().add_signal_handler(asked, stopped.set)
    await stopped.wait()
    await sandbox.stop()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m sandbox", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 takes any free port")
    parser.add_argument("--page", action="store_true", help="serve the page as well")
    options = parser.parse_args()
    asyncio.run(_run(options.port, page=options.page))


if __name__ == "__main__":
    main()
