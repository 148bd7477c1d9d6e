"""What the office was shown of somebody beside their matters goes with them as well (A15)."""

import pytest

from storage.tables import DutyEntry, Invitation, SpotCheck
from tests.stories.joins import agrees, applies
from tests.stories.links import invited_by
from tests.stories.test_agents import asks
from tests.stories.test_forgetting import wishes_to_be_forgotten
from tests.stories.usually import reports

pytestmark = pytest.mark.usefixtures("nothing_fails")


async def photos_in(chat):
    return [one for one in await chat.messages() if "photo" in one]


@pytest.mark.clause("A15")
async def test_every_page_of_a_mandate_is_taken_back(town):
    sun = await asks(await town.newcomer("孙先生"))
    await sun.says(photos=3)
    await sun.taps(sun.tr("{n} month", n=1))
    await sun.taps("Skip")
    assert len(await photos_in(town.ops_group)) == 3
    await wishes_to_be_forgotten(sun)
    assert await photos_in(town.ops_group) == []
    await town.ops_group.sees_nothing_of("孙先生")


async def test_what_somebody_sent_in_danger_before_they_were_known_is_taken_back(town):
    wu = await town.newcomer("吴女士")
    await wu.says("闻到煤气味，很浓", photos=1)
    await wu.says("闻到煤气味，更浓了", photos=1)
    assert len(await photos_in(town.ops_group)) == 2
    await agrees(wu)
    await applies(wu)
    await wishes_to_be_forgotten(wu)
    assert await photos_in(town.ops_group) == []
    await town.ops_group.sees_nothing_of("吴女士", "煤气")


@pytest.mark.clause("A15")
async def test_what_colleagues_noted_about_their_matter_says_nothing_any_more(town, li):
    number = await reports(li, "水龙头滴水")
    await town.dispatcher.says(f"/log {number} 李女士下午在家", to=town.ops_group)
    async with town.app.storage.transaction() as shelves:
        day = town.app.clock.now().date()
        check = SpotCheck(community_id=1, day=day, ticket_id=1, findings="李女士不满意")
        await shelves.day.check_on(check)
    await wishes_to_be_forgotten(li)
    assert [one.words for one in await town.kept(DutyEntry)] == [""]
    assert [one.findings for one in await town.kept(SpotCheck)] == [""]


async def test_that_somebody_moved_out_is_taken_back(town, li):
    await li.says("/home")
    await li.taps("🚚 I am moving out")
    await li.taps("Yes, I am moving out")
    await town.ops_group.sees("李女士")
    await wishes_to_be_forgotten(li)
    await town.ops_group.sees_nothing_of("李女士")


@pytest.mark.parametrize("leaving", ["forgotten", "without consent"])
async def test_a_link_of_somebody_who_has_left_leads_nowhere(town, li, leaving):
    await invited_by(li)
    if leaving == "forgotten":
        await wishes_to_be_forgotten(li)
    else:
        await li.says("/privacy")
        await li.taps("✋ Withdraw consent")
        await li.taps("Yes, withdraw my consent")
    (invitation,) = await town.kept(Invitation)
    assert invitation.withdrawn_at
