"""The card: whatever happens, or is refused, it stands there as things are, and so at home."""

import pytest

from domain.tickets import State
from handlers.answering import _REASONS as REASONS
from handlers.views.names import OFFICE_STATE
from storage.tables import Ticket
from tests.founding import a_town
from tests.stories.usually import DRIPS, card_of, reports
from tests.town import data_of, labels_of, text_of

pytestmark = pytest.mark.usefixtures("nothing_raises")

A_JOB = (
    ("engineer", "✋ Accept", "accepted"),
    ("engineer", "🛵 On the way", "on_the_way"),
    ("engineer", "📍 Arrived", "arrived"),
)


@pytest.fixture(params=["forum", "plain group"])
async def town(request, databases):
    async with a_town(databases, forum=request.param == "forum") as found:
        yield found


@pytest.fixture
async def number(town, li):
    return await reports(li, DRIPS)


async def state_on(town, number):
    """What the card says of its state, and what the table says."""
    card, ops = text_of(await card_of(town, number)), town.ops_group
    said = [state for state in State if f"\n{ops.tr(OFFICE_STATE[state])}\n" in f"{card}\n"]
    (ticket,) = await town.kept(Ticket)
    return said, ticket.state


async def test_at_every_step_both_sides_read_how_it_stands(town, li, number):
    before = (await card_of(town, number))["message_id"]
    for who, label, state in A_JOB:
        card = await card_of(town, number)
        await getattr(town, who).taps(label, on=card, at=town.ops_group)
        assert await state_on(town, number) == ([state], state)
        assert (await card_of(town, number))["message_id"] == before, "edited in place"
        assert "➡️" in text_of(await card_of(town, number))
        await li.sees(number, "📍", "王工")
    ops = town.ops_group
    await town.engineer.taps("🔧 Done", on=await card_of(town, number), at=ops)
    thread = (await card_of(town, number)).get("message_thread_id")
    where = {"thread": thread} if thread else {}
    await town.engineer.says("换了阀芯", to=ops, photos=1, **where)
    await town.engineer.taps("✅ Send", at=ops)
    await li.taps("👍 It is fine")
    await town.supervisor.taps("✅ Audit passed", on=await card_of(town, number), at=ops)
    assert await state_on(town, number) == (["archived"], "archived")
    assert "➡️" not in text_of(await card_of(town, number)), "nothing is next"


async def test_what_was_refused_leaves_the_card_as_it_was(town, number):
    ops, card = town.ops_group, await card_of(town, number)
    for said in ("1:pass_audit:1", "1:arrive:1", "1:transfer:1", "1:eta:1:10", "1:merge:1:1"):
        await town.engineer.presses(said, card, at=ops)
        now = await card_of(town, number)
        assert (text_of(now), labels_of(now)) == (text_of(card), labels_of(card))


async def test_who_may_not_is_told_who_may(town, number):
    ops, card = town.ops_group, await card_of(town, number)
    said = await town.engineer.presses("1:dispatch:1", card, at=ops)
    assert said.startswith(ops.tr(REASONS["not_yours"]))
    assert all(ops.tr(role) in said for role in ("dispatcher", "manager"))
    assert len(said) <= 200


async def test_a_button_of_an_hour_ago_is_answered_with_how_it_stands_now(town, number):
    ops, before = town.ops_group, await card_of(town, number)
    accept = data_of(before, ops.tr("✋ Accept"))
    await town.engineer.taps("✋ Accept", on=before, at=ops)
    other = await town.staff("李工", "engineer")
    assert await other.presses(accept, before, at=ops) == ops.tr(
        "Already taken by {name}.", name="王工"
    )
    assert await state_on(town, number) == (["accepted"], "accepted")
