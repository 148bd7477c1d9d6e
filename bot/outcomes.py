"""What became of a send: told apart by the cause, because some errors mean that it arrived."""

import os
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto

import aiohttp
import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

os.environ.setdefault("PTB_TIMEDELTA", "true")  # PTB's future way; the old one warns

# The request never left us: PTB's own transport, and ours.
_NEVER_LEFT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    aiohttp.ClientConnectorError,
    aiohttp.ConnectionTimeoutError,
)
_AS_GOOD_AS_DONE = (
    "message is not modified",
    "query is too old",
    "message to delete not found",
    "message can't be deleted",  # it is too old, and was emptied
    "there is no text in the message to edit",
    "there is no caption in the message to edit",
    "TOPIC_NOT_MODIFIED",
)
_CARD_GONE = ("message to edit not found", "message can't be edited", "MESSAGE_ID_INVALID")
_TOPIC_GONE = ("message thread not found", "TOPIC_DELETED", "TOPIC_ID_INVALID")
_TOPIC_CLOSED = ("TOPIC_CLOSED",)
_SHUT = (
    "not enough rights to send",
    "have no rights to send",
    "CHAT_WRITE_FORBIDDEN",
    "chat not found",
)
_MARKUP = ("can't parse entities",)


class Fate(Enum):
    """What a letter's next step must be."""

    SENT = auto()
    NOT_SENT = auto()  # surely not: try again
    WAIT = auto()  # told to wait
    UNKNOWN = auto()  # perhaps: the class of the letter decides
    UNREACHABLE = auto()  # blocked, kicked, silenced: nothing reaches this chat now
    MOVED = auto()  # the chat has a new id
    CARD_GONE = auto()  # what we wanted to edit is gone: show it anew
    TOPIC_GONE = auto()  # make it anew; or post in the group itself
    TOPIC_CLOSED = auto()  # open it again; or post in the group itself
    BAD_MARKUP = auto()  # send it as plain text
    REFUSED = auto()  # Telegram will never take this letter


@dataclass(frozen=True)
class Verdict:
    """`seconds` with WAIT; `chat`, the new id, with MOVED; `storm` where nothing gets through."""

    fate: Fate
    error: str = ""
    seconds: float = 0
    chat: int = 0
    storm: bool = False


def verdict(error: TelegramError) -> Verdict:
    """Judge an exception by its kind and its cause."""
    said = str(error)
    match error:
        case RetryAfter():
            return Verdict(Fate.WAIT, said, seconds=_seconds(error.retry_after))
        case ChatMigrated():
            return Verdict(Fate.MOVED, said, chat=error.new_chat_id)
        case InvalidToken() | EndPointNotFound() | Conflict():  # do_api_request renames the first
            return Verdict(Fate.WAIT, said, seconds=30)
    fate = _fate(error, said)
    return Verdict(fate, said, storm=fate is Fate.NOT_SENT or _by_server(error))


def _by_server(error: TelegramError) -> bool:
    """A 5xx: PTB names no cause of the connection's own."""
    of_line = isinstance(error.__cause__, aiohttp.ClientError | httpx.HTTPError | TimeoutError)
    return type(error) is NetworkError and not of_line


def _fate(error: TelegramError, said: str) -> Fate:
    if isinstance(error, Forbidden):
        return Fate.UNREACHABLE
    if isinstance(error, BadRequest):
        return _refusal(said)
    never_left = isinstance(error.__cause__, _NEVER_LEFT)
    return Fate.NOT_SENT if never_left else Fate.UNKNOWN


def _seconds(wait: float | timedelta) -> float:
    return wait.total_seconds() if isinstance(wait, timedelta) else wait


def _refusal(said: str) -> Fate:
    reasons = {
        Fate.SENT: _AS_GOOD_AS_DONE,
        Fate.CARD_GONE: _CARD_GONE,
        Fate.TOPIC_GONE: _TOPIC_GONE,
        Fate.TOPIC_CLOSED: _TOPIC_CLOSED,
        Fate.UNREACHABLE: _SHUT,
        Fate.BAD_MARKUP: _MARKUP,
    }
    for fate, parts in reasons.items():
        if any(part.casefold() in said.casefold() for part in parts):
            return fate
    return Fate.REFUSED
