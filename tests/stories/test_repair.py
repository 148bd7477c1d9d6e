"""报修: a dripping tap, from the first word to the archive, in every language of house and home."""

from datetime import timedelta

import pytest

from locales import LANGUAGES
from locales.languages import ENGLISH, NAMES, SIMPLIFIED, TRADITIONAL
from storage.proof import prove
from storage.tables import Event, Person, Promised, Rectification, Staff, Ticket
from tests.stories.usually import (
    answers,
    card_of,
    heard_beside_the_day,
    newest,
    reports,
    said_by_us,
    scores,
    shows_the_work,
    signature,
    thread_of,
)
from tests.town import data_of, labels_of, text_of

DRIPS = {
    SIMPLIFIED: "厨房水龙头一直滴水",
    TRADITIONAL: "廚房水龍頭一直滴水",
    ENGLISH: "The kitchen tap keeps dripping",
}
CODES = {SIMPLIFIED: "zh-hans", TRADITIONAL: "zh-TW", ENGLISH: "en-GB"}
# Whoever reads is spoken to in their own language, whatever the other side speaks.
ABROAD = {SIMPLIFIED: TRADITIONAL, TRADITIONAL: ENGLISH, ENGLISH: SIMPLIFIED}


@pytest.mark.clause("B1", partly="calling the worker whom the desk has named")
@pytest.mark.clause("B9")
@pytest.mark.clause("B10", partly="a stub, filed with the order")
@pytest.mark.clause("B11")
@pytest.mark.clause("B19", partly="expected times for urgent repairs and common areas")
@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_repair_from_the_first_word_to_the_archive(town, language):
    li = await town.newcomer("李女士", CODES[ABROAD[language]])
    await is_entered(town, li)
    number = await reports(li, DRIPS[li.language])
    await hears_what_is_promised(town, li, number)
    await sees_who_comes(town, li, number)
    await words_pass_both_ways(town, li, number)
    await is_mended_at_the_second_attempt(town, li, number)
    await is_asked_and_not_content(town, li, number)
    await is_put_right(town, li, number)
    await town.supervisor.taps("✅ Audit passed", at=town.ops_group)
    await li.sees("{number} is closed. Thank you for your patience.", number=number)
    (ticket,) = await town.kept(Ticket)
    assert ticket.state == "archived"
    assert await history(town) == HISTORY
    assert (await prove(town.witness)).events == len(await town.kept(Event))
    # Nothing else was said, and what is over can only be reopened or rated.
    assert len(said_by_us(await li.messages())) == 23
    assert len(await heard_beside_the_day(town)) == 8
    shown = [labels_of(one) for one in [*await li.messages(), *await town.ops_group.messages()]]
    again, rated = li.tr("↩️ Not in order after all"), "😡"
    assert [labels[0] for labels in shown if labels] == [li.tr("🔧 Repair"), again, rated]


async def is_entered(town, li):
    await li.says("/start")
    await li.taps(NAMES[li.language])
    await li.taps("I agree")
    await li.says("3")
    await li.says("1102")
    await li.taps("Owner")
    await li.taps("Skip")
    application = await town.ops_group.sees("李女士", "3-1102", "Owner")
    assert application["message_thread_id"] == await thread_of(town, "desk")
    await town.dispatcher.taps("✅ Approve", at=town.ops_group)
    await li.sees("✅", "春江花园", "3-1102")


async def hears_what_is_promised(town, li, number):
    await li.sees(number, "Thank you, your report has been received.", "14:00–17:00", "09:05")
    told, visit = await town.kept(Promised)
    assert (told.clause, visit.clause) == ("S4 4.3.2", "S0 七(1)")
    (ticket,) = await town.kept(Ticket)
    assert told.due == ticket.filed_at + timedelta(minutes=5)
    assert visit.due == ticket.appointment_end
    ops = town.ops_group
    card = await ops.sees(number, DRIPS[li.language], "3-1102", "Waiting to be accepted")
    assert card["message_thread_id"] == await thread_of(town, "engineering")
    assert labels_of(card) == [ops.tr(one) for one in ("✋ Accept", "👷 Assign", "⋯ More")]


async def sees_who_comes(town, li, number):
    wang = {"number": number, "worker": signature(li)}
    await town.engineer.taps("✋ Accept", at=town.ops_group)
    await li.sees(number, "Accepted", signature(li))
    await town.dispatcher.taps("👷 Assign", at=town.ops_group)
    await town.dispatcher.taps("王工", at=town.ops_group)
    await li.sees("{number}: {worker} will see to it.", **wang)
    await town.engineer.taps("🛵 On the way", at=town.ops_group)
    await li.sees("{number}: {worker} is on the way.", **wang)


async def words_pass_both_ways(town, li, number):
    """Whoever wrote sees that it has arrived."""
    ops = town.ops_group
    asked = await town.engineer.replies("请先关一下水阀", await card_of(town, number), at=ops)
    question = await li.sees(signature(li), "请先关一下水阀")
    answer = await li.replies("已经关了", question)
    await ops.sees("💬", "李女士", "已经关了")
    assert await reaction(ops, asked) == await reaction(li, answer) == "👌"


async def is_mended_at_the_second_attempt(town, li, number):
    ops, done = town.ops_group, "{number}: the work has been done. Is everything in order?"
    await shows_the_work(town, number, "换了垫片")
    await li.sees(done, number=number)
    await li.taps("↩️ Not fixed yet")
    await ops.sees(number, "Sent back, to be reworked")
    await shows_the_work(town, number, "换了阀芯")
    await li.sees(done, number=number)
    assert len([one for one in await li.messages() if one.get("photo")]) == 2, "each picture once"
    await li.taps("👍 It is fine")
    await ops.sees(number, "Accepted by the resident, waiting for audit")


async def is_asked_and_not_content(town, li, number):
    """Three rows and two questions, in one message from beginning to end."""
    how = li.tr("🙏 <b>How was it?</b> {number} · {place}", number=number, place="3-1102")
    await town.passes("P1DT23H")
    await li.sees_nothing_of(how)
    await town.passes("PT2H")
    form = await li.sees(how)
    assert [len(row) for row in form["reply_markup"]["inline_keyboard"]] == [5, 5, 5, 1, 1]
    await scores(li, 2, 4, 3)
    await li.says("来得太晚")
    await li.taps("Skip")
    thanks = await li.sees("🙏 {number}: thank you for your answers.", number=number)
    assert thanks["message_id"] == form["message_id"]


async def is_put_right(town, li, number):
    """A written notice with its clock; until it is closed nothing can be archived."""
    ops, wang, liu = town.ops_group, town.engineer, town.supervisor
    (notice,) = await town.kept(Rectification)
    assert notice.acknowledge_by == notice.noticed_at + timedelta(hours=12)
    paper = await ops.sees(number, "来得太晚", "22:00", "S0 二(5)", mentions=wang)
    await liu.taps("✅ Audit passed", at=ops)
    await ops.sees(number, "Accepted by the resident, waiting for audit")
    await wang.taps("📝 Acknowledge", on=paper, at=ops)
    await wang.taps("🔧 Put right", at=ops)
    await liu.taps("✅ Close", at=ops)
    right = "{number}: what you pointed out has been put right and checked. Thank you."
    await li.sees(right, number=number)


HISTORY = [
    ("李女士", "file", "S0 七(1)"),
    ("王工", "accept_order", "S1 三(六)"),
    ("小陈", "dispatch", "S0 七(1)"),
    ("王工", "set_off", "S0 七(1)"),
    ("王工", "answer", "S2 四.3(2)"),
    ("李女士", "add", "S2 四.3(2)"),
    ("王工", "finish", "S0 七(2)"),
    ("李女士", "send_back", "S4 4.4.4"),
    ("王工", "finish", "S0 二(5)"),
    ("李女士", "accept_work", "S4 4.4.4"),
    ("office", "ask_follow_up", "S0 二(5)"),
    ("李女士", "answer_follow_up", "S0 八2(5)"),
    ("李女士", "notice_rectification", "S0 二(5)"),
    ("王工", "rectification_acknowledge", "S0 二(5)"),
    ("王工", "rectification_rectify", "S0 二(5)"),
    ("刘主管", "rectification_close", "S0 八2(4)"),
    ("刘主管", "plan_effect", "F18"),
    ("刘主管", "pass_audit", "S4 4.4.4"),
]


async def history(town):
    """Who did what to the ticket, by which clause."""
    names = {f"staff:{one.id}": one.name for one in await town.kept(Staff)}
    names |= {f"person:{one.id}": one.name for one in await town.kept(Person)}
    lines = [line for line in await town.kept(Event) if line.ticket_id]
    return [(names.get(line.actor, line.actor), line.action, line.clause) for line in lines]


async def reaction(chat, message_id):
    found = next(one for one in await chat.messages() if one["message_id"] == message_id)
    return found["reactions"][0]["emoji"]


async def heard_of(town, number):
    return [text for text in await town.ops_group.texts() if number in text]


# --- other beginnings


async def test_the_photos_lie_as_one_album_above_the_card(town, li):
    await li.says("水龙头滴水", photos=3)
    await li.taps("🔧 Repair")
    await answers(li)
    await li.taps("✅ Send")
    card = await card_of(town, await newest(town))
    shown = [one for one in await town.ops_group.messages() if one.get("photo")]
    assert len(shown) == 3
    assert len({one["media_group_id"] for one in shown}) == 1
    assert {one["message_thread_id"] for one in shown} == {card["message_thread_id"]}
    assert max(one["message_id"] for one in shown) < card["message_id"]


@pytest.mark.clause("B3", partly="reports by colleagues")
async def test_a_common_area_is_nobodys_home_and_needs_no_visit(town, li):
    await li.says("楼道灯坏了")
    await li.taps("🔧 Repair")
    await li.taps("Outdoors, or elsewhere")
    await li.taps("Change an answer")
    await li.taps("Category")
    await li.sees("What is it about?")
    with pytest.raises(AssertionError):
        await li.taps("Locks and keys")
    await li.taps("Electricity and light")
    summary = await li.sees("Shall I send it like this?", "Common area")
    assert "🗓" not in text_of(summary)
    await li.taps("✅ Send")
    (ticket,) = await town.kept(Ticket)
    assert (ticket.home_id, ticket.appointment_start) == (None, None)
    await town.ops_group.sees(ticket.number, "Common area", "楼道灯坏了")


@pytest.mark.parametrize("way", ["Change an answer", "‹ Back"])
async def test_a_description_told_anew_replaces_the_old_one(town, li, way):
    await li.says("/repair")
    await li.says("水龙头滴水")
    if way == "Change an answer":
        await answers(li)
        await li.taps(way)
        await li.taps("Description")
    else:
        await li.taps(way)
    await li.says("不是水龙头，是马桶不停流水")
    if way == "‹ Back":
        await answers(li)
    await li.taps("✅ Send")
    (ticket,) = await town.kept(Ticket)
    assert ticket.words == "不是水龙头，是马桶不停流水"


# --- in the office


async def test_two_engineers_reach_for_the_same_order(town, li):
    sun = await town.staff("孙工", "engineer")
    number = await reports(li, "水龙头滴水")
    card = await card_of(town, number)
    accept = data_of(card, town.ops_group.tr("✋ Accept"))
    await town.engineer.presses(accept, card, at=town.ops_group)
    late = await sun.presses(accept, card, at=town.ops_group)
    assert late == town.ops_group.tr("Already taken by {name}.", name="王工")
    finish = await sun.taps("🔧 Done", at=town.ops_group)
    assert "S1 三(六)" in finish
    assert [one.action for one in await town.kept(Event)][-1] == "accept_order"


async def test_what_is_withdrawn_rings_no_more(town, li):
    number = await reports(li, "水龙头滴水")
    await li.taps("Withdraw")
    await li.taps("It has settled itself")
    await li.sees("{number} has been withdrawn. Nobody will come.", number=number)
    assert labels_of(await card_of(town, number)) == []
    before = len(await heard_of(town, number))
    await town.passes("P1D")
    assert len(await heard_of(town, number)) == before
