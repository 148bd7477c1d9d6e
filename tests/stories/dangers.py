"""What is said and done about danger, for the stories about when and how it is heard."""

from storage.tables import Ticket
from tests.stories.usually import card_of
from tests.town import labels_of, text_of

DOUBT = "Помогите, на кухне странно пахнет"
DRIPS, BURST = "厨房水龙头滴水", "现在水管爆了，水漫出来了"
ASKED = "Is anybody in danger, or is water, gas or electricity out of control?"
WHERE, WHAT = "Where is it?", "What shall I make of it?"
YES, NO, ELSE = "⚠️ Yes, send somebody now", "No", "It is something else"
SILENT = (
    "As you did not answer, your report is treated as urgent; the duty staff have been called. If "
    "nobody is in danger, please reply to this message."
)
CALLED = "🔴 <b>Urgent: {number}</b>, {place}. Who is going?"
RAISED = "<b>{number}</b> is now treated as urgent. The duty staff have been called."
WHY = "Treated as urgent: {why}"


async def the_ticket(town):
    (ticket,) = await town.kept(Ticket)
    return ticket


async def is_called_to(town, ticket):
    place = ticket.place or town.ops_group.tr("Common area")
    return await town.ops_group.sees(
        town.ops_group.tr(CALLED, number=ticket.number, place=place), mentions=town.engineer
    )


async def nobody_is_called(town):
    await town.ops_group.sees_nothing_of("🔴")


async def reads_why(town, ticket, why):
    """What the card says, in the office's own words, after the kind if there is one."""
    card = text_of(await card_of(town, ticket.number))
    line = next(one for one in card.splitlines() if town.ops_group.tr(WHY, why="") in one)
    assert town.ops_group.tr(why) in line
    return line


async def is_asked(soul, what=ASKED):
    """The one screen that is open."""
    (screen,) = [one for one in await soul.messages() if soul.tr("Cancel") in labels_of(one)]
    assert soul.tr(what) in text_of(screen)
    return screen
