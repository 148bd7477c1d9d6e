"""真实性 — a few records are asked for once more by chance; and no call waits that nobody needs."""

from dataclasses import replace
from datetime import timedelta

import pytest

from storage.tables import Contact, Event, FollowUp
from tests.stories.asked import Asked, asked_before
from tests.stories.in_person import taps, writes_down
from tests.town import MORNING

ONE = Asked(MORNING - timedelta(days=20), scores=(5, 5, 4), by_staff=True, contact="reached",
            reason="no_telegram")  # fmt: skip


async def second_calls(town):
    return [one for one in await town.kept(Contact) if one.reason == "doubtful"]


@pytest.mark.clause("F15", partly="photos as proof of an answer")
async def test_of_a_months_records_a_few_are_asked_for_again_by_somebody_else(town):
    ids = await asked_before(
        town, *[ONE] * 20, replace(ONE, not_asked=True), replace(ONE, confidential=True)
    )
    await town.passes("P1DT1H")
    made = await second_calls(town)
    assert len(made) == 2, "of 22 at least one in twenty"
    assert {one.follow_up_id for one in made} < set(ids[:20])
    await town.restarts(after="P1D")
    await town.passes("P4D")
    assert len(await second_calls(town)) == 2
    assert {one.doubt for one in await town.kept(FollowUp)} == {""}
    await taps(town.dispatcher, "✋ I call")
    assert {one.state for one in await second_calls(town)} == {"open"}, "not whoever called first"
    await taps(town.supervisor, "✋ I call")
    await writes_down(town.supervisor, 2, 5, 4)
    called = next(one for one in await second_calls(town) if one.state == "reached")
    (doubted,) = [one for one in await town.kept(FollowUp) if one.doubt]
    assert (doubted.id, doubted.doubt, doubted.quality) == (called.follow_up_id, "different", 5)
    assert "answers_differ" in {one.action for one in await town.kept(Event)}


async def test_a_month_with_one_record_has_one_and_what_was_called_twice_counts(town):
    ids = await asked_before(town, replace(ONE, home=0), ONE)
    async with town.app.storage.transaction() as shelves:
        shelves._session.add(
            Contact(community_id=1, follow_up_id=ids[0], reason="doubtful", led_by="dispatcher",
                    made_at=ONE.at, due=ONE.at, clause="F15", state="reached")
        )  # fmt: skip
    await town.passes("P6D")
    assert len(await second_calls(town)) == 1


async def test_no_call_stays_open_that_nobody_needs_any_more(town):
    waiting = Asked(MORNING - timedelta(days=3), contact="open")
    ids = await asked_before(town, waiting, replace(waiting, not_asked=True), waiting)
    async with town.app.storage.transaction() as shelves:
        (await shelves.follow_ups.locked(ids[2])).state = "lapsed"
    await town.restarts(after="P1D")
    states = {one.follow_up_id: one.state for one in await town.kept(Contact)}
    assert [states[one] for one in ids] == ["open", "called_off", "called_off"]
    await town.dispatcher.says("/calls", to=town.ops_group)
    await town.ops_group.sees("📞 <b>To be called or visited: {n}</b>", "R260201-000", n=1)
