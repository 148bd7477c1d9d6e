"""不再回访: who wishes not to be asked is left alone, and still hears of their own matters."""

import pytest

from storage.tables import Contact, FollowUp, Person
from tests.stories.usually import is_repaired, reports
from tests.town import data_of, labels_of

SURE = (
    "🔕 Shall we ask you no more how it went, and send you no surveys? "
    "You still hear of everything about your own matters."
)
DONE = "🔕 All right: we shall not ask you any more. /settings brings the questions back."


async def questions(resident):
    return [one for one in await resident.messages() if any("①" in n for n in labels_of(one))]


@pytest.mark.clause("F14", partly="a reward")
async def test_who_declines_is_left_alone_until_they_wish_otherwise(town, li, nothing_fails):
    first = await reports(li, "水龙头滴水")
    await is_repaired(town, li, first)
    await town.passes("P2D")
    (form,) = await questions(li)
    await li.taps("🔕 Please do not ask me")
    await li.sees(SURE)
    await li.taps("‹ Back")
    (back,) = await questions(li)
    assert back["message_id"] == form["message_id"]
    stop = data_of(await _sure(li), "🔕")
    await li.taps("🔕 Yes, do not ask me")
    closed = await li.sees(DONE)
    assert closed["message_id"] == form["message_id"]
    assert await li.presses(stop, closed) == li.tr("Thank you; this question is not open any more.")
    assert (await town.kept(FollowUp))[0].state == "called_off"

    second = await reports(li, "卧室的灯不亮")
    await is_repaired(town, li, second)
    await town.passes("P3D")
    assert await questions(li) == []
    assert [one.state for one in await town.kept(FollowUp)] == ["called_off"] * 2
    assert await town.kept(Contact) == []

    await li.says("/settings")
    await li.sees("Questions how it went, and surveys: no")
    await li.taps("🔔 Ask me again")
    assert not (await town.kept(Person))[-1].not_asked
    third = await reports(li, "厨房水管滴水")
    await is_repaired(town, li, third)
    await town.passes("P2DT1H")
    assert len(await questions(li)) == 1


async def _sure(li):
    await li.taps("🔕 Please do not ask me")
    return await li.sees(SURE)


async def test_nobody_else_of_the_household_is_asked_in_their_place(town, li, nothing_raises):
    wife = await town.resident("王女士", "3-1102")
    number = await reports(li, "水龙头滴水")
    await is_repaired(town, li, number)
    await li.says("/settings")
    await li.taps("🔕 Please do not ask me")
    await town.passes("P2D")
    assert await questions(li) == await questions(wife) == []
    (one,) = await town.kept(FollowUp)
    assert one.state == "called_off"
