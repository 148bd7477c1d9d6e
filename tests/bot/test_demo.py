"""The demo without a browser: what a visitor finds when the page opens."""

import aiohttp
import pytest

from bot.demo import opened
from tests.town import text_of, tr


@pytest.fixture
async def shown():
    """All that the office, and each resident, has before them."""
    async with opened(port=0) as sandbox, aiohttp.ClientSession(sandbox.url) as http:

        async def texts(chat):
            async with http.get(f"/sandbox/chats/{chat}/messages") as answer:
                messages = (await answer.json())["messages"]
            return [text_of(one) for one in messages]

        demo = sandbox.world.demo
        ids = {one["name"]: one["id"] for one in demo["people"]} | {"ops": demo["ops_group"]}
        yield {name: await texts(chat) for name, chat in ids.items()}


async def test_the_past_shows_what_is_done_and_what_is_owed(shown):
    card = next(one for one in shown["ops"] if "我的车位" in one)
    assert tr("zh_Hans", "Upheld: our fault") in card
    assert tr("zh_Hans", "word to the resident") in card
    assert "马队长" in card
    assert any("马队长负责跟进" in one for one in shown["李女士"])
    answered = next(one for one in shown["陳先生"] if "停車月卡" in one and "Q" in one)
    assert tr("zh_Hant", "Settled") in answered
    assert any(tr("zh_Hant", "1 = poor, 5 = very good") in one for one in shown["陳先生"])
