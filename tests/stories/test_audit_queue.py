"""审核队列 — the good pass in one tap, exactly those that were shown; the rest one by one."""

import pytest

from handlers.answering import _REASONS
from handlers.buttons import press
from storage.tables import Event, Promised, Ticket
from tests.stories.usually import card_of, is_repaired, reports, shows_the_work
from tests.town import data_of, labels_of, text_of

ALL_GOOD = "👍 Approve all good ({n})"


async def finished(town, resident, words, rating="😀"):
    number = await reports(resident, words)
    await is_repaired(town, resident, number)
    if rating:
        await resident.taps(rating)
    return number


async def opens(town, soul=None):
    await (soul or town.supervisor).says("/audit", to=town.ops_group)
    return await town.ops_group.sees("🔎")


async def states(town):
    return [one.state for one in await town.kept(Ticket)]


@pytest.fixture
async def zhou(town):
    return await town.resident("周先生", "2-101")


@pytest.fixture
async def three(town, li, zhou):
    """Two that are plainly good, and one that nobody rated."""
    good = [await finished(town, li, words) for words in ("厨房水龙头滴水", "浴室水龙头滴水")]
    return [*good, await finished(town, zhou, "阳台水龙头滴水", rating="")]


@pytest.mark.clause("F12")
async def test_the_good_pass_in_one_tap_and_the_others_stay(town, three, nothing_fails):
    shown = await opens(town)
    assert town.ops_group.tr("not rated") in text_of(shown)
    said = await town.supervisor.taps(town.ops_group.tr(ALL_GOOD, n=2), at=town.ops_group)
    assert said == town.ops_group.tr("Passed: {passed}. Left for a closer look: {left}.",
                                     passed=2, left=0)  # fmt: skip
    assert await states(town) == ["archived", "archived", "completed"]
    done = [one for one in await town.kept(Event) if one.action == "pass_audit"]
    assert {one.actor for one in done} == {"staff:3"}


async def test_what_became_good_after_it_was_shown_is_not_passed_with_them(town, zhou, three):
    shown = await opens(town)
    data = data_of(shown, town.ops_group.tr("👍 Approve all good ({n})", n=2))
    await zhou.taps("😀")
    await town.supervisor.presses(data, shown, at=town.ops_group)
    assert await states(town) == ["archived", "archived", "completed"]


async def test_what_is_not_good_any_more_is_left_and_said_so(town, li, three):
    shown = await opens(town)
    (ticket, *_) = await town.kept(Ticket)
    async with town.app.storage.transaction() as shelves:
        (await shelves.tickets.locked(ticket.id)).rating = 1
    said = await town.supervisor.presses(
        data_of(shown, town.ops_group.tr(ALL_GOOD, n=2)), shown, at=town.ops_group
    )
    assert said == town.ops_group.tr("Passed: {passed}. Left for a closer look: {left}.",
                                     passed=1, left=1)  # fmt: skip
    assert (await states(town))[:2] == ["completed", "archived"]


@pytest.mark.parametrize("forged", [["1-1-1-1"], ["zz"], ["--"], [""], ["1", "1", "1", "1"], ["A"]])
async def test_a_forged_list_passes_nothing_that_is_not_good(town, li, forged):
    await finished(town, li, "阳台水龙头滴水", rating="")
    shown = await opens(town)
    await town.supervisor.presses(press("audit_good", *forged), shown, at=town.ops_group)
    assert await states(town) == ["completed"]


async def test_only_auditors_audit(town, three):
    await town.engineer.says("/audit", to=town.ops_group)
    await town.ops_group.sees(_REASONS["not_yours"])
    shown = await opens(town)
    await town.engineer.taps(town.ops_group.tr(ALL_GOOD, n=2), on=shown, at=town.ops_group)
    await town.engineer.presses(press("audit_pass", 3), shown, at=town.ops_group)
    assert set(await states(town)) == {"completed"}


async def test_what_is_doubtful_is_passed_by_itself(town, three):
    await opens(town)
    await town.supervisor.taps(three[2], at=town.ops_group)
    await town.supervisor.taps("✅ Pass", at=town.ops_group)
    assert await states(town) == ["completed", "completed", "archived"]


async def test_it_goes_back_with_words_that_the_worker_reads(town, zhou, three):
    await town.engineer.changes(started=True)
    await town.engineer.says("/start")
    await opens(town)
    await town.supervisor.taps(three[2], at=town.ops_group)
    await town.supervisor.taps("↩️ Send back …", at=town.ops_group)
    asked = (await town.ops_group.messages())[-1]
    await town.supervisor.replies("阀门处还在渗水", asked, at=town.ops_group)
    assert (await states(town))[2] == "rework"
    await town.ops_group.sees("阀门处还在渗水", three[2], mentions=town.engineer)
    await town.engineer.sees("阀门处还在渗水", three[2])
    (event,) = [one for one in await town.kept(Event) if one.action == "fail_audit"]
    assert event.detail["reason"] == "阀门处还在渗水"
    await zhou.sees_nothing_of("渗水")


async def test_a_missed_promise_speaks_against_it(town, li):
    number = await reports(li, "厨房水龙头滴水")
    await town.passes("PT9H")
    await town.engineer.taps("✋ Accept", on=await card_of(town, number), at=town.ops_group)
    await shows_the_work(town, number)
    await li.taps("👍 It is fine")
    await li.taps("😀")
    assert any(one.missed_at for one in await town.kept(Promised))
    shown = await opens(town)
    assert town.ops_group.tr("a promise was missed") in text_of(shown)
    assert not any("👍" in label for label in labels_of(shown))


async def test_with_nothing_to_audit_it_says_so(town):
    await town.supervisor.says("/audit", to=town.ops_group)
    await town.ops_group.sees("✅ Nothing waits for audit.")
