"""投诉: judged, answered, and when it is not settled or comes again, taken ever higher."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, update
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.answering import _REASONS as REASONS
from storage.tables import CaseCard, Community, Event, FollowUp, OutboxRow, Promised, Ticket
from tests.stories.usually import card_of, newest, reports, said_by_us
from tests.town import Chat, data_of, labels_of, mentioned_in, text_of

LOUD, AGAIN = "楼上半夜一直跳舞，吵得睡不着", "楼上半夜又跳舞，吵得睡不着"
SETTLED = "{number}: this is our answer. Does that settle it?"
EITHER = (
    "{name}, please send a photo of how it is now, with a line about what was done. If there is "
    "nothing to see, reply to this message in words."
)
BEFORE = (
    "{number}: as this is not the first time, your complaint now lies before the general manager, "
    "who will answer you."
)
TOLD_US = "{number}: you have told us that it is not settled yet. We are seeing to it again."
CASE = "🗂 <b>Case card · {number}</b>: not settled within the time ({clause})"
MAILBOX = "📮 <b>General manager's mailbox · {number}</b> ({clause})"
CAUSE = "🔬 <b>Root cause · {number}</b>: the same repair again ({clause})"


@pytest.fixture
async def head(town):
    return await town.staff("马队长", "head", "security")


@pytest.fixture
async def number(li):
    return await complains(li, LOUD)


async def complains(resident, words, wish="请上门劝一劝"):
    """About the noise; its number."""
    await resident.says("/complain")
    await resident.says(words)
    await resident.taps_as_asked("Noise and neighbours", "Nobody in particular")
    await resident.says(wish)
    await resident.taps("✅ Send")
    return await newest(resident.town)


async def judges(town, verdict, severity="Ordinary"):
    for label in ("⚖ Judge", verdict, "Security staff", severity):
        await town.supervisor.taps(label, at=town.ops_group)


async def promised(town, number, key):
    """The newest promise of that name on the ticket."""
    ticket = next(one for one in await town.kept(Ticket) if one.number == number)
    found = [one for one in await town.kept(Promised) if (one.ticket_id, one.key)
             == (ticket.id, key)]  # fmt: skip
    return found[-1]


async def ticket_of(town, number):
    return next(one for one in await town.kept(Ticket) if one.number == number)


# --- what it is, whose it is, and how it ends


@pytest.mark.clause("A17", partly="a tap for every matter, not only on the follow-up")
@pytest.mark.clause("B11")
@pytest.mark.clause("C2")
@pytest.mark.clause("C3", partly="a suggestion by rules, and the rate")
@pytest.mark.clause("C4", partly="the head going to the place")
async def test_a_complaint_from_the_first_word_to_the_archive(town, li, head, number):
    ops = town.ops_group
    card = await card_of(town, number)
    for said in (LOUD, "请上门劝一劝", ops.tr("📣 Complaint"), ops.tr("Security staff")):
        assert said in text_of(card)
    await town.dispatcher.replies("已经记下，今晚就去", card, at=ops)
    await li.sees("已经记下，今晚就去", "小陈")
    assert (await promised(town, number, "complaint.first_answer")).kept_at
    await judges(town, "Upheld: our fault", "Major")
    await ops.sees(number, "Upheld: our fault", "Major", mentions=head)
    await town.dispatcher.taps("👷 Assign", at=ops)
    await town.dispatcher.taps("马队长", at=ops)
    await head.taps("✅ Settle", at=ops)
    await head.says("已上门，对方答应十点后不跳", to=ops, photos=1,
                    thread=card["message_thread_id"])  # fmt: skip
    await head.taps("✅ Send", at=ops)
    await li.sees(SETTLED, "已上门，对方答应十点后不跳", number=number)
    with pytest.raises(AssertionError):
        await town.supervisor.taps("✅ Audit passed", at=ops)
    await li.taps("👍 Yes, settled")
    await town.supervisor.taps("✅ Audit passed", at=ops)
    ticket = await ticket_of(town, number)
    assert (ticket.state, ticket.verdict, ticket.severity) == ("archived", "upheld", "major")
    (follow_up,) = await town.kept(FollowUp)
    assert follow_up.limit == ticket.finished_at + timedelta(days=3)
    assert labels_of(await card_of(town, number)) == []


async def test_a_need_is_answered_in_words_alone(town, li, number):
    """Nothing was done that a photo could show."""
    ops = town.ops_group
    await judges(town, "They need an ear")
    await town.dispatcher.taps("✅ Settle", at=ops)
    asked = await ops.sees("{name}, please reply to this message with the answer that settles it.",
                           name="小陈")  # fmt: skip
    await town.dispatcher.says(to=ops, photos=1, thread=asked["message_thread_id"])
    asked = await ops.sees("The answer in words, please.")
    await town.dispatcher.replies("谢谢您告诉我们，我们会多巡几次", asked, at=ops)
    await town.dispatcher.taps("✅ Send", at=ops)
    await li.sees(SETTLED, "我们会多巡几次", number=number)
    await li.taps("↩️ Not settled")
    await ops.sees(number, "Not settled, to be answered again")


async def test_what_was_upheld_may_be_settled_in_words_where_there_is_nothing_to_see(
    town, li, number
):
    ops = town.ops_group
    await judges(town, "Upheld: our fault")
    await town.dispatcher.taps("✅ Settle", at=ops)
    asked = await ops.sees(EITHER, name="小陈")
    await town.dispatcher.replies("已道歉并更换值班人员", asked, at=ops)
    await town.dispatcher.taps("✅ Send", at=ops)
    await li.sees(SETTLED, "已道歉并更换值班人员", number=number)


async def test_somebody_who_telephones_to_say_that_it_is_not_settled_is_heard(town, li, number):
    ops = town.ops_group
    await town.dispatcher.taps("✅ Settle", at=ops)
    await town.dispatcher.replies("已经劝过了", await ops.sees("小陈"), at=ops)
    await town.dispatcher.taps("✅ Send", at=ops)
    await town.dispatcher.taps("⋯ More", at=ops)
    await town.dispatcher.taps("↩️ Not settled", at=ops)
    assert (await ticket_of(town, number)).state == "rework"
    await li.sees(TOLD_US, number=number)
    asked = await li.sees(SETTLED, number=number)
    assert labels_of(asked) == []
    assert [one.detail["on_behalf"] for one in await town.kept(Event) if one.action == "send_back"]


async def test_the_desk_may_change_its_mind_about_what_it_is(town, head, number):
    ops = town.ops_group
    await judges(town, "They need an answer")
    assert ops.tr("⚖ Judge") not in labels_of(await card_of(town, number))
    await town.supervisor.taps("⋯ More", at=ops)
    await judges(town, "They need help")
    assert (await ticket_of(town, number)).verdict == "help"


async def test_only_the_desk_judges(town, number):
    ops, card = town.ops_group, await card_of(town, number)
    said = await town.engineer.taps("⚖ Judge", on=card, at=ops)
    assert said.startswith(ops.tr(REASONS["not_yours"]))
    assert labels_of(await card_of(town, number)) == labels_of(card)


async def test_a_verdict_that_no_button_ever_carried_is_none(town, number):
    ops, card = town.ops_group, await card_of(town, number)
    for data in ("verdict:1:guilty", "severity:1:upheld:nobody:major", "severity:1:upheld"):
        await town.supervisor.presses(f"1:{data}", card, at=ops)
    assert (await ticket_of(town, number)).verdict == ""


async def test_two_people_press_opposite_buttons_and_the_first_wins(town, li, number):
    """One accepts, the other sees what stands now."""
    ops, card = town.ops_group, await card_of(town, number)
    accept = data_of(card, ops.tr("✋ Accept"))
    withdraw = data_of(await li.sees(number, "📍"), li.tr("Withdraw")).replace("cancel", "withdraw")
    await li.presses(withdraw, await li.sees(number, "📍"))
    said = await town.dispatcher.presses(accept, card, at=ops)
    assert said == ops.tr(REASONS["not_now"])
    assert (await ticket_of(town, number)).state == "cancelled"
    now = await ops.sees(number, "📍", "Cancelled")
    assert (now["message_id"], labels_of(now)) == (card["message_id"], [])


# --- not settled after a day


@pytest.mark.clause("C6", partly="the work order in two copies")
@pytest.mark.clause("C9")
async def test_what_is_not_settled_in_a_day_gets_a_case_card_with_owner_plan_and_date(
    town, li, head, number
):
    ops = town.ops_group
    await town.dispatcher.replies("我们去看看", await card_of(town, number), at=ops)
    await town.passes("P1D")
    shown = await ops.sees(CASE, number=number, clause="S4 4.2.1", mentions=head)
    for said in (LOUD, ops.tr("answered"), "小陈"):
        assert said in text_of(shown)
    assert not (await promised(town, number, "complaint.unresolved_case_card")).missed_at
    owed = await promised(town, number, "complaint.case_plan")
    refused = await town.engineer.taps("✍️ Plan", on=shown, at=ops)
    assert refused.startswith(ops.tr(REASONS["not_yours"]))
    await head.taps("✍️ Plan", on=shown, at=ops)
    asked = await ops.sees("马队长", "✍️ Plan")
    await head.replies("协调楼上铺地毯", asked, at=ops)
    await ops.sees("By when?")
    await head.taps("tomorrow", at=ops)
    await li.sees(number, "协调楼上铺地毯", "tomorrow")
    (case,) = await town.kept(CaseCard)
    assert (case.plan, bool(case.plan_due), bool(case.planned_at)) == ("协调楼上铺地毯", True, True)
    now = await ops.sees(CASE, number=number, clause="S4 4.2.1")
    plan = ops.tr("🗂 By {day}: “{plan}”", day="3月4日 周三", plan="协调楼上铺地毯")
    assert (now["message_id"], plan in text_of(now)) == (shown["message_id"], True)
    assert "协调楼上铺地毯" in text_of(await card_of(town, number))
    owed = next(one for one in await town.kept(Promised) if one.id == owed.id)
    assert (bool(owed.kept_at), owed.missed_at) == (True, None)


async def test_what_was_settled_in_time_gets_no_case_card(town, li, number):
    ops = town.ops_group
    await town.dispatcher.taps("✅ Settle", at=ops)
    await town.dispatcher.replies("已经劝过了", await ops.sees("小陈"), at=ops)
    await town.dispatcher.taps("✅ Send", at=ops)
    await town.passes("P2D")
    assert await town.kept(CaseCard) == []


# --- the same matter again


async def gives_a_chat(town, *members):
    """The general manager's own group, known to us from the settings."""
    mailbox = await town.post("groups", title="总经理信箱", members=[one.id for one in members])
    await town.settles()
    async with AsyncSession(town.witness.engine) as session:
        await session.execute(update(Community).values(gm_chat=mailbox["id"]))
        # We were about to leave what was not ours a moment ago.
        await session.execute(delete(OutboxRow).where(OutboxRow.method == "leaveChat"))
        await session.commit()
    return Chat(town, mailbox["id"], town.ops_group.language)


async def complains_again(town, li):
    """And somebody confirms that it is the same matter."""
    second = await complains(li, AGAIN)
    await town.dispatcher.taps("🔗", on=await card_of(town, second), at=town.ops_group)
    return second


@pytest.mark.clause("C8")
async def test_the_second_complaint_on_one_matter_lies_before_the_gm_who_answers(town, li, number):
    ops = town.ops_group
    gm = await town.staff("吴总", "gm")
    box = await gives_a_chat(town, gm, town.dispatcher)
    await town.dispatcher.replies("我们去看看", await card_of(town, number), at=ops)
    second = await complains(li, AGAIN)
    card = await card_of(town, second)
    assert ops.tr("🔗 Same matter as {number}", number=number) in labels_of(card)
    assert said_by_us(await box.messages()) == []
    await town.dispatcher.taps("🔗", on=card, at=ops)
    dossier = await box.sees(MAILBOX, LOUD, AGAIN, number=second, clause="S4 4.2.3")
    first = box.tr("{what} ({clause})", what=box.tr("the first answer"), clause="S0 二(3)")
    assert box.tr("✅ Kept: {promises}", promises=first) in text_of(dossier)
    earlier = await card_of(town, number)
    assert box.tr("🔗 Same matter: {numbers}", numbers=second) in text_of(earlier)
    await li.sees(BEFORE, number=second)
    assert (await ticket_of(town, second)).same_matter_id == (await ticket_of(town, number)).id
    owed = await promised(town, second, "complaint.gm_answer")
    await town.dispatcher.replies("我替他答", dossier, at=box)
    await li.sees_nothing_of("我替他答")
    await gm.replies("我明天亲自去看", dossier, at=box)
    await li.sees("我明天亲自去看", "吴总", "general manager")
    await ops.sees("吴总", second, "我明天亲自去看")
    owed = next(one for one in await town.kept(Promised) if one.id == owed.id)
    assert (bool(owed.kept_at), owed.missed_at) == (True, None)
    deeds = [(one.action, one.clause) for one in await town.kept(Event)]
    assert ("link", "S4 4.2.3") in deeds
    assert ("to_gm", "S4 4.2.3") in deeds


@pytest.mark.clause("C8")
async def test_a_gm_without_a_group_is_written_to_in_private(town, li, number):
    gm = await town.staff("吴总", "gm")
    await gm.says("/start")
    second = await complains_again(town, li)
    await gm.replies("这件事我来管", await gm.sees(MAILBOX, number=second, clause="S4 4.2.3"))
    await li.sees("这件事我来管", "吴总", "general manager")


async def test_a_gm_who_has_never_written_to_us_is_called_in_the_office(town, li, number):
    ops, gm = town.ops_group, await town.staff("吴总", "gm")
    second = await complains_again(town, li)
    lies = await ops.sees(MAILBOX, number=second, clause="S4 4.2.3", mentions=gm)
    await town.dispatcher.replies("我替他答", lies, at=ops)
    await li.sees_nothing_of("我替他答")
    await gm.replies("我来处理", lies, at=ops)
    await li.sees("我来处理", "吴总")


async def test_a_matter_of_another_household_is_never_the_same(town, li, number):
    wang = await town.resident("王先生", "2-101")
    other = await complains(wang, LOUD)
    card = await card_of(town, other)
    assert not [label for label in labels_of(card) if "🔗" in label]
    await town.dispatcher.presses("1:same:2:1", card, at=town.ops_group)
    assert (await ticket_of(town, other)).same_matter_id is None


async def test_nothing_is_linked_by_likeness_alone(town, li, number):
    second = await complains(li, AGAIN)
    await town.passes("PT1H")
    assert (await ticket_of(town, second)).same_matter_id is None
    assert await town.kept(CaseCard) == []


# --- the third same repair


@pytest.mark.clause("H2", partly="the report at the end of the quarter")
async def test_the_third_same_repair_asks_for_its_cause(town, li):
    ops = town.ops_group
    numbers = [
        await reports(li, words) for words in ("水龙头滴水", "水龙头又滴水", "水龙头还是滴水")
    ]
    card = await ops.sees(CAUSE, number=numbers[-1], clause="S0 八3(5)")
    for number in numbers:
        assert number in text_of(card)
    (case,) = await town.kept(CaseCard)
    assert case.kind == "root_cause"
    await town.supervisor.taps("✍️ Plan", on=card, at=ops)
    await town.supervisor.replies("换整条水管", await ops.sees("刘主管", "✍️ Plan"), at=ops)
    before = len(said_by_us(await li.messages()))
    await town.supervisor.taps("tomorrow", at=ops)
    assert len(said_by_us(await li.messages())) == before, "a cause is the office's own business"
    assert "换整条水管" in text_of(await ops.sees(CAUSE, number=numbers[-1], clause="S0 八3(5)"))


async def test_two_same_repairs_are_no_pattern_and_the_head_is_mentioned_by_the_third(town, li):
    head = await town.staff("何主任", "head", "engineering")
    for words in ("水龙头滴水", "水龙头又滴水"):
        await reports(li, words)
    assert await town.kept(CaseCard) == []
    third = await reports(li, "水龙头还是滴水")
    shown = await town.ops_group.sees(CAUSE, number=third, clause="S0 八3(5)")
    assert head.id in mentioned_in(shown)


async def test_the_gm_corrects_a_slip_of_the_pen(town, li, number):
    gm = await town.staff("吴总", "gm")
    await gm.says("/start")
    second = await complains_again(town, li)
    said = await gm.replies("我明天来", await gm.sees(MAILBOX, number=second, clause="S4 4.2.3"))
    await gm.says("我后天来", edit=said)
    await li.sees("我后天来", "吴总")
    await li.sees_nothing_of("我明天来")


async def test_the_gms_group_may_become_a_supergroup(town, li, number):
    gm = await town.staff("吴总", "gm")
    moved = await town.post("migrate", chat=(await gives_a_chat(town, gm)).id)
    second = await complains_again(town, li)
    box = Chat(town, moved["id"], town.ops_group.language)
    await gm.replies("我来管", await box.sees(MAILBOX, number=second, clause="S4 4.2.3"), at=box)
    await li.sees("我来管", "吴总")


@pytest.mark.clause("A8", partly="the outcome in the record of a visit to the desk")
async def test_the_desk_hands_up_what_it_cannot_settle(town, li):
    ops, head = town.ops_group, await town.staff("何主任", "head", "customer_care")
    await li.says("/suggest")
    await li.says("花园里多放几张长椅吧")
    number = await newest(town)
    await town.dispatcher.taps("⋯ More", at=ops)
    await town.dispatcher.taps("⬆️ To the head", at=ops)
    await ops.sees("🙋", number, mentions=head)
    assert [one.clause for one in await town.kept(Event) if one.action == "hand_up"] == ["S0 四"]
