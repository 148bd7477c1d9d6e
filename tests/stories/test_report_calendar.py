"""By the calendar: a month's report on the first of the next, once, however long we were away."""

import pytest

from storage.tables import Event
from tests.stories.usually import reports
from tests.town import text_of


async def sent(town):
    return [one.detail["period"] for one in await town.kept(Event) if one.action == "send_report"]


@pytest.mark.clause("H1")
@pytest.mark.clause("H2", partly="the corrective procedure begins elsewhere")
async def test_the_month_and_the_quarter_are_reported_once_though_we_were_away(town, manager, li):
    await reports(li, "厨房水龙头一直滴水")
    assert await sent(town) == []
    await town.restarts(after="P32D")
    await town.passes("P1D")
    assert sorted(await sent(town)) == ["2026-03", "2026-Q1"]
    for chat in (manager, town.ops_group):
        texts = [one for one in await chat.texts() if one.startswith("📊")]
        assert len(texts) == 2
        assert any(town.ops_group.tr("the quarter {code}", code="2026-Q1") in one for one in texts)
    await town.restarts()
    await town.passes("P1D")
    assert sorted(await sent(town)) == ["2026-03", "2026-Q1"]


async def test_an_office_without_a_past_hears_nothing(town, manager):
    await town.passes("P2D")
    assert await sent(town) == []
    assert not any(text_of(one).startswith("📊") for one in await manager.messages())
