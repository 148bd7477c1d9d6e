"""What is chosen from a private order card is chosen there, and leads back to it."""

import pytest

from domain.moments import WaitingFor
from handlers.views.names import WAITING_FOR
from tests.stories.usually import DRIPS, card_of, is_given, orders_in, reports, the_ticket
from tests.town import data_of, labels_of, text_of

pytestmark = pytest.mark.usefixtures("nothing_fails")

DESKS_OWN = ("👷 Assign", "👍 Accept for the resident", "🧾 Warranty or paid", "💳 Paid",
             "▼ Not urgent", "✅ Audit passed")  # fmt: skip


@pytest.fixture
async def number(town, li, wang):
    number = await reports(li, DRIPS)
    await is_given(town, number)
    return number


@pytest.fixture(params=["their card", "their list"])
async def shown(request, wang, number):
    """Where they look at it; a function, as it changes in place."""
    if request.param == "their list":
        await wang.says("/orders")
        await wang.taps(number)
    place = (await orders_in(wang, number))[-1]["message_id"]

    async def now():
        return next(one for one in await wang.messages() if one["message_id"] == place)

    now.listed = request.param == "their list"
    return now


async def is_the_order_card(wang, shown):
    card = await shown()
    assert {wang.tr("🔧 Done"), wang.tr("⋯ More")} <= set(labels_of(card))
    assert (wang.tr("‹ My orders") in labels_of(card)) is shown.listed
    assert wang.tr("‹ Back") not in labels_of(card)
    return card


async def buttons_in_the_group(town, number):
    return labels_of(await card_of(town, number))


async def test_every_page_opens_where_it_was_asked_for_and_leads_back(town, wang, number, shown):
    before = await buttons_in_the_group(town, number)
    for way in (["⋯ More"], ["⋯ More", "🔁 Transfer"], ["⋯ More", "⏸ Pause"],
                ["⋯ More", "⏸ Pause", WAITING_FOR[WaitingFor.PARTS]], ["⋯ More", "💬 Ready reply"],
                ["⋯ More", "🔁 Transfer", "🏢 Another department"]):  # fmt: skip
        for label in way:
            await wang.taps(label, on=await shown())
        assert not set(labels_of(await shown())) & {wang.tr(one) for one in DESKS_OWN}, way
        assert await buttons_in_the_group(town, number) == before, way
        await wang.taps("‹ Back", on=await shown())
        await is_the_order_card(wang, shown)


async def test_on_the_way_asks_for_the_time_and_offers_only_what_is_theirs(town, wang, shown):
    await wang.taps("🛵 On the way", on=await shown())
    asked = await shown()
    assert any("20" in one for one in labels_of(asked))
    assert not set(labels_of(asked)) & {wang.tr(one) for one in DESKS_OWN}
    await wang.taps("20", on=asked)
    await is_the_order_card(wang, shown)
    await wang.taps("⋯ More", on=await shown())
    await wang.taps("🕒 When there?", on=await shown())
    await wang.taps("60", on=await shown())
    assert "10:00" in text_of(await is_the_order_card(wang, shown))


async def test_a_rest_is_agreed_on_there(town, wang, shown):
    for label in ("⋯ More", "⏸ Pause", WAITING_FOR[WaitingFor.PARTS]):
        await wang.taps(label, on=await shown())
    moment = next(one for one in labels_of(await shown()) if "3月" in one)
    await wang.taps(moment, on=await shown())
    assert (await the_ticket(town)).paused_for == "parts"
    assert wang.tr("‹ Back") not in labels_of(await shown())


async def test_parts_are_written_down_there(town, li, wang, shown):
    await wang.taps("⋯ More", on=await shown())
    await wang.taps("🔩 Parts wanted", on=await shown())
    await is_the_order_card(wang, shown)
    await wang.says("阀芯 DN15")
    screen = (await wang.messages())[-1]
    await wang.taps(next(one for one in labels_of(screen) if "3月" in one), on=screen)
    assert (await the_ticket(town)).paused_for == "parts"
    await li.sees("阀芯 DN15")
    assert "阀芯 DN15" in text_of(await shown())


async def test_it_is_given_to_a_colleague_there(town, wang, number, shown):
    other = await town.staff("李工", "engineer")
    await other.says("/start")
    for label in ("⋯ More", "🔁 Transfer", "李工"):
        await wang.taps(label, on=await shown())
    await wang.says("需要电工")
    assert (await the_ticket(town)).assignee_id == 4
    await other.sees(number, "📍")
    await wang.sees("✔️", number)


async def test_a_head_sees_what_heads_may_do(town, li, wang):
    head = await town.staff("马主管", "head")
    await head.says("/start")
    first, second = await reports(li, DRIPS), await reports(li, DRIPS)
    await is_given(town, second, "马主管")
    own = (await orders_in(head, second))[-1]
    assert head.tr("👷 Assign") in labels_of(own)
    await head.taps("⋯ More", on=own)
    merge = head.tr("🔀 Merge into {number}", number=first)
    await head.taps(merge)
    asked = (await orders_in(head, second))[-1]
    assert head.tr("🔀 Merge") in labels_of(asked)
    await head.taps("‹ Back", on=asked)
    assert merge not in labels_of((await orders_in(head, second))[-1])
    await head.taps("⋯ More")
    await head.taps(merge)
    await head.taps("🔀 Merge")
    assert (await the_ticket(town)).state == "cancelled"
    assert await orders_in(head, second) == []


async def test_what_an_engineer_is_not_shown_is_refused_all_the_same(town, wang, number):
    card = (await orders_in(wang, number))[-1]
    group = await card_of(town, number)
    assign = data_of(group, town.ops_group.tr("👷 Assign"))
    before = await the_ticket(town)
    await wang.presses(assign, card)
    await wang.presses(f"1:merge_into:{before.id}:{before.id}", card)
    await wang.presses(f"1:charge_as:{before.id}:free", card)
    assert (await the_ticket(town)).charge == before.charge
