"""问 — the question goes out once, is called to mind once, and silence calls a colleague."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.asking import Unasked, calls_a_person, silence_from, waits_until
from domain.contacts import Reason
from domain.follow_ups import FollowUpState
from handlers.access import may_answer
from handlers.actions.contacts import hand_over, is_called
from handlers.actions.follow_ups import alias_of, ask_later, done_with
from handlers.actions.telling import morning_of, record, tell_resident
from handlers.actions.whom import addressee
from handlers.facts import facts_of, standard_for
from handlers.letters import Address, Manner
from handlers.turn import Turn
from handlers.views import follow_ups as views
from locales import words_for
from storage.outbox import Delivery, Lane
from storage.tables import FollowUp, Person, Ticket

_BY_A_PERSON = {
    Unasked.NO_TELEGRAM: Reason.NO_TELEGRAM,
    Unasked.NOT_REACHED: Reason.NOT_REACHED,
}
_PER_CLAUSE = {Unasked.OPTED_OUT: "S3 六2(1)", Unasked.GONE: "S3 六2(2)"}


async def ask(turn: Turn, together: Sequence[FollowUp], ticket: Ticket, person: Person) -> None:
    """Put the questions to one of the household: all in one message, and at most once (F13).

    `ticket` is what the first of them is about.
    """
    for one in together:
        await _stand_for_older(turn, one)
        one.state, one.asked_at, one.asked_of = FollowUpState.ASKED, turn.now, person.id
        record(turn, one.ticket_id, "ask_follow_up", one.clause, follow_up=one.id)
    await _send(turn, together, ticket, person)
    await _listen(turn, together[0], ticket, nth=0)


async def cannot_ask(turn: Turn, follow_up: FollowUp, ticket: Ticket, why: Unasked) -> None:
    """A colleague asks whom a letter does not reach; who wishes not to be asked is left alone."""
    if reason := _BY_A_PERSON.get(why):
        follow_up.state, follow_up.asked_at = FollowUpState.ASKED, turn.now
        await hand_over(turn, follow_up, ticket, reason)
    else:
        _leave_be(turn, follow_up, why)


def lapse(turn: Turn, older: FollowUp, newer: FollowUp) -> None:
    """It is not asked, or not any more: the newer one about the same stands for it."""
    older.state, about = FollowUpState.LAPSED, older.ticket_id
    record(turn, about, "lapse_follow_up", "F13", follow_up=older.id, newer=newer.id)


async def unanswered(turn: Turn, first: FollowUp, ticket: Ticket, nth: int) -> None:
    """A day without an answer: so often a line that calls it to mind, and then a colleague (F5)."""
    together = await turn.shelves.follow_ups.asked_with(first)
    person = await turn.shelves.people.get(first.asked_of) if first.asked_of else None
    if person is None or person.not_asked:
        return None
    still = [one for one in together if await _waits_for(turn, one, person)]
    if not still:
        return None
    if nth < (await standard_for(turn, ticket)).count("followup.reminders"):
        await _remind(turn, still, person)
        return await _listen(turn, first, ticket, nth=nth + 1)
    for one in still:
        about = await turn.shelves.tickets.locked(one.ticket_id)
        if about and calls_a_person(one.after, one.purpose):
            await hand_over(turn, one, about, Reason.SILENT)
    return None


async def ask_others(turn: Turn, person: Person) -> None:
    """They have blocked us: what they cannot answer now is asked of somebody else of theirs."""
    for one in await turn.shelves.follow_ups.open_of(person.id):
        if ticket := await turn.shelves.tickets.locked(one.ticket_id):
            await _ask_another(turn, one, ticket)


async def ask_who_stays(turn: Turn, person: Person, home_id: int) -> None:
    """They have left that home: what lies before them about it is no business of theirs (A5)."""
    lost: list[tuple[FollowUp, Ticket]] = []
    for one in await turn.shelves.follow_ups.open_of(person.id):
        ticket = await turn.shelves.tickets.locked(one.ticket_id)
        if ticket and ticket.home_id == home_id:
            lost.append((one, ticket))
    for moment in {one.asked_at for one, _ticket in lost}:
        await _take_away(turn, [one for one, _ticket in lost if one.asked_at == moment], person)
    for one, ticket in lost:
        await _ask_another(turn, one, ticket)


async def leave_alone(turn: Turn, person: Person) -> None:
    """不再回访 — they wish not to be asked any more; of their own matters they still hear."""
    person.not_asked = True
    record(turn, None, "not_asked", "S3 六2(1)", yes=True)
    for one in await turn.shelves.follow_ups.open_of(person.id):
        _leave_be(turn, one, Unasked.OPTED_OUT)


async def _waits_for(turn: Turn, follow_up: FollowUp, person: Person) -> bool:
    """Whether they have not answered, and are still those who may."""
    ticket = await turn.shelves.tickets.get(follow_up.ticket_id)
    asked = follow_up.state == FollowUpState.ASKED
    return asked and ticket is not None and await may_answer(turn, person.id, ticket)


def _leave_be(turn: Turn, follow_up: FollowUp, why: Unasked) -> None:
    follow_up.state = FollowUpState.CALLED_OFF
    about, clause = follow_up.ticket_id, _PER_CLAUSE[why]
    record(turn, about, "call_off_follow_up", clause, follow_up=follow_up.id, why=why)


async def _stand_for_older(turn: Turn, newer: FollowUp) -> None:
    """Nobody answers twice about one matter: the newest question stands for those before it."""
    for older in await turn.shelves.follow_ups.of_ticket(newer.ticket_id):
        if older.id != newer.id and older.state == FollowUpState.ASKED:
            lapse(turn, older, newer)
            if older.asked_of:
                await done_with(turn, older, newer=True)


async def _ask_another(turn: Turn, follow_up: FollowUp, ticket: Ticket) -> None:
    """By the plan, as if it had not been asked yet; where there is nobody, a colleague asks."""
    whom = await addressee(turn, ticket)
    if isinstance(whom, Unasked):
        if reason := _BY_A_PERSON.get(whom):
            await hand_over(turn, follow_up, ticket, reason)
        else:
            _leave_be(turn, follow_up, whom)
    elif not await is_called(turn, follow_up):
        await _set_aside(turn, follow_up)
        follow_up.state = FollowUpState.PLANNED
        follow_up.asked_at = follow_up.asked_of = follow_up.opened_at = None
        follow_up.quality = follow_up.effect = follow_up.satisfaction = None
        community = await turn.shelves.communities.get(ticket.community_id)
        ask_later(turn, follow_up, morning_of(turn, community))


async def _set_aside(turn: Turn, follow_up: FollowUp) -> None:
    """The message in which it lay goes by another name: the next is another's."""
    if follow_up.asked_of:
        alias = alias_of((await turn.shelves.follow_ups.asked_with(follow_up))[0])
        await _rename(turn, alias)


async def _take_away(turn: Turn, lost: Sequence[FollowUp], person: Person) -> None:
    """What else was asked in that message is asked there still; where nothing was, it is over."""
    together = await turn.shelves.follow_ups.asked_with(lost[0])
    rest = [one for one in together if one not in lost]
    for one in lost:
        one.asked_of = None
    alias = await _rename(turn, alias_of(together[0]), alias_of(rest[0]) if rest else "")
    if together[0] in lost:
        await _listen_on(turn, rest)
    if alias and rest:
        await done_with(turn, rest[0])
    elif alias:
        letter = views.not_open(words_for(person.language))
        turn.redraw(letter, Address(person.telegram_id), Manner(card=alias))


async def _listen_on(turn: Turn, rest: Sequence[FollowUp]) -> None:
    """For it goes by the first of a message whether anybody has answered, and that one is gone."""
    still = next((one for one in rest if one.state == FollowUpState.ASKED), None)
    ticket = await turn.shelves.tickets.locked(still.ticket_id) if still else None
    if still and ticket:
        await _listen(turn, still, ticket, nth=1 if still.reminded_at else 0)


async def _rename(turn: Turn, alias: str, becomes: str = "") -> str:
    """The message goes by this name now, or by one that is nobody's; empty where it is unknown."""
    card = (await turn.shelves.cards.known([alias])).get(alias)
    if card is None or becomes == alias:
        return becomes if card else ""
    return await turn.shelves.cards.rename(card, becomes or f"{alias}:was:{card.message_id}")


async def _send(turn: Turn, together: Sequence[FollowUp], ticket: Ticket, person: Person) -> None:
    facts = await facts_of(turn, ticket)
    words, count = words_for(person.language), len(together)
    tell_resident(
        turn,
        person,
        views.questionnaire(facts, together[0], words, count=count),
        ticket=ticket,
        card=alias_of(together[0]),
        lane=Lane.NOTIFY,
        delivery=Delivery.AT_MOST_ONCE,
    )


async def _remind(turn: Turn, still: Sequence[FollowUp], person: Person) -> None:
    """One line below the question; where that was lost on its way, the question itself."""
    for one in still:
        one.reminded_at = turn.now
        record(turn, one.ticket_id, "remind_of_follow_up", "F5", follow_up=one.id)
    ticket = await turn.shelves.tickets.get(still[0].ticket_id)
    if ticket is None:
        return None
    alias = alias_of((await turn.shelves.follow_ups.asked_with(still[0]))[0])
    if alias not in await turn.shelves.cards.known([alias]):
        return await _send(turn, still, ticket, person)
    letter = views.reminder(ticket, words_for(person.language), count=len(still))
    manner = Manner(Lane.NOTIFY, Delivery.AT_MOST_ONCE, reply_to=alias, ticket_id=ticket.id)
    return turn.post(letter, Address(person.telegram_id), manner)


async def _listen(turn: Turn, first: FollowUp, ticket: Ticket, *, nth: int) -> None:
    """Ring when they have had a day for it, or as much as there is, and are awake."""
    community = await turn.shelves.communities.get(ticket.community_id)
    standard, zone = turn.standard_of(community), ZoneInfo(community.zone)
    limit = first.limit if nth else None
    by = waits_until(await turn.shelves.follow_ups.asked_with(first))
    waits = standard.count("followup.reminders") - nth + 1
    at = silence_from(turn.now, limit, zone, standard, by=by, waits=waits)
    listen_later(turn, first, at, nth)


def listen_later(turn: Turn, first: FollowUp, at: datetime, nth: int) -> None:
    """Ring if nobody has answered by then; not about another time that it was asked."""
    about, asked = f"ticket:{first.ticket_id}", first.asked_at or at
    known = {"follow_up": first.id, "asked": asked.isoformat(), "nth": nth}
    turn.shelves.timers.set("follow_up_unanswered", at, about, about, **known)
