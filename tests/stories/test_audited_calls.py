"""审核回访记录 — whoever did not make a call looks at what was written down of it."""

import pytest

from handlers.answering import _REASONS
from storage.tables import Contact, Event
from tests.stories.in_person import CALL, hands_over, is_asked, taps, the_answer, writes_down
from tests.town import data_of, labels_of, text_of

pytestmark = pytest.mark.usefixtures("nothing_fails")
TITLE = "📞 <b>Records of calls to be audited: {n}</b>"
ALL_GOOD = "👍 Approve all good ({n})"
RESULT = "Passed: {passed}. Left for a closer look: {left}."


async def called(town, resident, scores=(4, 5, 4), *, by=None):
    """Asked, and spoken with; the number."""
    by = by or town.dispatcher
    number = await is_asked(town, resident)
    await hands_over(town)
    await taps(by, "✋ I call")
    await writes_down(by, *scores)
    return number


async def records(town, n, soul=None):
    soul = soul or town.supervisor
    await soul.says("/audit", to=town.ops_group)
    await soul.taps(town.ops_group.tr("📞 Records of calls: {n}", n=n), at=town.ops_group)
    return await town.ops_group.sees(TITLE, n=n)


async def audited(town):
    return {one.id: one.audited_by for one in await town.kept(Contact) if one.audited_at}


@pytest.mark.clause("F12")
async def test_what_the_household_has_signed_passes_in_one_tap_and_the_rest_stays(town, li):
    await called(town, li)
    await li.taps("👍 Right")
    second = await called(town, await town.resident("周先生", "2-101"), (2, 4, 4))
    shown = await records(town, 2)
    for doubt in ("they are not content", "the household has not confirmed it"):
        assert town.ops_group.tr(doubt) in text_of(shown)
    good = data_of(shown, town.ops_group.tr(ALL_GOOD, n=1))
    await town.restarts()
    await town.engineer.presses(good, shown, at=town.ops_group)
    await town.dispatcher.presses(good, shown, at=town.ops_group)
    assert await audited(town) == {}
    said = await town.supervisor.presses(good, shown, at=town.ops_group)
    assert said == town.ops_group.tr(RESULT, passed=1, left=0)
    again = await town.supervisor.presses(good, shown, at=town.ops_group)
    assert again == town.ops_group.tr(RESULT, passed=0, left=1)
    assert await audited(town) == {1: 3}
    await town.ops_group.sees(TITLE, second, n=1)
    await town.ops_group.sees(CALL, "🔎 Audited by {name}", name="刘主管", number="R")


@pytest.mark.clause("F12")
async def test_the_auditors_remark_is_read_by_whoever_called_and_stands_on_the_record(town, li):
    await town.dispatcher.says("/start")
    number = await called(town, li, (2, 3, 3))
    await records(town, 1)
    await town.supervisor.taps(number, at=town.ops_group)
    await town.supervisor.taps("✍️ Pass with a remark …", at=town.ops_group)
    asked = (await town.ops_group.messages())[-1]
    await town.supervisor.replies("请问<清>原因", asked, at=town.ops_group)
    assert await audited(town) == {1: 3}
    assert "请问<清>原因" in text_of(await town.dispatcher.sees("刘主管", "原因", number))
    assert "请问<清>原因" in text_of(await town.ops_group.sees(CALL, "原因", number=number))
    await li.sees_nothing_of("原因")
    (event,) = [one for one in await town.kept(Event) if one.action == "audit_contact"]
    assert (event.actor, event.clause) == ("staff:3", "S0 八3(4)")


@pytest.mark.clause("F12")
async def test_nobody_audits_their_own_call(town, li, manager):
    number = await called(town, li, by=town.supervisor)
    await li.taps("👍 Right")
    await town.supervisor.says("/audit", to=town.ops_group)
    await town.supervisor.taps(town.ops_group.tr("📞 Records of calls: {n}", n=1),
                               at=town.ops_group)  # fmt: skip
    shown = await town.ops_group.sees(TITLE, n=0)
    own = "🙋 Your own calls, which somebody else audits: {n}"
    assert town.ops_group.tr(own, n=1) in text_of(shown)
    assert not any("👍" in one or number in one for one in labels_of(shown))
    for forged in ("record_one:1", "record_pass:1", "record_again:1", "record_remark:1"):
        said = await town.supervisor.presses(f"1:{forged}", shown, at=town.ops_group)
        assert said.startswith(town.ops_group.tr(_REASONS["own_audit"]))
    await town.supervisor.presses("1:records_good:1", shown, at=town.ops_group)
    assert await audited(town) == {}
    shown = await records(town, 1, manager)
    await manager.presses("1:record_pass:1", shown, at=town.ops_group)
    assert await audited(town) == {1: 4}


async def test_what_does_not_convince_is_asked_once_more_by_somebody_else(town, li):
    number = await called(town, li)
    await records(town, 1)
    await town.supervisor.taps(number, at=town.ops_group)
    await town.supervisor.taps("🔁 Somebody else calls", at=town.ops_group)
    first, second = await town.kept(Contact)
    assert (first.audited_by, second.reason, second.state) == (3, "doubtful", "open")
    assert (await the_answer(town)).doubt == "audited"
    await li.taps("👍 Right")
    await taps(town.dispatcher, "✋ I call")
    assert (await town.kept(Contact))[-1].staff_id is None, "not whoever called first"
    shown = await town.ops_group.sees(TITLE, n=0)
    await town.supervisor.presses("1:record_again:1", shown, at=town.ops_group)
    assert len(await town.kept(Contact)) == 2


async def test_what_nobody_reached_is_looked_at_too(town, li):
    number = await is_asked(town, li)
    await hands_over(town)
    await taps(town.dispatcher, "✋ I call")
    async with town.app.storage.transaction() as shelves:
        (await shelves.contacts.locked(1)).state = "in_vain"
    shown = await records(town, 1)
    assert town.ops_group.tr("nobody was reached") in text_of(shown)
    await town.supervisor.taps(number, at=town.ops_group)
    window = (await town.ops_group.messages())[-1]
    assert town.ops_group.tr("🔁 Somebody else calls") not in labels_of(window)
    await town.supervisor.taps("✅ Pass", at=town.ops_group)
    assert await audited(town) == {1: 3}
