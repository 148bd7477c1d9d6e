"""How a price is named and agreed to, for the stories about quotes."""

from datetime import date

from storage.tables import Home, Quote, Ticket
from tests.stories.usually import card_of, reports
from tests.town import labels_of

DRIPS = "厨房水龙头一直滴水"
HEADING = "💰 <b>Quote for {number}</b>"
TITLE = "💰 <b>{number}: the price of the work</b>"
NOTHING_TO_THE_WORKER = "Please pay nothing to the worker; it goes on your bill."
AGREE = "✅ Agree to {money}"
SIGN = "✍️ Accept and sign {money}"
EIGHTY = "¥80.00"  # a tap for 30, and 50 for what is typed


async def is_covered_until(town, day, home="3-1102"):
    """The office has entered when the warranty ends."""
    building, room = home.split("-")
    async with town.app.storage.transaction() as shelves:
        rooms = await shelves.households.rooms(1, building)
        found = next(one for one in rooms if one.room == room)
        kept = await shelves._session.get(Home, found.id)
        kept.warranty_until = day


async def is_paid_work(town, resident, home="3-1102"):
    """Reported from a home whose warranty is over, and accepted by the engineer; its number."""
    await is_covered_until(town, date(2020, 1, 1), home)
    number = await reports(resident, DRIPS)
    await town.engineer.taps("✋ Accept", on=await card_of(town, number), at=town.ops_group)
    return number


async def draft_of(town, number):
    return await town.ops_group.sees(HEADING, number=number)


async def writes(town, number, *lines):
    """A draft with these lines typed under it."""
    await town.engineer.taps("💰 Quote", on=await card_of(town, number), at=town.ops_group)
    for line in lines:
        await town.engineer.replies(line, await draft_of(town, number), at=town.ops_group)


async def quotes(town, number):
    """Eighty yuan: a tap from the list, and a valve that is typed."""
    ops, engineer = town.ops_group, town.engineer
    await engineer.taps("💰 Quote", on=await card_of(town, number), at=ops)
    await engineer.taps("➕ From the price list", at=ops)
    await engineer.taps("Replacing a tap", at=ops)
    await engineer.taps("1", on=await draft_of(town, number), at=ops)
    await engineer.replies("角阀 ２５ ×２", await draft_of(town, number), at=ops)
    await sends(town)


async def sends(town):
    await town.engineer.taps(town.ops_group.tr("✅ Send {money}", money=""), at=town.ops_group)


async def price_of(resident, number):
    """The price card as it stands for them now."""
    return await resident.sees(TITLE, number=number)


async def agrees(resident, number, amount=EIGHTY):
    await resident.taps(resident.tr(AGREE, money=amount), on=await price_of(resident, number))


async def finishes(town, number):
    """Done, at the amount that was agreed to."""
    await town.engineer.taps("🔧 Done", on=await card_of(town, number), at=town.ops_group)
    await town.engineer.taps(town.ops_group.tr("{money}, as agreed", money=""), at=town.ops_group)
    card = await card_of(town, number)
    thread = card["message_thread_id"]
    await town.engineer.says("换了龙头", to=town.ops_group, photos=1, thread=thread)
    await town.engineer.taps("✅ Send", at=town.ops_group)


async def states(town):
    return [one.state for one in await town.kept(Quote)]


async def state(town):
    return (await town.kept(Ticket))[-1].state


def amounts_on(message):
    return [label for label in labels_of(message) if "¥" in label]


async def drafted(town):
    """The newest quote, as it was entered so far."""
    return (await town.kept(Quote))[-1]


async def lines(town):
    return [(one["name"] or one["code"], one["quantity"]) for one in (await drafted(town)).items]
