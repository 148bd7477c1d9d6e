"""答复模板: ready replies in three languages, by button and by command."""

import pytest

from storage.tables import Event, Template
from tests.stories.usually import DRIPS, card_of
from tests.town import labels_of

pytestmark = pytest.mark.usefixtures("nothing_raises")

PARTS = {"zh_Hans": "等待配件", "zh_Hant": "等待零件", "en": "Waiting for parts"}
ORDERED = {"zh_Hans": "我们已经在订购", "zh_Hant": "我們已在訂購", "en": "which we have ordered"}


async def reports(town, language="zh_Hans"):
    li = await town.resident("李女士", "3-1102", language)
    return li, await li.reports(DRIPS)


@pytest.mark.clause("C13", partly="an outcome that says it was explained")
@pytest.mark.parametrize("reads", ["zh_Hans", "zh_Hant", "en"])
async def test_by_button_it_is_looked_at_first_in_the_residents_language(town, reads):
    resident, number = await reports(town, reads)
    ops = town.ops_group
    for label in ("⋯ More", "💬 Ready reply", PARTS[ops.language]):
        await town.dispatcher.taps(label, on=await card_of(town, number), at=ops)
    await ops.sees(ORDERED[reads], number, "李女士")
    await resident.sees_nothing_of(ORDERED[reads])
    await town.dispatcher.taps("✅ Send", on=await card_of(town, number), at=ops)
    await resident.sees(ORDERED[reads], number, "小陈")
    await ops.sees("➡️ 小陈", ORDERED[reads])
    assert ops.tr("⋯ More") in labels_of(await card_of(town, number))
    used = [one.used for one in await town.kept(Template) if one.title == PARTS["zh_Hans"]]
    assert used == [1]


async def test_by_command_with_a_number_and_words_of_its_title(town):
    resident, number = await reports(town)
    await town.dispatcher.says(f"/template {number} 配件", to=town.ops_group)
    await resident.sees(ORDERED["zh_Hans"], number)


async def test_a_title_that_nobody_knows_is_answered_with_the_right_form(town):
    _resident, number = await reports(town)
    await town.dispatcher.says(f"/template {number} 中秋节", to=town.ops_group)
    await town.ops_group.sees("No reply is called that, or several are. /template lists them.")


async def test_the_list_pages_and_opens_each(town):
    ops = town.ops_group
    await town.dispatcher.says("/template", to=ops)
    listed = await ops.sees("💬", "1. 已收到", "8. 等待配件")
    await town.dispatcher.taps("›", on=listed, at=ops)
    await town.dispatcher.taps("9", at=ops)
    assert "{home}" in (await ops.sees("请协助开门", "需要进入"))["text"]


async def test_only_those_who_answer_for_others_change_them(town):
    ops = town.ops_group
    await town.engineer.says("/template", to=ops)
    await town.engineer.taps("➕ Add a reply", at=ops)
    assert not [one for one in await town.kept(Event) if one.action == "write_template"]
    assert len(await town.kept(Template)) == 9


async def test_a_retired_one_is_chosen_by_nobody(town):
    _resident, number = await reports(town)
    ops = town.ops_group
    await town.supervisor.says("/template", to=ops)
    for label in ("8", "🗄 Retire", "Yes, retire it"):
        await town.supervisor.taps(label, at=ops)
    await town.dispatcher.says(f"/template {number} 配件", to=ops)
    await ops.sees("No reply is called that, or several are. /template lists them.")
    await town.supervisor.taps("‹ Back", at=ops)
    listed = await ops.sees("💬", "1. 已收到")
    assert "等待配件" not in listed["text"]


async def test_what_promises_is_held_when_it_is_a_ready_reply_too(town):
    resident, number = await reports(town)
    async with town.app.storage.transaction() as shelves:
        await shelves.templates.write(
            Template(community_id=1, title="担保", words={"zh_Hans": "我们保证修好"},
                     written_at=town.app.clock.now())
        )  # fmt: skip
    await town.dispatcher.says(f"/template {number} 担保", to=town.ops_group)
    await resident.sees_nothing_of("我们保证修好")
    await town.dispatcher.taps("Send it all the same", at=town.ops_group)
    await resident.sees("我们保证修好")


async def test_another_offices_reply_does_not_exist(town):
    _resident, number = await reports(town)
    card = await card_of(town, number)
    said = await town.dispatcher.presses("1:template_try:1:999", card, at=town.ops_group)
    assert said == town.ops_group.tr("There is nothing here under that number.")


async def test_nothing_of_a_confidential_matter_is_named(town):
    _resident, number = await reports(town)
    async with town.app.storage.transaction() as shelves:
        (await shelves.tickets.numbered(number)).confidential = True
    ops = town.ops_group
    await town.dispatcher.says(f"/template {number} 已收到", to=ops)
    copy = await ops.sees("➡️ 小陈", number)
    assert "李女士" not in copy["text"]
