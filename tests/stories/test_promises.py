"""时限: what is promised with each matter, what keeps it, and what follows if nobody does."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.promises import ANSWER, CALLED, VISIT
from storage.tables import CaseCard, Event, OutboxRow, Promised, Timer
from tests.stories.promised import (
    brings,
    called,
    every_promise_is_looked_after,
    is_in_danger,
    local,
    owed,
    promised,
    taps_in_turn,
)
from tests.stories.usually import card_of, shows_the_work
from tests.town import text_of

FIRST_ANSWER, PROGRESS = "complaint.first_answer", "complaint.progress"
CASE, PLAN = "complaint.unresolved_case_card", "complaint.case_plan"
TO_THE_HEAD, FEEDBACK = "visit.unsolved_to_head", "ops.daily_feedback"
WE_ANSWER = "⏳ A colleague will answer you by {moment}."
SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.fixture
async def head(town):
    return await town.staff("周主任", "head")


@pytest.fixture(autouse=True)
async def nothing_is_lost(town, nothing_fails):
    yield
    await every_promise_is_looked_after(town)


async def answers(who, ticket, words="已经派人去看了"):
    town = who.town
    await who.replies(words, await card_of(town, ticket.number), at=town.ops_group)


# --- what is promised


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("/repair", {CALLED: "Mon 02 09:05", VISIT: None}),
        ("/complain", dict.fromkeys((FIRST_ANSWER, PROGRESS, CASE), "Tue 03 09:00")),
        ("/ask", {"inquiry.first_answer": "Tue 03 09:30", TO_THE_HEAD: "Mon 02 18:00"}),
        ("/suggest", {"suggestion.answer": "Tue 10 15:30", TO_THE_HEAD: "Mon 02 18:00"}),
        ("/praise", {"praise.pass_on": "Thu 05 10:30"}),
    ],
)
async def test_each_kind_of_matter_has_its_promises_with_their_clauses(town, li, command, expected):
    ticket = await brings(li, command)
    made = await owed(town)
    assert set(made) == set(expected)
    for key, due in expected.items():
        assert made[key].clause
        assert due in {None, local(made[key].due, SHANGHAI)}
    card = text_of(await card_of(town, ticket.number))
    assert card.count("⏳") == len(set(made) - {PROGRESS}), "one line for what one word will keep"
    (filed,) = [one for one in await town.kept(Event) if one.action == "file"]
    assert set(filed.detail["promised"]) == set(made)


@pytest.mark.clause("C1")
async def test_whoever_complains_reads_by_when_we_answer(town, li):
    ticket = await brings(li)
    await li.sees(ticket.number, WE_ANSWER, moment="3月3日 周二 09:00")


@pytest.mark.clause("C1")
async def test_what_was_missed_is_promised_no_longer_and_stands_on_the_card_as_overdue(town, li):
    await brings(li)
    late = "⚠️ Overdue since {moment}: {what} ({clause})"
    due, ops = "3月3日 周二 09:00", town.ops_group
    known = {"moment": due, "what": li.tr("the first answer"), "clause": "S0 二(3)"}
    await town.passes("P1DT1M")
    await li.sees_nothing_of(WE_ANSWER, moment=due)
    await ops.sees(late, **known)


@pytest.mark.clause("B19", partly="the time the work itself will take is not estimated")
async def test_whoever_reports_a_fault_reads_by_when_it_is_taken_on(town, li):
    ticket = await brings(li, "/repair")
    expected = "⏳ The engineers will be told by {moment} at the latest."
    await li.sees(ticket.number, expected, moment="3月2日 周一 09:05")
    await li.sees(ticket.number, "🗓")
    await taps_in_turn(town.engineer, "✋ Accept")
    await li.sees_nothing_of(expected, moment="3月2日 周一 09:05")


# --- a repair


async def test_each_step_of_a_repair_keeps_what_it_keeps(town, li):
    ticket = await brings(li, "/repair")
    await taps_in_turn(town.engineer, "✋ Accept")
    assert set(await owed(town)) == {VISIT, FEEDBACK}
    await taps_in_turn(town.engineer, "🛵 On the way")
    assert set(await owed(town)) == {FEEDBACK}
    await shows_the_work(town, ticket.number)
    assert await owed(town) == {}
    await li.taps("↩️ Not fixed yet")
    assert set(await owed(town)) == {"repair.rework"}
    await shows_the_work(town, ticket.number)
    await li.taps("👍 It is fine")
    assert await owed(town) == {}
    assert not [one for one in await town.kept(Promised) if one.missed_at]


async def test_what_is_withdrawn_owes_nothing_and_rings_no_more(town, li):
    await brings(li, "/repair")
    await li.taps("Withdraw")
    await li.taps("It has settled itself")
    assert all(one.lapsed_at for one in await town.kept(Promised))
    waiting = [one.name for one in await town.kept(Timer) if one.rung_at is None]
    assert "promise_step" not in waiting
    (cancelled,) = [one for one in await town.kept(Event) if one.action == "cancel"]
    assert set(cancelled.detail["lapsed"]) == {CALLED, VISIT}


async def test_what_becomes_urgent_is_called_for_at_once_and_only_once(town, li):
    await town.passes("PT17H")
    await is_in_danger(li)
    calm, urgent = [one for one in await town.kept(Promised) if one.key == CALLED]
    assert (local(calm.due, SHANGHAI), bool(calm.lapsed_at)) == ("Tue 03 08:35", True)
    assert urgent.due - urgent.made_at == timedelta(minutes=5)


async def test_a_job_that_somebody_has_is_reported_on_by_the_evening(town, li, head):
    ticket = await brings(li, "/repair")
    await li.taps("⚠️ It is dangerous")
    await taps_in_turn(town.engineer, "✋ Accept")
    await town.passes("PT8H1M")
    await town.ops_group.sees("⚠️", ticket.number, mentions=head)


@pytest.mark.clause("B12", partly="there is no list of gaps yet")
async def test_every_day_that_an_order_is_open_its_worker_says_how_it_stands(town, li, head):
    ticket = await brings(li, "/repair")
    await taps_in_turn(town.dispatcher, "👷 Assign", "王工")
    made = await promised(town, FEEDBACK)
    assert local(made.due, SHANGHAI) == "Mon 02 17:00"
    await town.passes("PT7H31M")
    await town.ops_group.sees("⏰", ticket.number, mentions=town.engineer)
    await town.passes("PT30M")
    await town.ops_group.sees("⚠️", ticket.number, mentions=head)
    first, second = [one for one in await town.kept(Promised) if one.key == FEEDBACK]
    assert (bool(first.missed_at), local(second.due, SHANGHAI)) == (True, "Tue 03 17:00")
    await answers(town.engineer, ticket, "配件明天到")
    assert (await promised(town, FEEDBACK)).id == second.id + 1
    assert local((await promised(town, FEEDBACK)).due, SHANGHAI) == "Wed 04 17:00"
    await shows_the_work(town, ticket.number)
    assert FEEDBACK not in await owed(town)


# --- words


@pytest.mark.clause("A8")
async def test_a_question_not_settled_by_the_evening_goes_to_the_head(town, li, head):
    ticket = await brings(li, "/ask")
    await town.passes("PT8H59M")
    assert TO_THE_HEAD in await owed(town)
    await town.passes("PT2M")
    await town.ops_group.sees("🙋", ticket.number, mentions=head)
    kept = await promised(town, TO_THE_HEAD)
    assert (bool(kept.kept_at), kept.missed_at) == (True, None)
    (handed,) = [one for one in await town.kept(Event) if one.action == "hand_up"]
    assert (handed.actor, handed.clause) == ("office", "S0 四")


async def test_the_head_is_not_woken_by_what_comes_late(town, li, head):
    ticket = await brings(li, "/ask")
    await head.changes(started=True)
    await head.says("/start")
    await town.restarts(after="PT17H")  # two in the morning
    await head.sees("🙋", ticket.number)
    letters = [one for one in await town.kept(OutboxRow) if one.chat == head.id]
    assert letters[-1].params["disable_notification"]


@pytest.mark.clause("A8")
async def test_what_is_settled_on_the_spot_goes_to_nobody(town, li, head):
    ticket = await brings(li, "/ask")
    await taps_in_turn(town.dispatcher, "✋ Accept")
    await settles(town.dispatcher, await card_of(town, ticket.number))
    assert await owed(town) == {}
    await town.passes("P1D")
    assert not [one for one in await town.kept(Event) if one.action == "hand_up"]


async def settles(who, card):
    ops = who.town.ops_group
    await who.taps("✅ Settle", on=card, at=ops)
    asked = "{name}, please reply to this message with the answer that settles it."
    await who.replies("到前台补办", await ops.sees(asked, name=who.name), at=ops)
    await who.taps("✅ Send", at=ops)


@pytest.mark.clause("A9")
async def test_the_time_named_for_an_answer_is_kept_or_called_for(town, li):
    ticket = await brings(li, "/ask")
    await taps_in_turn(town.dispatcher, "⋯ More", "🕒 Answer later", "18:00")
    made = await promised(town, ANSWER)
    assert (local(made.due, SHANGHAI), made.clause) == ("Mon 02 18:00", "S0 三(3)")
    await town.passes("PT4H31M")
    await town.ops_group.sees("⏰", ticket.number)
    await town.passes("PT4H30M")
    assert (await promised(town, ANSWER)).missed_at
    await town.ops_group.sees("⚠️", ticket.number, mentions=town.dispatcher)
    await answers(town.dispatcher, ticket)
    assert (await promised(town, ANSWER)).kept_at
    calls = await called(town, ANSWER)
    await town.passes("P2D")
    assert await called(town, ANSWER) == calls


async def test_a_later_time_takes_the_place_of_the_first(town, li):
    await brings(li, "/ask")
    for moment in ("18:00", "10:00"):
        await taps_in_turn(town.dispatcher, "⋯ More", "🕒 Answer later", moment)
    first, second = [one for one in await town.kept(Promised) if one.key == ANSWER]
    assert (bool(first.lapsed_at), second.open) == (True, True)


# --- a complaint


@pytest.mark.clause("C6")
async def test_after_a_day_an_unsettled_complaint_gets_its_case_card_and_a_plan_is_owed(town, li):
    await brings(li)
    await town.passes("P1DT1M")
    (case,) = await town.kept(CaseCard)
    assert case.clause == "S4 4.2.1"
    opened = await promised(town, CASE)
    assert (bool(opened.kept_at), opened.missed_at) == (True, None), "no breach (X9)"
    assert (await promised(town, FIRST_ANSWER)).missed_at
    plan = (await owed(town))[PLAN]
    assert plan.due - plan.made_at == timedelta(hours=24)


@pytest.mark.clause("C9")
async def test_whoever_complained_hears_more_every_day_or_somebody_is_called(town, li):
    ticket = await brings(li)
    await town.passes("PT2H")
    await answers(town.dispatcher, ticket)
    assert {FIRST_ANSWER, PROGRESS} & set(await owed(town)) == {PROGRESS}
    next_word = await promised(town, PROGRESS)
    assert next_word.due - next_word.made_at == timedelta(hours=24)
    await town.passes("PT22H")
    await answers(town.dispatcher, ticket)
    assert await called(town, PROGRESS) == []
    await town.passes("P1DT1M")
    assert (await called(town, PROGRESS))[:1] == [1]
    await town.ops_group.sees("⚠️", ticket.number, mentions=town.dispatcher)
    await answers(town.dispatcher, ticket)
    assert not (await owed(town))[PROGRESS].missed_at


@pytest.mark.clause("C9")
@pytest.mark.parametrize(
    ("until", "rungs"),
    [
        ("PT1M", [1, 2, 3, 4, 1, 2, 3]),
        ("PT14H", [3, 4, 3]),  # missed in the night, and said in the morning
    ],
)
async def test_a_word_owed_every_day_is_called_for_up_to_the_gm(town, li, until, rungs):
    for role in ("head", "manager", "gm"):
        await town.staff(f"{role}先生", role)
    await town.passes(until)
    await answers(town.dispatcher, await brings(li))
    await town.passes("P2DT12H")
    assert await called(town, PROGRESS) == rungs


@pytest.mark.clause("C6")
async def test_what_is_sent_back_has_a_day_until_its_case_card(town, li):
    card = await card_of(town, (await brings(li)).number)
    await settled_and_sent_back(town, li, card)
    assert set(await owed(town)) == {"repair.rework", PROGRESS, CASE}
    await town.passes("P1DT1M")
    (case,) = await town.kept(CaseCard)
    assert case.kind == "unresolved"
    await settled_and_sent_back(town, li, card)
    assert CASE not in await owed(town), "it has its card"


async def settled_and_sent_back(town, li, card):
    await settles(town.dispatcher, card)
    await li.taps("↩️ Not settled")


# --- a pause


async def test_while_it_waits_for_the_resident_no_clock_runs(town, li):
    ticket = await brings(li, "/repair")
    await taps_in_turn(town.engineer, "✋ Accept")
    await shows_the_work(town, ticket.number)
    await li.taps("↩️ Not fixed yet")
    rework = await promised(town, "repair.rework")
    await town.passes("PT1H")
    paused = ("⋯ More", "⏸ Pause", "we need to hear from the resident")
    await taps_in_turn(town.dispatcher, *paused, "08:00")
    stands = await promised(town, "repair.rework")
    assert timedelta(hours=6, minutes=29) < timedelta(seconds=stands.left) < timedelta(hours=6.5)
    assert "⏸" in text_of(await card_of(town, ticket.number))
    assert "⏳" not in text_of(await card_of(town, ticket.number))
    quiet = await called(town)
    await town.passes("PT20H")
    await taps_in_turn(town.dispatcher, "▶️ Resume")
    goes_on = await promised(town, "repair.rework")
    assert (goes_on.left, await called(town)) == (None, quiet)
    assert goes_on.due > rework.due


async def test_what_is_promised_during_a_pause_waits_as_well(town, li):
    ticket = await brings(li)
    paused = ("⋯ More", "⏸ Pause", "it has to rain first", "Until it has rained")
    await taps_in_turn(town.dispatcher, *paused)
    await answers(town.dispatcher, ticket)
    await town.passes("P2D")
    assert await called(town) == []
    await taps_in_turn(town.dispatcher, "▶️ Resume")
    assert (await promised(town, PROGRESS)).left is None


async def test_a_visit_is_off_while_it_waits_but_a_promised_answer_is_not(town, li):
    await brings(li, "/repair")
    await taps_in_turn(town.dispatcher, "⋯ More", "🕒 Answer later", "18:00")
    paused = ("⋯ More", "⏸ Pause", "parts have been ordered")
    await taps_in_turn(town.dispatcher, *paused, "08:00")
    made = await owed(town)
    assert set(made) == {CALLED, ANSWER}
    assert (made[CALLED].left is None, made[ANSWER].left) == (False, None)
    await town.passes("PT9H1M")
    assert (await promised(town, ANSWER)).missed_at
    assert not (await promised(town, CALLED)).missed_at


async def test_a_visit_that_still_lies_ahead_is_owed_again_when_it_goes_on(town, li):
    await brings(li, "/repair")
    visit = (await owed(town))[VISIT]
    await taps_in_turn(town.dispatcher, "⋯ More", "⏸ Pause", "parts have been ordered", "08:00")
    assert VISIT not in await owed(town)
    await taps_in_turn(town.dispatcher, "▶️ Resume")
    assert (await owed(town))[VISIT].due == visit.due


async def test_what_was_overdue_already_does_not_grow_while_it_waits(town, li, head):
    await brings(li)
    await town.passes("P1DT30M")
    paused = ("⋯ More", "⏸ Pause", "it has to rain first", "Until it has rained")
    await taps_in_turn(town.dispatcher, *paused)
    before = await called(town, FIRST_ANSWER)
    await town.passes("P4D")
    assert await called(town, FIRST_ANSWER) == before == [1]
    await taps_in_turn(town.dispatcher, "▶️ Resume")
    await town.passes("PT1H")
    assert await called(town, FIRST_ANSWER) == [1]
    await town.passes("PT35M")
    assert await called(town, FIRST_ANSWER) == [1, 2]
