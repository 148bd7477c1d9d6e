"""派单: the best first, whoever is off duty only on purpose; of two at once the first wins."""

import asyncio

import pytest
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import Event, Staff, Ticket
from tests.stories.usually import DRIPS, calls_for_help, card_of, reports
from tests.town import data_of, labels_of, text_of

pytestmark = pytest.mark.usefixtures("nothing_raises")

TAKEN = "Already taken by {name}."
GIVEN = "Already given to {name}."


@pytest.fixture
async def number(town, li):
    return await reports(li, DRIPS)


async def is_known_for(town, soul, **facts):
    async with AsyncSession(town.witness.engine) as session:
        await session.execute(update(Staff).where(Staff.telegram_id == soul.id).values(**facts))
        await session.commit()


async def offered(town, number):
    """The names on the card, as they stand there."""
    ops = town.ops_group
    await town.dispatcher.taps("👷 Assign", on=await card_of(town, number), at=ops)
    return labels_of(await card_of(town, number))[:-1]


async def state(town):
    (ticket,) = await town.kept(Ticket)
    return ticket.state, ticket.assignee_id


# --- whom


async def test_the_one_who_knows_the_trade_and_has_little_to_do_stands_first(town, li, number):
    plumber, spare = await town.staff("李工", "engineer"), await town.staff("周工", "engineer")
    await is_known_for(town, plumber, skills=["plumbing"])
    await is_known_for(town, spare, skills=["electrical"])
    assert await offered(town, number) == ["李工 🔧 · 0", "王工 · 0", "周工 · 0"]
    await town.dispatcher.taps("李工", on=await card_of(town, number), at=town.ops_group)
    other = await reports(li, "卫生间水管漏水")
    assert (await offered(town, other))[0] == "李工 🔧 · 1"


async def test_whoever_is_off_duty_is_marked_and_may_be_sent_all_the_same(town, li, number):
    asleep = await town.staff("李工", "engineer")
    await is_known_for(town, asleep, on_duty=False, skills=["plumbing"])
    assert await offered(town, number) == ["王工 · 0", "💤 李工 🔧 · 0"]
    await town.dispatcher.taps("李工", on=await card_of(town, number), at=town.ops_group)
    await li.sees(number, "📍", "李工")


async def test_a_large_team_is_leafed_through(town, number):
    for n in range(9):
        await town.staff(f"工{n}", "engineer")
    ops = town.ops_group
    first = await offered(town, number)
    assert len(first) == 8 + 3
    await town.dispatcher.taps("›", on=await card_of(town, number), at=ops)
    second = labels_of(await card_of(town, number))[:-1]
    assert len(second) == 2 + 3
    assert not {*first[:8]} & {*second[:2]}
    await town.dispatcher.taps(second[0], on=await card_of(town, number), at=ops)
    assert (await state(town))[0] == "dispatched"


async def test_a_guard_helps_and_somebody_who_left_is_not_offered(town, li):
    guard, gone = await town.staff("老赵", "guard"), await town.staff("李工", "engineer")
    await is_known_for(town, gone, ended_at=town.app.clock.now())
    number = await calls_for_help(li, "老人摔倒了起不来")
    names = [one.split()[0] for one in await offered(town, number)]
    assert guard.name in names
    assert gone.name not in names


async def test_whoever_left_meanwhile_is_not_sent(town, number):
    leaving, ops = await town.staff("李工", "engineer"), town.ops_group
    await offered(town, number)
    card = await card_of(town, number)
    said = data_of(card, "李工")
    await is_known_for(town, leaving, ended_at=town.app.clock.now())
    assert await town.dispatcher.presses(said, card, at=ops) == ops.tr(
        "They do not work here any more."
    )
    assert (await state(town))[0] == "filed"


# --- two at once


@pytest.mark.both
async def test_of_two_who_take_it_at_once_one_has_it_and_the_other_hears_who(town, number):
    """One in the group and one in private, so that they come by different ways."""
    ops, other = town.ops_group, await town.staff("李工", "engineer")
    await other.says("/start")
    here, there = await card_of(town, number), (await other.messages())[-1]
    said = data_of(here, ops.tr("✋ Accept"))
    first = {"person": town.engineer.id, "chat": ops.id, "message_id": here["message_id"]}
    second = {"person": other.id, "chat": other.id, "message_id": there["message_id"]}
    found = await asyncio.gather(
        town.post("press", **first, data=said), town.post("press", **second, data=said)
    )
    await town.settles()
    (taken,) = [one for one in await town.kept(Event) if one.action == "accept_order"]
    winner = {"staff:2": "王工", "staff:4": "李工"}[taken.actor]
    toasts = [one["answer"]["text"] for one in found]
    assert sorted(toasts) == sorted(
        [ops.tr("Noted, {name}.", name=winner), ops.tr(TAKEN, name=winner)]
    )
    assert f"👷 {winner}" in text_of(await card_of(town, number))


@pytest.mark.both
async def test_of_two_who_assign_at_once_the_first_wins(town, li, number):
    ops = town.ops_group
    await town.staff("李工", "engineer")
    head = await town.staff("马主管", "head")
    await offered(town, number)
    card = await card_of(town, number)
    pressed = [
        {"person": soul.id, "chat": ops.id, "message_id": card["message_id"],
         "data": data_of(card, name)}
        for soul, name in ((town.dispatcher, "王工"), (head, "李工"))
    ]  # fmt: skip
    found = await asyncio.gather(*(town.post("press", **one) for one in pressed))
    await town.settles()
    (given,) = [one for one in await town.kept(Event) if one.action == "dispatch"]
    winner = {2: "王工", 4: "李工"}[given.detail["worker"]]
    toasts = sorted(one["answer"]["text"] for one in found)
    assert toasts == sorted([ops.tr("Assigned to {name}.", name=winner),
                             ops.tr(GIVEN, name=winner)])  # fmt: skip
    assert f"👷 {winner}" in text_of(await card_of(town, number))


async def test_an_assignment_is_changed_by_whoever_sees_it(town, number):
    await town.staff("李工", "engineer")
    ops = town.ops_group
    for name in ("王工", "李工"):
        await offered(town, number)
        await town.dispatcher.taps(name, on=await card_of(town, number), at=ops)
    assert await state(town) == ("dispatched", 4)


async def test_the_wrong_role_hears_who_may(town, number):
    ops = town.ops_group
    said = await town.engineer.taps("👷 Assign", on=await card_of(town, number), at=ops)
    assert ops.tr("dispatcher") in said
    assert ops.tr("manager") in said
    assert ops.tr("engineer") not in said
