"""设施二维码: whoever scans the code on a lift says what is wrong, and that is all."""

import pytest

from domain.assets import payload_of
from handlers.access import NOT_HERE
from handlers.answering import _REASONS
from handlers.staff.assets import _RETIRED
from handlers.views.names import CATEGORY
from handlers.views.safety import SAFETY
from locales import LANGUAGES
from storage.tables import Asset, Conversation, Event, Person, Ticket
from tests.stories.links import GONE, agrees, follows
from tests.stories.matters import tells
from tests.stories.talks import WHAT, is_asked
from tests.town import data_of, labels_of, text_of

pytestmark = pytest.mark.usefixtures("nothing_fails")

NONE = "There are none yet. Whoever scans such a code reports a fault in one sentence."
RETIRING = "Shall its code lead nowhere from now on? Then please take it down, too."
LISTED = "🏷 <b>Things with a printed code</b>"
NAMED = "What is it called, as people there would say? For example: Lift 2."
BROKEN = {
    "zh_Hans": "轿厢里的灯不亮了",
    "zh_Hant": "車廂裡的燈不亮了",
    "en": "The lamp inside is out",
}


async def put_up(town, name="2号电梯", category="elevator", building="3"):
    """A thing with its code, entered before the story begins; what its code carries."""
    async with town.app.storage.transaction() as shelves:
        code = "2345678" + "bcdfghjkm"[len(await shelves.assets.in_use(1))]
        asset = Asset(community_id=1, code=code, name=name, category=category, building=building)
        await shelves.assets.add(asset)
    return payload_of(code)


@pytest.fixture
async def lift(town):
    return await put_up(town)


# --- the office


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_office_enters_a_lift_and_prints_its_code(town, language):
    ops, chen = town.ops_group, town.dispatcher
    await chen.says("/asset", to=ops)
    await ops.sees(LISTED, NONE)
    await chen.taps("➕ Add one", at=ops)
    await chen.replies("2号电梯", await ops.sees(NAMED), ops)
    await chen.taps(CATEGORY["elevator"], at=ops)
    await chen.taps(ops.tr("Building {building}", building=3), at=ops)
    picture = await ops.sees("2号电梯", ops.tr("Building {building}", building=3), "春江花园")
    assert picture["photo"]
    (asset,) = await town.kept(Asset)
    assert (asset.name, asset.category, asset.building) == ("2号电梯", "elevator", "3")
    assert (await town.kept(Event))[-1].action == "add_asset"


async def test_a_name_must_be_words_and_nothing_is_entered_by_half(town):
    ops, chen = town.ops_group, town.dispatcher
    await chen.says("/asset", to=ops)
    await chen.taps("➕ Add one", at=ops)
    await chen.replies("", await ops.sees(NAMED), ops, photos=1)
    asked = await ops.sees("Its name in a few words, please.")
    await chen.replies("<b>2号电梯</b>", asked, ops)
    await ops.sees("What is it about?")
    await chen.taps("‹ Back", at=ops)
    await ops.sees(NAMED)
    await town.restarts()
    await chen.replies("花园路灯", await ops.sees(NAMED), ops)
    await chen.taps(CATEGORY["electric"], at=ops)
    assert await town.kept(Asset) == []
    await chen.taps("In no building", at=ops)
    (asset,) = await town.kept(Asset)
    assert (asset.name, asset.building) == ("花园路灯", "")


async def test_a_code_can_be_printed_again_and_is_retired_only_after_a_second_look(town, lift):
    ops, chen = town.ops_group, town.dispatcher
    await chen.says("/asset", to=ops)
    await chen.taps("2号电梯", at=ops)
    await chen.taps("🖨 Code to print", at=ops)
    assert (await ops.messages())[-1]["photo"]
    await chen.taps("🗑 Retire", at=ops)
    await chen.taps("‹ Back", at=ops)
    await chen.taps("🗑 Retire", at=ops)
    asked = await ops.sees("2号电梯", RETIRING)
    yes = data_of(asked, ops.tr("Yes, retire it"))
    await chen.taps("Yes, retire it", at=ops)
    await ops.sees(LISTED, NONE)
    assert await town.supervisor.presses(yes, asked, at=ops) == ops.tr(_RETIRED)
    assert [one.action for one in await town.kept(Event)].count("retire_asset") == 1


async def test_a_long_list_has_pages(town):
    for n in range(12):
        await put_up_numbered(town, n)
    ops, chen = town.ops_group, town.dispatcher
    await chen.says("/asset", to=ops)
    shown = await ops.sees(LISTED)
    assert "1/2" in labels_of(shown)
    assert not [one for one in labels_of(shown) if one.endswith("灯11")]
    await chen.taps("›", at=ops)
    assert [one for one in labels_of(await ops.sees(LISTED)) if one.endswith("灯11")]


async def put_up_numbered(town, n):
    async with town.app.storage.transaction() as shelves:
        code = "234567" + "bcdfghjkmnpq"[n] * 2
        await shelves.assets.add(
            Asset(community_id=1, code=code, name=f"灯{n}", category="electric", building="1")
        )


async def test_an_engineer_enters_and_retires_nothing(town, lift):
    ops = town.ops_group
    await town.engineer.says("/asset", to=ops)
    why = ops.tr(_REASONS["not_yours"]) + " (B3)"
    await ops.sees(why)
    await town.dispatcher.says("/asset", to=ops)
    shown = await ops.sees(LISTED)
    for data in ("1:asset:1", "1:add_asset", "1:print_asset:1", "1:asset_retired:1", "1:assets:0"):
        assert await town.engineer.presses(data, shown, at=ops) == why
    assert [one.retired_at for one in await town.kept(Asset)] == [None]


async def test_a_resident_cannot_press_the_offices_buttons(town, li, lift):
    await li.says("/home")
    window = (await li.messages())[-1]
    for data in ("1:asset:1", "1:asset_retired:1", "1:print_asset:1"):
        assert await li.presses(data, window) == li.tr(NOT_HERE)


# --- whoever scans it


@pytest.mark.clause("B3", partly="merging reports of the same thing")
@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_scan_and_one_sentence_are_a_report(town, lift, language):
    li = await town.resident("Li", "3-1102", language)
    await follows(li, lift)
    assert "2号电梯" in text_of(await is_asked(li, WHAT))
    await li.says(BROKEN[language])
    (ticket,) = await town.kept(Ticket)
    (asset,) = await town.kept(Asset)
    assert (ticket.asset_id, ticket.category, ticket.home_id) == (asset.id, "elevator", None)
    assert ticket.place == town.ops_group.tr("Building {building}", building=3) + " · 2号电梯"
    await li.sees(ticket.number, ticket.place)
    await town.ops_group.sees(ticket.number, ticket.place, BROKEN[language])
    assert await town.kept(Conversation) == []


async def test_danger_at_a_scanned_lift_is_passed_on_at_once_with_its_place(town, li, lift):
    await follows(li, lift)
    await li.says("电梯里困人了")
    (ticket,) = await town.kept(Ticket)
    assert (ticket.urgent, ticket.category) == (True, "elevator")
    await li.sees(SAFETY["elevator"])
    await town.ops_group.sees(ticket.number, "2号电梯", mentions=town.engineer)


async def test_silence_at_a_scanned_lift_is_no_safety_either(town, li, lift):
    await follows(li, lift)
    await li.says("Вода под дверью")
    await town.passes("PT3M")
    (ticket,) = await town.kept(Ticket)
    assert (ticket.urgent, ticket.home_id) == (True, None)
    assert ticket.place.endswith("2号电梯")


async def test_a_stranger_agrees_and_reports_and_need_not_live_here(town, lift):
    soul = await town.newcomer("过客")
    await follows(soul, lift)
    assert await town.kept(Person) == []
    await agrees(soul)
    await is_asked(soul, WHAT)
    await soul.says("按钮掉了")
    (ticket,) = await town.kept(Ticket)
    assert (ticket.place.endswith("2号电梯"), ticket.home_id) == (True, None)


async def test_a_stranger_in_danger_is_heard_before_any_question(town, lift):
    soul = await town.newcomer("过客")
    await follows(soul, lift)
    await soul.says("电梯里困人了")
    await soul.sees(SAFETY["elevator"])
    await town.ops_group.sees("电梯里困人了", "2号电梯", mentions=town.engineer)


async def test_a_retired_or_foreign_code_says_no_more_than_any_dead_link(town, li, lift):
    async with town.app.storage.transaction() as shelves:
        (await shelves.assets.get(1)).retired_at = town.app.clock.now()
    for payload in (lift, payload_of("zzzzzzzz"), "a_", "a_ZZZZZZZZ"):
        await follows(li, payload)
        await li.sees(GONE)
        await li.sees("What can we do for you? You can also simply write, or send a photo.")
    assert await town.kept(Conversation) == []


# --- in the middle of something else


async def test_a_draft_is_not_lost_by_a_scan(town, li, lift):
    await li.says("/complain")
    await li.says("保洁好几天没来打扫楼道了")
    await follows(li, lift)
    asked = await li.sees("2号电梯", "📣 Complaint")
    await li.taps("‹ Go on with it")
    await li.sees("保洁好几天没来打扫楼道了")
    await is_asked(li, "📣 Complaint")
    await li.presses(data_of(asked, "🔧"), asked)
    await li.says("按钮掉了")
    (ticket,) = await town.kept(Ticket)
    assert ticket.place.endswith("2号电梯")


async def test_an_old_question_puts_no_other_draft_aside(town, li, lift):
    await li.says("/complain")
    await follows(li, lift)
    asked = await li.sees("2号电梯", "📣 Complaint")
    await li.says("/cancel")
    await li.says("/suggest")
    (kept,) = await town.kept(Conversation)
    await li.presses(data_of(asked, "🔧"), asked)
    assert [one.nonce for one in await town.kept(Conversation)] == [kept.nonce]
    asked = await li.sees("2号电梯", "💡")
    await li.presses(data_of(asked, "🔧"), asked)
    await li.says("按钮掉了")
    (ticket,) = await town.kept(Ticket)
    assert (ticket.kind, ticket.place.endswith("2号电梯")) == ("repair", True)


async def test_a_second_scan_asks_the_same_question_once_more(town, li, lift):
    await follows(li, lift)
    await town.restarts()
    await follows(li, lift)
    live = [one for one in await li.messages() if li.tr("Cancel") in labels_of(one)]
    assert len(live) == 1
    assert live[0] == (await li.messages())[-1]
    await li.says("按钮掉了")
    assert len(await town.kept(Ticket)) == 1


async def test_a_code_that_is_retired_while_they_write_asks_for_the_place(town, li, lift):
    await follows(li, lift)
    async with town.app.storage.transaction() as shelves:
        (await shelves.assets.get(1)).retired_at = town.app.clock.now()
    await li.says("有异味，请看看")
    if li.tr("Is anybody in danger") in text_of((await li.messages())[-1]):
        await li.taps("No")
    await li.sees("In which building?")


async def test_a_scan_can_be_cancelled(town, li, lift):
    await follows(li, lift)
    await li.taps("Cancel")
    assert await town.kept(Conversation) == []
    assert await town.kept(Ticket) == []


async def test_somebody_who_has_not_agreed_cannot_press_their_way_to_a_report(town, lift):
    soul = await town.newcomer("过客")
    await soul.says("/start")
    for data in ("1:scanned:1", "1:scanned:99", "1:scanned", "1:menu:home", "1:household:1"):
        await soul.presses(data, (await soul.messages())[-1])
    assert (await town.kept(Ticket), await town.kept(Person)) == ([], [])
    assert [one.form for one in await town.kept(Conversation)] == ["join"]


# --- without a code


async def test_a_common_area_is_found_step_by_step(town, li, lift):
    await li.says("/repair")
    await li.says("电梯按钮掉了")
    await li.sees("In which building?")
    await li.says("99")
    await li.sees("Added to your report.", "In which building?")
    await li.taps(li.tr("Building {building}", building=3))
    await li.sees("Which of these is it?")
    await li.taps("‹ Back")
    await li.taps(li.tr("Building {building}", building=3))
    await li.taps("2号电梯")
    await li.sees("Shall I send it like this?", "2号电梯", li.tr(CATEGORY["elevator"]))
    await li.taps("✅ Send")
    (ticket,) = await town.kept(Ticket)
    assert ticket.asset_id == 1
    assert ticket.place.endswith("2号电梯")


async def test_what_has_no_code_is_placed_by_its_building(town, li, lift):
    """They have said in which; and what is not on the list can still be named in words."""
    await li.says("/repair")
    await tells(li, "3栋大厅的地面没人打扫")
    asked = await is_asked(li, "Which of these is it?")
    assert li.tr("Building {building}", building=3) in text_of(asked)
    await li.taps("Something else there")
    await is_asked(li, "Cleaning")
    await li.taps("✅ Send")
    (ticket,) = await town.kept(Ticket)
    assert (ticket.asset_id, ticket.category, ticket.home_id) == (None, "cleaning", None)
    building = town.ops_group.tr("Building {building}", building=3)
    assert ticket.place == f"{building} · {town.ops_group.tr('Common area')}"
