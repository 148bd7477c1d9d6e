"""Does each letter keep to its class, whatever becomes of it, and is the right thing done next?"""

from datetime import timedelta

import pytest

from bot.marking import Sending, mark
from bot.outcomes import Verdict
from storage import Storage
from storage.outbox import Lane
from storage.tables import Card, Community, Conversation, OutboxRow, Staff, Timer
from tests.bot.letters import (
    BAD_MARKUP,
    CARD_GONE,
    LI,
    MOVED,
    NEW_OPS,
    NOT_SENT,
    NOW,
    OPS,
    REFUSED,
    SENT,
    TEXT,
    TOPIC_CLOSED,
    TOPIC_GONE,
    UNKNOWN,
    UNREACHABLE,
    WAIT,
    A,
    B,
    C,
    edit,
    found,
    judge,
    keep,
    letter,
    others,
)


@pytest.fixture
async def storage(sqlite_url):
    storage = Storage(sqlite_url)
    yield storage
    await storage.close()


# --- how often each class goes


@pytest.mark.parametrize(
    ("kind", "fates", "status"),
    [
        (A, [SENT], "sent"),
        (A, [UNKNOWN], "new"),
        (A, [UNKNOWN, SENT], "sent"),
        (A, [UNKNOWN, UNKNOWN], "unknown"),
        (A, [UNKNOWN, NOT_SENT, NOT_SENT, UNKNOWN], "unknown"),
        (A, [NOT_SENT, UNKNOWN], "new"),
        (A, [NOT_SENT] * 99, "new"),
        (A, [NOT_SENT] * 20 + [WAIT], "new"),
        (A, [NOT_SENT] * 20 + [TOPIC_GONE], "new"),
        (A, [WAIT] * 99 + [UNKNOWN], "new"),
        (A, [UNKNOWN, WAIT, WAIT, SENT], "sent"),
        (A, [TOPIC_GONE] * 7, "new"),
        (A, [TOPIC_GONE] * 8, "failed"),
        (A, [REFUSED], "failed"),
        (B, [UNKNOWN], "unknown"),
        (B, [NOT_SENT] * 99, "new"),
        (B, [WAIT, NOT_SENT, UNKNOWN], "unknown"),
        (B, [WAIT, SENT], "sent"),
        (B, [UNREACHABLE], "failed"),
        (C, [UNKNOWN] * 7, "new"),
        (C, [UNKNOWN] * 8, "unknown"),
        (C, [NOT_SENT] * 20 + [UNKNOWN], "new"),
        (C, [REFUSED], "failed"),
    ],
    ids=lambda one: "-".join(fate.name for fate in one[-4:]) if isinstance(one, list) else one,
)
async def test_how_often_a_letter_goes(storage, kind, fates, status):
    row = letter(kind=kind, status="new", attempts=0)
    async with storage.transaction() as shelves:
        await shelves.outbox.post([row])
        for fate in fates:
            assert row.status == "new", "it would not have gone again"
            row.status, row.attempts = "sending", row.attempts + 1
            await mark(shelves, Sending(row, Verdict(fate, fate.name), (), NOW))
    (kept,) = await found(storage, OutboxRow)
    assert kept.status == status
    assert (kept.done_at is None) is (status == "new")


@pytest.mark.parametrize(
    ("fate", "details", "waited", "seconds"),
    [
        (WAIT, {"seconds": 7}, 0, 7),
        (NOT_SENT, {}, 0, 1),
        (NOT_SENT, {}, 8, 8),
        (NOT_SENT, {}, 900, 30),
        (UNKNOWN, {}, 0, 1),
        (TOPIC_GONE, {}, 0, 0),
    ],
    ids=str,
)
async def test_when_a_letter_goes_again(storage, fate, details, waited, seconds):
    row = letter(posted_at=NOW - timedelta(seconds=waited))
    kept = await judge(storage, row, fate, **details)
    assert kept.not_before - NOW == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"text": "Soon"}, {"text": "🔁 Soon"}),
        ({"text": "🔁 Soon"}, {"text": "🔁 Soon"}),
        ({"photo": "p", "caption": "Soon"}, {"photo": "p", "caption": "🔁 Soon"}),
        ({"photo": "p"}, {"photo": "p"}),
    ],
    ids=str,
)
async def test_what_may_come_twice_says_so(storage, before, after):
    kept = await judge(storage, letter(params=before), UNKNOWN)
    assert kept.params == {**after, "chat_id": LI}
    assert kept.status == "new"


@pytest.mark.parametrize("fate", [NOT_SENT, WAIT, SENT])
async def test_what_surely_comes_once_says_nothing(storage, fate):
    kept = await judge(storage, letter(), fate)
    assert kept.params == TEXT


# --- what follows when it has arrived

REACTION = {"method": "setMessageReaction", "params": {"chat_id": OPS, "message_id": 9}}


@pytest.mark.parametrize(
    ("fate", "follows"),
    [(SENT, [(OPS, "setMessageReaction", None)]), (UNKNOWN, []), (NOT_SENT, []), (REFUSED, [])],
)
async def test_what_was_to_follow_follows_once_it_has_arrived(storage, fate, follows):
    await judge(storage, letter(kind=B, if_sent=REACTION), fate)
    assert await others(storage) == follows


@pytest.mark.parametrize(
    ("row", "aliases"),
    [
        (letter, []),
        (lambda: letter(card="card"), [("card", 31), ("card:0", 32)]),
        (lambda: letter(ticket_id=4), [("letter:1:0", 31), ("letter:1:1", 32)]),
    ],
    ids=["nothing", "a card", "something about a ticket"],
)
async def test_it_is_remembered_which_messages_show_it(storage, row, aliases):
    await judge(storage, row(), SENT, shown=[{"message_id": 31}, {"message_id": 32}])
    cards = await found(storage, Card)
    assert [(one.alias, one.message_id) for one in cards] == aliases
    assert {one.chat for one in cards} <= {LI}


async def test_a_card_that_is_shown_anew_is_remembered_where_it_is_now(storage):
    await keep(storage, Card(alias="card", chat=LI, message_id=7))
    await judge(storage, letter(card="card"), SENT, shown=[{"message_id": 31}])
    assert [one.message_id for one in await found(storage, Card)] == [31]


async def test_a_card_that_was_not_changed_stays_where_it_is(storage):
    await keep(storage, Card(alias="card", chat=LI, message_id=7))
    await judge(storage, edit(), SENT)
    assert [one.message_id for one in await found(storage, Card)] == [7]


# --- what follows when it has not

WARN = {
    "warn": {"chat_id": OPS, "message_thread_id": 3},
    "number": "R-1",
    "message_id": 9,
    "language": "en",
}


@pytest.mark.parametrize(
    ("kind", "fate", "status"),
    [(A, REFUSED, "failed"), (B, UNKNOWN, "unknown"), (A, UNREACHABLE, "failed")],
)
async def test_whoever_wrote_it_is_told_under_their_words(storage, kind, fate, status):
    kept = await judge(storage, letter(kind=kind, if_failed=WARN), fate)
    assert kept.status == status
    warning = (await found(storage, OutboxRow))[1]
    assert (warning.chat, warning.params["message_thread_id"]) == (OPS, 3)
    assert warning.params["reply_parameters"]["message_id"] == 9
    assert warning.params["text"] == f"⚠️ Not delivered (R-1): {fate.name.lower()}"


@pytest.mark.parametrize("fate", [SENT, NOT_SENT, WAIT, UNKNOWN, TOPIC_GONE])
async def test_while_it_may_arrive_nobody_is_alarmed(storage, fate):
    await judge(storage, letter(if_failed=WARN), fate)
    assert await others(storage) == []


# --- who cannot be reached


async def test_whoever_blocked_us_is_marked_and_nothing_more_is_sent_to_them(storage):
    rest = [letter(status="new", attempts=0, if_failed=WARN) for _ in range(2)]
    elsewhere = letter(chat=LI + 1, status="new", attempts=0)
    row = letter(if_failed=WARN)
    await keep(storage, row, *rest, elsewhere)
    await judge(storage, row, UNREACHABLE)
    rows = await found(storage, OutboxRow)
    assert [one.status for one in rows[:4]] == ["failed", "failed", "failed", "new"]
    assert [one.chat for one in rows[4:]] == [OPS] * 3
    (timer,) = await found(storage, Timer)
    assert (timer.name, timer.about, timer.payload) == (
        "out_of_reach",
        f"person:{LI}",
        {"telegram_id": LI},
    )


@pytest.fixture
async def office(storage):
    """An estate with a manager and an engineer on duty, an engineer who is not, and a cook."""
    estate = Community(name="Lin", zone="Asia/Shanghai", language="en", ops_chat=OPS)
    staff = [
        Staff(community_id=1, telegram_id=number, name=role, role=role, language="en", on_duty=duty)
        for number, role, duty in [
            (11, "manager", True),
            (12, "engineer", True),
            (13, "engineer", False),
            (14, "finance", True),
        ]
    ]
    await keep(storage, estate, *staff)


@pytest.mark.parametrize("lane", Lane)
@pytest.mark.parametrize("fate", [UNREACHABLE, TOPIC_CLOSED], ids=lambda one: one.name)
async def test_what_was_for_the_group_waits_at_its_door(storage, office, lane, fate):
    behind = letter(chat=OPS, status="new")
    await keep(storage, behind)
    kept = await judge(storage, letter(chat=OPS, lane=lane, attempts=7), fate)
    assert (kept.status, kept.attempts) == ("new", 6), "it may go for ever"
    assert kept.not_before == NOW + timedelta(minutes=1)
    rows = await found(storage, OutboxRow)
    assert rows[0].status == "new"


async def test_the_alarm_of_a_shut_group_is_raised_once_however_many_letters_meet_its_door(
    storage, office
):
    for _ in range(3):
        await judge(storage, letter(chat=OPS), UNREACHABLE)
    assert [(one.name, one.about) for one in await found(storage, Timer)] == [
        ("group_shut", "shut:1")
    ]
    await judge(storage, letter(chat=OPS, error="it was shut"), SENT)
    assert [one.name for one in await found(storage, Timer)] == ["group_open"]


async def test_what_was_for_a_group_that_is_none_of_ours_is_given_up(storage, office):
    kept = await judge(storage, letter(chat=-7), UNREACHABLE)
    assert kept.status == "failed"


async def test_what_is_urgent_goes_round_the_group_once_to_those_on_duty(storage, office):
    params = {**TEXT, "message_thread_id": 3, "reply_markup": {"inline_keyboard": []}}
    row = letter(chat=OPS, lane=Lane.URGENT, params=params)
    kept = await judge(storage, row, UNREACHABLE)
    assert kept.lane == Lane.NOTIFY
    await judge(storage, row, UNREACHABLE)
    copies = (await found(storage, OutboxRow))[1:]
    assert [(one.chat, one.params["chat_id"], one.lane) for one in copies] == [
        (11, 11, Lane.URGENT),
        (12, 12, Lane.URGENT),
    ]
    assert all(set(one.params) == {"chat_id", "text", "parse_mode"} for one in copies)
    assert all(one.params["text"].endswith(TEXT["text"]) for one in copies)


async def test_a_group_that_we_wanted_to_leave_is_left(storage):
    kept = await judge(storage, letter(chat=OPS, method="leaveChat", params={}), UNREACHABLE)
    assert kept.status == "sent"


# --- what has moved or is gone


async def test_when_the_group_has_moved_everything_follows_it(storage, office):
    talk = Conversation(
        key=f"{OPS}:3:11", form="f", nonce="n", answers={}, screen="screen:n:0", touched_at=NOW
    )
    waiting = letter(chat=OPS, status="new")
    await keep(storage, talk, waiting)
    params = {**TEXT, "reply_parameters": {"message_id": 9}}
    kept = await judge(storage, letter(chat=OPS, params=params), MOVED, chat=NEW_OPS)
    assert (kept.chat, kept.status) == (NEW_OPS, "new")
    assert kept.params == {**TEXT, "chat_id": NEW_OPS}
    rows = await found(storage, OutboxRow)
    assert (rows[0].chat, rows[0].params["chat_id"]) == (NEW_OPS, NEW_OPS)
    assert [one.ops_chat for one in await found(storage, Community)] == [NEW_OPS]
    assert [one.key for one in await found(storage, Conversation)] == [f"{NEW_OPS}:3:11"]
    assert [one.name for one in await found(storage, Timer)] == ["moved_in"]


async def test_a_group_moves_only_once(storage, office):
    for _ in range(2):
        await judge(storage, letter(chat=OPS), MOVED, chat=NEW_OPS)
    assert [one.name for one in await found(storage, Timer)] == ["moved_in"]


async def test_a_nod_to_a_message_of_the_old_group_is_not_sent_to_the_new_one(storage, office):
    kept = await judge(storage, letter(chat=OPS, method="setMessageReaction"), MOVED, chat=NEW_OPS)
    assert kept.status == "sent"


BUTTONS = {"inline_keyboard": [[{"text": "Take it", "callback_data": "x"}]]}


@pytest.mark.parametrize("card", ["ticket:1:ops", "screen:n:0"])
async def test_a_card_that_is_gone_is_sent_anew(storage, card):
    row = edit(card=card, params={**TEXT, "reply_markup": BUTTONS}, attempts=5)
    kept = await judge(storage, row, CARD_GONE)
    assert (kept.method, kept.kind, kept.attempts) == ("sendMessage", A, 0)
    assert (kept.status, kept.not_before, kept.card) == ("new", NOW, card)
    assert kept.params == {**TEXT, "reply_markup": BUTTONS}


async def test_a_photo_that_is_gone_leaves_its_words(storage):
    row = edit(method="editMessageCaption", params={"caption": "Soon", "parse_mode": "HTML"})
    kept = await judge(storage, row, CARD_GONE)
    assert kept.method == "sendMessage"
    assert kept.params == {"chat_id": LI, "text": "Soon", "parse_mode": "HTML"}


@pytest.mark.parametrize("markup", [{}, {"reply_markup": {"inline_keyboard": []}}], ids=str)
async def test_nobody_misses_the_screen_of_a_talk_that_is_over(storage, markup):
    kept = await judge(storage, edit(card="screen:n:0", params={**TEXT, **markup}), CARD_GONE)
    assert (kept.status, kept.method) == ("sent", "editMessageText")


async def test_when_the_topic_is_gone_it_goes_to_the_group_itself(storage):
    row = letter(chat=OPS, params={**TEXT, "message_thread_id": 3})
    kept = await judge(storage, row, TOPIC_GONE)
    assert (kept.status, kept.params) == ("new", {**TEXT, "chat_id": OPS})


@pytest.mark.parametrize("said", ["text", "caption"])
async def test_what_telegram_cannot_read_goes_plain(storage, said):
    row = letter(params={said: "<b>Soon</b> &amp; &lt;well&gt;", "parse_mode": "HTML"})
    kept = await judge(storage, row, BAD_MARKUP)
    assert (kept.status, kept.params) == ("new", {"chat_id": LI, said: "Soon & <well>"})
