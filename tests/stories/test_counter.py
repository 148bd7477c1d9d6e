"""The front desk: every command in every language, and an answer to whatever anybody sends."""

import pytest

from domain.standard import STANDARD, Standards
from handlers.form import _NOTHING_SENT as NOTHING_SENT
from handlers.talk import UNREADABLE
from handlers.views.notice import notice
from locales import LANGUAGES, words_for
from locales.languages import NAMES, SIMPLIFIED
from storage.tables import Community, Conversation, Event, Member, Person, Ticket
from tests.town import labels_of, mentioned_in, text_of

pytestmark = pytest.mark.usefixtures("nothing_fails")

CODES = {"zh_Hans": "zh-hans", "zh_Hant": "zh-hant", "en": "en"}
OFFICE = "春江花园"
EDITED = (
    "You have edited an earlier message. I go by what I read first: please send the correction as "
    "a new message."
)
STRANGE = [
    {"sticker": True},
    {"dice": True},
    {"poll": {"question": "?"}},
    {"location": {"latitude": 30.2, "longitude": 120.1}},
    {"contact": {}},
    {"contact": {"first_name": "张", "phone_number": "+8613800000000", "user_id": 7}},
    {"text": "\u202e\u180e"},
    {"text": "/unknown_command"},
    {"text": "/help@another_bot"},
    {"forward": {"text": "/cancel"}},
]
TOLD = [
    {"text": "😀" * 2048},
    {"text": "字" * 4096},
    {"text": "<" * 4096},
    {"text": "&amp;" * 800},
    {"text": "مرحبا، الحنفية تقطر"},
    {"text": "水\x00管\x0b"},
    {"text": "<b>滴水</b> <a href='tg://user?id=1'>x</a> @admin https://example.com"},
    {"text": "// 厨房水龙头滴水"},
    {"text": "/厨房水龙头滴水"},
    {"text": "嗯"},
    {"forward": {"text": "物业你好，厨房水龙头滴水"}},
    {"photos": 1},
    {"photos": 10, "text": "滴水"},
    {"video": True},
    {"voice": True},
    {"audio": True},
    {"document": True, "text": "=cmd()"},
]


async def answered(soul, **what):
    """Say it, and see what was said or shown to them in return."""
    soul_calls = (await soul.town.get("calls"))["last"]
    said = await soul.says(**what)
    calls = (await soul.town.get(f"calls?after={soul_calls}"))["calls"]
    shown = [one for one in calls if one["params"].get("chat_id") == soul.id]
    heard = [one["method"] for one in shown if one["ok"]]
    assert {"sendMessage", "editMessageText"} & set(heard), what
    return said


# --- commands ------------------------------------------------------------------------------------


@pytest.mark.clause("A1", partly="lettings")
@pytest.mark.parametrize("spoken", LANGUAGES)
async def test_every_command_speaks_the_language_of_whoever_asks(town, spoken):
    li = await town.resident("李女士", "3-1102", spoken)
    await answered(li, text="/start")
    await li.sees("Good day, this is the front desk of <b>{office}</b>.", office=OFFICE)
    await li.sees("Your home: {homes}", homes="3-1102")
    await answered(li, text="/help@huifang_bot")
    await li.sees("/privacy", "0571-8888")
    await answered(li, text="/privacy")
    (community,) = await town.kept(Community)
    await li.sees(notice(community, words_for(spoken), STANDARD).plain)
    await answered(li, text="/my")
    await li.sees("You have not brought us anything yet.")
    await answered(li, text="/cancel")
    await li.sees("There is nothing to cancel.")
    await answered(li, text="/repair")
    await li.sees("🔧 Repair")
    await answered(li, text="/cancel now")
    await li.sees(NOTHING_SENT, title=li.tr("🔧 Repair"))


@pytest.mark.parametrize("spoken", LANGUAGES)
async def test_a_stranger_is_welcomed_in_the_language_of_their_telegram(town, spoken):
    stranger = await town.newcomer("路人", CODES[spoken])
    await answered(stranger, text="/help")
    await stranger.sees("/privacy", "0571-8888")
    await answered(stranger, text="/cancel")
    await stranger.sees("There is nothing to cancel.")
    await answered(stranger, text="/my")
    await stranger.sees("🏠 Welcome", "Please choose your language")
    assert await town.kept(Person) == []


async def test_another_language_is_chosen_and_kept(town, li):
    for code in (*LANGUAGES, SIMPLIFIED):
        await li.says("/language")
        await li.taps(NAMES[code])
        li.language = code
        await li.sees("From now on I shall speak English with you.")
        await li.says("/my")
        await li.sees("You have not brought us anything yet.")
    assert [one.language for one in await town.kept(Person)] == [SIMPLIFIED]


async def test_my_matters_are_a_tap_away(town, li):
    number = await li.reports("厨房水龙头滴水")
    await li.says("/my")
    await li.sees("<b>Your matters</b>", number)
    await li.taps(number)
    await li.sees(number, "3-1102", "Received")
    await town.engineer.taps("✋ Accept", at=town.ops_group)
    assert li.tr("Accepted") in text_of((await li.messages())[-1])


async def test_whoever_says_no_is_not_kept_and_may_come_again(town):
    stranger = await town.newcomer("路人")
    await stranger.says("/start")
    await stranger.taps("简体中文")
    await stranger.taps("I do not agree")
    await stranger.sees("0571-8888")
    assert await town.kept(Person) == await town.kept(Conversation) == []
    await stranger.says("/start")
    await stranger.sees("Please choose your language")


# --- whatever anybody sends ----------------------------------------------------------------------


@pytest.fixture
def standards():
    """Whoever tries everything there is says more than anybody may."""
    return Standards(STANDARD.changed_by({"resident.messages_a_minute": 1000}))


@pytest.mark.parametrize("draft", ["", "/repair", "/language"])
async def test_a_resident_is_never_met_with_silence(town, li, draft):
    for what in STRANGE + TOLD:
        if draft:
            await li.says(draft)
        await answered(li, **what)
        assert bool(draft or what in TOLD) is bool(await town.kept(Conversation)), what
        await li.says("/cancel")
    await li.sees(UNREADABLE)


async def test_a_stranger_is_never_met_with_silence(town):
    stranger = await town.newcomer("路人")
    for what in STRANGE + TOLD:
        await answered(stranger, **what)
    await stranger.taps("简体中文")
    for what in STRANGE + TOLD:
        await answered(stranger, **what)
    assert await town.kept(Person) == []


async def test_an_edit_is_answered_and_changes_nothing(town, li):
    said = await li.says("厨房水龙头滴水")
    await answered(li, text="/cancel", edit=said)
    await li.sees(EDITED)
    assert len(await town.kept(Conversation)) == 1
    stranger = await town.newcomer("路人")
    said = await stranger.says("?")
    await answered(stranger, text="!", edit=said)


async def test_talk_in_the_ops_group_is_not_ours(town):
    before = len(await town.ops_group.messages())
    for what in STRANGE + TOLD:
        await town.engineer.says(to=town.ops_group, **what)
    shown = (await town.ops_group.messages())[before:]
    assert [one for one in shown if one["from"]["is_bot"]] == []


async def test_danger_goes_before_every_draft(town, li):
    stranger = await town.newcomer("路人")
    await stranger.says("/start")
    await stranger.says("着火了，三号楼一层")
    await stranger.sees("119")
    await town.ops_group.sees("着火了，三号楼一层", mentions=town.engineer)
    await li.says("/language")
    await li.says("水管爆了，水漫到走廊了")
    await li.taps("3-1102")
    assert [one.urgent for one in await town.kept(Ticket)] == [True]


# --- markup in what people write -----------------------------------------------------------------


async def shows(chat, *words):
    """The newest message that holds these words, to the letter."""
    for message in reversed(await chat.messages()):
        if all(one in text_of(message) for one in words):
            return message
    raise AssertionError([text_of(one) for one in await chat.messages()])


EVIL = "<b>李</b> & <a href='tg://user?id=1'>me</a>"


async def test_markup_in_a_name_is_plain_text_everywhere(town):
    li = await town.newcomer(f"{EVIL}\u202e")
    await li.says("/start")
    for label in ("简体中文", "I agree", "3", "1102", "Owner", "Skip"):
        await li.taps(label)
    asked = await shows(town.ops_group, EVIL, "3-1102")
    assert "\u202e" not in text_of(asked)
    assert {one["type"] for one in asked["entities"]} <= {"bold", "bot_command", "text_mention"}
    assert mentioned_in(asked) == {li.id}
    await town.dispatcher.taps("✅ Approve", at=town.ops_group)
    await shows(town.ops_group, EVIL, "小陈")
    assert [one.state for one in await town.kept(Member)] == ["approved"]


async def test_markup_in_a_report_is_plain_text_everywhere(town, li):
    words = f"{EVIL} /cancel@huifang_bot &lt; @admin"
    number = await li.reports(words)
    for chat in (li, town.ops_group):
        card = await shows(chat, words, number)
        assert {one["type"] for one in card["entities"]} <= {"bold", "mention", "bot_command"}
    await town.engineer.replies(EVIL, card, at=town.ops_group)
    heard = await shows(li, EVIL, "王工")
    assert "text_mention" not in {one["type"] for one in heard.get("entities", [])}
    await li.replies(EVIL, heard)
    await shows(town.ops_group, EVIL, "李女士")


@pytest.mark.parametrize("words", ["😀" * 2048, "<" * 4096, "&" * 4096, "字" * 4096])
async def test_the_longest_words_pass_through_every_window(town, li, words):
    await li.says("/repair")
    await li.says(words)
    if labels_of((await li.messages())[-1])[0] != li.tr("🏠 {home}", home="3-1102"):
        await li.taps("No")
    await li.taps_as_asked("3-1102", "Water and drains", "14:00–17:00", "✅ Send")
    (ticket,) = await town.kept(Ticket)
    card = await town.ops_group.sees(ticket.number)
    await town.engineer.replies(words, card, at=town.ops_group)
    heard = await li.sees("王工", ticket.number)
    await li.replies(words, heard)
    await li.says("/my")
    assert [one.action for one in await town.kept(Event)][-2:] == ["answer", "add"]


# --- what Telegram may bring, and no person here can do -------------------------------------------


def odd(li, ops):
    """Updates of kinds that we ask for, in shapes that we do not."""
    user = {"id": li.id, "is_bot": False, "first_name": "李", "language_code": "zh-hans"}
    bot = {"id": 5, "is_bot": True, "first_name": "inline"}
    private, group = {"id": li.id, "type": "private"}, {"id": ops.id, "type": "supergroup"}
    channel = {"id": -1009, "type": "channel", "title": "c"}
    said = {"message_id": 900, "date": 1772413200, "chat": private, "from": user}
    here = {**said, "chat": group, "text": "/replay"}
    place = {"latitude": 30.0, "longitude": 120.0, "live_period": 60}
    press = {"id": "77", "from": user, "chat_instance": "1"}
    return [
        {"edited_message": {**said, "edit_date": 1772413201, "location": place}},
        {"callback_query": {**press, "inline_message_id": "x", "data": "1:menu:my"}},
        {"callback_query": {**press, "game_short_name": "chess"}},
        {"callback_query": {**press, "data": "1:form:00000000:cancel"}},
        {"message": {**said, "via_bot": bot, "text": "/cancel"}},
        {"message": {**said, "pinned_message": said | {"text": "x"}}},
        {"message": {**said, "message_thread_id": 3, "is_topic_message": True, "text": "/help"}},
        {"message": {**here, "sender_chat": channel, "is_automatic_forward": True}},
        {"message": {key: value for key, value in here.items() if key != "from"}},
        {"message": {**here, "via_bot": bot}},
        {"message": {**here, "text": "x", "migrate_from_chat_id": -7}},
        {"message_reaction_count": {"chat": group, "message_id": 1, "date": 0, "reactions": []}},
        {"something_new": {"chat": private}},
    ]


async def test_updates_of_odd_shapes_disturb_nobody(town, li):
    await li.says("/repair")
    before = len(await li.messages())
    updates = [{"update_id": 10**6 + n, **one} for n, one in enumerate(odd(li, town.ops_group))]
    await town.app.intake.keep(town.app.bot.id, updates)
    await town.settles()
    assert [one.form for one in await town.kept(Conversation)] == ["repair"]
    assert len(await li.messages()) > before
    await town.ops_group.sees_nothing_of("x")
    await li.sees_nothing_of(EDITED)


@pytest.mark.parametrize("who", ["resident", "stranger"])
async def test_an_album_out_of_the_blue_is_asked_about_once(town, li, who):
    soul = li if who == "resident" else await town.newcomer("路人")
    await soul.says("滴水", photos=6)
    said = [one for one in await soul.messages() if one["from"]["is_bot"]]
    assert len(said) == 1
