"""What the office was shown of somebody beside their matters goes with them as well (A15)."""

import pytest

from storage.tables import Invitation
from tests.stories.joins import agrees, applies
from tests.stories.links import invited_by
from tests.stories.test_agents import asks
from tests.stories.test_forgetting import wishes_to_be_forgotten

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
