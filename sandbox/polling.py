"""The methods by which the bot asks for updates, or has them brought."""

import re
from typing import Any
from urllib.parse import urlsplit

from sandbox.calls import Call
from sandbox.errors import ApiError, bad_request, flood
from sandbox.updates import Update
from sandbox.wire import Json

_MOST_UPDATES = 100
_LONGEST_POLL = 50
_SECRET = re.compile(r"[A-Za-z0-9_-]{0,256}")
_CONNECTIONS = range(1, 101)


class Encoded(bytes):
    """A result that is JSON already."""

    __slots__ = ()


def _batch(updates: list[Update]) -> Encoded:
    return Encoded(b"[" + b",".join(update.body for update in updates) + b"]")


async def get_updates(
    call: Call,
    /,
    offset: int = 0,
    limit: int = _MOST_UPDATES,
    timeout: int = 0,  # noqa: ASYNC109 - Telegram's own name
    allowed_updates: list[Any] | None = None,
) -> Encoded:
    if call.world.webhook.url:
        raise ApiError(
            409,
            "Conflict: can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first",
        )
    call.world.updates.allow(allowed_updates)
    limit = limit if 0 < limit <= _MOST_UPDATES else _MOST_UPDATES
    seconds = max(0, min(timeout, _LONGEST_POLL))
    return _batch(await call.world.updates.poll(offset, limit, seconds))


def set_webhook(
    call: Call,
    /,
    url: str = "",
    secret_token: str = "",
    max_connections: int = 40,
    allowed_updates: list[Any] | None = None,
    drop_pending_updates: bool = False,  # noqa: FBT001, FBT002 - bound by name
) -> bool:
    if not url:
        return delete_webhook(call, drop_pending_updates)
    _check_webhook(call, url, secret_token)
    call.world.updates.allow(allowed_updates)
    if drop_pending_updates:
        call.world.updates.drop_all()
    connections = max_connections if max_connections in _CONNECTIONS else 40
    call.world.updates.end_poll(
        ApiError(409, "Conflict: terminated by setWebhook request"),
    )
    call.world.webhook.point(url, secret_token, connections)
    return True


def _check_webhook(call: Call, url: str, secret_token: str) -> None:
    parts = urlsplit(url)
    # As a local Bot API server does, we bring updates by plain http as well.
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if not _SECRET.fullmatch(secret_token):
        raise bad_request("secret token contains unallowed characters")
    if call.world.rates.enforced and call.world.webhook.just_set():
        raise flood(1)


def delete_webhook(
    call: Call,
    /,
    drop_pending_updates: bool = False,  # noqa: FBT001, FBT002 - bound by name
) -> bool:
    call.world.webhook.take_down()
    if drop_pending_updates:
        call.world.updates.drop_all()
    return True


def get_webhook_info(call: Call, /) -> Json:
    info = call.world.webhook.json()
    info["pending_update_count"] = len(call.world.updates.pending())
    if allowed := call.world.updates.allowed:
        info["allowed_updates"] = allowed
    return info


def log_out(call: Call, /) -> bool:
    """The bot leaves this server; nothing answers it here any more."""
    call.world.logged_out = True
    return True


def close(_: Call, /) -> bool:
    return True
