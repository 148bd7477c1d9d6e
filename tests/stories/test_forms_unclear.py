"""What does not answer the question: it is asked again, and nobody is held to what they wrote."""

import pytest

from storage.tables import Conversation, Event, Member
from tests.stories.joins import MANDATE, UNTIL, agrees, finds
from tests.stories.talks import is_asked, screen
from tests.stories.usually import DRIPS, card_of, reports
from tests.town import labels_of

pytestmark = pytest.mark.usefixtures("nothing_fails")

ALL = "That is all"


@pytest.fixture
async def sun(town):
    """Somebody who is asked for the owner's mandate."""
    soul = await town.newcomer("孙先生")
    await agrees(soul)
    await finds(soul)
    await soul.taps("Owner's agent")
    await is_asked(soul, MANDATE)
    return soul


async def ends_it(soul, shown):
    """Press what a client of their own making could still press."""
    (talk,) = await soul.town.kept(Conversation)
    name = next(one for one in ("mandate", "shown") if f"_{one}" in talk.answers)
    where = {"at": soul.town.ops_group} if shown["chat"]["id"] < 0 else {}
    return await soul.presses(f"1:form:{talk.nonce}:{name}:end", shown, **where)


async def test_words_alone_are_no_mandate_however_they_are_ended(town, sun):
    await sun.says("我有委托书")
    assert sun.tr(ALL) not in labels_of(await screen(sun))
    await ends_it(sun, await screen(sun))
    await is_asked(sun, MANDATE)
    await sun.says(photos=1)
    await is_asked(sun, UNTIL)
    assert await town.kept(Member) == []


async def test_work_without_a_photo_is_not_done_however_it_is_ended(town):
    li, ops = await town.resident("李女士", "3-1102"), town.ops_group
    number = await reports(li, DRIPS)
    await town.engineer.taps("✋ Accept", at=ops)
    thread = (await card_of(town, number))["message_thread_id"]
    await town.engineer.taps("🔧 Done", at=ops)
    await town.engineer.replies("换了阀芯", (await ops.messages())[-1], at=ops)
    asked = await ops.sees("A photo of the finished work, please.")
    assert ops.tr(ALL) not in labels_of(asked)
    await ends_it(town.engineer, asked)
    await town.engineer.says(to=ops, photos=1, thread=thread)
    await town.engineer.taps("✅ Send", at=ops)
    assert await li.sees("换了阀芯")


async def test_a_photo_that_wants_words_may_still_be_all(town):
    li = await town.resident("李女士", "3-1102")
    await li.says("/repair")
    await li.says(photos=1)
    assert li.tr(ALL) in labels_of(await screen(li))
    await li.taps(ALL)
    assert li.tr(ALL) not in labels_of(await screen(li))


@pytest.mark.parametrize("named", ["ticket", "too_many", "words_", "", "send", "over 3"])
async def test_only_what_was_asked_can_be_asked_anew(town, named):
    li = await town.resident("李女士", "3-1102")
    number = await reports(li, DRIPS)
    await li.presses("1:add:1", await li.sees(number))
    await li.says("还有异味")
    await is_asked(li, "Shall I pass this on? You can also add more.")
    (talk,) = await town.kept(Conversation)
    before, events = talk.answers, len(await town.kept(Event))
    await li.presses(f"1:form:{talk.nonce}:change:{named}", await screen(li))
    (talk,) = await town.kept(Conversation)
    assert {**talk.answers, "__shown": ""} == {**before, "__shown": ""}
    assert len(await town.kept(Event)) == events
