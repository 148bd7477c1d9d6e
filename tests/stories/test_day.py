"""每日反馈 — reminded at 16:30, reported by 17:00, and at 17:05 the silent are named."""

import pytest

from domain.the_day import RINGS
from storage.tables import DayReport, Event, Timer
from tests.stories.matters import complains
from tests.stories.talks import UNSWEPT
from tests.stories.usually import card_of
from tests.town import text_of

OPEN = "🕟 <b>{department}</b>: {n} matter is open today."
SILENT = "🔕 <b>No feedback today from:</b>"


def engineering(town, sentence=OPEN):
    return town.ops_group.tr(sentence, department=town.ops_group.tr("Engineering"), n=1)


async def at_half_past_four(town):
    await town.passes("PT7H30M")


async def at_five_past_five(town):
    await town.passes("PT35M")


async def named_silent(town):
    (made,) = [one for one in await town.kept(Event) if one.action == "gap_list"]
    return made.detail["silent"]


async def count(chat, said):
    return sum(chat.tr(said) in text for text in await chat.texts())


@pytest.mark.clause("B12")
async def test_a_day_with_feedback_and_a_silent_department(town, li, manager, nothing_fails):
    number = await li.reports("厨房水龙头一直滴水")
    await complains(li, UNSWEPT)
    await at_half_past_four(town)
    shown = await town.ops_group.sees(OPEN, number,
                                      department=town.ops_group.tr("Engineering"), n=1)  # fmt: skip
    await town.engineer.taps("✅ Done for today", on=shown, at=town.ops_group)
    await town.ops_group.sees("✅ Done for today: {name}", number, name="王工")
    await manager.sees_nothing_of(SILENT)
    await at_five_past_five(town)
    told = text_of(
        await manager.sees(
            SILENT, "✅ Fed back: {departments}", departments=manager.tr("Engineering")
        )
    )
    first = told.splitlines()[1]
    assert manager.tr("Cleaning staff") in first
    assert await named_silent(town) == ["cleaning"]
    counted = told.splitlines()[-1]
    assert manager.tr("Gardeners") in counted


async def test_feedback_in_words_is_kept_and_shown(town, li, manager):
    await li.reports("厨房水龙头一直滴水")
    await at_half_past_four(town)
    await town.engineer.taps("✍️ Still open, because …", at=town.ops_group)
    await town.engineer.says("等配件", to=town.ops_group, **await replying(town))
    (report,) = await town.kept(DayReport)
    assert (report.department, report.words) == ("engineering", "等配件")
    await town.ops_group.sees("等配件", "王工")
    await at_five_past_five(town)
    await manager.sees_nothing_of(SILENT)


async def replying(town):
    asked = (await town.ops_group.messages())[-1]
    return {"reply_to": asked["message_id"], "thread": asked.get("message_thread_id")}


async def test_feedback_by_command_without_any_button(town, li):
    await li.reports("厨房水龙头一直滴水")
    await town.engineer.says("/feedback 一张等配件", to=town.ops_group)
    await town.dispatcher.says("/feedback 工程部 都处理完了", to=town.ops_group)
    name = town.ops_group.tr("Engineering")
    await town.dispatcher.says(f"/feedback {name} 都处理完了", to=town.ops_group)
    (report,) = await town.kept(DayReport)
    assert report.words == "都处理完了", "what is said last stands"


async def test_who_is_of_no_department_says_of_which_one(town):
    await town.dispatcher.says("/feedback 都处理完了", to=town.ops_group)
    await town.ops_group.sees("/feedback", town.ops_group.tr("Engineering"))
    assert await town.kept(DayReport) == []


async def test_nobody_speaks_for_another_department(town, li):
    await complains(li, UNSWEPT)
    await at_half_past_four(town)
    await town.engineer.taps("✅ Done for today", at=town.ops_group)
    assert await town.kept(DayReport) == []


async def test_with_nothing_open_nobody_is_reminded_or_named(town, manager):
    await at_half_past_four(town)
    await at_five_past_five(town)
    await manager.sees_nothing_of(SILENT)
    assert await named_silent(town) == []


async def test_on_a_day_off_nobody_is_asked(town, li, manager):
    await town.passes("P5D")
    before = await count(manager, SILENT)
    await li.reports("厨房水龙头一直滴水")
    await town.passes("P6DT20H")
    days = [one.at.weekday() for one in await town.kept(Event) if one.action == "gap_list"]
    assert 6 not in days
    assert await count(manager, SILENT) > before


@pytest.mark.parametrize(
    ("away", "reminded", "named"), [("PT7H31M", 1, 0), ("PT9H", 0, 1), ("P1D", 0, 0)]
)
async def test_what_was_missed_is_said_only_while_it_helps(
    town, li, manager, away, reminded, named
):
    await li.reports("厨房水龙头一直滴水")
    await town.restarts(after=away)
    await town.settles()
    said = engineering(town)
    assert sum(said in text for text in await town.ops_group.texts()) == reminded
    assert await count(manager, SILENT) == named


async def test_each_rings_once_a_day_also_after_a_month(town):
    await town.restarts(after="P30D")
    waiting = [
        one.name for one in await town.kept(Timer) if one.name == "day_rings" and not one.rung_at
    ]
    assert len(waiting) == len(RINGS)
    await town.restarts()
    waiting = [
        one.name for one in await town.kept(Timer) if one.name == "day_rings" and not one.rung_at
    ]
    assert len(waiting) == len(RINGS)


async def test_yesterdays_button_says_nothing_of_today(town, li):
    await li.reports("厨房水龙头一直滴水")
    await at_half_past_four(town)
    shown = await town.ops_group.sees(OPEN, department=town.ops_group.tr("Engineering"), n=1)
    await town.passes("P1D")
    said = await town.engineer.taps("✅ Done for today", on=shown, at=town.ops_group)
    assert said == town.ops_group.tr("That was for another day; please use today's.")
    assert await town.kept(DayReport) == []


async def test_a_tap_on_a_number_shows_its_card(town, li):
    number = await li.reports("厨房水龙头一直滴水")
    await at_half_past_four(town)
    await town.dispatcher.taps(number, at=town.ops_group)
    card = await card_of(town, number)
    assert card == (await town.ops_group.messages())[-1]
