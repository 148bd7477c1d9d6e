"""Requests to the Bot API in all the shapes they may take, and the bare answers to them."""

from collections.abc import Callable
from urllib.parse import parse_qsl

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.types import Receive, Scope, Send

from sandbox.calls import Call, Upload
from sandbox.errors import ApiError, bad_request
from sandbox.wire import Json, decode
from sandbox.world import World

HANG_UP = "sandbox.hang_up"
_JSON = b"application/json"


async def read_call(world: World, scope: Scope, receive: Receive) -> Call:
    token, _, method = scope["path"].removeprefix("/bot").partition("/")
    check_token(world, token)
    if not method or "/" in method:
        raise ApiError(404, "Not Found")
    call = Call(world, method, _pairs(scope["query_string"]))
    if scope["method"] == "POST":
        await _read_body(call, scope, receive)
    return call


def check_token(world: World, token: str) -> None:
    number, colon, _ = token.partition(":")
    if not colon or not number.isdigit():
        raise ApiError(404, "Not Found")
    if token != world.token:
        raise ApiError(401, "Unauthorized: invalid token specified")


async def _read_body(call: Call, scope: Scope, receive: Receive) -> None:
    kind = dict(scope["headers"]).get(b"content-type", b"").partition(b";")[0].strip().lower()
    if kind == b"multipart/form-data":
        await _read_form(call, Request(scope, receive))
        return
    body = await _body(receive)
    call.params |= _object(body) if kind == _JSON else _pairs(body)


async def _body(receive: Receive) -> bytes:
    message = await receive()
    body = message.get("body", b"")
    while message.get("more_body"):
        message = await receive()
        body += message.get("body", b"")
    return bytes(body)


def _pairs(text: bytes) -> Json:
    if not text:
        return {}
    try:
        return dict(parse_qsl(text.decode(), keep_blank_values=True, errors="strict"))
    except UnicodeDecodeError:
        raise bad_request("strings must be encoded in UTF-8") from None


def _object(body: bytes) -> Json:
    try:
        given = decode(body) if body else {}
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(given, dict):
        raise bad_request("JSON object expected")
    return given


async def _read_form(call: Call, request: Request) -> None:
    async with request.form(max_fields=1000) as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                kind = value.content_type or "application/octet-stream"
                call.uploads[name] = Upload(value.filename or "", kind, await value.read())
            else:
                call.params[name] = value


async def respond(send: Send, status: int, body: bytes, kind: bytes = _JSON) -> None:
    headers = [(b"content-type", kind), (b"content-length", b"%d" % len(body))]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def cut(scope: Scope, receive: Receive) -> None:
    """Hangs up without a word."""
    hang_up: Callable[[], None] = scope["extensions"][HANG_UP]["now"]
    hang_up()
    while (await receive())["type"] != "http.disconnect":
        pass
