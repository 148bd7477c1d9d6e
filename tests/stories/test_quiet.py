"""Quiet and kind: at night nothing rings that can wait, and one message says what several would."""

from datetime import timedelta

import pytest

from locales.languages import LANGUAGES
from storage.tables import FollowUp, Rectification
from tests.stories.usually import (
    calls_for_help,
    card_of,
    is_repaired,
    reports,
    said_by_us,
    scores,
    shows_the_work,
)
from tests.town import labels_of, text_of

LEAK = "厨房水龙头滴水"
HOW = "🙏 <b>How was it?</b> {number} · {place}"
OF = "Matter {n} of {count}"
THANKS = "🙏 {number}: thank you for your answers."
NIGHT = "2026-03-02T23:00:00+08:00"


@pytest.fixture(params=LANGUAGES)
async def he(town, request):
    return await town.resident("何先生", "2-102", request.param)


async def sent_to(soul):
    """What was sent there, and whether each made a sound."""
    calls = (await soul.town.get("calls"))["calls"]
    sent = [one for one in calls if one["method"].startswith("send")]
    return [
        (one["params"].get("text", ""), not one["params"].get("disable_notification", False))
        for one in sent
        if one["params"]["chat_id"] == soul.id
    ]


# --- the night


@pytest.mark.clause("F13")
async def test_at_night_news_comes_without_a_sound(town, he, nothing_fails):
    number = await reports(he, LEAK)
    await town.post("clock", at=NIGHT)
    before = len(await sent_to(he))
    card = await card_of(town, number)
    await town.engineer.taps("✋ Accept", on=card, at=town.ops_group)
    await town.engineer.replies("明早八点半到", await card_of(town, number), at=town.ops_group)
    await shows_the_work(town, number)
    sent = (await sent_to(he))[before:]
    assert len(sent) >= 2
    assert not any(rang for _text, rang in sent)


async def test_by_day_the_same_news_rings(town, he, nothing_fails):
    number = await reports(he, LEAK)
    before = len(await sent_to(he))
    await town.engineer.replies("明早八点半到", await card_of(town, number), at=town.ops_group)
    ((_text, rang),) = (await sent_to(he))[before:]
    assert rang


async def test_whoever_writes_at_night_hears_the_answer(town, he, nothing_fails):
    await town.post("clock", at=NIGHT)
    await reports(he, LEAK, slot="9:00")
    assert all(rang for _text, rang in await sent_to(he))


async def test_whoever_is_in_danger_is_awake(town, he, nothing_fails):
    await town.post("clock", at=NIGHT)
    number = await calls_for_help(he, "水管爆了")
    await town.engineer.taps("✋ Accept", on=await card_of(town, number), at=town.ops_group)
    await town.engineer.replies("十分钟到", await card_of(town, number), at=town.ops_group)
    assert all(rang for _text, rang in await sent_to(he))


# --- one message for what is due on one day


@pytest.fixture
async def two(town, he):
    """Two repairs done on one day, some hours apart; their numbers."""
    first = await reports(he, LEAK)
    await is_repaired(town, he, first)
    await town.passes("PT3H")
    second = await reports(he, "卧室的灯不亮")
    await is_repaired(town, he, second)
    return first, second


async def asked(soul):
    return [one for one in await soul.messages() if any("①" in text for text in labels_of(one))]


@pytest.mark.clause("F13")
async def test_what_is_due_on_one_day_is_asked_in_one_message(town, he, two, nothing_fails):
    first, second = two
    await town.passes("P3D")
    (question,) = await asked(he)
    assert he.tr(OF, n=1, count=2) in text_of(question)
    assert he.tr(HOW, number=first, place="2-102") in text_of(question)
    assert len({one.asked_at for one in await town.kept(FollowUp)}) == 1
    await scores(he, 5, 5, 5)
    await he.says("来得很快")
    await he.taps("Skip")
    (again,) = await asked(he)
    assert again["message_id"] == question["message_id"]
    assert he.tr(HOW, number=second, place="2-102") in text_of(again)
    assert he.tr(OF, n=2, count=2) in text_of(again)
    await scores(he, 1, 1, 1)
    await he.taps("Skip")
    await he.taps("Skip")
    await he.sees(THANKS, number=second)
    assert await asked(he) == []
    good, poor = await town.kept(FollowUp)
    assert (good.state, good.quality, good.shortcomings) == ("answered", 5, "来得很快")
    assert (poor.state, poor.quality) == ("answered", 1)
    assert [one.follow_up_id for one in await town.kept(Rectification)] == [poor.id]


async def test_nobody_is_asked_too_early_or_too_late_for_that(town, two, nothing_fails):
    await town.passes("P3D")
    for one in await town.kept(FollowUp):
        assert one.ask_at <= one.asked_at <= one.limit
        assert one.asked_at - one.ask_at < timedelta(hours=12)


async def test_what_was_reopened_meanwhile_is_not_asked_about(town, he, two, nothing_fails):
    await town.passes("P1D")
    await town.supervisor.taps("↩️ Audit failed", at=town.ops_group)
    await town.passes("P3D")
    (question,) = await asked(he)
    assert he.tr(OF, n=1, count=2) not in text_of(question)


async def test_both_matters_are_still_led_through_after_a_restart(town, he, two, nothing_fails):
    await town.passes("P3D")
    await scores(he, 5, 5, 5)
    await town.restarts()
    await he.taps("Skip")
    await he.taps("Skip")
    await town.restarts()
    await scores(he, 4, 4, 4)
    assert [one.state for one in await town.kept(FollowUp)] == ["answered"] * 2
    assert len([one for one in said_by_us(await he.messages()) if "①" in str(labels_of(one))]) == 0
