"""好评: what pleased them reaches the worker in person, in their own words and only once."""

import pytest
from sqlalchemy import update

from storage.tables import Rectification, Ticket
from tests.stories.usually import scores
from tests.town import text_of

PLEASED = "🌷 <b>{number}</b> · {place}: the household is pleased with your work."


@pytest.mark.clause("B15")
async def test_praise_reaches_the_worker_with_what_was_said(town, li, wang, mended):
    await scores(li, 5, 5, 5)
    told = await wang.sees(PLEASED, number=mended, place="3-1102")
    await li.says("没什么不好，师傅很认真")
    await li.says("没有不满意的")
    whole = await wang.sees("师傅很认真", number=mended)
    assert whole["message_id"] == told["message_id"], "in the same letter"
    assert await town.kept(Rectification) == []


@pytest.mark.clause("B15")
async def test_whoever_wants_to_stay_unknown_does(town, li, wang, mended):
    async with town.app.storage.engine.begin() as connection:
        await connection.execute(update(Ticket).values(confidential=True))
    await scores(li, 2, 2, 2)
    await li.says("师傅说话难听，态度很差")
    await li.says("无")
    for chat in (wang, town.ops_group):
        said = text_of(await chat.sees("📋", "态度很差"))
        assert chat.tr("🔒 confidential") in said
        assert "李女士" not in said
        assert "3-1102" not in said
