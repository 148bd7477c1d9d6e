"""核实 — what a colleague wrote down counts as said when the household says so."""

from datetime import timedelta

import pytest

from domain.contacts import Reason
from handlers.actions.confirming import ASKED_ANEW, LONG_AGO
from storage.tables import Contact, Event, FollowUp, Rectification, Ticket
from tests.stories.answers import is_not_mended
from tests.stories.in_person import CALL, hands_over, is_asked, taps, the_answer, writes_down
from tests.stories.test_effect import is_put_right
from tests.stories.usually import scores
from tests.town import data_of

pytestmark = pytest.mark.usefixtures("nothing_fails")
RIGHT = "Is that right?"


@pytest.fixture
async def told(town, li):
    """She has told a colleague on the telephone; the number."""
    number = await is_asked(town, li)
    await hands_over(town)
    await taps(town.dispatcher, "✋ I call")
    await writes_down(town.dispatcher, 4, 5, 4)
    return number


@pytest.mark.clause("F10")
async def test_their_tap_signs_it_and_nobody_elses(town, li, told):
    asked = await li.sees(RIGHT)
    neighbour = await town.resident("邻居", "3-1101")
    await neighbour.says("/help")
    await neighbour.presses(data_of(asked, "👍"), (await neighbour.messages())[-1])
    assert (await the_answer(town)).confirmed_at is None
    await town.restarts()
    await li.taps("👍 Right")
    assert (await the_answer(town)).confirmed_at
    await town.ops_group.sees(CALL, "👍 The household has confirmed it.", number=told)
    await town.passes("P4D")
    assert (await the_answer(town)).doubt == ""


@pytest.mark.clause("F10")
async def test_what_they_did_not_say_they_say_themselves_and_both_are_on_record(town, li, told):
    await town.supervisor.says("/start")
    await li.taps("✏️ Not right")
    await town.supervisor.sees("小陈", told)
    await town.dispatcher.sees_nothing_of(told)
    for label in ("① 2", "② 1", "③ 2"):
        await li.taps(label)
    answer = await the_answer(town)
    assert (answer.state, answer.quality, answer.recorded_by) == ("answered", 2, None)
    (contact,) = await town.kept(Contact)
    assert (contact.quality, contact.effect, contact.satisfaction) == (4, 5, 4)
    assert "dispute_record" in {one.action for one in await town.kept(Event)}
    assert answer.doubt == "", "their own word is not in doubt"


async def test_bad_news_written_down_may_be_worse_in_their_own_words(town, li):
    """The notice that a colleague's record led to is theirs from then on."""
    await is_asked(town, li)
    await hands_over(town)
    await taps(town.dispatcher, "✋ I call")
    await writes_down(town.dispatcher, 2, 4, 4)
    (notice,) = await town.kept(Rectification)
    assert (notice.cause, notice.rework_id) == ("low_score", None)
    await li.taps("✏️ Not right")
    await is_not_mended(town)
    await scores(li, 2, 1, 1)
    (notice,), (ticket,) = await town.kept(Rectification), await town.kept(Ticket)
    assert (notice.cause, notice.rework_id, ticket.state) == ("unfixed", ticket.id, "rework")


@pytest.mark.clause("F10")
@pytest.mark.clause("B14")
async def test_what_was_put_right_and_closed_begins_anew_when_they_say_it_was_worse(town, li):
    """The closed notice stays closed; a new one goes a level up, and its effect is asked about."""
    head = await town.staff("周主任", "head")
    await is_asked(town, li)
    await hands_over(town)
    await taps(town.dispatcher, "✋ I call")
    await writes_down(town.dispatcher, 2, 4, 4)
    await is_put_right(town, town.engineer)
    await li.taps("✏️ Not right")
    assert [one.state for one in await town.kept(FollowUp)] == ["asked", "called_off"]
    await scores(li, 3, 2, 1)
    await li.says("师傅态度很差，根本没人管")
    await li.taps("Skip")
    closed, notice = await town.kept(Rectification)
    assert (closed.stage, notice.stage, notice.follow_up_id) == (
        "closed", "noticed", closed.follow_up_id
    )  # fmt: skip
    await town.ops_group.sees("📋 <b>Rectification notice</b> · {number}", "根本没人管", number="R")
    (answer, *_effect) = await town.kept(FollowUp)
    assert (answer.state, answer.quality, answer.satisfaction) == ("answered", 3, 1)
    assert notice.owner_id != closed.owner_id, "not silently the same worker's once more"
    await is_put_right(town, head)
    assert [one.state for one in await town.kept(FollowUp)][-1] == "planned"


async def test_the_question_whether_it_is_right_has_an_end(town, li, told):
    asked = await li.sees(RIGHT)
    async with town.app.storage.transaction() as shelves:
        (first,) = await shelves.follow_ups.of_ticket(1)
        first.answered_at -= timedelta(days=14, minutes=1)
    for button in ("✏️", "👍"):
        assert await li.presses(data_of(asked, button), asked) == li.tr(LONG_AGO)
    answer = await the_answer(town)
    assert (answer.state, answer.quality, answer.confirmed_at) == ("answered", 4, None)


async def test_who_was_asked_anew_meanwhile_says_it_there(town, li, told):
    asked = await li.sees(RIGHT)
    async with town.app.storage.transaction() as shelves:
        (first,) = await shelves.follow_ups.of_ticket(1)
        later = FollowUp(
            ticket_id=1,
            ordinal=2,
            ask_at=None,
            limit=None,
            clause="F18",
            state="asked",
            asked_at=town.app.clock.now(),
            asked_of=first.asked_of,
        )
        await shelves.follow_ups.plan(later)
    assert await li.presses(data_of(asked, "✏️"), asked) == li.tr(ASKED_ANEW)
    assert [one.state for one in await town.kept(FollowUp)] == ["answered", "asked"]


async def test_who_was_contradicted_does_not_ask_again_and_whoever_does_puts_it_right(
    town, li, told
):
    await li.taps("✏️ Not right")
    assert (await the_answer(town)).doubt == "disputed"
    await hands_over(town)
    await taps(town.dispatcher, "✋ I call")
    assert (await town.kept(Contact))[-1].staff_id is None
    await taps(town.supervisor, "✋ I call")
    await writes_down(town.supervisor, 3, 3, 4)
    answer = await the_answer(town)
    assert (answer.recorded_by, answer.quality, answer.doubt) == (3, 3, "")
    await li.sees(RIGHT, "刘主管")


@pytest.mark.clause("F13")
async def test_whoever_sleeps_is_asked_in_the_morning(town, li):
    await is_asked(town, li)
    await hands_over(town)
    await taps(town.dispatcher, "✋ I call")
    await town.passes("PT14H")
    await writes_down(town.dispatcher, 4, 5, 4)
    await li.sees_nothing_of(RIGHT)
    await town.passes("PT10H")
    await li.sees(RIGHT)
    await li.taps("👍 Right")
    assert (await the_answer(town)).confirmed_at


async def test_a_late_confirmation_spares_them_the_second_call(town, li, told):
    await town.passes("P3DT1M")
    assert [one.state for one in await town.kept(Contact)] == ["reached", "open"]
    await li.taps("👍 Right")
    assert [one.state for one in await town.kept(Contact)] == ["reached", "called_off"]
    answer = await the_answer(town)
    assert (answer.doubt, bool(answer.confirmed_at)) == ("", True)


@pytest.mark.clause("F15", partly="photos as proof of an answer")
async def test_what_is_never_confirmed_is_asked_once_more_by_somebody_else(town, li, told):
    await town.passes("P3DT1M")
    answer = await the_answer(town)
    _first, second = await town.kept(Contact)
    assert (answer.doubt, second.reason) == ("unconfirmed", Reason.DOUBTFUL)
    await taps(town.dispatcher, "✋ I call")
    await town.ops_group.sees(CALL, number=told)
    assert (await town.kept(Contact))[-1].staff_id is None, "not whoever wrote down the first"
    await town.supervisor.says("/start")
    await taps(town.supervisor, "✋ I call")
    await writes_down(town.supervisor, 1, 2, 2)
    answer = await the_answer(town)
    assert (answer.quality, (await town.kept(Contact))[-1].quality) == (4, 1)
    assert "answers_differ" in {one.action for one in await town.kept(Event)}
    await li.sees_nothing_of("复核", "存疑")
