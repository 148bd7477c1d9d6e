"""业主委员会 — the owners' committee has a group, in which the bot reports and nothing else."""

from datetime import timedelta

import pytest

from bot.premises import office_codes
from handlers.views.committee import ASK_ELSEWHERE
from handlers.views.premises import HOW_TO_SET_UP, NO_SUCH_CODE
from storage.tables import CommitteeReport, Community, Event, OutboxRow, SetupCode
from tests.documents.reading import said_on
from tests.stories.moving import said_in
from tests.stories.pictures import file_of
from tests.stories.usually import is_repaired, reports
from tests.town import Group, text_of


@pytest.fixture
async def chair(town):
    soul = await town.newcomer("陈主任")
    await soul.changes(started=True)
    return soul


@pytest.fixture
async def committee(town, chair):
    """A group of theirs, to which the bot was added."""
    made = await town.post("groups", title="业委会", members=[chair.id])
    await town.settles()
    return Group(town, made["id"], "zh_Hans")


async def a_code(town, manager):
    await manager.says("/setup committee")
    said = text_of(await manager.sees("🏛 <b>The owners' committee's group</b>"))
    return next(word for word in said.split() if word.count("-") == 2)


@pytest.fixture
async def met(town, manager, chair, committee):
    """It is bound already."""
    await chair.says(f"/setup {await a_code(town, manager)}", to=committee)
    return committee


async def bound(town):
    return [one.committee_chat for one in await town.kept(Community)]


async def test_a_code_binds_the_group_and_is_kept_nowhere(
    town, manager, chair, committee, nothing_fails
):
    code = await a_code(town, manager)
    await chair.says(f"/setup {code}", to=committee)
    assert await bound(town) == [committee.id]
    assert "业主委员会各位好" in (await committee.texts())[-1]
    await town.ops_group.sees("业委会", "/setup committee")
    assert code not in str([(one.params, one.if_sent) for one in await town.kept(OutboxRow)])
    (kept,) = await town.kept(SetupCode)
    assert kept.used_at
    assert {"committee_code", "committee_set_up"} <= {one.action for one in await town.kept(Event)}


@pytest.mark.clause("G5")
async def test_the_committee_has_each_report_once(town, li, manager, met, nothing_fails):
    await is_repaired(town, li, await reports(li, "厨房水龙头一直滴水"))
    await town.passes("P31D")
    await manager.says("/report 2026-Q1")
    report = await manager.sees("📊", "2026-Q1")
    assert await manager.taps("📤 To the committee", on=report)
    assert [one for one in await met.messages() if "document" in one] == []
    await manager.taps("✅ Send")
    (sent,) = [one for one in await met.messages() if "document" in one]
    assert sent["document"]["file_name"] == "report-2026-Q1.pdf"
    assert "春江花园" in sent["caption"]
    for private in ("3-1102", "李女士", "王工"):
        assert private not in sent["caption"]
        assert private not in said_on(file_of(town, sent))
    said = await manager.taps("📤 To the committee", on=report)
    assert said.startswith("这份报告已于")
    assert len([one for one in await met.messages() if "document" in one]) == 1
    (kept,) = await town.kept(CommitteeReport)
    assert kept.period == "2026-Q1"


async def test_what_did_not_arrive_may_be_sent_again(town, li, manager, met):
    """Their group does not let us write; then it does, and has the report once."""
    await is_repaired(town, li, await reports(li, "厨房水龙头一直滴水"))
    await town.passes("P31D")
    await manager.says("/report 2026-Q1")
    report = await manager.sees("📊", "2026-Q1")
    there = town.sandbox.world.me(town.sandbox.world.chats[met.id])
    before, there.status = there.status, "restricted"
    for _ in range(2):
        await manager.taps("📤 To the committee", on=report)
        await manager.taps("✅ Send")
        await town.passes("PT1M")
    await manager.sees("⚠️", "2026-Q1")
    there.status = before
    await manager.taps("📤 To the committee", on=report)
    await manager.taps("✅ Send")
    assert (await manager.taps("📤 To the committee", on=report)).startswith("这份报告已于")
    assert len([one for one in await met.messages() if "document" in one]) == 1
    (kept,) = await town.kept(CommitteeReport)
    assert kept.sent_at > town.app.clock.now() - timedelta(minutes=1)


async def test_what_still_runs_and_what_is_no_managers_does_not_go_there(town, li, manager, met):
    await is_repaired(town, li, await reports(li, "厨房水龙头一直滴水"))
    await town.supervisor.says("/report quarter", to=town.ops_group)
    shown = await town.ops_group.sees("📊", "2026-Q1")
    await town.supervisor.presses("1:report_send:2026-Q1", shown, at=town.ops_group)
    await manager.taps("📤 To the committee", on=shown, at=town.ops_group)
    await manager.presses("1:report_send:2026-03", shown, at=town.ops_group)
    assert await town.kept(CommitteeReport) == []
    assert not [one for one in await met.messages() if "document" in one]


async def test_only_a_manager_has_a_code(town, manager, committee):
    await town.engineer.says("/setup committee", to=town.ops_group)
    await town.ops_group.sees("That is for somebody else to do.")
    await manager.says("/setup 业委会", to=town.ops_group)
    await town.ops_group.sees(
        "🏛 {name}, the code for the committee's group is in your private chat.", name=manager.name
    )
    stranger = await town.newcomer("路人")
    await stranger.says("/setup committee")
    await stranger.sees(HOW_TO_SET_UP)
    assert len(await town.kept(SetupCode)) == 1


async def test_who_asks_in_their_own_group_is_told_where_to_ask(town, manager, chair, committee):
    await manager.says("/help", to=town.ops_group)
    await town.ops_group.sees("/setup committee – a code for the owners' committee's group")
    await chair.says("/setup committee", to=committee)
    await committee.sees(ASK_ELSEWHERE)
    await committee.sees_nothing_of(NO_SUCH_CODE)
    assert await town.kept(SetupCode) == []
    await manager.says("/setup committee")
    await manager.sees("请在 10 分钟内", "/setup ")


async def test_it_answers_nothing_there(town, met, chair):
    """Neither words, nor danger, nor commands, nor a wrong code, nor what is edited."""
    said = len(await said_in(town, met.id))
    number = await chair.says("着火了，快来人！", to=met)
    await chair.says("水管爆了", to=met, edit=number)
    for words in ("/help", "/report", "/privacy", "/setup ABCD-EFGH-JKLM", "/setup committee"):
        await chair.says(words, to=met)
    await town.passes("P1D")
    assert len(await said_in(town, met.id)) == said


async def test_no_group_is_two_things_at_once(town, manager, met, chair):
    theirs = await a_code(town, manager)
    await manager.says(f"/setup {theirs}", to=town.ops_group)
    await town.ops_group.sees(NO_SUCH_CODE)
    ours = await office_codes(town.app.storage, town.app.settings.standards, town.app.clock)
    for _, code, _ in ours:
        await chair.says(f"/setup {code}", to=met)
    (office,) = await town.kept(Community)
    assert (office.ops_chat, office.committee_chat) == (town.ops_group.id, met.id)


async def test_it_may_meet_elsewhere_and_turn_us_out(town, manager, met, chair):
    made = await town.post("groups", title="新群", members=[chair.id])
    other = Group(town, made["id"], "zh_Hans")
    await chair.says(f"/setup {await a_code(town, manager)}", to=other)
    assert await bound(town) == [other.id]
    await met.sees("Reports for the owners' committee go to another group. I leave this one.")
    await town.post("bot", chat=other.id, status="kicked")
    await town.settles()
    assert await bound(town) == [None]
    await town.ops_group.sees("我已被移出业主委员会的群")


async def test_a_group_that_becomes_a_supergroup_is_still_theirs(town, met):
    moved = await town.post("migrate", chat=met.id)
    await town.settles()
    assert await bound(town) == [moved["id"]]
    await town.passes("PT10M")
    left = {one.chat for one in await town.kept(OutboxRow) if one.method == "leaveChat"}
    assert moved["id"] not in left
