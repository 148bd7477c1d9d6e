"""换人再问 — who blocks us passes the sheet on in the household, even where it has to wait."""

import pytest

from domain.standard import STANDARD, Standards
from domain.surveys import SheetState
from storage.tables import Sheet
from tests.stories.surveyed import asks, gives
from tests.town import text_of

pytestmark = pytest.mark.usefixtures("nothing_raises")


@pytest.fixture
def standards():
    """One question a day."""
    return Standards(STANDARD.changed_by({"attention.most": 1, "attention.within": 1}))


async def test_a_sheet_that_was_lost_waits_for_its_turn_and_is_asked_afresh(town, li):
    fellow = await town.resident("李先生", "3-1102")
    await asks(town, "cleaning")
    await gives(li, 3)
    await town.passes("P1DT1H")
    await asks(town, "attitude")
    await li.changes(blocked=True)
    await town.passes("PT1H")
    first, second = await town.kept(Sheet)
    assert (first.state, first.points, first.sent_at) == (SheetState.CHOSEN, {}, None)
    assert (first.opened_at, first.reminded_at) == (None, None), "nobody has seen it yet"
    assert (second.state, second.person_id) == (SheetState.SENT, first.person_id + 1)

    await town.passes("P1DT1H")
    first, _second = await town.kept(Sheet)
    assert (first.state, first.person_id) == (SheetState.SENT, second.person_id)
    assert any(fellow.tr("Cleaning") in text_of(one) for one in await fellow.messages())
