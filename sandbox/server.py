"""The sandbox on a port: the Bot API, its files, the control calls and the page."""

import asyncio
from contextlib import suppress
from pathlib import Path

from starlette.types import Receive, Scope, Send
from uvicorn import Config
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.server import ServerState

from sandbox.bot_api import BotApi
from sandbox.errors import ApiError
from sandbox.guest import Guest
from sandbox.requests import HANG_UP, check_token, respond
from sandbox.routes import control
from sandbox.wire import encode
from sandbox.world import World

_PAGE = Path(__file__).parent / "page"
_BACKLOG = 2048
_GRACE = 0.2
# Longer than any client keeps an idle connection, so that it is never we who hang up first.
_KEEP_ALIVE = 300


class _Line(HttpToolsProtocol):
    """A connection that can be hung up on."""

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self.scope["extensions"] = {HANG_UP: {"now": self.transport.close}}


class Sandbox:
    def __init__(self, world: World, guest: Guest | None = None, *, page: bool = False) -> None:
        self.world = world
        self.guest = guest
        self.url = ""
        self._bot_api = BotApi(world)
        self._control = control(self, _PAGE if page else None)
        self._state = ServerState()
        self._server: asyncio.Server | None = None

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> None:
        # The protocol without uvicorn's own server: we start and stop many times a second in
        # tests, and signals are not ours to catch.
        config = Config(
            self,
            http=_Line,
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            timeout_keep_alive=_KEEP_ALIVE,
        )
        config.load()
        self._state = ServerState()
        # By host and port, not by a socket of ours: only so does asyncio switch Nagle off.
        self._server = await asyncio.get_running_loop().create_server(
            lambda: _Line(config, self._state, {}), host, port, backlog=_BACKLOG
        )
        self.url = f"http://{host}:{self._server.sockets[0].getsockname()[1]}"

    async def stop(self) -> None:
        if self._server is None:
            return
        self._server.close()
        await self.world.webhook.stop()
        for connection in list(self._state.connections):
            connection.transport.abort()
        self.world.updates.end_poll(ApiError(500, "Internal Server Error: restart"))
        tasks = set(self._state.tasks)
        if tasks:
            _, stubborn = await asyncio.wait(tasks, timeout=_GRACE)
            for task in stubborn:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        self._server = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path: str = scope["path"]
        with suppress(asyncio.CancelledError):  # only stop() cancels us, and nobody is waiting
            if path.startswith("/bot"):
                await self._bot_api(scope, receive, send)
            elif path.startswith("/file/bot"):
                await self._send_file(path, send)
            else:
                await self._control(scope, receive, send)

    async def _send_file(self, path: str, send: Send) -> None:
        token, _, name = path.removeprefix("/file/bot").partition("/")
        try:
            check_token(self.world, token)
            file = self.world.files.at(name)
        except ApiError as error:
            await respond(send, error.code, encode({"ok": False} | error.answer()))
        else:
            await respond(send, 200, file.content, b"application/octet-stream")
