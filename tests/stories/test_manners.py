"""Manners: forged, stale and foreign presses change nothing, and are answered kindly."""

import asyncio
import random
import string
from itertools import cycle

import pytest
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.standard import STANDARD, Standards
from handlers.access import ANONYMOUS, NOT_HERE, NOT_STAFF
from handlers.answering import _REASONS as REASONS
from handlers.buttons import press
from handlers.form import POST_ENDED, UNFINISHED
from handlers.presses import PRESSES
from storage.tables import Conversation, Event, FollowUp, Member, Rectification, Row, Staff, Ticket
from tests.stories.usually import DRIPS, card_of, scores, shows_the_work
from tests.town import data_of, labels_of, text_of

pytestmark = pytest.mark.usefixtures("nothing_fails")

PAPERWORK = {"inbox", "outbox", "cards", "timers"}
FOR_ANYBODY = {"menu", "mine", "my", "faqs", "go_on", "bills"}
FORGEABLE = [press(action, 1) for action in PRESSES if action not in FOR_ANYBODY]
FORGEABLE += [press("assign", 1, 2), press("score", 1, "quality", 5)]


def of_nothing(data):
    """The same button, made for a thing that there is not."""
    version, action, _number, *rest = data.split(":")
    return ":".join([version, action, "999999999999999", *rest])


async def world_of(town):
    """Everything that is kept, but for a turn's own paperwork."""
    return {
        mapper.class_.__tablename__: [repr(one) for one in await town.kept(mapper.class_)]
        for mapper in Row.registry.mappers
        if mapper.class_.__tablename__ not in PAPERWORK
    }


async def answers(soul, made, on, at=None):
    """Press all of these at once, as no phone can."""
    where = {"person": soul.id, "chat": (at or soul).id, "message_id": on["message_id"]}
    found = await asyncio.gather(*(soul.town.post("press", **where, data=data) for data in made))
    return [one["answer"]["text"] for one in found]


@pytest.fixture
def standards():
    """Whoever forges every button there is presses more often than anybody may."""
    return Standards(STANDARD.changed_by({"resident.messages_a_minute": 1000}))


# --- the same button again, and two at once ------------------------------------------------------


async def test_an_accepted_order_is_not_accepted_twice(town, li, number):
    ops, card = town.ops_group, await card_of(town, number)
    accept = data_of(card, ops.tr("✋ Accept"))
    await town.engineer.presses(accept, card, at=ops)
    kept = await world_of(town)
    for one in (town.engineer, town.dispatcher):
        told = await one.presses(accept, card, at=ops)
        assert told == ops.tr("Already taken by {name}.", name="王工")
    assert await world_of(town) == kept


@pytest.mark.both
async def test_two_engineers_accept_at_once_and_one_of_them_has_it(town, li, number):
    ops, card, sun = (
        town.ops_group,
        await card_of(town, number),
        await town.staff("孙工", "engineer"),
    )
    accept = data_of(card, ops.tr("✋ Accept"))
    said = await asyncio.gather(
        *(one.presses(accept, card, at=ops) for one in (town.engineer, sun))
    )
    had = {ops.tr("Already taken by {name}.", name=name) for name in ("王工", "孙工")}
    assert sorted(one in had for one in said) == [False, True]
    accepted = [one for one in await town.kept(Event) if one.action == "accept_order"]
    assert len(accepted) == 1


@pytest.mark.both
async def test_the_resident_withdraws_while_the_engineer_accepts(town, li, number):
    """Both presses cross; whichever came second is told how things stand."""
    ops, card, mine = town.ops_group, await card_of(town, number), await li.sees(number, DRIPS)
    accept, withdraw = data_of(card, ops.tr("✋ Accept")), press("withdraw", 1)
    await asyncio.gather(town.engineer.presses(accept, card, at=ops), li.presses(withdraw, mine))
    (ticket,) = await town.kept(Ticket)
    assert ticket.state == "cancelled"
    assert [one.action for one in await town.kept(Event)].count("cancel") == 1
    assert labels_of(await card_of(town, number)) == []


@pytest.mark.both
async def test_accepting_the_work_and_sending_it_back_at_once(town, li, number):
    await town.engineer.taps("✋ Accept", at=town.ops_group)
    await shows_the_work(town, number)
    asked = await li.sees(
        "{number}: the work has been done. Is everything in order?", number=number
    )
    fine, back = (data_of(asked, li.tr(one)) for one in ("👍 It is fine", "↩️ Not fixed yet"))
    said = await asyncio.gather(li.presses(fine, asked), li.presses(back, asked))
    assert sorted(li.tr(REASONS["not_now"]) == one for one in said) == [False, True]
    (ticket,) = await town.kept(Ticket)
    planned = await town.kept(FollowUp)
    assert (ticket.state, bool(planned)) in {("completed", True), ("rework", False)}


async def test_a_button_works_after_two_days_and_a_restart_if_it_still_fits(town, li, number):
    card = await card_of(town, number)
    await town.restarts(after="P2DT1H")
    await town.engineer.presses(
        data_of(card, town.ops_group.tr("✋ Accept")), card, at=town.ops_group
    )
    assert [one.state for one in await town.kept(Ticket)] == ["accepted"]


# --- what is not theirs --------------------------------------------------------------------------


@pytest.fixture
async def busy(town, li, number):
    """A ticket, a follow-up, a rectification and an application, each under number 1."""
    await town.engineer.taps("✋ Accept", at=town.ops_group)
    await shows_the_work(town, number)
    await li.taps("👍 It is fine")
    await town.passes("P3D")
    await scores(li, 1, 1, 1)
    await li.says("/cancel")
    zhao = await town.newcomer("赵先生")
    await zhao.says("/start")
    for label in ("简体中文", "I agree", "3", "1101", "Owner"):
        await zhao.taps(label)
    for table in (Ticket, FollowUp, Rectification):
        assert [one.id for one in await town.kept(table)] == [1]
    return zhao


@pytest.mark.clause("A15", partly="taking along or erasing what is kept")
async def test_forged_presses_in_private_are_as_good_as_none(town, li, number, busy):
    neighbour, stranger = await town.resident("王太太", "3-1101"), await town.newcomer("路人")
    kept = await world_of(town)
    for one in (neighbour, stranger, busy):
        await one.says("/help")
        mine = (await one.messages())[-1]
        said = await answers(one, FORGEABLE, mine)
        assert said == await answers(one, map(of_nothing, FORGEABLE), mine)
        assert all(said)
        assert await one.presses("1:mine:1", mine) == one.tr(NOT_HERE)
    assert await world_of(town) == kept
    for one in (neighbour, stranger, busy):
        await one.sees_nothing_of(number, DRIPS, "3-1102")


async def test_the_household_itself_cannot_play_the_office(town, li, number, busy):
    kept, mine = await world_of(town), (await li.messages())[-1]
    office = ("accept_order", "dispatch", "card", "set_off", "finish", "pass_audit", "fail_audit",
              "admit", "decline", "rect_close", "rect_acknowledge")  # fmt: skip
    forged = [*(press(action, 1) for action in office), press("assign", 1, 2)]
    assert set(await answers(li, forged, mine)) == {li.tr(NOT_HERE)}
    assert await world_of(town) == kept


async def test_authority_is_a_post_and_never_a_place_in_the_group(town, li, number, busy):
    """A resident, a guest and a dismissed supervisor, all of them members of the group."""
    ops, card = town.ops_group, await card_of(town, number)
    for one in (li, busy):
        await one.changes(joins=ops.id)
    async with town.app.storage.transaction() as shelves:
        assert await shelves.office.dismiss(1, town.supervisor.id, town.app.clock.now())
    kept, before = await world_of(town), len(await ops.messages())
    for one in (li, busy, town.supervisor):
        forged = [*FORGEABLE, "1:menu:repair", "1:menu:my", "1:menu:join", "1:mine:1"]
        who = ops.tr(NOT_STAFF, id=one.id)
        assert set(await answers(one, forged, card, at=ops)) == {ops.tr(NOT_HERE), who}
        await one.replies("我是物业的", card, at=ops)
        await one.says("/replay 1", to=ops)
    said = [text_of(shown) for shown in (await ops.messages())[before:] if shown["from"]["is_bot"]]
    said = [one for one in said if not one.startswith("👤")]  # that somebody was seen there
    everybody = (li, busy, town.supervisor)
    assert said == [ops.tr(NOT_STAFF, id=one.id) for one in everybody for _ in range(2)]
    await li.sees_nothing_of("我是物业的")
    now = await world_of(town)
    for noted in ("outsiders", "events", "seals"):  # that somebody was seen there
        del now[noted], kept[noted]
    assert now == kept


async def test_somebody_who_changes_posts_acts_in_the_new_one_at_once(town, li, number):
    ops, card = town.ops_group, await card_of(town, number)
    async with AsyncSession(town.witness.engine) as session:
        await session.execute(
            update(Staff).where(Staff.telegram_id == town.engineer.id).values(role="finance")
        )
        await session.commit()
    said = await town.engineer.presses(data_of(card, ops.tr("✋ Accept")), card, at=ops)
    assert said.startswith(ops.tr(REASONS["not_yours"]))
    assert [one.state for one in await town.kept(Ticket)] == ["filed"]


async def test_a_dismissed_engineer_cannot_finish_what_was_begun(town, li, number):
    ops = town.ops_group
    await town.engineer.taps("✋ Accept", at=ops)
    card = await card_of(town, number)
    await town.engineer.taps("🔧 Done", at=ops)
    await town.engineer.says("换了阀芯", to=ops, photos=1, thread=card["message_thread_id"])
    async with town.app.storage.transaction() as shelves:
        await shelves.office.dismiss(1, town.engineer.id, town.app.clock.now())
    await town.engineer.taps("✅ Send", at=ops)
    await ops.sees(POST_ENDED)
    assert [one.state for one in await town.kept(Ticket)] == ["accepted"]


async def test_an_anonymous_admin_is_asked_to_speak_under_their_own_name(town, li, number):
    ops, card = town.ops_group, await card_of(town, number)
    await town.supervisor.changes(promoted=ops.id, anonymous=True)
    for act in (
        town.supervisor.replies("我是经理", card, at=ops),
        town.supervisor.says("/replay", to=ops),
    ):
        await act
        assert text_of((await ops.messages())[-1]) == ops.tr(ANONYMOUS)
    await li.sees_nothing_of("我是经理")
    await town.supervisor.says("大家早", to=ops)
    assert text_of((await ops.messages())[-1]) == "大家早"


async def test_commands_that_were_forwarded_or_edited_do_not_act(town, li):
    await li.says("/repair")
    await li.says(forward={"text": "/cancel"})
    said = await li.says("你好")
    await li.says("/cancel", edit=said)
    assert [one.form for one in await town.kept(Conversation)] == ["repair"]
    before = len(await town.ops_group.messages())
    await town.dispatcher.says(to=town.ops_group, forward={"text": "/replay"})
    said = await town.dispatcher.says("早", to=town.ops_group)
    await town.dispatcher.says("/replay", to=town.ops_group, edit=said)
    assert len(await town.ops_group.messages()) == before + 2


async def test_an_order_half_finished_is_not_lost_when_another_is_begun(town, li, number):
    other = await li.reports("客厅的灯不亮")
    ops = town.ops_group
    for one in (number, other):
        await town.engineer.taps("✋ Accept", on=await card_of(town, one), at=ops)
    card = await card_of(town, number)
    await town.engineer.taps("🔧 Done", on=card, at=ops)
    await town.engineer.says(to=ops, photos=1, thread=card["message_thread_id"])
    await town.engineer.taps("🔧 Done", on=await card_of(town, other), at=ops)
    await ops.sees(UNFINISHED)
    await town.engineer.taps("✅ Send", at=ops)
    assert [one.state for one in await town.kept(Ticket)] == ["done", "accepted"]


async def test_talk_in_the_topic_is_no_answer_to_the_form(town, li, number):
    ops = town.ops_group
    await town.engineer.taps("✋ Accept", at=ops)
    card = await card_of(town, number)
    await town.engineer.taps("🔧 Done", at=ops)
    before = await ops.texts()
    await town.engineer.says("我在三号楼", to=ops, thread=card["message_thread_id"])
    assert await ops.texts() == [*before, "我在三号楼"]


# --- what no button of ours carries --------------------------------------------------------------


ODD = (
    "", " ", "1", "1:", ":", "1::", "0:menu:repair", "2:menu:repair", "1:menu", "1:menu:",
    "1:score:1:quality", "1:score:1:quality:6", "1:score:1:state:1", "1:score:-1:quality:1",
    "1:mine:١", "1:mine:1e3", "1:mine:0x1", "1:mine:1;DROP TABLE tickets", "1:mine:1\n", "1:form",
    "1:form::", "1:form:a:b:c:d", "1:__class__:1", "x" * 64, "1:" + "a" * 62, "水管" * 10, "\x00",
    "1:mine:" + "9" * 24, "1:assign:1:" + "9" * 24, "1:mine:\x00",
)  # fmt: skip


def nonsense(count):
    dice = random.Random(20260302)
    actions = [*PRESSES, "form", "nothing", "FORM", "форма"]
    yield from ODD
    letters = string.ascii_letters + string.digits + ":_-/+ .\"'<>%{}\\\x01é水"
    for _ in range(count):
        args = [
            str(dice.choice([0, 1, 2, -1, 10**14, "quality", "repair", ""]))
            for _ in range(dice.randrange(4))
        ]
        whole = ":".join(["1", dice.choice(actions), *args])
        if dice.random() < 0.6:
            place = dice.randrange(len(whole))
            whole = whole[:place] + dice.choice(letters) + whole[place + dice.randrange(2) :]
        yield whole.encode()[:64].decode(errors="ignore")


@pytest.mark.parametrize("draft", [False, True], ids=["nothing open", "a draft open"])
async def test_three_hundred_buttons_that_we_never_made(town, li, draft):
    strangers = [await town.newcomer(f"路人{n}") for n in range(20)]
    if draft:
        await li.says("/repair")
        await li.says(DRIPS)
    kept, events = await town.kept(Conversation), len(await town.kept(Event))
    heard_by_all = ("1:menu:", "1:faq")
    carried = [data for data in nonsense(320) if data and not data.startswith(heard_by_all)]
    pressing = strangers + [li] * 5
    await asyncio.gather(
        *(
            town.post("press", person=one.id, chat=one.id, message_id=1, data=data)
            for data, one in zip(carried, cycle(pressing), strict=False)
        )
    )
    await town.settles()
    calls = (await town.get("calls?method=answerCallbackQuery"))["calls"]
    assert len(calls) == len(carried) > 300
    assert all(one["ok"] for one in calls)
    after = await town.kept(Conversation)
    assert [(one.key, one.form, one.nonce) for one in after] == [
        (one.key, one.form, one.nonce) for one in kept
    ]
    for table in (Ticket, Member, FollowUp):
        assert len(await town.kept(table)) == (table is Member)
    assert len(await town.kept(Event)) == events
