"""An office whose file changes figures of the standard sees them in force, and no others."""

import pytest

from bot.overrides import read_overrides
from storage.tables import Ticket
from tests.founding import a_town
from tests.stories.usually import DRIPS, card_of, shows_the_work
from tests.town import labels_of

OURS = """\
[all]
repair.acceptance.reminder = 5
repair.acceptance.by_desk = 30

[community."春江花园"]
repair.acceptance.by_desk = "6 h"
slots.capacity = 1
slots.days = 1
"""
REMINDER = "{number}: we have not heard from you yet. Is everything in order?"
FOR_THEM = "👍 Accept for the resident"


@pytest.fixture
async def town(databases, tmp_path):
    file = tmp_path / "ours.toml"
    file.write_text(OURS, "utf-8")
    async with a_town(databases, standards=read_overrides(file)) as found:
        yield found


@pytest.mark.clause("B1", partly="calling the worker whom the desk has named")
async def test_a_window_with_one_visit_is_full_where_one_is_all_they_can_make(town, li, number):
    await li.says("/repair")
    await li.says(DRIPS)
    await li.taps_as_asked("3-1102", "Water and drains")
    offered = [label for label in labels_of((await li.messages())[-1]) if "–" in label]
    assert offered == ["今天 18:00–20:00"]


@pytest.mark.clause("B11")
async def test_the_desk_may_accept_for_a_silent_resident_as_soon_as_the_file_says(town, li, number):
    ops = town.ops_group
    await town.engineer.taps("✋ Accept", at=ops)
    await shows_the_work(town, number)
    await town.passes("PT5H5M")
    await li.sees(REMINDER, number=number)
    assert ops.tr(FOR_THEM) not in labels_of(await card_of(town, number))
    await town.passes("PT1H")
    await town.dispatcher.taps(FOR_THEM, at=ops)
    assert [one.state for one in await town.kept(Ticket)] == ["completed"]
