"""交接班 — the handover writes itself, and the next shift has to take it over."""

import pytest

from storage.tables import DutyEntry, Event, Handover
from tests.stories.usually import DRIPS, calls_for_help, card_of, reports
from tests.town import data_of, labels_of, text_of

TAKE = "🤝 Take over"
NOT_TAKEN = "⚠️ {name} handed over at {clock}, and nobody has taken over ({clause})."


async def hands_over(town, soul=None):
    await (soul or town.dispatcher).says("/handover", to=town.ops_group)
    return await shown(town)


async def shown(town):
    return await town.ops_group.sees("🤝")


async def notes_of(town):
    return [one["note"] for one in (await town.kept(Handover))[-1].items]


async def replies(town, words):
    await town.dispatcher.replies(words, await shown(town), at=town.ops_group)


@pytest.mark.clause("B13")
async def test_the_handover_writes_itself_and_the_next_one_takes_it(town, li, nothing_fails):
    urgent = await calls_for_help(li, "水管爆了，水漫到走廊了")
    booked = await reports(li, DRIPS)
    await town.engineer.taps("✋ Accept", on=await card_of(town, booked), at=town.ops_group)
    await town.dispatcher.says("/log 2号水泵异响", to=town.ops_group)
    message = await hands_over(town)
    text = text_of(message)
    assert text.index(town.ops_group.tr("🔴 Urgent, and nobody has it")) < text.index(urgent)
    assert text.index(town.ops_group.tr("⏳ Promised for the next shift")) < text.index(booked)
    assert "2号水泵异响" in text
    assert {urgent, booked} <= set(labels_of(message))
    await replies(town, "2 配件明早到")
    await town.dispatcher.says(f"/handover note {urgent} 已叫维修工", to=town.ops_group)
    assert await notes_of(town) == ["已叫维修工", "配件明早到"]
    await town.ops_group.sees("配件明早到", booked)
    await town.engineer.taps(TAKE, at=town.ops_group)
    taken = await shown(town)
    assert town.ops_group.tr(TAKE) not in labels_of(taken)
    (kept,) = await town.kept(Handover)
    assert (kept.by_staff, kept.taken_by) == (1, 2)


async def test_who_hands_over_cannot_take_it_themselves(town):
    await hands_over(town)
    await town.dispatcher.taps(TAKE, at=town.ops_group)
    assert (await town.kept(Handover))[0].taken_by is None


async def test_alone_on_duty_a_leader_takes_it(town):
    for soul in (town.dispatcher, town.engineer):
        await soul.says("/duty off", to=town.ops_group)
    await hands_over(town, town.supervisor)
    await town.supervisor.taps(TAKE, at=town.ops_group)
    assert (await town.kept(Handover))[0].taken_by == 3


async def test_two_take_over_at_once_and_the_second_is_told(town):
    message = await hands_over(town)
    take = data_of(message, town.ops_group.tr(TAKE))
    await town.engineer.presses(take, message, at=town.ops_group)
    said = await town.supervisor.presses(take, message, at=town.ops_group)
    assert said == town.ops_group.tr("{name} has taken it over already.", name="王工")


async def test_a_handover_that_nobody_takes_is_told_to_the_manager_once(town, manager):
    await hands_over(town)
    await town.passes("PT29M")
    await manager.sees_nothing_of("S4 4.6")
    await town.restarts(after="PT2M")
    await manager.sees(NOT_TAKEN, name="小陈", clock="09:00", clause="S4 4.6")
    await town.passes("PT2H")
    assert sum("S4 4.6" in text for text in await manager.texts()) == 1


async def test_one_that_was_taken_is_not_spoken_of(town, manager):
    await hands_over(town)
    await town.engineer.taps(TAKE, at=town.ops_group)
    await town.passes("PT2H")
    await manager.sees_nothing_of("S4 4.6")


async def test_written_again_it_is_the_same_one_and_keeps_its_notes(town, li):
    await reports(li, DRIPS)
    await hands_over(town)
    await replies(town, "1 等配件")
    await reports(li, "客厅的灯不亮")
    await hands_over(town)
    (kept,) = await town.kept(Handover)
    assert [one["note"] for one in kept.items] == ["等配件", ""]


async def test_what_was_handed_over_stays_as_it_was(town, li):
    number = await reports(li, DRIPS)
    await hands_over(town)
    await town.engineer.taps(TAKE, at=town.ops_group)
    await town.engineer.taps("✋ Accept", on=await card_of(town, number), at=town.ops_group)
    await town.engineer.says("/handover last", to=town.ops_group)
    last = (await town.ops_group.messages())[-1]
    assert town.ops_group.tr("Waiting to be accepted") in text_of(last)


async def test_a_long_one_has_pages(town, li):
    for n in range(3):
        soul = await town.resident(f"住户{n}", "2-101")
        for word in ("水龙头滴水", "客厅的灯不亮", "门锁坏了"):
            await reports(soul, f"{word}{n}")
    message = await hands_over(town)
    await town.engineer.taps("›", on=message, at=town.ops_group)
    assert "9. " in text_of(await shown(town))


@pytest.mark.parametrize("words", ["/handover foo", "/handover note", "/handover note 1"])
async def test_a_slip_is_answered_with_the_right_form(town, words):
    await hands_over(town)
    await town.dispatcher.says(words, to=town.ops_group)
    await town.ops_group.sees("/handover", "note 2 The parts come tomorrow morning")


async def test_a_line_that_is_not_there_is_said_so(town, li):
    await reports(li, DRIPS)
    await hands_over(town)
    await replies(town, "7 等配件")
    await town.ops_group.sees("That is not in the handover.")
    assert await notes_of(town) == [""]


async def test_the_duty_log_of_today(town, li):
    number = await reports(li, DRIPS)
    await town.dispatcher.says("/log 2号水泵异响", to=town.ops_group)
    await town.dispatcher.says(f"/log {number} 业主来电催", to=town.ops_group)
    await town.dispatcher.replies("/log 已上门", await card_of(town, number), at=town.ops_group)
    assert [(one.words, one.ticket_id) for one in await town.kept(DutyEntry)] == [
        ("2号水泵异响", None), ("业主来电催", 1), ("已上门", 1),
    ]  # fmt: skip
    await town.dispatcher.says("/log", to=town.ops_group)
    await town.ops_group.sees("2号水泵异响", "业主来电催", "已上门")
    assert "duty_log" in {one.action for one in await town.kept(Event)}
    await town.passes("P1D")
    await town.dispatcher.says("/log", to=town.ops_group)
    await town.ops_group.sees("Nothing has been written down yet.")
