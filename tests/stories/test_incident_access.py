"""An incident is the office's own: neighbours and strangers can do nothing to it."""

from itertools import product

import pytest

from domain.standard import STANDARD, Standards
from handlers.presses import AT_HOME, IN_THE_OFFICE
from storage.tables import Event, Incident, OutboxRow
from tests.stories.neighbours import confirmed, neighbours, proposed, the_card
from tests.stories.usually import the_ticket
from tests.town import labels_of

PRESSES = [one for one in IN_THE_OFFICE if one.startswith("incident_")]


@pytest.fixture
def standards():
    """Whoever forges every button there is may press as often as it takes."""
    return Standards(STANDARD.changed_by({"resident.messages_a_minute": 1000}))


@pytest.fixture
async def intruder(town):
    """In the group of the staff, and of no office."""
    soul = await town.newcomer("路人")
    await soul.changes(joins=town.ops_group.id)
    return soul


async def state(town):
    return [(one.state, one.words, one.eta) for one in await town.kept(Incident)]


def test_there_is_nothing_at_home_that_acts_on_an_incident():
    assert PRESSES
    assert not [one for one in AT_HOME if one.startswith("incident")]


async def test_a_forged_button_changes_nothing_and_tells_nothing(town, intruder):
    souls, card = await proposed(town)
    before, here = await state(town), (await souls[0].messages())[-1]
    not_here = souls[0].tr("There is nothing here under that number.")
    for action, number in product(PRESSES, ["1", "2", "", "x", "999999999999999"]):
        forged = f"1:{action}:{number}"
        assert await souls[0].presses(forged, here) == not_here
        assert "停电" not in await intruder.presses(forged, card, at=town.ops_group)
    assert await state(town) == before


async def test_a_number_that_there_is_not_is_like_any_other(town):
    _souls, card = await proposed(town)
    answers = {
        await town.dispatcher.presses(f"1:{action}:77", card, at=town.ops_group)
        for action in PRESSES
    }
    assert answers == {town.ops_group.tr("There is nothing here under that number.")}


@pytest.mark.parametrize(
    "written",
    ["/incident", "/incident 1 close 好了", "/incident open 3 电", "/incident 1 update 啊"],
)
async def test_no_resident_and_no_stranger_gives_the_command(town, intruder, written):
    souls = await confirmed(town)
    before, told = await state(town), len(await town.kept(OutboxRow))
    await souls[0].says(written)
    await souls[0].says("/cancel")
    await intruder.says(written, to=town.ops_group)
    assert await state(town) == before
    assert len(await town.kept(OutboxRow)) >= told
    await souls[1].sees_nothing_of("啊")


async def test_what_a_stranger_replies_under_its_card_goes_nowhere(town, intruder):
    souls = await confirmed(town)
    await intruder.replies("马上来电", await the_card(town), town.ops_group)
    for soul in souls:
        await soul.sees_nothing_of("马上来电")


async def test_an_anonymous_administrator_does_not_decide(town):
    souls = await confirmed(town)
    await town.dispatcher.changes(promoted=town.ops_group.id, anonymous=True)
    await town.dispatcher.replies("马上来电", await the_card(town), town.ops_group)
    for soul in souls:
        await soul.sees_nothing_of("马上来电")


async def test_nobody_is_asked_about_an_incident_of_a_home_that_is_not_theirs_yet(town):
    """Whoever only says that they live there learns nothing of their neighbours."""
    await confirmed(town)
    stranger = await town.resident("还没核实", "1-101")
    await stranger.says("3号楼停电了")
    assert stranger.tr("✅ Yes, the same") not in str(
        [labels_of(one) for one in await stranger.messages()]
    )


async def test_a_resident_withdraws_their_own_and_nobody_elses(town):
    souls = await confirmed(town)
    (late,) = await neighbours(town, 1, first=901)
    await late.says("停电了")
    await late.taps("✅ Yes, the same")
    here = (await souls[0].messages())[-1]
    last = await the_ticket(town)
    await souls[0].presses(f"1:withdraw:{last.id}:mistake", here)
    assert "cancel" not in {one.action for one in await town.kept(Event)}


async def test_residents_never_read_who_else_reported_it(town):
    souls = await confirmed(town)
    for soul in souls:
        others = [one.name for one in souls if one is not soul]
        for text in await soul.texts():
            assert not any(name in text for name in others)
            assert not any(name.removeprefix("住户") in text for name in others)
