"""Whatever happens to a matter, its resident hears of it once: by one message, or on the card."""

from datetime import timedelta

import pytest

from domain.tickets import Action
from handlers.buttons import press
from handlers.views.choices import stamp
from storage.tables import Event, Ticket
from tests.stories.mine import live, opens
from tests.stories.usually import DRIPS, card_of, is_repaired, said_by_us, shows_the_work
from tests.town import MORNING

pytestmark = pytest.mark.usefixtures("nothing_fails")

UNSWEPT = "保洁好几天没来打扫楼道了"
TOMORROW = stamp(MORNING + timedelta(days=1))
A, ON_THE_CARD, A_MESSAGE = Action, 0, 1
HEARD = {
    #                   news          what is pressed where, once the matter has come so far
    A.ACCEPT_ORDER:   (ON_THE_CARD, "engineer",   "accept_order:1", "filed"),
    A.DISPATCH:       (A_MESSAGE,   "dispatcher", "assign:1:2",     "filed"),
    A.SET_OFF:        (A_MESSAGE,   "engineer",   "set_off:1",      "accepted"),
    A.ARRIVE:         (A_MESSAGE,   "engineer",   "arrive:1",       "accepted"),
    A.ACCEPT_WORK:    (A_MESSAGE,   "li",         "accept_work:1",  "done"),
    A.SEND_BACK:      (A_MESSAGE,   "li",         "send_back:1",    "done"),
    A.PASS_AUDIT:     (A_MESSAGE,   "supervisor", "pass_audit:1",   "completed"),
    A.FAIL_AUDIT:     (A_MESSAGE,   "supervisor", "fail_audit:1",   "completed"),
    A.CANCEL:         (A_MESSAGE,   "li",         "withdraw:1:solved", "filed"),
    A.RAISE:          (A_MESSAGE,   "li",         "raise:1",        "filed"),
    A.PAUSE:          (A_MESSAGE,   "dispatcher", f"pause_until:1:parts:{TOMORROW}", "filed"),
    A.RESUME:         (A_MESSAGE,   "dispatcher", "resume:1",       "paused"),
    A.PROMISE_ANSWER: (A_MESSAGE,   "dispatcher", f"answer_at:1:{TOMORROW}", "filed"),
    A.HAND_UP:        (ON_THE_CARD, "dispatcher", "hand_up:1",      "complained"),
    A.JUDGE:          (ON_THE_CARD, "dispatcher", "severity:1:upheld:cleaning:ordinary",
                                                                    "complained"),
    A.OPEN_CASE_CARD: (ON_THE_CARD, "dispatcher", "open_case_card:1", "complained"),
    A.TO_GM:          (A_MESSAGE,   "dispatcher", "to_gm:1",        "complained"),
    A.ANALYSE:        (ON_THE_CARD, "dispatcher", "analyse:1",      "filed"),
    A.LINK:           (ON_THE_CARD, "dispatcher", "same:2:1",       "twice"),
    A.MERGE:          (A_MESSAGE,   "dispatcher", "merge:2:1",      "twice"),
    A.NUDGE:          (ON_THE_CARD, "li",         "nudge:1",        "filed"),
    A.RESCHEDULE:     (ON_THE_CARD, "li",         "slot:1:0302e",   "filed"),
    A.RATE:           (ON_THE_CARD, "li",         "rate:1:5",       "completed"),
}  # fmt: skip
TOLD_ELSEWHERE = {
    A.ATTACH: "tests/stories/test_incident.py",
    A.DETACH: "tests/stories/test_incident_over.py",
    A.FILE: "the receipt, in every story",
    A.FINISH: "test_the_work_is_shown_once",
    A.TRANSFER: "tests/stories/test_transfer.py",
    A.LOWER: "tests/stories/test_urgency_lowered.py",
    A.ANSWER: "tests/stories/test_replies.py",
    A.PASS_TEST: "tests/stories/test_leak_test.py",
    A.FAIL_TEST: "tests/stories/test_leak_test.py",
    A.PLAN_CASE: "tests/stories/test_complaints.py",
    A.REOPEN: "test_it_is_reopened_with_one_word",
    A.QUOTE: "tests/stories/test_quotes.py",
    A.AGREE: "tests/stories/test_quotes.py",
    A.DECLINE: "tests/stories/test_quotes.py",
}


async def so_far(town, li, wanted):
    if wanted == "complained":
        await li.says("/complain")
        await li.says(UNSWEPT)
        await li.taps_as_asked("Cleanliness", "A neighbour", "3-1102", "Skip", "✅ Send")
        return
    number = await li.reports(DRIPS)
    if wanted == "twice":
        await li.reports(DRIPS)
    if wanted == "paused":
        await presses(town.dispatcher, f"pause_until:1:parts:{TOMORROW}", town, number)
    if wanted in {"accepted", "done"}:
        await presses(town.engineer, "accept_order:1", town, number)
    if wanted == "done":
        await shows_the_work(town, number)
    if wanted == "completed":
        await is_repaired(town, li, number)


async def presses(soul, said, town, number):
    card = await card_of(town, number)
    return await soul.presses(press(*said.split(":")), card, at=town.ops_group)


def test_nothing_that_can_happen_is_forgotten():
    assert set(HEARD) | set(TOLD_ELSEWHERE) == set(Action)
    assert not set(HEARD) & set(TOLD_ELSEWHERE)


@pytest.mark.clause("C9", partly="the mandatory word every day")
@pytest.mark.parametrize("action", HEARD)
async def test_each_step_is_heard_of_once(town, li, action):
    news, who, said, wanted = HEARD[action]
    await so_far(town, li, wanted)
    await li.says("/my")
    number = (await town.kept(Ticket))[-1 if wanted == "twice" else 0].number
    before = len(said_by_us(await li.messages()))
    if who == "li":
        await li.presses(press(*said.split(":")), await live(li))
    else:
        await presses(getattr(town, who), said, town, number)
    assert len(said_by_us(await li.messages())) == before + news
    assert action in {one.action for one in await town.kept(Event)}


async def test_the_work_is_shown_once(town, li):
    number = await li.reports(DRIPS)
    await presses(town.engineer, "accept_order:1", town, number)
    before = len(said_by_us(await li.messages()))
    await shows_the_work(town, number)
    shown = said_by_us(await li.messages())[before:]
    assert [bool(one.get("photo")) for one in shown] == [True, False]


async def test_it_is_reopened_with_one_word(town, li):
    number = await li.reports(DRIPS)
    await is_repaired(town, li, number)
    await opens(li, number)
    await li.taps("↩️ Not in order after all", on=await live(li))
    await li.says("又滴水了")
    before = len(said_by_us(await li.messages()))
    await li.taps("✅ Send")
    assert len(said_by_us(await li.messages())) == before + 1
