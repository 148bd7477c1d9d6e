"""Buttons that were pressed and wait for the bot's word."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count

from sandbox.clock import Clock
from sandbox.errors import ApiError, bad_request
from sandbox.updates import PRESS_LIFETIME
from sandbox.wire import Json

_LONGEST_ANSWER = 200

_TOO_OLD = bad_request("query is too old and response timeout expired or query ID is invalid")


@dataclass
class Query:
    id: str
    person: int
    chat: int
    asked: datetime
    answer: asyncio.Future[Json] = field(repr=False)


class Queries:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._open: dict[str, Query] = {}
        self._ids = count(4_300_000_000_000_001)

    def ask(self, person: int, chat: int) -> Query:
        self._forget_old()
        answer: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        query = Query(str(next(self._ids)), person, chat, self._clock.now(), answer)
        self._open[query.id] = query
        return query

    def answer(self, query_id: str, text: str, *, show_alert: bool) -> Query:
        if len(text) > _LONGEST_ANSWER:
            raise bad_request("MESSAGE_TOO_LONG")
        self._forget_old()
        query = self._open.get(query_id)
        if query is None:
            raise ApiError(_TOO_OLD.code, _TOO_OLD.description)
        if not query.answer.done():
            query.answer.set_result({"text": text, "show_alert": show_alert})
        return query

    def _forget_old(self) -> None:
        oldest = self._clock.now() - PRESS_LIFETIME
        for query in [query for query in self._open.values() if query.asked < oldest]:
            del self._open[query.id]
