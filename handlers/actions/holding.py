"""慎言 — a reply that promises too much waits until its writer has thought twice (A12)."""

from domain.careful_words import promising
from handlers.actions.relays import Said, copied_to_the_group, said_now, to_resident, under
from handlers.actions.telling import record
from handlers.letters import Address, Letter, Manner
from handlers.told import thaw
from handlers.turn import Turn
from handlers.views import holding
from locales import words_for
from storage.tables import HeldReply, Staff, Ticket

CLAUSE = "A12"


async def answer(
    turn: Turn, ticket: Ticket, staff: Staff, said: Said | None = None, template: int | None = None
) -> None:
    """Send it, or hold it back; where there is danger it goes at once, and is warned of after."""
    said = said or said_now(turn)
    if held := await _whose_rest_this_is(turn, said):
        held.media = [*held.media, *said.told.freeze()["media"]]
        return None
    risky = promising(said.told.words)
    if risky and not ticket.urgent:
        return await _hold(turn, ticket, staff, said, template)
    await send(turn, ticket, staff, said, template)
    if risky:
        await warn_after(turn, ticket, said, risky)
    return None


async def send(
    turn: Turn, ticket: Ticket, staff: Staff, said: Said, template: int | None = None
) -> None:
    await to_resident(turn, ticket, staff, said)
    if said.unseen:
        await copied_to_the_group(turn, ticket, staff, said)
    if template:
        await turn.shelves.templates.count_use(template)


async def warn_after(turn: Turn, ticket: Ticket, said: Said, risky: tuple[str, ...]) -> None:
    """It has gone out already: on the record, and said to its writer."""
    record(turn, ticket.id, "promised_freely", CLAUSE, said=list(risky))
    under(turn, holding.gone_out(risky, turn.words), said, ticket)


async def send_all_the_same(turn: Turn, held: HeldReply, ticket: Ticket, staff: Staff) -> None:
    said = _said(held)
    risky = promising(said.told.words)
    record(turn, ticket.id, "promised_freely", CLAUSE, said=list(risky))
    await _let_go(turn, held, holding.sent(turn.words))
    await send(turn, ticket, staff, said, held.template_id)


async def drop(turn: Turn, held: HeldReply) -> None:
    await _let_go(turn, held, holding.dropped(turn.words))


async def drop_all(turn: Turn, staff: Staff) -> None:
    """Nobody else may decide about what they were about to say."""
    community = await turn.shelves.communities.get(staff.community_id)
    for held in await turn.shelves.held.of(staff.id):
        language = staff.language if held.chat > 0 else community.language
        await _let_go(turn, held, holding.dropped(words_for(language)))


async def reworded(turn: Turn, held: HeldReply, ticket: Ticket, staff: Staff) -> None:
    """They have edited what they wrote: judged anew."""
    held.words, held.media = turn.told.words, turn.told.freeze()["media"]
    if risky := promising(held.words):
        return _show(turn, held, holding.held(held, risky, turn.words))
    await _let_go(turn, held, holding.sent(turn.words))
    return await send(turn, ticket, staff, _said(held), held.template_id)


async def _hold(turn: Turn, ticket: Ticket, staff: Staff, said: Said, template: int | None) -> None:
    held = HeldReply(
        ticket_id=ticket.id, staff_id=staff.id, chat=said.at.chat, thread=said.at.thread,
        message_id=said.message_id, words=said.told.words, media=said.told.freeze()["media"],
        held_at=turn.now, template_id=template,
    )  # fmt: skip
    await turn.shelves.held.hold(held)
    letter = holding.held(held, promising(held.words), turn.words)
    under(turn, letter, said, ticket, _alias(held))


async def _whose_rest_this_is(turn: Turn, said: Said) -> HeldReply | None:
    """The reply that is held back, of which this is the rest of the album."""
    began = turn.sheet.album_began
    return await turn.shelves.held.written_in(said.at.chat, began) if began else None


async def _let_go(turn: Turn, held: HeldReply, letter: Letter) -> None:
    _show(turn, held, letter)
    await turn.shelves.held.let_go(held)


def _show(turn: Turn, held: HeldReply, letter: Letter) -> None:
    manner = Manner(card=_alias(held), ticket_id=held.ticket_id)
    turn.redraw(letter, Address(held.chat, held.thread), manner)


def _said(held: HeldReply) -> Said:
    told = thaw({"words": held.words, "media": held.media})
    return Said(told, Address(held.chat, held.thread), held.message_id)


def _alias(held: HeldReply) -> str:
    return f"held:{held.id}"
