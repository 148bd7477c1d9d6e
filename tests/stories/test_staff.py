"""岗位: posts are given, changed and ended by a manager, and count from the next press."""

import asyncio

import pytest

from domain.posts import READERS
from handlers.access import NOT_STAFF
from handlers.actions.posts import HOLDS_ONE
from handlers.answering import _REASONS as REASONS
from handlers.form import POST_ENDED
from handlers.staff.staff import BAD_NAME
from handlers.staff.staff_inviting import _NOBODY
from handlers.staff.staff_words import _NOBODY as UNKNOWN
from handlers.staff.staff_words import _SEVERAL, _WHAT
from handlers.views.names import ROLE, TRADE
from storage.tables import Staff, Ticket
from tests.stories.office import done, post_of, says_here, window
from tests.stories.usually import DRIPS, card_of, reports
from tests.town import labels_of, text_of

pytestmark = pytest.mark.usefixtures("nothing_fails")


# --- who works here


async def test_everybody_is_on_the_list_by_department(town, boss):
    await town.staff("马队长", "head", "security")
    ops = town.ops_group
    (said,) = await says_here(boss, "/staff")
    for name, role in (("王工", "engineer"), ("马队长", "head"), ("何经理", "manager")):
        assert f"● {name} · {ops.tr(ROLE[role])}" in said
    assert said.index("何经理") < said.index("王工") < said.index(ops.tr("Security staff"))
    assert "🔕" in said
    assert ops.tr("➕ Invite") in labels_of(await window(ops))


async def test_a_long_list_is_leafed_through_in_one_message(town, boss):
    for n in range(14):
        await town.staff(f"保安{n:02}", "guard", "security")
    ops = town.ops_group
    await boss.says("/staff", to=ops)
    first = await window(ops)
    assert "1/3" in labels_of(first)
    await boss.taps("›", at=ops)
    second = await window(ops)
    assert second["message_id"] == first["message_id"]
    assert "2/3" in labels_of(second)
    assert text_of(second) != text_of(first)


@pytest.mark.parametrize("role", ["head", "supervisor", "gm"])
async def test_heads_read_the_list_and_change_nothing(town, boss, role):
    ops, head = town.ops_group, await town.staff("马队长", role, "security")
    await head.says("/staff", to=ops)
    assert ops.tr("➕ Invite") not in labels_of(await window(ops))
    await head.taps("王工", at=ops)
    assert labels_of(await window(ops)) == [ops.tr("‹ Back")]
    post = await post_of(town.engineer)
    for press in (f"staff_set:{post.id}:role:guard", f"staff_ended:{post.id}", "staff_invite",
                  f"staff_duty:{post.id}:off", f"staff_name:{post.id}"):  # fmt: skip
        said = await head.presses(f"1:{press}", await window(ops), at=ops)
        assert said.startswith(ops.tr(REASONS["not_yours"]))
    (said,) = await says_here(head, "/staff 王工 off")
    assert said.startswith(ops.tr(REASONS["not_yours"]))
    assert await done(town, "change_post", "end_post", "off_duty") == []


async def test_whoever_works_with_their_hands_does_not_see_it(town, boss):
    ops = town.ops_group
    (said,) = await says_here(town.engineer, "/staff")
    assert said.startswith(ops.tr(REASONS["not_yours"]))
    assert all(ops.tr(ROLE[one]) in said for one in READERS)


async def test_a_manager_does_the_same_in_private(town, boss):
    await boss.says("/start")
    await boss.says("/staff 王工")
    await boss.taps("○ Off duty")
    assert not (await post_of(town.engineer)).on_duty
    (event,) = await done(town, "off_duty")
    assert event.actor == f"staff:{(await post_of(boss)).id}"


# --- one of them


async def test_a_post_is_changed_with_taps(town, boss):
    ops = town.ops_group
    await boss.says("/staff", to=ops)
    await boss.taps("王工", at=ops)
    for ways in (
        ("🎖 Post", ROLE["head"]),
        ("🏢 Department", "Engineering"),
        ("🌐 Language", "English"),
    ):
        for label in ways:
            await boss.taps(label, at=ops)
    await boss.taps("🧰 Skills", at=ops)
    await boss.taps(TRADE["plumbing"], at=ops)
    await boss.taps(TRADE["elevator"], at=ops)
    await boss.taps(TRADE["plumbing"], at=ops)
    await boss.taps("‹ Back", at=ops)
    post = await post_of(town.engineer)
    assert (post.role, post.department, post.language) == ("head", "engineering", "en")
    assert post.skills == ["elevator"]
    shown = text_of(await window(ops))
    assert all(ops.tr(one) in shown for one in (ROLE["head"], "Engineering", TRADE["elevator"]))
    first, *_ = await done(town, "change_post")
    assert first.detail == {"staff": post.id, "field": "role", "before": "engineer",
                            "after": "head"}  # fmt: skip


@pytest.mark.parametrize(
    ("said", "field", "value"),
    [
        ("role guard", "role", "guard"),
        ("role 秩序维护员", "role", "guard"),
        ("department engineering", "department", "engineering"),
        ("department -", "department", ""),
        ("skills plumbing, elevator", "skills", ["plumbing", "elevator"]),
        ("skills", "skills", []),
        ("language en", "language", "en"),
        ("name 王师傅", "name", "王师傅"),
        ("off", "on_duty", False),
    ],
)
async def test_a_post_is_changed_in_words(town, boss, said, field, value):
    (answer,) = (await says_here(boss, f"/staff 王工 {said}"))[-1:]
    assert getattr(await post_of(town.engineer), field) == value
    assert answer


@pytest.mark.parametrize(
    ("said", "because"),
    [
        ("赵六", UNKNOWN),
        ("王工 fly", _WHAT),
        ("王工 role king", "“{said}” is none of these: {choices}."),
        ("王工 skills magic", "“{said}” is none of these: {choices}."),
        ("王工 off now", _WHAT),
        ("王工 name " + "长" * 40, BAD_NAME),
        ("invite king", "“{said}” is none of these: {choices}."),
        ("invite engineer nowhere", "“{said}” is none of these: {choices}."),
    ],
)
async def test_a_slip_is_answered_with_the_right_form(town, boss, said, because):
    await boss.says("/start")
    (answer,) = await says_here(boss, f"/staff {said}")
    blanks = dict.fromkeys(("what", "said", "choices", "name"), "·")
    assert max(town.ops_group.tr(because, **blanks).split("·"), key=len) in answer
    assert "/staff " + town.ops_group.tr("invite engineer engineering") in answer
    assert await done(town, "change_post", "invite_staff", "off_duty") == []


async def test_two_of_one_name_are_not_mixed_up(town, boss):
    await town.staff("王工程师", "engineer")
    (answer,) = await says_here(boss, "/staff 王")
    assert town.ops_group.tr(_SEVERAL, names="·").partition("·")[0] in answer
    await says_here(boss, "/staff 王工 off")
    assert not (await post_of(town.engineer)).on_duty


async def test_a_new_name_is_asked_for_and_a_bad_one_asked_again(town, boss):
    ops = town.ops_group
    await boss.says("/staff 王工", to=ops)
    await boss.taps("✏️ Name", at=ops)
    asked = await ops.sees("How shall colleagues and residents read their name?")
    await boss.replies("长" * 40, asked, ops)
    asked = await ops.sees(BAD_NAME)
    await boss.replies("<b>王</b>师傅", asked, ops)
    assert (await post_of(town.engineer)).name == "<b>王</b>师傅"
    (event,) = await done(town, "change_post")
    assert "王" not in str(event.detail)
    assert "<b>王</b>师傅" in text_of(await window(ops))


# --- how high one stands


async def test_the_last_manager_stays(town, boss):
    ops, post = town.ops_group, await post_of(boss)
    shown = await says_here(boss, "/staff 何经理")
    assert shown
    for press in (f"staff_ended:{post.id}", f"staff_set:{post.id}:role:guard"):
        said = await boss.presses(f"1:{press}", await window(ops), at=ops)
        assert said.startswith(ops.tr(REASONS["last_manager"]))
    assert [one.ended_at for one in await town.kept(Staff) if one.name == "何经理"] == [None]


@pytest.mark.both
async def test_two_managers_cannot_dismiss_each_other_at_once(town, boss):
    other, ops = await town.staff("周经理", "manager"), town.ops_group
    await says_here(boss, "/staff")
    shown = await window(ops)
    mine, theirs = await post_of(boss), await post_of(other)
    await asyncio.gather(
        boss.presses(f"1:staff_ended:{theirs.id}", shown, at=ops),
        other.presses(f"1:staff_ended:{mine.id}", shown, at=ops),
    )
    left = [one for one in await town.kept(Staff) if one.role == "manager" and not one.ended_at]
    assert len(left) == 1


async def test_nobody_raises_themselves(town, boss):
    ops = town.ops_group
    (said,) = await says_here(boss, "/staff 何经理 role gm")
    assert said.startswith(ops.tr(REASONS["own_rank"]))
    await town.staff("周经理", "manager")
    await says_here(boss, "/staff 周经理 role gm")
    assert [one.role for one in await town.kept(Staff) if one.name == "周经理"] == ["gm"]


# --- a post ends


async def test_a_post_ends_after_one_question_and_the_orders_go_back(town, boss, li):
    number, ops = await reports(li, DRIPS), town.ops_group
    await town.engineer.taps("✋ Accept", on=await card_of(town, number), at=ops)
    await boss.says("/staff 王工 end", to=ops)
    assert ops.tr("<b>Shall this post end?</b> From then on no button and no command obeys them."
                  ) in text_of(await window(ops))  # fmt: skip
    assert (await post_of(town.engineer)).ended_at is None
    await boss.taps("Yes, end it", at=ops)
    assert (await post_of(town.engineer)).ended_at
    await ops.sees("👋 {name} does not work with us any more.", name="王工")
    await ops.sees("Back at the desk: {numbers}", numbers=number)
    (ticket,) = await town.kept(Ticket)
    assert (ticket.assignee_id, ticket.state) == (None, "accepted")
    said = await town.engineer.taps("🛵 On the way", on=await card_of(town, number), at=ops)
    assert said == ops.tr(NOT_STAFF, id=town.engineer.id)


async def test_whoever_becomes_something_else_gives_back_what_they_cannot_do(town, boss, li):
    number, ops = await reports(li, DRIPS), town.ops_group
    await town.engineer.taps("✋ Accept", on=await card_of(town, number), at=ops)
    await says_here(boss, "/staff 王工 role finance")
    await ops.sees("🎖 {name} is now {role}.", name="王工", role=ops.tr(ROLE["finance"]))
    await ops.sees("Back at the desk: {numbers}", numbers=number)
    said = await town.engineer.taps("🛵 On the way", on=await card_of(town, number), at=ops)
    assert said.startswith(ops.tr(REASONS["not_yours"]))


async def test_what_they_had_begun_ends_with_the_post(town, boss, li):
    """Not even an open question obeys them any more."""
    number, ops = await reports(li, DRIPS), town.ops_group
    card = await card_of(town, number)
    await town.engineer.taps("✋ Accept", on=card, at=ops)
    await town.engineer.taps("🔧 Done", on=await card_of(town, number), at=ops)
    await says_here(boss, "/staff 王工 end")
    await boss.taps("Yes, end it", at=ops)
    await town.engineer.says("换了阀芯", to=ops, photos=1, thread=card["message_thread_id"])
    await ops.sees(POST_ENDED)
    assert [one.state for one in await town.kept(Ticket)] == ["accepted"]


async def test_a_manager_may_go_where_another_stays(town, boss):
    ops, other = town.ops_group, await town.staff("周经理", "manager")
    await says_here(boss, "/staff 何经理 end")
    await boss.taps("Yes, end it", at=ops)
    left = await post_of(boss)
    assert left.ended_at
    (event,) = await done(town, "end_post")
    assert event.actor == f"staff:{left.id}"
    (said,) = await says_here(boss, "/staff")
    assert said == ops.tr(NOT_STAFF, id=boss.id)
    (said,) = await says_here(other, "/staff 周经理 end")
    assert await other.taps("Yes, end it", at=ops) != ""
    assert (await post_of(other)).ended_at is None


async def test_whoever_comes_back_is_on_duty_again(town, boss):
    ops, new = town.ops_group, await town.newcomer("小李")
    await new.changes(joins=ops.id)
    said = await new.says("大家好", to=ops)
    await says_here(boss, "/staff invite engineer", reply_to=said)
    await says_here(boss, "/staff 小李 skills plumbing")
    await says_here(boss, "/staff 小李 end")
    await boss.taps("Yes, end it", at=ops)
    await says_here(boss, "/staff invite guard security", reply_to=said)
    post = await post_of(new)
    assert (post.role, post.department, post.ended_at) == ("guard", "security", None)
    assert (post.on_duty, post.skills) == (True, ["plumbing"])


# --- somebody who speaks in the group


async def test_whoever_speaks_in_the_group_gets_a_post_by_a_reply(town, boss):
    ops, new = town.ops_group, await town.newcomer("小李")
    await new.changes(joins=ops.id)
    said = await new.says("大家好", to=ops)
    await boss.says("/staff invite engineer engineering", to=ops, reply_to=said)
    post = await post_of(new)
    assert (post.name, post.role, post.department) == ("小李", "engineer", "engineering")
    await ops.sees("👋", mentions=new)
    (answer,) = await says_here(boss, "/staff invite guard", reply_to=said)
    assert answer == ops.tr(HOLDS_ONE, name="小李")
    assert len(await done(town, "give_post")) == 1


@pytest.mark.parametrize("what", [{"forward": {"text": "大家好"}}, {"as_anonymous": True}])
async def test_what_nobody_in_particular_said_gives_nobody_a_post(town, boss, what):
    ops, new = town.ops_group, await town.newcomer("小李")
    await new.changes(joins=ops.id)
    await new.changes(promoted=ops.id)
    said = await new.says("大家好", to=ops, **what)
    (answer,) = await says_here(boss, "/staff invite engineer", reply_to=said)
    assert answer == ops.tr(_NOBODY)
    assert await done(town, "give_post") == []


async def test_a_reply_to_the_bot_gives_it_no_post(town, boss):
    ops = town.ops_group
    await says_here(boss, "/staff")
    (answer,) = await says_here(boss, "/staff invite engineer",
                                reply_to=(await window(ops))["message_id"])  # fmt: skip
    assert answer == ops.tr(_NOBODY)
