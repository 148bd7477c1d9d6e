"""/plan: what residents are asked and when, and from when to when a paid service runs."""

from datetime import timedelta

import pytest

from handlers.answering import _REASONS
from handlers.staff.asking_plan import _BACKWARDS, _FROM_TO, _NO_DAY, _OVER, _WHAT
from storage.tables import Event, FollowUp
from tests.stories.pricing import EIGHTY, SIGN, agrees, finishes, is_paid_work, quotes
from tests.stories.raining import a_leak
from tests.stories.usually import (
    calls_for_help,
    card_of,
    is_repaired,
    newest,
    reports,
    says,
    shows_the_work,
)
from tests.town import HOMES, text_of

TODAY = "📅 <b>To be asked today</b>"
WEEK = "📅 <b>To be asked in the next seven days</b>"
RAIN = "📅 <b>To be asked after the next rain</b>"
ABOUT = "📅 <b>To be asked about {number}</b>"
AT = "📅 <b>To be asked at {home}</b>"
IN = "📅 <b>To be asked in {building}</b>"


@pytest.fixture
async def planned(town, li):
    """A leak and a dripping tap are mended; the number of the leak."""
    number = await a_leak(town, li)
    await is_repaired(town, li, await reports(li, "水龙头滴水"))
    return number


@pytest.mark.clause("F1")
async def test_what_is_asked_is_seen_by_time_matter_home_and_building(town, planned):
    ops, dispatcher = town.ops_group, town.dispatcher
    await says(dispatcher, "/plan")
    await ops.sees(TODAY, "Nothing.")
    await says(dispatcher, "/plan 本周")
    week = text_of(await ops.sees(WEEK))
    assert "S0 六(7)" in week
    assert ops.tr("dispatcher") in week
    await dispatcher.taps("🌧 After rain", at=ops)
    await ops.sees(RAIN, planned)
    await says(dispatcher, f"/plan {planned}")
    about = text_of(await ops.sees(ABOUT, number=planned))
    assert about.count(planned) == 3
    for said, seen in ("3-1102", (AT, {"home": "3-1102"})), ("3栋", (IN, {"building": "3栋"})):
        await says(dispatcher, f"/plan {said}")
        await ops.sees(seen[0], **seen[1])
    await dispatcher.taps(planned, at=ops)
    assert "🌧" in text_of(await card_of(town, planned))


async def test_what_is_being_done_is_planned_once_it_is_in_order(town, li):
    number = await reports(li, "水龙头滴水")
    await says(town.dispatcher, f"/plan {number}")
    soon = "Planned as soon as the household has found the work in order."
    await town.ops_group.sees(ABOUT, soon, number=number)
    await li.taps("Withdraw")
    await li.taps("Another reason")
    await says(town.dispatcher, f"/plan {number}")
    await town.ops_group.sees(ABOUT, "Nothing.", number=number)


CALLED = "if silent: {role}"
BY_RATE = "if silent: only where the month's rate needs it"


@pytest.mark.clause("F1")
async def test_what_was_asked_is_seen_until_it_is_answered(town, li, planned):
    """With the reminder, and with the call that comes of it; for a lamp nobody is called."""
    ops, drips = town.ops_group, await newest(town)
    role = ops.tr("dispatcher")
    assert ops.tr(CALLED, role=role) in await plan_of(town, planned)
    assert ops.tr(BY_RATE) in await plan_of(town, drips)
    assert ops.tr("reminder {moment}", moment="") not in await plan_of(town, drips)
    await town.passes("P2D")
    asked = await plan_of(town, drips)
    assert all(ops.tr(one, moment="") in asked for one in ("asked {moment}", "reminder {moment}"))
    await town.dispatcher.taps("⏳ Asked", at=ops)
    await ops.sees("⏳ <b>Asked, and not answered yet</b>", drips)
    await town.passes("P1DT1H")
    assert ops.tr("reminded {moment}", moment="") in await plan_of(town, drips)
    await town.passes("P2D")
    due = ops.tr("{role} is to speak with them by {moment}", role=role, moment="|")
    assert due.partition("|")[0] in await plan_of(town, planned)


@pytest.mark.clause("F14", partly="a reward")
async def test_who_wishes_not_to_be_asked_is_not_promised_a_question(town, li, planned):
    await li.says("/settings")
    await li.taps("🔕 Please do not ask me")
    shown = await plan_of(town, planned)
    assert shown.count("🔕") == shown.count("•") > 0


async def plan_of(town, said):
    await says(town.dispatcher, f"/plan {said}")
    return text_of(await town.ops_group.sees("📅", said))


@pytest.mark.parametrize("said", ["gibberish", "7", "9栋", "9-9999", "R991231-999"])
async def test_what_means_nothing_is_answered_in_a_sentence(town, said):
    before = len(await town.ops_group.messages())
    await says(town.dispatcher, f"/plan {said}")
    answer = (await town.ops_group.messages())[before + 1 :]
    assert len(answer) == 1
    if not said.startswith("R"):
        assert town.ops_group.tr(_WHAT, said=said) in text_of(answer[0])
    assert await town.kept(FollowUp) == []


@pytest.mark.clause("E4")
async def test_a_running_service_is_planned_half_way_and_after_its_end(town, li):
    ops = town.ops_group
    number = await is_paid_work(town, li)
    refused = ops.tr(_REASONS["not_yours"])
    await says(town.engineer, f"/plan {number} 2026-03-02 2026-03-31")
    await ops.sees(refused)
    for wrong, why in {
        "2026-03-02": _FROM_TO,
        "2026-03-31 2026-03-02": _BACKWARDS,
        "2026-01-01 2026-02-01": _OVER,
        "2026-03-02 9999-01-01": ops.tr(_NO_DAY, said="9999-01-01"),
    }.items():
        await says(town.dispatcher, f"/plan {number} {wrong}")
        await ops.sees(why)
    assert await town.kept(FollowUp) == []
    await says(town.dispatcher, f"/plan {number} 2026-03-02 2026-03-31")
    middle, last = await town.kept(FollowUp)
    assert (middle.purpose, middle.clause, last.after) == ("mid_term", "S0 八2(2)", "paid_service")
    assert last.limit - middle.limit == timedelta(days=7)
    term = next(one for one in text_of(await card_of(town, number)).splitlines() if "📆" in one)
    assert "3月31日" in term, "the last day is the last that it runs"
    await says(town.dispatcher, f"/plan {number} 2026-03-02 2026-04-30")
    longer, later = await town.kept(FollowUp)
    assert (longer.id, later.id) == (middle.id, last.id)
    assert longer.ask_at > middle.ask_at
    assert later.ask_at > last.ask_at
    await says(town.dispatcher, f"/plan {number} off")
    assert {one.state for one in await town.kept(FollowUp)} == {"called_off"}


@pytest.mark.clause("E4")
async def test_a_question_whose_bell_rings_before_the_work_is_accepted_waits_for_that(town, li):
    number = await is_paid_work(town, li)
    await quotes(town, number)
    await agrees(li, number)
    await says(town.dispatcher, f"/plan {number} 2026-03-02 2026-03-03")
    await finishes(town, number)
    _middle, last = await town.kept(FollowUp)
    await town.restarts(after="P6D")
    await town.settles()
    assert town.app.clock.now() > last.ask_at
    assert (await town.kept(FollowUp))[-1].state == "planned"
    await li.taps(li.tr(SIGN, money=EIGHTY))
    await town.settles()
    await town.passes("PT12H")
    (*_middle, last) = await town.kept(FollowUp)
    assert last.state == "asked"


@pytest.mark.clause("E4")
async def test_what_was_done_again_over_the_middle_of_its_term_is_asked_about_then(town, li):
    number = await is_paid_work(town, li)
    await quotes(town, number)
    await agrees(li, number)
    await says(town.dispatcher, f"/plan {number} 2026-03-02 2026-03-12")
    await finishes(town, number)
    await li.taps(li.tr(SIGN, money=EIGHTY))
    await town.supervisor.taps("↩️ Audit failed", at=town.ops_group)
    await town.restarts(after="P6D")
    await town.settles()
    await finishes(town, number)
    await li.taps("👍 It is fine")
    await town.passes("PT12H")
    states = [(one.purpose, one.state) for one in await town.kept(FollowUp)]
    assert ("mid_term", "asked") in states


async def test_what_costs_nothing_has_no_term(town, li):
    number = await reports(li, "水龙头滴水")
    await says(town.dispatcher, f"/plan {number} 2026-03-02 2026-03-31")
    await town.ops_group.sees("Only a paid service or a paid repair has a term.")


@pytest.mark.clause("F1")
async def test_the_plan_moves_with_the_matter(town, li):
    """What is reopened is called off; what is done again is planned anew."""
    number = await calls_for_help(li, "水管爆了")
    await is_repaired(town, li, number)
    before = len(await town.kept(FollowUp))
    await town.supervisor.taps("↩️ Audit failed", at=town.ops_group)
    assert {one.state for one in await town.kept(FollowUp)} == {"called_off"}
    called_off = [one for one in await town.kept(Event) if one.action == "call_off_follow_up"]
    assert len(called_off) == before
    await shows_the_work(town, number)
    await li.taps("👍 It is fine")
    states = [one.state for one in await town.kept(FollowUp)]
    assert states == ["called_off"] * before + ["planned"] * before


async def test_what_a_tenant_reported_is_not_asked_when_they_have_gone(town, li):
    await a_leak(town, li)
    async with town.app.storage.transaction() as shelves:
        ((member, _person),) = await shelves.households.people_of(1 + HOMES.index(("3", "1102")))
        member.role = "tenant"
    await li.says("/home")
    for label in ("🚚 I am moving out", "Yes, I am moving out"):
        await li.taps(label)
    assert {one.state for one in await town.kept(FollowUp)} == {"called_off"}
