"""我的事项 — where everything stands that somebody has brought: the list, a matter, its history."""

from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

from domain.tickets import Action, Role, step
from handlers.access import access_ticket
from handlers.actions import acceptance, nudging, repairs
from handlers.actions.looking import on_the_receipt, show_anew, show_here
from handlers.buttons import Pressed
from handlers.facts import Facts, facts_of
from handlers.letters import Letter
from handlers.manners import Outdated
from handlers.turn import Turn
from handlers.views import my as views
from handlers.views import timeline
from handlers.views.pages import Page
from handlers.views.pages import page as page_of
from handlers.views.tickets import resident_card
from storage.tables import Event, Person, Staff, Ticket

_AN_ALBUM = 10  # as many as Telegram shows together
_STEPS = {
    "accept_work": acceptance.accept_work,
    "send_back": acceptance.send_back,
    "raise": repairs.raise_urgency,
}


async def show_matters(turn: Turn) -> None:
    show_anew(turn, await _page(turn, 0))


async def page(turn: Turn, pressed: Pressed) -> None:
    await show_here(turn, await _page(turn, pressed.number()))


async def mine(turn: Turn, pressed: Pressed) -> None:
    """One matter, with all that may be done about it."""
    ticket, facts = await matter_of(turn, pressed)
    await show_here(turn, views.matter(facts, turn.words, turn.who), ticket)


async def keep(turn: Turn, pressed: Pressed) -> None:
    """The card under their finger as it truly is."""
    ticket, _role = await access_ticket(turn, pressed.number())
    await show_matter(turn, ticket)


async def history(turn: Turn, pressed: Pressed) -> None:
    """It opens where it ends."""
    ticket, facts = await matter_of(turn, pressed)
    events = await turn.shelves.events.history(ticket.id)
    actors = await _actors(turn, events)
    told = timeline.chapters(events, actors, facts, turn.words, turn.who)
    last = len(told) - 1
    at = min(pressed.number(1), last) if pressed.word(1) else last
    await show_here(turn, timeline.history(facts, told, at, turn.words))


async def photos(turn: Turn, pressed: Pressed) -> None:
    """Further down, in albums: a message of words cannot turn into pictures."""
    ticket, facts = await matter_of(turn, pressed)
    media = tuple((one.kind, one.file_id) for one in facts.media)
    for start in range(0, len(media), _AN_ALBUM):
        some = media[start : start + _AN_ALBUM]
        turn.say(Letter(views.shown(facts, len(some), turn.words), media=some), ticket_id=ticket.id)


async def act(turn: Turn, pressed: Pressed) -> None:
    """Accept the work, send it back, or say that it is dangerous."""
    ticket, _role = await access_ticket(turn, pressed.number())
    await _STEPS[pressed.action](turn, ticket)
    turn.toast(turn.words("Noted."))


async def nudge(turn: Turn, pressed: Pressed) -> None:
    """Asked too soon again, they hear from when on it may be repeated."""
    ticket, facts = await matter_of(turn, pressed)
    step(ticket.situation, Action.NUDGE, Role.RESIDENT)
    again = await nudging.again_at(turn, ticket)
    if again > turn.now:
        moment = turn.words.moment(again, facts.zone, turn.now)
        said = turn.words("We have been reminded. You may remind us again {moment}.", moment=moment)
        return turn.toast(said.plain, alert=True)
    await nudging.nudge(turn, ticket)
    await show_matter(turn, ticket)
    return turn.toast(turn.words("Those who see to it have been reminded. Thank you."))


async def matter_of(turn: Turn, pressed: Pressed) -> tuple[Ticket, Facts]:
    ticket, _role = await access_ticket(turn, pressed.number())
    return ticket, await facts_of(turn, ticket)


async def show_matter(turn: Turn, ticket: Ticket) -> None:
    """On the receipt, in brief; on their live screen, with everything."""
    facts = await facts_of(turn, ticket)
    if await on_the_receipt(turn, ticket):
        return await show_here(turn, resident_card(facts, turn.words), ticket)
    return await show_here(turn, views.matter(facts, turn.words, turn.who), ticket)


async def _page(turn: Turn, number: int) -> Letter:
    """Some of what they and their household have brought; a page that is gone is the last."""
    if turn.person is None:
        raise Outdated
    shelf, homes = turn.shelves.tickets, await turn.shelves.households.homes_of(turn.who)
    known = (turn.who.id, [home.id for home in homes])
    pages = page_of(0, await shelf.count_known_to(*known)).pages
    at = Page(min(number, pages - 1), pages)
    tickets = await shelf.known_to(*known, at.size, skip=at.skip)
    return views.matters(await _listed(turn, tickets), turn.words, at.number, at.pages)


async def _listed(turn: Turn, tickets: Sequence[Ticket]) -> list[views.Listed]:
    promises = await turn.shelves.promises.of_tickets([one.id for one in tickets])
    communities = {one.id: one for one in turn.sheet.communities}
    return [
        views.Listed(
            ticket,
            [one for one in promises if one.ticket_id == ticket.id],
            ZoneInfo(communities[ticket.community_id].zone),
            turn.now,
        )
        for ticket in tickets
    ]


async def _actors(turn: Turn, events: Iterable[Event]) -> timeline.Actors:
    """Whoever is named in the log, by that name."""
    found: dict[str, Staff | Person] = {}
    for name in sorted({name for event in events for name in (event.actor, _worker(event))}):
        match name.split(":"):
            case "staff", number:
                found[name] = await turn.shelves.office.get(int(number))
            case "person", number:
                found[name] = await turn.shelves.people.get(int(number))
    return found


def _worker(event: Event) -> str:
    worker = (event.detail or {}).get("worker")
    return f"staff:{worker}" if worker else ""
