"""How long a quarter's sample takes among 50,000 homes, and the day's choice among as many asked.

Run it with: python -m benchmarks.sampling
"""

import asyncio
import resource
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from sqlalchemy import insert

from benchmarks.stage import a_postgresql
from domain.sampling import Candidate, called_for, stratified
from storage import Shelves, Storage
from storage.migrate import upgrade
from storage.tables import Community, FollowUp, Home, Member, Person, Ticket

_HOMES, _TOGETHER, _TARGET = 50_000, 1_000, 2.0  # seconds
_FIFTH, _START = Decimal("0.2"), datetime(2026, 1, 1, tzinfo=UTC)
_MEGABYTE = 1024  # of what the system counts in
Ask = Callable[[Shelves], Awaitable[int]]


async def main() -> None:
    with TemporaryDirectory() as place:
        await _measured("SQLite", f"sqlite:///{place}/sampling.db")
    with a_postgresql() as server:
        await _measured("PostgreSQL", server)


async def _measured(arm: str, database: str) -> None:
    storage = Storage(database)
    await upgrade(storage)
    async with storage.transaction() as shelves:
        shelves.communities.open(Community(name="Lin", zone="UTC", language="en"))
    await _fill(storage)
    for what, ask in (("homes sampled", _quarter), ("questions looked at", _day)):
        before = _peak()
        async with storage.transaction() as shelves:
            began = perf_counter()
            chosen = await ask(shelves)
            took = perf_counter() - began
        print(f"{arm}: {chosen} of {_HOMES} {what}: {took:.2f} s (at most {_TARGET:.0f}), "
              f"{_peak() - before} MB more")  # fmt: skip
    await storage.close()


async def _quarter(shelves: Shelves) -> int:
    """A fifth of the households, without those of the last three quarters."""
    homes = await shelves.surveys.occupied(1)
    excluded = {one.home_id for one in homes if one.home_id % 5 in {1, 2, 3}}
    return len(stratified(homes, _FIFTH, excluded, "2026-Q1").chosen)


async def _day(shelves: Shelves) -> int:
    known = await shelves.rates.of_month(1, _START, _START + timedelta(days=31))
    asked = (
        Candidate(one.followed.follow_up_id, one.household, silent=one.silent) for one in known
    )
    return len(called_for(asked, "2026-01"))


async def _fill(storage: Storage) -> None:
    async with storage.engine.begin() as connection:
        for first in range(1, _HOMES + 1, _TOGETHER):
            numbers = range(first, first + _TOGETHER)
            for table, row in ((Home, _home), (Person, _person), (Member, _member),
                               (Ticket, _ticket), (FollowUp, _follow_up)):  # fmt: skip
                await connection.execute(insert(table), [row(n) for n in numbers])


def _home(n: int) -> dict[str, Any]:
    return {"id": n, "community_id": 1, "building": str(n // 400), "unit": "", "room": str(n),
            "area": "", "owner_name": "", "owner_phone": "", "arrears": False}  # fmt: skip


def _person(n: int) -> dict[str, Any]:
    return {"id": n, "telegram_id": n, "name": f"Li {n}", "language": "en", "notice_version": 1,
            "consented_at": _START, "phone": "", "reachable": True, "large_text": False,
            "own_matters_only": False, "not_asked": False}  # fmt: skip


def _member(n: int) -> dict[str, Any]:
    return {"home_id": n, "person_id": n, "role": "owner" if n % 3 else "tenant",
            "state": "approved", "asked_at": _START, "mandate": "", "mandate_kind": ""}  # fmt: skip


def _ticket(n: int) -> dict[str, Any]:
    return {
        "id": n, "number": f"R260101-{n:06}", "community_id": 1, "kind": "repair",
        "state": "archived", "requester_id": n, "home_id": n, "place": str(n), "category": "water",
        "words": "The tap leaks", "urgent": False, "triage_kind": "routine", "triage_words": [],
        "filed_at": _START, "source_update": str(n), "department": "engineering",
        "expectation": "", "verdict": "", "severity": "", "paused_for": "", "work": "",
        "about_whom": "", "confidential": False, "charge": "", "source": "telegram",
    }  # fmt: skip


def _follow_up(n: int) -> dict[str, Any]:
    at = _START + timedelta(seconds=40 * n)
    return {"ticket_id": n, "ordinal": 1, "ask_at": at, "limit": at, "clause": "S0 二(5)",
            "state": "asked", "after": "other_repair", "purpose": "first", "asked_at": at,
            "asked_of": n, "shortcomings": "", "suggestions": "", "unfixed": False,
            "doubt": ""}  # fmt: skip


def _peak() -> int:
    """The most that the process has held so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // _MEGABYTE


if __name__ == "__main__":
    asyncio.run(main())
