"""人工回访 — each working day a few households are chosen, until the month's rate is met."""

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from storage.tables import Community, Contact
from tests.stories.asked import Asked, asked_before
from tests.town import MORNING

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
GOOD, POOR = (5, 5, 5), (2, 4, 4)
ONE = Asked(MORNING - timedelta(hours=9))  # the second of March, a Monday, at midnight
SILENT = replace(ONE, reminded=True)


async def chosen(town):
    return await town.kept(Contact)


@pytest.mark.clause("F9", partly="newsletters and events")
@pytest.mark.clause("F13")
async def test_a_month_of_repairs_is_called_until_the_rate_is_met(town):
    """Twenty: six are wanted, two have answered, one is being called; the day's work is spread."""
    ids = await asked_before(
        town,
        *[replace(ONE, scores=GOOD)] * 2,
        replace(ONE, contact="open"),
        *[SILENT] * 2,
        *[ONE] * 11,
        replace(SILENT, not_asked=True),
        replace(SILENT, confidential=True),
        *[replace(SILENT, asked=False)] * 2,
    )
    await town.passes("P1D")
    (known, first) = await chosen(town)
    assert known.follow_up_id == ids[2]
    await town.restarts(after="PT12H")
    await town.passes("P3D")
    known, *made = await chosen(town)
    assert [one.reason for one in made] == ["silent", "silent", "sampled"]
    assert {one.follow_up_id for one in made[:2]} == set(ids[3:5])
    assert made[0].id == first.id
    assert made[2].follow_up_id in ids[5:16]
    assert len({one.made_at.date() for one in made}) == 3, "one a day"
    for one in made:
        local = one.made_at.astimezone(SHANGHAI)
        assert (local.hour, local.minute) == (8, 30)
        assert local.weekday() < 6


@pytest.mark.clause("F13")
async def test_nobody_who_was_called_lately_is_called_again_but_for_a_complaint(town):
    before = MORNING - timedelta(days=20)
    homes = [1, 2]
    ids = await asked_before(
        town,
        *[replace(ONE, at=before, contact="reached", home=home) for home in homes],
        *[replace(SILENT, home=home) for home in homes],
        replace(SILENT, home=1, after="complaint"),
        replace(ONE, home=3, scores=POOR, by_letter=False),
        *[replace(ONE, home=home) for home in (3, 4, 5, 6)],
    )
    await town.passes("P5D")
    made = {one.follow_up_id: one.reason for one in await chosen(town) if one.made_at > MORNING}
    assert made.pop(ids[4]) == "silent", "a complaint is always asked about"
    assert made.pop(ids[6]) == "unhappy"
    ((last, reason),) = made.items()  # of seven repairs three are wanted, and one has answered
    assert (last in ids[7:], reason) == (True, "sampled")


async def test_who_has_been_asked_enough_this_week_is_called_when_there_is_room_again(town):
    asked = [replace(SILENT, home=1, at=ONE.at + timedelta(minutes=n)) for n in range(3)]
    await asked_before(town, *asked)
    await town.passes("P4D")
    assert await chosen(town) == []
    await town.passes("P5D")
    assert len(await chosen(town)) == 1


async def test_what_went_out_as_no_letter_leaves_room_for_a_call(town):
    asked = [replace(SILENT, home=1, at=ONE.at + timedelta(minutes=n)) for n in range(3)]
    await asked_before(town, *(replace(one, by_letter=False) for one in asked))
    await town.passes("P1D")
    assert len(await chosen(town)) == 1


async def test_after_days_of_silence_what_was_missed_is_made_up_for(town):
    """We are down until the last working day, and the month's end goes on into the next."""
    await asked_before(town, *[ONE] * 10)
    await town.restarts(after="P28DT20H")
    assert await chosen(town) == []
    await town.passes("P1D")
    assert len(await chosen(town)) == 3
    await town.passes("P2D")
    assert len(await chosen(town)) == 3


async def test_every_estate_has_its_own_rate_by_its_own_clock(town):
    async with town.app.storage.transaction() as shelves:
        shelves.communities.open(
            Community(name="柏林苑", zone="Europe/Berlin", language="en", ops_chat=-100_999)
        )
    await asked_before(town, *[ONE] * 4, *[replace(ONE, community=2)] * 4)
    await town.restarts()
    await town.passes("P5D")
    for community, zone in ((1, SHANGHAI), (2, BERLIN)):
        made = [one for one in await chosen(town) if one.community_id == community]
        assert len(made) == 2
        assert {one.made_at.astimezone(zone).hour for one in made} == {8}
