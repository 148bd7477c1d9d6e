"""晨报 — how a working day begins, on one screen."""

import pytest

from domain.text import utf16_length
from storage.tables import Event
from tests.stories.answers import says_no_more
from tests.stories.in_person import hands_over, is_asked, the_answer
from tests.stories.usually import DRIPS, calls_for_help, card_of, is_repaired, reports, says, scores
from tests.town import text_of

HELLO = "🌅 <b>Good morning: {day}</b>"


async def is_read(chat, day="3月3日 周二"):
    return text_of(await chat.sees(HELLO, day=day))


async def is_handed_over(town):
    await town.dispatcher.says("/handover", to=town.ops_group)
    return text_of(await town.ops_group.sees("🤝"))


def lines(text, sign):
    return [line for line in text.splitlines() if line.startswith(sign)]


async def test_the_day_on_one_screen_for_the_group_and_the_manager(
    town, li, manager, nothing_fails
):
    await town.passes("PT9H")
    number = await reports(li, "厨房水龙头一直滴水", slot="9:00–12:00")
    urgent = await calls_for_help(await town.resident("周先生", "2-101"), "水管爆了，水漫到走廊了")
    await town.engineer.taps("✋ Accept", on=await card_of(town, number), at=town.ops_group)
    await town.passes("PT15H")
    text = await is_read(manager)
    assert text == await is_read(town.ops_group)
    (came,) = lines(text, "🌙")
    assert "2" in came
    assert number in text
    assert "王工" in "".join(lines(text, "•"))
    assert urgent in "".join(lines(text, "⚠️"))
    assert "小陈" in "".join(lines(text, "🪪"))
    assert utf16_length(text) < 700, "one screen of a telephone"


async def test_the_silent_departments_of_the_day_before_are_named(town, li, manager):
    await reports(li, "厨房水龙头一直滴水")
    await town.passes("P1D")
    (silent,) = lines(await is_read(manager), "🔕")
    assert manager.tr("Engineering") in silent


async def test_on_a_day_off_there_is_none_and_on_monday_it_looks_back_to_saturday(town, manager):
    await town.passes("P7D")
    sent = [one.at.weekday() for one in await town.kept(Event) if one.action == "morning_digest"]
    assert sent == [1, 2, 3, 4, 5, 0]
    (came,) = lines(await is_read(manager, "3月9日 周一"), "🌙")
    assert "3月7日 周六 17:00" in came


@pytest.mark.parametrize(("away", "sent"), [("P1DT1M", 1), ("P1DT9H", 0), ("P30D", 1)])
async def test_what_was_missed_is_made_up_for_on_the_same_day_only(town, away, sent):
    await town.restarts(after=away)
    await town.settles()
    made = [one for one in await town.kept(Event) if one.action == "morning_digest"]
    assert len(made) == sent


@pytest.mark.clause("B13", partly="what nobody answers, and whom somebody has still to call")
async def test_what_nobody_answers_is_due_on_its_last_day_and_then_only_what_somebody_calls_for(
    town, li
):
    content = await town.resident("周先生", "2-101")
    await is_repaired(town, content, await reports(content, DRIPS))
    number = await is_asked(town, li)
    await scores(content, 5, 5, 5)  # so that the rate is met without her
    await town.passes("P5D")
    assert number in "".join(lines(await is_read(town.ops_group, "3月9日 周一"), "🙏"))
    await town.passes("P1D")
    assert number not in await is_read(town.ops_group, "3月10日 周二")
    assert number not in await is_handed_over(town)
    await hands_over(town)
    for day in ("3月11日 周三", "3月12日 周四"):
        await town.passes("P1D")
        text = await is_read(town.ops_group, day)
        assert number in "".join(lines(text, "📞"))
        assert not lines(text, "🙏"), "named once"
    assert number in await is_handed_over(town)
    await scores(li, 5, 5, 5)
    assert (await the_answer(town)).answered_at, "an answer is welcome late"
    await town.passes("P1D")
    assert number not in await is_read(town.ops_group, "3月13日 周五")


@pytest.mark.clause("B14")
async def test_a_rectification_is_overdue_though_its_work_was_accepted_and_archived(
    town, li, mended
):
    await scores(li, 2, 2, 2)
    await says_no_more(li)
    await town.supervisor.taps("✅ Audit passed", on=await card_of(town, mended), at=town.ops_group)
    await town.passes("P1D")
    text = await is_read(town.ops_group, "3月5日 周四")
    assert mended in "".join(lines(text, "⚠️"))
    await says(town.dispatcher, "/overdue")
    await town.ops_group.sees("🔎", mended)
