"""How often must somebody touch their telephone, from opening the chat, until it is brought?"""

import pytest

from handlers.views.names import CATEGORY
from locales import LANGUAGES
from locales.languages import ENGLISH, SIMPLIFIED, TRADITIONAL
from storage.tables import InboxRow, Ticket
from tests.stories.matters import MAKE, filed
from tests.stories.talks import SUMMARY, WHEN, is_asked
from tests.town import labels_of

pytestmark = pytest.mark.usefixtures("nothing_fails")

DRIPS = {
    SIMPLIFIED: "厨房水龙头一直滴水",
    TRADITIONAL: "廚房水龍頭一直滴水",
    ENGLISH: "The kitchen tap keeps dripping",
}
DARK = {
    SIMPLIFIED: "3号楼楼道的灯不亮了",
    TRADITIONAL: "3號樓樓梯間的燈不亮了",
    ENGLISH: "The hallway light in building 3 is out",
}
BURST = {
    SIMPLIFIED: "水管爆了，水漫到走廊了",
    TRADITIONAL: "水管爆了，水漫到走廊了",
    ENGLISH: "A pipe has burst and water is flooding the hallway",
}


async def touches(soul):
    """Every press and every message, as they came in."""
    return len([one for one in await soul.town.kept(InboxRow) if one.lane == str(soul.id)])


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_common_repair_takes_five_touches_one_of_them_a_sentence(town, language):
    li = await town.resident("Li", "3-1102", language)
    await li.says("/start")
    await li.taps("🔧 Repair")
    await li.says(DRIPS[language])
    await is_asked(li, WHEN)
    await li.taps("14:00–17:00")
    await li.taps("✅ Send")
    ticket = await filed(town)
    assert (ticket.category, ticket.place) == ("water", "3-1102")
    assert await touches(li) == 5


@pytest.mark.parametrize("language", LANGUAGES)
async def test_whoever_just_writes_needs_no_more(town, language):
    li = await town.resident("Li", "3-1102", language)
    await li.says("/start")
    await li.says(DRIPS[language])
    await is_asked(li, MAKE)
    await li.sees("🔧 Repair", CATEGORY["water"], "3-1102")
    await li.taps("🔧 Repair")
    await li.taps("14:00–17:00")
    await li.taps("✅ Send")
    assert (await filed(town)).category == "water"
    assert await touches(li) == 5


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_lamp_in_the_hall_takes_four(town, language):
    li = await town.resident("Li", "3-1102", language)
    await li.says("/start")
    await li.taps("🔧 Repair")
    await li.says(DARK[language])
    await is_asked(li, SUMMARY)
    await li.taps("✅ Send")
    ticket = await filed(town)
    assert (ticket.category, ticket.home_id) == ("electric", None)
    assert await touches(li) == 4


@pytest.mark.parametrize("language", LANGUAGES)
async def test_danger_is_with_the_duty_after_a_sentence_and_one_tap(town, language):
    li = await town.resident("Li", "3-1102", language)
    await town.engineer.says("/start")
    await li.says(BURST[language])
    await li.taps("3-1102")
    assert await touches(li) == 2
    ticket = await filed(town)
    assert ticket.urgent
    await town.ops_group.sees(ticket.number, mentions=town.engineer)
    await town.engineer.sees(ticket.number)


# --- what was understood can be changed


async def at_the_summary(town):
    li = await town.resident("李女士", "3-1102")
    await li.says("/repair")
    await li.says(DRIPS[SIMPLIFIED])
    await li.taps("14:00–17:00")
    await is_asked(li, SUMMARY)
    return li


async def test_what_was_not_asked_is_shown_beside_the_next_question(town):
    li = await town.resident("李女士", "3-1102")
    await li.says("/repair")
    await li.says(DRIPS[SIMPLIFIED])
    await is_asked(li, WHEN)
    await li.sees(WHEN, CATEGORY["water"], "3-1102")


async def test_a_category_that_was_understood_wrongly_is_really_asked(town):
    li = await at_the_summary(town)
    await li.taps("Change an answer")
    await li.taps("Category")
    await is_asked(li, CATEGORY["appliance"])
    await town.restarts()
    await li.taps(CATEGORY["appliance"])
    await is_asked(li, SUMMARY)
    await li.taps("✅ Send")
    assert (await filed(town)).category == "appliance"


async def test_one_home_is_not_asked_about_and_may_still_be_changed(town):
    li = await at_the_summary(town)
    await li.taps("Change an answer")
    await li.taps("Place")
    await li.taps("🏢 A common area")
    await li.taps("Outdoors, or elsewhere")
    await is_asked(li, SUMMARY)
    await li.taps("✅ Send")
    ticket = await filed(town)
    assert (ticket.home_id, ticket.category, ticket.appointment_start) == (None, "water", None)


async def test_words_added_at_the_summary_may_make_it_doubtful_again(town):
    li = await at_the_summary(town)
    await li.says("对了，卧室的灯也不亮")
    await is_asked(li, "What is it about?")
    await li.taps(CATEGORY["electric"])
    await li.taps("✅ Send")
    assert (await filed(town)).category == "electric"


@pytest.mark.parametrize("words", ["楼上好像在漏水，天花板湿了一块", "邻居家的门关不上"])
async def test_where_it_is_is_asked_when_it_may_be_somebody_elses(town, words):
    li = await town.resident("李女士", "3-1102")
    await li.says("/repair")
    await li.says(words)
    if "No" in labels_of((await li.messages())[-1]):
        await li.taps("No")
    await is_asked(li, "Where is it?")


async def test_somebody_elses_press_on_what_was_understood_changes_nothing(town):
    li = await at_the_summary(town)
    wang = await town.resident("王先生", "2-101")
    shown = (await li.messages())[-1]
    data = shown["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    await wang.says("/start")
    await wang.presses(data, (await wang.messages())[-1])
    assert await town.kept(Ticket) == []
