"""受理: every kind of matter, from the first word to the receipt and the office's card."""

from zoneinfo import ZoneInfo

import pytest

from domain.tickets import Kind
from handlers.views.names import DEPARTMENT, TOPIC
from locales import LANGUAGES, words_for
from storage.tables import Event, Promised, Ticket
from tests.stories.matters import (
    ANSWERED_BY,
    SAID,
    complains,
    filed,
    settles_the_rest,
    tells,
)
from tests.stories.talks import (
    HAPPENED,
    SUMMARY,
    UNANSWERED,
    WHOM,
    WISH,
    is_asked,
    moves_into,
)
from tests.stories.usually import card_of, newest
from tests.town import text_of

SHANGHAI = ZoneInfo("Asia/Shanghai")

pytestmark = pytest.mark.usefixtures("nothing_fails")


async def promised(town):
    return {one.key: one for one in await town.kept(Promised)}


# --- each from the first word to the receipt -----------------------------------------------------


@pytest.mark.clause("C1", partly="what follows when nobody answers")
@pytest.mark.clause("C2")
@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_complaint_is_recorded_with_what_they_wish_for(town, language):
    li, ops = await town.resident("Li", "3-1102", language), town.ops_group
    await li.says("/complain")
    await is_asked(li, HAPPENED)
    await tells(li, SAID[Kind.COMPLAINT][language])
    await is_asked(li, WHOM)
    await li.says("张阿姨")
    await li.says("请每天打扫")
    summary = await is_asked(li, SUMMARY)
    for line in (
        SAID[Kind.COMPLAINT][language],
        li.tr(TOPIC["hygiene"]),
        "3-1102",
        "张阿姨",
        "请每天打扫",
    ):
        assert line in text_of(summary)
    await li.taps("✅ Send")
    ticket = await filed(town)
    assert (ticket.kind, ticket.category, ticket.department, ticket.place) == (
        "complaint", "hygiene", "cleaning", "3-1102",
    )  # fmt: skip
    assert (ticket.number[0], ticket.expectation, ticket.urgent) == ("C", "请每天打扫", False)
    made = (await promised(town))["complaint.first_answer"]
    assert (made.due - ticket.filed_at).total_seconds() == 24 * 3600
    thanks = "Thank you for telling us; we are sorry for the trouble."
    by = words_for(language).moment(made.due, SHANGHAI, ticket.filed_at, lasting=True)
    await li.sees(thanks, ticket.number, li.tr(ANSWERED_BY, moment=by))
    await ops.sees(ticket.number, SAID[Kind.COMPLAINT][language], "张阿姨", "请每天打扫", "3-1102")


@pytest.mark.clause("D1", partly="the desk's list of frequent questions")
@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_question_is_three_taps_and_a_promise(town, language):
    li = await town.resident("Li", "3-1102", language)
    await li.says("/ask")
    await tells(li, SAID[Kind.INQUIRY][language])
    await is_asked(li, TOPIC["parking"])
    await li.taps("✅ Send")
    ticket = await filed(town)
    assert (ticket.kind, ticket.department, ticket.place) == ("inquiry", "security", "3-1102")
    assert ticket.number[0] == "Q"
    await li.sees("Thank you for your question.", ticket.number, "⏳")
    await town.ops_group.sees(ticket.number, SAID[Kind.INQUIRY][language], "3-1102")


@pytest.mark.clause("D2", partly="publishing what became of it")
@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_suggestion_is_one_sentence_and_gets_an_answer(town, language):
    li = await town.resident("Li", "3-1102", language)
    await li.says("/suggest")
    await tells(li, SAID[Kind.SUGGESTION][language])
    ticket = await filed(town)
    assert (ticket.kind, ticket.number[0]) == ("suggestion", "S")
    thanks = "Thank you for your suggestion; every one of them gets an answer."
    await li.sees(thanks, ticket.number, "⏳")
    assert "suggestion.answer" in await promised(town)
    await town.ops_group.sees(ticket.number, SAID[Kind.SUGGESTION][language])


@pytest.mark.parametrize("language", LANGUAGES)
async def test_kind_words_are_heard_by_the_heads_of_those_they_are_for(town, language):
    li = await town.resident("Li", "3-1102", language)
    head = await town.staff("何主管", "head")
    async with town.app.storage.transaction() as shelves:
        (post,) = await shelves.office.posts([head.id])
        post.department = "security"
    await li.says("/praise")
    await tells(li, SAID[Kind.PRAISE][language])
    await li.taps(DEPARTMENT["security"])
    ticket = await filed(town)
    assert (ticket.kind, ticket.number[0], ticket.department) == ("praise", "P", "security")
    whom = li.tr(DEPARTMENT["security"])
    await li.sees("Thank you for your kind words. We shall pass them on to: {whom}.", whom=whom)
    await town.ops_group.sees("🌷", mentions=head)
    assert (await promised(town))["praise.pass_on"].kept_at


async def test_kind_words_reach_the_worker_who_came(town, li):
    await li.reports("厨房水龙头滴水")
    await town.engineer.taps("✋ Accept", at=town.ops_group)
    await li.says("/praise")
    await li.says("师傅修得又快又好")
    await li.taps("👷 王工")
    await li.sees("Thank you for your kind words. We shall pass them on to: {whom}.", whom="王工")
    card = await card_of(town, (await filed(town)).number)
    heard = await town.ops_group.sees("🌷", mentions=town.engineer)
    assert heard["reply_to_message"]["message_id"] == card["message_id"]
    assert (await promised(town))["praise.pass_on"].kept_at
    assert "⏳" not in text_of(card)


async def test_kind_words_that_nobody_has_heard_are_still_to_be_passed_on(town, li):
    await li.says("/praise")
    await li.says("师傅修得又快又好")
    await li.taps(DEPARTMENT["security"])
    assert (await promised(town))["praise.pass_on"].open
    assert "⏳" in text_of(await card_of(town, (await filed(town)).number))


# --- second thoughts -----------------------------------------------------------------------------


async def at_the_wish(li):
    await li.says("/complain")
    await tells(li, UNANSWERED)
    await li.taps(TOPIC["hygiene"])
    await li.taps("Nobody in particular")
    await is_asked(li, WISH)


async def test_back_and_another_answer(town, li):
    await at_the_wish(li)
    await li.taps("‹ Back")
    await li.taps("‹ Back")
    await li.taps(TOPIC["attitude"])
    await li.taps("A neighbour")
    await li.taps("Skip")
    await li.taps("Change an answer")
    await li.taps("Your wish")
    await li.says("请道歉")
    await li.taps("✅ Send")
    ticket = await filed(town)
    assert (ticket.category, ticket.about_whom) == ("attitude", "neighbour")
    assert ticket.expectation == "请道歉"


async def test_photos_alone_are_a_complaint_as_well(town, li):
    await li.says("/complain")
    await li.says(photos=3)
    await li.taps("That is all")
    await li.taps("No")
    await settles_the_rest(li, TOPIC["hygiene"])
    ticket = await filed(town)
    assert ticket.words == ""
    card = await card_of(town, ticket.number)
    shown = [one for one in await town.ops_group.messages() if one.get("photo")]
    assert len(shown) == 3
    assert max(one["message_id"] for one in shown) < card["message_id"]


async def test_an_album_with_a_suggestion_is_waited_for(town, li):
    await li.says("/suggest")
    await li.says("这里可以放长椅", photos=3)
    await is_asked(li, SUMMARY)
    await li.taps("✅ Send")
    assert len([one for one in await town.ops_group.messages() if one.get("photo")]) == 3
    assert [one.kind for one in await town.kept(Ticket)] == ["suggestion"]


# --- whose ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["/complain", "/ask"])
async def test_whoever_has_two_homes_says_which(town, li, command):
    await moves_into(town, "1", "101")
    await li.says(command)
    await tells(li, "楼道灯太暗，晚上看不清")
    await li.taps_as_asked("Nobody in particular", "1-101", "Skip", "✅ Send")
    assert (await filed(town)).place == "1-101"


async def test_whoever_is_not_registered_yet_may_write_all_the_same(town):
    zhao = await town.newcomer("赵先生")
    await zhao.says("/start")
    for label in ("简体中文", "I agree", "3", "1102", "Owner", "Skip"):
        await zhao.taps(label)
    await zhao.says("/ask")
    await tells(zhao, "请问物业费怎么交")
    await zhao.taps("✅ Send")
    ticket = await filed(town)
    assert (ticket.home_id, ticket.place) == (None, "")
    await town.ops_group.sees(ticket.number, "not registered yet")


async def test_two_matters_of_one_resident_never_mix(town, li):
    ops = town.ops_group
    await li.says("/ask")
    await tells(li, "请问游泳池几点开")
    await li.taps(TOPIC["other"])
    asked = await newest(town)
    await li.says("/suggest")
    await li.says("游泳池可以早一点开")
    suggested = await newest(town)
    await town.dispatcher.replies("早上九点开", await card_of(town, asked), at=ops)
    answer = await li.sees("早上九点开", asked)
    assert suggested not in text_of(answer)
    await li.replies("谢谢，知道了", answer)
    await ops.sees("谢谢，知道了", asked)
    await li.replies("最好七点开", await li.sees(suggested, "⏳"))
    heard = await ops.sees("最好七点开", suggested)
    assert asked not in text_of(heard)
    added = [one.ticket_id for one in await town.kept(Event) if one.action == "add"]
    assert added == [one.id for one in await town.kept(Ticket)]


# --- the same again ------------------------------------------------------------------------------


@pytest.mark.clause("C8", partly="the general manager's mailbox")
async def test_what_the_household_brought_before_is_pointed_out_to_the_desk(town, li):
    neighbour, same = await town.resident("王太太", "3-1101"), "❔"
    withdrawn = (await complains(li, "保洁总是不来")).number
    await li.taps("Withdraw")
    await li.taps("It has settled itself")
    await complains(neighbour, "保洁总是不来")
    first = (await complains(li, "楼道好几天没打扫")).number
    assert same not in text_of(await card_of(town, first))
    other = (await complains(li, "停车位总被人占")).number
    assert same not in text_of(await card_of(town, other))
    same_again = await complains(li, "楼道还是好几天没打扫")
    again = await card_of(town, same_again.number)
    assert first in text_of(again)
    assert withdrawn not in text_of(again)
