"""/setup: a code from the keyboard makes a group the office's; who has none learns nothing."""

import pytest

from bot.premises import office_codes
from domain.tickets import Role
from handlers.actions.setting_up import make_code
from handlers.views.premises import HOW_TO_SET_UP
from storage.tables import Community, SetupCode, Staff, Topic
from tests.founding import a_town
from tests.stories.moving import said_in
from tests.stories.usually import DRIPS, card_of
from tests.town import HOUSE, Group, labels_of, text_of

NO_GOOD = (
    "This code does not lead anywhere (any more). A fresh one comes from: python -m bot doctor"
)


@pytest.fixture(params=[True, False], ids=["forum", "plain"])
async def bare(databases, request):
    """An office that has no group yet, and a group of staff that the bot is still to come to."""
    async with a_town(databases, housed=False, forum=request.param) as town:
        town.forum = request.param
        town.boss = await town.newcomer("王经理")
        await town.boss.changes(started=True, joins=town.ops_group.id)
        yield town


async def a_code(town):
    ((_, code, _),) = await office_codes(
        town.app.storage, town.app.settings.standards, town.app.clock
    )
    return code


async def ours(town):
    return [one.ops_chat for one in await town.kept(Community)]


async def managers(town):
    return [one.telegram_id for one in await town.kept(Staff) if one.role == Role.MANAGER]


@pytest.mark.clause("A1", partly="lettings")
async def test_a_code_makes_the_group_the_offices_and_its_bearer_the_manager(bare, nothing_raises):
    town = bare
    await town.boss.says(f"/setup {await a_code(town)}", to=town.ops_group)
    assert await ours(town) == [town.ops_group.id]
    assert await managers(town) == [town.boss.id]
    said = await town.ops_group.sees("春江花园", "✅")
    assert "❌" not in text_of(said)
    topics = {one.name for one in await town.kept(Topic)}
    assert topics == ({"engineering", "security", "cleaning", "greening", "customer_care",
                       "desk", "duty"} if town.forum else set())  # fmt: skip
    menu = await town.get(f"commands?person={town.boss.id}&chat={town.ops_group.id}")
    assert "faq" in {one["command"] for one in menu["commands"]}


@pytest.fixture
def town(bare):
    return bare


@pytest.mark.parametrize("written", ["{}", "{} ", "{}\n", "lower", "bare", "wide"])
async def test_a_code_may_be_typed_as_people_type(bare, written):
    town, code = bare, await a_code(bare)
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in code)
    as_typed = {"lower": code.lower(), "bare": code.replace("-", ""), "wide": wide}
    await town.boss.says(
        f"/setup@huifang_bot {as_typed.get(written, written.format(code))}", to=town.ops_group
    )
    assert await ours(town) == [town.ops_group.id]


@pytest.mark.parametrize("code", ["", "ABCD-EFGH-JKLM", "used", "expired", "'; DROP TABLE staff"])
async def test_a_code_that_leads_nowhere_is_told_so_in_one_sentence(bare, code):
    town = bare
    good = await a_code(town)
    if code == "expired":
        await town.passes("PT24H")
        await town.post("bot", chat=town.ops_group.id, status="administrator")
    if code == "used":
        await town.boss.says(f"/setup {good}", to=town.ops_group)
    given = good if code in {"used", "expired"} else code
    await town.boss.says(f"/setup {given}", to=town.ops_group)
    await town.ops_group.sees(NO_GOOD)
    assert len(await managers(town)) == (1 if code == "used" else 0)
    assert await ours(town) == [town.ops_group.id if code == "used" else None]


async def test_nobody_guesses_for_long(bare):
    town = bare
    good = await a_code(town)
    for n in range(25):
        await town.boss.says(f"/setup AAAA-AAAA-{n:04}", to=town.ops_group)
    refused = [one for one in await town.ops_group.texts() if town.ops_group.tr(NO_GOOD) in one]
    assert len(refused) == 20
    await town.boss.says(f"/setup {good}", to=town.ops_group)
    assert await ours(town) == [None]
    await town.passes("PT61M")


async def test_only_a_hash_of_the_code_is_kept(bare):
    code = await a_code(bare)
    (kept,) = await bare.kept(SetupCode)
    assert code not in kept.code_hash
    assert len(kept.code_hash) == 64


async def test_a_command_that_nobody_typed_here_sets_up_nothing(bare):
    """Forwarded, edited, by another bot, by an anonymous administrator, in private."""
    town, code = bare, await a_code(bare)
    said = f"/setup {code}"
    other = await town.newcomer("路人")
    await other.changes(started=True)
    ops = town.ops_group
    number = await town.boss.says("/setupp", to=ops)
    await town.boss.says(said, to=ops, edit=number)
    await town.boss.says(to=ops, forward={"person": other.id, "text": said})
    await town.boss.says(said)
    await town.boss.sees(HOW_TO_SET_UP)
    await town.boss.changes(promoted=ops.id)
    await town.boss.says(said, to=ops, as_anonymous=True)
    await ops.sees("Please write under your own name: an anonymous administrator could be anybody.")
    assert await ours(town) == [None]
    await town.boss.says(said, to=ops)
    assert await ours(town) == [ops.id]


# --- what the bot says of itself


@pytest.mark.parametrize("standing", ["member", "administrator"])
async def test_the_bot_says_what_it_still_needs(bare, standing):
    town, ops = bare, bare.ops_group
    code = await a_code(town)
    await town.post("bot", chat=ops.id, status=standing, rights=["can_pin_messages"])
    await town.boss.says(f"/setup {code}", to=ops)
    hello = text_of(await ops.sees("春江花园", "❌"))
    assert ops.tr("delete messages, as residents may ask to be forgotten") in hello
    assert (ops.tr("manage topics") in hello) is town.forum
    assert (ops.tr("be an administrator, so that I hear every reply") in hello.split("✅")[0]) is (
        standing == "member"
    )
    assert await ours(town) == [ops.id]


async def test_the_office_works_at_once(bare, nothing_raises):
    town, ops = bare, bare.ops_group
    await town.boss.says(f"/setup {await a_code(town)}", to=ops)
    li = await town.resident("李女士", "3-1102")
    number = await li.reports(DRIPS)
    card = await card_of(town, number)
    (topic,) = [one.thread for one in await town.kept(Topic) if one.name == "engineering"] or [None]
    assert card.get("message_thread_id") == topic
    assert labels_of(card)


async def test_what_came_in_before_there_was_a_group_is_shown_in_it(bare):
    town = bare
    li = await town.resident("李女士", "3-1102")
    number = await li.reports(DRIPS)
    await li.sees(number)
    await town.boss.says(f"/setup {await a_code(town)}", to=town.ops_group)
    assert labels_of(await card_of(town, number))


# --- a group that is not ours


async def another_group(town, title="值班室", *, forum=False):
    made = await town.post("groups", title=title, forum=forum, members=[town.boss.id])
    return Group(town, made["id"], "zh_Hans")


async def left(town):
    calls = (await town.get("calls?method=leaveChat"))["calls"]
    return [one["params"]["chat_id"] for one in calls if one["ok"]]


async def test_it_waits_in_a_strange_group_for_a_code_says_nothing_and_goes(bare):
    town, group = bare, await another_group(bare)
    await a_code(town)
    for words in ("/start", "/help", "大家好"):
        await town.boss.says(words, to=group)
    await town.passes("PT9M")
    assert group.id not in await left(town)
    await town.passes("PT2M")
    assert group.id in await left(town)
    assert await said_in(town, group.id) == []


async def test_it_stays_where_the_code_is_said(bare):
    town = bare
    code = await a_code(town)
    await town.boss.says("大家好", to=town.ops_group)
    await town.boss.says(f"/setup {code}", to=town.ops_group)
    await town.passes("PT20M")
    assert await left(town) == []


# --- the office moves


async def test_with_a_fresh_code_the_office_moves_and_its_matters_go_along(bare, nothing_raises):
    town, old = bare, bare.ops_group
    await town.boss.says(f"/setup {await a_code(town)}", to=old)
    li = await town.resident("李女士", "3-1102")
    number = await li.reports(DRIPS)
    new = await another_group(town, "新值班室", forum=not town.forum)
    async with town.app.storage.transaction() as shelves:
        community = await shelves.communities.get(1)
        code, _ = await make_code(shelves, community, HOUSE.of(""), town.app.clock.now())
    await town.boss.says(f"/setup {code}", to=new)
    assert await ours(town) == [new.id]
    await old.sees("The office has moved to another group. I leave this one; nothing is lost.")
    assert await left(town) == [old.id]
    town.ops_group = new
    assert labels_of(await card_of(town, number))
    assert len(await managers(town)) == 1
    other = await li.reports("客厅的灯不亮")
    assert labels_of(await card_of(town, other))
    assert {one.name for one in await town.kept(Topic)} == (
        set() if town.forum else {"engineering", "security", "cleaning", "greening",
                                  "customer_care", "desk", "duty"}
    )  # fmt: skip


async def test_a_second_code_is_void_once_the_first_was_used(bare):
    town = bare
    first, second = await a_code(town), await a_code(town)
    await town.boss.says(f"/setup {first}", to=town.ops_group)
    group = await another_group(town)
    await town.boss.says(f"/setup {second}", to=group)
    await group.sees(NO_GOOD)
    assert await ours(town) == [town.ops_group.id]
