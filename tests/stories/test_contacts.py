"""人工回访: whom nobody could ask by message, a colleague calls, and then visits."""

import pytest

from handlers.actions.contacting import OVER, TAKEN
from storage.tables import Contact, Event, FollowUp, Rectification
from tests.stories.in_person import (
    CALL,
    VISIT,
    hands_over,
    is_asked,
    taps,
    the_answer,
    the_contact,
    writes_down,
)
from tests.stories.usually import DRIPS, reports
from tests.town import labels_of, text_of

pytestmark = pytest.mark.usefixtures("nothing_fails")


@pytest.fixture
async def silent(town, li):
    """She was asked, has not answered, and a colleague is to call her; the number."""
    number = await is_asked(town, li)
    await hands_over(town)
    return number


@pytest.mark.clause("F8")
async def test_whoever_calls_is_told_what_they_should_know(town, li):
    await town.resident("李先生", "3-1102")
    before = await reports(li, "卫生间下水慢")
    number = await is_asked(town, li)
    await hands_over(town)
    card = await town.ops_group.sees(
        CALL, "3-1102 · 李女士", "李先生", DRIPS, "换了阀芯", before, "🗂 <b>Lately</b>",
        "They have not answered our question.", number=number,
    )  # fmt: skip
    said = text_of(card)
    assert "🔥" in said
    assert town.ops_group.tr("Water and drains") + " ×2" in said
    assert town.ops_group.tr("dispatcher") in said
    assert labels_of(card)[0] == town.ops_group.tr("✋ I call")


@pytest.mark.clause("F11")
@pytest.mark.clause("F10", partly="what a colleague writes down")
async def test_what_they_say_on_the_telephone_is_written_down_by_taps(town, li, silent):
    await taps(town.dispatcher, "✋ I call")
    await writes_down(town.dispatcher, 4, 5, 4)
    answer, contact = await the_answer(town), await the_contact(town)
    assert (answer.state, answer.quality, answer.effect, answer.satisfaction) == (
        "answered", 4, 5, 4
    )  # fmt: skip
    assert (answer.recorded_by, answer.answered_by, answer.confirmed_at) == (1, None, None)
    assert contact.state == "reached"
    done = {one.action for one in await town.kept(Event)}
    assert {"hand_over_follow_up", "take_contact", "reach_contact"} <= done
    await li.sees("Is that right?", "小陈")


async def test_of_two_who_tap_at_once_the_first_has_it_and_the_second_hears_who(town, li, silent):
    second = await town.staff("小林", "dispatcher")
    card = await town.ops_group.sees(CALL, number=silent)
    await town.dispatcher.taps("✋ I call", on=card, at=town.ops_group)
    said = await second.presses("1:contact_take:1", card, at=town.ops_group)
    assert said == town.ops_group.tr(TAKEN, name="小陈")
    assert (await the_contact(town)).staff_id == 1
    said = await taps(second, "✅ Reached")
    assert said == town.ops_group.tr(TAKEN, name="小陈")


async def test_who_taps_twice_in_their_tiredness_does_it_once(town, li, silent):
    for _time in range(2):
        card = await town.ops_group.sees(CALL, number=silent)
        await town.dispatcher.presses("1:contact_take:1", card, at=town.ops_group)
    await writes_down(town.dispatcher, 5, 4, 5)
    card = await town.ops_group.sees(CALL, number=silent)
    again = await town.dispatcher.presses("1:contact_record:1", card, at=town.ops_group)
    assert again == town.ops_group.tr(OVER)
    taken = [one for one in await town.kept(Event) if one.action in {"take_contact",
                                                                     "reach_contact"}]  # fmt: skip
    assert len(taken) == 2


@pytest.mark.clause("F5")
@pytest.mark.clause("F14", partly="a reward")
async def test_who_is_never_there_is_called_visited_and_then_left_in_peace(town, li, silent):
    await taps(town.dispatcher, "✋ I call")
    for time in range(2):
        await taps(town.dispatcher, "❌ Not reached")
        await taps(town.dispatcher, "❌ Not reached")
        contact = await the_contact(town)
        assert (contact.way, contact.tries) == ("phone", time + 1), "not again before they rest"
        await town.passes("PT3H1M")
    await town.restarts()
    await taps(town.dispatcher, "❌ Not reached")
    assert (await the_contact(town)).way == "visit"
    await town.ops_group.sees(VISIT, "🚪", number=silent)
    await taps(town.dispatcher, "❌ Not reached")
    await town.passes("PT20H1M")
    await taps(town.dispatcher, "❌ Not reached")
    contact = await the_contact(town)
    assert (contact.state, contact.tries) == ("in_vain", 2)
    await hands_over(town)
    assert len(await town.kept(Contact)) == 1, "nobody is pestered for ever"


async def test_a_visit_may_be_chosen_at_once(town, li, silent):
    await taps(town.dispatcher, "🏠 Visit")
    await town.ops_group.sees(VISIT, "🚪", number=silent)
    await taps(town.dispatcher, "✋ I go")
    await writes_down(town.dispatcher, 5, 5, 4)
    assert (await the_contact(town)).way == "visit"


async def test_words_are_written_down_as_they_were_said(town, li, silent):
    await taps(town.dispatcher, "✋ I call")
    card = await town.ops_group.sees(CALL, number=silent)
    await town.dispatcher.replies("下午再打", card, at=town.ops_group)
    await town.ops_group.sees(CALL, "下午再打", number=silent)
    await li.sees_nothing_of("下午再打")
    await taps(town.dispatcher, "✅ Reached")
    for label in ("① 2", "② 2", "③ 3"):
        await taps(town.dispatcher, label)
    await taps(town.dispatcher, "✍️ With words …")
    for said in ("<b>地上</b>没擦", "约准时间"):
        await town.dispatcher.replies(said, (await town.ops_group.messages())[-1],
                                      at=town.ops_group)  # fmt: skip
    answer = await the_answer(town)
    assert (answer.shortcomings, answer.suggestions) == ("<b>地上</b>没擦", "约准时间")
    assert len(await town.kept(Rectification)) == 1, "a poor answer is one, however it came"
    assert "<b>地上</b>没擦" in text_of(await li.sees("Is that right?"))


async def test_who_answers_meanwhile_is_not_called(town, li, silent):
    await taps(town.dispatcher, "✋ I call")
    for label in ("① 5", "② 4", "③ 5"):
        await li.taps(label)
    assert (await the_contact(town)).state == "called_off"
    card = await town.ops_group.sees(CALL, "✖️", number=silent)
    assert labels_of(card) == []
    said = await town.dispatcher.presses("1:contact_reached:1", card, at=town.ops_group)
    assert said == town.ops_group.tr(OVER)
    assert (await the_answer(town)).recorded_by is None


@pytest.mark.parametrize("wish", ["moved out", "not asked"])
async def test_who_is_not_to_be_asked_is_not_called_either(town, li, wish):
    number = await is_asked(town, li)
    person = (await town.kept(FollowUp))[0].asked_of
    await hands_over(town)
    async with town.app.storage.transaction() as shelves:
        found = await shelves.people.get(person)
        if wish == "not asked":
            found.not_asked = True
        else:
            (member,) = await shelves.households.members_of(found)
            member.state = "left"
    await taps(town.dispatcher, "✋ I call")
    assert (await the_contact(town)).state == "called_off"
    await town.ops_group.sees(CALL, "✖️", number=number)
    await hands_over(town)
    assert [one.state for one in await town.kept(Contact)] == ["called_off", "called_off"]


@pytest.mark.clause("F11")
async def test_what_nobody_does_is_asked_for_once_and_then_the_supervisor_sees_to_it(
    town, li, silent
):
    await town.supervisor.says("/start")
    await taps(town.dispatcher, "✋ I call")
    due = (await the_contact(town)).due
    await town.post("clock", at=due.isoformat())
    await town.ops_group.sees("⏰ <b>{number}</b>: the follow-up in person is overdue.",
                              mentions=town.dispatcher, number=silent)  # fmt: skip
    await town.supervisor.sees_nothing_of(CALL, number=silent)
    await town.passes("P1DT1M")
    await town.supervisor.sees(CALL, number=silent)
    contact = await the_contact(town)
    assert (contact.state, contact.staff_id) == ("open", None)
    await town.supervisor.taps("📋 The briefing")
    await town.supervisor.taps("✋ I call")
    assert (await the_contact(town)).staff_id == 3


async def test_a_worker_and_a_stranger_can_press_nothing_here(town, li, silent):
    card = await town.ops_group.sees(CALL, number=silent)
    for action in ("contact", "contact_take", "contact_points", "contact_record"):
        await town.engineer.presses(f"1:{action}:1:quality:5", card, at=town.ops_group)
        await li.presses(f"1:{action}:1:quality:5", (await li.messages())[-1])
    contact = await the_contact(town)
    assert (contact.state, contact.quality) == ("open", None)
