"""保密: who complains in confidence is known only to those who have to answer for it."""

import pytest

from handlers.access import NOT_HERE
from handlers.answering import _OLD_BUTTON as OLD_BUTTON
from handlers.answering import _REASONS as REASONS
from locales import LANGUAGES
from storage.records import ticket_records
from storage.tables import Event, Ticket
from tests.stories.matters import complains, filed, settles_the_rest, tells
from tests.stories.talks import SUMMARY, is_asked
from tests.stories.usually import card_of
from tests.town import data_of, text_of

pytestmark = pytest.mark.usefixtures("nothing_fails")

ASLEEP = "门岗保安上班睡觉，请保密"


async def in_confidence(town):
    li = await town.resident("李女士", "3-1102")
    return li, await complains(li, ASLEEP, "Security", whom="Somebody of our staff")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_confidential_is_one_answer_away(town, language):
    li = await town.resident("Li", "3-1102", language)
    await li.says("/complain")
    await tells(li, "请求处理一下：2号楼的人对我不友善")
    await li.taps_as_asked("Staff and manners", "A neighbour")
    await li.taps("Skip")
    await li.sees("👤 With your name. “Change an answer” keeps it confidential.")
    await li.taps("Change an answer")
    await li.taps("Confidential")
    await li.taps("🔒 Yes, in confidence")
    await is_asked(li, SUMMARY)
    await li.sees("🔒 In confidence: your name and home are not shown.")
    await li.taps("✅ Send")
    ticket = await filed(town)
    assert (ticket.confidential, ticket.about_whom) == (True, "neighbour")


async def test_whoever_asks_for_it_in_their_words_has_it(town):
    _li, ticket = await in_confidence(town)
    assert (ticket.confidential, ticket.about_whom) == (True, "staff")


async def test_nobody_at_work_sees_who_it_is_whatever_happens(town):
    li, ticket = await in_confidence(town)
    card = await card_of_it(town, ticket)
    assert "🔒" in text_of(card)
    await town.dispatcher.replies("谢谢您告诉我们，正在查", card, at=town.ops_group)
    await li.replies("好的，昨晚又睡了", await li.sees("谢谢您告诉我们，正在查"))
    await town.ops_group.sees("好的，昨晚又睡了", ticket.number)
    await town.passes("P2D")
    await town.ops_group.sees_nothing_of("李女士")
    await town.ops_group.sees_nothing_of("3-1102")


async def test_the_same_home_is_not_given_away_by_what_it_brought_before(town):
    li = await town.resident("李女士", "3-1102")
    first = await complains(li, "门岗保安上班睡觉", "Security")
    hidden = await complains(li, "门岗保安上班又睡觉，请保密", "Security")
    again = await complains(li, "门岗保安上班还是睡觉", "Security")
    assert first.number not in text_of(await card_of_it(town, hidden))
    last = text_of(await card_of(town, again.number))
    assert first.number in last
    assert hidden.number not in last


async def test_the_supervisor_may_look_it_up_and_that_is_noted(town):
    _li, ticket = await in_confidence(town)
    card = await card_of_it(town, ticket)
    said = await town.supervisor.taps("🔒 Who is it?", on=card, at=town.ops_group)
    assert "李女士" in said
    assert "3-1102" in said
    (seen,) = [one for one in await town.kept(Event) if one.action == "see_name"]
    assert (seen.ticket_id, seen.actor.split(":")[0]) == (ticket.id, "staff")
    await town.ops_group.sees_nothing_of("李女士")


async def test_nobody_else_may(town):
    _li, ticket = await in_confidence(town)
    card = await card_of_it(town, ticket)
    head = await town.staff("马队长", "head", "security")
    for one in (town.dispatcher, town.engineer, head):
        said = await one.taps("🔒 Who is it?", on=card, at=town.ops_group)
        assert one.tr(REASONS["not_yours"]) in said
    assert [one for one in await town.kept(Event) if one.action == "see_name"] == []


async def test_neither_may_a_resident_nor_with_a_forged_button(town):
    li, ticket = await in_confidence(town)
    card = await card_of_it(town, ticket)
    press = data_of(card, town.ops_group.tr("🔒 Who is it?"))
    assert await li.presses(press, (await li.messages())[-1]) == li.tr(NOT_HERE)
    openly = await complains(li, "楼道好几天没人打扫")
    forged = press.replace(f":{ticket.id}", f":{openly.id}")
    said = await town.supervisor.presses(forged, card, at=town.ops_group)
    assert said == town.supervisor.tr(OLD_BUTTON)


async def test_the_rest_of_the_household_does_not_see_it(town):
    _li, ticket = await in_confidence(town)
    partner = await town.resident("王先生", "3-1102")
    await partner.says("/my")
    await partner.sees_nothing_of(ticket.number)
    greeting = (await partner.messages())[-1]
    said = await partner.presses(f"1:mine:{ticket.id}", greeting)
    assert said == partner.tr(NOT_HERE)


async def test_what_is_exported_names_neither(town):
    await in_confidence(town)
    await town.settles()
    (row,) = [one async for one in ticket_records(town.witness)]
    assert row["words"] == ASLEEP
    assert [row[name] for name in ("resident", "place", "building", "room")] == [None] * 4


async def test_whom_it_is_about_may_be_told_in_their_own_words(town):
    li = await town.resident("李女士", "3-1102")
    await li.says("/complain")
    await tells(li, "态度很差")
    await li.says(photos=1)
    await li.sees("Added to your report.")
    await li.says("前台的小赵")
    await li.taps("Skip")
    await li.taps("✅ Send")
    (ticket,) = await town.kept(Ticket)
    assert ticket.about_whom == "前台的小赵"
    await town.ops_group.sees(ticket.number, "前台的小赵")


async def test_back_leads_to_whom_it_is_about(town):
    li = await town.resident("李女士", "3-1102")
    await li.says("/complain")
    await tells(li, "态度很差")
    await li.taps("A neighbour")
    await li.taps("‹ Back")
    await settles_the_rest(li, whom="Somebody of our staff")
    assert (await filed(town)).about_whom == "staff"


async def card_of_it(town, ticket):
    return await town.ops_group.sees(f"{ticket.number} · ", "🔒")
