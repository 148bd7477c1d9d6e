"""返工: what is not mended goes on under its own number, and they are told by when."""

import pytest

from storage.tables import FollowUp, Rectification, Ticket
from tests.stories.answers import SORRY, how_often, is_not_mended
from tests.stories.usually import scores, shows_the_work


@pytest.mark.clause("B14")
async def test_what_they_say_is_not_mended_goes_on_by_itself(town, li, wang, mended):
    await is_not_mended(town)
    await scores(li, 5, 5, 5)
    (notice,), (ticket,) = await town.kept(Rectification), await town.kept(Ticket)
    assert (notice.cause, notice.rework_id, ticket.state) == ("unfixed", ticket.id, "rework")
    again = li.tr(
        "{number}: it is taken in hand again; we shall see to it by {moment}, and ask you once "
        "more when it is done.", number=mended, moment="|",
    ).split("|")[1]  # fmt: skip
    await li.sees(SORRY, again)
    assert await how_often(li, SORRY) == 1
    await wang.sees("🚫 They say that it is not mended.", "🔁 The work has been ordered again.")
    await li.taps("Skip")
    await li.taps("Skip")
    await shows_the_work(town, mended, "换了整个龙头")
    await li.taps("👍 It is fine")
    planned = [one.purpose for one in await town.kept(FollowUp) if one.state == "planned"]
    assert planned == ["first"], "what is done again is asked about again"
    await wang.taps("📝 Acknowledge", at=town.ops_group)
    await wang.taps("🔁 Rework", at=town.ops_group)
    assert (await town.kept(Ticket))[0].state == "rework"
