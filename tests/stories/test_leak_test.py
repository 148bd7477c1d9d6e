"""试漏: what was mended is tried with water first; only then do the days count (X3, B18)."""

from datetime import timedelta

import pytest

from domain.standard import STANDARD
from storage.tables import Event, FollowUp, Medium, Ticket
from tests.stories.raining import LEAK, a_leak
from tests.stories.usually import card_of, is_repaired, newest, reports, shows_the_work
from tests.town import labels_of

FIRST = STANDARD.duration("followup.leak.first")


async def lets_water_on(town, number, label, *, words="淋水半小时，不见水迹"):
    card = await card_of(town, number)
    await town.engineer.taps("💧 Leak test", on=card, at=town.ops_group)
    await town.engineer.taps(label, at=town.ops_group)
    topic = {"thread": thread} if (thread := card.get("message_thread_id")) else {}
    await town.engineer.says(words, to=town.ops_group, photos=1, **topic)


async def first_of(town):
    return next(one for one in await town.kept(FollowUp) if one.state == "planned" and one.ask_at)


@pytest.mark.clause("B18")
async def test_a_passed_test_starts_the_clock(town, li, nothing_fails):
    number = await a_leak(town, li)
    await town.ops_group.sees(number, "🌧 Leak: looked at again after the next rain")
    before = await first_of(town)
    await town.restarts()
    await town.passes("PT5H")
    await lets_water_on(town, number, "✅ It is tight")
    after, (ticket,) = await first_of(town), await town.kept(Ticket)
    assert (after.id, after.limit) == (before.id, ticket.tested_at + FIRST)
    assert after.ask_at > before.ask_at
    (photo,) = [one for one in await town.kept(Medium) if one.stage == "test"]
    assert photo.ticket_id == ticket.id
    assert "💧 试漏" not in labels_of(await card_of(town, number))
    await town.passes("P4D")
    events = [one.action for one in await town.kept(Event)]
    assert events.count("ask_follow_up") == 1
    assert "remind_of_leak_test" not in events


async def test_it_may_be_tested_before_the_household_has_accepted_it(town, li):
    await li.says(LEAK)
    await li.taps("🔧 Repair")
    await li.taps_as_asked("🏠", "Wall, ceiling, leak", "14:00–17:00", "✅ Send")
    number = await newest(town)
    await town.engineer.taps("✋ Accept", on=await card_of(town, number), at=town.ops_group)
    await shows_the_work(town, number)
    await town.passes("PT3H")
    await lets_water_on(town, number, "✅ It is tight")
    await town.passes("PT2H")
    await li.taps("👍 It is fine")
    (ticket,), follow_up = await town.kept(Ticket), await first_of(town)
    assert follow_up.limit == ticket.tested_at + FIRST


@pytest.mark.clause("B18")
async def test_what_still_leaks_is_done_again_and_nobody_is_asked(town, li):
    number = await a_leak(town, li)
    await lets_water_on(town, number, "💦 It still leaks", words="窗框下沿还在渗")
    await li.sees("{number}: we have tested the repair with water, and it still leaks. "
                  "We are seeing to it again.", number=number)  # fmt: skip
    (ticket,) = await town.kept(Ticket)
    assert (ticket.state, ticket.finished_at) == ("rework", None)
    assert {one.state for one in await town.kept(FollowUp)} == {"called_off"}
    await shows_the_work(town, number, "重做防水")
    await li.taps("👍 It is fine")
    await lets_water_on(town, number, "✅ It is tight")
    states = [one.state for one in await town.kept(FollowUp)]
    assert states == ["called_off", "called_off", "planned", "planned"]


async def test_without_a_test_in_a_day_completion_counts_and_a_late_one_moves_nothing(town, li):
    number = await a_leak(town, li)
    before = await first_of(town)
    await town.passes("PT23H30M")  # nobody is reminded at five in the morning
    await town.ops_group.sees("💧 <b>{number}</b>, {place}: the leak test is still to be done, by "
                              "{moment}. Please tap “💧 Leak test” under the card.",
                              number=number, place="3-1102", moment="今天 09:00")  # fmt: skip
    await town.passes("PT1H")
    await town.ops_group.sees(number, "💧 No leak test in time: the days count from completion")
    await lets_water_on(town, number, "✅ It is tight")
    after = await first_of(town)
    assert (after.ask_at, after.limit) == (before.ask_at, before.limit)
    late = [one for one in await town.kept(Event) if one.action == "leak_test_late"]
    assert [one.clause for one in late] == ["X3"]


async def test_of_work_done_twice_in_a_morning_the_worker_is_reminded_once(town, li):
    """Both times fall into the night, and so to the same hour of the next day."""
    number = await a_leak(town, li)
    await lets_water_on(town, number, "💦 It still leaks", words="窗框下沿还在渗")
    await town.passes("PT1H")
    await shows_the_work(town, number, "重做防水")
    await town.passes("PT23H")
    events = [one.action for one in await town.kept(Event)]
    assert events.count("remind_of_leak_test") == 1


async def test_what_is_no_leak_needs_no_test_and_another_s_order_is_theirs(town, li):
    number = await reports(li, "水龙头滴水")
    await is_repaired(town, li, number)
    card = await card_of(town, number)
    assert "💧 试漏" not in labels_of(card)
    (ticket,) = await town.kept(Ticket)
    assert await town.engineer.presses(f"1:leak_test:{ticket.id}", card, at=town.ops_group)
    wet = await a_leak(town, li)
    other = await town.staff("李工", "engineer")
    await other.taps("💧 Leak test", on=await card_of(town, wet), at=town.ops_group)
    assert [one.tested_at for one in await town.kept(Ticket)] == [None, None]
    assert await town.kept(Event)


@pytest.mark.clause("F2")
async def test_works_are_asked_about_again_after_weeks_of_use(town, li):
    number = await reports(li, "水龙头滴水")
    await is_repaired(town, li, number)
    ops, dispatcher = town.ops_group, town.dispatcher
    await dispatcher.taps("🏗 Works", on=await card_of(town, number), at=ops)
    _repair, works = await town.kept(FollowUp)
    (ticket,) = await town.kept(Ticket)
    assert (works.after, works.purpose) == ("works", "again")
    assert works.limit - ticket.finished_at == timedelta(days=60)
    assert works.ask_at - ticket.finished_at >= timedelta(days=30)
    await dispatcher.taps("🏗 Not works after all", on=await card_of(town, number), at=ops)
    assert [one.state for one in await town.kept(FollowUp)] == ["planned", "called_off"]
