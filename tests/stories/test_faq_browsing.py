"""常见问答: /faq in private, by topic or in one's own words."""

import asyncio

import pytest

from domain.tickets import Kind
from handlers.access import NOT_HERE
from handlers.form import UNFINISHED
from handlers.talk import GONE
from handlers.views.faqs import ANSWERS_IT, ASK_A_PERSON
from handlers.views.names import KIND, TOPIC
from handlers.views.safety import SAFETY
from locales import LANGUAGES
from locales.languages import SIMPLIFIED
from storage.tables import Event, Person, Ticket
from tests.stories.knowledge import (
    ASKED,
    CARD,
    FEE,
    GLAD,
    OFFERS,
    VISITORS,
    keeps,
    of_another_estate,
    retires,
    the_faq,
)
from tests.stories.matters import filed
from tests.stories.talks import is_asked
from tests.stories.usually import said_by_us
from tests.town import data_of, labels_of, text_of

pytestmark = pytest.mark.usefixtures("nothing_fails")
QUESTION, ANSWER = CARD[SIMPLIFIED]
NOTHING = "There is no ready answer to that yet. A colleague will gladly help you."


async def opens(soul, question=QUESTION, topic="parking"):
    await soul.says("/faq")
    await soul.taps(TOPIC[topic])
    await soul.taps(question)


async def page(soul):
    return said_by_us(await soul.messages())[-1]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_by_topic_to_the_answer_and_back_all_in_one_message(town, language):
    await keeps(town, CARD, VISITORS)
    await keeps(town, FEE, topic="fees")
    soul = await town.resident("Li", "3-1102", language)
    await soul.says("/faq")
    first = await page(soul)
    assert labels_of(first) == [soul.tr(TOPIC["parking"]), soul.tr(TOPIC["fees"])]
    question, answer = CARD[language]
    await soul.taps(TOPIC["parking"])
    await soul.taps(question)
    await soul.sees(question, answer)
    await soul.taps("‹ Back")
    await soul.taps("‹ Back")
    again = await page(soul)
    assert (again["message_id"], labels_of(again)) == (first["message_id"], labels_of(first))


async def test_the_counter_leads_to_them(town, li):
    await keeps(town, CARD)
    await li.says("/start")
    await li.taps("📖 Often asked")
    assert labels_of(await page(li)) == [li.tr(TOPIC["parking"])]


async def test_an_answer_that_helped_stays_to_be_read_again(town, li):
    await keeps(town, CARD)
    await opens(li)
    await li.taps(ANSWERS_IT)
    shown = await li.sees(ANSWER, GLAD)
    assert labels_of(shown) == []
    assert [one.action for one in await town.kept(Event)] == ["settled_by_faq"]


@pytest.mark.both
async def test_two_devices_say_once_that_it_helped(town, li):
    await keeps(town, CARD)
    await opens(li)
    shown = await page(li)
    press = data_of(shown, li.tr(ANSWERS_IT))
    await asyncio.gather(*(li.presses(press, shown) for _ in range(2)))
    assert (await the_faq(town)).helped == 1
    assert len(await town.kept(Event)) == 1


async def test_whoever_asks_a_person_there_is_asked_what_and_the_office_sees_what_they_read(
    town, li
):
    await keeps(town, CARD)
    await opens(li)
    await li.taps(ASK_A_PERSON)
    await is_asked(li, "What would you like to know?")
    await li.says("停车月卡怎么办理，我是租户")
    await li.taps("✅ Send")
    await town.ops_group.sees((await filed(town)).number, "我是租户", "📖", QUESTION)


async def test_a_draft_comes_first(town, li):
    await keeps(town, CARD)
    await li.says("/complain")
    await opens(li)
    await li.taps(ASK_A_PERSON)
    await li.sees(UNFINISHED, KIND[Kind.COMPLAINT])


@pytest.mark.parametrize("language", LANGUAGES)
async def test_some_words_behind_the_command_find(town, language):
    await keeps(town, CARD)
    soul = await town.resident("Li", "3-1102", language)
    await soul.says(f"/faq {ASKED[language]}")
    await is_asked(soul, OFFERS)
    await soul.taps(CARD[language][0])
    await soul.taps(ANSWERS_IT)
    await soul.sees(GLAD)


async def test_where_nothing_is_found_a_person_is_a_tap_away(town, li):
    await keeps(town, CARD)
    await li.says("/faq 游泳池开放吗")
    await li.sees(NOTHING)
    await li.taps(ASK_A_PERSON)
    await is_asked(li, "What would you like to know?")


@pytest.mark.parametrize("command", ["/faq", "/faq 停车月卡"])
async def test_while_the_office_has_written_nothing_a_person_is_a_tap_away(town, li, command):
    await li.says(command)
    shown = await li.sees(NOTHING)
    assert labels_of(shown) == [li.tr(ASK_A_PERSON)]


async def test_danger_behind_the_command_is_heard(town, li):
    await keeps(town, CARD)
    await li.says("/faq 水管爆了，水漫到走廊了")
    await li.sees(SAFETY["water"])


async def test_many_questions_are_leafed_through(town, li):
    await keeps(town, *({SIMPLIFIED: (f"问题{number}？", "答。")} for number in range(1, 11)))
    await li.says("/faq")
    await li.taps(TOPIC["parking"])
    assert "问题9？" not in labels_of(await page(li))
    await li.taps("›")
    assert labels_of(await page(li))[:3] == ["问题9？", "问题10？", "‹"]


async def test_what_was_retired_meanwhile_is_not_shown_any_more(town, li):
    (number,) = await keeps(town, CARD)
    await li.says("/faq")
    topics = await page(li)
    await li.taps(TOPIC["parking"])
    await retires(town, number)
    assert await li.taps(QUESTION) == li.tr(GONE)
    await li.sees_nothing_of(ANSWER)
    await li.presses("1:faq_topic:parking", topics)
    await li.sees(NOTHING)


async def test_what_another_estate_keeps_is_not_there(town, li):
    await keeps(town, CARD)
    foreign = await of_another_estate(town, FEE)
    await opens(li)
    shown = await page(li)
    for forged in (f"faq:{foreign}", f"faq_helped:{foreign}", f"faq_ask:{foreign}", "faq:0"):
        assert await li.presses(f"1:{forged}", shown) == li.tr(NOT_HERE)
    for forged in ("faq_kept:1", "faq_retire:1", "faq_drop:1", "faq_word:1:en", "faqs_kept"):
        assert await li.presses(f"1:{forged}", shown) == li.tr(NOT_HERE)
    assert ANSWER in text_of(await page(li))
    assert (await the_faq(town, foreign)).shown == 0


async def test_somebody_we_do_not_know_may_read_and_nothing_is_kept_of_them(town):
    await keeps(town, CARD)
    soul = await town.newcomer("过客")
    await opens(soul)
    await soul.sees(ANSWER)
    await soul.taps(ANSWERS_IT)
    assert await town.kept(Person) == await town.kept(Ticket) == []
    await soul.says("/faq")
    await soul.taps(TOPIC["parking"])
    await soul.taps(QUESTION)
    await soul.taps(ASK_A_PERSON)
    await soul.sees("请选择语言")
