"""挂起、预约答复: what cannot be done now is said, with a reason and a date that is kept."""

from datetime import UTC, datetime

import pytest

from handlers.answering import _REASONS as REASONS
from handlers.staff.pausing import _PAST
from storage.tables import OutboxRow, Promised, Ticket
from tests.stories.office import done
from tests.stories.usually import card_of, reports, said_by_us, shows_the_work
from tests.town import data_of, labels_of, text_of

DRIPS = "水龙头滴水"
WAITING = "⏸ Waiting until {moment}: {why}"
GOES_ON = "{number}: we are going on with it."
PROMISED = "We cannot say yet. You will have our answer by {moment}."


@pytest.fixture
async def number(town, li):
    found = await reports(li, DRIPS)
    await town.engineer.taps("✋ Accept", at=town.ops_group)
    return found


async def pauses(town, *labels):
    for label in ("⋯ More", "⏸ Pause", *labels):
        await town.engineer.taps(label, at=town.ops_group)


async def is_paused(town):
    (ticket,) = await town.kept(Ticket)
    return ticket.paused_at is not None


# --- waiting


@pytest.mark.clause("B16", partly="the plan made together with the company")
async def test_both_sides_see_why_it_waits_and_until_when(town, li, number):
    await pauses(town, "parts have been ordered", "tomorrow")
    for side in (li, town.ops_group):
        why, until = side.tr("parts have been ordered"), "3月3日 周二 08:00"
        await side.sees(number, "📍", side.tr(WAITING, moment=until, why=why))
    await li.sees("{number} has to wait: {why}.", number=number,
                  why=li.tr("parts have been ordered"))  # fmt: skip
    (paused,) = await done(town, "pause")
    assert (paused.clause, paused.actor) == ("S0 六(3)", "staff:2")
    await town.passes("PT20H")
    assert await is_paused(town)
    await town.passes("PT4H")
    assert not await is_paused(town)
    await li.sees(GOES_ON, number=number)
    (resumed,) = await done(town, "resume")
    assert (resumed.clause, resumed.actor) == ("S0 六(4)", "office")
    assert "⏸" not in text_of(await card_of(town, number))


async def test_who_sleeps_is_not_woken_because_it_goes_on(town, li, number):
    await pauses(town, "parts have been ordered", "tomorrow")
    await town.restarts(after="PT41H")  # two in the morning, the day after
    await li.sees(GOES_ON, number=number)
    letters = [one for one in await town.kept(OutboxRow) if one.chat == li.id]
    assert letters[-1].params["disable_notification"]


async def test_a_restart_in_the_middle_costs_no_wait(town, li, number):
    await pauses(town, "parts have been ordered", "tomorrow")
    await town.restarts(after="P1D")
    await li.sees(GOES_ON, number=number)
    assert not await is_paused(town)


async def test_it_goes_on_when_the_one_we_waited_for_writes(town, li, number):
    await pauses(town, "we need to hear from the resident", "tomorrow")
    asked = await li.sees("{number} waits for you: please reply to this message when we can go on.",
                          number=number)  # fmt: skip
    await li.replies("我回来了，随时可以", asked)
    assert not await is_paused(town)
    await town.ops_group.sees("我回来了，随时可以")
    assert (await done(town, "resume"))[0].actor == "person:1"
    await town.passes("P1D")
    await li.sees_nothing_of(li.tr(GOES_ON, number=number))


async def test_a_word_about_something_else_does_not_end_the_wait_for_parts(town, li, number):
    await pauses(town, "parts have been ordered", "tomorrow")
    await li.replies("好的", await li.sees(number, "📍"))
    assert await is_paused(town)


async def test_rain_keeps_no_calendar(town, li, number):
    await pauses(town, "it has to rain first", "Until it has rained")
    assert await is_paused(town)
    await town.passes("P30D")
    assert await is_paused(town)
    await town.engineer.taps("▶️ Resume", at=town.ops_group)
    await li.sees(GOES_ON, number=number)
    assert not await is_paused(town)


async def test_only_rain_may_wait_without_a_date(town, number):
    card = await card_of(town, number)
    await town.engineer.presses("1:pause_until:1:parts:0", card, at=town.ops_group)
    await town.engineer.presses("1:pause_until:1:boredom:0", card, at=town.ops_group)
    assert not await is_paused(town)


async def test_whoever_goes_all_the_same_has_ended_the_wait(town, li, number):
    await pauses(town, "parts have been ordered", "tomorrow")
    await town.engineer.taps("🛵 On the way", at=town.ops_group)
    assert not await is_paused(town)
    await town.passes("P1D")
    assert len(await done(town, "resume")) == 1


async def test_what_is_done_waits_for_nothing(town, li, number):
    await pauses(town, "parts have been ordered", "tomorrow")
    await shows_the_work(town, number)
    assert not await is_paused(town)
    await town.passes("P1D")
    await li.sees_nothing_of(li.tr(GOES_ON, number=number))


async def test_one_pauses_and_the_other_resumes_and_each_sees_what_stands(town, li, number):
    ops = town.ops_group
    await pauses(town, "parts have been ordered", "tomorrow")
    card = await card_of(town, number)
    resume = data_of(card, ops.tr("▶️ Resume"))
    await town.dispatcher.presses(resume, card, at=ops)
    said = await town.engineer.presses(resume, card, at=ops)
    assert said == ops.tr(REASONS["not_now"])
    now = await card_of(town, number)
    assert (now["message_id"], ops.tr("▶️ Resume") in labels_of(now)) == (card["message_id"], False)


async def test_the_second_page_goes_back_to_the_first(town, number):
    ops, before = town.ops_group, await card_of(town, number)
    await town.engineer.taps("⋯ More", at=ops)
    more = await card_of(town, number)
    assert more["message_id"] == before["message_id"]
    assert labels_of(more) != labels_of(before)
    await town.engineer.taps("‹ Back", at=ops)
    assert labels_of(await card_of(town, number)) == labels_of(before)
    assert len(labels_of(before)) <= 5, "no wall of buttons"


# --- an answer later


@pytest.mark.clause("A9")
@pytest.mark.clause("A10", partly="a place for whom else the desk asks, other than a note")
async def test_an_answer_is_promised_for_a_moment_and_kept(town, li, number):
    ops = town.ops_group
    for label in ("⋯ More", "🕒 Answer later", "18:00"):
        await town.dispatcher.taps(label, at=ops)
    at = f"{li.tr('today')} 18:00"
    signed = li.tr("[{office} · {role}] {name}", office="春江花园", role=li.tr("dispatcher"),
                   name="小陈")  # fmt: skip
    await li.sees(PROMISED, f"{signed} · {number}", moment=at)
    promise = next(one for one in await town.kept(Promised) if one.key == "answer.promised")
    assert (promise.due, promise.clause) == (datetime(2026, 3, 2, 10, tzinfo=UTC), "S0 三(3)")
    await town.dispatcher.replies("配件明天到", await card_of(town, number), at=ops)
    kept = next(one for one in await town.kept(Promised) if one.key == "answer.promised")
    assert (bool(kept.kept_at), kept.missed_at) == (True, None)


@pytest.mark.clause("A9")
async def test_a_promised_answer_that_does_not_come_is_called_for(town, li, number):
    ops = town.ops_group
    for label in ("⋯ More", "🕒 Answer later"):
        await town.dispatcher.taps(label, at=ops)
    await town.dispatcher.taps("18:00", at=ops)
    before = len(said_by_us(await ops.messages()))
    await town.passes("PT10H")
    late = next(one for one in await town.kept(Promised) if one.key == "answer.promised")
    assert late.missed_at
    assert len(said_by_us(await ops.messages())) > before


async def test_no_answer_is_promised_for_the_past(town, li, number):
    ops = town.ops_group
    for label in ("⋯ More", "🕒 Answer later"):
        await town.dispatcher.taps(label, at=ops)
    card = await card_of(town, number)
    six = data_of(card, "18:00")
    await town.passes("PT10H")
    assert await town.dispatcher.presses(six, card, at=ops) == ops.tr(_PAST)
    for stamp in ("0", "9" * 15, "1"):
        await town.dispatcher.presses(f"1:answer_at:1:{stamp}", card, at=ops)
    assert not [one for one in await town.kept(Promised) if one.key == "answer.promised"]
