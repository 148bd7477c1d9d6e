"""A turn that is played to its end and never filed: what it would have changed, and what said."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, NoReturn

from sqlalchemy import event
from telegram import Update

from bot.app import App
from handlers.answering import hear
from handlers.sheet import sheets_for
from storage import Shelves
from storage.tables import OutboxRow

GROUP_ANONYMOUS = 1087968824  # Telegram's own account, behind which every anonymous admin hides
_WRITES = ("INSERT INTO ", "UPDATE ", "DELETE FROM ")


@dataclass
class Played:
    """`changed` are the tables that were written to, and not undone."""

    changed: list[str] = field(default_factory=list)
    letters: list[OutboxRow] = field(default_factory=list)
    toast: str = ""


class GivenUp(Exception):
    """The play is over; nothing of it is kept."""


async def play(app: App, update: dict[str, Any]) -> Played:
    """The real path from the parsed update to the last letter, in a transaction that is undone."""
    played = Played()
    with suppress(GivenUp):
        async with app.storage.transaction() as shelves:
            await _act(app, shelves, Update.de_json(update, app.bot), played)
    return played


async def _act(app: App, shelves: Shelves, update: Update, played: Played) -> NoReturn:
    heard = [("tg:play", update)]
    with _writes(app) as written:
        (sheet,) = await sheets_for(shelves, heard, app.clock.now(), app.settings.standards)
        await hear(app.house, sheet)
        await shelves.flush()
        played.changed, played.letters = list(written), sheet.letters
        played.toast = sheet.toast.text if sheet.toast else ""
    raise GivenUp


@contextmanager
def _writes(app: App) -> Iterator[list[str]]:
    """The tables written to in order; what a savepoint undoes is taken back."""
    engine, written, marks = app.storage.engine.sync_engine, [], []

    def executes(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if statement.startswith(_WRITES):
            verb = next(one for one in _WRITES if statement.startswith(one))
            written.append(statement[len(verb) :].split(maxsplit=1)[0].strip('"'))

    def marks_it(*_: Any) -> None:
        marks.append(len(written))

    def goes_back(*_: Any) -> None:
        del written[marks.pop() :]

    def goes_on(*_: Any) -> None:
        marks.pop()

    heard = [
        (engine, "before_cursor_execute", executes),
        (engine, "savepoint", marks_it),
        (engine, "rollback_savepoint", goes_back),
        (engine, "release_savepoint", goes_on),
    ]
    for listened in heard:
        event.listen(*listened)
    try:
        yield written
    finally:
        for listened in heard:
            event.remove(*listened)


def presses(who: int, chat: dict[str, Any], data: str, on: int = 1) -> dict[str, Any]:
    """Somebody taps, or a forged client says so."""
    message = {**_stamp(chat), "message_id": on, "from": _somebody(1, bot=True), "text": "…"}
    query = {"id": "1", "from": _somebody(who), "chat_instance": "1", "message": message}
    return {"update_id": 1, "callback_query": {**query, "data": data}}


def writes(who: int, chat: dict[str, Any], text: str, **more: Any) -> dict[str, Any]:
    """Somebody writes; a leading /word is a command to Telegram, too."""
    command = text.split(maxsplit=1)[0] if text.startswith("/") else ""
    entities = [{"type": "bot_command", "offset": 0, "length": len(command)}] if command else []
    message = {**_stamp(chat), "message_id": 77, "from": _somebody(who), "text": text}
    return {"update_id": 1, "message": {**message, "entities": entities, **more}}


def private(who: int) -> dict[str, Any]:
    return {"id": who, "type": "private", "first_name": "x"}


def group(chat: int) -> dict[str, Any]:
    return {"id": chat, "type": "supergroup", "title": "x", "is_forum": True}


def _stamp(chat: dict[str, Any]) -> dict[str, Any]:
    return {"date": 1772413200, "chat": chat}


def _somebody(who: int, *, bot: bool = False) -> dict[str, Any]:
    return {"id": who, "is_bot": bot, "first_name": "x"}
