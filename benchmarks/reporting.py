"""How long a year's report takes over 100,000 tickets, and how much memory it and its rows need.

Run it with: python -m benchmarks.reporting
"""

import asyncio
import resource
import sys
from datetime import UTC, date, datetime, timedelta
from tempfile import TemporaryDirectory
from time import perf_counter

from sqlalchemy import insert

from benchmarks.stage import a_postgresql
from bot.clock import WallClock
from bot.workshop import Workshop
from domain.report_periods import Period, Span
from domain.standard import STANDARD, Standards
from storage import Storage
from storage.migrate import upgrade
from storage.tables import Community, FollowUp, Home, Person, Promised, Staff, Ticket

_TICKETS, _HOMES, _STAFF, _TOGETHER, _ROUNDS = 100_000, 2_000, 40, 1_000, 3
_SECONDS, _MEGABYTES = 3.0, 300
_YEAR = Period(Span.YEAR, date(2025, 1, 1))
_START, _NOW = datetime(2025, 1, 1, tzinfo=UTC), datetime(2026, 1, 10, tzinfo=UTC)
_CATEGORIES = ("water", "electric", "lock", "elevator", "cleaning")
_BETWEEN = timedelta(minutes=5)


async def main() -> None:
    with TemporaryDirectory() as place:
        kept = [await _measured("SQLite", f"sqlite:///{place}/reporting.db")]
    with a_postgresql() as server:
        kept.append(await _measured("PostgreSQL", server))
    sys.exit(0 if all(kept) else 1)


async def _measured(arm: str, database: str) -> bool:
    """Each in a process of its own, so that what filled the tables is not counted."""
    storage = Storage(database)
    await upgrade(storage)
    async with storage.transaction() as shelves:
        shelves.communities.open(Community(name="Lin", zone="Asia/Shanghai", language="en"))
    await _fill(storage)
    await storage.close()
    kept = True
    for what in ("report", "rows"):
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "benchmarks.reporting", what, database,
            stdout=asyncio.subprocess.PIPE,
        )  # fmt: skip
        told, _nothing = await process.communicate()
        seconds, megabytes = map(float, told.split())
        slow = what == "report" and seconds > _SECONDS
        kept = kept and not slow and megabytes <= _MEGABYTES
        print(f"{arm}: {what} over {_TICKETS} tickets: {seconds:.1f} s, {megabytes:.0f} MB at most "
              f"(allowed: {_SECONDS:.0f} s for the report, {_MEGABYTES} MB)")  # fmt: skip
    return kept


async def measure(what: str, database: str) -> None:
    """The best of some rounds, as the machine may be busy with other things."""
    storage, took = Storage(database), []
    for _ in range(_ROUNDS if what == "report" else 1):
        began = perf_counter()
        await (_report(storage) if what == "report" else _rows(storage))
        took.append(perf_counter() - began)
    await storage.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(min(took), peak)


async def _report(storage: Storage) -> None:
    async with storage.view() as shelves:
        community = await shelves.communities.get(1)
        report = await shelves.reporting.report(community, _YEAR, STANDARD, _NOW)
    if report.headline.filed != _TICKETS:
        raise AssertionError(report.headline)


async def _rows(storage: Storage) -> None:
    spec = {"community": "1", "period": _YEAR.code, "language": "en"}
    await Workshop(storage, WallClock(), Standards()).workbook(spec)


async def _fill(storage: Storage) -> None:
    """A large estate's busy year: all is asked about, most of it is answered."""
    async with storage.engine.begin() as connection:
        homes = [{"id": n, "community_id": 1, "building": str(n // 100 + 1), "unit": "", "area": "",
                  "room": str(1000 + n % 100), "owner_name": "", "owner_phone": "",
                  "arrears": False} for n in range(1, _HOMES + 1)]  # fmt: skip
        await connection.execute(insert(Home), homes)
        people = [{"id": n, "telegram_id": n, "name": f"Wang {n}", "language": "en",
                   "notice_version": 1, "consented_at": _START}
                  for n in range(1, _HOMES + 1)]  # fmt: skip
        await connection.execute(insert(Person), people)
        staff = [{"id": n, "community_id": 1, "telegram_id": n, "name": f"Gong {n}",
                  "role": "engineer", "language": "en", "skills": []}
                 for n in range(1, _STAFF + 1)]  # fmt: skip
        await connection.execute(insert(Staff), staff)
        for first in range(0, _TICKETS, _TOGETHER):
            numbers = range(first + 1, first + _TOGETHER + 1)
            await connection.execute(insert(Ticket), [_ticket(n) for n in numbers])
            await connection.execute(insert(FollowUp), [_follow_up(n) for n in numbers])
            await connection.execute(
                insert(Promised), [_promise(n, key) for n in numbers for key in (0, 1)]
            )


def _ticket(n: int) -> dict[str, object]:
    filed, complaint = _START + n * _BETWEEN, n % 9 == 0
    return {
        "id": n, "number": f"R{filed:%y%m%d}-{n:06}", "community_id": 1,
        "kind": "complaint" if complaint else "repair", "state": "archived",
        "requester_id": n % _HOMES + 1, "home_id": n % _HOMES + 1, "place": f"{n % 20 + 1}-1000",
        "category": "noise" if complaint else _CATEGORIES[n % 5], "words": f"第{n}次报修",
        "urgent": n % 40 == 0, "triage_kind": "routine", "triage_words": [], "filed_at": filed,
        "source_update": str(n), "department": ("engineering", "security")[complaint],
        "assignee_id": n % _STAFF + 1, "finished_at": filed + timedelta(hours=5),
        "verdict": "upheld" if complaint and n % 2 else "",
        "same_matter_id": n - _HOMES if n > _HOMES and n % 17 == 0 else None,
    }  # fmt: skip


def _follow_up(n: int) -> dict[str, object]:
    asked, answered = _START + n * _BETWEEN + timedelta(days=2), n % 5 != 0
    return {
        "id": n, "ticket_id": n, "ordinal": 1, "ask_at": asked, "limit": asked + timedelta(days=5),
        "clause": "S0 二(5)", "after": "complaint" if n % 9 == 0 else "other_repair",
        "state": "answered" if answered else "asked", "asked_at": asked,
        "answered_at": asked + timedelta(hours=3) if answered else None,
        "quality": n % 5 + 1 if answered else None, "effect": n % 4 + 2 if answered else None,
        "satisfaction": n % 3 + 3 if answered else None,
        "shortcomings": f"等了太久，第{n}次" if n % 12 == 1 else "",
    }  # fmt: skip


def _promise(n: int, which: int) -> dict[str, object]:
    due, missed = _START + n * _BETWEEN + timedelta(hours=4), (n + which) % 11 == 0
    return {
        "ticket_id": n, "key": ("repair.appointment", "repair.notify_engineering")[which],
        "clause": ("S0 七(1)", "S4 4.3.2")[which], "made_at": due - timedelta(hours=4), "due": due,
        "kept_at": due, "missed_at": due if missed else None,
    }  # fmt: skip


if __name__ == "__main__":
    asyncio.run(measure(*sys.argv[1:]) if sys.argv[1:] else main())
