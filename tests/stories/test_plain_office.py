"""Posts and departments in a plain group: there are no topics, and nothing else is different."""

import pytest

from tests.founding import a_town
from tests.stories.office import post_of, says_here
from tests.stories.usually import card_of, reports
from tests.town import text_of

LIFTS = "电梯维保"


@pytest.fixture
async def town(databases):
    async with a_town(databases, forum=False) as found:
        yield found


@pytest.mark.usefixtures("nothing_fails")
async def test_a_post_is_changed_with_taps(town, boss):
    await says_here(boss, "/staff")
    await boss.taps("王工", at=town.ops_group)
    await boss.taps("○ Off duty", at=town.ops_group)
    assert not (await post_of(town.engineer)).on_duty


@pytest.mark.usefixtures("nothing_fails")
async def test_a_new_department_needs_no_topic(town, boss, li):
    await says_here(boss, f"/settings department add {LIFTS}")
    await says_here(boss, f"/settings route water {LIFTS}")
    assert LIFTS in text_of(await card_of(town, await reports(li, "厨房水龙头一直滴水")))
    assert (await town.get("calls?method=createForumTopic"))["calls"] == []
