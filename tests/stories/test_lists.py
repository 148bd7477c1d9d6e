"""Lists that a colleague opens by one word, and leafs through on one message."""

import pytest

from handlers.views.names import DEPARTMENT
from storage.tables import Search
from tests.founding import a_town
from tests.stories.listed import NOTHING, numbers_on, the_list
from tests.stories.matters import complains
from tests.stories.usually import DRIPS, calls_for_help, card_of, copied, is_repaired, reports, says
from tests.town import labels_of, text_of

BURST = "水管爆了，水漫到走廊了"
COUNTED = "🔎 <b>{n} ticket</b>: {sought}"


@pytest.fixture
async def three(town, li):
    """A repair, a complaint, and something urgent."""
    repair = await reports(li, DRIPS)
    complaint = await complains(li, "保洁好几天没来打扫楼道了")
    urgent = await calls_for_help(await town.resident("邻居", "3-1101"), BURST)
    return repair, complaint.number, urgent


async def test_what_is_open_is_listed_the_urgent_first(town, li, three, nothing_fails):
    repair, complaint, urgent = three
    await says(town.dispatcher, "/open")
    assert await numbers_on(town) == [urgent, complaint, repair]
    shown = text_of(await the_list(town))
    assert "3-1102" in shown
    assert town.ops_group.tr("not closed yet") in shown


@pytest.mark.parametrize(
    ("said", "which"),
    [
        ("/open urgent", [2]),
        ("/open 投诉", [1]),
        ("/open engineering", [2, 0]),
        ("/open cleaning", [1]),
        ("/open hq", []),
    ],
)
async def test_a_list_may_be_of_a_department_a_kind_or_a_mark(town, li, three, said, which):
    await says(town.dispatcher, said)
    assert await numbers_on(town) == [three[n] for n in which]


async def test_a_department_is_called_what_the_office_calls_it(town, li, three):
    await says(town.dispatcher, f"/open {town.ops_group.tr(DEPARTMENT['cleaning'])}")
    assert await numbers_on(town) == [three[1]]


async def test_a_list_of_something_unknown_is_answered_with_the_right_form(town, li):
    await says(town.dispatcher, "/open 蓝色")
    await town.ops_group.sees("I know no department, kind or mark called that.", "/open")
    await says(town.dispatcher, "/mine 1")
    await town.ops_group.sees("Nothing is written behind it.", "/mine")


async def test_mine_is_what_is_given_to_me_and_not_closed(town, li, three):
    repair, _complaint, urgent = three
    await says(town.engineer, "/mine")
    assert await numbers_on(town) == []
    for number in (repair, urgent):
        await town.engineer.taps("✋ Accept", on=await card_of(town, number), at=town.ops_group)
    await says(town.engineer, "/mine")
    assert await numbers_on(town) == [urgent, repair]
    await says(town.dispatcher, "/mine")
    assert await numbers_on(town) == []


async def test_overdue_is_what_was_promised_by_now(town, li):
    number = await reports(li, DRIPS)
    await says(town.dispatcher, "/overdue")
    assert await numbers_on(town) == []
    await town.passes("P3D")
    await says(town.dispatcher, "/overdue")
    assert await numbers_on(town) == [number]


async def test_what_is_closed_is_on_no_list(town, li):
    number = await reports(li, DRIPS)
    await is_repaired(town, li, number)
    card = await card_of(town, number)
    await town.supervisor.taps("✅ Audit passed", on=card, at=town.ops_group)
    await says(town.dispatcher, "/open")
    assert await numbers_on(town) == []


@pytest.fixture
async def many(town, li):
    """More than stand on two pages."""
    await copied(town, await reports(li, DRIPS), 19)


async def test_a_long_list_is_leafed_through_on_one_message(town, many, nothing_fails):
    await says(town.dispatcher, "/open")
    first = await the_list(town)
    assert len(await numbers_on(town)) == 8
    await town.dispatcher.taps("›", on=first, at=town.ops_group)
    await town.dispatcher.taps("›", on=await the_list(town), at=town.ops_group)
    last = await the_list(town)
    assert last["message_id"] == first["message_id"]
    assert "3/3" in labels_of(last)
    assert len(await numbers_on(town)) == 4
    await town.dispatcher.taps("›", on=last, at=town.ops_group)
    assert "1/3" in labels_of(await the_list(town))


async def test_a_page_that_is_gone_is_the_first(town, many):
    await says(town.dispatcher, "/open")
    await town.dispatcher.taps("‹", on=await the_list(town), at=town.ops_group)
    shown = await the_list(town)
    async with town.app.storage.transaction() as shelves:
        for ticket in await shelves.tickets.open_in(1):
            (await shelves.tickets.locked(ticket.id)).state = "archived"
    await town.dispatcher.taps("3/3", on=shown, at=town.ops_group)
    await town.ops_group.sees(NOTHING, sought=town.ops_group.tr("not closed yet"))


async def test_a_colleague_may_leaf_through_anothers_list_and_a_stranger_may_not(town, many):
    await says(town.dispatcher, "/open")
    shown = await the_list(town)
    stranger = await town.newcomer("路人")
    await stranger.changes(joins=town.ops_group.id)
    await stranger.taps("›", on=shown, at=town.ops_group)
    assert "1/3" in labels_of(await the_list(town))
    await town.engineer.taps("›", on=shown, at=town.ops_group)
    assert "2/3" in labels_of(await the_list(town))


async def test_a_list_works_in_private_for_whoever_holds_a_post(town, li, three):
    await town.engineer.says("/start")
    await town.engineer.says("/open urgent")
    shown = await town.engineer.sees("🔎", three[2])
    assert three[2] in labels_of(shown)
    await li.says("/open")
    await li.sees_nothing_of("🔎")


async def test_what_was_looked_for_is_forgotten_after_a_day(town, li):
    await reports(li, DRIPS)
    await says(town.dispatcher, "/open")
    await town.passes("P3D")
    assert await town.kept(Search) == []


async def test_a_list_works_in_a_plain_group(databases):
    async with a_town(databases, forum=False) as town:
        li = await town.resident("李女士", "3-1102")
        number = await reports(li, DRIPS)
        await says(town.dispatcher, "/open")
        await town.dispatcher.taps(number, on=await the_list(town), at=town.ops_group)
        card = await card_of(town, number)
        assert labels_of(card)


async def test_a_line_leads_to_its_card_below_and_the_old_one_has_no_buttons(town, li, three):
    repair = three[0]
    old = await card_of(town, repair)
    await says(town.dispatcher, "/open")
    await town.dispatcher.taps(repair, on=await the_list(town), at=town.ops_group)
    new = await card_of(town, repair)
    assert new["message_id"] > old["message_id"]
    gone = next(
        one for one in await town.ops_group.messages() if one["message_id"] == old["message_id"]
    )
    assert labels_of(gone) == []
    await town.engineer.taps("✋ Accept", on=new, at=town.ops_group)
    assert "👷" in text_of(await card_of(town, repair))
    await town.dispatcher.replies("师傅马上到", gone, at=town.ops_group)
    await li.sees("师傅马上到")
