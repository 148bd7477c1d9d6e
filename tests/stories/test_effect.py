"""跟踪回访: what was put right is asked about once more; what did not help goes one level up."""

import pytest

from storage.tables import Event, FollowUp, Rectification
from tests.stories.answers import says_no_more
from tests.stories.usually import scores


async def is_put_right(town, owner):
    for who, label in ((owner, "📝 Acknowledge"), (owner, "🔧 Put right"),
                       (town.supervisor, "✅ Close")):  # fmt: skip
        await who.taps(label, at=town.ops_group)


@pytest.mark.clause("F18")
async def test_what_did_not_help_is_the_heads_then_the_managers_and_what_did_is_noted(
    town, li, wang, manager, mended
):
    head = await town.staff("周主任", "head")
    for owner in (wang, head):
        await scores(li, 2, 2, 2)
        await says_no_more(li)
        await is_put_right(town, owner)
        newest = (await town.kept(FollowUp))[-1]
        assert (newest.purpose, newest.clause) == ("effect", "F18")
        await town.restarts()
        await town.passes("P2D")
    await scores(li, 5, 4, 5)
    first, second = await town.kept(Rectification)
    assert first.owner_id != second.owner_id
    noted = [one.action for one in await town.kept(Event)]
    assert noted.count("plan_effect") == 2
    assert noted.count("confirm_effect") == 1
    assert len(await town.kept(Rectification)) == 2
