"""待料: which parts are wanted and when they come is asked once, and told to both sides (B16)."""

import pytest

from locales import LANGUAGES
from storage.tables import Event, Medium
from tests.stories.usually import DRIPS, card_of, reports, the_ticket
from tests.town import labels_of, text_of

pytestmark = pytest.mark.usefixtures("nothing_raises")

VALVE = "进口角阀一个，要从厂家订"
HAS_TO_WAIT = "{number} has to wait: {why}."
WAITS_FOR = "🔩 Waiting for: “{parts}”"


@pytest.fixture
async def number(town, li):
    found = await reports(li, DRIPS)
    await town.engineer.taps("✋ Accept", at=town.ops_group)
    return found


async def asks_for_parts(town, number, words=VALVE, **media):
    ops = town.ops_group
    for label in ("⋯ More", "🔩 Parts wanted"):
        await town.engineer.taps(label, on=await card_of(town, number), at=ops)
    asked = await ops.sees(town.engineer.name, "🔩 Parts wanted")
    await town.engineer.replies(words, asked, at=ops, **media)
    await town.engineer.taps("tomorrow", at=ops)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.clause("B16", partly="the plan made together with the company")
async def test_the_resident_reads_what_is_wanted_and_by_when(town, language):
    guest = await town.resident("Li", "3-1102", language)
    number = await guest.reports("My kitchen tap keeps dripping")
    await town.engineer.taps("✋ Accept", at=town.ops_group)
    await asks_for_parts(town, number, photos=1)
    why = guest.tr("parts have been ordered")
    await guest.sees(guest.tr(HAS_TO_WAIT, number=number, why=why), VALVE, "08:00")
    await town.ops_group.sees(number, "📍", town.ops_group.tr(WAITS_FOR, parts=VALVE))
    (paused,) = [one for one in await town.kept(Event) if one.action == "pause"]
    assert (paused.detail["reason"], paused.detail["parts"]) == ("parts", VALVE)
    assert [one.stage for one in await town.kept(Medium)] == ["parts"]


async def test_it_goes_on_when_they_have_come(town, li, number):
    await asks_for_parts(town, number)
    assert (await the_ticket(town)).paused_at
    ops = town.ops_group
    await town.engineer.taps("▶️ Resume", on=await card_of(town, number), at=ops)
    assert not (await the_ticket(town)).paused_at
    assert VALVE not in text_of(await card_of(town, number))
    await li.sees("{number}: we are going on with it.", number=number)


async def test_on_the_day_it_goes_on_by_itself(town, li, number):
    await asks_for_parts(town, number)
    await town.passes("P1D")
    assert not (await the_ticket(town)).paused_at
    await li.sees("{number}: we are going on with it.", number=number)


async def test_nobody_orders_parts_for_a_colleagues_order(town, number):
    other = await town.staff("李工", "engineer")
    said = await other.presses("1:parts:1", await card_of(town, number), at=town.ops_group)
    assert said.startswith(
        town.ops_group.tr("This order is a colleague's; the dispatcher can give it to you.")
    )


async def test_what_rests_already_is_not_paused_again(town, number):
    await asks_for_parts(town, number)
    ops = town.ops_group
    await town.engineer.taps("⋯ More", on=await card_of(town, number), at=ops)
    assert ops.tr("🔩 Parts wanted") not in labels_of(await card_of(town, number))
    await town.engineer.says(f"/parts {number}", to=ops)
    assert len([one for one in await town.kept(Event) if one.action == "pause"]) == 1
