"""回访: the household is asked at the right hour, once, and what it says has consequences."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from handlers.access import NOT_HERE
from handlers.answering import _REASONS
from locales import words_for
from storage.tables import Conversation, FollowUp, Rectification, Ticket
from tests.stories.usually import (
    calls_for_help,
    card_of,
    is_repaired,
    reports,
    said_by_us,
    scores,
    shows_the_work,
)
from tests.town import data_of, labels_of

SHANGHAI = ZoneInfo("Asia/Shanghai")
ASKED = "🙏 <b>How was it?</b> {number} · {place}"
THANKS = "🙏 {number}: thank you for your answers."
FEEDBACK = "💬 <b>Follow-up of {number}</b>"


def question(resident, number):
    return resident.tr(ASKED, number=number, place="3-1102")


NOTED = "Thank you, noted with your answer about {number}. Three taps above would complete it."


@pytest.fixture
async def asked(town, li):
    """A dripping tap was mended, and two days later she is asked; its number."""
    number = await reports(li, "水龙头滴水")
    await is_repaired(town, li, number)
    await town.passes("P2D")
    await li.sees(question(li, number))
    return number


# --- when


@pytest.mark.clause("F3")
async def test_after_an_urgent_repair_within_a_day_and_again_two_days_later(town, li):
    number = await calls_for_help(li, "水管爆了")
    await is_repaired(town, li, number)
    (ticket,) = await town.kept(Ticket)
    first, second = await town.kept(FollowUp)
    assert first.clause == second.clause == "S0 六(6)"
    assert first.limit == ticket.finished_at + timedelta(hours=24)
    await town.passes("P1D")
    assert len(await questions(li)) == 1
    await scores(li, 5, 5, 5)
    await li.taps("Skip")
    await li.taps("Skip")
    await town.passes("P2D")
    (again,) = await questions(li)
    assert labels_of(again)[0] == "① 1", "the second is asked afresh"
    first, second = await town.kept(FollowUp)
    assert first.asked_at <= first.limit
    assert timedelta(days=2) <= second.asked_at - first.limit <= timedelta(days=3)


@pytest.mark.clause("F2", partly="everything but repairs")
@pytest.mark.clause("F9", partly="newsletters and events")
async def test_after_any_other_repair_in_forty_eight_hours(town, li):
    number = await reports(li, "水龙头滴水")
    await is_repaired(town, li, number)
    await town.passes("P1DT23H59M")
    assert await questions(li) == []
    await town.passes("PT2M")
    assert len(await questions(li)) == 1
    await town.passes("P30D")
    assert len(await questions(li)) == 1


@pytest.mark.clause("F13", partly="putting together what is due at once")
@pytest.mark.parametrize("finished", ["11:30", "14:00", "23:30", "03:00"])
@pytest.mark.parametrize("words", ["水管爆了", "水龙头滴水"])
async def test_nobody_is_asked_while_they_sleep(town, li, finished, words):
    await town.post("clock", at=f"2026-03-03T{finished}:00+08:00")
    urgent = words == "水管爆了"
    number = await (calls_for_help(li, words) if urgent else reports(li, words, slot="9:00"))
    await is_repaired(town, li, number)
    await town.passes("P9D")
    follow_ups = await town.kept(FollowUp)
    assert len(follow_ups) == (2 if urgent else 1)
    for follow_up in follow_ups:
        local = follow_up.asked_at.astimezone(SHANGHAI)
        assert 8 <= local.hour < 22
        assert follow_up.asked_at <= follow_up.limit


async def questions(resident):
    """The questionnaires that lie open before a resident."""
    return [one for one in await resident.messages() if any("①" in n for n in labels_of(one))]


@pytest.mark.clause("F18", partly="asking again after a rectification")
async def test_what_fails_the_audit_is_asked_about_only_when_it_is_done_again(town, li):
    number = await reports(li, "水龙头滴水")
    await is_repaired(town, li, number)
    await town.passes("P1D")
    await town.supervisor.taps("↩️ Audit failed", at=town.ops_group)
    await town.passes("P3D")
    assert await questions(li) == []
    await shows_the_work(town, number)
    await li.taps("👍 It is fine")
    first, second = await town.kept(FollowUp)
    assert (first.state, second.state) == ("called_off", "planned")
    now = town.app.clock.now()
    day = words_for(li.language).day(second.ask_at, SHANGHAI, now)
    await li.sees("We shall ask you briefly how it is holding up: {day}.", day=day)
    await town.passes("P2DT1H")
    assert len(await questions(li)) == 1


async def test_words_in_reply_to_the_question_belong_to_the_answer(town, li, asked):
    (open_one,) = await questions(li)
    await li.replies("师傅很细心", to=open_one)
    await li.sees(NOTED, number=asked)
    await town.ops_group.sees("师傅很细心", asked)
    await scores(li, 5, 5, 5)
    await li.says("下次早点来")
    await li.taps("Skip")
    (follow_up,) = await town.kept(FollowUp)
    assert follow_up.shortcomings == "师傅很细心\n下次早点来"


# --- a good answer


@pytest.mark.clause("A17", partly="services other than repairs")
@pytest.mark.clause("B15")
@pytest.mark.clause("F5", partly="telephone and visit")
@pytest.mark.clause("F6")
async def test_a_good_answer_is_seen_by_the_office_and_starts_nothing(town, li, asked):
    ops = town.ops_group
    await scores(li, 5, 4, 5)
    feedback = await ops.sees(
        FEEDBACK, "Quality {quality} · effect {effect} · satisfaction {satisfaction} (of 5)",
        number=asked, quality=5, effect=4, satisfaction=5,
    )  # fmt: skip
    await li.taps("Skip")
    await li.says("门厅也看一下")
    await li.sees(THANKS, number=asked)
    whole = await ops.sees("门厅也看一下", number=asked)
    assert whole["message_id"] == feedback["message_id"]
    assert await town.kept(Rectification) == []
    (follow_up,) = await town.kept(FollowUp)
    assert (follow_up.state, follow_up.suggestions) == ("answered", "门厅也看一下")


@pytest.mark.clause("F13", partly="putting together what is due at once")
async def test_who_has_tapped_and_says_no_more_is_left_in_peace(town, li, asked):
    await scores(li, 5, 5, 5)
    await town.ops_group.sees(FEEDBACK, number=asked)
    before = len(said_by_us(await li.messages()))
    await town.passes("P2D")
    assert len(said_by_us(await li.messages())) == before
    assert await town.kept(Conversation) == []


@pytest.mark.clause("F7")
@pytest.mark.clause("F10")
async def test_a_tap_may_be_changed_until_all_three_are_there(town, li, asked):
    await li.taps("① 2")
    await li.taps("① 5")
    form = await li.sees(question(li, asked))
    assert [label for label in labels_of(form) if "✅" in label] == ["✅ 5"]
    quality = data_of(form, "① 2")
    await li.taps("✅ 5")
    await li.taps("② 5")
    await li.taps("③ 5")
    late = await li.presses(quality, form)
    assert late == li.tr("Thank you, we have your answer already.")
    (follow_up,) = await town.kept(FollowUp)
    assert (follow_up.quality, follow_up.effect, follow_up.satisfaction) == (5, 5, 5)


# --- whose answer it is


@pytest.mark.clause("A5", partly="keeping out whom the office has not confirmed")
async def test_nobody_else_can_answer_for_the_household(town, li, asked):
    form = await li.sees(question(li, asked))
    press = data_of(form, "① 1")
    neighbour = await town.resident("邻居", "3-1101")
    stranger = await town.newcomer("陌生人")
    await stranger.says("/start")
    for one in (neighbour, stranger):
        await one.says("/help")
        mine = said_by_us(await one.messages())[-1]
        assert await one.presses(press, mine) == one.tr(NOT_HERE)
    card = await card_of(town, asked)
    answer = await town.engineer.presses(press, card, at=town.ops_group)
    assert answer == town.ops_group.tr(NOT_HERE)
    (follow_up,) = await town.kept(FollowUp)
    assert (follow_up.state, follow_up.quality) == ("asked", None)


@pytest.mark.parametrize("points", ["0", "6", "-1", "99999999999999999999", ""])
async def test_points_that_are_none_count_for_nothing(town, li, asked, points):
    form = await li.sees(question(li, asked))
    press = data_of(form, "① 1").rsplit(":", 1)[0]
    await li.presses(f"{press}:{points}", form)
    (follow_up,) = await town.kept(FollowUp)
    assert follow_up.quality is None


# --- a poor answer


@pytest.mark.clause("B14")
async def test_a_notice_acknowledged_in_time_raises_none(town, li, asked):
    await scores(li, 2, 5, 5)
    await town.engineer.taps("📝 Acknowledge", at=town.ops_group)
    await town.passes("P1D")
    await town.ops_group.sees_nothing_of("⚠️")


async def test_nothing_is_archived_over_an_open_notice(town, li, asked):
    ops = town.ops_group
    await scores(li, 3, 2, 3)
    refused = ops.tr(_REASONS["rectification_open"]) + " (S0 二(5))"
    for step in ("📝 Acknowledge", "🔧 Put right"):
        assert await town.supervisor.taps("✅ Audit passed", at=ops) == refused
        await town.engineer.taps(step, at=ops)
    assert await town.supervisor.taps("✅ Audit passed", at=ops) == refused
    await town.supervisor.taps("✅ Close", at=ops)
    await town.supervisor.taps("✅ Audit passed", at=ops)
    (ticket,) = await town.kept(Ticket)
    assert ticket.state == "archived"


@pytest.mark.clause("H4", partly="measures beyond those of a follow-up")
async def test_what_was_not_put_right_is_sent_back(town, li, asked):
    ops = town.ops_group
    await scores(li, 3, 2, 3)
    await town.engineer.taps("📝 Acknowledge", at=ops)
    await town.engineer.taps("🔧 Put right", at=ops)
    assert "S0 八2(4)" in await town.engineer.taps("✅ Close", at=ops), "nobody audits themselves"
    await town.supervisor.taps("↩️ Send back", at=ops)
    (notice,) = await town.kept(Rectification)
    assert (notice.stage, notice.closed_at) == ("acknowledged", None)
    right = "{number}: what you pointed out has been put right and checked. Thank you."
    await li.sees_nothing_of(right, number=asked)


@pytest.mark.clause("B15")
async def test_what_they_write_is_shown_as_they_wrote_it(town, li, asked):
    await scores(li, 1, 1, 1)
    await li.says("<b>差</b> & {moment}")
    await li.taps("Skip")
    notices = [one for one in await town.ops_group.texts() if asked in one]
    assert "“<b>差</b> & {moment}”" in notices[-1]


async def test_cancelling_the_words_takes_nothing_back(town, li, asked):
    await scores(li, 5, 5, 5)
    await li.says("下次早点来")
    await li.taps("Cancel")
    await li.sees(THANKS, number=asked)
    dropped = "{title}: dropped, nothing was sent."
    await li.sees_nothing_of(dropped, title=li.tr("🙏 Thank you. A word more, if you like"))
    await town.ops_group.sees(FEEDBACK, "下次早点来", number=asked)
