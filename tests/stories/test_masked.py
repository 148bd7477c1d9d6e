"""Phones are masked in the group; whoever needs one sees it alone, and that is on the record."""

import pytest

from domain.standard import Standards
from handlers.access import NOT_HERE, NOT_STAFF
from locales.languages import LANGUAGES
from storage.tables import Event, Home, Person
from tests.stories.usually import card_of, reports
from tests.town import data_of, labels_of, text_of

NUMBER = "+8613812345678"
SHOW = "📞 Show phone"
SEEN = "{name}: {phone}\nThat you have seen it is noted."
NONE = "We have no telephone number for them."


@pytest.fixture(params=LANGUAGES)
def language(request):
    """What is spoken in the office."""
    return request.param


@pytest.fixture
async def card(town, li):
    """Of somebody who gave us their number."""
    await has_phone(town, NUMBER)
    return await card_of(town, await reports(li, "水龙头滴水"))


async def has_phone(town, phone):
    known = await town.kept(Person)
    async with town.app.storage.transaction() as shelves:
        for person in known:
            (await shelves.people.get(person.id)).phone = phone


async def looks(town):
    return [one for one in await town.kept(Event) if one.action == "see_phone"]


@pytest.mark.clause("A15", partly="rooms, and what a person may have deleted")
async def test_one_colleague_sees_the_number_and_the_log_knows(town, card, nothing_fails):
    ops = town.ops_group
    assert "138****5678" in text_of(card)
    said = await town.dispatcher.taps(SHOW, on=card, at=ops)
    assert said == ops.tr(SEEN, name="李女士", phone=NUMBER)
    (event,) = await looks(town)
    assert (event.actor, event.clause, event.ticket_id) == ("staff:1", "A15", 1)
    assert not any(NUMBER[3:] in text for text in await ops.texts())


async def test_of_an_owner_the_register_knows_the_number(town, li, nothing_fails):
    known = await town.kept(Home)
    async with town.app.storage.transaction() as shelves:
        for home in known:
            (await shelves.households.home(home.id)).owner_phone = "+85261234567"
    card = await card_of(town, await reports(li, "水龙头滴水"))
    assert "852****4567" in text_of(card)
    assert "+85261234567" in await town.engineer.taps(SHOW, on=card, at=town.ops_group)


async def test_where_there_is_none_nothing_is_offered(town, li, nothing_fails):
    card = await card_of(town, await reports(li, "水龙头滴水"))
    assert "📞" not in text_of(card)
    assert town.ops_group.tr(SHOW) not in labels_of(card)


async def test_a_number_that_was_taken_away_is_gone_from_the_old_button(town, card, nothing_fails):
    await has_phone(town, "")
    assert await town.dispatcher.taps(SHOW, on=card, at=town.ops_group) == town.ops_group.tr(NONE)
    assert await looks(town) == []


async def test_nobody_else_can_press_it_out_of_us(town, card, nothing_fails):
    ops, stranger = town.ops_group, await town.newcomer("路人")
    await town.post(f"people/{stranger.id}", joins=ops.id)
    said = await stranger.taps(SHOW, on=card, at=ops)
    assert said == ops.tr(NOT_STAFF, id=stranger.id)
    shown = data_of(card, ops.tr(SHOW))
    li = await town.resident("赵先生", "2-102")
    await li.says("/start")
    at_home = (await li.messages())[-1]
    assert await li.presses(shown, at_home) == li.tr(NOT_HERE)
    forged = shown.rpartition(":")[0] + ":999"
    assert await town.dispatcher.presses(forged, card, at=ops) == ops.tr(NOT_HERE)
    assert await looks(town) == []


async def test_by_whom_the_post_was_given_up_sees_nothing(town, card, nothing_fails):
    async with town.app.storage.transaction() as shelves:
        await shelves.office.dismiss(1, town.dispatcher.id, town.app.clock.now())
    said = await town.dispatcher.taps(SHOW, on=card, at=town.ops_group)
    assert said == town.ops_group.tr(NOT_STAFF, id=town.dispatcher.id)
    assert await looks(town) == []


async def test_who_looks_again_and_again_is_reported_to_the_manager(town, card, nothing_fails):
    manager = await town.staff("周经理", "manager")
    await manager.says("/start")
    at_most = Standards().of("").count("privacy.looks_a_day")
    for _time in range(at_most + 2):
        await town.dispatcher.taps(SHOW, on=card, at=town.ops_group)
    told = [text for text in await manager.texts() if text.startswith("👁")]
    assert len(told) == 1
    assert "小陈" in told[0]
    assert str(at_most + 1) in told[0]
