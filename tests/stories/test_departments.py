"""部门: an office arranges itself, and nothing that was brought is lost by it."""

import pytest

from handlers.staff.office_settings import _GONE, _THE_LAST, TAKEN
from handlers.views.names import CATEGORY, DEPARTMENT, TOPIC
from storage.tables import DepartmentRow, Staff, Ticket
from tests.stories.links import follows, invited_by_the_manager
from tests.stories.office import done, post_of, says_here, window
from tests.stories.usually import DRIPS, card_of, newest, reports
from tests.town import Soul, data_of, labels_of, text_of

pytestmark = pytest.mark.usefixtures("nothing_fails")

LIFTS = "电梯维保"


async def department_of(town, number):
    return next(one.department for one in await town.kept(Ticket) if one.number == number)


async def test_an_added_department_answers_for_what_is_routed_to_it(town, boss, li):
    ops = town.ops_group
    await says_here(boss, f"/settings department add {LIFTS}")
    await says_here(boss, f"/settings route water {LIFTS}")
    assert ops.tr("{kind} {matter} → {department}", kind="🔧", matter=ops.tr(CATEGORY["water"]),
                  department=LIFTS) in labels_of(await window(ops))  # fmt: skip
    number = await reports(li, DRIPS)
    assert await department_of(town, number) == "d1"
    assert LIFTS in text_of(await card_of(town, number))
    assert [one.detail for one in await done(town, "route")] == [
        {"subject": "job:water", "department": "d1"}
    ]


async def test_the_same_with_taps(town, boss, li):
    ops = town.ops_group
    await boss.says("/settings", to=ops)
    await boss.taps("🏢 Departments", at=ops)
    await boss.taps("➕ Add one", at=ops)
    asked = await ops.sees("What shall the new department be called?")
    await boss.replies(ops.tr(DEPARTMENT["security"]), asked, ops)
    asked = await ops.sees(TAKEN)
    await boss.replies(LIFTS, asked, ops)
    await boss.says("/settings", to=ops)
    await boss.taps("🔀 Who answers for what", at=ops)
    await boss.taps(CATEGORY["water"], at=ops)
    await boss.taps(LIFTS, at=ops)
    assert await department_of(town, await reports(li, DRIPS)) == "d1"


async def test_praise_and_verdicts_know_it_too(town, boss, li):
    ops = town.ops_group
    await says_here(boss, f"/settings department add {LIFTS}")
    await li.says("/praise")
    await li.says("师傅很负责")
    await li.taps(LIFTS)
    assert [one.department for one in await town.kept(Ticket)] == ["d1"]
    await li.says("/complain")
    await li.says("保洁好几天没来打扫楼道了")
    await li.taps_as_asked("Cleanliness", "A neighbour", "3-1102", "Skip", "✅ Send")
    number = await newest(town)
    await town.dispatcher.taps("⚖ Judge", on=await card_of(town, number), at=ops)
    for label in ("Upheld: our fault", LIFTS, "Ordinary"):
        await town.dispatcher.taps(label, at=ops)
    assert await department_of(town, number) == "d1"
    assert LIFTS in text_of(await card_of(town, number))


async def test_a_department_is_called_as_the_office_calls_it(town, boss, li):
    ops = town.ops_group
    await says_here(boss, "/settings department rename greening = 园林 & 环境")
    assert "园林 & 环境" in text_of(await window(ops))
    await li.says("/praise")
    await li.says("花开得真好")
    await li.taps("园林 & 环境")
    await li.sees("园林 & 环境")


async def test_what_is_given_up_leaves_its_matters_and_people_to_another(town, boss, li):
    ops, ma = town.ops_group, await town.staff("马队长", "head", "engineering")
    number = await reports(li, DRIPS)
    await boss.says("/settings", to=ops)
    for label in ("🏢 Departments", DEPARTMENT["engineering"], "🗑 Give it up"):
        await boss.taps(label, at=ops)
    asked = await window(ops)
    assert ops.tr(DEPARTMENT["engineering"]) not in labels_of(asked)
    await boss.taps(DEPARTMENT["customer_care"], at=ops)
    assert await department_of(town, number) == "customer_care"
    assert (await post_of(ma)).department == "customer_care"
    assert ops.tr(DEPARTMENT["customer_care"]) in text_of(await card_of(town, number))
    assert await department_of(town, await reports(li, DRIPS)) == "customer_care"
    (event,) = await done(town, "pass_to_department")
    assert event.detail == {"before": "engineering", "after": "customer_care"}
    stale = data_of(asked, ops.tr(DEPARTMENT["security"]))
    assert await boss.presses(stale, asked, at=ops) == ops.tr(_GONE)


async def test_old_matters_keep_the_name_of_a_department_that_is_gone(town, boss, li):
    await says_here(boss, f"/settings department add {LIFTS}")
    await says_here(boss, f"/settings route water {LIFTS}")
    number = await reports(li, DRIPS)
    await li.taps("Withdraw")
    await li.taps("It was a mistake")
    await says_here(boss, f"/settings department retire {LIFTS} = engineering")
    assert await department_of(town, number) == "d1"
    assert LIFTS in text_of(await card_of(town, number))
    assert await department_of(town, await reports(li, DRIPS)) == "engineering"
    await li.says("/praise")
    await li.says("师傅很负责")
    assert LIFTS not in labels_of((await li.messages())[-1])


async def test_what_was_given_up_can_be_there_again(town, boss):
    await says_here(boss, "/settings department retire greening = cleaning")
    name = town.ops_group.tr(DEPARTMENT["greening"])
    await says_here(boss, f"/settings department add {name}")
    rows = await town.kept(DepartmentRow)
    assert [(one.code, one.retired_at) for one in rows] == [("greening", None)]
    assert town.ops_group.tr(TOPIC["greenery"]) in text_of(await window(town.ops_group))


async def test_whoever_was_invited_into_it_comes_to_its_successor(town, li):
    payload = await invited_by_the_manager(town, "engineer engineering")
    boss = Soul(town, (await town.kept(Staff))[-1].telegram_id, "何经理", "zh_Hans")
    await says_here(boss, "/settings department retire engineering = cleaning")
    await follows(li, payload)
    await li.says("李师傅")
    await li.taps("✅ Take the post")
    assert (await post_of(li)).department == "cleaning"


async def test_the_last_department_stays(town, boss):
    ops = town.ops_group
    for code in ("security", "cleaning", "greening", "customer_care"):
        await says_here(boss, f"/settings department retire {code} = engineering")
    (said,) = await says_here(boss, "/settings department retire engineering")
    assert said == ops.tr(_THE_LAST)


async def test_another_department_of_that_name_is_not_made(town, boss):
    name = town.ops_group.tr(DEPARTMENT["security"])
    (said,) = await says_here(boss, f"/settings department add {name}")
    assert said.startswith(town.ops_group.tr(TAKEN))
    assert await town.kept(DepartmentRow) == []


async def test_a_colleague_belongs_to_an_added_department(town, boss):
    await says_here(boss, f"/settings department add {LIFTS}")
    await says_here(boss, f"/staff 王工 department {LIFTS}")
    assert (await post_of(town.engineer)).department == "d1"
    assert LIFTS in text_of(await window(town.ops_group))


async def test_a_new_department_has_its_own_topic_in_a_forum(town, boss, li):
    await says_here(boss, f"/settings department add {LIFTS}")
    await says_here(boss, f"/settings route water {LIFTS}")
    made = (await town.get("calls?method=createForumTopic"))["calls"][-1]
    assert made["params"]["name"] == LIFTS
    card = await card_of(town, await reports(li, DRIPS))
    assert card["message_thread_id"] == made["result"]["message_thread_id"]
