"""Who can be reached where: people who block us, and groups that move, shut or are not ours."""

from datetime import timedelta

from domain.rectification import Stage
from domain.standard import STANDARD
from handlers.actions.asking import ask_others
from handlers.actions.bills import show_tasks
from handlers.actions.households import show_application
from handlers.actions.noticing import redraw_notice
from handlers.actions.orders import keep_orders_true, welcome_back
from handlers.actions.survey_asking import lose
from handlers.actions.telling import record, redraw_ops_card, show_card, tell_office
from handlers.facts import DESK, DUTY, facts_of, ops_alias, topic_of
from handlers.form import FORGET_AFTER
from handlers.letters import Address, Manner
from handlers.turn import Turn
from handlers.views.names import department_name
from handlers.views.orders import out_of_reach
from handlers.views.premises import card_moved
from locales import words_for
from storage.outbox import Delivery, Lane
from storage.tables import Community, OutboxRow, Person, Staff, Ticket

_SECOND_THOUGHT = timedelta(minutes=1)


async def staff_speaks(turn: Turn) -> None:
    """Whoever of the office writes to us in private can be called there from now on."""
    if (turn.message or turn.query) and turn.sheet.posts and turn.visitor.private:
        await reach_staff(turn, turn.visitor.telegram_id, reachable=True)


async def reach_staff(turn: Turn, telegram_id: int, *, reachable: bool) -> None:
    """Whoever of the office has a private chat with us is called there as well."""
    for post in await turn.shelves.office.posts([telegram_id]):
        if post.reachable != reachable:
            post.reachable = reachable
            record(turn, None, "reach_staff", staff=post.id, reachable=reachable)
            await (welcome_back(turn, post) if reachable else _say_so(turn, post))
            for ticket in await turn.shelves.tickets.orders_of(post.id):
                await redraw_ops_card(turn, await facts_of(turn, ticket))


async def _say_so(turn: Turn, post: Staff) -> None:
    """Whoever counted on a call in private has to know."""
    community = await turn.shelves.communities.get(post.community_id)
    theirs = await turn.shelves.tickets.orders_of(post.id)
    letter = out_of_reach(post, theirs, words_for(community.language))
    await tell_office(turn, community, letter, topic=DUTY)


async def reach(turn: Turn, person: Person | None, *, reachable: bool) -> None:
    """They blocked us, or came back: the cards of their open matters say so."""
    if person is None or person.reachable == reachable:
        return
    person.reachable = reachable
    record(turn, None, "reach", person=person.id, reachable=reachable)
    for ticket in await turn.shelves.tickets.open_of(person.id):
        await redraw_ops_card(turn, await facts_of(turn, ticket))
    if not reachable:
        await ask_others(turn, person)
        await lose(turn, person)


def shut_alias(community: Community) -> str:
    """What rings as long as its group is shut (see shut_out.py)."""
    return f"shut:{community.id}"


def moved(turn: Turn, community: Community) -> None:
    """Our group has become a supergroup: as soon as may be, we settle in there."""
    lane, about = f"{community.ops_chat}:0", f"community:{community.id}"
    turn.shelves.timers.set("moved_in", turn.now, lane, about, community=community.id)


async def settle_in(turn: Turn, community: Community) -> None:
    """The old messages stayed behind: show again whatever somebody has to act on."""
    record(turn, None, "migrate", new=community.ops_chat)
    await show_again(turn, community)
    await _drafts_move_along(turn, community)


async def show_again(turn: Turn, community: Community, topic: str = "") -> None:
    """What somebody has to act on: all of it, or what stood in one topic."""
    for ticket in await turn.shelves.tickets.open_in(community.id):
        if topic in {"", topic_of(ticket)}:
            await _show_ticket(turn, ticket)
    if topic in {"", DESK}:
        await show_tasks(turn, community)
        for member in await turn.shelves.households.asked_in(community.id):
            await show_application(turn, member)


async def _show_ticket(turn: Turn, ticket: Ticket) -> None:
    facts = await facts_of(turn, ticket)
    await redraw_ops_card(turn, facts)
    for notice in facts.rectifications:
        if notice.stage != Stage.CLOSED:
            await redraw_notice(turn, facts, notice)


async def move_card(turn: Turn, ticket: Ticket) -> None:
    """Another department has it: the card goes to its topic; where it stood, that is said."""
    facts, alias = await facts_of(turn, ticket), ops_alias(ticket)
    shown = (await turn.shelves.cards.known([alias])).get(alias)
    if shown is None or not await turn.shelves.communities.topics(facts.community.id):
        return await redraw_ops_card(turn, facts)
    await keep_orders_true(turn, facts)
    words = words_for(facts.community.language)
    left_behind = await turn.shelves.cards.rename(shown, f"{alias}:was:{shown.message_id}")
    department = department_name(ticket.department, facts.departments, words)
    manner = Manner(Lane.NOTIFY, card=left_behind, ticket_id=ticket.id)
    turn.redraw(card_moved(ticket.number, department, words), Address(shown.chat), manner)
    return await show_card(turn, facts)


async def _drafts_move_along(turn: Turn, community: Community) -> None:
    """What was being filled in is forgotten when it would have been."""
    for talk in await turn.shelves.conversations.in_chat(community.ops_chat or 0):
        lane = talk.key.rpartition(":")[0]
        about = {"key": talk.key, "nonce": talk.nonce, "lane": lane, "reminded": True}
        forget_at = talk.touched_at + FORGET_AFTER
        turn.shelves.timers.set("draft_left", forget_at, lane, f"draft:{talk.nonce}", **about)


async def leave(turn: Turn) -> None:
    """Go, but not at once: our own group may be on its way to this id (see Outbox.move).

    While an office looks for its group, somebody may yet say the code here.
    """
    chat = turn.visitor.at.chat
    if await turn.shelves.outbox.leaves(chat):
        return
    homeless = any(one.ops_chat is None for one in turn.sheet.communities)
    awaited = homeless or await turn.shelves.setup_codes.any_good(turn.now)
    patience = STANDARD.duration("setup.waits_in_a_group") if awaited else _SECOND_THOUGHT
    turn.enclose(
        OutboxRow(
            chat=chat,
            lane=Lane.NOTIFY,
            kind=Delivery.IDEMPOTENT,
            method="leaveChat",
            params={"chat_id": chat},
            posted_at=turn.now,
            not_before=turn.now + patience,
        )
    )
