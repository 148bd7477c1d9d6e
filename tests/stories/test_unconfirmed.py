"""Whom the office has not confirmed, or no longer: what they may bring, and what is not theirs."""

import pytest

from handlers.access import NOT_HERE
from handlers.views.safety import SAFETY
from storage.tables import Event, FollowUp, Member, Ticket
from tests.stories.joins import agrees, applies
from tests.stories.talks import screen
from tests.stories.usually import is_repaired, newest, said_by_us, scores
from tests.town import labels_of, text_of


@pytest.mark.clause("B3", partly="reports by colleagues")
async def test_who_waits_may_report_what_is_broken_in_common_areas(town, zhao):
    await zhao.says("/start")
    await zhao.sees(
        "The office is checking your registration. "
        "You can already report danger and faults in common areas, and write to us about "
        "anything else."
    )
    await zhao.says("楼道灯坏了")
    await zhao.taps("🔧 Repair")
    assert "3-1102" not in "".join(labels_of(await screen(zhao)))
    await zhao.taps("Outdoors, or elsewhere")
    await zhao.taps("✅ Send")
    await town.ops_group.sees(await newest(town), "Common area", "赵先生")


async def test_who_waits_is_helped_at_home_when_it_is_dangerous(town, zhao):
    await zhao.says("我家水管爆了")
    await zhao.sees(SAFETY["water"])
    await zhao.taps("3-1102")
    (ticket,) = await town.kept(Ticket)
    assert (ticket.urgent, ticket.place) == (True, "3-1102")
    call = await town.ops_group.sees(ticket.number, "3-1102", mentions=town.engineer)
    assert "3-1102" in text_of(call)


@pytest.mark.parametrize("matter", ["📣 Complaint", "❓ Question"])
async def test_who_waits_may_bring_anything_and_nothing_of_the_home(town, zhao, matter):
    await zhao.says("保洁好几天没来打扫楼道了")
    await zhao.taps(matter)
    if matter == "📣 Complaint":
        await zhao.taps("Nobody in particular")
        await zhao.taps("Skip")
    await zhao.taps("✅ Send")
    (ticket,) = await town.kept(Ticket)
    assert (ticket.home_id, ticket.place) == (None, "")


async def test_who_waits_sees_and_does_nothing_of_the_homes_own(town, zhao):
    li = await town.resident("李女士", "3-1102")
    await li.reports("水龙头滴水")
    (ticket,) = await town.kept(Ticket)
    mine = said_by_us(await zhao.messages())[-1]
    for action in ("mine", "cancel", "withdraw", "accept_work", "raise"):
        answer = await zhao.presses(f"1:{action}:{ticket.id}", mine)
        assert answer == zhao.tr(NOT_HERE)
    await zhao.says("/my")
    await zhao.sees_nothing_of(ticket.number)
    (after,) = await town.kept(Ticket)
    assert (after.state, after.urgent) == ("filed", False)


@pytest.mark.clause("A5", partly="surveys")
async def test_who_was_never_confirmed_is_not_asked_how_it_was(town, zhao):
    await zhao.says("我家水管爆了")
    await zhao.taps("3-1102")
    await is_repaired(town, zhao, await newest(town))
    await town.passes("P4D")
    await zhao.sees_nothing_of("🙏 <b>How was it?</b>")
    assert {one.state for one in await town.kept(FollowUp)} == {"called_off"}
    (event, *_rest) = [one for one in await town.kept(Event) if one.action == "call_off_follow_up"]
    assert event.clause == "S3 六2(2)"


@pytest.mark.clause("A5", partly="surveys")
async def test_whose_membership_has_ended_answers_no_follow_up(town):
    li = await town.resident("李女士", "3-1102")
    await li.says("水管爆了")
    await li.taps("🏠")
    number = await newest(town)
    await is_repaired(town, li, number)
    await town.passes("P1D")
    asked = await li.sees("🙏", number)
    (member,) = await town.kept(Member)
    async with town.app.storage.transaction() as shelves:
        (await shelves.households.member(member.id)).state = "ended"
    (first, *_later) = await town.kept(FollowUp)
    answer = await li.presses(f"1:score:{first.id}:quality:1", asked)
    assert answer == li.tr(NOT_HERE)
    (first, *_later) = await town.kept(FollowUp)
    assert first.quality is None


async def test_who_reported_a_common_area_answers_for_it_without_a_home(town, zhao):
    await zhao.says("楼道灯坏了，一直不亮")
    await zhao.taps("🔧 Repair")
    await zhao.taps("Outdoors, or elsewhere")
    await zhao.taps("✅ Send")
    number = await newest(town)
    await is_repaired(town, zhao, number)
    await town.passes("P4D")
    await scores(zhao, 5, 5, 5)
    assert "answered" in {one.state for one in await town.kept(FollowUp)}


async def test_a_decision_on_somebodys_own_application_takes_somebody_elses_press_for_nothing(
    town, zhao
):
    """The number on a button opens nothing for whoever has no business with it."""
    qian = await town.newcomer("钱先生")
    await agrees(qian)
    await applies(qian, room="1101")
    mine = said_by_us(await qian.messages())[-1]
    for number in (1, 2, 999):
        assert await qian.presses(f"1:admit:{number}", mine) == qian.tr(NOT_HERE)
    assert {one.state for one in await town.kept(Member)} == {"asked"}
