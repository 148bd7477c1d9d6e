"""升级: who is reminded, and who is called, ever higher, while nobody moves."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.ladder import Rung
from domain.promises import CALLED
from storage.tables import Event, Staff
from tests.stories.promised import (
    brings,
    called,
    every_promise_is_looked_after,
    is_in_danger,
    owed,
    promised,
)
from tests.stories.usually import card_of, said_by_us
from tests.town import mentioned_in, text_of

FIRST_ANSWER = "complaint.first_answer"
A_MOMENT = timedelta(seconds=10)
RINGS = {
    Rung.DUTY: "Whoever is on duty, please see to it now.",
    Rung.HEAD: "It now goes to the head of the department.",
    Rung.MANAGER: "It now goes to the manager.",
    Rung.GM: "It now goes to the general manager.",
}
EVERYBODY = "Everybody is called until somebody takes it on."
UNTIL_TWO_AT_NIGHT = "PT17H"


@pytest.fixture
async def ladder(town):
    """Everybody above the desk."""
    posts = {Rung.HEAD: "head", Rung.MANAGER: "manager", Rung.GM: "gm"}
    return {rung: await town.staff(f"{role}先生", role) for rung, role in posts.items()}


@pytest.fixture(autouse=True)
async def nothing_is_lost(town, nothing_fails):
    yield
    await every_promise_is_looked_after(town)


async def off_duty(town, *roles):
    async with town.app.storage.transaction() as shelves:
        for one in await shelves.office.on_duty(1, *roles):
            one.on_duty = False


async def newest_call(town):
    """Whom the newest message in the group calls."""
    return mentioned_in(said_by_us(await town.ops_group.messages())[-1])


# --- when it is urgent


@pytest.mark.clause("B2")
async def test_an_urgent_report_climbs_to_the_top_and_calls_until_somebody_takes_it(
    town, li, ladder
):
    await town.passes(UNTIL_TWO_AT_NIGHT)
    await is_in_danger(li)
    ops, ids = town.ops_group, {rung: one.id for rung, one in ladder.items()}
    await town.passes("PT5M")
    assert await newest_call(town) == {town.engineer.id, town.dispatcher.id}
    for wait, rung in (("PT5M", Rung.HEAD), ("PT5M", Rung.MANAGER), ("PT10M", Rung.GM)):
        await town.passes(wait)
        assert await newest_call(town) == {ids[rung]}
        await ops.sees(RINGS[rung])
    for _ in range(2):
        await town.passes("PT10M")
        await ops.sees(EVERYBODY)
        assert await newest_call(town) == {town.engineer.id, town.dispatcher.id, *ids.values()}
    assert await called(town) == [1, 2, 3, 4, 5, 6]
    clauses = [one.clause for one in await town.kept(Event) if one.action == "escalate"]
    assert clauses == ["S4 4.3.2", "B2", "B2", "B2", "B2", "B2"]

    await town.engineer.taps("✋ Accept", at=ops)
    quiet = len(await ops.messages())
    await town.passes("PT5H")
    assert len(await ops.messages()) == quiet, "somebody is going"
    made = await promised(town, CALLED)
    assert made.missed_at < made.kept_at


async def test_what_is_not_urgent_after_all_wakes_nobody_any_more(town, li, ladder):
    await town.passes(UNTIL_TWO_AT_NIGHT)
    ticket = await is_in_danger(li)
    await town.passes("PT10M")
    assert await called(town) == [Rung.DUTY, Rung.HEAD]
    await lowers(town, ticket)
    await town.passes("PT5H")
    assert await called(town) == [Rung.DUTY, Rung.HEAD]
    assert (await owed(town))[CALLED].due.astimezone(ZoneInfo("Asia/Shanghai")).hour == 8
    await town.passes("PT2H")
    assert await called(town) == [Rung.DUTY, Rung.HEAD, Rung.DUTY]


async def test_what_is_not_urgent_after_all_need_not_be_taken_tonight(town, li, ladder):
    await town.passes(UNTIL_TWO_AT_NIGHT)
    ticket = await is_in_danger(li)
    await lowers(town, ticket)
    await town.passes("PT5H")
    assert await called(town) == []
    assert (await owed(town))[CALLED].due.astimezone(ZoneInfo("Asia/Shanghai")).hour == 8
    await town.passes("PT2H")
    assert await called(town) == [Rung.DUTY]


async def lowers(town, ticket):
    card = await card_of(town, ticket.number)
    await town.dispatcher.taps("⋯ More", on=card, at=town.ops_group)
    await town.dispatcher.taps("▼ Not urgent", at=town.ops_group)
    await says_why(town)


async def says_why(town):
    ops, asked = (
        town.ops_group,
        "{name}, why is it not urgent? Please reply to this message; the resident will read it.",
    )
    question = await ops.sees(asked, name="小陈")
    await town.dispatcher.replies("现场看过，只是滴水", question, at=ops)


async def test_a_restart_in_the_middle_calls_once_for_all_that_were_left_out(town, li, ladder):
    await is_in_danger(li)
    await town.passes("PT5M")
    await town.restarts(after="PT12M")
    assert await called(town) == [Rung.DUTY, Rung.MANAGER]
    assert await newest_call(town) == {ladder[Rung.HEAD].id, ladder[Rung.MANAGER].id}
    await town.restarts()
    assert await called(town) == [Rung.DUTY, Rung.MANAGER]
    await town.passes("PT8M")
    assert await called(town) == [Rung.DUTY, Rung.MANAGER, Rung.GM]


async def test_after_hours_of_silence_it_rings_once_for_everybody(town, li, ladder):
    await is_in_danger(li)
    before = len(await town.ops_group.messages())
    await town.restarts(after="PT9H")
    everybody = {town.engineer.id, town.dispatcher.id, *(one.id for one in ladder.values())}
    later = (await town.ops_group.messages())[before:]
    assert [mentioned_in(one) for one in later if len(mentioned_in(one)) > 1] == [everybody]


# --- when it is not


@pytest.mark.clause("C1")
async def test_a_complaint_is_warned_of_twice_and_then_climbs(town, li, ladder):
    ticket = await brings(li)
    ops = town.ops_group
    await town.passes("PT12H")
    head, gm = ladder[Rung.HEAD], ladder[Rung.GM]
    await ops.sees("⏰", ticket.number, mentions=head)
    await town.passes("PT10H")  # the second falls into the night: it waits until eight
    await town.passes("PT50M")
    warned = [one for one in await town.kept(Event) if one.action == "remind_of_promise"]
    assert len(warned) == 1
    await town.passes("PT15M")
    warned = [one for one in await town.kept(Event) if one.action == "remind_of_promise"]
    assert [one.detail["key"] for one in warned] == [FIRST_ANSWER] * 2
    for wait, rung in (("PT55M", Rung.DUTY), ("PT2H", Rung.HEAD), ("PT6H", Rung.MANAGER)):
        await town.passes(wait)
        assert (await called(town, FIRST_ANSWER))[-1] == rung
        await ops.sees(ticket.number, RINGS[rung])
    assert await called(town, "complaint.progress") == [], "one voice speaks for both"
    await town.passes("PT16H")
    await ops.sees(ticket.number, RINGS[Rung.GM], mentions=gm)
    await town.passes("P1D")
    assert await called(town, FIRST_ANSWER) == [1, 2, 3, 4]
    spoken = await called(town, "complaint.progress")
    assert spoken[:4] == [1, 2, 3, 4], "now that the first is silent"


async def test_at_night_it_is_noted_and_said_in_the_morning(town, li, ladder):
    await town.passes("PT14H")
    await brings(li)
    await town.passes("P1D")
    made = await promised(town, FIRST_ANSWER)
    assert made.missed_at - made.due < A_MOMENT
    assert await called(town, FIRST_ANSWER) == []
    await town.passes("PT8H50M")
    assert await called(town, FIRST_ANSWER) == []
    await town.passes("PT15M")
    assert await called(town, FIRST_ANSWER) == [Rung.MANAGER]
    head, manager = ladder[Rung.HEAD], ladder[Rung.MANAGER]
    await town.ops_group.sees(RINGS[Rung.MANAGER], mentions=head)
    await town.ops_group.sees(RINGS[Rung.MANAGER], mentions=manager)
    await town.ops_group.sees(RINGS[Rung.MANAGER], mentions=town.dispatcher)


async def test_whoever_comes_late_into_the_night_waits_too(town, li, ladder):
    await brings(li)
    await town.restarts(after="PT40H")  # one in the morning
    assert await called(town) == []
    await town.passes("PT6H50M")
    assert await called(town) == []
    await town.passes("PT15M")
    assert await called(town, FIRST_ANSWER) == [Rung.MANAGER]


async def test_a_visit_that_nobody_makes_is_called_for(town, li, ladder):
    ticket = await brings(li, "/repair")
    await town.engineer.taps("✋ Accept", at=town.ops_group)
    visit = await promised(town, "repair.appointment")
    await town.passes("P1D")
    assert (await promised(town, "repair.appointment")).missed_at
    call = await town.ops_group.sees("⚠️", ticket.number, RINGS[Rung.DUTY])
    assert mentioned_in(call) == {town.engineer.id}, "the one who has it"
    assert visit.due.astimezone(ZoneInfo("Asia/Shanghai")).hour in {12, 17, 20}


@pytest.mark.parametrize("gone", [("head",), ("engineer", "dispatcher", "head")])
async def test_a_rung_on_which_nobody_stands_is_passed_over(town, li, ladder, gone):
    await is_in_danger(li)
    await off_duty(town, *gone)
    await town.passes("PT10M")
    assert await newest_call(town) == {ladder[Rung.MANAGER].id}
    assert (await called(town))[-1] == Rung.MANAGER


async def test_when_there_is_nobody_whoever_reads_it_is_asked(town, li):
    await is_in_danger(li)
    await off_duty(town, "engineer", "dispatcher")
    await town.passes("PT5M")
    await town.ops_group.sees(
        "<b>There is nobody else on duty to be called. Whoever reads this, please see to it.</b>"
    )


async def test_the_head_of_another_department_sleeps_on(town, li, ladder):
    async with town.app.storage.transaction() as shelves:
        for one in await shelves.office.on_duty(1, "head"):
            one.department = "cleaning"
    await is_in_danger(li)
    await town.passes("PT10M")
    assert await newest_call(town) == {ladder[Rung.MANAGER].id}


async def test_whoever_comes_on_duty_later_is_called_at_their_own_time(town, li):
    await is_in_danger(li)
    await off_duty(town, "engineer", "dispatcher")
    await town.passes("PT10M")
    assert await called(town) == [Rung.DUTY, Rung.HEAD]
    manager = await town.staff("马经理", "manager")
    await town.passes("PT5M")
    assert await newest_call(town) == {manager.id}
    await town.passes("PT30M")
    assert await newest_call(town) == {manager.id}, "and again, with everybody"
    assert await called(town) == [1, 2, 3, 4, 5, 6]


async def test_what_is_urgent_waits_for_no_rain(town, li, ladder):
    await is_in_danger(li)
    for label in ("⋯ More", "⏸ Pause", "it has to rain first", "Until it has rained"):
        await town.dispatcher.taps(label, at=town.ops_group)
    await town.passes("PT15M")
    assert await called(town) == [Rung.DUTY, Rung.HEAD, Rung.MANAGER]


async def test_whoever_has_it_is_called_when_it_becomes_urgent(town, li, ladder):
    await brings(li, "/repair")
    await town.engineer.taps("✋ Accept", at=town.ops_group)
    await li.taps("⚠️ It is dangerous")
    await town.passes("PT5M")
    assert await newest_call(town) == {town.engineer.id}
    await town.passes("PT5M")
    assert await newest_call(town) == {ladder[Rung.HEAD].id}
    await town.engineer.taps("🛵 On the way", at=town.ops_group)
    assert (await promised(town, CALLED)).kept_at
    await town.passes("PT1H")
    assert await called(town) == [Rung.DUTY, Rung.HEAD]


async def test_who_has_it_is_not_called_when_it_is_calm_again(town, li, ladder):
    ticket = await brings(li, "/repair")
    await town.engineer.taps("✋ Accept", at=town.ops_group)
    await li.taps("⚠️ It is dangerous")
    await lowers(town, ticket)
    assert CALLED not in await owed(town)


async def test_an_urgent_matter_of_words_is_in_hand_once_it_is_answered(town, li, ladder):
    ticket = await brings(li)
    await li.taps("⚠️ It is dangerous")
    assert CALLED in await owed(town)
    await town.dispatcher.replies("马上到", await card_of(town, ticket.number), at=town.ops_group)
    await town.passes("PT1H")
    assert (await promised(town, CALLED)).kept_at
    assert await called(town) == []


# --- in private


@pytest.mark.parametrize("first", ["/start", "在吗"])
async def test_a_colleague_is_called_in_private_from_their_first_word(town, li, first):
    wang = town.engineer
    await wang.changes(started=True)
    await wang.says(first)
    role, office = wang.tr("engineer"), "春江花园"
    greeting = "You are registered as {role} of {office}. I shall write to you here when something needs you."  # noqa: E501
    await wang.sees(greeting, role=role, office=office)
    ticket = await is_in_danger(li)
    await town.passes("PT5M")
    await wang.sees("📣", ticket.number)
    assert len(said_by_us(await town.dispatcher.messages())) == 0, (
        "who never wrote is not written to"
    )

    await wang.changes(blocked=True)
    await town.passes("PT40M")
    (post,) = [one for one in await town.kept(Staff) if one.telegram_id == wang.id]
    assert not post.reachable
    await wang.changes(blocked=False)
    await wang.says("/start")
    before = len(await wang.messages())
    await town.passes("PT10M")
    assert len(await wang.messages()) > before


async def test_a_letter_in_private_is_in_their_own_language(town, li):
    async with town.app.storage.transaction() as shelves:
        for one in await shelves.office.posts([town.engineer.id]):
            one.language, one.reachable = "en", True
    await town.engineer.changes(started=True)
    await is_in_danger(li)
    await town.passes("PT5M")
    first, again = said_by_us(await town.engineer.messages())
    assert "Urgent: " in text_of(first)
    assert "Second call" in text_of(again)
    assert mentioned_in(first) | mentioned_in(again) == set()
