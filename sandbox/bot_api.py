"""The Bot API over HTTP: every method a real bot calls here, and nothing that is not emulated."""

import asyncio
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from starlette.types import Receive, Scope, Send

from sandbox import editing, membership, polling, presentation, sending, topics
from sandbox.calls import Call
from sandbox.errors import ApiError, flood
from sandbox.faults import Fault
from sandbox.parameters import PLAIN, Signature
from sandbox.polling import Encoded
from sandbox.requests import cut, read_call, respond
from sandbox.wire import Json, encode
from sandbox.world import World

# What a bot can be told in the body of a webhook's answer is everything but these.
_NOT_BY_WEBHOOK = ("setwebhook", "deletewebhook", "close", "logout")
_BAD_GATEWAY = b"<html><head><title>502 Bad Gateway</title></head></html>"
_HTML = b"text/html"


@dataclass(frozen=True)
class _Method:
    name: str
    run: Callable[..., Any]
    signature: Signature
    numbers: frozenset[str]


def _table(*functions: Callable[..., Any]) -> dict[str, _Method]:
    """Methods under their Telegram names, which Telegram reads without regard to case."""
    methods = {}
    for function in functions:
        first, *rest = function.__name__.split("_")
        name = first + "".join(part.title() for part in rest)
        signature = Signature.of(function, PLAIN)
        methods[name.lower()] = _Method(name, function, signature, signature.numbers())
    return methods


METHODS = _table(
    presentation.get_me,
    polling.get_updates,
    polling.set_webhook,
    polling.delete_webhook,
    polling.get_webhook_info,
    polling.log_out,
    polling.close,
    sending.send_message,
    sending.send_photo,
    sending.send_document,
    sending.send_voice,
    sending.send_video,
    sending.send_audio,
    sending.send_sticker,
    sending.send_location,
    sending.send_contact,
    sending.send_dice,
    sending.send_poll,
    sending.send_media_group,
    sending.send_chat_action,
    sending.copy_message,
    sending.forward_message,
    editing.edit_message_text,
    editing.edit_message_caption,
    editing.edit_message_reply_markup,
    editing.edit_message_media,
    editing.delete_message,
    editing.delete_messages,
    editing.pin_chat_message,
    editing.unpin_chat_message,
    editing.unpin_all_chat_messages,
    editing.set_message_reaction,
    presentation.answer_callback_query,
    presentation.get_file,
    membership.get_chat,
    membership.get_chat_member,
    membership.get_chat_administrators,
    membership.get_chat_member_count,
    membership.leave_chat,
    membership.ban_chat_member,
    membership.unban_chat_member,
    topics.create_forum_topic,
    topics.edit_forum_topic,
    topics.close_forum_topic,
    topics.reopen_forum_topic,
    topics.delete_forum_topic,
    topics.get_forum_topic_icon_stickers,
    presentation.set_my_commands,
    presentation.get_my_commands,
    presentation.delete_my_commands,
    presentation.set_my_name,
    presentation.get_my_name,
    presentation.set_my_description,
    presentation.get_my_description,
    presentation.set_my_short_description,
    presentation.get_my_short_description,
    presentation.set_chat_menu_button,
    presentation.get_chat_menu_button,
    presentation.get_user_profile_photos,
)


class BotApi:
    def __init__(self, world: World) -> None:
        self._world = world
        world.webhook.execute = self._by_webhook

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            call = await read_call(self._world, scope, receive)
        except ApiError as error:
            await respond(send, error.code, encode({"ok": False} | error.answer()))
            return
        fault = self._world.faults.strike(call.method, str(call.params.get("chat_id", "")))
        if fault is not None and fault.kind == "unreachable":
            await cut(scope, receive)
            return
        status, body = await self._run(call, fault)
        if fault is None:
            await respond(send, status, body)
        else:
            await _spoil(fault, (status, body), (scope, receive, send))

    async def _by_webhook(self, wish: Json) -> None:
        name = str(wish.pop("method"))
        if name.lower() not in _NOT_BY_WEBHOOK and not name.lower().startswith("get"):
            await self._run(Call(self._world, name, wish), None)

    async def _run(self, call: Call, fault: Fault | None) -> tuple[int, bytes]:
        method = METHODS.get(call.method.lower())
        at = self._world.clock.now()
        waiting = call.method.lower() == "getupdates"
        if not waiting:
            self._world.calls.begin()
        try:
            status, body = 200, await self._result(call, method, fault)
        except ApiError as error:
            status, body = error.code, encode({"ok": False} | error.answer())
        finally:
            if not waiting:
                self._world.calls.end()
        numbers = method.numbers if method else frozenset()
        kind = fault.kind if fault else ""
        self._world.calls.note(at, call, body, kind, numbers)
        return status, body

    async def _result(self, call: Call, method: _Method | None, fault: Fault | None) -> bytes:
        if fault is not None:
            _refuse(fault)
        if self._world.logged_out:
            raise ApiError(400, "Logged out")
        if method is None:
            raise ApiError(404, "Not Found: method not found")
        call.method = method.name
        result = method.run(call, **method.signature.bind(call, call.params))
        if inspect.isawaitable(result):
            result = await result
        text = result if isinstance(result, Encoded) else encode(result)
        return b'{"ok":true,"result":' + text + b"}"


def _refuse(fault: Fault) -> None:
    """The faults that keep a call from being done."""
    if fault.kind == "429":
        raise flood(max(1, round(fault.seconds)))
    if fault.kind == "500":
        raise ApiError(500, "Internal Server Error")
    if fault.kind == "502":
        raise ApiError(502, "Bad Gateway")


async def _spoil(
    fault: Fault, answer: tuple[int, bytes], line: tuple[Scope, Receive, Send]
) -> None:
    """The faults that strike when the call has been dealt with."""
    (status, body), (scope, receive, send) = answer, line
    if fault.kind == "cut":
        await cut(scope, receive)
    elif fault.kind == "garbled":
        await respond(send, status, body[: len(body) // 2])
    elif fault.kind == "502":
        await respond(send, status, _BAD_GATEWAY, _HTML)
    else:
        await asyncio.sleep(fault.seconds if fault.kind == "slow" else 0)
        await respond(send, status, body)
