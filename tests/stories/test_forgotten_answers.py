"""被遗忘的回答 — what somebody said of a fellow's matter is theirs, and goes with them."""

import pytest

from storage.tables import FollowUp, Medium
from tests.stories.test_forgetting import CANARY, nothing_says, wishes_to_be_forgotten
from tests.stories.usually import DRIPS, is_repaired, reports, scores

pytestmark = pytest.mark.usefixtures("nothing_fails")
NOTICE = "📋 <b>Rectification notice</b> · {number}"


@pytest.fixture
async def fellow(town, wang):
    """He has answered about what she brought, since we do not reach her any more."""
    soul = await town.resident(f"{CANARY}先生", "3-1102")
    li = await town.resident("李女士", "3-1102")
    number = await reports(li, DRIPS)
    await is_repaired(town, li, number)
    await li.changes(blocked=True)
    await town.passes("P2D")
    await scores(soul, 2, 4, 4)
    await soul.says(f"请回电{CANARY}<谢谢>", photos=1)
    await soul.says(f"打{CANARY}")
    await town.ops_group.sees(NOTICE, f"请回电{CANARY}", number=number)
    return soul


async def copies(town):
    """What he and she may read of it: his words are his."""
    async with town.app.storage.transaction() as shelves:
        found = [await shelves.people.get(n) for n in (1, 2)]
        return [(await shelves.privacy.copy_of(one))["follow_ups"] for one in found]


async def photos(town):
    """Of ours, in the group."""
    shown = await town.ops_group.messages()
    return sum("photo" in one and one["from"]["is_bot"] for one in shown)


@pytest.mark.clause("A15")
async def test_what_somebody_said_of_a_fellows_matter_goes_with_them(town, fellow):
    (his,), (hers,) = await copies(town)
    assert his["shortcomings"] == f"请回电{CANARY}<谢谢>"
    assert hers["quality"] == 2
    assert CANARY not in str(hers)
    assert await photos(town) == 1
    await wishes_to_be_forgotten(fellow)
    await nothing_says(town, CANARY, str(fellow.id))
    (answer,) = await town.kept(FollowUp)
    assert (answer.quality, answer.shortcomings, answer.suggestions) == (2, "", "")
    assert {one.stage for one in await town.kept(Medium)} == {"done"}
    for chat in (town.ops_group, town.engineer):
        await chat.sees(NOTICE, number="R")
        await chat.sees_nothing_of(CANARY)
    assert await photos(town) == 0
