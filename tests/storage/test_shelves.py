"""Is what was tried in vain forgotten, and is everything else in hand still true?"""

from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime

import pytest

from storage.tables import Conversation, Person

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


class Declined(Exception):
    pass


def talk(key, form="repair"):
    return Conversation(
        key=key, form=form, nonce="0a", answers={"told": 1}, screen="screen:0a:0", touched_at=NOW
    )


def person(telegram_id):
    return Person(
        telegram_id=telegram_id, name="Li", language="en", notice_version=1, consented_at=NOW
    )


@asynccontextmanager
async def in_vain(shelves):
    """Whatever is written inside has to be declined."""
    with suppress(Declined):
        async with shelves.undone_by(Declined):
            yield
            raise Declined


async def kept(storage, *keys):
    async with storage.transaction() as shelves:
        return {one.key: (one.form, one.answers) for one in await shelves.conversations.at(keys)}


async def test_what_was_written_before_stays_and_what_was_tried_is_gone(storage):
    async with storage.transaction() as shelves:
        shelves.conversations.begin(talk("before"))
        async with in_vain(shelves):
            shelves.conversations.begin(talk("tried"))
            await shelves.people.welcome(person(1))
        assert await shelves.people.known([1]) == []
        shelves.conversations.begin(talk("after"))
    assert set(await kept(storage, "before", "tried", "after")) == {"before", "after"}


@pytest.mark.parametrize("flushed", [True, False])
async def test_what_is_in_hand_is_again_what_is_kept(storage, flushed):
    async with storage.transaction() as shelves:
        shelves.conversations.begin(talk("a"))
    async with storage.transaction() as shelves:
        (mine,) = await shelves.conversations.at(["a"])
        async with in_vain(shelves):
            mine.form, mine.answers = "join", {}
            if flushed:
                await shelves.flush()
        assert (mine.form, mine.answers) == ("repair", {"told": 1})
        mine.form = "language"
    assert await kept(storage, "a") == {"a": ("language", {"told": 1})}


@pytest.mark.parametrize("flushed", [True, False])
async def test_a_talk_that_was_ended_and_followed_by_another_is_back(storage, flushed):
    async with storage.transaction() as shelves:
        shelves.conversations.begin(talk("a"))
    async with storage.transaction() as shelves:
        (mine,) = await shelves.conversations.at(["a"])
        async with in_vain(shelves):
            await shelves.conversations.end(mine)
            shelves.conversations.begin(talk("a", "join"))
            if flushed:
                await shelves.flush()
        assert mine.form == "repair"
        mine.answers = {**mine.answers, "more": 2}
    assert await kept(storage, "a") == {"a": ("repair", {"told": 1, "more": 2})}


async def test_what_succeeds_stays(storage):
    async with storage.transaction() as shelves, shelves.undone_by(Declined):
        shelves.conversations.begin(talk("a"))
    assert set(await kept(storage, "a")) == {"a"}


async def test_any_other_failure_is_not_made_good_here(storage):
    with suppress(LookupError):
        async with storage.transaction() as shelves:
            shelves.conversations.begin(talk("before"))
            async with shelves.undone_by(Declined):
                raise LookupError
    assert await kept(storage, "before") == {}
