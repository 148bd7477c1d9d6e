"""常见问答: the office keeps its questions and answers in the group."""

import pytest

from handlers.access import NOT_STAFF
from handlers.answering import _REASONS
from handlers.staff.faq_wording import _NO_ANSWER, _OVERTAKEN, _TOO_LONG
from handlers.talk import GONE
from handlers.views.names import TOPIC
from locales import LANGUAGES
from locales.languages import ENGLISH, NAMES, SIMPLIFIED, TRADITIONAL
from storage.tables import Event, Faq, FaqWording
from tests.stories.knowledge import (
    CARD,
    FEE,
    VISITORS,
    keeps,
    of_another_estate,
    the_faq,
)
from tests.stories.usually import said_by_us
from tests.town import data_of, labels_of, text_of

pytestmark = pytest.mark.usefixtures("nothing_fails")
QUESTION, ANSWER = CARD[SIMPLIFIED]
ADD, SEND = "➕ Add a question", "✅ Send"
RETIRE, SURE = "🗄 Retire", "Yes, retire it"
LIST = "<b>Questions and answers</b> ({count})"


def written(wording):
    return "\n".join(wording)


def in_order(first):
    return sorted(LANGUAGES, key=lambda one: one != first)


async def asked(town):
    """The newest message of ours in the group."""
    return said_by_us(await town.ops_group.messages())[-1]


async def writes(town, soul, text):
    await soul.replies(text, await asked(town), town.ops_group)


async def opens(town, soul, number=1):
    await soul.says("/faq", to=town.ops_group)
    await soul.taps(str(number), on=await asked(town), at=town.ops_group)


async def adds(town, soul, *texts, topic="parking"):
    ops = town.ops_group
    await soul.says("/faq", to=ops)
    await soul.taps(ADD, at=ops)
    await soul.taps(TOPIC[topic], at=ops)
    for text in texts:
        await (writes(town, soul, text) if text else soul.taps("Skip", at=ops))


async def wordings(town):
    return {one.language: (one.question, one.answer) for one in await town.kept(FaqWording)}


# --- adding


@pytest.mark.parametrize("language", LANGUAGES)
async def test_it_is_written_in_three_languages_the_groups_own_first(town, language):
    ops, dispatcher = town.ops_group, town.dispatcher
    await adds(town, dispatcher)
    for one in in_order(language):
        assert NAMES[one] in text_of(await asked(town))
        await writes(town, dispatcher, written(CARD[one]))
    shown = await ops.sees(*CARD[language])
    assert await town.kept(Faq) == [], "not before they have seen it"
    await dispatcher.taps(SEND, on=shown, at=ops)
    assert await wordings(town) == CARD
    (faq,) = await town.kept(Faq)
    assert (faq.topic, faq.shown, faq.helped, faq.retired_at) == ("parking", 0, 0, None)
    (event,) = await town.kept(Event)
    assert (event.action, event.clause, event.actor) == ("write_faq", "S4 4.1", "staff:1")
    await ops.sees("Entered: residents find it now.", CARD[language][0])


async def test_a_language_may_be_skipped_and_added_later(town):
    ops, dispatcher = town.ops_group, town.dispatcher
    await adds(town, dispatcher, written(CARD[SIMPLIFIED]), "", "")
    await dispatcher.taps(SEND, at=ops)
    await dispatcher.taps(f"➕ {NAMES[ENGLISH]}", at=ops)
    await writes(town, dispatcher, written(CARD[ENGLISH]))
    await dispatcher.taps(SEND, at=ops)
    assert await wordings(town) == {one: CARD[one] for one in (SIMPLIFIED, ENGLISH)}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("只有问题", _NO_ANSWER),
        ("问" * 101 + "\n答", _TOO_LONG),
        ("问？\n" + "答" * 2501, _TOO_LONG),
        ("问？\n" + "<" * 1000, _TOO_LONG),
        ("问？\n" + "一行\n" * 1300, _TOO_LONG),
    ],
)
async def test_what_does_not_fit_is_said_and_the_next_try_takes_its_place(town, text, fault):
    ops, dispatcher = town.ops_group, town.dispatcher
    await adds(town, dispatcher, text)
    await ops.sees(fault)
    await writes(town, dispatcher, "怎么办？\n这样办。")
    await dispatcher.taps("Skip", at=ops)
    await dispatcher.taps("Skip", at=ops)
    await dispatcher.taps(SEND, at=ops)
    assert await wordings(town) == {SIMPLIFIED: ("怎么办？", "这样办。")}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_longest_there_may_be_is_read_whole(town, language):
    wording = ("问" * 100, "答" * 2499 + "完")
    await adds(town, town.dispatcher, written(wording), "", "")
    await town.dispatcher.taps(SEND, at=town.ops_group)
    assert await wordings(town) == {language: wording}
    li = await town.resident("Li", "3-1102", language)
    await li.says("/faq")
    await li.taps(TOPIC["parking"])
    await li.taps("问")
    assert text_of(await li.sees("答完")).endswith("答完")


async def test_markup_is_shown_as_it_was_typed(town, li):
    await adds(
        town, town.dispatcher, "<b>怎么办？</b>\n<i>1 & 2</i> https://a.example/?x=1&y=2", "", ""
    )
    await town.dispatcher.taps(SEND, at=town.ops_group)
    await li.says("/faq")
    await li.taps(TOPIC["parking"])
    await li.taps("<b>怎么办？</b>")
    shown = text_of((await li.messages())[-1])
    assert shown == "<b>怎么办？</b>\n\n<i>1 & 2</i> https://a.example/?x=1&y=2"


async def test_whoever_cancels_has_written_nothing(town):
    await adds(town, town.dispatcher, written(CARD[SIMPLIFIED]))
    await town.dispatcher.says("/cancel", to=town.ops_group)
    assert await town.kept(Faq) == await town.kept(Event) == []


async def test_back_and_the_process_ends_in_the_middle(town):
    ops, dispatcher = town.ops_group, town.dispatcher
    await adds(town, dispatcher, "错了\n错了")
    await dispatcher.taps("‹ Back", at=ops)
    await town.restarts()
    for text in (written(CARD[SIMPLIFIED]), written(CARD[TRADITIONAL])):
        await writes(town, dispatcher, text)
    await dispatcher.taps("Skip", at=ops)
    await dispatcher.taps(SEND, at=ops)
    assert await wordings(town) == {one: CARD[one] for one in (SIMPLIFIED, TRADITIONAL)}


# --- who may


async def test_an_engineer_reads_them_and_keeps_none(town):
    await keeps(town, CARD)
    ops, engineer = town.ops_group, town.engineer
    await opens(town, engineer)
    await ops.sees(ANSWER)
    refused = ops.tr(_REASONS["not_yours"])
    assert await engineer.taps(NAMES[ENGLISH], at=ops) == refused
    assert await engineer.taps(RETIRE, at=ops) == refused
    shown = await asked(town)
    assert await engineer.presses("1:faq_add", shown, at=ops) == refused
    assert await engineer.presses("1:faq_drop:1", shown, at=ops) == refused
    assert await town.kept(Event) == []


@pytest.mark.parametrize("role", ["head", "supervisor", "manager"])
async def test_those_who_answer_for_something_may_keep_them(town, role):
    await keeps(town, CARD)
    soul = await town.staff("何主任", role)
    await opens(town, soul)
    await soul.taps(RETIRE, at=town.ops_group)
    await soul.taps(SURE, at=town.ops_group)
    assert (await the_faq(town)).retired_at is not None


async def test_who_is_no_colleague_sees_nothing(town, li):
    await keeps(town, CARD)
    await town.post(f"people/{li.id}", joins=town.ops_group.id)
    await li.says("/faq", to=town.ops_group)
    await town.ops_group.sees(NOT_STAFF, id=li.id)
    await town.ops_group.sees_nothing_of(QUESTION)


async def test_what_another_estate_keeps_is_not_there(town):
    await keeps(town, CARD)
    foreign = await of_another_estate(town, FEE)
    ops = town.ops_group
    await opens(town, town.dispatcher)
    shown = await asked(town)
    for action in ("faq_kept", "faq_retire", "faq_drop", "faq_word"):
        answer = await town.dispatcher.presses(f"1:{action}:{foreign}:en", shown, at=ops)
        assert answer == ops.tr("There is nothing here under that number.")
    await ops.sees_nothing_of(FEE[SIMPLIFIED][0])


# --- the list


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_list_is_by_topic_with_how_often_each_was_shown_and_helped(town, language):
    await keeps(town, FEE, topic="fees")
    await keeps(town, CARD)
    async with town.app.storage.transaction() as shelves:
        for _ in range(2):
            await shelves.faqs.count_shown(2)
        await shelves.faqs.count_helped(2)
    await town.dispatcher.says("/faq", to=town.ops_group)
    shown = await town.ops_group.sees(LIST, count=2)
    lines = text_of(shown).splitlines()
    parking, fees = (lines.index(town.ops_group.tr(TOPIC[one])) for one in ("parking", "fees"))
    assert lines[parking + 1] == f"1. {CARD[language][0]} · 👁 2 · ✅ 1"
    assert lines[fees + 1] == f"2. {FEE[SIMPLIFIED][0]} · 👁 0 · ✅ 0"


async def test_the_list_of_none_offers_to_begin(town):
    await town.dispatcher.says("/faq", to=town.ops_group)
    shown = await town.ops_group.sees("There are none yet.")
    assert labels_of(shown) == [town.ops_group.tr(ADD)]


async def test_a_long_list_is_leafed_through_in_place(town):
    await keeps(town, *({SIMPLIFIED: (f"问题{number}？", "答。")} for number in range(1, 21)))
    await town.dispatcher.says("/faq", to=town.ops_group)
    first = await asked(town)
    await town.dispatcher.taps("›", at=town.ops_group)
    second = await asked(town)
    assert second["message_id"] == first["message_id"]
    assert "9. 问题9？" in text_of(second)
    await town.dispatcher.taps("9", at=town.ops_group)
    await town.ops_group.sees("问题9？", "答。")


async def test_words_behind_the_command_find(town):
    await keeps(town, CARD, FEE)
    await town.dispatcher.says("/faq 物业费在哪里交", to=town.ops_group)
    shown = await asked(town)
    assert FEE[SIMPLIFIED][0] in text_of(shown)
    assert QUESTION not in text_of(shown)


# --- changing and retiring


async def test_a_wording_is_changed_and_the_log_keeps_the_one_before(town):
    await keeps(town, CARD)
    ops, dispatcher = town.ops_group, town.dispatcher
    await opens(town, dispatcher)
    await dispatcher.taps(f"✏️ {NAMES[ENGLISH]}", at=ops)
    await ops.sees(*CARD[ENGLISH])
    new = ("Parking card?", "Now online.")
    await writes(town, dispatcher, written(new))
    await dispatcher.taps(SEND, at=ops)
    assert await wordings(town) == CARD | {ENGLISH: new}
    (event,) = await town.kept(Event)
    assert event.action == "reword_faq"
    assert event.detail == {"faq": 1, "language": ENGLISH, "was": [*CARD[ENGLISH]], "now": [*new]}


async def test_of_two_who_change_it_the_first_wins_and_the_second_is_told(town):
    await keeps(town, FEE)
    ops = town.ops_group
    for soul, text in ((town.dispatcher, "一？\n一。"), (town.supervisor, "二？\n二。")):
        await opens(town, soul)
        await soul.taps(f"✏️ {NAMES[SIMPLIFIED]}", at=ops)
        await writes(town, soul, text)
    ready = [one for one in await ops.messages() if ops.tr(SEND) in labels_of(one)]
    await town.dispatcher.taps(SEND, on=ready[0], at=ops)
    await town.supervisor.taps(SEND, on=ready[1], at=ops)
    assert await wordings(town) == {SIMPLIFIED: ("一？", "一。")}
    await ops.sees(_OVERTAKEN, "一？")
    assert [one.actor for one in await town.kept(Event)] == ["staff:1"]


async def test_it_is_retired_in_two_steps_and_found_by_nobody(town, li):
    await keeps(town, CARD, VISITORS)
    ops, dispatcher = town.ops_group, town.dispatcher
    await opens(town, dispatcher)
    await dispatcher.taps(RETIRE, at=ops)
    assert (await the_faq(town)).retired_at is None, "it was only asked"
    await dispatcher.taps(SURE, at=ops)
    await ops.sees("🗄 Retired: residents do not find it any more.")
    assert (await the_faq(town)).retired_at is not None
    assert [one.action for one in await town.kept(Event)] == ["retire_faq"]
    await li.says("/faq")
    await li.taps(TOPIC["parking"])
    title = li.tr(TOPIC["parking"])
    shown = await li.sees("<b>{title}</b>\nTap a question to read the answer.", title=title)
    assert QUESTION not in labels_of(shown)
    await li.says("/ask")
    await li.says("停车月卡怎么办理")
    await li.sees_nothing_of("Perhaps one of these answers it:")


async def test_of_two_who_retire_it_the_second_is_told(town):
    await keeps(town, CARD)
    ops = town.ops_group
    for soul in (town.dispatcher, town.supervisor):
        await opens(town, soul)
        await soul.taps(RETIRE, at=ops)
    ready = [one for one in await ops.messages() if ops.tr(SURE) in labels_of(one)]
    press = data_of(ready[0], ops.tr(SURE))
    await town.dispatcher.presses(press, ready[0], at=ops)
    assert await town.supervisor.presses(press, ready[1], at=ops) == ops.tr(GONE)
    assert len(await town.kept(Event)) == 1


async def test_what_is_retired_while_somebody_rewords_it_stays_retired(town):
    await keeps(town, FEE)
    ops, dispatcher = town.ops_group, town.dispatcher
    await opens(town, dispatcher)
    await dispatcher.taps(f"✏️ {NAMES[SIMPLIFIED]}", at=ops)
    await writes(town, dispatcher, "二？\n二。")
    shown = next(one for one in await ops.messages() if ops.tr(SEND) in labels_of(one))
    await town.supervisor.presses("1:faq_drop:1", shown, at=ops)
    await dispatcher.taps(SEND, on=shown, at=ops)
    await ops.sees(_OVERTAKEN)
    assert await wordings(town) == FEE
