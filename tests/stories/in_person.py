"""A household is to be asked in person: how stories get there, and what they look at."""

from domain.contacts import Reason
from handlers.actions.contacts import hand_over
from handlers.sheet import CURRENT, Sheet
from handlers.turn import Turn
from storage.tables import Contact, FollowUp, Ticket
from tests.stories.usually import DRIPS, is_repaired, reports

CALL = "📞 <b>Please call: {number}</b>"
VISIT = "🏠 <b>Please visit: {number}</b>"


async def is_asked(town, resident, words=DRIPS):
    """Mended, and two days later asked about; its number."""
    number = await reports(resident, words)
    await is_repaired(town, resident, number)
    await town.passes("P2D")
    return number


async def hands_over(town, reason=Reason.SILENT, number=None):
    """The newest follow-up, or the newest of that ticket, is left to a colleague."""
    about = [one for one in await town.kept(Ticket) if number in {None, one.number}]
    kept = [one for one in await town.kept(FollowUp) if one.ticket_id == about[-1].id]
    async with town.app.storage.transaction() as shelves:
        sheet = Sheet(shelves, town.app.clock.now(), "test:1", town.app.settings.standards)
        CURRENT.set(sheet)
        follow_up = await shelves.follow_ups.locked(kept[-1].id)
        ticket = await shelves.tickets.locked(follow_up.ticket_id)
        await hand_over(Turn(town.app.house), follow_up, ticket, reason)
        await shelves.outbox.post(sheet.letters)
    await town.post("clock", advance="PT1S")
    await town.settles()


async def the_contact(town):
    """The newest."""
    return (await town.kept(Contact))[-1]


async def the_answer(town):
    return (await town.kept(FollowUp))[-1]


async def taps(colleague, label):
    """On the newest card in the group."""
    return await colleague.taps(label, at=colleague.town.ops_group)


async def writes_down(colleague, quality, effect, satisfaction):
    """Reached, and what they said of it."""
    await taps(colleague, "✅ Reached")
    for row, points in zip("①②③", (quality, effect, satisfaction), strict=True):
        await taps(colleague, f"{row} {points}")
    await taps(colleague, "✅ Record")
