"""⚠: where a word of the office did not arrive, its writer hears why, and how to go on."""

import pytest

from storage.forgotten import nobody
from storage.tables import Person
from tests.stories.usually import DRIPS, the_ticket
from tests.town import labels_of

pytestmark = pytest.mark.usefixtures("nothing_raises")

FAILED = "⚠️"


@pytest.fixture
async def number(town, li):
    number = await li.reports(DRIPS)
    async with town.app.storage.transaction() as shelves:
        ticket = await shelves.tickets.numbered(number)
        (await shelves.people.get(ticket.requester_id)).phone = "13800001234"
    return number


async def replies(town, number, words="下午两点到"):
    ops = town.ops_group
    await town.dispatcher.replies(words, await ops.sees(number, "📍"), at=ops)


async def changed(town, number, **what):
    async with town.app.storage.transaction() as shelves:
        ticket = await shelves.tickets.numbered(number)
        person = await shelves.people.get(ticket.requester_id)
        for name, value in what.items():
            setattr(person, name, value)


@pytest.mark.clause("A15", partly="what is masked elsewhere")
async def test_whoever_has_blocked_us_is_to_be_telephoned(town, li, number):
    await li.changes(blocked=True)
    await replies(town, number)
    warned = await town.ops_group.sees(FAILED, number)
    assert town.ops_group.tr("📞 Show phone") in labels_of(warned)
    shown = await town.dispatcher.taps("📞 Show phone", on=warned, at=town.ops_group)
    assert "13800001234" in shown


async def test_whoever_has_withdrawn_their_consent_is_to_be_telephoned(town, number):
    await changed(town, number, withdrawn_at=town.app.clock.now())
    await replies(town, number)
    warned = await town.ops_group.sees(
        "The resident has withdrawn their consent: please telephone.", FAILED
    )
    assert town.ops_group.tr("📞 Show phone") in labels_of(warned)


async def test_whoever_has_no_telegram_is_to_be_telephoned(town, number):
    await changed(town, number, telegram_id=-(10**15) - 7)
    await replies(town, number)
    await town.ops_group.sees("The resident is not on Telegram: please telephone.", FAILED)
    assert nobody((await town.kept(Person))[-1].telegram_id)
    assert (await the_ticket(town)).state == "filed"


async def test_what_is_closed_is_answered_all_the_same_under_its_number(town, li, number):
    await replies(town, number, "还需要我们来吗？")
    await li.sees("还需要我们来吗？", number)
