"""What colleagues note about a ticket is on its card, and nowhere a resident looks."""

from storage.tables import Event
from tests.stories.mine import live, opens
from tests.stories.usually import card_of, reports
from tests.town import text_of

NOTED = "业主很着急，先打电话再上门"


async def test_a_note_is_for_colleagues_only(town, li, nothing_fails):
    number = await reports(li, "厨房水龙头一直滴水")
    await town.engineer.says(f"/note {number} {NOTED}", to=town.ops_group)
    await town.ops_group.sees("🗒 {number}: noted, for us alone.", number=number)
    shown = text_of(await card_of(town, number))
    assert NOTED in shown
    assert "王工" in shown
    await li.says("/my")
    await opens(li, number)
    assert NOTED not in text_of(await live(li))
    await li.sees_nothing_of(NOTED)
    (noted,) = [one for one in await town.kept(Event) if one.action == "note"]
    assert noted.actor == "staff:2"


async def test_only_the_last_notes_stand_on_the_card(town, li):
    number = await reports(li, "厨房水龙头一直滴水")
    for n in range(4):
        await town.engineer.says(f"/note {number} 备注{n}号", to=town.ops_group)
    shown = text_of(await card_of(town, number))
    assert "备注0号" not in shown
    assert all(f"备注{n}号" in shown for n in (1, 2, 3))
