"""合并: two reports of one matter by one household go on as one, and nothing of either is lost."""

import pytest

from handlers.answering import _REASONS as REASONS
from locales import LANGUAGES
from storage.tables import Event, Medium, Promised, Ticket
from tests.stories.pricing import is_paid_work, quotes
from tests.stories.usually import DRIPS, calls_for_help, card_of, reports, said_by_us
from tests.town import labels_of, text_of

pytestmark = pytest.mark.usefixtures("nothing_raises")

AGAIN = "厨房水龙头滴水更厉害了"
BURST = "水管爆了，水漫到走廊了"
ONE_MATTER = (
    "{number} is about the same matter as {other}. We go on with it as {other}; nothing that "
    "you wrote or sent is lost."
)
GOES_ON = "🔀 Goes on as {number}"


@pytest.fixture
async def two(town, li):
    """Two reports of one dripping tap."""
    return [await reports(li, DRIPS), await reports(li, AGAIN)]


async def merges(town, number):
    """The one that is suggested on the second page, and yes."""
    for label in ("⋯ More", "🔀", "🔀"):
        await town.dispatcher.taps(label, on=await card_of(town, number), at=town.ops_group)


async def presses(town, soul, one, into):
    """Whether or not it was suggested."""
    card = next(one for one in await town.ops_group.messages() if labels_of(one))
    return await soul.presses(f"1:merge:{one}:{into}", card, at=town.ops_group)


async def the_tickets(town):
    return await town.kept(Ticket)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.clause("B3", partly="the resident's own second report is merged by a person")
async def test_two_reports_go_on_as_one_and_both_cards_say_so(town, language):
    guest = await town.resident("Li", "3-1102", language)
    first = await guest.reports("My kitchen tap keeps dripping")
    second = await guest.reports("My kitchen tap drips more now")
    before = len(said_by_us(await guest.messages()))
    await merges(town, second)
    await guest.sees(ONE_MATTER, number=second, other=first)
    assert len(said_by_us(await guest.messages())) == before + 1
    ended, goes_on = reversed(await the_tickets(town))
    assert (ended.state, ended.merged_into_id, goes_on.state) == ("cancelled", goes_on.id, "filed")
    assert all(not one.open for one in await town.kept(Promised) if one.ticket_id == ended.id)
    assert any(one.open for one in await town.kept(Promised) if one.ticket_id == goes_on.id)
    ops = town.ops_group
    over = await card_of(town, second)
    assert ops.tr(GOES_ON, number=first) in text_of(over)
    assert "drips more now" in text_of(await card_of(town, first))
    theirs = await guest.sees(second, "📍", guest.tr(GOES_ON, number=first))
    assert guest.tr("Cancelled") not in text_of(theirs)
    assert {one.action for one in await town.kept(Event)} >= {"merge", "take_in"}


async def test_photos_go_along(town, li):
    await reports(li, DRIPS)
    await li.says("/repair")
    await li.says(AGAIN, photos=2)
    await li.taps_as_asked("3-1102", "Water and drains", "14:00–17:00", "✅ Send")
    await merges(town, (await the_tickets(town))[-1].number)
    assert [one.ticket_id for one in await town.kept(Medium)] == [2, 2, 1, 1]


async def test_whoever_answers_the_old_card_is_heard_under_the_one_that_goes_on(town, li, two):
    first, second = two
    old = await li.sees(second, "📍")
    await merges(town, second)
    await li.replies("周末都在家", old)
    await town.ops_group.sees("周末都在家", first)
    await town.dispatcher.replies("好的", await card_of(town, second), at=town.ops_group)
    await li.sees("好的", first)


async def test_danger_in_an_answer_to_the_old_card_raises_the_one_that_goes_on(town, li, two):
    old = await li.sees(two[1], "📍")
    await merges(town, two[1])
    await li.replies(BURST, old)
    assert [(one.urgent, one.state) for one in await the_tickets(town)] == [
        (True, "filed"), (False, "cancelled")]  # fmt: skip


async def test_no_chain_and_no_loop_comes_of_it(town, li, two):
    third = await reports(li, DRIPS)
    assert await presses(town, town.dispatcher, 2, 1)
    assert await presses(town, town.dispatcher, 1, 3)
    assert [one.merged_into_id for one in await the_tickets(town)] == [3, 3, None]
    for one, into in ((3, 1), (3, 3), (3, 2), (1, 3)):
        await presses(town, town.dispatcher, one, into)
    assert [one.merged_into_id for one in await the_tickets(town)] == [3, 3, None]
    card = text_of(await card_of(town, third))
    assert DRIPS in card
    assert AGAIN in card
    await li.replies("在家", await li.sees(two[1], "📍"))
    await town.ops_group.sees("在家", third)


async def test_back_changes_nothing(town, two):
    ops = town.ops_group
    before = labels_of(await card_of(town, two[1]))
    for label in ("⋯ More", "🔀", "‹ Back"):
        await town.dispatcher.taps(label, on=await card_of(town, two[1]), at=ops)
    assert labels_of(await card_of(town, two[1])) == before
    assert [one.state for one in await the_tickets(town)] == ["filed", "filed"]


# --- what may not


async def test_neighbours_are_pointed_to_incidents(town, li, two):
    await reports(await town.resident("张先生", "3-1101"), DRIPS)
    ops = town.ops_group
    assert (await presses(town, town.dispatcher, 3, 1)).startswith(
        ops.tr(REASONS["merge_neighbours"])[:100]
    )
    assert (await the_tickets(town))[2].state == "filed"


async def test_a_family_is_one_household(town, li, two):
    await reports(await town.resident("张先生", "3-1102"), DRIPS)
    await presses(town, town.dispatcher, 3, 1)
    assert (await the_tickets(town))[2].merged_into_id == 1


async def test_what_is_urgent_does_not_become_part_of_what_is_not(town, li):
    await calls_for_help(li, BURST)
    await li.reports(DRIPS)
    ops = town.ops_group
    said = await presses(town, town.dispatcher, 1, 2)
    assert said.startswith(ops.tr(REASONS["merge_the_other"]))
    await presses(town, town.dispatcher, 2, 1)
    assert [one.state for one in await the_tickets(town)] == ["filed", "cancelled"]


async def test_a_price_is_not_merged_away(town, li):
    await quotes(town, await is_paid_work(town, li))
    await reports(li, DRIPS)
    said = await presses(town, town.dispatcher, 1, 2)
    assert said.startswith(town.ops_group.tr(REASONS["merge_the_other"]))
    await presses(town, town.dispatcher, 2, 1)
    assert (await the_tickets(town))[1].merged_into_id == 1


async def test_nobody_but_the_desk_merges(town, two):
    for soul in (town.engineer, await town.staff("老赵", "guard")):
        await presses(town, soul, 2, 1)
    assert [one.state for one in await the_tickets(town)] == ["filed", "filed"]


async def test_what_is_on_its_way_goes_on_itself(town, two):
    ops = town.ops_group
    for label in ("✋ Accept", "🛵 On the way"):
        await town.engineer.taps(label, on=await card_of(town, two[1]), at=ops)
    await presses(town, town.dispatcher, 2, 1)
    assert (await the_tickets(town))[1].state == "on_the_way"
    await presses(town, town.dispatcher, 1, 2)
    assert (await the_tickets(town))[0].merged_into_id == 2
