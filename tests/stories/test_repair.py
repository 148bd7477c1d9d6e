"""报修: a dripping tap, from the first word to the archive, in every language of house and home."""

from datetime import timedelta

import pytest

from handlers.answering import _OLD_BUTTON, _REASONS
from locales import LANGUAGES, words_for
from locales.languages import ENGLISH, NAMES, SIMPLIFIED, TRADITIONAL
from storage.tables import (
    Conversation,
    Event,
    Medium,
    Promised,
    Rectification,
    Ticket,
    Topic,
)
from tests.stories.usually import card_of, reports, said_by_us, shows_the_work
from tests.town import MORNING, data_of, labels_of, text_of

DRIPS = {
    SIMPLIFIED: "厨房水龙头一直滴水",
    TRADITIONAL: "廚房水龍頭一直滴水",
    ENGLISH: "The kitchen tap keeps dripping",
}
CODES = {SIMPLIFIED: "zh-hans", TRADITIONAL: "zh-TW", ENGLISH: "en-GB"}
# Whoever reads is spoken to in their own language, whatever the other side speaks.
ABROAD = {SIMPLIFIED: TRADITIONAL, TRADITIONAL: ENGLISH, ENGLISH: SIMPLIFIED}
PICTURE = ""
WANG = "[{office} · {role}] {name}"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_repair_from_the_first_word_to_the_archive(town, language):
    ops, wang, chen, liu = town.ops_group, town.engineer, town.dispatcher, town.supervisor
    li = await town.newcomer("李女士", CODES[ABROAD[language]])
    topics = {topic.name: topic.thread for topic in await town.kept(Topic)}
    signature = li.tr(WANG, office="春江花园", role=li.tr("engineer"), name="王工")

    # She is entered.
    await li.says("/start")
    await li.taps(NAMES[li.language])
    await li.taps("I agree")
    await li.taps(li.tr("Building {building}", building=3))
    await li.says("1102")
    await li.taps("Owner")
    await li.sees("Thank you. {office} will now check your registration at {home}; you will hear from us here. If there is danger, do not wait: write to us at once.",
                  office="春江花园", home="3-1102")  # fmt: skip
    application = await ops.sees("李女士", "3-1102", "Owner")
    assert application["message_thread_id"] == topics["desk"]
    await chen.taps("✅ Approve", at=ops)
    await li.sees("✅ {office}: you are now registered at {home}. How can we help?",
                  office="春江花园", home="3-1102")  # fmt: skip

    # She reports, and hears what is promised.
    number = await reports(li, DRIPS[li.language])
    await li.sees(number, "Thank you, your report has been received.", "14:00–17:00", "09:05")
    told, visit = await town.kept(Promised)
    assert (told.clause, visit.clause) == ("S4 4.3.2", "S0 七(1)")
    card = await ops.sees(number, DRIPS[li.language], "3-1102", "Waiting to be accepted")
    assert card["message_thread_id"] == topics["repairs"]
    assert labels_of(card) == [ops.tr("✋ Accept"), ops.tr("👷 Assign")]

    # It is accepted, assigned, and somebody sets off.
    assert "王工" in await wang.taps("✋ Accept", at=ops)
    await li.sees(number, "Accepted", signature)
    await chen.taps("👷 Assign", at=ops)
    await chen.taps("王工", at=ops)
    await li.sees("{number}: {worker} will see to it.", number=number, worker=signature)
    await wang.taps("🛵 On the way", at=ops)
    await li.sees("{number}: {worker} is on the way.", number=number, worker=signature)

    # Words pass both ways, and whoever wrote sees that they arrived.
    asked = await wang.replies("请先关一下水阀", await card_of(town, number), at=ops)
    question = await li.sees(signature, "请先关一下水阀")
    answer = await li.replies("已经关了", question)
    await ops.sees("💬", "李女士", "已经关了")
    assert await reaction(ops, asked) == await reaction(li, answer) == "👌"

    # Done, sent back, done again, accepted.
    await shows_the_work(town, number, "换了垫片")
    await li.sees("{number}: the work has been done. Is everything in order?", number=number)
    await li.taps("↩️ Not fixed yet")
    await li.sees("{number}: we are sorry. We are seeing to it again.", number=number)
    await ops.sees(number, "Sent back, to be reworked")
    await shows_the_work(town, number, "换了阀芯")
    await li.taps("👍 It is fine")
    await ops.sees(number, "Accepted by the resident, waiting for audit")

    # Two days later she is asked, in one message, and is not content.
    how = li.tr("🙏 <b>How was it?</b> {number} · {place}", number=number, place="3-1102")
    await town.passes("P1DT23H")
    await li.sees_nothing_of(how)
    await town.passes("PT2H")
    form = await li.sees(how, "1 = poor, 5 = very good")
    assert [len(row) for row in form["reply_markup"]["inline_keyboard"]] == [5, 5, 5]
    for tapped in ("① 2", "② 4", "③ 3"):
        await li.taps(tapped)
    await li.sees("Is there anything we should have done better?")
    await li.says("来得太晚")
    await li.sees("Have you any suggestions for us?")
    await li.taps("Skip")
    thanks = await li.sees("🙏 {number}: thank you for your answers.", number=number)
    assert thanks["message_id"] == form["message_id"]

    # So there is a written notice with its clock, and it is put right.
    (notice,) = await town.kept(Rectification)
    assert notice.acknowledge_by == notice.noticed_at + timedelta(hours=12)
    paper = await ops.sees(number, "来得太晚", "Waiting for the worker to acknowledge", "22:00",
                           "S0 二(5)", mentions=wang)  # fmt: skip
    await liu.taps("✅ Audit passed", at=ops)
    await ops.sees(number, "Accepted by the resident, waiting for audit")
    await wang.taps("📝 Acknowledge", on=paper, at=ops)
    await wang.taps("🔧 Put right", at=ops)
    await liu.taps("✅ Close", at=ops)
    await li.sees("{number}: what you pointed out has been put right and checked. Thank you.",
                  number=number)  # fmt: skip

    # Audited and archived; every step has its line, with who and by which clause.
    await liu.taps("✅ Audit passed", at=ops)
    await li.sees("{number} is closed. Thank you for your patience.", number=number)
    (ticket,) = await town.kept(Ticket)
    assert (ticket.state, ticket.home_id is not None) == ("archived", True)
    assert await history(town, li) == [
        ("李女士", "file_repair", "S0 七(1)"),
        ("王工", "accept_order", "S1 三(六)"),
        ("小陈", "dispatch", "S0 七(1)"),
        ("王工", "set_off", "S0 七(1)"),
        ("王工", "reply", "S2 四.3(2)"),
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
        ("刘主管", "pass_audit", "S4 4.4.4"),
    ]

    # And nothing else was said; what is over has no buttons any more.
    who = {"number": number, "worker": signature}
    assert await heard(li) == [
        li.tr("🏠 Welcome"),
        li.tr("🏠 Welcome"),
        li.tr("Thank you. {office} will now check your registration at {home}; you will hear from us here. If there is danger, do not wait: write to us at once.", office="春江花园", home="3-1102"),
        li.tr("✅ {office}: you are now registered at {home}. How can we help?",
              office="春江花园", home="3-1102"),
        li.tr("✍️ Your message"),
        li.tr("🔧 Repair"),
        li.tr("<b>{number}</b> · {mark} · {category}", number=number, mark=li.tr("🔧 repair"),
              category=li.tr("Water and drains")),
        li.tr("{number}: {worker} will see to it.", **who),
        li.tr("{number}: {worker} is on the way.", **who),
        f"{signature} · {number}",
        PICTURE,
        li.tr("{number}: the work has been done. Is everything in order?", **who),
        li.tr("{number}: we are sorry. We are seeing to it again.", **who),
        PICTURE,
        li.tr("{number}: the work has been done. Is everything in order?", **who),
        li.tr("{number}: thank you, noted as done.", **who),
        li.tr("🙏 {number}: thank you for your answers.", **who),
        li.tr("We are sorry that this was not done well. The worker will be notified in writing by {moment}, and we shall come back to you.",
              moment=li.tr("{day} {clock}", day=li.tr("today"), clock="22:00")),
        li.tr("{number}: what you pointed out has been put right and checked. Thank you.", **who),
        li.tr("{number} is closed. Thank you for your patience.", **who),
    ]  # fmt: skip
    assert await heard(ops) == [
        ops.tr("✅ {name} was registered at {home} by {staff}.",
               name="李女士", home="3-1102", staff="小陈"),
        ops.tr("<b>{number}</b> · {mark} · {category}", number=number, mark=ops.tr("🔧 repair"),
               category=ops.tr("Water and drains")),
        f"💬 李女士 · {number}",
        *[ops.tr("🔧 Done")] * 4,
        ops.tr("📋 <b>Rectification notice</b> · {number}", number=number),
    ]  # fmt: skip
    left = [labels_of(one) for one in [*await li.messages(), *await ops.messages()]]
    assert [one for one in left if one] == [[li.tr("🔧 Report a repair")]]


async def heard(chat):
    """How everything begins that we have said here."""
    return [text_of(one).partition("\n")[0] for one in said_by_us(await chat.messages())]


async def reaction(chat, message_id):
    found = next(one for one in await chat.messages() if one["message_id"] == message_id)
    return found["reactions"][0]["emoji"]


async def history(town, *residents):
    """Who did what to the ticket, by which clause."""
    known = (*residents, town.dispatcher, town.engineer, town.supervisor)
    names = {f"tg:{one.id}": one.name for one in known}
    lines = [line for line in await town.kept(Event) if line.ticket_id]
    return [(names.get(line.actor, line.actor), line.action, line.clause) for line in lines]


# --- telling it


@pytest.fixture
async def li(town):
    return await town.resident("李女士", "3-1102")


async def answers_and_sends(resident):
    """What is left to answer once it was told in words and photos."""
    await answers(resident)
    await resident.taps("✅ Send")


async def kept_photos(town):
    return [one for one in await town.kept(Medium) if one.stage == "report"]


async def test_an_album_and_then_the_words(town, li):
    await li.says("/repair")
    await li.says(photos=3)
    await li.sees("Received. Please add a few words, or tap “That is all”.")
    asked = len(said_by_us(await li.messages()))
    assert asked == 2, "an album is answered once, not picture by picture"
    await li.says("水龙头滴水")
    await answers_and_sends(li)
    (ticket,) = await town.kept(Ticket)
    assert (ticket.words, len(await kept_photos(town))) == ("水龙头滴水", 3)
    card = await card_of(town, ticket.number)
    shown = [one for one in await town.ops_group.messages() if one.get("photo")]
    assert len(shown) == 3
    assert len({one["media_group_id"] for one in shown}) == 1
    assert {one["message_thread_id"] for one in shown} == {card["message_thread_id"]}


async def test_the_words_under_an_album(town, li):
    await li.says("/repair")
    await li.says("水龙头滴水", photos=2)
    await answers_and_sends(li)
    (ticket,) = await town.kept(Ticket)
    assert (ticket.words, len(await kept_photos(town))) == ("水龙头滴水", 2)


async def test_the_words_and_then_photos_one_by_one(town, li):
    await li.says("水龙头滴水")
    await li.says(photos=["before.jpg"])
    await li.taps("🔧 Yes, report a repair")
    await li.says(photos=["while.jpg"])
    await answers(li)
    await li.says("是厨房的", photos=["after.jpg"])
    await li.sees("Added to your report.", "是厨房的")
    await li.taps("✅ Send")
    (ticket,) = await town.kept(Ticket)
    assert ticket.words == "水龙头滴水\n是厨房的"
    assert len(await kept_photos(town)) == 3


async def answers(resident):
    await resident.taps("3-1102")
    await resident.taps("Water and drains")
    await resident.taps("14:00–17:00")


async def test_photos_alone_are_enough_once_danger_was_asked_about(town, li):
    await li.says("/repair")
    await li.says(photos=1)
    await li.taps("That is all")
    await li.sees("Is anybody in danger, or is water, gas or electricity out of control?")
    await li.taps("No")
    await answers_and_sends(li)
    (ticket,) = await town.kept(Ticket)
    assert (ticket.words, ticket.urgent, len(await kept_photos(town))) == ("", False, 1)


async def test_ten_photos_are_kept_and_counted(town, li):
    await li.says("/repair")
    await li.says("水龙头滴水", photos=7)
    await li.says(photos=5)
    await li.sees(words_for(li.language).many("📎 {n} photo or file", "📎 {n} photos or files", 10))
    await answers_and_sends(li)
    assert len(await kept_photos(town)) == 10


# --- answering


async def test_a_common_area_is_nobodys_home_and_needs_no_visit(town, li):
    await li.says("楼道灯坏了")
    await li.taps("🔧 Yes, report a repair")
    await li.taps("🏢 A common area")
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


async def test_one_answer_is_changed_and_the_others_stay(town, li):
    await li.says("水龙头滴水")
    await li.taps("🔧 Yes, report a repair")
    await answers(li)
    await li.taps("Change an answer")
    await li.taps("Visit")
    await li.taps("18:00–20:00")
    await li.sees("Shall I send it like this?", "Water and drains", "18:00–20:00")
    await li.taps("Change an answer")
    await li.taps("Keep everything")
    await li.taps("✅ Send")
    (ticket,) = await town.kept(Ticket)
    assert (ticket.words, ticket.category) == ("水龙头滴水", "water")
    assert ticket.appointment_start == MORNING + timedelta(hours=9)


async def test_another_place_asks_anew_what_hangs_on_it(town, li):
    await li.says("灯不亮")
    await li.taps("🔧 Yes, report a repair")
    await li.taps("3-1102")
    await li.taps("Locks and keys")
    await li.taps("14:00–17:00")
    await li.taps("Change an answer")
    await li.taps("Place")
    await li.taps("🏢 A common area")
    await li.sees("What is it about?")
    await li.taps("Electricity and light")
    await li.taps("✅ Send")
    (ticket,) = await town.kept(Ticket)
    assert (ticket.category, ticket.appointment_start) == ("electric", None)


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


async def test_an_answer_may_be_typed_and_what_is_none_is_asked_again(town, li):
    await li.says("/repair")
    await li.says(sticker=True)
    await li.sees("A few words or a photo, please.")
    await li.says("水龙头滴水")
    await li.says("3-1102")
    await li.says(li.tr("Water and drains"))
    await li.says("随便什么时候")
    await li.sees("Added to your report.", "When may we come?")
    await li.taps("14:00–17:00")
    await li.taps("✅ Send")
    (ticket,) = await town.kept(Ticket)
    assert (ticket.place, ticket.category) == ("3-1102", "water")


async def test_a_draft_that_is_dropped_leaves_nothing(town, li):
    await li.says("/repair")
    await li.says("水龙头滴水")
    await li.taps("Cancel")
    await li.sees("{title}: cancelled; nothing was sent.", title=li.tr("🔧 Repair"))
    assert await town.kept(Ticket) == await town.kept(Conversation) == []
    await town.ops_group.sees_nothing_of("水龙头滴水")


async def test_a_button_of_a_talk_that_is_over_is_answered_kindly(town, li):
    await li.says("/repair")
    await li.says("水龙头滴水")
    place = await li.sees("Where is it?")
    await li.says("/cancel")
    await li.says("/repair")
    answer = await li.presses(data_of(place, "3-1102"), place)
    assert answer == li.tr(_OLD_BUTTON)
    await li.sees(
        "Please tell us what is wrong. Photos help: up to ten, before or after you write."
    )
    assert await town.kept(Ticket) == []


# --- in the office


async def test_two_engineers_reach_for_the_same_order(town, li):
    sun = await town.staff("孙工", "engineer")
    number = await reports(li, "水龙头滴水")
    card = await card_of(town, number)
    accept = data_of(card, town.ops_group.tr("✋ Accept"))
    await town.engineer.presses(accept, card, at=town.ops_group)
    late = await sun.presses(accept, card, at=town.ops_group)
    assert late == town.ops_group.tr(_REASONS["not_now"])
    finish = await sun.taps("🔧 Done", at=town.ops_group)
    assert "S1 三(六)" in finish
    assert [one.action for one in await town.kept(Event)][-1] == "accept_order"


async def test_what_is_withdrawn_rings_no_more(town, li):
    number = await reports(li, "水龙头滴水")
    await li.taps("Withdraw")
    await li.sees("{number} has been withdrawn. Nobody will come.", number=number)
    assert labels_of(await card_of(town, number)) == []
    before = len(await town.ops_group.messages())
    await town.passes("P1D")
    assert len(await town.ops_group.messages()) == before


async def test_a_reply_that_cannot_be_delivered_is_reported_back(town, li):
    number = await reports(li, "水龙头滴水")
    await town.post(f"people/{li.id}", blocked=True)
    await town.engineer.replies("在家吗", await card_of(town, number), at=town.ops_group)
    await town.ops_group.sees("⚠️", number, "bot was blocked by the user")
    assert not [one for one in await town.ops_group.messages() if one.get("reactions")]


async def test_talk_among_colleagues_stays_among_them(town, li):
    number = await reports(li, "水龙头滴水")
    card = await card_of(town, number)
    await town.engineer.replies("// 这户上次也是这个问题", card, at=town.ops_group)
    await town.dispatcher.says("谁去？", to=town.ops_group, thread=card["message_thread_id"])
    await li.sees_nothing_of("上次", "谁去")


async def test_a_word_that_is_corrected_is_corrected_over_there_too(town, li):
    number = await reports(li, "水龙头滴水")
    asked = await town.engineer.replies(
        "明天三点到", await card_of(town, number), at=town.ops_group
    )
    await li.sees("明天三点到")
    await town.engineer.says("明天四点到", to=town.ops_group, edit=asked)
    await li.sees("明天四点到")
    await li.sees_nothing_of("明天三点到")
