"""How long /find takes among 100,000 tickets, beside a plain listing by number.

Run it with: python -m benchmarks.finding
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from zoneinfo import ZoneInfo

from sqlalchemy import insert

from benchmarks.stage import a_postgresql
from bot.clock import WallClock
from domain.finding import Names, Wanted, wanted_in
from storage import Shelves, Storage
from storage.finding import Seeker
from storage.migrate import upgrade
from storage.tables import Community, Home, Person, Ticket

_TICKETS, _HOMES, _PAGE, _ROUNDS, _TARGET = 100_000, 2_000, 8, 5, 1.0
_TOGETHER, _START = 1_000, datetime(2024, 1, 1, tzinfo=UTC)
_WORDS = ("厨房水龙头一直滴水", "The tap leaks", "电梯有异响", "卫生间水管漏水", "灯不亮")
_SOUGHT = ("open", "3-1102", "李女士 水管", "直升机", "leak 2026", "R261121-483", "overdue")


async def main() -> None:
    with TemporaryDirectory() as place:
        await _measured("SQLite", f"sqlite:///{place}/finding.db")
    with a_postgresql() as server:
        await _measured("PostgreSQL", server)


async def _measured(arm: str, database: str) -> None:
    storage, now = Storage(database), WallClock().now()
    await upgrade(storage)
    async with storage.transaction() as shelves:
        shelves.communities.open(Community(name="Lin", zone="UTC", language="en"))
    await _fill(storage)
    by = Seeker(1, 1, ZoneInfo("UTC"), now)
    plain = await _median(storage, _listed)
    for sought in _SOUGHT:
        wanted = wanted_in(sought, date(2026, 11, 22), Names())
        took = await _median(storage, partial(_page, wanted, by))
        print(f"{arm}: “{sought}” {took * 1000:.0f} ms (at most {_TARGET:.0f} s), "
              f"{took / plain:.0f} × a listing by number")  # fmt: skip
    await storage.close()


async def _page(wanted: Wanted, by: Seeker, shelves: Shelves) -> object:
    return await shelves.finding.page(wanted, by, _PAGE)


async def _fill(storage: Storage) -> None:
    """A large estate after some years: nearly everything is archived."""
    async with storage.engine.begin() as connection:
        homes = [{"id": n, "community_id": 1, "building": str(n // 100 + 1), "unit": "", "area": "",
                  "room": str(1000 + n % 100), "owner_name": "", "owner_phone": "",
                  "arrears": False} for n in range(1, _HOMES + 1)]  # fmt: skip
        await connection.execute(insert(Home), homes)
        people = [{"id": n, "telegram_id": n, "name": f"李女士{n}" if n % 50 == 0 else f"Wang {n}",
                   "language": "en", "notice_version": 1, "consented_at": _START, "phone": "",
                   "reachable": True, "large_text": False, "own_matters_only": False}
                  for n in range(1, _HOMES + 1)]  # fmt: skip
        await connection.execute(insert(Person), people)
        for first in range(0, _TICKETS, _TOGETHER):
            rows = [_ticket(n) for n in range(first, first + _TOGETHER)]
            await connection.execute(insert(Ticket), rows)


def _ticket(n: int) -> dict[str, object]:
    day, still_open, urgent = _START + timedelta(minutes=15 * n), n > _TICKETS - 300, n % 40 == 0
    return {
        "number": f"R{day:%y%m%d}-{n:06}", "community_id": 1, "kind": "repair",
        "state": "filed" if still_open else "archived", "requester_id": n % _HOMES + 1,
        "home_id": n % _HOMES + 1, "place": f"{n % 20 + 1}-{1000 + n % 100}", "category": "water",
        "words": f"{_WORDS[n % len(_WORDS)]}，第{n}次报修", "urgent": urgent,
        "triage_kind": "routine", "triage_words": [], "filed_at": day, "source_update": str(n),
        "department": "engineering", "expectation": "", "verdict": "", "severity": "",
        "paused_for": "", "work": "换了阀芯，试水正常", "about_whom": "", "confidential": False,
        "charge": "", "source": "telegram",
    }  # fmt: skip


async def _listed(shelves: Shelves) -> object:
    """A page by its keys alone."""
    return [await shelves.tickets.get(_TICKETS - n) for n in range(_PAGE)]


async def _median(storage: Storage, ask: Callable[[Shelves], Awaitable[object]]) -> float:
    took = []
    for _ in range(_ROUNDS):
        async with storage.transaction() as shelves:
            began = perf_counter()
            await ask(shelves)
            took.append(perf_counter() - began)
    return median(took)


if __name__ == "__main__":
    asyncio.run(main())
