"""Promises where clocks change: 24 hours are 24 hours, and five o'clock is five o'clock."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from storage.tables import Event, Promised
from tests.founding import a_town
from tests.stories.promised import brings, every_promise_is_looked_after, promised

FIRST_ANSWER = "complaint.first_answer"
A_MOMENT = timedelta(seconds=10)


@pytest.mark.parametrize(
    ("zone", "eve", "hours"),
    [
        ("Europe/Berlin", datetime(2026, 3, 28, 11, tzinfo=UTC), 23),
        ("Europe/Berlin", datetime(2026, 10, 24, 11, tzinfo=UTC), 25),
        ("America/New_York", datetime(2026, 3, 7, 17, tzinfo=UTC), 23),
        ("America/New_York", datetime(2026, 10, 31, 17, tzinfo=UTC), 25),
        ("Asia/Shanghai", datetime(2026, 3, 28, 4, tzinfo=UTC), 24),
    ],
)
async def test_on_the_day_the_clocks_change_a_day_is_still_24_hours(databases, zone, eve, hours):
    """And the quiet hours end at eight by the clock on the wall."""
    async with a_town(databases, zone=zone, start=eve) as town:
        li = await town.resident("李女士", "3-1102")
        await brings(li)
        there = ZoneInfo(zone)
        made = await promised(town, FIRST_ANSWER)
        assert made.due - made.made_at == timedelta(hours=24)
        await town.passes("P1D")
        made = await promised(town, FIRST_ANSWER)
        assert made.missed_at - made.due < A_MOMENT
        noon = made.made_at.astimezone(there)
        assert made.due.astimezone(there).hour - noon.hour == 24 - hours
        reminded = [one.at for one in await town.kept(Event) if one.action == "remind_of_promise"]
        morning = {23: "09:00", 24: "08:00", 25: "08:00"}[hours]
        assert reminded[-1].astimezone(there).strftime("%H:%M") == morning
        await town.passes("PT2H")
        await every_promise_is_looked_after(town)
        assert all(one.due > one.made_at for one in await town.kept(Promised))
