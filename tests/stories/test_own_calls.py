"""亲自回访 — a manager who has called nobody this quarter is asked to, with whom they may call."""

from dataclasses import replace
from datetime import timedelta

import pytest

from storage.tables import Event
from tests.stories.asked import Asked, asked_before
from tests.stories.in_person import CALL
from tests.town import MORNING, text_of

ASKED = (
    "☎️ <b>Please call residents yourself</b>, {fewest}–{most} a quarter (S0 三(2)). So far: {n}."
)
WAITS = Asked(MORNING + timedelta(days=27), reminded=True, contact="open")


@pytest.mark.clause("F16")
async def test_on_the_first_working_day_with_a_list_and_only_once(town, manager):
    await asked_before(town, WAITS, replace(WAITS, contact="reached"))
    await town.restarts(after="P29DT23H20M")
    await manager.sees_nothing_of(ASKED, fewest=1, most=2, n=0)
    await town.passes("PT20M")
    letter = await manager.sees(ASKED, "R260201-000", fewest=1, most=2, n=0)
    assert "R260201-001" not in text_of(letter)
    await manager.taps("R260201-000", on=letter)
    await manager.sees(CALL, number="R260201-000")
    await manager.taps("✋ I call")
    await town.passes("P2D")
    told = [one for one in await town.kept(Event) if one.action == "ask_leader_to_call"]
    assert [(one.detail["staff"], one.clause) for one in told] == [(4, "S0 三(2)")]
