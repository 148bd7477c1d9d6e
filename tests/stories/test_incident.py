"""One fault, many neighbours: three reports are proposed as one incident, and the rest join it."""

import asyncio

import pytest

from domain.tickets import Action, State
from locales.languages import ENGLISH, SIMPLIFIED, TRADITIONAL
from storage.tables import Event, Incident, Promised
from tests.stories.neighbours import (
    ELSE,
    IS_IT,
    NO,
    NOT_ALONE,
    POWER_CUT,
    SAME,
    YES,
    cards_of_their_own,
    confirmed,
    done_to,
    incident,
    neighbours,
    proposed,
    reports_it,
    the_card,
    the_words,
    tickets,
)
from tests.town import data_of, labels_of, text_of

pytestmark = pytest.mark.usefixtures("nothing_fails")


@pytest.mark.clause("B3")
async def test_the_third_report_asks_whether_it_is_one_fault(town):
    _souls, card = await proposed(town)
    asked = [
        one for one in await town.ops_group.messages() if town.ops_group.tr(YES) in labels_of(one)
    ]
    numbers = [one.number for one in await tickets(town)]
    assert len(asked) == 1
    assert all(one in text_of(card) for one in numbers)
    assert await cards_of_their_own(town) == numbers


async def test_two_of_one_household_are_one_household(town):
    first, second = await neighbours(town, 2)
    wife = await town.resident("太太", "3-201")
    for soul in (first, second, wife):
        await reports_it(soul)
    assert await town.kept(Incident) == []


async def test_a_tap_that_drips_has_nothing_to_do_with_it(town):
    souls = await neighbours(town, 3)
    await reports_it(souls[0], "水管爆了，水漫到走廊了")
    await reports_it(souls[1], "水管爆了，水漫到走廊了")
    await souls[2].reports("厨房水龙头一直滴水", home="3-401")
    assert await town.kept(Incident) == []


async def test_whoever_is_trapped_is_called_out_at_once_whatever_else_is_proposed(town):
    souls, _card = await proposed(town, 4)
    number = await reports_it(souls[3], "停电了，电梯里有人")
    assert number in await cards_of_their_own(town)
    await town.ops_group.sees("🔴", number, mentions=town.engineer)


async def test_once_it_is_asked_the_next_ones_wait_on_that_card(town):
    souls, _card = await proposed(town, 5)
    before = len(await town.ops_group.messages())
    waiting = [await reports_it(soul) for soul in souls[3:]]
    assert len(await town.ops_group.messages()) == before
    words = await the_words(town)
    assert all(one in words for one in waiting)
    for soul, number in zip(souls[3:], waiting, strict=True):
        await soul.sees(number)


async def test_nobody_has_decided_so_each_goes_on_by_itself(town):
    souls, _card = await proposed(town, 5)
    waiting = [await reports_it(soul) for soul in souls[3:]]
    await town.passes("PT4M")
    assert set(waiting) <= set(await cards_of_their_own(town))
    await town.ops_group.sees("🔴", "3-501", mentions=town.engineer)
    assert (await incident(town)).state == "declined"


async def test_no_lets_each_go_on_and_is_not_asked_again_about_them(town):
    souls, card = await proposed(town, 8)
    waiting = await reports_it(souls[3])
    await town.dispatcher.taps(NO, on=card, at=town.ops_group)
    assert waiting in await cards_of_their_own(town)
    for soul in souls[4:6]:
        await reports_it(soul)
    assert len(await town.kept(Incident)) == 1
    await reports_it(souls[6])
    assert len(await town.kept(Incident)) == 2


async def test_yes_makes_one_card_of_them_and_each_resident_hears_once(town):
    souls = await confirmed(town)
    numbers = [one.number for one in await tickets(town)]
    assert await cards_of_their_own(town) == []
    card = await the_card(town)
    assert town.ops_group.tr("{n} home", n=3) in text_of(card)
    for soul, number in zip(souls, numbers, strict=True):
        said = soul.tr(NOT_ALONE, number=number)
        assert [said in one for one in await soul.texts()].count(True) == 1
        struck = await town.ops_group.sees(number, "⚡")
        assert labels_of(struck) == []
    for ticket in await tickets(town):
        assert Action.ATTACH in await done_to(town, ticket)


async def test_those_who_waited_hear_of_it_too(town):
    souls, card = await proposed(town, 5)
    waiting = [await reports_it(soul) for soul in souls[3:]]
    await town.dispatcher.taps(YES, on=card, at=town.ops_group)
    for soul, number in zip(souls[3:], waiting, strict=True):
        await soul.sees(NOT_ALONE, number=number)
    assert await cards_of_their_own(town) == []


@pytest.mark.both
async def test_two_decide_at_once_and_the_second_is_told(town):
    _souls, card = await proposed(town)
    second = await town.staff("小周", "dispatcher")
    answers = await asyncio.gather(
        town.dispatcher.taps(YES, on=card, at=town.ops_group),
        second.taps(NO, on=card, at=town.ops_group),
    )
    moved_on = town.ops_group.tr("That is no longer possible: things have moved on.")
    assert [moved_on in one for one in answers].count(True) == 1
    decided = [one for one in await town.kept(Event) if "_incident" in one.action]
    assert len(decided) == 2  # proposed, and decided once


async def test_an_engineer_does_not_say_that_it_is_one_fault(town):
    _souls, card = await proposed(town)
    await town.engineer.taps(YES, on=card, at=town.ops_group)
    assert (await incident(town)).state == "proposed"


# --- whoever comes later


@pytest.mark.parametrize("language", [SIMPLIFIED, TRADITIONAL, ENGLISH])
async def test_later_ones_are_asked_one_thing_and_one_tap_files_it(town, language):
    await confirmed(town)
    (late,) = await neighbours(town, 1, language, first=901)
    before = len(await town.ops_group.messages())
    await late.says(POWER_CUT[language])
    asked = late.tr(IS_IT, fault=late.tr("power"), place=late.tr("Building {building}", building=3),
                    moment="").split("09:")[0][:8]  # fmt: skip
    assert asked in text_of((await late.messages())[-1])
    await late.taps(SAME)
    ticket = (await tickets(town))[-1]
    assert (ticket.state, ticket.urgent, ticket.incident_id) == (State.FILED, True, 1)
    await late.sees(ticket.number)
    assert len(await town.ops_group.messages()) == before
    assert town.ops_group.tr("{n} home", n=4) in await the_words(town)
    promised = [one for one in await town.kept(Promised) if one.ticket_id == ticket.id]
    assert promised


@pytest.mark.parametrize("language", [SIMPLIFIED])
async def test_something_else_goes_its_own_way(town, language):
    await confirmed(town)
    (late,) = await neighbours(town, 1, language, first=901)
    await late.says(POWER_CUT[language])
    await late.taps(ELSE)
    await late.taps("🏠")
    number = (await tickets(town))[-1].number
    assert number in await cards_of_their_own(town)
    await town.ops_group.sees("🔴", number, mentions=town.engineer)


async def test_words_of_another_danger_are_not_asked_about_any_more(town):
    await confirmed(town)
    (late,) = await neighbours(town, 1, first=901)
    await late.says(POWER_CUT[SIMPLIFIED])
    await late.says("电梯里有人出不来")
    assert late.tr(SAME) not in str([labels_of(one) for one in await late.messages()])
    await late.taps("🏠")
    ticket = (await tickets(town))[-1]
    assert ticket.incident_id is None
    await town.ops_group.sees("🔴", ticket.number, mentions=town.engineer)


async def test_silence_is_no_yes_and_holds_nothing_up(town):
    await confirmed(town)
    (late,) = await neighbours(town, 1, first=901)
    await late.says(POWER_CUT[SIMPLIFIED])
    await town.passes("PT4M")
    ticket = (await tickets(town))[-1]
    assert (ticket.incident_id, ticket.urgent) == (None, True)
    await town.ops_group.sees("🔴", ticket.number, mentions=town.engineer)


async def test_the_same_person_does_not_report_it_twice(town):
    souls = await confirmed(town)
    before = [one.number for one in await tickets(town)]
    await souls[0].says("怎么还没来电，停电了啊")
    await souls[0].taps(SAME)
    assert [one.number for one in await tickets(town)] == before
    await souls[0].sees("Noted with {number}, which you reported already.", number=before[0])


async def test_somebody_of_another_building_is_not_asked(town):
    await confirmed(town)
    other = await town.resident("隔壁", "1-101")
    await other.says(POWER_CUT[SIMPLIFIED])
    assert other.tr(SAME) not in str([labels_of(one) for one in await other.messages()])


async def test_the_question_survives_the_process_and_a_stale_button_says_so(town):
    await confirmed(town)
    (late,) = await neighbours(town, 1, first=901)
    await late.says(POWER_CUT[SIMPLIFIED])
    screen = (await late.messages())[-1]
    await town.restarts()
    await late.taps(SAME, on=screen)
    number = (await tickets(town))[-1].number
    await late.presses(data_of(screen, late.tr(SAME)), screen)
    assert (await tickets(town))[-1].number == number
