"""常见问答: whoever asks what has been answered before may read it, and a person is a tap away."""

import asyncio

import pytest

from domain.tickets import Kind
from handlers.answering import _OLD_BUTTON as OLD_BUTTON
from handlers.talk import GONE
from handlers.views.faqs import ANSWERS_IT, ASK_A_PERSON, NONE_OF_THESE
from handlers.views.names import KIND
from handlers.views.safety import SAFETY
from locales import LANGUAGES
from locales.languages import ENGLISH, SIMPLIFIED
from storage.tables import Conversation, Event, Member, Ticket
from tests.stories.knowledge import (
    ABOUT,
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
from tests.stories.matters import DANGER, DOUBTFUL, NUMBERS, filed
from tests.stories.talks import is_asked, screen
from tests.town import data_of, labels_of, text_of

pytestmark = pytest.mark.usefixtures("nothing_fails")
QUESTION, ANSWER = CARD[SIMPLIFIED]


@pytest.fixture
async def card(town):
    (number,) = await keeps(town, CARD)
    return number


async def reads(soul, words=ASKED[SIMPLIFIED], question=QUESTION):
    """From the words to the answer."""
    await soul.says("/ask")
    await soul.says(words)
    await is_asked(soul, OFFERS)
    await soul.taps(question)


# --- while they write an inquiry


@pytest.mark.clause("D1")
@pytest.mark.clause("A7")
@pytest.mark.parametrize("language", LANGUAGES)
async def test_an_answer_that_is_there_settles_the_question(town, card, language):
    soul = await town.resident("Li", "3-1102", language)
    question, answer = CARD[language]
    await reads(soul, ASKED[language], question)
    shown = await screen(soul)
    assert question in text_of(shown)
    assert answer in text_of(shown)
    await soul.taps(ANSWERS_IT)
    await soul.sees(GLAD)
    await soul.sees(answer)
    assert await town.kept(Ticket) == await town.kept(Conversation) == []
    (event,) = await town.kept(Event)
    assert (event.action, event.clause, event.detail) == ("settled_by_faq", "S4 4.1", {"faq": card})
    assert ASKED[language] not in str(event.detail)
    found = await the_faq(town)
    assert (found.shown, found.helped) == (1, 1)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_whoever_asks_a_person_goes_on_and_the_office_sees_what_they_have_read(
    town, card, language
):
    soul = await town.resident("Li", "3-1102", language)
    await reads(soul, ASKED[language], CARD[language][0])
    await soul.taps(ASK_A_PERSON)
    await soul.taps("✅ Send")
    ticket = await filed(town)
    assert (ticket.kind, ticket.words) == ("inquiry", ASKED[language])
    read = town.ops_group.tr("📖 Has read: {questions}", questions=f"“{CARD[language][0]}”")
    await town.ops_group.sees(ticket.number, read)
    await town.dispatcher.taps("✋ Accept", at=town.ops_group)
    await town.ops_group.sees(ticket.number, read)
    assert (await the_faq(town)).helped == 0


async def test_which_home_it_concerns_is_asked_only_when_a_person_is_to_answer(town, card, li):
    async with town.app.storage.transaction() as shelves:
        (other, *_) = await shelves.households.rooms(1, "1")
        person = await shelves.people.known_as(li.id)
        await shelves.households.ask_to_join(
            Member(home_id=other.id, person_id=person.id, role="owner", state="approved",
                   asked_at=town.app.clock.now())
        )  # fmt: skip
    await reads(li)
    await li.taps(ANSWERS_IT)
    await li.sees(GLAD)
    await reads(li)
    await li.taps(ASK_A_PERSON)
    await is_asked(li, "Which of your homes does it concern?")


async def test_none_of_these_goes_on_as_if_nothing_had_been_asked(town, card, li):
    await li.says("/ask")
    await li.says(ASKED[SIMPLIFIED])
    await li.taps(NONE_OF_THESE)
    await li.taps("✅ Send")
    ticket = await filed(town)
    assert (ticket.kind, ticket.words) == ("inquiry", ASKED[SIMPLIFIED])
    await town.ops_group.sees(ticket.number)
    await town.ops_group.sees_nothing_of("📖")
    assert (await the_faq(town)).shown == 0


async def test_whoever_simply_writes_is_offered_it_as_well(town, card, li):
    await li.says("停车月卡怎么办")
    await li.taps(KIND[Kind.INQUIRY])
    await li.taps(QUESTION)
    await li.taps(ANSWERS_IT)
    assert await town.kept(Ticket) == []


async def test_no_more_than_three_are_offered_the_likeliest_first(town, li):
    others = (
        {SIMPLIFIED: (f"停车月卡{what}？", "可以。")} for what in ("挂失", "转让", "退卡", "变更")
    )
    await keeps(town, FEE, *others, CARD)
    await li.says("/ask")
    await li.says("停车月卡怎么办理")
    labels = labels_of(await is_asked(li, OFFERS))
    assert labels[0] == QUESTION
    assert labels[3] == li.tr(NONE_OF_THESE)


async def test_who_reads_no_chinese_reads_what_there_is(town):
    await keeps(town, FEE)
    green = await town.resident("Ms Green", "3-1102", ENGLISH)
    await reads(green, "物业费怎么交？", FEE[SIMPLIFIED][0])
    await green.sees(FEE[SIMPLIFIED][1])


@pytest.mark.parametrize("words", ["厨房水龙头一直滴水怎么办", "你们几点下班"])
async def test_where_nothing_fits_nothing_is_offered(town, card, li, words):
    await li.says("/ask")
    await li.says(words)
    await is_asked(li, ABOUT)


async def test_photos_alone_are_not_looked_up(town, card, li):
    await li.says("/ask")
    await li.says(photos=1)
    await li.taps("That is all")
    await li.taps("No")
    await is_asked(li, ABOUT)


async def test_what_is_written_while_an_answer_is_shown_belongs_to_the_question(town, card, li):
    await reads(li)
    await li.says("我是租户")
    assert ANSWER in text_of(await is_asked(li, "Added to your report."))
    await li.taps(ASK_A_PERSON)
    await li.taps("✅ Send")
    assert (await filed(town)).words == f"{ASKED[SIMPLIFIED]}\n我是租户"
    assert (await the_faq(town)).shown == 1


async def test_more_words_are_looked_up_again_until_something_is_chosen(town, li):
    await keeps(town, CARD, FEE)
    await li.says("/ask")
    await li.says("停车月卡")
    assert FEE[SIMPLIFIED][0] not in labels_of(await is_asked(li, OFFERS))
    await li.says("还有物业费怎么交")
    assert FEE[SIMPLIFIED][0] in labels_of(await is_asked(li, OFFERS))


# --- danger goes first


async def test_words_of_danger_are_never_answered_from_a_list(town, card, li):
    await li.says("/ask")
    await li.says("停车月卡怎么办？停车场着火了")
    await li.sees(SAFETY["gas_fire"], **NUMBERS)
    await li.sees_nothing_of(OFFERS)


async def test_danger_while_an_answer_is_shown_is_an_urgent_report(town, card, li):
    await reads(li)
    await li.says("水管爆了，水漫到走廊了")
    await li.taps("3-1102")
    assert (await filed(town)).urgent


async def test_in_doubt_the_danger_is_asked_about_first(town, card, li):
    await li.says("/ask")
    await li.says(f"{ASKED[SIMPLIFIED]} {DOUBTFUL} {DOUBTFUL}")
    await is_asked(li, DANGER)
    await li.taps("No")
    await is_asked(li, OFFERS)


# --- back, cancel, stale, killed, twice


async def test_back_leads_to_the_other_answers(town, card, li):
    await keeps(town, VISITORS)
    await reads(li)
    await li.taps("‹ Back")
    await is_asked(li, OFFERS)
    await li.taps(QUESTION)
    await li.taps(ANSWERS_IT)
    found = await the_faq(town)
    assert (found.shown, found.helped) == (1, 1)


async def test_what_was_retired_meanwhile_is_gone_from_the_offer(town, card, li):
    await keeps(town, VISITORS)
    await li.says("/ask")
    await li.says("停车怎么收费，月卡怎么办理")
    await is_asked(li, OFFERS)
    await retires(town, card)
    await li.taps(QUESTION)
    shown = await screen(li)
    assert li.tr(GONE) in text_of(shown) or li.tr(OFFERS) not in text_of(shown)
    assert QUESTION not in labels_of(shown)


async def test_who_is_reading_it_may_still_say_that_it_helped(town, card, li):
    await reads(li)
    await retires(town, card)
    await li.taps(ANSWERS_IT)
    await li.sees(GLAD)
    assert (await the_faq(town)).helped == 1


@pytest.mark.both
async def test_two_devices_settle_it_once(town, card, li):
    await reads(li)
    shown = await screen(li)
    press = data_of(shown, li.tr(ANSWERS_IT))
    answers = await asyncio.gather(*(li.presses(press, shown) for _ in range(2)))
    assert sorted(answers) == sorted(["", li.tr(OLD_BUTTON)])
    assert (await the_faq(town)).helped == 1


async def test_a_number_of_another_estate_in_a_button_opens_nothing(town, card, li):
    foreign = await of_another_estate(town, FEE)
    await li.says("/ask")
    await li.says(ASKED[SIMPLIFIED])
    shown = await is_asked(li, OFFERS)
    genuine = data_of(shown, QUESTION)
    await li.presses(genuine.replace(f":{card}", f":{foreign}"), shown)
    await is_asked(li, OFFERS)
    await li.sees_nothing_of(FEE[SIMPLIFIED][1])
