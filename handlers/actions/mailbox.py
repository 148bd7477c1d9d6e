"""总经理信箱 — the second complaint on one matter lies before the general manager, who answers."""

from domain.refusals import Refused
from domain.tickets import Role
from handlers.actions.relays import to_resident
from handlers.actions.telling import (
    asleep,
    office_words,
    redraw_ops_card,
    resident_words,
    tell_office,
    tell_resident,
)
from handlers.facts import DESK, Facts, dossier_of, facts_of, ops_address, ops_alias
from handlers.letters import Address, Manner
from handlers.turn import Turn
from handlers.views import cases, progress
from locales import words_for
from storage.outbox import Lane
from storage.tables import Card, CaseCard, Staff, Ticket

_ALIAS = "gm:"


async def deliver(turn: Turn, case: CaseCard, ticket: Ticket) -> None:
    """Both complaints side by side, for the one who must answer now (S4 4.2.3)."""
    facts = await facts_of(turn, ticket)
    dossier = await dossier_of(turn, facts)
    for at, language, called in await _mailboxes(turn, facts):
        letter = cases.mailbox(case, dossier, called, words_for(language))
        silent = asleep(turn, facts.community)
        card = f"{_ALIAS}{ticket.id}:{at.chat}"
        turn.post(letter, at, Manner(Lane.NOTIFY, card=card, ticket_id=ticket.id, silent=silent))
    await redraw_ops_card(turn, facts)
    told = progress.before_the_gm(facts, resident_words(facts))
    tell_resident(turn, facts.requester, told, ticket=ticket)


def lies_before_the_gm(card: Card) -> bool:
    """Whether a reply to this is for the general manager only."""
    return card.alias.startswith(_ALIAS)


async def answer(turn: Turn, ticket: Ticket, staff: Staff) -> None:
    """The general manager's own word to the resident; the office reads it too."""
    if staff.role != Role.GM:
        raise Refused("not_yours", "S4 4.2.3")
    await to_resident(turn, ticket, staff)
    facts = await facts_of(turn, ticket)
    letter = cases.gm_answered(facts, staff, turn.told.words, office_words(facts))
    under = ops_alias(ticket)
    await tell_office(turn, facts.community, letter, reply_to=under, ticket_id=ticket.id)


async def _mailboxes(turn: Turn, facts: Facts) -> list[tuple[Address, str, tuple[Staff, ...]]]:
    """Where, in which language, and who has to be called there: the first of three that exists."""
    community = facts.community
    if community.gm_chat:
        return [(Address(community.gm_chat), community.language, ())]
    gms = await turn.shelves.office.on_duty(community.id, Role.GM)
    if reachable := [one for one in gms if one.reachable]:
        return [(Address(one.telegram_id), one.language, ()) for one in reachable]
    return [(await ops_address(turn, community, DESK), community.language, tuple(gms))]
