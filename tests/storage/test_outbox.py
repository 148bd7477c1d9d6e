"""Do letters go out in their lanes, in order in each chat, and no edit before its message?"""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from storage.outbox import Delivery, Lane
from storage.tables import Card, OutboxRow

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
LATER = NOW + timedelta(minutes=1)
URGENT, REPLY, NOTIFY, BROADCAST = Lane


def letter(text, chat=1, lane=REPLY, method="sendMessage", card=None, not_before=NOW):
    return OutboxRow(
        chat=chat,
        lane=lane,
        kind=Delivery.AT_LEAST_ONCE,
        method=method,
        params={"chat_id": chat, "text": text},
        card=card,
        posted_at=NOW,
        not_before=not_before,
    )


def edit(text, card="card", chat=1, lane=REPLY):
    return letter(text, chat, lane, "editMessageText", card)


async def post(storage, *letters):
    async with storage.transaction() as shelves:
        await shelves.outbox.post(letters)


async def marked(storage, status, *texts):
    async with storage.transaction() as shelves:
        for row in await shelves._session.scalars(select(OutboxRow)):
            if row.params["text"] in texts:
                row.status = status


async def next_up(storage, now=NOW, at_most=10, not_to=(), worst=BROADCAST):
    async with storage.transaction() as shelves:
        found = await shelves.outbox.next_up(now, at_most, not_to=not_to, worst=worst)
        return [row.params["text"] for row in found]


async def kept(storage):
    async with storage.transaction() as shelves:
        rows = await shelves._session.scalars(select(OutboxRow).order_by(OutboxRow.id))
        return [(row.params["text"], row.status) for row in rows]


# --- lanes and order


async def test_the_most_urgent_go_first(storage):
    letters = [letter(lane.name, chat, lane) for chat, lane in enumerate(reversed(Lane), start=1)]
    await post(storage, *letters)
    assert await next_up(storage) == ["URGENT", "REPLY", "NOTIFY", "BROADCAST"]
    assert await next_up(storage, at_most=2) == ["URGENT", "REPLY"]
    assert await next_up(storage, worst=NOTIFY) == ["URGENT", "REPLY", "NOTIFY"]


async def test_a_letter_keeps_its_place_in_its_chat_and_lane(storage):
    await post(
        storage,
        letter("a1", chat=1),
        letter("a2", chat=1),
        letter("b1", chat=2),
        letter("a urgent", chat=1, lane=URGENT),
    )
    assert await next_up(storage) == ["a urgent", "a1", "b1"]
    await marked(storage, "sending", "a1")
    assert await next_up(storage) == ["a urgent", "b1"]
    await marked(storage, "sent", "a1")
    assert await next_up(storage) == ["a urgent", "a2", "b1"]


async def test_what_has_to_wait_holds_up_its_own_chat_and_lane_alone(storage):
    await post(
        storage,
        letter("later", chat=1, not_before=LATER),
        letter("behind it", chat=1),
        letter("another lane", chat=1, lane=NOTIFY),
        letter("another chat", chat=2),
    )
    assert await next_up(storage) == ["another chat", "another lane"]
    assert await next_up(storage, now=LATER) == ["later", "another chat", "another lane"]


async def test_a_chat_that_is_being_written_to_is_left_alone(storage):
    await post(storage, letter("a", chat=1), letter("b", chat=2))
    assert await next_up(storage, not_to={1, 3}) == ["b"]


# --- edits


async def test_the_newest_edit_replaces_those_that_have_not_gone_out(storage):
    await post(storage, edit("one"), edit("two"), edit("other", card="other"))
    await post(storage, letter("said", card="card"), edit("three"))
    assert [text for text, _ in await kept(storage)] == ["other", "said", "three"]


async def test_an_edit_that_is_on_its_way_stays(storage):
    await post(storage, edit("one"))
    await marked(storage, "sending", "one")
    await post(storage, edit("two"))
    assert await kept(storage) == [("one", "sending"), ("two", "new")]


async def test_an_edit_replaces_one_of_its_own_turn(storage):
    async with storage.transaction() as shelves:
        await shelves.outbox.post([edit("one")])
        await shelves.outbox.post([edit("two")])
    assert [text for text, _ in await kept(storage)] == ["two"]


async def test_an_edit_that_changes_nothing_stays_here(storage):
    await post(storage, letter("one", card="card"))
    await marked(storage, "sent", "one")
    await post(storage, edit("one"))
    assert await next_up(storage) == []
    await post(storage, edit("two"))
    await post(storage, edit("one"))
    assert await kept(storage) == [("one", "sent")], "what was not to be seen for long is not said"
    await post(storage, edit("two"))
    assert await next_up(storage) == ["two"]


@pytest.mark.parametrize(
    ("card", "status", "chat"),
    [("card", "sending", 1), ("card", "failed", 1), ("card", "sent", 2), ("my:1", "sent", 1),
     ("orders:1", "sent", 1)],
)  # fmt: skip
async def test_it_goes_where_nobody_knows_what_is_shown(storage, card, status, chat):
    """It has not arrived, or arrived elsewhere, or the name goes from message to message."""
    await post(storage, letter("one", card=card))
    await marked(storage, status, "one")
    await post(storage, edit("one", card=card, chat=chat))
    assert [text for text, _ in await kept(storage)] == ["one", "one"]


async def test_it_goes_to_a_message_of_the_same_turn(storage):
    await post(storage, letter("one", card="card"))
    await marked(storage, "sent", "one")
    await post(storage, letter("anew", card="card"), edit("one"))
    assert [text for text, _ in await kept(storage)] == ["one", "anew", "one"]


@pytest.mark.parametrize("status", ["new", "sending"])
async def test_an_edit_waits_for_the_message_it_edits(storage, status):
    await post(storage, letter("card", lane=NOTIFY, card="card"), edit("edit", lane=URGENT))
    await marked(storage, status, "card")
    assert "edit" not in await next_up(storage)
    await marked(storage, "sent", "card")
    assert await next_up(storage) == ["edit"]


async def test_an_edit_of_what_is_shown_already_need_not_wait(storage):
    await post(storage, letter("a word under it", lane=NOTIFY, card="card"), edit("edit"))
    async with storage.transaction() as shelves:
        await shelves.cards.put([Card(alias="card", chat=1, message_id=5)])
    assert await next_up(storage) == ["edit", "a word under it"]


# --- what becomes of them


async def test_when_a_chat_is_given_up_its_other_letters_fail_and_nobody_elses(storage):
    await post(
        storage,
        letter("in hand"),
        letter("next"),
        letter("urgent", lane=URGENT, not_before=LATER),
        letter("another", chat=2),
    )
    await marked(storage, "sending", "in hand")
    async with storage.transaction() as shelves:
        failed = await shelves.outbox.give_up_on(1, "blocked", LATER)
        assert sorted(one.params["text"] for one in failed) == ["next", "urgent"]
    async with storage.transaction() as shelves:
        rows = await shelves.outbox.get([2, 3])
        assert {(row.status, row.error, row.done_at) for row in rows} == {
            ("failed", "blocked", LATER)
        }
        assert {row.status for row in await shelves.outbox.get([1, 4])} == {"sending", "new"}


async def test_what_waits_for_a_group_goes_where_the_group_has_gone(storage):
    await post(storage, letter("done", -1), letter("in hand", -1), letter("next", -1), letter("a"))
    await marked(storage, "sent", "done")
    await marked(storage, "sending", "in hand")
    async with storage.transaction() as shelves:
        await shelves.outbox.move(-1, -100)
    async with storage.transaction() as shelves:
        rows = await shelves.outbox.get([1, 2, 3, 4])
        chats = [(row.chat, row.params["chat_id"]) for row in rows]
    assert chats == [(-1, -1), (-100, -100), (-100, -100), (1, 1)]


async def test_when_a_chat_opens_again_what_had_to_wait_goes_now(storage):
    await post(storage, letter("a", not_before=LATER), letter("b", chat=2, not_before=LATER))
    async with storage.transaction() as shelves:
        await shelves.outbox.hurry(1, NOW)
    assert await next_up(storage) == ["a"]


async def test_letters_left_in_the_hands_of_a_dead_postman_are_found(storage):
    await post(storage, letter("a"), letter("b"), letter("c"))
    await marked(storage, "sending", "a", "b")
    await marked(storage, "unknown", "c")
    async with storage.transaction() as shelves:
        left = await shelves.outbox.left_sending()
        assert [row.params["text"] for row in left] == ["a", "b"]
        assert await shelves.outbox.unknown() == 1


@pytest.mark.parametrize("found", ["get", "left_sending"])
async def test_two_postmen_never_judge_a_letter_at_once(storage, found):
    await post(storage, letter("a"))
    await marked(storage, "sending", "a")

    async def second():
        async with storage.transaction() as shelves:
            ours = shelves.outbox.get([1]) if found == "get" else shelves.outbox.left_sending()
            return [row.status for row in await ours]

    async with storage.transaction() as shelves:
        rows = await shelves.outbox.get([1])
        other = asyncio.create_task(second())
        await asyncio.sleep(0.05)
        assert not other.done()
        rows[0].status = "sent"
    assert await other == (["sent"] if found == "get" else [])


# --- counting


async def test_how_many_letters_wait_in_each_lane(storage):
    await post(
        storage, letter("a"), letter("b"), letter("c", lane=URGENT), letter("d", lane=NOTIFY)
    )
    await marked(storage, "sending", "a")
    await marked(storage, "sent", "d")
    async with storage.transaction() as shelves:
        assert await shelves.outbox.depth() == {URGENT: 1, REPLY: 2}


@pytest.mark.parametrize(
    ("status", "not_before", "waiting"),
    [
        ("new", NOW, True),
        ("new", LATER, False),
        ("sending", NOW, True),
        ("sent", NOW, False),
        ("unknown", NOW, False),
    ],
)
async def test_whether_anything_waits(storage, status, not_before, waiting):
    await post(storage, letter("a", not_before=not_before))
    await marked(storage, status, "a")
    async with storage.transaction() as shelves:
        assert await shelves.outbox.waiting(NOW) is waiting


async def test_what_was_done_long_ago_is_forgotten(storage):
    await post(storage, letter("old"), letter("new"), letter("never done"))
    async with storage.transaction() as shelves:
        old, new = await shelves.outbox.get([1, 2])
        old.done_at, new.done_at = NOW - timedelta(seconds=1), NOW
    async with storage.transaction() as shelves:
        await shelves.outbox.purge(NOW)
    assert [text for text, _ in await kept(storage)] == ["new", "never done"]
