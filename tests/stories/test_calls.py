"""/calls — whoever looks for whom to call, in a window of their own, whatever comes in between."""

import pytest

from handlers.actions.contacting import OVER, TAKEN
from storage.tables import Event, OutboxRow
from tests.stories.in_person import CALL, hands_over, is_asked, the_answer, the_contact
from tests.stories.usually import DRIPS, is_repaired, reports
from tests.town import data_of

pytestmark = pytest.mark.usefixtures("nothing_raises")
TITLE = "📞 <b>To be called or visited: {n}</b>"
ROWS = ("① Quality of the work", "② How well is the problem solved?",
        "③ How satisfied are you overall?")  # fmt: skip
POINTS = ("① 4", "② 4", "③ 5")


async def looks(soul, number):
    """Their own window, at the briefing."""
    await soul.says("/calls")
    await soul.sees(TITLE, n=1)
    await soul.taps(number)
    return await soul.sees(CALL, number=number)


async def deeds(town, action):
    return [one.actor for one in await town.kept(Event) if one.action == action]


async def test_two_who_look_at_the_same_call_make_it_once_over_a_restart(town, li):
    number = await is_asked(town, li)
    await hands_over(town)
    first, second = town.dispatcher, await town.staff("小林", "dispatcher")
    for one in (first, second):
        await one.says("/start")
    theirs, others = await looks(first, number), await looks(second, number)
    await first.taps("✋ I call", on=theirs)
    said = await second.presses(data_of(others, second.tr("✋ I call")), others)
    assert said == second.tr(TAKEN, name="小陈")
    await first.taps("✅ Reached")
    await first.sees(CALL, *ROWS, number=number)
    for label in POINTS[:2]:
        await first.taps(label)
    await town.restarts(after="PT10M")
    await first.taps(POINTS[2])
    shown = await first.sees(CALL, number=number)
    record = data_of(shown, first.tr("✅ Record"))
    assert await first.presses(record, shown) != first.tr(OVER)
    assert await first.presses(record, shown) == first.tr(OVER)
    answer, contact = await the_answer(town), await the_contact(town)
    assert (answer.quality, answer.satisfaction, answer.recorded_by) == (4, 5, 1)
    assert (contact.state, contact.staff_id) == ("reached", 1)
    assert [len(await deeds(town, one)) for one in ("take_contact", "reach_contact")] == [1, 1]
    await second.says("/calls")
    await second.sees("✅ Nobody waits to be called.")


async def test_who_has_blocked_us_is_called_and_nothing_is_sent_to_them(town, li):
    number = await reports(li, DRIPS)
    await is_repaired(town, li, number)
    await li.changes(blocked=True)
    await town.passes("P2D")
    caller = town.dispatcher
    await caller.says("/start")
    await looks(caller, number)
    for label in ("✋ I call", "✅ Reached", *POINTS):
        await caller.taps(label)
    letters = await letters_to(town, li)
    await caller.taps("✅ Record")
    answer, contact = await the_answer(town), await the_contact(town)
    assert (answer.state, answer.recorded_by, answer.confirmed_at) == ("answered", 1, None)
    assert (contact.reason, contact.state) == ("not_reached", "reached")
    assert await letters_to(town, li) == letters


async def letters_to(town, soul):
    return len([one for one in await town.kept(OutboxRow) if one.chat == soul.id])
