"""The web side: Telegram's webhook, /healthz and /metrics."""

import hmac
import json
import socket
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.intake import Intake
from bot.unusable import Unusable

BODY_AT_MOST = 128 * 1024  # Telegram itself drops updates above 64 KiB
WEBHOOK_PATH = "/telegram"
_SECRET = "x-telegram-bot-api-secret-token"  # noqa: S105 - the header's name


def web(
    intake: Intake,
    secret: str,
    bot_id: Callable[[], int],
    health: Callable[[], Awaitable[dict[str, Any]]],
) -> Starlette:
    """The application; without a secret there is no webhook at all."""

    async def webhook(request: Request) -> Response:
        given = request.headers.get(_SECRET, "")
        if not hmac.compare_digest(given.encode(), secret.encode()):
            return Response(status_code=403)
        body = await _body(request)
        if body is None:
            return Response(status_code=413)
        update = _read(body)
        if update is None:
            return Response(status_code=400)
        await intake.keep(bot_id(), [update])
        return Response(status_code=200)

    async def healthz(_: Request) -> Response:
        state = await health()
        text = "".join(f"{key}: {value}\n" for key, value in state.items())
        return PlainTextResponse(text, status_code=200 if state["healthy"] else 503)

    async def metrics(_: Request) -> Response:
        state = await health()
        lines = [f"huifang_{key} {float(value):g}\n" for key, value in state.items()]
        return PlainTextResponse("".join(lines))

    routes = [Route("/healthz", healthz), Route("/metrics", metrics)]
    if secret:
        routes.append(Route(WEBHOOK_PATH, webhook, methods=["POST"]))
    return Starlette(routes=routes)


async def _body(request: Request) -> bytes | None:
    """The body, unless it says or proves to be larger than anything Telegram sends."""
    if int(request.headers.get("content-length") or 0) > BODY_AT_MOST:
        return None
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > BODY_AT_MOST:
            return None
    return body


def _read(body: bytes) -> dict[str, Any] | None:
    try:
        update = json.loads(body)
    except (ValueError, RecursionError):
        return None
    named = isinstance(update, dict) and isinstance(update.get("update_id"), int)
    return update if named else None


class Server(uvicorn.Server):
    """uvicorn on a socket that is opened at once, and that leaves the signals to others."""

    def __init__(self, application: Starlette, host: str, port: int) -> None:
        super().__init__(uvicorn.Config(application, log_config=None, lifespan="off"))
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        try:
            self._listening = socket.create_server((host, port), family=family)
        except OSError as error:
            raise Unusable(f"LISTEN={host}:{port} cannot be used: {error.strerror}.") from error

    async def listen(self) -> None:
        await self.serve([self._listening])

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield
