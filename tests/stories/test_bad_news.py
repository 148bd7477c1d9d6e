"""整改: bad news moves, whatever it is made of, to the one whose it is, and in one letter home."""

import pytest
from sqlalchemy import update

from storage.tables import Event, Rectification, Staff, Ticket
from tests.stories.answers import SORRY, how_often, leaves
from tests.stories.usually import card_of, scores
from tests.town import text_of

NOTICE = "📋 <b>Rectification notice</b> · {number}"
ACKNOWLEDGED = "Acknowledged, being put right"


@pytest.mark.clause("B14")
async def test_words_that_complain_after_five_stars_are_one_notice_and_one_letter(
    town, li, wang, mended
):
    ops = town.ops_group
    await scores(li, 5, 5, 5)
    await li.says("又漏了，师傅态度很差")
    await li.says("没有")
    (notice,) = await town.kept(Rectification)
    staff = {one.id: one for one in await town.kept(Staff)}
    assert (notice.cause, staff[notice.owner_id].telegram_id) == ("words", wang.id)
    assert await how_often(li, SORRY) == 1
    await ops.sees(NOTICE, "又漏了", number=mended)
    mine = await wang.sees(NOTICE, "又漏了，师傅态度很差", number=mended)
    other = await town.staff("赵工", "engineer")
    assert "S0 二(5)" in await other.taps("📝 Acknowledge", at=ops)
    await wang.taps("📝 Acknowledge", on=mine)
    for chat in (wang, ops):
        assert chat.tr(ACKNOWLEDGED) in text_of(await chat.sees(NOTICE, number=mended))


@pytest.mark.clause("B14")
@pytest.mark.clause("H4")
async def test_the_owner_names_a_day_and_no_one_audits_themselves(town, li, wang, mended):
    ops = town.ops_group
    await scores(li, 2, 2, 2)
    await wang.taps("📝 Acknowledge", at=ops)
    (before,) = await town.kept(Rectification)
    await wang.taps("📅 Set a date", at=ops)
    await wang.taps("18:00", at=ops)
    (after,) = await town.kept(Rectification)
    assert town.app.clock.now() < after.rectify_by < before.rectify_by
    await wang.taps("🔧 Put right", at=ops)
    theirs = await number_of(town, town.supervisor)
    async with town.app.storage.engine.begin() as connection:
        await connection.execute(update(Rectification).values(owner_id=theirs))
    assert "S0 八2(4)" in await town.supervisor.taps("✅ Close", at=ops), "nobody audits themselves"
    manager = await town.staff("马经理", "manager")
    await manager.taps("✅ Close", at=ops)
    (closed,) = await town.kept(Rectification)
    assert (closed.stage, closed.closed_by) == ("closed", await number_of(town, manager))


async def number_of(town, colleague):
    return next(one.id for one in await town.kept(Staff) if one.telegram_id == colleague.id)


async def test_whoever_has_left_is_not_written_to_but_their_head_is(town, li, wang, mended):
    head = await town.staff("周主任", "head")
    await leaves(town, wang)
    before = len(await wang.messages())
    await scores(li, 1, 1, 1)
    (notice,) = await town.kept(Rectification)
    assert notice.owner_id == await number_of(town, head)
    assert len(await wang.messages()) == before
    await town.ops_group.sees(NOTICE, number=mended, mentions=head)
    await head.taps("📝 Acknowledge", at=town.ops_group)
    assert (await town.kept(Rectification))[0].stage == "acknowledged"


async def test_whoever_a_complaint_names_is_not_the_one_to_put_it_right(town, li, wang, mended):
    head = await town.staff("周主任", "head")
    async with town.app.storage.engine.begin() as connection:
        about = {"kind": "complaint", "category": "attitude", "about_whom": f"修理的{wang.name}"}
        await connection.execute(update(Ticket).values(about))
    await scores(li, 1, 1, 1)
    (notice,) = await town.kept(Rectification)
    assert notice.owner_id == await number_of(town, head)


async def test_a_matter_archived_meanwhile_is_put_right_all_the_same(town, li, wang, mended):
    await town.supervisor.taps("✅ Audit passed", on=await card_of(town, mended), at=town.ops_group)
    await scores(li, 1, 2, 2)
    (notice,), (ticket,) = await town.kept(Rectification), await town.kept(Ticket)
    assert (notice.stage, ticket.state) == ("noticed", "archived")
    await town.restarts()
    await wang.taps("🔁 Rework", at=town.ops_group)
    (ticket,) = await town.kept(Ticket)
    assert ticket.state == "rework"
    assert [one.action for one in await town.kept(Event)].count("rectification_rework") == 1
    await li.sees(mended, "已重新安排处理")
