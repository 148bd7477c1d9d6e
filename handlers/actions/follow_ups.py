"""回访 — the one message in which it is asked, and what is done with the answer."""

import re
from collections.abc import Sequence
from datetime import datetime

from domain.authenticity import Doubt
from domain.follow_ups import Answers, FollowUpState, complete
from handlers.actions import contacts, doubting, rectifying
from handlers.actions.telling import office_words, record
from handlers.facts import Facts, facts_of, ops_address, topic_of
from handlers.letters import Address, Letter, Manner, medium
from handlers.told import Told
from handlers.turn import Turn
from handlers.views import follow_ups as views
from locales import Words, words_for
from storage.outbox import Lane
from storage.tables import Card, FollowUp, Ticket

FOLLOW_UP = "follow_up"  # the stage of what they said or showed in answer
_ALIAS = re.compile(r"follow_up:(\d+)")


def ask_later(turn: Turn, follow_up: FollowUp, at: datetime) -> None:
    """They sleep now: the question waits."""
    about = f"ticket:{follow_up.ticket_id}"
    turn.shelves.timers.set("ask_follow_up", at, about, about, follow_up=follow_up.id)


async def score(turn: Turn, follow_up: FollowUp, ticket: Ticket, row: str, points: int) -> bool:
    """Note one tap; True when all three rows are there."""
    setattr(follow_up, row, points)
    follow_up.opened_at = follow_up.opened_at or turn.now
    if not complete(answers_of(follow_up)):
        await redraw(turn, follow_up, ticket)
        return False
    await _answered(turn, follow_up, ticket)
    return True


async def not_fixed(turn: Turn, follow_up: FollowUp, ticket: Ticket) -> None:
    """It is not mended: that is an answer by itself, whatever points there are."""
    follow_up.opened_at = follow_up.opened_at or turn.now
    follow_up.unfixed = True
    await _answered(turn, follow_up, ticket)


async def _answered(turn: Turn, follow_up: FollowUp, ticket: Ticket) -> None:
    follow_up.state, follow_up.answered_at = FollowUpState.ANSWERED, turn.now
    follow_up.answered_by = turn.who.id
    unfixed = follow_up.unfixed
    record(turn, ticket.id, "answer_follow_up", "S0 八2(5)", follow_up=follow_up.id,
           unfixed=unfixed)  # fmt: skip
    if follow_up.doubt == Doubt.DISPUTED:
        follow_up.doubt = ""  # now it is in their own words
    await contacts.answered_meanwhile(turn, follow_up, ticket)
    await rectifying.weigh(turn, follow_up, ticket)
    await doubting.look(turn, follow_up, ticket)


async def hear_words(
    turn: Turn, follow_up: FollowUp, shortcomings: Told, suggestions: Told
) -> None:
    """Words are welcome and never required; the worker hears what was said (S0 三(3))."""
    facts = await facts_of(turn, await _ticket(turn, follow_up))
    keep_words(follow_up, _in_words(facts, shortcomings))
    follow_up.suggestions = _in_words(facts, suggestions)
    if shortcomings or suggestions:
        await _pass_on(turn, facts, follow_up, [*shortcomings.media, *suggestions.media])
        await rectifying.hear(turn, facts, follow_up)
    await done_with(turn, follow_up)


def keep_words(follow_up: FollowUp, words: str) -> None:
    """Beside what they wrote in reply to the question, before they tapped."""
    follow_up.shortcomings = "\n".join(one for one in (follow_up.shortcomings, words) if one)


async def done_with(turn: Turn, follow_up: FollowUp, *, newer: bool = False) -> None:
    """What else was asked in that message comes next; or its buttons go."""
    if await go_on(turn, follow_up):
        return
    together = await turn.shelves.follow_ups.asked_with(follow_up)
    ticket = await _ticket(turn, follow_up)
    view = views.asked_anew if newer else views.questionnaire_closed
    await _show(turn, together, follow_up, view(ticket, await _words(turn, follow_up)))


async def go_on(turn: Turn, follow_up: FollowUp) -> bool:
    """Lead on to what else was asked in that message; False where nothing waits any more."""
    together = await turn.shelves.follow_ups.asked_with(follow_up)
    still_open = [one for one in together if one.state == FollowUpState.ASKED]
    if still_open:
        await redraw(turn, still_open[0], await _ticket(turn, still_open[0]))
    return bool(still_open)


async def redraw(turn: Turn, follow_up: FollowUp, ticket: Ticket) -> None:
    """The one message that leads through all that was asked together, at this one."""
    together = await turn.shelves.follow_ups.asked_with(follow_up)
    place, count = together.index(follow_up) + 1, len(together)
    facts, words = await facts_of(turn, ticket), await _words(turn, follow_up)
    letter = views.questionnaire(facts, follow_up, words, place=place, count=count)
    await _show(turn, together, follow_up, letter)


async def ask_whether_to_stop(turn: Turn, follow_up: FollowUp) -> None:
    """Whether they really wish not to be asked any more, where they were asked."""
    together = await turn.shelves.follow_ups.asked_with(follow_up)
    letter = views.whether_to_stop(follow_up, await _words(turn, follow_up))
    await _show(turn, together, follow_up, letter)


async def stopped(turn: Turn, follow_up: FollowUp) -> None:
    together = await turn.shelves.follow_ups.asked_with(follow_up)
    await _show(turn, together, follow_up, views.left_alone(await _words(turn, follow_up)))


async def screen_of(turn: Turn, follow_up: FollowUp) -> str:
    """The message in which it was asked."""
    return alias_of((await turn.shelves.follow_ups.asked_with(follow_up))[0])


def alias_of(first: FollowUp) -> str:
    return f"follow_up:{first.id}"


def first_in(card: Card) -> int | None:
    """The number of the first question in this message, if it is one's."""
    found = _ALIAS.fullmatch(card.alias)
    return int(found[1]) if found else None


def answers_of(follow_up: FollowUp) -> Answers:
    return Answers(follow_up.quality, follow_up.effect, follow_up.satisfaction)


async def _show(
    turn: Turn, together: Sequence[FollowUp], follow_up: FollowUp, letter: Letter
) -> None:
    person = await turn.shelves.people.get(follow_up.asked_of or 0)
    manner = Manner(card=alias_of(together[0]), ticket_id=follow_up.ticket_id)
    turn.redraw(letter, Address(person.telegram_id), manner)


async def _words(turn: Turn, follow_up: FollowUp) -> Words:
    return words_for((await turn.shelves.people.get(follow_up.asked_of or 0)).language)


def shown_in(follow_up: FollowUp) -> str:
    """What the messages are named after that show the colleagues a voice or a photo of it."""
    return f"answer:{follow_up.id}"


async def _pass_on(
    turn: Turn, facts: Facts, follow_up: FollowUp, media: Sequence[tuple[str, str]]
) -> None:
    """A voice or a photo goes to the colleagues as well."""
    turn.shelves.tickets.attach(facts.ticket.id, FOLLOW_UP, media)
    at = await ops_address(turn, facts.community, topic_of(facts.ticket))
    caption = views.shown(facts.ticket, office_words(facts))
    for number, (kind, file_id) in enumerate(media):
        card = f"{shown_in(follow_up)}:{turn.sheet.source}:{number}"
        manner = Manner(Lane.NOTIFY, card=card, ticket_id=facts.ticket.id)
        turn.enclose(medium(kind, file_id, caption, at, manner, turn.now))


def _in_words(facts: Facts, told: Told) -> str:
    """What they said; what cannot be read is at least named."""
    if told.words or not told.media:
        return told.words
    return views.unwritten(told.media, office_words(facts)).plain


async def _ticket(turn: Turn, follow_up: FollowUp) -> Ticket:
    ticket = await turn.shelves.tickets.locked(follow_up.ticket_id)
    if ticket is None:
        raise LookupError(follow_up.ticket_id)
    return ticket
