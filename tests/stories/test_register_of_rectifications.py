"""整改台账: what has to be put right, by whom and by when, for everybody who works here."""

import pytest

from storage.rectifications import Rectifications
from storage.tables import Rectification
from tests.stories.usually import says, scores
from tests.town import labels_of

ALL, NONE = "📋 <b>To be put right: {n}</b>", "📋 <b>Mine to put right: {n}</b>"
LATE = "📋 <b>Overdue: {n}</b>"


@pytest.mark.clause("H4")
async def test_the_register_shows_who_what_since_and_by_when(town, li, wang, mended):
    ops = town.ops_group
    await scores(li, 1, 2, 2)
    await says(town.supervisor, "/rectifications")
    shown = await ops.sees(ALL, mended, "王工", "a low score", "⏳", n=1)
    await town.supervisor.taps("Mine", on=shown, at=ops)
    await ops.sees(NONE, n=0)
    await town.passes("PT13H")
    await says(town.supervisor, "/rectifications overdue")
    window = await ops.sees(LATE, "⚠️", mended, n=1)
    await town.supervisor.taps(mended, on=window, at=ops)
    again = next(one for one in await ops.messages() if one["message_id"] == window["message_id"])
    assert ops.tr("📝 Acknowledge") in labels_of(again)
    await wang.taps("📝 Acknowledge", on=again, at=ops)
    assert (await town.kept(Rectification))[0].stage == "acknowledged"
    await says(town.supervisor, "/rectifications 不存在")
    await ops.sees("I know no department called that; or write mine, overdue or closed.")
    await says(town.supervisor, "/rectifications closed")
    await ops.sees("📋 <b>Closed this month: {n}</b>", n=0)
    async with town.app.storage.transaction() as shelves:
        shelf: Rectifications = shelves.rectifications
        now = town.app.clock.now()
        assert [one.ticket.number for one in await shelf.register(1, now, now)] == [mended]
