"""不合格回访: a complaint that is not settled after all begins again, one level up each time."""

import pytest

from storage.tables import CaseCard, Rectification, Ticket
from tests.stories.answers import SORRY, how_often, says_no_more
from tests.stories.promised import brings
from tests.stories.usually import scores

AGAIN = (
    "⬆️ <b>{number}</b>: the follow-up found them dissatisfied; the complaint is open again, as a "
    "major one (S0 八3(4))."
)
BEFORE = (
    "{number}: as this is not the first time, your complaint now lies before the general manager, "
    "who will answer you."
)


async def settles(town, resident, words):
    ops = town.ops_group
    await town.dispatcher.taps("✅ Settle", at=ops)
    await town.dispatcher.replies(words, await ops.sees("小陈"), at=ops)
    await town.dispatcher.taps("✅ Send", at=ops)
    await resident.taps("👍 Yes, settled")


@pytest.mark.clause("C12")
@pytest.mark.clause("C8")
async def test_an_unqualified_follow_up_goes_to_the_manager_and_the_second_to_the_gm(
    town, li, manager
):
    gm = await town.staff("吴总", "gm")
    await gm.says("/start")
    ticket = await brings(li)
    await settles(town, li, "已经请保洁当天清运")
    await town.passes("P2D")
    await scores(li, 2, 1, 1)
    (again,) = await town.kept(Ticket)
    assert (again.state, again.severity) == ("rework", "major")
    await manager.sees(AGAIN, number=ticket.number)
    assert await how_often(li, SORRY) == 1
    assert await town.kept(CaseCard) == []
    await says_no_more(li)
    await settles(town, li, "增加了清运次数")
    await town.passes("P2D")
    await scores(li, 1, 1, 1)
    (case,) = await town.kept(CaseCard)
    assert case.kind == "gm_mailbox"
    assert [one.ticket_id for one in await town.kept(Rectification)] == [ticket.id] * 2
    await gm.sees(ticket.number)
    await li.sees(BEFORE, number=ticket.number)
    assert await how_often(li, SORRY) == 1, "one letter, and no second apology"
