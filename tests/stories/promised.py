"""What the office owes, for the stories about promises, and the one law for all of it."""

from datetime import datetime

from storage.tables import Event, Promised, Ticket, Timer
from tests.town import labels_of

MATTERS = {
    "/repair": "厨房水龙头滴水",
    "/complain": "楼下垃圾桶三天没人收",
    "/ask": "门禁卡怎么补办",
    "/suggest": "建议在北门加一盏路灯",
    "/praise": "感谢师傅下雨天来修门",
}
_MOST_TAPS = 12


async def brings(resident, command="/complain"):
    """The quickest way through a form, without any danger; the ticket."""
    town = resident.town
    before = len(await town.kept(Ticket))
    await resident.says(command)
    await resident.says(MATTERS[command])
    for _ in range(_MOST_TAPS):
        tickets = await town.kept(Ticket)
        if len(tickets) > before:
            return tickets[-1]
        question = next(one for one in reversed(await resident.messages()) if labels_of(one))
        first, *others = labels_of(question)
        await resident.taps(others[0] if "⚠️" in first else first, on=question)
    raise AssertionError(f"{command} leads nowhere")


async def is_in_danger(resident):
    """A harmless report that has become urgent; its ticket."""
    ticket = await brings(resident, "/repair")
    await resident.taps("⚠️ It is dangerous")
    return ticket


async def promised(town, key, ticket=None):
    """The newest promise of this kind."""
    kept = [one for one in await town.kept(Promised) if one.key == key]
    return [one for one in kept if ticket is None or one.ticket_id == ticket.id][-1]


async def owed(town):
    """What is neither kept nor lapsed."""
    return {one.key: one for one in await town.kept(Promised) if one.open}


async def called(town, key=None):
    """The rungs that were called, in their order."""
    calls = [one for one in await town.kept(Event) if one.action == "escalate"]
    return [one.detail["rung"] for one in calls if key in {None, one.detail["key"]}]


async def taps_in_turn(who, *labels):
    for label in labels:
        await who.taps(label, at=who.town.ops_group)


async def every_promise_is_looked_after(town):
    """Kept, lapsed, standing still or overdue, or else exactly one bell will ring for it."""
    timers, promises = await town.kept_together(Timer, Promised)
    waiting = [one for one in timers if one.rung_at is None]
    bells = [one.payload["promise"] for one in waiting if one.name == "promise_step"]
    assert len(bells) == len(set(bells)), "one bell for each"
    for one in promises:
        stands_still = not one.open or one.left is not None
        assert (one.id in bells) is (not stands_still and (not one.missed_at or one.id in bells))
        assert stands_still or one.missed_at or one.id in bells, one


def local(moment: datetime, zone):
    return moment.astimezone(zone).strftime("%a %d %H:%M")
